//! Doing a thing in one tab at a time.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::web::{Work, dom, features};

/// The lock under which the journal is folded, files are merged and everything is erased.
pub const FOLD: &str = "kith.fold";
/// The lock under which the backup file is kept current.
pub const KEEP: &str = "kith.keep";

/// Does `work` when the browser is idle, unless another tab is doing the same: then it has been done.
pub fn when_alone(name: &'static str, work: Work) {
    // Idle callbacks are not everywhere; a short pause serves as well. Without locks nothing is folded, and the journal
    // simply goes on.
    let work = callback(work);
    let start = move || {
        request(name, true, &work);
    };
    gloo_timers::callback::Timeout::new(400, start).forget();
}

/// Does `work` as soon as no other tab holds the lock, and waits until it is done. Without locks there is nobody to
/// wait for.
pub async fn alone(name: &'static str, work: Work) {
    let work = callback(work);
    let promise = request(name, false, &work).or_else(|| {
        // It takes one argument, the lock, and looks only at whether it is null.
        Function::from(work).call1(&JsValue::UNDEFINED, &JsValue::TRUE).ok()
    });
    if let Some(promise) = promise.and_then(|it| it.dyn_into::<Promise>().ok()) {
        // It fails only where the page is about to go.
        let _ = JsFuture::from(promise).await;
    }
}

/// Whether the browser has locks.
pub fn are_there() -> bool {
    features::has("locks")
}

/// A function that does `work` if it is given the lock. The lock is held until the promise that it returns is kept.
fn callback(work: Work) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    })
}

/// `navigator.locks.request(name, { ifAvailable }, work)`. The Web Locks API is stable in browsers and not yet in the
/// bindings.
fn request(name: &str, if_available: bool, work: &JsValue) -> Option<JsValue> {
    let navigator = dom::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into()).ok()?;
    request.call3(&locks, &name.into(), &options, work).ok()
}
