//! Writes people as vCards (RFC 6350, and RFC 2426 for older programs) for any address book.
//!
//! `write.rs` has the properties, `value.rs` the syntax, `name.rs` the two forms of a name. `foreign/vcard` reads
//! cards; what this module writes, it reads back.

mod address;
mod name;
mod picked;
mod value;
mod write;

use crate::domain::{Book, Person, PersonId};

pub use self::address::envelope;
pub use self::name::{parts_of_shown, shown_name};
pub use self::picked::{PickedContact, write_picked};
pub use self::value::Version;
pub(crate) use self::value::escape;

/// Writes all people in the book, including archived ones, as one file of version 4.0.
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
    write_chosen(book, Version::V4, &|_| true)
}

/// Writes the people for whom `chosen` is true, as one file of a version.
///
/// # Examples
///
/// ```
/// use kith::formats::vcard::Version;
/// use kith::formats::{backup, vcard};
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}, {"given": "Luis",
///         "dates": [{"kind": "birthday", "when": "--04-12"}]}]}"#,
/// )?
/// .book;
/// let luis = book.people.iter().find(|(_, it)| it.given == "Luis").map(|(id, _)| id);
/// let text = vcard::write_chosen(&book, Version::V3, &|it| Some(it) == luis);
/// assert_eq!(text.matches("BEGIN:VCARD").count(), 1);
/// assert!(text.contains("\r\nBDAY:--04-12\r\n"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write_chosen(book: &Book, version: Version, chosen: &dyn Fn(PersonId) -> bool) -> String {
    let people = book.people.iter().filter(|(id, _)| chosen(*id));
    people.map(|(id, person)| write::card(book, id, person, version)).collect()
}

/// Writes the card of the user for a code on the screen: version 3.0, which the camera of every phone reads, and only
/// what somebody needs who meets the user.
///
/// # Examples
///
/// ```
/// use kith::domain::Settings;
/// use kith::formats::vcard;
///
/// let card = Settings { own_name: "Maria Costa".into(), own_role: "Cook".into(), ..Settings::default() }.own_card();
/// let text = vcard::write_short(&card);
/// assert_eq!(text, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maria Costa\r\nN:Costa;Maria;;;\r\nTITLE:Cook\r\nEND:VCARD\r\n");
/// ```
pub fn write_short(person: &Person) -> String {
    write::short(person)
}

#[cfg(test)]
mod tests {
    use super::{Version, write, write_chosen};
    use crate::domain::tests::full::{check_texts, full_person};
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{
        Book, Command, ContactMethod, Fact, ImportantDate, NameParts, Person, Relation, RelationKind, apply,
    };

    /// The texts that no vCard has: texts for the user alone, and texts without a place in RFC 6350.
    const LEFT_OUT: &[&str] = &[
        "how_met/place",
        "how_met/story",
        "expertise/0/who_said",
        "knows_who",
        "dates/0/note",
        "dos/0",
        "donts/0",
        "facts/0/label",
        "facts/0/text",
        "custom/0/label",
        "custom/0/text",
        "helps/0/words",
        "hushed/0/offer",
        "chapters/0/name",
        "sources/0/digest",
        "sources/0/key",
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
    fn the_relations_that_cards_have_name_the_other() {
        let mut book = Book::default();
        let tom = add(&mut book, person("Tom"), &ctx(0, 1));
        let to = |kind| Relation { kind: Some(kind), to: Some(tom) };
        let relations = [to(RelationKind::Partner), to(RelationKind::Mentor)].into_iter().collect();
        let ana = add(&mut book, Person { relations, ..person("Ana") }, &ctx(1, 1));
        let check = |version, expected: &str| {
            let text = write_chosen(&book, version, &|it| it == ana);
            let lines = text.lines().filter(|it| it.contains("RELATED") || it.contains("X-AB")).collect::<Vec<_>>();
            assert_eq!(lines.join(" "), expected);
        };
        check(Version::V4, "RELATED;TYPE=spouse;VALUE=text:Tom");
        check(Version::V3, "item1.X-ABRELATEDNAMES:Tom item1.X-ABLabel:spouse");
    }

    #[test]
    fn a_spouse_a_hobby_and_an_interest_noted_as_facts_go_out() {
        let fact = |label: &str, text: &str| Fact { label: label.into(), text: text.into() };
        let custom =
            [fact("Spouse", "Tom Silva"), fact("Hobby", "chess"), fact("Interest", "stars"), fact("Account", "7")]
                .into_iter()
                .collect();
        let mut book = Book::default();
        let ana = add(&mut book, Person { custom, ..person("Ana") }, &ctx(0, 1));
        let check = |version, expected: &[&str]| {
            let text = write_chosen(&book, version, &|it| it == ana);
            let is_fact = |it: &&str| ["RELATED", "HOBBY", "INTEREST", "X-AB"].iter().any(|word| it.contains(word));
            assert_eq!(text.lines().filter(is_fact).collect::<Vec<_>>(), expected);
        };
        check(Version::V4, &["HOBBY:chess", "INTEREST:stars", "RELATED;TYPE=spouse;VALUE=text:Tom Silva"]);
        check(
            Version::V3,
            &["X-HOBBY:chess", "X-INTEREST:stars", "item1.X-ABRELATEDNAMES:Tom Silva", "item1.X-ABLabel:spouse"],
        );
    }

    #[test]
    fn a_number_has_a_line_for_each_of_its_kinds() {
        let phone = ContactMethod { kind: "work fax, Cabin".into(), value: "1".into(), preferred: true };
        let mut book = Book::default();
        add(&mut book, Person { phones: [phone].into_iter().collect(), ..person("Ana") }, &ctx(0, 1));
        let check = |version, expected: &[&str]| {
            let text = write_chosen(&book, version, &|_| true);
            expected.iter().for_each(|it| assert!(text.contains(&format!("\r\n{it}\r\n")), "{it} in {text}"));
        };
        check(Version::V4, &["TEL;TYPE=work,fax;PREF=1:1", "item1.TEL;PREF=1:1", "item1.X-ABLabel:Cabin"]);
        check(Version::V3, &["TEL;TYPE=work,fax,pref:1", "item1.TEL;TYPE=pref:1"]);
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
            "item2.ANNIVERSARY:20150601",
            "item2.X-ABLabel:wedding",
            "item1.X-ABDATE:--0304",
            "item1.X-ABLabel:Aksel\\, birthday",
            "NOTE:one\\ntwo",
            "DEATHDATE:2024-03",
        ] {
            assert_eq!(text.matches(&format!("{line}\r\n")).count(), 1, "{line} in {text}");
        }
    }
}
