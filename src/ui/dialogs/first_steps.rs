//! The dialog of the first page that says how Kith works.

use leptos::prelude::*;

use crate::ui::components::Dialog;
use crate::ui::pages::explanation;
use crate::ui::state::use_dialogs;
use crate::ui::text;

/// The dialog "How it works".
#[component]
pub(crate) fn HowItWorksDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::welcome::how_it_works()
            close_label=text::common::close()
            on_close=move |()| dialogs.close()
        >
            <div class="prep">{explanation()}</div>
        </Dialog>
    }
}
