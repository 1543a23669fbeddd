//! The page "People": search, filters, and a list that stays fast with five thousand people.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Book, Circle, VecSet};
use crate::insight::search::excerpt;
use crate::present::people::{self as content, Line, PeopleFilter, Row, Sort};
use crate::ui::app::{OpenDialog, app};
use crate::ui::components::{Avatar, Show, VirtualList, highlight, icon, memo, warmth};
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::text;

/// Maximum number of options in a menu (design decision). The search box finds the others.
const MAX_OPTIONS: usize = 500;

/// The page `/people`.
#[component]
pub(crate) fn People() -> impl IntoView {
    let app = app();
    title_of(Route::People);
    // Restore the filter if the user goes back to the list, or comes from the page of a person.
    let filter = RwSignal::new(app.with_book_untracked(|book| app.people_filter().of(book)));
    let query = memo(move || filter.with(|it| it.query.clone()));
    Effect::new(move || app.leave_people(filter.get()));
    let rows = memo(move || app.book(|book| content::rows(book, app.today.get())));
    let lines = memo(move || {
        let filter = filter.get();
        let query = filter.query.clone();
        let found = (!query.trim().is_empty()).then(|| (app.find(&query), query.into()));
        app.book(|book| rows.with(|rows| content::lines(book, rows, found, &filter)))
    });
    let head = move || {
        let (total, cooling) = rows.with(|it| content::total(it));
        text::people::summary(total, cooling)
    };
    let shown = move || lines.with(|it| content::shown(it));
    let found = move || lines.with(|it| content::found(it));
    let is_narrowed = move || filter.with(|it| *it != PeopleFilter::default());
    let is_looking = move || {
        // Computing `lines` starts the indexing for the search, so it must come before `search_is_done`.
        lines.track();
        !query.with(String::is_empty) && !app.search_is_done()
    };
    let none = move || match (is_narrowed(), is_looking()) {
        (false, _) => text::people::nobody_here(),
        (true, true) => text::people::none_found_yet(),
        (true, false) => text::people::none_found(),
    };
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <h1>{text::people::title()}</h1>
                <button
                    class="btn"
                    type="button"
                    on:click=move |_| app.dialog.set(Some(OpenDialog::NewPerson(String::new())))
                >
                    {icon("plus")}{text::people::someone_new()}
                </button>
            </div>
            <p>{head}</p>
            <div class="actions">
                <Show when=move || app.book(content::has_unsorted)>
                    <button class="link-button" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Sort))>
                        {icon("sort")}{text::people::sort_into_circles()}
                    </button>
                </Show>
                <Show when=move || { filter.with(|it| !it.group.is_empty()) && found() > 0 }>
                    <button
                        class="link-button"
                        type="button"
                        on:click=move |_| app.dialog.set(Some(OpenDialog::Prepare(shown())))
                    >
                        {icon("file")}{text::people::before_you_meet_them()}
                    </button>
                </Show>
            </div>
        </header>
        <div class="people-list">
            <PeopleFilters filter rows />
            <Show when=is_looking>
                <p class="text-small" role="status">{text::people::searching()}</p>
            </Show>
            <p class="visually-hidden" role="status">{move || is_narrowed().then(|| text::people::found(found()))}</p>
            <Show when=move || { found() > 0 } fallback=move || view! {
                <div class="empty-state"><p class="text-muted">{none}</p></div>
            }>
                <VirtualList rows=lines row=line />
            </Show>
        </div>
    }
}

/// Draws a line of the list: the name of a circle, or a person.
fn line(line: Line) -> AnyView {
    match line {
        Line::Circle(circle) => {
            let name = circle.map_or_else(text::people::no_circle, |(circle, _)| text::circle(circle));
            let rhythm = circle.map(|(circle, days)| text::people::rhythm(circle, days));
            view! { <h2 class="group__name">{name}" "<span>{rhythm}</span></h2> }.into_any()
        }
        Line::Person(row, query) => {
            let Row { id, name, role, photo, warmth: state, silence, .. } = row.as_ref().clone();
            let avatar = Avatar::named(id, &name, photo);
            let role = app().with_book_untracked(|book| excerpt(book, id, &query)).unwrap_or(role);
            view! {
                <a class="row" href=Route::Person(id).href()>
                    {avatar.view("")}
                    <span>
                        <span class="name">{highlight(&name, &query)}</span>
                        <span class="role">{highlight(&role, &query)}</span>
                    </span>
                    <span class="row__state">
                        {warmth(state)}
                        <span class="text-small">{silence.map(text::ago_short)}</span>
                    </span>
                </a>
            }
            .into_any()
        }
    }
}

#[component]
fn PeopleFilters(filter: RwSignal<PeopleFilter>, rows: Memo<Vec<Arc<Row>>>) -> impl IntoView {
    let app = app();
    let chip = move |circle: Option<Circle>| {
        let count = move || {
            let is_archived = filter.with(|it| it.is_archived);
            rows.with(|it| content::count(it, circle, is_archived))
        };
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name="circle"
                    prop:checked=move || filter.with(|it| it.circle == circle)
                    on:change=move |_| filter.update(|it| it.circle = circle)
                />
                {circle.map_or_else(text::people::all_circles, text::circle)}" "<span class="chip__count">{count}</span>
            </label>
        }
    };
    let words =
        move |label: &'static str, of: fn(&Book) -> VecSet<String>, part: fn(&mut PeopleFilter) -> &mut String| {
            let all = memo(move || app.book(of));
            let options = move || {
                all.get()
                    .into_iter()
                    .take(MAX_OPTIONS)
                    .map(|it| {
                        let is_chosen = filter.with_untracked(|filter| *part(&mut filter.clone()) == it);
                        view! { <option value=it.clone() selected=is_chosen>{it.clone()}</option> }
                    })
                    .collect_view()
            };
            view! {
                <Show when=move || !all.with(|it| it.is_empty())>
                    <label class="chip chip--select">
                        <select
                            aria-label=label
                            prop:value=move || filter.with(|it| part(&mut it.clone()).clone())
                            on:change=move |event| filter.update(|it| *part(it) = event_target_value(&event))
                        >
                            <option value="">{label}</option>
                            {options}
                        </select>
                    </label>
                </Show>
            }
        };
    let chosen = filter.with_untracked(|it| it.sort);
    let sorts = Sort::ALL
        .iter()
        .map(|(word, it)| view! { <option value=*word selected=*it == chosen>{text::people::order_name(*it)}</option> })
        .collect_view();
    let sort = move |event| {
        let sort = Sort::from_word(&event_target_value(&event));
        filter.update(|it| it.sort = sort);
    };
    view! {
        <form
            class="finder"
            role="search"
            aria-label=text::people::title()
            on:submit=move |event| event.prevent_default()
        >
            <div class="search">
                {icon("search")}
                <input
                    class="input"
                    type="search"
                    aria-label=text::people::search_label()
                    placeholder=text::people::search_hint()
                    prop:value=move || filter.with(|it| it.query.clone())
                    on:input=move |event| filter.update(|it| it.query = event_target_value(&event)) />
            </div>
            <fieldset>
                <legend class="visually-hidden">{text::people::circle()}</legend>
                <div class="chips chips--scroll">
                    {chip(None)}{Circle::ALL.iter().map(|it| chip(Some(*it))).collect_view()}
                </div>
            </fieldset>
            <div class="chips chips--scroll">
                <label class="chip chip--select">
                    {icon("sort")}
                    <select aria-label=text::people::order() on:change=sort>{sorts}</select>
                </label>
                {words(text::people::tag(), content::tags, |it| &mut it.tag)}
                {words(text::people::group(), content::groups, |it| &mut it.group)}
                {words(text::people::place(), content::places, |it| &mut it.place)}
                <label class="chip">
                    <input
                        type="checkbox"
                        prop:checked=move || filter.with(|it| it.is_archived)
                        on:change=move |event| filter.update(|it| it.is_archived = event_target_checked(&event))
                    />
                    {text::people::archived()}
                </label>
            </div>
        </form>
    }
}
