//! Checks of the length of lines.

use super::{files, none};

/// Whether a file is a table: texts of the app, word lists of quick entry, or tests.
fn is_table(file: &str) -> bool {
    file.starts_with("src/ui/text") || file.ends_with("/lexicon.rs") || file.contains("tests")
}

/// rustfmt leaves `view!` as it is, so nothing else limits its lines. A line that is one string may be longer, and so
/// may tables.
#[test]
fn lines_fit_a_screen() {
    let is_string = |line: &str| {
        let line = line.trim().trim_end_matches([',', ';', ')']);
        line.ends_with('"') && line.find('"').is_some_and(|quote| line[..quote].bytes().all(|it| it != b' '))
    };
    let mut long = Vec::new();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_table(file)) {
        let lines = text.lines().enumerate();
        let too_long = lines.filter(|(_, line)| line.chars().count() > 120 && !is_string(line));
        long.extend(too_long.map(|(at, line)| format!("{file}:{}: {}", at + 1, line.trim())));
    }
    none("Over 120 characters", long);
}
