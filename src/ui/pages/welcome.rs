//! The first page: add a name, or start another way.

use leptos::prelude::*;

use crate::domain::{Command, display_name};
use crate::quick_entry::person_named;
use crate::store::Job;
use crate::ui::app::{OpenDialog, app};
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::how_it_works::HowItWorks;
use crate::ui::route::Route;
use crate::web::files;
use crate::web::intl::{self, Style};

/// The page `/` while the book is empty.
#[component]
pub(crate) fn Welcome() -> impl IntoView {
    let app = app();
    let name = RwSignal::new(String::new());
    let is_reading = RwSignal::new(false);
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let person = person_named(&name.get_untracked());
        let said = format!("Saved. {} is in the book.", display_name(&person));
        app.run_or_say(Command::AddPerson(Box::new(person)), said);
    };
    view! {
        <div class="welcome">
            <div class="welcome__text">
                <header class="opening">
                    <div class="opening__top"><p class="margin">{move || intl::date(app.today.get(), Style::Today)}</p></div>
                    <h1>"A quiet first page"</h1>
                    <p class="welcome__say">"Kith remembers the people you know, so that you can think about them instead. It needs one name to begin."</p>
                </header>
                <form class="field" on:submit=add>
                    <label for=DomId::FirstPerson.as_str()>"Somebody you were glad to hear from lately"</label>
                    <div class="welcome__row">
                        <input class="input" id=DomId::FirstPerson.as_str() type="text" autocomplete="off" placeholder="A name is enough"
                            prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
                        <button class="btn main" type="submit">"Write it down"</button>
                    </div>
                </form>
                <OtherWays is_reading />
                <Show when=move || is_reading.get()><HowItWorks /></Show>
                <p class="welcome__promise">{icon("shield")}<span>"No account, no signal needed. What you write stays on this device."</span></p>
            </div>
            <div class="welcome__picture">{drawing()}</div>
        </div>
    }
}

#[component]
fn OtherWays(is_reading: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let look_around = move |_| {
        crate::web::spawn(async move {
            let text = files::own_file("sample.json").await.unwrap_or_default();
            if text.is_empty() {
                return app.say("The made-up book is not here. Once online it will be.", false);
            }
            app.merge(Job::Sample { file: text }, None, "A made-up book, for looking around.");
        });
    };
    let inside = |sign: &'static str, name: &'static str, word: &'static str| {
        view! {
            <span class="row__icon">{icon(sign)}</span>
            <span><span class="name">{name}</span><span class="role">{word}</span></span>
            {icon("chevron")}
        }
    };
    view! {
        <section class="section">
            <h2 class="group__name">"Or begin "<span>"with what you already have"</span></h2>
            <ul class="rows">
                <li><button class="row" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Capture(String::new(), None)))>
                    {inside("log", "Log one exchange", "“lunch with Farid, he is moving house”")}
                </button></li>
                <li><a class="row" href=Route::Data.href()>{inside("import", "Open a backup file", "from your other device")}</a></li>
                <li><button class="row" type="button" on:click=look_around>
                    {inside("people", "Look around", "with a small made-up book, removed in one step")}
                </button></li>
                <li><button class="row" type="button" aria-expanded=move || is_reading.get().to_string() on:click=move |_| is_reading.update(|it| *it = !*it)>
                    {inside("book", "Read how it works", "in a minute")}
                </button></li>
            </ul>
        </section>
    }
}

/// The picture of a notebook by a window.
fn drawing() -> impl IntoView {
    view! { <img class="drawing" src="window.svg" alt="A notebook lying open on a table by a window, a small plant on the sill." width="400" height="452" /> }
}
