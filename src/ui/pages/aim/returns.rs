//! Returns: those of an aim on its page, and all of them on the long view, each at its year.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, section};
use super::return_form::ReturnForm;
use super::return_thanks::ReturnThanks;
use crate::domain::{Id, Outcome};
use crate::present::aims::{ReturnRow, returns_of, what_grew};
use crate::ui::components::{icon, memo};
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::web::dom;

/// The parameter of the long view's address that names the return to show.
const PARAMETER: &str = "return";

/// The address of the place of a return: all of them stand on the long view.
pub(in crate::ui::pages) fn address_of_return(id: Id<Outcome>) -> String {
    format!("{}?{PARAMETER}={id}", Route::LongView.href())
}

/// The id of the button with the words of a return, for the focus.
fn button_id(id: &str) -> String {
    format!("return-{id}")
}

/// Moves the focus to the return that the address names. The sections above "What grew" are drawn after the first
/// paint, so the page has its full height only after the next.
fn show_named() {
    if let Some(id) = dom::parameter(PARAMETER) {
        dom::after_paint(move || dom::after_paint(move || dom::focus(&button_id(&id))));
    }
}

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
            <ul class="returns">{rows.into_iter().map(|it| row(it, acts, false)).collect_view()}</ul>
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

/// A return, with thanks until the user told them. `is_below_year` says that it stands below the heading of its year.
fn row(row: ReturnRow, Acts { edit, thank }: Acts, is_below_year: bool) -> AnyView {
    let (id, what) = (row.id, row.outcome.what.clone());
    let label = text::aims::edit_return(&what);
    let thank_label = text::aims::thank_for(&what);
    let may_thank = !row.to_thank.is_empty();
    view! {
        <li>
            <button
                id=button_id(&id.to_string())
                class="line-button"
                type="button"
                aria-label=label
                aria-haspopup="dialog"
                on:click=move |_| edit.run(id)
            >
                <span dir="auto">{what}</span>
            </button>
            <span class="text-small">{text::aims::return_note(&row, is_below_year)}</span>
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
    show_named();
    let years = memo(move || repository.book(what_grew));
    let dialog = RwSignal::new(None::<Option<Id<Outcome>>>);
    let thanked = RwSignal::new(None::<Id<Outcome>>);
    let acts = Acts {
        edit: Callback::new(move |id| dialog.set(Some(Some(id)))),
        thank: Callback::new(move |id| thanked.set(Some(id))),
    };
    let year = move |(year, rows): (Option<i32>, Vec<ReturnRow>)| {
        let name = year.map_or_else(|| text::aims::no_year().to_owned(), |it| it.to_string());
        let rows = rows.into_iter().map(|it| row(it, acts, year.is_some())).collect_view();
        view! {
            <div>
                <dt>{name}</dt>
                <dd><ul class="returns">{rows}</ul></dd>
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
