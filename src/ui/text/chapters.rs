//! The history on a person's page: phases, silences and the chapters that the user names.

use super::catalogue::sentences;
use super::{join, list, partial};
use crate::domain::{Chapter, PartialDate};

sentences! {
    title: "Over the years";
    days_with(name): "Days with {name}";
    chapters: "Chapters";
    new: "Name a chapter";
    edit_of(name): "Edit the chapter “{name}”";
    name: "What you call it";
    name_hint: "For example: the harbour years.";
    from: "From";
    to: "Until";
    to_hint: "Empty while it goes on.";
    use_name(name): "Use “{name}”";
    saved: "The chapter is saved.";
    remove: "Take this chapter out";
    removed: "The chapter is taken out. The exchanges stay.";
    from_to(from, to): "{from} to {to}";
    since(from): "since {from}";
    until(to): "until {to}";
    named(name, dates): "{name}, {dates}";
    ran: "What ran in these years";
    mentoring_with(names): "Mentoring with {names}";
    reached(what): "{what}: reached";
    let_go(what): "{what}: let go";
    chapter_of(name, person): "{name}, with {person}";
}

/// A chapter in a line: "the harbour years, 2017 to 2019".
pub(crate) fn chapter(it: &Chapter) -> String {
    let dates = dates(it.from, it.to);
    if dates.is_empty() { it.name.clone() } else { named(&it.name, &dates) }
}

/// A beginning and an end in words. Empty for neither.
pub(crate) fn dates(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => partial(from),
        (Some(from), Some(to)) => from_to(&partial(from), &partial(to)),
        (Some(from), None) => since(&partial(from)),
        (None, Some(to)) => until(&partial(to)),
        (None, None) => String::new(),
    }
}

/// A mentorship by its people.
pub(crate) fn mentoring(names: &[String]) -> String {
    mentoring_with(&list(names))
}

/// An aim that closed.
pub(crate) fn aim(what: &str, is_reached: bool) -> String {
    if is_reached { reached(&what) } else { let_go(&what) }
}

/// The chapters of a person in a line. Empty for none.
pub(crate) fn all(chapters: &[Chapter]) -> String {
    let lines: Vec<String> = chapters.iter().map(chapter).collect();
    join(&lines.iter().map(String::as_str).collect::<Vec<_>>(), " · ")
}
