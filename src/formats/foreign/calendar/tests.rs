//! Calendars as programs write them, and calendars as nobody should.

use super::{Survey, read, survey};
use crate::domain::{Channel, DateOrder, Initiator};
use crate::formats::foreign::{Doubt, Incoming, Locale, WhySkipped};

const ME: &str = "me@home.example";

/// Reads with today as Thursday, 26 November 2026, in Berlin.
fn import(text: &str) -> Incoming {
    import_as(text, "Europe/Berlin", &[ME.to_owned()])
}

fn import_as(text: &str, zone: &str, mine: &[String]) -> Incoming {
    let locale = Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone };
    read(text.as_bytes(), &locale, "2024-11-26".parse().unwrap(), mine).unwrap()
}

/// A calendar of events. Each has a UID and two guests, unless its lines say otherwise.
fn calendar(events: &[&str]) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_owned();
    for lines in events {
        let has = |name: &str| lines.lines().any(|it| it.starts_with(name));
        text += "BEGIN:VEVENT\r\n";
        text += if has("UID") { "" } else { "UID:one\r\n" };
        if !has("ATTENDEE") {
            text += &format!("ATTENDEE:mailto:{ME}\r\nATTENDEE;CN=Ana Silva:mailto:ana@northwind.example\r\n");
        }
        text += &lines.replace('\n', "\r\n");
        text += "\r\nEND:VEVENT\r\n";
    }
    text + "END:VCALENDAR\r\n"
}

/// The days and times of the meetings.
fn times(incoming: &Incoming) -> Vec<String> {
    let when = |it: &crate::domain::Exchange| it.when.map(|it| it.to_string()).unwrap_or_default();
    incoming
        .meetings
        .iter()
        .map(|it| format!("{} {}", when(&it.exchange), it.exchange.time).trim().to_owned())
        .collect()
}

fn people(incoming: &Incoming) -> Vec<String> {
    let with = incoming.meetings.first().map(|it| it.with.as_slice()).unwrap_or_default();
    with.iter().map(|it| format!("{} <{}>", it.name, it.email)).collect()
}

fn reasons(incoming: &Incoming) -> Vec<(usize, WhySkipped, bool)> {
    incoming.skipped.iter().map(|it| (it.row, it.why.clone(), it.is_whole)).collect()
}

#[test]
fn a_meeting_has_what_the_owner_expects() {
    let incoming =
        import(&calendar(&["DTSTART;TZID=Europe/Lisbon:20260512T140000\nDTEND;TZID=Europe/Lisbon:20260512T150000\n\
        SUMMARY:Quarterly review\nLOCATION:Café Brasileira\\, Lisbon\nORGANIZER:mailto:ana@northwind.example\n\
        DESCRIPTION:https://zoom.us/j/1"]));
    let meeting = &incoming.meetings[0];
    assert_eq!(times(&incoming), ["2026-05-12 14:00"]);
    assert_eq!(people(&incoming), ["Ana Silva <ana@northwind.example>"]);
    assert_eq!(meeting.key, "ical one");
    assert_eq!(meeting.exchange.topics.iter().collect::<Vec<_>>(), ["Quarterly review"]);
    assert_eq!(meeting.exchange.place, "Café Brasileira, Lisbon");
    assert_eq!((meeting.exchange.how, meeting.exchange.minutes), (Some(Channel::InPerson), Some(60)));
    assert_eq!((meeting.exchange.began, meeting.doubt), (Some(Initiator::Them), None));
    assert_eq!(incoming.owner, [ME]);
}

#[test]
fn the_channel_is_that_of_the_place_or_link() {
    #[track_caller]
    fn check(lines: &str, expected: (Channel, &str)) {
        let incoming = import(&calendar(&[&format!("DTSTART:20260512T140000Z\n{lines}")]));
        let exchange = &incoming.meetings[0].exchange;
        assert_eq!((exchange.how.unwrap(), exchange.place.as_str()), expected, "{lines}");
    }
    check("LOCATION:https://zoom.us/j/123", (Channel::Video, ""));
    check("LOCATION:Microsoft Teams Meeting", (Channel::Video, ""));
    check("LOCATION:Zoom", (Channel::Video, ""));
    check("LOCATION:Zoomarine", (Channel::InPerson, "Zoomarine"));
    check("LOCATION:", (Channel::InPerson, ""));
    check("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", (Channel::Video, ""));
    check("DESCRIPTION:Join: https://teams.microsoft.com/l/meetup", (Channel::Video, ""));
    check("LOCATION:Room 4\nDESCRIPTION:https://meet.google.com/abc", (Channel::InPerson, "Room 4"));
    check("LOCATION:+351 21 123 45 67", (Channel::Call, ""));
    check("DESCRIPTION:https://northwind.example/zoom", (Channel::InPerson, ""));
}

#[test]
fn only_people_who_came_count() {
    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let incoming = import(&calendar(&[&format!("DTSTART:20260512T140000Z\n{lines}")]));
        assert_eq!(people(&incoming), expected, "{lines}");
    }
    check("ATTENDEE:mailto:me@home.example\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example", &[]);
    check("ATTENDEE;CUTYPE=ROOM:mailto:r@b.example\nATTENDEE;CUTYPE=RESOURCE:mailto:s@b.example", &[]);
    check("ATTENDEE;CUTYPE=GROUP:mailto:all@b.example", &[]);
    check("ATTENDEE:mailto:x@resource.calendar.google.com", &[]);
    check("ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:A@B.example", &[" <a@b.example>"]);
    check("ATTENDEE;CN=\"Silva, Ana\":invalid:nomail", &["Silva, Ana <>"]);
    check("ATTENDEE;CN=Ana;EMAIL=a@b.example:/1234/principal/", &["Ana <a@b.example>"]);
    check("ATTENDEE;CN=a@b.example:mailto:a@b.example", &[" <a@b.example>"]);
    check("ATTENDEE:mailto:me@home.example\nORGANIZER;CN=Ana:mailto:a@b.example", &["Ana <a@b.example>"]);
    check("ATTENDEE:mailto:a@b.example\nATTENDEE:mailto:A@b.example", &[" <a@b.example>"]);
    check("ATTENDEE:mailto:ana@localhost", &[" <ana@localhost>"]);
    check("ATTENDEE:Ana Silva <a@b.example>", &["Ana Silva <a@b.example>"]);
    check("ATTENDEE:mailto:a@b.example?subject=Hi", &[" <a@b.example>"]);
    // An alarm that writes to somebody, and a published event with an organiser only.
    check(
        "ORGANIZER:mailto:a@b.example\nATTENDEE:mailto:me@home.example\nORGANIZER:x\nBEGIN:VALARM\nATTENDEE:mailto:c@d.example\nEND:VALARM",
        &[" <a@b.example>"],
    );
}

#[test]
fn what_is_no_past_meeting_is_left_out_with_a_reason() {
    #[track_caller]
    fn check(lines: &str, expected: WhySkipped) {
        let incoming = import(&calendar(&[lines]));
        assert!(incoming.meetings.is_empty(), "{lines}");
        assert_eq!(reasons(&incoming), [(1, expected, true)], "{lines}");
    }
    check("DTSTART:20261127T000000Z", WhySkipped::Future);
    check("DTSTART:20260101T000000Z\nATTENDEE:mailto:me@home.example", WhySkipped::Alone);
    check(
        "DTSTART:20260101T000000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example\nATTENDEE:mailto:a@b.example",
        WhySkipped::Declined,
    );
    check("DTSTART:20260101T000000Z\nSTATUS:CANCELLED", WhySkipped::Declined);
    check(
        "DTSTART:20260101T000000Z\nATTENDEE:mailto:me@home.example\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example",
        WhySkipped::OthersDeclined,
    );
    check("DTSTART:20230101T000000Z", WhySkipped::TooOld);
    check("DTSTART:20250230T000000Z", WhySkipped::NoSuchDay("2025-02-30".into()));
    check("DTSTART:tomorrow", WhySkipped::NoSuchDay("tomorrow".into()));
    check("SUMMARY:Never", WhySkipped::NoDay);
    check("DTSTART:20230101T000000Z\nRRULE:FREQ=WEEKLY;UNTIL=20230601T000000Z", WhySkipped::TooOld);
    check("DTSTART:20270101T000000Z\nRRULE:FREQ=WEEKLY", WhySkipped::Future);
}

#[test]
fn tasks_and_free_times_are_no_meetings() {
    let text = calendar(&["DTSTART:20260512T140000Z"]);
    let others = "BEGIN:VTODO\r\nSUMMARY:Tidy\r\nATTENDEE:mailto:a@b.example\r\nEND:VTODO\r\nBEGIN:VFREEBUSY\r\nATTENDEE:mailto:a@b.example\r\nEND:VFREEBUSY\r\nBEGIN:VJOURNAL\r\nEND:VJOURNAL\r\nEND:VCALENDAR";
    let incoming = import(&text.replace("END:VCALENDAR", others));
    assert_eq!(incoming.meetings.len(), 1);
    let reason = |row| (row, WhySkipped::NotAPerson, true);
    assert_eq!(reasons(&incoming), [reason(2), reason(3), reason(4)]);
    let incoming = import(&text.replace("VERSION:2.0", "METHOD:REPLY"));
    assert_eq!((incoming.meetings.len(), reasons(&incoming)), (0, vec![(1, WhySkipped::Superseded, true)]));
    let incoming = import(&text.replace("VERSION:2.0", "METHOD:CANCEL"));
    assert_eq!((incoming.meetings.len(), reasons(&incoming)), (0, vec![(1, WhySkipped::Declined, true)]));
}

#[test]
fn a_series_has_the_days_of_its_rule() {
    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let found = times(&import(&calendar(&[lines])));
        assert_eq!(found, expected, "{lines}");
    }
    check(
        "DTSTART:20261102T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3",
        &["2026-11-02 10:00", "2026-11-09 10:00", "2026-11-16 10:00"],
    );
    // The hour on the wall stays when the clocks change.
    check(
        "DTSTART;TZID=Europe/Berlin:20261020T090000\nRRULE:FREQ=WEEKLY;COUNT=2",
        &["2026-10-20 09:00", "2026-10-27 09:00"],
    );
    // The end is included, and may be in UTC, in local time or a day.
    for until in ["20261109T080000Z", "20261109T090000", "20261109"] {
        check(
            &format!("DTSTART;TZID=Europe/Berlin:20261102T090000\nRRULE:FREQ=WEEKLY;UNTIL={until}"),
            &["2026-11-02 09:00", "2026-11-09 09:00"],
        );
    }
    check(
        "DTSTART:20261102T090000Z\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261103T090000Z\nEXDATE;TZID=Europe/Berlin:20261104T100000",
        &["2026-11-02 10:00", "2026-11-05 10:00"],
    );
    check("DTSTART:20261102T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20261103", &["2026-11-02 10:00"]);
    check(
        "DTSTART:20261102T090000Z\nRDATE:20261104T090000Z,20261102T090000Z",
        &["2026-11-02 10:00", "2026-11-04 10:00"],
    );
    check("DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20261102", &["2026-11-03"]);
    check("DTSTART:20000131T090000Z\nRRULE:FREQ=YEARLY", &["2025-01-31 10:00", "2026-01-31 10:00"]);
    check("DTSTART:20000229T090000Z\nRRULE:FREQ=YEARLY", &[]);
    check("DTSTART:19990131T090000Z\nRRULE:FREQ=MONTHLY;INTERVAL=12", &["2025-01-31 10:00", "2026-01-31 10:00"]);
    check("DTSTART:20200106T090000Z\nRRULE:FREQ=WEEKLY;INTERVAL=52;WKST=SU", &["2024-12-30 10:00", "2025-12-29 10:00"]);
    check("DTSTART:20261124T090000Z\nRRULE:FREQ=DAILY", &["2026-11-24 10:00", "2026-11-25 10:00", "2026-11-26 10:00"]);
}

#[test]
fn a_changed_instance_replaces_the_one_of_the_rule() {
    let master = "DTSTART:20261102T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nSEQUENCE:4";
    let moved = "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000\nDTSTART:20261110T120000Z\nSEQUENCE:1";
    let incoming = import(&calendar(&[moved, master]));
    assert_eq!(times(&incoming), ["2026-11-02 10:00", "2026-11-16 10:00", "2026-11-10 13:00"]);
    assert_eq!(incoming.meetings[2].key, "ical one 2026-11-09T09:00:00Z");
    let older = "RECURRENCE-ID:20261109T090000Z\nDTSTART:20261111T120000Z\nSEQUENCE:0";
    let again = import(&calendar(&[older, master, moved]));
    assert_eq!(times(&again), times(&incoming));
    assert_eq!(reasons(&again), [(1, WhySkipped::Superseded, true)]);
    let off = "RECURRENCE-ID:20261109T090000Z\nDTSTART:20261109T090000Z\nSTATUS:CANCELLED";
    let incoming = import(&calendar(&[master, off]));
    assert_eq!(times(&incoming), ["2026-11-02 10:00", "2026-11-16 10:00"]);
    assert_eq!(reasons(&incoming), [(2, WhySkipped::Declined, true)]);
    let later = "RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T090000Z\nDTSTART:20261109T100000Z\nSUMMARY:Later";
    let incoming = import(&calendar(&[master, later]));
    assert_eq!(times(&incoming), ["2026-11-02 10:00", "2026-11-09 11:00", "2026-11-16 11:00"]);
}

#[test]
fn the_later_version_of_an_event_counts() {
    let old = "DTSTART:20261102T090000Z\nSUMMARY:Old\nSEQUENCE:1";
    let new = "DTSTART:20261103T090000Z\nSUMMARY:New\nSEQUENCE:2";
    for (events, row) in [([old, new], 1), ([new, old], 2)] {
        let incoming = import(&calendar(&events));
        assert_eq!(times(&incoming), ["2026-11-03 10:00"]);
        assert_eq!(reasons(&incoming), [(row, WhySkipped::Superseded, true)]);
    }
}

#[test]
fn the_same_instance_has_the_same_key_in_every_zone() {
    let key = |lines: &str, zone| import_as(&calendar(&[lines]), zone, &[]).meetings[0].former_key.clone();
    let utc = key("DTSTART:20261102T090000Z", "Europe/Berlin");
    assert_eq!(utc, key("DTSTART;TZID=Europe/Berlin:20261102T100000", "Asia/Tokyo"));
    assert_eq!(utc, key("DTSTART;TZID=W. Europe Standard Time:20261102T100000", "America/New_York"));
    assert_eq!(key("DTSTART:20261102T100000", "Asia/Tokyo"), key("DTSTART:20261102T100000", "Europe/Berlin"));
}

#[test]
fn a_single_event_that_moves_is_the_same_meeting() {
    let key = |start: &str| import(&calendar(&[&format!("DTSTART:{start}\nSUMMARY:Lunch")])).meetings[0].key.clone();
    assert_eq!(key("20261102T090000Z"), key("20261105T120000Z"));
}

#[test]
fn zones_are_found_in_their_order() {
    #[track_caller]
    fn check(lines: &str, expected: (&str, Option<Doubt>)) {
        let zone = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT";
        // A call, which has the time of the owner's clock.
        let lines = format!("{lines}\nLOCATION:https://zoom.us/j/1");
        let text = calendar(&[&lines]).replacen("BEGIN:VEVENT", zone, 1);
        let incoming = import(&text);
        assert_eq!((times(&incoming)[0].as_str(), incoming.meetings[0].doubt), expected, "{lines}");
    }
    check("DTSTART;TZID=Customized Time Zone:20260715T100000", ("2026-07-15 16:00", None));
    check("DTSTART;TZID=Customized Time Zone:20260115T100000", ("2026-01-15 16:00", None));
    check("DTSTART;TZID=Customized Time Zone:20260310T100000", ("2026-03-10 15:00", None));
    check("DTSTART;TZID=Asia/Tokyo:20260115T200000", ("2026-01-15 12:00", None));
    check("DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20260115T100000", ("2026-01-15 16:00", None));
    check("DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20260115T100000", ("2026-01-15 16:00", None));
    check("DTSTART;TZID=(GMT+10:00) Canberra, Melbourne, Sydney:20260115T200000", ("2026-01-15 10:00", None));
    check("DTSTART;TZID=Canberra, Melbourne, Sydney:20260115T200000", ("2026-01-15 10:00", None));
    check("DTSTART;TZID=UTC+11:20260115T200000", ("2026-01-15 10:00", None));
    check("DTSTART;TZID=Europe/Germany:20260115T100000", ("2026-01-15 10:00", Some(Doubt::ZoneUnknown)));
    check("DTSTART;TZID=:20260115T100000", ("2026-01-15 10:00", Some(Doubt::ZoneUnknown)));
    check("DTSTART:20260115T100000", ("2026-01-15 10:00", None));
    check("DTSTART:20260115T233000Z", ("2026-01-16 00:30", None));
}

#[test]
fn a_meeting_abroad_has_the_day_and_time_of_its_place_and_a_call_those_of_the_owner() {
    #[track_caller]
    fn check(lines: &str, expected: &str) {
        assert_eq!(times(&import(&calendar(&[lines]))), [expected], "{lines}");
    }
    const EVENING: &str = "DTSTART;TZID=America/New_York:20261020T200000";
    check(EVENING, "2026-10-20 20:00");
    check(&format!("{EVENING}\nLOCATION:Katz's\\, New York"), "2026-10-20 20:00");
    check("DTSTART;TZID=Eastern Standard Time:20261020T200000", "2026-10-20 20:00");
    // At night in Berlin.
    check(&format!("{EVENING}\nLOCATION:https://zoom.us/j/1"), "2026-10-21 02:00");
    check(&format!("{EVENING}\nLOCATION:+1 212 555 0100"), "2026-10-21 02:00");
    // Programs write UTC for any place.
    check("DTSTART:20261021T000000Z", "2026-10-21 02:00");
    check("DTSTART;TZID=Etc/UTC:20261021T000000", "2026-10-21 02:00");
    check("DTSTART:20261020T200000", "2026-10-20 20:00");
}

#[test]
fn the_meetings_of_a_series_belong_together() {
    let weekly = "UID:a\nDTSTART:20260901T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3";
    let incoming = import(&calendar(&[weekly, "UID:b\nDTSTART:20260902T090000Z"]));
    assert_eq!(incoming.meetings.iter().map(|it| it.series).collect::<Vec<_>>(), [Some(0), Some(0), Some(0), None]);
}

#[test]
fn doubtful_meetings_are_not_ticked() {
    #[track_caller]
    fn check(lines: &str, expected: Option<Doubt>) {
        assert_eq!(import(&calendar(&[lines])).meetings[0].doubt, expected, "{lines}");
    }
    let guests = |count: usize| (0..count).map(|it| format!("\nATTENDEE:mailto:g{it}@b.example")).collect::<String>();
    check(&format!("DTSTART:20260115T100000Z{}", guests(8)), None);
    check(&format!("DTSTART:20260115T100000Z{}", guests(9)), Some(Doubt::Large));
    check("DTSTART;VALUE=DATE:20260115", Some(Doubt::AllDay));
    check("DTSTART:20260115T100000Z\nDTEND:20260117T100000Z", Some(Doubt::AllDay));
    check("DTSTART:20200115T100000Z\nRRULE:FREQ=WEEKLY", Some(Doubt::Endless));
    check("DTSTART:20200115T100000Z\nRRULE:FREQ=MONTHLY", None);
    check("DTSTART:20260115T100000Z\nRRULE:FREQ=WEEKLY;COUNT=20", None);
    check("DTSTART:20250115T100000Z\nRRULE:FREQ=DAILY;COUNT=200", Some(Doubt::Endless));
}

#[test]
fn a_rule_without_an_end_does_not_fill_the_book() {
    #[track_caller]
    fn check(rule: &str, expected: usize) {
        let incoming = import(&calendar(&[&format!("DTSTART:19700101T090000Z\nRRULE:{rule}")]));
        assert_eq!(incoming.meetings.len(), expected, "{rule}");
        assert!(incoming.meetings.iter().all(|it| it.doubt == Some(Doubt::Endless)) || expected < 27, "{rule}");
    }
    check("FREQ=WEEKLY", 105);
    check("FREQ=DAILY", 400);
    check("FREQ=HOURLY", 400);
    check("FREQ=MINUTELY;INTERVAL=60", 400);
    check("FREQ=SECONDLY", 0);
    check("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=9", 0);
    check("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 0);
    check("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0);
    check("FREQ=DAILY;INTERVAL=65535", 0);
    check("FREQ=WEEKLY;INTERVAL=65535;BYMONTH=13", 0);
    check("FREQ=DAILY;INTERVAL=0;COUNT=0", 400);
    check("FREQ=YEARLY;BYDAY=99MO;BYSETPOS=400", 0);
    check("FREQ=NEVER", 0);
    let all = |end: usize| (0..end).map(|it| it.to_string()).collect::<Vec<_>>().join(",");
    check(&format!("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR={};BYMINUTE={0};BYSECOND={0}", all(24)), 0);
    check(&format!("FREQ=YEARLY;BYWEEKNO={};BYDAY=MO", all(54).replacen("0,", "", 1)), 104);
}

#[test]
fn the_owner_is_in_nearly_every_event() {
    #[track_caller]
    fn check(guests: &[&str], mine: &str, name: &str, expected: &[&str]) {
        let event = |(index, guests): (usize, &&str)| {
            let lines: String = guests.split(' ').map(|it| format!("ATTENDEE:mailto:{it}@b.example\n")).collect();
            format!("UID:{index}\n{lines}DTSTART:20260115T100000Z")
        };
        let events: Vec<String> = guests.iter().enumerate().map(event).collect();
        let text = calendar(&events.iter().map(String::as_str).collect::<Vec<_>>());
        let text = text.replacen("VERSION:2.0", &format!("X-WR-CALNAME:{name}"), 1);
        assert_eq!(import_as(&text, "UTC", &[mine.to_owned()]).owner, expected);
    }
    check(&["me a", "me b", "me c"], "", "", &["me@b.example"]);
    check(&["me a", "me b"], "", "", &[]);
    check(&["me a", "me a", "me a"], "", "", &[]);
    check(&["me a", "me b", "c b", "d"], "", "", &[]);
    check(&["me a", "me b", "me c"], "A@B.example", "", &["a@b.example"]);
    check(&["me a"], "", "a@b.example", &["a@b.example"]);
    check(&["me a"], "", "Calendar", &[]);
}

#[test]
fn odd_files_are_read() {
    let text = calendar(&["DTSTART:20260115T100000Z\nSUMMARY:Café"]);
    let whole = times(&import(&text));
    let read_bytes = |bytes: &[u8]| {
        let locale =
            Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" };
        read(bytes, &locale, "2024-11-26".parse().unwrap(), &[])
    };
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|it| it as u8).collect();
    let forms: [Vec<u8>; 7] = [
        text.replace("\r\n", "\n").into(),
        text.replace("\r\n", "\r").into(),
        text.replace("\r\n", "\r\r\n").into(),
        format!("\u{feff}{text}").into(),
        format!("{text}{text}").into(),
        utf16,
        latin,
    ];
    for form in forms {
        let incoming = read_bytes(&form).unwrap();
        assert_eq!(times(&incoming), whole);
        assert_eq!(incoming.meetings[0].exchange.topics.iter().collect::<Vec<_>>(), ["Café"]);
    }
    let cut = import(text.split("END:VEVENT").next().unwrap());
    assert_eq!((times(&cut), reasons(&cut)), (whole, vec![(1, WhySkipped::Cut, false)]));
    assert!(read_bytes(b"BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD").is_err());
    assert!(read_bytes(b"").is_err());
    let bare = import("BEGIN:VEVENT\nDTSTART:20260115T100000Z\nSUMMARY:Tea\nATTENDEE:mailto:a@b.example\nEND:VEVENT");
    assert_eq!(bare.meetings[0].key, "ical no-uid:Tea 2026-01-15T10:00:00Z");
}

#[test]
fn a_survey_counts_what_the_file_holds() {
    let text =
        calendar(&["DTSTART:20260115T100000Z\nRRULE:FREQ=DAILY;COUNT=3", "UID:two\nDTSTART;VALUE=DATE:20260116"]);
    let window = ("2026-01-16".parse().unwrap(), "2026-12-31".parse().unwrap());
    let expected = Survey {
        events: 2,
        uids: 2,
        attendees: 4,
        emails: 2,
        names: vec![String::new(), String::new()],
        first_start: Some("2026-01-15T10:00:00Z".into()),
        occurrences: 3,
    };
    assert_eq!(survey(text.as_bytes(), window), Ok(expected));
}
