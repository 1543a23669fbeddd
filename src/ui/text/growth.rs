//! The people who help the user grow, and the lessons from them.

use super::catalogue::sentences;
use super::{join, partial};
use crate::domain::{HelpKind, PartialDate};

sentences! {
    title: "Who helps you grow";
    line: "They can be people you know, people you never met, or people who have died.";
    /// The user, in the middle of the picture.
    you: "you";
    nobody_named: "Nobody yet.";
    guide: "Shows you the way";
    candid: "Tells you the plain truth";
    whole: "Is there for you in everything";
    job: "Helps with the job";
    doors: "Opens doors";
    model: "Somebody you look up to";
    peer: "Learns with you";
    name_somebody: "Name somebody";
    name_title: "Somebody who helps you grow";
    who: "Who";
    who_hint: "Somebody in the book, or somebody new. You need not have met.";
    kind: "What they do for you";
    words: "In a few words";
    words_hint: "For example: the first who asked me what I wanted. You can leave it out.";
    say_who: "Say who helps you.";
    died: "Year of death";
    died_hint: "For somebody new who has died: a year is enough, or leave it out";
    named(name): "Saved. {name} is on the list.";
    taken_off(name): "{name} is off this list.";
    write_learned(name): "Write down what you learned from {name}";
    take_off(name, kind): "Remove {name} from “{kind}”";
    since(when): "since {when}";
    died_in(when): "died in {when}";
    thanks_title(name): "What you learned from {name}";
    thanks_line: "The note stays with you. You need not send the thanks.";
    thanks_label: "Your note";
    thanks_letter: "Your words of thanks";
    thanks_saved: "Saved. It stays with you.";
    thanks_sent: "I sent it";
    thanks_logged(name): "Saved. You thanked {name}.";
}

/// A kind of help, as the start of a line.
pub(crate) fn help_kind(kind: HelpKind) -> &'static str {
    match kind {
        HelpKind::Guide => guide(),
        HelpKind::Candid => candid(),
        HelpKind::Whole => whole(),
        HelpKind::Job => job(),
        HelpKind::Doors => doors(),
        HelpKind::Model => model(),
        HelpKind::Peer => peer(),
    }
}

/// The facts about a helper besides the name: since when, the words, the date of death.
pub(crate) fn about(since_when: Option<PartialDate>, died: Option<PartialDate>) -> String {
    let since_when = since_when.map(|it| since(&partial(it))).unwrap_or_default();
    let died = died.map(|it| died_in(&partial(it))).unwrap_or_default();
    join(&[&since_when, &died], ", ")
}
