//! The quiet sign of a pair: at most one line, with the ways that it offers.

use leptos::prelude::*;

use super::context::{Letter, Pair, PairDialog};
use super::letter::first_person;
use crate::domain::{AgreedLine, EndingKind, MentoringCommand, short_name};
use crate::insight::mentoring::drafts;
use crate::insight::mentoring::quiet::{QuietSign, quiet_sign};
use crate::present::agreement::Line;
use crate::present::pair::not_now;
use crate::ui::components::icon;
use crate::ui::state::{Dialogs, OpenDialog, use_dialogs};
use crate::ui::text;

/// The sign, if there is one.
pub(super) fn sign(pair: Pair) -> impl IntoView {
    let dialogs = use_dialogs();
    move || {
        let today = pair.today.get();
        let sign = pair.read(|book, _| quiet_sign(book, pair.id, today))??;
        let words = pair.read(|_, it| text::pair::sign(sign, it, &pair.names(), today))?;
        Some(view! {
            <div class="callout only-you" role="note">
                {icon("leaf")}
                <div class="stack">
                    <p>{words}</p>
                    <div class="actions">{ways(pair, dialogs, sign)}{hush(pair, sign)}</div>
                </div>
            </div>
        })
    }
}

/// A button that opens a dialog of the page.
fn opens(pair: Pair, label: &'static str, dialog: PairDialog) -> AnyView {
    view! { <button class="btn" type="button" on:click=move |_| pair.show(dialog.clone())>{label}</button> }.into_any()
}

/// The ways that a sign offers.
fn ways(pair: Pair, dialogs: Dialogs, sign: QuietSign) -> Vec<AnyView> {
    let rest = || opens(pair, text::pair::rest(), PairDialog::Rest);
    let end = |door| opens(pair, text::pair::end_it_well(), PairDialog::End(door));
    let line = |label, line| opens(pair, label, PairDialog::Line(line));
    let letter = |draft: fn(&str) -> String| {
        let name = first_person(pair).map(|it| short_name(&it.1)).unwrap_or_default();
        let letter = Letter::new(text::pair::a_draft(), draft(&name));
        opens(pair, text::pair::say_so(), PairDialog::Letter(letter))
    };
    match sign {
        QuietSign::Quiet { .. } => vec![
            opens(pair, text::pair::find_a_day(), PairDialog::Move),
            line(text::pair::change_how_often(), Line::Rhythm),
            rest(),
            end(None),
        ],
        QuietSign::Moved => vec![rest(), line(text::pair::shorter(), Line::Minutes), letter(drafts::say_so_moved)],
        QuietSign::NothingBrought => vec![letter(drafts::ask_to_bring)],
        QuietSign::MostlyYours => Vec::new(),
        QuietSign::EndNear(_) | QuietSign::EndPassed(_) => vec![
            opens(pair, text::pair::plan_the_last(), PairDialog::Move),
            line(text::pair::go_on_until(), Line::Until),
            leave_open(pair),
            end(Some(EndingKind::Planned)),
        ],
        QuietSign::Strained => vec![repair(pair, dialogs), end(None)],
        QuietSign::Stopped(_) => vec![
            opens(pair, text::pair::a_few_lines(), PairDialog::End(Some(EndingKind::Stopped))),
            opens(pair, text::pair::find_a_day(), PairDialog::Move),
        ],
    }
}

/// Leaves the end open: no last day is named any more.
fn leave_open(pair: Pair) -> AnyView {
    let leave = move |_| {
        pair.run(MentoringCommand::SetLine(pair.id, AgreedLine::Until(None)), text::pair::left_open());
    };
    view! { <button class="btn" type="button" on:click=leave>{text::pair::leave_it_open()}</button> }.into_any()
}

/// The way back after friction.
fn repair(pair: Pair, dialogs: Dialogs) -> AnyView {
    let open = move |_| {
        if let Some((id, _)) = first_person(pair) {
            dialogs.show(OpenDialog::Repair(id));
        }
    };
    view! { <button class="btn" type="button" on:click=open>{text::person::a_way_back()}</button> }.into_any()
}

/// Silences the sign for a month. One about the end asks once only, so it is silent for good.
fn hush(pair: Pair, sign: QuietSign) -> Option<AnyView> {
    let asks_once = matches!(sign, QuietSign::EndNear(_) | QuietSign::EndPassed(_));
    let hush = move |_| {
        let until = not_now(pair.today.get_untracked());
        pair.run(MentoringCommand::Hush(pair.id, sign.offer(), Some(until)), text::pair::hushed());
    };
    (!asks_once).then(|| {
        view! { <button class="btn btn--bare" type="button" on:click=hush>{text::pair::not_now()}</button> }.into_any()
    })
}
