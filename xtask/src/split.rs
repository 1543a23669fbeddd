//! Splits the program into the first load and the lazy parts (`src/ui/lazy.rs`).
//!
//! The split must happen between the compiler and wasm-bindgen, where Trunk has no hook. So `cargo xtask build` gives
//! Trunk a shim of `wasm-bindgen`, which is this program under another name: it splits the program, then calls the real
//! wasm-bindgen with the main part. The lazy parts go to `target/parts`, from where `precache.rs` copies them next to
//! the other files. Trunk alone knows no shim, and builds the program in one file.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use crc::{CRC_32_ISO_HDLC, Crc};
use wasm_split_cli_support::{Options, transform};

use crate::lean;
use crate::optimise::{Effort, optimise};
use crate::run::{Failure, file_error, program, quietly, root, tools_folder};

/// The name under which this program replaces wasm-bindgen.
const WASM_BINDGEN: &str = "wasm-bindgen";
/// The folder of the shim, below the tools.
const SHIM_FOLDER: &str = "wasm-bindgen-shim";

/// The folder of the lazy parts until the end of the build.
pub(crate) fn parts_folder() -> PathBuf {
    root().join("target/parts")
}

/// Creates the shim of wasm-bindgen anew. Returns its folder, to be put first on Trunk's PATH.
pub(crate) fn make_wasm_bindgen_shim() -> Result<PathBuf, Failure> {
    let folder = tools_folder().join(SHIM_FOLDER);
    let shim = folder.join(format!("{WASM_BINDGEN}{}", env::consts::EXE_SUFFIX));
    let made = fs::create_dir_all(&folder)
        .and_then(|()| fs::remove_file(&shim).or(Ok(())))
        .and_then(|()| fs::copy(env::current_exe()?, &shim));
    made.map_err(file_error(format!("{} cannot be made", folder.display())))?;
    Ok(folder)
}

/// Whether this program was called in place of wasm-bindgen.
pub(crate) fn is_wasm_bindgen_shim() -> bool {
    env::args_os().next().is_some_and(|name| Path::new(&name).file_stem().is_some_and(|stem| stem == WASM_BINDGEN))
}

/// Splits the program, runs the real wasm-bindgen, makes the names in its output compressible, and optimises it.
pub(crate) fn wasm_bindgen_shim(arguments: &[String]) -> Result<(), Failure> {
    let mut arguments = arguments.to_vec();
    let page = arguments.iter_mut().find(|argument| argument.ends_with("kith.wasm"));
    let is_page = page.is_some();
    if let Some(input) = page {
        *input = cut(Path::new(input.as_str()))?;
        // The parts call one another through the function table.
        arguments.push("--keep-lld-exports".to_owned());
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut command = program(WASM_BINDGEN, &arguments);
    // Without the shim's folder on the PATH; otherwise the shim would call itself.
    command.env("PATH", path_without_shim(&command)).current_dir(env::current_dir().unwrap_or_else(|_| root()));
    quietly(&mut command)?;
    let value = |name: &str| arguments.iter().find_map(|it| it.strip_prefix(name));
    // Trunk asks for the version first.
    let Some((folder, name)) = value("--out-dir=").zip(value("--out-name=")) else { return Ok(()) };
    let file = |ending: &str| Path::new(folder).join(format!("{name}{ending}"));
    lean::number_names(&file(".js"), &file("_bg.wasm"))?;
    // Here and not by Trunk, which would do it again at every build.
    optimise(&file("_bg.wasm"), if is_page { Effort::Smallest } else { Effort::Small })
}

fn path_without_shim(command: &Command) -> OsString {
    let path = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, path)| path).unwrap_or_default();
    env::join_paths(env::split_paths(path).filter(|folder| !folder.ends_with(SHIM_FOLDER))).unwrap_or_default()
}

/// Splits the program and returns the path of the main part.
///
/// The file names of the parts contain a checksum of the whole program, because a part works only with its own program.
fn cut(input: &Path) -> Result<String, Failure> {
    let folder = parts_folder();
    let failed = || file_error("the program cannot be split");
    fs::remove_dir_all(&folder).or_else(|_| fs::create_dir_all(&folder)).map_err(failed())?;
    let whole = fs::read(input).map_err(failed())?;
    let digest = format!("{:08x}", Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&whole));
    let link = format!("./parts-{digest}.js");
    let main = folder.join("kith.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./kith.js";
    let parts = transform(options).map_err(|error| Failure::new(format!("the program cannot be split: {error:?}")))?;
    let link = folder.join(&link);
    let mut javascript = fs::read_to_string(&link).map_err(failed())?;
    let mut renamed = Vec::new();
    for part in parts.split_modules {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lasting = format!("parts-{digest}-{}", name.trim_start_matches("split_"));
        javascript = javascript.replace(&format!("./{name}"), &format!("./{lasting}"));
        fs::rename(part, folder.join(&lasting)).map_err(failed())?;
        renamed.push(folder.join(&lasting));
    }
    optimise_all(renamed)?;
    fs::write(&link, javascript).map_err(failed())?;
    Ok(main.to_string_lossy().into_owned())
}

/// Optimises every part, as many at a time as there are cores: wasm-opt from npm uses one.
fn optimise_all(parts: Vec<PathBuf>) -> Result<(), Failure> {
    let queue = Mutex::new(parts);
    let take = || queue.lock().ok().and_then(|mut waiting| waiting.pop());
    let work = || std::iter::from_fn(take).try_for_each(|part| optimise(&part, Effort::Small));
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        let stopped = || Failure::new("a thread stopped while optimising");
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(stopped())))
    })
}
