//! The choice of the week that a device has shown, which holds all week.
//!
//! A promise made during the week, or an entry about a day before it, would change the computed choice. So the device
//! stores the choice when it first shows the week (`ui/state/week.rs`), and the people of it stay until the next. A
//! person who died, was archived, removed or paused leaves, and another may take the free place; so may somebody new in
//! the first week of a book.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::{Book, PartialDate, Person, PersonId, PromiseId};
use crate::insight::week_places::{Candidate, Place, Reason};

/// The people whom a device has shown in a week, in order. Those who left it since are among them, so that an undo
/// brings them back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekChoice {
    /// The first day of the week.
    began: NaiveDate,
    people: Vec<Chosen>,
}

/// A person of the choice. All else about the suggestion follows from the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) person: PersonId,
    /// The promise for which the person was chosen.
    pub(super) promise: Option<PromiseId>,
    /// Whether the person has the place of a bridge person.
    pub(super) is_bridge: bool,
}

/// Stands for a bridge person in the text.
const BRIDGE: &str = "bridge";

impl WeekChoice {
    /// Reads the text of a choice. None if any of it cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::insight::week_choice::WeekChoice;
    ///
    /// let ana = "01920000000070008000000000000001";
    /// let text = format!("2026-11-19 {ana}:bridge");
    /// assert_eq!(WeekChoice::read(&text).unwrap().to_string(), text);
    /// assert_eq!(WeekChoice::read("2026-11-19 somebody"), None);
    /// assert_eq!(WeekChoice::default().to_string(), "", "nobody was shown");
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (began, people) = text.split_once(' ')?;
        let people = people.split(' ').map(Chosen::read).collect::<Option<_>>()?;
        Some(Self { began: PartialDate::whole(began)?, people })
    }

    /// A choice that keeps one place of a week to come for a person. The others are chosen when the week begins.
    pub fn reserved(began: NaiveDate, person: PersonId) -> Self {
        Self { began, people: vec![Chosen { person, promise: None, is_bridge: false }] }
    }

    /// This choice, or the one with a place that was kept for a later week, once that week has begun.
    #[must_use]
    pub fn or_reserved(self, reserved: Option<Self>, today: NaiveDate) -> Self {
        reserved.filter(|it| it.began > self.began && it.began <= today).unwrap_or(self)
    }

    /// The people of the week that began on this day. Empty if the choice is that of another week.
    pub(super) fn of(&self, began: NaiveDate) -> &[Chosen] {
        if self.began == began { &self.people } else { &[] }
    }

    /// The same choice with those who take a place now.
    pub(super) fn with(&self, began: NaiveDate, places: &[(&Candidate<'_>, Place)]) -> Self {
        let mut people = self.of(began).to_vec();
        for (candidate, place) in places {
            let promise = if let Reason::Promise(promise) = candidate.reason { Some(promise) } else { None };
            if !people.iter().any(|it| it.person == candidate.id) {
                people.push(Chosen { person: candidate.id, promise, is_bridge: *place == Place::Bridge });
            }
        }
        Self { began, people }
    }
}

/// The text that is stored. Empty for a choice of nobody.
impl fmt::Display for WeekChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.people.is_empty() {
            return Ok(());
        }
        write!(f, "{}", self.began)?;
        self.people.iter().try_for_each(|it| write!(f, " {it}"))
    }
}

impl Chosen {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let mut chosen = Self { person: PersonId::parse(parts.next()?)?, promise: None, is_bridge: false };
        for part in parts {
            if part == BRIDGE {
                chosen.is_bridge = true;
            } else {
                chosen.promise = Some(PromiseId::parse(part)?);
            }
        }
        Some(chosen)
    }

    /// The person as the book has them now: whoever they were joined into, if they were. None if they left the book.
    pub(super) fn find<'a>(&self, book: &'a Book) -> Option<(PersonId, &'a Person)> {
        let joined = || book.people.iter().find(|(_, it)| it.joined.contains(&self.person));
        book.people.get(self.person).map(|it| (self.person, it)).or_else(joined)
    }
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.person)?;
        if let Some(promise) = self.promise {
            write!(f, ":{promise}")?;
        }
        if self.is_bridge { write!(f, ":{BRIDGE}") } else { Ok(()) }
    }
}
