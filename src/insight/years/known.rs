//! The year in which the user came to know each person, by notes other than talks.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, PartialDate, PersonId, VecMap, group_members};

/// The first year that is noted for each person: of the first meeting, of a chapter, of a time in a group, or of a
/// mentorship. A first talk of a later year is then no first meeting.
#[derive(Clone, Debug, Default)]
pub struct KnownSince(VecMap<PersonId, i32>);

impl KnownSince {
    /// The years of a book. A group that goes on says nothing about a member without a date: they may be new in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::years::KnownSince;
    ///
    /// let check = |person: &str, more: &str, expected| {
    ///     let file = format!(
    ///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "a", "given": "Ana"{person}}}]{more}}}"#
    ///     );
    ///     let book = read(&file).unwrap().book;
    ///     let (ana, _) = book.people.iter().next().unwrap();
    ///     let is_known = KnownSince::of(&book).is_before(ana, "2026-03-01".parse().unwrap());
    ///     assert_eq!(is_known, expected, "{person} {more}");
    /// };
    /// let group = |dates: &str, member: &str| {
    ///     format!(r#", "groups": [{{"name": "Choir"{dates}, "members": [{{"person": "a"{member}}}]}}]"#)
    /// };
    /// check("", "", false);
    /// check(r#", "how_met": {"when": "2019"}"#, "", true);
    /// check(r#", "how_met": {"when": "2026-01"}"#, "", false);
    /// check(r#", "chapters": [{"id": "c", "from": "2017", "name": "Harbour"}]"#, "", true);
    /// check("", &group(r#", "began": "2020", "ended": "2022""#, ""), true);
    /// check("", &group(r#", "began": "1990""#, ""), false);
    /// check("", &group(r#", "began": "1990""#, r#", "since": "2024""#), true);
    /// check("", &group(r#", "began": "1990""#, r#", "since": "2026""#), false);
    /// check("", r#", "mentorships": [{"people": ["a"], "began": "2025-10-01"}]"#, true);
    /// ```
    pub fn of(book: &Book) -> Self {
        let mut known = Self::default();
        for (id, person) in book.people.iter() {
            let chapters = person.chapters.iter().filter_map(|it| it.from);
            person.how_met.when.into_iter().chain(chapters).for_each(|it| known.note(id, it.year()));
        }
        for (_, group) in book.groups.iter() {
            for member in group_members(book, group) {
                let date: Option<PartialDate> = member.since.or(member.until).or(group.ended);
                member.person.into_iter().for_each(|it| known.note(it, date.and_then(PartialDate::year)));
            }
        }
        for (_, pair) in book.mentorships.iter() {
            pair.people.iter().for_each(|it| known.note(*it, pair.began.map(|day| day.year())));
        }
        known
    }

    fn note(&mut self, id: PersonId, year: Option<i32>) {
        if let Some(year) = year.filter(|year| self.0.get(&id).is_none_or(|it| year < it)) {
            self.0.insert(id, year);
        }
    }

    /// Whether the user knew somebody in an earlier year than that of a day.
    pub fn is_before(&self, id: PersonId, day: NaiveDate) -> bool {
        self.0.get(&id).is_some_and(|it| *it < day.year())
    }
}
