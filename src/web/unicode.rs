//! The browser's Unicode normalization.

use js_sys::JsString;

use crate::domain::use_decomposition;

/// Lets the core use the browser's normalization, so that the program needs no tables for it. Called once, before any
/// text is compared.
pub fn start() {
    use_decomposition(|text| JsString::from(text).normalize("NFKD").into());
}
