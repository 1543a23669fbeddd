//! The dialog that plans a trip, and the fields of a trip.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Kind, PartialDate, Trip, TripCommand, TripWhose, TripWords};
use crate::quick_entry::DateScope;
use crate::ui::components::{
    DayField, Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, foot,
};
use crate::ui::dialogs::written;
use crate::ui::route::Route;
use crate::ui::state::{use_navigation, use_repository};
use crate::ui::text;
use crate::ui::text::trip as words;

/// The dialog "Plan a trip".
#[component]
pub(crate) fn PlanDialog(
    /// The place to begin with.
    place: String,
    /// Closes the dialog.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog
            title=text::places::plan()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft="plan-trip".to_owned()
            on_close=on_close
        >
            <Fields place />
        </Dialog>
    }
}

#[component]
fn Fields(place: String) -> impl IntoView {
    let (form, close, navigation) = (FormProblems::new(), close_dialog(), use_navigation());
    let texts = TripTexts::new(&Trip { place, ..Trip::default() });
    let save = move |()| {
        let command = TripCommand::Plan(Box::new(texts.words()), Vec::new());
        if let Some(change) = form.run(Vec::new(), command.into(), words::planned()) {
            close();
            written(&change, Kind::Trips).into_iter().for_each(|it| navigation.go(Route::Trip(it)));
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {texts.fields(form)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
}

/// The fields of a trip as they are typed.
#[derive(Clone, Copy)]
pub(crate) struct TripTexts {
    place: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    what: RwSignal<String>,
    whose: RwSignal<TripWhose>,
}

impl TripTexts {
    /// To be called while a component is created.
    pub(crate) fn new(trip: &Trip) -> Self {
        let day = |it: Option<NaiveDate>| RwSignal::new(it.map(|it| it.to_string()).unwrap_or_default());
        Self {
            place: RwSignal::new(trip.place.clone()),
            from: day(trip.from),
            to: day(trip.to),
            what: RwSignal::new(trip.what.clone()),
            whose: RwSignal::new(trip.whose.unwrap_or(TripWhose::Mine)),
        }
    }

    /// What the user typed.
    pub(crate) fn words(self) -> TripWords {
        TripWords {
            place: self.place.get_untracked(),
            from: PartialDate::whole(&self.from.get_untracked()),
            to: PartialDate::whole(&self.to.get_untracked()),
            what: self.what.get_untracked(),
            whose: Some(self.whose.get_untracked()).filter(|it| *it == TripWhose::Theirs),
        }
    }

    /// The fields. Somebody who comes to the user comes to the user's home, as long as no other place is written.
    pub(crate) fn fields(self, form: FormProblems) -> AnyView {
        let repository = use_repository();
        let choose = move |word: &'static str| {
            self.whose.set(TripWhose::from_word(word).unwrap_or(TripWhose::Mine));
            let home = repository.book_untracked(|book| book.settings().home.clone());
            if self.whose.get_untracked() == TripWhose::Theirs && self.place.with_untracked(String::is_empty) {
                self.place.set(home);
            }
        };
        let pick = |whose: TripWhose, label| RadioOption { value: whose.word(), label, icon: "" };
        view! {
            <RadioGroup
                legend=words::whose()
                name="whose"
                picks=vec![pick(TripWhose::Mine, words::mine()), pick(TripWhose::Theirs, words::theirs())]
                chosen=Signal::derive(move || self.whose.get().word())
                on_choose=choose
            />
            <TextField
                label=words::place()
                value=self.place
                is_first=true
                problem=form.of("place")
                on_input=move |it| self.place.set(it)
            />
            <div class="field-pair">
                {day(words::from(), self.from, form.of("from"))}{day(words::to(), self.to, form.of("to"))}
            </div>
            <TextField
                label=words::what()
                value=self.what
                problem=form.of("what")
                on_input=move |it| self.what.set(it)
            />
        }
        .into_any()
    }
}

fn day(label: &'static str, value: RwSignal<String>, problem: Signal<String>) -> AnyView {
    view! { <DayField label scope=DateScope::Ahead value problem on_input=move |it: String| value.set(it) /> }
        .into_any()
}
