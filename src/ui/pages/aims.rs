//! The section "Aims" of the page "Mentoring": those that are worked on, those that rest, and the closed ones.

use leptos::prelude::*;

use crate::present::aims::{AimRow, rows};
use crate::ui::components::{capped, icon, memo};
use crate::ui::pages::aim::AimForm;
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The section.
#[component]
pub(super) fn Aims() -> impl IntoView {
    let repository = use_repository();
    let rows = memo(move || repository.book(rows));
    let is_adding = RwSignal::new(false);
    let closed = move || {
        let closed = rows.with(|(_, closed)| closed.clone());
        (!closed.is_empty()).then(|| {
            view! {
                <details class="disclosure">
                    <summary>{text::aims::earlier()}</summary>
                    <ul class="rows">{capped(closed, row)}</ul>
                </details>
            }
        })
    };
    let open = move || {
        let (open, has_closed) = rows.with(|(open, closed)| (open.clone(), !closed.is_empty()));
        let line = match (open.is_empty(), has_closed) {
            (false, _) => text::aims::curious_line(),
            (true, true) => text::aims::none_open(),
            (true, false) => text::aims::none(),
        };
        view! {
            <p class="text-muted">{line}</p>
            <ul class="rows">{capped(open, row)}</ul>
        }
    };
    view! {
        <section class="section" aria-label=text::aims::aims()>
            <div class="section__head">
                <h2>{text::aims::aims()}</h2>
                <button class="link-button" type="button" aria-haspopup="dialog" on:click=move |_| is_adding.set(true)>
                    {icon("plus")}{text::aims::new_aim()}
                </button>
            </div>
            {open}
            {closed}
        </section>
        {move || is_adding.get().then(|| view! { <AimForm id=None on_close=move |()| is_adding.set(false) /> })}
    }
}

fn row(it: &AimRow) -> impl IntoView + use<> {
    view! {
        <li><a class="row row--plain mentoring-row" href=Route::Aim(it.id).href()>
            <span>
                <span class="name" dir="auto">{it.aim.what.clone()}</span>
                <span class="role">{text::aims::note(&it.aim)}</span>
            </span>
        </a></li>
    }
}
