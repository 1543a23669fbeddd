//! Downloads and reading of files.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Starts a download of a text.
pub fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    download_blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &of_kind(kind)).ok()?)
}

/// Starts a download of bytes that are written as Base64.
pub fn download_base64(name: &str, kind: &str, text: &str) -> Option<()> {
    // The browser returns a character for each byte.
    let bytes: Vec<u8> =
        web_sys::window()?.atob(text).ok()?.chars().map(u8::try_from).collect::<Result<_, _>>().ok()?;
    let bytes = Array::of1(&Uint8Array::from(bytes.as_slice()));
    download_blob(name, &Blob::new_with_u8_array_sequence_and_options(&bytes, &of_kind(kind)).ok()?)
}

fn of_kind(kind: &str) -> BlobPropertyBag {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    options
}

fn download_blob(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers read the blob only after the click; one minute is long enough for all of them.
    let forget = move || drop(Url::revoke_object_url(&url));
    gloo_timers::callback::Timeout::new(60_000, forget).forget();
    Some(())
}

/// Returns the file chosen in an input, and resets the input so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Returns all files chosen in an input, and resets the input.
pub fn all_chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(all_of).unwrap_or_default();
    input.set_value("");
    files
}

fn all_of(list: web_sys::FileList) -> Vec<File> {
    (0..list.length()).filter_map(|it| list.get(it)).collect()
}

/// Reads a file as text. Invalid UTF-8 turns into replacement characters, which fail every checksum.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Returns the first and the last 4 kB of a file, which are enough to recognise its type, or all of it if it is at most
/// 8 kB. The rest is not read.
pub async fn ends(file: &Blob) -> Option<String> {
    const BYTES: f64 = 4096.0;
    let size = file.size();
    if size <= 2.0 * BYTES {
        return text(file).await;
    }
    let beginning = text(&file.slice_with_f64_and_f64(0.0, BYTES).ok()?).await?;
    Some(beginning + &text(&file.slice_with_f64_and_f64(size - BYTES, size).ok()?).await?)
}

/// Wraps a text as a file in memory.
pub fn of_text(text: &str) -> Option<Blob> {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()
}

/// Fetches a file of the app itself as text.
pub async fn own_file(name: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(name)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

thread_local! {
    /// The files on their way to the dialog that opens them, and the number that was handed over: a message between
    /// components cannot carry them.
    static HANDED: RefCell<(Vec<File>, usize)> = const { RefCell::new((Vec::new(), 0)) };
}

/// Hands files over to the dialog that opens them, in place of those that are left from before.
pub fn hand_over(mut files: Vec<File>) {
    let count = files.len();
    files.reverse();
    HANDED.set((files, count));
}

/// Takes the next file that was handed over, and which of several it is: the second of three.
pub fn take_handed() -> Option<(File, Option<(usize, usize)>)> {
    HANDED.with_borrow_mut(|(left, count)| {
        let file = left.pop()?;
        Some((file, (*count > 1).then_some((*count - left.len(), *count))))
    })
}

/// Whether more of the files that were handed over are left.
pub fn are_left() -> bool {
    HANDED.with_borrow(|it| !it.0.is_empty())
}

/// Wraps a text as a file with a name.
pub fn file_of(name: &str, text: &str) -> Option<File> {
    File::new_with_str_sequence(&Array::of1(&text.into()), name).ok()
}

/// The header with the name of a shared file. `public/sw.js` writes it.
const SHARED_NAME: &str = "Kith-Name";

/// Takes the files that another app shared from the service worker.
pub async fn take_shared() -> Vec<File> {
    let mut files = Vec::new();
    while let Some(file) = take_one_shared().await {
        files.push(file);
    }
    files
}

async fn take_one_shared() -> Option<File> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str("shared-file")).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    // Without a service worker, the server answers with a page.
    let name = response.headers().get(SHARED_NAME).ok()??;
    let name = js_sys::decode_uri_component(&name).ok()?.as_string()?;
    let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
    File::new_with_blob_sequence(&Array::of1(&blob), &name).ok()
}

/// Whether files are dragged, and not words or an image of the page.
pub fn are_dragged(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

/// Returns the files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().and_then(|it| it.files()).map(all_of).unwrap_or_default()
}
