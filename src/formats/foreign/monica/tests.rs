//! An export of Monica, written for this test, and exports as nobody should write them.

use super::{MonicaProblem, is_monica, read};
use crate::domain::{Channel, DateOrder, Initiator, Person, RelationKind};
use crate::formats::foreign::{Incoming, IncomingPerson, Locale, WhySkipped};

const EXPORT: &str = include_str!("fixture.json");

fn import(bytes: &[u8]) -> Result<Incoming, MonicaProblem> {
    read(
        bytes,
        &Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Lisbon" },
    )
}

fn export() -> Incoming {
    import(EXPORT.as_bytes()).unwrap()
}

fn facts(person: &Person) -> Vec<String> {
    person.facts.iter().map(|it| format!("{}: {}", it.label, it.text)).collect()
}

#[test]
fn a_contact_has_every_field() {
    let incoming = export();
    let IncomingPerson { key, row, person, labels, is_starred, photo, .. } = &incoming.people[0];
    assert_eq!((key.as_str(), *row, *is_starred), ("monica ana", 1, true));
    assert_eq!([&person.given, &person.middle, &person.family, &person.nickname], ["Ana", "Luísa", "Silva", "Nita"]);
    assert_eq!([&person.organisation, &person.role, &person.place], ["Northwind", "Cook", "Lisbon"]);
    assert_eq!((person.cadence_days, person.archived), (Some(30), false));
    assert_eq!(
        (labels.as_slice(), &*person.tags),
        (["choir", "Lisbon"].map(String::from).as_slice(), ["Lisbon", "choir"].map(String::from).as_slice())
    );
    let emails: Vec<&str> = person.emails.iter().map(|it| it.value.as_str()).collect();
    let phones: Vec<(&str, &str)> = person.phones.iter().map(|it| (it.kind.as_str(), it.value.as_str())).collect();
    assert_eq!(emails, ["ana@northwind.example"]);
    assert_eq!(phones, [("", "+351 912 345 678"), ("whatsapp", "+351 912 345 679")]);
    assert_eq!((person.profiles[0].kind.as_str(), person.profiles.len()), ("linkedin", 1));
    assert_eq!(person.addresses[0].value, "Rua Augusta 1\n1100-048 Lisbon\nPortugal");
    let dates: Vec<String> = person.dates.iter().map(|it| format!("{} {}", it.kind, it.when.unwrap())).collect();
    assert_eq!(dates, ["Café day 2020-09-01", "birthday --04-12"]);
    assert_eq!(person.how_met.when.unwrap().to_string(), "2019-05-17");
    assert_eq!(
        person.notes,
        "Met through the choir.\n\n2023-05-04\nPlans a café.\nLooks for a room.\n\n2024-05-04\nFound one."
    );
    // The width of the chosen picture.
    assert_eq!(photo.as_ref().unwrap().bytes[19], 3);
    assert_eq!(
        facts(person),
        [
            "Child: Tom Silva, born 2015-03-02",
            "Debt: You owe 20 EUR",
            "Food: No nuts",
            "Former partner: Eva",
            "Gift given: Teapot (blue, 2023-12-24)",
            "Life event: 2020-03-01: new job: Head cook",
            "Pet: Rex (dog)",
            "Reminder: Every 3 months from 2026-01-01: Ask about the room",
            "To do: Send the recipe",
        ]
    );
}

#[test]
fn the_dead_and_the_guessed_are_told() {
    let ben = &export().people[1].person;
    assert_eq!((ben.archived, ben.died), (true, None));
    assert_eq!(facts(ben), ["Died: The day is not known."]);
    let birthday = &ben.dates[0];
    assert_eq!(
        (birthday.when.unwrap().to_string().as_str(), birthday.note.as_str()),
        ("1950", "The year is a guess from an age.")
    );
}

#[test]
fn relations_are_there_once() {
    let incoming = export();
    let relations: Vec<_> = incoming.people.iter().map(|it| (it.person.given.as_str(), it.relations.clone())).collect();
    assert_eq!(
        relations,
        [
            ("Ana", vec![(RelationKind::Manager, 1)]),
            ("Ben", vec![]),
            ("Eva", vec![(RelationKind::Family, 1)]),
            ("Lost", vec![]),
        ]
    );
    assert_eq!(incoming.people[0].met_through, Some(1));
    assert_eq!(facts(&incoming.people[2].person), ["Uncle or aunt: Ben"]);
}

#[test]
fn talks_become_meetings() {
    let incoming = export();
    let talks: Vec<_> = incoming
        .meetings
        .iter()
        .map(|it| {
            let with: Vec<Option<usize>> = it.with.iter().map(|it| it.index).collect();
            let exchange = &it.exchange;
            (
                it.key.as_str(),
                exchange.when.unwrap().to_string(),
                exchange.how.unwrap(),
                exchange.began,
                exchange.notes.as_str(),
                with,
            )
        })
        .collect();
    assert_eq!(
        talks,
        [
            (
                "monica call-1",
                "2024-06-01".into(),
                Channel::Call,
                Some(Initiator::Them),
                "About the menu",
                vec![Some(0)]
            ),
            (
                "monica conv-1",
                "2024-07-01".into(),
                Channel::Email,
                Some(Initiator::Me),
                "You: How are you?\nThey: Fine, and you?",
                vec![Some(0)]
            ),
            ("monica act-1", "2024-08-10".into(), Channel::InPerson, None, "Grilled fish", vec![Some(0), Some(1)]),
        ]
    );
    assert_eq!(&*incoming.meetings[2].exchange.topics, ["Dinner by the river"]);
}

#[test]
fn what_is_left_out_has_a_reason() {
    let incoming = export();
    let reasons: Vec<_> =
        incoming.skipped.iter().map(|it| (it.row, it.name.as_str(), it.why.clone(), it.is_whole)).collect();
    assert_eq!(
        reasons,
        [
            (1, "Bring the book", WhySkipped::TooOld, false),
            (1, "Return the pan", WhySkipped::NoPlace, false),
            (1, "menu.pdf", WhySkipped::NoPlace, false),
            (1, "old.png", WhySkipped::Picture, false),
            (1, "Ana Luísa Silva", WhySkipped::Future, false),
            (1, "Alone in the park", WhySkipped::Alone, false),
            (2, "Ben", WhySkipped::NoSuchDay("2024-02-30".into()), false),
            (3, "Tom Silva", WhySkipped::Relative, true),
            (5, "", WhySkipped::Empty, true),
            (7, "A quiet day 2024-01-01", WhySkipped::NoPlace, true),
        ]
    );
    assert_eq!(incoming.owner, ["maria@home.example", "Maria Costa"]);
    assert_eq!(import(EXPORT.as_bytes()), Ok(incoming));
}

#[test]
fn other_files_are_refused_with_the_reason() {
    #[track_caller]
    fn check(text: &str, expected: MonicaProblem) {
        assert_eq!(import(text.as_bytes()), Err(expected), "{text}");
    }
    check("", MonicaProblem::NotMonica);
    check("{}", MonicaProblem::NotMonica);
    check(r#"{"format": "kith-backup", "account": {}}"#, MonicaProblem::NotMonica);
    check(&EXPORT[..EXPORT.len() / 2], MonicaProblem::Damaged);
    check("# *****\n# Monica export\nSET FOREIGN_KEY_CHECKS = 0;", MonicaProblem::Sql);
    assert!(is_monica(EXPORT.as_bytes()));
    assert!(import(format!("\u{feff}{EXPORT}").as_bytes()).is_ok());
    let empty = r#"{"app_version": "4.1.2", "export_date": "", "account": {"uuid": "x"}}"#;
    assert_eq!(import(empty.as_bytes()), Ok(Incoming::default()));
}

/// Every contact is a person or left out, whatever the values. `KITH_FUZZ` gives the number of files.
#[test]
fn no_values_stop_the_reader() {
    let count = std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(300);
    let mut random = fastrand::Rng::with_seed(4);
    let words = [
        "null",
        "[]",
        "{}",
        "true",
        "-1",
        "1e300",
        "\"ana\"",
        "\"2024-02-30\"",
        "\"0000-00-00\"",
        "\"é\u{200f}\\u0000\"",
        "\"contact\"",
        "18446744073709551615",
    ];
    // Values are replaced as a whole, so that most files stay JSON.
    let parts: Vec<&str> = EXPORT.split(": ").collect();
    for _ in 0..count {
        let mut text = parts[0].to_owned();
        for part in &parts[1..] {
            let end = part.find([',', '}', ']', '\n']).unwrap_or(part.len());
            let is_changed = random.usize(..60) == 0 && part.is_char_boundary(end);
            let value = if is_changed { words[random.usize(..words.len())] } else { &part[..end] };
            text += &format!(": {value}{}", &part[end..]);
        }
        let mut bytes = text.into_bytes();
        if random.usize(..4) == 0 {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if let Ok(incoming) = import(&bytes) {
            assert!(incoming.meetings.iter().all(|it| !it.with.is_empty() && it.exchange.when.is_some()));
            let places = incoming.people.len();
            assert!(
                incoming.people.iter().all(
                    |it| it.relations.iter().all(|it| it.1 < places) && it.met_through.is_none_or(|it| it < places)
                )
            );
            let left_out = incoming.skipped.iter().filter(|it| it.is_whole && it.row <= 6).count();
            assert!(places + left_out <= 7, "{places} people, {left_out} left out");
        }
    }
}
