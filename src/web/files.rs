//! Downloads and reading of files.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

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
