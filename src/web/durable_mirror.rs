//! The second copy of the book, in IndexedDB with strict durability: on the disk at once, where localStorage takes seconds.
//!
//! localStorage stays the home of the book. The copy is kept by `public/idb_mirror.js` (in the language of the browser,
//! because through the bindings it would be five times the size); `store/mirror.rs` decides what is taken from it.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::domain::Device;
use crate::store::Mirror;
use crate::web::dom;

/// The second copy, or none where nothing is kept at all.
#[derive(Clone, Copy, Debug)]
pub struct IdbMirror {
    /// Whether there is one.
    pub is_on: bool,
}

impl Mirror for IdbMirror {
    fn put(&self, key: &str, text: Option<&str>) {
        if self.is_on {
            call("put", &Array::of2(&key.into(), &text.map_or(JsValue::NULL, JsValue::from)));
        }
    }
}

/// What the copy holds that the store may lack: keys and texts. None where there is no copy, or it does not answer.
pub async fn read() -> Option<Vec<(String, String)>> {
    texts("read", &Array::new()).await
}

/// The texts of some keys, as far as the copy has them.
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

/// Waits until everything that must last is on the disk.
pub async fn settled() {
    wait_for("settled").await;
}

/// Makes the copy hold what the store holds and nothing else.
pub async fn sync() {
    wait_for("sync").await;
}

async fn wait_for(name: &str) {
    if let Some(Ok(promise)) = call(name, &Array::new()).map(|it| it.dyn_into::<Promise>()) {
        // Where there is no copy, the store is all there is.
        let _ = JsFuture::from(promise).await;
    }
}

/// Empties the copy. With a device, it remembers that this device was erased: localStorage may not reach the disk.
pub fn clear(erased: Option<Device>) {
    call("clear", &Array::of1(&erased.map_or(JsValue::NULL, |it| it.to_string().into())));
}

/// Calls a function of the script. None where the script is not there.
fn call(name: &str, arguments: &Array) -> Option<JsValue> {
    let mirror = Reflect::get(&dom::window()?.into(), &"kithMirror".into()).ok()?;
    let function: Function = Reflect::get(&mirror, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&mirror, arguments).ok()
}
