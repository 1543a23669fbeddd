//! The lines of the answer to "Who knows about …": people, groups and texts.

use leptos::prelude::*;

use super::who_knows_search::Search;
use crate::domain::{ExchangeId, Gone, KnowsCommand, PersonId, display_name, short_name};
use crate::insight::knows::{
    Hit, LeftOut, Marked, Mention, Referral, ReferralWho, ReferralWhy, Tier, WayOn, ask_about, ask_for_introduction,
};
use crate::ui::components::{Avatar, capped_without_count, icon, warmth};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, RepositoryContext, use_commands, use_dialogs};
use crate::ui::text;
use crate::ui::text::who_knows as words;
use crate::web::dom;
use crate::web::intl::{self, Style};

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

fn whole_name(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|book| book.people.get(id).map(display_name)).unwrap_or_default()
}

/// A person who knows it.
pub(super) fn hit(search: Search, hit: &Hit, about: &str) -> impl IntoView + use<> {
    let found = |it: &Marked| {
        let between = if words::is_sentence(&it.text) { " " } else { ", " };
        view! { <span dir="auto">{marked(it)}</span>{between} }
    };
    let found = hit.texts.iter().map(found).collect_view();
    let not_this = (hit.tier != Tier::Stated).then(|| not_this(search, hit, about));
    view! {
        <li>
            {avatar(search.repository, hit.id)}
            <div>
                <p>
                    <a class="name" id=name_id(hit.id) dir="auto" href=Route::Person(hit.id).href()>
                        {hit.name.clone()}
                    </a>
                    " "{warmth(hit.warmth)}
                </p>
                <p>{found}{words::hit_after(hit)}</p>
                <p class="text-small text-muted">{words::because(hit)}</p>
                <div class="actions">{way(search, hit, about)}{not_this}</div>
            </div>
        </li>
    }
}

/// The id of the name of somebody who knows it, for the focus.
fn name_id(id: PersonId) -> String {
    format!("knows-{id}")
}

/// The button to say that somebody does not know it, where nothing is stated that could be taken back on their page.
/// The line goes with its button, so the focus moves to the line beside it, or to the heading.
fn not_this(search: Search, hit: &Hit, about: &str) -> impl IntoView + use<> {
    let (commands, label) = (use_commands(), words::not_this_label(&about, &hit.name));
    let (id, what) = (hit.id, about.to_owned());
    let deny = move |_| {
        let beside = search.beside(id).map_or_else(|| DomId::WhoKnows.as_str().to_owned(), name_id);
        if commands.run_or_show(KnowsCommand::Deny(id, what.clone(), Gone::NotThis).into(), words::noted()) {
            request_animation_frame(move || dom::focus(&beside));
        }
    };
    view! {
        <button class="link-button" type="button" aria-label=label on:click=deny>
            {icon("close")}{words::not_this()}
        </button>
    }
}

/// The button for the way on.
fn way(search: Search, hit: &Hit, about: &str) -> impl IntoView + use<> {
    let (repository, dialogs, id) = (search.repository, use_dialogs(), hit.id);
    let name = short(repository, id);
    // Somebody with some of the words may know who has all of them.
    let question = if hit.is_whole() { ask_about(&name, about) } else { ask_for_introduction(&name, about, None) };
    let (icon_name, label, dialog) = match search.way_on(id) {
        WayOn::Ask => ("hand", words::ask(&name), OpenDialog::AskWith(id, question)),
        WayOn::HelloFirst => ("sun", words::hello_first(&name), OpenDialog::Wellness(id)),
        WayOn::Introduction(bridge) => {
            let asked = short(repository, bridge);
            let question = ask_for_introduction(&asked, about, Some(&hit.name));
            ("people", words::ask_bridge(&asked), OpenDialog::AskBridge(bridge, id, question))
        }
    };
    view! {
        <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(dialog.clone())>
            {icon(icon_name)}{label}
        </button>
    }
}

/// Somebody who may know who.
pub(super) fn referral(search: Search, it: &Referral, about: &str) -> AnyView {
    let repository = search.repository;
    let (before, after) = match &it.why {
        ReferralWhy::Knows(id, _) => words::referral(&it.why, &whole_name(repository, *id)),
        why => words::referral(why, ""),
    };
    let found = it.why.found().map(|it| view! { <span dir="auto">{marked(it)}</span> });
    let asked = it.was_asked.then(|| text::common::full_stop(&text::sentence(words::was_asked())));
    let asked = it.held_back.map(words::last).or(asked);
    let (head, act) = match it.who {
        ReferralWho::Person(id) => (name_link(id, &it.name).into_any(), Some(bridge(search, id, it, about))),
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
                <p>{before}{found}{after}</p>
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
    view! { <ul class="icon-list" role="list">{capped_without_count(None, links, link)}</ul> }
}

/// The button to ask for an introduction, or to say hello first after a year of silence.
fn bridge(search: Search, id: PersonId, it: &Referral, about: &str) -> AnyView {
    let (repository, dialogs) = (search.repository, use_dialogs());
    let name = short(repository, id);
    let far = if let ReferralWhy::Knows(far, _) = it.why { Some(far) } else { None };
    let question = ask_for_introduction(&name, about, far.map(|it| whole_name(repository, it)).as_deref());
    let is_far = search.way_on(id) != WayOn::Ask;
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

fn name_encounter(id: ExchangeId, met: &str) -> AnyView {
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
pub(super) fn mention(it: &Mention) -> impl IntoView + use<> {
    let day = it.when.map(|it| intl::date(it, Style::Full));
    view! {
        <li>
            {name_link(it.id, &it.name)}" "<span class="text-small">{day}</span>
            <p dir="auto">{marked(&it.words)}</p>
        </li>
    }
}

pub(super) fn why_not(it: &LeftOut) -> impl IntoView + use<> {
    view! { <li>{name_link(it.id, &it.name)}" "<span>{words::gone(&it.what, it.gone)}</span></li> }
}
