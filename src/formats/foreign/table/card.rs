//! A person under construction, from the cells of a row.

use chrono::NaiveDate;

use super::dates::{Reading, day};
use super::sheet::{Row, shortened};
use crate::domain::{
    Address, ContactMethod, DateOrder, Fact, ImportantDate, List, MAX_LINE, MAX_PROSE, NameParts, Person, display_name,
    email_addresses, label_key, tidy_line,
};
use crate::formats::foreign::{Incoming, IncomingPerson, SkippedEntry, WhySkipped};

/// What a reader knows about days in a file.
#[derive(Clone, Copy)]
pub(super) struct Days {
    /// The order of day and month.
    pub(super) order: DateOrder,
    /// Today.
    pub(super) today: NaiveDate,
}

/// A person under construction. Every text is tidied, and cut at its limit with a word about it.
pub(super) struct Card {
    /// The person so far.
    pub(super) incoming: IncomingPerson,
    /// Why values are left out.
    left_out: Vec<WhySkipped>,
}

impl Card {
    pub(super) fn new(row: usize) -> Self {
        Self { incoming: IncomingPerson { row, ..IncomingPerson::default() }, left_out: Vec::new() }
    }

    pub(super) fn person(&mut self) -> &mut Person {
        &mut self.incoming.person
    }

    /// A line within its limit.
    pub(super) fn line(&mut self, text: &str) -> String {
        let line = tidy_line(text);
        self.cut(line, MAX_LINE)
    }

    fn prose(&mut self, text: &str) -> String {
        let visible = |it: &char| !it.is_control() || matches!(it, '\n' | '\t');
        let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(visible).collect();
        self.cut(text.trim().to_owned(), MAX_PROSE)
    }

    fn cut(&mut self, text: String, max: usize) -> String {
        match text.char_indices().nth(max) {
            Some((end, _)) => {
                self.left_out.push(WhySkipped::TooLong);
                text[..end].trim_end().to_owned()
            }
            None => text,
        }
    }

    /// Sets the name from cells for its parts. A given name with a comma and nothing beside it is a whole name.
    pub(super) fn name(&mut self, [prefix, given, middle, family, suffix]: [&str; 5]) {
        let [mut prefix, mut given, middle, mut family, suffix] =
            [prefix, given, middle, family, suffix].map(|it| self.line(it));
        for part in [&mut given, &mut family] {
            if let Some((name, pronouns)) = with_pronouns(part) {
                self.incoming.person.pronouns = pronouns.to_owned();
                *part = name.to_owned();
            }
        }
        // "Dr. Eva" in the cell of the given name.
        if let Some((title, rest)) = given.split_once(' ').filter(|_| prefix.is_empty())
            && ["dr", "dr.", "prof", "prof."].contains(&title.to_lowercase().as_str())
        {
            (prefix, given) = (title.to_owned(), rest.to_owned());
        }
        if family.is_empty() && middle.is_empty() && given.contains(',') {
            let whole = NameParts::read(&given);
            let read = |own: String, read: String| if own.is_empty() { read } else { own };
            let parts = NameParts { prefix: read(prefix, whole.prefix), suffix: read(suffix, whole.suffix), ..whole };
            self.person().set_name(parts);
            return;
        }
        let mut parts = NameParts { prefix, given, middle, family, suffix };
        // "Weber, PhD": degrees behind the family name.
        if parts.suffix.is_empty() && parts.family.contains(',') {
            let read = NameParts::read(&["Ana ", &parts.family].concat());
            if read.given == "Ana" && !read.family.is_empty() && !read.suffix.is_empty() && read.prefix.is_empty() {
                let family = [read.middle.as_str(), &read.family].join(" ");
                (parts.family, parts.suffix) = (family.trim().to_owned(), read.suffix);
            }
        }
        self.person().set_name(parts);
    }

    /// Sets the name from a whole one, unless there is one.
    pub(super) fn whole_name(&mut self, name: &str) {
        let name = self.line(name);
        // An address in place of a name is no name.
        let is_address = name.contains('@') && !name.contains(' ');
        if !name.is_empty() && !is_address && self.person().whole_name().is_empty() {
            self.person().set_name(NameParts::read(&name));
        }
    }

    /// Adds e-mail addresses: a cell may hold several, and names before them.
    pub(super) fn email(&mut self, kind: &str, cell: &str, is_preferred: bool) {
        let kind = kind_word(kind);
        // The internal name of a mail server is no address.
        if cell.to_ascii_lowercase().starts_with("/o=") {
            return self.left_out.push(WhySkipped::InternalAddress);
        }
        let found = email_addresses(cell);
        let cell = self.line(cell);
        let is_plain = found.is_empty() || (found.len() == 1 && !cell.contains(char::is_whitespace));
        let all = match found.len() {
            0 | 1 if is_plain && !cell.contains(['<', ':']) => vec![cell],
            _ => email_addresses(&cell).into_iter().map(|it| cell[it].to_owned()).collect(),
        };
        for value in all {
            let is_new = !self.person().emails.iter().any(|it| it.value.eq_ignore_ascii_case(&value));
            if is_new && !value.is_empty() {
                let method = ContactMethod { kind: kind.clone(), value, preferred: is_preferred };
                self.person().emails.insert(method);
            }
        }
    }

    /// Adds a telephone number.
    pub(super) fn phone(&mut self, kind: &str, cell: &str, is_preferred: bool) {
        let value = self.line(cell);
        add(&mut self.incoming.person.phones, &kind_word(kind), value, is_preferred);
    }

    /// Adds a page or a profile.
    pub(super) fn profile(&mut self, kind: &str, cell: &str) {
        let value = self.line(cell);
        add(&mut self.incoming.person.profiles, &kind_word(kind), value, false);
    }

    /// Adds a postal address.
    pub(super) fn address(&mut self, kind: &str, text: &str) {
        let value = self.prose(text);
        if !value.is_empty() {
            let address = Address { kind: kind_word(kind), value, preferred: false };
            self.person().addresses.insert(address);
        }
    }

    /// Adds a day. One that does not exist is reported.
    pub(super) fn day(&mut self, kind: &str, cell: &str, days: Days) {
        match day(cell, days.order, days.today) {
            Reading::Nothing => (),
            Reading::Day(when) => {
                let date = ImportantDate { kind: kind_word(kind), when: Some(when), ..ImportantDate::default() };
                self.person().dates.insert(date);
            }
            Reading::Wrong => self.leave_out(WhySkipped::NoSuchDay(shortened(cell))),
        }
    }

    /// Adds a paragraph to the notes.
    pub(super) fn note(&mut self, text: &str) {
        let both = [self.incoming.person.notes.as_str(), text.trim()].join("\n\n");
        self.incoming.person.notes = self.prose(&both);
    }

    /// Adds a field of the user's own.
    pub(super) fn fact(&mut self, label: &str, text: &str) {
        let fact = Fact { label: self.line(label), text: self.prose(text) };
        if !fact.label.is_empty() && !fact.text.is_empty() {
            self.person().custom.insert(fact);
        }
    }

    /// Adds the cells of columns that the program itself does not write, as fields of the user's own: somebody added
    /// them, or the table is another one with the same words.
    pub(super) fn others(&mut self, row: Row<'_>, is_known: impl Fn(&str) -> bool) {
        for (_, written, cell) in row.cells().filter(|it| !is_known(it.0)) {
            self.fact(written, cell);
        }
    }

    /// Adds a label by which people are picked, once in whichever case. Returns whether it is new.
    pub(super) fn pick_label(&mut self, label: &str) -> bool {
        let is_known = self.incoming.labels.iter().any(|it| label_key(it) == label_key(label));
        let is_new = !label.is_empty() && !is_known;
        if is_new {
            self.incoming.labels.push(label.to_owned());
        }
        is_new
    }

    /// Adds a label of the file, which is a tag of the person too.
    pub(super) fn label(&mut self, text: &str) {
        let label = self.line(text);
        if self.pick_label(&label) {
            self.person().tags.insert(label);
        }
    }

    /// Reports a value that is left out.
    pub(super) fn leave_out(&mut self, why: WhySkipped) {
        self.left_out.push(why);
    }

    /// Ends the person. Without a name, an address or a number the row is skipped.
    pub(super) fn finish(self, first_text: &str, into: &mut Incoming) {
        let Self { incoming, left_out } = self;
        let (row, is_somebody) = (incoming.row, incoming.person.has_name());
        let name = if is_somebody { display_name(&incoming.person) } else { first_text.to_owned() };
        let entry = |why, is_whole| SkippedEntry { row, name: name.clone(), why, is_whole };
        into.skipped.extend(left_out.into_iter().map(|why| entry(why, false)));
        if is_somebody {
            into.people.push(incoming);
        } else {
            into.skipped.push(entry(WhySkipped::Empty, true));
        }
    }
}

/// A name and the pronouns in brackets behind it: "Weber (she/her)".
fn with_pronouns(text: &str) -> Option<(&str, &str)> {
    let (name, pronouns) = text.strip_suffix(')')?.rsplit_once('(')?;
    let are_words = |it: &str| !it.trim().is_empty() && it.chars().all(|it| it.is_alphabetic() || it.is_whitespace());
    let is_short = pronouns.len() <= 24 && pronouns.contains('/');
    (is_short && pronouns.split('/').all(are_words)).then(|| (name.trim(), pronouns.trim()))
}

fn add(list: &mut List<ContactMethod>, kind: &str, value: String, preferred: bool) {
    if !value.is_empty() && !list.iter().any(|it| it.value == value) {
        list.insert(ContactMethod { kind: kind.to_owned(), value, preferred });
    }
}

/// A kind as Kith writes it: the words that every address book has in lower case, the user's own as they are.
fn kind_word(kind: &str) -> String {
    const USUAL: [&str; 13] = [
        "home",
        "work",
        "mobile",
        "other",
        "main",
        "pager",
        "home fax",
        "work fax",
        "birthday",
        "anniversary",
        "profile",
        "blog",
        "linkedin",
    ];
    let kind: String = tidy_line(kind).chars().take(MAX_LINE).collect();
    let small = kind.to_lowercase();
    if USUAL.contains(&small.as_str()) { small } else { kind }
}

/// The parts of a postal address, and the address as on an envelope.
#[derive(Default)]
pub(super) struct Envelope<'a> {
    pub(super) street: [&'a str; 3],
    pub(super) post_box: &'a str,
    pub(super) city: &'a str,
    pub(super) region: &'a str,
    pub(super) post_code: &'a str,
    pub(super) country: &'a str,
}

impl Envelope<'_> {
    /// The address in lines. Empty if the parts say no more than a place.
    pub(super) fn lines(&self) -> String {
        let is_place_only =
            self.street.iter().all(|it| it.is_empty()) && self.post_box.is_empty() && self.post_code.is_empty();
        if is_place_only {
            return String::new();
        }
        let words =
            |parts: &[&str]| parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        let town = words(&[self.post_code, self.city, self.region]);
        let [first, second, third] = self.street;
        let lines = [first, second, third, self.post_box, &town, self.country];
        lines.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The town in a word or two: "Boston, MA".
    pub(super) fn place(&self) -> String {
        let parts = [self.city, self.region].into_iter().map(str::trim).filter(|it| !it.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}
