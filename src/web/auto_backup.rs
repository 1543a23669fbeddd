//! Automatic backup to a file or folder, and sharing: the file features of a browser beyond downloads. Where the
//! browser lacks one of them, the app does not offer it.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type AutoBackup;
    #[wasm_bindgen(method, getter, js_name = canFile)]
    fn can_file(this: &AutoBackup) -> bool;
    #[wasm_bindgen(method, getter, js_name = canFolder)]
    fn can_folder(this: &AutoBackup) -> bool;
    #[wasm_bindgen(method, js_name = canShare)]
    fn can_share(this: &AutoBackup) -> bool;
    #[wasm_bindgen(method, getter, js_name = canShareText)]
    fn can_share_text(this: &AutoBackup) -> bool;
    #[wasm_bindgen(method, js_name = shareText)]
    fn share_text(this: &AutoBackup, text: &str) -> Promise;
    #[wasm_bindgen(method, js_name = chooseFile)]
    fn choose_file(this: &AutoBackup, name: &str) -> Promise;
    #[wasm_bindgen(method, js_name = chooseFolder)]
    fn choose_folder(this: &AutoBackup) -> Promise;
    #[wasm_bindgen(method)]
    fn state(this: &AutoBackup) -> Promise;
    #[wasm_bindgen(method)]
    fn allow(this: &AutoBackup) -> Promise;
    #[wasm_bindgen(method)]
    fn forget(this: &AutoBackup) -> Promise;
    #[wasm_bindgen(method)]
    fn write(this: &AutoBackup, device: &str, day: &str, text: &str) -> Promise;
    #[wasm_bindgen(method, js_name = plainCopies)]
    fn plain_copies(this: &AutoBackup, device: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn copy(this: &AutoBackup, name: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn replace(this: &AutoBackup, name: &str, text: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn others(this: &AutoBackup, device: &str, seen: &JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = shareCard)]
    fn share_card(this: &AutoBackup, name: &str, text: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn share(this: &AutoBackup, name: &str, text: &str) -> Promise;
}

/// The object that `public/auto_backup.js` defines.
fn auto_backup() -> Option<AutoBackup> {
    let auto_backup = Reflect::get(&js_sys::global(), &"kithAutoBackup".into()).ok()?;
    auto_backup.is_object().then(|| auto_backup.unchecked_into())
}

async fn settled(promise: impl FnOnce(&AutoBackup) -> Promise) -> Option<JsValue> {
    let promise = auto_backup().as_ref().map(promise)?;
    JsFuture::from(promise).await.ok()
}

/// The target of the automatic backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupTarget {
    /// A folder instead of a single file.
    pub is_folder: bool,
    /// The name of the file or folder.
    pub name: String,
    /// Whether Kith may write it now without asking for permission again.
    pub is_allowed: bool,
}

/// Whether the browser can keep the handle of a file, and of a folder.
pub fn abilities() -> (bool, bool) {
    auto_backup().map_or((false, false), |it| (it.can_file(), it.can_folder()))
}

/// Whether the browser can share a file.
pub fn can_share() -> bool {
    auto_backup().is_some_and(|it| it.can_share())
}

/// Whether the browser can share a text.
pub fn can_share_text() -> bool {
    auto_backup().is_some_and(|it| it.can_share_text())
}

/// Opens the share dialog of the system with a text. The outcome is not reported.
pub async fn share_text(text: String) {
    settled(|it| it.share_text(&text)).await;
}

/// Opens the file picker. Returns false if no file was chosen.
pub async fn choose_file(name: &str) -> bool {
    settled(|it| it.choose_file(name)).await.is_some()
}

/// Opens the folder picker. Returns false if no folder was chosen.
pub async fn choose_folder() -> bool {
    settled(AutoBackup::choose_folder).await.is_some()
}

/// Returns the target of the automatic backup, if there is one.
pub async fn state() -> Option<BackupTarget> {
    let state: Array = settled(AutoBackup::state).await?.dyn_into().ok()?;
    let part = |at: u32| state.get(at).as_string();
    Some(BackupTarget { is_folder: part(0)? == "directory", name: part(1)?, is_allowed: part(2)? == "granted" })
}

/// Requests the write permission again. Works only in response to a user gesture.
pub async fn allow() -> bool {
    settled(AutoBackup::allow).await.and_then(|it| it.as_bool()).unwrap_or_default()
}

/// Forgets the target and ends the automatic backup. The file stays.
pub async fn forget() {
    settled(AutoBackup::forget).await;
}

/// Writes the backup and reads it back; in a folder also a copy for the day. Returns the modification time of the file,
/// or `None` if writing failed.
pub async fn write(device: &str, day: &str, text: &str) -> Option<String> {
    settled(|it| it.write(device, day, text)).await?.as_string()
}

/// Returns the names of this device's daily copies that are not encrypted. `None` if they cannot be read just now.
pub async fn plain_copies(device: &str) -> Option<Vec<String>> {
    let found = settled(|it| it.plain_copies(device)).await.map(|it| Array::from(&it))?;
    Some(found.iter().filter_map(|it| it.as_string()).collect())
}

/// Reads a daily copy.
pub async fn copy(name: &str) -> Option<String> {
    settled(|it| it.copy(name)).await?.as_string()
}

/// Overwrites a daily copy. Returns whether that worked.
pub async fn replace(name: &str, text: &str) -> bool {
    settled(|it| it.replace(name, text)).await.is_some()
}

/// A backup file that another device left in the folder, or the single backup file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The file name.
    pub name: String,
    /// The modification time in milliseconds, as the file system reports it.
    pub written: String,
    /// The contents.
    pub text: String,
}

/// Returns the backup files of other devices in the folder, or the single backup file, except those unchanged since
/// their time in `seen`. `None` if they cannot be read just now.
pub async fn others(device: &str, seen: &[(String, String)]) -> Option<Vec<Other>> {
    let times = Object::new();
    for (name, time) in seen {
        let time: f64 = time.parse().unwrap_or_default();
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&times, &name.into(), &time.into());
    }
    let found = settled(|it| it.others(device, &times)).await.map(|it| Array::from(&it))?;
    let texts: Vec<String> = found.iter().filter_map(|it| it.as_string()).collect();
    let (files, _) = texts.as_chunks::<3>();
    Some(files.iter().cloned().map(|[name, written, text]| Other { name, written, text }).collect())
}

/// The outcome of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The file was shared.
    Done,
    /// The user cancelled.
    Cancelled,
    /// The browser cannot share files, or sharing failed.
    Unable,
}

/// Opens the share dialog of the system with a text as a file.
pub async fn share(name: &str, text: &str) -> Shared {
    outcome(settled(|it| it.share(name, text)).await)
}

/// Opens the share dialog of the system with a vCard as a file.
pub async fn share_card(name: &str, text: &str) -> Shared {
    outcome(settled(|it| it.share_card(name, text)).await)
}

fn outcome(word: Option<JsValue>) -> Shared {
    match word.and_then(|it| it.as_string()).as_deref() {
        Some("shared") => Shared::Done,
        Some("cancelled") => Shared::Cancelled,
        _ => Shared::Unable,
    }
}
