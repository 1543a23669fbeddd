//! The commands of trips.

use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::apply::{exists, save};
use crate::domain::date_checks::check_order;
use crate::domain::{
    Act, Book, Command, CommandError, Ctx, Edit, PersonId, Trip, TripAnswer, TripId, TripState, TripWhose,
};

/// An action of the user on a trip. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum TripCommand {
    /// Plan a trip, with the people whom the user would like to see.
    Plan(Box<TripWords>, Vec<PersonId>),
    /// Change the place, the days, the purpose and the traveller. Free evenings outside of the days go.
    Describe(TripId, Box<TripWords>),
    /// Add a person whom the user would like to see.
    Add(TripId, PersonId),
    /// Take a person out, with their answer.
    Remove(TripId, PersonId),
    /// Set whether an evening is free.
    SetEvening(TripId, NaiveDate, bool),
    /// Set where the question to a person stands. Without a state it is not asked yet.
    Answer(TripId, TripAnswer),
    /// The question about the people seen is answered, or put aside.
    Settle(TripId),
}

/// The content of the form of a trip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripWords {
    /// The place.
    pub place: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day. The first one if unset.
    pub to: Option<NaiveDate>,
    /// What for.
    pub what: String,
    /// Who travels.
    pub whose: Option<TripWhose>,
}

impl From<TripCommand> for Command {
    fn from(command: TripCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}

impl Act for TripCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::Plan(words, people) => {
                check_order(words.from, words.to, "to")?;
                let mut trip = Trip { people: people.iter().copied().collect(), ..Trip::default() };
                describe(&mut trip, words);
                save_trip(book, TripId::new(ctx), trip)
            }
            Self::Describe(id, words) => {
                check_order(words.from, words.to, "to")?;
                edit(book, *id, |it| describe(it, words))
            }
            Self::Add(id, person) => {
                exists(book, (*person).into())?;
                edit(book, *id, |it| it.people.insert(*person))
            }
            Self::Remove(id, person) => edit(book, *id, |it| {
                it.people.remove(&person.to_string());
                it.answers.remove(&person.to_string());
            }),
            Self::SetEvening(id, day, true) => edit(book, *id, |it| it.evenings.insert(*day)),
            Self::SetEvening(id, day, false) => edit(book, *id, |it| it.evenings.remove(&day.to_string())),
            Self::Answer(id, answer) => {
                let person = answer.person.ok_or(CommandError::Nameless)?;
                exists(book, person.into())?;
                edit(book, *id, |it| set_answer(it, person, answer))
            }
            Self::Settle(id) => edit(book, *id, |it| it.settled = true),
        }
    }
}

fn describe(trip: &mut Trip, words: &TripWords) {
    trip.place.clone_from(&words.place);
    trip.what.clone_from(&words.what);
    (trip.from, trip.to, trip.whose) = (words.from, words.to.or(words.from), words.whose);
    let days = trip.days();
    trip.evenings = trip.evenings.iter().filter(|it| days.contains(it)).copied().collect();
}

/// The day and the time of an answer stay only with an agreement.
fn set_answer(trip: &mut Trip, person: PersonId, answer: &TripAnswer) {
    trip.people.insert(person);
    trip.answers.remove(&person.to_string());
    match answer.state {
        None => (),
        Some(TripState::Agreed) => trip.answers.insert(answer.clone()),
        state => trip.answers.insert(TripAnswer { person: Some(person), state, ..TripAnswer::default() }),
    }
}

fn edit(book: &Book, id: TripId, edit: impl FnOnce(&mut Trip)) -> Result<Vec<Edit>, CommandError> {
    let mut trip = book.trips.get(id).cloned().ok_or(CommandError::Missing(id.into()))?;
    edit(&mut trip);
    save_trip(book, id, trip)
}

fn save_trip(book: &Book, id: TripId, trip: Trip) -> Result<Vec<Edit>, CommandError> {
    let placed = |it: &mut Trip| if it.place.is_empty() { Err(CommandError::NoPlace) } else { Ok(()) };
    save(book, id.into(), trip, placed).map(|it| vec![it])
}
