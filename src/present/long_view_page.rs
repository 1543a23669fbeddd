//! The long view: what its calendar shows, and the talks of a day.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Book, Circle, Direction, Exchange, ExchangeId, Group, Id, Labels, PersonId, VecMap, VecSet, into_set, label_key,
    normalize, sort_by_key,
};
use crate::insight::digest::{Counts, Digest};
use crate::insight::years::{Calendar, Scale, Span, SpentRow, Window, WindowKind, calendar, rows};
use crate::present::names;

/// Whose days the calendar shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DaysWith {
    /// Everybody's, with the encounters of every day.
    #[default]
    Everybody,
    /// The encounters with nobody of the book.
    Everyday,
    /// Those with the people of a circle, as it is today.
    Circle(Circle),
    /// Those with the people of a group.
    Group(Id<Group>),
    /// Those with one person.
    Person(PersonId),
}

impl DaysWith {
    /// The word of a choice in the list. Empty for everybody and for one person.
    pub fn word(self) -> String {
        match self {
            Self::Everybody | Self::Person(_) => String::new(),
            Self::Everyday => "everyday".to_owned(),
            Self::Circle(circle) => circle.word().to_owned(),
            Self::Group(id) => id.to_string(),
        }
    }

    /// The choice of a word; everybody for any other.
    pub fn of_word(word: &str) -> Self {
        let circle = || Circle::from_word(word).map(Self::Circle);
        let group = || Id::parse(word).map(Self::Group);
        if word == "everyday" { Self::Everyday } else { circle().or_else(group).unwrap_or_default() }
    }
}

/// A group as the calendar can be filtered by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChoice {
    /// The group; for a word on people that no group came from, an id made of the word.
    pub id: Id<Group>,
    /// The name.
    pub name: String,
    /// The members, also those who left.
    pub people: VecSet<PersonId>,
}

/// The groups of a book, and the group words of its people, by name.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::long_view_page::group_choices;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"id": "a", "given": "Ana", "groups": ["Choir", "cohort"]}, {"id": "b", "given": "Bo",
///             "groups": ["choir"]}, {"id": "c", "given": "Cy"}],
///         "groups": [{"name": "Harbour cohort", "tag": "Cohort", "members": [{"person": "c"}]}]}"#,
/// )?
/// .book;
/// let groups: Vec<_> = group_choices(&book).into_iter().map(|it| (it.name, it.people.len())).collect();
/// assert_eq!(groups, [("Choir".to_owned(), 2), ("Harbour cohort".to_owned(), 2)]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn group_choices(book: &Book) -> Vec<GroupChoice> {
    let (labels, mut of_words) = (Labels::of(book, Labels::GROUPS), VecMap::<String, GroupChoice>::default());
    for (id, person) in book.people.iter() {
        for word in labels.shown(&person.groups) {
            let key = label_key(&word);
            if !of_words.contains_key(&key) {
                let made = GroupChoice { id: Id::from_text(&key), name: word.clone(), people: VecSet::default() };
                of_words.insert(key.clone(), made);
            }
            of_words.get_mut(&key).into_iter().for_each(|it| it.people.extend([id]));
        }
    }
    let mut choices = Vec::new();
    for (id, group) in book.groups.iter() {
        let members = group.members.iter().filter_map(|it| it.person);
        let tagged = of_words.remove(&label_key(&group.tag)).map(|it| it.people).unwrap_or_default();
        let people = into_set(members.chain(tagged.iter().copied()));
        choices.push(GroupChoice { id, name: group.name.clone(), people });
    }
    choices.extend(of_words.values().cloned());
    sort_by_key(&mut choices, |it| (normalize(&it.name), it.id));
    choices
}

/// All years, in an address.
const ALL: &str = "all";
/// One person, in an address.
const PERSON: &str = "person-";

/// How the calendar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The days.
    pub window: Window,
    /// The unit.
    pub scale: Scale,
    /// Whose days.
    pub whose: DaysWith,
}

impl View {
    /// The view of an address: the days and whose they are, as [`words`](Self::words) has them. The year of today, and
    /// everybody's, for anything else. All years begin with that of `earliest`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::insight::years::Scale;
    /// use kith::present::long_view_page::View;
    ///
    /// let (today, earliest) = ("2026-11-26".parse().unwrap(), "2017-03-02".parse().unwrap());
    /// let check = |days: &str, whose: &str, expected: (&str, &str)| {
    ///     let words = View::of_words((days, whose), Scale::Day, earliest, today).words(today);
    ///     assert_eq!((words.0.as_str(), words.1.as_str()), expected);
    /// };
    /// check("2023", "everyday", ("2023", "everyday"));
    /// check("2024-06", "inner", ("2024-06", "inner"));
    /// check("all", "", ("all", ""));
    /// let ana = "person-0190c0de000070008000000000000001";
    /// check("2026", ana, ("", ana));
    /// check("soon", "nobody", ("", ""));
    /// ```
    pub fn of_words((days, whose): (&str, &str), scale: Scale, earliest: NaiveDate, today: NaiveDate) -> Self {
        let window = match Span::parse(days) {
            Some(span) if span.scale == Scale::Year => Window::around(WindowKind::Year, span.first, earliest),
            Some(span) if span.scale == Scale::Month => Window::around(WindowKind::Twelve, span.first, earliest),
            _ if days == ALL => Window::around(WindowKind::All, today, earliest),
            _ => Window::around(WindowKind::Year, today, earliest),
        };
        let person = whose.strip_prefix(PERSON).and_then(PersonId::parse).map(DaysWith::Person);
        Self { window, scale, whose: person.unwrap_or_else(|| DaysWith::of_word(whose)) }
    }

    /// The view in words for the address: the days, and whose they are. Empty for the year of today and for everybody.
    pub fn words(self, today: NaiveDate) -> (String, String) {
        let days = match self.window.kind {
            WindowKind::Year if self.window.first.year() == today.year() => String::new(),
            WindowKind::Year => Span::new(self.window.first, Scale::Year).to_string(),
            WindowKind::Twelve => Span::new(self.window.last, Scale::Month).to_string(),
            WindowKind::All => ALL.to_owned(),
        };
        let whose = match self.whose {
            DaysWith::Person(id) => format!("{PERSON}{id}"),
            other => other.word(),
        };
        (days, whose)
    }

    /// The units in which the window can be drawn: all years in months and years, or ten years would be 120 tables.
    pub fn scales(self) -> &'static [Scale] {
        if self.window.kind == WindowKind::All { &[Scale::Month, Scale::Year] } else { &Scale::ALL }
    }

    /// The unit in which it is drawn: the chosen one, or the finest of the window.
    pub fn drawn_scale(self) -> Scale {
        let scales = self.scales();
        if scales.contains(&self.scale) { self.scale } else { scales.first().copied().unwrap_or_default() }
    }
}

/// The calendar of a view. A single year of all days has a table a month; all years are drawn in months at least.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::insight::years::{Scale, Window, WindowKind, places};
/// use kith::present::long_view_page::{View, DaysWith, calendar_of};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana", "circle": "inner"}],
///         "exchanges": [{"when": "2026-05-05", "people": ["a"]}, {"when": "2026-06-05", "encounter": "the baker"}]}"#,
/// )?
/// .book;
/// let (today, digest) = ("2026-11-26".parse().unwrap(), Digest::of(book.exchanges.iter().map(|(_, it)| it)));
/// let check = |whose, expected| {
///     let view = View { window: Window::around(WindowKind::Year, today, today), scale: Scale::Day, whose };
///     let calendar = calendar_of(&book, &digest, view, chrono::Weekday::Mon, today);
///     assert_eq!(places(&calendar).len(), expected, "{whose:?}");
/// };
/// check(DaysWith::Everybody, 2);
/// check(DaysWith::Everyday, 1);
/// check(DaysWith::of_word("inner"), 1);
/// check(DaysWith::of_word("wider"), 0);
/// let all = View {
///     window: Window::around(WindowKind::All, today, "2016-01-01".parse().unwrap()),
///     scale: Scale::Day,
///     whose: DaysWith::Everybody,
/// };
/// assert_eq!(calendar_of(&book, &digest, all, chrono::Weekday::Mon, today).tables.len(), 1);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn calendar_of(book: &Book, digest: &Digest, view: View, starts: chrono::Weekday, today: NaiveDate) -> Calendar {
    // The first and the last week may reach beyond the window.
    let week = chrono::Days::new(7);
    let first = view.window.first.checked_sub_days(week).unwrap_or(view.window.first);
    let last = view.window.last.checked_add_days(week).unwrap_or(view.window.last);
    let talks = match view.whose {
        DaysWith::Everybody => digest.talks((first, last), None),
        DaysWith::Everyday => everyday(digest, (first, last)),
        DaysWith::Circle(circle) => digest.talks((first, last), Some(&of_circle(book, circle))),
        DaysWith::Group(id) => {
            let group = group_choices(book).into_iter().find(|it| it.id == id);
            digest.talks((first, last), Some(&group.map(|it| it.people).unwrap_or_default()))
        }
        DaysWith::Person(id) => digest.talks((first, last), Some(&into_set([id].into_iter()))),
    };
    calendar(&talks, view.window, view.drawn_scale(), starts, today)
}

fn everyday(digest: &Digest, (first, last): (NaiveDate, NaiveDate)) -> VecMap<NaiveDate, u32> {
    let mut talks = VecMap::default();
    let days = digest.everyday.iter().filter(|it| **it >= first && **it <= last);
    days.for_each(|day| *talks.slot(*day) += 1);
    talks
}

fn of_circle(book: &Book, circle: Circle) -> VecSet<PersonId> {
    into_set(book.people.iter().filter(|(_, it)| it.circle == Some(circle)).map(|(id, _)| id))
}

/// The days of a window with the people of each circle, as it is today, and with people of none. A day may count for
/// several circles.
pub fn by_circle(book: &Book, digest: &Digest, window: Window) -> Vec<SpentRow<Option<Circle>>> {
    let circles = Circle::ALL.iter().copied().map(Some).chain([None]);
    rows(circles.map(|circle| {
        let people = into_set(book.people.iter().filter(|(_, it)| it.circle == circle).map(|(id, _)| id));
        let days = digest.talks((window.first, window.last), Some(&people)).len();
        (circle, Counts { talks: u32::try_from(days).unwrap_or_default(), ..Counts::default() })
    }))
}

/// How often the user passed something on or helped, and was helped: favours and shared items. Two figures without a
/// difference, and never about one person.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::long_view_page::given_and_received;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana"}, {"id": "b", "given": "Bo"}],
///         "favours": [{"direction": "given", "what": "a lift"}, {"direction": "received", "what": "a cake"},
///             {"direction": "asked", "what": "a word"}],
///         "shares": [{"what": "a film", "people": ["a", "b"], "given_to": ["a", "b"]}]}"#,
/// )?
/// .book;
/// assert_eq!(given_and_received(&book), (3, 1));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn given_and_received(book: &Book) -> (usize, usize) {
    let favours = |direction| book.favours.iter().filter(|(_, it)| it.direction == Some(direction)).count();
    let shared: usize = book.shares.iter().map(|(_, it)| it.given_to.len()).sum();
    (favours(Direction::Given) + shared, favours(Direction::Received))
}

/// A day with talks, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// The number of talks.
    pub talks: u32,
    /// The short names of the people.
    pub names: Vec<String>,
}

/// The days with talks of a span, the latest first. Reads the digest only.
pub fn days_of(book: &Book, digest: &Digest, span: Span, today: NaiveDate) -> Vec<DayLine> {
    let talks = digest.talks((span.first, span.last()), None);
    let days = talks.iter().rev().filter(|(day, _)| **day <= today);
    days.map(|(day, talks)| line(book, digest, *day, *talks)).collect()
}

fn line(book: &Book, digest: &Digest, day: NaiveDate, talks: u32) -> DayLine {
    DayLine { day, talks, names: names(book, &digest.people_on(day)) }
}

/// The same day of the year in other years, the latest first: a leap day has its own years only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnThisDay {
    /// The days that are shown.
    pub shown: Vec<DayLine>,
    /// The days with a strained talk or with somebody who died. They are not brought up unless the user asks.
    pub asked: Vec<DayLine>,
}

/// The same day of the year in other years.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::present::long_view_page::{DayLine, on_this_day};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"id": "a", "given": "Ana"}, {"id": "t", "given": "Theo", "died": "2024"}],
///         "exchanges": [
///             {"when": "2022-05-05", "people": ["a", "t"]}, {"when": "2024-05-05", "people": ["a"]},
///             {"when": "2023-05-05", "people": ["a"], "tone": "strained"},
///             {"when": "2026-05-05", "people": ["a"]}]}"#,
/// )?
/// .book;
/// let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
/// let days = on_this_day(&book, &digest, "2025-05-05".parse().unwrap(), "2026-11-26".parse().unwrap());
/// let check = |days: &[DayLine], expected: [&str; 2]| {
///     assert_eq!(days.iter().map(|it| it.day.to_string()).collect::<Vec<_>>(), expected);
/// };
/// check(&days.shown, ["2026-05-05", "2024-05-05"]);
/// check(&days.asked, ["2023-05-05", "2022-05-05"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn on_this_day(book: &Book, digest: &Digest, day: NaiveDate, today: NaiveDate) -> OnThisDay {
    let mut years: Vec<i32> = digest.years.keys().copied().filter(|it| *it != day.year()).collect();
    sort_by_key(&mut years, |it| std::cmp::Reverse(*it));
    let is_dead = |id: &PersonId| book.people.get(*id).is_some_and(|it| it.died.is_some());
    let lines = years.into_iter().filter_map(|year| {
        let other = day.with_year(year).filter(|it| *it <= today)?;
        let talks = digest.talks((other, other), None).get(&other).copied()?;
        Some(line(book, digest, other, talks))
    });
    let is_asked =
        |it: &DayLine| digest.strained.binary_search(&it.day).is_ok() || digest.people_on(it.day).iter().any(is_dead);
    let (asked, shown) = lines.partition(is_asked);
    OnThisDay { shown, asked }
}

/// The exchanges in memory of a day, in the order of their times.
pub fn exchanges_on(book: &Book, day: NaiveDate) -> Vec<(ExchangeId, Exchange)> {
    let on_day = book.exchanges.iter().filter(|(_, it)| it.when == Some(day) && !it.attempt);
    let mut found: Vec<(ExchangeId, Exchange)> = on_day.map(|(id, it)| (id, it.clone())).collect();
    sort_by_key(&mut found, |(id, it)| (it.time.clone(), *id));
    found
}
