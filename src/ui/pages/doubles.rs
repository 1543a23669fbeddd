//! The region "The same person?": pairs of people side by side, to be joined or not.

use leptos::prelude::*;

use crate::domain::{Difference, JoinPeople, NotTheSame, PersonId, Side, VecMap};
use crate::insight::doubles::{Double, doubles};
use crate::present::doubles::{Half, Pair, pair, sides};
use crate::ui::components::{Avatar, Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::{use_commands, use_repository};
use crate::ui::text;
use crate::web::dom;
use crate::web::intl::{self, Style};

/// Pairs drawn at once (design decision: more than anybody answers in one sitting).
const SHOWN: usize = 20;
/// The parameter of the address of People that opens the region.
pub(crate) const PARAMETER: &str = "doubles";

/// The address of People with the region open.
pub(crate) fn address() -> String {
    format!("{}?{PARAMETER}=1", Route::People.href())
}

/// The region.
#[component]
pub(crate) fn Doubles() -> impl IntoView {
    let repository = use_repository();
    let all = memo(move || repository.book(doubles));
    let shown = move || all.with(|it| it.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let more = move || all.with(|it| it.len().saturating_sub(SHOWN));
    let summary = move || match all.with(Vec::len) {
        0 => text::doubles::no_pairs().to_owned(),
        count => text::sentence(&text::doubles::pairs_found(count)),
    };
    Effect::new(|| dom::focus(DomId::Doubles.as_str()));
    // The card with the focus goes with the answer.
    let answered = move |_: PersonId| {
        request_animation_frame(|| dom::catch_focus(DomId::Doubles.as_str()));
    };
    view! {
        <section class="section doubles" aria-labelledby=DomId::Doubles.as_str()>
            <h2 id=DomId::Doubles.as_str() tabindex="-1">{text::doubles::title()}</h2>
            <p class="text-muted" role="status">{summary}</p>
            <For each=shown key=|it| (it.keep, it.gone) children=move |it| view! {
                <DoubleCard double=it on_answer=answered />
            } />
            <Show when=move || { more() > 0 }>
                <p class="text-small">{move || text::sentence(&text::doubles::more_pairs(more()))}</p>
            </Show>
        </section>
    }
}

/// Two people side by side, with the fields to choose and the two answers.
#[component]
pub(crate) fn DoubleCard(
    /// The two.
    double: Double,
    /// The one from whose page the user came: stands first, and has the values unless the user chooses.
    #[prop(optional)]
    first: Option<PersonId>,
    /// Called with the one who stays, after an answer.
    #[prop(into)]
    on_answer: Callback<PersonId>,
) -> impl IntoView {
    let repository = use_repository();
    let double_gone = double.gone;
    let content = memo(move || repository.book(|book| pair(book, &double)));
    let is_turned = first == Some(double_gone);
    let choices =
        RwSignal::new(content.with_untracked(|it| it.as_ref().map(|it| it.preset(is_turned))).unwrap_or_default());
    move || content.get().map(|it| card(it, is_turned, choices, on_answer))
}

fn card(
    pair: Pair,
    is_turned: bool,
    choices: RwSignal<VecMap<String, Side>>,
    on_answer: Callback<PersonId>,
) -> AnyView {
    let commands = use_commands();
    let (keep, gone) = (pair.keep.id, pair.gone.id);
    let (name, other) = (name(&pair.keep), name(&pair.gone));
    let title = text::doubles::pair(&name, &other);
    let are_two = text::doubles::are_two(&name, &other);
    let join = move |_| {
        let command = JoinPeople { keep, gone, choices: choices.get_untracked() };
        if commands.run_or_show(command.into(), text::doubles::is_one(if is_turned { &other } else { &name })) {
            on_answer.run(keep);
        }
    };
    let not_the_same = move |_| {
        if commands.run_or_show(NotTheSame(keep, gone).into(), are_two.clone()) {
            on_answer.run(keep);
        }
    };
    let reasons = pair.reasons.iter().map(|it| view! { <p>{text::doubles::reason(it)}</p> }).collect_view();
    let questions = pair.questions.iter().map(|it| question(&pair, it, is_turned, choices)).collect_view();
    let halves = if is_turned { [&pair.gone, &pair.keep] } else { [&pair.keep, &pair.gone] };
    view! {
        <article class="prep" aria-label=title>
            {reasons}
            <div class="double__halves">{halves.map(half).into_iter().collect_view()}</div>
            {questions}
            <p class="text-small">{text::doubles::put_together()}</p>
            <div class="actions">
                <button class="btn btn--main" type="button" on:click=join>
                    {icon("check")}{text::doubles::join()}
                </button>
                <button class="btn" type="button" on:click=not_the_same>{text::doubles::not_the_same()}</button>
            </div>
        </article>
    }
    .into_any()
}

/// The name, also of somebody whose entry is erased.
pub(crate) fn name(half: &Half) -> String {
    if half.name.is_empty() { text::doubles::somebody_joined().to_owned() } else { half.name.clone() }
}

fn half(half: &Half) -> impl IntoView + use<> {
    let name = name(half);
    let avatar = Avatar::named(half.id, &name, half.photo.clone());
    let link = if half.is_here {
        view! { <a class="name" href=Route::Person(half.id).href()>{name}</a> }.into_any()
    } else {
        view! { <span class="name">{name}</span> }.into_any()
    };
    let last = half.last.map(|it| text::doubles::last_talk(&intl::date(it, Style::Day)));
    let lines = half.lines.iter().cloned().chain(last).map(|it| view! { <p class="text-small" dir="auto">{it}</p> });
    view! { <div class="double__half">{avatar.view("")}{link}{lines.collect_view()}</div> }
}

/// A field that both have differently.
fn question(
    pair: &Pair,
    question: &Difference,
    is_turned: bool,
    choices: RwSignal<VecMap<String, Side>>,
) -> impl IntoView + use<> {
    let (keep, gone) = (pair.keep.id, pair.gone.id);
    let group = format!("{keep}-{gone}-{}", question.cell);
    let default = question.side;
    let option = |side: Side| {
        let (cell, chosen) = (question.cell.clone(), question.cell.clone());
        let is_chosen = move || choices.with(|it| it.get(&chosen).copied().unwrap_or(default) == side);
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=is_chosen
                    on:change=move |_| choices.update(|it| it.insert(cell.clone(), side))
                />
                {text::doubles::side(side, &pair.keep.name, &pair.gone.name)}
                {value(if side == Side::Gone { gone } else { keep }, question, side)}
            </label>
        }
    };
    let options = sides(question, is_turned).into_iter().map(option).collect_view();
    view! {
        <fieldset class="double__field">
            <legend>{text::doubles::field(&question.cell)}</legend>
            <div class="radio-group radio-group--tall">{options}</div>
        </fieldset>
    }
}

fn value(id: PersonId, question: &Difference, side: Side) -> Option<AnyView> {
    let value = match side {
        Side::Kept => &question.kept,
        Side::Gone => &question.gone,
        Side::Both => return None,
    };
    if question.cell == "photo" {
        return Some(Avatar::named(id, "", value.as_str().map(str::to_owned)).view(""));
    }
    let value = text::doubles::value(&question.cell, value);
    Some(view! { <span class="text-small" dir="auto">{value}</span> }.into_any())
}

/// The line about doubles after an import, with a link to the region. Nothing if there are none.
#[component]
pub(crate) fn DoublesFound() -> impl IntoView {
    let repository = use_repository();
    let count = memo(move || repository.book(|book| doubles(book).len()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <p>
                {move || text::sentence(&text::doubles::after_import(count.get()))}" "
                <a class="link-button" href=address()>{text::doubles::look()}</a>
            </p>
        </Show>
    }
}
