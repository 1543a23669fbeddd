//! The search for people who know about something, on the page "Teams".

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::who_knows_missing::put_on_project;
use crate::domain::{Gone, KnowsCommand, PersonId, display_name, short_name};
use crate::insight::knows::{
    Answer, Hit, LeftOut, Marked, Mention, Referral, ReferralWho, ReferralWhy, Tier, WayOn, ask_about,
    ask_for_introduction, way_on, who_knows, words_in_use,
};
use crate::ui::components::{Avatar, capped, encode, icon, memo, warmth};
use crate::ui::route::Route;
use crate::ui::state::{
    OpenDialog, RepositoryContext, use_clock, use_commands, use_dialogs, use_navigation, use_repository,
};
use crate::ui::text;
use crate::ui::text::who_knows as words;
use crate::web::intl::{self, Style};
use crate::web::{dom, history};

/// The parameter of the address with the words of the search, so that going back finds the same list.
const PARAMETER: &str = "about";

fn address(about: &str) -> String {
    let page = Route::Teams.href();
    if about.is_empty() { page } else { format!("{page}?{PARAMETER}={}", encode(about)) }
}

/// The search box with its lists.
#[component]
pub(crate) fn WhoKnows() -> impl IntoView {
    let (repository, today, path) = (use_repository(), use_clock().today, use_navigation().path);
    let about = RwSignal::new(String::new());
    Effect::new(move || {
        // A link to the same page with other words, or back.
        path.track();
        about.set(dom::parameter(PARAMETER).unwrap_or_default());
    });
    let answer = memo(move || {
        let about = about.get();
        repository.book(|book| who_knows(book, today.get(), &about))
    });
    let in_use = memo(move || repository.book(words_in_use));
    let typing = Typing::new();
    let on_input = move |event| {
        let typed = event_target_value(&event);
        history::replace(&address(typed.trim()));
        about.set(typed);
        typing.begin();
    };
    let is_asked = move || about.with(|it| !it.trim().is_empty());
    let is_told = move || is_asked() && !typing.is_under_way.get();
    let status = move || is_told().then(|| told(&about.get(), &answer.get()));
    view! {
        <section class="section">
            <h2>{words::title()}</h2>
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
                        on:input=on_input />
                </div>
            </form>
            <p role="status" class="text-muted">{status}</p>
            {move || match is_asked() {
                true => lists(repository, &about.get_untracked(), answer.get()),
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

/// Words as links to what they find.
fn chips(label: &'static str, all: Vec<String>, none: &'static str) -> AnyView {
    if all.is_empty() {
        return view! { <p class="text-muted">{none}</p> }.into_any();
    }
    let chip = |it: &String| view! { <li><a class="chip" href=address(it) dir="auto">{it.clone()}</a></li> };
    view! { <ul class="chips" role="list" aria-label=label>{capped(all, chip)}</ul> }.into_any()
}

fn lists(repository: RepositoryContext, about: &str, answer: Answer) -> AnyView {
    let about = answer.slip.clone().unwrap_or_else(|| about.trim().to_owned());
    let Answer { knows, may_know_who, only_mentioned, left_out, nearby, .. } = answer;
    let (whole, some): (Vec<Hit>, Vec<Hit>) = knows.into_iter().partition(Hit::is_whole);
    let near = (!nearby.is_empty() && whole.is_empty()).then(|| chips(words::near(), nearby, ""));
    let of_hit = {
        let about = about.clone();
        move |it: &Hit| hit(repository, it, &about)
    };
    let of_hit = StoredValue::new(of_hit);
    view! {
        {near}
        {whole.is_empty().then(|| put_on_project(repository, &about))}
        {part(words::knows_it(), "who-knows", whole, move |it| of_hit.with_value(|draw| draw(it)))}
        {part(words::some_words(), "who-knows who-knows--some", some, move |it| of_hit.with_value(|draw| draw(it)))}
        {part(words::may_know_who(), "who-knows", may_know_who, move |it| referral(repository, it, &about))}
        {disclosed(words::only_mentioned(), only_mentioned, mention)}
        {disclosed(words::why_not(), left_out, why_not)}
    }
    .into_any()
}

/// A list under its heading. None without items.
fn part<T, V>(
    title: &'static str,
    class: &'static str,
    all: Vec<T>,
    draw: impl Fn(&T) -> V + Send + Sync + 'static,
) -> Option<AnyView>
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    (!all.is_empty()).then(|| {
        view! { <h3>{title}</h3><ul class=class role="list" aria-label=title>{capped(all, draw)}</ul> }.into_any()
    })
}

/// A list to unfold. None without items.
fn disclosed<T, V>(title: &'static str, all: Vec<T>, draw: impl Fn(&T) -> V + Send + Sync + 'static) -> Option<AnyView>
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    (!all.is_empty()).then(|| {
        let list = view! { <ul class="stack" role="list" aria-label=title>{capped(all, draw)}</ul> };
        view! { <details class="disclosure"><summary>{title}</summary>{list}</details> }.into_any()
    })
}

/// A text with its marked words.
pub(super) fn marked(marked: &Marked) -> impl IntoView + use<> {
    let draw = |(text, is_marked): (&str, bool)| match (text.to_owned(), is_marked) {
        (text, true) => view! { <mark>{text}</mark> }.into_any(),
        (text, false) => text.into_any(),
    };
    marked.pieces().into_iter().map(draw).collect_view()
}

fn name_link(id: PersonId, name: &str) -> impl IntoView + use<> {
    view! { <a class="name" dir="auto" href=Route::Person(id).href()>{name.to_owned()}</a> }
}

fn avatar(repository: RepositoryContext, id: PersonId) -> Option<AnyView> {
    repository.book_untracked(|book| book.people.get(id).map(|it| Avatar::of(id, it).view("")))
}

fn short(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|book| book.people.get(id).map(short_name)).unwrap_or_default()
}

/// A person who knows it.
fn hit(repository: RepositoryContext, hit: &Hit, about: &str) -> impl IntoView + use<> {
    let found = |it: &Marked| {
        let between = if words::is_sentence(&it.text) { " " } else { ", " };
        view! { <span dir="auto">{marked(it)}</span>{between} }
    };
    let found = hit.texts.iter().map(found).collect_view();
    let not_this = (hit.tier != Tier::Stated).then(|| not_this(hit, about));
    view! {
        <li>
            {avatar(repository, hit.id)}
            <div>
                <p>{name_link(hit.id, &hit.name)}" "{warmth(hit.warmth)}</p>
                <p>{found}{words::hit_after(hit)}</p>
                <p class="text-small text-muted">{words::because(hit)}</p>
                <div class="actions">{way(repository, hit.id, about)}{not_this}</div>
            </div>
        </li>
    }
}

/// The button to say that somebody does not know it, where nothing is stated that could be taken back on their page.
fn not_this(hit: &Hit, about: &str) -> impl IntoView + use<> {
    let (commands, label) = (use_commands(), words::not_this_label(&about, &hit.name));
    let (id, what) = (hit.id, about.to_owned());
    let deny = move |_| {
        commands.run_or_show(KnowsCommand::Deny(id, what.clone(), Gone::NotThis).into(), words::noted());
    };
    view! {
        <button class="link-button" type="button" aria-label=label on:click=deny>
            {icon("close")}{words::not_this()}
        </button>
    }
}

/// The button for the way on.
fn way(repository: RepositoryContext, id: PersonId, about: &str) -> impl IntoView + use<> {
    let (dialogs, today) = (use_dialogs(), use_clock().today.get_untracked());
    let name = short(repository, id);
    let (icon_name, label, dialog) = match repository.book_untracked(|book| way_on(book, id, today)) {
        WayOn::Ask => ("hand", words::ask(&name), OpenDialog::AskWith(id, ask_about(about))),
        WayOn::HelloFirst => ("sun", words::hello_first(&name), OpenDialog::Wellness(id)),
        WayOn::Introduction(bridge) => {
            let question = ask_for_introduction(about, Some(&name));
            ("people", words::ask_bridge(&short(repository, bridge)), OpenDialog::AskBridge(bridge, id, question))
        }
    };
    view! {
        <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(dialog.clone())>
            {icon(icon_name)}{label}
        </button>
    }
}

/// Somebody who may know who.
fn referral(repository: RepositoryContext, it: &Referral, about: &str) -> AnyView {
    let far =
        |id: PersonId| repository.book_untracked(|book| book.people.get(id).map(display_name)).unwrap_or_default();
    let reason = match &it.why {
        ReferralWhy::Knows(id, _) => words::referral(&it.why, &far(*id)),
        why => words::referral(why, ""),
    };
    let found = match &it.why {
        ReferralWhy::Words(it)
        | ReferralWhy::ThirdPerson(it)
        | ReferralWhy::WorksAt(it)
        | ReferralWhy::Learning(it) => Some(view! { " "<span dir="auto">{marked(it)}</span> }),
        _ => None,
    };
    let asked = it.was_asked.then(|| text::sentence(words::was_asked()));
    let asked = it.held_back.map(words::last).or(asked);
    let (head, act) = match it.who {
        ReferralWho::Person(id) => (name_link(id, &it.name).into_any(), Some(bridge(repository, id, it, about))),
        ReferralWho::Encounter(id) => (it.name.clone().into_any(), Some(name_encounter(id, &it.name))),
        ReferralWho::Group => (view! { <span class="name" dir="auto">{it.name.clone()}</span> }.into_any(), None),
    };
    let person = if let ReferralWho::Person(id) = it.who { avatar(repository, id) } else { None };
    let person =
        person.unwrap_or_else(|| view! { <span class="avatar" aria-hidden="true">{icon("people")}</span> }.into_any());
    let members = if let ReferralWhy::Group(all) = &it.why { Some(members(repository, all)) } else { None };
    view! {
        <li>
            {person}
            <div>
                <p>{head}" "{warmth(it.warmth)}</p>
                <p>{reason}{found}</p>
                {members}
                <p class="text-small text-muted">{asked}</p>
                {act}
            </div>
        </li>
    }
    .into_any()
}

fn members(repository: RepositoryContext, all: &[PersonId]) -> impl IntoView + use<> {
    let named =
        |id: &PersonId| repository.book_untracked(|book| book.people.get(*id).map(|it| (*id, display_name(it))));
    let links = all.iter().filter_map(named).collect::<Vec<_>>();
    let link = |(id, name): &(PersonId, String)| view! { <li>{name_link(*id, name)}</li> };
    view! { <ul class="icon-list" role="list">{capped(links, link)}</ul> }
}

/// The button to ask for an introduction, or to say hello first after a year of silence.
fn bridge(repository: RepositoryContext, id: PersonId, it: &Referral, about: &str) -> AnyView {
    let dialogs = use_dialogs();
    let name = short(repository, id);
    let far = if let ReferralWhy::Knows(far, _) = it.why { Some(far) } else { None };
    let question = ask_for_introduction(about, far.map(|it| short(repository, it)).as_deref());
    let today = use_clock().today.get_untracked();
    let is_far = repository.book_untracked(|book| way_on(book, id, today)) != WayOn::Ask;
    let (icon_name, label, dialog) = if is_far {
        ("sun", words::hello_first(&name), OpenDialog::Wellness(id))
    } else {
        let dialog = match far {
            Some(far) => OpenDialog::AskBridge(id, far, question),
            None => OpenDialog::AskWith(id, question),
        };
        ("hand", words::ask(&name), dialog)
    };
    view! {
        <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(dialog.clone())>
            {icon(icon_name)}{label}
        </button>
    }
    .into_any()
}

fn name_encounter(id: crate::domain::ExchangeId, met: &str) -> AnyView {
    let dialogs = use_dialogs();
    let label = text::everyday::who_was_it_label(&met);
    let name = move |_| dialogs.show(OpenDialog::NameEncounter(id));
    view! {
        <button class="btn btn--soft" type="button" aria-label=label on:click=name>
            {icon("plus")}{text::everyday::who_was_it()}
        </button>
    }
    .into_any()
}

/// A text that only mentions the words.
fn mention(it: &Mention) -> impl IntoView + use<> {
    let day = it.when.map(|it| intl::date(it, Style::Full));
    view! {
        <li>
            {name_link(it.id, &it.name)}" "<span class="text-small">{day}</span>
            <p dir="auto">{marked(&it.words)}</p>
        </li>
    }
}

fn why_not(it: &LeftOut) -> impl IntoView + use<> {
    view! { <li>{name_link(it.id, &it.name)}" "<span dir="auto">{words::gone(&it.what, it.gone)}</span></li> }
}
