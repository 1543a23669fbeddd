//! Tests of rows and days.

use super::super::dates::{Reading, day, moment, order_of};
use super::super::{Sheet, google};
use super::{check_whole, locale, names};
use crate::domain::DateOrder;
use crate::formats::foreign::WhySkipped;

#[track_caller]
fn check(text: &str, separator: char, expected: &[&str], broken: &[(usize, WhySkipped)]) {
    let sheet = Sheet::read(text);
    assert_eq!(sheet.separator(), separator, "{text}");
    let table = sheet.table(|it| it.has("name")).unwrap();
    let found: Vec<String> =
        table.rows().map(|it| format!("{} {}|{}", it.number, it.get("name"), it.get("city"))).collect();
    assert_eq!(found, expected, "{text}");
    let faults: Vec<_> = table.faults().into_iter().map(|it| (it.row, it.why)).collect();
    assert_eq!(faults, broken, "{text}");
    assert_eq!(table.rows().count() + table.faults().iter().filter(|it| it.is_whole).count(), table.len());
}

#[test]
fn rows_are_found_by_the_name_of_their_column() {
    check("Name,City\nAna,Porto\n", ',', &["1 Ana|Porto"], &[]);
    check("\u{feff}Name;City\r\nAna;Porto, PT\r\nLuis;\r\n", ';', &["1 Ana|Porto, PT", "2 Luis|"], &[]);
    check("NAME\tCITY\nAna\tPorto\n", '\t', &["1 Ana|Porto"], &[]);
    check("City,Name\rPorto,Ana\r", ',', &["1 Ana|Porto"], &[]);
    check("sep=;\nName;City\nAna;Porto\n", ';', &["1 Ana|Porto"], &[]);
    check("Notes:\n\"Some, words\"\n\nName,City,More\nAna,Porto,x\n", ',', &["1 Ana|Porto"], &[]);
    check("\"Name\",\"City\"\n\"Silva, Ana\",\"Po\"\"rto\"\n", ',', &["1 Silva, Ana|Po\"rto"], &[]);
    check("Name,City\n\"Ana\nMaria\",Porto\n", ',', &["1 Ana\nMaria|Porto"], &[]);
    check("Name,City\nAna\n", ',', &["1 Ana|"], &[]);
    check("Name,City\nAna,Porto,,\nLuis,Faro,x\n", ',', &["1 Ana|Porto", "2 Luis|Faro"], &[(2, WhySkipped::BrokenRow)]);
    check("Name,City\n'=Ana,\"=\"\"Porto\"\"\"\n", ',', &["1 =Ana|Porto"], &[]);
}

#[test]
fn a_quotation_mark_without_an_end_breaks_its_row_only() {
    let broken = |row| (row, WhySkipped::BrokenRow);
    check("Name,City\nAna,\"Porto\nLuis,Faro\nMina,Izmir\n", ',', &["2 Luis|Faro", "3 Mina|Izmir"], &[broken(1)]);
    check("Name,City\nAna,Porto\n\"Luis,Faro\nMina,\"Izmir\"\n", ',', &["1 Ana|Porto", "3 Mina|Izmir"], &[broken(2)]);
    check("Name,City\n\"Ana\",\"Porto\n\"Luis\",\"Faro\"\n", ',', &["2 Luis|Faro"], &[broken(1)]);
    check("Name,City,C\nAna,\"Po,r\nLuis,to,x\"\nMina,Izmir,\n", ',', &["2 Luis|to", "3 Mina|Izmir"], &[broken(1)]);
    check("Name,City\nAna,\"Porto\nthe rest of it", ',', &[], &[(1, WhySkipped::Cut)]);
    check(
        "Name,City\nAna \"Nina\" Silva,Porto\n\"Ana\" Silva,Faro\n",
        ',',
        &["1 Ana \"Nina\" Silva|Porto", "2 Ana Silva|Faro"],
        &[],
    );
}

#[test]
fn a_file_that_ends_within_a_row_says_so_and_keeps_the_row() {
    let rows = "Name,City\nAna,Porto\nLuis,Faro\nMi";
    let read = ["1 Ana|Porto", "2 Luis|Faro", "3 Mi|"];
    check(rows, ',', &read, &[(3, WhySkipped::Cut)]);
    check(&format!("{rows}\n"), ',', &read, &[]);
}

#[test]
fn many_broken_rows_take_no_time() {
    let text = ["Name,City\n", &"Ana,\"Porto\n".repeat(100_000)].concat();
    let sheet = Sheet::read(&text);
    let table = sheet.table(|it| it.has("name")).unwrap();
    assert!(table.len() > 90_000);
}

#[test]
fn a_day_is_read_as_programs_write_it() {
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let today = "2026-11-22".parse().unwrap();
        let read = |order| match day(text, order, today) {
            Reading::Day(it) => Some(it.to_string()),
            _ => None,
        };
        assert_eq!(read(DateOrder::MonthFirst).as_deref(), expected, "{text}");
    }
    check("1999-04-17", Some("1999-04-17"));
    check("1999-4-7", Some("1999-04-07"));
    check("19990417", Some("1999-04-17"));
    check("--04-17", Some("--04-17"));
    check("--0417", Some("--04-17"));
    check("4/17/1999", Some("1999-04-17"));
    check("17/4/1999", Some("1999-04-17"));
    check("3/4/1999", Some("1999-03-04"));
    check("3.4.1999", Some("1999-04-03"));
    check("12/28/69", Some("1969-12-28"));
    check("1/2/26", Some("2026-01-02"));
    check("1999/04/17", Some("1999-04-17"));
    check("1999-04-17T00:00:00Z", Some("1999-04-17"));
    check("4/17/1999 12:00:00 AM", Some("1999-04-17"));
    check("1604-04-17", Some("--04-17"));
    check("17 April 1999", Some("1999-04-17"));
    check("Apr 17, 1999", Some("1999-04-17"));
    check("12 mars 2023", Some("2023-03-12"));
    check("7-Feb-22", Some("2022-02-07"));
    check("09 Jul 17", Some("2017-07-09"));
    check("17. März", Some("--03-17"));
    check("1999年4月17日", Some("1999-04-17"));
    check("1999", Some("1999"));
    for text in
        ["", "nonsense", "0/0/00", "00/00/0000", "2/30/1999", "13/13/1999", "32 Frob 2020", "1/1/4501", "99999999999"]
    {
        check(text, None);
    }
    assert_eq!(day("nonsense", DateOrder::MonthFirst, "2026-11-22".parse().unwrap()), Reading::Wrong);
    assert_eq!(day("0/0/00", DateOrder::MonthFirst, "2026-11-22".parse().unwrap()), Reading::Nothing);
}

#[test]
fn the_order_of_days_is_that_of_the_column() {
    let order = |cells: &[&str]| order_of(cells.iter().copied(), DateOrder::MonthFirst);
    assert_eq!(order(&["3/4/1999", "28/12/1969"]), DateOrder::DayFirst);
    assert_eq!(order(&["3/4/1999", "12/28/1969", "", "x"]), DateOrder::MonthFirst);
    assert_eq!(order(&[]), DateOrder::MonthFirst);
}

#[test]
fn a_moment_of_linkedin_is_read() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(moment(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
    };
    check("2025-06-01 14:03:22 UTC", Some("2025-06-01 14:03:22"));
    check("2025-06-01 14:03 UTC", Some("2025-06-01 14:03:00"));
    check("2024/02/01 15:02:55 UTC", Some("2024-02-01 15:02:55"));
    check("1/29/26, 2:37 PM", Some("2026-01-29 14:37:00"));
    check("1/29/26, 2:37\u{202f}PM", Some("2026-01-29 14:37:00"));
    check("2025-13-01 14:03:22 UTC", None);
    check("", None);
}

#[test]
fn a_text_beyond_its_limit_is_cut_with_a_word_about_it() {
    let text = format!("Given Name,Group Membership,Notes\n{},,\nAna,,{}\n", "x".repeat(501), "y".repeat(100_001));
    let read = google::read(&text, &locale());
    check_whole(&text, &read, 2);
    assert_eq!(names(&read)[0].len(), 500);
    assert_eq!(read.skipped.iter().filter(|it| it.why == WhySkipped::TooLong).count(), 2);
}
