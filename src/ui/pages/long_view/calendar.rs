//! The calendar as tables: a link on each cell with talks, one tab stop for all, and the keys.

use chrono::NaiveDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, MouseEvent};

use super::memory::LongViewMemory;
use crate::insight::years::{Calendar, CalendarRow, CalendarTable, DayCell, DotSize, Key, Scale, move_to, places};
use crate::present::long_view_page::DaysWith;
use crate::ui::components::{Show, memo};
use crate::ui::route::Route;
use crate::ui::text;
use crate::ui::text::long_view as words;
use crate::web::dom;
use crate::web::intl::{self, Style};

/// The tables of a calendar, and their legend.
///
/// A year of busy days has hundreds of cells, so a cell is a link with a text and no more: one handler on all tables
/// serves every link, and the dot is drawn by the style sheet.
#[component]
pub(super) fn CalendarTables(calendar: Calendar, memory: LongViewMemory) -> impl IntoView {
    let scale = calendar.scale;
    let stops = StoredValue::new(places(&calendar));
    let is_there = move |day: &NaiveDate| stops.with_value(|it| it.iter().any(|it| it.day == *day));
    let last = move || stops.with_value(|it| it.last().map(|it| it.day));
    // The last cell is the nearest to today.
    let stop = memo(move || memory.cell.get().filter(is_there).or_else(last));
    let on_key = move |event: KeyboardEvent| {
        let Some(key) =
            Key::of_name(&event.key()).filter(|_| !event.ctrl_key() && !event.meta_key() && !event.alt_key())
        else {
            return;
        };
        let Some(from) = stop.get_untracked() else { return };
        event.prevent_default();
        if let Some(to) = stops.with_value(|it| move_to(it, from, key, scale)) {
            memory.cell.set(Some(to));
            dom::focus(&cell_id(to));
        }
    };
    Effect::new(move |before: Option<Option<NaiveDate>>| {
        let now = stop.get();
        for (day, tabindex) in [(before.flatten(), "-1"), (now, "0")] {
            day.into_iter().for_each(|it| dom::set_attribute(&cell_id(it), "tabindex", tabindex));
        }
        now
    });
    if memory.takes_focus
        && let Some(cell) = stop.get_untracked()
    {
        dom::after_paint(move || dom::focus(&cell_id(cell)));
    }
    let drawn = drawn_tables(calendar.tables.len(), memory.takes_focus);
    let frame = |(at, it): (usize, CalendarTable)| {
        let (it, is_due) = (StoredValue::new(it), memo(move || at < drawn.get()));
        let inside = move || {
            let cells = Cells { address: Route::LongView.href(), scale, stop: stop.get_untracked() };
            it.with_value(|it| table(it, &cells))
        };
        view! { <div class="ink__frame"><Show when=is_due>{inside()}</Show></div> }
    };
    let tables = calendar.tables.into_iter().enumerate().map(frame).collect_view();
    let open = move |event: MouseEvent| day_of(&event).into_iter().for_each(|day| memory.leave(day));
    let focus = move |event: FocusEvent| day_of(&event).into_iter().for_each(|day| memory.cell.set(Some(day)));
    // An encounter with nobody of the book is a ring.
    let rings = move || if memory.view.with(|it| it.whose == DaysWith::Everyday) { "ink--rings" } else { "" };
    let class = move |of| move || text::join(&[of, rings()], " ");
    view! {
        <p class=class("ink__legend")>{legend(scale)}</p>
        <div class=class(class_of(scale)) on:keydown=on_key on:click=open on:focusin=focus>{tables}</div>
    }
}

/// How many months are drawn at once (design decision: on a phone more are below the screen).
const FIRST: usize = 4;

/// The number of tables that are drawn: the first ones with the page, the others after it is painted, because the links
/// of a year take longer to draw than all the rest. All at once for a cell that takes the focus.
fn drawn_tables(all: usize, takes_focus: bool) -> RwSignal<usize> {
    let drawn = RwSignal::new(if takes_focus { all } else { FIRST });
    if drawn.get_untracked() < all {
        dom::after_paint(move || {
            // The page may be left by then.
            drawn.try_set(all);
        });
    }
    drawn
}

const fn class_of(scale: Scale) -> &'static str {
    match scale {
        Scale::Day => "ink ink--day",
        Scale::Month => "ink ink--month",
        Scale::Week | Scale::Year => "ink",
    }
}

/// The id of the link of a cell.
fn cell_id(day: NaiveDate) -> String {
    format!("{CELL}{day}")
}

/// What the id of a link begins with.
const CELL: &str = "day-";

/// The day of the link that an event is about.
fn day_of(event: &Event) -> Option<NaiveDate> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a").ok().flatten()?;
    link.id().strip_prefix(CELL)?.parse().ok()
}

/// What every cell needs.
struct Cells {
    /// The address of the long view, below which the cells have theirs.
    address: String,
    scale: Scale,
    /// The first day of the cell with the tab stop.
    stop: Option<NaiveDate>,
}

const fn dot_class(size: DotSize) -> &'static str {
    match size {
        DotSize::Small => "ink__dot ink__dot--small",
        DotSize::Middle => "ink__dot",
        DotSize::Large => "ink__dot ink__dot--large",
    }
}

/// The sizes of the dots in words.
fn legend(scale: Scale) -> impl IntoView {
    let sizes = [DotSize::Small, DotSize::Middle, DotSize::Large];
    let entry = |size| {
        view! { <span><i class=dot_class(size) aria-hidden="true"></i>{words::size(size, scale)}</span> }
    };
    sizes.map(entry).collect_view()
}

fn table(table: &CalendarTable, cells: &Cells) -> AnyView {
    let has_row_heads = cells.scale != Scale::Day;
    let corner = has_row_heads.then(|| view! { <td></td> });
    let named = table.heads.iter().map(|day| match cells.scale {
        Scale::Day => (words::initial(*day), intl::date(*day, Style::Weekday)),
        _ => (intl::date(*day, Style::ShortMonth), intl::date(*day, Style::LongMonth)),
    });
    let numbered = (table.heads.len()..table.columns).map(|it| match cells.scale {
        Scale::Week => ((it + 1).to_string(), words::week_number(&(it + 1))),
        _ => (String::new(), words::days().to_owned()),
    });
    let head = |(short, long): (String, String)| {
        view! {
            <th scope="col">
                <span aria-hidden="true">{short}</span>
                <span class="visually-hidden">{long}</span>
            </th>
        }
    };
    let heads = named.chain(numbered).map(head).collect_view();
    let rows = table.rows.iter().map(|it| row(it, cells)).collect_view();
    let caption = match cells.scale {
        Scale::Day => view! { <caption>{intl::date(table.first, Style::Month)}</caption> }.into_any(),
        scale => view! { <caption class="visually-hidden">{words::caption(scale)}</caption> }.into_any(),
    };
    view! {
        <table>
            {caption}
            <thead><tr>{corner}{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(row: &CalendarRow, cells: &Cells) -> impl IntoView {
    let head = match cells.scale {
        Scale::Day => None,
        Scale::Week => Some(intl::date(row.first, Style::Month)),
        Scale::Month | Scale::Year => Some(words::year_of(row.first)),
    };
    let head = head.map(|it| view! { <th scope="row">{it}</th> });
    view! { <tr>{head}{row.cells.iter().map(|it| cell(*it, cells)).collect_view()}</tr> }
}

fn cell(cell: Option<DayCell>, cells: &Cells) -> AnyView {
    let Some(cell) = cell else { return view! { <td></td> }.into_any() };
    let class = cell.is_now.then_some("ink__now");
    // On a phone the months of a year stand in rows of six, each with its name below.
    let month = (cells.scale == Scale::Month).then(|| intl::date(cell.span.first, Style::ShortMonth));
    let label = words::cell(cell);
    let Some(size) = cell.size() else {
        return view! { <td class=class data-month=month><span>{label}</span></td> }.into_any();
    };
    let address = format!("{}/{}", cells.address, cell.span);
    let tabindex = if cells.stop == Some(cell.span.first) { "0" } else { "-1" };
    view! {
        <td class=class data-month=month>
            <a id=cell_id(cell.span.first) class=dot_class(size) href=address tabindex=tabindex>{label}</a>
        </td>
    }
    .into_any()
}
