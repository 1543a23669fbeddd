//! The page "Mentoring": the user's mentees and mentors, and the logged sessions with them.

use leptos::prelude::*;

use crate::present::mentoring::{Pair, pairs};
use crate::ui::components::Show;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The page `/mentoring`.
#[component]
pub(crate) fn Mentoring() -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Mentoring);
    let pairs = Signal::derive(move || repository.book(pairs));
    // Load the archive: sessions of earlier years count too.
    use_archive().unpack(None);
    let row = |Pair { id, name, role, sessions, last }: Pair| {
        let last = last.map(|it| intl::date(it, Style::Day));
        let sessions = text::mentoring::sessions(sessions, last.as_deref());
        view! {
            <li><a class="row row--plain" href=Route::Person(id).href()>
                <span>
                    <span class="name">{name}</span>
                    <span class="role">{role.map(text::mentorship)}" "{sessions}</span>
                </span>
            </a></li>
        }
    };
    view! {
        <header class="page-header">
            <h1>{text::mentoring::title()}</h1>
            <p>{text::mentoring::line()}</p>
        </header>
        <Show when=move || !pairs.with(Vec::is_empty) fallback=move || view! {
            <div class="empty-state">
                <p class="text-muted">
                    {move || if repository.read(|it| it.closed().is_empty()) {
                        text::mentoring::none_yet()
                    } else {
                        text::timeline::opening_earlier()
                    }}
                </p>
            </div>
        }>
            <ul class="rows">{move || pairs.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}
