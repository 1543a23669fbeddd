//! What somebody knows, in a row of the form: words in use to choose from, how the user knows, and as of when.

use leptos::prelude::*;

use super::state::{RowState, RowsState};
use crate::domain::HowKnown;
use crate::insight::knows::{completions, words_in_use};
use crate::present::known_rows::{KnownNote, as_of, joined, same_before};
use crate::quick_entry::DateScope;
use crate::ui::components::{DateField, date_rules, icon, memo};
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::ui::text::person_form as words;

/// The error of a row beside its words, and beside its date.
pub(super) fn problems(row: RowState, problem: Signal<String>) -> (Signal<String>, Signal<String>) {
    let rules = date_rules(DateScope::Partial);
    let is_of_date = memo(move || row.row.with(|it| as_of(&KnownNote::read(&it.note).as_of, &rules).is_err()));
    let of = move |is_date: bool| {
        Signal::derive(move || if is_of_date.get() == is_date { problem.get() } else { String::new() })
    };
    (of(false), of(true))
}

/// The lines below the words of a row: the evidence, which stands in the note of the row, and the offers.
pub(super) fn evidence(
    state: RowsState,
    row: RowState,
    label: Signal<String>,
    date_problem: Signal<String>,
) -> AnyView {
    let evidence = Evidence { state, row, label };
    let has_evidence = memo(move || row.row.with(|it| !it.kind.is_empty() || !it.note.is_empty()));
    let date = move || {
        has_evidence.get().then(|| {
            view! {
                <DateField
                    label=evidence.named(words::as_of())
                    shown_label=words::as_of()
                    value=evidence.part(|it| it.as_of.clone())
                    on_input=move |text: String| evidence.edit(|it| it.as_of = text)
                    hint=words::as_of_hint()
                    scope=DateScope::Partial
                    problem=date_problem
                />
            }
        })
    };
    view! {
        <div class="form-row__note">
            {in_use(state, row)}
            {same(state, row)}
            {how_known(evidence)}
            {who_said(evidence)}
            {date}
        </div>
    }
    .into_any()
}

/// The evidence of a row.
#[derive(Clone, Copy)]
struct Evidence {
    state: RowsState,
    row: RowState,
    label: Signal<String>,
}

impl Evidence {
    fn part(self, read: fn(&KnownNote) -> String) -> Signal<String> {
        Signal::derive(move || self.row.row.with(|it| read(&KnownNote::read(&it.note))))
    }

    fn edit(self, edit: impl FnOnce(&mut KnownNote)) {
        self.state.edit(self.row, |row| {
            let mut note = KnownNote::read(&row.note);
            edit(&mut note);
            row.note = note.write();
        });
    }

    /// The name of a part: plain in the first row, with that of its row in the others.
    fn named(self, part: &'static str) -> Signal<String> {
        Signal::derive(move || {
            let (item, label) = (self.state.kind.with_value(|it| it.item), self.label.get());
            if item == label { part.to_owned() } else { words::of_item(&part, &label) }
        })
    }
}

fn how_known(evidence: Evidence) -> impl IntoView {
    let how = evidence.part(|it| it.how.clone());
    let option = move |(value, name): (&'static str, &'static str)| {
        view! { <option value=value selected=move || how.with(|it| it == value)>{name}</option> }
    };
    let known = HowKnown::ALL.iter().map(|it| (it.word(), text::who_knows::how(*it)));
    let options = std::iter::once(("", words::how_unset())).chain(known).map(option).collect_view();
    let field = view! {
        <select
            class="input"
            aria-label=evidence.named(words::how_known())
            on:change=move |event| evidence.edit(|it| it.how = event_target_value(&event))
        >
            {options}
        </select>
    };
    labelled(words::how_known(), field.into_any())
}

/// A field of a row with its label above it. The name of the field says which row it is.
pub(super) fn labelled(label: &'static str, field: AnyView) -> AnyView {
    view! {
        <div class="field form-row__labelled"><span class="field__label" aria-hidden="true">{label}</span>{field}</div>
    }
    .into_any()
}

fn who_said(evidence: Evidence) -> impl IntoView {
    let (how, who) = (evidence.part(|it| it.how.clone()), evidence.part(|it| it.who_said.clone()));
    let is_told = memo(move || how.with(|it| it == HowKnown::Told.word()));
    move || {
        is_told.get().then(|| {
            let field = view! {
                <input
                    class="input"
                    aria-label=evidence.named(words::who_said())
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    prop:value=who
                    on:input=move |event| evidence.edit(|it| it.who_said = event_target_value(&event))
                />
            };
            labelled(words::who_said(), field.into_any())
        })
    }
}

/// The words in use that continue what is typed. They are only offered: what the user writes stays as written.
fn in_use(state: RowsState, row: RowState) -> impl IntoView {
    let (repository, opened) = (use_repository(), row.row.with_untracked(|it| it.value.clone()));
    let all = memo(move || repository.book(words_in_use));
    let found = memo(move || match row.row.with(|it| it.value.clone()) {
        typed if typed == opened => Vec::new(),
        typed => all.with(|all| completions(all, &typed)),
    });
    let chip = move |word: String| {
        let value = word.clone();
        let take = move |_| state.edit(row, |it| it.value.clone_from(&value));
        view! { <li><button class="chip chip--plain" type="button" dir="auto" on:click=take>{word}</button></li> }
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <ul class="chips" role="list" aria-label=text::who_knows::words_in_use()>
                    {found.into_iter().map(chip).collect_view()}
                </ul>
            }
        })
    }
}

/// The offer to make one of two rows that say the same in two spellings.
fn same(state: RowsState, row: RowState) -> impl IntoView {
    let first = memo(move || {
        state.rows.with(|all| {
            let at = all.iter().position(|it| it.key == row.key)?;
            let rows: Vec<_> = all.iter().map(|it| it.row.get()).collect();
            same_before(&rows, at).and_then(|it| all.get(it).copied())
        })
    });
    let join = move |first: RowState| {
        let both = joined(&first.row.get_untracked(), &row.row.get_untracked());
        state.edit(first, |it| *it = both);
        state.remove(row.key);
    };
    move || {
        let first = first.get()?;
        let label = text::who_knows::join_words(&first.row.get().value, &row.row.get().value);
        Some(view! {
            <button class="chip chip--plain" type="button" on:click=move |_| join(first)>
                {icon("link")}<span>{label}</span>
            </button>
        })
    }
}
