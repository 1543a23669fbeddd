//! The dialogs of the page.

use leptos::prelude::*;

use super::context::{Page, ProjectDialog};
use super::describe::DescribeDialog;
use super::ending::CloseDialog;
use super::member::MemberDialog;
use super::need::NeedDialog;
use super::thanks::ThanksDialog;

/// The dialog that is open.
pub(super) fn dialogs(page: Page) -> impl IntoView {
    move || {
        Some(match page.dialog.get()? {
            ProjectDialog::Describe => view! { <DescribeDialog page /> }.into_any(),
            ProjectDialog::Need(id) => view! { <NeedDialog page id /> }.into_any(),
            ProjectDialog::Member => view! { <MemberDialog page /> }.into_any(),
            ProjectDialog::Close => view! { <CloseDialog page /> }.into_any(),
            ProjectDialog::Thanks(is_end) => view! { <ThanksDialog page is_end /> }.into_any(),
        })
    }
}
