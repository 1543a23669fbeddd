//! The draft of a person: plain data of the form.

use crate::domain::{Book, Labels, PartialDate, Person, PersonId, display_name};
use crate::formats::form_text::{self, LineProblem};
use crate::present::naming;
use crate::quick_entry::person_named;

/// A person as the form holds it: lists as lines, dates as they are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PersonDraft {
    /// The person as of the last save, with the fields that are edited without text.
    pub(crate) person: Person,
    /// The full name.
    pub(crate) name: String,
    /// The days between exchanges.
    pub(crate) cadence: String,
    /// E-mail addresses, one a line.
    pub(crate) emails: String,
    /// Telephone numbers, one a line.
    pub(crate) phones: String,
    /// Postal addresses, one a line.
    pub(crate) addresses: String,
    /// Profiles and pages, one a line.
    pub(crate) profiles: String,
    /// The date of the first meeting.
    pub(crate) met_when: String,
    /// The date of death.
    pub(crate) died: String,
    /// The name of the person who introduced them.
    pub(crate) met_through: String,
    /// Fields of knowledge, separated by commas.
    pub(crate) expertise: String,
    /// Tags, separated by commas.
    pub(crate) tags: String,
    /// Groups, separated by commas.
    pub(crate) groups: String,
    /// Dates, one a line.
    pub(crate) dates: String,
    /// Sentences, one a line.
    pub(crate) dos: String,
    /// Sentences, one a line.
    pub(crate) donts: String,
    /// Facts, one a line.
    pub(crate) facts: String,
    /// Other fields, one a line.
    pub(crate) custom: String,
    /// Ties to other people, one a line.
    pub(crate) relations: String,
}

impl PersonDraft {
    /// The draft of a person of the book, or of a new one.
    pub(crate) fn of(person: Person, book: &Book) -> Self {
        let through = person.how_met.through.and_then(|it| book.people.get(it)).map(display_name);
        Self {
            name: person.whole_name(),
            cadence: person.cadence_days.map(|it| it.to_string()).unwrap_or_default(),
            emails: form_text::write_contact_methods(&person.emails),
            phones: form_text::write_contact_methods(&person.phones),
            addresses: form_text::write_addresses(&person.addresses),
            profiles: form_text::write_contact_methods(&person.profiles),
            met_when: person.how_met.when.map(|it| it.to_string()).unwrap_or_default(),
            died: person.died.map(|it| it.to_string()).unwrap_or_default(),
            met_through: through.unwrap_or_default(),
            expertise: form_text::write_words(&Labels::of(book, Labels::EXPERTISE).shown(&person.expertise)),
            tags: form_text::write_words(&Labels::of(book, Labels::TAGS).shown(&person.tags)),
            groups: form_text::write_words(&Labels::of(book, Labels::GROUPS).shown(&person.groups)),
            dates: form_text::write_dates(&person.dates),
            dos: form_text::write_sentences(&person.dos),
            donts: form_text::write_sentences(&person.donts),
            facts: form_text::write_facts(&person.facts),
            custom: form_text::write_facts(&person.custom),
            relations: form_text::write_relations(&person.relations, book),
            person,
        }
    }

    /// The people of the book with the same name.
    pub(crate) fn same_name(&self, book: &Book) -> Vec<PersonId> {
        naming::same_name(book, &person_named(&self.name))
    }

    /// The people of the book with one of the addresses or numbers.
    pub(crate) fn same_reach(&self, book: &Book) -> Vec<PersonId> {
        let emails = form_text::read_contact_methods(&self.emails);
        let phones = form_text::read_contact_methods(&self.phones);
        naming::same_reach(book, &Person { emails, phones, ..Person::default() })
    }

    /// Parses the draft into a person. A field whose text is the same as when the form opened keeps its value, however
    /// the text would be parsed.
    ///
    /// # Errors
    ///
    /// The first line that cannot be parsed.
    pub(crate) fn read(&self, opened: &Self, book: &Book) -> Result<Person, LineProblem> {
        let mut person = self.person.clone();
        if self.name.trim() != person.whole_name() {
            person.set_name(person.name_parts().renamed(&self.name));
        }
        if self.cadence != opened.cadence {
            person.cadence_days = form_text::read_days(&self.cadence)?;
        }
        changed(&self.emails, &opened.emails, &mut |it| person.emails = form_text::read_contact_methods(it));
        changed(&self.phones, &opened.phones, &mut |it| person.phones = form_text::read_contact_methods(it));
        changed(&self.addresses, &opened.addresses, &mut |it| person.addresses = form_text::read_addresses(it));
        changed(&self.profiles, &opened.profiles, &mut |it| person.profiles = form_text::read_contact_methods(it));
        person.how_met.when = read_date(&self.met_when)?;
        person.died = read_date(&self.died)?;
        changed(&self.expertise, &opened.expertise, &mut |it| person.expertise = form_text::read_words(it));
        changed(&self.tags, &opened.tags, &mut |it| person.tags = form_text::read_words(it));
        changed(&self.groups, &opened.groups, &mut |it| person.groups = form_text::read_words(it));
        if self.dates != opened.dates {
            person.dates = form_text::read_dates(&self.dates)?;
        }
        changed(&self.dos, &opened.dos, &mut |it| person.dos = form_text::read_sentences(it));
        changed(&self.donts, &opened.donts, &mut |it| person.donts = form_text::read_sentences(it));
        changed(&self.facts, &opened.facts, &mut |it| person.facts = form_text::read_facts(it));
        changed(&self.custom, &opened.custom, &mut |it| person.custom = form_text::read_facts(it));
        if self.met_through != opened.met_through {
            person.how_met.through = self.met_through(book)?;
        }
        if self.relations != opened.relations {
            person.relations = form_text::read_relations(&self.relations, &opened.person.relations, book)?;
        }
        Ok(person)
    }

    fn met_through(&self, book: &Book) -> Result<Option<PersonId>, LineProblem> {
        let nobody = || LineProblem::Nobody { line: self.met_through.clone() };
        match self.met_through.trim() {
            "" => Ok(None),
            name => form_text::find_name(name, book).map(Some).ok_or_else(nobody),
        }
    }
}

fn read_date(text: &str) -> Result<Option<PartialDate>, LineProblem> {
    let line = text.trim();
    if line.is_empty() {
        return Ok(None);
    }
    line.parse().map(Some).map_err(|why| LineProblem::Date { line: line.to_owned(), why })
}

/// Reads a field if its text has changed.
fn changed(text: &str, opened: &str, read: &mut dyn FnMut(&str)) {
    if text != opened {
        read(text);
    }
}
