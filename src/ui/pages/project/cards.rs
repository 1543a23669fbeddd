//! The needs of a project on a narrow screen: one card for each, with those who cover it. The table of `grid.rs` says
//! the same on a wide one; of the two, the style sheet shows one.

use leptos::prelude::*;

use super::context::Page;
use super::need_parts::{Place, class_of, need_name, sign, standing};
use crate::domain::Depth;
use crate::insight::team::{Row, Who};
use crate::ui::components::capped;
use crate::ui::route::Route;
use crate::ui::text;

/// The cards. `names` has the name of everybody in the table.
pub(super) fn cards(page: Page, rows: &[Row], names: &[(Who, String)], place: Place) -> AnyView {
    let cards: Vec<_> = rows.iter().map(|it| card(page, it, names, place)).collect();
    view! { <ul class="need-cards" role="list" aria-label=text::project::table()>{cards}</ul> }.into_any()
}

fn card(page: Page, row: &Row, names: &[(Who, String)], place: Place) -> AnyView {
    let name_of = |who: Who| names.iter().find(|it| it.0 == who).map(|it| it.1.clone());
    let people: Vec<(Who, String, Depth)> =
        row.covers.iter().filter_map(|(who, depth)| Some((*who, name_of(*who)?, *depth))).collect();
    let list = (!people.is_empty()).then(|| {
        view! { <ul class="chips" role="list" aria-label=text::project::who_covers()>{capped(people, chip)}</ul> }
    });
    view! {
        <li class=format!("need-card {}", class_of(row, place))>
            {need_name(page, row, place == Place::Edit)}
            {standing(page, row, place)}
            {list}
        </li>
    }
    .into_any()
}

/// One who covers the need: the sign, the name, and how well in a word.
fn chip((who, name, depth): &(Who, String, Depth)) -> AnyView {
    let words = view! {
        {sign(Some(*depth))}
        <span dir="auto">{name.clone()}</span>" "
        <span class="need-card__depth">{text::project::depth(*depth)}</span>
    };
    match who {
        Some(id) => view! { <li><a class="chip" href=Route::Person(*id).href()>{words}</a></li> }.into_any(),
        None => view! { <li><span class="chip chip--still">{words}</span></li> }.into_any(),
    }
}
