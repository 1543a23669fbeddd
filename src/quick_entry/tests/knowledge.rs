//! Sentences about what somebody knows, and sentences that only look like one.

use super::{book, show};
use crate::domain::DateOrder;
use crate::quick_entry::{Corrections, Happening, Names, Reading, ReadingContext, read, read_in};

fn now() -> chrono::NaiveDateTime {
    "2026-11-22T12:00:00".parse().unwrap()
}

#[test]
fn what_somebody_knows_is_read_with_its_evidence() {
    let (book, ids) = book();
    let names = Names::of(&book);
    let check = |sentence: &str, expected: &str| {
        let reading = read(sentence, &names, now());
        let knows = reading.knows.clone().unwrap_or_else(|| panic!("nothing read from {sentence}"));
        let words = [
            Some(knows.what),
            knows.depth.map(|it| it.word().to_owned()),
            knows.how.map(|it| it.word().to_owned()),
            Some(knows.who_said).filter(|it| !it.is_empty()),
            knows.gone.map(|it| it.word().to_owned()),
        ];
        let people = show(&Reading { happening: Happening::Talk, ..reading }, &ids);
        let found = format!("{people}: {}", words.into_iter().flatten().collect::<Vec<_>>().join(", "));
        assert_eq!(found, expected, "{sentence}");
    };
    for (sentence, expected) in [
        ("Kenji knows contracts (seen it)", "Kenji Watanabe: contracts, seen"),
        ("Kenji knows contracts", "Kenji Watanabe: contracts"),
        ("Kenji knows about contracts", "Kenji Watanabe: contracts"),
        ("Luis knows about tariff law, she says so", "Luis Ortega: tariff law, they-say"),
        ("Luis knows about tariff law, so he says.", "Luis Ortega: tariff law, they-say"),
        ("Sam does not know tax any more", "Sam Okafor: tax, not-any-more"),
        ("Sam doesn’t know tax anymore", "Sam Okafor: tax, not-any-more"),
        ("Sam no longer knows about tax", "Sam Okafor: tax, not-any-more"),
        ("Sam used to know tax", "Sam Okafor: tax, not-any-more"),
        ("Sam does not know tax", "Sam Okafor: tax, not-this"),
        ("Sam knows nothing about nursing contracts", "Sam Okafor: nursing contracts, not-this"),
        ("Ingrid Solheim is known for tenders", "Ingrid Solheim: tenders, known-for"),
        ("Ingrid is an expert on heat pumps (Luis told me)", "Ingrid Solheim: heat pumps, known-for, told, Luis"),
        ("Ingrid knows tenders, somebody told me", "Ingrid Solheim: tenders, told"),
        ("Tomasz knows budgets, from the job title", "Tomasz Wieczorek: budgets, title"),
        ("Tomasz also knows budgets", "Tomasz Wieczorek: budgets"),
        ("Tomasz knows contract law very well", "Tomasz Wieczorek: contract law, does"),
        ("Tomasz knows SAP", "Tomasz Wieczorek: SAP"),
        ("Tomasz knows Rust (seen it)", "Tomasz Wieczorek: Rust, seen"),
        ("Tomasz knows a lot about Rust", "Tomasz Wieczorek: Rust, does"),
        ("Tomasz and Mary know tenders", "Tomasz Wieczorek, Mary Holt: tenders"),
        ("tomasz knows tea", "Tomasz Wieczorek: tea"),
        ("Kenji knows C++ and embedded radios", "Kenji Watanabe: C++ and embedded radios"),
    ] {
        check(sentence, expected);
    }
}

#[test]
fn other_sentences_with_know_are_no_knowledge() {
    let (book, _) = book();
    let names = Names::of(&book);
    for sentence in [
        "I know Kenji",
        "I know contracts",
        "Kenji knows Luis",
        "Kenji knows Ana Silva",
        "Kenji knows Zoe",
        "Kenji knows Zoe Miller",
        "Kenji does not know Sam",
        "Kenji used to know Sam",
        "Kenji knows Luis's brother",
        "Kenji knows my brother",
        "Kenji knows about Luis",
        "Kenji knows about my move",
        "Kenji knows about the flat",
        "Kenji knows that I am moving",
        "Kenji knows I am moving",
        "Kenji knows how it went",
        "Kenji knows why",
        "Kenji knows a good plumber",
        "Kenji knows somebody at the city",
        "Kenji knows best",
        "Kenji knows",
        "Kenji does not know yet",
        "Kenji and Luis know each other",
        "Zed knows contracts",
        "Nobody knows contracts",
        "God knows why",
        "Does Kenji know contracts?",
        "coffee with Kenji, who knows contracts",
        "Kenji knows contracts and we had coffee",
        "Kenji knows contracts, we talked for an hour",
        "I will ask Kenji whether he knows contracts",
        "Kenji called about contracts",
        "Kenji's boss knows contracts",
    ] {
        assert_eq!(read(sentence, &names, now()).knows, None, "{sentence}");
    }
}

#[test]
fn the_user_can_say_that_it_was_a_talk_or_a_promise() {
    let (book, _) = book();
    let names = Names::of(&book);
    let reading = read("Kenji knows contracts", &names, now());
    assert!(!reading.names_nobody() && reading.is_settled());
    let fix = Corrections { happening: Some(Happening::Talk), ..Corrections::default() };
    assert_eq!(fix.apply(reading, &[]).knows, None);
    let context = ReadingContext { now: now(), date_order: DateOrder::DayFirst, is_promise: Some(true) };
    assert_eq!(read_in("Kenji knows contracts", &names, &context).knows, None);
}
