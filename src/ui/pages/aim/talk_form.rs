//! The dialog that logs a talk for the aim: who, when, what about, and what the user learned.

use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{AimCommand, AimTalk, Exchange, PartialDate, PersonId, short_name};
use crate::insight::mentoring::asking::report_back;
use crate::present::people_picker::label;
use crate::quick_entry::DateScope;
use crate::ui::components::{AreaField, DayField, Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::dialogs::{Named, named, short};
use crate::ui::person_input::NameField;
use crate::ui::state::FieldProblem;
use crate::ui::text;

/// The form.
#[derive(Clone, Copy)]
struct TalkDraft {
    aim: AimContext,
    name: RwSignal<String>,
    day: RwSignal<String>,
    notes: RwSignal<String>,
    learned: RwSignal<String>,
    form: FormProblems,
}

/// The dialog.
#[component]
pub(super) fn TalkForm(aim: AimContext, person: Option<PersonId>) -> impl IntoView {
    let name = person.map(|it| aim.repository.book_untracked(|book| label(book, it))).unwrap_or_default();
    let draft = TalkDraft {
        aim,
        name: RwSignal::new(name),
        day: RwSignal::new(aim.today.get_untracked().to_string()),
        notes: RwSignal::new(String::new()),
        learned: RwSignal::new(String::new()),
        form: FormProblems::new(),
    };
    view! {
        <Dialog
            title=text::aims::talk_title()
            close_label=text::common::close_without_saving()
            draft=format!("aim-talk {}", aim.id)
            on_close=move |()| aim.close()
        >
            {fields(draft)}
        </Dialog>
    }
}

impl TalkDraft {
    /// Logs the talk. Returns whether that succeeded; otherwise the form says why.
    fn save(self) -> bool {
        let who = match self.name.with_untracked(|it| named(self.aim.repository, it)) {
            Ok(who) => who,
            Err(sentence) => {
                self.form.show(vec![FieldProblem::of("people", sentence)]);
                return false;
            }
        };
        if who.is_none() && self.notes.with_untracked(|it| it.trim().is_empty()) {
            // Beside the first of the two fields of which one is enough.
            self.form.show(vec![FieldProblem::of("people", text::errors::nothing_happened())]);
            return false;
        }
        let name = match &who {
            Some(Named::Known(id)) => short(self.aim.repository, *id),
            Some(Named::New(person)) => short_name(person),
            None => String::new(),
        };
        let exchange = Exchange {
            when: self.day.with_untracked(|it| PartialDate::whole(it)),
            people: who.as_ref().and_then(Named::known).into_iter().collect(),
            notes: self.notes.get_untracked(),
            ..Exchange::default()
        };
        let saved = if name.is_empty() { text::common::saved() } else { text::aims::talk_saved() };
        let talk = AimTalk {
            exchange,
            newcomers: who.as_ref().map(Named::newcomers).unwrap_or_default(),
            learned: self.learned.get_untracked(),
            report: if name.is_empty() { String::new() } else { report_back(&name) },
        };
        let command = AimCommand::LogTalk(self.aim.id, Box::new(talk));
        self.form.save(Vec::new(), command.into(), saved)
    }
}

fn fields(draft: TalkDraft) -> AnyView {
    let TalkDraft { form, name, day, notes, learned, .. } = draft;
    let close = close_dialog();
    let save = move |()| {
        if draft.save() {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <NameField
                label=text::aims::talk_who()
                value=name
                is_first=true
                problem=form.of("people")
                on_input=move |it| name.set(it)
            />
            <DayField
                label=text::aims::talk_day()
                scope=DateScope::Past
                value=day
                problem=form.of("when")
                on_input=move |it: String| day.set(it)
            />
            <AreaField
                label=text::aims::talk_notes()
                value=notes
                hint=text::aims::talk_notes_hint()
                problem=form.of("notes")
                on_input=move |it| notes.set(it)
            />
            <AreaField
                label=text::aims::talk_learned()
                value=learned
                hint=text::aims::only_you()
                problem=form.of("learned")
                on_input=move |it| learned.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}
