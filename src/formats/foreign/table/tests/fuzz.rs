//! Damaged files of every kind: the readers are total, and no row is lost in silence.

use proptest::prelude::*;

use super::super::mapped::{guess, read_with};
use super::super::{fuzz_cases, google, linkedin, outlook, thunderbird};
use super::locale;
use crate::formats::foreign::Incoming;

const FILES: [&str; 5] = [
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,\"Silva, PhD\",https://www.linkedin.com/in/ana%20,ana@example.org,\"Quay, Ltd\",Captain,08 Feb 2026\n,,,,,,07 Jun 2026\n",
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\nc1,,Lu,https://www.linkedin.com/in/lu,\"Ana, PhD, Tom\",\"https://www.linkedin.com/in/ana,https://www.linkedin.com/in/tom\",2025-06-01 14:03:22 UTC,,x,INBOX\n",
    "First Name,Last Name,Labels,Birthday,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAna,Silva,* myContacts ::: Boats,1999-04-17,* Work,ana@example.org,Mobile,912345678\n\"Ortega, Luis\",,,--08-04,,,,\n",
    "First Name;Last Name;Display Name;Primary Email;E-mail Address;Categories;Web Page;Birthday\nAna;Silva;;ana@example.org;a@example.org;Boats;https://x.example;4/17/1999\n",
    "Vorname;Nachname;E-Mail;Geburtstag;Ort\nAna;Silva;ana@example.org;17. April 1999;Porto\n",
];

/// Reads a text with every reader.
fn each(text: &str) -> Vec<Incoming> {
    let locale = locale();
    let _ =
        (linkedin::recognise(text), google::recognise(text), outlook::recognise(text), thunderbird::recognise(text));
    let mapped = guess(text).map(|it| read_with(text, &it.map, &locale));
    let known = [linkedin::read(text, &[], &locale), google::read(text, &locale), outlook::read(text, &locale)];
    known.into_iter().chain([thunderbird::read(text, &locale)]).chain(mapped).collect()
}

#[derive(Clone, Debug)]
enum Damage {
    Insert(prop::sample::Index, char),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let sign = prop_oneof![
        prop::sample::select(vec![
            '"', ',', ';', '\n', '\r', '\t', ':', '\u{feff}', '\u{202e}', '\0', '<', '٣', '%', '/', '-'
        ]),
        any::<char>()
    ];
    prop_oneof![
        (any::<prop::sample::Index>(), sign).prop_map(|(at, sign)| Damage::Insert(at, sign)),
        (any::<prop::sample::Index>(), 1..20_usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        (any::<prop::sample::Index>(), 1..80_usize).prop_map(|(at, count)| Damage::Repeat(at, count)),
    ]
}

fn damaged(text: &str, all: &[Damage]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for damage in all {
        if text.is_empty() {
            break;
        }
        match damage {
            Damage::Insert(at, sign) => text.insert(at.index(text.len()), *sign),
            Damage::Remove(at, count) => {
                let from = at.index(text.len());
                text.drain(from..(from + count).min(text.len()));
            }
            Damage::Repeat(at, count) => {
                let from = at.index(text.len());
                let part: Vec<char> = text[from..(from + count).min(text.len())].to_vec();
                text.splice(from..from, part);
            }
        }
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(fuzz_cases()))]
    #[test]
    fn a_damaged_file_is_read(file in 0..FILES.len(), damages in prop::collection::vec(damage(), 1..8), noise: String) {
        let text = damaged(FILES[file], &damages);
        let found = each(&text);
        prop_assert_eq!(&found, &each(&text));
        for read in &found {
            prop_assert!(read.people.iter().all(|it| it.person.has_name()));
            prop_assert!(read.meetings.iter().all(|it| !it.key.is_empty() && it.exchange.when.is_some() && !it.with.is_empty()));
        }
        each(&noise);
    }
}
