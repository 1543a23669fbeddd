//! Real files of other programs, read by the importers and compared with what a correct importer gets from them.
//!
//! The files have licences of their own and are no part of the project: they stand beside it, in `../shared/corpus` or
//! in the folder that `KITH_CORPUS` names. Without them the tests say so and pass.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may")]

mod tables;
mod vcard;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The least share of entries that are right.
const SHARE: f64 = 0.98;

/// An entry of `expected.json`, with the bytes of its file.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) expected: Value,
    pub(crate) bytes: Vec<u8>,
}

impl Entry {
    /// A number of the entry.
    pub(crate) fn number(&self, field: &str) -> Option<usize> {
        self.expected.get(field).and_then(Value::as_u64).and_then(|it| it.try_into().ok())
    }

    /// The texts of a list of the entry. A missing one is empty.
    pub(crate) fn texts(&self, field: &str) -> Vec<&str> {
        let texts = self.expected.get(field).and_then(Value::as_array).into_iter().flatten();
        texts.map(|it| it.as_str().unwrap_or_default()).collect()
    }
}

/// The entries of a format. None where the corpus is not present.
pub(crate) fn entries(format: &str) -> Option<Vec<Entry>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("KITH_CORPUS").map_or(beside, PathBuf::from);
    let Ok(index) = fs::read_to_string(folder.join("expected.json")) else {
        println!("no corpus in {}: nothing is compared", folder.display());
        return None;
    };
    let all: Vec<Value> = serde_json::from_str(&index).unwrap();
    let text = |entry: &Value, field: &str| entry[field].as_str().unwrap_or_default().to_owned();
    let of_format = all.into_iter().filter(|it| text(it, "format") == format);
    let entries = of_format.map(|expected| {
        let name = text(&expected, "file");
        Entry { bytes: fs::read(folder.join(&name)).unwrap(), name, expected }
    });
    Some(entries.collect())
}

/// Compares all entries of a format. `check` returns the differences of one. `exceptions` names the files that are
/// known to differ; each has its reason in `docs/formats.md`.
pub(crate) fn compare(format: &str, exceptions: &[&str], check: impl Fn(&Entry) -> Vec<String>) {
    let Some(entries) = entries(format) else { return };
    let wrong: Vec<(&str, Vec<String>)> =
        entries.iter().map(|it| (it.name.as_str(), check(it))).filter(|(_, it)| !it.is_empty()).collect();
    let right = entries.len() - wrong.len();
    println!("{format}: {right} of {} entries are right", entries.len());
    let unknown: Vec<String> = wrong
        .iter()
        .filter(|(name, _)| !exceptions.contains(name))
        .map(|(name, problems)| format!("{name}:\n    {}", problems.join("\n    ")))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    assert!(right as f64 >= SHARE * entries.len() as f64, "{format}: only {right} of {}", entries.len());
    let docs = include_str!("../../docs/formats.md");
    exceptions.iter().for_each(|it| assert!(docs.contains(it), "{it} has no reason in docs/formats.md"));
}
