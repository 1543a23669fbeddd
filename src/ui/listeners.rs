//! The work of the layout that draws nothing: keyboard shortcuts, changes by other tabs, and the start of the app.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, StorageEvent};

use crate::store::StorageKey;
use crate::ui::state::{
    Clock, Dialogs, LazyParts, LazySection, Lock, Navigation, OpenDialog, Prefs, StorageHealth, TabSync, Undo,
    use_clock, use_dialogs, use_lazy_parts, use_lock, use_navigation, use_prefs, use_storage_health, use_tab_sync,
    use_undo,
};
use crate::web::{dom as browser, history, input_method};

/// Time after the start from which missing data is reported even though the mirror has not answered.
const LOOKED_AFTER: Duration = Duration::from_secs(8);

/// Time after the start from which somebody who has not touched the page is reading it (design decision).
const AT_REST: Duration = Duration::from_secs(10);

/// The parameters of an address with a text that another app shares.
const SHARED: [&str; 3] = ["title", "text", "url"];

/// Listens for keys, for other tabs, and for the page coming back into view.
#[derive(Clone, Copy)]
pub(super) struct Listeners {
    clock: Clock,
    dialogs: Dialogs,
    health: StorageHealth,
    lazy_parts: LazyParts,
    lock: Lock,
    navigation: Navigation,
    prefs: Prefs,
    tab_sync: TabSync,
    undo: Undo,
}

/// The listeners of the page.
pub(super) fn use_listeners() -> Listeners {
    Listeners {
        clock: use_clock(),
        dialogs: use_dialogs(),
        health: use_storage_health(),
        lazy_parts: use_lazy_parts(),
        lock: use_lock(),
        navigation: use_navigation(),
        prefs: use_prefs(),
        tab_sync: use_tab_sync(),
        undo: use_undo(),
    }
}

impl Listeners {
    /// Starts to listen, as long as the calling component is there.
    pub(super) fn start(self) {
        history::follow(move |step| self.navigation.follow(step));
        self.clock.watch();
        input_method::guard_enter();
        self.listen();
        // After the first paint, so that loading the other parts does not delay it.
        browser::after_paint(move || {
            // Another tab may have written since the book was read.
            self.tab_sync.wake();
            self.lazy_parts.ask_sections();
        });
        self.fetch_the_rest();
        self.lazy_parts.when_here(LazySection::Background);
        // Even if the part with the recovery cannot be loaded, missing data is reported.
        set_timeout(move || self.health.has_asked_mirror.set(true), LOOKED_AFTER);
        self.lock.lock_after_rest();
        self.open_requested_dialog();
    }

    /// Fetches the pages and dialogs at the first sign of the user, which comes before a tap or a word ends, or after a
    /// while: the browser stops for a moment when it takes in a program of that size. The service worker fetches the
    /// files at once.
    fn fetch_the_rest(self) {
        set_timeout(move || self.lazy_parts.ask_first(), AT_REST);
        let pointer = window_event_listener(ev::pointermove, move |_| self.lazy_parts.ask_first());
        let press = window_event_listener(ev::pointerdown, move |_| self.lazy_parts.ask_first());
        let keys = window_event_listener(ev::keydown, move |_| self.lazy_parts.ask_first());
        on_cleanup(move || [pointer, press, keys].into_iter().for_each(|it| it.remove()));
    }

    fn listen(self) {
        let keys = window_event_listener(ev::keydown, move |event| self.press(&event));
        let storage = window_event_listener(ev::storage, move |event| self.on_storage_event(&event));
        let focus = window_event_listener(ev::focus, move |_| {
            self.tab_sync.wake();
            // Parts that could not be fetched may be available by now.
            self.lazy_parts.ask();
        });
        let online = window_event_listener(ev::online, move |_| self.lazy_parts.ask());
        let shown = window_event_listener(ev::pageshow, move |_| self.tab_sync.wake());
        on_cleanup(move || {
            keys.remove();
            storage.remove();
            focus.remove();
            online.remove();
            shown.remove();
        });
    }

    /// Carries out a keyboard shortcut.
    fn press(self, event: &KeyboardEvent) {
        let is_command = event.ctrl_key() || event.meta_key();
        let act: fn(Self) = match event.key().as_str() {
            _ if browser::is_typing() || browser::has_dialog() => return,
            "z" if is_command && !event.shift_key() => |it| {
                it.undo.undo();
            },
            "Z" | "z" | "y" if is_command => |it| it.undo.redo(),
            "l" if !is_command && !event.alt_key() && self.prefs.get(StorageKey::LettersOff).is_empty() => {
                |it| it.dialogs.show(OpenDialog::Capture(String::new(), None))
            }
            _ => return,
        };
        event.prevent_default();
        act(self);
    }

    /// Reacts to a change of the storage by another tab.
    fn on_storage_event(self, event: &StorageEvent) {
        match (event.key(), event.new_value()) {
            (Some(key), Some(text)) if StorageKey::is_log(&key) => self.tab_sync.apply_remote(&key, &text),
            // Another tab has turned encryption on or off, or changed its record: this tab's key is out of date.
            (Some(key), _) if key == StorageKey::Lock.to_string() => browser::reload(),
            // Another tab has compacted the journal, erased everything, or found or removed unreadable data.
            (key, _) if key.as_deref().is_none_or(is_of_the_book) => self.tab_sync.wake(),
            _ => (),
        }
    }

    /// Opens the dialog that a shortcut of the installed app or a shared text asks for, or the stored draft, for
    /// example after an update.
    fn open_requested_dialog(self) {
        if let Some(dialog) = requested_dialog(self.prefs.get(StorageKey::Draft)) {
            self.dialogs.show(dialog);
        }
        // Otherwise loading the page again would open the dialog again. Other parameters are the page's own: its place
        // or its words, which a reload keeps.
        if SHARED.into_iter().chain(["act"]).any(|it| browser::parameter(it).is_some()) {
            history::forget_parameters();
        }
    }
}

/// Whether every tab must react to a key: the head of the store, a journal entry or a quarantined entry.
fn is_of_the_book(key: &str) -> bool {
    key == StorageKey::Head.to_string() || StorageKey::is_log(key) || StorageKey::is_quarantined(key)
}

/// The dialog that the address asks for, with the stored draft of the log.
fn requested_dialog(draft: String) -> Option<OpenDialog> {
    let shared = SHARED.into_iter().filter_map(browser::parameter).filter(|it| !it.is_empty()).collect::<Vec<_>>();
    match browser::parameter("act").as_deref() {
        Some("log") => Some(OpenDialog::Capture(draft, None)),
        // The service worker has put a file aside that another app shared.
        Some("shared") => Some(OpenDialog::OpenFile),
        Some("new") => Some(OpenDialog::NewPerson(String::new())),
        // The shared text follows the draft, so that the draft is not lost.
        _ if !shared.is_empty() => {
            let parts = Some(draft).filter(|it| !it.is_empty()).into_iter().chain(shared);
            Some(OpenDialog::Capture(parts.collect::<Vec<_>>().join(" "), None))
        }
        _ if !draft.is_empty() => Some(OpenDialog::Capture(draft, None)),
        _ => None,
    }
}
