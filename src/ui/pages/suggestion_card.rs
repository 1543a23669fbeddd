//! The card of a suggested person on Today: the name, and the reason. The draft and its buttons come
//! with the lazy part (`card_words.rs`).

use leptos::prelude::*;

use crate::domain::{PersonId, display_name};
use crate::insight::week::{Reason, Suggestion, Week};
use crate::present::people::role_line;
use crate::present::today::{self as content, Done};
use crate::ui::components::{Avatar, icon, memo, warmth};
use crate::ui::route::Route;
use crate::ui::state::{LazySection, RepositoryContext, use_archive, use_lazy_parts, use_repository};
use crate::ui::text;

/// The card of a suggestion that is still open. On a heavy day it is folded: without words to send.
#[component]
pub(super) fn SuggestionCard(suggestion: Suggestion, week: Memo<Week>, is_first: bool) -> impl IntoView {
    let (repository, lazy_parts) = (use_repository(), use_lazy_parts());
    let Suggestion { person: id, reason, rhythm, .. } = suggestion;
    let (person, kind, why) = repository.book_untracked(|book| {
        let promise = if let Reason::Promise(promise) = reason { book.promises.get(promise) } else { None };
        let besides = content::promised_besides(book, &suggestion);
        (
            book.people.get(id).cloned().unwrap_or_default(),
            text::today::reason_kind(reason, promise),
            text::today::whole_reason(reason, &rhythm, promise, &besides),
        )
    });
    let name = display_name(&person);
    let label = name.clone();
    use_archive().unpack_last(id);
    // A signal, so that it updates when the energy left for the week changes, while the draft on the card stays.
    let size = move || week.with(|it| it.small_act(id)).map(text::today::act);
    // The last exchange may still be in the archive.
    let topics = memo(move || text::today::topics(&repository.book(|book| content::last_topics(book, id))));
    let is_folded = week.with_untracked(|it| it.is_resting);
    let class =
        if is_folded { "suggestion-card__words suggestion-card__words--folded" } else { "suggestion-card__words" };
    let words = LazySection::CardWords { suggestion, is_first, is_folded };
    // They come with the topics, which would push them down, and once they are there they stay.
    let is_read = Memo::new(move |was| was == Some(&true) || repository.read(|it| it.closed_with_last(id).is_none()));
    view! {
        <article class="suggestion-card" aria-label=label>
            <header class="suggestion-card__who">
                {Avatar::of(id, &person).view("")}
                <h2 class="name" dir="auto"><a href=Route::Person(id).href()>{name}</a></h2>
                <p class="role" dir="auto">{role_line(&person.role, &person.organisation)}</p>
                {warmth(rhythm.warmth)}
            </header>
            <p class="suggestion-card__why"><em>{kind}</em>" "{why}" "{topics}" "{size}</p>
            <div class=class>{move || is_read.get().then(|| lazy_parts.section(words))}</div>
        </article>
    }
}

/// A finished suggestion as one line: the user has talked with the person this week, or the promise is settled.
pub(super) fn finished(repository: RepositoryContext, id: PersonId, done: Done) -> impl IntoView + use<> {
    let name = name_of(repository, id);
    let label = name.clone();
    let link = view! { <a href=Route::Person(id).href()>{name}</a> };
    let sentence = match done {
        Done::Talked => text::today::talked_this_week,
        Done::Wrote => text::today::wrote_this_week,
        Done::Heard => text::today::heard_this_week,
        Done::Settled => text::today::promise_settled,
    };
    let (before, after) = text::around(sentence);
    view! {
        <article class="suggestion-card suggestion-card--collapsed" aria-label=label>
            {icon("check")}
            <p>{before}{link}{after}</p>
        </article>
    }
}

/// The display name of a person. Empty if the person is gone.
pub(super) fn name_of(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|it| it.people.get(id).map(display_name)).unwrap_or_default()
}
