//! The service worker: keeping the app for offline, and changing it only when its owner says so.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::web::{dom, features};

thread_local! {
    static ON_READY: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    static IS_READY: Cell<bool> = const { Cell::new(false) };
}

/// Calls `on_ready` whenever a new version waits, and at once if one does.
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

/// Registers the worker.
pub fn start() {
    let Some(container) = container() else { return };
    crate::web::spawn(async move {
        let options = Object::new();
        // Setting a property of a fresh object cannot fail.
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
    features::has("serviceWorker").then(|| navigator.service_worker())
}

/// Calls `on_ready` for a version that waits, now or later, and looks for one whenever the page comes back into view.
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
    // Without a network there is nothing new to be had, and nothing to complain of.
    let nothing = Closure::<dyn FnMut(JsValue)>::new(|_| ());
    let seen = Closure::<dyn Fn()>::new(move || {
        if let Ok(update) = registration.update() {
            drop(update.catch(&nothing));
        }
    });
    if let Some(document) = dom::document() {
        // A page that cannot listen simply learns of a new version at its next start.
        let _ = document.add_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref());
    }
    seen.forget();
}

/// Whether this page was served by a worker. On the first visit it was not, and then nothing is an update.
fn is_controlled() -> bool {
    container().is_some_and(|it| it.controller().is_some())
}

/// Lets the waiting version take over, and starts the page anew with it. Only ever called when its owner says so.
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

/// Asks the browser to keep what is stored; returns its answer, none where it cannot be asked.
pub async fn persist() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}

/// Whether the browser has promised to keep what is stored.
pub async fn is_persisted() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persisted().ok()?).await.ok()?.as_bool()
}

fn storage() -> Option<web_sys::StorageManager> {
    features::has("storage").then(dom::window).flatten().map(|it| it.navigator().storage())
}

/// Puts a dot on the sign of the installed app, or takes it off. Where the platform has none, nothing happens.
pub fn badge(is_on: bool) {
    let Some(navigator) = dom::window().map(|it| it.navigator()) else { return };
    let name = if is_on { "setAppBadge" } else { "clearAppBadge" };
    let function = Reflect::get(&navigator, &name.into()).ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let promise =
        function.and_then(|it| it.call0(&navigator).ok()).and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        // An app that is not installed may be refused the dot, which is nothing to complain of.
        crate::web::spawn(async { drop(JsFuture::from(promise).await) });
    }
}
