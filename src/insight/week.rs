//! The weekly session: suggests a few people to contact, each with a reason.
//!
//! One session a week rather than a little every day, because batching raises well-being and sprinkling does not
//! (Grant, *Give and Take*). The session has a place for one close, one active and one quiet person; the user sets the
//! number of places and the day. The choice is computed as of the day before the week began, so that it is the same on
//! every device. A device that has shown it passes it in again, so that it holds for the whole week whatever the user
//! logs or promises (`week_choice.rs`).
//!
//! Candidates are people with a silence of at least half the cadence or without any exchange, ordered by `priority` (a
//! design decision; `examples/year` tests it against the rules of other programs). A person is left out after a
//! strained exchange unless there is an open promise, and while paused, archived or snoozed, and after their
//! death. A promise takes one place, and only if it is due soon or has no due date (`week_promises.rs`).

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Circle, Person, PersonId, PromiseId, VecSet, sort_by};
use crate::insight::bridge::bridges;
use crate::insight::circles::load;
use crate::insight::contact_priority::{first_priority, is_time, priority};
use crate::insight::energy::{ContactEffort, EnergyBudget, budget};
use crate::insight::rhythm::{Rhythm, SLEEPING_DAYS, rhythm};
use crate::insight::session_week::began;
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::{Chosen, WeekChoice};
use crate::insight::week_places::{Candidate, choose};
use crate::insight::week_promises::promises_by_person;

pub use crate::insight::week_places::{Place, Reason};

/// The weekly session and the energy left for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The first day of the week: the latest session day.
    pub began: NaiveDate,
    /// The suggested people, in order.
    pub suggestions: Vec<Suggestion>,
    /// The people that the user put off until next week. Each keeps a place, so that nobody moves up to fill it.
    pub put_aside: Vec<PersonId>,
    /// The energy budget of the week as of today.
    pub energy: EnergyBudget,
    /// Today was heavy enough: the suggestions stay, and the page says that they can wait.
    pub is_resting: bool,
    /// The circles ask for more exchanges than the week allows, so people outside the inner and close circle are
    /// offered a `Text`.
    pub is_overfull: bool,
    /// The people to show until the next week begins. To be stored by the device that shows them.
    pub choice: WeekChoice,
}

impl Week {
    /// Whether there were suggestions and all of them are done.
    pub fn is_all_done(&self) -> bool {
        !self.suggestions.is_empty() && self.suggestions.iter().all(|it| it.is_done)
    }

    /// Whether suggestions wait on the session day itself, for the dot on the app icon.
    pub fn is_waiting(&self, today: NaiveDate) -> bool {
        self.began == today && self.suggestions.iter().any(|it| !it.is_done)
    }

    /// The act to name on a person's card: one that is smaller than usual for these two. None on a low-battery day,
    /// when every act is small.
    pub fn small_act(&self, person: PersonId) -> Option<ContactEffort> {
        let small = |it: &&Suggestion| it.person == person && it.is_small && !self.energy.is_low;
        self.suggestions.iter().find(small).map(|it| it.act)
    }

    /// Whether the user has talked with the suggested person in this week.
    pub fn has_talked(&self, suggestion: &Suggestion) -> bool {
        suggestion.rhythm.last.is_some_and(|it| it >= self.began)
    }

    /// The suggestions of today, in order: all of them, or on a low-battery day half of them. Then promises come last,
    /// because keeping one takes more than a few words.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::{Book, Command, Ctx, Device, Entropy, Person, Settings, apply};
    /// use kith::insight::week::week;
    ///
    /// let today = "2026-11-22".parse().unwrap();
    /// let mut book = Book::default();
    /// let mut run = |command, at| {
    ///     let ctx = Ctx { now_millis: at, today, device: Device(1), entropy: Entropy::new(at) };
    ///     apply(&mut book, command, &ctx).unwrap();
    /// };
    /// for (at, name) in [(1, "Ana"), (2, "Luis"), (3, "Noor")] {
    ///     run(Command::AddPerson(Box::new(Person { given: name.into(), ..Person::default() })), at);
    /// }
    /// run(Command::SetSettings(Box::new(Settings { low_battery: Some(today), ..Settings::default() })), 4);
    /// let week = week(&book, today);
    /// assert_eq!((week.suggestions.len(), week.shown().len(), week.minutes(25)), (3, 2, 5));
    /// ```
    pub fn shown(&self) -> Vec<&Suggestion> {
        let open = || self.suggestions.iter().filter(|it| !it.is_done);
        let done = self.suggestions.len() - open().count();
        let most = if self.energy.is_low { self.suggestions.len().div_ceil(2) } else { self.suggestions.len() };
        let is_promise = |it: &&Suggestion| matches!(it.reason, Reason::Promise(_));
        let lightest_first = open().filter(|it| !is_promise(it)).chain(open().filter(is_promise));
        let today: Vec<PersonId> = lightest_first.take(most.saturating_sub(done)).map(|it| it.person).collect();
        self.suggestions.iter().filter(|it| it.is_done || today.contains(&it.person)).collect()
    }

    /// Whether the suggestions of today are done, and others wait for another day.
    pub fn is_enough(&self) -> bool {
        !self.is_all_done() && !self.suggestions.is_empty() && self.shown().iter().all(|it| it.is_done)
    }

    /// The length of the session in minutes: the usual one, and five at most on a low-battery day.
    pub fn minutes(&self, usual: u32) -> u32 {
        if self.energy.is_low { usual.min(LOW_MINUTES) } else { usual }
    }
}

/// The most minutes of a session on a low-battery day (design decision: a few words to a few people).
const LOW_MINUTES: u32 = 5;

/// A person suggested for the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The suggested person.
    pub person: PersonId,
    /// Why they are suggested.
    pub reason: Reason,
    /// The place they take in the session, shown as part of the reason.
    pub place: Place,
    /// The size of the act offered, limited by the energy budget.
    pub act: ContactEffort,
    /// The act is smaller than usual for these two, because the week has no room for more.
    pub is_small: bool,
    /// Their rhythm as of today.
    pub rhythm: Rhythm,
    /// There was an exchange this week, or the promise of the reason is closed.
    pub is_done: bool,
}

/// The first day of the next week.
///
/// # Examples
///
/// ```
/// use kith::domain::Book;
/// use kith::insight::week::next_begins;
///
/// let next = next_begins(&Book::default(), "2026-11-22".parse().unwrap());
/// assert_eq!(next.to_string(), "2026-11-26", "the next Thursday");
/// ```
pub fn next_begins(book: &Book, today: NaiveDate) -> NaiveDate {
    let began = began(today, book.settings().session_day().to_chrono());
    began.checked_add_days(Days::new(7)).unwrap_or(began)
}

/// The number of exchanges up to `today` in its calendar week, which begins on `first_day`.
pub fn exchanges(book: &Book, today: NaiveDate, first_day: chrono::Weekday) -> usize {
    let began = began(today, first_day);
    book.exchanges_since(began).filter(|(_, it)| it.when.is_some_and(|it| it <= today)).count()
}

/// Computes the session for the week of `today`.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::week::{Reason, week};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "id": "ana", "circle": "close"}, {"given": "Luis", "id": "luis", "circle": "close"}],
///     "exchanges": [{"when": "2026-10-01", "people": ["ana"]}, {"when": "2026-11-18", "people": ["luis"]}]}"#,
/// )?
/// .book;
/// let week = week(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(week.began.to_string(), "2026-11-19");
/// assert_eq!(week.suggestions.len(), 1, "it is too early for Luis");
/// assert_eq!(week.suggestions[0].reason, Reason::CatchUp);
/// assert_eq!(book.people.get(week.suggestions[0].person).unwrap().given, "Ana");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn week(book: &Book, today: NaiveDate) -> Week {
    week_from(book, today, &WeekChoice::default(), &mut WeekCache::default())
}

/// Same as [`week`], but keeps the people that this device has shown in the same week: `earlier` is the
/// [`Week::choice`] of then. Reuses cached scores: the result is equal and faster to compute in a large book.
pub fn week_from(book: &Book, today: NaiveDate, earlier: &WeekChoice, cache: &mut WeekCache) -> Week {
    let began = began(today, book.settings().session_day().to_chrono());
    cache.move_to(began.pred_opt().unwrap_or(began));
    let count = book.settings().session_people() as usize;
    let kept = kept(book, earlier.of(began), today, count, cache);
    // Only for a free place: this is the slow part.
    let candidates = if kept.len() < count { candidates(book, began, today, cache) } else { Vec::new() };
    let chosen = choose(kept.iter().map(|(it, place)| (it, *place)).collect(), &candidates, count, began);
    let choice = earlier.with(began, &chosen);
    let energy = budget(book, today);
    let is_overfull = load(book, began).is_over();
    let (put_aside, chosen): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|(candidate, _)| candidate.is_snoozed);
    let put_aside = put_aside.into_iter().map(|(candidate, _)| candidate.id).collect();
    let suggestions: Vec<Suggestion> = chosen
        .into_iter()
        .map(|(candidate, place)| {
            let Candidate { id, person, reason, .. } = *candidate;
            let rhythm = rhythm(book, id, person, today);
            let is_closed =
                matches!(reason, Reason::Promise(id) if book.promises.get(id).is_some_and(|it| it.state.is_some()));
            // Nobody knows yet how often the two will talk.
            let place = if candidate.is_untold && place == Place::Quiet { Place::New } else { place };
            let is_done = is_closed || rhythm.last.is_some_and(|it| it >= began);
            let usual = usual_act(book, id);
            let act = fitting(usual, person, is_overfull).within(&energy);
            Suggestion { person: id, reason, place, act, is_small: act < usual, is_done, rhythm }
        })
        .collect();
    Week { began, suggestions, put_aside, is_resting: energy.is_heavy_day, energy, is_overfull, choice }
}

/// Whether a person may be suggested in the week before `next`. One snoozed until then keeps the place, so that no
/// other person moves up to fill it.
pub(super) fn is_open(person: &Person, today: NaiveDate, next: NaiveDate) -> bool {
    person.may_be_suggested()
        && person.paused_until.is_none_or(|it| it <= today)
        && person.not_before.is_none_or(|it| it <= next)
}

fn is_snoozed(person: &Person, today: NaiveDate) -> bool {
    person.not_before.is_some_and(|it| it > today)
}

/// The people of an earlier choice of this week who may still be suggested, each for the same promise, if it is still
/// in the book, or else for the reason that fits by now: an entry about a day before the week may have come later.
fn kept<'a>(
    book: &'a Book,
    earlier: &[Chosen],
    today: NaiveDate,
    count: usize,
    cache: &mut WeekCache,
) -> Vec<(Candidate<'a>, Place)> {
    let next = next_begins(book, today);
    let mut kept: Vec<(Candidate<'_>, Place)> = Vec::new();
    for chosen in earlier {
        let Some((id, person)) = chosen.find(book).filter(|(_, it)| is_open(it, today, next)) else { continue };
        if kept.len() == count || kept.iter().any(|(it, _)| it.id == id) {
            continue;
        }
        let silence = cache.rhythm(book, id, person).silence;
        let place = place(person, silence);
        let promise = chosen.promise.filter(|it| book.promises.get(*it).is_some_and(|it| it.people.contains(&id)));
        let reason = promise.map_or_else(|| reason(place, silence), Reason::Promise);
        let (is_bridge, is_snoozed) = (chosen.is_bridge, is_snoozed(person, today));
        let candidate =
            Candidate { id, person, place, is_bridge, is_untold: silence.is_none(), priority: 0.0, reason, is_snoozed };
        kept.push((candidate, if is_bridge { Place::Bridge } else { place }));
    }
    kept
}

/// The reason for a person to whom nothing was promised.
fn reason(place: Place, silence: Option<u32>) -> Reason {
    match (place, silence) {
        (_, None) => Reason::FirstWord,
        (Place::Quiet, _) => Reason::WellnessCheck,
        _ => Reason::CatchUp,
    }
}

fn candidates<'a>(book: &'a Book, began: NaiveDate, today: NaiveDate, cache: &mut WeekCache) -> Vec<Candidate<'a>> {
    let next = began.checked_add_days(Days::new(7)).unwrap_or(began);
    let open: Vec<(PersonId, &Person)> = book.people.iter().filter(|(_, it)| is_open(it, today, next)).collect();
    let (promises, bridges) = (promises_by_person(book, began, &open, cache), bridges(book));
    open.into_iter()
        .filter_map(|(id, person)| {
            let is_snoozed = is_snoozed(person, today);
            let promise = promises.get(&id).copied();
            candidate(book, id, person, cache, promise, &bridges).map(|it| Candidate { is_snoozed, ..it })
        })
        .collect()
}

fn candidate<'a>(
    book: &'a Book,
    id: PersonId,
    person: &'a Person,
    cache: &mut WeekCache,
    promise: Option<PromiseId>,
    bridges: &VecSet<PersonId>,
) -> Option<Candidate<'a>> {
    let before = cache.rhythm(book, id, person);
    let is_bridge = bridges.contains(&id);
    let is_untold = before.silence.is_none();
    let make = |place, priority, reason| {
        Some(Candidate { id, person, place, is_bridge, is_untold, priority, reason, is_snoozed: false })
    };
    let Some(silence) = before.silence else {
        // An open promise counts even if there was no exchange with the person yet.
        if let Some(promise) = promise {
            return make(place(person, None), PROMISED + first_priority(&before, person), Reason::Promise(promise));
        }
        // A person added and already contacted this week needs no suggestion.
        let is_new = is_new(id, cache.day) && !book.days_with(id).is_empty();
        // Somebody named as a help only, whom the user may never have met.
        let is_named_only = !person.helps.is_empty() && person.circle.is_none();
        return if is_new || is_named_only {
            None
        } else {
            make(place(person, None), first_priority(&before, person), Reason::FirstWord)
        };
    };
    let place = place(person, Some(silence));
    let priority = priority(&before, person);
    if let Some(promise) = promise {
        return make(place, PROMISED + priority, Reason::Promise(promise));
    }
    // After a reconnection no cadence applies, unless the user set one for this person.
    let is_left_in_peace = before.is_reconnected && person.cadence_days.is_none();
    if is_left_in_peace || !is_time(&before, person) || cache.ended_strained(book, id) {
        return None;
    }
    make(place, priority, reason(place, Some(silence)))
}

/// Whether the person was added after `day`, according to the timestamp in the id.
fn is_new(id: PersonId, day: NaiveDate) -> bool {
    let seconds = id.uuid().get_timestamp().map(|it| it.to_unix().0).and_then(|it| i64::try_from(it).ok());
    seconds.and_then(|it| chrono::DateTime::from_timestamp(it, 0)).is_some_and(|it| it.date_naive() > day)
}

pub(super) fn place(person: &Person, silence: Option<u32>) -> Place {
    let is_asleep = silence.is_some_and(|it| it >= SLEEPING_DAYS);
    match person.circle {
        Some(Circle::Inner | Circle::Close) => Place::Close,
        Some(Circle::Active) if !is_asleep => Place::Active,
        _ => Place::Quiet,
    }
}

/// Added to the priority of a person with an open promise, so that promises come before any silence.
const PROMISED: f64 = 1e9;
/// How many of the last exchanges determine the usual act (design decision).
const USUAL: usize = 5;

/// The median size of the last exchanges in memory with this person, so that one text in a full week does not turn
/// every later offer into a text.
fn usual_act(book: &Book, id: PersonId) -> ContactEffort {
    let mut acts: Vec<ContactEffort> =
        book.exchanges_with(id).rev().take(USUAL).filter_map(|(_, it)| it.how).map(ContactEffort::of).collect();
    sort_by(&mut acts, ContactEffort::cmp);
    acts.get(acts.len() / 2).copied().unwrap_or(ContactEffort::Text)
}

/// The act offered to a person: the usual one, but a `Text` for people outside the inner and close circle while the
/// circles are overfull. So an overfull week still reaches many people, and the larger acts go to the near ones (design
/// decision; in `examples/year` it keeps more ties in every larger book).
const fn fitting(usual: ContactEffort, person: &Person, is_overfull: bool) -> ContactEffort {
    let is_near = matches!(person.circle, Some(Circle::Inner | Circle::Close));
    if is_overfull && !is_near { ContactEffort::Text } else { usual }
}
