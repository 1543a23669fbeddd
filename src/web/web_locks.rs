//! Mutual exclusion between tabs (Web Locks API).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::web::{Work, dom};

/// The lock for compacting the journal, merging files and erasing everything.
pub const COMPACTION: &str = "kith.fold";
/// The lock for the automatic backup.
pub const KEEP: &str = "kith.keep";

/// Runs `work` after a short pause, unless another tab holds the lock: then that tab does the same work.
pub fn when_alone(name: &'static str, work: Work) {
    // A pause instead of an idle callback, which not every browser has. Without the Web Locks API `work` does not run.
    let work = callback(work);
    let start = move || {
        request(name, true, &work);
    };
    gloo_timers::callback::Timeout::new(400, start).forget();
}

/// Runs `work` once no other tab holds the lock, and waits until it is done. Without the Web Locks API it runs at once.
pub async fn alone(name: &'static str, work: Work) {
    let work = callback(work);
    let promise = request(name, false, &work).or_else(|| {
        // The callback takes one argument, the lock, and checks only whether it is null.
        Function::from(work).call1(&JsValue::UNDEFINED, &JsValue::TRUE).ok()
    });
    if let Some(promise) = promise.and_then(|it| it.dyn_into::<Promise>().ok()) {
        // Fails only while the page is being closed.
        let _ = JsFuture::from(promise).await;
    }
}

/// Whether the browser has the Web Locks API.
pub fn are_there() -> bool {
    dom::has("locks")
}

/// Returns a callback that runs `work` if it is given the lock. The lock is held until the returned promise settles.
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

/// Calls `navigator.locks.request(name, { ifAvailable }, work)`. The Web Locks API is stable in browsers but not yet in
/// the bindings.
fn request(name: &str, if_available: bool, work: &JsValue) -> Option<JsValue> {
    let navigator = dom::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into()).ok()?;
    request.call3(&locks, &name.into(), &options, work).ok()
}
