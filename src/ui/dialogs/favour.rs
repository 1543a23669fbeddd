//! The dialog that records a favour, given or received. Kith computes no balance.

use leptos::prelude::*;

use crate::domain::{Command, Direction, Favour, FavourSize, PersonId};
use crate::ui::components::{Dialog, RadioGroup, RadioOption, TextField, close_dialog};
use crate::ui::dialogs::{foot, short};
use crate::ui::state::{use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a favour.
#[component]
pub(crate) fn FavourForm(
    /// The other person.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::dialogs::favour_title(&short(repository, person));
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() on_close=move |()| dialogs.close()>
            <FavourFields person />
        </Dialog>
    }
}

#[component]
fn FavourFields(person: PersonId) -> impl IntoView {
    let commands = use_commands();
    let close = close_dialog();
    let problem = RwSignal::new(String::new());
    let draft = RwSignal::new(Favour {
        direction: Some(Direction::Given),
        size: Some(FavourSize::FiveMinutes),
        people: [person].into_iter().collect(),
        ..Favour::default()
    });
    let favour = Signal::derive(move || draft.with(|it| it.what.clone()));
    let outcome = Signal::derive(move || draft.with(|it| it.outcome.clone()));
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match commands.run(Command::SaveFavour(None, Box::new(draft.get_untracked())), text::common::saved()) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <DirectionField draft />
            <TextField
                label=text::dialogs::what()
                value=favour
                is_first=true
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <SizeField draft />
            <TextField
                label=text::dialogs::outcome()
                value=outcome
                hint=text::dialogs::can_wait()
                on_input=move |it| draft.update(|draft| draft.outcome = it)
            />
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}

#[component]
fn DirectionField(draft: RwSignal<Favour>) -> impl IntoView {
    let option = |it: &Direction| RadioOption { value: it.word(), label: text::direction(*it), icon: "" };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::dialogs::which_way()
                name="direction"
                picks=Direction::ALL.iter().map(option).collect()
                chosen=move || draft.with(|it| it.direction.map_or("", Direction::word))
                on_choose=move |it| draft.update(|draft| draft.direction = Direction::from_word(it))
            />
        </div>
    }
}

#[component]
fn SizeField(draft: RwSignal<Favour>) -> impl IntoView {
    let option = |it: &FavourSize| RadioOption { value: it.word(), label: text::favour_size(*it), icon: "" };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::dialogs::size()
                name="size"
                picks=FavourSize::ALL.iter().map(option).collect()
                chosen=move || draft.with(|it| it.size.map_or("", FavourSize::word))
                on_choose=move |it| draft.update(|draft| draft.size = FavourSize::from_word(it))
            />
        </div>
    }
}
