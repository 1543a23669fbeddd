//! The choices above the calendar: which days, in which unit, and whose.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Circle, display_name};
use crate::insight::years::{Scale, Window, WindowKind};
use crate::present::long_view_page::{DaysWith, GroupChoice, View, group_choices};
use crate::present::people_picker::{Picked, picked};
use crate::store::StorageKey;
use crate::ui::components::{RadioGroup, RadioOption, icon, memo};
use crate::ui::person_input::NameField;
use crate::ui::state::{RepositoryContext, use_clock, use_prefs, use_repository};
use crate::ui::text;
use crate::ui::text::long_view as words;
use crate::web::dom;

/// The heading of the calendar and its choices.
#[component]
pub(super) fn Controls(view: RwSignal<View>, #[prop(into)] first: Signal<NaiveDate>) -> impl IntoView {
    let prefs = use_prefs();
    let (scale, scales) = (memo(move || view.get().drawn_scale()), memo(move || view.get().scales()));
    let option = |it: &Scale| RadioOption { value: it.word(), label: words::scale_word(*it), icon: "" };
    let choose = move |word: &'static str| {
        prefs.set(StorageKey::LongViewScale, word);
        view.update(|it| it.scale = Scale::of_word(word));
    };
    view! {
        <div class="section__head">
            <h2>{words::days()}</h2>
            <Years view first />
        </div>
        <div class="ink-controls">
            <div class="parsed-fields">
                <WindowField view first />
                {move || view! {
                    <RadioGroup
                        legend=words::scale()
                        name="long-view-scale"
                        picks=scales.get().iter().map(option).collect()
                        chosen=Signal::derive(move || scale.get().word())
                        on_choose=choose
                    />
                }}
            </div>
            <WhoseFields view />
        </div>
    }
}

/// The window in words, with the way to the one before and after.
#[component]
fn Years(view: RwSignal<View>, first: Signal<NaiveDate>) -> impl IntoView {
    let today = use_clock().today;
    let window = memo(move || view.with(|it| it.window));
    let go = move |steps| view.update(|it| it.window = it.window.moved(steps));
    let is_first = move || window.get().first <= first.get();
    let is_last = move || window.get().last >= today.get();
    let (before, after) = (move || words::before(window.get()), move || words::after(window.get()));
    view! {
        <div class="ink-years">
            <button class="btn btn--bare" type="button" aria-label=before disabled=is_first on:click=move |_| go(-1)>
                <span class="ink-years__back">{icon("chevron")}</span>
            </button>
            <p role="status">{move || words::window(window.get())}</p>
            <button class="btn btn--bare" type="button" aria-label=after disabled=is_last on:click=move |_| go(1)>
                {icon("chevron")}
            </button>
        </div>
    }
}

/// A year, any twelve months, or all years.
#[component]
fn WindowField(view: RwSignal<View>, first: Signal<NaiveDate>) -> impl IntoView {
    let today = use_clock().today;
    let kinds = [("year", WindowKind::Year), ("twelve", WindowKind::Twelve), ("all", WindowKind::All)];
    let option = |(word, kind)| RadioOption { value: word, label: words::window_kind(kind), icon: "" };
    let chosen = Signal::derive(move || {
        let kind = view.with(|it| it.window.kind);
        kinds.iter().find(|it| it.1 == kind).map_or("", |it| it.0)
    });
    let choose = move |word: &'static str| {
        let kind = kinds.iter().find(|it| it.0 == word).map_or(WindowKind::Year, |it| it.1);
        view.update(|it| {
            let today = today.get_untracked();
            // All years end today, whatever year was looked at.
            let day = if kind == WindowKind::All { today } else { it.window.last.min(today) };
            it.window = Window::around(kind, day, first.get_untracked());
        });
    };
    let picks = kinds.map(option).to_vec();
    view! { <RadioGroup legend=words::shown() name="long-view-window" picks chosen on_choose=choose /> }
}

/// The groups as options. They come after the calendar: in a large book the words of all people take longer to read
/// than the year to draw.
fn group_options(repository: RepositoryContext) -> RwSignal<Vec<(String, String)>> {
    let groups = RwSignal::new(Vec::new());
    dom::after_paint(move || {
        let named = |it: GroupChoice| (DaysWith::Group(it.id).word(), it.name);
        let found = repository.book_untracked(|book| group_choices(book).into_iter().map(named).collect());
        // The page may be left by then.
        groups.try_set(found);
    });
    groups
}

/// A circle, the encounters of every day, or one person.
#[component]
fn WhoseFields(view: RwSignal<View>) -> impl IntoView {
    let repository = use_repository();
    let kinds = [(DaysWith::Everybody, words::everybody()), (DaysWith::Everyday, words::everyday())];
    let circles = Circle::ALL.iter().map(|it| (DaysWith::Circle(*it), text::circle(*it)));
    let options: Vec<(String, String)> =
        kinds.into_iter().chain(circles).map(|(whose, name)| (whose.word(), name.to_owned())).collect();
    let groups = group_options(repository);
    let option = move |(word, name): (String, String)| {
        let is_chosen = {
            let word = word.clone();
            move || view.with(|it| it.whose.word()) == word
        };
        view! { <option value=word dir="auto" selected=is_chosen>{name}</option> }
    };
    let named = |book: &Book| match view.get_untracked().whose {
        DaysWith::Person(id) => book.people.get(id).map(display_name).unwrap_or_default(),
        _ => String::new(),
    };
    let name = RwSignal::new(repository.book_untracked(named));
    let choose = move |word: String| {
        name.set(String::new());
        view.update(|it| it.whose = DaysWith::of_word(&word));
    };
    let write = move |typed: String| {
        let found = repository.book_untracked(|book| picked(book, &typed));
        name.set(typed);
        view.update(|it| {
            it.whose = match found {
                Picked::One(id) => DaysWith::Person(id),
                _ => DaysWith::Everybody,
            };
        });
    };
    view! {
        <div class="field-pair">
            <label class="field">
                <span class="field__label">{words::whose()}</span>
                <select class="input" on:change=move |event| choose(event_target_value(&event))>
                    {options.into_iter().map(option).collect_view()}
                    {move || groups.get().into_iter().map(option).collect_view()}
                </select>
            </label>
            <NameField label=words::only_with() value=name on_input=write />
        </div>
    }
}
