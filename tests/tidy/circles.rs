//! Checks that no two files of the crate use each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{files, none};

/// Two files that use each other can only be understood together. A name that a parent module re-exports counts as a
/// use of the file that defines it.
#[test]
#[expect(clippy::print_stdout, reason = "the circles are to be seen with --nocapture")]
fn no_two_files_use_each_other() {
    let modules = Modules::read();
    let circles = modules.circles();
    circles.iter().for_each(|circle| println!("circle: {}", circle.join(", ")));
    let found = circles.concat();
    none("In a circle", found);
}

/// The modules of `src` without tests, by path: `store::journal`.
struct Modules {
    code: BTreeMap<String, String>,
    /// For each module, the names that it re-exports, with their paths.
    exports: BTreeMap<String, BTreeMap<String, String>>,
}

impl Modules {
    fn read() -> Self {
        let is_part = |file: &str| !file.contains("tests") && !file.starts_with("src/bin/") && file != "src/main.rs";
        let files = files("src", ".rs").into_iter().filter(|(file, _)| is_part(file));
        let code: BTreeMap<_, _> = files.map(|(file, text)| (module(&file), without_tests(&text))).collect();
        let exports = code.iter().map(|(module, text)| (module.clone(), exports(module, text))).collect();
        Self { code, exports }
    }

    /// The module that defines a name.
    fn resolve(&self, path: &str) -> Option<String> {
        let parts: Vec<&str> = path.split("::").collect();
        let known = (0..=parts.len()).rev().find(|count| self.code.contains_key(&parts[..*count].join("::")))?;
        let module = parts[..known].join("::");
        let export = parts.get(known).and_then(|name| self.exports[&module].get(*name)).filter(|it| *it != path);
        match export {
            Some(path) => self.resolve(path),
            None => Some(module),
        }
    }

    fn uses(&self, module: &str) -> BTreeSet<String> {
        let mut uses: BTreeSet<String> = paths(&self.code[module])
            .iter()
            .filter_map(|path| absolute(module, path))
            .filter_map(|path| self.resolve(&path))
            .collect();
        uses.remove(module);
        uses
    }

    /// Groups of modules that use one another, directly or through others.
    fn circles(&self) -> Vec<Vec<String>> {
        let uses: BTreeMap<&str, BTreeSet<String>> =
            self.code.keys().map(|module| (module.as_str(), self.uses(module))).collect();
        let reach = |from: &str| {
            let mut reached = BTreeSet::new();
            let mut open: Vec<&str> = vec![from];
            while let Some(next) = open.pop() {
                open.extend(uses[next].iter().filter(|it| reached.insert((*it).clone())).map(String::as_str));
            }
            reached
        };
        let reached: BTreeMap<&str, BTreeSet<String>> = uses.keys().map(|module| (*module, reach(module))).collect();
        let circle = |module: &&str| -> Vec<String> {
            reached[module].iter().filter(|it| reached[it.as_str()].contains(*module)).cloned().collect()
        };
        let circles: BTreeSet<Vec<String>> = uses.keys().map(circle).filter(|it| it.len() > 1).collect();
        circles.into_iter().collect()
    }
}

/// The path of a file's module.
fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    if path == "lib" { String::new() } else { path }
}

/// The code of a file, without comments and tests.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that a module re-exports, with their paths.
fn exports(module: &str, code: &str) -> BTreeMap<String, String> {
    let exports = uses(code).into_iter().filter(|(is_public, _)| *is_public).flat_map(|(_, tree)| expand(&tree));
    let named = exports.map(|path| {
        let whole = absolute(module, &path).unwrap_or_else(|| format!("{module}::{path}"));
        (path.rsplit("::").next().unwrap_or_default().to_owned(), whole.trim_start_matches("::").to_owned())
    });
    named.collect()
}

/// The `use` statements of a file: whether each is public, and its tree.
fn uses(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for part in code.split_inclusive(';') {
        let start = part.lines().map(str::trim_start).find(|it| is_use(it)).unwrap_or_default();
        if let Some(at) = part.find(start).filter(|_| !start.is_empty()) {
            let statement = part[at..].trim_end_matches(';');
            let (visibility, tree) = statement.split_once("use ").unwrap_or(("", statement));
            found.push((visibility.starts_with("pub"), tree.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

fn is_use(line: &str) -> bool {
    let line = line.strip_prefix("pub").map_or(line, |rest| {
        let rest = if rest.starts_with('(') { rest.split_once(')').map_or(rest, |(_, it)| it) } else { rest };
        rest.trim_start()
    });
    line.starts_with("use ")
}

/// The paths of a `use` tree.
fn expand(tree: &str) -> Vec<String> {
    let Some((start, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let mut depth = 0;
    let parts = inner.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts: Vec<String> =
        parts.map(|it| format!("{}{}", start.trim(), it.trim())).filter(|it| *it != start).collect();
    parts.iter().flat_map(|it| expand(it)).collect()
}

/// All paths of a file that begin in this crate, other than its re-exports.
fn paths(code: &str) -> Vec<String> {
    let trees = uses(code).into_iter().filter(|(is_public, _)| !is_public).flat_map(|(_, tree)| expand(&tree));
    let lines = code.lines().filter(|it| !is_use(it.trim_start()));
    let inline = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':'));
    trees.chain(inline.map(str::to_owned)).collect()
}

/// A path from the root of the crate, or `None` for a path into another crate.
fn absolute(module: &str, path: &str) -> Option<String> {
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let whole = if let Some(rest) = path.strip_prefix("crate::") {
        rest.to_owned()
    } else if let Some(rest) = path.strip_prefix("self::") {
        format!("{module}::{rest}")
    } else if let Some(rest) = path.strip_prefix("super::super::") {
        format!("{}::{rest}", parent.rsplit_once("::").map_or("", |(it, _)| it))
    } else {
        format!("{parent}::{}", path.strip_prefix("super::")?)
    };
    Some(whole.trim_start_matches("::").to_owned())
}
