//! Checks of project rules that the compiler and clippy cannot express.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the path and text of every file below a folder with this ending.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), &mut found);
    let mut files: Vec<_> = found
        .into_iter()
        .filter(|it| it.to_string_lossy().ends_with(ending))
        .map(|it| {
            (
                it.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
                fs::read_to_string(&it).unwrap_or_default(),
            )
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "nothing in {folder} ends with {ending}");
    files
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_ours = !path.ends_with("node_modules") && !path.ends_with("target");
        if path.is_dir() && is_ours {
            collect(&path, found)
        } else if path.is_file() {
            found.push(path)
        }
    }
}

#[track_caller]
fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn layers_name_only_those_below_them() {
    let may: &[(&str, &[&str])] = &[
        ("domain", &["domain"]),
        ("merge", &["domain", "merge"]),
        ("insight", &["domain", "merge", "insight"]),
        ("formats", &["domain", "merge", "formats"]),
        ("quick_entry", &["domain", "merge", "formats", "quick_entry"]),
        ("store", &["domain", "merge", "formats", "store"]),
        ("web", &["domain", "merge", "formats", "quick_entry", "insight", "store", "web"]),
    ];
    let mut wrong = Vec::new();
    for (layer, allowed) in may {
        for (file, text) in files(&format!("src/{layer}"), ".rs").iter().filter(|(file, _)| !file.ends_with("tests.rs"))
        {
            for named in text
                .split("crate::")
                .skip(1)
                .map(|it| it.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
            {
                let is_layer =
                    ["domain", "merge", "insight", "formats", "quick_entry", "store", "web", "ui"].contains(&named);
                if is_layer && !allowed.contains(&named) {
                    wrong.push(format!("{file} names {named}"));
                }
            }
        }
    }
    none("An arrow points up", wrong);
}

#[test]
fn the_core_knows_no_clock_and_no_web() {
    let words =
        ["SystemTime", "Instant::now", "Utc::now", "Local::now", "js_sys", "web_sys", "leptos", "std::fs", "std::net"];
    let mut wrong = Vec::new();
    for layer in ["domain", "merge", "insight", "formats", "quick_entry", "store"] {
        for (file, text) in files(&format!("src/{layer}"), ".rs") {
            wrong.extend(words.iter().filter(|it| text.contains(**it)).map(|it| format!("{file} has {it}")));
        }
    }
    none("The core reaches out", wrong);
}

#[test]
fn nothing_forbidden_is_written() {
    let words = ["inner_html", "innerHTML", "style=\"", "todo!(", "dbg!(", "// TODO", "XXX"];
    let mut wrong = Vec::new();
    for (file, text) in files("src", ".rs").into_iter().chain(files("src", ".js")) {
        wrong.extend(words.iter().filter(|it| text.contains(**it)).map(|it| format!("{file} has {it}")));
    }
    none("Not in this house", wrong);
}

/// `Debug` output is no stable format: it must not be stored, sent to the worker, shown or used as a key.
#[test]
fn debug_text_is_only_for_debugging() {
    let mut wrong = Vec::new();
    for (file, text) in
        files("src", ".rs").iter().filter(|(file, _)| !file.contains("tests") && !file.ends_with("faults.rs"))
    {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().filter(|it| !it.trim_start().starts_with("//") && it.contains(":?}"));
        wrong.extend(lines.map(|it| format!("{file}: {}", it.trim())));
    }
    none("Debug as a format", wrong);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = files("src", ".rs").into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file);
    none("No word at the top", silent.collect());
}

#[test]
fn words_we_never_show_are_not_in_the_pages() {
    let words = [" lead ", "pipeline", " ROI", "leverage", "touchpoint", "network value", "overdue", " streak"];
    let mut wrong = Vec::new();
    for (file, text) in files("src/ui", ".rs").into_iter().chain(files("src/insight", ".rs")) {
        let shown = text.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        wrong.extend(words.iter().filter(|it| shown.contains(**it)).map(|it| format!("{file} has{it}")));
    }
    none("A word we never show", wrong);
}

#[test]
fn every_sign_is_in_the_sprite() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sprite = fs::read_to_string(root.join("public/icons.svg")).unwrap();
    let mut missing = Vec::new();
    for (file, text) in files("src/ui", ".rs") {
        for name in text.split("icon(\"").skip(1).filter_map(|it| it.split('"').next()) {
            if !sprite.contains(&format!("id=\"sign-{name}\"")) {
                missing.push(format!("{file}: {name}"));
            }
        }
    }
    none("Not in icons.svg", missing);
}

#[test]
fn raw_colours_stand_only_in_the_tokens() {
    let mut wrong = Vec::new();
    for (file, text) in files("style", ".css").into_iter().filter(|(file, _)| !file.ends_with("tokens.css")) {
        for line in text.lines().filter(|it| it.contains(": #") || it.contains("rgb(")) {
            wrong.push(format!("{file}: {}", line.trim()));
        }
    }
    none("A raw colour", wrong);
}

/// Private names that the glossary replaced. An engineer who has never seen Kith knows the new ones.
#[test]
fn names_that_were_replaced_do_not_come_back() {
    let names = [
        "Guarded",
        "LastLook",
        "BroughtIn",
        "Refusal",
        "Eve",
        "Windowed",
        "Around",
        "OwnDraft",
        "InCard",
        "Door",
        "Taught",
        "Postings",
        "Outline",
        "KeepFavour",
        "KeepShare",
        "SayWelcome",
        "SayEnergy",
        "way_back",
        "last_look",
        "bring_in",
        "unguard",
        "catch_up",
        "put_away",
        "take_in",
        "saw_only",
        "spell_out",
        "dialled",
        "book_now",
        "look_again_at",
        "is_ripe",
        "kept_turns",
        "NO_JUDGE",
        "KEPT_TURNS",
        "KEPT_TRIES",
        "RIPE",
    ];
    let mut wrong = Vec::new();
    for (file, text) in files("src", ".rs") {
        let code = text.lines().map(|it| it.split("//").next().unwrap_or_default());
        let words = code.flat_map(|it| it.split(|c: char| !c.is_alphanumeric() && c != '_'));
        wrong.extend(words.filter(|it| names.contains(it)).map(|it| format!("{file}: {it}")));
    }
    none("A name that was replaced", wrong);
}

/// Words that open a clause without a noun, and the verbs that may follow one: "what is kept", "whoever has".
const OPENERS: [&str; 6] = ["what", "whatever", "whoever", "whom", "whose", "who"];
const VERBS: [&str; 44] = [
    "is", "was", "are", "were", "has", "had", "does", "did", "comes", "came", "stands", "stood", "lies", "lay",
    "somebody", "nobody", "it", "they", "he", "she", "one", "cannot", "can", "could", "goes", "takes", "took", "must",
    "may", "would", "will", "needs", "fits", "reads", "writes", "asks", "they", "been", "being", "gets", "got",
    "gives", "gave", "keeps",
];
/// Words after which such a clause is good English: a verb of saying, or the noun that it belongs to.
const BEFORE: [&str; 36] = [
    "decide",
    "decides",
    "say",
    "says",
    "tell",
    "tells",
    "ask",
    "asks",
    "show",
    "shows",
    "know",
    "knows",
    "see",
    "explain",
    "explains",
    "describe",
    "describes",
    "about",
    "people",
    "person",
    "somebody",
    "anybody",
    "nobody",
    "everybody",
    "those",
    "anyone",
    "someone",
    "others",
    "other",
    "contact",
    "contacts",
    "user",
    "users",
    "friend",
    "one",
    "everyone",
];

/// At most one sentence in a hundred, in comments and in the docs, has a clause without a noun. Well-kept Rust projects
/// have 0.0 to 0.4 %.
#[test]
fn comments_and_docs_name_their_nouns() {
    let comments = files("src", ".rs").into_iter().chain(files("xtask/src", ".rs")).map(|(file, text)| {
        let lines = text.lines().filter_map(|it| it.trim_start().strip_prefix("//"));
        (file, lines.map(|it| it.trim_start_matches(['/', '!'])).collect::<Vec<_>>().join("\n"))
    });
    let docs = files("docs", ".md")
        .into_iter()
        .map(|(file, text)| (file, text.lines().filter(|it| !it.starts_with('|')).collect::<Vec<_>>().join("\n")));
    for (kind, texts) in [("comments", comments.collect::<Vec<_>>()), ("docs", docs.collect())] {
        let mut count = 0;
        let mut headless = Vec::new();
        for (file, text) in texts {
            for sentence in text.split_inclusive(['.', '?', ':']) {
                count += usize::from(sentence.split_whitespace().count() > 2);
                if is_headless(sentence) {
                    headless.push(format!("{file}: {}", sentence.split_whitespace().collect::<Vec<_>>().join(" ")));
                }
            }
        }
        assert!(headless.len() * 100 <= count, "{kind}: {} of {count}\n{}", headless.len(), headless.join("\n"));
    }
}

fn is_headless(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let opens = |at: usize| {
        let is_fine = at > 0 && BEFORE.contains(&words[at - 1]);
        OPENERS.contains(&words[at]) && words.get(at + 1).is_some_and(|it| VERBS.contains(it)) && !is_fine
    };
    !sentence.ends_with('?') && (0..words.len()).any(opens)
}

/// Modules of the app that still use one another in circles. The list may only become shorter.
const IN_CIRCLES: [&str; 31] = [
    "ui::app",
    "ui::app::background_search",
    "ui::app::toasts",
    "ui::app::unsaved",
    "ui::capture",
    "ui::capture_draft",
    "ui::components::dialog",
    "ui::components::toast",
    "ui::dialogs",
    "ui::dialogs::ask",
    "ui::dialogs::encounter",
    "ui::dialogs::favour",
    "ui::dialogs::introduce",
    "ui::dialogs::prep",
    "ui::dialogs::repair",
    "ui::dialogs::share",
    "ui::dialogs::sort",
    "ui::exchange_form",
    "ui::lazy",
    "ui::message_draft",
    "ui::pages::contact_links",
    "ui::pages::people",
    "ui::pages::person_sections",
    "ui::pages::today",
    "ui::pages::welcome",
    "ui::passphrase",
    "ui::person_form",
    "ui::person_input",
    "ui::promise_form",
    "ui::text",
    "ui::text::catalogue",
];

/// Two files that use each other can only be understood together. A name that a parent module re-exports counts as a
/// use of the file that defines it.
#[test]
#[expect(clippy::print_stdout, reason = "the circles are to be seen with --nocapture")]
fn no_two_files_use_each_other() {
    let modules = Modules::read();
    let circles = modules.circles();
    circles.iter().for_each(|circle| println!("circle: {}", circle.join(", ")));
    let found = circles.concat();
    none("In a circle", found.iter().filter(|it| !IN_CIRCLES.contains(&it.as_str())).cloned().collect());
    none(
        "No longer in a circle, so take it off the list",
        IN_CIRCLES.iter().filter(|it| !found.iter().any(|found| found == *it)).map(|it| (*it).to_owned()).collect(),
    );
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
