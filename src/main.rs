//! Mounts the app. With the feature `split`, marks the functions at which the build splits it into the first load and
//! the lazy parts; without it, as in `trunk serve`, the lazy parts are in the program.

#[cfg(target_arch = "wasm32")]
use kith::ui::{LazyLoaders, LazyPart, ask_worker, draw_dialog, draw_page, draw_section, draw_strength, explain_job};

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::ui::start(loaders());
}

#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
fn loaders() -> LazyLoaders {
    LazyLoaders {
        pages: LazyPart {
            fetch: || Box::pin(async { true }),
            draw: |route| Box::pin(async move { Some(draw_page(route)) }),
        },
        sections: LazyPart {
            fetch: || Box::pin(async { true }),
            draw: |section| Box::pin(async move { Some(draw_section(section)) }),
        },
        dialogs: LazyPart {
            fetch: || Box::pin(async { true }),
            draw: |dialog| Box::pin(async move { Some(draw_dialog(dialog)) }),
        },
        strength: LazyPart {
            fetch: || Box::pin(async { true }),
            draw: |passphrase| Box::pin(async move { Some(draw_strength(passphrase)) }),
        },
        worker: ask_worker,
        explain: |error| Box::pin(async move { Some(explain_job(&error)) }),
        cipher: |key| Box::pin(async move { Some(key.cipher()) }),
    }
}

#[cfg(all(target_arch = "wasm32", feature = "split"))]
use split::loaders;

#[cfg(all(target_arch = "wasm32", feature = "split"))]
mod split {
    use kith::store::{Cipher, DataKey, JobError};
    use kith::ui::{Answer, ExplainJob, LazySection, MakeCipher, OpenDialog, Route, WorkerRequest};
    use leptos::prelude::{AnyView, Signal};
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::*;

    pub(super) fn loaders() -> LazyLoaders {
        let pages = LazyPart {
            fetch: || Box::pin(async { fetch_pages().await.is_ok() }),
            draw: |route| Box::pin(async move { page(route).await.ok() }),
        };
        let dialogs = LazyPart {
            fetch: || Box::pin(async { fetch_dialogs().await.is_ok() }),
            draw: |open| Box::pin(async move { dialog(open).await.ok() }),
        };
        let sections = LazyPart {
            fetch: || Box::pin(async { fetch_sections().await.is_ok() }),
            draw: |part| Box::pin(async move { section(part).await.ok() }),
        };
        let strength = LazyPart {
            fetch: || Box::pin(async { fetch_strength().await.is_ok() }),
            draw: |passphrase| Box::pin(async move { strength(passphrase).await.ok() }),
        };
        let worker = |request| -> Answer {
            Box::pin(async move {
                match worker(request).await {
                    Ok(answer) => answer.await,
                    Err(_) => Err(JobError::Unavailable),
                }
            })
        };
        let explain: ExplainJob = |error| Box::pin(async { sentence(error).await.ok() });
        let cipher: MakeCipher = |key| Box::pin(async move { cipher(key).await.ok() });
        LazyLoaders { pages, sections, dialogs, strength, worker, explain, cipher }
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, preload(fetch_pages), fallible)]
    fn page(route: Route) -> Result<AnyView, SplitLoaderError> {
        Ok(draw_page(route))
    }

    #[wasm_split(sections, wasm_split_path = leptos::wasm_split, preload(fetch_sections), fallible)]
    fn section(section: LazySection) -> Result<AnyView, SplitLoaderError> {
        Ok(draw_section(section))
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    fn worker(request: WorkerRequest) -> Result<Answer, SplitLoaderError> {
        Ok(ask_worker(request))
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    fn sentence(error: JobError) -> Result<String, SplitLoaderError> {
        Ok(explain_job(&error))
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    fn cipher(key: DataKey) -> Result<Box<dyn Cipher>, SplitLoaderError> {
        Ok(key.cipher())
    }

    #[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, preload(fetch_dialogs), fallible)]
    fn dialog(dialog: OpenDialog) -> Result<AnyView, SplitLoaderError> {
        Ok(draw_dialog(dialog))
    }

    #[wasm_split(strength, wasm_split_path = leptos::wasm_split, preload(fetch_strength), fallible)]
    fn strength(passphrase: Signal<String>) -> Result<AnyView, SplitLoaderError> {
        Ok(draw_strength(passphrase))
    }
}

/// Kith runs in a browser; `cargo xtask serve` opens it there.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
