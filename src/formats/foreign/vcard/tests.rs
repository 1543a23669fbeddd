//! Cards as programs write them, the way back, and broken files.

use proptest::prelude::*;

use super::{Reader, read};
use crate::domain::{DateOrder, Person};
use crate::formats::foreign::{Incoming, Locale};
use crate::formats::vcard::shown_name;

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" }
}

fn person_of(lines: &str) -> Person {
    let file = format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n");
    let incoming = read(file.as_bytes(), &locale());
    incoming.people.into_iter().next().map(|it| it.person).unwrap_or_default()
}

/// What Kith makes of a card, in one line.
fn told(person: &Person) -> String {
    let mut told = vec![shown_name(person)];
    let methods = person.emails.iter().chain(person.phones.iter()).chain(person.profiles.iter());
    told.extend(methods.map(|it| format!("{}={}{}", it.kind, it.value, if it.preferred { "!" } else { "" })));
    told.extend(person.addresses.iter().map(|it| format!("{}={}", it.kind, it.value.replace('\n', "/"))));
    told.extend(person.dates.iter().filter_map(|it| Some(format!("{}={}", it.kind, it.when?))));
    told.extend(person.custom.iter().map(|it| format!("{}={}", it.label, it.text)));
    told.extend(person.card_lines.iter().cloned());
    told.join(" | ")
}

#[test]
fn cards_of_many_programs() {
    #[track_caller]
    fn check(lines: &str, expected: &str) {
        assert_eq!(told(&person_of(lines)), expected, "{lines}");
    }
    // Apple: groups with labels, a year that stands for none.
    check(
        "N:Silva;Ana;;;\nFN:Ana Silva\nitem1.TEL;type=pref:1\nitem1.X-ABLabel:_$!<Mobile>!$_\nITEM2.EMAIL:a@b.example\n\
         item2.X-ABLABEL:Studio\nBDAY;value=date;X-APPLE-OMIT-YEAR=1604:1604-04-12\nitem3.X-ABDATE:2015-06-01\n\
         item3.X-ABLabel:_$!<Anniversary>!$_\nitem4.X-ABRELATEDNAMES:Tom\nitem4.X-ABLabel:_$!<Spouse>!$_",
        "Ana Silva | Studio=a@b.example | mobile=1! | anniversary=2015-06-01 | birthday=--04-12 | Spouse=Tom | \
         RELATED;TYPE=spouse;VALUE=text:Tom",
    );
    // Android: its own property, a nickname and an event.
    check(
        "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91u;;;;\nTEL;CELL;PREF:1\nTEL;WORK;FAX:1\n\
         X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2011-02-03;0;met;;;;;;;;;;;;",
        "Ñu | mobile, work fax=1! | met=2011-02-03",
    );
    // Version 4.0: URIs and quoted lists.
    check(
        "VERSION:4.0\nFN:Luis\nTEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+49-30-1;ext=7\nEMAIL:mailto:l%40@b.example\n\
         IMPP:xmpp:l@b.example\nX-SOCIALPROFILE;TYPE=mastodon:https://social.example/@l\nBDAY:--0229\nGENDER:M",
        "Luis | =l@@b.example | work=+49-30-1 ext. 7! | mastodon=https://social.example/@l | xmpp=xmpp:l@b.example | \
         birthday=--02-29 | GENDER:M",
    );
    // A company, and a card of an address only.
    check("N:;;;;\nFN:Northwind\nORG:Northwind;\nX-ABShowAs:COMPANY", "Northwind");
    check("KIND:org\nFN:Northwind", "Northwind");
    check("EMAIL:<a@b.example>", "a@b.example | =a@b.example");
    // The name that is shown, and the one in parts.
    check("FN:Weber\\, Ana\nN:Weber;Ana;;;", "Weber, Ana | FN:Weber\\, Ana | N:Weber;Ana;;;");
    check("FN:Maxl\nN:Muster;Max;;;", "Maxl | Full name=Max Muster | FN:Maxl | N:Muster;Max;;;");
    check("N:Weber;Ana;;Dr.;", "Ana Weber | Full name=Dr. Ana Weber | FN:Ana Weber | N:Weber;Ana;;Dr.;");
    check("FN:Dr. Ana Weber\nN:Weber;Ana;;Dr.;", "Dr. Ana Weber");
    check("FN:Ana\u{202a}\u{feff} Weber", "Ana Weber");
    // Addresses and labels for letters.
    check(
        "FN:A\nADR;WORK:;;Quay 1;Riga;;1010;\nLABEL;WORK:Quay 1\\n1010 Riga",
        "A | work=Quay 1/1010 Riga | ADR:;;Quay 1;Riga;;1010;",
    );
    check("FN:A\nLABEL;HOME:Quay 1\\nRiga", "A | home=Quay 1/Riga");
    // Values that nothing holds.
    check("FN:A\nitem1.X-PET:Rex\nitem1.X-ABLabel:Dog", "A | item1.X-ABLABEL:Dog | item1.X-PET:Rex");
    check("FN:A\nBDAY;VALUE=text:circa 1800", "A | BDAY;VALUE=text:circa 1800");
    check("FN:A\nTITLE:\nTEL;WORK:\nX-EMPTY:;;", "A");
}

#[test]
fn names_in_other_scripts_and_their_sound() {
    let ana = person_of(
        "FN:Hanako Tanaka\nFN:田中 花子\nN;SORT-AS=\"Tanaka,Hanako\":Tanaka;Hanako;;;\nX-PHONETIC-LAST-NAME:ta-NA-ka\n\
         X-PHONETIC-FIRST-NAME:HA-na-ko\nPRONOUNS:she/her\nNICKNAME:Hana,Hanachan\nEXPERTISE;LEVEL=expert:Ink",
    );
    let texts = [&ana.other_script, &ana.say, &ana.sort_name, &ana.pronouns, &ana.nickname, &ana.expertise[0].what];
    assert_eq!(texts, ["田中 花子", "HA-na-ko ta-NA-ka", "Tanaka Hanako", "she/her", "Hana, Hanachan", "Ink"]);
}

#[test]
fn cards_that_are_left_out_are_told() {
    #[track_caller]
    fn check(file: &str, people: &[&str], skipped: &[&str]) {
        let incoming = read(file.as_bytes(), &locale());
        let names: Vec<String> = incoming.people.iter().map(|it| shown_name(&it.person)).collect();
        assert_eq!(names, people, "{file}");
        let whole = |is_whole| if is_whole { "card" } else { "value" };
        let told: Vec<String> =
            incoming.skipped.iter().map(|it| format!("{} {} {:?}", it.row, whole(it.is_whole), it.why)).collect();
        assert_eq!(told, skipped, "{file}");
    }
    check("\u{feff}", &[], &[]);
    check("BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:A\nEND:VCARD", &["A"], &["1 card Empty"]);
    check("BEGIN:VCARD\nFN:A\nBDAY:2001-02-30\nEND:VCARD", &["A"], &["1 value NoSuchDay(\"2001-02-30\")"]);
    check("BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:AAA", &["A"], &["1 value Cut"]);
    check("BEGIN:VCARD\nVERSION:3.0\n", &[], &["1 card Cut"]);
    check("BEGIN:VCARD\nFN:A\nno colon\nEND:VCARD", &["A"], &["1 value BrokenRow"]);
    check("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD", &["A", "B"], &["1 value NoEnd"]);
    check("BEGIN:VCARD\nFN:Room 1\nKIND:location\nEND:VCARD", &[], &["1 card NotAPerson"]);
    check("BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\\nFN:B\nEND:VCARD", &["A"], &["1 value CardInCard"]);
    let long =
        format!("BEGIN:VCARD\nFN:A\nLOGO;ENCODING=b:{}\nTITLE:{}\nEND:VCARD", "A".repeat(9_000), "b".repeat(600));
    check(&long, &["A"], &["1 value TooLong", "1 value TooLong"]);
}

#[test]
fn relations_and_groups_join_the_cards_of_a_file() {
    let file = "BEGIN:VCARD\nUID:urn:uuid:A1\nFN:Ana\nRELATED;TYPE=spouse:urn:uuid:b2\nRELATED;TYPE=friend;VALUE=text:Kim\n\
                RELATED;TYPE=child:urn:uuid:c3\nCATEGORIES:Choir,* starred\nEND:VCARD\n\
                BEGIN:VCARD\nUID:b2\nFN:Tom\nX-SPOUSE:Ana\nEND:VCARD\n\
                BEGIN:VCARD\nX-ADDRESSBOOKSERVER-KIND:group\nFN:Neighbours\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:B2\nEND:VCARD\n";
    let incoming = read(file.as_bytes(), &locale());
    let [ana, tom] = incoming.people.as_slice() else { panic!("two people") };
    let partner = Some(crate::domain::RelationKind::Partner);
    assert_eq!(ana.relations.first().map(|it| (Some(it.0), it.1)), Some((partner, 1)));
    assert_eq!(tom.relations.first().map(|it| (Some(it.0), it.1)), Some((partner, 0)));
    assert_eq!(
        (ana.labels.as_slice(), ana.is_starred, ana.key.as_str()),
        (&["Choir".to_owned()][..], true, "vcard A1")
    );
    assert_eq!(tom.labels, ["Neighbours"]);
    assert_eq!(&*ana.person.card_lines, ["RELATED;TYPE=child:urn:uuid:c3", "RELATED;TYPE=friend;VALUE=text:Kim"]);
    assert_eq!(incoming.skipped.len(), 1);
}

#[test]
fn a_file_is_read_in_any_encoding() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Weiß\r\nEND:VCARD\r\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { units.iter().flat_map(|it| bytes(*it)).collect() };
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let marked = [&[0xfe, 0xff][..], &utf16(u16::to_be_bytes)].concat();
    for bytes in
        [text.as_bytes().to_vec(), latin.into_owned(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), marked]
    {
        assert!(super::recognise(&bytes));
        let incoming = read(&bytes, &locale());
        assert_eq!(incoming.people.first().map(|it| shown_name(&it.person)).as_deref(), Some("Zoë Weiß"));
    }
}

#[test]
fn a_file_is_read_in_slices() {
    let file = "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(10);
    let mut reader = Reader::new(file.clone().into_bytes(), locale());
    let mut steps = 0;
    while reader.read_some(3) {
        steps += 1;
        assert!((reader.progress() - f64::from(steps) * 0.3).abs() < 0.01);
    }
    assert_eq!(steps, 3);
    assert_eq!(reader.finish(), read(file.as_bytes(), &locale()));
}

#[test]
fn a_blank_before_a_soft_break_is_part_of_the_value() {
    let check = |line: &str, expected: &str| {
        let file = format!("BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ana\r\n{line}\r\nEND:VCARD\r\n");
        assert_eq!(read(file.as_bytes(), &locale()).people[0].person.notes, expected, "{line}");
    };
    check("NOTE;ENCODING=QUOTED-PRINTABLE:the lazy =\r\ndog", "the lazy dog");
    check("NOTE;ENCODING=QUOTED-PRINTABLE:the lazy=\r\n dog", "the lazy dog");
    check("NOTE;ENCODING=QUOTED-PRINTABLE:the lazy=  \r\n dog", "the lazy dog");
    check("NOTE;ENCODING=QUOTED-PRINTABLE:A=C5=9Fe =\r\n=C3=96z", "Aşe Öz");
}

/// Cards with everything that breaks readers, to be mutated.
const FIXTURE: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=88=C0=93=A1;=83=8D;;;\r\n\
    NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB=0D=0A=\r\n#next\r\nTEL;CELL;PREF:+49 30 1\r\n\
    PHOTO;ENCODING=BASE64;JPEG:\r\n /9j/2Q==\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nN:B\r\nEND:VCARD\r\nBDAY:19800230\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Weber\\, Ana\r\nN;SORT-AS=\"W,A\":Weber;Ana,B;;;\r\n\
    item1.TEL;VALUE=uri;TYPE=\"work,fax\":tel:+1;ext=2\r\nitem1.X-ABLabel:_$!<Work>!$_\r\nADR;LABEL=\"a^nb\":;;x;y;;;\r\n\
    PHOTO:data:image/png;base64,iVBORw0KGgo=\r\nRELATED;TYPE=spouse:urn:uuid:2\r\nX-ANDROID-CUSTOM:a/relation;T;0;x\r\n\
    IMPP:xmpp:a\r\nORG:\\;;b\\\r\n c\r\nDEATHDATE:--0101\r\nCATEGORIES:a,,b\r\nJSCOMPS;JSCOMPS=\"s,\\,;1,2\":x\r\nEND:VCARD\r\n";

fn check_any(bytes: &[u8]) -> Incoming {
    let incoming = read(bytes, &locale());
    let whole = incoming.skipped.iter().filter(|it| it.is_whole).count();
    let last = incoming.people.iter().map(|it| it.row).chain(incoming.skipped.iter().map(|it| it.row)).max();
    assert_eq!(incoming.people.len() + whole, last.unwrap_or_default());
    incoming
}

/// The number of inputs: `KITH_FUZZ` for a long run.
fn cases() -> ProptestConfig {
    let count = std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok());
    ProptestConfig::with_cases(count.unwrap_or(256))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_file_is_too_broken(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..40, any::<u8>(), 0_u8..5), 1..12),
    ) {
        let mut bytes = FIXTURE.as_bytes().to_vec();
        for (at, length, byte, act) in edits {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            match act {
                0 => bytes.truncate(at),
                1 => { bytes.splice(at..end, [byte]); }
                2 => { bytes.splice(at..end, std::iter::empty()); }
                3 => { let copy = bytes[at..end].to_vec(); bytes.splice(at..at, copy); }
                _ => { let marks = b":;,=\"\\\r\n .^%"; bytes.insert(at, marks[usize::from(byte) % marks.len()]); }
            }
        }
        check_any(&bytes);
    }

    #[test]
    fn any_bytes_are_a_file(bytes: Vec<u8>) {
        check_any(&bytes);
        check_any(&[b"BEGIN:VCARD\n".as_slice(), &bytes].concat());
    }
}

#[test]
fn a_group_of_a_newer_card_gives_its_members_a_tag() {
    let file = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:a1\nFN:Ana Silva\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nMEMBER:urn:uuid:a1\nMEMBER:mailto:bo@ek.example\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:4.0\nFN:Bo Ek\nEMAIL:bo@ek.example\nEND:VCARD\n";
    let read = read(file.as_bytes(), &locale());
    let tags: Vec<Vec<&str>> =
        read.people.iter().map(|it| it.person.tags.iter().map(String::as_str).collect()).collect();
    assert_eq!(tags, [["Choir"], ["Choir"]]);
}
