//! No draft contains a note to oneself, its reader in the third person, or somebody who is no part of it: over generated
//! books and over the demo data.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::tests::today;
use crate::domain::{Book, HelpKind, Person, PersonId, PromiseOwner, PromiseStep, private_texts, short_name};
use crate::formats::backup::read;
use crate::formats::demo_data::read_sample;
use crate::insight::mentoring::drafts::{
    EASY_NOES, ask_to_bring, goodbye, not_me, not_now, note_of_thanks, say_so_moved, thanks, three_talks,
    yes_first_talk,
};
use crate::insight::mentoring::share::agenda_to_send;
use crate::insight::message_templates::{Occasion, openings};
use crate::insight::week::Reason;
use crate::present::growth::note_and_letter;

/// A draft: the reader, the promise that it is about, and the text.
struct Draft {
    reader: PersonId,
    reason: Reason,
    text: String,
}

/// Every draft of a book: for everybody, every reason, old ties and low batteries, and the agendas.
fn drafts(book: &Book) -> Vec<Draft> {
    let reasons = |id: PersonId| {
        let promises = book.promises.iter().filter(move |(_, it)| it.people.contains(&id));
        let promises = promises.map(|(it, _)| Reason::Promise(it));
        [Reason::CatchUp, Reason::WellnessCheck, Reason::FirstWord].into_iter().chain(promises)
    };
    let mut drafts = Vec::new();
    for (reader, reason) in book.people.iter().flat_map(|(id, _)| reasons(id).map(move |it| (id, it))) {
        for (is_old_tie, is_low) in [(false, false), (true, false), (false, true)] {
            let occasion = Occasion { reason, is_old_tie, is_low, today: today() };
            let texts = openings(book, reader, occasion);
            drafts.extend(texts.into_iter().map(|text| Draft { reader, reason, text }));
        }
    }
    for (reader, person) in book.people.iter() {
        let mentoring = mentoring_drafts(person);
        drafts.extend(mentoring.into_iter().map(|text| Draft { reader, reason: Reason::CatchUp, text }));
    }
    for (id, mentorship) in book.mentorships.iter() {
        for reader in mentorship.people.iter().copied() {
            let texts = agenda_to_send(book, id, today());
            drafts.extend(texts.into_iter().map(|text| Draft { reader, reason: Reason::CatchUp, text }));
        }
    }
    drafts
}

/// The drafts of mentoring and of asks to a person.
fn mentoring_drafts(person: &Person) -> Vec<String> {
    let name = short_name(person);
    let mut texts = vec![
        yes_first_talk(&name),
        not_me(&name, "somebody else"),
        not_now(&name, "May"),
        three_talks(&name, "summer"),
        goodbye(&name),
        say_so_moved(&name),
        ask_to_bring(&name),
        thanks(&name, ""),
    ];
    texts.extend(HelpKind::ALL.iter().map(|it| note_of_thanks(&name, *it)));
    // The words of a note stay with the user; the letter is a text of its own.
    let notes = person.helps.iter().map(|it| note_and_letter(&it.words, &name).1.to_owned());
    texts.extend(notes.filter(|it| !it.is_empty()));
    texts.extend(EASY_NOES.iter().map(|it| (*it).to_owned()));
    texts
}

/// The texts that are for the user only, of some length: shorter ones are words like any other.
fn for_the_user(book: &Book) -> Vec<String> {
    let mut texts = private_texts(book);
    for (_, it) in book.promises.iter() {
        // An action of the other side may be in the agenda.
        let is_shared = it.mentorship.is_some() && it.whose == Some(PromiseOwner::Theirs);
        texts.extend((!is_shared).then(|| it.what.clone()).into_iter().chain([it.cue.clone()]));
    }
    for (_, it) in book.exchanges.iter() {
        texts.extend([&it.notes, &it.next_time, &it.brought, &it.learned, &it.grow.will].map(String::clone));
    }
    for (_, it) in book.people.iter() {
        texts.extend(it.dos.iter().chain(it.donts.iter()).chain(it.tags.iter()).cloned());
        texts.extend(it.facts.iter().map(|it| it.text.clone()).chain(it.dates.iter().map(|it| it.note.clone())));
        texts.extend(it.helps.iter().map(|it| it.words.clone()).chain([it.notes.clone(), it.how_met.story.clone()]));
    }
    texts.extend(book.favours.iter().map(|(_, it)| it.what.clone()));
    texts.retain(|it| it.chars().count() > 4);
    texts
}

fn words(text: &str) -> Vec<String> {
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.len() > 1).map(str::to_lowercase).collect()
}

fn names(person: &Person) -> Vec<String> {
    words(&[person.given.as_str(), &person.family, &person.nickname].join(" "))
}

/// The rules of every draft; the first that one breaks.
fn broken(book: &Book, draft: &Draft, private: &[String]) -> Option<String> {
    let Draft { reader, reason, text } = draft;
    let person = book.people.get(*reader)?;
    let lower = text.to_lowercase();
    if let Some(note) = private.iter().find(|it| lower.contains(&it.to_lowercase())) {
        return Some(format!("{text}: the note {note}"));
    }
    if text.contains(['{', '}', '!']) || text.contains("  ") || text.matches('?').count() > 1 {
        return Some(format!("{text}: its form"));
    }
    // The greeting is the only place for the name of the reader.
    let found = words(text);
    let of_reader: Vec<usize> = (0..found.len()).filter(|it| names(person).contains(&found[*it])).collect();
    let is_greeting =
        |at: &usize| *at == 0 || *at + 1 == found.len() || found[..*at] == ["hello"] || found[*at - 1] == "you";
    if of_reader.len() > 1 || !of_reader.iter().all(is_greeting) {
        return Some(format!("{text}: the reader in the third person"));
    }
    let promise = if let Reason::Promise(id) = reason { book.promises.get(*id) } else { None };
    let introduction = promise.filter(|it| matches!(it.step, Some(step) if step != PromiseStep::Repair));
    let of_two = introduction.into_iter().flat_map(|it| it.people.iter().copied().chain(it.other));
    let told: Vec<PersonId> = of_two.chain(person.how_met.through).chain([*reader]).collect();
    let mut others = book.people.iter().filter(|(id, _)| !told.contains(id));
    let named = others.find(|(_, it)| names(it).iter().any(|it| found.contains(it)));
    named.map(|(_, it)| format!("{text}: names {}", it.given))
}

/// Numbers as words of letters, so that none is part of another.
#[derive(Default)]
struct Notes(u8);

impl Notes {
    fn word(&mut self) -> String {
        self.0 += 1;
        format!("x{}{}x", char::from(b'a' + self.0 / 26), char::from(b'a' + self.0 % 26))
    }

    /// A note in one of the forms that people write.
    fn note(&mut self, form: usize) -> String {
        let word = self.word();
        match form % 6 {
            0 => format!("the {word}"),
            1 => format!("lend her the {word}"),
            2 => format!("how did the {word} go?"),
            3 => format!("ask about the {word}"),
            4 => format!("whether the {word} was sold"),
            _ => format!("Your {word}"),
        }
    }
}

const TOPICS: [&str; 8] = [
    "the balcony",
    "the late invoice",
    "your notes from Kigali",
    "two flats",
    "her divorce",
    "the plan of nora",
    "the Omar plan",
    "lend Sofia the book",
];
const GIVEN: [&str; 4] = ["Nora", "Omar", "Sofia", "Björk"];
const STEPS: [Option<&str>; 5] = [None, Some("ask-to-meet"), Some("introduce"), Some("follow-up"), Some("repair")];

/// What varies: for each person the form of the notes and the topic; for each promise its people and its step; the
/// titles of the shared things.
type MadeUp = (Vec<(usize, usize)>, Vec<(usize, usize, usize)>, Vec<usize>);

fn any_book() -> impl Strategy<Value = MadeUp> {
    (
        proptest::collection::vec((0..6_usize, 0..TOPICS.len()), 1..5),
        proptest::collection::vec((0..5_usize, 0..5_usize, 0..STEPS.len()), 0..6),
        proptest::collection::vec(0..TOPICS.len(), 0..3),
    )
}

fn made_up((people, promises, shares): &MadeUp) -> Book {
    let mut notes = Notes::default();
    let count = people.len();
    let id = |at: usize| format!("p{}", at % count);
    let mut exchanges: Vec<Value> = Vec::new();
    let body = |(at, (form, topic)): (usize, &(usize, usize))| {
        let mut note = || notes.note(*form);
        exchanges
            .push(json!({"when": format!("2026-10-{:02}", at + 1), "people": [id(at)], "topics": [TOPICS[*topic]],
            "notes": note(), "next_time": note(), "brought": note(), "learned": note()}));
        json!({"id": id(at), "given": GIVEN[at], "family": format!("Fam{}", GIVEN[at]), "notes": note(),
            "dos": [note()], "donts": [note()], "tags": [note()],
            "facts": [{"label": "What I would say", "text": note()}],
            "dates": [{"kind": "birthday", "when": "1990-11-30", "note": note()}, {"kind": note(), "when": "--11-25"}],
            "how_met": {"place": if at % 2 == 0 { "the Omar workshop" } else { "the Kigali workshop" },
                "story": note(), "through": id(at + 1)},
            "helps": [{"kind": "guide", "words": note()}]})
    };
    let people: Vec<Value> = people.iter().enumerate().map(body).collect();
    let promise = |(one, two, step): &(usize, usize, usize)| {
        let both = if one % count == two % count { vec![id(*one)] } else { vec![id(*one), id(*two)] };
        json!({"whose": "mine", "people": both, "other": id(two + 1), "step": STEPS[*step], "cue": notes.note(*two),
            "what": notes.note(*one), "made": "2026-11-01"})
    };
    let promises: Vec<Value> = promises.iter().map(promise).collect();
    let share = |topic: &usize| json!({"what": TOPICS[*topic], "link": "https://example.org", "people": ["p0"]});
    let shares: Vec<Value> = shares.iter().map(share).collect();
    let pair = json!({"people": ["p0"], "began": "2026-09-01", "next": {"when": "2026-12-10"},
        "agenda": [{"text": "a review", "from": "2026-10-01"}, {"text": notes.note(0), "private": true}]});
    let file = json!({"format": "kith-backup", "version": 1, "people": people, "exchanges": exchanges,
        "promises": promises, "shares": shares, "mentorships": [pair],
        "favours": [{"direction": "given", "people": ["p0"], "what": notes.note(1)}]});
    read(&file.to_string()).unwrap().book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_draft_contains_a_note_to_oneself(made in any_book()) {
        let book = made_up(&made);
        let private = for_the_user(&book);
        prop_assert!(private.len() > made.0.len() * 9);
        for draft in drafts(&book) {
            prop_assert_eq!(broken(&book, &draft, &private), None);
        }
    }
}

fn sample() -> Book {
    let text = include_str!("../../public/sample.json");
    read_sample(text, today()).unwrap().book
}

#[test]
fn no_draft_of_the_demo_data_contains_a_note_to_oneself() {
    let book = sample();
    let private = for_the_user(&book);
    let drafts = drafts(&book);
    assert!(private.len() > 60 && drafts.len() > 200, "{} {}", private.len(), drafts.len());
    for draft in &drafts {
        assert_eq!(broken(&book, draft, &private), None);
    }
    let is_there = |text: &str| assert!(drafts.iter().any(|it| it.text.contains(text)), "{text}");
    is_there("the flat with the balcony");
    is_there("Hello Farid and Priya");
    is_there("we met through Björn");
}

#[test]
fn the_rules_find_what_they_are_for() {
    let book = sample();
    let find = |name: &str| book.people.iter().find(|(_, it)| it.given == name).unwrap().0;
    let check = |reader: &str, text: &str| {
        let draft = Draft { reader: find(reader), reason: Reason::CatchUp, text: text.to_owned() };
        assert!(broken(&book, &draft, &for_the_user(&book)).is_some(), "{text}");
    };
    check("Farid", "Hello Farid, I am about to introduce Priya to Farid.");
    check("Adaeze", "Hello Adaeze, I am about to see what came of Adaeze.");
    check("Tomasz", "Tomasz, I said I would send Tomasz the tolerance sheet.");
    check("Ingrid", "Ingrid, how is Adaeze?");
}
