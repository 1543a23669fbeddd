//! The names of the notebook's files: those of the people, in any script, without a sign that a file system refuses.

use std::collections::{HashMap, HashSet};

use crate::domain::{Person, PersonId, display_name, normalize};

/// The most characters of a name (design decision: at most 240 bytes; file systems take 255).
const MAX_CHARS: usize = 60;

/// Names that Windows does not take, whatever follows the dot.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The file of each person.
pub(super) struct FileNames(HashMap<PersonId, String>);

impl FileNames {
    /// Names the files of people. Two of one name get a number, also if only case or accents differ: some file systems
    /// take those for the same.
    pub(super) fn of(people: &[(PersonId, &Person)]) -> Self {
        let mut taken = HashSet::new();
        let mut name = |person: &Person| {
            let name = safe(&display_name(person));
            let numbered = (2..).map(|it| format!("{name} {it}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|it| taken.insert(normalize(it)));
            free.unwrap_or(name)
        };
        Self(people.iter().map(|(id, person)| (*id, name(person))).collect())
    }

    /// The path of a person's file in the notebook.
    pub(super) fn path(&self, id: PersonId) -> String {
        format!("people/{}", self.file(id).unwrap_or_default())
    }

    /// The name of a person's file. None for somebody who is not in the notebook.
    pub(super) fn file(&self, id: PersonId) -> Option<String> {
        self.0.get(&id).map(|it| format!("{it}.md"))
    }
}

/// A name without the signs that file systems or links refuse, and without marks of direction, which would hide what a
/// file is.
fn safe(name: &str) -> String {
    let is_bad = |it: char| it.is_control() || "/\\:*?\"<>|#^[]%".contains(it);
    let hidden = ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}', '\u{feff}'..='\u{feff}'];
    let is_hidden = |it: char| hidden.iter().any(|range| range.contains(&it));
    let plain: String = name.chars().filter(|it| !is_hidden(*it)).map(|it| if is_bad(it) { ' ' } else { it }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = joined.trim_matches(['.', ' ']).chars().take(MAX_CHARS).collect();
    let short = short.trim_end_matches(['.', ' ']);
    let stem = short.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_reserved = RESERVED.iter().any(|it| {
        stem.strip_prefix(it).is_some_and(|rest| match *it {
            "com" | "lpt" => rest.len() == 1 && rest.bytes().all(|it| it.is_ascii_digit()),
            _ => rest.is_empty(),
        })
    });
    match short {
        "" => "Person".to_owned(),
        _ if is_reserved => format!("Person {short}"),
        _ => short.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FileNames, safe};
    use crate::domain::tests::person;
    use crate::domain::{Person, PersonId};

    #[test]
    fn a_name_becomes_the_name_of_a_file() {
        #[track_caller]
        fn check(name: &str, expected: &str) {
            assert_eq!(safe(name), expected, "{name}");
        }
        check("Ana Silva", "Ana Silva");
        check("王 子涵", "王 子涵");
        check("محمد", "محمد");
        check("Zoë O’Brien, Dr; Jr.", "Zoë O’Brien, Dr; Jr");
        check("../../etc/passwd", "etc passwd");
        check("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j");
        check("\u{202e}fdp.exe", "fdp.exe");
        check("…", "…");
        check("...", "Person");
        check("CON", "Person CON");
        check("com1.txt", "Person com1.txt");
        check("Conny", "Conny");
        check(&"ä".repeat(99), &"ä".repeat(60));
    }

    #[test]
    fn two_people_of_one_name_have_two_files() {
        let people: Vec<Person> = ["Ana", "ana", "Ána", "Ana 2"].map(person).into();
        let people: Vec<(PersonId, &Person)> =
            people.iter().enumerate().map(|(at, it)| (PersonId::from_text(&at.to_string()), it)).collect();
        let names = FileNames::of(&people);
        let files: Vec<String> = people.iter().filter_map(|(id, _)| names.file(*id)).collect();
        assert_eq!(files, ["Ana.md", "ana 2.md", "Ána 3.md", "Ana 2 2.md"]);
    }
}
