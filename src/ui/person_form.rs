//! The form for a person: the few important fields, and the rest in sections that unfold.

use leptos::prelude::*;

use crate::domain::{Book, Circle, Command, NameParts, PartialDate, Person, PersonId, display_name, rebase};
use crate::quick_entry::person_named;
use crate::ui::components::{AreaField, Dialog, SelectField, TextField, close_dialog, icon, memo};
use crate::ui::person_input::NameField;
use crate::ui::route::Route;
use crate::ui::state::{Commands, PersonDraft as Draft, RepositoryContext, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::{files, photo};

/// The dialog for a new person or for editing one.
#[component]
pub(crate) fn PersonForm(
    /// The person to edit; none for a new one.
    id: Option<PersonId>,
    /// The initial name.
    name: String,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let person = id
        .and_then(|id| repository.book_untracked(|it| it.people.get(id).cloned()))
        .unwrap_or_else(|| person_named(&name));
    let title = if id.is_some() {
        text::person_form::edit(&display_name(&person))
    } else {
        text::common::someone_new().to_owned()
    };
    let opened = repository.book_untracked(|book| Draft::of(person, book));
    let draft = RwSignal::new(opened.clone());
    view! {
        <Dialog title close_label=text::common::close_without_saving() on_close=move |()| dialogs.close()>
            <PersonFields id draft opened />
        </Dialog>
    }
}

#[component]
fn PersonFields(id: Option<PersonId>, draft: RwSignal<Draft>, opened: Draft) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let problem = RwSignal::new(String::new());
    let save = move || {
        let edited = draft
            .with_untracked(|it| repository.book_untracked(|book| it.read(&opened, book)))
            .map_err(|it| text::errors::line(&it));
        match edited.and_then(|it| save(repository, commands, (id, &opened.person), it)) {
            Ok(()) => close(),
            Err(why) => problem.set(why),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <BasicFields draft id />
            <ContactFields draft id />
            <HowMetFields draft id />
            <FactFields draft />
            <MoreFields draft />
            <p class="text-small field-error" role="alert">{problem}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// Saves the edited person. Fails with a message if the book refuses it or the storage is full.
fn save(
    repository: RepositoryContext,
    commands: Commands,
    (id, base): (Option<PersonId>, &Person),
    mut person: Person,
) -> Result<(), String> {
    if let Some(mut current) = id.and_then(|id| repository.book_untracked(|book| book.people.get(id).cloned())) {
        rebase(base, &person, &mut current);
        person = current;
    }
    let name = display_name(&person);
    let (command, message) = match id {
        Some(id) => (Command::EditPerson(id, Box::new(person)), text::person_form::saved(&name)),
        None => (Command::AddPerson(Box::new(person)), text::person_form::added(&name)),
    };
    commands.save(command, message)
}

/// A text of a draft: how to read it without cloning the draft, which may hold a photo, and how to write it.
struct Accessor<T> {
    read: fn(&T) -> &String,
    write: fn(&mut T) -> &mut String,
}

/// The part of a draft with this path.
macro_rules! part {
    ($($path:ident).+) => {
        Accessor { read: |it| &it.$($path).+, write: |it| &mut it.$($path).+ }
    };
}

impl<T> Clone for Accessor<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Accessor<T> {}

/// A text field bound to a part of the draft.
fn line(draft: RwSignal<Draft>, label: &'static str, hint: &'static str, part: Accessor<Draft>) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| (part.read)(it).clone()));
    view! { <TextField label value hint on_input=move |it| draft.update(|draft| *(part.write)(draft) = it) /> }
}

/// A multi-line field bound to a part of the draft.
fn area(draft: RwSignal<Draft>, label: &'static str, hint: &'static str, part: Accessor<Draft>) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| (part.read)(it).clone()));
    view! { <AreaField label value hint on_input=move |it| draft.update(|draft| *(part.write)(draft) = it) /> }
}

/// A field for a part of the name. The full name above follows it.
fn name_part(
    draft: RwSignal<Draft>,
    base: StoredValue<NameParts>,
    label: &'static str,
    part: Accessor<Person>,
) -> impl IntoView {
    let value = Signal::derive(move || draft.with(|it| (part.read)(&it.person).clone()));
    let set = move |text| {
        draft.update(|draft| {
            *(part.write)(&mut draft.person) = text;
            draft.name = draft.person.whole_name();
        });
        base.set_value(draft.with_untracked(|it| it.person.name_parts()));
    };
    view! { <TextField label value on_input=set /> }
}

/// The parts of the name, for a name that is not read as it is meant.
fn name_parts(draft: RwSignal<Draft>, base: StoredValue<NameParts>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{text::person_form::name_parts()}</summary>
            <div class="stack">
                {name_part(draft, base, text::person_form::prefix(), part!(prefix))}
                {name_part(draft, base, text::person_form::given_name(), part!(given))}
                {name_part(draft, base, text::person_form::middle(), part!(middle))}
                {name_part(draft, base, text::person_form::family_name(), part!(family))}
                {name_part(draft, base, text::person_form::suffix(), part!(suffix))}
                {line(
                    draft,
                    text::person_form::sort_name(),
                    text::person_form::sort_name_hint(),
                    part!(person.sort_name),
                )}
            </div>
        </details>
    }
}

/// A note with a link for each person of the book who may be the same as the new one.
#[component]
fn AlreadyThere(draft: RwSignal<Draft>, find: fn(&Draft, &Book) -> Vec<PersonId>) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let found = memo(move || draft.with(|draft| repository.book(|book| find(draft, book))));
    let note = move |id: PersonId| {
        let name = repository.book_untracked(|book| book.people.get(id).map(display_name)).unwrap_or_default();
        view! {
            <p class="text-small">
                {text::person_form::already_there(&name)}" "
                <a href=Route::Person(id).href() on:click=move |_| dialogs.close()>{text::person_form::see(&name)}</a>
            </p>
        }
    };
    view! { <div role="status">{move || found.get().into_iter().take(MOST_ALIKE).map(note).collect_view()}</div> }
}

/// How many people of one name are shown (design decision).
const MOST_ALIKE: usize = 3;

#[component]
fn BasicFields(draft: RwSignal<Draft>, id: Option<PersonId>) -> impl IntoView {
    // The parts from which a newly typed name starts.
    let base = StoredValue::new(draft.with_untracked(|it| it.person.name_parts()));
    let rename = move |name: String| {
        draft.update(|draft| {
            draft.person.set_name(base.with_value(|it| it.renamed(&name)));
            draft.name = name;
        });
    };
    let name = Signal::derive(move || draft.with(|it| it.name.clone()));
    let circle = Signal::derive(move || draft.with(|it| it.person.circle.map_or("", Circle::word).to_owned()));
    let settings = use_repository().book_untracked(|it| it.settings().clone());
    let mut circles = vec![("", text::person_form::no_circle().to_owned())];
    circles.extend(Circle::ALL.iter().map(|it| {
        (it.word(), text::person_form::circle_option(&text::circle(*it), &text::circle_rhythm(*it, &settings)))
    }));
    view! {
        <TextField
            label=text::common::name()
            value=name
            is_first=true
            on_input=rename
        />
        {id.is_none().then(|| view! { <AlreadyThere draft find=Draft::same_name /> })}
        {name_parts(draft, base)}
        <div class="field-pair">
            {line(draft, text::person_form::organisation(), "", part!(person.organisation))}
            {line(draft, text::person_form::role(), "", part!(person.role))}
        </div>
        <SelectField label=text::person_form::circle() options=circles value=circle on_choose=move |it: String| {
            draft.update(|draft| draft.person.circle = Circle::from_word(&it));
        } />
    }
}

#[component]
fn ContactFields(draft: RwSignal<Draft>, id: Option<PersonId>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{text::person_form::contact()}</summary>
            <div class="stack">
                {area(draft, text::person_form::emails(), text::person_form::emails_hint(), part!(emails))}
                {area(draft, text::person_form::phones(), text::person_form::phones_hint(), part!(phones))}
                {id.is_none().then(|| view! { <AlreadyThere draft find=Draft::same_reach /> })}
                {area(draft, text::person_form::profiles(), text::person_form::profiles_hint(), part!(profiles))}
                {area(draft, text::person_form::addresses(), "", part!(addresses))}
                {line(draft, text::person_form::place(), text::person_form::place_hint(), part!(person.place))}
            </div>
        </details>
    }
}

#[component]
fn HowMetFields(draft: RwSignal<Draft>, id: Option<PersonId>) -> impl IntoView {
    let through = Signal::derive(move || draft.with(|it| it.met_through.clone()));
    view! {
        <details class="disclosure">
            <summary>{text::person_form::how_met()}</summary>
            <div class="stack">
                {line(draft, text::person_form::met_when(), text::person_form::met_when_hint(), part!(met_when))}
                {line(draft, text::person_form::met_where(), "", part!(person.how_met.place))}
                {area(draft, text::person_form::met_story(), "", part!(person.how_met.story))}
                <NameField
                    label=text::person_form::met_through()
                    value=through
                    except=id
                    on_input=move |it| draft.update(|draft| draft.met_through = it)
                />
                {area(draft, text::person_form::relations(), text::person_form::relations_hint(), part!(relations))}
            </div>
        </details>
    }
}

#[component]
fn FactFields(draft: RwSignal<Draft>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{text::person_form::worth_remembering()}</summary>
            <div class="stack">
                {area(draft, text::person_form::dates(), text::person_form::dates_hint(), part!(dates))}
                {area(draft, text::person_form::facts(), text::person_form::facts_hint(), part!(facts))}
                {area(draft, text::person_form::dos(), text::person_form::one_a_line(), part!(dos))}
                {area(draft, text::person_form::donts(), text::person_form::one_a_line(), part!(donts))}
                {line(draft, text::person_form::expertise(), text::person_form::with_commas(), part!(expertise))}
                {line(draft, text::person_form::tags(), text::person_form::with_commas(), part!(tags))}
                {line(draft, text::person_form::groups(), text::person_form::with_commas(), part!(groups))}
                {area(draft, text::person_form::notes(), "", part!(person.notes))}
            </div>
        </details>
    }
}

#[component]
fn MoreFields(draft: RwSignal<Draft>) -> impl IntoView {
    let cadence = Signal::derive(move || draft.with(|it| it.cadence.clone()));
    let paused =
        Signal::derive(move || draft.with(|it| it.person.paused_until.map(|it| it.to_string()).unwrap_or_default()));
    view! {
        <details class="disclosure">
            <summary>{text::person_form::more()}</summary>
            <div class="stack">
                {line(draft, text::person_form::nickname(), "", part!(person.nickname))}
                {line(draft, text::person_form::other_script(), "", part!(person.other_script))}
                {line(draft, text::person_form::pronunciation(), "", part!(person.say))}
                {line(draft, text::person_form::pronouns(), "", part!(person.pronouns))}
                {line(draft, text::person_form::department(), "", part!(person.department))}
                {line(draft, text::person_form::died(), text::person_form::died_hint(), part!(died))}
                <TextField
                    label=text::person_form::cadence()
                    kind="number"
                    value=cadence
                    on_input=move |it| draft.update(|draft| draft.cadence = it)
                />
                <TextField
                    label=text::person_form::paused_until()
                    kind="date"
                    value=paused
                    hint=text::person_form::paused_until_hint()
                    on_input=move |it: String| {
                    draft.update(|draft| draft.person.paused_until = PartialDate::whole(&it));
                } />
                {area(draft, text::person_form::custom(), text::person_form::custom_hint(), part!(custom))}
                <PictureField draft />
            </div>
        </details>
    }
}

/// The picture, with a file input to choose another.
#[component]
fn PictureField(draft: RwSignal<Draft>) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let Some(file) = files::chosen(&event_target(&event)) else { return };
        crate::web::spawn(async move {
            match photo::thumbnail(&file).await {
                Some(picture) => draft.update(|it| it.person.photo = picture),
                None => problem.set(text::person_form::picture_not_read().to_owned()),
            }
        });
    };
    let picture = move || {
        let photo = draft.with(|it| it.person.picture().map(str::to_owned));
        photo.map(|photo| view! {
            <img class="avatar avatar--large" src=photo alt=text::person_form::picture_alt() width="96" height="96" />
            <button class="btn" type="button" on:click=move |_| draft.update(|it| it.person.photo.clear())>
                {text::person_form::remove_picture()}
            </button>
        })
    };
    view! {
        <label class="field">
            <span class="field__label">{text::person_form::picture()}</span>
            <input class="input" type="file" accept="image/*" on:change=choose />
            <span class="text-small field-error" role="alert">{problem}</span>
        </label>
        <div class="actions">{picture}</div>
    }
}
