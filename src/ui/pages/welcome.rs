//! The first page: add a name, or start another way.

use leptos::prelude::*;

use crate::domain::{Command, display_name};
use crate::quick_entry::person_named;
use crate::store::Job;
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_clock, use_commands, use_dialogs, use_lazy_parts, use_merges, use_toasts};
use crate::ui::text;
use crate::web::files;
use crate::web::intl::{self, Style};

/// The page `/` while the book is empty.
#[component]
pub(crate) fn Welcome() -> impl IntoView {
    let (lazy_parts, today) = (use_lazy_parts(), use_clock().today);
    let (is_field_due, is_rest_due) = (lazy_parts.own_task(), lazy_parts.own_task());
    view! {
        <div class="welcome">
            <div class="welcome__text">
                <header class="page-header">
                    <div class="page-header__top">
                        <p class="text-aside">{move || intl::date(today.get(), Style::Today)}</p>
                    </div>
                    <h1>{text::welcome::title()}</h1>
                    <p class="welcome__say">{text::welcome::line()}</p>
                </header>
                <Show when=is_field_due><FirstPerson /></Show>
                <Show when=is_rest_due>
                    <OtherWays />
                    <p class="welcome__promise">{icon("shield")}<span>{text::welcome::privacy()}</span></p>
                </Show>
            </div>
            <div class="welcome__picture">{drawing()}</div>
        </div>
    }
}

/// The field for the name of the first person.
#[component]
fn FirstPerson() -> impl IntoView {
    let commands = use_commands();
    let name = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let person = person_named(&name.get_untracked());
        let message = text::welcome::saved(&display_name(&person));
        commands.run_or_show(Command::AddPerson(Box::new(person)), message);
    };
    view! {
        <form class="field" on:submit=add>
            <label for=DomId::FirstPerson.as_str()>{text::welcome::first_person()}</label>
            <div class="welcome__row">
                <input
                    class="input"
                    id=DomId::FirstPerson.as_str()
                    type="text"
                    autocomplete="off"
                    placeholder=text::welcome::first_person_hint()
                    prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
                <button class="btn btn--main" type="submit">{text::welcome::write_it_down()}</button>
            </div>
        </form>
    }
}

#[component]
fn OtherWays() -> impl IntoView {
    let (dialogs, merges, toasts) = (use_dialogs(), use_merges(), use_toasts());
    let look_around = move |_| {
        crate::web::spawn(async move {
            let sample = files::own_file("sample.json").await.unwrap_or_default();
            if sample.is_empty() {
                return toasts.show(text::welcome::no_sample());
            }
            merges.merge(Job::Sample { file: sample }, None, text::welcome::sample());
        });
    };
    let log_one = move |_| dialogs.show(OpenDialog::Capture(String::new(), None));
    let bring = move |_| dialogs.show(OpenDialog::BringContacts);
    let read_how = move |_| dialogs.show(OpenDialog::HowItWorks);
    let inside = |icon_name: &'static str, name: &'static str, hint: &'static str| {
        view! {
            <span class="row__icon">{icon(icon_name)}</span>
            <span><span class="name">{name}</span><span class="role">{hint}</span></span>
            {icon("chevron")}
        }
    };
    view! {
        <section class="section">
            <h2 class="group__name">{text::welcome::other_contact_links()}</h2>
            <ul class="rows">
                <li><button class="row" type="button" on:click=bring>
                    {inside("people", text::welcome::bring_contacts(), text::welcome::bring_contacts_hint())}
                </button></li>
                <li><button class="row" type="button" on:click=log_one>
                    {inside("log", text::welcome::log_one(), text::welcome::log_one_hint())}
                </button></li>
                <li>
                    <a class="row" href=Route::Data.href()>
                        {inside("import", text::welcome::open_backup(), text::welcome::open_backup_hint())}
                    </a>
                </li>
                <li><button class="row" type="button" on:click=look_around>
                    {inside("search", text::welcome::look_around(), text::welcome::look_around_hint())}
                </button></li>
                <li><button class="row" type="button" on:click=read_how>
                    {inside("book", text::welcome::read_how(), text::welcome::read_how_hint())}
                </button></li>
            </ul>
        </section>
    }
}

/// The picture of a notebook by a window.
fn drawing() -> impl IntoView {
    view! {
        <svg class="drawing" role="img" aria-label=text::welcome::drawing() width="400" height="452">
            <use_ href="#icon-window"></use_>
        </svg>
    }
}
