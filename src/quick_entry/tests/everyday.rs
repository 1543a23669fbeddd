//! Everyday sentences, written without a look at the rules, and their readings. Today is Thursday 26 November 2026, noon.

mod days;
mod fresh;
mod happened;
mod people;
mod whole;

use super::{compare, show_day};
use crate::domain::{Book, Command, Ctx, DateOrder, Device, Entropy, PersonId, apply, display_name};
use crate::quick_entry::{Happening, Names, Reading, ReadingContext, Who, person_named, read_in};

const PEOPLE: &[&str] = &[
    "Ana Silva",
    "Luis Ortega",
    "Kenji Watanabe",
    "Sam Okafor",
    "Lucía Ferreyra Gómez",
    "Priya Raman",
    "Lena Brandt",
    "Rob Miller",
    "Robert Smith",
    "Mary Ellen Carter",
    "John F. Doe",
    "李娜",
    "Søren Kjær",
    "Zoë van den Berg",
    "Ahmed bin Salman",
    "Fatima Al-Hassan",
    "Seán Ó Briain",
    "Will Turner",
    "April Lang",
    "May Lind",
    "Mark Ruiz",
    "Grace Oduya",
    "Dawn Price",
    "Olena Kovalenko",
    "Dimitris Papadopoulos",
    "Yuki Tanaka",
    "Björn Lindqvist",
    "Chloé Dubois",
    "Mum",
    "Adaeze Obi",
    "Tom Baker",
    "Tom Reyes",
    "Jo Li",
    "Nguyễn Thị Lan",
    "Rosa Marino",
    "Hassan Demir",
    "Oksana Bondar",
];

/// What of a reading a table tells.
#[derive(Clone, Copy)]
enum Of {
    People,
    Day,
    Outcome,
    Everything,
}

fn book_of<'a>(people: impl IntoIterator<Item = &'a str>) -> Book {
    let today = "2026-11-26".parse().unwrap();
    let ctx = Ctx { now_millis: 1_795_694_400_000, today, device: Device(1), entropy: Entropy::new(7) };
    let mut book = Book::default();
    for name in people {
        apply(&mut book, Command::AddPerson(Box::new(person_named(name))), &ctx).unwrap();
    }
    book
}

fn reading(book: &Book, sentence: &str) -> Reading {
    let now = "2026-11-26T12:00:00".parse().unwrap();
    let context = ReadingContext { now, date_order: DateOrder::DayFirst, is_promise: None };
    read_in(sentence, &Names::of(book), &context)
}

fn people(book: &Book, reading: &Reading) -> Vec<String> {
    let name = |id: &PersonId| display_name(book.people.get(*id).unwrap());
    let named = reading.who.iter().map(|it| match it {
        Who::Known(id) => name(id),
        Who::New(name) => format!("new {name}"),
        Who::Ask { name: written, candidates } => {
            format!("{written}? ({})", candidates.iter().map(name).collect::<Vec<_>>().join("/"))
        }
    });
    let met = (!reading.encounter.is_empty()).then(|| format!("met {}", reading.encounter));
    named.chain(met).collect()
}

fn outcome(reading: &Reading) -> &'static str {
    match (reading.promise, reading.happening) {
        (Some(_), _) => "promise",
        (None, Happening::Talk) => "talk",
        (None, Happening::Attempt) => "attempt",
        (None, Happening::Nothing) => "nothing",
        (None, Happening::Unclear) => "unclear",
    }
}

fn everything(book: &Book, reading: &Reading) -> String {
    let mut parts: Vec<String> = [outcome(reading)].into_iter().filter(|it| *it != "talk").map(str::to_owned).collect();
    parts.extend(people(book, reading));
    parts.extend(Some(show_day(reading)).filter(|it| !it.is_empty()));
    let word = |it: Option<&str>| it.unwrap_or_default().to_owned();
    let details = [
        ("time", reading.time.clone()),
        ("how", word(reading.how.map(|it| it.word()))),
        ("why", word(reading.purpose.map(|it| it.word()))),
        ("began", word(reading.began.map(|it| it.word()))),
        ("min", reading.minutes.map(|it| it.to_string()).unwrap_or_default()),
        ("tone", word(reading.tone.map(|it| it.word()))),
        ("energy", word(reading.energy.map(|it| it.word()))),
        ("about", reading.topics.join("; ")),
        ("tags", reading.tags.join(" ")),
        ("at", reading.place.clone()),
        ("next", reading.next_time.clone()),
    ];
    parts.extend(details.into_iter().filter(|(_, it)| !it.is_empty()).map(|(name, it)| format!("{name}={it}")));
    if reading.besides.is_some() {
        let due = reading.due.map(|it| format!(" {it}")).unwrap_or_default();
        parts.push(format!("besides [{}]{due}", reading.promised));
    }
    parts.join(", ")
}

#[track_caller]
fn check(of: Of, rows: &[(&str, &str)]) {
    let book = book_of(PEOPLE.iter().copied());
    compare(rows, |sentence| {
        let reading = reading(&book, sentence);
        match of {
            Of::People => people(&book, &reading).join(", "),
            Of::Outcome => {
                [outcome(&reading).to_owned()].into_iter().chain(people(&book, &reading)).collect::<Vec<_>>().join(", ")
            }
            Of::Everything => everything(&book, &reading),
            Of::Day => Some(show_day(&reading)).filter(|it| !it.is_empty()).unwrap_or_else(|| "-".to_owned()),
        }
    });
}

/// People whose names are words as well.
const WORDS_AS_NAMES: &[&str] = &[
    "Bill Payne",
    "Rich Hall",
    "Art Cook",
    "Pat Long",
    "Faith Young",
    "Joy Day",
    "Sunny Moon",
    "Dale Rivers",
    "Drew Close",
    "Miles Short",
    "Penny Cash",
    "Chase Park",
    "Rob Banks",
    "Mai Do",
    "An Le",
    "Bo Good",
    "Summer Lake",
    "Chip Bar",
    "Skip Flat",
    "Harry Cousin",
    "Major Tom Hard",
    "Van Morris",
    "Sue Bell",
    "Guy Friend",
    "Norm Work",
];

proptest::proptest! {
    /// Nobody else is meant because somebody else came into the book.
    #[test]
    fn names_that_are_words_change_nothing(
        strangers in proptest::sample::subsequence(WORDS_AS_NAMES.to_vec(), 0..8),
        sentence in proptest::sample::select(vec![
            "coffee with Luis about the bill", "called Ana yesterday, a joy", "long walk with Kenji in the park",
            "met Olena at the bank, paid cash", "lunch with Søren, art and work", "called Lena, she has a new guy",
            "Grace and I drew for an hour", "met Fatima, no faith in the plan", "texted Yuki about a flat in May",
            "tried to call Zoë, no answer", "a drive of ten miles with Ahmed", "asked Dimitris to sue the bank",
            "dinner with Chloé in summer", "met Priya at the bar on a sunny day", "skip lunch, called Oksana",
        ]),
    ) {
        let small = book_of(PEOPLE.iter().copied());
        let large = book_of(PEOPLE.iter().copied().chain(strangers));
        proptest::prop_assert_eq!(
            everything(&small, &reading(&small, sentence)),
            everything(&large, &reading(&large, sentence))
        );
    }
}
