//! Joins the sheets of `style/` into one before a build: a component's style is easier to find in its own file, and one
//! file is fetched faster than dozens. `style/main.css` imports them in the order of the cascade.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Failure, file_error, root};

/// `cargo xtask styles`: writes `target/style/kith.css`. Trunk runs it before a build.
pub(crate) fn join() -> Result<(), Failure> {
    let style = root().join("style");
    let main = style.join("main.css");
    let (mut text, mut joined) = (String::new(), vec![main.clone()]);
    for line in lean(&read(&main)?).lines() {
        match line.strip_prefix("@import \"").and_then(|it| it.strip_suffix("\";")) {
            Some(name) => {
                let path = style.join(name);
                text += &lean(&read(&path)?);
                joined.push(path);
            }
            None => text = text + line + "\n",
        }
    }
    joined.sort();
    if joined != sheets(&style)? {
        return Err(Failure::new("style/main.css does not import every sheet of style/ once"));
    }
    let folder = root().join("target/style");
    let path = folder.join("kith.css");
    // Leave an unchanged file untouched, so that `trunk serve` does not build again.
    if fs::read_to_string(&path).ok().as_deref() == Some(&text) {
        return Ok(());
    }
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(path, text));
    written.map_err(file_error("target/style/kith.css cannot be written"))
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
