//! Who helps the user grow: the list, its picture, and the people whom the user learned from.

use crate::domain::{Book, HelpKind, PartialDate, PersonId, display_name, into_set, sort_by_key};
use crate::insight::mentoring::growth::{growth, learned};

/// A person who helps the user grow, under one kind of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// The user's words.
    pub words: String,
    /// Since when.
    pub since: Option<PartialDate>,
    /// The date of death.
    pub died: Option<PartialDate>,
}

/// All kinds of help in order, each with its people.
pub fn helpers(book: &Book) -> Vec<(HelpKind, Vec<Helper>)> {
    let helper = |(id, helps): (PersonId, crate::domain::Helps)| {
        let person = book.people.get(id)?;
        let name = display_name(person);
        Some(Helper { id, name, words: helps.words, since: helps.since, died: person.died })
    };
    growth(book).into_iter().map(|(kind, people)| (kind, people.into_iter().filter_map(helper).collect())).collect()
}

/// The words of a help in two parts: the note, which stays with the user, and an unsent letter of thanks, if there is
/// one. A letter begins with the name of its reader; everything else is about them, and no words to them.
///
/// ```
/// # use kith::present::growth::note_and_letter;
/// assert_eq!(note_and_letter("Never hurries.", "Kenji"), ("Never hurries.", ""));
/// let both = "Never hurries.\n\nKenji, thank you.";
/// assert_eq!(note_and_letter(both, "Kenji"), ("Never hurries.", "Kenji, thank you."));
/// assert_eq!(note_and_letter("Kenji, thank you.", "Kenji"), ("", "Kenji, thank you."));
/// ```
pub fn note_and_letter<'a>(words: &'a str, name: &str) -> (&'a str, &'a str) {
    let head = format!("{name}, ");
    if words.starts_with(&head) {
        return ("", words);
    }
    let at = words.find(&format!("\n\n{head}"));
    at.map_or((words, ""), |at| (&words[..at], words[at..].trim_start()))
}

/// The number of people that the picture needs: two would say less than the list (design decision).
const PICTURED: usize = 3;
/// The length of a side of the picture.
pub const SIDE: i32 = 320;
/// The people of a kind that the picture has room for: two rows of three.
const IN_SECTOR: usize = 6;

/// The direction of the middle of each sector in thousandths, from the top and clockwise: the sine and the negative
/// cosine of sevenths of a turn, as a table, so that two devices draw the same picture.
const MIDDLE: [(i32, i32); 7] =
    [(0, -1000), (782, -623), (975, 223), (434, 901), (-434, 901), (-975, 223), (-782, -623)];

/// A point of the picture.
pub type Point = (i32, i32);

/// A sector of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// Where its number stands.
    pub number: Point,
    /// The line between it and the next sector.
    pub edge: (Point, Point),
    /// Its people: where, and the name.
    pub people: Vec<(Point, String)>,
}

/// The picture: the user in the middle, a sector for each kind of help. None with fewer than three people, for whom the
/// list is enough. The list says the same and everybody.
pub fn picture(helpers: &[(HelpKind, Vec<Helper>)]) -> Option<Vec<Sector>> {
    let named = into_set(helpers.iter().flat_map(|(_, it)| it.iter().map(|it| it.id)));
    let sector = |(index, (_, people)): (usize, &(HelpKind, Vec<Helper>))| {
        let people = people.iter().take(IN_SECTOR).enumerate();
        let people = people.map(|(at, it)| (place(index, at), it.name.clone())).collect();
        Sector { number: at(MIDDLE[index % MIDDLE.len()], 150), edge: edge(index), people }
    };
    (named.len() >= PICTURED).then(|| helpers.iter().enumerate().map(sector).collect())
}

/// The point at a distance from the middle of the picture.
const fn at(direction: Point, distance: i32) -> Point {
    (SIDE / 2 + direction.0 * distance / 1000, SIDE / 2 + direction.1 * distance / 1000)
}

/// The place of a person in a sector: the first in the middle of the inner row.
const fn place(sector: usize, index: usize) -> Point {
    let direction = MIDDLE[sector % MIDDLE.len()];
    let (distance, step) = if index < 3 { (84, 25) } else { (118, 34) };
    let sideways = [0, -step, step][index % 3];
    let (x, y) = at(direction, distance);
    // Along the row: the direction turned by a quarter.
    (x - direction.1 * sideways / 1000, y + direction.0 * sideways / 1000)
}

/// The line between a sector and the next: half-way between their middles.
const fn edge(sector: usize) -> (Point, Point) {
    let (one, two) = (MIDDLE[sector % MIDDLE.len()], MIDDLE[(sector + 1) % MIDDLE.len()]);
    // The sum of two directions a seventh of a turn apart is 1.802 long.
    let direction = ((one.0 + two.0) * 1000 / 1802, (one.1 + two.1) * 1000 / 1802);
    (at(direction, 40), at(direction, 140))
}

/// The people whom the user learned from, by name.
pub fn teachers(book: &Book) -> Vec<(PersonId, String)> {
    let people = into_set(learned(book, None).into_iter().flat_map(|it| it.people));
    let mut named = super::mentoring::named(book, &people.into_iter().collect::<Vec<_>>());
    sort_by_key(&mut named, |(id, name)| (name.clone(), *id));
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    fn helpers_of(counts: [usize; 7]) -> Vec<(HelpKind, Vec<Helper>)> {
        let mut next = 0_u128;
        let mut helper = || {
            next += 1;
            let id = Id::from_uuid(uuid::Uuid::from_u128(next));
            Helper { id, name: next.to_string(), words: String::new(), since: None, died: None }
        };
        HelpKind::ALL.iter().zip(counts).map(|(kind, count)| (*kind, (0..count).map(|_| helper()).collect())).collect()
    }

    #[test]
    fn the_picture_needs_three_people() {
        let check = |counts, expected: bool| assert_eq!(picture(&helpers_of(counts)).is_some(), expected, "{counts:?}");
        check([0; 7], false);
        check([1, 0, 0, 0, 0, 0, 1], false);
        check([1, 0, 1, 0, 0, 0, 1], true);
        check([3, 0, 0, 0, 0, 0, 0], true);
    }

    #[test]
    fn one_person_in_three_kinds_is_one_person() {
        let mut helpers = helpers_of([1, 0, 0, 0, 0, 0, 0]);
        let ana = helpers[0].1[0].clone();
        helpers[1].1.push(ana.clone());
        helpers[2].1.push(ana);
        assert_eq!(picture(&helpers), None);
    }

    #[test]
    fn nobody_stands_on_somebody_else_or_outside_of_the_picture() {
        let sectors = picture(&helpers_of([9; 7])).unwrap();
        let places: Vec<Point> = sectors.iter().flat_map(|it| it.people.iter().map(|it| it.0)).collect();
        assert_eq!(places.len(), 7 * IN_SECTOR);
        for (index, one) in places.iter().enumerate() {
            assert!((12..=SIDE - 12).contains(&one.0) && (12..=SIDE - 12).contains(&one.1), "{one:?}");
            for two in &places[index + 1..] {
                let apart = (one.0 - two.0).pow(2) + (one.1 - two.1).pow(2);
                assert!(apart >= 22 * 22, "{one:?} and {two:?}");
            }
        }
    }
}
