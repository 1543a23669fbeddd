//! The page of one group: its sentence, its people, two of them to write to, and its talks.
//!
//! Each section is a file of the folder `group`, as a function of the [`Page`].

mod address;
mod context;
mod describe;
mod few_words;
mod header;
mod join;
mod member;
mod members;
mod talks;
mod write;

use leptos::prelude::*;

use self::context::{GroupDialog, Page};
use crate::domain::{GroupId, group_that_counts};
use crate::ui::components::memo;
use crate::ui::pages::{gone, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;

/// The page `/groups/:id`.
///
/// That of a group that was joined into another is the page of the other.
#[component]
pub(crate) fn GroupPage(
    /// The group.
    id: GroupId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Group(id));
    // Talks of earlier years count too.
    use_archive().unpack(None);
    let here = memo(move || repository.book(|book| group_that_counts(book, id)));
    gone::leave_when_gone(memo(move || here.get().is_some()), Route::Teams);
    move || here.get().map_or_else(gone, |id| view! { <GroupContent id /> }.into_any())
}

fn gone() -> AnyView {
    gone::gone(text::groups::gone(), Route::Teams, text::project::back())
}

#[component]
fn GroupContent(id: GroupId) -> impl IntoView {
    let page = Page::new(id);
    Effect::new(move || title(&page.name()));
    view! {
        {header::header(page)}
        <div class="two-column-area">
            <div class="two-column">
                <div>{members::members(page)}{talks::talks(page)}</div>
                <div class="two-column__aside">{write::write(page)}{address::address(page)}</div>
            </div>
        </div>
        {dialogs(page)}
    }
}

/// The dialog that is open.
fn dialogs(page: Page) -> impl IntoView {
    move || {
        Some(match page.dialog.get()? {
            GroupDialog::Describe => view! { <describe::DescribeDialog page /> }.into_any(),
            GroupDialog::Member(person) => view! { <member::MemberDialog page person /> }.into_any(),
            GroupDialog::FewWords => view! { <few_words::FewWordsDialog page /> }.into_any(),
            GroupDialog::Join => view! { <join::JoinDialog page /> }.into_any(),
        })
    }
}
