//! The worker: does one heavy job on a copy of the store, and ends. See `store/job.rs` for what it can do, and
//! `web/worker.rs` for the page's side.

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::web::worker::serve();
}

/// There are no workers outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
