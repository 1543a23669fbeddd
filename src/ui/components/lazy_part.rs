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
        // If the part is missing, some sections say so; of the cards the first.
        let says_so = matches!(
            section,
            LazySection::CardWords { is_first: true, .. } | LazySection::Everyday | LazySection::Week
        );
        let draw = move || self.loaders.with_value(|it| (it.sections.draw)(section));
        match self.sections.get() {
            LoadState::Unasked => ().into_any(),
            LoadState::Failed if !says_so => ().into_any(),
            LoadState::Here => self.in_own_task(move || at_once(draw())),
            LoadState::Asked | LoadState::Failed => self.drawn(self.sections, draw),
        }
    }

    /// A view that is drawn in a [task of its own](Self::own_task).
    fn in_own_task(self, draw: impl Into<ViewFn>) -> AnyView {
        let (is_due, draw) = (self.own_task(), draw.into());
        (move || is_due.get().then(|| draw.run())).into_any()
    }

    /// A view of Today below the first card. While Kith starts, it waits for the words of that card, which would push
    /// it down.
    pub(crate) fn after_first_card(self, draw: impl Into<ViewFn>) -> AnyView {
        let draw = draw.into();
        let waits = Memo::new(move |was| {
            was != Some(&false)
                && self.is_starting()
                && !self.is_first_card_whole.get()
                && self.sections.get() != LoadState::Failed
        });
        (move || (!waits.get()).then(|| self.in_own_task(draw.clone()))).into_any()
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
