//! Makes programs smaller with wasm-opt.
//!
//! It takes minutes, and many builds do not change its inputs: those after an edit of a style sheet, or for another
//! address. So its results are cached in `target/optimised`, by a digest of the program and the options.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files;
use crate::run::{Failure, file_error, program, quietly, root};

/// How small a program is to be.
#[derive(Clone, Copy)]
pub(crate) enum Effort {
    /// For the first load: every pass that still takes bytes off it (docs/performance.md).
    Smallest,
    /// For what is fetched later: the usual passes, in a fifth of the time.
    Small,
}

/// The features of WebAssembly that the compiler may have used; and names, which no user needs.
const COMMON: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

impl Effort {
    const fn passes(self) -> &'static [&'static str] {
        match self {
            Self::Smallest => &[
                "--reorder-functions-by-name",
                "--low-memory-unused",
                "--flatten",
                "--rereloop",
                "-Oz",
                "-Oz",
                "--gufa-optimizing",
                "-Oz",
                "-Oz",
                "--reorder-locals",
            ],
            Self::Small => &["--reorder-functions-by-name", "--low-memory-unused", "-Oz"],
        }
    }
}

/// Optimises a program in its place.
pub(crate) fn optimise(wasm: &Path, effort: Effort) -> Result<(), Failure> {
    let failed = || file_error("a program cannot be optimised");
    let options: Vec<&str> = COMMON.iter().chain(effort.passes()).copied().collect();
    let folder = wasm.parent().unwrap_or(Path::new("."));
    let name = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let done = cache().join(files::digest(folder, &[name], &[&options.join(" ")])?).with_extension("wasm");
    if !done.exists() {
        fs::create_dir_all(cache()).map_err(failed())?;
        // A build that is stopped must not leave half a program under the final name.
        let unfinished = done.with_extension("unfinished");
        quietly(program("wasm-opt", &options).arg(wasm).arg("-o").arg(&unfinished))?;
        fs::rename(&unfinished, &done).map_err(failed())?;
    }
    fs::copy(done, wasm).map_err(failed()).map(drop)
}

/// Empties the cache when it has the programs of several builds.
pub(crate) fn tidy_cache() -> Result<(), Failure> {
    const SEVERAL: usize = 100;
    let count = fs::read_dir(cache()).map_or(0, Iterator::count);
    if count < SEVERAL {
        Ok(())
    } else {
        fs::remove_dir_all(cache()).map_err(file_error("old programs cannot be removed"))
    }
}

fn cache() -> PathBuf {
    root().join("target/optimised")
}
