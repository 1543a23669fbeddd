//! The draft of a session sheet: all that is on the sheet until the session ends, and its text in the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::domain::{
    ActionResult, AgendaItem, Aim, Channel, ExchangeId, Id, NewAction, PersonId, PromiseId, PromiseOwner, Went,
};

/// A text box of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetBox {
    /// What they bring.
    Brought,
    /// The goal of the session.
    Goal,
    /// How things are.
    Reality,
    /// What could be done.
    Options,
    /// What will be done.
    Will,
    /// One box instead of the four.
    Notes,
    /// What the user takes along. Only the user sees it.
    Learned,
}

impl SheetBox {
    /// All boxes, in the order of the sheet.
    pub const ALL: [Self; 7] =
        [Self::Brought, Self::Goal, Self::Reality, Self::Options, Self::Will, Self::Notes, Self::Learned];

    /// The four boxes of a frame.
    pub const FRAME: [Self; 4] = [Self::Goal, Self::Reality, Self::Options, Self::Will];

    /// The word in the stored text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Brought => "brought",
            Self::Goal => "goal",
            Self::Reality => "reality",
            Self::Options => "options",
            Self::Will => "will",
            Self::Notes => "notes",
            Self::Learned => "learned",
        }
    }

    /// Parses the word in the stored text.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Everything on a session sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionDraft {
    /// The day on which the session began.
    pub day: Option<NaiveDate>,
    /// The time at which it began, as `HH:MM`.
    pub time: String,
    /// The moment at which it began, in milliseconds since 1970.
    pub millis: u64,
    /// Written down after the session: the user chooses the day, and there is no clock.
    pub is_later: bool,
    /// The length in minutes, if the user chose it.
    pub minutes: Option<u32>,
    /// The channel.
    pub how: Option<Channel>,
    /// The place.
    pub place: String,
    /// The people of the pair who are not there.
    pub absent: Vec<PersonId>,
    /// The boxes that are unfolded.
    pub open: Vec<SheetBox>,
    /// The texts of the boxes.
    pub words: BTreeMap<SheetBox, String>,
    /// How far the actions of last time came.
    pub went: Vec<(PromiseId, ActionResult)>,
    /// The new actions.
    pub actions: Vec<NewAction>,
    /// The next session, if one was chosen.
    pub next: Option<(NaiveDate, String)>,
    /// The topics that were spoken of.
    pub talked: Vec<Id<AgendaItem>>,
    /// The goals that were spoken of.
    pub goals: Vec<Id<Aim>>,
    /// The user put the draft away: it is kept, and not offered.
    pub is_put_away: bool,
    /// The exchange that the ended session became. The draft is kept, because the ending may be undone.
    pub ended: Option<ExchangeId>,
    /// Values that this version cannot read, such as fields of a newer version. They are written again.
    pub unread: Map<String, Value>,
}

impl SessionDraft {
    /// A new sheet.
    pub fn new(day: NaiveDate, time: String, millis: u64) -> Self {
        Self { day: Some(day), time, millis, ..Self::default() }
    }

    /// Reads a stored draft; none for an empty text. A text that is no JSON object becomes the notes of the draft, so
    /// that the user sees it and can copy it.
    ///
    /// ```
    /// # use kith::present::session_draft::{SessionDraft, SheetBox};
    /// let damaged = SessionDraft::read("she said yes").unwrap();
    /// assert_eq!(damaged.text(SheetBox::Notes), "she said yes");
    /// assert_eq!(SessionDraft::read(""), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        let Ok(Value::Object(unread)) = serde_json::from_str(text) else {
            return Some(Self { words: BTreeMap::from([(SheetBox::Notes, text.to_owned())]), ..Self::default() });
        };
        let mut draft = Self { unread, ..Self::default() };
        draft.read_head();
        draft.read_content();
        Some(draft)
    }

    /// The text to store.
    pub fn write(&self) -> String {
        let mut all = self.unread.clone();
        let mut put = |name: &str, value: Value| {
            if is_set(&value) {
                all.insert(name.to_owned(), value);
            }
        };
        put("day", json!(self.day.map(|it| it.to_string())));
        put("time", json!(self.time));
        put("millis", json!(self.millis));
        put("later", json!(self.is_later));
        put("minutes", json!(self.minutes));
        put("how", json!(self.how.map(Channel::word)));
        put("place", json!(self.place));
        put("absent", ids(&self.absent));
        put("open", self.open.iter().map(|it| it.word()).collect());
        put("went", Value::Object(self.went.iter().map(write_result).collect()));
        put("actions", self.actions.iter().map(write_action).collect());
        put("next", self.next.as_ref().map_or(Value::Null, |(when, time)| json!([when.to_string(), time])));
        put("talked", ids(&self.talked));
        put("goals", ids(&self.goals));
        put("put_away", json!(self.is_put_away));
        put("ended", json!(self.ended.map(|it| it.to_string())));
        let words = self.words.iter().filter(|(_, text)| !text.is_empty());
        let words: Map<String, Value> = words.map(|(it, text)| (it.word().to_owned(), json!(text))).collect();
        match all.get_mut("words").and_then(Value::as_object_mut) {
            Some(others) => others.extend(words),
            None => drop(all.insert("words".to_owned(), Value::Object(words))),
        }
        Value::Object(all).to_string()
    }

    /// The text of a box.
    pub fn text(&self, of: SheetBox) -> &str {
        self.words.get(&of).map_or("", String::as_str)
    }

    /// Whether the user wrote or chose anything.
    pub fn is_blank(&self) -> bool {
        let Self { words, went, actions, next, talked, goals, .. } = self;
        words.values().all(|it| it.trim().is_empty())
            && actions.iter().all(|it| it.what.trim().is_empty() && it.cue.trim().is_empty())
            && went.is_empty()
            && next.is_none()
            && talked.is_empty()
            && goals.is_empty()
    }

    fn read_head(&mut self) {
        let rest = &mut self.unread;
        self.day = take(rest, "day", |it| it.as_str()?.parse().ok());
        self.time = take(rest, "time", read_text).unwrap_or_default();
        self.millis = take(rest, "millis", Value::as_u64).unwrap_or_default();
        self.is_later = take(rest, "later", Value::as_bool).unwrap_or_default();
        self.minutes = take(rest, "minutes", read_number);
        self.how = take(rest, "how", |it| Channel::from_word(it.as_str()?));
        self.place = take(rest, "place", read_text).unwrap_or_default();
        self.is_put_away = take(rest, "put_away", Value::as_bool).unwrap_or_default();
        self.ended = take(rest, "ended", read_id);
    }

    fn read_content(&mut self) {
        let rest = &mut self.unread;
        self.absent = take(rest, "absent", |it| all(it, read_id)).unwrap_or_default();
        self.open = take(rest, "open", |it| all(it, |it| SheetBox::from_word(it.as_str()?))).unwrap_or_default();
        self.went = take(rest, "went", read_results).unwrap_or_default();
        self.actions = take(rest, "actions", |it| all(it, read_action)).unwrap_or_default();
        self.next = take(rest, "next", |it| Some((it.get(0)?.as_str()?.parse().ok()?, read_text(it.get(1)?)?)));
        self.talked = take(rest, "talked", |it| all(it, read_id)).unwrap_or_default();
        self.goals = take(rest, "goals", |it| all(it, read_id)).unwrap_or_default();
        if let Some(words) = rest.get_mut("words").and_then(Value::as_object_mut) {
            for of in SheetBox::ALL {
                if let Some(text) = take(words, of.word(), read_text) {
                    self.words.insert(of, text);
                }
            }
            if words.is_empty() {
                rest.remove("words");
            }
        }
    }
}

/// Whether a value says anything. An unset one is not written, so that a value of a newer version stays.
fn is_set(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(it) => !it.is_empty(),
        Value::Array(it) => !it.is_empty(),
        Value::Object(it) => !it.is_empty(),
        _ => true,
    }
}

/// Takes a value that can be read out of the rest. Another one stays there.
fn take<T>(rest: &mut Map<String, Value>, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    let value = read(rest.get(name)?)?;
    rest.remove(name);
    Some(value)
}

/// Reads a list. None if one of its values cannot be read.
fn all<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

fn read_text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn read_number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn read_id<T>(value: &Value) -> Option<Id<T>> {
    Id::parse(value.as_str()?)
}

fn ids<T>(ids: &[Id<T>]) -> Value {
    ids.iter().map(|it| it.to_string()).collect()
}

fn write_result((id, result): &(PromiseId, ActionResult)) -> (String, Value) {
    (id.to_string(), json!(result_word(*result)))
}

fn read_results(value: &Value) -> Option<Vec<(PromiseId, ActionResult)>> {
    let read = |(id, it): (&String, &Value)| Some((PromiseId::parse(id)?, result_from_word(it.as_str()?)?));
    value.as_object()?.iter().map(read).collect()
}

/// The word of a result in the stored text.
pub const fn result_word(result: ActionResult) -> &'static str {
    match result {
        ActionResult::Went(went) => went.word(),
        ActionResult::LetGo => "let-go",
    }
}

fn result_from_word(word: &str) -> Option<ActionResult> {
    if word == "let-go" { Some(ActionResult::LetGo) } else { Went::from_word(word).map(ActionResult::Went) }
}

fn write_action(action: &NewAction) -> Value {
    let NewAction { what, whose, person, due, confidence, cue, goal } = action;
    json!({
        "what": what,
        "whose": whose.map(PromiseOwner::word),
        "person": person.map(|it| it.to_string()),
        "due": due.map(|it| it.to_string()),
        "confidence": confidence,
        "cue": cue,
        "goal": goal.map(|it| it.to_string()),
    })
}

fn read_action(value: &Value) -> Option<NewAction> {
    let value = value.as_object()?;
    let text = |name: &str| value.get(name).and_then(read_text).unwrap_or_default();
    Some(NewAction {
        what: text("what"),
        whose: PromiseOwner::from_word(&text("whose")),
        person: value.get("person").and_then(read_id),
        due: text("due").parse().ok(),
        confidence: value.get("confidence").and_then(read_number),
        cue: text("cue"),
        goal: value.get("goal").and_then(read_id),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T>(number: u8) -> Id<T> {
        Id::parse(&format!("0190c0de-0000-7000-8000-0000000000{number:02}")).unwrap()
    }

    fn full() -> SessionDraft {
        let day = NaiveDate::from_ymd_opt(2026, 5, 19).unwrap();
        SessionDraft {
            is_later: true,
            minutes: Some(45),
            how: Some(Channel::Video),
            place: "By the canal".into(),
            absent: vec![id(1)],
            open: vec![SheetBox::Reality, SheetBox::Will],
            words: BTreeMap::from([(SheetBox::Goal, "Say it short".into()), (SheetBox::Learned, "Wait".into())]),
            went: vec![(id(2), ActionResult::LetGo), (id(3), ActionResult::Went(Went::Partly))],
            actions: vec![NewAction {
                what: "Write to the planners".into(),
                whose: Some(PromiseOwner::Theirs),
                person: Some(id(4)),
                due: Some(day),
                confidence: Some(3),
                cue: "When the kettle is on".into(),
                goal: Some(id(5)),
            }],
            next: Some((day, "17:00".into())),
            talked: vec![id(6)],
            goals: vec![id(7)],
            is_put_away: true,
            ended: Some(id(8)),
            ..SessionDraft::new(day, "10:04".into(), 1_779_184_840_000)
        }
    }

    #[test]
    fn a_draft_comes_back_as_it_was() {
        assert_eq!(SessionDraft::read(&full().write()), Some(full()));
    }

    #[test]
    fn long_notes_from_right_to_left_come_back_as_they_were() {
        let mut draft = full();
        draft.words.insert(SheetBox::Notes, "שיחה עם \"מינה\"\n\\ \u{1f600} ".repeat(600));
        assert_eq!(SessionDraft::read(&draft.write()), Some(draft));
    }

    #[test]
    fn what_a_newer_version_wrote_is_written_again() {
        let newer = r#"{"day":"2026-05-19","how":"hologram","mood":7,"words":{"goal":"x","review":"y"}}"#;
        let mut draft = SessionDraft::read(newer).unwrap();
        draft.words.insert(SheetBox::Will, "z".into());
        let again: Value = serde_json::from_str(&draft.write()).unwrap();
        assert_eq!((&again["how"], &again["mood"]), (&json!("hologram"), &json!(7)));
        assert_eq!(again["words"], json!({"goal": "x", "review": "y", "will": "z"}));
    }

    #[test]
    fn a_text_that_was_emptied_stays_empty() {
        let mut draft = full();
        draft.words.insert(SheetBox::Goal, String::new());
        let again = SessionDraft::read(&draft.write()).unwrap();
        assert_eq!(again.text(SheetBox::Goal), "");
    }

    #[test]
    fn a_draft_says_nothing_until_something_is_written_or_chosen() {
        let mut draft = SessionDraft::new(NaiveDate::default(), String::new(), 0);
        draft.open.push(SheetBox::Goal);
        draft.words.insert(SheetBox::Goal, " ".into());
        assert!(draft.is_blank());
        draft.goals.push(id(1));
        assert!(!draft.is_blank());
    }
}
