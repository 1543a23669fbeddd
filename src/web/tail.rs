//! A second copy of the journal's tail and of what was folded last, on the disk at once: a net for a browser that is
//! killed.
//!
//! localStorage stays the home of the book. The copy is in IndexedDB with strict durability, kept by `public/tail.js`
//! (in the language of the browser, because through the bindings it would be five times the size); it is read once, at
//! the start, and everything works without it.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::domain::{Device, Stamp};
use crate::store::Key;
use crate::web::{clock, page};

/// How long an entry stays: far longer than any browser keeps localStorage from the disk.
const KEPT_MILLIS: u64 = 60 * 60 * 1000;

/// What the copy holds of the journal, oldest first: keys and texts by turns.
pub async fn read() -> Vec<String> {
    texts("read").await.unwrap_or_default()
}

/// What it holds of the last folds: keys and texts by turns.
pub async fn read_folds() -> Vec<String> {
    texts("readFolds").await.unwrap_or_default()
}

async fn texts(name: &str) -> Option<Vec<String>> {
    let promise: Promise = call(name, &Array::new())?.dyn_into().ok()?;
    let entries = JsFuture::from(promise).await.ok()?;
    Some(Array::from(&entries).iter().filter_map(|it| it.as_string()).collect())
}

/// Copies a text of a fold, or takes one out, of the journal too. The head comes last, and makes certain what came before it.
pub fn fold(key: &str, text: Option<&str>) {
    let is_last = key == Key::Head.to_string();
    call("fold", &Array::of3(&key.into(), &text.map_or(JsValue::NULL, JsValue::from), &is_last.into()));
}

/// Waits until the last fold is on the disk.
pub async fn settled() {
    if let Some(Ok(promise)) = call("settled", &Array::new()).map(|it| it.dyn_into::<Promise>()) {
        // Where it cannot be, it is in localStorage all the same.
        let _ = JsFuture::from(promise).await;
    }
}

/// Copies an entry of the journal, and forgets those that are long at home.
pub fn put(key: &str, text: &str) {
    let old = Stamp::at(clock::now_millis().saturating_sub(KEPT_MILLIS), Device(0));
    call("put", &Array::of3(&key.into(), &text.into(), &Key::Log(old, 0).to_string().into()));
}

/// Empties the copy, as when the device is erased.
pub fn clear() {
    call("clear", &Array::new());
}

/// Calls a function of the script. None where the browser has no IndexedDB.
fn call(name: &str, arguments: &Array) -> Option<JsValue> {
    let tail = Reflect::get(&page::window()?.into(), &"kithTail".into()).ok()?;
    let function: Function = Reflect::get(&tail, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&tail, arguments).ok()
}
