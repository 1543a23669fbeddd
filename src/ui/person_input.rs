//! A field for a person of the book, which suggests matching names.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::present::naming;
use crate::ui::components::TextField;
use crate::ui::dom_id::DomId;
use crate::ui::state::use_repository;

/// A text field for a name.
#[component]
pub(crate) fn NameField(
    /// The label.
    label: &'static str,
    /// The current value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new value.
    #[prop(into)]
    on_input: Callback<String>,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// A person that is not suggested.
    #[prop(default = None)]
    except: Option<PersonId>,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
    /// Calls `on_input` when the user leaves the field or presses Enter, and not at every key.
    #[prop(default = false)]
    is_lazy: bool,
) -> impl IntoView {
    let repository = use_repository();
    let typed = RwSignal::new(value.get_untracked());
    let options = move || {
        let names = typed.with(|typed| repository.book_untracked(|book| naming::suggestions(book, typed, except)));
        names.into_iter().map(|it| view! { <option value=it></option> }).collect_view()
    };
    view! {
        <datalist id=DomId::Names.as_str()>{options}</datalist>
        <div class="stack" on:input=move |event| typed.set(event_target_value(&event))>
            <TextField label value hint is_first is_lazy list=DomId::Names.as_str() on_input />
        </div>
    }
}
