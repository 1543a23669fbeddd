//! Sorts people into circles, one at a time, and shows the weekly load of the circles. Keys 1 to 5 choose, S skips, U
//! goes one person back.

use leptos::prelude::*;

use crate::domain::{Circle, Command, PersonId, display_name};
use crate::insight::circles::{load, suggestion};
use crate::present::sorting;
use crate::ui::components::{Avatar, Dialog, close_dialog, icon};
use crate::ui::pages::contact_links;
use crate::ui::state::{
    Commands, RepositoryContext, Toasts, Undo, use_clock, use_commands, use_dialogs, use_repository, use_toasts,
    use_undo,
};
use crate::ui::text;

/// The dialog for sorting people into circles.
#[component]
pub(crate) fn SortDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::dialogs::sort_title()
            close_label=text::common::done()
            on_close=move |()| dialogs.close()
        >
            <SortFields />
        </Dialog>
    }
}

/// The choices, in the order of their keys. The fifth leaves the person without a circle on purpose.
const CHOICES: [Option<Circle>; 5] =
    [Some(Circle::Inner), Some(Circle::Close), Some(Circle::Active), Some(Circle::Wider), None];

/// The people to sort, and the position of the current one.
#[derive(Clone, Copy)]
struct Sorting {
    repository: RepositoryContext,
    commands: Commands,
    undo: Undo,
    toasts: Toasts,
    people: StoredValue<Vec<PersonId>>,
    at: RwSignal<usize>,
}

impl Sorting {
    /// Reads the people without a circle once, when the dialog opens.
    fn start() -> Self {
        let repository = use_repository();
        Self {
            repository,
            commands: use_commands(),
            undo: use_undo(),
            toasts: use_toasts(),
            people: StoredValue::new(repository.book_untracked(sorting::unsorted)),
            at: RwSignal::new(0),
        }
    }

    /// The number of people to sort.
    fn total(self) -> usize {
        self.people.with_value(Vec::len)
    }

    /// The current person. None if all are sorted.
    fn person(self) -> Option<PersonId> {
        self.people.with_value(|it| it.get(self.at.get()).copied())
    }

    fn go_on(self) {
        self.at.update(|it| *it = sorting::after(*it, self.total()));
    }

    fn choose(self, circle: Option<Circle>) {
        let Some(id) = self.person() else { return };
        // The card stays if saving failed.
        if circle.is_some() && !self.commands.run_or_show(Command::SetCircle(id, circle), text::dialogs::sorted()) {
            return;
        }
        // Hide the toast and its undo: in this dialog "Back to the last one" undoes, and also returns to the person.
        self.toasts.hide();
        self.go_on();
    }

    fn back(self) {
        let Some(before) = self.at.get_untracked().checked_sub(1) else { return };
        self.at.set(before);
        let circle = self
            .person()
            .and_then(|id| self.repository.book_untracked(|it| it.people.get(id).and_then(|it| it.circle)));
        if circle.is_some() {
            self.undo.undo();
        }
    }

    /// Chooses, skips or goes back by a key.
    fn press(self, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let number = key.parse::<usize>().ok().and_then(|it| CHOICES.get(it.wrapping_sub(1)));
        match (number, key.as_str()) {
            (Some(circle), _) => self.choose(*circle),
            (_, "s" | "S") => self.go_on(),
            (_, "u" | "U") => self.back(),
            _ => return,
        }
        event.prevent_default();
    }
}

#[component]
fn SortFields() -> impl IntoView {
    let close = close_dialog();
    let sorting = Sorting::start();
    let keys = window_event_listener(leptos::ev::keydown, move |event| sorting.press(&event));
    on_cleanup(move || keys.remove());
    let buttons = CHOICES.into_iter().enumerate().map(|(index, circle)| {
        let name = circle.map_or_else(text::dialogs::no_circle, text::circle);
        let key = index + 1;
        view! {
            <button
                class="btn"
                type="button"
                aria-keyshortcuts=key.to_string()
                on:click=move |_| sorting.choose(circle)
            >
                {name}
                <kbd class="text-small" aria-hidden="true">{key}</kbd>
            </button>
        }
    });
    view! {
        <div class="stack">
            <p class="text-small">{move || text::to_sort(sorting.total().saturating_sub(sorting.at.get()))}</p>
            {move || card(sorting)}
            <div class="actions">{buttons.collect_view()}</div>
            <div class="actions">
                <button class="link-button" type="button" on:click=move |_| sorting.go_on()>
                    {icon("snooze")}{text::dialogs::skip()}
                </button>
                <button class="link-button" type="button" on:click=move |_| sorting.back()>
                    {icon("undo")}{text::dialogs::one_back()}
                </button>
            </div>
            <Load />
            <footer class="dialog__foot">
                <button class="btn btn--main" type="button" on:click=move |_| close()>{text::common::done()}</button>
            </footer>
        </div>
    }
}

/// The card of the current person.
fn card(sorting: Sorting) -> AnyView {
    let Some(id) = sorting.person() else {
        return view! { <p>{text::dialogs::everybody_sorted()}</p> }.into_any();
    };
    let who = sorting.repository.book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let role = contact_links::role_line(&who.role, &who.organisation);
    view! {
        <ul class="warm-up-list">
            <li>
                {Avatar::of(id, &who).view("")}
                <div><p class="name" role="status" dir="auto">{display_name(&who)}</p><p class="role">{role}</p></div>
            </li>
        </ul>
    }
    .into_any()
}

/// The weekly load of the circles, and a suggestion if it is too high.
#[component]
fn Load() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let line = move || {
        let load = repository.book(|book| load(book, today.get()));
        text::load(load.asked, load.allowed)
    };
    let hint = move || repository.book(|book| suggestion(book, today.get())).map(|it| text::load_hint(&it));
    view! {
        <p>{line}</p>
        <p class="text-small" role="status">{hint}</p>
    }
}
