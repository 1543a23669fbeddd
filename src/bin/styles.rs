//! Joins the files of `style/` into one before a build: a component's style is easier to find in its own file, and one
//! file is fetched faster than dozens. Precedence is set by the cascade layers, not by the order of the files.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(
        std::env::var_os("TRUNK_SOURCE_DIR").ok_or("TRUNK_SOURCE_DIR is not set: run `cargo xtask build`")?,
    );
    let style = root.join("style");
    let mut files: Vec<PathBuf> = ["tokens.css", "base.css", "layout.css"].iter().map(|it| style.join(it)).collect();
    let mut kit = fs::read_dir(style.join("kit"))?.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    kit.sort();
    files.extend(kit);
    let parts = files.iter().map(|it| fs::read_to_string(it).map(|it| lean(&it))).collect::<Result<Vec<_>, _>>()?;
    let folder = root.join("target/style");
    fs::create_dir_all(&folder)?;
    let (path, text) = (folder.join("kith.css"), parts.concat());
    // Leave an unchanged file untouched, so that `trunk watch` does not build again.
    if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
        fs::write(path, text)?;
    }
    Ok(())
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
