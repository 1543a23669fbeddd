//! The draft of a person: plain data of the form.

use crate::domain::{Book, Labels, PartialDate, Person, PersonId};
use crate::formats::form_text;
use crate::present::form_rows::{self, Row, RowProblem};
use crate::present::known_rows;
use crate::present::naming;
use crate::present::people_picker::{Picked, label, picked};
use crate::quick_entry::{DateRules, DateScope, person_named, read_date};
use crate::ui::text;

/// A person as the form holds it: lists as rows, dates and people as they are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PersonDraft {
    /// The person as of the last save, with the fields that are edited without text.
    pub(crate) person: Person,
    /// The full name.
    pub(crate) name: String,
    /// The days between exchanges.
    pub(crate) cadence: String,
    /// E-mail addresses.
    pub(crate) emails: Vec<Row>,
    /// Telephone numbers.
    pub(crate) phones: Vec<Row>,
    /// Postal addresses.
    pub(crate) addresses: Vec<Row>,
    /// Profiles and pages.
    pub(crate) profiles: Vec<Row>,
    /// The date of the first meeting.
    pub(crate) met_when: String,
    /// The date of death.
    pub(crate) died: String,
    /// The day before which the person is not suggested.
    pub(crate) paused_until: String,
    /// The name of the person who introduced them.
    pub(crate) met_through: String,
    /// What the person knows.
    pub(crate) expertise: Vec<Row>,
    /// Tags, separated by commas.
    pub(crate) tags: String,
    /// Groups, separated by commas.
    pub(crate) groups: String,
    /// Birthdays and other dates.
    pub(crate) dates: Vec<Row>,
    /// Things to do with the person.
    pub(crate) dos: Vec<Row>,
    /// Things to avoid.
    pub(crate) donts: Vec<Row>,
    /// Facts.
    pub(crate) facts: Vec<Row>,
    /// The user's own fields.
    pub(crate) custom: Vec<Row>,
    /// Related people.
    pub(crate) relations: Vec<Row>,
}

/// Why a field of the draft cannot be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldProblem {
    /// The field, by its name in the draft or in the person.
    pub(crate) field: String,
    /// The row, if the field has rows.
    pub(crate) row: usize,
    /// What to do about it.
    pub(crate) message: String,
}

impl FieldProblem {
    /// A problem of a field without rows.
    pub(crate) fn of(field: &str, message: impl Into<String>) -> Self {
        Self { field: field.to_owned(), row: 0, message: message.into() }
    }
}

/// The words of a date, as the form shows them and reads them again.
fn words(date: Option<PartialDate>) -> String {
    date.map(text::partial).unwrap_or_default()
}

impl PersonDraft {
    /// The draft of a person of the book, or of a new one.
    pub(crate) fn of(person: Person, book: &Book) -> Self {
        Self {
            name: person.whole_name(),
            cadence: person.cadence_days.map(|it| it.to_string()).unwrap_or_default(),
            emails: form_rows::of_methods(&person.emails),
            phones: form_rows::of_methods(&person.phones),
            addresses: form_rows::of_addresses(&person.addresses),
            profiles: form_rows::of_methods(&person.profiles),
            met_when: words(person.how_met.when),
            died: words(person.died),
            paused_until: words(person.paused_until.map(PartialDate::Day)),
            met_through: person.how_met.through.map(|it| label(book, it)).unwrap_or_default(),
            expertise: known_rows::of_known(&person.expertise, &text::partial),
            tags: form_text::write_words(&Labels::of(book, Labels::TAGS).shown(&person.tags)),
            groups: form_text::write_words(&Labels::of(book, Labels::GROUPS).shown(&person.groups)),
            dates: form_rows::of_dates(&person.dates, &text::partial),
            dos: form_rows::of_sentences(&person.dos),
            donts: form_rows::of_sentences(&person.donts),
            facts: form_rows::of_facts(&person.facts),
            custom: form_rows::of_facts(&person.custom),
            relations: form_rows::of_relations(&person.relations, book),
            person,
        }
    }

    /// The place of the row of a field that the book refuses for its length. 0 for a field without rows.
    pub(crate) fn long_row(&self, field: &str) -> usize {
        let rows = match field {
            "emails" => &self.emails,
            "phones" => &self.phones,
            "addresses" => &self.addresses,
            "profiles" => &self.profiles,
            "expertise" => &self.expertise,
            "dates" => &self.dates,
            "dos" => &self.dos,
            "donts" => &self.donts,
            "facts" => &self.facts,
            "custom" => &self.custom,
            "relations" => &self.relations,
            _ => return 0,
        };
        form_rows::longest(rows)
    }

    /// The people of the book with the same name.
    pub(crate) fn same_name(&self, book: &Book) -> Vec<PersonId> {
        naming::same_name(book, &person_named(&self.name))
    }

    /// The people of the book with one of the addresses or numbers.
    pub(crate) fn same_reach(&self, book: &Book) -> Vec<PersonId> {
        let emails = form_rows::methods(&self.emails, &self.person.emails);
        let phones = form_rows::methods(&self.phones, &self.person.phones);
        naming::same_reach(book, &Person { emails, phones, ..Person::default() })
    }

    /// Parses the draft into a person. A field or a row whose text is the same as when the form opened keeps its value,
    /// however the text would be parsed.
    ///
    /// Returns also every field that cannot be saved, in the order of the form.
    pub(crate) fn read(&self, opened: &Self, book: &Book, rules: &DateRules) -> (Person, Vec<FieldProblem>) {
        let mut person = self.person.clone();
        let mut problems = Vec::new();
        if self.name.trim() != person.whole_name() {
            person.set_name(person.name_parts().renamed(&self.name));
        }
        self.read_lists(opened, &mut person);
        if !person.has_name() {
            problems.push(FieldProblem::of("name", text::errors::nameless()));
        }
        if self.met_when != opened.met_when {
            person.how_met.when = date(("met_when", &self.met_when), rules, &mut problems);
        }
        if self.met_through != opened.met_through {
            person.how_met.through = self.met_through(book, &mut problems);
        }
        let before = &opened.person;
        let relations = form_rows::relations(&self.relations, &before.relations, book);
        person.relations = rows("relations", relations, &mut problems);
        let known = known_rows::known(&self.expertise, &before.expertise, rules, &text::partial);
        person.expertise = rows("expertise", known, &mut problems);
        let dates = form_rows::dates(&self.dates, &before.dates, rules, &text::partial);
        person.dates = rows("dates", dates, &mut problems);
        if self.died != opened.died {
            person.died = date(("died", &self.died), rules, &mut problems);
        }
        if self.paused_until != opened.paused_until {
            let ahead = DateRules { scope: DateScope::Ahead, ..*rules };
            let day = date(("paused_until", &self.paused_until), &ahead, &mut problems);
            person.paused_until = day.and_then(|it| PartialDate::whole(&it.to_string()));
        }
        if self.cadence != opened.cadence {
            match form_text::read_days(&self.cadence) {
                Some(days) => person.cadence_days = days,
                None => problems.push(FieldProblem::of("cadence", text::person_form::whole_days())),
            }
        }
        (person, problems)
    }

    /// Reads the lists of which every text is right.
    fn read_lists(&self, opened: &Self, person: &mut Person) {
        let before = &opened.person;
        person.emails = form_rows::methods(&self.emails, &before.emails);
        person.phones = form_rows::methods(&self.phones, &before.phones);
        person.addresses = form_rows::addresses(&self.addresses, &before.addresses);
        person.profiles = form_rows::methods(&self.profiles, &before.profiles);
        person.dos = form_rows::sentences(&self.dos, &before.dos);
        person.donts = form_rows::sentences(&self.donts, &before.donts);
        person.facts = form_rows::facts(&self.facts, &before.facts);
        person.custom = form_rows::facts(&self.custom, &before.custom);
        changed(&self.tags, &opened.tags, &mut |it| person.tags = form_text::read_words(it));
        changed(&self.groups, &opened.groups, &mut |it| person.groups = form_text::read_words(it));
    }

    fn met_through(&self, book: &Book, problems: &mut Vec<FieldProblem>) -> Option<PersonId> {
        let message = match picked(book, &self.met_through) {
            Picked::Nobody => return None,
            Picked::One(id) => return Some(id),
            Picked::Several(_) => text::person_input::several(),
            Picked::Unknown => text::person_input::unknown(),
        };
        problems.push(FieldProblem::of("met_through", message));
        None
    }
}

fn date((field, typed): (&str, &str), rules: &DateRules, problems: &mut Vec<FieldProblem>) -> Option<PartialDate> {
    match read_date(typed, rules) {
        Ok(date) => date.map(|it| it.date),
        Err(problem) => {
            problems.push(FieldProblem::of(field, text::date_field::problem(problem, rules.scope)));
            None
        }
    }
}

fn rows<T: Default>(field: &str, read: Result<T, Vec<(usize, RowProblem)>>, problems: &mut Vec<FieldProblem>) -> T {
    read.unwrap_or_else(|wrong| {
        problems.extend(wrong.into_iter().map(|(row, it)| FieldProblem {
            field: field.to_owned(),
            row,
            message: text::person_form::row_problem(&it).to_owned(),
        }));
        T::default()
    })
}

/// Reads a field if its text has changed.
fn changed(text: &str, opened: &str, read: &mut dyn FnMut(&str)) {
    if text != opened {
        read(text);
    }
}
