//! Parses the people of a sentence: known names, names with a typo, and new names.
//!
//! `names.rs` knows who is called by which words, `phrase.rs` finds the words of a name, `place.rs` knows where a
//! person can stand, `context.rs` tells whether that person was there, `owner.rs` reads possessives ("Luis's brother"),
//! `calendar.rs` months and weekdays, and `reserve.rs` keeps names from the fields that are read before.

mod calendar;
mod context;
mod lexicon;
mod names;
mod owner;
mod phrase;
mod place;
mod reserve;
mod scan;

use std::ops::Range;

use crate::domain::PersonId;
use crate::quick_entry::reading::{Happening, Reading, Who};
use crate::quick_entry::tokens::{State, Words};
use lexicon::{AWAY, SHORT_FORMS};
use names::Meant;
use scan::{Found, Scan, Standing};

pub use names::Names;

/// The short forms of a given name in lower case, and the names of which it is one. English names, and a few of others.
///
/// ```
/// use kith::quick_entry::other_forms;
///
/// let check = |name: &str, expected: &[&str]| assert_eq!(other_forms(name).collect::<Vec<_>>(), expected, "{name}");
/// check("robert", &["bob", "bobby", "rob"]);
/// check("bob", &["robert"]);
/// check("ingrid", &[]);
/// ```
pub fn other_forms(name: &str) -> impl Iterator<Item = &'static str> {
    SHORT_FORMS.iter().flat_map(move |(short, names)| {
        let is_short = *short == name;
        let short = names.contains(&name).then_some(*short);
        short.into_iter().chain(names.iter().copied().filter(move |_| is_short))
    })
}
pub(super) use reserve::reserve;

/// The people of the book named in a text without ambiguity.
pub(super) fn find(text: &str, names: &Names) -> Vec<PersonId> {
    let mut reading = Reading::default();
    read(&mut Words::split(text), &mut reading, names);
    reading.known().collect()
}

/// Finds all people named in a sentence.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) {
    let mut found: Vec<Found> = Vec::new();
    let mut owners: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let scan = Scan::of(words, names, &found);
        if let Some(range) = owner::relative(&scan, at) {
            at = range.end;
            words.claim(range.clone(), State::Understood);
            owners.push(range);
        } else if let Some(inner) = scan.names_inside(at) {
            words.claim(at..at + 1, State::Understood);
            found.extend(inner);
            at += 1;
        } else if let Some(here) = scan.name_at(at) {
            at = here.range.end;
            // A name that is only spoken of stays free for the other fields.
            if here.standing != Standing::Absent {
                words.claim(here.range.clone(), State::Understood);
                found.push(here);
            }
        } else {
            at += 1;
        }
    }
    let is_anybody_there = found.iter().any(|it| it.standing == Standing::There);
    found.retain(|it| {
        let stays = matches!(it.standing, Standing::There | Standing::Unclear) || !is_anybody_there;
        if !stays {
            words.claim(it.range.clone(), State::Free);
        }
        stays
    });
    if reading.happening != Happening::Talk {
        // Nobody was there. So it is about those of whom the sentence speaks: "Luis's phone is off".
        let is_spoken_of = |it: &&mut Found| {
            matches!(it.standing, Standing::Aside | Standing::Doubtful) && context::is_plain_name(words, &it.range)
        };
        found.iter_mut().filter(is_spoken_of).for_each(|it| it.standing = Standing::There);
    } else if reading.how.is_none() && reading.purpose.is_none() {
        // "Luis is ill" tells of no contact, so the user says whether there was one. "Luis cancelled" does tell.
        let is_told =
            |it: &&mut Found| it.standing == Standing::Aside && !AWAY.contains(&words.normalized(it.range.end));
        found.iter_mut().filter(is_told).for_each(|it| it.standing = Standing::Doubtful);
    }
    push_people(words, reading, names, found);
    if let Some(range) = owners.into_iter().next().filter(|_| reading.who.is_empty()) {
        reading.encounter = words.text_with_owner(range).to_owned();
    }
}

fn is_question(standing: Standing) -> bool {
    matches!(standing, Standing::Doubtful | Standing::Unclear)
}

/// Writes the people into the reading, with a question for each name that several people have.
fn push_people(words: &mut Words<'_>, reading: &mut Reading, names: &Names, found: Vec<Found>) {
    let sure = |it: &Found| match &it.meant {
        Meant::Exactly(people) if people.len() == 1 => Some(people[0]),
        _ => None,
    };
    let company: Vec<PersonId> = found.iter().filter_map(sure).collect();
    for Found { range, meant, standing } in found {
        let name = words.text(range.clone()).to_owned();
        let who = match meant {
            Meant::Exactly(it) if it.is_empty() => Who::New(name),
            Meant::Exactly(it) if it.len() == 1 && !is_question(standing) => Who::Known(it[0]),
            Meant::Exactly(mut candidates) | Meant::Nearly(mut candidates) => {
                names.order(&mut candidates, &company);
                words.claim(range, State::Unsure);
                Who::Ask { name, candidates }
            }
        };
        if !reading.who.contains(&who) {
            reading.who.push(who);
        }
    }
}
