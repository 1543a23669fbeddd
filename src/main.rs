//! Mounts the app and marks the functions at which the build splits it into the first load and the lazy parts.

#[cfg(target_arch = "wasm32")]
fn main() {
    let pages = LazyPart {
        fetch: || Box::pin(async { fetch_pages().await.is_ok() && fetch_pieces().await.is_ok() }),
        draw: |it| Box::pin(async move { page(it).await.ok() }),
    };
    let dialogs = LazyPart {
        fetch: || Box::pin(async { fetch_dialogs().await.is_ok() }),
        draw: |it| Box::pin(async move { dialog(it).await.ok() }),
    };
    // In the same file as the pages and fetched with them; each function has its own loader.
    let pieces = LazyPart { fetch: pages.fetch, draw: |it| Box::pin(async move { piece(it).await.ok() }) };
    let strength = LazyPart {
        fetch: || Box::pin(async { fetch_strength().await.is_ok() }),
        draw: |it| Box::pin(async move { strength(it).await.ok() }),
    };
    kith::ui::start(LazyLoaders { pages, pieces, dialogs, strength });
}

#[cfg(target_arch = "wasm32")]
use {
    kith::ui::{
        LazyLoaders, LazyPart, LazySection, OpenDialog, Route, draw_dialog, draw_page, draw_piece, draw_strength,
    },
    leptos::prelude::{AnyView, Signal},
    leptos::wasm_split::{SplitLoaderError, wasm_split},
};

#[cfg(target_arch = "wasm32")]
#[wasm_split(pages, wasm_split_path = leptos::wasm_split, preload(fetch_pages), fallible)]
fn page(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(draw_page(route))
}

#[cfg(target_arch = "wasm32")]
#[wasm_split(pages, wasm_split_path = leptos::wasm_split, preload(fetch_pieces), fallible)]
fn piece(piece: LazySection) -> Result<AnyView, SplitLoaderError> {
    Ok(draw_piece(piece))
}

#[cfg(target_arch = "wasm32")]
#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, preload(fetch_dialogs), fallible)]
fn dialog(dialog: OpenDialog) -> Result<AnyView, SplitLoaderError> {
    Ok(draw_dialog(dialog))
}

#[cfg(target_arch = "wasm32")]
#[wasm_split(strength, wasm_split_path = leptos::wasm_split, preload(fetch_strength), fallible)]
fn strength(passphrase: Signal<String>) -> Result<AnyView, SplitLoaderError> {
    Ok(draw_strength(passphrase))
}

/// Kith runs in a browser; `cargo xtask serve` opens it there.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
