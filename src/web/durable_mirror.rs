//! The mirror of the book in IndexedDB. Strict durability puts it on the disk at once, where localStorage takes
//! seconds.
//!
//! localStorage remains the primary store. `public/idb_mirror.js` maintains the mirror (in JavaScript, because through
//! the bindings it would be five times the size); `store/mirror.rs` decides which entries are restored from it.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::domain::Device;
use crate::store::Mirror;
use crate::web::dom;

/// The mirror, switched off if the browser stores nothing at all.
#[derive(Clone, Copy, Debug)]
pub struct IdbMirror {
    /// Whether the mirror is on.
    pub is_on: bool,
}

impl Mirror for IdbMirror {
    fn put(&self, key: &str, text: Option<&str>) {
        if self.is_on {
            call("put", &Array::of2(&key.into(), &text.map_or(JsValue::NULL, JsValue::from)));
        }
    }
}

/// Returns the keys and texts of the mirror that the store may lack. `None` if there is no mirror, or it does not
/// answer.
pub async fn read() -> Option<Vec<(String, String)>> {
    texts("read", &Array::new()).await
}

/// Returns the texts of the given keys, as far as the mirror has them.
pub async fn get(keys: &[String]) -> Option<Vec<(String, String)>> {
    let keys: Array = keys.iter().map(JsValue::from).collect();
    texts("get", &Array::of1(&keys)).await
}

async fn texts(name: &str, arguments: &Array) -> Option<Vec<(String, String)>> {
    let promise: Promise = call(name, arguments)?.dyn_into().ok()?;
    let texts = JsFuture::from(promise).await.ok()?;
    let texts: Vec<String> = Array::from(&texts).iter().filter_map(|it| it.as_string()).collect();
    Some(texts.as_chunks().0.iter().map(|[key, text]| (key.clone(), text.clone())).collect())
}

/// Waits until all writes that must be durable are on the disk.
pub async fn settled() {
    wait_for("settled", &Array::new()).await;
}

/// Copies to the mirror the stored texts that it lacks, and removes from it the texts that the store no longer has,
/// except those under the keys in `keep`. Entries of the journal are removed only with `must_drop_logs`.
pub async fn sync(keep: &[String], must_drop_logs: bool) {
    let keep: Array = keep.iter().map(JsValue::from).collect();
    wait_for("sync", &Array::of2(&keep, &must_drop_logs.into())).await;
}

async fn wait_for(name: &str, arguments: &Array) {
    if let Some(Ok(promise)) = call(name, arguments).map(|it| it.dyn_into::<Promise>()) {
        // Without a mirror the store is all there is.
        let _ = JsFuture::from(promise).await;
    }
}

/// Clears the mirror. With a device, it records that this device was erased, because localStorage may not reach the
/// disk.
pub fn clear(erased: Option<Device>) {
    call("clear", &Array::of1(&erased.map_or(JsValue::NULL, |it| it.to_string().into())));
}

/// Calls a function of the script. `None` if the script is missing.
fn call(name: &str, arguments: &Array) -> Option<JsValue> {
    let mirror = Reflect::get(&dom::window()?.into(), &"kithMirror".into()).ok()?;
    let function: Function = Reflect::get(&mirror, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&mirror, arguments).ok()
}
