//! A person that is being read from a card.

use super::kind;
use super::line::Line;
use super::relation::Related;
use crate::domain::{
    Address, ContactMethod, Depth, Element, Fact, ImportantDate, Knows, List, MAX_ELEMENTS, MAX_LINE, MAX_PROSE,
    NameParts, PartialDate, Person, display_name, tidy_line,
};
use crate::formats::foreign::{IncomingPerson, WhySkipped};
use crate::formats::vcard::{envelope, escape, parts_of_shown, shown_name};

/// The longest line of a card that is kept for the way back, in bytes: a key or a small logo (design decision).
const LONGEST_LINE: usize = 8 * 1024;
/// The most bytes of all kept lines of a card (design decision).
const MOST_LINES: usize = 32 * 1024;
/// The most values of a card that are listed as left out (design decision: nobody reads more).
const MAX_SKIPPED: usize = 50;
/// Categories that every person has in the program that wrote them, or that mark a favourite.
const SYSTEM_LABELS: [&str; 4] = ["mycontacts", "my contacts", "starred", "starred in android"];

/// A person that is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) entry: IncomingPerson,
    pub(super) uid: String,
    /// The value of `KIND`.
    pub(super) kind: String,
    pub(super) is_company: bool,
    /// The UIDs of the members of a group.
    pub(super) members: Vec<String>,
    /// Relations to other cards.
    pub(super) related: Vec<Related>,
    pub(super) skipped: Vec<WhySkipped>,
    /// The reading of the given, middle and family name.
    pub(super) say: [String; 3],
    pub(super) title: String,
    pub(super) role: Option<Line>,
    shown: String,
    parts: Option<NameParts>,
    /// The labels for letters (`LABEL` of version 2.1) with their kinds.
    letters: Vec<(Line, String)>,
    kept: usize,
}

impl Draft {
    pub(super) fn person(&mut self) -> &mut Person {
        &mut self.entry.person
    }

    /// Notes a value that is left out. A card with thousands of them tells the first.
    pub(super) fn skip(&mut self, why: WhySkipped) {
        if self.skipped.len() < MAX_SKIPPED {
            self.skipped.push(why);
        }
    }

    /// A text as one line, cut at the limit.
    pub(super) fn line(&mut self, text: &str) -> String {
        let text = tidy_line(text);
        self.cut(text, MAX_LINE)
    }

    fn prose(&mut self, text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.cut(text.trim().to_owned(), MAX_PROSE)
    }

    fn cut(&mut self, text: String, max: usize) -> String {
        match text.char_indices().nth(max) {
            Some((end, _)) => {
                self.skip(WhySkipped::TooLong);
                text.get(..end).unwrap_or(&text).trim_end().to_owned()
            }
            None => text,
        }
    }

    /// A name that the card shows. A second one may be the name in another script.
    pub(super) fn shown(&mut self, line: &Line) {
        let name = self.line(&line.text());
        if self.shown.is_empty() {
            self.shown = name;
        } else if name != self.shown && !name.is_empty() {
            let known = &mut self.entry.person.other_script;
            if known.is_empty() && is_latin(&name) != is_latin(&self.shown) {
                *known = name;
            } else if *known != name {
                self.keep_text(format!("FN;PREF=2:{}", escape(&name)));
            }
        }
    }

    /// The parts of the name. False for a second line, as in another language.
    pub(super) fn parts(&mut self, line: &Line) -> bool {
        if self.parts.is_some() {
            return false;
        }
        let sort = line.param("SORT-AS").split(',').map(str::trim).filter(|it| !it.is_empty());
        let sort = self.line(&sort.collect::<Vec<_>>().join(" "));
        if !sort.is_empty() {
            self.entry.person.sort_name = sort;
        }
        let suffix = line.parts(", ").into_iter().nth(4).unwrap_or_default();
        let mut parts = line.parts(" ").into_iter();
        let mut next = |draft: &mut Self| draft.line(&parts.next().unwrap_or_default());
        let [family, given, middle, prefix] = [(); 4].map(|()| next(self));
        let suffix = self.line(&suffix);
        self.parts = Some(NameParts { prefix, given, middle, family, suffix });
        true
    }

    /// The organisation and the department. False for a second one.
    pub(super) fn organisation(&mut self, line: &Line) -> bool {
        let mut parts = line.parts(" ").into_iter();
        let organisation = self.line(&parts.next().unwrap_or_default());
        let department = self.line(&parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "));
        let person = self.person();
        if !person.organisation.is_empty() {
            return person.organisation == organisation && person.department == department;
        }
        (person.organisation, person.department) = (organisation, department);
        true
    }

    pub(super) fn email(&mut self, method: ContactMethod) {
        let method = self.tidy(method);
        add_method(&mut self.entry.person.emails, method, &mut self.skipped);
    }

    pub(super) fn phone(&mut self, method: ContactMethod) {
        let method = self.tidy(method);
        add_method(&mut self.entry.person.phones, method, &mut self.skipped);
    }

    pub(super) fn profile(&mut self, method: ContactMethod) {
        let method = self.tidy(method);
        add_method(&mut self.entry.person.profiles, method, &mut self.skipped);
    }

    fn tidy(&mut self, method: ContactMethod) -> ContactMethod {
        ContactMethod { kind: self.line(&method.kind), value: self.line(&method.value), ..method }
    }

    /// A postal address as on an envelope. Kith's own label "place" marks the place of residence.
    pub(super) fn address(&mut self, line: &Line, kind: String, preferred: bool) {
        let parts = line.parts(", ");
        let text = Some(envelope(&parts)).filter(|it| !it.is_empty()).unwrap_or_else(|| line.param("LABEL").to_owned());
        if kind == "place" {
            self.entry.person.place = self.line(&text);
            return;
        }
        let (kind, value) = (self.line(&kind), self.prose(&text));
        if value.is_empty() {
            return;
        }
        add(&mut self.entry.person.addresses, Address { kind, value, preferred }, &mut self.skipped);
        if parts.iter().filter(|it| !it.is_empty()).count() > 1 {
            let parts: Vec<String> = parts.iter().map(|it| escape(it)).collect();
            self.keep_text(format!("ADR:{}", parts.join(";")));
        }
    }

    /// A label for letters. It repeats an address, or stands for one.
    pub(super) fn letter_label(&mut self, line: &Line, kind: String) {
        self.letters.push((line.clone(), kind));
    }

    pub(super) fn note(&mut self, text: &str) {
        let known = &self.entry.person.notes;
        if known.len() >= MAX_PROSE {
            return self.skip(WhySkipped::TooLong);
        }
        let text = if known.is_empty() { text.to_owned() } else { format!("{known}\n\n{text}") };
        self.entry.person.notes = self.prose(&text);
    }

    /// A category: a label of the person and a tag.
    pub(super) fn label(&mut self, text: &str) {
        let label = self.line(text.trim_start_matches("* "));
        let key = label.to_lowercase();
        self.entry.is_starred |= key.starts_with("starred");
        let is_label = !label.is_empty() && !SYSTEM_LABELS.contains(&key.as_str());
        if self.entry.labels.len() >= MAX_ELEMENTS {
            self.skip(WhySkipped::TooLong);
        } else if is_label && !self.entry.labels.contains(&label) {
            add(&mut self.entry.person.tags, label.clone(), &mut self.skipped);
            self.entry.labels.push(label);
        }
    }

    /// Keeps a line that no field holds, with its label.
    pub(super) fn keep(&mut self, line: &Line, label: &str) {
        let raw = line.raw();
        self.keep_text(raw);
        if !label.is_empty() && !line.group.is_empty() {
            self.keep_text(format!("{}.X-ABLABEL:{}", line.group, escape(label)));
        }
    }

    /// Keeps a line of a card. A long one is left out, and the user is told.
    pub(super) fn keep_text(&mut self, raw: String) {
        if raw.len() > LONGEST_LINE || self.kept + raw.len() > MOST_LINES {
            self.skip(WhySkipped::TooLong);
        } else if !self.entry.person.card_lines.contains(&raw) {
            self.kept += raw.len();
            add(&mut self.entry.person.card_lines, raw, &mut self.skipped);
        }
    }

    /// Puts the name together, after all lines are read.
    pub(super) fn finish(&mut self) {
        self.finish_work();
        self.finish_name();
        self.finish_letters();
        let [given, middle, family] = std::mem::take(&mut self.say);
        let is_family_first = family.chars().any(|it| it >= '\u{3040}');
        let say = if is_family_first { [family, given, middle] } else { [given, middle, family] };
        let say = self.line(&say.join(" "));
        if !say.is_empty() {
            self.entry.person.say = say;
        }
        if !self.uid.is_empty() {
            self.entry.key = format!("vcard {}", self.uid);
        }
    }

    fn finish_work(&mut self) {
        let role = self.role.take();
        let text =
            if self.title.is_empty() { role.as_ref().map(Line::text).unwrap_or_default() } else { self.title.clone() };
        self.entry.person.role = self.line(&text);
        if let Some(role) = role.filter(|_| !self.title.is_empty()) {
            self.keep(&role, "");
        }
    }

    fn finish_name(&mut self) {
        let parts = self.parts.take().unwrap_or_default();
        let has_parts = parts != NameParts::default();
        if self.shown.is_empty() {
            // What address books show then: no titles and degrees.
            self.shown = NameParts { prefix: String::new(), suffix: String::new(), ..parts.clone() }.whole();
        }
        if (self.is_company || self.kind == "org") && self.entry.person.organisation.is_empty() {
            self.entry.person.organisation = self.shown.clone();
        }
        // A company, or a card that shows a nickname, an address or a number because it has no name.
        if !has_parts && display_name(&self.entry.person) == self.shown {
            return;
        }
        let read = parts_of_shown(&self.shown, &parts);
        self.entry.person.set_name(read);
        let is_said = self.entry.person.name_parts() == parts || !has_parts;
        let shown = self.shown.clone();
        let is_shown = is_said && display_name(&self.entry.person) == shown;
        if !shown.is_empty() && !is_shown {
            self.keep_text(format!("FN:{}", escape(&shown)));
            let NameParts { prefix, given, middle, family, suffix } = &parts;
            let n = [family, given, middle, prefix, suffix].map(|it| escape(it)).join(";");
            self.keep_text(format!("N:{n}"));
            if has_more_words(&parts.whole(), &shown) {
                self.fact("Full name", &parts.whole());
            }
        }
    }

    fn finish_letters(&mut self) {
        let has_addresses = !self.entry.person.addresses.is_empty();
        for (line, kind) in std::mem::take(&mut self.letters) {
            let text = line.text();
            let is_repeated = |address: &Address| !has_more_words(&text, &address.value);
            if !has_addresses {
                let (kind, value) = (self.line(&kind), self.prose(&text));
                add(&mut self.entry.person.addresses, Address { kind, value, preferred: false }, &mut self.skipped);
            } else if !self.entry.person.addresses.iter().any(is_repeated) {
                self.keep(&line, "");
            }
        }
    }

    /// Adds a date. False for a second birthday: a person has one.
    pub(super) fn date(&mut self, kind: &str, when: PartialDate) -> bool {
        let mut earlier = self.entry.person.dates.iter().filter(|it| it.kind == kind);
        if kind == "birthday" && earlier.any(|it| it.when != Some(when)) {
            return false;
        }
        let kind = self.line(kind);
        let date = ImportantDate { kind, when: Some(when), note: String::new() };
        add(&mut self.entry.person.dates, date, &mut self.skipped);
        true
    }

    /// A field of knowledge with its level (RFC 6715).
    pub(super) fn expertise(&mut self, text: &str, level: &str) {
        let depth = match level.to_ascii_lowercase().as_str() {
            "beginner" => Some(Depth::Curious),
            "average" => Some(Depth::Does),
            "expert" => Some(Depth::KnownFor),
            _ => None,
        };
        let knows = Knows { depth, ..Knows::of(&self.line(text)) };
        add(&mut self.entry.person.expertise, knows, &mut self.skipped);
    }

    /// A fact about the person, with a word of the card as its label.
    pub(super) fn fact(&mut self, label: &str, text: &str) {
        let (label, text) = (self.line(label), self.prose(text));
        if !label.is_empty() && !text.is_empty() {
            add(&mut self.entry.person.custom, Fact { label, text }, &mut self.skipped);
        }
    }

    /// Whether the card names nobody: no name, no organisation, no address on the net, no number.
    pub(super) fn is_empty(&self) -> bool {
        let Person { nickname, other_script, organisation, emails, phones, .. } = &self.entry.person;
        let texts = [nickname, other_script, organisation, &self.entry.person.whole_name()];
        texts.into_iter().all(|it| it.is_empty()) && emails.is_empty() && phones.is_empty()
    }

    /// The name by which the user knows the entry.
    pub(super) fn name(&self) -> String {
        if self.is_empty() { String::new() } else { shown_name(&self.entry.person) }
    }

    /// The name in a group's card.
    pub(super) fn group_name(&self) -> String {
        if self.shown.is_empty() { self.name() } else { kind::label_text(&self.shown) }
    }
}

/// Whether all letters of a name are Latin.
fn is_latin(name: &str) -> bool {
    name.chars().all(|it| !it.is_alphabetic() || it < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&it))
}

/// Whether a text has a word that is not in another one.
fn has_more_words(text: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|it: char| !it.is_alphanumeric());
        parts.filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
    };
    let known = words(other);
    words(text).iter().any(|it| !known.contains(it))
}

/// Adds an element, unless the list is full.
fn add<T: Element>(list: &mut List<T>, element: T, skipped: &mut Vec<WhySkipped>) {
    if list.len() < MAX_ELEMENTS {
        list.insert(element);
    } else if skipped.len() < MAX_SKIPPED {
        skipped.push(WhySkipped::TooLong);
    }
}

/// Adds an address or number. One that is there already takes a second kind: "home, work".
fn add_method(list: &mut List<ContactMethod>, method: ContactMethod, skipped: &mut Vec<WhySkipped>) {
    if method.value.is_empty() {
        return;
    }
    let Some(known) = list.iter().find(|it| it.value == method.value).cloned() else {
        add(list, method, skipped);
        return;
    };
    let has_kind = known.kind.split(", ").any(|it| it == method.kind);
    let kinds = [known.kind.as_str(), &method.kind].into_iter().filter(|it| !it.is_empty());
    let joined = kinds.collect::<Vec<_>>().join(", ");
    let kind = if has_kind || joined.len() > MAX_LINE { known.kind } else { joined };
    list.insert(ContactMethod { kind, preferred: known.preferred || method.preferred, ..method });
}
