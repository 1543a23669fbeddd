//! The private registers: texts that only the user sees. No share, print, agenda, calendar file or card contains them;
//! a backup does.

use crate::domain::{Aim, Book, Exchange, Kind, Knows, Mentorship, Person, Project};

/// The private registers, by kind and name. Of `agenda`, the items marked as private; of `earlier`, what the user took
/// along; of `expertise`, who said so and what does not count. The goals of the user are not private:
/// the two talk about them.
pub const PRIVATE: &[(Kind, &str)] = &[
    (Kind::Exchanges, "learned"),
    (Kind::Mentorships, "closing/kept"),
    (Kind::Mentorships, "earlier"),
    (Kind::Mentorships, "agenda"),
    (Kind::Mentorships, "hushed"),
    (Kind::People, "expertise"),
    (Kind::People, "helps"),
    (Kind::People, "hushed"),
    (Kind::Aims, "learned"),
    (Kind::Projects, "closing/kept"),
];

/// All texts that the user wrote in the private registers of a book. The answers to offers (`hushed`) are fixed words
/// and no texts.
///
/// ```
/// # use kith::domain::{Book, Command, Ctx, Device, Entropy, Exchange, apply, private_texts};
/// # let today = "2026-11-22".parse().unwrap();
/// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// let talk = Exchange { notes: "the tide".into(), learned: "to ask first".into(), ..Exchange::default() };
/// apply(&mut book, Command::LogExchange(Box::new(talk), vec![]), &ctx).unwrap();
/// assert_eq!(private_texts(&book), ["to ask first"]);
/// ```
pub fn private_texts(book: &Book) -> Vec<String> {
    let mut texts: Vec<&String> = Vec::new();
    for (kind, register) in PRIVATE {
        match kind {
            Kind::Exchanges => texts.extend(book.exchanges.iter().flat_map(|(_, it)| of_exchange(it, register))),
            Kind::Mentorships => texts.extend(book.mentorships.iter().flat_map(|(_, it)| of_mentorship(it, register))),
            Kind::Aims => texts.extend(book.aims.iter().flat_map(|(_, it)| of_aim(it, register))),
            Kind::People => texts.extend(book.people.iter().flat_map(|(_, it)| of_person(it, register))),
            Kind::Projects => texts.extend(book.projects.iter().flat_map(|(_, it)| of_project(it, register))),
            _ => (),
        }
    }
    texts.into_iter().filter(|it| !it.is_empty()).cloned().collect()
}

fn of_exchange<'a>(exchange: &'a Exchange, register: &str) -> Vec<&'a String> {
    match register {
        "learned" => vec![&exchange.learned],
        _ => Vec::new(),
    }
}

fn of_mentorship<'a>(mentorship: &'a Mentorship, register: &str) -> Vec<&'a String> {
    match register {
        "closing/kept" => vec![&mentorship.closing.kept],
        "earlier" => mentorship.earlier.iter().map(|it| &it.kept).collect(),
        "agenda" => mentorship.agenda.iter().filter(|it| it.private).map(|it| &it.text).collect(),
        _ => Vec::new(),
    }
}

fn of_aim<'a>(aim: &'a Aim, register: &str) -> Vec<&'a String> {
    match register {
        "learned" => aim.learned.iter().map(|it| &it.text).collect(),
        _ => Vec::new(),
    }
}

fn of_person<'a>(person: &'a Person, register: &str) -> Vec<&'a String> {
    match register {
        "expertise" => person.expertise.iter().flat_map(of_knows).collect(),
        "helps" => person.helps.iter().map(|it| &it.words).collect(),
        _ => Vec::new(),
    }
}

fn of_knows(knows: &Knows) -> impl Iterator<Item = &String> {
    knows.gone.map(|_| &knows.what).into_iter().chain([&knows.who_said])
}

fn of_project<'a>(project: &'a Project, register: &str) -> Vec<&'a String> {
    match register {
        "closing/kept" => vec![&project.closing.kept],
        _ => Vec::new(),
    }
}
