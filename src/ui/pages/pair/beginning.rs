//! The cards of a pair that is finding out: before the first talk, and whether it fits.

use leptos::prelude::*;

use super::context::{Pair, PairDialog, section};
use crate::domain::{EndingKind, Fit, MentoringCommand};
use crate::insight::mentoring::quiet::asks_fit;
use crate::present::pair::Standing;
use crate::ui::components::icon;
use crate::ui::text;

/// The card "Before the first talk", or the question after it.
pub(super) fn beginning(pair: Pair) -> impl IntoView {
    move || {
        let asks = pair.read(|book, _| asks_fit(book, pair.id)).unwrap_or_default();
        match pair.standing() {
            Some(Standing::BeforeTheFirstTalk) => Some(before_the_first_talk(pair)),
            Some(Standing::FindingOut | Standing::Agreed) if asks => Some(did_it_fit(pair)),
            _ => None,
        }
    }
}

/// Three things to say, three to ask, and no agreement yet.
fn before_the_first_talk(pair: Pair) -> AnyView {
    let line = |it: &'static str| view! { <li>{icon("leaf")}<span>{it}</span></li> };
    let say = [text::pair::say_time(), text::pair::say_notes(), text::pair::say_hope()].map(line);
    let ask = [text::pair::ask_now(), text::pair::ask_once(), text::pair::ask_waste()].map(line);
    let agree = move |_| {
        pair.run(MentoringCommand::Agree(pair.id), text::pair::agreed());
    };
    view! {
        <section class="prep" aria-label=text::pair::before_first_talk()>
            <h2>{text::pair::before_first_talk()}</h2>
            <div class="stack">
                <h3>{text::pair::three_to_say()}</h3>
                <ul class="icon-list">{say.into_iter().collect_view()}</ul>
                <h3>{text::pair::three_to_ask()}</h3>
                <ul class="icon-list">{ask.into_iter().collect_view()}</ul>
                <p class="text-aside">{text::pair::nothing_promised()}</p>
            </div>
            <div class="actions">
                <button class="link-button" type="button" on:click=agree>{text::pair::agreed_already()}</button>
            </div>
        </section>
    }
    .into_any()
}

fn did_it_fit(pair: Pair) -> AnyView {
    let rate = move |fit, message: &'static str| pair.run(MentoringCommand::RateFit(pair.id, fit), message);
    let fits = move |_| {
        rate(Fit::Fits, text::pair::fits_saved());
    };
    let finding_out = move |_| {
        rate(Fit::FindingOut, text::pair::finding_out_saved());
    };
    let not_for_us = move |_| {
        if rate(Fit::NotForUs, text::common::saved()) {
            pair.show(PairDialog::End(Some(EndingKind::NotAFit)));
        }
    };
    let inside = view! {
        <p>{text::pair::only_you_see_the_answer()}</p>
        <div class="actions">
            <button class="btn btn--soft" type="button" on:click=fits>{text::pair::fits()}</button>
            <button class="btn" type="button" on:click=finding_out>{text::pair::still_finding_out()}</button>
            <button class="btn" type="button" on:click=not_for_us>{text::pair::not_for_us()}</button>
        </div>
    };
    let region = section(text::pair::did_it_fit(), inside.into_any());
    view! { <div class="only-you">{region}</div> }.into_any()
}
