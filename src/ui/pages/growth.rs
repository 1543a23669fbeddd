//! Who helps the user grow: one line for each kind of help, and a picture of the same.

use leptos::prelude::*;

use crate::domain::{HelpKind, MentoringCommand, initials};
use crate::present::growth::{Helper, SIDE, Sector, helpers, picture};
use crate::ui::components::{icon, memo};
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The section "Who helps you grow".
#[component]
pub(super) fn Growth() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let helpers = memo(move || repository.book(helpers));
    let lines = move || helpers.get().into_iter().map(|(kind, people)| view! { <Line kind people /> }).collect_view();
    view! {
        <section class="section" aria-label=text::growth::title()>
            <h2>{text::growth::title()}</h2>
            <p class="text-muted">{text::growth::line()}</p>
            {move || helpers.with(|it| picture(it)).map(draw)}
            <ol class="growth">{lines}</ol>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::NameHelp)>
                    {icon("plus")}{text::growth::name_somebody()}
                </button>
            </div>
        </section>
    }
}

/// A kind of help with its people.
#[component]
fn Line(kind: HelpKind, people: Vec<Helper>) -> impl IntoView {
    let inside = match people.is_empty() {
        true => view! { <p class="text-muted">{text::growth::nobody_named()}</p> }.into_any(),
        false => {
            let people = people.into_iter().map(|helper| view! { <li><Person kind helper /></li> });
            view! { <ul class="growth__people">{people.collect_view()}</ul> }.into_any()
        }
    };
    view! { <li><h3>{text::growth::help_kind(kind)}</h3>{inside}</li> }
}

#[component]
fn Person(kind: HelpKind, helper: Helper) -> impl IntoView {
    let (commands, dialogs) = (use_commands(), use_dialogs());
    let Helper { id, name, words, .. } = helper;
    let about = text::growth::about(helper.since, helper.died);
    let take_off_label = text::growth::take_off(&name, &text::growth::help_kind(kind));
    let taken_off = text::growth::taken_off(&name);
    let take_off = move |_| {
        commands.run_or_show(MentoringCommand::UnnameHelp(id, kind).into(), taken_off.clone());
    };
    let write = move |_| dialogs.show(OpenDialog::WriteLearned(id, kind));
    view! {
        <p>
            <a href=Route::Person(id).href()>{name.clone()}</a>
            {(!about.is_empty()).then(|| view! { " "<span class="text-small">{about}</span> })}
        </p>
        {(!words.is_empty()).then(|| view! { <p class="text-muted only-you" dir="auto">{words}</p> })}
        <div class="actions">
            <button class="link-button" type="button" on:click=write>{text::growth::write_learned(&name)}</button>
            <button class="link-button" type="button" aria-label=take_off_label on:click=take_off>
                {text::common::remove()}
            </button>
        </div>
    }
}

/// The picture of the list. Assistive technology reads the list.
fn draw(sectors: Vec<Sector>) -> impl IntoView {
    let middle = (SIDE / 2).to_string();
    let view_box = format!("0 0 {SIDE} {SIDE}");
    let edges = sectors.iter().map(|it| {
        let ((x1, y1), (x2, y2)) = it.edge;
        view! { <line x1=x1.to_string() y1=y1.to_string() x2=x2.to_string() y2=y2.to_string() /> }
    });
    let numbers = sectors.iter().zip(1..).map(|(it, number)| {
        let (x, y) = it.number;
        view! { <text class="growth-picture__number" x=x.to_string() y=y.to_string()>{number.to_string()}</text> }
    });
    let people = sectors.iter().flat_map(|it| &it.people).map(|((x, y), name)| {
        view! {
            <circle cx=x.to_string() cy=y.to_string() r="12" />
            <text x=x.to_string() y=y.to_string()>{initials(name)}</text>
        }
    });
    view! {
        <svg class="growth-picture" viewBox=view_box aria-hidden="true">
            {edges.collect_view()}
            {numbers.collect_view()}
            {people.collect_view()}
            <circle class="growth-picture__you" cx=middle.clone() cy=middle.clone() r="24" />
            <text class="growth-picture__you" x=middle.clone() y=middle>{text::growth::you()}</text>
        </svg>
    }
}
