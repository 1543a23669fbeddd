//! Sentences and their parsed fields. Today is Sunday 22 November 2026, noon.

mod days;
mod doubt;
mod everyday;
mod happened;
mod knowledge;
mod measures;
mod names;
mod plans;
mod stay;

use crate::domain::{Book, Change, Command, Ctx, Device, Entropy, Exchange, Initiator, PersonId, apply};
use crate::quick_entry::{Corrections, DayDoubt, Happening, Names, Reading, Who, minutes_key, person_named, read};

const PEOPLE: &[&str] = &[
    "Ana Silva",
    "Luis Ortega",
    "Kenji Watanabe",
    "Sam Okafor",
    "Lucía Ferreyra",
    "Ana Petrović",
    "Ingrid Solheim",
    "Tomasz Wieczorek",
    "Mary Holt",
    "Jin Park",
    "Sita Rao",
    "Mom",
];

fn ctx() -> Ctx {
    let today = "2026-11-22".parse().unwrap();
    Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(7) }
}

fn book() -> (Book, Vec<PersonId>) {
    let mut book = Book::default();
    let ctx = ctx();
    let added = |change: Change| PersonId::from_uuid(change.edits[0].entity.uuid);
    let ids: Vec<PersonId> = PEOPLE
        .iter()
        .map(|it| added(apply(&mut book, Command::AddPerson(Box::new(person_named(it))), &ctx).unwrap()))
        .collect();
    (book, ids)
}

/// Formats a reading as one line for comparison.
fn show(reading: &Reading, ids: &[PersonId]) -> String {
    let name = |id: &PersonId| PEOPLE[ids.iter().position(|it| it == id).unwrap()];
    let who = reading.who.iter().map(|named| match named {
        Who::Known(id) => name(id).to_owned(),
        Who::Ask { name: written, candidates } => {
            format!("{written}? ({})", candidates.iter().map(name).collect::<Vec<_>>().join("/"))
        }
        Who::New(name) => format!("new {name}"),
    });
    let mut parts = Vec::new();
    match reading.happening {
        Happening::Talk => (),
        Happening::Attempt => parts.push("attempt".to_owned()),
        Happening::Nothing => parts.push("nothing".to_owned()),
        Happening::Unclear => parts.push("unclear".to_owned()),
    }
    if let Some(owner) = reading.promise {
        parts.push(format!("promise {} [{}]", owner.word(), reading.promised));
    }
    if let Some(whose) = reading.besides {
        let due = reading.due.map(|it| format!(" by {it}")).unwrap_or_default();
        parts.push(format!("besides {} [{}]{due}", whose.word(), reading.promised));
    }
    parts.extend(who);
    let mut push = |name: &str, value: String| {
        if !value.is_empty() {
            parts.push(format!("{name}={value}"));
        }
    };
    push("met", reading.encounter.clone());
    push("when", show_day(reading));
    push("time", reading.time.clone());
    push("how", reading.how.map(|it| it.word().to_owned()).unwrap_or_default());
    push("why", reading.purpose.map(|it| it.word().to_owned()).unwrap_or_default());
    push("min", reading.minutes.map(|it| it.to_string()).unwrap_or_default());
    push("tone", reading.tone.map(|it| it.word().to_owned()).unwrap_or_default());
    push("energy", reading.energy.map(|it| it.word().to_owned()).unwrap_or_default());
    push("about", reading.topics.join("; "));
    push("tags", reading.tags.join(" "));
    push("at", reading.place.clone());
    push("next", reading.next_time.clone());
    parts.join(", ")
}

/// Formats the day: "2026-11-21", "2026-11-21 or 2026-11-22" for a day that is taken unless the user chooses another,
/// and a question with its reason and choices.
fn show_day(reading: &Reading) -> String {
    let Some(question) = &reading.day_question else {
        return reading.when.map(|it| it.to_string()).unwrap_or_default();
    };
    let days = question.days.iter().map(ToString::to_string).collect::<Vec<_>>();
    match question.doubt {
        DayDoubt::About => days.join(" or "),
        DayDoubt::Which => format!("? {}", days.join(" ")).trim_end().to_owned(),
        DayDoubt::NoSuchDay => format!("none {}", days.join(" ")).trim_end().to_owned(),
        DayDoubt::Ahead => format!("ahead {}", days.join(" ")),
        DayDoubt::NotRead => format!("unread {}", days.join(" ")).trim_end().to_owned(),
    }
}

/// Compares a table of sentences with the expected readings, and names all rows that differ.
#[track_caller]
fn compare(rows: &[(&str, &str)], of: impl Fn(&str) -> String) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(sentence, expected)| {
            let found = of(sentence);
            (found != *expected).then(|| format!("{sentence}\n  expected: {expected}\n  found:    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[track_caller]
fn check(sentence: &str, expected: &str) {
    let (book, ids) = book();
    let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
    assert_eq!(show(&reading, &ids), expected, "{sentence}");
}

#[test]
fn the_two_sentences_everybody_begins_with() {
    check(
        "yesterday coffee with Ingrid and Luis about the invoice #supplier",
        "Ingrid Solheim, Luis Ortega, when=2026-11-21, how=coffee, about=the invoice, tags=supplier",
    );
    check("called Kenji 20m, felt good", "Kenji Watanabe, how=call, min=20, tone=easy");
}

#[test]
fn people_who_are_not_in_the_book_yet() {
    check("met two people from procurement at the fair", "met=two people from procurement, how=event, at=the fair");
    check("talked to a man from accounting", "met=a man from accounting, how=in-person");
    check("lunch with Farid", "new Farid, how=in-person");
    check("coffee with Maria Lopez yesterday", "new Maria Lopez, when=2026-11-21, how=coffee");
    check("met Priya at the Trondheim conference", "new Priya, how=event, at=the Trondheim conference");
    check("dinner with Kenji, Priya and Farid", "Kenji Watanabe, new Priya, new Farid, how=in-person");
}

#[test]
fn one_name_and_two_people_is_a_question() {
    check("yesterday coffee with Ana", "Ana? (Ana Silva/Ana Petrović), when=2026-11-21, how=coffee");
    check("yesterday coffee with Ana Silva", "Ana Silva, when=2026-11-21, how=coffee");
    check("call with Silva", "Ana Silva, how=call");
}

#[test]
fn names_without_accents_or_with_a_slip() {
    check("lunch with lucia", "Lucía Ferreyra, how=in-person");
    check("coffee with LUCÍA", "Lucía Ferreyra, how=coffee");
    check("coffee with ana petrovic", "Ana Petrović, how=coffee");
    check("called Kenij", "Kenji Watanabe, how=call");
    // An extra letter may be another name, so the user is asked.
    check("emailed Tomas", "Tomas? (Tomasz Wieczorek), how=email");
    check("lunch with Mark", "Mark? (Mary Holt), how=in-person");
    check("texted ingrid", "Ingrid Solheim, how=message");
}

#[test]
fn days() {
    check("coffee with Luis today", "Luis Ortega, when=2026-11-22, how=coffee");
    check("this morning call with Luis", "Luis Ortega, when=2026-11-22, how=call");
    check("last night dinner with Luis", "Luis Ortega, when=2026-11-21, how=in-person");
    check("on Friday lunch with Luis", "Luis Ortega, when=2026-11-20, how=in-person");
    check("last friday lunch with Luis", "Luis Ortega, when=2026-11-20, how=in-person");
    check("Thursday: video call with Kenji", "Kenji Watanabe, when=2026-11-19, how=video");
    check("3 days ago met Sam", "Sam Okafor, when=2026-11-19, how=in-person");
    check("two weeks ago met Sam", "Sam Okafor, when=2026-11-08, how=in-person");
    check("letter to Ingrid on 2 November", "Ingrid Solheim, when=2026-11-02, how=letter");
    check("letter to Ingrid on November 2", "Ingrid Solheim, when=2026-11-02, how=letter");
    check("coffee with Sam 12 May", "Sam Okafor, when=2026-05-12, how=coffee");
    check("coffee with Sam 24 December", "Sam Okafor, when=? 2025-12-24 2026-12-24, how=coffee");
    check("2026-10-01 meeting with Sam", "Sam Okafor, when=2026-10-01, how=in-person");
    check("the day before yesterday tea with Sam", "Sam Okafor, when=2026-11-20, how=coffee");
    check(
        "last week lunch with Sam",
        "Sam Okafor, when=2026-11-15 or 2026-11-09 or 2026-11-10 or 2026-11-11 or 2026-11-12 or 2026-11-13 or 2026-11-14, how=in-person",
    );
    check("yesterday at 3pm call with Sam", "Sam Okafor, when=2026-11-21, time=15:00, how=call");
    check("coffee with Sam for 1.5 hours", "Sam Okafor, how=coffee, min=90");
    check("talked with Sam about 24/7 support", "Sam Okafor, how=in-person, about=24/7 support");
    check("on 1/5 coffee with Sam", "Sam Okafor, when=2026-05-01, how=coffee");
    check("yesterday at 14:30 call with Sam", "Sam Okafor, when=2026-11-21, time=14:30, how=call");
}

#[test]
fn how_long_and_how_it_was() {
    check("call with Sam half an hour", "Sam Okafor, how=call, min=30");
    check("call with Sam for 1h30", "Sam Okafor, how=call, min=90");
    check("call with Sam, 45 minutes, draining", "Sam Okafor, how=call, min=45, energy=took");
    check("meeting with Tomasz, tense", "Tomasz Wieczorek, how=in-person, tone=strained");
    check("coffee with Tomasz, it was fine", "Tomasz Wieczorek, how=coffee, tone=plain");
    check("walk with Ingrid gave me energy", "Ingrid Solheim, how=in-person, energy=gave");
    check(
        "yesterday coffee with Lucía and Luis about the late invoice, easy in the end #supplier",
        "Lucía Ferreyra, Luis Ortega, when=2026-11-21, how=coffee, tone=easy, about=the late invoice, tags=supplier",
    );
}

#[test]
fn why() {
    check("thanked Luis for the slides", "Luis Ortega, why=thanks");
    check("congratulated Ingrid on the new flat", "Ingrid Solheim, why=congratulation");
    check("caught up with Sam over lunch", "Sam Okafor, how=in-person, why=catch-up");
    check("checked in on Kenji", "Kenji Watanabe, why=wellness-check");
    check("helped Luis with the budget", "Luis Ortega, why=help");
    check("mentoring session with Sam", "Sam Okafor, why=mentoring-session");
    check("coffee with Sam, next time ask about the new flat", "Sam Okafor, how=coffee, next=the new flat");
}

#[test]
fn words_that_look_like_names_and_names_that_look_like_words() {
    check("walk in the park with Ingrid", "Ingrid Solheim, how=in-person");
    check("met Sam on site", "Sam Okafor, how=in-person");
    check("Weekly call with Sam", "Sam Okafor, how=call");
    check("Team lunch with Sam", "Sam Okafor, how=in-person");
    check("Budget meeting with Sam", "Sam Okafor, how=in-person");
    check("lunch with Luis from Northwind", "Luis Ortega, how=in-person");
    check("call with Luis on Teams", "Luis Ortega, how=call");
    check("went to Porto with Luis", "Luis Ortega");
    check("wrote to Priya", "new Priya, how=message");
    check("heard from Priya", "new Priya");
    check("introduced Luis to Priya", "Luis Ortega, new Priya, why=introduction");
    check("called Mom", "Mom, how=call");
    check("Mom called", "Mom, how=call");
    check("lunch with April", "new April, how=in-person");
    check("Met Friday with Luis", "Luis Ortega, when=2026-11-20, how=in-person");
    check("Called Luis today, Northwind signed", "Luis Ortega, when=2026-11-22, how=call");
    check("Called Luis. Told him about the move", "Luis Ortega, how=call, about=the move");
    check("sent kenji the deck", "Kenji Watanabe");
    check("yesterday mary called", "Mary Holt, when=2026-11-21, how=call");
    check("checked in on kenji", "Kenji Watanabe, why=wellness-check");
    check("coffee with kenji & luis", "Kenji Watanabe, Luis Ortega, how=coffee");
    check("Reached out to Priya", "new Priya");
    check("called Luis (Northwind)", "Luis Ortega, how=call");
    check("call with Luis - Northwind", "Luis Ortega, how=call");
    check("lunch on Sat with Luis", "Luis Ortega, when=2026-11-21, how=in-person");
    check("lunch with ana silva and luis", "Ana Silva, Luis Ortega, how=in-person");
}

#[test]
fn small_things_of_time_and_manner() {
    check("1:1 with Luis", "Luis Ortega");
    check("1-2-1 with Luis", "Luis Ortega");
    check("call with Luis at 3 pm", "Luis Ortega, time=15:00, how=call");
    check("called Luis ten minutes ago", "Luis Ortega, when=2026-11-22, how=call");
    check("coffee with Luis on May 12, 2024", "Luis Ortega, when=2024-05-12, how=coffee");
    check("coffee with Luis in June 2024", "Luis Ortega, when=? 2024-06-01 2024-06-15 2024-06-30, how=coffee");
    check("last Sunday coffee with Luis", "Luis Ortega, when=2026-11-15, how=coffee");
    check("coffee with Luis, it was not easy", "Luis Ortega, how=coffee");
    check("coffee with Luis, not a good talk", "Luis Ortega, how=coffee");
    check("Today 2027 planning with Mary", "Mary Holt, when=2026-11-22");
    check("Asked Luis how she was", "Luis Ortega, why=wellness-check");
    check("Caught up with Sam, asked about his job", "Sam Okafor, why=catch-up, about=his job");
    check("wrote a letter to Luis", "Luis Ortega, how=letter");
    check("called Kenji, asked how he was", "Kenji Watanabe, how=call, why=wellness-check");
    check("called Kenji, asked for a reference", "Kenji Watanabe, how=call, why=ask");
    check(
        "coffee with Sam, next time ask about the wedding in June",
        "Sam Okafor, how=coffee, next=the wedding in June",
    );
}

#[test]
fn who_began() {
    let check = |sentence: &str, expected: Initiator| {
        let (book, _) = book();
        let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
        assert_eq!(reading.began, Some(expected), "{sentence}");
    };
    check("called Luis", Initiator::Me);
    check("Just called Luis", Initiator::Me);
    check("Luis called", Initiator::Them);
    check("Luis helped me with the budget", Initiator::Them);
    check("I helped Luis", Initiator::Me);
}

#[test]
fn what_is_not_understood_stays_in_the_notes() {
    for sentence in [
        "",
        "   ",
        "...",
        "qwertz",
        "🦀🦀",
        "<script>alert(1)</script>",
        "שלום",
        "a\u{301}\u{301}",
        "# #",
        "at at at",
        "with",
        "in",
    ] {
        let reading = read(sentence, &Names::default(), "2026-11-22T12:00:00".parse().unwrap());
        let exchange: Exchange = reading.exchange(sentence, ctx().today);
        assert_eq!(exchange.notes, sentence.trim());
    }
}

#[test]
fn the_marks_lie_on_the_words() {
    let (book, _) = book();
    let sentence = "gestern? yesterday coffee with Ana";
    let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
    let marked: Vec<_> = reading.marks.iter().map(|it| (&sentence[it.range.clone()], it.is_unsure)).collect();
    assert_eq!(marked, [("yesterday", false), ("coffee", false), ("Ana", true)]);
}

proptest::proptest! {
    #[test]
    fn no_sentence_is_too_odd(sentence in "\\PC{0,60}") {
        let (book, _) = book();
        let reading = read(&sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
        for mark in &reading.marks {
            proptest::prop_assert!(sentence.get(mark.range.clone()).is_some());
        }
    }

    #[test]
    fn nor_one_of_known_words(words in proptest::collection::vec(proptest::sample::select(vec![
        "yesterday", "at", "with", "Ana", "and", "in", "about", "#x", "20m", "next", "time", "ask", "I", "should", "met", "two", "last", "friday", "ago", "3pm", ",", "Lisbon", "the", "fair",
    ]), 0..12)) {
        let (book, _) = book();
        let sentence = words.join(" ");
        read(&sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
    }
}

#[test]
fn a_correction_overrides_the_sentence() {
    let (book, ids) = book();
    let names = Names::of(&book);
    let check = |sentence: &str, with: Option<usize>, correct: &dyn Fn(&mut Corrections), expected: &str| {
        let mut corrections = Corrections::default();
        correct(&mut corrections);
        let reading = read(sentence, &names, "2026-11-22T12:00:00".parse().unwrap());
        let reading = corrections.apply(reading, with.map(|it| ids[it]).as_slice());
        assert_eq!(show(&reading, &ids), expected, "{sentence}");
    };
    let plain = |sentence: &str| show(&read(sentence, &names, "2026-11-22T12:00:00".parse().unwrap()), &ids);
    let drop = |it: &mut Corrections, key: &str| it.dropped.extend([key.to_owned()]);
    check("coffee with Luis", None, &|_| (), &plain("coffee with Luis"));
    check("coffee with Ana", Some(0), &|_| (), &plain("coffee with Ana Silva"));
    check(
        "coffee with Ana",
        None,
        &|it| it.settled.push(("Ana".to_owned(), Some(ids[5]))),
        &plain("coffee with Ana Petrović"),
    );
    check("coffee with Luis and Bruno", None, &|it| drop(it, "Bruno"), &plain("coffee with Luis"));
    check("coffee with Luis #boats", None, &|it| drop(it, "boats"), &plain("coffee with Luis"));
    check("called Luis 20m", None, &|it| drop(it, &minutes_key(20)), &plain("called Luis"));
    check("coffee with Luis", None, &|it| it.how = Some(None), "Luis Ortega");
}
