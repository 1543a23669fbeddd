//! A modal dialog: at the bottom of the screen on a phone, in the middle on a desktop.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement};

use super::form_draft::FormGuard;
use super::icon::icon;
use super::toast::ToastPlace;
use crate::ui::dom_id::DomId;
use crate::ui::state::{Dialogs, OpenDialog, use_dialogs};
use crate::ui::text;
use crate::web::focus_place::FocusPlace;
use crate::web::history;

/// The context of the enclosing dialog, so that a button inside can close it.
#[derive(Clone, Copy)]
struct DialogContext {
    node: NodeRef<html::Dialog>,
    dialogs: Dialogs,
    guard: FormGuard,
    /// Whether this dialog still counts in `Dialogs::depth` and thus shows toasts.
    is_topmost: StoredValue<bool>,
    /// The dialog to open after this one has closed.
    then: StoredValue<Option<OpenDialog>>,
}

impl DialogContext {
    /// From now on, toasts appear beneath this dialog.
    fn leave(self) {
        if self.is_topmost.try_update_value(std::mem::take) == Some(true) {
            self.dialogs.leave();
        }
    }

    /// Closes the dialog. Its unsaved input is kept.
    fn close(self) {
        self.leave();
        // An asynchronous task may end after the dialog has gone.
        if let Some(dialog) = self.node.try_get_untracked().flatten() {
            dialog.close();
        }
    }

    /// The dialog has closed, or is no longer drawn.
    fn end(self) {
        self.leave();
        self.guard.keep_unsaved();
    }

    /// Opens the dialog, with the unsaved input of the last time.
    fn open(self, dialog: &HtmlDialogElement, depth: u32) {
        // `show_modal` fails only if the dialog is already open, which is the intended state.
        let _ = dialog.show_modal();
        history::add_sheet(depth);
        let dialog = dialog.clone();
        // The fields get their first values before.
        set_timeout(move || self.guard.restore(&dialog), Duration::ZERO);
    }

    /// Calls `note` with the event of a field.
    fn on_field(self, event: &Event, note: fn(FormGuard, &Event, &Element)) {
        if let Some(dialog) = self.node.try_get_untracked().flatten() {
            note(self.guard, event, &dialog);
        }
    }
}

/// A native modal dialog, open as long as it is in the document. The platform traps and returns the focus, and the back
/// button closes it.
#[component]
pub(crate) fn Dialog(
    /// The title, which is also its accessible name.
    #[prop(into)]
    title: String,
    /// The label of the close button in the corner.
    close_label: &'static str,
    /// Called after the dialog has closed, by whatever means.
    #[prop(into)]
    on_close: Callback<()>,
    /// An extra class.
    #[prop(default = "")]
    class: &'static str,
    /// The name under which its unsaved input is kept. An `OpenDialog` has one of its own.
    #[prop(into, default = String::new())]
    draft: String,
    children: Children,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let node = NodeRef::<html::Dialog>::new();
    let guard = guard_of(dialogs, draft);
    let around =
        DialogContext { node, dialogs, guard, is_topmost: StoredValue::new(true), then: StoredValue::new(None) };
    let edit = move |event: Event| around.on_field(&event, FormGuard::on_edit);
    let opener = StoredValue::new_local(FocusPlace::now());
    let depth = dialogs.enter(Callback::new(move |()| around.close()));
    on_cleanup(move || around.end());
    provide_context(around);
    Effect::new(move || node.get().into_iter().for_each(|dialog| around.open(&dialog, depth)));
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            aria-labelledby=DomId::DialogTitle.as_str()
            on:focusin=move |event| around.on_field(&event, FormGuard::on_focus)
            on:input=edit
            on:change=edit
            on:close=move |_| {
                around.end();
                let then = around.then.try_update_value(Option::take).flatten();
                on_close.run(());
                then.into_iter().for_each(|it| dialogs.show(it));
                // The element that opened the dialog may have been redrawn meanwhile.
                let opener = opener.try_get_value().unwrap_or_default();
                request_animation_frame(move || opener.catch_focus(DomId::Page.as_str()));
            }>
            <div class="dialog__grip" aria-hidden="true"></div>
            <header class="dialog__head">
                <h2 id=DomId::DialogTitle.as_str()>{title}</h2>
                {cross(around, close_label)}
            </header>
            <ToastPlace depth />
            {move || guard.is_restored.get().then(|| view! { <Restored /> })}
            {children()}
        </dialog>
    }
}

/// The close button in the corner.
fn cross(around: DialogContext, label: &'static str) -> impl IntoView {
    let close = move |_| around.close();
    view! {
        <button class="btn btn--bare btn--square" type="button" aria-label=label on:click=close>{icon("close")}</button>
    }
}

/// Keeps the unsaved input of the dialog that is about to be drawn.
fn guard_of(dialogs: Dialogs, draft: String) -> FormGuard {
    let open = dialogs.open.get_untracked().filter(|_| dialogs.depth.get_untracked() == 0);
    let keeps_its_text = open.as_ref().is_some_and(OpenDialog::keeps_its_text);
    let own = Some(draft).filter(|it| !it.is_empty());
    FormGuard::new(own.or_else(|| open?.draft_key()), keeps_its_text)
}

/// Says that unsaved input is here again, with a button that discards it.
#[component]
fn Restored() -> impl IntoView {
    let (dialogs, around, close) = (use_dialogs(), use_context::<DialogContext>(), close_dialog());
    let discard = move |_| {
        // Drawn anew, an `OpenDialog` has the values of the book.
        let afresh = dialogs.open.get_untracked().map(OpenDialog::afresh);
        around.into_iter().for_each(|it| it.then.set_value(afresh.clone()));
        close();
    };
    view! {
        <p class="text-small">
            <span role="status">{text::common::restored()}</span>" "
            <button class="link-button" type="button" on:click=discard>{text::common::discard_them()}</button>
        </p>
    }
}

/// Returns a function that closes the dialog around the calling component after its input was saved, or because it is
/// not wanted. The input is not kept.
pub(crate) fn close_dialog() -> impl Fn() + Copy + 'static {
    let (settle, around) = (settle_dialog(), use_context::<DialogContext>());
    move || {
        settle();
        around.into_iter().for_each(DialogContext::close);
    }
}

/// Returns a function that says that the input of the dialog was saved, for a dialog that another one replaces.
pub(crate) fn settle_dialog() -> impl Fn() + Copy + 'static {
    let around = use_context::<DialogContext>();
    move || around.into_iter().for_each(|it| it.guard.settle())
}
