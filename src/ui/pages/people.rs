//! The page "People": search, filters, and a list that stays fast with five thousand people.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Book, Circle, Person, PersonId, display_name, normalize, sort_by, sort_by_key, text_set};
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::search::{Found, excerpt};
use crate::ui::app::{OpenDialog, app};
use crate::ui::components::{Avatar, Show, VirtualList, highlight, icon, memo, warmth};
use crate::ui::pages::contact_links::role_line;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{PeopleFilter, PeopleSort as Sort};
use crate::ui::text;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Circle(Option<Circle>, String),
    /// A person, and the search text to highlight.
    Person(Arc<Row>, Arc<str>),
}

/// The data of a person's line. `Eq` lets two `Arc`s of the same row compare by pointer, without comparing the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    id: PersonId,
    name: String,
    /// The normalized name, used for sorting.
    key: String,
    role: String,
    avatar: Avatar,
    warmth: Option<Warmth>,
    silence: Option<u32>,
    circle: Option<Circle>,
    is_archived: bool,
}

impl Sort {
    const ALL: [(&'static str, &'static str, Self); 4] = [
        ("circle", "By circle", Self::Circle),
        ("name", "By name", Self::Name),
        ("last", "By last exchange", Self::Last),
        ("warmth", "By warmth", Self::Warmth),
    ];
}

/// The page `/people`.
#[component]
pub(crate) fn People() -> impl IntoView {
    let app = app();
    title_of(Route::People);
    // Restore the filter if the user goes back to the list, or comes from the page of a person.
    let filter = RwSignal::new(app.with_book_untracked(|book| app.people_filter().of(book)));
    let query = memo(move || filter.with(|it| it.query.clone()));
    Effect::new(move || app.leave_people(filter.get()));
    let rows = memo(move || app.book(|book| all_rows(book, app.today.get())));
    let lines = memo(move || {
        let filter = filter.get();
        let query = filter.query.clone();
        let found = (!query.trim().is_empty()).then(|| (app.find(&query), query.into()));
        app.book(|book| rows.with(|rows| lines(book, rows, found, &filter)))
    });
    let head = move || {
        let cooling =
            rows.with(|it| it.iter().filter(|it| !it.is_archived && it.warmth == Some(Warmth::Cooling)).count());
        let total = app.book(|book| book.people.iter().filter(|(_, it)| !it.archived).count());
        text::people_line(total, cooling)
    };
    let found = move || lines.with(|it| it.iter().filter(|it| matches!(it, Line::Person(..))).count());
    let shown = move || {
        let id = |it: &Line| if let Line::Person(row, _) = it { Some(row.id) } else { None };
        lines.with(|it| it.iter().filter_map(id).collect::<Vec<_>>())
    };
    let is_narrowed = move || filter.with(|it| *it != PeopleFilter::default());
    let is_looking = move || {
        // Computing `lines` starts the indexing for the search, so it must come before `search_is_done`.
        lines.track();
        !query.with(String::is_empty) && !app.search_is_done()
    };
    let none = move || match (is_narrowed(), is_looking()) {
        (false, _) => "Nobody here yet.",
        (true, true) => "Nobody by that so far.",
        (true, false) => "Nobody by that. Fewer words find more.",
    };
    view! {
        <header class="opening">
            <div class="opening__top">
                <h1>"People"</h1>
                <button class="btn" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::NewPerson(String::new())))>{icon("plus")}"Someone new"</button>
            </div>
            <p>{head}</p>
            <div class="actions">
                <Show when=move || app.book(|book| book.people.iter().any(|(_, it)| it.circle.is_none() && !it.archived))>
                    <button class="aside-link" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Sort))>{icon("sort")}"Sort into circles"</button>
                </Show>
                <Show when=move || { filter.with(|it| !it.group.is_empty()) && found() > 0 }>
                    <button class="aside-link" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Prepare(shown())))>{icon("file")}"Before you meet them"</button>
                </Show>
            </div>
        </header>
        <div class="shelf__list">
            <PeopleFilters filter rows />
            <Show when=is_looking>
                <p class="note" role="status">"Still looking through earlier years."</p>
            </Show>
            <p class="hide-text" role="status">{move || is_narrowed().then(|| text::sentence(&format!("{} found", text::count(found(), "person", "people"))))}</p>
            <Show when=move || { found() > 0 } fallback=move || view! {
                <div class="nothing"><p class="soft-text">{none}</p></div>
            }>
                <VirtualList rows=lines row=line />
            </Show>
        </div>
    }
}

/// Draws a line of the list: the name of a circle, or a person.
fn line(line: Line) -> AnyView {
    match line {
        Line::Circle(circle, rhythm) => {
            let name = circle.map_or("Not sorted yet", text::circle);
            view! { <h2 class="group__name">{name}" "<span>{rhythm}</span></h2> }.into_any()
        }
        Line::Person(row, query) => {
            let Row { id, name, role, avatar, warmth: state, silence, .. } = row.as_ref().clone();
            let role = app().with_book_untracked(|book| excerpt(book, id, &query)).unwrap_or(role);
            view! {
                <a class="row" href=Route::Person(id).href()>
                    {avatar.view("")}
                    <span>
                        <span class="name">{highlight(&name, &query)}</span>
                        <span class="role">{highlight(&role, &query)}</span>
                    </span>
                    <span class="row__state">{warmth(state)}<span class="note">{silence.map(text::ago_short)}</span></span>
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
            let is_counted =
                |it: &&Arc<Row>| it.is_archived == is_archived && (circle.is_none() || it.circle == circle);
            rows.with(|it| it.iter().filter(is_counted).count())
        };
        view! {
            <label class="chip">
                <input type="radio" name="circle" prop:checked=move || filter.with(|it| it.circle == circle) on:change=move |_| filter.update(|it| it.circle = circle) />
                {circle.map_or("All", text::circle)}" "<span class="count">{count}</span>
            </label>
        }
    };
    let words = move |label: &'static str,
                      of: fn(&Person) -> Vec<String>,
                      part: fn(&mut PeopleFilter) -> &mut String| {
        let all = memo(move || app.book(|book| text_set(book.people.iter().flat_map(|(_, it)| of(it)).collect())));
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
                <label class="chip select">
                    <select aria-label=label prop:value=move || filter.with(|it| part(&mut it.clone()).clone()) on:change=move |event| filter.update(|it| *part(it) = event_target_value(&event))>
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
        .map(|(word, name, it)| view! { <option value=*word selected=*it == chosen>{*name}</option> })
        .collect_view();
    let sort = move |event| {
        let word = event_target_value(&event);
        let sort = Sort::ALL.iter().find(|(it, ..)| *it == word).map(|(.., it)| *it).unwrap_or_default();
        filter.update(|it| it.sort = sort);
    };
    view! {
        <form class="finder" role="search" aria-label="People" on:submit=move |event| event.prevent_default()>
            <div class="search">
                {icon("search")}
                <input class="input" type="search" aria-label="Search people" placeholder="A name, a place, what they know"
                    prop:value=move || filter.with(|it| it.query.clone())
                    on:input=move |event| filter.update(|it| it.query = event_target_value(&event)) />
            </div>
            <fieldset>
                <legend class="hide-text">"Circle"</legend>
                <div class="chips scroll">{chip(None)}{Circle::ALL.iter().map(|it| chip(Some(*it))).collect_view()}</div>
            </fieldset>
            <div class="chips scroll">
                <label class="chip select">{icon("sort")}<select aria-label="Order" on:change=sort>{sorts}</select></label>
                {words("Tag", |it| it.tags.to_vec(), |it| &mut it.tag)}
                {words("Group", |it| it.groups.to_vec(), |it| &mut it.group)}
                {words("Place", |it| Some(it.place.clone()).filter(|it| !it.is_empty()).into_iter().collect(), |it| &mut it.place)}
                <label class="chip">
                    <input type="checkbox" prop:checked=move || filter.with(|it| it.is_archived) on:change=move |event| filter.update(|it| it.is_archived = event_target_checked(&event)) />
                    "Archived"
                </label>
            </div>
        </form>
    }
}

/// Maximum number of options in a menu (design decision). The search box finds the others.
const MAX_OPTIONS: usize = 500;

fn all_rows(book: &Book, today: chrono::NaiveDate) -> Vec<Arc<Row>> {
    let row = |(id, person): (PersonId, &Person)| {
        let silence = silence(book, id, person, today);
        let name = display_name(person);
        Arc::new(Row {
            id,
            key: normalize(&name),
            role: role_line(&person.role, &person.organisation),
            avatar: Avatar::named(id, &name, person),
            name,
            warmth: silence.map(|(_, warmth)| warmth),
            silence: silence.map(|(days, _)| days),
            circle: person.circle,
            is_archived: person.archived,
        })
    };
    book.people.iter().map(row).collect()
}

/// The lines that match the search and the filters, in display order.
fn lines(book: &Book, rows: &[Arc<Row>], found: Option<(Vec<Found>, Arc<str>)>, filter: &PeopleFilter) -> Vec<Line> {
    let is_left = |it: &&Arc<Row>| passes(book, it, filter);
    if let Some((found, words)) = found {
        // `rows` is sorted by id.
        let row = |hit: &Found| rows.binary_search_by_key(&hit.id, |it| it.id).ok().map(|at| &rows[at]);
        let line = |it: &Arc<Row>| Line::Person(Arc::clone(it), Arc::clone(&words));
        return found.iter().filter_map(row).filter(is_left).map(line).collect();
    }
    let mut rows: Vec<Arc<Row>> = rows.iter().filter(is_left).cloned().collect();
    sort_by(&mut rows, |a, b| a.key.cmp(&b.key));
    match filter.sort {
        Sort::Name => (),
        Sort::Last => sort_by_key(&mut rows, |it| it.silence.unwrap_or(u32::MAX)),
        Sort::Warmth => sort_by_key(&mut rows, |it| it.warmth.map_or(u8::MAX, |it| it as u8)),
        Sort::Circle => return by_circle(book, rows),
    }
    rows.into_iter().map(unmarked).collect()
}

fn unmarked(row: Arc<Row>) -> Line {
    Line::Person(row, "".into())
}

fn by_circle(book: &Book, rows: Vec<Arc<Row>>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + 5);
    for circle in Circle::ALL.iter().copied().map(Some).chain([None]) {
        let mut people = rows.iter().filter(|it| it.circle == circle).peekable();
        if people.peek().is_some() {
            let rhythm = circle.map(|it| text::circle_rhythm(it, book.settings())).unwrap_or_default();
            lines.push(Line::Circle(circle, rhythm));
            lines.extend(people.cloned().map(unmarked));
        }
    }
    lines
}

fn passes(book: &Book, row: &Row, filter: &PeopleFilter) -> bool {
    let has = |list: &[String], word: &String| word.is_empty() || list.contains(word);
    let is_in = |person: &Person| {
        has(&person.tags, &filter.tag)
            && has(&person.groups, &filter.group)
            && (filter.place.is_empty() || person.place == filter.place)
    };
    // Look the person up only for a tag, group or place filter: this runs for every row on every keystroke.
    let has_words = [&filter.tag, &filter.group, &filter.place].iter().any(|it| !it.is_empty());
    row.is_archived == filter.is_archived
        && (filter.circle.is_none() || row.circle == filter.circle)
        && (!has_words || book.people.get(row.id).is_some_and(is_in))
}
