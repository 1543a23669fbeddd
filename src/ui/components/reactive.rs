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
pub(crate) fn Show(
    /// What must hold.
    #[prop(into)]
    when: Signal<bool>,
    /// What is there otherwise.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    (move || if when.get() { children() } else { fallback.run() }).into_any()
}
