//! The dialog that adds somebody to a group, or changes the dates and the part of a member.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{GroupCommand, GroupMember, PartialDate, PersonId};
use crate::present::groups::member;
use crate::present::people_picker::Whom;
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{DateField, Dialog, Form, FormProblems, TextField, close_dialog, date_rules, foot};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::state::FieldProblem;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn MemberDialog(page: Page, person: Option<PersonId>) -> impl IntoView {
    let title = person.map_or_else(|| text::groups::add_somebody().to_owned(), |it| page.short(it));
    let name = person.map(|it| it.to_string()).unwrap_or_default();
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("group-member {} {name}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page, person)}
        </Dialog>
    }
}

/// What the user typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    since: RwSignal<String>,
    until: RwSignal<String>,
    part: RwSignal<String>,
}

impl Typed {
    fn of(stored: GroupMember) -> Self {
        let date = |it: Option<PartialDate>| RwSignal::new(it.map(|it| it.to_string()).unwrap_or_default());
        Self {
            name: RwSignal::new(String::new()),
            since: date(stored.since),
            until: date(stored.until),
            part: RwSignal::new(stored.part),
        }
    }

    /// The member. Without a person, the one whose name is typed.
    fn member(self, page: Page, person: Option<PersonId>) -> Result<GroupMember, FieldProblem> {
        let person = match person {
            Some(person) => Some(person),
            None => named_in(page.repository, "name", &self.name.get_untracked())?,
        };
        // The form does not save a text that is no date.
        let date = |it: RwSignal<String>| {
            it.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)).ok().flatten().map(|it| it.date))
        };
        Ok(GroupMember { person, since: date(self.since), until: date(self.until), part: self.part.get_untracked() })
    }
}

fn form(page: Page, person: Option<PersonId>) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let stored = page.repository.book_untracked(|book| person.map(|it| member(book, page.id, it)));
    let typed = Typed::of(stored.unwrap_or_default());
    let message = if person.is_some() { text::groups::saved() } else { text::groups::member_added() };
    let save = move |()| {
        let found = typed.member(page, person);
        let problems = found.clone().err().into_iter().collect();
        let command = GroupCommand::SetMember(page.id, found.unwrap_or_default());
        if form.save(problems, command.into(), message) {
            close();
        }
    };
    let name_field = person.is_none().then(|| {
        view! {
            <NameField
                label=text::groups::name()
                value=typed.name
                whom=Whom::Everybody
                is_first=true
                may_add=true
                problem=form.of("name")
                on_input=move |it| typed.name.set(it)
            />
        }
    });
    view! {
        <Form problems=form on_submit=save>
            {name_field}
            {fields(typed, form)}
            {person.map(|it| take_out(page, it))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn fields(typed: Typed, form: FormProblems) -> AnyView {
    view! {
        <TextField
            label=text::groups::part()
            value=typed.part
            problem=form.of("part")
            on_input=move |it| typed.part.set(it)
        />
        <DateField
            label=text::groups::member_since()
            scope=DateScope::Partial
            value=typed.since
            on_input=move |it| typed.since.set(it)
        />
        <DateField
            label=text::groups::member_until()
            hint=text::groups::member_until_hint()
            scope=DateScope::Partial
            value=typed.until
            problem=form.of("until")
            on_input=move |it| typed.until.set(it)
        />
    }
    .into_any()
}

/// The button that takes a member out of the group.
fn take_out(page: Page, person: PersonId) -> AnyView {
    let close = close_dialog();
    let take_out = move |_| {
        let message = text::groups::taken_out(&page.short(person));
        if page.run(GroupCommand::RemoveMember(page.id, person), message) {
            close();
        }
    };
    view! { <p><button class="link-button" type="button" on:click=take_out>{text::groups::take_out()}</button></p> }
        .into_any()
}
