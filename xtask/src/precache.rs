//! Finishes a build: takes in the lazy parts, makes the scripts lean, and writes the service worker with the list of
//! all files and one digest of their contents.
//!
//! Trunk runs it as a hook and passes the build folder. It also copies `index.html` to `404.html`, so that a static
//! host serves the app at each of its addresses.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::files;
use crate::lean;
use crate::run::{Failure, file_error};
use crate::split;

const WORKER: &str = include_str!("../../public/sw.js");

/// The service worker of a debug build: caches nothing, so that a reload shows the last change, and removes the caches
/// of a release that was served at the same address.
const DEBUG_WORKER: &str = "\
self.addEventListener(\"install\", () => self.skipWaiting());
self.addEventListener(\"activate\", async () => {
  for (const name of await caches.keys()) if (name.startsWith(\"kith-\")) await caches.delete(name);
});
";

/// `cargo xtask precache`.
pub(crate) fn finish() -> Result<(), Failure> {
    let dist = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let dist = dist.ok_or_else(|| Failure::new("Trunk runs this at the end of a build: run `cargo xtask build`."))?;
    take_parts(&dist)?;
    let is_debug = std::env::var_os("TRUNK_PROFILE").is_some_and(|it| it == "debug");
    if is_debug {
        move_reload_script(&dist)?;
    } else {
        make_scripts_lean(&dist)?;
    }
    join_deferred_scripts(&dist)?;
    make_page_lean(&dist)?;
    // Last: the policy has the hashes of the texts as they stand in the page.
    inline_first_paint(&dist)?;
    let worker = if is_debug { DEBUG_WORKER.to_owned() } else { service_worker(&dist)? };
    let written = fs::write(dist.join("sw.js"), worker)
        .and_then(|()| fs::copy(dist.join("index.html"), dist.join("404.html")).map(drop));
    written.map_err(file_error("the build folder cannot be written"))
}

/// Removes comments and indentation from the scripts.
fn make_scripts_lean(dist: &Path) -> Result<(), Failure> {
    for name in names(dist)?.into_iter().filter(|it| it.ends_with(".js")) {
        let path = dist.join(name);
        let lean = fs::read_to_string(&path).and_then(|text| fs::write(&path, lean::script(&text)));
        lean.map_err(file_error("a script of the build cannot be changed"))?;
    }
    Ok(())
}

fn service_worker(dist: &Path) -> Result<String, Failure> {
    let mut assets = vec!["\"./\"".to_owned()];
    let names = files::below(dist)?;
    assets.extend(
        names.iter().filter(|it| is_for_offline(it)).map(|it| serde_json::Value::from(it.as_str()).to_string()),
    );
    let version = files::digest(dist, &names, &[WORKER])?;
    Ok(format!("const VERSION = \"{version}\";\nconst ASSETS = [{}];\n\n{WORKER}", assets.join(", ")))
}

/// Copies the lazy parts next to the program they were split from (`split.rs`), and inserts its file name. A program
/// that was not split has none.
fn take_parts(dist: &Path) -> Result<(), Failure> {
    let failed = || file_error("the lazy parts cannot be copied");
    let program = names(dist)?.into_iter().find(|it| it.starts_with("kith-") && it.ends_with(".js"));
    let program = program.ok_or_else(|| Failure::new("the program is missing"))?;
    if !fs::read_to_string(dist.join(&program)).map_err(failed())?.contains("\"./parts-") {
        return Ok(());
    }
    let waiting = split::parts_folder();
    for name in names(&waiting)?.into_iter().filter(|it| it.starts_with("parts-")) {
        if name.ends_with(".js") {
            let link = fs::read_to_string(waiting.join(&name)).map_err(failed())?;
            fs::write(dist.join(&name), link.replace("./kith.js", &format!("./{program}"))).map_err(failed())?;
            preload_with(dist, &program, &name)?;
        } else {
            fs::copy(waiting.join(&name), dist.join(&name)).map_err(failed())?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).map_err(file_error("a folder of the build cannot be read"))?;
    Ok(entries.filter_map(|it| Some(it.ok()?.file_name().to_string_lossy().into_owned())).collect())
}

/// Preloads a module that the program imports, so that the page fetches both in parallel.
fn preload_with(dist: &Path, program: &str, module: &str) -> Result<(), Failure> {
    change_page(dist, |page| {
        let start = page.find("<link rel=\"modulepreload\"")?;
        let end = start + page[start..].find('>')? + 1;
        let link = page[start..end].replace(program, module);
        Some(format!("{}{link}{}", &page[..end], &page[end..]))
    })
}

/// Moves the script by which `trunk serve` reloads the page to a file of its own: the Content-Security-Policy allows no
/// script in the page. Trunk fills in its address in pages only, so this does it here.
fn move_reload_script(dist: &Path) -> Result<(), Failure> {
    const OPENING: &str = "<script>";
    let mut script = None;
    change_page(dist, |page| {
        let Some((before, rest)) = page.split_once(OPENING).filter(|(_, rest)| rest.contains("__TRUNK_WS_BASE__"))
        else {
            return Some(page.to_owned());
        };
        let (code, after) = rest.split_once("</script>")?;
        script = Some(code.to_owned());
        Some(format!("{before}<script src=\"reload.js\" defer></script>{after}"))
    })?;
    let Some(script) = script else { return Ok(()) };
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    let script = script.replace("'{{__TRUNK_ADDRESS__}}'", "location.host").replace("{{__TRUNK_WS_BASE__}}", &base);
    fs::write(dist.join("reload.js"), script).map_err(file_error("reload.js cannot be written"))
}

/// Joins the two scripts that run beside the program: one request, and joined they compress better.
fn join_deferred_scripts(dist: &Path) -> Result<(), Failure> {
    const FIRST: &str = "idb_mirror.js";
    const SECOND: &str = "auto_backup.js";
    let failed = || file_error("the scripts beside the program cannot be joined");
    let read = |name: &str| fs::read_to_string(dist.join(name)).map_err(failed());
    fs::write(dist.join(FIRST), read(FIRST)? + &read(SECOND)?).map_err(failed())?;
    fs::remove_file(dist.join(SECOND)).map_err(failed())?;
    change_page(dist, |page| {
        let (before, after) = page.split_once(&format!("<script src=\"{SECOND}\" defer></script>"))?;
        Some(format!("{before}{after}"))
    })
}

/// Removes comments, indentation and empty lines from the page. No text of it has several lines.
fn make_page_lean(dist: &Path) -> Result<(), Failure> {
    change_page(dist, |page| {
        let (first, rest) = page.split_once("<!--").unwrap_or((page, ""));
        let parts = rest.split("<!--").filter_map(|it| it.split_once("-->")).map(|(_, after)| after);
        let bare = std::iter::once(first).chain(parts).collect::<String>();
        Some(bare.lines().map(str::trim).filter(|it| !it.is_empty()).map(|it| format!("{it}\n")).collect())
    })
}

/// Puts the script and the style of the first paint into the page, and their hashes into the page's policy. As files
/// they would hold the first paint until one more answer of the host.
fn inline_first_paint(dist: &Path) -> Result<(), Failure> {
    const SCRIPT: &str = "<script src=\"theme.js\"></script>";
    const STYLE: &str = "<link rel=\"stylesheet\" href=\"";
    change_page(dist, |page| {
        let start = page.find(STYLE)?;
        let end = start + page[start..].find('>')? + 1;
        let address = page[start + STYLE.len()..end].split('"').next()?;
        let (style, style_hash) = taken(dist, address.rsplit('/').next()?)?;
        let (script, script_hash) = taken(dist, "theme.js")?;
        let page = format!("{}<style>{style}</style>{}", &page[..start], &page[end..]);
        let (before, after) = page.split_once(SCRIPT)?;
        let page = format!("{before}<script>{script}</script>{after}");
        let page = page.replacen("script-src 'self'", &format!("script-src 'self' '{script_hash}'"), 1);
        Some(page.replacen("style-src 'self'", &format!("style-src 'self' '{style_hash}'"), 1))
    })
}

/// Removes a file of the build. Returns its text and the text's hash, as a policy names it.
fn taken(dist: &Path, name: &str) -> Option<(String, String)> {
    let text = fs::read_to_string(dist.join(name)).ok()?;
    fs::remove_file(dist.join(name)).ok()?;
    let hash = STANDARD.encode(Sha256::digest(&text));
    Some((text, format!("sha256-{hash}")))
}

/// Rewrites `index.html`. Fails if `change` does not find its place in it.
fn change_page(dist: &Path, change: impl FnOnce(&str) -> Option<String>) -> Result<(), Failure> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).map_err(file_error("index.html cannot be read"))?;
    let page = change(&page).ok_or_else(|| Failure::new("index.html of the build is not as Trunk writes it"))?;
    fs::write(path, page).map_err(file_error("index.html cannot be written"))
}

/// Whether a file is cached for offline use from the start. The pictures of the install dialog are not needed offline,
/// nor is the passphrase estimator, whose word lists are larger than everything else; the importer is cached when it is
/// first used; the page itself is cached under its address; a host keeps `_headers` to itself.
fn is_for_offline(path: &str) -> bool {
    !path.starts_with("screenshots/")
        && !path.starts_with("importer")
        && !path.ends_with("-strength.wasm")
        && path != "index.html"
        && path != "404.html"
        && path != "sw.js"
        && path != "_headers"
}
