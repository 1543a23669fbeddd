//! The search for people who know about something, on the page "Teams".

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::places;
use super::who_knows_lines::{hit, mention, referral, why_not};
use super::who_knows_missing::put_on_project;
use super::who_knows_search::Search;
use crate::insight::knows::{Answer, Hit, Referral, words_in_use};
use crate::ui::components::{Show, capped_without_count, encode, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::use_navigation;
use crate::ui::text;
use crate::ui::text::who_knows as words;
use crate::web::{dom, history};

/// The parameter of the address with the words of the search, so that going back finds the same list.
const PARAMETER: &str = "about";

fn address(about: &str) -> String {
    let page = Route::Teams.href();
    if about.is_empty() { page } else { format!("{page}?{PARAMETER}={}", encode(about)) }
}

/// How many people a list has at first: the best stand first, and each takes a millisecond or two to draw on a slow
/// phone, for every letter typed.
const FIRST: usize = 8;

/// The search box with its lists.
#[component]
pub(crate) fn WhoKnows() -> impl IntoView {
    let about = RwSignal::new(String::new());
    let (search, path) = (Search::new(about), use_navigation().path);
    Effect::new(move || {
        // A link to the same page with other words, or back.
        path.track();
        about.set(dom::parameter(PARAMETER).unwrap_or_default());
    });
    let in_use = memo(move || search.repository.book(words_in_use));
    let typing = Typing::new();
    let on_input = move |event| {
        let typed = event_target_value(&event);
        history::replace(&address(typed.trim()));
        about.set(typed);
        typing.begin();
    };
    let is_asked = move || about.with(|it| !it.trim().is_empty());
    let is_told = move || is_asked() && !typing.is_under_way.get();
    let status = move || is_told().then(|| search.answer.with(|it| told(&about.get(), it)));
    view! {
        <section class="section">
            <h2 id=DomId::WhoKnows.as_str() tabindex="-1">{words::title()}</h2>
            <form class="finder" role="search" aria-label=words::title() on:submit=move |event| event.prevent_default()>
                <div class="search">
                    {icon("search")}
                    <input
                        class="input"
                        type="search"
                        dir="auto"
                        aria-label=words::title()
                        placeholder=words::hint()
                        prop:value=about
                        // The index is there before the first letter.
                        on:focus=move |_| search.prepare()
                        on:input=on_input />
                </div>
            </form>
            <p role="status" class="text-muted">{status}</p>
            {move || search.place.get().map(|it| people_of(&it))}
            {move || match is_asked() {
                true => lists(search, &about.get_untracked(), search.answer.get()),
                false => chips(words::words_in_use(), in_use.get(), words::no_knowledge()),
            }}
        </section>
    }
}

/// How long typing rests before the answer is said (design decision: a pause between two words, not two letters).
const REST: Duration = Duration::from_millis(500);

/// Whether the user is typing, so that no answer is said aloud for the beginning of a word.
#[derive(Clone, Copy)]
struct Typing {
    is_under_way: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Typing {
    fn new() -> Self {
        let typing = Self { is_under_way: RwSignal::new(false), timer: StoredValue::new(None) };
        on_cleanup(move || typing.stop());
        typing
    }

    fn begin(self) {
        self.stop();
        self.is_under_way.set(true);
        let rest = move || self.is_under_way.set(false);
        self.timer.set_value(set_timeout_with_handle(rest, REST).ok());
    }

    fn stop(self) {
        self.timer.try_update_value(|it| it.take().iter().for_each(TimeoutHandle::clear));
    }
}

/// The sentence about the answer, if there is something to say.
fn told(about: &str, answer: &Answer) -> Option<String> {
    match &answer.slip {
        Some(shown) => Some(words::slip(&about.trim(), shown)),
        None if !answer.knows.iter().any(Hit::is_whole) => Some(words::nobody_yet(&about.trim())),
        None => None,
    }
}

/// The way to the people of a place, for words that name one.
fn people_of(place: &str) -> impl IntoView + use<> {
    view! {
        <p><a class="link-button" href=places::address(place)>
            {icon("place")}{text::places::who_is_in_place(&place)}
        </a></p>
    }
}

/// Words as links to their answers.
fn chips(label: &'static str, all: Vec<String>, none: &'static str) -> AnyView {
    if all.is_empty() {
        return view! { <p class="text-muted">{none}</p> }.into_any();
    }
    let chip = |it: &String| view! { <li><a class="chip" href=address(it) dir="auto">{it.clone()}</a></li> };
    view! { <ul class="chips" role="list" aria-label=label>{capped_without_count(None, all, chip)}</ul> }.into_any()
}

fn lists(search: Search, about: &str, answer: Answer) -> AnyView {
    let about = answer.slip.clone().unwrap_or_else(|| about.trim().to_owned());
    let Answer { knows, may_know_who, only_mentioned, left_out, nearby, field, could_know, .. } = answer;
    let (whole, some): (Vec<Hit>, Vec<Hit>) = knows.into_iter().partition(Hit::is_whole);
    let near = (!nearby.is_empty() && whole.is_empty()).then(|| chips(words::near(), nearby, ""));
    let missing = whole.is_empty().then(|| put_on_project(search.repository, &about));
    let of_referral = {
        let about = about.clone();
        StoredValue::new(move |it: &Referral| referral(search, it, &about))
    };
    let referrals =
        move |title: &str, all| part(title, "who-knows", all, move |it| of_referral.with_value(|draw| draw(it)));
    let of_hit = {
        let about = about.clone();
        move |it: &Hit| hit(search, it, &about)
    };
    let of_hit = StoredValue::new(of_hit);
    view! {
        {near}
        {missing}
        {part(words::knows_it(), "who-knows", whole, move |it| of_hit.with_value(|draw| draw(it)))}
        {part(words::some_words(), "who-knows who-knows--some", some, move |it| of_hit.with_value(|draw| draw(it)))}
        {referrals(words::may_know_who(), may_know_who)}
        {field.map(|it| referrals(&words::people_in(&it.word), it.people))}
        {referrals(words::could_know_who(), could_know)}
        {disclosed(words::only_mentioned(), search.shows_mentions, only_mentioned, mention)}
        {disclosed(words::why_not(), search.shows_left_out, left_out, why_not)}
    }
    .into_any()
}

/// A list under its heading. None without items.
fn part<T, V>(
    title: &str,
    class: &'static str,
    all: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> Option<AnyView>
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    (!all.is_empty()).then(|| {
        let title = title.to_owned();
        view! {
            <h3>{title.clone()}</h3>
            <ul class=class role="list" aria-label=title>{capped_without_count(Some(FIRST), all, draw)}</ul>
        }
        .into_any()
    })
}

/// A list to unfold, drawn once it is open. None without items. `is_open` outlives the answer, because the next answer
/// takes the open element over.
fn disclosed<T, V>(
    title: &'static str,
    is_open: RwSignal<bool>,
    all: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> Option<AnyView>
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    (!all.is_empty()).then(|| {
        let inside = StoredValue::new(Some((all, draw)));
        let list = move || {
            let (all, draw) = inside.try_update_value(Option::take).flatten()?;
            Some(view! { <ul class="stack" role="list" aria-label=title>{capped_without_count(None, all, draw)}</ul> })
        };
        view! {
            <details class="disclosure" on:toggle=move |_| is_open.set(true)>
                <summary>{title}</summary>
                <Show when=is_open>{list()}</Show>
            </details>
        }
        .into_any()
    })
}
