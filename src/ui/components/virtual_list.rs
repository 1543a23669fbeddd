//! A virtual list: only the rows on the screen, and some above and below it, are in the document.
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

/// A list of rows of equal height. The height is measured, so that larger type needs no special case.
#[component]
pub(crate) fn VirtualList<T: Clone + PartialEq + Send + Sync + 'static, V: IntoView + 'static>(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// Draws one row.
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let node = NodeRef::<html::Ul>::new();
    let height = RwSignal::new(76.0_f64);
    let on_screen = RwSignal::new(0..1);
    let look = move || {
        // The frame may come after the list has gone.
        let Some(list) = node.try_get_untracked().flatten() else { return };
        if let Some(measured) = row_height(&list).filter(|it| (it - height.get_untracked()).abs() > 0.5) {
            height.set(measured);
        }
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
        move || value.get().map(|it| view! { <li data-row="">{row(it)}</li> })
    };
    view! {
        <ul class="rows rows--windowed" node_ref=node>
            {spacer(move || pixels(drawn.get().start, height.get()))}
            <For each=move || drawn.get() key=|index| *index children=item />
            {spacer(move || pixels(total.get().saturating_sub(drawn.get().end), height.get()))}
        </ul>
    }
}

/// The height of the first row in pixels. None if no row is drawn or visible.
fn row_height(list: &Element) -> Option<f64> {
    let row = list.query_selector("li[data-row]").ok().flatten()?;
    Some(row.get_bounding_client_rect().height()).filter(|it| *it > 1.0)
}

/// The range of rows on the screen if each is this high. It may go beyond the last row.
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

/// The height of so many rows, as CSS has it.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "nobody knows 2^52 people"
)]
fn pixels(rows: usize, height: f64) -> String {
    format!("{}px", (rows as f64 * height) as usize)
}
