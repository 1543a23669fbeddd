//! The properties of a card.

use super::address::kept_parts;
use super::name::{kept_lines, shown_name};
use super::value::{Version, date, escape, types, write_line};
use crate::domain::{
    Address, Book, ContactMethod, Depth, ImportantDate, NameParts, Person, PersonId, Relation, RelationKind, label_key,
};

/// The devices of telephone numbers: the words of Kith and of the card.
const DEVICES: [(&str, &str); 3] = [("mobile", "cell"), ("fax", "fax"), ("pager", "pager")];

/// Writes the card of a person.
pub(super) fn card(book: &Book, id: PersonId, person: &Person, version: Version) -> String {
    let mut card = Card { text: String::new(), version, items: 0, person };
    card.line("BEGIN", "VCARD");
    card.line("VERSION", if version == Version::V4 { "4.0" } else { "3.0" });
    card.line("UID", &escape(&uid(id, person)));
    card.name();
    card.work();
    person.emails.iter().for_each(|it| card.method("EMAIL", it, &[]));
    person.phones.iter().for_each(|it| card.method("TEL", it, &DEVICES));
    person.profiles.iter().for_each(|it| card.profile(it));
    person.addresses.iter().for_each(|it| card.address(it));
    if !person.place.is_empty() {
        card.labelled("ADR", &format!(";;;{};;;", escape(&person.place)), "place");
    }
    card.dates();
    card.relations(book);
    card.facts();
    card.texts();
    card.photo();
    card.kept();
    card.line("END", "VCARD");
    card.text
}

/// Writes the name, the work, the addresses on the net and the numbers of a person, in version 3.0 and without a UID.
pub(super) fn short(person: &Person) -> String {
    let mut card = Card { text: String::new(), version: Version::V3, items: 0, person };
    card.line("BEGIN", "VCARD");
    card.line("VERSION", "3.0");
    card.name();
    card.work();
    person.emails.iter().for_each(|it| card.method("EMAIL", it, &[]));
    person.phones.iter().for_each(|it| card.method("TEL", it, &DEVICES));
    card.line("END", "VCARD");
    card.text
}

/// The UID of a person: that of the card that they came from, so that an address book knows its own card again, or else
/// Kith's id. Cards without a UID are known by name and address in Kith, which is no UID.
fn uid(id: PersonId, person: &Person) -> String {
    let imported = person.sources.iter().find_map(|it| it.key.strip_prefix("vcard ")).filter(|it| !it.contains(' '));
    match imported {
        Some(uid) if uuid::Uuid::try_parse(uid).is_err() => uid.to_owned(),
        Some(uid) => format!("urn:uuid:{uid}"),
        None => format!("urn:uuid:{}", id.uuid().hyphenated()),
    }
}

struct Card<'a> {
    text: String,
    version: Version,
    /// The number of the last `item` group.
    items: usize,
    person: &'a Person,
}

impl Card<'_> {
    fn line(&mut self, name: &str, value: &str) {
        write_line(&mut self.text, &format!("{name}:{value}"));
    }

    /// A text, if there is one.
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(name, &escape(value));
        }
    }

    /// The name of a property that only version 4.0 has.
    fn newer(&self, name: &str) -> String {
        if self.version == Version::V4 { name.to_owned() } else { format!("X-{name}") }
    }

    /// A property with a label of the user, in the form of the address books of Apple and Google.
    fn labelled(&mut self, name: &str, value: &str, label: &str) {
        let is_taken = |it: usize| {
            let group = format!("item{it}.");
            self.person
                .card_lines
                .iter()
                .any(|it| it.get(..group.len()).is_some_and(|it| it.eq_ignore_ascii_case(&group)))
        };
        self.items = (self.items + 1..).find(|it| !is_taken(*it)).unwrap_or(self.items);
        let group = format!("item{}", self.items);
        self.line(&format!("{group}.{name}"), value);
        self.line(&format!("{group}.X-ABLabel"), &escape(label));
    }

    fn name(&mut self) {
        let person = self.person;
        let NameParts { prefix, given, middle, family, suffix } = person.name_parts();
        // The order of RFC 6350, section 6.2.2.
        let parts = [family, given, middle, prefix, suffix].map(|it| escape(&it)).join(";");
        let parts = kept_lines(person).map_or(parts, |(_, kept)| kept.to_owned());
        self.line("FN", &escape(&shown_name(person)));
        self.text("FN", &person.other_script);
        if self.version == Version::V4 {
            self.line(&format!("N{}", sort_as(&person.sort_name)), &parts);
        } else {
            self.line("N", &parts);
            self.text("SORT-STRING", &person.sort_name);
        }
        self.text("NICKNAME", &person.nickname);
        self.text("X-PHONETIC-FIRST-NAME", &person.say);
        self.text(&self.newer("PRONOUNS"), &person.pronouns);
    }

    fn work(&mut self) {
        let Person { organisation, department, role, .. } = self.person;
        if !department.is_empty() {
            self.line("ORG", &format!("{};{}", escape(organisation), escape(department)));
        } else {
            self.text("ORG", organisation);
        }
        self.text("TITLE", role);
    }

    /// An address on the net or a number, once for each of its kinds ("home, work").
    fn method(&mut self, name: &str, method: &ContactMethod, devices: &[(&str, &'static str)]) {
        for kind in method.kind.split(", ") {
            let value = escape(&method.value);
            match types(kind, devices) {
                Some(types) => self.line(&format!("{name}{}", self.params(types, method.preferred)), &value),
                None => self.labelled(&format!("{name}{}", self.params(Vec::new(), method.preferred)), &value, kind),
            }
        }
    }

    /// The types, and the mark of the one to use first, which was a type before version 4.0.
    fn params(&self, mut types: Vec<String>, preferred: bool) -> String {
        if preferred && self.version == Version::V3 {
            types.push("pref".to_owned());
        }
        let types = if types.is_empty() { String::new() } else { format!(";TYPE={}", types.join(",")) };
        let first = if preferred && self.version == Version::V4 { ";PREF=1" } else { "" };
        format!("{types}{first}")
    }

    /// A page, or the handle of a service (RFC 6350, section 6.4.3).
    fn profile(&mut self, profile: &ContactMethod) {
        let scheme = profile.value.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_handle = !scheme.is_empty()
            && !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https")
            && scheme.bytes().all(|it| it.is_ascii_alphanumeric());
        if is_handle && profile.kind == scheme {
            let params = self.params(Vec::new(), profile.preferred);
            self.line(&format!("IMPP{params}"), &escape(&profile.value));
        } else {
            self.method("URL", profile, &[]);
        }
    }

    /// An address that was typed in as on an envelope stands in the part for the street, because nobody can say where
    /// its town begins.
    fn address(&mut self, address: &Address) {
        let kept = kept_parts(self.person, &address.value).map(str::to_owned);
        let value = kept.unwrap_or_else(|| format!(";;{};;;;", escape(&address.value)));
        match types(&address.kind, &[]) {
            Some(types) => self.line(&format!("ADR{}", self.params(types, address.preferred)), &value),
            None => {
                let name = format!("ADR{}", self.params(Vec::new(), address.preferred));
                self.labelled(&name, &value, &address.kind);
            }
        }
    }

    fn dates(&mut self) {
        let mut has_birthday = false;
        for ImportantDate { kind, when, .. } in self.person.dates.iter() {
            let Some(value) = when.map(|it| date(it, self.version)) else { continue };
            match label_key(kind).as_str() {
                "birthday" if !has_birthday => {
                    has_birthday = true;
                    self.line("BDAY", &value);
                }
                // The date of a marriage and nothing else (RFC 6350, section 6.2.6).
                "anniversary" => self.line(&self.newer("ANNIVERSARY"), &value),
                "wedding" | "wedding anniversary" => self.labelled(&self.newer("ANNIVERSARY"), &value, kind),
                _ => self.labelled("X-ABDATE", &value, kind),
            }
        }
        if let Some(died) = self.person.died {
            // RFC 6474, section 2.3: the same values as those of BDAY.
            self.line(&self.newer("DEATHDATE"), &date(died, self.version));
        }
    }

    /// The relations that RFC 6350 has (section 6.6.6), by name: the other's card may not be in the file. Before
    /// version 4.0 in the form of Apple's address book.
    fn relations(&mut self, book: &Book) {
        for Relation { kind, to } in self.person.relations.iter() {
            let other = to.and_then(|it| book.people.get(it));
            let Some((word, other)) = kind.and_then(relation).zip(other) else { continue };
            let name = escape(&shown_name(other));
            if self.version == Version::V4 {
                self.line(&format!("RELATED;TYPE={word};VALUE=text"), &name);
            } else {
                self.labelled("X-ABRELATEDNAMES", &name, word);
            }
        }
    }

    /// The names that the user noted as facts, in the properties that vCard has for them: `RELATED` (RFC 6350, section
    /// 6.6.6) or the form of Apple's address book, and `HOBBY` and `INTEREST` (RFC 6715). An imported card has its own
    /// lines.
    fn facts(&mut self) {
        for fact in self.person.custom.iter() {
            let text = escape(&fact.text);
            if self.person.card_lines.iter().any(|it| it.contains(&text)) {
                continue;
            }
            match label_key(&fact.label).as_str() {
                word @ ("hobby" | "interest") => self.text(&self.newer(&word.to_ascii_uppercase()), &fact.text),
                "spouse" if self.version == Version::V4 => self.line("RELATED;TYPE=spouse;VALUE=text", &text),
                word @ ("spouse" | "partner" | "children" | "manager" | "assistant") => {
                    self.labelled("X-ABRELATEDNAMES", &text, word);
                }
                _ => (),
            }
        }
    }

    fn texts(&mut self) {
        for it in self.person.knows() {
            let level = it.depth.map(|it| format!(";LEVEL={}", level(it))).unwrap_or_default();
            self.text(&format!("{}{level}", self.newer("EXPERTISE")), &it.what);
        }
        self.text("NOTE", &self.person.notes);
        let categories: Vec<String> =
            self.person.tags.iter().chain(self.person.groups.iter()).map(|it| escape(it)).collect();
        if !categories.is_empty() {
            self.line("CATEGORIES", &categories.join(","));
        }
    }

    fn photo(&mut self) {
        let photo = &self.person.photo;
        let data = photo.strip_prefix("data:image/").and_then(|it| it.split_once(";base64,"));
        match data {
            Some((media, data)) if self.version == Version::V3 => {
                self.line(&format!("PHOTO;ENCODING=b;TYPE={}", media.to_ascii_uppercase()), data);
            }
            _ if !photo.is_empty() => self.line("PHOTO", photo),
            _ => (),
        }
    }

    /// The lines of the imported card that no field holds. Those of the name and of addresses have their place above,
    /// and a picture replaces the address of one.
    fn kept(&mut self) {
        let has_photo = !self.person.photo.is_empty();
        for kept in self.person.card_lines.iter() {
            let is_written = ["FN:", "N:", "ADR:"].iter().any(|it| kept.starts_with(it));
            let is_replaced = has_photo && kept.starts_with("PHOTO");
            if !is_written && !is_replaced {
                write_line(&mut self.text, kept);
            }
        }
    }
}

/// The parameter SORT-AS (RFC 6350, section 5.9). A quotation mark cannot be written in it.
fn sort_as(name: &str) -> String {
    let is_plain = |it: &char| *it != '"' && !it.is_control();
    let name: String = name.chars().filter(is_plain).collect();
    if name.is_empty() { name } else { format!(";SORT-AS=\"{name}\"") }
}

/// The type of a relation in RFC 6350. None for one that it does not have.
const fn relation(kind: RelationKind) -> Option<&'static str> {
    match kind {
        RelationKind::Partner => Some("spouse"),
        RelationKind::Parent => Some("parent"),
        RelationKind::Child => Some("child"),
        RelationKind::Sibling => Some("sibling"),
        RelationKind::Family => Some("kin"),
        RelationKind::Friend => Some("friend"),
        RelationKind::Colleague => Some("colleague"),
        RelationKind::Acquaintance => Some("acquaintance"),
        RelationKind::Manager | RelationKind::Report | RelationKind::Mentor | RelationKind::Mentee => None,
    }
}

/// The levels of knowledge of RFC 6715.
const fn level(depth: Depth) -> &'static str {
    match depth {
        Depth::Curious => "beginner",
        Depth::Does => "average",
        Depth::KnownFor => "expert",
    }
}
