//! Toasts with their undo or redo button.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::dom_id::DomId;
use crate::ui::state::{ToastAction, Toasts, use_dialogs, use_navigation, use_toasts, use_undo};
use crate::ui::text;
use crate::web::dom;

/// How long a toast stays: long enough to read it twice and reach for its button (design decision).
const STAYS: Duration = Duration::from_secs(9);
/// How long a toast without a button stays: long enough to read it twice (design decision).
const STAYS_WITHOUT_BUTTON: Duration = Duration::from_secs(5);
/// How often to look whether the toast lies over a main button: the page may be drawn or scrolled after the toast
/// (design decision).
const LOOKS: Duration = Duration::from_millis(200);
/// The main buttons of the page, those of its head, the first steps, and the undo of an import.
const MAIN_BUTTONS: &str = "main :is(.btn--main, .btn--soft, .page-header .btn, .callout .btn)";
/// A toast with the focus of the keyboard. After a press its button has a focus that is not seen.
const IN_USE: &str = ".toast:has(:focus-visible)";
const FOCUSED: &str = ".toast:has(:focus)";

/// The place on the page where toasts appear. Removes each toast after a while.
#[component]
pub(crate) fn ToastView() -> impl IntoView {
    let (toasts, navigation) = (use_toasts(), use_navigation());
    let is_high = RwSignal::new(false);
    Effect::new(move || {
        navigation.path.track();
        is_high.set(false);
    });
    Effect::new(move || {
        let shown = toasts.current.get();
        is_high.set(false);
        if let Some(toast) = &shown {
            let number = toast.number;
            request_animation_frame(move || keep_clear(toasts, number, is_high));
            let stays = if toast.action == ToastAction::None { STAYS_WITHOUT_BUTTON } else { STAYS };
            set_timeout(move || hide(toasts, number), stays);
        }
    });
    view! { <ToastPlace depth=0 is_high /> }
}

fn is_current(toasts: Toasts, number: u32) -> bool {
    toasts.current.with_untracked(|it| it.as_ref().is_some_and(|it| it.number == number))
}

/// Hides a toast, unless another has replaced it. One in use stays until the user leaves it.
fn hide(toasts: Toasts, number: u32) {
    if !is_current(toasts, number) {
        return;
    }
    if dom::is_any(IN_USE) {
        return set_timeout(move || hide(toasts, number), LOOKS);
    }
    let had_focus = dom::is_any(FOCUSED);
    toasts.hide();
    if had_focus {
        request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
    }
}

/// Moves a toast to the top of the page once it lies over a main button. There it stays until another page is opened.
fn keep_clear(toasts: Toasts, number: u32, is_high: RwSignal<bool>) {
    if !is_current(toasts, number) {
        return;
    }
    if !is_high.get_untracked() && dom::covers(DomId::Toast.as_str(), MAIN_BUTTONS) {
        is_high.set(true);
    }
    set_timeout(move || keep_clear(toasts, number, is_high), LOOKS);
}

/// A live region for toasts, on the page or in a dialog. It is always in the document, so that screen readers
/// announce it.
#[component]
pub(crate) fn ToastPlace(
    /// 0 for the page, 1 for the first dialog, and so on.
    depth: u32,
    /// Whether it stands at the top of the page.
    #[prop(optional, into)]
    is_high: Signal<bool>,
) -> impl IntoView {
    let (toasts, dialogs, undo) = (use_toasts(), use_dialogs(), use_undo());
    // A dialog does not repeat toasts from before it was opened.
    let before = if depth > 0 { toasts.count() } else { 0 };
    let shown = move || toasts.current.get().filter(|it| dialogs.depth.get() == depth && it.number > before);
    let button = move |action: ToastAction| match action {
        ToastAction::None => None,
        ToastAction::Undo => {
            let undo = move |_| {
                undo.undo();
            };
            Some(view! { <button class="btn" type="button" on:click=undo>{text::common::undo()}</button> }.into_any())
        }
        ToastAction::Redo => Some(
            view! { <button class="btn" type="button" on:click=move |_| undo.redo()>{text::common::redo()}</button> }
                .into_any(),
        ),
    };
    view! {
        <div
            role="status"
            class=move || if is_high.get() { "toast-place toast-place--high" } else { "toast-place" }
            id=(depth == 0).then_some(DomId::Toast.as_str())
        >
            {move || shown().map(|toast| view! {
                <div class="toast"><p>{toast.message}</p>{button(toast.action)}</div>
            })}
        </div>
    }
}
