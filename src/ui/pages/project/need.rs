//! The dialog for a need: its words, how well it is needed, and who covers it.

use leptos::prelude::*;

use super::context::{Page, name_of};
use crate::domain::{Covering, Depth, Id, Need, ProjectCommand};
use crate::insight::team::{Who, project, rows, team};
use crate::ui::components::{Dialog, Form, FormProblems, SelectField, TextField, close_dialog, foot};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::text;

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
            {form(page, id)}
            {id.map(|id| covers(page, id))}
        </Dialog>
    }
}

fn form(page: Page, id: Option<Id<Need>>) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let need = page
        .repository
        .book_untracked(|book| project(book, page.id)?.wants.iter().find(|it| it.id == id && id.is_some()).cloned());
    let draft = RwSignal::new(need.unwrap_or_default());
    let save = move |()| {
        let Need { what, depth, .. } = draft.get_untracked();
        let command = match id {
            Some(id) => ProjectCommand::SaveNeed(page.id, id, what, depth),
            None => ProjectCommand::AddNeed(page.id, what, depth),
        };
        if form.save(Vec::new(), command.into(), text::project::saved()) {
            close();
        }
    };
    let depths = [Depth::Does, Depth::KnownFor].map(|it| (it.word(), text::project::depth(it).to_owned()));
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::project::need_what()
                value=Signal::derive(move || draft.with(|it| it.what.clone()))
                is_first=id.is_none()
                problem=form.of("what")
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <SelectField
                label=text::project::need_depth()
                options=depths.to_vec()
                value=Signal::derive(move || draft.with(|it| needed(it).word().to_owned()))
                on_choose=move |it: String| draft.update(|draft| draft.depth = Depth::from_word(&it))
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

/// How well a need must be covered, of the two choices of the form.
fn needed(need: &Need) -> Depth {
    need.depth.filter(|it| *it == Depth::KnownFor).unwrap_or(Depth::Does)
}

/// Who covers the need. Each choice is written at once.
fn covers(page: Page, need: Id<Need>) -> AnyView {
    let whos = move || -> Vec<Who> {
        let people = page.read(|book, _| team(book, page.id).people).unwrap_or_default();
        people.into_iter().map(Some).chain([None]).collect()
    };
    let close = close_dialog();
    let remove = move |_| {
        if page.run(ProjectCommand::RemoveNeed(page.id, need), text::project::need_removed()) {
            close();
        }
    };
    view! {
        <section class="stack need-covers" aria-label=text::project::who_covers()>
            <h3>{text::project::who_covers()}</h3>
            <For each=whos key=|who| *who children=move |who| cover(page, need, who) />
            {somebody_else(page, need)}
            <p><button class="link-button" type="button" on:click=remove>{text::project::remove_need()}</button></p>
        </section>
    }
    .into_any()
}

/// How well one covers the need.
fn cover(page: Page, need: Id<Need>, who: Who) -> AnyView {
    let name = page.repository.book_untracked(|book| name_of(book, who));
    let value = move || {
        let depth = page.read(|book, _| rows(book, page.id).into_iter().find(|it| it.need == need)?.of(who));
        depth.flatten().map_or("", Depth::word).to_owned()
    };
    let choose = move |word: String| {
        let command = match Depth::from_word(&word) {
            Some(depth) => {
                ProjectCommand::Cover(page.id, Covering { person: who, need: Some(need), depth: Some(depth) })
            }
            None => ProjectCommand::Uncover(page.id, who, need),
        };
        page.run(command, text::project::covers_saved());
    };
    view! { <SelectField label=text::sentence(&name) options=depths() value=Signal::derive(value) on_choose=choose /> }
        .into_any()
}

fn depths() -> Vec<(&'static str, String)> {
    let depth = |it: &Depth| (it.word(), text::project::depth(*it).to_owned());
    std::iter::once(("", text::project::not_in_it().to_owned())).chain(Depth::ALL.iter().map(depth)).collect()
}

/// Somebody who is not in the project yet.
fn somebody_else(page: Page, need: Id<Need>) -> AnyView {
    let form = FormProblems::new();
    let name = RwSignal::new(String::new());
    let add = move |()| {
        let named = named_in(page.repository, "name", &name.get_untracked());
        let Some(person) = named.clone().ok().flatten() else {
            form.show(named.err().into_iter().collect());
            return;
        };
        let covering = Covering { person: Some(person), need: Some(need), depth: Some(Depth::Does) };
        if form.save(Vec::new(), ProjectCommand::Cover(page.id, covering).into(), text::project::covers_saved()) {
            name.set(String::new());
        }
    };
    view! {
        <Form problems=form on_submit=add>
            <NameField
                label=text::project::somebody_else()
                value=name
                may_add=true
                problem=form.of("name")
                on_input=move |it| name.set(it)
            />
            <p><button class="btn" type="submit">{text::project::add()}</button></p>
        </Form>
    }
    .into_any()
}
