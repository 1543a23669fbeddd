//! Settings: the week, the circles and what they ask for, the look.

use leptos::prelude::*;

use crate::domain::{Book, Circle, Command, Fact, Settings, Theme, Weekday};
use crate::insight::circles::{load, suggestion};
use crate::insight::opening;
use crate::store::Job;
use crate::ui::app::{App, app};
use crate::ui::dom_id::DomId;
use crate::ui::kit::{Choice, Pick, SelectField, TextField, icon};
use crate::ui::page::{how::HowItWorks, title_of};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::{files, intl};

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
                <div><WeekSection /><CirclesSection /><OpeningsSection /></div>
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
    let calendar = move |_| {
        crate::web::spawn(async move {
            match app.work(Job::Calendar).await {
                Ok(text) if files::download("kith.ics", "text/calendar", &text).is_some() => {
                    app.say("A calendar file is in your downloads.", false);
                }
                Ok(_) => (),
                Err(error) => app.say(error, false),
            }
        });
    };
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
            <TextField label="Energy of a week" kind="number" is_lazy=true value=part(|it| it.week_points().to_string())
                hint="A text takes 1 of it, a call 2, time together 3, a group 4"
                on_input=move |it: String| set(app, |settings| settings.week_points = number(it.clone()).filter(|it| (1..=99).contains(it))) />
            <div class="actions"><button class="btn" type="button" on:click=calendar>{icon("calendar")}"Add it to your calendar"</button></div>
            <p class="note">"A file for any calendar: the weekly session, promises with a day, and the dates you keep. It is written once; take a new one when things change."</p>
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
                <p class="note">{move || app.book(|book| suggestion(book, app.today.get())).map(|it| text::load_hint(&it))}</p>
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

/// The owner's own openings, beside those that come with Kith.
#[component]
fn OpeningsSection() -> impl IntoView {
    let app = app();
    let purpose = RwSignal::new(opening::Purpose::CatchUp);
    let written = RwSignal::new(String::new());
    let options = opening::Purpose::ALL.iter().map(|it| (it.word(), text::opening_purpose(*it).to_owned())).collect();
    let lines = move || {
        let purpose = purpose.get();
        let own = app.book(|book| {
            let own = book.settings().openings.iter().filter(|it| it.label == purpose.word());
            own.map(|it| it.text.clone()).collect::<Vec<_>>()
        });
        let own = own.into_iter().map(|line| {
            let label = format!("Take out: {line}");
            let shown = line.clone();
            let take_out = move |_| set(app, |settings| {
                let others = settings.openings.iter().filter(|it| it.text != line).cloned();
                settings.openings = others.collect();
            });
            view! { <li>{icon("log")}<span>{shown}</span><span class="inset"><button class="aside-link" type="button" aria-label=label on:click=take_out>"Take out"</button></span></li> }
        });
        let built_in = opening::BUILT_IN.iter().filter(|(it, _)| *it == purpose);
        let built_in = built_in.map(|(_, line)| view! { <li>{icon("leaf")}<span>{*line}</span></li> });
        (own.collect_view(), built_in.collect_view())
    };
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = written.get_untracked().trim().to_owned();
        if !text.is_empty() {
            set(app, |settings| {
                let line = Fact { label: purpose.get_untracked().word().to_owned(), text: text.clone() };
                settings.openings.insert(line);
            });
            written.set(String::new());
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Openings.as_str()>
            <h2 id=DomId::Openings.as_str()>"Words to begin with"</h2>
            <SelectField label="For" options value=Signal::derive(move || purpose.get().word().to_owned())
                on_choose=move |it: String| purpose.set(opening::Purpose::from_word(&it).unwrap_or(opening::Purpose::CatchUp)) />
            <ul class="lines">{lines}</ul>
            <form class="stack" on:submit=add>
                <TextField label="A line of your own" value=written on_input=move |it| written.set(it)
                    hint="{name} stands for the name; {thing} for what to ask about; {share}, {date}, {met} and {with} for what is known" />
                <div class="actions"><button class="btn" type="submit">{icon("plus")}"Add it"</button></div>
            </form>
        </section>
    }
}
