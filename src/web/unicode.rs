//! The browser's Unicode normalization and lower case.

use js_sys::JsString;

use crate::domain::{Unicode, use_unicode};

/// Lets the core use the browser's functions, so that the program needs no tables for them. Called once, before any
/// text is compared.
pub fn start() {
    use_unicode(Unicode {
        decompose: |text| JsString::from(text).normalize("NFKD").into(),
        lower: |text| JsString::from(text).to_lower_case().into(),
    });
}
