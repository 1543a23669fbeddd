//! All checks, ordered so that mistakes are reported as early as possible.

use std::fs;
use std::time::Instant;

use crate::browser::{self, Browser};
use crate::run::{Beside, Failure, file_error, output, program, root, step};
use crate::tools;

const SEE_ABOVE: &str = "The lines above say where.";

/// `cargo xtask test`.
pub(crate) fn all() -> Result<(), Failure> {
    let start = Instant::now();
    tools::get_all()?;
    let browser = browser::find()?;
    node_packages("tests/e2e")?;
    step("Format", &mut program("cargo", &["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")?;
    // For most of its time the compiler optimises the app on one core; the checks of the source use the other.
    let build = Beside::start("Building the app", &mut program(&this_program()?, &["build"]))?;
    build.finish(source(&browser))?;
    tools::build_app("/kith/", "target/dist-sub-path")?;
    // A flow that waits for ever must fail by its name, not by the clock of whoever runs the tests.
    let flows = ["--test", "--test-concurrency=2", "--test-timeout=600000", "tests/e2e/"];
    step("The app in a real browser", end_to_end(&browser).args(flows), SEE_ABOVE)?;
    println!("\nEverything passed, in {} minutes.", start.elapsed().as_secs() / 60);
    Ok(())
}

/// The checks that need no build of the app.
fn source(browser: &Browser) -> Result<(), Failure> {
    step(
        "Lints, here",
        &mut program("cargo", &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        SEE_ABOVE,
    )?;
    let wasm = [
        "clippy",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--bin",
        "kith",
        "--bin",
        "worker",
        "--bin",
        "importer",
        "--features",
        "split",
        "--",
        "-D",
        "warnings",
    ];
    step("Lints, in the browser", &mut program("cargo", &wasm), SEE_ABOVE)?;
    documentation("Documentation, here", &["--workspace"])?;
    documentation("Documentation, in the browser", &["--lib", "--target", "wasm32-unknown-unknown"])?;
    step("Native tests", &mut program("cargo", &["test", "--locked", "--workspace"]), SEE_ABOVE)?;
    browser_unit_tests(browser)
}

fn this_program() -> Result<String, Failure> {
    let path = std::env::current_exe().map_err(file_error("this program cannot be found"))?;
    Ok(path.to_string_lossy().into_owned())
}

/// `cargo xtask screenshots`.
pub(crate) fn screenshots() -> Result<(), Failure> {
    let browser = browser::find()?;
    node_packages("tests/e2e")?;
    tools::build_app("/", "dist")?;
    step("Taking pictures", end_to_end(&browser).arg("tests/e2e/screenshots.mjs"), SEE_ABOVE)
}

/// `cargo xtask bench`. `KITH_BENCH=200/2000` measures other sizes, `KITH_TURNS=2` runs fewer rounds.
pub(crate) fn bench() -> Result<(), Failure> {
    let browser = browser::find()?;
    node_packages("tests/e2e")?;
    tools::build_app("/", "dist")?;
    step("Measuring (some forty minutes)", end_to_end(&browser).arg("tests/e2e/bench.mjs"), SEE_ABOVE)
}

/// `cargo xtask quality`. `KITH_RUNS=1` runs each page once.
pub(crate) fn quality() -> Result<(), Failure> {
    let browser = browser::find()?;
    node_packages("tests/e2e")?;
    node_packages("tests/quality")?;
    tools::build_app("/", "dist")?;
    step("Lighthouse (some ten minutes)", end_to_end(&browser).arg("tests/quality/quality.mjs"), SEE_ABOVE)
}

/// `cargo xtask codecs`.
pub(crate) fn codecs() -> Result<(), Failure> {
    let arguments =
        ["run", "--release", "--locked", "--manifest-path", "tests/codecs/Cargo.toml", "--target-dir", "target/codecs"];
    step("Comparing codecs (some minutes)", &mut program("cargo", &arguments), SEE_ABOVE)
}

/// Builds the documentation. A warning, such as a link to nothing, is a failure.
fn documentation(title: &str, packages: &[&str]) -> Result<(), Failure> {
    let mut command = program("cargo", &["doc", "--locked", "--no-deps"]);
    command.args(packages).env("RUSTDOCFLAGS", "-D warnings");
    step(title, &mut command, SEE_ABOVE)
}

fn browser_unit_tests(browser: &Browser) -> Result<(), Failure> {
    // Without the user interface, which the flows test: with it, Leptos would be compiled once more.
    let arguments =
        ["test", "--locked", "--target", "wasm32-unknown-unknown", "--no-default-features", "--test", "browser"];
    let mut command = program("cargo", &arguments);
    command.env("CHROMEDRIVER", &browser.driver).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    step("Unit tests in a browser", &mut command, SEE_ABOVE)
}

fn end_to_end(browser: &Browser) -> std::process::Command {
    let mut command = program("node", &[]);
    command.env("KITH_BROWSER", &browser.path);
    command
}

/// Installs the packages that the scripts of a folder need, once per lock file.
fn node_packages(name: &str) -> Result<(), Failure> {
    let folder = root().join(name);
    let version = output("node", &["--version"])
        .ok_or_else(|| Failure::new("The tests need Node 20 or newer. Install it, then run this again."))?;
    let major: u32 =
        version.trim_start_matches('v').split('.').next().and_then(|it| it.parse().ok()).unwrap_or_default();
    if major < 20 {
        return Err(Failure::new(format!("The tests need Node 20 or newer; this is {version}.")));
    }
    let lock = fs::read_to_string(folder.join("package-lock.json")).unwrap_or_default();
    let mark = folder.join("node_modules/.kith-lock");
    if fs::read_to_string(&mark).ok().as_deref() == Some(lock.as_str()) {
        return Ok(());
    }
    let prefix = folder.to_string_lossy().into_owned();
    let arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", &prefix];
    step(&format!("Getting the packages of {name}"), &mut program("npm", &arguments), "Is there a network?")?;
    fs::write(&mark, lock).map_err(|it| Failure::new(format!("{name}/node_modules cannot be written: {it}")))
}
