//! The figures above the import of another program's file, the room it needs, and the question it begins with.

use super::foreign_import::Groups;
use crate::domain::sort_by_key;
use crate::formats::foreign::{Choices, FileSort, MeetingRow, Outcome, PersonChoice, PersonRow, Preview};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// People whom the book does not have, whether they are ticked or not.
    NewPeople,
    /// People of the book who get something new.
    News,
    /// Meetings and days of messages that the book does not have.
    Exchanges,
    /// People who are the same in the book.
    Same,
}

/// Returns the figures of a preview that are not zero, in order. Why: the page says in three words what a file has,
/// before the lists.
///
/// ```
/// use kith::formats::foreign::{MatchReason, Outcome, PersonRow, Preview};
/// use kith::present::foreign_import::groups;
/// use kith::present::import_figures::{Figure, figures};
///
/// let outcome = Outcome::Same { name: "Ana".into(), reason: MatchReason::Name };
/// let same = PersonRow { outcome, ..PersonRow::default() };
/// let preview = Preview { people: vec![PersonRow::default(), same], ..Preview::default() };
/// let groups = groups(&preview, "2026-11-22".parse()?);
/// assert_eq!(figures(&preview, &groups), [(Figure::NewPeople, 1), (Figure::Same, 1)]);
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn figures(preview: &Preview, groups: &Groups) -> Vec<(Figure, usize)> {
    let all = [
        (Figure::NewPeople, groups.new.len() + groups.met.len()),
        (Figure::News, groups.matches.len()),
        (Figure::Exchanges, preview.meetings.iter().filter(|it| !it.is_known).count()),
        (Figure::Same, groups.same.len()),
    ];
    all.into_iter().filter(|it| it.1 > 0).collect()
}

/// Whether the browser has room for the chosen people and meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageFit {
    /// For all of it without the pictures.
    pub fits: bool,
    /// For the pictures too.
    pub photos_fit: bool,
}

/// Returns whether there is room for the choice. An estimate: the entries of a file count as equally large (design
/// decision), because the sizes of all of them would make the preview larger.
///
/// ```
/// use kith::formats::foreign::{Choices, PersonChoice, PersonRow, Preview};
/// use kith::present::import_figures::room;
///
/// let one = PersonRow { has_photo: true, ..PersonRow::default() };
/// let people = vec![one.clone(), one];
/// let preview = Preview { people, units: 200, photo_units: 400, room: 350, ..Preview::default() };
/// let check = |people: [PersonChoice; 2], expected: (bool, bool)| {
///     let room = room(&preview, &Choices { people: people.into(), ..Choices::default() });
///     assert_eq!((room.fits, room.photos_fit), expected);
/// };
/// let take = || PersonChoice::Take(Vec::new());
/// check([take(), take()], (true, false));
/// check([take(), PersonChoice::Leave], (true, true));
/// ```
pub fn room(preview: &Preview, choices: &Choices) -> StorageFit {
    let is_taken = |at: usize| choices.people.get(at).is_some_and(|it| *it != PersonChoice::Leave);
    let adds = |(at, row): &(usize, &PersonRow)| is_taken(*at) && !matches!(row.outcome, Outcome::Same { .. });
    let taken = || preview.people.iter().enumerate().filter(adds);
    let share = |of: usize, part: usize, all: usize| of.saturating_mul(part).div_ceil(all.max(1));
    let entries = preview.people.len() + preview.meetings.len();
    let units = share(preview.units, taken().count() + choices.meetings.len(), entries);
    let with_photo = preview.people.iter().filter(|it| it.has_photo).count();
    let photos = share(preview.photo_units, taken().filter(|it| it.1.has_photo).count(), with_photo);
    StorageFit { fits: units <= preview.room, photos_fit: units.saturating_add(photos) <= preview.room }
}

/// Returns the address of a page without the parts that tell nobody apart; any other text as it is. Why: the line below
/// a name may be the only way to tell namesakes apart.
///
/// ```
/// # use kith::present::import_figures::short_address;
/// assert_eq!(short_address("https://www.linkedin.com/in/ana-silva/"), "linkedin.com/in/ana-silva");
/// assert_eq!(short_address("Accountant, Northwind"), "Accountant, Northwind");
/// ```
pub fn short_address(text: &str) -> String {
    let page = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let page = page.map(|it| it.strip_prefix("www.").unwrap_or(it).trim_end_matches('/'));
    page.unwrap_or(text).to_owned()
}

/// Whether anybody who could be brought in or changed has a picture.
pub fn has_pictures(preview: &Preview) -> bool {
    let could = |it: &Outcome| matches!(it, Outcome::New | Outcome::Perhaps { .. } | Outcome::Match { .. });
    preview.photo_units > 0 && preview.people.iter().any(|it| it.has_photo && could(&it.outcome))
}

/// Whether some people of a preview are neither in the book nor new: the user, and those in the trash.
pub fn has_others(groups: &Groups) -> bool {
    !groups.owner.is_empty() || !groups.in_trash.is_empty()
}

/// Whether a preview has nothing to choose: everything is in the book, or stays out.
pub fn is_settled(preview: &Preview, groups: &Groups) -> bool {
    let Groups { new, perhaps, matches, met, .. } = groups;
    [new, perhaps, matches, met].iter().all(|it| it.is_empty()) && preview.meetings.iter().all(MeetingRow::is_settled)
}

/// The people among whom the user finds themselves, those of most days first: the name that is shown, and the name or
/// address by which a file is read as theirs. Of a calendar, the first of many: its user is in nearly every meeting.
pub fn possible_owners(preview: &Preview) -> Vec<(String, String)> {
    /// The most of a calendar (design decision).
    const MOST: usize = 6;
    let is_calendar = preview.sort == FileSort::Calendar;
    let mut rows: Vec<&PersonRow> = preview.people.iter().filter(|it| it.is_participant).collect();
    sort_by_key(&mut rows, |it| std::cmp::Reverse(it.met));
    let most = if is_calendar { MOST } else { rows.len() };
    let key = |it: &PersonRow| if it.has_email { it.detail.clone() } else { it.name.clone() };
    rows.into_iter().take(most).map(|it| (it.name.clone(), key(it))).collect()
}
