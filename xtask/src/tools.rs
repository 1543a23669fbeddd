//! The tools a build needs, each at a fixed version, in `target/tools`.

use std::fs;
use std::process::Command;

use crate::fingerprint;
use crate::optimise;
use crate::run::{Failure, output, program, root, step, tools_folder};
use crate::split;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
/// Binaryen as a crate, for machines without npm. It is older and needs a C++ compiler.
const WASM_OPT_CRATE: &str = "0.116.1";

/// Installs the missing tools.
pub(crate) fn get_all() -> Result<(), Failure> {
    target()?;
    trunk_itself()?;
    wasm_bindgen()?;
    wasm_opt()
}

fn target() -> Result<(), Failure> {
    let installed = output("rustup", &["target", "list", "--installed"]).unwrap_or_default();
    if installed.lines().any(|it| it == "wasm32-unknown-unknown") {
        return Ok(());
    }
    let advice = "Install Rust through rustup, then run this again.";
    step("Adding the WebAssembly target", &mut program("rustup", &["target", "add", "wasm32-unknown-unknown"]), advice)
}

fn trunk_itself() -> Result<(), Failure> {
    let is_there = output("trunk", &["--version"]).is_some_and(|it| it.contains(TRUNK));
    let extra = ["--locked", "--debug", "--no-default-features"];
    if is_there { Ok(()) } else { install("trunk", TRUNK, &extra, "about six minutes on two cores, once") }
}

/// Installs wasm-bindgen. Trunk refuses it unless it has the exact version of Cargo.lock.
fn wasm_bindgen() -> Result<(), Failure> {
    let version = locked("wasm-bindgen")?;
    let is_there = output("wasm-bindgen", &["--version"]).is_some_and(|it| it.ends_with(&version))
        && output("wasm-bindgen-test-runner", &["--version"]).is_some_and(|it| it.ends_with(&version));
    // Not `--locked`: its own lock file names a package that is no longer available.
    if is_there {
        Ok(())
    } else {
        // Without TLS, which only downloads would need.
        let extra = ["--debug", "--no-default-features"];
        install("wasm-bindgen-cli", &version, &extra, "about two minutes on two cores, once")
    }
}

fn wasm_opt() -> Result<(), Failure> {
    let major = BINARYEN.split('.').next().unwrap_or_default();
    if output("wasm-opt", &["--version"]).is_some_and(|it| it.contains(major) || it.contains("version 1")) {
        return Ok(());
    }
    if output("npm", &["--version"]).is_none() {
        return install(
            "wasm-opt",
            WASM_OPT_CRATE,
            &["--locked"],
            "there is no npm, so it is compiled: several minutes, once",
        );
    }
    let folder = tools_folder();
    fs::create_dir_all(&folder).map_err(|it| Failure::new(format!("target/tools cannot be made: {it}")))?;
    let prefix = folder.to_string_lossy().into_owned();
    let package = format!("binaryen@{BINARYEN}");
    let arguments = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", &prefix, &package];
    step(
        "Getting wasm-opt (npm package binaryen)",
        &mut program("npm", &arguments),
        "Is there a network, or an npm cache?",
    )
}

fn install(name: &str, version: &str, extra: &[&str], how_long: &str) -> Result<(), Failure> {
    let folder = tools_folder().to_string_lossy().into_owned();
    let package = format!("{name}@{version}");
    if output("cargo", &["binstall", "-V"]).is_some() {
        let arguments = ["binstall", "--no-confirm", "--disable-strategies", "compile", "--root", &folder, &package];
        // If no prebuilt program is available, it is compiled below.
        if step(&format!("Getting {package} ready-made"), &mut program("cargo", &arguments), "").is_ok() {
            return Ok(());
        }
    }
    let target = root().join("target/tools/build").to_string_lossy().into_owned();
    let mut arguments = vec!["install", "--root", &folder, "--target-dir", &target, &package];
    arguments.extend(extra);
    let mut command = program("cargo", &arguments);
    // Nobody debugs the tools, and they compile faster without debug information. A little optimisation is worth its
    // time in wasm-bindgen, which runs at every rebuild of `trunk serve`.
    command.env("CARGO_PROFILE_DEV_DEBUG", "false");
    command.env("CARGO_PROFILE_DEV_OPT_LEVEL", if name == "wasm-bindgen-cli" { "1" } else { "0" });
    step(
        &format!("Compiling {package} ({how_long})"),
        &mut command,
        "Is there a network? Then run this again; it goes on where it stopped.",
    )
}

/// Returns the version of a package in Cargo.lock.
fn locked(name: &str) -> Result<String, Failure> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|it| Failure::new(format!("Cargo.lock cannot be read: {it}")))?;
    let mut lines = lock.lines();
    lines
        .find(|it| *it == format!("name = \"{name}\""))
        .and_then(|_| lines.next())
        .and_then(|it| it.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned))
        .ok_or_else(|| Failure::new(format!("Cargo.lock does not name {name}.")))
}

/// Builds the release into `dist`, unless it is there already.
pub(crate) fn build_app(public_url: &str, dist: &str) -> Result<(), Failure> {
    let inputs = fingerprint::of_inputs(public_url)?;
    if fingerprint::is_current(dist, &inputs) {
        println!("\n· Nothing has changed since {dist} was built");
        return Ok(());
    }
    get_all()?;
    optimise::tidy_cache()?;
    let title = format!("Building the app for {public_url} (about ten minutes the first time, then about four)");
    step(&title, &mut trunk(public_url, dist)?, "The lines above say why.")?;
    fingerprint::remember(dist, &inputs)
}

/// Trunk, with the program split.
fn trunk(public_url: &str, dist: &str) -> Result<Command, Failure> {
    let arguments =
        ["build", "--release", "--offline", "--features", "split", "--public-url", public_url, "--dist", dist];
    let mut command = program("trunk", &arguments);
    command.env("NO_COLOR", "true");
    let path = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, path)| path).unwrap_or_default();
    let folders = std::iter::once(split::make_wasm_bindgen_shim()?).chain(std::env::split_paths(path));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    // Panic messages contain source paths. The folders of this machine are private, and shorter paths take fewer bytes.
    // These flags are combined with those in .cargo/config.toml.
    if let Some(flags) = shorter_paths() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    Ok(command)
}

/// Returns the compiler flag that shortens the folder of the downloaded packages to a single letter.
fn shorter_paths() -> Option<String> {
    let home = std::env::var("CARGO_HOME").ok().or_else(|| Some(format!("{}/.cargo", std::env::var("HOME").ok()?)))?;
    let registry = fs::read_dir(format!("{home}/registry/src")).ok()?.next()?.ok()?.path();
    Some(format!("--remap-path-prefix={}=c", registry.display()))
}
