//! The last session in full, and the sessions before it.

use leptos::prelude::*;

use super::context::{Pair, section};
use crate::domain::{Exchange, ExchangeId, Frame};
use crate::present::pair::{NumberedSession, numbered_sessions, session_title};
use crate::ui::components::{icon, prose};
use crate::ui::dialog_button::dialog_button;
use crate::ui::state::{OpenDialog, use_archive};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The last session.
pub(super) fn last(pair: Pair) -> impl IntoView {
    move || {
        let session = pair.read(|book, _| numbered_sessions(book, pair.id).into_iter().next())??;
        let frame = pair.read(|_, it| it.frame)?.unwrap_or(Frame::Grow);
        let NumberedSession { id, number, exchange } = session;
        let line = text::pair::session_line(&exchange);
        let inside = view! {
            <p class="text-aside">{line}</p>
            {written(&exchange, frame)}
            {edit(id, &exchange)}
        };
        Some(section(text::pair::session_number(number), inside.into_any()))
    }
}

/// The sessions before the last one, each behind its day and its topic.
pub(super) fn earlier(pair: Pair) -> impl IntoView {
    let left = use_archive().left;
    move || {
        let sessions = pair.read(|book, _| numbered_sessions(book, pair.id))?;
        let frame = pair.read(|_, it| it.frame)?.unwrap_or(Frame::Grow);
        let is_opening = left.get() > 0;
        let rows = sessions.into_iter().skip(1).map(|it| row(it, frame)).collect::<Vec<_>>();
        (!rows.is_empty() || is_opening).then(|| {
            let opening = is_opening
                .then(|| view! { <p class="text-muted" role="status">{text::timeline::opening_earlier()}</p> });
            let inside = view! { <ul class="icon-list">{rows}</ul>{opening} };
            section(text::pair::earlier_sessions(), inside.into_any())
        })
    }
}

fn row(session: NumberedSession, frame: Frame) -> AnyView {
    let NumberedSession { id, number, exchange } = session;
    let day = exchange.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
    let name = text::pair::session_in_list(&day, &session_title(&exchange), number);
    view! {
        <li>
            {icon("book")}
            <details class="session-notes">
                <summary>{name}</summary>
                <div class="stack">
                    <p class="text-aside">{text::pair::session_line(&exchange)}</p>
                    {written(&exchange, frame)}
                    {edit(id, &exchange)}
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// The notes of a session: the topic, the boxes with their letters, the notes, and the private line.
fn written(exchange: &Exchange, frame: Frame) -> AnyView {
    let grow = &exchange.grow;
    let texts = [&grow.goal, &grow.reality, &grow.options, &grow.will];
    let boxes = text::pair::boxes(frame).into_iter().zip(texts).filter(|it| !it.1.is_empty());
    let boxes: Vec<_> = boxes.map(|(name, words)| written_box(name, words.clone())).collect();
    let boxes = (!boxes.is_empty()).then(|| view! { <dl class="grow">{boxes}</dl> });
    let brought = (!exchange.brought.is_empty()).then(|| text::pair::brought(&exchange.brought));
    let notes = exchange.notes.clone();
    let learned = exchange.learned.clone();
    view! {
        {brought.map(|it| view! { <p dir="auto">{it}</p> })}
        {boxes}
        {(!notes.is_empty()).then(|| prose(&notes))}
        {(!learned.is_empty()).then(|| view! {
            <div class="only-you">{prose(&learned)}<span class="text-small">{text::pair::only_you()}</span></div>
        })}
    }
    .into_any()
}

fn written_box(name: &'static str, words: String) -> impl IntoView {
    let initial: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
    view! { <div><dt data-initial=initial>{name}</dt><dd>{prose(&words)}</dd></div> }
}

fn edit(id: ExchangeId, exchange: &Exchange) -> AnyView {
    let label = exchange.when.map_or_else(
        || text::timeline::edit_this().to_owned(),
        |it| text::timeline::edit_this_of(&intl::date(it, Style::Day)),
    );
    view! {
        <div class="actions">
            {dialog_button("link-button", text::common::edit(), label, OpenDialog::EditExchange(id))}
        </div>
    }
    .into_any()
}
