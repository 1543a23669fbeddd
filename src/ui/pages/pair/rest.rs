//! The dialog for a rest. A resting pair is asked nothing.

use leptos::prelude::*;

use super::context::Pair;
use crate::domain::{MentoringCommand, PartialDate};
use crate::present::pair::rests;
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, Dialog, Form, FormProblems, close_dialog, icon, other_problems};
use crate::ui::state::FieldProblem;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The dialog.
#[component]
pub(super) fn RestDialog(pair: Pair) -> impl IntoView {
    view! {
        <Dialog
            title=text::pair::rest_until()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair)}
        </Dialog>
    }
}

fn form(pair: Pair) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let offers = rests(pair.today.get_untracked());
    let until = RwSignal::new(offers[0].to_string());
    let offer = move |day: chrono::NaiveDate| {
        let name = intl::date(day, Style::Day);
        view! { <button class="chip" type="button" on:click=move |_| until.set(day.to_string())>{name}</button> }
    };
    let save = move |()| {
        let Some(day) = PartialDate::whole(&until.get_untracked()) else {
            // A text that is no day says so itself.
            if form.is_readable() {
                form.show(vec![FieldProblem::of("when", text::pair::until_which_day())]);
            }
            return;
        };
        let message = text::pair::rests_until(&intl::date(day, Style::Day));
        if form.save(Vec::new(), MentoringCommand::Rest(pair.id, day).into(), message) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <p class="text-muted">{text::pair::rest_line()}</p>
            <div class="chips">{offers.map(offer).into_iter().collect_view()}</div>
            <DayField
                label=text::pair::until_day()
                scope=DateScope::Ahead
                value=until
                problem=form.of("when")
                is_first=true
                on_input=move |it| until.set(it)
            />
            {other_problems(form)}
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("snooze")}{text::pair::rest()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </Form>
    }
    .into_any()
}
