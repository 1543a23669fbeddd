//! The layout around every page: navigation, notices, dialogs and toasts.

use leptos::prelude::*;

use crate::present::pages::{BEFORE_LOG, Menu};
use crate::ui::components::{ToastView, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::listeners::use_listeners;
use crate::ui::notices::Notices;
use crate::ui::pages;
use crate::ui::route::Route;
use crate::ui::state::{Contexts, OpenDialog, use_dialogs, use_lazy_parts, use_navigation};
use crate::ui::text::{self, catalogue};
use crate::web::dom as browser;

/// The whole app.
#[component]
pub(crate) fn AppShell(contexts: Contexts) -> impl IntoView {
    contexts.provide();
    use_listeners().start();
    let (dialogs, lazy_parts) = (use_dialogs(), use_lazy_parts());
    view! {
        <div class="clip">
            <div class="book">
                <a class="skip" href="#page" on:click=move |event| {
                    event.prevent_default();
                    browser::focus(DomId::Page.as_str());
                }>{text::layout::skip()}</a>
                <Navigation />
                <main class="page" id=DomId::Page.as_str() tabindex="-1">
                    <Notices />
                    <CurrentPage />
                </main>
            </div>
        </div>
        <MoreSheet />
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
                {rail.into_iter().map(link).collect::<Vec<_>>()}
            </ul>
        </nav>
    }
}

/// The pages that do not fit into the bar of a phone.
#[component]
fn MoreSheet() -> impl IntoView {
    // Following a link closes the sheet: the platform closes a popover only for buttons.
    let close = |_| {
        let sheet = document().get_element_by_id(DomId::More.as_str());
        if let Some(sheet) = sheet.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok()) {
            let _ = sheet.hide_popover();
        }
    };
    let link = |route: Route| {
        let Menu::Rail(note) = route.page().menu else { return None };
        Some(view! {
            <li>
                <a href=route.href() on:click=close>
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
        >
            <div class="dialog__grip" aria-hidden="true"></div>
            <ul class="dialog__list">{Route::menu().into_iter().filter_map(link).collect::<Vec<_>>()}</ul>
        </div>
    }
}
