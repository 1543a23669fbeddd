//! Installing the app. `public/boot.js` keeps the event with which Chromium can ask the user.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::web::dom;

/// The property of the window that holds the event `beforeinstallprompt`.
const OFFER: &str = "installOffer";

/// The user agent string.
pub fn user_agent() -> String {
    dom::text_of(&navigator(), "userAgent")
}

/// Whether the screen can tell several fingers apart.
pub fn has_touch() -> bool {
    property(&navigator(), "maxTouchPoints").as_f64() > Some(1.0)
}

/// Whether the browser can ask the user to install.
pub fn can_ask() -> bool {
    dom::window().is_some_and(|it| property(&it, OFFER).is_object())
}

/// Whether Kith is installed: the page runs in a window of its own.
pub fn is_installed() -> bool {
    dom::window().is_some_and(|it| is_standalone(&it, &navigator()))
}

fn navigator() -> JsValue {
    dom::window().map(|it| it.navigator().into()).unwrap_or_default()
}

/// Safari on iPhone and iPad says so by a property.
fn is_standalone(window: &JsValue, navigator: &JsValue) -> bool {
    let query = property(window, "matchMedia").dyn_into::<Function>().ok();
    let query = query.and_then(|it| it.call1(window, &"(display-mode: browser)".into()).ok());
    let is_in_browser = query.is_none_or(|it| property(&it, "matches").as_bool() != Some(false));
    !is_in_browser || property(navigator, "standalone").as_bool() == Some(true)
}

/// Has the browser ask the user. It can ask once.
pub async fn ask() {
    let Some(window) = dom::window() else { return };
    let offer = property(&window, OFFER);
    // Without the property the offer would be made again; setting it on the window cannot fail.
    let _ = Reflect::set(&window, &OFFER.into(), &JsValue::UNDEFINED);
    let prompt = property(&offer, "prompt").dyn_into::<Function>().ok();
    let answer = prompt.and_then(|it| it.call0(&offer).ok()).and_then(|it| it.dyn_into::<Promise>().ok());
    if let Some(answer) = answer {
        // The user may say no; there is nothing to report.
        drop(JsFuture::from(answer).await);
    }
}

fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
