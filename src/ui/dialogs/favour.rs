//! The dialog that records a favour, given or received. Kith computes no balance.

use leptos::prelude::*;

use crate::domain::{Command, Direction, Favour, FavourSize, Knows, PersonId};
use crate::ui::components::{Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, foot};
use crate::ui::dialogs::short;
use crate::ui::state::{use_dialogs, use_repository};
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
    let (form, close) = (FormProblems::new(), close_dialog());
    let draft = RwSignal::new(Favour {
        direction: Some(Direction::Given),
        size: Some(FavourSize::FiveMinutes),
        people: [person].into_iter().collect(),
        ..Favour::default()
    });
    let favour = Signal::derive(move || draft.with(|it| it.what.clone()));
    let outcome = Signal::derive(move || draft.with(|it| it.outcome.clone()));
    let save = move |()| {
        let command = Command::SaveFavour(None, Box::new(draft.get_untracked()));
        if form.save(Vec::new(), command, text::common::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <DirectionField draft />
            <TextField
                label=text::dialogs::what()
                value=favour
                is_first=true
                problem=form.of("what")
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            {asks(draft)}
            <SizeField draft />
            <TextField
                label=text::dialogs::outcome()
                value=outcome
                hint=text::dialogs::can_wait()
                problem=form.of("outcome")
                on_input=move |it| draft.update(|draft| draft.outcome = it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
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

/// What people can ask the user, to begin a favour that is given or offered with. None for one that is received.
fn asks(draft: RwSignal<Favour>) -> impl IntoView {
    let asks = use_repository().book_untracked(|book| book.settings().asks.to_vec());
    let is_help = move || draft.with(|it| matches!(it.direction, Some(Direction::Given | Direction::Offered)));
    let chip = move |it: &Knows| {
        let what = it.what.clone();
        let take = move |_| draft.update(|it| it.what.clone_from(&what));
        view! { <li><button class="chip" type="button" dir="auto" on:click=take>{it.what.clone()}</button></li> }
    };
    move || {
        (is_help() && !asks.is_empty()).then(|| {
            view! {
                <ul class="chips" role="list" aria-label=text::settings::asks()>
                    {asks.iter().map(chip).collect_view()}
                </ul>
            }
        })
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
