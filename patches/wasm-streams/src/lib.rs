//! A stand-in for the crate wasm-streams, which Leptos needs for server functions.
//!
//! Kith has no server. The real crate exports three classes to JavaScript, and an export is never removed from a
//! program, although nothing uses it. This one has the four functions that `server_fn` names and exports nothing.

use futures_util::stream::Empty;
use wasm_bindgen::JsValue;

/// A stream of the browser. There is never one.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Never called, because Kith has no server functions.
    pub fn from_stream<S>(_: S) -> Self {
        unreachable!("Kith has no server functions")
    }

    /// Never called, because Kith has no server functions.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unreachable!("Kith has no server functions")
    }

    /// Never called, because there is no value.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// Never called, because there is no value.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        match self {}
    }
}
