//! Sorts people into circles, one at a time, and shows the weekly load of the circles. Keys 1 to 5 choose, S skips, U
//! goes one person back.

use leptos::prelude::*;

use crate::domain::{Circle, Command, display_name};
use crate::insight::circles::{load, suggestion};
use crate::present::sorting;
use crate::ui::app::app;
use crate::ui::components::{Avatar, Dialog, close_dialog, icon};
use crate::ui::pages::contact_links;
use crate::ui::text;

/// The dialog for sorting people into circles.
#[component]
pub(crate) fn SortSheet() -> impl IntoView {
    let app = app();
    view! {
        <Dialog
            title=text::dialogs::sort_title()
            close_label=text::common::done()
            on_close=move |()| app.dialog.set(None)
        >
            <SortFields />
        </Dialog>
    }
}

/// The choices, in the order of their keys. The fifth leaves the person without a circle on purpose.
const CHOICES: [Option<Circle>; 5] =
    [Some(Circle::Inner), Some(Circle::Close), Some(Circle::Active), Some(Circle::Wider), None];

#[component]
fn SortFields() -> impl IntoView {
    let app = app();
    let close = close_dialog();
    // Read once, when the dialog opens.
    let people = StoredValue::new(app.with_book_untracked(sorting::unsorted));
    let at = RwSignal::new(0_usize);
    let total = move || people.with_value(Vec::len);
    let go_on = move || at.update(|it| *it = sorting::after(*it, total()));
    let person = move || people.with_value(|it| it.get(at.get()).copied());
    let choose = move |circle: Option<Circle>| {
        let Some(id) = person() else { return };
        // The card stays if saving failed.
        if circle.is_some() && !app.carried_out(Command::SetCircle(id, circle), text::dialogs::sorted()) {
            return;
        }
        // Hide the toast and its undo: in this dialog "One back" undoes, and also returns to the person.
        app.toast.set(None);
        go_on();
    };
    let back = move || {
        let Some(before) = at.get_untracked().checked_sub(1) else { return };
        at.set(before);
        let is_sorted = person()
            .is_some_and(|id| app.with_book_untracked(|it| it.people.get(id).is_some_and(|it| it.circle.is_some())));
        if is_sorted {
            app.undo();
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let number = key.parse::<usize>().ok().and_then(|it| CHOICES.get(it.wrapping_sub(1)));
        match (number, key.as_str()) {
            (Some(circle), _) => choose(*circle),
            (_, "s" | "S") => go_on(),
            (_, "u" | "U") => back(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let load_line = move || {
        let load = app.book(|book| load(book, app.today.get()));
        text::load(load.asked, load.allowed)
    };
    let hint = move || app.book(|book| suggestion(book, app.today.get())).map(|it| text::load_hint(&it));
    let card = move || match person() {
        None => view! { <p>{text::dialogs::everybody_sorted()}</p> }.into_any(),
        Some(id) => {
            let who = app.with_book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
            let role = contact_links::role_line(&who.role, &who.organisation);
            view! {
                <ul class="warm-up-list">
                    <li>
                        {Avatar::of(id, &who).view("")}
                        <div><p class="name" role="status">{display_name(&who)}</p><p class="role">{role}</p></div>
                    </li>
                </ul>
            }
            .into_any()
        }
    };
    let buttons = CHOICES.into_iter().enumerate().map(|(key, circle)| {
        let name = circle.map_or_else(text::dialogs::no_circle, text::circle);
        view! {
            <button class="btn" type="button" aria-keyshortcuts=(key + 1).to_string() on:click=move |_| choose(circle)>
                {name}
                <kbd class="text-small" aria-hidden="true">{key + 1}</kbd>
            </button>
        }
    });
    view! {
        <div class="stack">
            <p class="text-small">{move || text::to_sort(total().saturating_sub(at.get()))}</p>
            {card}
            <div class="actions">{buttons.collect_view()}</div>
            <div class="actions">
                <button class="link-button" type="button" on:click=move |_| go_on()>
                    {icon("snooze")}{text::dialogs::skip()}
                </button>
                <button class="link-button" type="button" on:click=move |_| back()>
                    {icon("undo")}{text::dialogs::one_back()}
                </button>
            </div>
            <p>{load_line}</p>
            <p class="text-small" role="status">{hint}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="button" on:click=move |_| close()>{text::common::done()}</button>
            </footer>
        </div>
    }
}
