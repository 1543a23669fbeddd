//! Recognises a finished build, so that the second `cargo xtask serve` starts at once.
//!
//! Cargo would compile nothing again, but wasm-bindgen, the split and wasm-opt do not know whether their input changed.
//! A build is current if the contents of its inputs and of its folder are those of the last build.

use std::fs;
use std::path::PathBuf;

use crate::files;
use crate::run::{Failure, file_error, root};

/// The files and folders that a build reads. The tools' versions are in `xtask/src` and `Cargo.lock`.
const INPUTS: [&str; 13] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "index.html",
    "patches",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// Returns a digest of everything that a build for this address depends on.
pub(crate) fn of_inputs(public_url: &str) -> Result<String, Failure> {
    let root = root();
    let mut names = Vec::new();
    for input in INPUTS {
        let path = root.join(input);
        if path.is_dir() {
            names.extend(files::below(&path)?.into_iter().map(|name| format!("{input}/{name}")));
        } else if path.is_file() {
            names.push(input.to_owned());
        }
    }
    files::digest(&root, &names, &[public_url, &std::env::var("RUSTFLAGS").unwrap_or_default()])
}

/// Whether a folder holds the build of these inputs, unchanged.
pub(crate) fn is_current(dist: &str, inputs: &str) -> bool {
    let built = fs::read_to_string(record(dist)).ok();
    built.is_some_and(|record| of_build(dist, inputs).is_ok_and(|expected| expected == record))
}

/// Records that a folder was built from these inputs.
pub(crate) fn remember(dist: &str, inputs: &str) -> Result<(), Failure> {
    let (path, text) = (record(dist), of_build(dist, inputs)?);
    let folder = path.parent().map_or_else(root, PathBuf::from);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(file_error("the record of the build cannot be written"))
}

fn of_build(dist: &str, inputs: &str) -> Result<String, Failure> {
    let folder = root().join(dist);
    Ok(format!("{inputs} {}\n", files::digest(&folder, &files::below(&folder)?, &[])?))
}

fn record(dist: &str) -> PathBuf {
    root().join("target/fingerprints").join(dist.replace(['/', '\\'], "-"))
}
