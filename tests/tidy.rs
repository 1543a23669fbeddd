//! Checks of project rules that the compiler and clippy cannot express.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/docs.rs"]
mod docs;
#[path = "tidy/pages.rs"]
mod pages;
#[path = "tidy/person.rs"]
mod person;
#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/sentences.rs"]
mod sentences;
#[path = "tidy/size.rs"]
mod size;

use std::collections::HashSet;
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
        ("store", &["domain", "merge", "insight", "formats", "store"]),
        ("foreign_import", &["domain", "merge", "insight", "formats", "store", "foreign_import"]),
        ("present", &["domain", "merge", "insight", "formats", "quick_entry", "store", "present"]),
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
                let is_layer = [
                    "domain",
                    "merge",
                    "insight",
                    "formats",
                    "quick_entry",
                    "store",
                    "foreign_import",
                    "present",
                    "web",
                    "ui",
                ]
                .contains(&named);
                if is_layer && !allowed.contains(&named) {
                    wrong.push(format!("{file} names {named}"));
                }
            }
        }
    }
    none("An arrow points up", wrong);
}

/// Returns the first name after each occurrence of `prefix`.
fn names_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |it: &'a str| it.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    text.split(prefix).skip(1).map(name)
}

#[test]
fn the_state_uses_no_view() {
    let mut wrong = Vec::new();
    for (file, text) in files("src/ui/state", ".rs") {
        let may = ["dom_id", "route", "state", "text"];
        wrong
            .extend(names_after(&text, "crate::ui::").filter(|it| !may.contains(it)).map(|it| format!("{file}: {it}")));
    }
    none("The state names a view", wrong);
}

#[test]
fn contexts_need_one_another_without_a_circle() {
    let mut left = files("src/ui/state", ".rs");
    loop {
        let names: Vec<String> = left.iter().map(|(file, _)| stem(file)).collect();
        let before = left.len();
        // A file is done once all files that it names are done.
        left.retain(|(_, text)| names_after(text, "super::").any(|it| names.iter().any(|name| name == it)));
        if left.len() == before {
            break;
        }
    }
    none("A circle of contexts", left.into_iter().map(|(file, _)| file).collect());
}

fn stem(file: &str) -> String {
    Path::new(file).file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn the_core_knows_no_clock_and_no_web() {
    let words =
        ["SystemTime", "Instant::now", "Utc::now", "Local::now", "js_sys", "web_sys", "leptos", "std::fs", "std::net"];
    let mut wrong = Vec::new();
    for layer in ["domain", "merge", "insight", "formats", "quick_entry", "store", "present"] {
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
    for (file, text) in files("src", ".rs").into_iter().chain(files("public", ".js")) {
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
fn every_icon_is_in_the_sprite() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sprite = fs::read_to_string(root.join("public/icons.svg")).unwrap();
    let mut missing = Vec::new();
    for (file, text) in files("src/ui", ".rs") {
        for name in text.split("icon(\"").skip(1).filter_map(|it| it.split('"').next()) {
            if !sprite.contains(&format!("id=\"icon-{name}\"")) {
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

/// Test titles say "compaction", "import" and "backup file".
#[test]
fn test_titles_use_the_words_of_the_glossary() {
    let words = ["fold", "folds", "folded", "brought", "kept file", "put aside", "torn"];
    let has = |title: &str, word: &str| format!(" {title} ").contains(&format!(" {word} "));
    let mut wrong = Vec::new();
    let titles = |text: &str, before: &str, end: char| {
        text.split(before).skip(1).filter_map(|it| it.split(end).next()).map(str::to_lowercase).collect::<Vec<_>>()
    };
    for (file, text) in files("tests/e2e", ".test.mjs").into_iter().chain(files("src", ".rs")) {
        let titles = if file.ends_with(".rs") { titles(&text, "fn ", '(') } else { titles(&text, "test(\"", '"') };
        let plain = titles.into_iter().map(|it| it.replace([',', '_'], " "));
        wrong.extend(plain.filter(|it| words.iter().any(|word| has(it, word))).map(|it| format!("{file}: {it}")));
    }
    none("A private word in a title", wrong);
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
        "Keeper",
        "Shelf",
        "ShelfItem",
        "piece",
        "draw_piece",
        "said",
        "begun",
        "keeper",
        "folded",
        "hear",
        "seal",
        "unseal",
        "put_newer_aside",
        "aside",
        "is_aside",
        "of_aside",
        "main_way",
        "other_ways",
        "kept_text",
        "MAX_KEPT",
        "Habits",
        "Room",
        "RoomSection",
        "KeeperSection",
        "DamageSection",
        "OpeningsSection",
        "Invite",
        "Honest",
        "Piece",
        "Arrival",
        "Abilities",
        "Logged",
        "Recorder",
        "Reach",
        "Covers",
        "Whose",
        "PutAside",
        "haste",
        "is_hasty",
        "went_back",
        "unwrite",
    ];
    let mut wrong = Vec::new();
    for (file, text) in files("src", ".rs") {
        // The parts between quotation marks are no names.
        let code = text.lines().map(|it| it.split("//").next().unwrap_or_default());
        let code = code.flat_map(|it| it.split('"').step_by(2));
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

/// The sheets of `style/` without comments.
fn sheets() -> Vec<(String, String)> {
    let strip = |text: &str| text.split("*/").filter_map(|it| it.split("/*").next()).collect::<String>();
    files("style", ".css").into_iter().map(|(file, text)| (file, strip(&text))).collect()
}

/// Returns the names that follow a mark in a text: `.name` or `--name`.
fn named<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.split(mark)
        .skip(1)
        .map(move |it| it.split(|c| !is_part(c)).next().unwrap_or_default())
        .filter(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The sheets that import the others: that of the first load, and that of the lazy parts.
const IMPORTING: [&str; 2] = ["main.css", "lazy.css"];

/// The names of the sheets that a sheet imports.
fn imported(sheets: &[(String, String)], name: &str) -> Vec<String> {
    let (_, text) = sheets.iter().find(|(file, _)| file.strip_prefix("style/") == Some(name)).unwrap();
    text.split("@import \"").skip(1).filter_map(|it| it.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn every_sheet_is_imported_once() {
    let sheets = sheets();
    let mut found: Vec<_> = IMPORTING.iter().flat_map(|name| imported(&sheets, name)).collect();
    found.sort_unstable();
    let names = sheets.iter().filter_map(|(file, _)| file.strip_prefix("style/"));
    assert_eq!(found, names.filter(|it| !IMPORTING.contains(it)).collect::<Vec<_>>());
}

/// Today would be painted before their style is there.
#[test]
fn the_first_load_has_no_class_of_the_lazy_sheets() {
    const FIRST: [&str; 13] = [
        "components/avatar.rs",
        "components/checkbox.rs",
        "components/dialog.rs",
        "components/field.rs",
        "components/icon.rs",
        "components/lazy_part.rs",
        "components/toast.rs",
        "layout.rs",
        "lock_screen.rs",
        "notices.rs",
        "pages/suggestion_card.rs",
        "pages/today.rs",
        "pages/welcome.rs",
    ];
    let sheets = sheets();
    let classes = |root: &str| -> HashSet<String> {
        let names = imported(&sheets, root);
        let texts = sheets.iter().filter(|(file, _)| names.iter().any(|it| file.ends_with(it.as_str())));
        texts.flat_map(|(_, text)| named(text, ".").map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let main = classes("main.css");
    let lazy: HashSet<_> = classes("lazy.css").difference(&main).cloned().collect();
    let mut wrong = Vec::new();
    let views = files("src/ui", ".rs");
    for (file, text) in views.iter().filter(|(file, _)| FIRST.iter().any(|it| file.ends_with(it))) {
        let classes = text.split("class=\"").skip(1).filter_map(|it| it.split('"').next()).flat_map(|it| it.split(' '));
        wrong.extend(classes.filter(|it| lazy.contains(*it)).map(|it| format!("{file}: {it}")));
    }
    none("A class of a lazy sheet", wrong);
}

/// A class counts as used where it stands in a string of nothing but classes: `class="btn main"`, `"main"`.
#[test]
fn every_class_is_defined_and_used() {
    let sheets = sheets();
    // An import names a file with an ending, which is no class.
    let rules = |text: &str| text.lines().filter(|it| !it.starts_with("@import")).collect::<Vec<_>>().join("\n");
    let styles: String = sheets.iter().map(|(_, it)| rules(it)).collect();
    let defined: HashSet<&str> = named(&styles, ".").collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = ["index.html", "public/icons.svg"]
        .map(|it| (it.to_owned(), fs::read_to_string(root.join(it)).unwrap_or_default()));
    let mut undefined = Vec::new();
    let mut used = HashSet::new();
    for (file, text) in files("src/ui", ".rs").iter().chain(&pages) {
        for line in text.lines().filter(|it| !it.trim_start().starts_with("//")) {
            let parts: Vec<&str> = line.split('"').collect();
            for pair in parts.chunks_exact(2) {
                let words = pair[1].split(' ').filter(|it| !it.is_empty() && !it.starts_with('{'));
                let strange: Vec<&str> = words.clone().filter(|it| !defined.contains(it)).collect();
                if pair[0].ends_with("class=") {
                    undefined.extend(strange.iter().map(|it| format!("{file}: {it}")));
                }
                if strange.is_empty() {
                    used.extend(words.map(str::to_owned));
                }
            }
        }
    }
    none("A class that no sheet defines", undefined);
    none(
        "A class that nothing has",
        defined.iter().filter(|it| !used.contains(**it)).map(|it| (*it).to_owned()).collect(),
    );
}

#[test]
fn every_custom_property_is_defined_and_used() {
    let styles: String = sheets().into_iter().map(|(_, it)| it).collect();
    let used: HashSet<&str> = named(&styles, "var(--").collect();
    let declarations = styles.split(['{', ';', '}']).filter_map(|it| it.trim().strip_prefix("--")?.split_once(':'));
    let defined: HashSet<&str> = declarations.map(|(name, _)| name).collect();
    none("Defined or used only", used.symmetric_difference(&defined).map(|it| (*it).to_owned()).collect());
}

/// Queries name only the widths and heights of the table at the top of `style/tokens.css`.
#[test]
fn breakpoints_stand_in_one_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tokens = fs::read_to_string(root.join("style/tokens.css")).unwrap();
    let table = tokens.split_once("Breakpoints.").and_then(|(_, it)| it.split_once("*/")).unwrap().0;
    let lengths = |text: &str| {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
        words.filter(|it| it.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned).collect::<Vec<_>>()
    };
    let (known, mut wrong) = (lengths(table), Vec::new());
    for (file, text) in sheets() {
        for line in text.lines().filter(|it| it.contains("@media") || it.contains("@container")) {
            wrong.extend(lengths(line).into_iter().filter(|it| !known.contains(it)).map(|it| format!("{file}: {it}")));
        }
    }
    none("A breakpoint that is not in the table", wrong);
}
