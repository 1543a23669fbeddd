//! Docs name files that exist.

use std::path::Path;

use super::{files, none};

/// The folders of the repository that docs and comments name.
const FOLDERS: [&str; 7] = ["src/", "tests/", "examples/", "docs/", "xtask/", "style/", "public/"];

/// The paths between backticks in a text. A path with a placeholder names many files and is left out.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    spans.filter(|it| FOLDERS.iter().any(|folder| it.starts_with(folder)) && !it.contains(['*', '<', '{', ' ', '…']))
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn every_path_in_the_docs_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = [("docs", "md"), ("src", "rs"), ("tests", "rs"), ("xtask", "rs"), ("examples", "rs")]
        .into_iter()
        .flat_map(|(folder, ending)| files(folder, ending))
        .chain(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(|it| (it.to_owned(), read(&root.join(it)))));
    let missing = texts.flat_map(|(file, text)| {
        let is_missing = |it: &&str| {
            let path = it.split(['#', ':']).next().unwrap_or_default();
            !root.join(path).exists() && !root.join(format!("{path}.rs")).exists()
        };
        paths(&text).filter(is_missing).map(|it| format!("{file}: {it}")).collect::<Vec<_>>()
    });
    none("paths that do not exist", missing.collect());
}
