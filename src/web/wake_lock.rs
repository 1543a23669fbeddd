//! Keeps the screen on, with the Screen Wake Lock API.
//!
//! `web-sys` has the API behind an unstable flag only, so it is reached by name. Where the browser lacks it or refuses,
//! the screen goes dark as usual.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::web::dom;

/// What this page wants of the screen, and the lock that it has.
#[derive(Default)]
struct Screen {
    is_wanted: bool,
    /// The `WakeLockSentinel`, which releases the lock.
    sentinel: Option<JsValue>,
}

thread_local! {
    static SCREEN: RefCell<Screen> = RefCell::new(Screen::default());
}

/// Keeps the screen on until [`release`]. The browser drops the lock whenever the page is hidden, so this is called
/// again each time that the page is shown.
pub fn hold() {
    SCREEN.with_borrow_mut(|it| it.is_wanted = true);
    super::spawn(async {
        let Some(sentinel) = request().await else { return };
        let (old, is_wanted) = SCREEN.with_borrow_mut(|it| {
            let old = if it.is_wanted { it.sentinel.replace(sentinel.clone()) } else { None };
            (old, it.is_wanted)
        });
        old.iter().for_each(let_go);
        if !is_wanted {
            let_go(&sentinel);
        }
    });
}

/// Lets the screen go dark again.
pub fn release() {
    let sentinel = SCREEN.with_borrow_mut(|it| {
        it.is_wanted = false;
        it.sentinel.take()
    });
    sentinel.iter().for_each(let_go);
}

/// Requests a lock. None if there is no such API, or the browser refuses, as it does on a low battery.
async fn request() -> Option<JsValue> {
    let navigator = JsValue::from(dom::window()?.navigator());
    let api = Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&api, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&api, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn let_go(sentinel: &JsValue) {
    let release = Reflect::get(sentinel, &"release".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(release) = release {
        // Releasing a lock that the browser has dropped already does nothing.
        let _ = release.call0(sentinel);
    }
}
