//! The demo book: a backup file with days relative to today.
//!
//! `"@-12"` is the day twelve days ago; `"@~9"` is the day nine days from now without a year, as for birthdays.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::PartialDate;
use crate::formats::backup::{BackupProblem, read};
use crate::formats::importer::Parsed;

/// Reads the demo book, dated relative to `today`.
///
/// # Errors
///
/// If the file is damaged.
///
/// # Examples
///
/// ```
/// use kith::formats::demo_data::read_sample;
///
/// let text = r#"{"format": "kith-backup", "version": 1, "exchanges": [{"when": "@-12"}]}"#;
/// let book = read_sample(text, "2026-11-22".parse().unwrap())?.book;
/// let (_, exchange) = book.exchanges.iter().next().unwrap();
/// assert_eq!(exchange.when, "2026-11-10".parse().ok());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn read_sample(text: &str, today: NaiveDate) -> Result<Parsed, BackupProblem> {
    let mut dated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\"@") {
        let (marker, tail) = after.split_once('"').unwrap_or((after, ""));
        dated.push_str(before);
        dated.push('"');
        dated.push_str(&day(marker, today).unwrap_or_default());
        dated.push('"');
        rest = tail;
    }
    dated.push_str(rest);
    read(&dated)
}

fn day(marker: &str, today: NaiveDate) -> Option<String> {
    let (is_yearly, count) = marker.strip_prefix('~').map_or((false, marker), |it| (true, it));
    let count: i64 = count.parse().ok()?;
    let days = Days::new(count.unsigned_abs());
    let date = if count < 0 { today.checked_sub_days(days)? } else { today.checked_add_days(days)? };
    let partial = if is_yearly {
        PartialDate::EveryYear { month: date.month(), day: date.day() }
    } else {
        PartialDate::Day(date)
    };
    Some(partial.to_string())
}

#[cfg(test)]
mod tests {
    use super::read_sample;
    use crate::domain::tests::{ctx, today};
    use crate::domain::{
        Book, Command, EntityRef, HelpKind, Kind, Need, ProjectStage, Shape, Stage, VecSet, apply, into_set,
    };

    /// The demo book after its import into a new book.
    fn sample() -> Book {
        let text = include_str!("../../public/sample.json");
        let found = read_sample(text, today()).unwrap().book;
        let mut book = Book::default();
        let plan = crate::merge::plan(&book, &found, 0);
        apply(&mut book, Command::Merge(plan.change), &ctx(0, 1)).unwrap();
        book
    }

    #[test]
    fn the_demo_book_has_a_pair_each_way_and_its_parts_belong_together() {
        let book = sample();
        for (id, it) in book.exchanges.iter().map(|(id, it)| (EntityRef::from(id), it.mentorship)) {
            assert!(it.is_none_or(|it| book.mentorships.get(it).is_some()), "{id}");
        }
        for (id, it) in book.promises.iter() {
            assert!(it.mentorship.is_none_or(|it| book.mentorships.get(it).is_some()), "{id}");
            assert!(it.session.is_none_or(|it| book.exchanges.get(it).is_some()), "{id}");
            assert!(it.goal.is_none_or(|it| book.aims.get(it).is_some()), "{id}");
            assert!(it.project.is_none_or(|it| book.projects.get(it).is_some()), "{id}");
        }
        assert!(book.aims.iter().all(|(_, it)| it.mentorship.is_none_or(|it| book.mentorships.get(it).is_some())));
        let own = book.aims.iter().filter(|(_, it)| it.is_own() && it.closed.is_none());
        assert!(own.map(|(_, it)| it.paths.len()).eq([2, 2]), "two open aims of the user, each with a path");
        let years = book.returns.iter().filter_map(|(_, it)| it.when?.year()).collect::<Vec<_>>();
        assert_eq!((years.len(), years.contains(&2004)), (3, true), "a return of long ago");
        let open = book.mentorships.iter().filter(|(_, it)| it.stage() == Stage::Agreed);
        let shapes: Vec<_> =
            open.map(|(_, it)| (it.shape(), it.next.session.is_some(), it.agenda.is_empty())).collect();
        assert!(shapes.contains(&(Some(Shape::Mentor), true, false)), "{shapes:?}");
        assert!(shapes.contains(&(Some(Shape::Mentee), true, false)), "{shapes:?}");
        let helps: VecSet<HelpKind> =
            into_set(book.people.iter().flat_map(|(_, it)| it.helps.iter().filter_map(|it| it.kind)));
        assert!(helps.iter().count() >= 3, "enough for the picture");
    }

    #[test]
    fn the_demo_book_has_a_project_with_a_gap_and_one_that_is_done() {
        let book = sample();
        let of = |name: &str| book.projects.iter().find(|(_, it)| it.name == name).unwrap().0;
        let pilot = book.projects.get(of("Cold-chain pilot")).unwrap();
        let is_covered = |need: &Need| pilot.covers.iter().any(|it| it.need == need.id);
        assert!(pilot.wants.iter().any(is_covered) && !pilot.wants.iter().all(is_covered));
        assert!(pilot.covers.iter().all(|it| it.need.and_then(|it| pilot.counts_for(it)).is_some()));
        assert_eq!(book.projects.get(of("Harbour tender")).unwrap().stage(), ProjectStage::Done);
    }

    #[test]
    fn nothing_of_the_demo_book_is_unread_and_all_of_it_can_be_removed() {
        let mut book = sample();
        let entities = |book: &Book| Kind::ALL.into_iter().flat_map(|it| book.entities(it)).collect::<Vec<_>>();
        for entity in entities(&book) {
            let fields = book.view(entity).unwrap().to_json();
            assert!(fields.iter().all(|(name, _)| name != "unread"), "{entity}: {fields:?}");
        }
        apply(&mut book, Command::RemoveSample, &ctx(1, 1)).unwrap();
        let left: Vec<_> =
            entities(&book).into_iter().filter(|it| book.view(*it).is_some_and(|it| it.is_live())).collect();
        assert_eq!(left, []);
    }
}
