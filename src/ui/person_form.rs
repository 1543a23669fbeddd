//! The form for a person: the few important fields, and the rest in sections that unfold.

use leptos::prelude::*;

use crate::domain::{Circle, Command, PartialDate, Person, PersonId, display_name, rebase};
use crate::formats::form_text::{self, LineProblem};
use crate::quick_entry::person_named;
use crate::ui::app::{App, app};
use crate::ui::components::{AreaField, Dialog, SelectField, TextField, close_dialog, icon};
use crate::ui::person_input::NameField;
use crate::ui::text;
use crate::web::{files, photo};

/// A form that was closed without saving: the person, the draft when it was opened, and the draft when it was closed.
pub(crate) type Unsaved = (Option<PersonId>, Draft, Draft);

/// A person as the form holds it: lists as lines, dates as they are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    person: Person,
    name: String,
    cadence: String,
    emails: String,
    phones: String,
    addresses: String,
    profiles: String,
    met_when: String,
    met_through: String,
    expertise: String,
    tags: String,
    groups: String,
    dates: String,
    dos: String,
    donts: String,
    facts: String,
    custom: String,
    relations: String,
}

impl Draft {
    fn of(app: App, person: Person) -> Self {
        let (relations, met_through) = app.with_book_untracked(|book| {
            let through = person.how_met.through.and_then(|it| book.people.get(it)).map(display_name);
            (form_text::write_relations(&person.relations, book), through.unwrap_or_default())
        });
        Self {
            name: person.whole_name(),
            cadence: person.cadence_days.map(|it| it.to_string()).unwrap_or_default(),
            emails: form_text::write_reaches(&person.emails),
            phones: form_text::write_reaches(&person.phones),
            addresses: form_text::write_addresses(&person.addresses),
            profiles: form_text::write_reaches(&person.profiles),
            met_when: person.how_met.when.map(|it| it.to_string()).unwrap_or_default(),
            met_through,
            expertise: form_text::write_words(&person.expertise),
            tags: form_text::write_words(&person.tags),
            groups: form_text::write_words(&person.groups),
            dates: form_text::write_dates(&person.dates),
            dos: form_text::write_sentences(&person.dos),
            donts: form_text::write_sentences(&person.donts),
            facts: form_text::write_facts(&person.facts),
            custom: form_text::write_facts(&person.custom),
            relations,
            person,
        }
    }

    /// Parses the draft into a person. Fails with the first line that cannot be parsed.
    ///
    /// A field whose text is the same as when the form opened keeps its value, however the text would be parsed.
    fn read(&self, app: App, opened: &Self) -> Result<Person, LineProblem> {
        let mut person = self.person.clone();
        if self.name.trim() != person.whole_name() {
            let named = person_named(&self.name);
            (person.given, person.family) = (named.given, named.family);
        }
        if self.cadence != opened.cadence {
            person.cadence_days = form_text::read_days(&self.cadence)?;
        }
        changed(&self.emails, &opened.emails, &mut |it| person.emails = form_text::read_reaches(it));
        changed(&self.phones, &opened.phones, &mut |it| person.phones = form_text::read_reaches(it));
        changed(&self.addresses, &opened.addresses, &mut |it| person.addresses = form_text::read_addresses(it));
        changed(&self.profiles, &opened.profiles, &mut |it| person.profiles = form_text::read_reaches(it));
        person.how_met.when = self.met_when()?;
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
        let nobody = || LineProblem::Nobody { line: self.met_through.clone() };
        app.with_book_untracked(|book| {
            if self.met_through != opened.met_through {
                person.how_met.through = match self.met_through.trim() {
                    "" => None,
                    name => Some(form_text::find_name(name, book).ok_or_else(nobody)?),
                };
            }
            if self.relations != opened.relations {
                person.relations = form_text::read_relations(&self.relations, book)?;
            }
            Ok(person)
        })
    }

    fn met_when(&self) -> Result<Option<PartialDate>, LineProblem> {
        let line = self.met_when.trim();
        if line.is_empty() {
            return Ok(None);
        }
        line.parse().map(Some).map_err(|why| LineProblem::Date { line: line.to_owned(), why })
    }
}

/// Reads a field if its text has changed.
fn changed(text: &str, opened: &str, read: &mut dyn FnMut(&str)) {
    if text != opened {
        read(text);
    }
}

/// The dialog for a new person or for editing one.
#[component]
pub(crate) fn PersonForm(
    /// The person to edit; none for a new one.
    id: Option<PersonId>,
    /// The initial name.
    name: String,
) -> impl IntoView {
    let app = app();
    let person = id
        .and_then(|id| app.with_book_untracked(|it| it.people.get(id).cloned()))
        .unwrap_or_else(|| person_named(&name));
    let title = if id.is_some() { format!("Edit {}", display_name(&person)) } else { "Someone new".to_owned() };
    // Restores an unsaved form that was closed by mistake, together with the version it was based on.
    let begun = if name.is_empty() { app.left_form(id) } else { None };
    let is_begun = begun.is_some();
    let (opened, draft) = begun.map_or_else(
        || {
            let opened = Draft::of(app, person);
            (opened.clone(), opened)
        },
        |(_, opened, draft)| (opened, draft),
    );
    let draft = RwSignal::new(draft);
    let is_settled = StoredValue::new(false);
    on_cleanup({
        let opened = opened.clone();
        move || {
            let left = draft.try_get_untracked().filter(|it| *it != opened);
            if let Some(left) = left.filter(|_| is_settled.try_get_value() == Some(false)) {
                app.leave_form((id, opened, left));
                app.say(text::BEGUN, false);
            }
        }
    });
    view! {
        <Dialog title close_label="Close without saving" on_close=move |()| app.dialog.set(None)>
            <PersonFields id draft opened is_begun is_settled />
        </Dialog>
    }
}

#[component]
fn PersonFields(
    id: Option<PersonId>,
    draft: RwSignal<Draft>,
    opened: Draft,
    is_begun: bool,
    is_settled: StoredValue<bool>,
) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let problem = RwSignal::new(String::new());
    let save = move || {
        let edited = draft.with_untracked(|it| it.read(app, &opened)).map_err(|it| it.to_string());
        let kept = edited.and_then(|it| keep(app, id, &opened.person, it));
        match kept {
            Ok(()) => {
                is_settled.set_value(true);
                close();
            }
            Err(why) => problem.set(why),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            {is_begun.then(|| view! { <p class="note" role="status">{text::BEGUN_HERE}</p> })}
            <Basics draft />
            <ContactFields draft />
            <HowMetFields draft id />
            <FactFields draft />
            <MoreFields draft />
            <p class="note says" role="alert">{problem}</p>
            <footer class="sheet__foot">
                <button class="btn main" type="submit">{icon("check")}"Save"</button>
                <button class="btn" type="button" on:click=move |_| {
                    is_settled.set_value(true);
                    close();
                }>"Cancel"</button>
            </footer>
        </form>
    }
}

fn keep(app: App, id: Option<PersonId>, base: &Person, mut person: Person) -> Result<(), String> {
    if let Some(mut current) = id.and_then(|id| app.with_book_untracked(|book| book.people.get(id).cloned())) {
        rebase(base, &person, &mut current);
        person = current;
    }
    let name = display_name(&person);
    let (command, said) = match id {
        Some(id) => (Command::EditPerson(id, Box::new(person)), format!("Saved. {name}.")),
        None => (Command::AddPerson(Box::new(person)), format!("Saved. {name} is in the book.")),
    };
    match app.run(command, said) {
        // Saving without a change counts as success.
        Ok(_) | Err(crate::store::CommitError::Refused(crate::domain::CommandError::Nothing)) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// A text field bound to a part of the draft.
fn line(
    draft: RwSignal<Draft>,
    label: &'static str,
    hint: &'static str,
    part: fn(&mut Draft) -> &mut String,
) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| part(&mut it.clone()).clone()));
    view! { <TextField label value hint on_input=move |it| draft.update(|draft| *part(draft) = it) /> }
}

/// A multi-line field bound to a part of the draft.
fn area(
    draft: RwSignal<Draft>,
    label: &'static str,
    hint: &'static str,
    part: fn(&mut Draft) -> &mut String,
) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| part(&mut it.clone()).clone()));
    view! { <AreaField label value hint on_input=move |it| draft.update(|draft| *part(draft) = it) /> }
}

/// A field for a part of the name. The full name above follows it.
fn name_part(draft: RwSignal<Draft>, label: &'static str, part: fn(&mut Person) -> &mut String) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| part(&mut it.person.clone()).clone()));
    let set = move |it| {
        draft.update(|draft| {
            *part(&mut draft.person) = it;
            draft.name = draft.person.whole_name();
        });
    };
    view! { <TextField label value on_input=set /> }
}

#[component]
fn Basics(draft: RwSignal<Draft>) -> impl IntoView {
    let app = app();
    let name = Signal::derive(move || draft.with(|it| it.name.clone()));
    let circle = Signal::derive(move || draft.with(|it| it.person.circle.map_or("", Circle::word).to_owned()));
    let settings = app.with_book_untracked(|it| it.settings().clone());
    let mut circles = vec![("", "Not sorted yet".to_owned())];
    circles.extend(
        Circle::ALL
            .iter()
            .map(|it| (it.word(), format!("{}, {}", text::circle(*it), text::circle_rhythm(*it, &settings)))),
    );
    view! {
        <TextField label="Name" value=name is_first=true on_input=move |it| draft.update(|draft| draft.name = it) />
        <div class="field-pair">
            {line(draft, "Organisation", "", |it| &mut it.person.organisation)}
            {line(draft, "Role", "", |it| &mut it.person.role)}
        </div>
        <SelectField label="Circle" options=circles value=circle on_choose=move |it: String| {
            draft.update(|draft| draft.person.circle = Circle::from_word(&it));
        } />
    }
}

#[component]
fn ContactFields(draft: RwSignal<Draft>) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>"Ways to reach them"</summary>
            <div class="stack">
                {area(draft, "E-mail addresses", "One a line, the one to use first on top. A word before a colon says which: work: ana@example.org", |it| &mut it.emails)}
                {area(draft, "Telephone numbers", "mobile: +351 912 000 000", |it| &mut it.phones)}
                {area(draft, "Profiles and pages", "linkedin: https://…", |it| &mut it.profiles)}
                {area(draft, "Postal addresses", "", |it| &mut it.addresses)}
                {line(draft, "Place", "The town, or whatever says where they are", |it| &mut it.person.place)}
            </div>
        </details>
    }
}

#[component]
fn HowMetFields(draft: RwSignal<Draft>, id: Option<PersonId>) -> impl IntoView {
    let through = Signal::derive(move || draft.with(|it| it.met_through.clone()));
    view! {
        <details class="fold">
            <summary>"How you met"</summary>
            <div class="stack">
                {line(draft, "When", "2019, 2019-05 or 2019-05-17", |it| &mut it.met_when)}
                {line(draft, "Where", "", |it| &mut it.person.how_met.place)}
                {area(draft, "What happened", "", |it| &mut it.person.how_met.story)}
                <NameField label="Through whom" value=through except=id on_input=move |it| draft.update(|draft| draft.met_through = it) />
                {area(draft, "Ties to other people", "partner: Björn Lindqvist. Or parent, child, sibling, family, friend, colleague, manager, report, mentor, mentee, acquaintance", |it| &mut it.relations)}
            </div>
        </details>
    }
}

#[component]
fn FactFields(draft: RwSignal<Draft>) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>"Worth remembering"</summary>
            <div class="stack">
                {area(draft, "Dates", "birthday: 1987-04-12, or without the year: birthday: --04-12. Words after the date are a note", |it| &mut it.dates)}
                {area(draft, "Facts", "Children: Aksel, seven", |it| &mut it.facts)}
                {area(draft, "What goes well", "One a line", |it| &mut it.dos)}
                {area(draft, "What to avoid", "One a line", |it| &mut it.donts)}
                {line(draft, "Knows about", "Parted by commas", |it| &mut it.expertise)}
                {line(draft, "Tags", "Parted by commas", |it| &mut it.tags)}
                {line(draft, "Groups", "Parted by commas", |it| &mut it.groups)}
                {area(draft, "Notes", "", |it| &mut it.person.notes)}
            </div>
        </details>
    }
}

#[component]
fn MoreFields(draft: RwSignal<Draft>) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let cadence = Signal::derive(move || draft.with(|it| it.cadence.clone()));
    let paused =
        Signal::derive(move || draft.with(|it| it.person.paused_until.map(|it| it.to_string()).unwrap_or_default()));
    let choose = move |event: web_sys::Event| {
        let Some(file) = files::chosen(&event_target(&event)) else { return };
        crate::web::spawn(async move {
            match photo::thumbnail(&file).await {
                Some(picture) => draft.update(|it| it.person.photo = picture),
                None => problem.set("This browser cannot read that picture.".to_owned()),
            }
        });
    };
    let picture = move || {
        let photo = draft.with(|it| it.person.picture().map(str::to_owned));
        photo.map(|photo| view! {
            <img class="avatar large" src=photo alt="The picture" width="96" height="96" />
            <button class="btn" type="button" on:click=move |_| draft.update(|it| it.person.photo.clear())>"Take the picture away"</button>
        })
    };
    view! {
        <details class="fold">
            <summary>"More about the name, a picture, the rhythm"</summary>
            <div class="stack">
                {name_part(draft, "Given name", |it| &mut it.given)}
                {name_part(draft, "Family name", |it| &mut it.family)}
                {line(draft, "Nickname", "", |it| &mut it.person.nickname)}
                {line(draft, "In another script", "", |it| &mut it.person.other_script)}
                {line(draft, "How to say it", "", |it| &mut it.person.say)}
                {line(draft, "Pronouns", "", |it| &mut it.person.pronouns)}
                {line(draft, "Department", "", |it| &mut it.person.department)}
                <TextField label="A rhythm of their own, in days" kind="number" value=cadence on_input=move |it| draft.update(|draft| draft.cadence = it) />
                <TextField label="Quiet until" kind="date" value=paused hint="Not suggested before that day" on_input=move |it: String| {
                    draft.update(|draft| draft.person.paused_until = PartialDate::whole(&it));
                } />
                {area(draft, "Your own fields", "Shoe size: 43", |it| &mut it.custom)}
                <label class="field">
                    <span class="field__label">"Picture"</span>
                    <input class="input" type="file" accept="image/*" on:change=choose />
                    <span class="note says" role="alert">{problem}</span>
                </label>
                <div class="actions">{picture}</div>
            </div>
        </details>
    }
}
