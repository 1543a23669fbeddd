//! The service worker: makes the app available offline, and updates it only with the user's consent.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::web::dom;

thread_local! {
    static ON_READY: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    static IS_READY: Cell<bool> = const { Cell::new(false) };
}

/// Calls `on_ready` whenever a new version is waiting, and immediately if one already is.
pub fn when_ready(on_ready: impl Fn() + 'static) {
    if IS_READY.get() {
        on_ready();
    }
    ON_READY.set(Some(Rc::new(on_ready)));
}

fn ready() {
    IS_READY.set(true);
    if let Some(on_ready) = ON_READY.with_borrow(Clone::clone) {
        on_ready();
    }
}

/// Registers the service worker.
pub fn start() {
    let Some(container) = container() else { return };
    crate::web::spawn(async move {
        let options = Object::new();
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&options, &"updateViaCache".into(), &"none".into());
        let register: Option<js_sys::Function> =
            Reflect::get(&container, &"register".into()).ok().and_then(|it| it.dyn_into().ok());
        let promise = register
            .and_then(|it| it.call2(&container, &"sw.js".into(), &options).ok())
            .and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
        let Some(promise) = promise else { return };
        let Ok(registration) = JsFuture::from(promise).await else { return };
        if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
            watch(registration, Rc::new(ready));
        }
    });
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = dom::window()?.navigator();
    dom::has("serviceWorker").then(|| navigator.service_worker())
}

/// Calls `on_ready` for a waiting version, now or later, and checks for updates whenever the visibility of the page
/// changes.
fn watch(registration: ServiceWorkerRegistration, on_ready: Rc<dyn Fn()>) {
    if registration.waiting().is_some() && is_controlled() {
        on_ready();
    }
    let found = {
        let registration = registration.clone();
        Closure::<dyn Fn()>::new(move || {
            let Some(installing) = registration.installing() else { return };
            let (worker, on_ready) = (installing.clone(), on_ready.clone());
            let changed = Closure::<dyn Fn()>::new(move || {
                if worker.state() == ServiceWorkerState::Installed && is_controlled() {
                    on_ready();
                }
            });
            installing.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        })
    };
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
    // Without a network the check fails; there is nothing to report.
    let nothing = Closure::<dyn FnMut(JsValue)>::new(|_| ());
    let seen = Closure::<dyn Fn()>::new(move || {
        if let Ok(update) = registration.update() {
            drop(update.catch(&nothing));
        }
    });
    if let Some(document) = dom::document() {
        // Without the listener the page finds a new version at its next start.
        let _ = document.add_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref());
    }
    seen.forget();
}

/// Whether a service worker served this page. On the first visit none did, and then nothing counts as an update.
fn is_controlled() -> bool {
    container().is_some_and(|it| it.controller().is_some())
}

/// Activates the waiting version and reloads the page with it. Only called with the user's consent.
pub fn accept_update() {
    let Some(container) = container() else { return };
    let is_done = Cell::new(false);
    let reload = Closure::<dyn Fn()>::new(move || {
        if !is_done.replace(true)
            && let Some(window) = dom::window()
        {
            let _ = window.location().reload();
        }
    });
    container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    crate::web::spawn(async move {
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        let waiting = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|it| it.waiting());
        if let Some(waiting) = waiting {
            let _ = waiting.post_message(&JsValue::from_str("skip-waiting"));
        }
    });
}

/// Requests persistent storage. Returns the browser's answer, or `None` if it cannot be asked.
pub async fn persist() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}

/// Whether the browser has granted persistent storage. `None` if it cannot be asked.
pub async fn is_persisted() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persisted().ok()?).await.ok()?.as_bool()
}

fn storage() -> Option<web_sys::StorageManager> {
    dom::has("storage").then(dom::window).flatten().map(|it| it.navigator().storage())
}

/// Sets or clears a dot on the icon of the installed app. Does nothing on platforms without badges.
pub fn badge(is_on: bool) {
    let Some(navigator) = dom::window().map(|it| it.navigator()) else { return };
    let name = if is_on { "setAppBadge" } else { "clearAppBadge" };
    let function = Reflect::get(&navigator, &name.into()).ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let promise =
        function.and_then(|it| it.call0(&navigator).ok()).and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        // A browser may refuse the badge to an app that is not installed; there is nothing to report.
        crate::web::spawn(async { drop(JsFuture::from(promise).await) });
    }
}
