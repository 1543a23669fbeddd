//! Joins the sheets of `style/` into two before a build: a component's style is easier to find in its own file, and one
//! file is fetched faster than dozens. `style/main.css` imports those of the first load and `style/lazy.css` those of the
//! lazy parts, in the order of the cascade.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Failure, file_error, root};

/// The joined sheets: that of the first load, and that of the lazy parts.
const JOINED: [(&str, &str); 2] = [("main.css", "kith.css"), ("lazy.css", "lazy.css")];

/// `cargo xtask styles`: writes `target/style/kith.css` and `target/style/lazy.css`. Trunk runs it before a build.
pub(crate) fn join() -> Result<(), Failure> {
    let style = root().join("style");
    let mut joined = Vec::new();
    for (imports, name) in JOINED {
        let text = join_imports(&style, imports, &mut joined)?;
        write(name, &text)?;
    }
    joined.sort();
    if joined == sheets(&style)? {
        Ok(())
    } else {
        Err(Failure::new("style/main.css and style/lazy.css do not import every sheet of style/ once"))
    }
}

/// Returns a sheet with the sheets that it imports, and adds the paths of all of them to `joined`.
fn join_imports(style: &Path, name: &str, joined: &mut Vec<PathBuf>) -> Result<String, Failure> {
    let path = style.join(name);
    let mut text = String::new();
    for line in lean(&read(&path)?).lines() {
        match line.strip_prefix("@import \"").and_then(|it| it.strip_suffix("\";")) {
            Some(name) => {
                let path = style.join(name);
                text += &lean(&read(&path)?);
                joined.push(path);
            }
            None => text = text + line + "\n",
        }
    }
    joined.push(path);
    Ok(text)
}

fn write(name: &str, text: &str) -> Result<(), Failure> {
    let folder = root().join("target/style");
    let path = folder.join(name);
    // Leave an unchanged file untouched, so that `trunk serve` does not build again.
    if fs::read_to_string(&path).is_ok_and(|it| it == text) {
        return Ok(());
    }
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(path, text));
    written.map_err(file_error(format!("target/style/{name} cannot be written")))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(file_error("a style sheet cannot be read"))
}

/// Returns the sorted paths of the files in a folder and in those below it.
fn sheets(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(file_error("style/ cannot be read"))? {
        let path = entry.map_err(file_error("style/ cannot be read"))?.path();
        if path.is_dir() {
            found.extend(sheets(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Removes comments, indentation and empty lines from a style sheet. No string in `style/` contains a comment
/// delimiter.
fn lean(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
