//! The layout around every page: navigation, notices, dialogs and toasts.

use leptos::prelude::*;

use crate::present::pages::{BEFORE_LOG, Menu};
use crate::ui::components::{Show, ToastView, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::listeners::use_listeners;
use crate::ui::notices::Notices;
use crate::ui::pages;
use crate::ui::route::Route;
use crate::ui::state::{Contexts, OpenDialog, use_dialogs, use_lazy_parts, use_navigation, use_repository, use_undo};
use crate::ui::text::{self, catalogue};
use crate::web::{dom as browser, history};

/// The whole app.
#[component]
pub(crate) fn AppShell(contexts: Contexts) -> impl IntoView {
    contexts.provide();
    use_listeners().start();
    let (dialogs, lazy_parts) = (use_dialogs(), use_lazy_parts());
    let is_menu_due = lazy_parts.own_task();
    // The page is drawn in a task of its own. Until then the static page stays, and hides the rest (style/layout.css).
    let is_page_due = RwSignal::new(false);
    crate::web::spawn(async move {
        browser::next_task().await;
        browser::remove_shell(DomId::Shell.as_str());
        is_page_due.set(true);
    });
    view! {
        <div class="clip">
            <div class="book">
                <a class="skip" href="#page" on:click=move |event| {
                    event.prevent_default();
                    browser::focus(DomId::Page.as_str());
                }>{text::layout::skip()}</a>
                <Navigation />
                <main class="page" id=DomId::Page.as_str() tabindex="-1">
                    <Show when=is_page_due>
                        <Notices />
                        <CurrentPage />
                    </Show>
                </main>
            </div>
        </div>
        <Show when=is_menu_due><MoreSheet /></Show>
        <ToastView />
        {move || dialogs.open.get().map(|it| lazy_parts.dialog(it))}
    }
}

/// The page of the current route.
#[component]
fn CurrentPage() -> impl IntoView {
    let (path, lazy_parts) = (use_navigation().path, use_lazy_parts());
    let base = browser::base_path();
    let route = memo(move || path.with(|it| Route::parse(it.strip_prefix(&base).unwrap_or(it))));
    move || match route.get() {
        Some(Route::Today) => view! { <pages::Today /> }.into_any(),
        Some(route) => lazy_parts.page(route),
        None => view! { <pages::Nowhere /> }.into_any(),
    }
}

/// The navigation: a bar on a phone, a rail on a desktop.
#[component]
fn Navigation() -> impl IntoView {
    let (path, dialogs) = (use_navigation().path, use_dialogs());
    let here = move |route: Route| {
        let base = browser::base_path();
        move || path.with(|it| route.holds(it.strip_prefix(&base).unwrap_or(it))).then_some("page")
    };
    let link = move |route: Route| {
        let class = if route.page().menu == Menu::Bar { "" } else { "nav__on-rail" };
        view! {
            <li class=class>
                <a href=route.href() aria-current=here(route)>{icon(route.icon())}<span>{route.label()}</span></a>
            </li>
        }
    };
    let log = move || {
        let open = move |_| dialogs.show(OpenDialog::Capture(String::new(), None));
        view! {
            <li class="nav__log">
                <button type="button" aria-label=text::layout::log_an_exchange() on:click=open>
                    {icon("log")}<span>{text::layout::log()}</span>
                </button>
            </li>
        }
    };
    let (bar, rail): (Vec<_>, Vec<_>) = Route::menu().into_iter().partition(|it| it.page().menu == Menu::Bar);
    let mut bar: Vec<_> = bar.into_iter().map(|it| link(it).into_any()).collect();
    // The button stands in the middle of a phone's bar, within reach of either thumb.
    bar.insert(BEFORE_LOG.min(bar.len()), log().into_any());
    let mut rail: Vec<_> = rail.into_iter().map(|it| link(it).into_any()).collect();
    let recent = move |_| dialogs.show(OpenDialog::RecentChanges);
    // Before the settings, which stand at the foot.
    rail.insert(rail.len().saturating_sub(1), view! {
        <li class="nav__on-rail">
            <button type="button" on:click=recent>{icon("undo")}<span>{text::common::recent_changes()}</span></button>
        </li>
    }.into_any());
    view! {
        <nav class="nav" aria-label=text::layout::navigation()>
            <span class="nav__home" aria-hidden="true">{icon("mark")}<span>{text::layout::app_name()}</span></span>
            <ul>
                {bar}
                <li class="nav__on-bar">
                    <button type="button" popovertarget=DomId::More.as_str()>
                        {icon("more")}<span>{text::layout::more()}</span>
                    </button>
                </li>
                {rail}
            </ul>
        </nav>
    }
}

/// The pages that do not fit into the bar of a phone.
#[component]
fn MoreSheet() -> impl IntoView {
    // A closed sheet does not repeat the message of the toast.
    let is_open = RwSignal::new(false);
    let link = |route: Route| {
        let Menu::Rail(note) = route.page().menu else { return None };
        Some(view! {
            <li>
                <a href=route.href() on:click=|_| close_more()>
                    {icon(route.icon())}<span><b>{route.label()}</b><span>{catalogue::pattern(note)}</span></span>
                </a>
            </li>
        })
    };
    view! {
        <div
            class="dialog dialog--more"
            id=DomId::More.as_str()
            popover="auto"
            role="dialog"
            aria-label=text::layout::more_places()
            on:toggle=move |_| {
                is_open.set(browser::is_popover_open(DomId::More.as_str()));
                if is_open.get_untracked() {
                    history::add_sheet(1);
                }
            }
        >
            <div class="dialog__grip" aria-hidden="true"></div>
            <ul class="dialog__list">
                {Route::menu().into_iter().filter_map(link).collect::<Vec<_>>()}
                {show_card()}
                <WaysBack is_open />
            </ul>
        </div>
    }
}

/// The button that shows the user's own card to somebody, if it is filled in.
fn show_card() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let show = move |_| {
        close_more();
        dialogs.show(OpenDialog::ShowCard);
    };
    move || {
        repository.book(|it| !it.settings().own_name.is_empty()).then(|| {
            view! {
                <li>
                    <button type="button" on:click=show>
                        {icon("people")}
                        <span><b>{text::own_card::show()}</b>" "<span>{text::own_card::show_note()}</span></span>
                    </button>
                </li>
            }
        })
    }
}

/// Closes the sheet. Following a link does so: the platform closes a popover only for buttons of its own.
fn close_more() {
    browser::hide_popover(DomId::More.as_str());
}

/// The undo of the latest change, and the list of the recent ones.
#[component]
fn WaysBack(is_open: RwSignal<bool>) -> impl IntoView {
    let (dialogs, undo) = (use_dialogs(), use_undo());
    let undo_latest = move |_| {
        close_more();
        undo.undo();
    };
    let recent = move |_| {
        close_more();
        dialogs.show(OpenDialog::RecentChanges);
    };
    view! {
        {move || undo.latest().filter(|_| is_open.get()).map(|latest| view! {
            <li>
                <button type="button" on:click=undo_latest>
                    {icon("undo")}<span><b>{text::common::undo()}</b>" "<span>{latest}</span></span>
                </button>
            </li>
        })}
        <li>
            <button type="button" on:click=recent>
                {icon("clock")}
                <span>
                    <b>{text::common::recent_changes()}</b>" "<span>{text::layout::recent_changes_note()}</span>
                </span>
            </button>
        </li>
    }
}
