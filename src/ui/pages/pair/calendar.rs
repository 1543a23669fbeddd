//! The dialog that writes the next session as a calendar file.

use leptos::prelude::*;

use super::context::Pair;
use crate::formats::calendar;
use crate::insight::mentoring::share::agenda_to_send;
use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::state::use_toasts;
use crate::ui::text;
use crate::web::{clock, files};

/// The name and the media type of the file.
const FILE: (&str, &str) = ("kith-session.ics", "text/calendar");

/// The dialog. The agenda is in the file only if the user says so.
#[component]
pub(super) fn CalendarDialog(pair: Pair) -> impl IntoView {
    view! {
        <Dialog
            title=text::pair::to_calendar()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair)}
        </Dialog>
    }
}

fn form(pair: Pair) -> AnyView {
    let (close, toasts) = (close_dialog(), use_toasts());
    let with_agenda = RwSignal::new(false);
    let write = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let ctx = clock::ctx(pair.repository.device());
        let file = pair.repository.book_untracked(|book| {
            // The only source of texts that leave: private lines are not in it.
            let agenda = agenda_to_send(book, pair.id, ctx.today);
            let agenda = if with_agenda.get_untracked() { agenda } else { Vec::new() };
            calendar::write_session(book, pair.id, &agenda, &ctx)
        });
        if file.and_then(|it| files::download(FILE.0, FILE.1, &it)).is_some() {
            toasts.show(text::pair::calendar_written());
        }
        close();
    };
    view! {
        <form method="dialog" class="stack" on:submit=write>
            <p class="text-muted">{text::pair::calendar_line()}</p>
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=with_agenda
                    on:change=move |event| with_agenda.set(event_target_checked(&event))
                />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{text::pair::with_the_agenda()}</span>
            </label>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("calendar")}{text::pair::write_calendar()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
    .into_any()
}
