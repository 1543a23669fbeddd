//! Splits the program into the first load and the lazy parts (`src/ui/lazy.rs`).
//!
//! The split must happen between the compiler and wasm-bindgen, where Trunk has no hook. So Trunk is given a
//! `wasm-bindgen` that is this program under another name: it splits the program, then calls the real wasm-bindgen with
//! the main part. The lazy parts go to `target/parts`, from where `src/bin/precache.rs` copies them next to the other
//! files.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crc::{CRC_32_ISO_HDLC, Crc};
use wasm_split_cli_support::{Options, transform};

use crate::run::{Failure, program, root};

/// The name under which this program replaces wasm-bindgen.
const STAND_IN: &str = "wasm-bindgen";

/// The folder of the lazy parts until the end of the build.
fn parts_folder() -> PathBuf {
    root().join("target/parts")
}

/// Creates the stand-in for wasm-bindgen anew. Returns its folder, to be put first on Trunk's PATH.
pub(crate) fn stand_in() -> Result<PathBuf, Failure> {
    let folder = root().join("target/tools/stand-in");
    let name = format!("{STAND_IN}{}", env::consts::EXE_SUFFIX);
    let made = fs::create_dir_all(&folder)
        .and_then(|()| fs::remove_file(folder.join(&name)).or(Ok(())))
        .and_then(|()| fs::copy(env::current_exe()?, folder.join(&name)));
    made.map_err(|it| Failure::new(format!("target/tools/stand-in cannot be made: {it}")))?;
    Ok(folder)
}

/// Whether this program was called in place of wasm-bindgen.
pub(crate) fn is_stand_in() -> bool {
    env::args_os().next().is_some_and(|it| Path::new(&it).file_stem().is_some_and(|it| it == STAND_IN))
}

/// Splits the program, then runs the real wasm-bindgen.
pub(crate) fn stand_in_for_bindgen(words: &[String]) -> Result<(), Failure> {
    let mut words = words.to_vec();
    let input = words.iter().position(|it| it.ends_with("kith.wasm"));
    if let Some(input) = input {
        words[input] = cut(Path::new(&words[input]))?;
        // The parts call one another through the function table.
        words.push("--keep-lld-exports".to_owned());
    }
    let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut command = program(STAND_IN, &arguments);
    // Without the stand-in's folder on the PATH; otherwise the stand-in would call itself.
    command.env("PATH", path_without_stand_in(&command)).current_dir(env::current_dir().unwrap_or_else(|_| root()));
    run(&mut command)
}

fn path_without_stand_in(command: &Command) -> std::ffi::OsString {
    let path = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, it)| it).unwrap_or_default();
    let folders = env::split_paths(path).filter(|it| !it.ends_with("stand-in"));
    env::join_paths(folders).unwrap_or_default()
}

/// Splits the program and returns the path of the main part.
///
/// The file names of the parts contain a checksum of the whole program, because a part works only with its own program.
fn cut(input: &Path) -> Result<String, Failure> {
    let folder = parts_folder();
    let says = |it: std::io::Error| Failure::new(format!("the program cannot be cut: {it}"));
    fs::remove_dir_all(&folder).or_else(|_| fs::create_dir_all(&folder)).map_err(says)?;
    let whole = fs::read(input).map_err(says)?;
    let digest = format!("{:08x}", Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&whole));
    let link = format!("./parts-{digest}.js");
    let main = folder.join("kith.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./kith.js";
    let cut = transform(options).map_err(|it| Failure::new(format!("the program cannot be cut: {it:?}")))?;
    let link = folder.join(&link);
    let mut javascript = fs::read_to_string(&link).map_err(says)?;
    for part in cut.split_modules {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lasting = format!("parts-{digest}-{}", name.trim_start_matches("split_"));
        make_small(&part, &folder.join(&lasting))?;
        fs::remove_file(&part).map_err(says)?;
        javascript = javascript.replace(&format!("./{name}"), &format!("./{lasting}"));
    }
    fs::write(&link, javascript).map_err(says)?;
    Ok(main.to_string_lossy().into_owned())
}

/// Optimises a part as Trunk does with the main program, with the same options.
fn make_small(part: &Path, into: &Path) -> Result<(), Failure> {
    let page = fs::read_to_string(root().join("index.html")).unwrap_or_default();
    let options = page.split("data-wasm-opt-params=\"").nth(1).and_then(|it| it.split('"').next()).unwrap_or_default();
    let mut command = program("wasm-opt", &options.split(' ').collect::<Vec<_>>());
    run(command.arg(part).arg("-o").arg(into))
}

fn run(command: &mut Command) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("{command:?} failed ({status})"))),
        Err(error) => Err(Failure::new(format!("{command:?} could not be started ({error})"))),
    }
}
