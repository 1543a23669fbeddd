//! The chapters of a relationship, and the dialog that names one.

use leptos::prelude::*;

use crate::domain::{Chapter, HistoryCommand, Id, PersonId};
use crate::present::chapters::offered_name;
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{
    DateField, Dialog, Form, FormProblems, Show, TextField, close_dialog, date_rules, foot, icon, memo,
};
use crate::ui::state::{FieldProblem, use_commands, use_repository};
use crate::ui::text;
use crate::ui::text::chapters as words;

/// The chapters of a person, with the button that names another.
#[component]
pub(super) fn Chapters(person: PersonId) -> impl IntoView {
    let repository = use_repository();
    let chapters = memo(move || {
        repository.book(|book| book.people.get(person).map(|it| it.chapters.to_vec())).unwrap_or_default()
    });
    let open = RwSignal::new(None::<Chapter>);
    let line = move |it: Chapter| {
        let (label, name) = (words::edit_of(&it.name), words::chapter(&it));
        view! {
            <li>
                <span dir="auto">{name}</span>
                " "
                <button class="link-button" type="button" aria-label=label on:click=move |_| open.set(Some(it.clone()))>
                    {text::common::edit()}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !chapters.with(Vec::is_empty)>
            <h3>{words::chapters()}</h3>
            <ul class="ink-days" role="list">{move || chapters.get().into_iter().map(line).collect_view()}</ul>
        </Show>
        <p>
            <button class="link-button" type="button" on:click=move |_| open.set(Some(Chapter::default()))>
                {icon("plus")}{words::new()}
            </button>
        </p>
        {move || {
            let chapter = open.get()?;
            Some(view! { <ChapterForm person chapter on_close=move |()| open.set(None) /> })
        }}
    }
}

/// A chapter as the form holds it.
#[derive(Clone, Copy)]
struct ChapterDraft {
    person: PersonId,
    id: Option<Id<Chapter>>,
    name: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    form: FormProblems,
}

/// The dialog that names a chapter.
#[component]
fn ChapterForm(person: PersonId, chapter: Chapter, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let date = |it: Option<crate::domain::PartialDate>| RwSignal::new(it.map(text::partial).unwrap_or_default());
    let draft = ChapterDraft {
        person,
        id: chapter.id,
        from: date(chapter.from),
        to: date(chapter.to),
        name: RwSignal::new(chapter.name),
        form: FormProblems::new(),
    };
    view! {
        <Dialog
            title=words::new()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("chapter {person} {}", draft.id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| on_close.run(())
        >
            {fields(draft)}
        </Dialog>
    }
}

impl ChapterDraft {
    /// The chapter as it is typed, and its problems.
    fn read(self) -> (Chapter, Vec<FieldProblem>) {
        let mut problems = Vec::new();
        let mut date = |field: &'static str, typed: RwSignal<String>| match typed
            .with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)))
        {
            Ok(read) => read.map(|it| it.date),
            Err(it) => {
                problems.push(FieldProblem::of(field, text::date_field::problem(it, DateScope::Partial)));
                None
            }
        };
        let (from, to) = (date("from", self.from), date("to", self.to));
        (Chapter { id: self.id, from, to, name: self.name.get_untracked() }, problems)
    }
}

fn fields(draft: ChapterDraft) -> AnyView {
    let ChapterDraft { person, form, name, from, to, .. } = draft;
    let (repository, close) = (use_repository(), close_dialog());
    let offered = repository.book_untracked(|book| offered_name(book, person)).filter(|_| draft.id.is_none());
    let save = move |()| {
        let (chapter, problems) = draft.read();
        if form.save(problems, HistoryCommand::SaveChapter(person, chapter).into(), words::saved()) {
            close();
        }
    };
    let offer = offered.map(|it| {
        let label = words::use_name(&it);
        view! {
            <p>
                <button class="link-button" type="button" on:click=move |_| name.set(it.clone())>{label}</button>
            </p>
        }
    });
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=words::name()
                value=name
                hint=words::name_hint()
                is_first=true
                problem=form.of("name")
                on_input=move |it| name.set(it)
            />
            {offer}
            <DateField
                label=words::from()
                scope=DateScope::Partial
                value=from
                problem=form.of("from")
                on_input=move |it| from.set(it)
            />
            <DateField
                label=words::to()
                scope=DateScope::Partial
                value=to
                hint=words::to_hint()
                problem=form.of("to")
                on_input=move |it| to.set(it)
            />
            {draft.id.map(|id| remove(person, id))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn remove(person: PersonId, id: Id<Chapter>) -> AnyView {
    let (commands, close) = (use_commands(), close_dialog());
    let remove = move |_| {
        if commands.run_or_show(HistoryCommand::RemoveChapter(person, id).into(), words::removed()) {
            close();
        }
    };
    view! {
        <p><button class="link-button" type="button" on:click=remove>{icon("trash")}{words::remove()}</button></p>
    }
    .into_any()
}
