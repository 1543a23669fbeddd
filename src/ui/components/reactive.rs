//! Two reactive helpers that keep the program small: the generic part of each is a box, and the rest is there once.

use leptos::prelude::*;

/// A memo. `Memo::new` is compiled anew for every closure, which is a kilobyte each; this is once for every type.
pub(crate) fn memo<T: Clone + PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let signal = Signal::derive(compute);
    Memo::new(move |_| signal.get())
}

/// A view that is there while something holds, and another while it does not. `Show` is compiled anew for every use;
/// this is once.
#[component]
pub(crate) fn When(
    /// What has to hold.
    #[prop(into)]
    holds: Signal<bool>,
    /// What is there otherwise.
    #[prop(optional, into)]
    otherwise: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    (move || if holds.get() { children() } else { otherwise.run() }).into_any()
}
