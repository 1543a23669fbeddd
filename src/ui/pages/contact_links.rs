//! Links to contact a person.

use leptos::prelude::*;

use crate::domain::{ContactMethod, Person};
use crate::present::links::{address, is_web, number, parts, phone_parts};
use crate::ui::components::{capped, encode, icon, linked, mail};
use crate::ui::state::{Toasts, use_toasts};
use crate::ui::text;
use crate::web::auto_backup;

pub(crate) use crate::present::people::role_line;

/// Message text for a link.
type Words = Signal<String>;

fn sms(digits: &str, words: &str) -> String {
    let body = if words.is_empty() { String::new() } else { format!("?&body={}", encode(words)) };
    format!("sms:{digits}{body}")
}

/// The address of a WhatsApp chat. None for a number without its country code, which WhatsApp needs. `00` is the
/// international prefix wherever numbers may begin with it (ITU-T E.123).
fn whatsapp(digits: &str) -> Option<String> {
    digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")).map(|it| format!("https://wa.me/{it}"))
}

/// The main button of a suggestion: an SMS, else a mail, else copying the text.
pub(crate) fn main_contact_link(person: &Person, words: Words, is_first: bool) -> AnyView {
    let class = if is_first { "btn btn--main" } else { "btn btn--soft" };
    if let Some(phone) = number(&person.phones) {
        return view! {
            <a class=class href=move || sms(&phone, &words.get())>{icon("message")}{text::contact::message()}</a>
        }
        .into_any();
    }
    if let Some(email) = address(&person.emails) {
        return view! {
            <a class=class href=move || mail(&email, &words.get())>{icon("mail")}{text::contact::write()}</a>
        }
        .into_any();
    }
    let toasts = use_toasts();
    view! {
        <button class=class type="button" on:click=move |_| copy(toasts, words)>
            {icon("message")}{text::contact::copy()}
        </button>
    }
    .into_any()
}

/// The other ways to send the same text: mail, WhatsApp, the system's share dialog, or the clipboard.
pub(crate) fn other_contact_links(person: &Person, words: Words) -> AnyView {
    let toasts = use_toasts();
    let phone = number(&person.phones);
    let mail = address(&person.emails).filter(|_| phone.is_some());
    let mail = mail.map(|address| {
        let href = move || super::contact_links::mail(&address, &words.get());
        view! { <a class="link-button" href=href>{icon("mail")}{text::contact::mail()}</a> }
    });
    let whatsapp = phone.as_deref().and_then(whatsapp).map(|address| {
        let href = move || format!("{address}?text={}", encode(&words.get()));
        view! {
            <a class="link-button" href=href target="_blank" rel="noopener noreferrer">
                {icon("message")}{text::contact::whatsapp()}
            </a>
        }
    });
    let share = auto_backup::can_share_text().then(|| {
        let share = move |_| crate::web::spawn(auto_backup::share_text(words.get_untracked()));
        view! {
            <button class="link-button" type="button" on:click=share>{icon("export")}{text::contact::share()}</button>
        }
    });
    view! {
        <details class="disclosure">
            <summary>{text::contact::other_contact_links()}</summary>
            <div class="actions">
                {mail}
                {whatsapp}
                {share}
                <button class="link-button" type="button" on:click=move |_| copy(toasts, words)>
                    {icon("file")}{text::contact::copy()}
                </button>
            </div>
        </details>
    }
    .into_any()
}

/// Copies the text to the clipboard, and shows whether that worked.
pub(super) fn copy(toasts: Toasts, words: Words) {
    let words = words.get_untracked();
    crate::web::spawn(async move {
        let result = wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&words)).await;
        toasts.show(if result.is_ok() { text::contact::copied() } else { text::contact::not_copied() });
    });
}

/// All contact links as tiles. The last tile logs an exchange.
pub(super) fn tiles(person: &Person, on_log: impl Fn() + 'static) -> AnyView {
    let phone = number(&person.phones);
    let email = address(&person.emails);
    let link = |href: String, icon_name: &'static str, label: &'static str, class: &'static str| {
        view! { <li><a class=format!("contact-link {class}") href=href>{icon(icon_name)}{label}</a></li> }
    };
    let message =
        phone.as_deref().map(|it| link(sms(it, ""), "message", text::contact::message(), "contact-link--first"));
    let call = phone.as_deref().map(|it| link(format!("tel:{it}"), "phone", text::contact::call(), ""));
    let whatsapp = phone.as_deref().and_then(whatsapp).map(|href| {
        view! {
            <li>
                <a class="contact-link" href=href target="_blank" rel="noopener noreferrer">
                    {icon("message")}{text::contact::whatsapp()}
                </a>
            </li>
        }
    });
    let mail = email.as_deref().map(|it| link(mail(it, ""), "mail", text::contact::mail(), ""));
    view! {
        <ul class="contact-links">
            {message}{call}{whatsapp}{mail}
            <li>
                <button class="contact-link" type="button" on:click=move |_| on_log()>
                    {icon("log")}{text::contact::log()}
                </button>
            </li>
        </ul>
    }
    .into_any()
}

/// Every mail address, phone number, profile and postal address in full.
pub(super) fn all(person: &Person) -> impl IntoView + use<> {
    let line = |icon_name: &'static str, method: &ContactMethod, shown: AnyView| {
        view! {
            <li>
                {icon(icon_name)}
                <span class="text-breakable" dir="auto">{shown}</span>
                <span class="text-small">{method.kind.clone()}</span>
            </li>
        }
    };
    let emails = capped(person.emails.to_vec(), move |it| line("mail", it, linked(&it.value, parts(&it.value))));
    let phones = capped(person.phones.to_vec(), move |it| line("phone", it, linked(&it.value, phone_parts(&it.value))));
    // Only an http or https address becomes a link: profiles are free text.
    let web = |value: &str| if is_web(value) { linked(value, parts(value)) } else { value.to_owned().into_any() };
    let profiles = capped(person.profiles.to_vec(), move |it| line("link", it, web(&it.value)));
    let addresses = capped(person.addresses.to_vec(), |address| {
        let (value, kind) = (address.value.clone(), address.kind.clone());
        view! { <li>{icon("place")}<span dir="auto">{value}</span><span class="text-small">{kind}</span></li> }
    });
    view! { <ul class="icon-list">{emails}{phones}{profiles}{addresses}</ul> }
}
