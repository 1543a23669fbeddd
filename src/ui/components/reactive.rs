//! Two reactive helpers that keep the program small: the generic part of each only boxes a closure, so that the rest
//! is compiled once.

use leptos::prelude::*;

/// A memo. `Memo::new` is compiled anew for every closure, about a kilobyte each; this function once for every type.
pub(crate) fn memo<T: Clone + PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let signal = Signal::derive(compute);
    Memo::new(move |_| signal.get())
}

/// Shows its children while a condition holds, and the fallback otherwise. The `Show` of Leptos is compiled anew for
/// every use, this one once.
#[component]
pub(crate) fn Show(
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
    /// The view while the condition does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    (move || if when.get() { children() } else { fallback.run() }).into_any()
}
