//! The drawing: what never changes, the ties of one person, names, and a link for each dot in sight. Nothing moves by
//! itself.

use leptos::ev::{KeyboardEvent, MouseEvent, resize};
use leptos::prelude::*;

use super::buttons::Buttons;
use super::memory::note_away;
use super::pointer::Pointers;
use super::stage::{DRAWING, Stage, dot_id};
use crate::insight::web::Move;
use crate::present::who_knows_whom::{Picture, SectorName, parts};
use crate::ui::components::memo;
use crate::ui::state::use_navigation;
use crate::ui::text::who_knows_whom as words;
use crate::web::dom;

/// The size of letters on the screen, in pixels: never smaller, however far the picture is.
const LETTERS: i64 = 14;

/// A picture with its legend and its buttons.
#[component]
pub(super) fn Drawing(stage: Stage, label: String, legend: &'static str) -> impl IntoView {
    let pointers = Pointers::new(stage);
    let class = move || match (stage.view.with(|it| it.is_whole()), stage.shown.get().is_some()) {
        (true, false) => "web__drawing",
        (true, true) => "web__drawing web__drawing--one",
        (false, false) => "web__drawing web__drawing--near",
        (false, true) => "web__drawing web__drawing--near web__drawing--one",
    };
    dom::after_paint(move || pointers.measure());
    let resized = window_event_listener(resize, move |_| pointers.measure());
    on_cleanup(move || resized.remove());
    let told = move || stage.shown.get().and(stage.stop.get()).map(|it| stage.said_of(it));
    let live = move || if stage.is_by_button.get() { "polite" } else { "off" };
    view! {
        <p class="text-small">{legend}</p>
        <svg
            id=DRAWING
            class=class
            role="group"
            aria-label=label
            viewBox=move || stage.view.get().view_box()
            on:keydown=move |event| on_key(stage, &event)
            on:pointerdown=move |event| pointers.down(&event)
            on:pointermove=move |event| pointers.moved(&event)
            on:pointerup=move |event| pointers.up(&event)
            on:pointercancel=move |event| pointers.up(&event)
            on:wheel=move |event| pointers.wheel(&event)
        >
            {stage.read(|picture, _| ground(picture))}
            {marks(stage)}
            {move || names(stage)}
            <Links stage />
        </svg>
        <p class="web__told" aria-live=live>{told}</p>
        <Buttons stage />
        <p class="text-small web__keys">{words::keys()}</p>
    }
}

/// What never changes: rings, borders, ties at rest and dots.
fn ground(picture: &Picture) -> impl IntoView + use<> {
    let ring = |radius: &i64| view! { <circle r=radius.to_string() /> };
    let rings = picture.rings.iter().map(ring).collect_view();
    let seeds = picture.seeds.iter().map(|it| view! { <path d=it.clone() /> }).collect_view();
    let ties = if picture.has_many_ties { "web__ties web__ties--many" } else { "web__ties" };
    // A ring round the person of a neighbourhood.
    let centre = picture.centre().map(|it| {
        let path = picture.seeds_of(&[it]);
        view! {
            <path class="web__centre" d=path.clone() />
            <path class="web__centre web__centre--inner" d=path />
        }
    });
    view! {
        <g class="web__rings" aria-hidden="true">{rings}<path d=picture.borders.clone() /></g>
        <g class="web__rest" aria-hidden="true">
            <path class=ties d=picture.ties.clone() />
            <path class="web__ties web__ties--dotted" d=picture.introductions.clone() />
            {centre}
            <g class="web__dots">{seeds}</g>
        </g>
    }
}

/// The ties of one person, and the mark of the one in focus.
fn marks(stage: Stage) -> impl IntoView {
    let read = move |draw: fn(&Picture, &crate::present::who_knows_whom::NamedWeb, usize) -> String| {
        move || stage.shown.get().map(|dot| stage.read(|picture, named| draw(picture, named, dot))).unwrap_or_default()
    };
    let ties = memo(read(|picture, named, dot| picture.lines_of(named, dot)));
    let others = memo(read(|picture, named, dot| picture.seeds_of(&picture.ties_of(named, dot))));
    let focus = memo(move || {
        let dot = stage.shown.get().and(stage.stop.get());
        dot.map(|it| stage.read(|picture, _| picture.seeds_of(&[it]))).unwrap_or_default()
    });
    view! {
        <g aria-hidden="true">
            <path class="web__ties web__ties--one" d=ties />
            <g class="web__dots"><path d=others /></g>
            <path class="web__focus" d=focus />
            <path class="web__focus web__focus--inner" d=focus />
            <g class="web__dots"><path d=focus /></g>
        </g>
    }
}

/// The names of sectors and people. Of the same size on the screen at every distance.
fn names(stage: Stage) -> impl IntoView {
    let size = move || stage.settled.get().length(LETTERS, stage.width.get()).to_string();
    let line = stage.settled.get().length(LETTERS + 2, stage.width.get());
    let sector = |it: &SectorName| {
        let (x, y) = (it.place.x.to_string(), (it.place.y - line / 4).to_string());
        let below = (it.place.y + line * 3 / 4).to_string();
        view! {
            <text x=x.clone() y=y>{words::sector(&it.name).to_owned()}</text>
            {it.people.map(|it| view! { <text class="web__size" x=x y=below>{words::people_count(it)}</text> })}
        }
    };
    let (view, width) = (stage.settled.get(), stage.width.get());
    let sectors = stage.read(|picture, _| parts(picture, view, width).iter().map(sector).collect_view());
    let is_whole = stage.read(|picture, _| !picture.rings.is_empty());
    let you = is_whole.then(|| view! { <text y=(line / 3).to_string()>{words::you()}</text> });
    let person = |it: crate::present::who_knows_whom::Label| {
        let class = if it.is_left { "web__left" } else { "" };
        view! { <text class=class x=it.place.x.to_string() y=it.place.y.to_string()>{it.name}</text> }
    };
    let people = move || stage.labels().into_iter().map(person).collect_view();
    view! {
        <g aria-hidden="true" font-size=size>
            <g class="web__parts">{you}{sectors}</g>
            <g class="web__names">{people}</g>
        </g>
    }
}

/// A link for each dot in sight, with one tab stop for all.
#[component]
fn Links(stage: Stage) -> impl IntoView {
    let dots = memo(move || {
        let (view, stop) = (stage.settled.get(), stage.stop.get());
        stage.read(|picture, _| picture.links(view, stop))
    });
    let class = move || {
        let (view, width) = (stage.settled.get(), stage.width.get());
        let is_pressable = stage.read(|picture, _| picture.is_pressable(view, width));
        if is_pressable { "web__links" } else { "web__links web__links--still" }
    };
    view! {
        <g class=class>
            <For each=move || dots.get() key=|it| *it children=move |dot| link(stage, dot) />
        </g>
    }
}

fn link(stage: Stage, dot: usize) -> impl IntoView {
    let navigation = use_navigation();
    let route = stage.route(dot);
    let open = move |event: MouseEvent| {
        note_away();
        // The browser opens the link in a new tab itself. It loads the page anew for a link in a drawing otherwise.
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            navigation.go(route);
        }
    };
    let tab = move || if stage.stop.get() == Some(dot) { "0" } else { "-1" };
    let path = stage.read(|picture, _| picture.seeds_of(&[dot]));
    view! {
        <g>
            <a
                id=dot_id(dot)
                href=route.href()
                tabindex=tab
                aria-label=stage.said_of(dot)
                on:click=open
                on:focus=move |_| stage.focused(dot)
            >
                <path d=path />
            </a>
        </g>
    }
}

/// The keys: moves, the ties of one person, and the distance.
fn on_key(stage: Stage, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    stage.is_by_button.set(false);
    let key = event.key();
    let to = match (Move::of_key(&key, event.shift_key()), key.as_str()) {
        (Some(to), _) => stage.make(to),
        (None, "t" | "T") => stage.next_tie(),
        (None, "+" | "=") => {
            stage.step(true);
            None
        }
        (None, "-") => {
            stage.step(false);
            None
        }
        // At rest, Escape leads back from a neighbourhood (`near.rs`).
        (None, "Escape" | "0") if !stage.is_at_rest() => {
            stage.rest();
            // The dot in focus may not be drawn from afar.
            stage.stop.get_untracked()
        }
        (None, _) => return,
    };
    event.prevent_default();
    // The log is opened by a letter elsewhere.
    event.stop_propagation();
    if let Some(dot) = to {
        dom::focus_still(&dot_id(dot));
    }
}
