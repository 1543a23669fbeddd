//! The page "Mentoring": a line about both roles, the next sessions, the pairs, the
//! aims, and the earlier pairs.

use leptos::prelude::*;

use crate::present::mentoring::{self as content, Earlier, Pair, Unpaired};
use crate::ui::components::{Show, capped, icon, memo};
use crate::ui::pages::aims::Aims;
use crate::ui::pages::growth::Growth;
use crate::ui::pages::learned::Learned;
use crate::ui::pages::pending_questions::PendingQuestions;
use crate::ui::pages::{HalfWritten, title_of};
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The page `/mentoring`.
#[component]
pub(crate) fn Mentoring() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    title_of(Route::Mentoring);
    // Load the archive: sessions of earlier years count too.
    use_archive().unpack(None);
    let pairs = memo(move || repository.book(|book| content::pairs(book, today.get())));
    let unpaired = memo(move || repository.book(content::unpaired));
    let is_untouched = memo(move || repository.book(|book| content::is_untouched(book, today.get())));
    let is_reading = move || repository.read(|it| !it.closed().is_empty());
    let is_nobody = memo(move || pairs.with(Vec::is_empty) && unpaired.with(Vec::is_empty));
    let earlier = memo(move || repository.book(content::earlier));
    let line = move || match is_nobody.get() {
        true if is_reading() => text::timeline::opening_earlier().to_owned(),
        true if earlier.with(Vec::is_empty) => text::mentoring::nobody().to_owned(),
        true => text::mentoring::nobody_now().to_owned(),
        false => {
            let roles = pairs.with(|pairs| unpaired.with(|unpaired| content::roles(pairs, unpaired)));
            text::mentoring::roles(&roles)
        }
    };
    view! {
        <header class="page-header">
            <h1>{text::mentoring::title()}</h1>
            <p>{line}</p>
        </header>
        <HalfWritten id=None />
        <Next pairs />
        <Pairs pairs unpaired />
        {move || beginnings(is_nobody.get())}
        <Aims />
        <Show when=move || !is_untouched.get()>
            <PendingQuestions />
            <Growth />
            <EarlierPairs earlier />
            <Learned />
        </Show>
    }
}

/// The two ways to begin. They stand out as long as there is nobody.
fn beginnings(is_nobody: bool) -> impl IntoView {
    let dialogs = use_dialogs();
    let (first, second) = if is_nobody { ("btn btn--main", "btn") } else { ("btn", "btn") };
    view! {
        <div class="actions">
            <button class=first type="button" on:click=move |_| dialogs.show(OpenDialog::FirstQuestion)>
                {text::mentoring::ask_first()}
            </button>
            <button class=second type="button" on:click=move |_| dialogs.show(OpenDialog::SomebodyAsked)>
                {text::mentoring::somebody_asked()}
            </button>
        </div>
    }
}

/// The section "Next": at most two sessions.
#[component]
fn Next(pairs: Memo<Vec<Pair>>) -> impl IntoView {
    let today = use_clock().today;
    move || {
        let lines = pairs.with(|pairs| {
            let next = content::next(pairs).into_iter();
            next.map(|(pair, next)| text::mentoring::next_session(pair, next, today.get())).collect::<Vec<_>>()
        });
        (!lines.is_empty()).then(|| {
            let line = |it: String| view! { <li>{icon("calendar")}<span>{it}</span></li> };
            view! {
                <section class="section" aria-label=text::mentoring::next()>
                    <h2>{text::mentoring::next()}</h2>
                    <ul class="icon-list">{lines.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// The open pairs, and the people with sessions only.
#[component]
fn Pairs(pairs: Memo<Vec<Pair>>, unpaired: Memo<Vec<Unpaired>>) -> impl IntoView {
    let (dialogs, today) = (use_dialogs(), use_clock().today);
    let pair = move |it: &Pair| {
        view! {
            <li><a class="row row--plain mentoring-row" href=Route::Pair(it.id).href()>
                <span>
                    <span class="name" dir="auto">{text::list(&it.names)}</span>
                    <span class="role">{text::mentoring::pair(it, today.get())}</span>
                </span>
            </a></li>
        }
    };
    let single = move |it: &Unpaired| {
        let id = it.id;
        let sessions = text::mentoring::unpaired(it.sessions, &intl::date(it.last, Style::Day));
        let begin = move |_| dialogs.show(OpenDialog::BeginMentoring(id));
        let label = text::mentoring::begin_with(&it.name);
        view! {
            <li class="trash-row mentoring-row">
                <a class="row row--plain" href=Route::Person(id).href()>
                    <span>
                        <span class="name" dir="auto">{it.name.clone()}</span>
                        <span class="role">{sessions}</span>
                    </span>
                </a>
                <button class="link-button" type="button" aria-label=label on:click=begin>
                    {text::mentoring::begin()}
                </button>
            </li>
        }
    };
    move || {
        let is_any = !pairs.with(Vec::is_empty) || !unpaired.with(Vec::is_empty);
        is_any.then(|| {
            view! {
                <section class="section" aria-label=text::mentoring::pairs()>
                    <h2 class="visually-hidden">{text::mentoring::pairs()}</h2>
                    <ul class="rows">{capped(pairs.get(), pair)}{capped(unpaired.get(), single)}</ul>
                </section>
            }
        })
    }
}

/// The section "Earlier": the mentorships that are over. They stay readable.
#[component]
fn EarlierPairs(earlier: Memo<Vec<Earlier>>) -> impl IntoView {
    let line = |it: &Earlier| {
        view! {
            <li><a class="row row--plain mentoring-row" href=Route::Pair(it.id).href()>
                <span>
                    <span class="name" dir="auto">{text::mentoring::earlier_names(it)}</span>
                    <span class="role">{text::mentoring::ending(it)}</span>
                </span>
            </a></li>
        }
    };
    move || {
        (!earlier.with(Vec::is_empty)).then(|| {
            view! {
                <section class="section" aria-label=text::mentoring::earlier()>
                    <h2>{text::mentoring::earlier()}</h2>
                    <ul class="rows">{capped(earlier.get(), line)}</ul>
                </section>
            }
        })
    }
}
