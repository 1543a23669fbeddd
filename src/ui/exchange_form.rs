//! The form for editing a logged exchange.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{
    Channel, Command, CommandError, Exchange, ExchangeId, Initiator, PartialDate, Purpose, rebase, short_name,
};
use crate::formats::form_text;
use crate::store::CommitError;
use crate::ui::app::app;
use crate::ui::components::{AreaField, Dialog, SelectField, TextField, close_dialog, icon};
use crate::ui::mood_fields::Feel;
use crate::ui::person_input::NameField;
use crate::ui::text;

/// The dialog for one exchange.
#[component]
pub(crate) fn ExchangeForm(
    /// The exchange to edit.
    id: ExchangeId,
) -> impl IntoView {
    let app = app();
    let exchange = app.with_book_untracked(|it| it.exchanges.get(id).cloned()).unwrap_or_default();
    view! {
        <Dialog
            title=text::forms::edit_exchange()
            close_label=text::common::close_without_saving()
            on_close=move |()| app.dialog.set(None)
        >
            <ExchangeFields id exchange />
        </Dialog>
    }
}

#[component]
fn ExchangeFields(id: ExchangeId, exchange: Exchange) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let problem = RwSignal::new(String::new());
    let base = exchange.clone();
    let draft = RwSignal::new(exchange);
    let part = move |read: fn(&Exchange) -> String| Signal::derive(move || draft.with(read));
    let write = move |set: fn(&mut Exchange, String)| move |it: String| draft.update(|draft| set(draft, it));
    // The texts as they are typed: parsing them at every key would remove blanks while the user types.
    let topics = RwSignal::new(draft.with_untracked(|it| form_text::write_words(&it.topics)));
    let tags = RwSignal::new(draft.with_untracked(|it| form_text::write_words(&it.tags)));
    let typed = RwSignal::new(String::new());
    let save = move || {
        let mut edited = draft.get_untracked();
        let name = typed.get_untracked();
        let is_nobody = app.with_book_untracked(|book| form_text::find_name(&name, book)).is_none();
        if !name.trim().is_empty() && is_nobody {
            return problem.set(text::forms::no_single_person(&name.trim()));
        }
        if edited.when.is_none() && base.when.is_some() {
            return problem.set(text::forms::which_day().to_owned());
        }
        edited.topics = form_text::read_words(&topics.get_untracked());
        edited.tags = form_text::read_words(&tags.get_untracked());
        // The edits are rebased onto the current exchange, which another tab may have changed.
        let mut current = app.with_book_untracked(|book| book.exchanges.get(id).cloned()).unwrap_or_default();
        rebase(&base, &edited, &mut current);
        match app.run(Command::EditExchange(id, Box::new(current)), text::forms::exchange_saved()) {
            Ok(_) | Err(CommitError::Refused(CommandError::Nothing)) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    let delete = move |_| {
        app.run_or_say(Command::Delete(id.into()), text::forms::exchange_deleted());
        close();
    };
    view! {
        <form method="dialog" class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <AreaField
                label=text::forms::what_happened()
                value=part(|it| it.notes.clone())
                on_input=write(|it, text| it.notes = text)
            />
            <PeopleFields draft typed problem />
            <div class="field-pair">
                <TextField
                    label=text::forms::day()
                    kind="date"
                    value=part(|it| it.when.map(|it| it.to_string()).unwrap_or_default())
                    on_input=write(|it, text| it.when = PartialDate::whole(&text))
                />
                <TextField
                    label=text::forms::time()
                    kind="time"
                    value=part(|it| it.time.clone())
                    on_input=write(|it, text| it.time = text)
                />
            </div>
            <div class="field-pair">
                <SelectField
                    label=text::forms::how()
                    options=options(text::forms::any_way(), Channel::ALL.iter().map(|it| (it.word(), text::how(*it))))
                    value=part(|it| it.how.map_or("", Channel::word).to_owned())
                    on_choose=write(|it, word| it.how = Channel::from_word(&word))
                />
                <SelectField
                    label=text::forms::purpose()
                    options=options(text::forms::no_purpose(), Purpose::ALL.iter().map(|it| (it.word(), text::purpose(*it))))
                    value=part(|it| it.purpose.map_or("", Purpose::word).to_owned())
                    on_choose=write(|it, word| it.purpose = Purpose::from_word(&word))
                />
            </div>
            <div class="field-pair">
                <SelectField
                    label=text::forms::began()
                    options=vec![("", text::forms::nobody_began().to_owned()), ("me", text::forms::you_began().to_owned()), ("them", text::forms::they_began().to_owned())]
                    value=part(|it| it.began.map_or("", Initiator::word).to_owned())
                    on_choose=write(|it, word| it.began = Initiator::from_word(&word))
                />
                <TextField
                    label=text::forms::minutes()
                    kind="number"
                    value=part(|it| it.minutes.map(|it| it.to_string()).unwrap_or_default())
                    on_input=write(|it, text| it.minutes = text.parse().ok())
                />
            </div>
            <div class="parsed-fields">
                <Feel
                    tone=move || draft.with(|it| it.tone)
                    on_tone=move |it| draft.update(|draft| draft.tone = it)
                    energy=move || draft.with(|it| it.energy)
                    on_energy=move |it| draft.update(|draft| draft.energy = it)
                />
            </div>
            <TextField
                label=text::forms::next_time()
                value=part(|it| it.next_time.clone())
                on_input=write(|it, text| it.next_time = text)
            />
            <div class="field-pair">
                <TextField label=text::forms::topics() value=topics on_input=move |it| topics.set(it) />
                <TextField
                    label=text::forms::place()
                    value=part(|it| it.place.clone())
                    on_input=write(|it, text| it.place = text)
                />
            </div>
            <TextField label=text::forms::tags() value=tags on_input=move |it| tags.set(it) />
            <p class="text-small field-error" role="alert">{problem}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=delete>{icon("trash")}{text::forms::to_trash()}</button>
            </footer>
        </form>
    }
}

fn options(none: &str, values: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(&'static str, String)> {
    std::iter::once(("", none.to_owned())).chain(values.map(|(word, name)| (word, name.to_owned()))).collect()
}

/// The people of the exchange: chips to remove them, a field to add them.
#[component]
fn PeopleFields(draft: RwSignal<Exchange>, typed: RwSignal<String>, problem: RwSignal<String>) -> impl IntoView {
    let app = app();
    let chips = move || {
        let chip = |id: crate::domain::PersonId| {
            let name = app
                .with_book_untracked(|it| it.people.get(id).map(short_name))
                .unwrap_or_else(|| text::common::someone_gone().to_owned());
            let label = text::forms::remove_person(&name);
            view! {
                <button
                    class="chip"
                    type="button"
                    aria-label=label
                    on:click=move |_| draft.update(|it| it.people.remove(&id.to_string()))
                >
                    {name}{icon("close")}
                </button>
            }
        };
        draft.with(|it| it.people.to_vec()).into_iter().map(chip).collect_view()
    };
    let add = move |text: String| {
        // First the typed text, and the empty text in a later task: otherwise the cleared field would not be redrawn.
        typed.set(text.clone());
        problem.set(String::new());
        match app.with_book_untracked(|book| form_text::find_name(&text, book)) {
            Some(id) => {
                draft.update(|it| it.people.insert(id));
                set_timeout(move || typed.set(String::new()), Duration::ZERO);
            }
            None if text.trim().is_empty() => (),
            None => problem.set(text::forms::no_single_person(&text.trim())),
        }
    };
    view! {
        <div class="chips" role="group" aria-label=text::forms::people()>{chips}</div>
        <NameField
            label=text::forms::add_person()
            value=typed
            is_lazy=true
            hint=text::forms::add_person_hint()
            on_input=add
        />
    }
}
