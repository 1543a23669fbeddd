//! The parts of the page that an ending leaves: how it ended, the endings before, and the way to take it up again.

use leptos::prelude::*;

use super::context::{Pair, section};
use crate::domain::{Closing, EarlierEnding, MentoringCommand, Mentorship};
use crate::present::pair::Standing;
use crate::ui::components::{AreaField, icon, prose};
use crate::ui::text;

/// How it ended, also the times before, and the button that takes it up again.
pub(super) fn ended(pair: Pair) -> impl IntoView {
    move || {
        let standing = pair.standing()?;
        let mentorship = pair.read(|_, it| it.clone())?;
        let is_resting = standing == Standing::Resting;
        let has_ended = standing == Standing::Ended;
        let is_shown = is_resting || has_ended || !mentorship.earlier.is_empty();
        let name = match standing {
            Standing::Ended => text::ending::how_it_ended(),
            Standing::Resting => text::pair::resting(),
            _ => text::ending::earlier(),
        };
        is_shown.then(|| {
            let inside = view! {
                {has_ended.then(|| closing(&mentorship))}
                {earlier(&mentorship)}
                {(is_resting || has_ended).then(|| take_up(pair))}
            };
            section(name, inside.into_any())
        })
    }
}

fn take_up(pair: Pair) -> AnyView {
    let take_up = move |_| {
        pair.run(MentoringCommand::TakeUp(pair.id), text::ending::taken_up());
    };
    view! {
        <div class="actions">
            <button class="btn" type="button" on:click=take_up>{icon("undo")}{text::ending::take_it_up_again()}</button>
        </div>
    }
    .into_any()
}

/// The lines of the ending. An older version wrote one text.
fn closing(mentorship: &Mentorship) -> AnyView {
    let Closing { changed, kept, thanks, onward, .. } = mentorship.closing.clone();
    let pair = |name: &'static str, words: String| {
        (!words.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{prose(&words)}</dd></div> })
    };
    let onward = onward.map(text::ending::onward_word).unwrap_or_default().to_owned();
    let old = mentorship.ending.clone();
    view! {
        {(!old.is_empty()).then(|| prose(&old))}
        <dl class="facts">
            {pair(text::ending::what_changed(), changed)}
            {pair(text::ending::thanks(), thanks)}
            {pair(text::ending::from_now_on(), onward)}
        </dl>
        {private(kept)}
    }
    .into_any()
}

/// The private line of an ending.
fn private(kept: String) -> Option<AnyView> {
    (!kept.is_empty()).then(|| {
        view! {
            <p class="only-you" dir="auto">
                {kept}
                " "
                <span class="text-small">{text::pair::only_you()}</span>
            </p>
        }
        .into_any()
    })
}

/// The endings before the pair took it up again.
fn earlier(mentorship: &Mentorship) -> Option<AnyView> {
    let row = |it: &EarlierEnding| {
        let words = text::ending::earlier_line(it);
        let lines = [&it.changed, &it.thanks].into_iter().filter(|it| !it.is_empty()).cloned();
        let lines: Vec<_> = lines.chain(it.onward.map(|it| text::ending::onward_word(it).to_owned())).collect();
        view! {
            <li>
                {icon("book")}
                <span>{words}</span>
                {lines.into_iter().map(|it| view! { <span class="text-small">{it}</span> }).collect_view()}
                <span class="icon-list__inset">{private(it.kept.clone())}</span>
            </li>
        }
    };
    let rows: Vec<_> = mentorship.earlier.iter().map(row).collect();
    (!rows.is_empty()).then(|| view! { <ul class="icon-list">{rows}</ul> }.into_any())
}

/// The page after a death: no ending, only what the user takes along.
pub(super) fn died(pair: Pair) -> impl IntoView {
    let kept = RwSignal::new(pair.read_untracked(|_, it| it.closing.kept.clone()).unwrap_or_default());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        pair.run(MentoringCommand::SetKept(pair.id, kept.get_untracked()), text::common::saved());
    };
    move || {
        (pair.standing()? == Standing::Died).then(|| {
            let inside = view! {
                <form class="stack only-you" on:submit=save>
                    <p class="text-muted">{text::pair::only_you_see_this()}</p>
                    <AreaField label=text::ending::kept() value=kept on_input=move |it| kept.set(it) />
                    <div class="actions">
                        <button class="btn" type="submit">{icon("check")}{text::common::save()}</button>
                    </div>
                </form>
            };
            section(text::ending::you_can_keep(), inside.into_any())
        })
    }
}
