//! The region "What you learned": private lines, one after each talk.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, end_button};
use crate::domain::{AimCommand, Id, LearnedLine, sort_by_key};
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, foot, icon};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The region.
pub(super) fn learned(aim: AimContext) -> impl IntoView {
    move || {
        let (is_own, mut lines) = aim.read(|_, it| (it.is_own(), it.learned.to_vec()))?;
        sort_by_key(&mut lines, |it| (std::cmp::Reverse(it.when), it.id));
        let is_empty = lines.is_empty();
        is_own.then(|| {
            view! {
                <section class="section only-you" aria-label=text::aims::learned()>
                    <h2>{text::aims::learned()}</h2>
                    <p class="private-line">{icon("lock")}<span>{text::aims::only_you()}</span></p>
                    {is_empty.then(|| view! { <p class="text-muted">{text::aims::no_lines()}</p> })}
                    <ul class="icon-list">{lines.into_iter().map(|it| row(aim, it)).collect_view()}</ul>
                    {end_button(aim, "plus", text::aims::add_line(), AimDialog::Line(None))}
                </section>
            }
        })
    }
}

fn row(aim: AimContext, line: LearnedLine) -> impl IntoView {
    let day = line.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
    let label = text::aims::edit_line(&line.text);
    view! {
        <li>
            {icon("leaf")}
            <button
                class="line-button"
                type="button"
                aria-label=label
                aria-haspopup="dialog"
                on:click=move |_| aim.show(AimDialog::Line(line.id))
            >
                <span dir="auto">{line.text.clone()}</span>
            </button>
            <span class="text-small">{day}</span>
        </li>
    }
}

/// The dialog for a line.
#[component]
pub(super) fn LineForm(aim: AimContext, line: Option<Id<LearnedLine>>) -> impl IntoView {
    let known = aim.read_untracked(|_, it| it.learned.iter().find(|it| line.is_some() && it.id == line).cloned());
    let known = known.flatten().unwrap_or_default();
    view! {
        <Dialog
            title=text::aims::a_line()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("aim-line {} {}", aim.id, line.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| aim.close()
        >
            {fields(aim, known)}
        </Dialog>
    }
}

fn fields(aim: AimContext, line: LearnedLine) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let words = RwSignal::new(line.text.clone());
    let hint = if line.id.is_some() { text::aims::line_hint() } else { text::aims::only_you() };
    let save = move |()| {
        let command = AimCommand::Learn(aim.id, LearnedLine { text: words.get_untracked(), ..line.clone() });
        if form.save(Vec::new(), command.into(), text::common::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <AreaField
                label=text::aims::line_label()
                value=words
                hint=hint
                problem=form.of("learned")
                on_input=move |it| words.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}
