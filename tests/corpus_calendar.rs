//! The calendars of the corpus.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

#[path = "corpus/calendar.rs"]
mod calendar;

use std::path::PathBuf;

use serde_json::Value;

#[test]
fn the_calendars_of_the_corpus_are_read() {
    let given = std::env::var_os("KITH_CORPUS").map(PathBuf::from);
    let corpus = given.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let Ok(expected) = std::fs::read(corpus.join("expected.json")) else {
        println!("There is no corpus in {}.", corpus.display());
        return;
    };
    let expected: Vec<Value> = serde_json::from_slice(&expected).unwrap();
    let mut wrong = Vec::new();
    for entry in expected.iter().filter(|it| it["format"] == "ics") {
        let file = entry["file"].as_str().unwrap();
        let problems = calendar::check(&std::fs::read(corpus.join(file)).unwrap(), entry);
        let is_exception = calendar::EXCEPTIONS.iter().any(|it| it.0 == file);
        wrong.extend((problems.is_empty() == is_exception).then(|| format!("{file}: {}", problems.join("; "))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
