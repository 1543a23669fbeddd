//! The address of a household, offered to those of its members who have none.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::GroupCommand;
use crate::present::groups::shared_address;
use crate::ui::components::icon;
use crate::ui::text;

/// The offer. Nothing without an address to give.
pub(super) fn address(page: Page) -> AnyView {
    let inside = move || {
        let offer = page.repository.book(|book| shared_address(book, page.id, page.today.get()))?;
        let names: Vec<String> = offer.people.iter().map(|it| page.short(*it)).collect();
        let line = text::groups::address(&page.short(offer.of), &offer.address.value.replace('\n', ", "));
        let give = move |_| {
            let command = GroupCommand::ShareAddress(offer.address.clone(), offer.people.clone());
            page.run(command, text::groups::address_given());
        };
        Some(view! {
            <div class="callout" role="note">
                {icon("place")}
                <div class="stack">
                    <p>{line}</p>
                    <p>
                        <button class="btn" type="button" on:click=give>
                            {text::groups::give_address(&text::list(&names))}
                        </button>
                    </p>
                </div>
            </div>
        })
    };
    view! { {inside} }.into_any()
}
