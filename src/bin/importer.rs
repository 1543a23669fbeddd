//! The importer's program: a worker that also reads the files of other programs. It is a program of its own, fetched
//! when somebody chooses such a file, because its readers and tables are larger than everything else.

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::web::worker::serve_with(kith::foreign_import::importer_session());
}

/// Workers exist only in browsers.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
