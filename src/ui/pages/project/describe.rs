//! The dialog for the name, the dates and the state of a project.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{ProjectCommand, ProjectStage, ProjectWords};
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{DateField, Dialog, Form, FormProblems, SelectField, close_dialog, date_rules, foot};
use crate::ui::dialogs::ProjectTexts;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn DescribeDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=text::project::edit()
            close_label=text::common::close_without_saving()
            draft=format!("project {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page)}
        </Dialog>
    }
}

/// What the user typed.
#[derive(Clone, Default)]
struct Typed {
    began: String,
    ended: String,
    stage: Option<ProjectStage>,
}

impl Typed {
    fn of(page: Page) -> Self {
        let typed = page.read_untracked(|_, it| Self {
            began: it.began.map(|it| it.to_string()).unwrap_or_default(),
            ended: it.ended.map(|it| it.to_string()).unwrap_or_default(),
            stage: Some(it.stage()),
        });
        typed.unwrap_or_default()
    }

    fn words(self, texts: ProjectTexts) -> ProjectWords {
        // The form does not save a text that is no date.
        let date = |text: &str| read_date(text, &date_rules(DateScope::Partial)).ok().flatten().map(|it| it.date);
        ProjectWords {
            began: date(&self.began),
            ended: date(&self.ended),
            name: texts.name.get_untracked(),
            what: texts.what.get_untracked(),
            stage: self.stage,
        }
    }
}

fn form(page: Page) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let typed = RwSignal::new(Typed::of(page));
    let texts = page.read_untracked(|_, it| ProjectTexts::new(it.name.clone(), it.what.clone()));
    let texts = texts.unwrap_or_else(|| ProjectTexts::new(String::new(), String::new()));
    let save = move |()| {
        let command = ProjectCommand::Describe(page.id, Box::new(typed.get_untracked().words(texts)));
        if form.save(Vec::new(), command.into(), text::project::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {texts.fields(form)}
            {dates_and_stage(form, typed)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn dates_and_stage(form: FormProblems, typed: RwSignal<Typed>) -> AnyView {
    let stages = ProjectStage::ALL.iter().map(|it| (it.word(), text::project::stage_word(*it).to_owned()));
    view! {
        <DateField
            label=text::project::began()
            scope=DateScope::Partial
            value=Signal::derive(move || typed.with(|it| it.began.clone()))
            problem=form.of("began")
            on_input=move |it| typed.update(|typed| typed.began = it)
        />
        <DateField
            label=text::project::ended()
            scope=DateScope::Partial
            value=Signal::derive(move || typed.with(|it| it.ended.clone()))
            problem=form.of("ended")
            on_input=move |it| typed.update(|typed| typed.ended = it)
        />
        <SelectField
            label=text::project::stage()
            options=stages.collect()
            value=Signal::derive(move || typed.with(|it| it.stage.map_or("", ProjectStage::word).to_owned()))
            on_choose=move |it: String| typed.update(|typed| typed.stage = ProjectStage::from_word(&it))
        />
    }
    .into_any()
}
