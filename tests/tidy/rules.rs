//! Checks that rules about people stay out of the user interface.

use super::{files, none};

/// Calls that order, select or date the records of a book. Their results belong to `present` or `insight`, where tests
/// without a browser reach them.
const CALLS: [&str; 20] = [
    ".sort(",
    ".sort_by(",
    ".sort_by_key(",
    ".sort_by_cached_key(",
    ".sort_unstable(",
    ".sort_unstable_by(",
    ".sort_unstable_by_key(",
    ".dedup(",
    ".dedup_by(",
    ".dedup_by_key(",
    ".max_by_key(",
    ".min_by_key(",
    "num_days",
    "checked_add_days",
    "checked_sub_days",
    "Days::new",
    "TimeDelta",
    "from_ymd_opt",
    "iso_week",
    ".signed_duration_since(",
];

#[test]
fn the_user_interface_neither_sorts_nor_computes_dates() {
    let is_view = |file: &str| !file.starts_with("src/ui/text") && !file.contains("tests");
    let mut wrong = Vec::new();
    for (file, text) in files("src/ui", ".rs").into_iter().filter(|(file, _)| is_view(file)) {
        for line in text.lines().filter(|it| !it.trim_start().starts_with("//")) {
            wrong.extend(CALLS.iter().filter(|it| line.contains(**it)).map(|it| format!("{file}: {it}")));
        }
    }
    none("Move it to src/present or src/insight", wrong);
}
