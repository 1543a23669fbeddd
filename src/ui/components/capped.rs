//! Long lists, capped: the first items and a button for more.

use leptos::prelude::*;

use crate::ui::text;

/// Number of items drawn at first: more than a person enters by hand (design decision).
const FIRST: usize = 40;
/// Number of items added with each press of the button.
const STEP: usize = 200;

/// Draws a short list completely. Of a longer one, such as thousands of items from an imported file, draws the first
/// items and a button for more, because drawing all of them would take the browser seconds.
pub(crate) fn capped<T, V>(items: Vec<T>, draw: impl Fn(&T) -> V + Send + Sync + 'static) -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    capped_with(FIRST, |left| text::damage::more_items(&left), items, draw)
}

/// The same without the number of items left, for answers about people, in which no figures stand. `first` is the
/// number of items drawn at first, if it is another one.
pub(crate) fn capped_without_count<T, V>(
    first: Option<usize>,
    items: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    capped_with(first.unwrap_or(FIRST), |_| text::common::show_more().to_owned(), items, draw)
}

/// `label` names the button for more, by the number of items left.
fn capped_with<T, V>(
    first: usize,
    label: fn(usize) -> String,
    items: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    if items.len() <= first {
        return items.iter().map(draw).collect_view().into_any();
    }
    let shown = RwSignal::new(first);
    let count = items.len();
    let more = move || {
        let left = count.saturating_sub(shown.get());
        (left > 0).then(|| {
            view! {
                <li>
                    <button class="link-button" type="button" on:click=move |_| shown.update(|it| *it += STEP)>
                        {label(left)}
                    </button>
                </li>
            }
        })
    };
    view! { {move || items.iter().take(shown.get()).map(|it| draw(it).into_any()).collect_view()}{more} }.into_any()
}

/// Draws words as a capped row of tags. None if there are no words.
pub(crate) fn tags(words: &[String]) -> Option<AnyView> {
    (!words.is_empty()).then(|| {
        let tags =
            capped(words.to_vec(), |it: &String| view! { <li class="tag"><span dir="auto">{it.clone()}</span></li> });
        view! { <ul class="tags" role="list">{tags}</ul> }.into_any()
    })
}
