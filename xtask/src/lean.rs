//! Makes the scripts and names of a build smaller, without a change to their effect.

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

/// The beginning of the names of functions that a program imports from its glue.
const IMPORT: &[u8] = b"__wb";

/// Replaces the names of imports, and the hashes in all other names by which a program and its glue call each other,
/// with small numbers of the same length: names and hashes compress badly, and there are hundreds, each in both files.
pub(crate) fn number_names(glue: &Path, wasm: &Path) -> Result<(), Failure> {
    let failed = || file_error("the output of wasm-bindgen cannot be changed");
    let text = fs::read_to_string(glue).map_err(failed())?;
    let (numbers, imports) = (numbers(text.as_bytes()), imports(&text));
    for path in [glue, wasm] {
        let mut bytes = fs::read(path).map_err(failed())?;
        number_imports(&imports, &mut bytes);
        for at in hashes(&bytes) {
            if let Some(number) = numbers.get(&bytes[at..at + HASH]) {
                bytes[at..at + HASH].copy_from_slice(format!("{number:0HASH$}").as_bytes());
            }
        }
        fs::write(path, bytes).map_err(failed())?;
    }
    Ok(())
}

/// Returns a number for each import, by name: the functions of the glue that stand on a line of their own.
fn imports(glue: &str) -> HashMap<&[u8], usize> {
    let names = glue.lines().filter_map(|it| it.trim().split_once(": function(")).map(|(name, _)| name.as_bytes());
    names.filter(|it| it.starts_with(IMPORT)).enumerate().map(|(number, name)| (name, number)).collect()
}

/// Replaces each name of an import with its number, filled up with `_` to the length of the name.
fn number_imports(imports: &HashMap<&[u8], usize>, bytes: &mut [u8]) {
    let starts: Vec<usize> =
        bytes.windows(IMPORT.len()).enumerate().filter(|it| it.1 == IMPORT).map(|it| it.0).collect();
    for start in starts {
        let is_name = |it: &&u8| it.is_ascii_alphanumeric() || matches!(**it, b'_' | b'$');
        let length = bytes[start..].iter().take_while(is_name).count();
        if let Some(number) = imports.get(&bytes[start..start + length]) {
            bytes[start..start + length].copy_from_slice(format!("{number:_>length$}").as_bytes());
        }
    }
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
    fn imports_are_numbers_in_both_files() {
        let glue =
            "  __wbg_get_0123456789abcdef: function(a) {\n  __wbindgen_is: function() {\n wasm.__wbindgen_malloc(1)";
        let imports = imports(glue);
        let check = |text: &str, expected: &str| {
            let mut bytes = text.as_bytes().to_vec();
            number_imports(&imports, &mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), expected);
        };
        check("\u{1a}__wbg_get_0123456789abcdef\0", "\u{1a}_________________________0\0");
        check("__wbindgen_is: function", "____________1: function");
        check("__wbindgen_malloc\0__wbindgen_is_not\0", "__wbindgen_malloc\0__wbindgen_is_not\0");
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
