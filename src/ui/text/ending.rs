//! The ending of a mentorship.

use super::catalogue::sentences;
use super::{join, sentence};
use crate::domain::{EarlierEnding, EndingKind, Onward};
use crate::web::intl::{self, Style};

sentences! {
    how_does_it_end: "How does it end?";
    as_planned: "as planned";
    early: "early";
    not_a_fit: "not a fit";
    stopped: "it simply stopped";
    they_ended_it(names): "{names} ended it";
    stopped_line: "It stopped without an ending. That happens often. A few lines can still be good.";
    not_a_fit_line: "Two people can be good, and not good for this. Nobody is to blame.";
    goodbye: "A goodbye that asks for nothing";
    what_changed: "What changed";
    kept: "What I take along";
    thanks: "What I would like to thank for";
    thanks_hint: "Kith drafts a message from it.";
    still_open: "What is still open";
    tick_to_let_go: "Tick the ones you let go. The rest stay among your promises.";
    stays_open: "stays open";
    from_now_on: "From now on";
    not_said: "Not said yet";
    nothing_planned: "Nothing planned";
    now_and_then: "A word now and then";
    colleagues: "Colleagues";
    friends: "Friends";
    look_for_next: "I will look for somebody new";
    how_often: "How often";
    as_the_circle: "As often as the circle says";
    end: "End";
    ended: "Saved. It stays here, and you can read it at any time.";
    how_it_ended: "How it ended";
    earlier: "Earlier times";
    earlier_span(began, ended, how): "From {began} to {ended}: {how}.";
    earlier_end(ended, how): "Until {ended}: {how}.";
    ended_somehow: "ended";
    take_it_up_again: "Take it up again";
    taken_up: "You have taken it up again.";
    you_can_keep: "You can keep what you learned here.";
    ended_well_in(month): "Ended well in {month}.";
    ended_early_in(month): "Ended early in {month}.";
    not_a_fit_in(month): "It was not a fit. It ended in {month}.";
    stopped_in(month): "It simply stopped in {month}.";
    ended_by(names, month): "{names} ended it in {month}.";
    ended_in(month): "Ended in {month}.";
    has_ended: "It has ended.";
}

/// A door to the ending.
pub(crate) fn door(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Planned => as_planned(),
        EndingKind::Early => early(),
        EndingKind::NotAFit => not_a_fit(),
        EndingKind::Stopped => stopped(),
    }
}

/// The plan after the ending.
pub(crate) fn onward_word(onward: Onward) -> &'static str {
    match onward {
        Onward::Nothing => nothing_planned(),
        Onward::NowAndThen => now_and_then(),
        Onward::Colleagues => colleagues(),
        Onward::Friends => friends(),
        Onward::Next => look_for_next(),
    }
}

/// An ending before the pair took it up again: its days, and how it ended.
pub(crate) fn earlier_line(ending: &EarlierEnding) -> String {
    let day = |it| intl::date(it, Style::Full);
    let how = ending.how.map_or_else(ended_somehow, door);
    match (ending.began.map(day), ending.ended.map(day)) {
        (Some(began), Some(ended)) => earlier_span(&began, &ended, &how),
        (_, Some(ended)) => earlier_end(&ended, &how),
        (began, None) => sentence(&join(&[&began.unwrap_or_default(), how], ": ")),
    }
}
