//! The views of the parts that are loaded after Today.

use leptos::prelude::*;

use crate::ui::route::Route;
use crate::ui::state::{Drawn, LazyParts, LazySection, LoadState, OpenDialog, at_once};
use crate::ui::text;

impl LazyParts {
    /// A page other than Today.
    pub(crate) fn page(self, route: Route) -> AnyView {
        self.drawn(self.pages, || self.loaders.with_value(|it| (it.pages.draw)(route)))
    }

    /// A section of Today.
    pub(crate) fn section(self, section: LazySection) -> AnyView {
        // Does not start the fetch: the layout does so once Today is painted.
        // Mentoring is empty on most days, and the other sections say that the part is missing; of the cards the first.
        let is_silent = match self.sections.get() {
            LoadState::Unasked => true,
            LoadState::Failed => {
                matches!(section, LazySection::TodayLine | LazySection::CardWords { is_first: false, .. })
            }
            LoadState::Asked | LoadState::Here => false,
        };
        if is_silent {
            return ().into_any();
        }
        self.drawn(self.sections, || self.loaders.with_value(|it| (it.sections.draw)(section)))
    }

    /// A dialog.
    pub(crate) fn dialog(self, dialog: OpenDialog) -> AnyView {
        self.drawn(self.dialogs, || self.loaders.with_value(|it| (it.dialogs.draw)(dialog)))
    }

    /// The strength meter for a passphrase.
    pub(crate) fn strength(self, passphrase: Signal<String>) -> AnyView {
        if self.strength.get_untracked() == LoadState::Unasked {
            self.ask_strength();
        }
        if self.strength.get() == LoadState::Failed {
            // The part is too large to be cached for offline use, and a passphrase works without its meter.
            return view! { <p class="text-small">{text::lock::strength_offline()}</p> }.into_any();
        }
        self.drawn(self.strength, || self.loaders.with_value(|it| (it.strength.draw)(passphrase)))
    }

    fn drawn(self, state: RwSignal<LoadState>, draw: impl FnOnce() -> Drawn) -> AnyView {
        match state.get() {
            LoadState::Here => at_once(draw()).into_any(),
            LoadState::Failed => {
                view! { <p class="callout callout--amber" role="alert">{text::layout::part_missing()}</p> }.into_any()
            }
            LoadState::Asked => ().into_any(),
            LoadState::Unasked => {
                self.ask();
                ().into_any()
            }
        }
    }
}
