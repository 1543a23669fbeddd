//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::ui::start();
}

/// Kith runs in a browser; `cargo xtask serve` opens it there.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
