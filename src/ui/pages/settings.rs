//! The page "Settings": the week, the circles and their cadence, the message templates, the colours and the keys.

use std::ops::RangeInclusive;
use std::time::Duration;

use leptos::prelude::*;

use super::file_download::use_file_download;
use super::how_it_works::HowItWorks;
use super::invitations::ANSWERED;
use super::message_templates::MessageTemplatesSection;
use super::my_card::MyCardSection;
use super::settings_editor::{SettingsEditor, use_settings};
use super::settings_load::BeyondTheWeek;
use super::settings_words::{AsksSection, HomeSection, SameWordsSection};
use crate::domain::{Book, Circle, DateOrder, NameOrder, Theme, Weekday};
use crate::insight::circles::{load, suggestion};
use crate::store::{Job, StorageKey};
use crate::ui::components::{RadioGroup, RadioOption, SelectField, TextField, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{RepositoryContext, use_clock, use_prefs, use_repository, use_toasts};
use crate::ui::text;
use crate::web::intl;

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
                <div>
                    <WeekSection /><CirclesSection /><MessageTemplatesSection /><AsksSection /><SameWordsSection />
                    <HomeSection />
                </div>
                <div class="two-column__aside"><MyCardSection /><LookSection /><KeysSection /><HowItWorks /></div>
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

#[component]
fn WeekSection() -> impl IntoView {
    let (settings, download) = (use_settings(), use_file_download());
    let days: Vec<(&'static str, String)> = Weekday::ALL.iter().map(|it| (it.word(), text::weekday(*it))).collect();
    let mut starts = vec![("", text::settings::week_starts_usual(&text::weekday(intl::first_day_of_week())))];
    starts.extend(days.iter().cloned());
    let prefs = use_prefs();
    let calendar = move |_| {
        download.start(Job::Calendar, ("kith.ics", "text/calendar"), text::settings::calendar_saved());
        // Today need not offer it any more.
        prefs.set(StorageKey::CalendarOffer, ANSWERED);
    };
    view! {
        <section class="section" aria-labelledby=DomId::Week.as_str()>
            <h2 id=DomId::Week.as_str()>{text::settings::week()}</h2>
            <div class="field-pair">
                <SelectField
                    label=text::settings::session_day()
                    options=days
                    value=settings.field(|it| it.session_day().word().to_owned())
                    on_choose=move |day: String| settings.edit(|it| it.session_day = Weekday::from_word(&day))
                />
                <SelectField
                    label=text::settings::week_starts()
                    options=starts
                    value=settings.field(|it| it.week_starts.map_or("", Weekday::word).to_owned())
                    on_choose=move |day: String| settings.edit(|it| it.week_starts = Weekday::from_word(&day))
                />
            </div>
            <WeekNumbers />
            <div class="actions">
                <button class="btn" type="button" on:click=calendar>
                    {icon("calendar")}{text::settings::add_to_calendar()}
                </button>
            </div>
            <p class="text-small">{text::settings::calendar_note()}</p>
        </section>
    }
}

/// The numbers of the week and of the weekly session.
#[component]
fn WeekNumbers() -> impl IntoView {
    let settings = use_settings();
    view! {
        <div class="field-pair">
            <NumberField
                label=text::settings::session_people()
                value=settings.field(|it| it.session_people().to_string())
                range=1..=9
                on_number=move |number| settings.edit(|it| it.session_people = number)
            />
            <NumberField
                label=text::settings::week_budget()
                value=settings.field(|it| it.week_budget().to_string())
                range=1..=99
                on_number=move |number| settings.edit(|it| it.week_budget = number)
            />
        </div>
        <div class="field-pair">
            <NumberField
                label=text::settings::week_points()
                value=settings.field(|it| it.week_points().to_string())
                range=1..=99
                hint=text::settings::week_points_hint()
                on_number=move |number| settings.edit(|it| it.week_points = number)
            />
            <NumberField
                label=text::settings::session_minutes()
                value=settings.field(|it| it.session_minutes().to_string())
                range=5..=120
                on_number=move |number| settings.edit(|it| it.session_minutes = number)
            />
        </div>
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
    let toasts = use_toasts();
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
            refused.into_iter().for_each(|it| toasts.show(it));
        };
        set_timeout(go_back, Duration::ZERO);
    };
    view! { <TextField label kind="number" is_lazy=true value=shown hint on_input=take /> }
}

#[component]
fn CirclesSection() -> impl IntoView {
    let (repository, clock, settings) = (use_repository(), use_clock(), use_settings());
    let load = move || repository.book(|book| load(book, clock.today.get()));
    let filled = move || {
        let load = load();
        load.asked.min(f64::from(load.allowed) * 2.0)
    };
    let hint = move || repository.book(|book| suggestion(book, clock.today.get())).map(|it| text::load_hint(&it));
    let row = |circle: &Circle| circle_row(*circle, repository, settings);
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
                <p class="text-small">{hint}</p>
                <BeyondTheWeek />
            </div>
            <ul class="stack">{Circle::ALL.iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// A circle: its number of people, and the field for its cadence.
fn circle_row(circle: Circle, repository: RepositoryContext, settings: SettingsEditor) -> impl IntoView {
    let count = move |book: &Book| {
        book.people.iter().filter(|(_, it)| it.circle == Some(circle) && it.may_be_suggested()).count()
    };
    let people = move || text::sentence(&text::settings::people(repository.book(count)));
    let days = Signal::derive(move || repository.book(|it| it.settings().cadence_days(circle).to_string()));
    let choose = move |days: Option<u32>| {
        settings.edit(|settings| match circle {
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
}

#[component]
fn LookSection() -> impl IntoView {
    let (repository, settings) = (use_repository(), use_settings());
    let chosen = move || repository.book(|it| it.settings().theme.map_or("", Theme::word));
    let pick = |value: &'static str, label: &'static str, icon: &'static str| RadioOption { value, label, icon };
    let picks = vec![
        pick("", text::settings::system(), "settings"),
        pick("light", text::settings::light(), "sun"),
        pick("dark", text::settings::dark(), "moon"),
    ];
    let choose = move |theme: &str| settings.edit(|it| it.theme = Theme::from_word(theme));
    let orders: Vec<(&'static str, String)> = [("", text::settings::name_order_usual(&order_name(intl::name_order())))]
        .into_iter()
        .chain(NameOrder::ALL.iter().map(|it| (it.word(), order_name(*it).to_owned())))
        .collect();
    view! {
        <section class="section" aria-labelledby=DomId::Theme.as_str()>
            <h2 id=DomId::Theme.as_str()>{text::settings::look()}</h2>
            <div class="parsed-fields">
                <RadioGroup legend=text::settings::colours() name="theme" picks chosen on_choose=choose />
            </div>
            <SelectField
                label=text::settings::name_order()
                options=orders
                value=settings.field(|it| it.name_order.map_or("", NameOrder::word).to_owned())
                on_choose=move |order: String| settings.edit(|it| it.name_order = NameOrder::from_word(&order))
            />
            <DateOrderField />
            <p class="text-small">{text::settings::dates_note()}</p>
        </section>
    }
}

/// The name of an order of names.
fn order_name(order: NameOrder) -> &'static str {
    match order {
        NameOrder::Given => text::settings::by_given_name(),
        NameOrder::Family => text::settings::by_family_name(),
    }
}

/// The order of day and month in figures, for the sentences of the log.
#[component]
fn DateOrderField() -> impl IntoView {
    let settings = use_settings();
    let name = |order: DateOrder| match order {
        DateOrder::DayFirst => text::settings::day_first(),
        DateOrder::MonthFirst => text::settings::month_first(),
    };
    let mut orders = vec![("", text::settings::date_order_usual(&name(intl::date_order())))];
    orders.extend(DateOrder::ALL.iter().map(|it| (it.word(), name(*it).to_owned())));
    view! {
        <SelectField
            label=text::settings::date_order()
            options=orders
            value=settings.field(|it| it.date_order.map_or("", DateOrder::word).to_owned())
            on_choose=move |order: String| settings.edit(|it| it.date_order = DateOrder::from_word(&order))
        />
    }
}

/// Keyboard shortcuts. The single-letter shortcut can be turned off (WCAG 2.1, success criterion 2.1.4).
#[component]
fn KeysSection() -> impl IntoView {
    let prefs = use_prefs();
    let is_on = RwSignal::new(prefs.get(StorageKey::LettersOff).is_empty());
    let choose = move |event| {
        is_on.set(event_target_checked(&event));
        prefs.set(StorageKey::LettersOff, if is_on.get_untracked() { "" } else { "yes" });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Shortcuts.as_str()>
            <h2 id=DomId::Shortcuts.as_str()>{text::settings::keys()}</h2>
            <label class="switch">
                <span>{text::settings::letter_l()}</span>
                <input type="checkbox" role="switch" prop:checked=is_on on:change=choose />
                <span class="switch__track"></span>
            </label>
            <p class="text-small">{text::settings::keys_note()}</p>
        </section>
    }
}
