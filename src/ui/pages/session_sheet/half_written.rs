//! The offer to go on with a half-written sheet.

use leptos::prelude::*;

use super::saved_draft::{read, write};
use crate::domain::MentorshipId;
use crate::present::session_sheet::{self, half_written};
use crate::ui::components::icon;
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_prefs, use_repository, use_toasts};
use crate::ui::text;

/// The half-written sheets of one pair, or of all pairs, with a link to go on and a button to put each away. Nothing if
/// there is none.
#[component]
pub(crate) fn HalfWritten(
    /// The mentorship; all of them if none.
    id: Option<MentorshipId>,
) -> impl IntoView {
    let (repository, prefs) = (use_repository(), use_prefs());
    let line = move |it: session_sheet::HalfWritten| line(it, id.is_none());
    move || {
        let found = repository.book(|book| half_written(book, id, |it| read(prefs, it)));
        (!found.is_empty()).then(|| {
            view! {
                <ul class="half-written" aria-label=text::session::half_written_region()>
                    {found.into_iter().map(line).collect_view()}
                </ul>
            }
        })
    }
}

fn line(half: session_sheet::HalfWritten, with_names: bool) -> impl IntoView {
    let (repository, prefs, toasts) = (use_repository(), use_prefs(), use_toasts());
    let id = half.id;
    let names = text::list(&half.names);
    let when = text::session::moment(half.day, &half.time, use_clock().today.get());
    let set_aside = move |_| {
        if let Some(mut draft) = read(prefs, id) {
            draft.is_put_away = true;
            write(prefs, id, &draft);
            toasts.show(text::session::was_put_away());
            repository.redraw();
        }
    };
    let sentence =
        if with_names { text::session::half_written_with(&names, &when) } else { text::session::half_written(&when) };
    let href = Route::Session(id).href();
    let go_on = with_names.then(|| text::session::go_on_with(&names));
    let set_aside_label = with_names.then(|| text::session::set_aside_with(&names));
    view! {
        <li class="callout">
            {icon("log")}
            <div class="stack">
                <p>{sentence}</p>
                <div class="actions">
                    <a class="btn btn--soft" href=href aria-label=go_on>{text::session::go_on()}</a>
                    <button class="btn btn--bare" type="button" aria-label=set_aside_label on:click=set_aside>
                        {text::session::set_aside()}
                    </button>
                </div>
            </div>
        </li>
    }
}
