//! The unsaved input of a dialog: kept however the dialog is closed, and taken up again when it is opened.
//!
//! One mechanism for every dialog, at the level of the form fields, so that a new form needs nothing of its own. A
//! dialog opts in with a key (`OpenDialog::draft_key`). Passphrases and files are never kept.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::present::form_draft::{FieldDraft, FormDraft, restored};
use crate::ui::state::{Toasts, Unsaved, use_toasts, use_unsaved};
use crate::ui::text;
use crate::web::dom;

/// How often to look for a field that appears only after another one has been filled in (design decision).
const ROUNDS: u8 = 3;

/// Keeps the unsaved input of one dialog.
#[derive(Clone, Copy)]
pub(super) struct FormGuard {
    unsaved: Unsaved,
    toasts: Toasts,
    /// None if nothing is kept.
    key: StoredValue<Option<String>>,
    /// The dialog stores its text itself; so its input is stored only when it is closed.
    keeps_its_text: bool,
    draft: StoredValue<FormDraft>,
    /// The values of the fields before their first edit.
    opened: StoredValue<Vec<(String, String)>>,
    /// The dialog was saved, discarded or put away.
    is_over: StoredValue<bool>,
    /// Whether input was taken up again.
    pub(super) is_restored: RwSignal<bool>,
}

impl FormGuard {
    pub(super) fn new(key: Option<String>, keeps_its_text: bool) -> Self {
        Self {
            unsaved: use_unsaved(),
            toasts: use_toasts(),
            key: StoredValue::new(key),
            keeps_its_text,
            draft: StoredValue::new(FormDraft::default()),
            opened: StoredValue::new(Vec::new()),
            is_over: StoredValue::new(false),
            is_restored: RwSignal::new(false),
        }
    }

    fn key(self) -> Option<String> {
        self.key.try_get_value().flatten()
    }

    /// Remembers the value of a field that the user is about to edit.
    pub(super) fn on_focus(self, event: &Event, dialog: &Element) {
        if let Some((name, field)) = self.field_of(event, dialog) {
            self.remember(&name, &value(&field, dialog));
        }
    }

    fn remember(self, name: &str, value: &str) {
        self.opened.update_value(|it| {
            if !it.iter().any(|it| it.0 == name) {
                it.push((name.to_owned(), value.to_owned()));
            }
        });
    }

    /// Notes an edit by the user.
    pub(super) fn on_edit(self, event: &Event, dialog: &Element) {
        let Some((name, field)) = self.field_of(event, dialog) else { return };
        let opened = self.opened.with_value(|it| it.iter().find(|it| it.0 == name).map(|it| it.1.clone()));
        let typed = value(&field, dialog);
        let edit = FieldDraft { name, opened: opened.unwrap_or_default(), typed, is_choice: is_choice(&field) };
        self.draft.update_value(|it| it.note(edit));
        if let Some(key) = self.key().filter(|_| !self.keeps_its_text) {
            self.unsaved.keep_form(&key, self.draft.get_value());
        }
    }

    /// The field of an event, if its input is kept.
    fn field_of(self, event: &Event, dialog: &Element) -> Option<(String, HtmlElement)> {
        self.key()?;
        let field: HtmlElement = event.target()?.dyn_into().ok()?;
        Some((name_of(&field, dialog)?, field))
    }

    /// Takes up the input of the last time. To be called when the dialog is in the document.
    pub(super) fn restore(self, dialog: &Element) {
        let Some(key) = self.key() else { return };
        let kept = self.unsaved.form(&key).unwrap_or_default();
        self.draft.set_value(kept.clone());
        // Hidden fields are never focused.
        for field in dom::fields(dialog).into_iter().filter(|it| it.has_attribute("hidden")) {
            name_of(&field, dialog).into_iter().for_each(|it| self.remember(&it, &value(&field, dialog)));
        }
        if self.keeps_its_text {
            self.unsaved.drop_form(&key);
            self.note_given(dialog);
        }
        self.fill(dialog.clone(), kept.fields, ROUNDS);
    }

    /// Notes the words that a dialog that stores its text opens with: they were begun before.
    fn note_given(self, dialog: &Element) {
        for field in dom::fields(dialog).into_iter().filter(|it| it.local_name() == "textarea") {
            let typed = value(&field, dialog);
            if let Some(name) = name_of(&field, dialog).filter(|_| !typed.is_empty()) {
                let given = FieldDraft { name, opened: String::new(), typed, is_choice: false };
                self.draft.update_value(|it| it.note(given));
            }
        }
    }

    fn fill(self, dialog: Element, fields: Vec<FieldDraft>, rounds: u8) {
        let mut missing = Vec::new();
        for it in fields {
            let found =
                dom::fields(&dialog).into_iter().find(|field| name_of(field, &dialog).as_ref() == Some(&it.name));
            match found {
                Some(field) => self.fill_field(&field, &it, &dialog),
                None => missing.push(it),
            }
        }
        if !missing.is_empty() && rounds > 0 {
            let again = move || {
                if self.is_over.try_get_value() == Some(false) {
                    self.fill(dialog, missing, rounds - 1);
                }
            };
            set_timeout(again, Duration::ZERO);
        }
    }

    fn fill_field(self, field: &HtmlElement, it: &FieldDraft, dialog: &Element) {
        let current = value(field, dialog);
        let is_long = field.local_name() == "textarea";
        let text = if it.is_choice {
            Some(it.typed.clone()).filter(|it| *it != current)
        } else {
            restored(&current, &it.opened, &it.typed, is_long)
        };
        self.remember(&it.name, &current);
        let Some(text) = text else {
            if self.keeps_its_text {
                return;
            }
            // The book says it by now.
            return self.draft.update_value(|draft| draft.forget(&it.name));
        };
        self.is_restored.set(true);
        match field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).as_deref() {
            Some("radio") => {
                let options = radios(field, dialog);
                text.parse().ok().and_then(|at: usize| options.get(at)).into_iter().for_each(HtmlElement::click);
            }
            Some("checkbox") => field.click(),
            _ => dom::enter(field, &text),
        }
    }

    /// Forgets the input, which was saved or is not wanted.
    pub(super) fn settle(self) {
        if self.is_over.try_update_value(|it| std::mem::replace(it, true)) == Some(false) {
            self.key().into_iter().for_each(|it| self.unsaved.drop_form(&it));
        }
    }

    /// Keeps the input of a dialog that closes without saving.
    pub(super) fn keep_unsaved(self) {
        if self.is_over.try_update_value(|it| std::mem::replace(it, true)) != Some(false) {
            return;
        }
        if let Some((key, draft)) = self.key().zip(self.draft.try_get_value()) {
            if draft.has_words() {
                self.toasts.show(text::common::left_unsaved());
            }
            self.unsaved.keep_form(&key, draft);
        }
    }
}

/// The name of a field in its dialog: its label, or the name of its group of radio buttons, with a number if there are
/// several. None for a field whose input is not kept.
fn name_of(field: &HtmlElement, dialog: &Element) -> Option<String> {
    let kind = dom::text_of(field, "type");
    if matches!(kind.as_str(), "password" | "file" | "button" | "submit") || is_part(field) {
        return None;
    }
    let label = |it: &HtmlElement| {
        let around = || it.closest("label").ok().flatten().and_then(|it| it.text_content());
        let own = it.get_attribute("aria-label").or_else(|| it.get_attribute("name"));
        own.or_else(around).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
    };
    let own = label(field)?;
    if kind == "radio" {
        return Some(own);
    }
    let alike = dom::fields(dialog).into_iter().filter(|it| label(it).as_ref() == Some(&own));
    let at = alike.take_while(|it| it != field).count();
    Some(if at == 0 { own } else { format!("{own} {at}") })
}

/// Whether a field is a part of another one, which keeps its input: a calendar beside a date, a row of several.
fn is_part(field: &HtmlElement) -> bool {
    field.closest("[data-part]").ok().flatten().is_some()
}

fn is_choice(field: &HtmlElement) -> bool {
    field.local_name() == "select" || matches!(dom::text_of(field, "type").as_str(), "radio" | "checkbox")
}

/// The value of a field: its text, or the number of the chosen radio button.
fn value(field: &HtmlElement, dialog: &Element) -> String {
    let is_checked = |it: &HtmlElement| it.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
    match dom::text_of(field, "type").as_str() {
        "radio" => radios(field, dialog).iter().position(is_checked).map(|it| it.to_string()).unwrap_or_default(),
        "checkbox" => is_checked(field).to_string(),
        _ => dom::text_of(field, "value"),
    }
}

/// The radio buttons of a button's group.
fn radios(field: &HtmlElement, dialog: &Element) -> Vec<HtmlElement> {
    let name = field.get_attribute("name");
    dom::fields(dialog).into_iter().filter(|it| it.get_attribute("name") == name).collect()
}
