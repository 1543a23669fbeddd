//! The cases in which a plain text match is wrong, and the laws of the order. Today is Sunday 22 November 2026.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::tests::today;
use crate::domain::{Knows, Person};
use crate::formats::backup::read;

/// A book of people, each a name and further fields, and of other entities.
pub(super) fn book(people: &[(&str, Value)], rest: Value) -> Book {
    let person = |(name, fields): &(&str, Value)| {
        let mut person = json!({"id": name.to_lowercase(), "given": name});
        merge(&mut person, fields.clone());
        person
    };
    let mut file =
        json!({"format": "kith-backup", "version": 1, "people": people.iter().map(person).collect::<Vec<_>>()});
    merge(&mut file, rest);
    read(&file.to_string()).unwrap().book
}

fn merge(to: &mut Value, from: Value) {
    let Value::Object(from) = from else { return };
    to.as_object_mut().unwrap().extend(from);
}

/// The names of each list: knows it, knows some of the words, may know who, only mentioned.
fn names(answer: &Answer) -> [Vec<&str>; 4] {
    let of =
        |is_whole: bool| answer.knows.iter().filter(move |it| it.is_whole() == is_whole).map(|it| it.name.as_str());
    [
        of(true).collect(),
        of(false).collect(),
        answer.may_know_who.iter().map(|it| it.name.as_str()).collect(),
        answer.only_mentioned.iter().map(|it| it.name.as_str()).collect(),
    ]
}

#[track_caller]
pub(super) fn check(people: &[(&str, Value)], rest: Value, query: &str, expected: [&[&str]; 4]) -> Answer {
    let answer = who_knows(&book(people, rest), today(), query);
    assert_eq!(names(&answer), expected.map(<[_]>::to_vec), "{query}");
    answer
}

pub(super) fn talk(day: &str, name: &str, fields: Value) -> Value {
    let mut talk = json!({"when": day, "people": [name]});
    merge(&mut talk, fields);
    talk
}

pub(super) fn stated(words: &[&str]) -> Value {
    json!({"expertise": words})
}

pub(super) fn knows(what: &str, fields: Value) -> Value {
    let mut knows = json!({"what": what});
    merge(&mut knows, fields);
    json!({"expertise": [knows]})
}

pub(super) const NOBODY: &[&str] = &[];

#[test]
fn a_mention_is_no_knowledge() {
    let many = "A contract. ".repeat(20);
    let people = [("Ben", json!({"notes": many})), ("Ana", knows("contracts", json!({"depth": "known-for"})))];
    check(&people, json!({}), "contracts", [&["Ana"], NOBODY, NOBODY, &["Ben"]]);
    let java = json!({"exchanges": [talk("2026-05-01", "hal", json!({"place": "Java"}))]});
    check(&[("Hal", json!({}))], java, "java", [NOBODY, NOBODY, NOBODY, &["Hal"]]);
    let note = json!({"notes": "let's go. He would go to market. Plan R is on her mind, or r."});
    check(&[("Ida", stated(&["Go"])), ("Jon", note.clone())], json!({}), "go", [&["Ida"], NOBODY, NOBODY, NOBODY]);
    check(
        &[("Xia", json!({"tags": ["R"]})), ("Jon", json!({"notes": "her r, for her"}))],
        json!({}),
        "r",
        [&["Xia"], NOBODY, NOBODY, NOBODY],
    );
}

#[test]
fn what_is_denied_is_only_mentioned() {
    let cy = json!({"tags": ["ex-marketing"], "notes": "Not marketing any more."});
    let answer = check(&[("Cy", cy)], json!({}), "marketing", [NOBODY, NOBODY, NOBODY, &["Cy"]]);
    assert_eq!(answer.only_mentioned[0].words.text, "Not marketing any more.");
    for text in [
        "no longer marketing",
        "used to do marketing",
        "hates marketing",
        "never did marketing",
        "doesn't do marketing",
    ] {
        check(&[("Cy", json!({"role": text}))], json!({}), "marketing", [NOBODY, NOBODY, NOBODY, &["Cy"]]);
    }
    check(
        &[("Cy", json!({"role": "Marketing, not sales"}))],
        json!({}),
        "marketing",
        [&["Cy"], NOBODY, NOBODY, NOBODY],
    );
}

#[test]
fn a_workplace_or_a_relative_may_know_who() {
    let dee = json!({"organisation": "Hart Contract Law LLP", "role": "Receptionist"});
    let answer = check(&[("Dee", dee)], json!({}), "contract law", [NOBODY, NOBODY, &["Dee"], NOBODY]);
    assert!(matches!(answer.may_know_who[0].why, ReferralWhy::WorksAt(_)));
    let eli = json!({"notes": "Likes tea. Her brother is a tax lawyer! Knows the hut."});
    let answer = check(&[("Eli", eli)], json!({}), "tax lawyer", [NOBODY, NOBODY, &["Eli"], NOBODY]);
    let ReferralWhy::ThirdPerson(words) = &answer.may_know_who[0].why else { panic!("a third person") };
    assert_eq!(
        words.pieces(),
        [("Her brother is a ", false), ("tax", true), (" ", false), ("lawyer", true), ("!", false)]
    );
    let their = json!({"notes": "Their lawyer called."});
    check(&[("Eli", their)], json!({}), "lawyer", [NOBODY, NOBODY, &["Eli"], NOBODY]);
}

#[test]
fn a_name_is_no_knowledge() {
    let fay = json!({"family": "May", "emails": [{"kind": "work", "value": "fay@ruby.example"}]});
    let people = [("Fay", fay), ("Mark", json!({})), ("Ruby", json!({"family": "Singh"})), ("Zoe", stated(&["Ruby"]))];
    check(&people, json!({}), "ruby", [&["Zoe"], NOBODY, NOBODY, NOBODY]);
    check(&people, json!({}), "may", [NOBODY; 4]);
    check(&people, json!({}), "mark", [NOBODY; 4]);
}

#[test]
fn what_they_taught_stands_before_tags_and_what_you_taught_does_not_count() {
    let lesson = |day: &str, who: &str, from: &str| {
        let notes = if from == "me" { "I explained budgets to her" } else { "She showed me budgets" };
        talk(day, who, json!({"purpose": "learning", "topic_from": from, "notes": notes}))
    };
    let talks = json!({"exchanges": [
        lesson("2026-05-01", "lea", "them"), lesson("2026-05-08", "lea", "both"), lesson("2026-05-15", "lea", "them"),
        lesson("2026-05-01", "kim", "me"), lesson("2026-05-08", "kim", "me"),
        lesson("2026-05-01", "once", "them"), lesson("2026-05-01", "once", "them")]});
    let people = [("Kim", json!({})), ("Lea", json!({})), ("Once", json!({})), ("Tag", json!({"tags": ["budgets"]}))];
    let answer = check(&people, talks, "budgets", [&["Lea", "Tag"], NOBODY, NOBODY, &["Kim", "Once"]]);
    assert_eq!(answer.knows[0].tier, Tier::Lessons);
    assert_eq!(answer.knows[0].because[0], Part::Tier);
}

#[test]
fn depth_stands_before_freshness_and_both_before_warmth() {
    let max = knows("grants", json!({"depth": "known-for", "as_of": "2016", "how": "seen"}));
    let nia = knows("grants", json!({"depth": "does", "as_of": "2025"}));
    let talks = json!({"exchanges": [talk("2020-01-01", "max", json!({})), talk("2026-11-20", "nia", json!({}))]});
    let people = [("Nia", nia), ("Max", max)];
    let answer = check(&people, talks.clone(), "grants", [&["Max", "Nia"], NOBODY, NOBODY, NOBODY]);
    assert!(answer.knows[0].is_old && !answer.knows[1].is_old);
    assert_eq!(answer.knows[0].because, [Part::Depth, Part::Freshness]);
    assert_eq!(way_on(&book(&people, talks), answer.knows[0].id, today()), WayOn::HelloFirst);
}

#[test]
fn what_is_not_so_leaves_somebody_out_and_says_why() {
    let olu = knows("nursing contracts", json!({"gone": "not-this"}));
    let answer = check(&[("Olu", olu.clone())], json!({}), "contracts", [NOBODY; 4]);
    assert_eq!(answer.left_out[0].what, "nursing contracts");
    let both = json!({"expertise": [{"what": "nursing contracts", "gone": "not-this"}, "contracts"]});
    check(&[("Olu", both)], json!({}), "contracts", [&["Olu"], NOBODY, NOBODY, NOBODY]);
    let ravi = json!({"died": "2020", "expertise": ["contracts"], "notes": "contracts", "knows_who": "contracts"});
    check(&[("Ravi", ravi)], json!({}), "contracts", [NOBODY; 4]);
}

#[test]
fn who_is_learning_stands_aside_unless_nobody_knows() {
    let pia = ("Pia", knows("grants", json!({"depth": "curious"})));
    let quin = ("Quin", json!({"tags": ["grants"]}));
    let answer = check(&[pia.clone(), quin], json!({}), "grants", [&["Quin"], NOBODY, &["Pia"], NOBODY]);
    assert!(matches!(answer.may_know_who[0].why, ReferralWhy::Learning(_)));
    check(&[pia], json!({}), "grants", [&["Pia"], NOBODY, NOBODY, NOBODY]);
}

#[test]
fn who_is_held_back_stands_last_with_the_reason() {
    let known = |fields: Value| {
        let mut known = knows("tax", json!({"depth": "known-for"}));
        merge(&mut known, fields);
        known
    };
    let people = [
        ("Sol", known(json!({}))),
        ("Wes", known(json!({"paused_until": "2027-05-01"}))),
        ("Arch", known(json!({"archived": true}))),
        ("Due", known(json!({}))),
        ("Ask", known(json!({}))),
        ("Free", stated(&["tax"])),
    ];
    let asks = [("2026-01-01", "ask"), ("2026-02-01", "ask")];
    let favours = asks.map(|(day, who)| json!({"direction": "asked", "people": [who], "when": day, "what": "an hour"}));
    let rest = json!({"favours": favours, "exchanges": [talk("2026-11-01", "sol", json!({"tone": "strained"}))],
        "promises": [{"what": "the book", "whose": "mine", "people": ["due"], "due": "2026-11-01"}]});
    let answer = check(&people, rest, "tax", [&["Free", "Sol", "Arch", "Ask", "Due", "Wes"], NOBODY, NOBODY, NOBODY]);
    let held: Vec<_> = answer.knows.iter().map(|it| it.held_back).collect();
    let until = "2027-05-01".parse().unwrap();
    let expected =
        [HeldBack::Strained, HeldBack::Archived, HeldBack::ManyAsks, HeldBack::Promise, HeldBack::Paused(until)];
    assert_eq!(held[0], None);
    assert_eq!(held[1..], expected.map(Some));
    assert_eq!(answer.knows[0].because, [], "a reason to wait with the next one is no reason of theirs");
}

#[test]
fn some_of_the_words_stand_below() {
    let people =
        [("Teo", stated(&["law"])), ("Uma", stated(&["contract law"])), ("Vic", stated(&["law", "contracts"]))];
    let answer = check(&people, json!({}), "contract law", [&["Uma", "Vic"], &["Teo"], NOBODY, NOBODY]);
    assert_eq!(answer.knows.iter().map(|it| it.whole).collect::<Vec<_>>(), [Whole::One, Whole::Several, Whole::Some]);
}

#[test]
fn words_that_mean_the_same_are_found_and_not_guessed() {
    let people = [("Udo", stated(&["Verhandlungsführung"]))];
    let means = |all: Value| json!({"settings": {"means": all}});
    check(&people, json!({}), "negotiation", [NOBODY; 4]);
    let one = means(json!([{"word": "negotiation", "same_as": "Verhandlungsführung"}]));
    let answer = check(&people, one, "negotiations", [&["Udo"], NOBODY, NOBODY, NOBODY]);
    assert!(answer.knows[0].means_the_same);
    let two = means(json!([{"word": "deal making", "same_as": "negotiation"},
        {"word": "verhandlungsfuhrung", "same_as": "negotiation"}]));
    check(&people, two, "deal making", [&["Udo"], NOBODY, NOBODY, NOBODY]);
    // One word is the user's own, and the other one means the same.
    let tax = means(json!([{"word": "taxation", "same_as": "tax"}]));
    let answer = check(&[("Lu", stated(&["tax law"]))], tax, "taxation law", [&["Lu"], NOBODY, NOBODY, NOBODY]);
    assert!(answer.knows[0].means_the_same);
}

#[test]
fn an_encounter_and_a_group_are_one_line() {
    let met = json!({"exchanges": [{"when": "2026-05-03", "encounter": "two people from procurement"},
        {"when": "2026-05-04", "encounter": "somebody from procurement", "settled": true}]});
    let answer = check(&[], met, "procurement", [NOBODY, NOBODY, &["two people from procurement"], NOBODY]);
    assert!(matches!(answer.may_know_who[0].why, ReferralWhy::Met(Some(_))));
    let group = json!({"groups": ["Harbour procurement cohort"]});
    let people = ["A", "B", "C"].map(|it| (it, group.clone()));
    let answer = check(&people, json!({}), "procurement", [NOBODY, NOBODY, &["Harbour procurement cohort"], NOBODY]);
    let ReferralWhy::Group(members) = &answer.may_know_who[0].why else { panic!("a group") };
    assert_eq!(members.len(), 3);
}

#[test]
fn somebody_far_is_reached_through_one_who_is_close() {
    let people = [
        ("Far", knows("tax", json!({"depth": "does"}))),
        ("Near", json!({"relations": [{"kind": "colleague", "to": "far"}]})),
        ("Asked", json!({"relations": [{"kind": "friend", "to": "far"}]})),
        ("Words", json!({"knows_who": "people in tax at the city"})),
        ("Third", json!({"relations": [{"kind": "friend", "to": "near"}]})),
    ];
    let talks = json!({"exchanges": [talk("2026-11-20", "near", json!({})), talk("2026-11-20", "asked", json!({"purpose": "ask"})),
        talk("2026-11-20", "words", json!({}))]});
    let answer = check(&people, talks.clone(), "tax", [&["Far"], NOBODY, &["Near", "Asked", "Words"], NOBODY]);
    assert!(answer.may_know_who[1].was_asked);
    let book = book(&people, talks);
    assert!(matches!(way_on(&book, answer.knows[0].id, today()), WayOn::Introduction(_)));
}

#[test]
fn a_slip_is_said_and_near_words_are_offered() {
    let people = [
        ("Ana", stated(&["contracts", "tax law", "law of the sea"])),
        ("Old", knows("tariffs", json!({"gone": "not-any-more"}))),
    ];
    let answer = check(&people, json!({}), "contarcts", [&["Ana"], NOBODY, NOBODY, NOBODY]);
    assert_eq!(answer.slip.as_deref(), Some("contracts"));
    let answer = check(&people, json!({}), "maritime laws", [NOBODY; 4]);
    assert_eq!(answer.slip, None);
    let answer = check(&people, json!({}), "contractor", [NOBODY; 4]);
    assert_eq!((answer.slip, answer.nearby), (None, vec!["contracts".to_owned()]));
    check(&people, json!({}), "how do I", [NOBODY; 4]);
    check(&[], json!({}), "", [NOBODY; 4]);
}

/// A book of a few people who know, with warmth, tags and depths that vary, in a given order.
fn varied(people: &[(usize, usize, bool)], order: &[usize], notes: &[usize]) -> Book {
    let person = |at: usize| {
        let (depth, tier, is_warm) = people[at];
        let depths = [json!(null), json!("curious"), json!("does"), json!("known-for")];
        let fields = match tier {
            0 => json!({"expertise": [{"what": "tax law", "depth": depths[depth]}]}),
            1 => json!({"role": "Tax lawyer"}),
            2 => json!({"tags": ["tax", "law"]}),
            _ => json!({"expertise": ["law"]}),
        };
        let mut person =
            json!({"id": format!("0192f0c1-0000-7000-8000-0000000000{at:02}"), "given": format!("P{}", at % 3)});
        merge(&mut person, fields);
        if is_warm {
            merge(&mut person, json!({"circle": "close"}));
        }
        merge(&mut person, json!({"notes": "Tax law and taxes. ".repeat(notes.get(at).copied().unwrap_or_default())}));
        person
    };
    let people: Vec<Value> = order.iter().map(|at| person(*at)).collect();
    read(&json!({"format": "kith-backup", "version": 1, "people": people}).to_string()).unwrap().book
}

fn any_people() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    proptest::collection::vec((0..4_usize, 0..4_usize, any::<bool>()), 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn mentions_never_change_the_order(people in any_people(), notes in proptest::collection::vec(0..5_usize, 9)) {
        let order: Vec<usize> = (0..people.len()).collect();
        let known = |notes: &[usize]| who_knows(&varied(&people, &order, notes), today(), "tax law").knows;
        prop_assert_eq!(known(&[]), known(&notes));
    }

    #[test]
    fn the_order_of_writing_never_changes_the_answer(people in any_people(), seed in any::<u64>()) {
        let order: Vec<usize> = (0..people.len()).collect();
        let mut other = order.clone();
        other.rotate_left(usize::try_from(seed % 9).unwrap() % people.len());
        other.reverse();
        let answer = |order: &[usize]| who_knows(&varied(&people, order, &[1, 0, 1]), today(), "tax law");
        prop_assert_eq!(answer(&order), answer(&other));
    }
}

#[test]
fn knowledge_without_a_word_finds_nobody() {
    let person = Person { expertise: [Knows::of("…")].into_iter().collect(), ..Person::default() };
    assert_eq!(person.known_words(), ["…"]);
    check(&[("Ana", stated(&["…"]))], json!({}), "…", [NOBODY; 4]);
}

#[test]
fn a_group_of_its_own_is_found_with_its_people_and_once_with_those_who_carry_its_word() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1,
        "people": [{"id": "ana", "given": "Ana"}, {"id": "bo", "given": "Bo", "groups": ["welding club"]},
            {"id": "cy", "given": "Cy"}],
        "groups": [{"name": "Welding club", "tag": "welding club", "members": [{"person": "ana"}]},
            {"name": "Tuesdays", "what": "Welding for beginners", "members": [{"person": "cy"}]},
            {"name": "Welding of 1990", "members": [{"person": "cy", "until": "1991"}]}]}"#,
    )
    .unwrap()
    .book;
    let answer = who_knows(&book, "2026-11-22".parse().unwrap(), "welding");
    let of_group = |it: &ReferralWhy| if let ReferralWhy::Group(people) = it { Some(people.len()) } else { None };
    let groups: Vec<_> =
        answer.may_know_who.iter().filter_map(|it| Some((it.name.as_str(), of_group(&it.why)?))).collect();
    assert_eq!(groups, [("Tuesdays", 1), ("Welding club", 2)]);
}
