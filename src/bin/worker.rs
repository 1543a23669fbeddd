//! The worker's program: runs heavy jobs on a copy of the store. The jobs are in `store/job.rs`, the page's side in
//! `web/worker.rs`.

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::web::worker::serve();
}

/// Workers exist only in browsers.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
