//! Whether anything happened, and with whom. Today is Sunday 22 November 2026, noon.

use super::{book, compare, show};
use crate::quick_entry::{Happening, Names, Who, read};

/// "talk", "attempt" or "nothing", and the given names of the people.
pub(super) fn outcome(sentence: &str) -> String {
    let (book, _) = book();
    let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
    let happening = match (reading.promise, reading.happening) {
        (Some(_), _) => "promise",
        (None, Happening::Talk) => "talk",
        (None, Happening::Attempt) => "attempt",
        (None, Happening::Nothing) => "nothing",
        (None, Happening::Unclear) => "unclear",
    };
    let names = reading.who.iter().map(|it| match it {
        Who::Known(id) => book.people.get(*id).unwrap().given.clone(),
        Who::Ask { name, .. } => format!("{name}?"),
        Who::New(name) => format!("new {name}"),
    });
    [happening.to_owned()].into_iter().chain(names).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    compare(rows, outcome);
}

#[test]
fn an_attempt_is_no_contact() {
    check(&[
        ("tried to call Luis, no answer", "attempt Luis"),
        ("tried to call Luis", "attempt Luis"),
        ("tried calling Luis twice", "attempt Luis"),
        ("called Luis but he didn't pick up", "attempt Luis"),
        ("called Luis, no answer", "attempt Luis"),
        ("called Luis, went straight to voicemail", "attempt Luis"),
        ("couldn't reach Luis", "attempt Luis"),
        ("couldn't get hold of Luis", "attempt Luis"),
        ("could not reach Luis today", "attempt Luis"),
        ("missed call from Luis", "attempt Luis"),
        ("missed a call from Luis this morning", "attempt Luis"),
        ("rang Luis, line busy", "attempt Luis"),
        ("rang Luis, the line was busy", "attempt Luis"),
        ("texted Luis, no reply", "attempt Luis"),
        ("emailed Luis, he hasn't replied", "attempt Luis"),
        ("Luis didn't answer", "attempt Luis"),
        ("Luis didn't show up for lunch", "attempt Luis"),
        ("waited for Luis, he never showed up", "attempt Luis"),
        ("phoned Luis without success", "attempt Luis"),
        ("called Luis in vain", "attempt Luis"),
        ("tried Luis again", "attempt Luis"),
        ("visited Luis but he wasn't home", "attempt Luis"),
        ("attempted to phone Luis", "attempt Luis"),
        ("unable to reach Luis", "attempt Luis"),
        ("called Luis, nobody picked up", "attempt Luis"),
        ("called Luis, got his voicemail", "attempt Luis"),
        ("Luis was unreachable", "attempt Luis"),
        ("called Luis, no answer, will try again tomorrow", "attempt Luis"),
    ]);
}

#[test]
fn what_did_not_happen_is_no_contact() {
    check(&[
        ("lunch with Luis was cancelled", "nothing Luis"),
        ("lunch with Luis cancelled", "nothing Luis"),
        ("Luis cancelled", "nothing Luis"),
        ("Luis cancelled our lunch", "nothing Luis"),
        ("lunch with Luis fell through", "nothing Luis"),
        ("call with Luis postponed", "nothing Luis"),
        ("coffee with Luis, he cancelled at the last minute", "nothing Luis"),
        ("coffee with Luis didn't happen", "nothing Luis"),
        ("meeting with Luis was called off", "nothing Luis"),
        ("didn't call Luis", "nothing Luis"),
        ("did not call Luis today", "nothing Luis"),
        ("forgot to call Luis", "nothing Luis"),
        ("haven't talked to Luis yet", "nothing Luis"),
        ("never called Luis back", "nothing Luis"),
        ("wanted to call Luis", "nothing Luis"),
        ("meant to write to Luis", "nothing Luis"),
        ("almost called Luis", "nothing Luis"),
        ("was going to visit Luis", "nothing Luis"),
        ("should have called Luis", "nothing Luis"),
        ("no time to call Luis", "nothing Luis"),
        ("no lunch with Luis today", "nothing Luis"),
        ("couldn't meet Luis", "nothing Luis"),
        ("decided not to call Luis", "nothing Luis"),
        ("thought of Luis today", "nothing Luis"),
        ("thinking of Luis", "nothing Luis"),
        ("thought about calling Luis", "nothing Luis"),
        ("dreamt of Luis", "nothing Luis"),
        ("missed Luis at the fair", "nothing Luis"),
        ("remembered Luis", "nothing Luis"),
        ("Luis wasn't there", "nothing Luis"),
        ("Luis couldn't make it", "nothing Luis"),
        ("lunch without Luis", "nothing"),
        ("avoided Luis", "nothing Luis"),
        ("declined lunch with Luis", "nothing Luis"),
        ("skipped coffee with Luis", "nothing Luis"),
        ("turned down lunch with Luis", "nothing Luis"),
    ]);
}

#[test]
fn who_was_not_there_is_left_out() {
    check(&[
        ("met Kenji, not Luis", "talk Kenji"),
        ("met Kenji without Luis", "talk Kenji"),
        ("lunch with Kenji instead of Luis", "talk Kenji"),
        ("couldn't reach Luis, met Kenji instead", "talk Kenji"),
        ("called Luis, no answer, then called Kenji", "talk Kenji"),
        ("lunch with Kenji, Luis couldn't make it", "talk Kenji"),
        ("didn't call Luis but talked with Kenji", "talk Kenji"),
        ("coffee with Kenji, thought of Luis", "talk Kenji"),
        ("lunch with the team, but not Luis", "talk"),
        ("coffee with Kenji and Sam, Luis wasn't there", "talk Kenji Sam"),
        ("forgot to call Luis, called Kenji", "talk Kenji"),
    ]);
}

#[test]
fn what_happened_in_the_end_counts() {
    check(&[
        ("tried to call Luis, he called back later", "talk Luis"),
        ("missed call from Luis, called him back", "talk Luis"),
        ("finally reached Luis", "talk Luis"),
        ("called Luis, no answer, left a voicemail", "talk Luis"),
        ("couldn't meet Luis but called him", "talk Luis"),
        ("called Luis, didn't talk long", "talk Luis"),
        ("coffee with Luis, not a good talk", "talk Luis"),
        ("coffee with Luis, it was not easy", "talk Luis"),
        ("called Luis, he didn't get the job", "talk Luis"),
        ("called Luis, his flight was cancelled", "talk Luis"),
        ("called Luis about the cancelled order", "talk Luis"),
        ("coffee with Luis, tried the new place", "talk Luis"),
        ("coffee with Luis, tried a new cake", "talk Luis"),
        ("lunch with Luis, no sugar", "talk Luis"),
        ("met Luis, no problems", "talk Luis"),
        ("left Luis a voicemail", "talk Luis"),
        ("called Luis, he hasn't slept", "talk Luis"),
        ("coffee with Luis, couldn't stop laughing", "talk Luis"),
        ("met Luis, he never drinks", "talk Luis"),
        ("talked with Luis about Kenji", "talk Luis"),
        ("call with Luis, didn't discuss the budget", "talk Luis"),
        ("coffee with Luis, forgot my wallet", "talk Luis"),
        ("walk with Luis, missed the bus", "talk Luis"),
        ("called Luis, he declined the offer", "talk Luis"),
        ("I should have coffee with Luis", "promise Luis"),
        ("don't forget to call Luis", "promise Luis"),
    ]);
}

#[test]
fn outcomes_as_a_stranger_writes_them() {
    check(&[
        ("phoned Luis - no one picked up", "attempt Luis"),
        ("Luis didn't return my call", "attempt Luis"),
        ("Luis missed my call", "attempt Luis"),
        ("missed Luis's call", "attempt Luis"),
        ("ignored Luis's call", "attempt Luis"),
        ("got Luis's voicemail", "attempt Luis"),
        ("called Luis's number, not in service", "attempt Luis"),
        ("rang the doorbell at Luis's, nobody there", "attempt Luis"),
        ("not a word from Luis", "attempt Luis"),
        ("pinged Luis, silence", "attempt Luis"),
        ("called Luis, mailbox full", "attempt Luis"),
        ("tried ringing Mom, engaged", "attempt Mom"),
        ("dialled Luis, no joy", "attempt Luis"),
        ("tried getting through to Luis all day", "attempt Luis"),
        ("Luis's phone is off", "attempt Luis"),
        ("nearly bumped into Luis", "nothing Luis"),
        ("saw Luis's name in the paper", "nothing Luis"),
        ("I saw Luis's photo and thought of him", "nothing Luis"),
        ("heard that Luis got married", "nothing Luis"),
        ("missed lunch with Luis", "nothing Luis"),
        ("dinner with Luis is off", "nothing Luis"),
        ("the meeting with Luis has been moved to Friday", "nothing Luis"),
        ("wrote a message to Luis but deleted it", "nothing Luis"),
        ("haven't heard from Luis in ages", "nothing Luis"),
        ("everyone but Luis came to dinner with Sam", "talk Sam"),
        ("Kenji was supposed to come but didn't, so I had coffee with Luis", "talk Luis"),
        ("Luis was ill so I went to the fair with Sam", "talk Sam"),
        ("dinner with Luis and Sam, Kenji cancelled", "talk Luis Sam"),
        ("called Luis, he didn't answer my question about rent", "talk Luis"),
        ("met Luis, no reaction to my news", "talk Luis"),
        ("reached Luis at last after three missed calls", "talk Luis"),
        ("had a short call with Luis, he was busy", "talk Luis"),
        ("called Luis, the baby was asleep", "talk Luis"),
        ("rang Luis, he is off until Monday", "talk Luis"),
        ("still need to call Luis", "promise Luis"),
    ]);
}

#[test]
fn an_attempt_knows_its_channel_and_who_began() {
    let (book, ids) = book();
    let of = |sentence: &str| show(&read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap()), &ids);
    compare(
        &[
            ("tried to call Luis, no answer", "attempt, Luis Ortega, how=call"),
            ("missed call from Luis yesterday", "attempt, Luis Ortega, when=2026-11-21, how=call"),
            ("texted Luis, no reply", "attempt, Luis Ortega, how=message"),
            ("emailed Luis on Friday, no answer", "attempt, Luis Ortega, when=2026-11-20, how=email"),
            ("tried to visit Luis", "attempt, Luis Ortega, how=in-person"),
        ],
        of,
    );
}

#[test]
fn what_an_attempt_promises() {
    let (book, _) = book();
    let of = |sentence: &str| {
        let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
        reading.promise_to_try("2026-11-22".parse().unwrap(), &["Luis".to_owned()]).what
    };
    compare(
        &[
            ("tried to call Luis, no answer", "call Luis again"),
            ("texted Luis, no reply", "write to Luis again"),
            ("couldn't reach Luis", "get in touch with Luis again"),
            ("thought of Luis", "get in touch with Luis"),
            ("lunch with Luis was cancelled", "meet Luis"),
            ("forgot to call Luis", "call Luis"),
        ],
        of,
    );
}
