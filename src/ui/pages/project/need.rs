//! The dialog for a need: its words, how well it is needed, and who covers it. All of it is written on Save.

use leptos::prelude::*;

use super::context::{Names, Page};
use crate::domain::{Command, Covering, Depth, Id, Need, PersonId, ProjectCommand};
use crate::insight::team::{Who, project, rows, team};
use crate::present::people_picker::Whom;
use crate::present::projects::has_need;
use crate::ui::components::{Dialog, Form, FormProblems, SelectField, TextField, close_dialog, foot};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::state::FieldProblem;
use crate::ui::text;

/// Who covers a need, and how well. None is "not this".
type Cover = (Who, Option<Depth>);

/// The need as the form holds it.
#[derive(Clone, Copy)]
struct Draft {
    page: Page,
    /// The need that is changed. None for a new one.
    id: Option<Id<Need>>,
    need: RwSignal<Need>,
    /// Everybody in the project and the user, then those whom the user adds.
    covers: RwSignal<Vec<Cover>>,
    /// The covers when the dialog opened: only what the user changed is written.
    before: StoredValue<Vec<Cover>>,
    /// The name of somebody who is not in the project yet.
    name: RwSignal<String>,
    form: FormProblems,
}

/// The dialog.
#[component]
pub(super) fn NeedDialog(page: Page, id: Option<Id<Need>>) -> impl IntoView {
    let title = if id.is_some() { text::project::need_title() } else { text::project::add_need() };
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("need {} {}", page.id, id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| page.dialog.set(None)
        >
            {form(Draft::new(page, id))}
        </Dialog>
    }
}

impl Draft {
    fn new(page: Page, id: Option<Id<Need>>) -> Self {
        let (need, covers) = page.repository.book_untracked(|book| {
            let need = project(book, page.id)
                .and_then(|it| it.wants.iter().find(|it| it.id == id && id.is_some()).cloned())
                .unwrap_or_default();
            let row = rows(book, page.id).into_iter().find(|it| Some(it.need) == id);
            let whos = team(book, page.id).people.into_iter().map(Some).chain([None]);
            let covers = whos.map(|who| (who, row.as_ref().and_then(|it| it.of(who)))).collect::<Vec<Cover>>();
            (need, if id.is_some() { covers } else { Vec::new() })
        });
        Self {
            page,
            id,
            need: RwSignal::new(need),
            covers: RwSignal::new(covers.clone()),
            before: StoredValue::new(covers),
            name: RwSignal::new(String::new()),
            form: FormProblems::new(),
        }
    }

    /// Takes the person whose name is typed among the covers. Returns false if the form says what is wrong with it.
    fn take_name(self) -> bool {
        match named_in(self.page.repository, "name", &self.name.get_untracked()) {
            Ok(named) => {
                named.into_iter().for_each(|it| self.add(it));
                true
            }
            Err(problem) => {
                self.form.show(vec![problem]);
                false
            }
        }
    }

    fn add(self, person: PersonId) {
        self.covers.update(|it| match it.iter_mut().find(|it| it.0 == Some(person)) {
            Some(known) => known.1 = known.1.or(Some(Depth::Does)),
            None => it.push((Some(person), Some(Depth::Does))),
        });
        self.name.set(String::new());
    }

    /// Writes the need and the covers in one change, a typed name among them.
    fn save(self) -> bool {
        if !self.take_name() {
            return false;
        }
        let Need { what, depth, .. } = self.need.get_untracked();
        let project = self.page.id;
        if self.page.repository.book_untracked(|book| has_need(book, project, &what, self.id)) {
            self.form.show(vec![FieldProblem::of("what", text::project::has_need())]);
            return false;
        }
        let commands = match self.id {
            Some(id) => {
                let words = ProjectCommand::SaveNeed(project, id, what, depth);
                std::iter::once(words).chain(self.changed(id)).map(Command::from).collect()
            }
            None => vec![ProjectCommand::AddNeed(project, what, depth).into()],
        };
        self.form.save(Vec::new(), Command::Batch(commands), text::project::saved())
    }

    /// The commands for the covers that the user changed.
    fn changed(self, need: Id<Need>) -> Vec<ProjectCommand> {
        let before = self.before.get_value();
        let command = |(person, depth): Cover| match depth {
            Some(_) => ProjectCommand::Cover(self.page.id, Covering { person, need: Some(need), depth }),
            None => ProjectCommand::Uncover(self.page.id, person, need),
        };
        self.covers.get_untracked().into_iter().filter(|it| !before.contains(it)).map(command).collect()
    }
}

fn form(draft: Draft) -> AnyView {
    let Draft { id, need, form, .. } = draft;
    let close = close_dialog();
    let save = move |()| {
        if draft.save() {
            close();
        }
    };
    let depths = [Depth::Does, Depth::KnownFor].map(|it| (it.word(), text::project::depth(it).to_owned()));
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::project::need_what()
                value=Signal::derive(move || need.with(|it| it.what.clone()))
                is_first=id.is_none()
                problem=form.of("what")
                on_input=move |it| need.update(|need| need.what = it)
            />
            <SelectField
                label=text::project::need_depth()
                options=depths.to_vec()
                value=Signal::derive(move || need.with(|it| needed(it).word().to_owned()))
                on_choose=move |it: String| need.update(|need| need.depth = Depth::from_word(&it))
            />
            {id.map(|id| covers(draft, id))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

/// How well a need must be covered, of the two choices of the form.
fn needed(need: &Need) -> Depth {
    need.depth.filter(|it| *it == Depth::KnownFor).unwrap_or(Depth::Does)
}

/// Who covers the need.
fn covers(draft: Draft, need: Id<Need>) -> AnyView {
    let whos = move || draft.covers.with(|it| it.iter().map(|it| it.0).collect::<Vec<Who>>());
    let close = close_dialog();
    let remove = move |_| {
        let page = draft.page;
        if page.run(ProjectCommand::RemoveNeed(page.id, need), text::project::need_removed()) {
            close();
        }
    };
    view! {
        <section class="stack need-covers" aria-label=text::project::who_covers()>
            <h3>{text::project::who_covers()}</h3>
            <For each=whos key=|who| *who children=move |who| cover(draft, who) />
            {somebody_else(draft)}
            <p><button class="link-button" type="button" on:click=remove>{text::project::remove_need()}</button></p>
        </section>
    }
    .into_any()
}

/// How well one covers the need.
fn cover(draft: Draft, who: Who) -> AnyView {
    let beside = draft.covers.with_untracked(|it| it.iter().filter_map(|it| it.0).collect::<Vec<_>>());
    let name = draft.page.repository.book_untracked(|book| Names::of(book, draft.page.id, beside).name(who));
    let value = move || {
        let depth = draft.covers.with(|it| it.iter().find(|it| it.0 == who).and_then(|it| it.1));
        depth.map_or("", Depth::word).to_owned()
    };
    let choose = move |word: String| {
        draft.covers.update(|it| it.iter_mut().filter(|it| it.0 == who).for_each(|it| it.1 = Depth::from_word(&word)));
    };
    view! { <SelectField label=text::sentence(&name) options=depths() value=Signal::derive(value) on_choose=choose /> }
        .into_any()
}

fn depths() -> Vec<(&'static str, String)> {
    let depth = |it: &Depth| (it.word(), text::project::depth(*it).to_owned());
    std::iter::once(("", text::project::not_in_it().to_owned())).chain(Depth::ALL.iter().map(depth)).collect()
}

/// Somebody who is not in the project yet. The dead are not offered.
fn somebody_else(draft: Draft) -> AnyView {
    let add = move |_| {
        draft.take_name();
    };
    view! {
        <NameField
            label=text::project::somebody_else()
            value=draft.name
            whom=Whom::Living
            may_add=true
            problem=draft.form.of("name")
            on_input=move |it| draft.name.set(it)
        />
        <p><button class="btn" type="button" on:click=add>{text::project::add()}</button></p>
    }
    .into_any()
}
