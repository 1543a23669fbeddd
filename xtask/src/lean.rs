//! Makes the scripts and names of a build smaller, without a change to what they do.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use crate::run::{Failure, file_error};

/// The length of a hash in a name.
const HASH: usize = 16;

/// Removes comments on lines of their own, indentation and empty lines from a script. No script of a build has a text
/// of several lines.
pub(crate) fn script(text: &str) -> String {
    let mut is_comment = false;
    let mut lean = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            lean = lean + line + "\n";
        }
        is_comment &= !line.contains("*/");
    }
    lean
}

/// Replaces the hashes in the names by which a program and its glue call each other, with small numbers of the same
/// length: hashes cannot be compressed, and there are hundreds, each in both files.
pub(crate) fn number_names(glue: &Path, wasm: &Path) -> Result<(), Failure> {
    let failed = || file_error("the output of wasm-bindgen cannot be changed");
    let numbers = numbers(&fs::read(glue).map_err(failed())?);
    for path in [glue, wasm] {
        let mut bytes = fs::read(path).map_err(failed())?;
        for at in hashes(&bytes) {
            if let Some(number) = numbers.get(&bytes[at..at + HASH]) {
                bytes[at..at + HASH].copy_from_slice(format!("{number:0HASH$}").as_bytes());
            }
        }
        fs::write(path, bytes).map_err(failed())?;
    }
    Ok(())
}

/// Returns a number for each hash of the glue, such that names that differ by their hash still differ.
fn numbers(glue: &[u8]) -> HashMap<Vec<u8>, usize> {
    let mut stems: HashMap<&[u8], BTreeSet<&[u8]>> = HashMap::new();
    let mut order = Vec::new();
    for at in hashes(glue) {
        let stem = &glue[..at];
        let start = stem.iter().rposition(|it| !it.is_ascii_alphanumeric() && *it != b'_').map_or(0, |it| it + 1);
        let hash = &glue[at..at + HASH];
        order.push(hash);
        stems.entry(hash).or_default().insert(&stem[start..]);
    }
    let (mut taken, mut numbers) = (HashSet::new(), HashMap::new());
    for hash in order {
        if !numbers.contains_key(hash) {
            let stems = &stems[hash];
            let number = (0..).find(|it| stems.iter().all(|stem| !taken.contains(&(*stem, *it)))).unwrap_or_default();
            taken.extend(stems.iter().map(|stem| (*stem, number)));
            numbers.insert(hash.to_owned(), number);
        }
    }
    numbers
}

/// Returns the places of all hashes: sixteen hexadecimal digits at the end of a name, after `_` or `h`.
fn hashes(bytes: &[u8]) -> Vec<usize> {
    let is_digit = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = |at: usize| {
        matches!(bytes[at - 1], b'_' | b'h')
            && bytes[at..at + HASH].iter().all(is_digit)
            && !bytes.get(at + HASH).is_some_and(is_digit)
    };
    (1..(bytes.len() + 1).saturating_sub(HASH)).filter(|at| is_hash(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_keeps_its_lines_of_code() {
        let text = "// A note.\n/**\n * @returns {number}\n */\nfunction one() {\n    return \"a // b\"; // c\n}\n\n/* x */\nf();";
        assert_eq!(script(text), "function one() {\nreturn \"a // b\"; // c\n}\nf();\n");
    }

    #[test]
    fn names_of_different_hashes_stay_different() {
        let (a, b, c) = ("0123456789abcdef", "00000000000000aa", "00000000000000bb");
        let glue = format!("__wbg_get_{a}, __wbg_get_{b}, __wbg_set_{c}, invoke__h{a}_14, __wbg_set_{a}, {c}");
        let numbers = numbers(glue.as_bytes());
        let check = |hash: &str, number: usize| assert_eq!(numbers.get(hash.as_bytes()), Some(&number), "{hash}");
        check(a, 0);
        check(b, 1);
        check(c, 1);
    }
}
