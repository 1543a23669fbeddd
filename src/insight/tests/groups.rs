//! Groups: who stands in which list, the reminder, whom to write to, and a talk or a message with all.

use super::{ago, read};
use crate::domain::tests::{ctx, today};
use crate::domain::{Book, Channel, Command, Exchange, GroupId, PersonId, apply, short_name};
use crate::insight::digest::Digest;
use crate::insight::groups::{GroupPeople, last_together, people, reminder, talks, write_to};
use crate::insight::rhythm::{Warmth, silence};

/// A book with fourteen people, named A to N, in a group with these fields.
fn fourteen(exchanges: &str, group: &str) -> (Book, GroupId, Vec<PersonId>) {
    let letters: Vec<char> = ('A'..='N').collect();
    let plain = letters.iter().map(|it| format!(r#"{{"id": "{it}", "given": "{it}"}}"#)).collect::<Vec<_>>().join(",");
    let members = letters.iter().map(|it| format!(r#"{{"person": "{it}"}}"#)).collect::<Vec<_>>().join(",");
    let file = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{plain}], "exchanges": [{exchanges}],
        "groups": [{{"name": "Leadership", "members": [{members}]{group}}}]}}"#
    );
    let book = read(&file).unwrap().book;
    let id = book.groups.iter().next().unwrap().0;
    let mut ids: Vec<(String, PersonId)> = book.people.iter().map(|(id, it)| (it.given.clone(), id)).collect();
    ids.sort();
    (book, id, ids.into_iter().map(|it| it.1).collect())
}

fn names(book: &Book, people: &[PersonId]) -> String {
    people.iter().filter_map(|it| book.people.get(*it)).map(short_name).collect::<Vec<_>>().join(" ")
}

fn log(book: &mut Book, exchange: Exchange) {
    apply(book, Command::LogExchange(Box::new(exchange), Vec::new()), &ctx(500, 1)).unwrap();
}

#[test]
fn a_talk_with_all_but_two_is_one_talk_of_twelve() {
    let (mut book, id, ids) = fourteen("", "");
    let here = people(&book, id, today()).current();
    assert_eq!(here.len(), 14);
    let with = here.iter().filter(|it| **it != ids[3] && **it != ids[5]).copied().collect();
    log(&mut book, Exchange { people: with, groups: std::iter::once(id).collect(), ..Exchange::default() });
    assert_eq!((talks(&book, id).len(), book.exchanges.iter().count()), (1, 1));
    let digest = Digest::of(book.exchanges.iter().map(|it| it.1));
    let counted: Vec<u32> = digest.years.values().map(|it| it.all.talks).collect();
    assert_eq!((counted, digest.gatherings[0].people.len()), (vec![1], 12), "the long view counts one talk");
    let found = people(&book, id, today());
    assert_eq!((names(&book, &found.not_since), found.in_contact.len()), ("D F".into(), 12));
    assert!(book.last_with(ids[3]).is_none());
}

#[test]
fn the_people_stand_by_their_own_warmth_and_by_name() {
    #[track_caller]
    fn check(exchanges: &str, group: &str, expected: [&str; 3], met: Option<usize>) {
        let (book, id, _) = fourteen(exchanges, group);
        let GroupPeople { in_contact, quiet, not_since, met_since, .. } = people(&book, id, today());
        let rest = "D E F G H I J K L M N";
        let not_since = names(&book, &not_since).replace(rest, "…");
        assert_eq!([names(&book, &in_contact), names(&book, &quiet), not_since], expected, "{group}");
        assert_eq!(met_since, met, "{group}");
    }
    let (late, then) = (ago(10), "2023-05-05");
    let exchanges = format!(
        r#"{{"when": "{late}", "people": ["C"]}}, {{"when": "2025-05-05", "people": ["B"]}},
        {{"when": "{then}", "people": ["A", "B", "C"]}}"#
    );
    check(&exchanges, "", ["C", "A B", "…"], None);
    check(&exchanges, r#", "ended": "2023""#, ["C", "B", "A …"], Some(2));
    check(&exchanges, r#", "ended": "2023-05""#, ["C", "B", "A …"], Some(2));
    check(&exchanges, r#", "ended": "2023-04-30""#, ["C", "A B", "…"], Some(3));
    check(&exchanges, r#", "began": "2024""#, ["C", "B", "A …"], Some(2));
    check(&exchanges, r#", "began": "2023""#, ["C", "A B", "…"], Some(3));
}

#[test]
fn the_dead_the_archived_and_those_who_left_are_not_among_the_quiet() {
    let file = r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana", "died": "2024"},
        {"id": "b", "given": "Bo", "archived": true}, {"id": "c", "given": "Cleo"}, {"id": "d", "given": "Dan"}],
        "groups": [{"name": "Choir", "rhythm_days": 90, "members": [{"person": "a"}, {"person": "b"},
        {"person": "c", "until": "2025"}, {"person": "d", "until": "2030"}]}]}"#;
    let book = read(file).unwrap().book;
    let id = book.groups.iter().next().unwrap().0;
    let found = people(&book, id, today());
    let left: Vec<PersonId> = found.left.iter().filter_map(|it| it.person).collect();
    assert_eq!([names(&book, &found.apart), names(&book, &left)], ["Ana Bo", "Cleo"]);
    assert_eq!((names(&book, &found.current()), found.count()), ("Dan".into(), 2), "Bo and Dan live");
    let two = write_to(&book, id, today());
    assert_eq!((two.comfortable, two.least_known.map(|it| names(&book, &[it]))), (None, Some("Dan".into())));
}

#[test]
fn the_reminder_of_a_group_is_resolved_by_a_talk_with_two_and_ends_with_it() {
    let check = |exchanges: &str, group: &str, expected: bool| {
        let (book, id, _) = fourteen(exchanges, group);
        assert_eq!(reminder(&book, id, today()).is_some(), expected, "{exchanges} {group}");
    };
    let (late, old) = (ago(30), ago(100));
    let yearly = r#", "rhythm_days": 90"#;
    let talk = |day, who: &str| format!(r#"{{"when": "{day}", "people": [{who}]}}"#);
    check("", "", false);
    check("", yearly, true);
    check(&talk(old, r#""A", "B""#), yearly, true);
    check(&talk(late, r#""A", "B""#), yearly, false);
    check(&talk(late, r#""A""#), yearly, true);
    check(&format!("{}, {}", talk(late, r#""A""#), talk(late, r#""B""#)), yearly, true);
    check("", &format!(r#"{yearly}, "ended": "2024""#), false);
    check("", &format!(r#"{yearly}, "began": "{late}""#), false);
}

#[test]
fn a_group_with_fewer_than_two_who_can_be_reached_reminds_of_nothing() {
    let check = |members: &str, expected: bool| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "a", "given": "Ana", "died": "2024"}},
            {{"id": "b", "given": "Bo", "archived": true}}, {{"id": "c", "given": "Cleo"}}, {{"id": "d", "given": "Dan"}}],
            "groups": [{{"name": "Choir", "rhythm_days": 30, "members": [{members}]}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let id = book.groups.iter().next().unwrap().0;
        assert_eq!(reminder(&book, id, today()).is_some(), expected, "{members}");
    };
    check(r#"{"person": "a"}, {"person": "b"}"#, false);
    check(r#"{"person": "a"}, {"person": "b"}, {"person": "c"}"#, false);
    check(r#"{"person": "a"}, {"person": "c"}, {"person": "d", "until": "2025"}"#, false);
    check(r#"{"person": "a"}, {"person": "c"}, {"person": "d"}"#, true);
}

#[test]
fn somebody_with_whom_the_last_talk_was_strained_is_not_offered() {
    let (book, id, _) = fourteen(
        r#"{"when": "2026-03-01", "people": ["A"]}, {"when": "2026-04-01", "people": ["A"], "tone": "strained"},
        {"when": "2026-03-01", "people": ["B"]}"#,
        "",
    );
    let two = write_to(&book, id, today());
    assert_eq!(names(&book, &[two.comfortable.unwrap(), two.least_known.unwrap()]), "B C");
}

#[test]
fn a_close_person_is_not_one_to_get_to_know_better() {
    let check = |circles: [&str; 2], expected: Option<&str>| {
        let [bo, cleo] = circles;
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "a", "given": "Ana"}},
            {{"id": "b", "given": "Bo", "circle": "{bo}"}}, {{"id": "c", "given": "Cleo", "circle": "{cleo}"}}],
            "exchanges": [{{"when": "2026-03-01", "people": ["a"]}}, {{"when": "2026-04-01", "people": ["a", "c"]}}],
            "groups": [{{"name": "Choir", "members": [{{"person": "a"}}, {{"person": "b"}}, {{"person": "c"}}]}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let two = write_to(&book, book.groups.iter().next().unwrap().0, today());
        let least_known = two.least_known.map(|it| names(&book, &[it]));
        assert_eq!(least_known.as_deref(), expected, "{circles:?}");
    };
    check(["active", "wider"], Some("Bo"));
    check(["close", "wider"], Some("Cleo"));
    check(["close", "inner"], None);
}

fn message(id: GroupId, people: &[PersonId]) -> Exchange {
    Exchange {
        people: people.iter().copied().collect(),
        groups: std::iter::once(id).collect(),
        how: Some(Channel::Message),
        ..Exchange::default()
    }
}

#[test]
fn a_notice_to_all_warms_nobody_until_they_answer() {
    let (mut book, id, ids) = fourteen(r#"{"when": "2025-01-01", "people": ["A"]}"#, "");
    let warmth = |book: &Book, id: PersonId| silence(book, id, book.people.get(id).unwrap(), today()).map(|it| it.1);
    log(&mut book, message(id, &ids));
    assert_eq!((warmth(&book, ids[0]), warmth(&book, ids[1])), (Some(Warmth::Sleeping), None));
    assert_eq!(last_together(&book, id), None);
    assert_eq!((talks(&book, id).len(), book.timeline_with(ids[1]).len()), (1, 1), "it stands in the timelines");
    let answer =
        Exchange { people: std::iter::once(ids[1]).collect(), how: Some(Channel::Message), ..Exchange::default() };
    log(&mut book, answer);
    assert_eq!(warmth(&book, ids[1]), Some(Warmth::Warm));
    // To five it is a message like any other.
    log(&mut book, message(id, &ids[5..10]));
    assert_eq!(warmth(&book, ids[5]), Some(Warmth::Warm));
}
