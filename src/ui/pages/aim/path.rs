//! The region "Who knows that path": the people on it with how, and those who may know it.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, end_button, section};
use crate::domain::{AimCommand, AimPath, PersonId, display_name};
use crate::insight::aims::paths::{MayKnow, may_know, path as path_of};
use crate::present::names;
use crate::ui::components::{icon, memo};
use crate::ui::pages::who_knows_lines::marked;
use crate::ui::route::Route;
use crate::ui::text;

/// The region.
pub(super) fn path(aim: AimContext) -> impl IntoView {
    move || {
        let (is_own, paths) = aim.read(|book, it| (it.is_own(), path_of(book, it)))?;
        let is_empty = paths.is_empty();
        let add = is_own.then(|| end_button(aim, "plus", text::aims::add_somebody(), AimDialog::Path(None)));
        let inside = view! {
            {is_empty.then(|| view! { <p class="text-muted">{text::aims::no_path()}</p> })}
            <ul class="aim-paths">{paths.into_iter().filter_map(|it| row(aim, it, is_own)).collect_view()}</ul>
            {other_device(aim)}
            {add}
            {is_own.then(|| suggested(aim))}
        };
        Some(section(text::aims::who_knows(), inside.into_any()))
    }
}

fn name(aim: AimContext, person: PersonId) -> String {
    aim.repository.book_untracked(|book| book.people.get(person).map(display_name)).unwrap_or_default()
}

fn row(aim: AimContext, path: AimPath, is_own: bool) -> Option<AnyView> {
    let person = path.person?;
    let name = name(aim, person);
    let since = path.since.map(|it| text::aims::since(&text::partial(it))).unwrap_or_default();
    let how = text::join(&[text::aims::how_of(path.how), &since], ", ");
    let label = text::aims::path_of(&name);
    let how = if is_own {
        view! {
            <button
                class="line-button"
                type="button"
                aria-label=label
                aria-haspopup="dialog"
                on:click=move |_| aim.show(AimDialog::Path(Some(person)))
            >
                {how}
            </button>
        }
        .into_any()
    } else {
        view! { <span>{how}</span> }.into_any()
    };
    let words = (!path.words.is_empty()).then(|| view! { <p class="text-small" dir="auto">{path.words}</p> });
    Some(
        view! { <li><a class="name" dir="auto" href=Route::Person(person).href()>{name}</a>" "{how}{words}</li> }
            .into_any(),
    )
}

/// The people whom an older version on another device added.
fn other_device(aim: AimContext) -> Option<AnyView> {
    let names = aim.read(|book, it| names(book, it.not_taken_over().iter()))?;
    let take_over = move |_| {
        aim.run(AimCommand::TakeOver(aim.id), text::common::saved());
    };
    (!names.is_empty()).then(|| {
        view! {
            <p>
                {text::aims::from_other_device(&text::list(&names))}" "
                <button class="link-button" type="button" on:click=take_over>{text::aims::take_over()}</button>
            </p>
        }
        .into_any()
    })
}

/// The people who may know the path. Adding one asks how.
fn suggested(aim: AimContext) -> impl IntoView {
    let found = memo(move || aim.read(|book, it| may_know(book, it, aim.today.get())).unwrap_or_default());
    let line = move |MayKnow { person, words }: MayKnow| {
        let name = name(aim, person);
        let label = text::aims::add_named(&name);
        view! {
            <li>
                <div>
                    <a class="name" dir="auto" href=Route::Person(person).href()>{name}</a>
                    {words.iter().map(|it| view! { <p class="text-small" dir="auto">{marked(it)}</p> }).collect_view()}
                </div>
                <button
                    class="link-button"
                    type="button"
                    aria-label=label
                    aria-haspopup="dialog"
                    on:click=move |_| aim.show(AimDialog::Path(Some(person)))
                >
                    {icon("plus")}{text::aims::add()}
                </button>
            </li>
        }
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <h3 class="aim-paths__may">{text::aims::may_know()}</h3>
                <p class="text-small text-muted">{text::aims::may_know_line()}</p>
                <ul class="aim-paths aim-paths--may">{found.into_iter().map(line).collect_view()}</ul>
            }
        })
    }
}
