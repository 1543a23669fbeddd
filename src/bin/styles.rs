//! Joins the files of `style/` into one before a build: a part of a look is easier to find in a file of its own, and
//! one file is quicker to fetch than forty. The order of authority is in the cascade layers, not in the order of files.

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
    // An unchanged file keeps its time, so that a watching build does not begin again.
    if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
        fs::write(path, text)?;
    }
    Ok(())
}

/// A style sheet without its comments, indentation and empty lines. No string in `style/` has a comment sign in it.
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
