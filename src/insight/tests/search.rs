//! Search.

use super::read;
use crate::domain::tests::{add, ctx, person};
use crate::domain::{Book, Command, Exchange, Person, apply};
use crate::insight::search::{Index, LinePlace, excerpt};

#[test]
fn search_looks_everywhere_and_forgives() {
    let mut book = Book::default();
    let lucia =
        Person { family: "Ferreyra".into(), notes: "Prefers a letter.\nGrows lemons.".into(), ..person("Lucía") };
    let id = add(&mut book, lucia, &ctx(0, 1));
    add(&mut book, Person { family: "Watanabe".into(), ..person("Kenji") }, &ctx(1, 1));
    let exchange = Exchange {
        people: [id].into_iter().collect(),
        notes: "Talked about the carburettor.".into(),
        ..Exchange::default()
    };
    apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(2, 1)).unwrap();
    let mut index = Index::of(&book);
    let mut check = |query: &str, expected: &[&str]| {
        let names: Vec<String> =
            index.find(query).iter().map(|it| book.people.get(it.id).unwrap().given.clone()).collect();
        assert_eq!(names, expected, "{query}");
    };
    check("lucia", &["Lucía"]);
    check("LUCÍA ferr", &["Lucía"]);
    check("lemons", &["Lucía"]);
    check("carburettor", &["Lucía"]);
    check("watanabi", &["Kenji"]);
    check("lucia lemons", &["Lucía"]);
    check("kenji lemons", &[]);
    check("", &[]);
    check("zzz", &[]);
    // Letter by letter, as if typed, and back.
    for query in ["k", "ke", "ken", "kenx", "ke", "", "l", "le", "lem"] {
        let fresh = Index::of(&book).find(query);
        assert_eq!(index.find(query), fresh, "{query}");
    }
    for phrase in [
        "lucia lemons ",
        "carb lem",
        "e e o",
        "grows  grows l",
        "lemons lemonsx",
        "talked abou the",
        "kenjx",
        "luciax",
        "lucai",
    ] {
        for (end, _) in phrase.char_indices() {
            let fresh = Index::of(&book).find(&phrase[..end]);
            assert_eq!(index.find(&phrase[..end]), fresh, "{}", &phrase[..end]);
        }
    }
    assert_eq!(excerpt(&book, id, "lucia lemons").unwrap().text, "Grows lemons.");
    assert_eq!(excerpt(&book, id, "lucia"), None);
}

#[test]
fn search_finds_a_session_and_a_mentorship() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1, "people": [{"id": "sam", "given": "Sam"}, {"given": "Kenji"}],
        "exchanges": [{"when": "2026-11-03", "people": ["sam"], "purpose": "mentoring-session", "brought": "The offer",
            "grow": {"reality": "No time on Fridays"}, "learned": "Wait for the answer"}],
        "mentorships": [{"id": "pair", "people": ["sam"], "agreed": {"purpose": "Courage"},
            "agenda": [{"text": "The carburettor"}], "goals": [{"label": "goal", "text": "Chair a meeting"}]}],
        "aims": [{"what": "Lead a team", "mentorship": "pair"}]}"#,
    )
    .unwrap()
    .book;
    let sam = book.people.iter().find(|(_, it)| it.given == "Sam").unwrap().0;
    let mut index = Index::of(&book);
    let mut check = |query: &str, place: LinePlace| {
        assert_eq!(index.find(query).iter().map(|it| it.id).collect::<Vec<_>>(), [sam], "{query}");
        assert_eq!(excerpt(&book, sam, query).unwrap().place, place, "{query}");
    };
    check("offer", LinePlace::Anywhere);
    check("fridays", LinePlace::Anywhere);
    check("answer", LinePlace::Learned);
    check("courage", LinePlace::Mentorship);
    check("carburettor", LinePlace::Mentorship);
    check("chair", LinePlace::Mentorship);
    check("team", LinePlace::Mentorship);
}
