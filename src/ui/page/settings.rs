//! Settings: the week, the circles and what they ask for, the look.

use leptos::prelude::*;

use crate::domain::{Book, Circle, Command, Settings, Theme, Weekday};
use crate::insight::circles::load;
use crate::ui::app::{App, app};
use crate::ui::dom_id::DomId;
use crate::ui::kit::{Choice, Pick, SelectField, TextField};
use crate::ui::page::{how::HowItWorks, title_of};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl;

/// The page `/settings`.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    title_of(Route::Settings);
    view! {
        <header class="opening">
            <Tabs here=Route::Settings />
            <h1>"Settings"</h1>
            <p>"Everything has a sensible answer already. Change what you like, when you like."</p>
        </header>
        <div class="spread-area">
            <div class="spread">
                <div><WeekSection /><CirclesSection /></div>
                <div class="aside"><LookSection /><HowItWorks /></div>
            </div>
        </div>
    }
}

/// The pages of the settings.
#[component]
pub(crate) fn Tabs(
    /// Which one is open.
    here: Route,
) -> impl IntoView {
    let tab = move |route: Route, name: &'static str| {
        view! { <a class="chip" href=route.href() aria-current=(route == here).then_some("page")>{name}</a> }
    };
    view! { <nav class="chips" aria-label="Settings pages">{tab(Route::Settings, "Week and circles")}{tab(Route::Data, "Your data")}</nav> }
}

/// Reads one of the settings as the text of a field.
fn part(read: fn(&Settings) -> String) -> Signal<String> {
    let app = app();
    Signal::derive(move || app.book(|book| read(book.settings())))
}

/// Changes one of the settings.
fn set(app: App, change: impl Fn(&mut Settings)) {
    let mut settings = app.book_now(|it| it.settings().clone());
    change(&mut settings);
    if settings != app.book_now(|it| it.settings().clone()) {
        app.run_or_say(Command::SetSettings(Box::new(settings)), "Saved. Your settings are changed.");
    }
}

#[component]
fn WeekSection() -> impl IntoView {
    let app = app();
    let days: Vec<(&'static str, String)> = Weekday::ALL.iter().map(|it| (it.word(), text::weekday(*it))).collect();
    let mut starts = vec![("", format!("As usual here: {}", text::weekday(intl::first_day_of_week())))];
    starts.extend(days.iter().cloned());
    let number = |text: String| text.trim().parse::<u32>().ok();
    view! {
        <section class="section" aria-labelledby=DomId::Week.as_str()>
            <h2 id=DomId::Week.as_str()>"Your week"</h2>
            <div class="field-pair">
                <SelectField label="Day of the weekly session" options=days value=part(|it| it.session_day().word().to_owned())
                    on_choose=move |it: String| set(app, |settings| settings.session_day = Weekday::from_word(&it)) />
                <SelectField label="The week begins on" options=starts value=part(|it| it.week_starts.map_or("", Weekday::word).to_owned())
                    on_choose=move |it: String| set(app, |settings| settings.week_starts = Weekday::from_word(&it)) />
            </div>
            <div class="field-pair">
                <TextField label="People in a session" kind="number" is_lazy=true value=part(|it| it.session_people().to_string())
                    on_input=move |it: String| set(app, |settings| settings.session_people = number(it.clone()).filter(|it| (1..=9).contains(it))) />
                <TextField label="Exchanges a week you have room for" kind="number" is_lazy=true value=part(|it| it.week_budget().to_string())
                    on_input=move |it: String| set(app, |settings| settings.week_budget = number(it.clone()).filter(|it| (1..=99).contains(it))) />
            </div>
        </section>
    }
}

#[component]
fn CirclesSection() -> impl IntoView {
    let app = app();
    let load = move || app.book(|book| load(book, app.today.get()));
    let filled = move || {
        let load = load();
        load.asked.min(f64::from(load.allowed) * 2.0)
    };
    let row = |circle: Circle| {
        let count =
            move |book: &Book| book.people.iter().filter(|(_, it)| it.circle == Some(circle) && !it.archived).count();
        let people = move || text::sentence(&text::count(app.book(count), "person", "people"));
        let days = Signal::derive(move || app.book(|book| book.settings().cadence_days(circle).to_string()));
        let choose = move |it: String| {
            set(app, |settings| {
                let days = it.trim().parse::<u32>().ok().filter(|it| (1..=3650).contains(it));
                match circle {
                    Circle::Inner => settings.inner_days = days,
                    Circle::Close => settings.close_days = days,
                    Circle::Active => settings.active_days = days,
                    Circle::Wider => settings.wider_days = days,
                }
            });
        };
        view! {
            <li class="circle-row">
                <div><h3 class="group__name">{text::circle(circle)}</h3><p class="note">{people}</p></div>
                <TextField label="Days between exchanges" kind="number" is_lazy=true value=days on_input=choose />
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Circles.as_str()>
            <h2 id=DomId::Circles.as_str()>"Circles"</h2>
            <div class="stack">
                <meter class="line" min="0" max=move || load().allowed * 2 prop:value=filled aria-label="What your circles ask for"></meter>
                <p>{move || text::load(load().asked, load().allowed)}</p>
            </div>
            <ul class="stack">{Circle::ALL.iter().map(|it| row(*it)).collect_view()}</ul>
        </section>
    }
}

#[component]
fn LookSection() -> impl IntoView {
    let app = app();
    let chosen = move || app.book(|it| it.settings().theme.map_or("", Theme::word));
    let pick = |value: &'static str, word: &'static str, icon: &'static str| Pick { value, word, icon };
    let picks = vec![pick("", "system", "settings"), pick("light", "light", "sun"), pick("dark", "dark", "moon")];
    let choose = move |it: &str| set(app, |settings| settings.theme = Theme::from_word(it));
    view! {
        <section class="section" aria-labelledby=DomId::Look.as_str()>
            <h2 id=DomId::Look.as_str()>"Look"</h2>
            <div class="understood"><Choice legend="Colours" name="theme" picks chosen on_choose=choose /></div>
            <p class="note">"Dates are written the way your browser’s region writes them."</p>
        </section>
    }
}
