//! The head of the page: the aim, why, and the states it may go to; and the question about its date.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog};
use crate::domain::{Aim, AimCommand, AimState, Command, EntityRef};
use crate::insight::aims::next;
use crate::present::aims::to_rest_first;
use crate::ui::components::{icon, prose};
use crate::ui::pages::person::MoreMenu;
use crate::ui::route::Route;
use crate::ui::state::use_navigation;
use crate::ui::text;

/// The head.
pub(super) fn header(aim: AimContext) -> impl IntoView {
    move || {
        let it = aim.read(|_, it| it.clone())?;
        // The question about a date that has passed says the date.
        let is_asked = aim.read(|book, _| next::still_of(book, aim.id, aim.today.get()).is_some()).unwrap_or_default();
        let note = if is_asked { String::new() } else { text::aims::note(&it) };
        let sign = (!it.sign.is_empty()).then(|| view! { <p class="text-small">{text::aims::know_by(&it.sign)}</p> });
        let helped = (!it.helped.is_empty() && it.state() == AimState::Reached)
            .then(|| view! { <p class="text-small">{text::aims::helped_by(&it.helped)}</p> });
        Some(view! {
            <header class="page-header">
                <div class="page-header__top">
                    <a class="link-button link-button--back" href=Route::Mentoring.href()>
                        {icon("chevron")}{text::aims::back()}
                    </a>
                    {it.mentorship.is_none().then(|| menu(aim))}
                </div>
                <h1 dir="auto">{it.what.clone()}</h1>
                {(!it.why.is_empty()).then(|| view! { <div class="aim-header__why">{prose(&it.why)}</div> })}
                {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
                {sign}
                {helped}
                <div class="page-header__actions">{actions(aim, &it)}</div>
            </header>
        })
    }
}

/// The buttons of the head. A goal of a mentorship is changed on the page of the pair.
fn actions(aim: AimContext, it: &Aim) -> AnyView {
    if let Some(pair) = it.mentorship {
        return view! { <a class="btn" href=Route::Pair(pair).href()>{text::pair::goals()}</a> }.into_any();
    }
    let state = it.state();
    let is_closed = matches!(state, AimState::Reached | AimState::LetGo);
    let put = move |state, message: &'static str| {
        aim.run(AimCommand::SetState(aim.id, state, None), message);
    };
    let take_up = move |_| {
        if aim.repository.book_untracked(|book| to_rest_first(book, Some(aim.id)).is_empty()) {
            put(AimState::Working, text::aims::taken_up_saved());
        } else {
            aim.show(AimDialog::RestFirst);
        }
    };
    let button = |icon_name: &'static str, label: &'static str, on_click: Box<dyn Fn()>| {
        let click = move |_| on_click();
        view! { <button class="link-button" type="button" on:click=click>{icon(icon_name)}{label}</button> }.into_any()
    };
    let rest = move || put(AimState::Resting, text::aims::rests_saved());
    let let_go = move || put(AimState::LetGo, text::aims::let_go_saved());
    let reached = move || aim.show(AimDialog::Reached);
    let open = (!is_closed).then(|| {
        view! {
            {(state == AimState::Working).then(|| button("snooze", text::aims::rest(), Box::new(rest)))}
            {button("check", text::aims::reached(), Box::new(reached))}
            {button("leaf", text::aims::let_go(), Box::new(let_go))}
        }
    });
    view! {
        <button class="btn" type="button" on:click=move |_| aim.show(AimDialog::Edit)>
            {icon("log")}{text::aims::edit()}
        </button>
        {(state != AimState::Working)
            .then(|| view! { <button class="btn" type="button" on:click=take_up>{text::aims::take_up()}</button> })}
        {open}
    }
    .into_any()
}

/// Further acts of the page.
fn menu(aim: AimContext) -> AnyView {
    let navigation = use_navigation();
    let delete = move |_| {
        if aim.commands.run_or_show(Command::Delete(EntityRef::from(aim.id)), text::aims::deleted()) {
            navigation.go(Route::Mentoring);
        }
    };
    view! {
        <MoreMenu>
            <button class="btn btn--bare" type="button" on:click=delete>{icon("trash")}{text::aims::delete()}</button>
        </MoreMenu>
    }
    .into_any()
}

/// The question about a date that has passed: "By about spring. Still?"
pub(super) fn still(aim: AimContext) -> impl IntoView {
    move || {
        let (id, by) = aim.read(|book, _| next::still_of(book, aim.id, aim.today.get()))??;
        let keep = move |_| {
            aim.run(AimCommand::Still(id), text::aims::saved_still());
        };
        Some(view! {
            <div class="callout" role="note">
                {icon("calendar")}
                <div class="stack">
                    <p>{text::aims::still_by(&text::partial(by))}</p>
                    <div class="actions">
                        <button class="btn" type="button" on:click=keep>{text::aims::still()}</button>
                        <button class="link-button" type="button" on:click=move |_| aim.show(AimDialog::Edit)>
                            {text::aims::another_time()}
                        </button>
                    </div>
                </div>
            </div>
        })
    }
}
