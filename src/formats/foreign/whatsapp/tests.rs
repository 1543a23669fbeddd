//! Tests of chats.

use proptest::prelude::*;

use super::{read, recognise, senders};
use crate::domain::{DateOrder, Initiator};
use crate::formats::foreign::{Doubt, Locale, WhySkipped};

fn locale(date_order: DateOrder) -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order, zone: "Europe/Berlin" }
}

/// The days, who is there, and who began.
#[track_caller]
fn check(text: &str, file: &str, owner: &[&str], expected: &[&str]) {
    let owner: Vec<String> = owner.iter().map(|it| (*it).to_owned()).collect();
    let file = Some(file).filter(|it| !it.is_empty());
    let found = read(text, file, &owner, &locale(DateOrder::DayFirst));
    assert!(recognise(text), "{text}");
    assert_eq!(found, read(text, file, &owner, &locale(DateOrder::DayFirst)));
    let found: Vec<String> = found
        .meetings
        .iter()
        .map(|it| {
            let names: Vec<&str> = it.with.iter().map(|it| it.name.as_str()).collect();
            let began = it.exchange.began.map(Initiator::word).unwrap_or("?");
            format!("{} {} {began} {}", it.exchange.when.unwrap(), it.exchange.time, names.join("+"))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_chat_is_read_as_phones_write_it() {
    let mine = &["2023-12-31 22:15 them Ana Silva"];
    let file = "WhatsApp Chat with Ana Silva.txt";
    check("[12/31/23, 10:15:32\u{202f}PM] Ana Silva: hi\n[12/31/23, 10:16:00\u{202f}PM] Me: ho\n", file, &[], mine);
    check("\u{200e}[31.12.23, 22:15:32] Ana Silva: hi\r\n[31.12.23, 22:16:00] Me: ho\r\n", file, &[], mine);
    check("31/12/23, 22:15 - Ana Silva: hi\n31/12/23, 22:16 - Me: ho\n", file, &[], mine);
    check("31/12/2023 22:15 - Ana Silva: hi\n31/12/2023 22:16 - Me: ho\n", file, &[], mine);
    check("2023-12-31, 22:15 - Ana Silva: hi\n2023-12-31, 22:16 - Me: ho\n", file, &[], mine);
    check("31/12/23, 10:15 p.\u{a0}m. - Ana Silva: hi\n31/12/23, 10:16 p.\u{a0}m. - Me: ho\n", file, &[], mine);
    check("2023. 12. 31. 오후 10:15 - Ana Silva: hi\n2023. 12. 31. 오후 10:16 - Me: ho\n", file, &[], mine);
    check("2023년 12월 31일 오후 10:15 - Ana Silva: hi\n2023년 12월 31일 오후 10:16 - Me: ho\n", file, &[], mine);
    check("2023년 12월 31일 오후 10:15, Ana Silva : hi\n2023년 12월 31일 오후 10:16, Me : ho\n", file, &[], mine);
    check("31/12/23, 10:15 μ.μ. - Ana Silva: hi\n31/12/23, 10:16 μ.μ. - Me: ho\n", file, &[], mine);
    check("31/12/23, 10:15 CH - Ana Silva: hi\n31/12/23, 10:16 CH - Me: ho\n", file, &[], mine);
    check("[2023年12月31日 下午10:15:32] Ana Silva: hi\n[2023年12月31日 下午10:16:32] Me: ho\n", file, &[], mine);
    check("[31/12/23 22.15.32] Ana Silva: hi\n[31/12/23 22.16.32] Me: ho\n", file, &[], mine);
    check("[٣١/١٢/٢٠٢٣، ١٠:١٥:٣٢ م] Ana Silva: hi\n[٣١/١٢/٢٠٢٣، ١٠:١٦:٣٢ م] Me: ho\n", file, &[], mine);
}

#[test]
fn the_owner_is_who_is_not_in_the_name_of_the_file() {
    let text = "31/12/23, 22:15 - Lu: hi\n31/12/23, 22:16 - Ana: ho\n";
    for file in [
        "WhatsApp Chat with Ana.txt",
        "WhatsApp-Chat mit Ana (2).txt",
        "Discussion WhatsApp avec Ana.txt",
        "x/WhatsApp Chat - Ana.zip",
    ] {
        check(text, file, &[], &["2023-12-31 22:15 me Ana"]);
    }
    check(text, "", &[], &["2023-12-31 22:15 ? Lu+Ana"]);
    check(text, "_chat.txt", &["ana"], &["2023-12-31 22:15 them Lu"]);
    check("31/12/23, 22:15 - Ana: hi\n", "WhatsApp Chat with Ana.txt", &[], &["2023-12-31 22:15 them Ana"]);
    assert_eq!(senders(text), ["Lu", "Ana"]);
}

#[test]
fn lines_of_the_program_and_further_lines_are_no_messages() {
    let text = "12/30/23, 10:15 - Messages and calls are end-to-end encrypted. Learn more.\n\
                12/30/23, 10:15 - Ana created group \"Quay: boats\"\n\
                12/31/23, 10:16 - Ana: one\ntwo: three\n\n31/12/23 four\n\
                12/31/23, 10:17 - +49 171 5550123: five\n\
                1/2/24, 10:18 - ~\u{202f}Luis: six\n";
    check(text, "", &[], &["2023-12-31 10:16 ? Ana++49 171 5550123", "2024-01-02 10:18 ? Luis"]);
    let marked = "[31.12.23, 22:15:32] Boats: \u{200e}Messages are encrypted\n[01.01.24, 22:15:32] Ana: hi\n";
    check(marked, "", &[], &["2024-01-01 22:15 ? Ana"]);
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_whole_file() {
    // Nothing is above twelve, but only one order goes forward.
    check("1/2/24, 10:00 - A: x\n2/1/24, 10:00 - A: x\n", "", &[], &["2024-01-02 10:00 ? A", "2024-02-01 10:00 ? A"]);
    check("1/2/24, 10:00 - A: x\n", "", &[], &["2024-02-01 10:00 ? A"]);
    let read = read("13/13/24, 10:00 - A: x\n1/1/99, 10:00 - A: x\n", None, &[], &locale(DateOrder::DayFirst));
    let why: Vec<_> = read.skipped.into_iter().map(|it| it.why).collect();
    assert_eq!(why, [WhySkipped::NoSuchDay("13/13/24".into()), WhySkipped::Future]);
}

#[test]
fn a_large_group_is_not_ticked() {
    let text: String = (0..10).map(|it| format!("31/12/23, 22:15 - Ana{it}: hi\n")).collect();
    let read = read(&text, Some("WhatsApp Chat with Boats.txt"), &["Ana0".to_owned()], &locale(DateOrder::DayFirst));
    let [meeting] = &read.meetings[..] else { panic!() };
    assert_eq!(
        (meeting.key.as_str(), meeting.with.len(), meeting.doubt),
        ("whatsapp boats 2023-12-31", 9, Some(Doubt::Large))
    );
    assert_eq!(read.owner, ["Ana0"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::formats::foreign::table::fuzz_cases()))]
    #[test]
    fn every_text_is_read(text: String, lines in "([\\[0-9/:., \u{200e}\u{202f}-]{0,30}[PA]?M?[\\]-]? ?[A-Za:\n ]{0,12}){0,8}") {
        for text in [text, lines] {
            recognise(&text);
            let found = read(&text, Some(&text), &[], &locale(DateOrder::MonthFirst));
            prop_assert!(found.meetings.iter().all(|it| !it.with.is_empty() && it.exchange.when.is_some()));
        }
    }
}
