//! Returns: something good that came of knowing people.

use super::{Outcome, ReturnRow, join, list, partial, within_year};
use crate::ui::text::catalogue::sentences;
use crate::web::intl::{self, Style};

sentences! {
    what_grew: "What grew";
    grew_line: "Something good that came of knowing people, however late.";
    no_returns: "Nothing written down yet. It may take years.";
    add_return: "Add a return";
    a_return: "A return";
    return_what: "What came of it";
    return_when: "When";
    return_when_hint: "A year is enough. Decades later is fine.";
    return_who: "Thanks to whom";
    return_people: "Thanks to";
    return_saved: "Saved. It stands among what grew.";
    dated(day): "{day}.";
    thanks_to(names): "Thanks to {names}.";
    thank: "Say thank you";
    thank_for(what): "Say thank you for {what}";
    thank_saved: "Saved. You told them.";
    you_told(month): "You told them in {month}.";
    edit_return(what): "Change: {what}";
    delete_return: "Delete";
    return_deleted: "The return is in the trash.";
    no_year: "Some year";
}

/// The line below a return: when, thanks to whom, and when the user told them. Below the heading of its year it does
/// not say the year again.
pub(crate) fn return_note(row: &ReturnRow, is_below_year: bool) -> String {
    let Outcome { when, thanked, .. } = &row.outcome;
    let when = when.map(if is_below_year { within_year } else { partial }).filter(|it| !it.is_empty());
    let when = when.map(|it| dated(&it)).unwrap_or_default();
    let who = if row.names.is_empty() { String::new() } else { thanks_to(&list(&row.names)) };
    let told = thanked.map(|it| you_told(&intl::date(it, Style::LongMonth))).unwrap_or_default();
    join(&[&when, &who, &told], " ")
}
