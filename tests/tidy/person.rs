//! Checks that the form and the page of a person have every field, or leave it out on purpose.

use std::path::Path;

use kith::domain::{Entity as _, HowMet, Person, Registers as _};

use super::none;

/// The names of the fields of a person, and of the parts of the first meeting: `role`, `how_met.place`.
fn names() -> Vec<String> {
    let how_met = HowMet::default();
    let parts = how_met.parts().into_iter().map(|(name, _)| format!("how_met.{name}"));
    Person::default().fields().into_iter().map(|(name, _)| name.to_owned()).chain(parts).collect()
}

fn read(files: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files.iter().map(|it| std::fs::read_to_string(root.join(it)).unwrap()).collect()
}

/// Whether code reads a field: the name after a dot or a bracket, and no longer name.
fn has(code: &str, name: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || it == '_';
    code.match_indices(name).any(|(at, _)| {
        code[..at].ends_with(['.', '(', ' ', '&'])
            && !code[at + name.len()..].starts_with(|it| is_part(it) || it == ':')
    })
}

#[test]
fn every_field_of_a_person_is_in_the_form() {
    // The long view, the menu of a person, the suggestions, the page "Mentoring", the question of doubles and the imports set these.
    const LEFT_OUT: [&str; 11] = [
        "helps",
        "hushed",
        "chapters",
        "moves",
        "not_before",
        "archived",
        "not_same",
        "joined",
        "sources",
        "card_lines",
        "sample",
    ];
    let form = read(&["src/ui/person_form.rs", "src/ui/person_fields.rs"]);
    // The draft has these under other names.
    let is_there = |name: &str| match name {
        "cadence_days" => has(&form, "cadence"),
        "how_met.when" => has(&form, "met_when"),
        "how_met.through" => has(&form, "met_through"),
        name => has(&form, name),
    };
    none(
        "Not in person_form.rs or person_fields.rs",
        names().into_iter().filter(|it| !LEFT_OUT.contains(&&**it) && !is_there(it)).collect(),
    );
}

#[test]
fn every_text_and_row_of_the_form_is_read_when_the_form_is_saved() {
    let draft = read(&["src/ui/state/person_draft.rs"]);
    let (fields, code) = draft.split_once("impl PersonDraft").unwrap();
    let fields = fields.split_once("/// Why a field").map_or(fields, |it| it.0);
    let texts = fields.lines().filter_map(|it| {
        it.trim().strip_prefix("pub(crate) ")?.split_once(": ").filter(|it| it.1 != "Person,").map(|it| it.0)
    });
    none("Not in PersonDraft::read", texts.filter(|it| !has(code, &format!("self.{it}"))).map(str::to_owned).collect());
}

#[test]
fn every_field_of_a_person_is_on_the_page() {
    // Parts of the name, the picture, the days of the rhythm and of the suggestions, and the mark of demo data. The page
    // "Mentoring" has the kinds of help, the long view the chapters and moves, the region "The same person?" the doubles, and the
    // imports their own keys.
    const LEFT_OUT: [&str; 18] = [
        "prefix",
        "given",
        "middle",
        "family",
        "suffix",
        "sort_name",
        "helps",
        "hushed",
        "chapters",
        "moves",
        "photo",
        "cadence_days",
        "not_before",
        "not_same",
        "joined",
        "sources",
        "card_lines",
        "sample",
    ];
    let page = read(&[
        "src/present/person.rs",
        "src/ui/pages/person.rs",
        "src/ui/pages/person_sections.rs",
        "src/ui/pages/knowledge.rs",
        "src/ui/pages/contact_links.rs",
    ]);
    let is_there = |name: &str| has(&page, name.strip_prefix("how_").filter(|it| it.contains('.')).unwrap_or(name));
    none(
        "Not on the page of the person",
        names().into_iter().filter(|it| !LEFT_OUT.contains(&&**it) && !is_there(it)).collect(),
    );
}
