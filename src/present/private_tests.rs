//! No private text leaves: not with the agreement, the agenda, the calendar file or the cards.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::tests::{ctx, today};
use crate::domain::{Aim, Book, Entity, Exchange, Id, Kind, Mentorship, PRIVATE, Person, Project, private_texts};
use crate::formats::backup::read;
use crate::formats::{calendar, vcard};
use crate::insight::mentoring::share::{AgreedView, agenda_to_send, agreed};

const PAIR: &str = "0192f0c1-0000-7000-8000-00000000000a";

/// Numbered texts, so that none is part of another: `w12w` open, `x12x` private.
#[derive(Default)]
struct Texts(usize);

impl Texts {
    fn open(&mut self) -> String {
        self.0 += 1;
        format!("w{}w", self.0)
    }

    fn private(&mut self) -> String {
        self.0 += 1;
        format!("x{}x", self.0)
    }
}

/// What varies from book to book: for each topic whether it is private, its day and its state; for each session whether
/// something was learned; and whether the pair has ended before.
type MadeUp = (Vec<(bool, u32, usize)>, Vec<bool>, bool);

fn any_pair() -> impl Strategy<Value = MadeUp> {
    let topics = proptest::collection::vec((any::<bool>(), 1..28_u32, 0..4_usize), 0..9);
    (topics, proptest::collection::vec(any::<bool>(), 0..5), any::<bool>())
}

fn made_up((topics, sessions, has_ended): &MadeUp) -> Book {
    let mut texts = Texts::default();
    let topic = |(at, (is_private, day, state)): (usize, &(bool, u32, usize))| {
        let text = if *is_private { texts.private() } else { texts.open() };
        let state = ["open", "talked", "parked", "let-go"][*state];
        json!({"id": format!("0192f0c1-0000-7000-8000-0000000002{at:02}"), "text": text, "private": is_private,
            "from": format!("2026-10-{day:02}"), "at": "2026-12-10", "state": state})
    };
    let agenda: Vec<Value> = topics.iter().enumerate().map(topic).collect();
    let session = |(at, is_learned): (usize, &bool)| {
        let learned = if *is_learned { texts.private() } else { String::new() };
        json!({"when": format!("2026-10-{:02}", at + 1), "people": ["mina"], "purpose": "mentoring-session",
            "mentorship": PAIR, "notes": texts.open(), "brought": texts.open(), "learned": learned})
    };
    let exchanges: Vec<Value> = sessions.iter().enumerate().map(session).collect();
    let earlier = if *has_ended {
        json!([{"ended": "2025-01-01", "changed": texts.open(), "kept": texts.private()}])
    } else {
        json!([])
    };
    let file = json!({"format": "kith-backup", "version": 1,
        "people": [{"id": "mina", "given": texts.open(), "notes": texts.open(), "tags": [texts.open()],
            "dates": [{"kind": "birthday", "when": "1990-01-01", "note": texts.open()}],
            "expertise": [{"what": texts.open(), "depth": "does", "how": "told", "who_said": texts.private()},
                {"what": texts.private(), "gone": "not-this"}],
            "helps": [{"kind": "guide", "words": texts.private()}]}],
        "mentorships": [{"id": PAIR, "people": ["mina"], "began": "2026-09-01", "ends": "2027-09-01",
            "agreed": {"purpose": texts.open(), "place": texts.open(), "privacy": texts.open()},
            "next": {"when": "2026-12-10"}, "agenda": agenda, "earlier": earlier,
            "closing": {"kept": texts.private(), "thanks": texts.open()}}],
        "aims": [{"what": texts.open(), "mentorship": PAIR, "spoken_of": "2026-01-01"},
            {"what": texts.open(), "why": texts.open(), "paths": [{"person": "mina", "how": "walked", "words": texts.open()}],
                "learned": [{"id": "0192f0c1-0000-7000-8000-000000000301", "text": texts.private()}]}],
        "promises": [{"what": texts.open(), "whose": "theirs", "mentorship": PAIR, "people": ["mina"], "due": "2026-12-10"}],
        "exchanges": exchanges});
    read(&file.to_string()).unwrap().book
}

/// Everything of a book that leaves it, other than a backup.
fn leaving(book: &Book) -> String {
    let pair: Id<Mentorship> = Id::parse(PAIR).unwrap();
    let AgreedView { purpose, place, brings, between, privacy, misfit, old, .. } = agreed(book, pair);
    let texts =
        [purpose, place, brings, between, privacy, misfit, old, calendar::write(book, &ctx(9, 1)), vcard::write(book)];
    let lines = texts.into_iter().chain(agenda_to_send(book, pair, today())).collect::<Vec<_>>();
    lines.join("\n").replace("\r\n ", "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_private_leaves(made in any_pair()) {
        let book = made_up(&made);
        let (private, leaving) = (private_texts(&book), leaving(&book));
        let topics = made.0.iter().filter(|(is_private, ..)| *is_private).count();
        let learned = made.1.iter().filter(|it| **it).count();
        prop_assert_eq!(private.len(), topics + learned + usize::from(made.2) + 5);
        for text in private {
            prop_assert!(text.starts_with('x') && !leaving.contains(&text), "{} leaves", text);
        }
        let sent = made.0.iter().filter(|(is_private, _, state)| !is_private && *state == 0).count();
        prop_assert_eq!(agenda_to_send(&book, Id::parse(PAIR).unwrap(), today()).len(), sent + 2);
    }
}

#[test]
fn every_private_register_is_a_field() {
    for (kind, register) in PRIVATE {
        let name = register.split('/').next().unwrap();
        let has = |entity: &dyn Entity| entity.fields().iter().any(|(it, _)| *it == name);
        let is_field = match kind {
            Kind::Exchanges => has(&Exchange::default()),
            Kind::Mentorships => has(&Mentorship::default()),
            Kind::Aims => has(&Aim::default()),
            Kind::People => has(&Person::default()),
            Kind::Projects => has(&Project::default()),
            _ => false,
        };
        assert!(is_field, "{register}");
    }
}
