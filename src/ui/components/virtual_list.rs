//! A virtual list: only the rows near the screen are in the document.
//!
//! Rows are drawn in chunks, so that scrolling and typing draw only new rows. After the list has changed, or has
//! jumped to rows that are not drawn yet, the chunks on the screen are drawn first, and their neighbours once the
//! list rests.

use std::ops::Range;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::reactive::memo;

/// Number of rows drawn and removed together. The screen of a phone shows about twelve rows, or seven below the
/// search field.
const CHUNK: usize = 10;
/// Number of chunks drawn beyond the screen, on both sides, once the list rests. A list of sixty rows is then drawn
/// completely.
const SPARE: usize = 5;
/// How long the list rests before the spare chunks are drawn, so that drawing them does not delay the next key.
const REST: Duration = Duration::from_millis(100);

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
    // `state` numbers the versions of the rows. `rested` is the version at which the list last rested, none after a
    // jump.
    let state = Memo::new(move |last: Option<&u32>| {
        rows.track();
        last.map_or(0, |it| it.wrapping_add(1))
    });
    let rested = RwSignal::new(None::<u32>);
    let spare = RwSignal::new(0);
    let look = move || {
        // The frame may come after the list has gone.
        let Some(list) = node.try_get_untracked().flatten() else { return };
        if let Some(row) = list.query_selector("li[data-row]").ok().flatten() {
            let measured = row.get_bounding_client_rect().height();
            if measured > 1.0 && (measured - height.get_untracked()).abs() > 0.5 {
                height.set(measured);
            }
        }
        let screen = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        let above = -list.get_bounding_client_rect().top();
        let chunks = in_view(above, screen, height.get_untracked());
        let before = on_screen.get_untracked();
        if before != chunks {
            if chunks.start > before.end + SPARE || chunks.end + SPARE < before.start {
                rested.set(None);
            }
            on_screen.set(chunks);
        }
    };
    let rest = move || {
        let now = state.try_get_untracked();
        if now.is_some() && rested.get_untracked() != now {
            spare.set(0);
            rested.set(now);
            grow(spare);
        }
    };
    let stirs = StoredValue::new(0_u32);
    let rest_soon = move || {
        let stir = stirs.try_update_value(|it| {
            *it = it.wrapping_add(1);
            *it
        });
        let rest_if_still = move || {
            if stir.is_some() && stirs.try_get_value() == stir {
                rest();
            }
        };
        set_timeout(rest_if_still, REST);
    };
    let scrolled = move || {
        look();
        if rested.try_get_untracked().is_some_and(|it| it != state.try_get_untracked()) {
            rest_soon();
        }
    };
    let scroll = window_event_listener(leptos::ev::scroll, move |_| scrolled());
    let resize = window_event_listener(leptos::ev::resize, move |_| scrolled());
    on_cleanup(move || {
        scroll.remove();
        resize.remove();
    });
    Effect::new(move || {
        state.track();
        request_animation_frame(look);
        rest_soon();
    });
    let total = memo(move || rows.with(Vec::len));
    let drawn = memo(move || {
        let spare = if Some(state.get()) == rested.get() { spare.get() } else { 0 };
        let Range { start, end } = on_screen.get();
        clip(start.saturating_sub(spare)..end + spare, total.get().div_ceil(CHUNK))
    });
    let space = move |rows: usize| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "nobody knows 2^52 people"
        )]
        let pixels = (rows as f64 * height.get()) as usize;
        format!("{pixels}px")
    };
    let chunk = move |index: usize| {
        let rows = memo(move || {
            // A chunk that is about to be removed is not redrawn.
            let range = if drawn.with(|it| it.contains(&index)) { index * CHUNK..(index + 1) * CHUNK } else { 0..0 };
            rows.with(|it| it[clip(range, it.len())].to_vec())
        });
        let row = row.clone();
        move || rows.get().into_iter().map(|it| view! { <li data-row="">{row(it)}</li> }).collect_view()
    };
    view! {
        <ul class="rows rows--windowed" node_ref=node>
            <li class="rows__spacer" aria-hidden="true" style:block-size=move || space(drawn.get().start * CHUNK)></li>
            <For each=move || drawn.get() key=|index| *index children=chunk />
            <li
                class="rows__spacer"
                aria-hidden="true"
                style:block-size=move || space(total.get().saturating_sub(drawn.get().end * CHUNK))
            >
            </li>
        </ul>
    }
}

/// Draws the spare chunks, one more on each side per frame, so that no single frame draws all of them.
fn grow(spare: RwSignal<usize>) {
    request_animation_frame(move || {
        // The list may have gone meanwhile.
        if let Some(drawn) = spare.try_get_untracked().filter(|it| *it < SPARE) {
            spare.set(drawn + 1);
            grow(spare);
        }
    });
}

/// The range of chunks on the screen. `above` is the length of the list above the screen; lengths are in pixels.
fn in_view(above: f64, screen: f64, height: f64) -> Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded down, and not below zero")]
    let row = |pixels: f64| (pixels.max(0.0) / height) as usize;
    row(above) / CHUNK..row(above + screen) / CHUNK + 1
}

fn clip(range: Range<usize>, total: usize) -> Range<usize> {
    let end = range.end.min(total);
    range.start.min(end)..end
}
