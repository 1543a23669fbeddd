//! Files out and in.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Hands a file to the browser's downloads.
pub fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers take hold of the blob only after the click; a minute is long enough for all.
    let forget = move || drop(Url::revoke_object_url(&url));
    gloo_timers::callback::Timeout::new(60_000, forget).forget();
    Some(())
}

/// The file chosen in an input, which is then ready to choose the same file again.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The text of a file. What is not UTF-8 comes as replacement characters, which no checksum survives.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// What a text looks like at its beginning and at its end, of which a few thousand letters each are enough to tell what
/// kind of file it is. The rest is not read.
pub async fn ends(file: &Blob) -> Option<String> {
    const BYTES: f64 = 4096.0;
    let size = file.size();
    if size <= 2.0 * BYTES {
        return text(file).await;
    }
    let beginning = text(&file.slice_with_f64_and_f64(0.0, BYTES).ok()?).await?;
    Some(beginning + &text(&file.slice_with_f64_and_f64(size - BYTES, size).ok()?).await?)
}

/// A text as a file that was never saved.
pub fn of_text(text: &str) -> Option<Blob> {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()
}

/// The text of a file that belongs to the app itself.
pub async fn own_file(name: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(name)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
