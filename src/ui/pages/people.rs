//! The page "People": search, filters, and a list that stays fast with five thousand people.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Book, Circle, is_converted};
use crate::insight::search::{Excerpt, excerpt};
use crate::present::markdown::plain;
use crate::present::people::{self as content, Line, PeopleFilter, Row, Sort, WhyNobody};
use crate::ui::components::{Avatar, Show, VirtualList, encode, highlight, icon, memo, warmth};
use crate::ui::dom_id::DomId;
use crate::ui::pages::doubles::{self, Doubles};
use crate::ui::pages::everyday::WithoutPersonLink;
use crate::ui::pages::groups::make_group;
use crate::ui::pages::people_peek::{Peek, PeekPlace};
use crate::ui::pages::people_work::FoundProjects;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{
    OpenDialog, RepositoryContext, use_clock, use_dialogs, use_repository, use_search, use_unsaved,
};
use crate::ui::text;
use crate::web::{dom, history, intl};

/// Maximum number of options in a menu (design decision). The search box finds the others.
const MAX_OPTIONS: usize = 500;

/// The parameter of the address with the words of the search.
const SEARCH: &str = "search";

/// The page `/people`.
#[component]
pub(crate) fn People() -> impl IntoView {
    let (repository, search, unsaved, today) = (use_repository(), use_search(), use_unsaved(), use_clock().today);
    title_of(Route::People);
    // Restore the filter if the user goes back to the list, or comes from the page of a person.
    let filter = RwSignal::new(or_of_address(repository.book_untracked(|book| unsaved.people_filter().of(book))));
    let has_doubles = RwSignal::new(dom::parameter(doubles::PARAMETER).is_some());
    let query = memo(move || filter.with(|it| it.query.clone()));
    Effect::new(move || unsaved.set_people_filter(filter.get()));
    Effect::new(move || keep_in_address(query.with(|it| it.trim().to_owned())));
    let rows = memo(move || {
        repository.book(|book| {
            let order = book.settings().name_order.unwrap_or_else(intl::name_order);
            content::rows(book, today.get(), order, intl::ranks)
        })
    });
    let lines = lines_of(filter, rows);
    let found = move || lines.with(|it| content::found(it));
    let is_narrowed = move || filter.with(|it| *it != PeopleFilter::default());
    let told = move || is_narrowed().then(|| text::people::found(found()));
    let is_searching = move || {
        // Computing `lines` starts the indexing for the search, so it must come before `is_done`.
        lines.track();
        !query.with(String::is_empty) && !search.is_done()
    };
    let none = move || match is_searching() {
        true => text::people::none_found_yet(),
        false => text::people::why_nobody(filter.with(WhyNobody::of)),
    };
    let peek = Peek::new(lines);
    view! {
        <PeopleHeader filter rows lines />
        <Show when=has_doubles><Doubles /></Show>
        <div class="people">
            <div class="people-list">
                <PeopleFilters filter rows has_doubles />
                <Show when=is_searching>
                    <p class="text-small" role="status">{text::people::searching()}</p>
                </Show>
                <p class="visually-hidden" role="status">{told}</p>
                <FoundProjects query />
                <Show when=move || { found() > 0 } fallback=move || view! {
                    <div class="empty-state"><p class="text-muted">{none}</p>{nobody(filter)}</div>
                }>
                    <VirtualList rows=lines row=move |it| line(repository, peek, it) is_heading=Line::is_heading />
                </Show>
            </div>
            <PeekPlace peek />
        </div>
    }
}

/// The filter, or one with the words of the address, which a reload keeps.
fn or_of_address(filter: PeopleFilter) -> PeopleFilter {
    if filter == PeopleFilter::default() {
        PeopleFilter { query: dom::parameter(SEARCH).unwrap_or_default(), ..filter }
    } else {
        filter
    }
}

/// Keeps the words of the search in the address.
fn keep_in_address(words: String) {
    if words != dom::parameter(SEARCH).unwrap_or_default() {
        let page = Route::People.href();
        let search = if words.is_empty() { page } else { format!("{page}?{SEARCH}={}", encode(&words)) };
        history::replace(&search);
    }
}

/// The lines that the filter leaves.
fn lines_of(filter: RwSignal<PeopleFilter>, rows: Memo<Vec<Arc<Row>>>) -> Memo<Vec<Line>> {
    let (repository, search) = (use_repository(), use_search());
    memo(move || {
        let filter = filter.get();
        let query = filter.query.clone();
        let found = (!query.trim().is_empty()).then(|| (search.find(&query), query.into()));
        repository.book(|book| rows.with(|rows| content::lines(book, rows, found, &filter)))
    })
}

/// The title with a summary, and the buttons to add people and to prepare a meeting with a group.
#[component]
fn PeopleHeader(filter: RwSignal<PeopleFilter>, rows: Memo<Vec<Arc<Row>>>, lines: Memo<Vec<Line>>) -> impl IntoView {
    let dialogs = use_dialogs();
    let summary = move || {
        let (total, cooling) = rows.with(|it| content::total(it));
        text::people::summary(total, cooling)
    };
    let is_group = move || filter.with(|it| !it.group.is_empty()) && lines.with(|it| content::found(it)) > 0;
    let someone_new = move |_| dialogs.show(OpenDialog::NewPerson(String::new()));
    let prepare = move |_| dialogs.show(OpenDialog::Prepare(lines.with(|it| content::shown(it))));
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <h1>{text::people::title()}</h1>
                <button class="btn" type="button" on:click=someone_new>
                    {icon("plus")}{text::people::someone_new()}
                </button>
            </div>
            <p>{summary}" "<a href=Route::Places.href()>{text::places::link()}</a></p>
            <Show when=is_group>
                <button class="link-button" type="button" on:click=prepare>
                    {icon("file")}{text::people::before_you_meet_them()}
                </button>
            </Show>
            <GroupOffer filter lines />
        </header>
    }
}

/// The button that makes a group of several people whom a filter leaves: of a word for a group that they carry, or of
/// them.
#[component]
fn GroupOffer(filter: RwSignal<PeopleFilter>, lines: Memo<Vec<Line>>) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let offer = move || {
        let filter = filter.get();
        let is_several = filter.narrows() && lines.with(|it| content::found(it)) > 1;
        let is_group = repository.book(|book| !filter.group.is_empty() && is_converted(book, &filter.group));
        (is_several && !is_group).then(|| filter.only_group())
    };
    let of_these = move |_| {
        let name = filter.with_untracked(PeopleFilter::only_tag).unwrap_or_default();
        dialogs.show(OpenDialog::NewGroup(lines.with_untracked(|it| content::shown(it)), name));
    };
    let button = move |word: Option<String>| match word {
        Some(word) => {
            let make = make_group(word.clone());
            view! {
                <button class="link-button" type="button" on:click=move |_| make()>
                    {icon("teams")}{text::groups::make_it_of(&word)}
                </button>
            }
            .into_any()
        }
        None => view! {
            <button class="link-button" type="button" on:click=of_these>
                {icon("teams")}{text::groups::make_of_these()}
            </button>
        }
        .into_any(),
    };
    move || offer().map(button)
}

/// Draws a line of the list: the name of a circle, or a person.
fn line(repository: RepositoryContext, peek: Peek, line: Line) -> AnyView {
    match line {
        Line::Circle(circle) => {
            let name = circle.map_or_else(text::people::no_circle, |(circle, _)| text::circle(circle));
            let rhythm = circle.map(|(circle, days)| text::people::rhythm(circle, days));
            view! { <h2 class="group__name">{name}" "<span>{rhythm}</span></h2> }.into_any()
        }
        Line::Person(row, query) => {
            let Row { id, name, role, photo, warmth: state, silence, .. } = row.as_ref().clone();
            let avatar = Avatar::named(id, &name, photo);
            let found = repository.book_untracked(|book| excerpt(book, id, &query));
            // The line of a note, without its markup; it may begin or end within emphasis.
            let found = found.map(|it| Excerpt { text: plain(&it.text).replace("**", ""), ..it });
            let role = found.map_or(role, |it| text::people::found_in(&it));
            view! {
                <a
                    class="row"
                    href=Route::Person(id).href()
                    aria-current=move || peek.is_at(id).then_some("true")
                    on:pointerenter=move |_| peek.point_at(id)
                    on:focus=move |_| peek.point_at(id)
                >
                    {avatar.view("")}
                    <span>
                        <span class="name" dir="auto">{highlight(&name, &query)}</span>
                        <span class="role" dir="auto">{highlight(&role, &query)}</span>
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
fn PeopleFilters(
    filter: RwSignal<PeopleFilter>,
    rows: Memo<Vec<Arc<Row>>>,
    /// Whether the region for doubles is open.
    has_doubles: RwSignal<bool>,
) -> impl IntoView {
    let repository = use_repository();
    let chip = move |circle: Option<Circle>| circle_chip(filter, rows, circle);
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
                    dir="auto"
                    aria-label=text::people::search_label()
                    placeholder=text::people::search_hint()
                    prop:value=move || filter.with(|it| it.query.clone())
                    on:input=move |event| filter.update(|it| it.query = event_target_value(&event)) />
            </div>
            // One line on a phone, so that the people begin above the middle of the screen.
            <div class="chips chips--scroll">
                <fieldset class="chips">
                    <legend class="visually-hidden">{text::people::circle()}</legend>
                    {chip(None)}{Circle::ALL.iter().map(|it| chip(Some(*it))).collect_view()}
                </fieldset>
                {sort_select(filter)}
                {text_select(repository, filter, text::people::tag(), content::tags, |it| &mut it.tag)}
                {text_select(repository, filter, text::people::group(), content::groups, |it| &mut it.group)}
                {text_select(repository, filter, text::people::place(), content::places, |it| &mut it.place)}
                <label class="chip">
                    <input
                        type="checkbox"
                        prop:checked=move || filter.with(|it| it.is_archived)
                        on:change=move |event| filter.update(|it| it.is_archived = event_target_checked(&event))
                    />
                    {text::people::archived()}
                </label>
                <TidyingUp rows has_doubles />
            </div>
        </form>
    }
}

/// The acts that put the list in order: sorting people into circles, and looking for doubles.
#[component]
fn TidyingUp(rows: Memo<Vec<Arc<Row>>>, has_doubles: RwSignal<bool>) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let look = move |event: web_sys::MouseEvent| {
        // The address is that of this page, so the link must not load it anew.
        event.prevent_default();
        has_doubles.set(true);
        dom::focus(DomId::Doubles.as_str());
    };
    view! {
        <Show when=move || repository.book(content::has_unsorted)>
            <button class="chip chip--plain" type="button" on:click=move |_| dialogs.show(OpenDialog::Sort)>
                {icon("sort")}{text::people::sort_into_circles()}
            </button>
        </Show>
        <Show when=move || { rows.with(Vec::len) > 1 }>
            <a class="chip chip--plain" href=doubles::address() on:click=look>
                {icon("people")}{text::doubles::look()}
            </a>
            <a class="chip chip--plain" href=Route::WhoKnowsWhom.href()>
                {icon("teams")}{Route::WhoKnowsWhom.label()}
            </a>
        </Show>
        <WithoutPersonLink />
    }
}

/// The one thing to do where nobody is listed: write down the name that was searched, or show everybody again.
fn nobody(filter: RwSignal<PeopleFilter>) -> impl IntoView {
    let dialogs = use_dialogs();
    move || {
        let filtered = filter.get();
        if filtered == PeopleFilter::default() {
            let add = move |_| dialogs.show(OpenDialog::NewPerson(String::new()));
            return view! {
                <button class="btn btn--soft" type="button" on:click=add>
                    {icon("plus")}{text::people::write_a_name()}
                </button>
            }
            .into_any();
        }
        let name = filtered.query.trim().to_owned();
        if WhyNobody::of(&filtered) == WhyNobody::Search {
            let label = text::people::write_down(&name);
            let add = move |_| dialogs.show(OpenDialog::NewPerson(name.clone()));
            return view! {
                <button class="btn btn--soft" type="button" on:click=add>{icon("plus")}{label}</button>
            }
            .into_any();
        }
        let all = move |_| filter.set(PeopleFilter::default());
        view! { <button class="btn btn--soft" type="button" on:click=all>{text::people::show_everybody()}</button> }
            .into_any()
    }
}

/// The choice of a circle, or of all for `None`, with its number of people.
fn circle_chip(filter: RwSignal<PeopleFilter>, rows: Memo<Vec<Arc<Row>>>, circle: Option<Circle>) -> impl IntoView {
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
}

/// The menu of the orders.
fn sort_select(filter: RwSignal<PeopleFilter>) -> impl IntoView {
    let chosen = filter.with_untracked(|it| it.sort);
    let option = |(value, sort): &(&'static str, Sort)| {
        view! { <option value=*value selected=*sort == chosen>{text::people::order_name(*sort)}</option> }
    };
    let options = Sort::ALL.iter().map(option).collect_view();
    let choose = move |event| {
        let sort = Sort::from_word(&event_target_value(&event));
        filter.update(|it| it.sort = sort);
    };
    view! {
        <label class="chip chip--select">
            {icon("sort")}
            <select aria-label=text::people::order() on:change=choose>{options}</select>
        </label>
    }
}

/// A menu of the texts that the people have in a field, such as their tags. Not shown if there are none.
fn text_select(
    repository: RepositoryContext,
    filter: RwSignal<PeopleFilter>,
    label: &'static str,
    texts: fn(&Book) -> Vec<String>,
    field: fn(&mut PeopleFilter) -> &mut String,
) -> impl IntoView {
    let texts = memo(move || repository.book(texts));
    let option = move |text: String| {
        let is_chosen = filter.with_untracked(|it| *field(&mut it.clone()) == text);
        view! { <option value=text.clone() selected=is_chosen>{text.clone()}</option> }
    };
    let options = move || texts.get().into_iter().take(MAX_OPTIONS).map(option).collect_view();
    view! {
        <Show when=move || !texts.with(|it| it.is_empty())>
            <label class="chip chip--select">
                <select
                    aria-label=label
                    prop:value=move || filter.with(|it| field(&mut it.clone()).clone())
                    on:change=move |event| filter.update(|it| *field(it) = event_target_value(&event))
                >
                    <option value="">{label}</option>
                    {options}
                </select>
            </label>
        </Show>
    }
}
