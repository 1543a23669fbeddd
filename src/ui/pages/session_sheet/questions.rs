//! The questions about a draft from another day.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::ending::end;
use super::saved_draft::{remove, write};
use super::sheet::{Sheet, new_draft};
use crate::domain::MentorshipId;
use crate::present::session_draft::SessionDraft;
use crate::present::session_rules::is_old;
use crate::ui::components::icon;
use crate::ui::route::Route;
use crate::ui::state::{
    RepositoryContext, use_clock, use_commands, use_navigation, use_prefs, use_repository, use_toasts,
};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// Asks whether a draft of more than a day ago is a session. The sheet below shows its words.
pub(super) fn old_notes(sheet: Sheet) -> Option<AnyView> {
    let (repository, commands, navigation, toasts) = (use_repository(), use_commands(), use_navigation(), use_toasts());
    let now = sheet.now.get_untracked();
    let day = sheet.choices.with_untracked(|it| it.day.filter(|_| is_old(it, now)))?;
    let discard = move |_| {
        let draft = SessionDraft { is_put_away: true, ..sheet.draft() };
        sheet.saved().finish(&draft);
        toasts.show(text::session::was_put_away());
        navigation.go(Route::Pair(sheet.id));
    };
    let question = text::session::old_notes(&intl::date(day, Style::Day));
    let keep = move |_| end(sheet, repository, commands, navigation);
    Some(ask(question, (text::session::keep(), keep), (text::session::not_a_session(), discard)))
}

/// Asks what to do with a draft that was put away.
pub(super) fn set_aside(repository: RepositoryContext, id: MentorshipId, draft: RwSignal<SessionDraft>) -> AnyView {
    let prefs = use_prefs();
    let today = use_clock().today.get_untracked();
    let (day, names) = (
        draft.with_untracked(|it| it.day),
        repository.book_untracked(|book| {
            let people = book.mentorships.get(id).map(|it| it.people.clone()).unwrap_or_default();
            text::list(&crate::present::names(book, people.iter()))
        }),
    );
    let take_up = move |_| {
        draft.update(|it| it.is_put_away = false);
        write(prefs, id, &draft.get_untracked());
    };
    let begin_anew = move |_| {
        remove(prefs, id);
        draft.set(new_draft());
    };
    let day = day.map(|it| text::session::weekday_or_day(it, today)).unwrap_or_default();
    let question = text::session::set_aside_notes(&day);
    let card = ask(question, (text::session::take_up(), take_up), (text::session::begin_anew(), begin_anew));
    view! { <div class="stack"><h1>{names}</h1>{card}</div> }.into_any()
}

/// A question with two answers.
fn ask(
    question: String,
    (yes, on_yes): (&'static str, impl FnMut(MouseEvent) + 'static),
    (no, on_no): (&'static str, impl FnMut(MouseEvent) + 'static),
) -> AnyView {
    view! {
        <div class="callout callout--amber">
            {icon("clock")}
            <div class="stack">
                <p>{question}</p>
                <div class="actions">
                    <button class="btn btn--main" type="button" on:click=on_yes>{yes}</button>
                    <button class="btn" type="button" on:click=on_no>{no}</button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
