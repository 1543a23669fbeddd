//! A window on a long list: only the rows near the screen are in the document.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use super::memo;

/// How many rows are drawn at the least: a list up to this length is simply drawn.
const AT_ONCE: usize = 60;
/// How many rows are drawn beyond the screen, on both sides.
const SPARE: usize = 20;

/// A list of rows of one height. The height is measured, so that larger type is no matter.
#[component]
pub(crate) fn Windowed<T: Clone + PartialEq + Send + Sync + 'static, V: IntoView + 'static>(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// Draws one.
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let node = NodeRef::<html::Ul>::new();
    let shown = RwSignal::new(0..AT_ONCE);
    let height = RwSignal::new(76.0_f64);
    let look = move || {
        // A frame may come after the list has gone.
        let Some(list) = node.try_get_untracked().flatten() else { return };
        if let Some(row) = list.query_selector("li[data-row]").ok().flatten() {
            let measured = row.get_bounding_client_rect().height();
            if measured > 1.0 && (measured - height.get_untracked()).abs() > 0.5 {
                height.set(measured);
            }
        }
        let screen = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        let above = -list.get_bounding_client_rect().top();
        let range = in_view(above, screen, height.get_untracked());
        if shown.get_untracked() != range {
            shown.set(range);
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
    let range = memo(move || clip(shown.get(), total.get()));
    let space = move |count: usize| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "nobody knows 2^52 people"
        )]
        let pixels = (count as f64 * height.get()) as usize;
        format!("{pixels}px")
    };
    view! {
        <ul class="rows windowed" node_ref=node>
            <li class="spacer" aria-hidden="true" style:block-size=move || space(range.get().start)></li>
            {move || {
                let range = range.get();
                rows.with(|it| it[range].to_vec()).into_iter().map(|it| view! { <li data-row="">{row(it)}</li> }).collect_view()
            }}
            <li class="spacer" aria-hidden="true" style:block-size=move || space(total.get() - range.get().end)></li>
        </ul>
    }
}

/// The rows near the screen. Moves in steps, so that most scrolling draws nothing.
fn in_view(above: f64, screen: f64, height: f64) -> Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded down, and not below zero")]
    let first = (above.max(0.0) / height) as usize;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen has a size")]
    let count = (screen / height).ceil() as usize;
    let start = first.saturating_sub(SPARE) / SPARE * SPARE;
    let end = (first + count + 2 * SPARE).div_ceil(SPARE) * SPARE;
    start..end.max(AT_ONCE)
}

fn clip(range: Range<usize>, total: usize) -> Range<usize> {
    let end = range.end.min(total);
    range.start.min(end)..end
}
