//! The message templates on the settings page: the user's own and the built-in ones.

use leptos::prelude::*;

use super::settings_editor::{SettingsEditor, use_settings};
use crate::domain::Fact;
use crate::insight::message_templates::{BUILT_IN, Purpose, unknown_placeholder};
use crate::ui::components::{SelectField, TextField, icon};
use crate::ui::dom_id::DomId;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The section for the message templates.
#[component]
pub(super) fn MessageTemplatesSection() -> impl IntoView {
    let (repository, settings) = (use_repository(), use_settings());
    let purpose = RwSignal::new(Purpose::CatchUp);
    let options = Purpose::ALL.iter().map(|it| (it.word(), text::opening_purpose(*it).to_owned())).collect();
    let lines = move || {
        let purpose = purpose.get();
        let own = repository.book(|book| {
            let own = book.settings().openings.iter().filter(|it| it.label == purpose.word());
            own.map(|it| it.text.clone()).collect::<Vec<_>>()
        });
        let own = own.into_iter().map(|line| own_line(line, settings));
        let built_in = BUILT_IN.iter().filter(|(it, _)| *it == purpose);
        let built_in = built_in.map(|(_, line)| view! { <li>{icon("leaf")}<span>{*line}</span></li> });
        (own.collect_view(), built_in.collect_view())
    };
    view! {
        <section class="section" aria-labelledby=DomId::MessageTemplates.as_str()>
            <h2 id=DomId::MessageTemplates.as_str()>{text::settings::openings()}</h2>
            <SelectField
                label=text::settings::opening_for()
                options
                value=Signal::derive(move || purpose.get().word().to_owned())
                on_choose=move |it: String| purpose.set(Purpose::from_word(&it).unwrap_or(Purpose::CatchUp))
            />
            <ul class="icon-list">{lines}</ul>
            <NewOpening purpose />
        </section>
    }
}

/// An opening of the user's own, with a button that removes it.
fn own_line(line: String, settings: SettingsEditor) -> impl IntoView {
    let label = text::common::remove_named(&line);
    let shown = line.clone();
    let note = not_offered(&line).map(|it| view! { <span class="text-small">" "{it}</span> });
    let remove = move |_| {
        settings.edit(|settings| {
            let others = settings.openings.iter().filter(|it| it.text != line).cloned();
            settings.openings = others.collect();
        });
    };
    view! {
        <li>
            {icon("log")}
            <span>{shown}{note}</span>
            <span class="icon-list__inset">
                <button class="link-button" type="button" aria-label=label on:click=remove>
                    {text::common::remove()}
                </button>
            </span>
        </li>
    }
}

/// Why a line is not offered: it has a placeholder that Kith does not know, or no longer knows.
fn not_offered(line: &str) -> Option<String> {
    unknown_placeholder(line).map(|it| text::settings::unknown_placeholder(&format!("{{{it}}}")))
}

/// Asks for another opening.
#[component]
fn NewOpening(
    /// The purpose that the opening is for.
    purpose: RwSignal<Purpose>,
) -> impl IntoView {
    let settings = use_settings();
    let written = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = written.get_untracked().trim().to_owned();
        if let Some(why) = not_offered(&text) {
            return problem.set(why);
        }
        let opening = Fact { label: purpose.get_untracked().word().to_owned(), text: text.clone() };
        if !text.is_empty() {
            settings.edit(|it| it.openings.insert(opening.clone()));
            if settings.now().openings.contains(&opening) {
                written.set(String::new());
            }
        }
    };
    view! {
        <form class="stack" on:submit=add>
            <TextField
                label=text::settings::own_line()
                value=written
                on_input=move |it| {
                    problem.set(String::new());
                    written.set(it);
                }
                hint=text::settings::own_line_hint()
                problem
            />
            <div class="actions">
                <button class="btn" type="submit">{icon("plus")}{text::settings::add()}</button>
            </div>
        </form>
    }
}
