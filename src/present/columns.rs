//! The columns of a table whose program is not known: what each may be, and the memory of the user's corrections.

use crate::formats::foreign::table::mapped::{ColumnMap, Target};
use crate::formats::foreign::{Preview, TablePreview};

/// The most headers that are remembered; the oldest goes first (design decision).
const HEADERS: usize = 20;

/// The most cells that are shown of a column (design decision: two tell what it is and fit beside it on a phone).
const SAMPLES: usize = 2;

/// Returns what a column may be, for the user to choose from. `current` is among them, also if its kind is rare. A
/// column that is nothing else may be a field of the user's own with the column's name.
///
/// ```
/// # use kith::formats::foreign::table::mapped::Target;
/// # use kith::present::columns::meanings;
/// assert!(meanings(&Target::Email("school".into()), "").contains(&Target::Email("school".into())));
/// assert!(meanings(&Target::Ignore, "Shoe size").contains(&Target::Fact("Shoe size".into())));
/// ```
pub fn meanings(current: &Target, name: &str) -> Vec<Target> {
    let kind = str::to_owned;
    let mut all = vec![
        Target::Ignore,
        Target::Whole,
        Target::Given,
        Target::Family,
        Target::Middle,
        Target::Prefix,
        Target::Suffix,
        Target::Nickname,
        Target::Email(kind("")),
        Target::Email(kind("work")),
        Target::Email(kind("home")),
        Target::Phone(kind("")),
        Target::Phone(kind("mobile")),
        Target::Phone(kind("work")),
        Target::Phone(kind("home")),
        Target::Organisation,
        Target::Department,
        Target::Role,
        Target::Place,
        Target::Address(kind("")),
        Target::Street(kind("")),
        Target::PostCode(kind("")),
        Target::City(kind("")),
        Target::Region(kind("")),
        Target::Country(kind("")),
        Target::Birthday,
        Target::Day(kind("anniversary")),
        Target::Profile(kind("")),
        Target::Tag,
        Target::Note,
    ];
    all.extend((!name.is_empty()).then(|| Target::Fact(name.to_owned())));
    if !all.contains(current) {
        all.push(current.clone());
    }
    all
}

/// Returns the first filled cells of a column.
pub fn samples(table: &TablePreview, column: usize) -> Vec<String> {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).filter(|it| !it.is_empty());
    cells.take(SAMPLES).cloned().collect()
}

/// Whether the columns were probably misread: nothing says that they are those of people, none of them is a name, or
/// fewer people than rows without anybody.
pub fn are_doubtful(preview: &Preview) -> bool {
    let is_name = |it: &Target| matches!(it, Target::Whole | Target::Given | Target::Family | Target::Nickname);
    let map = preview.table.as_ref().map(|it| &it.map);
    let has_name = map.is_some_and(|it| it.is_sure() && it.columns.iter().any(is_name));
    let rows = preview.skipped.iter().filter(|it| it.is_whole).count();
    !has_name || preview.people.len() <= rows
}

/// What the user said that the columns of tables are, by the form of their headers, the latest last.
///
/// ```
/// # use kith::formats::foreign::TablePreview;
/// # use kith::formats::foreign::table::mapped::{ColumnMap, Target};
/// # use kith::present::columns::ColumnMemory;
/// let table = TablePreview { signature: "wer".into(), map: ColumnMap::default(), ..TablePreview::default() };
/// let map = ColumnMap { header: Some(0), columns: vec![Target::Whole] };
/// let mut memory = ColumnMemory::read("");
/// assert_eq!(memory.find(&table), None);
/// memory.keep("wer", map.clone());
/// assert_eq!(ColumnMemory::read(&memory.write()).find(&table), Some(&map));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMemory(Vec<(String, ColumnMap)>);

impl ColumnMemory {
    /// Reads a stored memory. An unreadable one is empty: the user is asked again.
    pub fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// The memory as a text to store.
    pub fn write(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The map for a table, if the user has set one that differs from the guess.
    pub fn find(&self, table: &TablePreview) -> Option<&ColumnMap> {
        let known = self.0.iter().find(|it| it.0 == table.signature).map(|it| &it.1);
        known.filter(|it| **it != table.map)
    }

    /// Remembers the map of a header.
    pub fn keep(&mut self, signature: &str, map: ColumnMap) {
        self.0.retain(|it| it.0 != signature);
        self.0.push((signature.to_owned(), map));
        let surplus = self.0.len().saturating_sub(HEADERS);
        self.0.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnMemory, are_doubtful, samples};
    use crate::formats::foreign::table::mapped::{ColumnMap, Target};
    use crate::formats::foreign::{PersonRow, Preview, TablePreview};

    #[test]
    fn the_latest_twenty_headers_are_remembered() {
        let mut memory = ColumnMemory::default();
        (0..25).for_each(|it| memory.keep(&it.to_string(), ColumnMap { header: Some(it), ..ColumnMap::default() }));
        let find = |name: &str| {
            let table = TablePreview { signature: name.into(), ..TablePreview::default() };
            memory.find(&table).and_then(|it| it.header)
        };
        assert_eq!((find("4"), find("5"), find("24")), (None, Some(5), Some(24)));
        assert_eq!(ColumnMemory::read("torn"), ColumnMemory::default());
    }

    #[test]
    fn columns_without_a_name_are_doubtful() {
        #[track_caller]
        fn check(target: Target, people: usize, expected: bool) {
            let map = ColumnMap { header: Some(0), columns: vec![target] };
            let rows = vec![vec!["Ana".to_owned()], vec![String::new()], vec!["Bo".to_owned()]];
            let table = TablePreview { map, rows, ..TablePreview::default() };
            assert_eq!(samples(&table, 0), ["Ana", "Bo"]);
            let people = vec![PersonRow::default(); people];
            assert_eq!(are_doubtful(&Preview { people, table: Some(table), ..Preview::default() }), expected);
        }
        check(Target::Whole, 3, false);
        check(Target::Whole, 0, true);
        check(Target::Email(String::new()), 3, true);
    }
}
