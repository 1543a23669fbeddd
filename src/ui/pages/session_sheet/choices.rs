//! A group of radio buttons whose words may be names.

use leptos::prelude::*;

use crate::ui::text;

/// Radio buttons that look like a segmented control. An option is known by its place.
pub(super) fn choices(
    legend: &str,
    name: String,
    options: Vec<String>,
    chosen: impl Fn() -> Option<usize> + Send + Sync + Copy + 'static,
    on_choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let option = |(at, label): (usize, String)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || chosen() == Some(at)
                    on:change=move |_| on_choose(at)
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="session-choices">
            <legend class="visually-hidden">{legend.to_owned()}</legend>
            <span class="session-choices__label" aria-hidden="true">{text::sentence(legend)}</span>
            <div class="radio-group">{options.into_iter().enumerate().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
