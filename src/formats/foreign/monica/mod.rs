//! The JSON export of Monica 4 (since 3.6).
//!
//! `docs/formats.md` says where each part goes. Older exports are SQL, and version 5 has no export of this
//! kind; both are refused with the reason.

mod contact;
mod json;
mod person;
mod reader;
mod relatives;
mod talks;

use std::borrow::Cow;

use serde_json::Value;
use thiserror::Error;

use self::json::Item;
use self::reader::Reader;
use super::{Incoming, Locale};
use crate::formats::encoding::decode;

/// Why an export is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MonicaProblem {
    /// The file is no export of Monica.
    #[error("no export of Monica")]
    NotMonica,
    /// The file ends too early, or is damaged.
    #[error("damaged")]
    Damaged,
    /// An export as SQL. The JSON export of the same Monica holds the same.
    #[error("an export as SQL")]
    Sql,
}

/// Whether the beginning of a file is that of an export of Monica, as JSON or as SQL.
///
/// ```
/// # use kith::formats::foreign::monica::is_monica;
/// assert!(is_monica(br#"{"version":"1.0-preview.1","app_version":"4.1.2","export_date":"2024-05-04","url":"x"}"#));
/// assert!(is_monica(b"# ****\n# Monica export\nSET FOREIGN_KEY_CHECKS = 0;"));
/// assert!(!is_monica(br#"{"format": "kith-backup", "version": 1}"#));
/// ```
pub fn is_monica(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head.get(..4096).unwrap_or(head));
    is_sql(&head) || (head.contains("\"app_version\"") && head.contains("\"export_date\""))
}

/// Whether a text may be the first letters of an export of Monica, which say its version.
///
/// ```
/// # use kith::formats::foreign::monica::may_begin;
/// assert!(may_begin(r#"{"version":"1.0-preview.1","app_ver"#));
/// assert!(!may_begin(r#"{"contacts": [{"name": "An"#));
/// ```
pub fn may_begin(text: &str) -> bool {
    let head: String = text.chars().filter(|it| !it.is_whitespace()).take(24).collect();
    head.starts_with("{\"version\":\"1.0-preview") || head.starts_with("{\"app_version\"")
}

fn is_sql(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_dump = head.starts_with('#') || head.starts_with("--");
    is_dump && head.to_lowercase().contains("monica")
}

/// Reads an export of Monica.
///
/// # Errors
///
/// If it is none, if it is damaged, or if it is SQL.
pub fn read(bytes: &[u8], locale: &Locale<'_>) -> Result<Incoming, MonicaProblem> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => decode(bytes.to_vec()).map_err(|_| MonicaProblem::Damaged)?.into(),
    };
    if is_sql(text.get(..4096).unwrap_or(&text)) {
        return Err(MonicaProblem::Sql);
    }
    let file: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(file) => file,
        Err(_) if is_monica(text.as_bytes()) => return Err(MonicaProblem::Damaged),
        Err(_) => return Err(MonicaProblem::NotMonica),
    };
    let account = file.get("account").filter(|it| it.is_object()).ok_or(MonicaProblem::NotMonica)?;
    let is_export =
        file.get("app_version").is_some() || file.get("export_date").is_some() || account.get("data").is_some();
    if !is_export {
        return Err(MonicaProblem::NotMonica);
    }
    Ok(Reader::new(Item(account), locale).read())
}

#[cfg(test)]
mod tests;
