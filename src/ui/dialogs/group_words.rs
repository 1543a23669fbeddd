//! The fields of a group, as a new group and its form have them.

use leptos::prelude::*;

use crate::domain::{GroupKind, GroupWords};
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{AreaField, DateField, FormProblems, SelectField, TextField, date_rules};
use crate::ui::text;

/// The reminders that the form offers, in days (design decision).
const RHYTHMS: [(&str, u32); 3] = [("90", 90), ("182", 182), ("365", 365)];

/// The key of a reminder that the form does not offer.
const OTHER: &str = "other";

/// The group as it is typed.
#[derive(Clone, Copy)]
pub(crate) struct GroupTexts {
    words: RwSignal<GroupWords>,
    began: RwSignal<String>,
    ended: RwSignal<String>,
    /// The reminder when the form opened.
    rhythm: Option<u32>,
}

impl GroupTexts {
    /// To be called while a component is created.
    pub(crate) fn new(words: GroupWords) -> Self {
        let date =
            |it: Option<crate::domain::PartialDate>| RwSignal::new(it.map(|it| it.to_string()).unwrap_or_default());
        let (began, ended, rhythm) = (date(words.began), date(words.ended), words.rhythm_days);
        Self { words: RwSignal::new(words), began, ended, rhythm }
    }

    /// The group of the form.
    pub(crate) fn words(self) -> GroupWords {
        // The form does not save a text that is no date.
        let date = |it: RwSignal<String>| {
            it.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)).ok().flatten().map(|it| it.date))
        };
        GroupWords { began: date(self.began), ended: date(self.ended), ..self.words.get_untracked() }
    }

    /// The name, the kind and the description.
    pub(crate) fn fields(self, form: FormProblems) -> AnyView {
        let words = self.words;
        let kinds = GroupKind::ALL.iter().map(|it| (it.word(), text::groups::kind_word(*it).to_owned()));
        let kinds = std::iter::once(("", text::groups::no_kind().to_owned())).chain(kinds).collect();
        view! {
            <TextField
                label=text::groups::name()
                value=Signal::derive(move || words.with(|it| it.name.clone()))
                is_first=true
                problem=form.of("name")
                on_input=move |it| words.update(|words| words.name = it)
            />
            <SelectField
                label=text::groups::kind()
                options=kinds
                value=Signal::derive(move || words.with(|it| it.kind.map_or("", GroupKind::word).to_owned()))
                on_choose=move |it: String| words.update(|words| words.kind = GroupKind::from_word(&it))
            />
            <AreaField
                label=text::groups::what()
                value=Signal::derive(move || words.with(|it| it.what.clone()))
                hint=text::groups::what_hint()
                problem=form.of("what")
                on_input=move |it| words.update(|words| words.what = it)
            />
        }
        .into_any()
    }

    /// The dates, the purpose, the reminder and the notes.
    pub(crate) fn more_fields(self, form: FormProblems) -> AnyView {
        let words = self.words;
        view! {
            {self.date_fields(form)}
            <TextField
                label=text::groups::purpose()
                value=Signal::derive(move || words.with(|it| it.purpose.clone()))
                problem=form.of("purpose")
                on_input=move |it| words.update(|words| words.purpose = it)
            />
            {self.rhythm_field()}
            <AreaField
                label=text::groups::notes()
                value=Signal::derive(move || words.with(|it| it.notes.clone()))
                hint=text::groups::household_hint()
                problem=form.of("notes")
                on_input=move |it| words.update(|words| words.notes = it)
            />
        }
        .into_any()
    }

    fn date_fields(self, form: FormProblems) -> AnyView {
        let (began, ended) = (self.began, self.ended);
        view! {
            <DateField
                label=text::groups::began()
                scope=DateScope::Partial
                value=began
                on_input=move |it| began.set(it)
            />
            <DateField
                label=text::groups::ended()
                scope=DateScope::Partial
                value=ended
                problem=form.of("ended")
                on_input=move |it| ended.set(it)
            />
        }
        .into_any()
    }

    fn rhythm_field(self) -> AnyView {
        let (words, own) = (self.words, self.rhythm);
        let key = move |days: Option<u32>| match days {
            None => "",
            Some(days) => RHYTHMS.iter().find(|it| it.1 == days).map_or(OTHER, |it| it.0),
        };
        let [quarter, half, year] = RHYTHMS.map(|it| it.0);
        let mut options = vec![
            ("", text::groups::no_rhythm().to_owned()),
            (quarter, text::groups::rhythm_quarter().to_owned()),
            (half, text::groups::rhythm_half().to_owned()),
            (year, text::groups::rhythm_year().to_owned()),
        ];
        if key(own) == OTHER {
            options.push((OTHER, text::groups::rhythm_other(&text::span(own.unwrap_or_default()))));
        }
        let days = move |word: &str| if word == OTHER { own } else { word.parse().ok() };
        view! {
            <SelectField
                label=text::groups::rhythm()
                options=options
                value=Signal::derive(move || words.with(|it| key(it.rhythm_days).to_owned()))
                on_choose=move |it: String| words.update(|words| words.rhythm_days = days(&it))
            />
        }
        .into_any()
    }
}
