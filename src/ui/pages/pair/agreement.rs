//! The region "What you agreed": a line for each agreement, each changed in place.

use leptos::prelude::*;

use super::context::{Letter, Pair, PairDialog, living_names, section};
use crate::domain::MentoringCommand;
use crate::insight::mentoring::share::{AgreedView, agreed};
use crate::present::agreement::{Line, rewordings};
use crate::present::pair::Standing;
use crate::ui::components::icon;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The region. Before the first talk nothing is called an agreement.
pub(super) fn agreement(pair: Pair) -> impl IntoView {
    move || {
        let standing = pair.standing()?;
        let agreed = pair.read(|book, _| agreed(book, pair.id))?;
        let is_any = Line::ALL.into_iter().any(|it| it.is_agreed(&agreed));
        let is_shown = match standing {
            Standing::BeforeTheFirstTalk | Standing::Ended | Standing::Died => is_any,
            Standing::FindingOut | Standing::Agreed | Standing::Resting => true,
        };
        is_shown.then(|| section(text::agreement::title(), inside(pair, standing, &agreed)))
    }
}

fn inside(pair: Pair, standing: Standing, agreed: &AgreedView) -> AnyView {
    let (chosen, open): (Vec<Line>, Vec<Line>) = Line::ALL.into_iter().partition(|it| it.is_agreed(agreed));
    let lines = chosen.iter().map(|it| agreed_line(pair, *it, agreed)).collect_view();
    let is_empty = chosen.is_empty();
    let open: Vec<Line> = open.into_iter().filter(|it| *it != Line::Old && standing.is_open()).collect();
    let open = (!open.is_empty()).then(|| {
        let lines = open.into_iter().map(|it| open_line(pair, it)).collect_view();
        view! {
            <details class="disclosure" open=is_empty>
                <summary>{text::agreement::also()}</summary>
                <ul class="icon-list">{lines}</ul>
            </details>
        }
    });
    view! {
        {is_empty.then(|| view! { <p class="text-muted">{nothing_yet(standing)}</p> })}
        <ul class="icon-list">{lines}</ul>
        {open}
        {changes(pair)}
        {buttons(pair, standing, is_empty)}
    }
    .into_any()
}

/// The sentence in place of the lines.
fn nothing_yet(standing: Standing) -> &'static str {
    match standing {
        Standing::BeforeTheFirstTalk | Standing::FindingOut => text::pair::nothing_is_promised(),
        _ => text::agreement::nothing_written(),
    }
}

const fn line_icon(line: Line) -> &'static str {
    match line {
        Line::Purpose => "leaf",
        Line::Rhythm => "calendar",
        Line::Minutes => "clock",
        Line::Place => "place",
        Line::Brings => "message",
        Line::Between => "mail",
        Line::Privacy => "lock",
        Line::Misfit => "hand",
        Line::Until => "long-view",
        Line::Old => "book",
    }
}

/// A line that is agreed: a press changes it.
fn agreed_line(pair: Pair, line: Line, agreed: &AgreedView) -> AnyView {
    let words = text::agreement::sentence(line, agreed);
    view! {
        <li>
            {icon(line_icon(line))}
            <button
                class="line-button"
                type="button"
                aria-haspopup="dialog"
                aria-description=text::agreement::label(line)
                on:click=move |_| pair.show(PairDialog::Line(line))
            >
                {words}
            </button>
        </li>
    }
    .into_any()
}

/// A line that is not agreed: its question, and the usual answer in grey.
fn open_line(pair: Pair, line: Line) -> AnyView {
    let usual = pair.read(|book, it| text::agreement::usual(line, it, &living_names(book, it))).unwrap_or_default();
    let usual =
        (!usual.is_empty()).then(|| view! { <span class="text-small">{text::agreement::usually(&usual)}</span> });
    view! {
        <li>
            {icon(line_icon(line))}
            <button
                class="line-button text-muted"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| pair.show(PairDialog::Line(line))
            >
                {text::agreement::label(line)}
            </button>
            {usual}
        </li>
    }
    .into_any()
}

/// The last three rewordings.
fn changes(pair: Pair) -> Option<AnyView> {
    let changes = pair.read(|_, it| rewordings(&it.rewordings)).unwrap_or_default();
    let row = |(day, line, was): (chrono::NaiveDate, Line, String)| {
        let was = text::agreement::earlier(line, &was);
        view! {
            <li class="text-small">
                {text::agreement::changed_on(&intl::date(day, Style::Day), &text::agreement::label(line), &was)}
            </li>
        }
    };
    (!changes.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{text::agreement::changed()}</summary>
                <ul class="stack">{changes.into_iter().map(row).collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

fn buttons(pair: Pair, standing: Standing, is_empty: bool) -> AnyView {
    let agree = move |_| {
        pair.run(MentoringCommand::Agree(pair.id), text::pair::agreed());
    };
    let send = move |_| {
        // The only source of texts that leave: nothing private is in it.
        let agreed = pair.read_untracked(|book, _| agreed(book, pair.id)).unwrap_or_default();
        pair.show(PairDialog::Letter(Letter::new(text::agreement::send(), text::agreement::letter(&agreed))));
    };
    view! {
        <div class="actions">
            {(standing == Standing::FindingOut).then(|| view! {
                <button class="btn btn--soft" type="button" on:click=agree>
                    {icon("check")}{text::agreement::agree()}
                </button>
            })}
            {(!is_empty).then(|| view! {
                <button class="link-button" type="button" on:click=send>
                    {icon("export")}{text::agreement::send()}
                </button>
            })}
        </div>
    }
    .into_any()
}
