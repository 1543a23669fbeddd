//! The phases of relationships: a strand for each person, and the same in words.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::digests::Digests;
use crate::domain::{Circle, display_name};
use crate::insight::digest::Digest;
use crate::insight::years::{AT_ONCE, Strand, earliest, strands};
use crate::present::strands::{HEIGHT, StrandShape, WIDTH, axis, shape};
use crate::ui::components::{SelectField, Show, memo};
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_repository};
use crate::ui::text;
use crate::ui::text::long_view_phases as words;

/// The section "Phases".
#[component]
pub(super) fn Phases(digests: Digests) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let (circle, shown) = (RwSignal::new(None::<Circle>), RwSignal::new(AT_ONCE));
    let first = memo(move || digests.read(earliest).flatten().map_or_else(|| today.get().year(), |it| it.year()));
    let all = memo(move || {
        let (of, span, most) = (circle.get(), (first.get(), today.get()), shown.get());
        let found = |it: &Digest| repository.book(|book| strands(book, it, of, span, most));
        digests.read(found).unwrap_or_default()
    });
    let mut options = vec![("", text::long_view::everybody().to_owned())];
    options.extend(Circle::ALL.iter().map(|it| (it.word(), text::circle(*it).to_owned())));
    let choose = move |word: String| {
        circle.set(Circle::from_word(&word));
        shown.set(AT_ONCE);
    };
    let rows = move || {
        let (first, today) = (first.get(), today.get());
        all.get().0.into_iter().map(|it| view! { <Row strand=it first today /> }).collect_view()
    };
    view! {
        <section class="section" aria-label=words::title()>
            <div class="section__head">
                <h2>{words::title()}</h2>
                <p>{words::line()}</p>
            </div>
            <SelectField
                label=words::circle()
                options
                value=Signal::derive(move || circle.get().map_or("", Circle::word).to_owned())
                on_choose=choose
            />
            <table class="strands">
                <caption class="visually-hidden">{words::title()}</caption>
                <thead class="visually-hidden">
                    <tr><th scope="col">{words::person()}</th><th scope="col">{words::history()}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {move || years(first.get(), today.get())}
            <Show when=move || { all.with(|it| it.1) > shown.get() }>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| shown.update(|it| *it += AT_ONCE)>
                        {words::more()}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Row(strand: Strand, first: i32, today: NaiveDate) -> impl IntoView {
    let person = use_repository().book_untracked(|book| book.people.get(strand.person).cloned()).unwrap_or_default();
    let (name, chapters) = (display_name(&person), text::chapters::all(&person.chapters));
    let chapters = (!chapters.is_empty()).then(|| view! { <p class="text-small" dir="auto">{chapters}</p> });
    let address = Route::Person(strand.person).href();
    view! {
        <tr>
            <th scope="row"><a class="name" dir="auto" href=address>{name}</a></th>
            <td>
                {picture(shape(&strand, first, today))}
                <p class="text-small">{words::sentence_of(&strand)}</p>
                {chapters}
            </td>
        </tr>
    }
}

/// The picture of a history. Assistive technology reads the sentence below it.
fn picture(shape: StrandShape) -> impl IntoView {
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let middle = (HEIGHT / 2).to_string();
    let silence = |(from, to): (i64, i64)| {
        view! { <line x1=from.to_string() x2=to.to_string() y1=middle.clone() y2=middle.clone() /> }
    };
    let silences = shape.silences.into_iter().map(silence).collect_view();
    let phases = shape.phases.into_iter().map(|points| view! { <polygon points=points /> }).collect_view();
    view! {
        <svg class="strand" viewBox=view_box preserveAspectRatio="none" aria-hidden="true">
            {silences}
            {phases}
        </svg>
    }
}

/// The years below the strands. The text does not shrink with the picture, and the last year ends within it.
fn years(first: i32, today: NaiveDate) -> impl IntoView {
    let year = |(year, x): (i32, i64)| {
        let (x, anchor) = if x > WIDTH * 9 / 10 { (WIDTH, "end") } else { (x, "start") };
        view! { <text x=format!("{}%", x * 100 / WIDTH) y="1em" text-anchor=anchor>{year}</text> }
    };
    view! {
        <svg class="strand-years" aria-hidden="true">
            {axis(first, today).into_iter().map(year).collect_view()}
        </svg>
    }
}
