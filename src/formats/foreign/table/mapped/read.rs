//! The reading of a file by a map of its columns.

use super::{ColumnMap, Target};
use crate::formats::foreign::table::card::{Card, Days, Envelope};
use crate::formats::foreign::table::dates::order_of;
use crate::formats::foreign::table::linkedin::slug;
use crate::formats::foreign::table::{Row, Sheet};
use crate::formats::foreign::{Incoming, Locale, WhySkipped};

/// Reads the people of a CSV file by a map of its columns. Days are in the order of their column, or else of the user.
pub fn read_with(text: &str, map: &ColumnMap, locale: &Locale<'_>) -> Incoming {
    let sheet = Sheet::read(text);
    let first = map.header.map_or(0, |it| it + 1);
    let table = sheet.from(first, (0..map.columns.len()).map(|it| it.to_string()).collect());
    let mut read = Incoming { skipped: table.faults(), ..Incoming::default() };
    let is_day = |it: &Target| matches!(it, Target::Birthday | Target::Day(_));
    let columns: Vec<usize> = (0..map.columns.len()).filter(|it| is_day(&map.columns[*it])).collect();
    let cells = table.rows().flat_map(|row| columns.iter().map(move |it| row.at(*it)));
    let days = Days { order: order_of(cells, locale.date_order), today: locale.today };
    for row in table.rows().filter(|it| !is_rule(*it)) {
        person(row, map, days).finish(&row.first_text(), &mut read);
    }
    read
}

/// Whether a row is the line below the header of a table in Markdown.
fn is_rule(row: Row<'_>) -> bool {
    let mut cells = row.cells().map(|it| it.2).filter(|it| !it.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|it| it.len() > 1 && it.chars().all(|it| matches!(it, '-' | ':' | '=')))
}

fn person(row: Row<'_>, map: &ColumnMap, days: Days) -> Card {
    let mut card = Card::new(row.number);
    let one = |target: Target| cells(row, map, target).next().unwrap_or_default();
    // Two columns that the user calls the same are one value: the first name and the surname as a whole name.
    let all = |target: Target, between: &str| {
        let mut cells: Vec<&str> = cells(row, map, target).collect();
        cells.dedup();
        cells.join(between)
    };
    let names = [Target::Prefix, Target::Given, Target::Middle, Target::Family, Target::Suffix];
    card.name(names.map(one));
    card.whole_name(&all(Target::Whole, " "));
    card.person().nickname = card.line(&all(Target::Nickname, ", "));
    card.person().organisation = card.line(&all(Target::Organisation, ", "));
    card.person().department = card.line(&all(Target::Department, ", "));
    card.person().role = card.line(&all(Target::Role, ", "));
    card.person().place = card.line(&all(Target::Place, ", "));
    for (column, target) in map.columns.iter().enumerate() {
        cell(row.at(column), target, days, &mut card);
    }
    addresses(row, map, &mut card);
    card
}

/// The cells of the columns that are called so, without the empty ones.
fn cells<'a>(row: Row<'a>, map: &'a ColumnMap, target: Target) -> impl Iterator<Item = &'a str> {
    let columns = map.columns.iter().enumerate().filter(move |it| *it.1 == target);
    columns.map(move |it| row.at(it.0)).filter(|it| !it.is_empty())
}

/// Adds the values of which a person has several.
fn cell(cell: &str, target: &Target, days: Days, card: &mut Card) {
    if cell.is_empty() {
        return;
    }
    match target {
        Target::Email(_) if !cell.contains('@') => card.leave_out(WhySkipped::Empty),
        Target::Email(kind) => card.email(kind, cell, false),
        Target::Phone(kind) => cell.split([';', '\n']).for_each(|it| card.phone(kind, it, false)),
        Target::Profile(kind) if kind.is_empty() && slug(cell).is_some() => card.profile("linkedin", cell),
        Target::Profile(kind) => card.profile(kind, cell),
        Target::Address(kind) => card.address(kind, cell),
        Target::Birthday => card.day("birthday", cell, days),
        Target::Day(kind) => card.day(kind, cell, days),
        Target::Note => card.note(cell),
        Target::Tag => cell.split([',', ';', '|', '\n']).for_each(|it| card.label(it)),
        Target::Fact(label) => card.fact(label, cell),
        _ => (),
    }
}

/// Puts the parts of each address together.
fn addresses(row: Row<'_>, map: &ColumnMap, card: &mut Card) {
    let mut kinds: Vec<&str> = Vec::new();
    for target in &map.columns {
        if let Target::Street(kind)
        | Target::City(kind)
        | Target::Region(kind)
        | Target::PostCode(kind)
        | Target::Country(kind) = target
            && !kinds.contains(&kind.as_str())
        {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        let part = |target: fn(String) -> Target| cells(row, map, target(kind.to_owned()));
        let streets: Vec<&str> = part(Target::Street).collect();
        let first = |target| part(target).next().unwrap_or_default();
        let envelope = Envelope {
            street: [0, 1, 2].map(|it| streets.get(it).copied().unwrap_or_default()),
            post_box: "",
            city: first(Target::City),
            region: first(Target::Region),
            post_code: first(Target::PostCode),
            country: first(Target::Country),
        };
        card.address(kind, &envelope.lines());
        if card.person().place.is_empty() {
            card.person().place = card.line(&envelope.place());
        }
    }
}
