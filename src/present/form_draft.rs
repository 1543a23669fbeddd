//! Unsaved input of forms: the text of each field, kept until the form is saved or its words are discarded.

use serde_json::{Value, json};

/// Maximum number of forms whose input is kept; the oldest goes first (design decision).
const FORMS: usize = 20;

/// The input of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDraft {
    /// The name of the field in its form.
    pub name: String,
    /// Its value when the form was opened.
    pub opened: String,
    /// The value that the user typed or chose.
    pub typed: String,
    /// Whether it is a choice among options, and no words.
    pub is_choice: bool,
}

/// The input of one form, in the order of the first edit of each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormDraft {
    /// The edited fields.
    pub fields: Vec<FieldDraft>,
}

impl FormDraft {
    /// Notes an edit. A text that is back at its first value is no edit.
    pub fn note(&mut self, edit: FieldDraft) {
        let is_back = !edit.is_choice && edit.typed == edit.opened;
        match self.fields.iter().position(|it| it.name == edit.name) {
            Some(at) if is_back => drop(self.fields.remove(at)),
            Some(at) => self.fields[at] = edit,
            None if is_back => (),
            None => self.fields.push(edit),
        }
    }

    /// Forgets the edit of a field.
    pub fn forget(&mut self, name: &str) {
        self.fields.retain(|it| it.name != name);
    }

    /// Whether there are words that would be lost. Choices alone are made again with a tap.
    pub fn has_words(&self) -> bool {
        self.fields.iter().any(|it| !it.is_choice)
    }
}

/// The input of several forms, each under a key of its own, the latest last.
///
/// # Examples
///
/// ```
/// use kith::present::form_draft::{FieldDraft, FormDraft, FormDrafts};
///
/// let what = FieldDraft { name: "What".into(), opened: "".into(), typed: "a ladder".into(), is_choice: false };
/// let mut drafts = FormDrafts::default();
/// drafts.keep("ask ana", FormDraft { fields: vec![what] });
/// let again = FormDrafts::read(&drafts.write());
/// assert_eq!(again, drafts);
/// assert_eq!(again.of("ask ana").unwrap().fields[0].typed, "a ladder");
/// assert_eq!(again.of("ask luis"), None);
/// assert_eq!(FormDrafts::read("no drafts"), FormDrafts::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormDrafts {
    forms: Vec<(String, FormDraft)>,
}

impl FormDrafts {
    /// The input of a form.
    pub fn of(&self, key: &str) -> Option<&FormDraft> {
        self.forms.iter().find(|it| it.0 == key).map(|it| &it.1)
    }

    /// Keeps the input of a form in place of its earlier input. One without words goes.
    pub fn keep(&mut self, key: &str, draft: FormDraft) {
        self.forms.retain(|it| it.0 != key);
        if draft.has_words() {
            self.forms.push((key.to_owned(), draft));
        }
        if self.forms.len() > FORMS {
            self.forms.remove(0);
        }
    }

    /// Drops the input of a form.
    pub fn drop_form(&mut self, key: &str) {
        self.keep(key, FormDraft::default());
    }

    /// Reads a stored text. Unreadable parts are left out.
    pub fn read(text: &str) -> Self {
        let Ok(Value::Array(forms)) = serde_json::from_str(text) else { return Self::default() };
        Self { forms: forms.iter().filter_map(read_form).collect() }
    }

    /// The text to store. Empty without any input.
    pub fn write(&self) -> String {
        let field = |it: &FieldDraft| json!([it.name, it.opened, it.typed, it.is_choice]);
        let form = |(key, draft): &(String, FormDraft)| {
            let fields: Vec<Value> = draft.fields.iter().map(field).collect();
            json!([key, fields])
        };
        if self.forms.is_empty() { String::new() } else { self.forms.iter().map(form).collect::<Value>().to_string() }
    }
}

fn read_form(form: &Value) -> Option<(String, FormDraft)> {
    let fields = form.get(1)?.as_array()?.iter().filter_map(read_field).collect();
    Some((form.get(0)?.as_str()?.to_owned(), FormDraft { fields }))
}

fn read_field(field: &Value) -> Option<FieldDraft> {
    let part = |at: usize| Some(field.get(at)?.as_str()?.to_owned());
    Some(FieldDraft { name: part(0)?, opened: part(1)?, typed: part(2)?, is_choice: field.get(3)?.as_bool()? })
}

/// The value of a field whose input is taken up again, or none if it stays as it is. `current` is the value that the
/// form has now, which may differ from the one that the user edited: the book may have changed meanwhile.
///
/// - If the field is as it was, it gets the user's text.
/// - If it already says what the user typed, it stays.
/// - In a text of several lines, the lines that the user added and removed are added and removed.
/// - In a line that began empty, words that came otherwise, as from another app, follow the user's words.
///
/// # Examples
///
/// ```
/// # use kith::present::form_draft::restored;
/// let check = |current: &str, opened: &str, typed: &str, is_long: bool, expected: Option<&str>| {
///     assert_eq!(restored(current, opened, typed, is_long).as_deref(), expected, "{current} {opened} {typed}");
/// };
/// check("", "", "lunch with Bea", true, Some("lunch with Bea"));
/// check("lunch with Bea", "", "lunch with Bea", true, None);
/// check("Clerk", "Clerk", "Accountant", false, Some("Accountant"));
/// check("Head clerk", "Clerk", "Accountant", false, Some("Accountant"));
/// check("a@x.org\nc@x.org", "a@x.org", "a@x.org\nb@x.org", true, Some("a@x.org\nc@x.org\nb@x.org"));
/// check("a@x.org\nc@x.org", "a@x.org", "b@x.org", true, Some("c@x.org\nb@x.org"));
/// check("an article", "", "lunch with Bea", true, Some("lunch with Bea an article"));
/// check("an article, and more", "", "an article", true, None);
/// ```
pub fn restored(current: &str, opened: &str, typed: &str, is_long: bool) -> Option<String> {
    if current == typed || (opened.is_empty() && current.contains(typed)) {
        return None;
    }
    if current == opened || !is_long {
        return Some(typed.to_owned());
    }
    if opened.is_empty() {
        return Some(format!("{typed} {current}"));
    }
    let has = |text: &str, line: &str| text.lines().any(|it| it == line);
    let left = current.lines().filter(|it| !has(opened, it) || has(typed, it));
    let added = typed.lines().filter(|it| !has(opened, it) && !has(current, it));
    let lines: Vec<&str> = left.chain(added).collect();
    Some(lines.join("\n")).filter(|it| it != current)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(name: &str, typed: &str, is_choice: bool) -> FieldDraft {
        FieldDraft { name: name.to_owned(), opened: "before".to_owned(), typed: typed.to_owned(), is_choice }
    }

    #[test]
    fn only_words_are_kept_and_a_text_that_is_back_is_none() {
        let check = |edits: &[FieldDraft], is_kept: bool| {
            let mut draft = FormDraft::default();
            edits.iter().cloned().for_each(|it| draft.note(it));
            let mut drafts = FormDrafts::default();
            drafts.keep("share", draft);
            assert_eq!(drafts.of("share").is_some(), is_kept, "{edits:?}");
        };
        check(&[edit("What", "after", false)], true);
        check(&[edit("What", "after", false), edit("What", "before", false)], false);
        check(&[edit("Size", "1", true)], false);
        check(&[edit("Size", "1", true), edit("What", "", false)], true);
    }

    #[test]
    fn the_latest_forms_are_kept() {
        let mut drafts = FormDrafts::default();
        for number in 0..=FORMS {
            drafts.keep(&number.to_string(), FormDraft { fields: vec![edit("What", "after", false)] });
        }
        assert_eq!(drafts.of("0"), None);
        assert!(drafts.of("1").is_some());
        drafts.drop_form("1");
        assert_eq!(drafts.of("1"), None);
    }
}
