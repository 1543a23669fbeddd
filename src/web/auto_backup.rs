//! A backup file or folder that Kith keeps current, and sharing a backup: what the browser can do with files beyond
//! downloading them. Where it cannot, nothing here is offered.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Keeper;
    #[wasm_bindgen(method, getter, js_name = canFile)]
    fn can_file(this: &Keeper) -> bool;
    #[wasm_bindgen(method, getter, js_name = canFolder)]
    fn can_folder(this: &Keeper) -> bool;
    #[wasm_bindgen(method, js_name = canShare)]
    fn can_share(this: &Keeper) -> bool;
    #[wasm_bindgen(method, getter, js_name = canShareText)]
    fn can_share_text(this: &Keeper) -> bool;
    #[wasm_bindgen(method, js_name = shareText)]
    fn share_text(this: &Keeper, text: &str) -> Promise;
    #[wasm_bindgen(method, js_name = chooseFile)]
    fn choose_file(this: &Keeper, name: &str) -> Promise;
    #[wasm_bindgen(method, js_name = chooseFolder)]
    fn choose_folder(this: &Keeper) -> Promise;
    #[wasm_bindgen(method)]
    fn state(this: &Keeper) -> Promise;
    #[wasm_bindgen(method)]
    fn allow(this: &Keeper) -> Promise;
    #[wasm_bindgen(method)]
    fn forget(this: &Keeper) -> Promise;
    #[wasm_bindgen(method)]
    fn write(this: &Keeper, device: &str, day: &str, text: &str) -> Promise;
    #[wasm_bindgen(method, js_name = plainCopies)]
    fn plain_copies(this: &Keeper, device: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn copy(this: &Keeper, name: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn replace(this: &Keeper, name: &str, text: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn others(this: &Keeper, device: &str, seen: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn share(this: &Keeper, name: &str, text: &str) -> Promise;
}

/// `public/auto_backup.js`.
fn keeper() -> Option<Keeper> {
    let keeper = Reflect::get(&js_sys::global(), &"kithAutoBackup".into()).ok()?;
    keeper.is_object().then(|| keeper.unchecked_into())
}

async fn settled(promise: impl FnOnce(&Keeper) -> Promise) -> Option<JsValue> {
    let promise = keeper().as_ref().map(promise)?;
    JsFuture::from(promise).await.ok()
}

/// What is kept current.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupTarget {
    /// A folder, rather than one file.
    pub is_folder: bool,
    /// Its name.
    pub name: String,
    /// Whether the browser lets Kith write it now, without asking again.
    pub is_allowed: bool,
}

/// Whether the browser can hold on to a file, and to a folder.
pub fn abilities() -> (bool, bool) {
    keeper().map_or((false, false), |it| (it.can_file(), it.can_folder()))
}

/// Whether the browser can share a file.
pub fn can_share() -> bool {
    keeper().is_some_and(|it| it.can_share())
}

/// Whether the browser can share a text.
pub fn can_share_text() -> bool {
    keeper().is_some_and(|it| it.can_share_text())
}

/// Hands a text to the system's sharing. Whether it went anywhere is not told.
pub async fn share_text(text: String) {
    settled(|it| it.share_text(&text)).await;
}

/// Has a file chosen. False where nobody chose one.
pub async fn choose_file(name: &str) -> bool {
    settled(|it| it.choose_file(name)).await.is_some()
}

/// Has a folder chosen. False where nobody chose one.
pub async fn choose_folder() -> bool {
    settled(Keeper::choose_folder).await.is_some()
}

/// What is kept current, if anything.
pub async fn state() -> Option<BackupTarget> {
    let state: Array = settled(Keeper::state).await?.dyn_into().ok()?;
    let part = |at: u32| state.get(at).as_string();
    Some(BackupTarget { is_folder: part(0)? == "directory", name: part(1)?, is_allowed: part(2)? == "granted" })
}

/// Asks for the permission again; only in answer to a press.
pub async fn allow() -> bool {
    settled(Keeper::allow).await.and_then(|it| it.as_bool()).unwrap_or_default()
}

/// Keeps it no longer. The file stays where it is.
pub async fn forget() {
    settled(Keeper::forget).await;
}

/// WriteBatch what is kept current, and reads it back. The time of the file then; none where that failed.
pub async fn write(device: &str, day: &str, text: &str) -> Option<String> {
    settled(|it| it.write(device, day, text)).await?.as_string()
}

/// The names of this device's copies of single days that are plain. None where they cannot be read just now.
pub async fn plain_copies(device: &str) -> Option<Vec<String>> {
    let found = settled(|it| it.plain_copies(device)).await.map(|it| Array::from(&it))?;
    Some(found.iter().filter_map(|it| it.as_string()).collect())
}

/// The text of one of them.
pub async fn copy(name: &str) -> Option<String> {
    settled(|it| it.copy(name)).await?.as_string()
}

/// WriteBatch one of them anew. Returns whether it was.
pub async fn replace(name: &str, text: &str) -> bool {
    settled(|it| it.replace(name, text)).await.is_some()
}

/// A file that another device left in the folder, or the one file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its name.
    pub name: String,
    /// When it was last written, as the file system counts.
    pub written: String,
    /// What is in it.
    pub text: String,
}

/// What other devices left in the folder, or what the one file holds, but for those whose times are in `seen`. None where
/// that cannot be read just now.
pub async fn others(device: &str, seen: &[(String, String)]) -> Option<Vec<Other>> {
    let times = Object::new();
    for (name, time) in seen {
        let time: f64 = time.parse().unwrap_or_default();
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&times, &name.into(), &time.into());
    }
    let found = settled(|it| it.others(device, &times)).await.map(|it| Array::from(&it))?;
    let texts: Vec<String> = found.iter().filter_map(|it| it.as_string()).collect();
    let (files, _) = texts.as_chunks::<3>();
    Some(files.iter().cloned().map(|[name, written, text]| Other { name, written, text }).collect())
}

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It went somewhere.
    JobOutput,
    /// Whoever asked changed their mind.
    Cancelled,
    /// The browser does not share files.
    Unable,
}

/// Hands a text to the system's sharing as a file.
pub async fn share(name: &str, text: &str) -> Shared {
    match settled(|it| it.share(name, text)).await.and_then(|it| it.as_string()).as_deref() {
        Some("shared") => Shared::JobOutput,
        Some("cancelled") => Shared::Cancelled,
        _ => Shared::Unable,
    }
}
