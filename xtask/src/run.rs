//! Running other programs, and saying what failed and what to do.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command stopped, in words for whoever called it.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl Failure {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// The top of the project: where Cargo says it is now, because a checkout that was moved keeps what was compiled before.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map(Path::to_owned).unwrap_or(here)
}

/// Where the tools are kept.
pub(crate) fn tools_folder() -> PathBuf {
    root().join("target/tools")
}

/// A program, run at the top of the project, with our tools before all others.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut paths = vec![tools_folder().join("bin"), tools_folder().join("node_modules/.bin")];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    if let Ok(path) = std::env::join_paths(paths) {
        // On Unix a program is looked for on the PATH it is given.
        command.env("PATH", path);
    }
    command
}

/// Runs a step to its end, saying what it is and how long it took.
pub(crate) fn step(what: &str, command: &mut Command, advice: &str) -> Result<(), Failure> {
    println!("\n· {what}");
    let start = Instant::now();
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => {
            println!("  done in {} s", start.elapsed().as_secs());
            Ok(())
        }
        Ok(status) => Err(Failure::new(format!("“{what}” failed ({status}). {advice}"))),
        Err(error) => Err(Failure::new(format!("“{what}” could not be started ({error}). {advice}"))),
    }
}

/// What a program prints, if it runs and succeeds.
pub(crate) fn output(name: &str, arguments: &[&str]) -> Option<String> {
    let output = program(name, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
