//! Doing a thing in one tab at a time.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::web::page;

/// Does `work` when the browser is idle, unless another tab is doing the same: then it has been done.
pub fn when_alone(name: &'static str, work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(move |lock: JsValue| {
        if !lock.is_null() {
            work();
        }
        Promise::resolve(&JsValue::UNDEFINED)
    });
    let start = move || {
        // Without locks nothing is folded, and the journal simply goes on.
        let _ = request(name, &work);
    };
    // Idle callbacks are not everywhere; a short pause serves as well.
    gloo_timers::callback::Timeout::new(400, start).forget();
}

/// `navigator.locks.request(name, { ifAvailable: true }, work)`. The Web Locks API is stable in browsers and not yet
/// in the bindings.
fn request(name: &str, work: &JsValue) -> Option<()> {
    let navigator = page::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    request.call3(&locks, &name.into(), &options, work).ok()?;
    Some(())
}
