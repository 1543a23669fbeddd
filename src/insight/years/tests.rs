//! The calendar and its keys: leap days, the start of the week, years of 53 weeks, empty years and days ahead.

use chrono::{NaiveDate, Weekday};

use super::*;
use crate::domain::{Circle, Direction, VecMap};
use crate::formats::backup::read;
use crate::formats::demo_data::read_sample;
use crate::insight::digest::Digest;
use crate::insight::groups::talks;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(year: &str) -> Window {
    Window::around(WindowKind::Year, day(&format!("{year}-06-01")), day("2017-01-01"))
}

fn made(talks: &[(&str, u32)], window: Window, scale: Scale, starts: Weekday) -> Calendar {
    let mut map = VecMap::default();
    talks.iter().for_each(|(it, count)| map.insert(day(it), *count));
    calendar(&map, window, scale, starts, day("2026-11-26"))
}

/// A row as text: the day of the month of each cell, with its count; a dot outside the month.
fn row(calendar: &Calendar, table: usize, row: usize) -> String {
    let cell = |it: &Option<DayCell>| match it {
        None => ".".to_owned(),
        Some(it) if it.count == 0 => it.span.first.format("%-d").to_string(),
        Some(it) => format!("{}:{}", it.span.first.format("%-d"), it.count),
    };
    calendar.tables[table].rows[row].cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_month_has_its_days_in_weeks_that_begin_where_the_user_says() {
    let talks = [("2024-02-29", 2), ("2024-02-01", 1)];
    let check = |starts, at: usize, expected: &str| {
        let calendar = made(&talks, year("2024"), Scale::Day, starts);
        assert_eq!(calendar.tables.len(), 12);
        assert_eq!(row(&calendar, 1, at), expected, "{starts} {at}");
    };
    check(Weekday::Mon, 0, ". . . 1:1 2 3 4");
    check(Weekday::Mon, 4, "26 27 28 29:2 . . .");
    check(Weekday::Sun, 0, ". . . . 1:1 2 3");
    check(Weekday::Sun, 4, "25 26 27 28 29:2 . .");
}

#[test]
fn an_empty_year_and_a_day_ahead_have_no_talks() {
    let check = |talks: &[(&str, u32)], of: &str| {
        let calendar = made(talks, year(of), Scale::Day, Weekday::Mon);
        assert_eq!(places(&calendar), vec![], "{of}");
    };
    check(&[], "2025");
    check(&[("2026-11-27", 3)], "2026");
}

#[test]
fn every_week_of_a_year_stands_once_also_of_one_with_53() {
    let check = |of: &str, starts, expected: usize, first: &str| {
        let calendar = made(&[], year(of), Scale::Week, starts);
        let cells: Vec<_> = calendar.tables[0].rows.iter().flat_map(|it| it.cells.iter().flatten()).collect();
        assert_eq!((cells.len(), cells[0].span.first), (expected, day(first)), "{of}");
        assert!(calendar.tables[0].rows.iter().all(|it| it.cells.len() == calendar.tables[0].columns));
    };
    check("2026", Weekday::Mon, 53, "2025-12-29");
    check("2020", Weekday::Mon, 53, "2019-12-30");
    check("2018", Weekday::Mon, 53, "2018-01-01");
    check("2028", Weekday::Sat, 53, "2028-01-01");
    check("2023", Weekday::Sun, 53, "2023-01-01");
}

#[test]
fn weeks_months_and_years_count_days_and_not_talks() {
    let talks = [("2025-05-12", 4), ("2025-05-14", 1), ("2025-06-01", 1)];
    let check = |scale, at: usize, expected: &str| {
        assert_eq!(row(&made(&talks, year("2025"), scale, Weekday::Mon), 0, at), expected);
    };
    check(Scale::Week, 4, "5 12:2 19 26:1 .");
    check(Scale::Month, 0, "1 1 1 1 1:2 1:1 1 1 1 1 1 1");
    check(Scale::Year, 0, "1:3");
}

#[test]
fn twelve_months_over_new_year_are_two_rows_of_months() {
    let window = Window::around(WindowKind::Twelve, day("2026-02-10"), day("2020-01-01"));
    let calendar = made(&[("2025-12-31", 1), ("2026-01-01", 1)], window, Scale::Month, Weekday::Mon);
    assert_eq!(row(&calendar, 0, 0), ". . 1 1 1 1 1 1 1 1 1 1:1");
    assert_eq!(row(&calendar, 0, 1), "1:1 1 . . . . . . . . . .");
}

#[test]
fn a_dot_grows_on_absolute_steps() {
    let check = |scale, count, expected| {
        let cell = DayCell { span: Span::new(day("2025-01-01"), scale), count, is_now: false };
        assert_eq!(cell.size(), expected, "{count}");
    };
    check(Scale::Day, 0, None);
    check(Scale::Day, 1, Some(DotSize::Small));
    check(Scale::Day, 3, Some(DotSize::Middle));
    check(Scale::Day, 4, Some(DotSize::Large));
    check(Scale::Month, 4, Some(DotSize::Small));
    check(Scale::Month, 13, Some(DotSize::Large));
}

#[test]
fn the_keys_go_to_the_next_day_with_talks() {
    let talks = [
        ("2025-05-12", 1),
        ("2025-05-14", 1),
        ("2025-05-17", 1),
        ("2025-05-20", 1),
        ("2025-06-10", 1),
        ("2025-07-01", 1),
        ("2025-08-04", 1),
    ];
    let places = places(&made(&talks, year("2025"), Scale::Day, Weekday::Mon));
    let check = |from: &str, key, expected: Option<&str>| {
        assert_eq!(move_to(&places, day(from), key, Scale::Day), expected.map(day), "{from}");
    };
    check("2025-05-14", Key::Left, Some("2025-05-12"));
    check("2025-05-14", Key::Right, Some("2025-05-17"));
    check("2025-05-12", Key::Left, None);
    check("2025-05-12", Key::Down, Some("2025-05-20"));
    check("2025-05-20", Key::Up, Some("2025-05-12"));
    check("2025-05-14", Key::Home, Some("2025-05-12"));
    check("2025-05-14", Key::End, Some("2025-05-17"));
    check("2025-05-14", Key::PageDown, Some("2025-06-10"));
    check("2025-07-01", Key::PageUp, Some("2025-06-10"));
    check("2025-06-10", Key::PageUp, Some("2025-05-20"));
    check("2025-08-04", Key::Down, None);
    check("2025-08-04", Key::PageUp, Some("2025-07-01"));
    check("2025-06-10", Key::PageDown, Some("2025-07-01"));
    check("2025-07-01", Key::PageDown, Some("2025-08-04"));
}

#[test]
fn strands_stand_by_the_first_talk_and_no_more_are_made_than_are_drawn() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1,
            "people": [{"id": "a", "given": "Ana", "circle": "close"}, {"id": "b", "given": "Bo"}, {"id": "c", "given": "Cy"}],
            "exchanges": [{"when": "2020-05-05", "people": ["b"]}, {"when": "2022-01-05", "people": ["a", "b"]},
                {"when": "2027-02-05", "people": ["c"]}]}"#,
    )
    .unwrap()
    .book;
    let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
    let check = |circle, most, expected: &[(&str, usize)], count| {
        let (found, all) = strands(&book, &digest, circle, (2020, day("2026-11-26")), most);
        let name = |it: &Strand| (book.people.get(it.person).unwrap().given.clone(), it.phases.len());
        let expected: Vec<_> = expected.iter().map(|(name, phases)| ((*name).to_owned(), *phases)).collect();
        assert_eq!((found.iter().map(name).collect::<Vec<_>>(), all), (expected, count));
    };
    check(None, 12, &[("Bo", 2), ("Ana", 1)], 2);
    check(None, 1, &[("Bo", 2)], 2);
    check(Some(Circle::Close), 12, &[("Ana", 1)], 1);
}

#[test]
fn the_demo_book_has_ten_years_for_the_long_view() {
    let today = day("2026-11-26");
    let book = read_sample(include_str!("../../../public/sample.json"), today).unwrap().book;
    let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
    assert!(digest.years.len() >= 10);
    let (drawn, _) = strands(&book, &digest, None, (2016, today), usize::MAX);
    assert!(drawn.iter().any(|it| it.phases.len() > 1), "somebody was found again");
    assert!(book.people.iter().any(|(_, it)| !it.chapters.is_empty()));
    assert!(circle_moves(&book, today).len() >= 4);
    assert!(welcome(&digest).is_some(), "it shows how welcome the user was");
    let directions: Vec<_> = book.favours.iter().filter_map(|(_, it)| it.direction).collect();
    assert!(directions.contains(&Direction::Given) && directions.contains(&Direction::Received));
    assert!(book.groups.iter().all(|(id, _)| !talks(&book, id).is_empty()), "every group has a talk");
}

#[test]
fn nobody_of_an_old_group_of_the_demo_book_is_met_for_the_first_time() {
    let today = day("2026-12-05");
    let book = read_sample(include_str!("../../../public/sample.json"), today).unwrap().book;
    let known = KnownSince::of(&book);
    let check = |name: &str, expected| {
        let (id, _) = book.people.iter().find(|(_, it)| it.given == name).unwrap();
        assert_eq!(known.is_before(id, day("2026-02-01")), expected, "{name}");
    };
    check("Zanele", true);
    check("Siobhán", true);
    check("Yusuf", true);
    check("Priya", true);
    check("Tomasz", false);
}

#[test]
fn the_closest_are_compared_only_where_every_move_is_noted() {
    let today = day("2026-11-26");
    let check = |people: &[&str], talks: &str, expected: Option<(usize, usize)>| {
        let people: Vec<String> = people
            .iter()
            .enumerate()
            .map(|(at, more)| format!(r#"{{"id": "p{at}", "given": "P{at}", "circle": "close"{more}}}"#))
            .collect();
        let text = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{}], "exchanges": [{talks}]}}"#,
            people.join(",")
        );
        let book = read(&text).unwrap().book;
        let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
        let found = turnover(&book, &digest, today).map(|it| (it.new, it.closest));
        assert_eq!(found, expected, "{text}");
    };
    let old = r#", "moves": [{"on": "2020-01-01", "circle": "close"}]"#;
    let came = r#", "moves": [{"on": "2020-01-01", "circle": "wider"}, {"on": "2025-01-01", "circle": "close"}]"#;
    let late = r#", "moves": [{"on": "2025-01-01", "circle": "close"}]"#;
    check(&[old, old, old, came, came], "", Some((2, 5)));
    check(&[old, old, old, old, came, ""], "", Some((1, 6)));
    check(&[old, old, old, old, old], "", None); // Nothing changed.
    check(&[old, old, came], "", None); // Few.
    check(&[old, old, old, came, late], "", None); // Where the last one stood before is not noted.
    check(&[old, old, old, came, late], r#"{"when": "2024-05-05", "people": ["p4"]}"#, Some((2, 5)));
    check(&[late, late, late, late, late], "", None);
}

#[test]
fn nobody_stands_in_a_circle_after_their_death_or_today_in_the_archive() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1, "people": [
            {"given": "Ana", "circle": "close", "moves": [{"on": "2024-01-01", "circle": "close"}]},
            {"given": "Theo", "circle": "close", "died": "2025-05"},
            {"given": "Old", "circle": "close", "archived": true}]}"#,
    )
    .unwrap()
    .book;
    let counts: Vec<(i32, usize)> = circle_years(&book, &Digest::default(), day("2026-11-26"))
        .iter()
        .map(|it| (it.year, it.circles.get(&Circle::Close).map_or(0, Vec::len)))
        .collect();
    assert_eq!(counts, [(2026, 1), (2025, 2), (2024, 3)]);
}
