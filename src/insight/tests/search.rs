//! Search.

use crate::domain::tests::{add, ctx, person};
use crate::domain::{Book, Command, Exchange, Person, apply};
use crate::insight::search::{Index, excerpt};

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
    assert_eq!(excerpt(&book, id, "lucia lemons").as_deref(), Some("Grows lemons."));
    assert_eq!(excerpt(&book, id, "lucia"), None);
}
