//! Writes the service worker at the end of a build, with the list of all files and one digest of their contents.
//!
//! Trunk runs it as a hook and passes the build folder. It also copies `index.html` to `404.html`, so that a static
//! host serves the app at each of its addresses.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crc::{CRC_64_XZ, Crc};

const WORKER: &str = include_str!("sw.js");

fn main() -> Result<(), Box<dyn Error>> {
    let dist = PathBuf::from(
        std::env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: run `cargo xtask build`")?,
    );
    take_parts(&dist)?;
    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    files.sort();
    let mut assets = vec!["\"./\"".to_owned()];
    const CRC: Crc<u64> = Crc::<u64>::new(&CRC_64_XZ);
    let mut digest = CRC.digest();
    for file in &files {
        let path = file.strip_prefix(&dist)?.to_string_lossy().replace('\\', "/");
        digest.update(path.as_bytes());
        digest.update(&fs::read(file)?);
        if is_for_offline(&path) {
            assets.push(serde_json::Value::from(path).to_string());
        }
    }
    digest.update(WORKER.as_bytes());
    let head = format!("const VERSION = \"{:016x}\";\nconst ASSETS = [{}];\n\n", digest.finalize(), assets.join(", "));
    fs::write(dist.join("sw.js"), head + WORKER)?;
    fs::copy(dist.join("index.html"), dist.join("404.html"))?;
    Ok(())
}

/// Copies the lazy parts next to the program they were split from (`xtask/src/split.rs`), and inserts its file name.
fn take_parts(dist: &Path) -> Result<(), Box<dyn Error>> {
    let names = |folder: &Path| -> Result<Vec<String>, Box<dyn Error>> {
        fs::read_dir(folder)?.map(|it| Ok(it?.file_name().to_string_lossy().into_owned())).collect()
    };
    let program = names(dist)?.into_iter().find(|it| it.starts_with("kith-") && it.ends_with(".js"));
    let program = program.ok_or("the program is missing")?;
    if !fs::read_to_string(dist.join(&program))?.contains("\"./parts-") {
        return Err("the program was not cut: build with `cargo xtask build`".into());
    }
    let waiting = Path::new("target/parts");
    for name in names(waiting)?.into_iter().filter(|it| it.starts_with("parts-")) {
        if name.ends_with(".js") {
            let link = fs::read_to_string(waiting.join(&name))?;
            fs::write(dist.join(&name), link.replace("./kith.js", &format!("./{program}")))?;
            preload_with(dist, &program, &name)?;
        } else {
            fs::copy(waiting.join(&name), dist.join(&name))?;
        }
    }
    Ok(())
}

/// Preloads a module that the program imports, so that the page fetches both in parallel.
fn preload_with(dist: &Path, program: &str, module: &str) -> Result<(), Box<dyn Error>> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path)?;
    let start = page.find("<link rel=\"modulepreload\"").ok_or("the page does not preload the program")?;
    let end = start + page[start..].find('>').ok_or("the page is cut off")? + 1;
    let link = page[start..end].replace(program, module);
    fs::write(&path, format!("{}{link}{}", &page[..end], &page[end..]))?;
    Ok(())
}

/// Whether a file is cached for offline use. The pictures of the install dialog are not needed offline, nor is the
/// passphrase estimator, whose word lists are larger than everything else; the page itself is cached under its address.
fn is_for_offline(path: &str) -> bool {
    !path.starts_with("screenshots/")
        && !path.ends_with("-strength.wasm")
        && path != "index.html"
        && path != "404.html"
        && path != "sw.js"
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
