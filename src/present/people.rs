//! The list of people: search, filters and order. Fast for five thousand people.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Book, Circle, Labels, NameOrder, Person, PersonId, display_name, label_key, normalize, sort_by_key, sort_name,
};
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::search::Found;

/// The data of a person's line. `Eq` lets two `Arc`s of the same row compare by pointer, without comparing the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// The place in the order by name.
    rank: u32,
    /// Role and organisation.
    pub role: String,
    /// The picture.
    pub photo: Option<String>,
    /// How warm the tie is.
    pub warmth: Option<Warmth>,
    /// Days since the last exchange.
    pub silence: Option<u32>,
    /// The circle.
    pub circle: Option<Circle>,
    /// Whether the person is archived.
    pub is_archived: bool,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The heading of a circle, with its cadence in days; or of the people without a circle.
    Circle(Option<(Circle, u32)>),
    /// A person, and the search text to highlight.
    Person(Arc<Row>, Arc<str>),
}

impl Line {
    /// Whether it is the name of a circle.
    pub const fn is_heading(&self) -> bool {
        matches!(self, Self::Circle(_))
    }
}

/// Search text, filters and order of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleFilter {
    /// The search text.
    pub query: String,
    /// Only this circle.
    pub circle: Option<Circle>,
    /// Only people with this tag. Empty for all.
    pub tag: String,
    /// Only people in this group. Empty for all.
    pub group: String,
    /// Only people in this place. Empty for all.
    pub place: String,
    /// Archived people instead of the others.
    pub is_archived: bool,
    /// The order, unless there is a search text.
    pub sort: Sort,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sort {
    /// By circle, then by name.
    #[default]
    Circle,
    /// By name.
    Name,
    /// By the last exchange, the latest first.
    Last,
    /// By warmth, the warmest first.
    Warmth,
}

impl Sort {
    /// Every order, with a word for it in the document.
    pub const ALL: [(&'static str, Self); 4] =
        [("circle", Self::Circle), ("name", Self::Name), ("last", Self::Last), ("warmth", Self::Warmth)];

    /// The order for a word; the default for an unknown one.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.iter().find(|(it, _)| *it == word).map(|(_, it)| *it).unwrap_or_default()
    }
}

impl PeopleFilter {
    /// Clears a tag, group or place that no person has any more: its menu no longer lists it, so the user could not
    /// remove it.
    pub fn of(mut self, book: &Book) -> Self {
        let fields = [Labels::TAGS, Labels::GROUPS, Labels::PLACE];
        for (label, field) in [&mut self.tag, &mut self.group, &mut self.place].into_iter().zip(fields) {
            if !label.is_empty() && !Labels::of(book, field).contains(label) {
                label.clear();
            }
        }
        self
    }

    /// Whether the filter leaves some of the people who are not archived, so that a group can be made of them.
    ///
    /// ```
    /// # use kith::present::people::{PeopleFilter, Sort};
    /// assert!(!PeopleFilter { sort: Sort::Name, ..PeopleFilter::default() }.narrows());
    /// assert!(PeopleFilter { tag: "supplier".into(), ..PeopleFilter::default() }.narrows());
    /// ```
    pub fn narrows(&self) -> bool {
        let words = [&self.query, &self.tag, &self.group, &self.place];
        !self.is_archived && (self.circle.is_some() || words.iter().any(|it| !it.is_empty()))
    }

    /// The word for a group, if nothing else narrows the list.
    ///
    /// ```
    /// # use kith::present::people::PeopleFilter;
    /// let choir = PeopleFilter { group: "choir".into(), ..PeopleFilter::default() };
    /// assert_eq!(choir.only_group().as_deref(), Some("choir"));
    /// assert_eq!(PeopleFilter { place: "Lisbon".into(), ..choir }.only_group(), None);
    /// ```
    pub fn only_group(&self) -> Option<String> {
        let rest = Self { group: String::new(), ..self.clone() };
        (self.narrows() && !rest.narrows()).then(|| self.group.clone())
    }

    /// The tag, if nothing else narrows the list: a name for a group of these people, such as a category of an imported
    /// vCard.
    ///
    /// ```
    /// # use kith::present::people::PeopleFilter;
    /// let supplier = PeopleFilter { tag: "Supplier".into(), ..PeopleFilter::default() };
    /// assert_eq!(supplier.only_tag().as_deref(), Some("Supplier"));
    /// assert_eq!(PeopleFilter { query: "ana".into(), ..supplier }.only_tag(), None);
    /// ```
    pub fn only_tag(&self) -> Option<String> {
        let rest = Self { tag: String::new(), ..self.clone() };
        (self.narrows() && !rest.narrows()).then(|| self.tag.clone())
    }

    /// The same filter with its labels in the form in which they are compared.
    fn with_keys(&self) -> Self {
        let [tag, group, place] = [&self.tag, &self.group, &self.place].map(|it| label_key(it));
        Self { tag, group, place, ..self.clone() }
    }

    /// Whether a row passes the filters. The filter is [`with_keys`](Self::with_keys).
    fn passes(&self, book: &Book, row: &Row) -> bool {
        let has = |list: &[String], key: &String| key.is_empty() || list.iter().any(|it| label_key(it) == *key);
        let is_in = |person: &Person| {
            has(&person.tags, &self.tag)
                && has(&person.groups, &self.group)
                && has(std::slice::from_ref(&person.place), &self.place)
        };
        // Look the person up only for a tag, group or place: this runs for every row on every keystroke.
        let has_words = [&self.tag, &self.group, &self.place].iter().any(|it| !it.is_empty());
        row.is_archived == self.is_archived
            && (self.circle.is_none() || row.circle == self.circle)
            && (!has_words || book.people.get(row.id).is_some_and(is_in))
    }
}

/// Why a filter leaves nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNobody {
    /// The book has nobody.
    EmptyBook,
    /// Nobody fits the search text.
    Search,
    /// Nobody fits the search text in the chosen part of the list.
    SearchHere,
    /// Nobody is archived.
    Archived,
    /// Nobody is in the circle.
    Circle,
    /// Nobody fits all the filters.
    Filters,
}

impl WhyNobody {
    /// Why this filter leaves nobody.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::Circle;
    /// use kith::present::people::{PeopleFilter, WhyNobody};
    ///
    /// let archived = PeopleFilter { is_archived: true, ..PeopleFilter::default() };
    /// assert_eq!(WhyNobody::of(&archived), WhyNobody::Archived);
    /// let searched = PeopleFilter { query: "ana".into(), ..archived };
    /// assert_eq!(WhyNobody::of(&searched), WhyNobody::SearchHere);
    /// let circle = PeopleFilter { circle: Some(Circle::Inner), ..PeopleFilter::default() };
    /// assert_eq!(WhyNobody::of(&circle), WhyNobody::Circle);
    /// ```
    pub fn of(filter: &PeopleFilter) -> Self {
        let has_words = [&filter.tag, &filter.group, &filter.place].iter().any(|it| !it.is_empty());
        let is_searched = !filter.query.trim().is_empty();
        match (has_words, filter.circle.is_some(), filter.is_archived) {
            (false, false, false) if is_searched => Self::Search,
            (false, false, false) => Self::EmptyBook,
            _ if is_searched => Self::SearchHere,
            (false, false, true) => Self::Archived,
            (false, true, false) => Self::Circle,
            _ => Self::Filters,
        }
    }
}

/// The tags of all people, each once as it was first written.
pub fn tags(book: &Book) -> Vec<String> {
    Labels::of(book, Labels::TAGS).iter().map(str::to_owned).collect()
}

/// The groups of all people, each once as it was first written.
pub fn groups(book: &Book) -> Vec<String> {
    Labels::of(book, Labels::GROUPS).iter().map(str::to_owned).collect()
}

/// The places of all people, each once as it was first written.
pub fn places(book: &Book) -> Vec<String> {
    Labels::of(book, Labels::PLACE).iter().map(str::to_owned).collect()
}

/// Joins role and organisation: "Head of product · Fjordlys".
pub fn role_line(role: &str, organisation: &str) -> String {
    [role, organisation].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns the place of each name in their order: the rules of a language, from the browser, or [`plain_ranks`].
pub type Ranks = fn(&[String]) -> Vec<u32>;

/// The place of each name in the order of their normalized forms. Equal names have the same place.
pub fn plain_ranks(names: &[String]) -> Vec<u32> {
    let keys: Vec<String> = names.iter().map(|it| normalize(it)).collect();
    let mut sorted: Vec<&String> = keys.iter().collect();
    sort_by_key(&mut sorted, |it| *it);
    let rank = |key: &String| sorted.partition_point(|it| *it < key);
    keys.iter().map(|it| u32::try_from(rank(it)).unwrap_or(u32::MAX)).collect()
}

/// The rows of all people, sorted by id. `order` and `ranks` decide their order by name.
pub fn rows(book: &Book, today: NaiveDate, order: NameOrder, ranks: Ranks) -> Vec<Arc<Row>> {
    let names: Vec<String> = book.people.iter().map(|(_, it)| sort_name(it, order)).collect();
    let row = |((id, person), rank): ((PersonId, &Person), u32)| {
        let silence = silence(book, id, person, today);
        let name = display_name(person);
        Arc::new(Row {
            id,
            rank,
            role: role_line(&person.role, &person.organisation),
            photo: person.picture().map(str::to_owned),
            name,
            warmth: silence.filter(|_| person.died.is_none()).map(|(_, warmth)| warmth),
            silence: silence.map(|(days, _)| days),
            circle: person.circle,
            is_archived: person.archived,
        })
    };
    book.people.iter().zip(ranks(&names)).map(row).collect()
}

/// The number of people who are not archived, and how many of them are cooling.
pub fn total(rows: &[Arc<Row>]) -> (usize, usize) {
    let shown = || rows.iter().filter(|it| !it.is_archived);
    (shown().count(), shown().filter(|it| it.warmth == Some(Warmth::Cooling)).count())
}

/// The number of people in a circle, or of all, among the archived people or the others.
pub fn count(rows: &[Arc<Row>], circle: Option<Circle>, is_archived: bool) -> usize {
    let is_counted = |it: &&Arc<Row>| it.is_archived == is_archived && (circle.is_none() || it.circle == circle);
    rows.iter().filter(is_counted).count()
}

/// Whether somebody has no circle yet. Archived and dead people do not count.
pub fn has_unsorted(book: &Book) -> bool {
    book.people.iter().any(|(_, it)| it.circle.is_none() && it.may_be_suggested())
}

/// The number of people in the lines.
pub fn found(lines: &[Line]) -> usize {
    lines.iter().filter(|it| matches!(it, Line::Person(..))).count()
}

/// The people of the lines, in order.
pub fn shown(lines: &[Line]) -> Vec<PersonId> {
    let id = |it: &Line| if let Line::Person(row, _) = it { Some(row.id) } else { None };
    lines.iter().filter_map(id).collect()
}

/// The lines that match the search and the filters, in order. `rows` must be sorted by id.
pub fn lines(
    book: &Book,
    rows: &[Arc<Row>],
    found: Option<(Vec<Found>, Arc<str>)>,
    filter: &PeopleFilter,
) -> Vec<Line> {
    let filter = filter.with_keys();
    let is_left = |it: &&Arc<Row>| filter.passes(book, it);
    if let Some((found, words)) = found {
        let row = |hit: &Found| rows.binary_search_by_key(&hit.id, |it| it.id).ok().map(|at| &rows[at]);
        let line = |it: &Arc<Row>| Line::Person(Arc::clone(it), Arc::clone(&words));
        return found.iter().filter_map(row).filter(is_left).map(line).collect();
    }
    let mut rows: Vec<Arc<Row>> = rows.iter().filter(is_left).cloned().collect();
    sort_by_key(&mut rows, |it| it.rank);
    match filter.sort {
        Sort::Name => (),
        Sort::Last => sort_by_key(&mut rows, |it| it.silence.unwrap_or(u32::MAX)),
        Sort::Warmth => sort_by_key(&mut rows, |it| it.warmth.map_or(u8::MAX, |it| it as u8)),
        Sort::Circle => return by_circle(book, rows),
    }
    rows.into_iter().map(unmarked).collect()
}

fn unmarked(row: Arc<Row>) -> Line {
    Line::Person(row, "".into())
}

fn by_circle(book: &Book, rows: Vec<Arc<Row>>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + 5);
    for circle in Circle::ALL.iter().copied().map(Some).chain([None]) {
        let mut people = rows.iter().filter(|it| it.circle == circle).peekable();
        if people.peek().is_some() {
            lines.push(Line::Circle(circle.map(|it| (it, book.settings().cadence_days(it)))));
            lines.extend(people.cloned().map(unmarked));
        }
    }
    lines
}
