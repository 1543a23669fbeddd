//! Who knows about something, and who may know somebody who does.
//!
//! A person knows what the user stated, what their role says, what they taught the user, or what the user's tag says,
//! in this order. A text that mentions the words is no knowledge, however often it does: in research on finding
//! experts, what a document mentions and what its author knows are two things (Balog), and whom people ask depends on
//! knowing what they know, valuing it and reaching them (Borgatti & Cross 2003). So evidence decides first and access
//! second, and no number is shown. The order is a lexicographic one, which the first two parts that differ explain in
//! words.

mod answer;
mod decided;
mod draft;
mod evidence;
mod free_text;
mod index;
mod mentions;
mod near;
mod nobody;
mod paths;
mod query;
mod ways;
mod words;

#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::domain::{Book, PersonId};

use self::index::Scope;
use self::query::Query;

pub use self::answer::{
    Answer, Field, HeldBack, Hit, LeftOut, Marked, Mention, Part, Referral, ReferralWho, ReferralWhy, Tier, Whole,
};
pub use self::draft::{ask_about, ask_for_introduction};
pub use self::evidence::is_old;
pub use self::index::Index;
pub use self::near::{completions, words_in_use};
pub use self::ways::{WayOn, held_back, way_on};

/// Answers who knows about something. The same book, query and day give the same answer on every device. For several
/// questions to the same book there is [`Index::who_knows`].
///
/// Archived exchanges that are not in memory are left out; what they taught is stated best as expertise.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::knows::who_knows;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ben", "notes": "Contracts, contracts, contracts"},
///         {"given": "Ana", "expertise": [{"what": "contract law", "depth": "known-for"}]}]}"#,
/// )?
/// .book;
/// let answer = who_knows(&book, "2026-11-22".parse().unwrap(), "contracts");
/// assert_eq!(answer.knows.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ana"]);
/// assert_eq!(answer.only_mentioned[0].name, "Ben");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn who_knows(book: &Book, today: NaiveDate, query: &str) -> Answer {
    Index::of(book).who_knows(book, today, query)
}

impl Index {
    /// Answers who knows about something, as [`who_knows`] does. The index must be of the same revision of the book.
    pub fn who_knows(&self, book: &Book, today: NaiveDate, typed: &str) -> Answer {
        let means = &book.settings().means;
        let in_full = Query::in_full(typed, means).filter(|it| evidence::is_known(&self.scope(book, it, today)));
        let query = in_full.unwrap_or_else(|| Query::new(typed, means));
        let mut found = answer(&self.scope(book, &query, today));
        if found.knows.is_empty() && found.may_know_who.is_empty() && found.only_mentioned.is_empty() {
            let corrected = near::without_slip(&self.labels, &query, typed).map(|it| (Query::new(&it, means), it));
            if let Some((query, words)) = corrected {
                found = answer(&self.scope(book, &query, today));
                found.slip = Some(words);
            }
        }
        if found.knows.is_empty() {
            found.nearby = near::nearby(&self.labels, &query);
        }
        if !found.knows.iter().any(Hit::is_whole) && found.slip.is_none() {
            nobody::add(&self.scope(book, &query, today), typed, &mut found);
        }
        found
    }
}

/// Finds the first sentence of a text that has all of these words and is about the person of the text, with the words
/// marked. A text about a person's past is no knowledge, and can still be a path that they walked.
pub fn finder(book: &Book, words: &str) -> impl Fn(&str) -> Option<Marked> + use<> {
    let query = Query::new(words, &book.settings().means);
    move |text| {
        let (says, marked) = free_text::sentence(text, &query)?;
        (says == free_text::Says::Mentions).then_some(marked)
    }
}

fn answer(scope: &Scope<'_>) -> Answer {
    if scope.query.is_empty() {
        return Answer::default();
    }
    let taught = evidence::taught(scope);
    let mut people = evidence::people(scope, &taught);
    if people.knows.is_empty() {
        std::mem::swap(&mut people.knows, &mut people.learning);
    }
    decided::sort(&mut people.knows);
    let mut mentions = mentions::mentions(scope);
    let is_in = |id: &PersonId| people.knows.iter().any(|it| it.id == *id && it.is_whole());
    let is_out = |id: &PersonId| people.left_out.iter().any(|it| it.id == *id);
    let may_know_who = paths::referrals(scope, &people, &mentions.of_others);
    let is_referral = |id: PersonId| may_know_who.iter().any(|it| it.who == ReferralWho::Person(id));
    mentions.plain.extend(people.denied);
    mentions.plain.retain(|it| !is_in(&it.id) && !is_out(&it.id) && !is_referral(it.id));
    Answer {
        only_mentioned: mentions::latest(mentions.plain),
        may_know_who,
        knows: people.knows,
        left_out: people.left_out,
        ..Answer::default()
    }
}
