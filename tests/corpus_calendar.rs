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
    let mut count = 0;
    for entry in expected.iter().filter(|it| it["format"] == "ics") {
        let file = entry["file"].as_str().unwrap();
        let problems = calendar::check(&std::fs::read(corpus.join(file)).unwrap(), entry);
        count += 1;
        wrong.extend((!problems.is_empty()).then(|| format!("{file}: {}", problems.join("; "))));
    }
    assert!(wrong.len() * 50 <= count, "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} of {count} are wrong: {}", wrong.len(), wrong.join("\n"));
}
