//! A virtual list: only the rows on the screen, and some above and below it, are in the document.
//!
//! The headings among the rows are lower than the others.
//!
//! A row is known by its index. Scrolling therefore draws only new rows and leaves the focus where it is, and typing in
//! a search field draws only the rows that change.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::reactive::memo;

/// Number of rows drawn above and below the screen: more than a screen of a phone, so that the next rows are there
/// before the user scrolls or tabs to them, and few enough for a keystroke in the search (design decision).
const OVERSCAN: usize = 16;

/// A list of rows of equal height, with headings of another. The heights are measured, so that larger type needs no
/// special case.
#[component]
pub(crate) fn VirtualList<T: Clone + PartialEq + Send + Sync + 'static, V: IntoView + 'static>(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// Draws one row.
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
    /// Whether a row is a heading.
    is_heading: fn(&T) -> bool,
) -> impl IntoView {
    let node = NodeRef::<html::Ul>::new();
    let (height, heading) = (RwSignal::new(76.0_f64), RwSignal::new(44.0_f64));
    let on_screen = RwSignal::new(0..1);
    let look = move || {
        // The frame may come after the list has gone.
        let Some(list) = node.try_get_untracked().flatten() else { return };
        measure(&list, height, "li[data-row='']");
        measure(&list, heading, "li[data-row='heading']");
        let shown = rows_on_screen(&list, height.get_untracked());
        if on_screen.with_untracked(|it| *it != shown) {
            on_screen.set(shown);
        }
    };
    let scroll = window_event_listener(leptos::ev::scroll, move |_| look());
    let resize = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || {
        scroll.remove();
        resize.remove();
    });
    Effect::new(move || {
        rows.track();
        request_animation_frame(look);
    });
    let total = memo(move || rows.with(Vec::len));
    let drawn = memo(move || with_overscan(on_screen.get(), total.get()));
    let item = move |index: usize| {
        let value = memo(move || rows.with(|it| it.get(index).cloned()));
        let row = row.clone();
        move || value.get().map(|it| draw_row(kind(is_heading(&it)), row(it)))
    };
    let space = move |range: Range<usize>| {
        let headings = rows.with(|it| headings(it.get(range.clone()).unwrap_or_default(), is_heading));
        pixels(&[(range.len() - headings, height.get()), (headings, heading.get())])
    };
    view! {
        <ul class="rows rows--windowed" node_ref=node>
            {spacer(move || space(0..drawn.get().start))}
            <For each=move || drawn.get() key=|index| *index children=item />
            {spacer(move || space(drawn.get().end..total.get().max(drawn.get().end)))}
        </ul>
    }
}

fn draw_row(kind: &'static str, inside: impl IntoView) -> impl IntoView {
    view! { <li data-row=kind>{inside}</li> }
}

/// The number of headings among these rows.
fn headings<T>(rows: &[T], is_heading: fn(&T) -> bool) -> usize {
    rows.iter().filter(|it| is_heading(it)).count()
}

/// The value of `data-row`, by which the style sheet and `measure` know a heading.
const fn kind(is_heading: bool) -> &'static str {
    if is_heading { "heading" } else { "" }
}

/// Takes the height of the first row that the selector finds, if it has changed.
fn measure(list: &Element, height: RwSignal<f64>, selector: &str) {
    let measured = row_height(list, selector).filter(|it| (it - height.get_untracked()).abs() > 0.5);
    measured.into_iter().for_each(|it| height.set(it));
}

/// The height of the first row that the selector finds in pixels. None if no such row is drawn or visible.
fn row_height(list: &Element, selector: &str) -> Option<f64> {
    let row = list.query_selector(selector).ok().flatten()?;
    Some(row.get_bounding_client_rect().height()).filter(|it| *it > 1.0)
}

/// The range of rows on the screen if each is this high. It may go beyond the last row. With headings above it begins
/// some rows too early, which the rows above and below the screen make up for.
fn rows_on_screen(list: &Element, height: f64) -> Range<usize> {
    let screen = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
    let above = -list.get_bounding_client_rect().top();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded down, and not below zero")]
    let row = |pixels: f64| (pixels.max(0.0) / height) as usize;
    row(above)..row(above + screen) + 1
}

/// An empty item in the place of rows that are not drawn.
fn spacer(size: impl Fn() -> String + Send + 'static) -> impl IntoView {
    view! { <li class="rows__spacer" aria-hidden="true" style:block-size=size></li> }
}

/// The range of rows drawn, for those on the screen of a list of this many rows.
fn with_overscan(on_screen: Range<usize>, total: usize) -> Range<usize> {
    let end = (on_screen.end + OVERSCAN).min(total);
    on_screen.start.saturating_sub(OVERSCAN).min(end)..end
}

/// The height of so many rows of each of these heights, as CSS has it.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "nobody knows 2^52 people"
)]
fn pixels(rows: &[(usize, f64)]) -> String {
    let sum: f64 = rows.iter().map(|(count, height)| *count as f64 * height).sum();
    format!("{}px", sum as usize)
}
