//! The dialog for one line of the agreement.

use leptos::prelude::*;

use super::context::{Pair, living_names};
use crate::domain::{AgreedLine, MentoringCommand, PartialDate};
use crate::insight::mentoring::share::{AgreedView, agreed};
use crate::present::agreement::Line;
use crate::present::pair::offered_end;
use crate::quick_entry::DateScope;
use crate::ui::components::{AreaField, DayField, Dialog, Form, FormProblems, TextField, close_dialog, foot, icon};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// Days between sessions to choose from (design decision: the rhythms that mentoring guides name).
const RHYTHMS: [&str; 6] = ["7", "14", "21", "30", "60", "90"];
/// First rhythms to choose from: the number of sessions and the days between them. Three times three weeks is the usual
/// one.
const FIRST_RHYTHMS: [&str; 3] = ["3 21", "3 14", "3 7"];
/// Lengths to choose from, in minutes (Together offers 30, 45 and 60).
const LENGTHS: [&str; 4] = ["30", "45", "60", "90"];

/// The values that the dialog holds while it is open, each as text.
#[derive(Clone, Copy)]
struct LineDraft {
    line: Line,
    /// The text, the days between sessions, the minutes or the last day.
    words: RwSignal<String>,
    /// The first rhythm: the number of sessions, a space, the days.
    first: RwSignal<String>,
}

impl LineDraft {
    fn of(line: Line, agreed: &AgreedView) -> Self {
        let number = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
        let words = match line {
            Line::Rhythm => number(agreed.cadence_days),
            Line::Minutes => number(agreed.minutes),
            Line::Until => agreed.ends.map(|it| it.to_string()).unwrap_or_default(),
            line => line.words(agreed).to_owned(),
        };
        let first = agreed.first.map(|(times, days)| format!("{times} {days}")).unwrap_or_default();
        Self { line, words: RwSignal::new(words), first: RwSignal::new(first) }
    }

    /// The line as it is typed.
    fn read(self) -> AgreedLine {
        let words = self.words.get_untracked();
        match self.line {
            Line::Rhythm => {
                let first = self.first.get_untracked();
                let (times, days) = first.split_once(' ').unwrap_or_default();
                AgreedLine::Rhythm {
                    days: words.parse().ok(),
                    first_days: days.parse().ok(),
                    first_times: times.parse().ok(),
                }
            }
            Line::Minutes => AgreedLine::Minutes(words.parse().ok()),
            Line::Until => AgreedLine::Until(PartialDate::whole(&words)),
            line => line.with_words(words.clone()).unwrap_or(AgreedLine::Old(words)),
        }
    }
}

/// The dialog.
#[component]
pub(super) fn AgreementLineDialog(pair: Pair, line: Line) -> impl IntoView {
    let agreed = pair.read_untracked(|book, _| agreed(book, pair.id)).unwrap_or_default();
    let draft = LineDraft::of(line, &agreed);
    view! {
        <Dialog
            title=text::agreement::label(line)
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("agreement {} {}", pair.id, text::agreement::label(line))
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair, draft)}
        </Dialog>
    }
}

fn form(pair: Pair, draft: LineDraft) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let save = move |()| {
        let command = MentoringCommand::SetLine(pair.id, draft.read());
        if form.save(Vec::new(), command.into(), text::common::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {fields(draft)}
            {usual(pair, draft)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn fields(draft: LineDraft) -> AnyView {
    let LineDraft { line, words, first } = draft;
    let label = text::agreement::label(line);
    let write = move |it: String| words.set(it);
    match line {
        Line::Rhythm => view! {
            {choice(label, numbers(words, &RHYTHMS, |it| text::sentence(&text::every(it))), words)}
            {choice(text::agreement::at_first(), first_rhythms(first), first)}
        }
        .into_any(),
        Line::Minutes => choice(label, numbers(words, &LENGTHS, |it| text::sentence(&text::pair::length(it))), words),
        Line::Until => view! { <DayField label scope=DateScope::Ahead value=words on_input=write /> }.into_any(),
        Line::Place => view! { <TextField label value=words is_first=true on_input=write /> }.into_any(),
        _ => view! { <AreaField label value=words on_input=write /> }.into_any(),
    }
}

/// The options of a number, with the current one if it is none of the offered.
fn numbers(current: RwSignal<String>, offered: &[&str], name: fn(u32) -> String) -> Vec<(String, String)> {
    options(current, offered, text::agreement::not_agreed(), |it| it.parse().map(name).unwrap_or_default())
}

fn first_rhythms(current: RwSignal<String>) -> Vec<(String, String)> {
    options(current, &FIRST_RHYTHMS, text::agreement::same_at_first(), |it| {
        let (times, days) = it.split_once(' ').unwrap_or_default();
        let (times, days) = (times.parse().unwrap_or_default(), days.parse().unwrap_or_default());
        text::sentence(&text::agreement::first_rhythm(times, days))
    })
}

/// Values and their names: none, the offered ones, and a current one from elsewhere.
fn options(
    current: RwSignal<String>,
    offered: &[&str],
    none: &str,
    name: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    let own = current.get_untracked();
    let own = (!own.is_empty() && !offered.contains(&own.as_str())).then_some(own.as_str());
    let known = offered.iter().copied().chain(own).map(|it| (it.to_owned(), name(it)));
    std::iter::once((String::new(), none.to_owned())).chain(known).collect()
}

/// A field for one of a few values.
fn choice(label: &'static str, options: Vec<(String, String)>, value: RwSignal<String>) -> AnyView {
    let options = options.into_iter().map(|(key, name)| {
        let is_chosen = value.with_untracked(|it| *it == key);
        view! { <option value=key selected=is_chosen>{name}</option> }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                class="input"
                aria-label=label
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// The usual value, which the user may take. It is stored only then.
fn usual(pair: Pair, draft: LineDraft) -> Option<AnyView> {
    let LineDraft { line, words, first } = draft;
    let today = pair.today.get_untracked();
    let (shown, value) = pair.read_untracked(|book, it| {
        let shown = text::agreement::usual(line, it, &living_names(book, it));
        match line {
            Line::Rhythm => (shown, "30".to_owned()),
            Line::Minutes => (shown, "60".to_owned()),
            Line::Until => {
                let end = offered_end(it, today);
                (text::agreement::until(&intl::date(end, Style::Full)), end.to_string())
            }
            _ => (shown.clone(), shown),
        }
    })?;
    let take = move |_| {
        words.set(value.clone());
        if line == Line::Rhythm {
            first.set(FIRST_RHYTHMS[0].to_owned());
        }
    };
    (!shown.is_empty()).then(|| {
        view! {
            <p class="text-muted">{text::agreement::usually(&shown)}</p>
            <div class="actions">
                <button class="link-button" type="button" on:click=take>
                    {icon("check")}{text::agreement::take_the_usual()}
                </button>
            </div>
        }
        .into_any()
    })
}
