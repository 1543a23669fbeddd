//! The user's own card as a QR code, for the person in front of them.

use leptos::prelude::*;

use crate::domain::{ContactMethod, List, Person, display_name};
use crate::formats::{qr, vcard};
use crate::present::own_card::CardParts;
use crate::ui::components::{Dialog, memo};
use crate::ui::state::{use_dialogs, use_repository};
use crate::ui::text;

/// The dialog "Show my card".
#[component]
pub(crate) fn ShowCard() -> impl IntoView {
    let dialogs = use_dialogs();
    let card = use_repository().book_untracked(|it| it.settings().own_card());
    let parts = RwSignal::new(CardParts::usual(&card));
    let (phones, emails) = (values(&card.phones), values(&card.emails));
    let has_work = !card.organisation.is_empty() || !card.role.is_empty();
    let shared = memo(move || parts.with(|it| it.of(&card)));
    view! {
        <Dialog
            title=text::own_card::show()
            close_label=text::common::close()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <div class="stack">
                <div class="own-card">{move || shared.with(drawn)}</div>
                <p class="text-small">{text::own_card::code_note()}</p>
                <fieldset class="stack">
                    <legend class="visually-hidden">{text::own_card::parts()}</legend>
                    {choice(text::person_form::phone(), phones, parts, |it| &mut it.phone)}
                    {choice(text::person_form::email(), emails, parts, |it| &mut it.email)}
                    {has_work.then(|| work_choice(parts))}
                </fieldset>
            </div>
        </Dialog>
    }
}

fn values(methods: &List<ContactMethod>) -> Vec<String> {
    methods.iter().map(|it| it.value.clone()).collect()
}

/// The code, with the same words below it.
fn drawn(card: &Person) -> AnyView {
    let name = display_name(card);
    let Some(code) = qr::draw(&vcard::write_short(card)) else {
        return view! { <p role="alert">{text::own_card::too_long()}</p> }.into_any();
    };
    let side = code.side;
    let work = text::join(&[&card.role, &card.organisation], ", ");
    let lines = std::iter::once(work).chain(values(&card.phones)).chain(values(&card.emails));
    let lines = lines.filter(|it| !it.is_empty()).map(|it| view! { <p dir="auto">{it}</p> }).collect_view();
    view! {
        <svg
            class="own-card__code"
            viewBox=format!("0 0 {side} {side}")
            shape-rendering="crispEdges"
            role="img"
            aria-label=text::own_card::code(&name)
        >
            <rect width=side height=side />
            <path d=code.path />
        </svg>
        <p class="own-card__name" dir="auto">{name}</p>
        {lines}
    }
    .into_any()
}

/// The choice of a number or an address. None if there is nothing to choose.
fn choice(
    label: &'static str,
    values: Vec<String>,
    parts: RwSignal<CardParts>,
    part: fn(&mut CardParts) -> &mut String,
) -> Option<impl IntoView> {
    let chosen = parts.try_update_untracked(|it| part(it).clone()).unwrap_or_default();
    let option = |it: &String| {
        view! { <option value=it.clone() selected={*it == chosen}>{it.clone()}</option> }
    };
    let options = values.iter().map(option).collect_view();
    let choose = move |event| parts.update(|it| *part(it) = event_target_value(&event));
    (!values.is_empty()).then(|| {
        view! {
            <label class="field">
                <span class="field__label">{label}</span>
                <select class="input" aria-label=label on:change=choose>
                    {options}
                    <option value="">{text::own_card::none()}</option>
                </select>
            </label>
        }
    })
}

fn work_choice(parts: RwSignal<CardParts>) -> impl IntoView {
    view! {
        <label class="switch">
            <span>{text::own_card::work()}</span>
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || parts.with(|it| it.has_work)
                on:change=move |event| parts.update(|it| it.has_work = event_target_checked(&event))
            />
            <span class="switch__track"></span>
        </label>
    }
}
