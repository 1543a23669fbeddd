//! Returns: those of an aim on its page, and all of them on the long view, each at its year.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, section};
use super::return_form::ReturnForm;
use super::return_thanks::ReturnThanks;
use crate::domain::{Id, Outcome};
use crate::present::aims::{ReturnRow, returns_of, what_grew};
use crate::ui::components::{icon, memo};
use crate::ui::state::use_repository;
use crate::ui::text;

/// The region on the page of an aim.
pub(super) fn returns(aim: AimContext) -> impl IntoView {
    move || {
        let rows = aim.read(|book, it| it.is_own().then(|| returns_of(book, aim.id)))??;
        let acts = Acts {
            edit: Callback::new(move |id| aim.show(AimDialog::Return(Some(id)))),
            thank: Callback::new(move |id| aim.show(AimDialog::ThankForReturn(id))),
        };
        let is_empty = rows.is_empty();
        let inside = view! {
            {is_empty.then(|| view! { <p class="text-muted">{text::aims::no_returns()}</p> })}
            <ul class="returns">{rows.into_iter().map(|it| row(it, acts)).collect_view()}</ul>
            {add_button(Callback::new(move |()| aim.show(AimDialog::Return(None))))}
        };
        Some(section(text::aims::return_what(), inside.into_any()))
    }
}

fn add_button(add: Callback<()>) -> AnyView {
    view! {
        <div class="actions">
            <button class="link-button" type="button" aria-haspopup="dialog" on:click=move |_| add.run(())>
                {icon("plus")}{text::aims::add_return()}
            </button>
        </div>
    }
    .into_any()
}

/// What a row can be asked for.
#[derive(Clone, Copy)]
struct Acts {
    edit: Callback<Id<Outcome>>,
    thank: Callback<Id<Outcome>>,
}

/// A return, with thanks until the user told them.
fn row(row: ReturnRow, Acts { edit, thank }: Acts) -> AnyView {
    let (id, what) = (row.id, row.outcome.what.clone());
    let label = text::aims::edit_return(&what);
    let thank_label = text::aims::thank_for(&what);
    let may_thank = !row.to_thank.is_empty();
    view! {
        <li>
            <button
                class="line-button"
                type="button"
                aria-label=label
                aria-haspopup="dialog"
                on:click=move |_| edit.run(id)
            >
                <span dir="auto">{what}</span>
            </button>
            <span class="text-small">{text::aims::return_note(&row)}</span>
            {may_thank.then(|| {
                view! {
                    <button
                        class="link-button"
                        type="button"
                        aria-label=thank_label
                        aria-haspopup="dialog"
                        on:click=move |_| thank.run(id)
                    >
                        {icon("hand")}{text::aims::thank()}
                    </button>
                }
            })}
        </li>
    }
    .into_any()
}

/// The section "What grew" of the long view.
#[component]
pub(crate) fn WhatGrew() -> impl IntoView {
    let repository = use_repository();
    let years = memo(move || repository.book(what_grew));
    let dialog = RwSignal::new(None::<Option<Id<Outcome>>>);
    let thanked = RwSignal::new(None::<Id<Outcome>>);
    let acts = Acts {
        edit: Callback::new(move |id| dialog.set(Some(Some(id)))),
        thank: Callback::new(move |id| thanked.set(Some(id))),
    };
    let year = move |(year, rows): (Option<i32>, Vec<ReturnRow>)| {
        let name = year.map_or_else(|| text::aims::no_year().to_owned(), |it| it.to_string());
        view! {
            <div>
                <dt>{name}</dt>
                <dd><ul class="returns">{rows.into_iter().map(|it| row(it, acts)).collect_view()}</ul></dd>
            </div>
        }
    };
    let inside = move || match years.get() {
        years if years.is_empty() => view! { <p class="text-muted">{text::aims::no_returns()}</p> }.into_any(),
        years => view! { <dl class="returns-by-year">{years.into_iter().map(year).collect_view()}</dl> }.into_any(),
    };
    view! {
        <section class="section" aria-label=text::aims::what_grew()>
            <h2>{text::aims::what_grew()}</h2>
            <p class="text-muted">{text::aims::grew_line()}</p>
            {inside}
            {add_button(Callback::new(move |()| dialog.set(Some(None))))}
        </section>
        {move || {
            let id = dialog.get()?;
            Some(view! { <ReturnForm id=id of_aim=None on_close=move |()| dialog.set(None) /> })
        }}
        {move || thanked.get().map(|id| view! { <ReturnThanks id on_close=move |()| thanked.set(None) /> })}
    }
}
