//! Exports people as vCards (RFC 6350) for any address book.
//!
//! Export only; files of other programs are not read.

use std::fmt::Write as _;

use chrono::Datelike;

use crate::domain::{Book, ContactMethod, NameParts, PartialDate, Person, PersonId, display_name, label_key};

/// Writes all people in the book, including archived ones, as one file.
///
/// # Examples
///
/// ```
/// use kith::formats::{backup, vcard};
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "family": "Silva", "emails": [{"kind": "work", "value": "ana@northwind.example"}]}]}"#,
/// )?
/// .book;
/// let text = vcard::write(&book);
/// assert!(text.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
/// assert!(text.contains("\r\nN:Silva;Ana;;;\r\n"));
/// assert!(text.contains("\r\nEMAIL;TYPE=work:ana@northwind.example\r\n"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write(book: &Book) -> String {
    let mut text = String::new();
    for (id, person) in book.people.iter() {
        card(&mut text, id, person);
    }
    text
}

fn card(text: &mut String, id: PersonId, person: &Person) {
    line(text, "BEGIN", "VCARD");
    line(text, "VERSION", "4.0");
    line(text, "UID", &format!("urn:uuid:{}", id.uuid().hyphenated()));
    line(text, "FN", &escape(&display_name(person)));
    let NameParts { prefix, given, middle, family, suffix } = person.name_parts();
    // The order of RFC 6350, section 6.2.2.
    let parts = [family, given, middle, prefix, suffix].map(|it| escape(&it)).join(";");
    line(text, &format!("N{}", sort_as(&person.sort_name)), &parts);
    for (name, value) in [("NICKNAME", &person.nickname), ("TITLE", &person.role), ("NOTE", &person.notes)] {
        if !value.is_empty() {
            line(text, name, &escape(value));
        }
    }
    if !person.organisation.is_empty() {
        line(
            text,
            "ORG",
            format!("{};{}", escape(&person.organisation), escape(&person.department)).trim_end_matches(';'),
        );
    }
    person.emails.iter().for_each(|it| contact_method(text, "EMAIL", it));
    person.phones.iter().for_each(|it| contact_method(text, "TEL", it));
    person.profiles.iter().for_each(|it| contact_method(text, "URL", it));
    for address in person.addresses.iter() {
        line(text, "ADR", &format!(";;{};;;;", escape(&address.value)));
    }
    let mut labels = 0;
    for (kind, when) in person.dates.iter().filter_map(|it| Some((it.kind.as_str(), it.when?))) {
        match label_key(kind).as_str() {
            "birthday" => line(text, "BDAY", &date_value(when)),
            // The date of a marriage and nothing else (RFC 6350, section 6.2.6).
            "anniversary" | "wedding" | "wedding anniversary" => line(text, "ANNIVERSARY", &date_value(when)),
            _ => {
                // The form in which the address books of Apple and Google write dates with other labels.
                labels += 1;
                line(text, &format!("item{labels}.X-ABDATE"), &date_value(when));
                line(text, &format!("item{labels}.X-ABLABEL"), &escape(kind));
            }
        }
    }
    if let Some(died) = person.died {
        // RFC 6474, section 2.3: the same values as those of BDAY.
        line(text, "DEATHDATE", &date_value(died));
    }
    let categories: Vec<String> = person.tags.iter().chain(person.groups.iter()).map(|it| escape(it)).collect();
    if !categories.is_empty() {
        line(text, "CATEGORIES", &categories.join(","));
    }
    if !person.photo.is_empty() {
        line(text, "PHOTO", &person.photo);
    }
    line(text, "END", "VCARD");
}

/// The parameter SORT-AS (RFC 6350, section 5.9). A quotation mark cannot be written in it.
fn sort_as(name: &str) -> String {
    let is_plain = |it: &char| *it != '"' && !it.is_control();
    let name: String = name.chars().filter(is_plain).collect();
    if name.is_empty() { name } else { format!(";SORT-AS=\"{name}\"") }
}

fn contact_method(text: &mut String, name: &str, method: &ContactMethod) {
    let kind = match method.kind.as_str() {
        "work" | "home" => format!(";TYPE={}", method.kind),
        "mobile" if name == "TEL" => ";TYPE=cell".to_owned(),
        _ => String::new(),
    };
    let first = if method.preferred { ";PREF=1" } else { "" };
    line(text, &format!("{name}{kind}{first}"), &escape(&method.value));
}

/// Formats a date as in RFC 6350, section 4.3.1; the year may be missing.
fn date_value(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => format!("{year:04}"),
        PartialDate::Month(year, month) => format!("{year:04}-{month:02}"),
        PartialDate::Day(day) => format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()),
        PartialDate::EveryYear { month, day } => format!("--{month:02}{day:02}"),
    }
}

/// Escapes a value (RFC 6350, section 3.4).
fn escape(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace(',', "\\,")
        .replace(';', "\\;")
        .replace("\r\n", "\\n")
        .replace(['\r', '\n'], "\\n")
}

/// Writes one content line, folded at 75 octets (RFC 6350, section 3.2).
fn line(text: &mut String, name: &str, value: &str) {
    let whole = format!("{name}:{value}");
    let mut room = 75;
    for c in whole.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        let _ = write!(text, "{c}");
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::domain::tests::full::{check_texts, full_person};
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, Command, ImportantDate, NameParts, Person, apply};

    /// The texts that no vCard has: what only the user should read, and what has no place in RFC 6350.
    const LEFT_OUT: &[&str] = &[
        "other_script",
        "say",
        "pronouns",
        "emails/0/kind",
        "phones/0/kind",
        "addresses/0/kind",
        "profiles/0/kind",
        "place",
        "how_met/place",
        "how_met/story",
        "expertise/0",
        "dates/0/note",
        "dos/0",
        "donts/0",
        "facts/0/label",
        "facts/0/text",
        "custom/0/label",
        "custom/0/text",
        "helps/0/words",
        "hushed/0/offer",
        "sources/0/digest",
        "sources/0/key",
        "card_lines/0",
    ];

    #[test]
    fn every_text_of_a_person_is_in_the_card_or_left_out_on_purpose() {
        let mut book = Book::default();
        add(&mut book, full_person(), &ctx(0, 1));
        let card = write(&book).replace("\r\n ", "");
        check_texts(|text| card.contains(text), LEFT_OUT);
    }

    #[test]
    fn a_name_has_its_parts() {
        let mut ana = Person { sort_name: "Weber \"A\"".into(), ..Person::default() };
        ana.set_name(NameParts::read("Dr. Ana M. Weber, PhD"));
        let mut book = Book::default();
        add(&mut book, ana, &ctx(0, 1));
        let text = write(&book);
        assert!(text.contains("\r\nFN:Dr. Ana M. Weber\\, PhD\r\n"), "{text}");
        assert!(text.contains("\r\nN;SORT-AS=\"Weber A\":Weber;Ana;M.;Dr.;PhD\r\n"), "{text}");
    }

    #[test]
    fn only_a_marriage_has_an_anniversary() {
        let date = |kind: &str, when: &str| ImportantDate {
            kind: kind.into(),
            when: when.parse().ok(),
            ..ImportantDate::default()
        };
        let dates = [date("birthday", "1987-04-12"), date("wedding", "2015-06-01"), date("Aksel, birthday", "--03-04")];
        let ana = Person {
            dates: dates.into_iter().collect(),
            notes: "one\rtwo".into(),
            died: "2024-03".parse().ok(),
            ..person("Ana")
        };
        let mut book = Book::default();
        apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx(0, 1)).unwrap();
        let text = write(&book);
        for line in [
            "BDAY:19870412",
            "ANNIVERSARY:20150601",
            "item1.X-ABDATE:--0304",
            "item1.X-ABLABEL:Aksel\\, birthday",
            "NOTE:one\\ntwo",
            "DEATHDATE:2024-03",
        ] {
            assert_eq!(text.matches(&format!("{line}\r\n")).count(), 1, "{line} in {text}");
        }
    }
}
