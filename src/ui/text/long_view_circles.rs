//! Circles over time, in words.

use super::catalogue::{number, sentences};
use super::long_view::year_of;
use super::{circle, sentence};
use crate::insight::years::{MoveKind, MoveLine, Turnover};
use crate::web::intl::{self, Style};

sentences! {
    title: "Circles over time";
    line: "Kith notes a move between circles on the day you make it, and guesses none from before.";
    none_noted: "No move between circles is noted yet.";
    caption: "Who stood where at the end of each year";
    year: "Year";
    so_far(year): "{year}, so far";
    earlier(year): "Before {year}";
    not_noted: "not noted";
    nobody: "nobody";
    many: "many";
    moves: "Moves";
    since(name, circle, month): "{name}: {circle} since {month}.";
    closer(name, year): "{name} came closer in {year}.";
    further(name, year): "{name} moved a little further out in {year}.";
    out(name, year): "{name} left the circles in {year}.";
    more: "Earlier moves";
    others[count](closest): "{count} of your {closest} closest was not there three years ago.", "{count} of your {closest} closest were not there three years ago.";
    usual: "That is how it usually goes.";
    study: "Over eighteen months people change, while the way in which somebody shares their time among them stays alike (Saramäki and others, 2014).";
}

/// The number of people of a cell: in words up to twelve.
pub(crate) fn people_count(count: usize) -> String {
    match count {
        0 => nobody().to_owned(),
        1..=12 => number(count),
        _ => many().to_owned(),
    }
}

/// A move as a sentence.
pub(crate) fn move_of(line: &MoveLine, name: &str) -> String {
    let year = year_of(line.on);
    match line.kind {
        MoveKind::Since(it) => since(&name, &circle(it), &intl::date(line.on, Style::Month)),
        MoveKind::Closer => closer(&name, &year),
        MoveKind::Further => further(&name, &year),
        MoveKind::Out => out(&name, &year),
    }
}

/// How the closest people changed.
pub(crate) fn turnover(it: Turnover) -> String {
    sentence(&others(it.new, &number(it.closest)))
}
