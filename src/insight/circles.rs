//! Compares the exchanges the circles ask for with those a week allows.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::{Book, Circle, Person, PersonId, Settings, sort_by};
use crate::insight::rhythm::cadence;

/// The demand of the circles and the limit of the week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Exchanges a week for the people of all circles together.
    pub asked: f64,
    /// Exchanges a week that the user has room for.
    pub allowed: u32,
}

impl Load {
    /// Whether the circles ask for more than the week allows.
    pub fn is_over(&self) -> bool {
        self.asked > f64::from(self.allowed)
    }
}

/// Exchanges a week for all people with a cadence. Archived, dead and paused people do not count.
///
/// Full circles (Dunbar's layers: 5 people, 10 more, 35 more, 100 more) with the default cadences ask for 9.5 a week
/// (the defaults are a design decision, the sum is arithmetic).
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::circles::load;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "circle": "inner"}, {"given": "Luis", "cadence_days": 14}, {"given": "Noor"}]}"#,
/// )?
/// .book;
/// let load = load(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(load.asked, 1.0, "twice every fortnight; nothing is asked for Noor");
/// assert!(!load.is_over());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn load(book: &Book, today: NaiveDate) -> Load {
    let settings = book.settings();
    let asking = book.people.iter().filter(|(_, person)| is_asking(person, today));
    let asked = asking.filter_map(|(_, person)| cadence(person, settings)).map(a_week).sum();
    Load { asked, allowed: settings.week_budget() }
}

/// Each circle with the next one outwards.
const OUTWARDS: [(Circle, Circle); 3] =
    [(Circle::Inner, Circle::Close), (Circle::Close, Circle::Active), (Circle::Active, Circle::Wider)];

/// A change that would bring the demand of the circles nearer to the limit of the week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The circle with the highest demand.
    pub from: Circle,
    /// The next circle outwards.
    pub to: Circle,
    /// How many people would have to move to meet the limit, or the whole circle where even that is too few.
    pub people: usize,
}

/// Suggests how many people to move outwards from which circle; `None` if the circles fit the week or a move would not
/// help.
///
/// The circle with the highest demand is eased first, because
/// there a few people make the difference (design decision).
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Circle, Command, Ctx, Device, Entropy, Person, apply};
/// use kith::insight::circles::suggestion;
///
/// let ctx = Ctx { now_millis: 1, today: "2026-11-22".parse().unwrap(), device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// for number in 1..=12 {
///     let person = Person { given: format!("Person {number}"), circle: Some(Circle::Inner), ..Person::default() };
///     apply(&mut book, Command::AddPerson(Box::new(person)), &ctx).unwrap();
/// }
/// // Twelve people ask for six exchanges a week, and there is room for five.
/// let suggestion = suggestion(&book, ctx.today).unwrap();
/// assert_eq!((suggestion.people, suggestion.from, suggestion.to), (4, Circle::Inner, Circle::Close));
/// ```
pub fn suggestion(book: &Book, today: NaiveDate) -> Option<Suggestion> {
    let settings = book.settings();
    let load = load(book, today);
    if !load.is_over() {
        return None;
    }
    let over = load.asked - f64::from(load.allowed);
    let count = |circle: Circle| {
        let asking = book.people.iter().filter(|(_, person)| is_asking(person, today));
        asking.filter(|(_, person)| person.circle == Some(circle)).count()
    };
    let eased = |from: Circle, to: Circle| a_week(settings.cadence_days(from)) - a_week(settings.cadence_days(to));
    let mut found: Option<(f64, Suggestion)> = None;
    for (from, to) in OUTWARDS {
        let (people, gain) = (count(from), eased(from, to));
        let asks = asked_of(from, people, settings);
        if people == 0 || gain <= 0.0 || found.as_ref().is_some_and(|(most, _)| *most >= asks) {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few people")]
        let needed = (over / gain).ceil() as usize;
        found = Some((asks, Suggestion { from, to, people: needed.clamp(1, people) }));
    }
    found.map(|(_, it)| it)
}

/// The people for whom the week has no room, the nearest circle first, each with the circle in which they would ask for
/// less. Empty if the circles fit the week.
///
/// The week is counted from the inner circle outwards, and within a circle from those with the latest talk: a tie that
/// lives is easier to keep than one to wake (design decision). People of the wider circle are not named: they ask for
/// little, and there is no circle further out.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::circles::beyond_the_week;
///
/// let ana = r#"{"id": "ana", "given": "Ana", "cadence_days": 1, "circle": "inner"}"#;
/// let luis = r#"{"id": "luis", "given": "Luis", "circle": "active"}"#;
/// let book = read(&format!(r#"{{"format": "kith-backup", "version": 1, "people": [{ana}, {luis}]}}"#))?.book;
/// let beyond = beyond_the_week(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(beyond.len(), 2, "seven talks a week with Ana are more than five");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn beyond_the_week(book: &Book, today: NaiveDate) -> Vec<(PersonId, Circle)> {
    let (settings, load) = (book.settings(), load(book, today));
    if !load.is_over() {
        return Vec::new();
    }
    let asking = book.people.iter().filter(|(_, it)| is_asking(it, today));
    let mut asking: Vec<(Circle, Reverse<Option<NaiveDate>>, PersonId, f64)> = asking
        .filter_map(|(id, it)| Some((it.circle?, Reverse(book.last_with(id)), id, a_week(cadence(it, settings)?))))
        .collect();
    sort_by(&mut asking, |one, other| (one.0, one.1, one.2).cmp(&(other.0, other.1, other.2)));
    let mut room = f64::from(load.allowed);
    let mut beyond = Vec::new();
    for (circle, _, id, asks) in asking {
        room -= asks;
        let outwards = OUTWARDS.iter().find(|it| it.0 == circle).filter(|_| room < 0.0);
        beyond.extend(outwards.map(|it| (id, it.1)));
    }
    beyond
}

/// Exchanges a week that a circle of `people` would ask for.
fn asked_of(circle: Circle, people: usize, settings: &Settings) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "nobody knows 2^52 people")]
    let people = people as f64;
    people * a_week(settings.cadence_days(circle))
}

/// Whether a person counts in the demand of the circles: neither archived, dead nor paused.
fn is_asking(person: &Person, today: NaiveDate) -> bool {
    person.may_be_suggested() && person.paused_until.is_none_or(|it| it <= today)
}

fn a_week(cadence_days: u32) -> f64 {
    7.0 / f64::from(cadence_days.max(1))
}

#[cfg(test)]
mod tests {
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, Circle, Command, Exchange, Person, apply};

    use super::beyond_the_week;

    #[test]
    fn those_beyond_the_week_are_the_outer_and_the_longest_silent_ones() {
        let of = |name: &str, circle| Person { circle: Some(circle), cadence_days: Some(7), ..person(name) };
        let mut book = Book::default();
        let names = ["Ana", "Bo", "Cleo", "Dan", "Eva", "Finn"];
        let ids: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let circle = if at < 2 { Circle::Active } else { Circle::Inner };
                add(&mut book, of(name, circle), &ctx(at as u64, 1))
            })
            .collect();
        let named = |book: &Book| -> Vec<_> {
            let beyond = beyond_the_week(book, "2026-11-22".parse().unwrap());
            beyond.iter().map(|(id, to)| (book.people.get(*id).unwrap().given.clone(), *to)).collect()
        };
        // Six talks a week, and room for five: one of the two active ones is too many.
        assert_eq!(named(&book).len(), 1);
        let talk =
            Exchange { people: [ids[0]].into_iter().collect(), when: "2026-11-01".parse().ok(), ..Exchange::default() };
        apply(&mut book, Command::LogExchange(Box::new(talk), Vec::new()), &ctx(9, 1)).unwrap();
        assert_eq!(named(&book), [("Bo".to_owned(), Circle::Wider)]);
    }
}
