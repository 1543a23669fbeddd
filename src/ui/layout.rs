//! The layout around every page: navigation, dialogs, toasts and keyboard shortcuts.

use std::time::Duration;

use leptos::prelude::*;

use crate::present::pages::{BEFORE_LOG, Menu};
use crate::store::{PageRepository, StorageKey};
use crate::ui::app::{App, LOCK_MINUTES, OpenDialog, app};
use crate::ui::components::{ToastView, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::pages;
use crate::ui::route::Route;
use crate::ui::state::{Contexts, LazySection};
use crate::ui::text::{self, catalogue};
use crate::web::{clock, dom as browser, history};

/// Time after the start from which missing data is reported even though the mirror has not answered.
const LOOKED_AFTER: Duration = Duration::from_secs(8);

/// The whole app.
#[component]
pub(crate) fn AppShell(contexts: Contexts) -> impl IntoView {
    contexts.provide();
    let app = App::collect();
    provide_context(app);
    listen(app);
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
        {move || app.dialog.get().map(|it| app.later.dialog(it))}
    }
}

/// The page of the current route.
#[component]
fn CurrentPage() -> impl IntoView {
    let app = app();
    let base = browser::base_path();
    let route = memo(move || app.path.with(|it| Route::parse(it.strip_prefix(&base).unwrap_or(it))));
    move || match route.get() {
        Some(Route::Today) => view! { <pages::Today /> }.into_any(),
        Some(route) => app.later.page(route),
        None => view! { <pages::Nowhere /> }.into_any(),
    }
}

/// The navigation: a bar on a phone, a rail on a desktop.
#[component]
fn Navigation() -> impl IntoView {
    let app = app();
    let here = move |route: Route| {
        let base = browser::base_path();
        move || app.path.with(|it| route.holds(it.strip_prefix(&base).unwrap_or(it))).then_some("page")
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
        let open = move |_| app.dialog.set(Some(OpenDialog::Capture(String::new(), None)));
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

/// Notices for every page: nothing can be stored, data is unreadable, the storage is nearly full, an update is ready.
#[component]
fn Notices() -> impl IntoView {
    let app = app();
    let remark = |class: &'static str, sign: &'static str, words: AnyView| {
        view! { <div class=format!("callout {class}") role="note">{icon(sign)}<div class="stack">{words}</div></div> }
    };
    let is_kept = app.store(|it| it.store().behind().store().is_kept());
    let is_read_only = move || app.store(PageRepository::is_read_only);
    let troubles = move || app.store(|it| text::damage::notice(it.damage())).filter(|_| app.has_looked.get());
    view! {
        {(!is_kept).then(|| remark("callout--amber", "shield", text::layout::nothing_is_stored().into_any()))}
        {move || (!app.old_problem.with(String::is_empty)).then(
            || remark("callout--amber", "file", text::layout::not_migrated(&app.old_problem.get()).into_any())
        )}
        {move || app.is_recovering.get().then(|| view! {
            <p class="text-small field-error" role="status">{text::layout::recovering()}</p>
        })}
        {move || is_read_only().then(|| remark("callout--amber", "lock", view! {
            <p>{text::layout::read_only()}</p>
            <p><a href=Route::Data.href()>{text::layout::read_only_link()}</a></p>
        }.into_any()))}
        {move || troubles().map(|(words, link)| remark("callout--amber", "file", view! {
            <p>{words}</p>
            <p><a href=Route::Data.href()>{link}</a></p>
        }.into_any()))}
        {move || app.is_tight.get().then(|| remark("callout--amber", "file", view! {
            <p>{text::layout::nearly_full()}</p>
            <p><a href=Route::Data.href()>{text::layout::nearly_full_link()}</a></p>
        }.into_any()))}
        {move || app.update_ready.get().then(|| remark("", "leaf", view! {
            <p>{text::layout::update_ready()}</p>
            <p>
                <button class="btn btn--soft" type="button" on:click=move |_| crate::web::pwa::accept_update()>
                    {text::layout::update_now()}
                </button>
            </p>
        }.into_any()))}
    }
}

/// Whether every tab must react to a key: the head of the store, a journal entry or a quarantined entry.
fn is_of_the_book(key: &str) -> bool {
    key == StorageKey::Head.to_string() || StorageKey::is_log(key) || StorageKey::is_aside(key)
}

/// Listens for keys, for other tabs, and for the page coming back into view.
fn listen(app: App) {
    history::follow(move |is_new| app.arrived(is_new));
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            _ if browser::is_typing() || browser::has_dialog() => (),
            "z" if is_command && !event.shift_key() => take(&event, || app.undo()),
            "Z" | "z" if is_command => take(&event, || app.redo()),
            "y" if is_command => take(&event, || app.redo()),
            "l" if !is_command && !event.alt_key() && app.pref(StorageKey::LettersOff).is_empty() => {
                take(&event, || app.dialog.set(Some(OpenDialog::Capture(String::new(), None))))
            }
            _ => (),
        }
    });
    let storage = window_event_listener(leptos::ev::storage, move |event| {
        match (event.key(), event.new_value()) {
            (Some(key), Some(text)) if StorageKey::is_log(&key) => app.apply_remote(&key, &text),
            // Another tab has turned encryption on or off, or changed its record: this tab's key is out of date.
            (Some(key), _) if key == StorageKey::Lock.to_string() => browser::reload(),
            // Another tab has compacted the journal, erased everything, or found or removed unreadable data.
            (key, _) if key.as_deref().is_none_or(is_of_the_book) => app.wake(),
            _ => (),
        }
    });
    let wake = window_event_listener(leptos::ev::focus, move |_| {
        app.wake();
        // Parts that could not be fetched may be available by now.
        app.later.ask();
    });
    let online = window_event_listener(leptos::ev::online, move |_| app.later.ask());
    let shown = window_event_listener(leptos::ev::pageshow, move |_| app.wake());
    on_cleanup(move || {
        keys.remove();
        storage.remove();
        wake.remove();
        online.remove();
        shown.remove();
    });
    // After the first paint, so that loading the other parts does not delay it.
    browser::after_paint(move || app.later.ask());
    app.later.when_here(LazySection::Background);
    // Even if the part with the recovery cannot be loaded, missing data is reported.
    set_timeout(move || app.has_looked.set(true), LOOKED_AFTER);
    lock_after_rest(app);
    open_what_was_asked(app);
}

/// Locks the app after a time without input. The unsaved sentence of the log is kept as a draft.
fn lock_after_rest(app: App) {
    let last = StoredValue::new(clock::now_millis());
    let stir = move || last.set_value(clock::now_millis());
    let _ = window_event_listener(leptos::ev::pointerdown, move |_| stir());
    let _ = window_event_listener(leptos::ev::keydown, move |_| stir());
    let _ = window_event_listener(leptos::ev::input, move |_| stir());
    let _ = window_event_listener(leptos::ev::wheel, move |_| stir());
    let _ = window_event_listener(leptos::ev::touchmove, move |_| stir());
    let close = move || {
        let minutes = app.pref(StorageKey::LockMinutes).parse().unwrap_or(LOCK_MINUTES);
        let is_encrypted = untrack(|| app.store(|it| it.store().is_encrypted()));
        if is_encrypted && clock::now_millis().saturating_sub(last.get_value()) >= u64::from(minutes) * 60_000 {
            browser::reload();
        }
    };
    let _ = set_interval_with_handle(close, Duration::from_secs(10));
    // Timers stop while a device sleeps, so the clock is checked when it wakes.
    let _ = window_event_listener(leptos::ev::focus, move |_| close());
}

fn take(event: &web_sys::KeyboardEvent, act: impl FnOnce()) {
    event.prevent_default();
    act();
}

/// Opens the dialog that a shortcut or a shared text asks for, or the stored draft, for example after an update.
fn open_what_was_asked(app: App) {
    let shared = ["title", "text", "url"]
        .into_iter()
        .filter_map(browser::parameter)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>();
    let draft = app.pref(StorageKey::Draft);
    let dialog = match browser::parameter("act").as_deref() {
        Some("log") => Some(OpenDialog::Capture(draft, None)),
        Some("new") => Some(OpenDialog::NewPerson(String::new())),
        // The shared text follows the draft, so that the draft is not lost.
        _ if !shared.is_empty() => {
            let words = Some(draft).filter(|it| !it.is_empty()).into_iter().chain(shared);
            Some(OpenDialog::Capture(words.collect::<Vec<_>>().join(" "), None))
        }
        _ if !draft.is_empty() => Some(OpenDialog::Capture(draft, None)),
        _ => None,
    };
    if dialog.is_some() {
        app.dialog.set(dialog);
    }
    // Otherwise loading the page again would open the dialog again.
    history::forget_parameters();
}
