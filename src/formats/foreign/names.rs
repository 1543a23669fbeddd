//! A list of names pasted from anywhere: a guest list, the recipients of an e-mail, a column of a table.

use crate::domain::{
    ContactMethod, NameParts, Person, email_addresses, is_phone_number, normalize, phone_numbers, tidy_line,
};

use super::{Incoming, IncomingPerson, SkippedEntry, WhySkipped};

/// The most words of a name (design decision: "Maria da Conceição de Sousa e Silva" has seven).
const MOST_WORDS: usize = 8;
/// The most entries of a list (design decision). Further ones are counted and reported.
const MOST_ENTRIES: usize = 20_000;
/// The most characters of a name (design decision).
const LONGEST: usize = 80;
/// Words before a list of addresses, as e-mail programs write them.
const HEADS: [&str; 20] = [
    "to",
    "cc",
    "bcc",
    "from",
    "an",
    "von",
    "de",
    "para",
    "a",
    "cco",
    "pour",
    "aan",
    "van",
    "da",
    "attendees",
    "participants",
    "teilnehmer",
    "guests",
    "invited",
    "kopie",
];
/// Words of companies: an entry behind a comma with one of them is a workplace.
const COMPANY: [&str; 17] = [
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "ag",
    "co",
    "corp",
    "kg",
    "sa",
    "srl",
    "bv",
    "university",
    "bank",
    "group",
    "labs",
    "studio",
    "institute",
];

/// Reads a list of names: one in a line, or with commas, semicolons or tabs between them. Bullets and numbers go;
/// `Name <address>`, "Name, workplace" and "Name – role" are understood. A line that is no name is skipped.
///
/// ```
/// # use kith::domain::display_name;
/// # use kith::formats::foreign::names;
/// let read = names::read("1. Ana Silva <ana@example.org>\n- Luis Ortega – Head of Design\n2026-11-22\n");
/// let names: Vec<String> = read.people.iter().map(|it| display_name(&it.person)).collect();
/// assert_eq!(names, ["Ana Silva", "Luis Ortega"]);
/// assert_eq!(read.people[1].person.role, "Head of Design");
/// assert_eq!(read.skipped.len(), 1);
/// ```
pub fn read(text: &str) -> Incoming {
    let mut read = Incoming::default();
    let mut row = 0;
    let is_family_first = is_family_first(text);
    for line in text.lines() {
        for entry in entries(line) {
            row += 1;
            if row <= MOST_ENTRIES {
                add(entry, row, is_family_first, &mut read);
            }
        }
    }
    if let Some(joined) = with_addresses_below(&read) {
        read.people = joined;
    }
    if row > MOST_ENTRIES {
        let why = WhySkipped::FurtherRows(row - MOST_ENTRIES);
        read.skipped.push(SkippedEntry { row: MOST_ENTRIES + 1, name: String::new(), why, is_whole: true });
    }
    read
}

/// Whether a text looks like a list of names: most of its lines are names, and none is long. The bytes of a picture or
/// a program, which have control characters, are no text.
pub fn recognise(text: &str) -> bool {
    let head = super::table::head(text);
    if head.chars().any(|it| it.is_control() && !it.is_whitespace()) {
        return false;
    }
    let found = read(head);
    let count = found.people.len();
    count > 0 && count > found.skipped.len() * 2
}

/// Whether each of several lines begins with a bullet, a box or a number.
///
/// ```
/// # use kith::formats::foreign::names::is_marked;
/// assert!(is_marked("1. Ana Silva, ana@x.example\n2. Luis Ortega, luis@x.example\n"));
/// assert!(!is_marked("1,Ana,Silva\n2,Luis,Ortega\n"));
/// ```
pub fn is_marked(text: &str) -> bool {
    let lines: Vec<&str> = super::table::head(text).lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    lines.len() > 1 && lines.iter().all(|it| without_bullet(it).len() < it.len())
}

/// Whether the lines of a list are "Surname, Given": most of those with one comma begin with a single word or a surname
/// with "van" or "de" before it, and have no address. Then "García López, Ana" is a name too.
fn is_family_first(text: &str) -> bool {
    /// Lines that are looked at, and the fewest that tell (design decision).
    const SAMPLE: usize = 200;
    const FEWEST: usize = 3;
    let lines = text.lines().take(SAMPLE).map(|it| without_bullet(it.trim()));
    let lines: Vec<&str> = lines.filter(|it| it.matches(',').count() == 1 && !it.contains('@')).collect();
    let is_surname = |it: &&&str| it.split_once(',').is_some_and(|it| is_surname(it.0));
    lines.len() >= FEWEST && lines.iter().filter(is_surname).count() * 3 >= lines.len() * 2
}

/// Whether words are a surname alone: one word, or several with "van" or "de" before them.
fn is_surname(text: &str) -> bool {
    text.split_whitespace().count() == 1 || NameParts::read(text).given.is_empty()
}

/// The people of a list in which every name stands alone and its address on the next line. None for any other list.
fn with_addresses_below(read: &Incoming) -> Option<Vec<IncomingPerson>> {
    let is_bare = |it: &IncomingPerson| it.person.emails.is_empty() && it.person.phones.is_empty();
    let is_address = |it: &IncomingPerson| it.person.whole_name().is_empty();
    let are_pairs = read.people.len() > 1
        && read.people.len().is_multiple_of(2)
        && read.people.chunks(2).all(|it| matches!(it, [name, below] if is_bare(name) && is_address(below)));
    let join = |pair: &[IncomingPerson]| {
        let [name, below] = pair else { return None };
        let (emails, phones) = (below.person.emails.clone(), below.person.phones.clone());
        Some(IncomingPerson { person: Person { emails, phones, ..name.person.clone() }, ..name.clone() })
    };
    are_pairs.then(|| read.people.chunks(2).filter_map(join).collect())
}

/// The entries of a line.
fn entries(line: &str) -> Vec<&str> {
    let line = without_bullet(line.trim());
    let line = without_head(line);
    if line.trim().is_empty() {
        return Vec::new();
    }
    let hard: Vec<&str> = split_outside(line, &[';', '\t', '|', '；']);
    if hard.len() > 1 {
        return hard
            .into_iter()
            .flat_map(|it| if email_addresses(it).len() > 1 { by_comma(it) } else { vec![it] })
            .collect();
    }
    by_comma(line)
}

/// The entries between commas. A single name with something behind it is one entry: "Silva, Ana", "Ana Silva, Quay
/// Ltd".
fn by_comma(line: &str) -> Vec<&str> {
    let parts = split_outside(line, &[',', '，', '、', '،']);
    let has_addresses = email_addresses(line).len();
    // "Silva, Ana <ana@…>, Ortega, Luis <luis@…>": each entry ends with its address.
    if has_addresses > 0 && parts.iter().any(|it| it.contains('<')) && has_addresses < parts.len() {
        return ending_with_address(line);
    }
    if has_addresses > 1 {
        return parts;
    }
    let are_names = parts.iter().all(|it| is_name(it) && it.split_whitespace().count() > 1 && !is_workplace(it));
    let are_many = parts.len() > 2 && parts.iter().filter(|it| is_name(it)).count() * 4 >= parts.len() * 3;
    let has_degree = !NameParts::read(line).suffix.is_empty();
    if parts.len() > 1 && !has_degree && (are_names || are_many) { parts } else { vec![line] }
}

fn ending_with_address(line: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find('>') {
        let (entry, after) = rest.split_at(at + 1);
        entries.push(entry);
        rest = after.trim_start_matches([',', ' ', ';']);
    }
    if !rest.trim().is_empty() {
        entries.push(rest);
    }
    entries
}

/// Splits at separators that stand neither in quotation marks nor in angle brackets.
fn split_outside<'a>(line: &'a str, separators: &[char]) -> Vec<&'a str> {
    let (mut parts, mut start, mut is_quoted, mut is_address) = (Vec::new(), 0, false, false);
    let has_pairs = line.matches('"').count().is_multiple_of(2);
    for (at, c) in line.char_indices() {
        match c {
            '"' if has_pairs => is_quoted = !is_quoted,
            '<' => is_address = true,
            '>' => is_address = false,
            it if separators.contains(&it) && !is_quoted && !is_address => {
                parts.push(&line[start..at]);
                start = at + it.len_utf8();
            }
            _ => (),
        }
    }
    parts.push(&line[start..]);
    parts.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// A line without the bullet, the box or the number before it.
fn without_bullet(line: &str) -> &str {
    let is_mark = |it: char| it.is_whitespace() || "-–—*•·‣◦▪●○■□☐☑✓✔>+#".contains(it);
    let bare = line.trim_start_matches(is_mark);
    let (marks, _) = line.split_at(line.len() - bare.len());
    // The sign before a number: "+351 912 345 678".
    let is_number = marks.ends_with('+') && bare.starts_with(|it: char| it.is_ascii_digit());
    let line = if is_number { line.get(marks.len() - 1..).unwrap_or(bare) } else { bare };
    let line = ["[ ]", "[x]", "[X]"].iter().find_map(|it| line.strip_prefix(it)).unwrap_or(line).trim_start();
    let rest = line.trim_start_matches('(').trim_start_matches(|it: char| it.is_ascii_digit());
    let is_numbered = rest.len() < line.len() && rest.starts_with(['.', ')', ':', '、']);
    let after = rest.get(1..).or_else(|| rest.strip_prefix('、')).unwrap_or_default();
    if is_numbered && after.starts_with(|it: char| it.is_whitespace() || it.is_alphabetic()) {
        after.trim_start_matches(is_mark)
    } else {
        line
    }
}

/// A line without the word of an e-mail program before it: "To:".
fn without_head(line: &str) -> &str {
    line.split_once(':').filter(|it| HEADS.contains(&normalize(it.0.trim()).as_str())).map_or(line, |it| it.1.trim())
}

fn add(entry: &str, row: usize, is_family_first: bool, read: &mut Incoming) {
    // "Guests on Saturday:" stands above a list.
    let is_heading = entry.trim_end().ends_with(':') && email_addresses(entry).is_empty();
    match person(entry, is_family_first).filter(|_| !is_heading) {
        Some(person) if person.has_name() => {
            read.people.push(IncomingPerson { row, person, ..IncomingPerson::default() });
        }
        _ => {
            let name = tidy_line(entry).chars().take(LONGEST).collect();
            let why = if entry.chars().any(char::is_alphanumeric) { WhySkipped::NotAPerson } else { WhySkipped::Empty };
            read.skipped.push(SkippedEntry { row, name, why, is_whole: true });
        }
    }
}

/// The person of an entry; `None` if it is none.
fn person(entry: &str, is_family_first: bool) -> Option<Person> {
    let mut person = Person::default();
    let mut rest = tidy_line(entry);
    if let Some(range) = email_addresses(&rest).first().cloned() {
        person.emails.insert(ContactMethod { value: rest[range.clone()].to_owned(), ..ContactMethod::default() });
        rest.replace_range(range, "");
        rest = rest.replace("mailto:", "").replace("<>", "").replace("()", "").replace("[]", "");
    }
    if let Some(number) = phone_numbers(&rest).first().filter(|it| it.digits.len() > 6).map(|it| it.range.clone())
        && is_phone_number(rest[number.clone()].trim())
    {
        person
            .phones
            .insert(ContactMethod { value: rest[number.clone()].trim().to_owned(), ..ContactMethod::default() });
        rest.replace_range(number, "");
    }
    let rest = tidy_line(rest.trim_matches(|it: char| it.is_whitespace() || ",;:-–—\"'<>".contains(it)));
    let rest = rest.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(&rest);
    let (name, behind) = behind_name(rest, is_family_first);
    let name = name.trim_matches(['"', '\'']);
    if !is_name(name) {
        return (name.is_empty() && (!person.emails.is_empty() || !person.phones.is_empty())).then_some(person);
    }
    person.set_name(NameParts::read(name));
    match behind {
        Some(Behind::Role(role)) => match role.split_once(" at ").or_else(|| role.split_once(" @ ")) {
            Some((role, place)) => {
                (person.role, person.organisation) = (role.trim().to_owned(), place.trim().to_owned());
            }
            None => person.role = role.to_owned(),
        },
        // "(comes with a child)" is a remark.
        Some(Behind::Workplace(remark)) if remark.starts_with(char::is_lowercase) => person.notes = remark.to_owned(),
        Some(Behind::Workplace(place)) => person.organisation = place.to_owned(),
        None => (),
    }
    Some(person)
}

enum Behind<'a> {
    Role(&'a str),
    Workplace(&'a str),
}

/// A name, and the text behind a dash, in brackets or behind a comma.
fn behind_name(text: &str, is_family_first: bool) -> (&str, Option<Behind<'_>>) {
    for dash in [" – ", " — ", " - ", " | ", ": ", " / "] {
        if let Some((name, role)) = text.split_once(dash) {
            return (name.trim(), Some(Behind::Role(role.trim())).filter(|_| !role.trim().is_empty()));
        }
    }
    if let Some((name, place)) = text.split_once(" (").and_then(|it| Some((it.0, it.1.strip_suffix(')')?))) {
        return (name.trim(), Some(Behind::Workplace(place.trim())));
    }
    // "Silva, Ana" and "Ana Silva, PhD" are names. Two words before the comma are a name with something behind it.
    let Some((name, place)) = text.split_once(", ") else { return (text, None) };
    let is_whole = !is_family_first && !is_surname(name) && NameParts::read(text).suffix.is_empty();
    if is_whole || is_workplace(place) { (name, Some(Behind::Workplace(place.trim()))) } else { (text, None) }
}

fn is_workplace(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(|it| normalize(it.trim_matches('.'))).collect();
    words.len() > 1 && words.iter().any(|it| COMPANY.contains(&it.as_str())) || text.contains('&')
}

/// Whether a text can be a name: a few words of letters.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let is_sign = |it: char| "@#=/\\{}[]<>_*+^~|%$€£:!?".contains(it);
    (1..=MOST_WORDS).contains(&words)
        && letters >= 1
        && text.chars().count() <= LONGEST
        && !text.chars().any(|it| is_sign(it) || it.is_ascii_digit())
        && !text.ends_with("...")
        && !is_sentence(text)
}

/// Whether a text is a sentence: several words that end with a full stop, or mostly small ones.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let is_small = |it: &&&str| it.chars().next().is_some_and(char::is_lowercase);
    let small = words.iter().filter(is_small).count();
    let ends = last.ends_with('.') && last.chars().count() > 4 && words.len() > 3;
    ends || (words.len() > 3 && small * 2 > words.len())
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
