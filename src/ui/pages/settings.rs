//! The page "Settings": the week, the circles and their cadence, the openings, the colours and the keys.

use std::ops::RangeInclusive;
use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{Book, Circle, Command, Fact, Settings, Theme, Weekday};
use crate::insight::circles::{load, suggestion};
use crate::insight::message_templates::{self, Purpose};
use crate::store::{Job, JobOutput, StorageKey};
use crate::ui::app::{App, app};
use crate::ui::components::{RadioGroup, RadioOption, SelectField, TextField, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::{how_it_works::HowItWorks, title_of};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::{files, intl};

/// The page `/settings`.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    title_of(Route::Settings);
    view! {
        <header class="page-header">
            <Tabs here=Route::Settings />
            <h1>{Route::Settings.label()}</h1>
            <p>{text::settings::note()}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div><WeekSection /><CirclesSection /><OpeningsSection /></div>
                <div class="two-column__aside"><LookSection /><KeysSection /><HowItWorks /></div>
            </div>
        </div>
    }
}

/// Links to the pages of the settings.
#[component]
pub(crate) fn Tabs(
    /// The current page.
    here: Route,
) -> impl IntoView {
    let tab = move |route: Route, name: &'static str| {
        view! { <a class="chip" href=route.href() aria-current=(route == here).then_some("page")>{name}</a> }
    };
    view! {
        <nav class="chips" aria-label=text::settings::pages()>
            {tab(Route::Settings, text::settings::week_and_circles())}{tab(Route::Data, text::data::title())}
        </nav>
    }
}

/// A setting as the text of a field.
fn part(read: fn(&Settings) -> String) -> Signal<String> {
    let app = app();
    Signal::derive(move || app.book(|book| read(book.settings())))
}

/// Changes a setting, and saves only if the value differs.
fn set(app: App, change: impl Fn(&mut Settings)) {
    let mut settings = app.with_book_untracked(|it| it.settings().clone());
    change(&mut settings);
    if settings != app.with_book_untracked(|it| it.settings().clone()) {
        app.run_or_say(Command::SetSettings(Box::new(settings)), text::settings::changed());
    }
}

#[component]
fn WeekSection() -> impl IntoView {
    let app = app();
    let days: Vec<(&'static str, String)> = Weekday::ALL.iter().map(|it| (it.word(), text::weekday(*it))).collect();
    let mut starts = vec![("", text::settings::week_starts_usual(&text::weekday(intl::first_day_of_week())))];
    starts.extend(days.iter().cloned());
    let calendar = move |_| {
        crate::web::spawn(async move {
            match app.work(Job::Calendar).await.and_then(JobOutput::into_text) {
                Ok(text) if files::download("kith.ics", "text/calendar", &text).is_some() => {
                    app.say(text::settings::calendar_saved(), false);
                }
                Ok(_) => (),
                Err(error) => app.say(error.to_string(), false),
            }
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Week.as_str()>
            <h2 id=DomId::Week.as_str()>{text::settings::week()}</h2>
            <div class="field-pair">
                <SelectField
                    label=text::settings::session_day()
                    options=days
                    value=part(|it| it.session_day().word().to_owned())
                    on_choose=move |it: String| set(app, |settings| settings.session_day = Weekday::from_word(&it)) />
                <SelectField
                    label=text::settings::week_starts()
                    options=starts
                    value=part(|it| it.week_starts.map_or("", Weekday::word).to_owned())
                    on_choose=move |it: String| set(app, |settings| settings.week_starts = Weekday::from_word(&it)) />
            </div>
            <div class="field-pair">
                <NumberField
                    label=text::settings::session_people()
                    value=part(|it| it.session_people().to_string())
                    range=1..=9
                    on_number=move |it| set(app, |settings| settings.session_people = it) />
                <NumberField
                    label=text::settings::week_budget()
                    value=part(|it| it.week_budget().to_string())
                    range=1..=99
                    on_number=move |it| set(app, |settings| settings.week_budget = it) />
            </div>
            <div class="field-pair">
                <NumberField
                    label=text::settings::week_points()
                    value=part(|it| it.week_points().to_string())
                    range=1..=99
                    hint=text::settings::week_points_hint()
                    on_number=move |it| set(app, |settings| settings.week_points = it) />
                <NumberField
                    label=text::settings::session_minutes()
                    value=part(|it| it.session_minutes().to_string())
                    range=5..=120
                    on_number=move |it| set(app, |settings| settings.session_minutes = it) />
            </div>
            <div class="actions">
                <button class="btn" type="button" on:click=calendar>
                    {icon("calendar")}{text::settings::add_to_calendar()}
                </button>
            </div>
            <p class="text-small">{text::settings::calendar_note()}</p>
        </section>
    }
}

/// A number field. An empty field resets the setting to its default. A number out of range is reported, and the field
/// shows the saved value again.
#[component]
fn NumberField(
    label: &'static str,
    /// The saved value.
    value: Signal<String>,
    /// The valid numbers.
    range: RangeInclusive<u32>,
    #[prop(default = "")] hint: &'static str,
    /// Called with the new number, or `None` for the default.
    #[prop(into)]
    on_number: Callback<Option<u32>>,
) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || typed.get().unwrap_or_else(|| value.get()));
    let take = move |text: String| {
        let refused = match text.trim().parse() {
            Ok(number) if range.contains(&number) => {
                on_number.run(Some(number));
                None
            }
            _ if text.trim().is_empty() => {
                on_number.run(None);
                None
            }
            _ => Some(text::settings::out_of_range(&label, range.start(), range.end())),
        };
        // Set the typed text first: without a change of `shown`, resetting it would not update the field.
        typed.set(Some(text));
        let go_back = move || {
            typed.set(None);
            // Report the error only after the field shows the saved value again.
            refused.into_iter().for_each(|it| app.say(it, false));
        };
        set_timeout(go_back, Duration::ZERO);
    };
    view! { <TextField label kind="number" is_lazy=true value=shown hint on_input=take /> }
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
        let people = move || text::sentence(&text::settings::people(app.book(count)));
        let days = Signal::derive(move || app.book(|book| book.settings().cadence_days(circle).to_string()));
        let choose = move |days: Option<u32>| {
            set(app, |settings| match circle {
                Circle::Inner => settings.inner_days = days,
                Circle::Close => settings.close_days = days,
                Circle::Active => settings.active_days = days,
                Circle::Wider => settings.wider_days = days,
            });
        };
        view! {
            <li class="circle-row">
                <div><h3 class="group__name">{text::circle(circle)}</h3><p class="text-small">{people}</p></div>
                <NumberField label=text::settings::cadence() value=days range=1..=3650 on_number=choose />
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Circles.as_str()>
            <h2 id=DomId::Circles.as_str()>{text::settings::circles()}</h2>
            <div class="stack">
                <meter
                    class="meter"
                    min="0"
                    max=move || load().allowed * 2
                    prop:value=filled
                    aria-label=text::settings::circles_ask()
                >
                </meter>
                <p>{move || text::load(load().asked, load().allowed)}</p>
                <p class="text-small">
                    {move || app.book(|book| suggestion(book, app.today.get())).map(|it| text::load_hint(&it))}
                </p>
            </div>
            <ul class="stack">{Circle::ALL.iter().map(|it| row(*it)).collect_view()}</ul>
        </section>
    }
}

#[component]
fn LookSection() -> impl IntoView {
    let app = app();
    let chosen = move || app.book(|it| it.settings().theme.map_or("", Theme::word));
    let pick = |value: &'static str, label: &'static str, icon: &'static str| RadioOption { value, label, icon };
    let picks = vec![
        pick("", text::settings::system(), "settings"),
        pick("light", text::settings::light(), "sun"),
        pick("dark", text::settings::dark(), "moon"),
    ];
    let choose = move |it: &str| set(app, |settings| settings.theme = Theme::from_word(it));
    view! {
        <section class="section" aria-labelledby=DomId::Look.as_str()>
            <h2 id=DomId::Look.as_str()>{text::settings::look()}</h2>
            <div class="parsed-fields">
                <RadioGroup legend=text::settings::colours() name="theme" picks chosen on_choose=choose />
            </div>
            <p class="text-small">{text::settings::dates_note()}</p>
        </section>
    }
}

/// Keyboard shortcuts. The single-letter shortcut can be turned off (WCAG 2.1, success criterion 2.1.4).
#[component]
fn KeysSection() -> impl IntoView {
    let app = app();
    let is_on = RwSignal::new(app.pref(StorageKey::LettersOff).is_empty());
    let choose = move |event| {
        is_on.set(event_target_checked(&event));
        app.set_pref(StorageKey::LettersOff, if is_on.get_untracked() { "" } else { "yes" });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Keys.as_str()>
            <h2 id=DomId::Keys.as_str()>{text::settings::keys()}</h2>
            <label class="switch">
                <span>{text::settings::letter_l()}</span>
                <input type="checkbox" role="switch" prop:checked=is_on on:change=choose />
                <span class="switch__track"></span>
            </label>
            <p class="text-small">{text::settings::keys_note()}</p>
        </section>
    }
}

/// The user's own openings and the built-in ones.
#[component]
fn OpeningsSection() -> impl IntoView {
    let app = app();
    let purpose = RwSignal::new(Purpose::CatchUp);
    let written = RwSignal::new(String::new());
    let options = Purpose::ALL.iter().map(|it| (it.word(), text::opening_purpose(*it).to_owned())).collect();
    let lines = move || {
        let purpose = purpose.get();
        let own = app.book(|book| {
            let own = book.settings().openings.iter().filter(|it| it.label == purpose.word());
            own.map(|it| it.text.clone()).collect::<Vec<_>>()
        });
        let own = own.into_iter().map(|line| {
            let label = text::common::remove_named(&line);
            let shown = line.clone();
            let take_out = move |_| {
                set(app, |settings| {
                    let others = settings.openings.iter().filter(|it| it.text != line).cloned();
                    settings.openings = others.collect();
                })
            };
            view! {
                <li>
                    {icon("log")}
                    <span>{shown}</span>
                    <span class="icon-list__inset">
                        <button class="link-button" type="button" aria-label=label on:click=take_out>
                            {text::common::remove()}
                        </button>
                    </span>
                </li>
            }
        });
        let built_in = message_templates::BUILT_IN.iter().filter(|(it, _)| *it == purpose);
        let built_in = built_in.map(|(_, line)| view! { <li>{icon("leaf")}<span>{*line}</span></li> });
        (own.collect_view(), built_in.collect_view())
    };
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = written.get_untracked().trim().to_owned();
        let line = Fact { label: purpose.get_untracked().word().to_owned(), text: text.clone() };
        if !text.is_empty() {
            set(app, |settings| settings.openings.insert(line.clone()));
            if app.with_book_untracked(|it| it.settings().openings.contains(&line)) {
                written.set(String::new());
            }
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Openings.as_str()>
            <h2 id=DomId::Openings.as_str()>{text::settings::openings()}</h2>
            <SelectField
                label=text::settings::opening_for()
                options
                value=Signal::derive(move || purpose.get().word().to_owned())
                on_choose=move |it: String| purpose.set(message_templates::Purpose::from_word(&it).unwrap_or(message_templates::Purpose::CatchUp))
            />
            <ul class="icon-list">{lines}</ul>
            <form class="stack" on:submit=add>
                <TextField label=text::settings::own_line() value=written on_input=move |it| written.set(it)
                    hint=text::settings::own_line_hint() />
                <div class="actions">
                    <button class="btn" type="submit">{icon("plus")}{text::settings::add()}</button>
                </div>
            </form>
        </section>
    }
}
