//! The groups that the sentence of the log names, each as a chip that the user can remove.

use leptos::prelude::*;

use crate::domain::GroupId;
use crate::present::groups::named_in;
use crate::quick_entry::Corrections;
use crate::ui::capture_fields::part_chip;
use crate::ui::state::{RepositoryContext, use_repository};
use crate::ui::text;

/// The groups of the book that a sentence names, without those that the user removed.
pub(super) fn named_groups(repository: RepositoryContext, sentence: &str, fix: &Corrections) -> Vec<(GroupId, String)> {
    let mut named = repository.book_untracked(|book| named_in(book, sentence));
    named.retain(|(id, _)| !fix.dropped.contains(&id.to_string()));
    named
}

/// The row of the groups. Nothing without any.
#[component]
pub(super) fn GroupRow(sentence: RwSignal<String>, fix: RwSignal<Corrections>) -> impl IntoView {
    let repository = use_repository();
    move || {
        let named = sentence.with(|sentence| fix.with(|fix| named_groups(repository, sentence, fix)));
        let chip = |(id, name): (GroupId, String)| part_chip(fix, "teams", name, id.to_string());
        (!named.is_empty()).then(|| {
            view! {
                <div role="group" aria-label=text::groups::group()>
                    <span class="parsed-fields__label" aria-hidden="true">{text::groups::group().to_lowercase()}</span>
                    <div class="chips">{named.into_iter().map(chip).collect_view()}</div>
                </div>
            }
        })
    }
}
