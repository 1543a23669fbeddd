//! The dialog that closes a project: its outcome, the new knowledge about people, the open promises, and the contact
//! from then on.

use leptos::prelude::*;

use super::context::{Page, ProjectDialog};
use crate::domain::{PersonId, ProjectClosing, ProjectCommand, ProjectRecord, Promise, PromiseId, PromiseState};
use crate::insight::team::closing::{Teammate, teammates, words_of};
use crate::insight::team::timeline::open_promises;
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, SelectField, close_dialog, foot, icon};
use crate::ui::dom_id::{DomId, fresh_id};
use crate::ui::text;
use crate::web::dom;

/// Days between exchanges to choose from (design decision: a month, a quarter, half a year, as for a mentorship).
const CADENCES: [&str; 3] = ["91", "30", "182"];

/// The ending as the dialog holds it.
#[derive(Clone, Copy)]
struct Draft {
    closing: RwSignal<ProjectClosing>,
    /// What each person turned out to know, with commas between.
    knows: RwSignal<Vec<(PersonId, String)>>,
    covered: StoredValue<Vec<(PersonId, Vec<String>)>>,
    /// The open promises that are closed with it, each with its end.
    closed: RwSignal<Vec<(PromiseId, PromiseState)>>,
    contact: RwSignal<Vec<PersonId>>,
    cadence: RwSignal<String>,
}

impl Draft {
    fn new(mates: &[Teammate], closing: ProjectClosing) -> Self {
        Self {
            closing: RwSignal::new(closing),
            knows: RwSignal::new(mates.iter().map(|it| (it.id, it.knows.join(", "))).collect()),
            covered: StoredValue::new(mates.iter().map(|it| (it.id, it.knows.clone())).collect()),
            closed: RwSignal::new(Vec::new()),
            contact: RwSignal::new(Vec::new()),
            cadence: RwSignal::new(CADENCES[0].to_owned()),
        }
    }

    fn read(self) -> ProjectRecord {
        let covered = self.covered.get_value();
        let words = |(id, text): (PersonId, String)| {
            let covered = covered.iter().find(|it| it.0 == id).map(|it| it.1.as_slice()).unwrap_or_default();
            words_of(&text, covered).into_iter().map(move |it| (id, it)).collect::<Vec<_>>()
        };
        let days = self.cadence.get_untracked().parse().ok();
        let contact = self.contact.get_untracked();
        ProjectRecord {
            closing: self.closing.get_untracked(),
            knows: self.knows.get_untracked().into_iter().flat_map(words).collect(),
            promises: self.closed.get_untracked(),
            contact: days.map(|days| contact.into_iter().map(|it| (it, days)).collect()).unwrap_or_default(),
        }
    }
}

/// The dialog.
#[component]
pub(super) fn CloseDialog(page: Page) -> impl IntoView {
    let mates = page.read_untracked(|book, _| teammates(book, page.id)).unwrap_or_default();
    let closing = page.read_untracked(|_, it| it.closing.clone()).unwrap_or_default();
    let draft = Draft::new(&mates, closing);
    view! {
        <Dialog
            title=text::project::close_title()
            close_label=text::common::close_without_saving()
            draft=format!("closing {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page, draft, mates)}
        </Dialog>
    }
}

fn form(page: Page, draft: Draft, mates: Vec<Teammate>) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let has_mates = !mates.is_empty();
    let save = move |()| {
        let command = ProjectCommand::Close(page.id, Box::new(draft.read()));
        if !form.save(Vec::new(), command.into(), text::project::closed()) {
            return;
        }
        // The thanks are worth a message: the next dialog has one for each.
        if has_mates {
            // Closed first, so that the next sheet opens at its title.
            page.dialog.set(None);
            request_animation_frame(move || page.show(ProjectDialog::Thanks(true)));
        } else {
            close();
            request_animation_frame(|| dom::focus(DomId::ProjectDone.as_str()));
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <AreaField
                label=text::project::came()
                value=Signal::derive(move || draft.closing.with(|it| it.came.clone()))
                problem=form.of("came")
                on_input=move |text| draft.closing.update(|it| it.came = text)
            />
            <AreaField
                label=text::project::kept()
                value=Signal::derive(move || draft.closing.with(|it| it.kept.clone()))
                hint=text::project::only_you_see()
                problem=form.of("kept")
                on_input=move |text| draft.closing.update(|it| it.kept = text)
            />
            {has_mates.then(|| new_knowledge(draft, &mates))}
            {open_lines(page, draft)}
            {has_mates.then(|| contact(draft, &mates))}
            {foot(form, text::project::close(), close)}
        </Form>
    }
    .into_any()
}

/// What each person turned out to know.
fn new_knowledge(draft: Draft, mates: &[Teammate]) -> AnyView {
    let hint = fresh_id();
    let id = hint.clone();
    view! {
        <fieldset class="stack" aria-describedby=id>
            <legend>{text::project::they_turned_out()}</legend>
            <p id=hint class="text-small">{text::project::turned_out_hint()}</p>
            {mates.iter().map(|it| turned_out(draft, it)).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// What a person turned out to know.
fn turned_out(draft: Draft, mate: &Teammate) -> AnyView {
    let id = mate.id;
    let value = move || draft.knows.with(|it| it.iter().find(|it| it.0 == id).map(|it| it.1.clone()));
    let write = move |text: String| {
        draft.knows.update(|it| it.iter_mut().filter(|it| it.0 == id).for_each(|it| it.1.clone_from(&text)));
    };
    let label = text::project::turned_out(&mate.name);
    view! {
        <label class="field">
            <span class="field__label">{label.clone()}</span>
            <input
                class="input"
                aria-label=label
                dir="auto"
                autocomplete="off"
                prop:value=move || value().unwrap_or_default()
                on:input=move |event| write(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// A box to tick, for a list of ids.
fn tick<T: PartialEq + Copy + Send + Sync + 'static>(list: RwSignal<Vec<T>>, id: T, label: String) -> AnyView {
    let change = move |event: web_sys::Event| {
        let is_ticked = event_target_checked(&event);
        list.update(|it| {
            it.retain(|it| *it != id);
            it.extend(is_ticked.then_some(id));
        });
    };
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=move || list.with(|it| it.contains(&id)) on:change=change />
            <span class="checkbox__box">{icon("check")}</span>
            <span class="checkbox__text">{label}</span>
        </label>
    }
    .into_any()
}

/// The open promises: each stays unless the user says that it is kept or let go.
fn open_lines(page: Page, draft: Draft) -> Option<AnyView> {
    let open = page.read_untracked(|book, _| open_promises(book, page.id)).unwrap_or_default();
    let line = move |(id, promise): (PromiseId, Promise)| open_promise(draft, id, promise.what);
    (!open.is_empty()).then(|| {
        view! {
            <fieldset class="stack">
                <legend>{text::project::open_promises()}</legend>
                {open.into_iter().map(line).collect_view()}
            </fieldset>
        }
        .into_any()
    })
}

fn open_promise(draft: Draft, id: PromiseId, what: String) -> AnyView {
    let state = move || draft.closed.with(|it| it.iter().find(|it| it.0 == id).map(|it| it.1));
    let choose = move |word: String| {
        draft.closed.update(|it| {
            it.retain(|it| it.0 != id);
            it.extend(PromiseState::from_word(&word).map(|state| (id, state)));
        });
    };
    let options = [
        ("", text::project::stays_open()),
        (PromiseState::Kept.word(), text::project::was_kept()),
        (PromiseState::LetGo.word(), text::project::was_let_go()),
    ];
    view! {
        <SelectField
            label=what
            options=options.map(|(key, words)| (key, words.to_owned())).to_vec()
            value=Signal::derive(move || state().map_or("", PromiseState::word).to_owned())
            on_choose=choose
        />
    }
    .into_any()
}

/// With whom to keep in contact, and how often.
fn contact(draft: Draft, mates: &[Teammate]) -> AnyView {
    let lines: Vec<_> =
        mates.iter().map(|it| tick(draft.contact, it.id, text::project::keep_contact_with(&it.name))).collect();
    let every = |it: &'static str| (it, text::sentence(&text::every(it.parse().unwrap_or_default())));
    let often = move || {
        (!draft.contact.with(Vec::is_empty)).then(|| {
            view! {
                <SelectField
                    label=text::project::how_often()
                    options=CADENCES.map(every).to_vec()
                    value=draft.cadence
                    on_choose=move |it| draft.cadence.set(it)
                />
            }
        })
    };
    view! {
        <fieldset class="stack">
            <legend>{text::project::keep_contact()}</legend>
            {lines}
            {often}
        </fieldset>
    }
    .into_any()
}
