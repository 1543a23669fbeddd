//! Checks of the length of lines, functions and files.

use super::{files, none};

/// Lines in a function, without blank lines and comments (CONTRIBUTING.md).
const FUNCTION: usize = 50;
/// Lines in a file, without blank lines and comments (CONTRIBUTING.md).
const FILE: usize = 400;

/// Functions that may be longer, each with the reason.
const LONG_FUNCTIONS: [(&str, &str); 1] = [("edits", "one arm of a match for each command")];

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

/// The lines of code: no blank lines and no comments.
fn code<'a>(lines: impl IntoIterator<Item = &'a str>) -> usize {
    lines.into_iter().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//")).count()
}

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_table(file)) {
        let count = code(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines());
        long.extend((count > FILE).then(|| format!("{file}: {count} lines")));
    }
    none("Split the file", long);
}

/// The name of the function whose head this line is.
fn function_name(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let qualifiers = ["pub", "pub(crate)", "pub(super)", "const", "async"];
    let is_head = before.split_whitespace().all(|it| qualifiers.contains(&it));
    is_head.then(|| rest.split(['(', '<']).next().unwrap_or_default())
}

/// The name and the lines of each function, from its head to the closing brace below it.
fn functions(text: &str) -> Vec<(&str, Vec<&str>)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let is_open = !line.ends_with(';') && !line.ends_with('}');
        if let Some(name) = function_name(line).filter(|_| is_open) {
            let length = lines[at..].iter().position(|it| *it == format!("{indent}}}")).unwrap_or_default();
            found.push((name, lines[at..=at + length].to_vec()));
        }
    }
    found
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    let mut excepted = Vec::new();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_table(file)) {
        for (name, lines) in functions(text) {
            let count = code(lines);
            if count > FUNCTION {
                excepted.push(name.to_owned());
                if !LONG_FUNCTIONS.iter().any(|(it, _)| *it == name) {
                    long.push(format!("{file}: {name}: {count} lines"));
                }
            }
        }
    }
    none("Split the function", long);
    let past = LONG_FUNCTIONS.iter().filter(|(name, _)| !excepted.iter().any(|it| it == name));
    none("No longer long: remove it from the exceptions", past.map(|(name, _)| (*name).to_owned()).collect());
}
