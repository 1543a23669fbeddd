//! Runs other programs, and reports failures with advice.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// Why a command failed, as a message for the user.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl Failure {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// Makes a failure of an error while reading or writing files.
pub(crate) fn file_error(what_failed: impl Into<String>) -> impl FnOnce(std::io::Error) -> Failure {
    let what_failed = what_failed.into();
    move |error| Failure(format!("{what_failed}: {error}"))
}

/// The root of the project. Prefers Cargo's value at run time, because the compiled-in path is stale after the checkout
/// was moved.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map(Path::to_owned).unwrap_or(here)
}

/// The folder of the installed tools.
pub(crate) fn tools_folder() -> PathBuf {
    root().join("target/tools")
}

/// A command that runs at the root of the project, with our tools first on the PATH.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut paths = vec![tools_folder().join("bin"), tools_folder().join("node_modules/.bin")];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    if let Ok(path) = std::env::join_paths(paths) {
        // On Unix a program is looked up on the PATH that it is given.
        command.env("PATH", path);
    }
    command
}

/// Runs a step to its end and prints its name and duration.
pub(crate) fn step(title: &str, command: &mut Command, advice: &str) -> Result<(), Failure> {
    println!("\n· {title}");
    let start = Instant::now();
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => {
            println!("  done in {} s", start.elapsed().as_secs());
            Ok(())
        }
        Ok(status) => Err(Failure::new(format!("“{title}” failed ({status}). {advice}"))),
        Err(error) => Err(Failure::new(format!("“{title}” could not be started ({error}). {advice}"))),
    }
}

/// A step that runs beside others. What it prints goes to a file, so that the output of the others stays readable.
pub(crate) struct Beside {
    title: String,
    child: Child,
    log: PathBuf,
    start: Instant,
}

impl Beside {
    /// Starts a step.
    pub(crate) fn start(title: &str, command: &mut Command) -> Result<Self, Failure> {
        println!("\n· {title}, beside the next steps");
        let failed = || file_error(format!("“{title}” could not be started"));
        let log = root().join("target/beside.log");
        let file = File::create(&log).map_err(failed())?;
        command.stdin(Stdio::null()).stderr(file.try_clone().map_err(failed())?).stdout(file);
        let child = command.spawn().map_err(failed())?;
        Ok(Self { title: title.to_owned(), child, log, start: Instant::now() })
    }

    /// Waits for its end and prints its output, or stops it if the other steps have failed.
    pub(crate) fn finish(mut self, others: Result<(), Failure>) -> Result<(), Failure> {
        if others.is_err() {
            // It may have ended by itself.
            self.child.kill().ok();
            return others;
        }
        let status = self.child.wait();
        println!("\n· {}\n{}", self.title, fs::read_to_string(&self.log).unwrap_or_default());
        println!("  done in {} s", self.start.elapsed().as_secs());
        if status.is_ok_and(|it| it.success()) {
            Ok(())
        } else {
            Err(Failure::new(format!("“{}” failed.", self.title)))
        }
    }
}

/// Returns the output of a program, if it runs and succeeds.
pub(crate) fn output(name: &str, arguments: &[&str]) -> Option<String> {
    let output = program(name, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program without a word about it.
pub(crate) fn quietly(command: &mut Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("{name} failed ({status})"))),
        Err(error) => Err(Failure::new(format!("{name} could not be started ({error})"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_beside_others_fails_if_it_or_one_of_them_does() {
        let check = |subcommand: &str, others: Result<(), Failure>, expected: bool| {
            let step = Beside::start("Asking Cargo", &mut program("cargo", &[subcommand])).map_err(|it| it.0).unwrap();
            assert_eq!(step.finish(others).is_ok(), expected, "{subcommand}");
        };
        check("--version", Ok(()), true);
        check("no-such-command", Ok(()), false);
        check("--version", Err(Failure::new("A lint")), false);
    }
}
