//! Links to contact a person.

use leptos::prelude::*;

use crate::domain::{Channel, ContactMethod, Person, short_name};
use crate::present::links::{address, in_one_line, is_web, number, parts, phone_parts};
use crate::ui::components::{capped, encode, icon, linked, mail};
use crate::ui::sending::Sending;
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

/// The main button of a suggestion: an SMS, else a mail, else copying the text. `sending` asks afterwards whether it
/// was sent.
pub(crate) fn main_contact_link(person: &Person, words: Words, is_first: bool, sending: Sending) -> AnyView {
    let labels = [text::contact::message(), text::contact::write(), text::contact::copy()].map(str::to_owned);
    contact_link(person, words, labels, is_first, sending)
}

/// The main button of words that go to several people, with the name of its reader.
pub(crate) fn contact_link_to(person: &Person, words: Words, is_first: bool, sending: Sending) -> AnyView {
    let name = short_name(person);
    let labels = [text::contact::message_to(&name), text::contact::write_to(&name), text::contact::copy_for(&name)];
    contact_link(person, words, labels, is_first, sending)
}

/// The main button with its labels: for an SMS, a mail and copying.
fn contact_link(
    person: &Person,
    words: Words,
    [message, write, copy_it]: [String; 3],
    is_first: bool,
    sending: Sending,
) -> AnyView {
    let leave = move |how| move |_| sending.leave(how);
    let class = if is_first { "btn btn--main" } else { "btn btn--soft" };
    if let Some(phone) = number(&person.phones) {
        return view! {
            <a class=class href=move || sms(&phone, &words.get()) on:click=leave(Channel::Message)>
                {icon("message")}{message}
            </a>
        }
        .into_any();
    }
    if let Some(email) = address(&person.emails) {
        return view! {
            <a class=class href=move || mail(&email, &words.get()) on:click=leave(Channel::Email)>
                {icon("mail")}{write}
            </a>
        }
        .into_any();
    }
    let toasts = use_toasts();
    view! {
        <button class=class type="button" on:click=move |_| copy(toasts, words, Some(sending))>
            {icon("message")}{copy_it}
        </button>
    }
    .into_any()
}

/// The other ways to send the same text: mail, WhatsApp, the system's share dialog, or the clipboard. `sending` asks
/// afterwards whether it was sent.
pub(crate) fn other_contact_links(person: &Person, words: Words, sending: Option<Sending>) -> AnyView {
    let leave = move |how| move |_| sending.into_iter().for_each(|it| it.leave(how));
    let toasts = use_toasts();
    let phone = number(&person.phones);
    let mail = address(&person.emails).filter(|_| phone.is_some());
    let mail = mail.map(|address| {
        let href = move || super::contact_links::mail(&address, &words.get());
        view! {
            <a class="link-button" href=href on:click=leave(Channel::Email)>{icon("mail")}{text::contact::mail()}</a>
        }
    });
    let whatsapp = phone.as_deref().and_then(whatsapp).map(|address| {
        let href = move || format!("{address}?text={}", encode(&words.get()));
        view! {
            <a
                class="link-button"
                href=href
                target="_blank"
                rel="noopener noreferrer"
                on:click=leave(Channel::Message)
            >
                {icon("message")}{text::contact::whatsapp()}
            </a>
        }
    });
    let share = auto_backup::can_share_text().then(|| share_button(words, sending));
    view! {
        <details class="disclosure">
            <summary>{text::contact::other_contact_links()}</summary>
            <div class="actions">
                {mail}
                {whatsapp}
                {share}
                <button class="link-button" type="button" on:click=move |_| copy(toasts, words, sending)>
                    {icon("file")}{text::contact::copy()}
                </button>
            </div>
        </details>
    }
    .into_any()
}

/// The button that opens the share dialog of the system.
fn share_button(words: Words, sending: Option<Sending>) -> impl IntoView {
    let share = move |_| {
        let words = words.get_untracked();
        crate::web::spawn(async move {
            auto_backup::share_text(words).await;
            sending.into_iter().for_each(|it| it.hand_over(Channel::Message));
        });
    };
    view! { <button class="link-button" type="button" on:click=share>{icon("export")}{text::contact::share()}</button> }
}

/// Copies the text to the clipboard, and shows whether that worked.
pub(super) fn copy(toasts: Toasts, words: Words, sending: Option<Sending>) {
    let words = words.get_untracked();
    crate::web::spawn(async move {
        let result = wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&words)).await;
        toasts.show(if result.is_ok() { text::contact::copied() } else { text::contact::not_copied() });
        if result.is_ok() {
            sending.into_iter().for_each(|it| it.hand_over(Channel::Message));
        }
    });
}

/// The tile that logs an exchange.
fn log_tile(on_log: impl Fn() + 'static) -> impl IntoView {
    view! {
        <li>
            <button class="contact-link" type="button" on:click=move |_| on_log()>
                {icon("log")}{text::contact::log()}
            </button>
        </li>
    }
}

/// All contact links as tiles; of somebody who has died none. The last tile logs an exchange. `sending` asks afterwards
/// whether a message was sent.
pub(super) fn tiles(person: &Person, sending: Sending, on_log: impl Fn() + 'static) -> AnyView {
    if person.died.is_some() {
        return view! { <ul class="contact-links">{log_tile(on_log)}</ul> }.into_any();
    }
    let phone = number(&person.phones);
    let email = address(&person.emails);
    // A call is no message, so nothing asks whether it was sent.
    let link = |href: String, icon_name: &'static str, label: &'static str, how: Option<Channel>| {
        let class = if icon_name == "message" { "contact-link contact-link--first" } else { "contact-link" };
        let leave = move |_| how.into_iter().for_each(|it| sending.leave(it));
        view! { <li><a class=class href=href on:click=leave>{icon(icon_name)}{label}</a></li> }
    };
    let message =
        phone.as_deref().map(|it| link(sms(it, ""), "message", text::contact::message(), Some(Channel::Message)));
    let call = phone.as_deref().map(|it| link(format!("tel:{it}"), "phone", text::contact::call(), None));
    let whatsapp = phone.as_deref().and_then(whatsapp).map(|href| {
        view! {
            <li>
                <a
                    class="contact-link"
                    href=href
                    target="_blank"
                    rel="noopener noreferrer"
                    on:click=move |_| sending.leave(Channel::Message)
                >
                    {icon("message")}{text::contact::whatsapp()}
                </a>
            </li>
        }
    });
    let mail = email.as_deref().map(|it| link(mail(it, ""), "mail", text::contact::mail(), Some(Channel::Email)));
    view! {
        <ul class="contact-links">
            {message}{call}{whatsapp}{mail}{log_tile(on_log)}
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
        let (value, kind) = (in_one_line(&address.value), address.kind.clone());
        view! { <li>{icon("place")}<span dir="auto">{value}</span><span class="text-small">{kind}</span></li> }
    });
    view! { <ul class="icon-list">{emails}{phones}{profiles}{addresses}</ul> }
}
