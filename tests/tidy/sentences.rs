//! Checks of the catalogue of sentences (`src/ui/text`): nothing is shown from elsewhere, placeholders are right, and
//! translations are complete.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use kith::domain::{
    Aim, Content, Entity, Exchange, Favour, Group, Kind, Mentorship, Outcome, Person, Project, Promise, Settings,
    SharedItem, Trip,
};
use kith::present::pages::{Menu, Route};
use serde_json::{Value, json};

use super::{files, none};

/// A string literal: its byte range in the code, with the quotes, and its text.
struct Literal {
    start: usize,
    end: usize,
    text: String,
}

/// Returns the string literals of Rust code, without those in comments.
fn literals(code: &str) -> Vec<Literal> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if code[at..].starts_with("//") {
            at += code[at..].find('\n').unwrap_or(code.len() - at);
        } else if code[at..].starts_with("'\"'") {
            at += 3;
        } else if bytes[at] == b'"' {
            let start = at;
            at += 1;
            while bytes.get(at).is_some_and(|it| *it != b'"') {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            let text = code[start + 1..at.min(code.len())].replace("\\\"", "\"");
            at += 1;
            found.push(Literal { start, end: at, text });
        } else {
            at += 1;
            while !code.is_char_boundary(at) {
                at += 1;
            }
        }
    }
    found
}

/// Attributes and arguments whose text nobody reads.
const UNREAD: [&str; 18] = [
    "class",
    "href",
    "id",
    "type",
    "kind",
    "name",
    "role",
    "autocomplete",
    "accept",
    "enterkeyhint",
    "popover",
    "list",
    "d",
    "viewBox",
    "rel",
    "src",
    "reason",
    "style",
];

/// Literals that look like sentences and are none: names of keys, headers and other programs' terms.
const ALLOWED: [&str; 4] = ["ArrowDown", "ArrowUp", "Enter", "Escape"];

/// Whether a literal is the value of an attribute that nobody reads.
fn is_unread(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches("format!(").trim_end();
    let Some(before) = before.strip_suffix('=') else { return false };
    let name = before.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    UNREAD.contains(&name) || name.starts_with("data-")
}

/// Removes the placeholders of a format string.
fn without_placeholders(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// Whether a text reads like words for people: it has a space, or begins with a capital letter.
fn is_shown(text: &str) -> bool {
    let text = without_placeholders(text);
    let is_class = |word: &str| !word.chars().any(char::is_uppercase) && (word.contains("--") || word.contains("__"));
    let is_letter = |word: &str| word.chars().count() < 2;
    if text.split(' ').any(is_class) || text.split(' ').all(is_letter) {
        return false;
    }
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let is_capital = text.chars().next().is_some_and(char::is_uppercase);
    letters > 1 && (text.trim().contains(' ') || is_capital)
}

#[test]
fn every_sentence_stands_in_the_catalogue() {
    let mut wrong = Vec::new();
    for (file, code) in files("src/ui", ".rs") {
        let is_catalogue = file.starts_with("src/ui/text");
        if is_catalogue || file.contains("tests") {
            continue;
        }
        for Literal { start, text, .. } in literals(&code) {
            if is_shown(&text) && !is_unread(&code[..start]) && !ALLOWED.contains(&text.as_str()) {
                wrong.push(format!("{file}: {text}"));
            }
        }
    }
    none("Move it to src/ui/text", wrong);
}

/// Whether code ends with an error: a variable `error` or `why`, a variant such as `JobError::NotRead`, or the variable of
/// a `map_err`.
fn ends_with_error(code: &str) -> bool {
    let path = code.rsplit(|c: char| !c.is_alphanumeric() && c != ':' && c != '_').next().unwrap_or_default();
    let is_type = |it: &str| it.ends_with("Error") || it.ends_with("Problem");
    matches!(path, "error" | "why") || path.split("::").any(is_type) || code.contains("map_err(")
}

#[test]
fn errors_are_shown_by_the_catalogue() {
    let mut wrong = Vec::new();
    for (file, code) in files("src/ui", ".rs").into_iter().filter(|(file, _)| !file.starts_with("src/ui/text")) {
        for line in code.lines() {
            if line.match_indices(".to_string()").any(|(at, _)| ends_with_error(&line[..at])) {
                wrong.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    none("Show it by a function of text::errors", wrong);
}

#[test]
fn every_field_of_a_form_has_a_label_for_errors() {
    const WITHOUT_FORM: [Kind; 2] = [Kind::Projects, Kind::Mentorships];
    let labels = fs::read_to_string(languages().with_file_name("errors").join("fields.rs")).unwrap();
    let mut missing = Vec::new();
    let mut check = |entity: &mut dyn Entity| {
        let lists: Vec<&str> =
            entity.fields().into_iter().filter(|(_, it)| it.is_list()).map(|(name, _)| name).collect();
        let names: Vec<&str> = entity.fields().into_iter().map(|(name, _)| name).collect();
        for name in names {
            let is_text = entity.field_mut(name).is_some_and(|it| it.put("", Some(&json!("any text"))));
            // A picture has an error of its own, and no user writes an answered offer, an answer about doubles or the
            // origin of an import.
            let has_no_words =
                ["photo", "hushed", "not_same", "joined", "sources", "card_lines", "moves", "left_out", "tag"]
                    .contains(&name);
            if (is_text || lists.contains(&name)) && !has_no_words && !labels.contains(&format!("\"{name}\"")) {
                missing.push(name.to_owned());
            }
        }
    };
    let forms: [(Kind, &mut dyn Entity); 10] = [
        (Kind::People, &mut Person::default()),
        (Kind::Exchanges, &mut Exchange::default()),
        (Kind::Promises, &mut Promise::default()),
        (Kind::Favours, &mut Favour::default()),
        (Kind::Aims, &mut Aim::default()),
        (Kind::Shares, &mut SharedItem::default()),
        (Kind::Returns, &mut Outcome::default()),
        (Kind::Groups, &mut Group::default()),
        (Kind::Trips, &mut Trip::default()),
        (Kind::Settings, &mut Settings::default()),
    ];
    let mut kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|it| !WITHOUT_FORM.contains(it)).collect();
    for (kind, entity) in forms {
        kinds.retain(|it| *it != kind);
        check(entity);
    }
    none("Add it to src/ui/text/errors/fields.rs", missing);
    none("Add it to this test or to WITHOUT_FORM", kinds.into_iter().map(|it| it.word().to_owned()).collect());
}

/// The kinds of the functions of `conflict/fields.rs` that have the labels of one kind.
const LABELS_OF: [(&str, Kind); 4] = [
    ("fn of_settings(", Kind::Settings),
    ("fn of_mentorship(", Kind::Mentorships),
    ("fn of_exchange(", Kind::Exchanges),
    ("fn of_promise(", Kind::Promises),
];

/// The names of fields that have a label, each with its kind, or none for every kind.
fn labelled() -> BTreeSet<(Option<Kind>, String)> {
    let mut found = BTreeSet::new();
    for file in [languages().with_file_name("errors"), languages().with_file_name("conflict")] {
        let mut kind = None;
        for line in fs::read_to_string(file.join("fields.rs")).unwrap().lines() {
            if line.starts_with("fn ") || line.starts_with("pub(") {
                kind = LABELS_OF.iter().find(|(head, _)| line.starts_with(head)).map(|(_, kind)| *kind);
            }
            let Some((names, _)) = line.split_once("=>") else { continue };
            let own = Kind::ALL.into_iter().find(|it| names.contains(&format!("Kind::{it:?},")));
            found.extend(literals(names).into_iter().map(|it| (own.or(kind), it.text)));
        }
    }
    found
}

/// The cells that a conflict can show: registers, lists, and each part of a group, and the switches of elements.
fn shown_cells(entity: &dyn Entity) -> Vec<String> {
    let mut cells = Vec::new();
    for (name, field) in entity.fields() {
        let contents = field.contents();
        let is_group = !field.is_list() && contents.iter().all(|(part, _)| !part.is_empty());
        if is_group {
            cells.extend(contents.iter().map(|(part, _)| format!("{name}/{part}")));
        } else {
            cells.push(name.to_owned());
        }
        let switches =
            contents.iter().filter(|(part, it)| field.is_list() && !part.is_empty() && *it == Content::Switch);
        cells.extend(switches.map(|(part, _)| (*part).to_owned()));
    }
    cells
}

#[test]
fn every_field_has_a_label_for_conflicts() {
    let entities: [(Kind, &dyn Entity); 12] = [
        (Kind::Settings, &Settings::default()),
        (Kind::People, &Person::default()),
        (Kind::Exchanges, &Exchange::default()),
        (Kind::Promises, &Promise::default()),
        (Kind::Favours, &Favour::default()),
        (Kind::Projects, &Project::default()),
        (Kind::Mentorships, &Mentorship::default()),
        (Kind::Aims, &Aim::default()),
        (Kind::Shares, &SharedItem::default()),
        (Kind::Returns, &Outcome::default()),
        (Kind::Groups, &Group::default()),
        (Kind::Trips, &Trip::default()),
    ];
    assert_eq!(entities.map(|it| it.0), Kind::ALL);
    let labels = labelled();
    let has_label = |kind, name: &str| [Some(kind), None].iter().any(|it| labels.contains(&(*it, name.to_owned())));
    let mut missing = Vec::new();
    for (kind, entity) in entities {
        let unnamed = shown_cells(entity).into_iter().filter(|it| !has_label(kind, it));
        missing.extend(unnamed.map(|it| format!("{}/{it}", kind.word())));
    }
    none("Add it to src/ui/text/conflict/fields.rs", missing);
}

/// A line of a `sentences!` block.
struct Sentence {
    file: String,
    name: String,
    /// The declared placeholders, the count among them.
    arguments: BTreeSet<String>,
    /// Empty unless the sentence is a plural.
    count: String,
    /// One pattern, or the two forms of a plural.
    patterns: Vec<String>,
}

/// Returns the names and notes of pages, and the words of numbers: single patterns outside the `sentences!` blocks.
fn words() -> Vec<Sentence> {
    let code = fs::read_to_string(languages().with_file_name("catalogue.rs")).unwrap();
    let numbers = code.split("const WORDS").nth(1).and_then(|it| it.split("];").next()).unwrap_or_default();
    let numbers = literals(numbers).into_iter().map(|it| it.text);
    let pages = Route::ALL.iter().flat_map(|page| {
        let note = if let Menu::Rail(note) = page.menu { Some(note) } else { None };
        [Some(page.name), note].into_iter().flatten().map(str::to_owned)
    });
    let word = |pattern: String| Sentence {
        file: "outside src/ui/text".to_owned(),
        name: pattern.clone(),
        arguments: BTreeSet::new(),
        count: String::new(),
        patterns: vec![pattern],
    };
    numbers.chain(pages).map(word).collect()
}

/// Returns all sentences of the catalogue.
fn catalogue() -> Vec<Sentence> {
    let mut found = words();
    for (file, code) in files("src/ui", ".rs").into_iter().filter(|(file, _)| file.starts_with("src/ui/text")) {
        for block in code.split("\nsentences! {\n").skip(1) {
            let block = block.split("\n}").next().unwrap_or_default();
            let mut last = 0;
            for Literal { start, end, text } in literals(block) {
                let between = &block[last..start];
                last = end;
                if between.trim() == "," {
                    let sentence: &mut Sentence = found.last_mut().unwrap();
                    sentence.patterns.push(text);
                } else {
                    found.push(sentence(&file, between, text));
                }
            }
        }
    }
    found
}

/// Reads the head of a line, such as `people_in[count](place):`.
fn sentence(file: &str, before: &str, pattern: String) -> Sentence {
    let lines = before.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<String>();
    let head = lines.rsplit(';').next().unwrap_or_default().trim().trim_end_matches(':').to_owned();
    let inside = |open: char, close: char| {
        head.split_once(open).and_then(|(_, it)| it.split_once(close)).map(|(it, _)| it.to_owned()).unwrap_or_default()
    };
    let (count, arguments) = (inside('[', ']'), inside('(', ')'));
    let arguments = arguments.split(',').chain([count.as_str()]).map(|it| it.trim().to_owned());
    Sentence {
        file: file.to_owned(),
        name: head.split(['[', '(']).next().unwrap_or_default().trim().to_owned(),
        arguments: arguments.filter(|it| !it.is_empty()).collect(),
        count,
        patterns: vec![pattern],
    }
}

/// Returns the placeholders of a pattern.
fn placeholders(pattern: &str) -> BTreeSet<String> {
    pattern.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0.to_owned())).collect()
}

#[test]
fn every_placeholder_is_declared_and_used() {
    let mut wrong = Vec::new();
    for Sentence { file, name, arguments, count, patterns } in catalogue() {
        let is_plain = arguments.is_empty();
        for (at, pattern) in patterns.iter().enumerate() {
            let used = placeholders(pattern);
            let is_one = at == 0 && !count.is_empty();
            let is_missing = arguments.iter().any(|it| !(used.contains(it) || is_one && *it == count));
            if !is_plain && (is_missing || !used.is_subset(&arguments)) {
                wrong.push(format!("{file}: {name}: {pattern}"));
            }
        }
    }
    none("Placeholders differ from the arguments", wrong);
}

#[test]
fn no_pattern_is_both_a_plural_and_not() {
    let (plurals, others): (Vec<_>, Vec<_>) = catalogue().into_iter().partition(|it| !it.count.is_empty());
    let keys: BTreeSet<&String> = plurals.iter().filter_map(|it| it.patterns.last()).collect();
    let both = others.iter().filter(|it| keys.contains(&it.patterns[0])).map(|it| it.name.clone());
    none("A translation could not tell them apart", both.collect());
}

fn languages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/text/languages")
}

/// The problems of a translated sentence: a form without a placeholder of the English pattern, or with another.
fn problems(sentence: &Sentence, translated: &Value) -> Vec<String> {
    let english = sentence.patterns.last().unwrap();
    let expected = placeholders(english);
    let forms: Vec<(&str, &str)> = match translated {
        Value::String(pattern) if sentence.count.is_empty() => vec![("", pattern)],
        Value::Object(forms) if !sentence.count.is_empty() && forms.contains_key("other") => {
            forms.iter().map(|(category, it)| (category.as_str(), it.as_str().unwrap_or_default())).collect()
        }
        _ => return vec![format!("not a {}: {english}", if sentence.count.is_empty() { "text" } else { "plural" })],
    };
    let differs = |category: &str, pattern: &str| {
        let mut used = placeholders(pattern);
        if category != "other" && !sentence.count.is_empty() {
            used.insert(sentence.count.clone());
        }
        used != expected
    };
    let wrong = forms.into_iter().filter(|(category, pattern)| pattern.is_empty() || differs(category, pattern));
    wrong.map(|(_, pattern)| format!("placeholders differ: {english} and {pattern}")).collect()
}

#[test]
fn every_translation_is_complete() {
    let catalogue = catalogue();
    let table = fs::read_to_string(languages().with_file_name("catalogue.rs")).unwrap();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(languages()).into_iter().flatten() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if !table.contains(&format!("languages/{file}")) {
            wrong.push(format!("{file} is not in LANGUAGES"));
        }
        let mut translated: BTreeMap<String, Value> =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let known = translated.clone();
        for sentence in &catalogue {
            let english = sentence.patterns.last().unwrap();
            translated.remove(english);
            match known.get(english) {
                None => wrong.push(format!("{file}: missing: {english}")),
                Some(it) => wrong.extend(problems(sentence, it).into_iter().map(|it| format!("{file}: {it}"))),
            }
        }
        wrong.extend(translated.into_keys().map(|it| format!("{file}: unknown: {it}")));
    }
    none("The translation differs from the catalogue", wrong);
}

/// Adds the missing sentences to the file of a language, in English, and removes the unknown ones:
/// `KITH_LANGUAGE=pt cargo test --test tidy -- --ignored update_a_translation`.
#[test]
#[ignore = "writes a file, for a translator"]
fn update_a_translation() {
    let code = std::env::var("KITH_LANGUAGE").unwrap();
    let path = languages().join(format!("{code}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|_| "{}".to_owned());
    let known: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
    let english = |it: &Sentence| match it.patterns.as_slice() {
        [one, other] => json!({"one": one, "other": other}),
        patterns => json!(patterns[0]),
    };
    let entry = |it: &Sentence| {
        let key = it.patterns.last().unwrap().clone();
        let translated = known.get(&key).cloned().unwrap_or_else(|| english(it));
        (key, translated)
    };
    let all: BTreeMap<String, Value> = catalogue().iter().map(entry).collect();
    fs::create_dir_all(languages()).unwrap();
    fs::write(path, serde_json::to_string_pretty(&all).unwrap() + "\n").unwrap();
}

/// Words that the app never shows, not even negated: they turn people into a task, and the user into somebody who is
/// judged. Compared by whole words, in any case.
const NEVER: [&str; 27] = [
    "score",
    "scores",
    "overdue",
    "target",
    "targets",
    "progress",
    "fail",
    "fails",
    "failed",
    "failure",
    "cancelled",
    "canceled",
    "completed",
    "should have",
    "streak",
    "streaks",
    "lead",
    "leads",
    "pipeline",
    "roi",
    "leverage",
    "touchpoint",
    "touchpoints",
    "network value",
    "blame you",
    "guilt",
    "well done",
];

/// Phrases that plainer ones replaced, as whole words.
const REPLACED: [&str; 22] = [
    "whoever",
    "whatever",
    "had begun",
    "have begun",
    "is brought in",
    "parted by",
    "nobody by that",
    "newer kith",
    "kept current",
    "keeps itself",
    "lies ahead",
    "let it be",
    "take it off",
    "take the lock off",
    "way back",
    "all the same",
    "stand here",
    "stands here",
    "taken back",
    "undone:",
    "redone:",
    "they could give",
];

/// The words of a text in lower case, between spaces.
fn spaced(text: &str) -> String {
    let is_part = |it: char| it.is_alphanumeric() || it == ':' || it == '’';
    let words = without_placeholders(text).to_lowercase();
    let words: Vec<&str> = words.split(|it| !is_part(it)).filter(|it| !it.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The texts that somebody reads: the catalogue, the texts of the page before the program runs, the manifest, and the
/// features in the README.
fn shown() -> Vec<(String, String)> {
    let sentences =
        catalogue().into_iter().flat_map(|it| it.patterns.into_iter().map(move |text| (it.file.clone(), text)));
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        (name.to_owned(), fs::read_to_string(path).unwrap())
    };
    let boot = read("public/boot.js")
        .1
        .split("textContent = ")
        .skip(1)
        .map(|it| it.lines().next().unwrap().to_owned())
        .collect();
    let manifest: Value = serde_json::from_str(&read("public/manifest.webmanifest").1).unwrap();
    let manifest = manifest["description"].as_str().unwrap().to_owned();
    let (readme, text) = read("README.md");
    let features = text.split("## Try it").next().unwrap_or_default();
    let text = features.split('`').step_by(2).collect::<String>();
    let others =
        [("public/boot.js".to_owned(), boot), ("public/manifest.webmanifest".to_owned(), manifest), (readme, text)];
    sentences.chain(others).collect()
}

#[test]
fn no_sentence_has_a_word_that_the_app_never_shows() {
    let mut wrong = Vec::new();
    for (file, text) in shown() {
        let words = spaced(&text);
        let found = NEVER.iter().filter(|it| words.contains(&format!(" {it} ")));
        wrong.extend(found.map(|it| format!("{file}: {it}: {}", text.lines().next().unwrap_or_default())));
        // The storage meter has a percentage. The README has syntax.
        let is_catalogue = file.starts_with("src/");
        if is_catalogue && (text.contains('!') || text.contains('%') && !file.ends_with("/data.rs")) {
            wrong.push(format!("{file}: {text}"));
        }
    }
    none("Say it without this word", wrong);
}

#[test]
fn sentences_say_what_a_friend_would_say() {
    let mut wrong = Vec::new();
    for (file, text) in shown().into_iter().filter(|it| it.0.starts_with("src/")) {
        let words = spaced(&text);
        let found = REPLACED.iter().filter(|it| words.contains(&format!(" {it} ")));
        wrong.extend(found.map(|it| format!("{file}: {it}: {text}")));
        // A label such as "What they bring" is fine, and so is the idiom.
        let text = text.replace("what came of it", "the news");
        let sentences = text.split_inclusive(['.', '?']).filter(|it| it.ends_with('.') && super::is_headless(it));
        wrong.extend(sentences.map(|it| format!("{file}: without a noun: {it}")));
    }
    none("Say it plainly", wrong);
}
