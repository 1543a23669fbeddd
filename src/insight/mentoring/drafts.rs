//! Draft messages of mentoring: short, kind, at most one question. The user changes them before sending.

use crate::domain::HelpKind;

/// Sentences that make a question easy to refuse, offered as the end of a first question.
pub const EASY_NOES: &[&str] =
    &["If this is not a good month, no answer needed.", "Only if it is easy for you.", "If not, no worries at all."];

/// Yes, to a first talk.
pub fn yes_first_talk(name: &str) -> String {
    format!(
        "{name}, thank you for asking me. I would like to talk once, about an hour, and then we both see. \
         What would you like to bring to that talk?"
    )
}

/// Not the user, but somebody else may help.
pub fn not_me(name: &str, other: &str) -> String {
    format!(
        "{name}, thank you for asking me. I am not the right one for this, and I think {other} may be. \
         I will ask {other} first. Shall I?"
    )
}

/// Not now. `until` says from when: "May", "the autumn".
pub fn not_now(name: &str, until: &str) -> String {
    let later = if until.is_empty() { "later".to_owned() } else { format!("from {until} on") };
    format!(
        "{name}, thank you for asking me. My weeks are full, and I would rather say so than do it by halves. \
         I would like to come back to you {later}."
    )
}

/// A few talks with a number in it. `until` says until when: "summer", "the end of May".
pub fn three_talks(name: &str, until: &str) -> String {
    let until = if until.is_empty() { String::new() } else { format!(" until {until}") };
    format!(
        "{name}, your answers have helped me. Could we talk three times{until}, about 45 minutes each? Then we see. \
         {}",
        EASY_NOES[0]
    )
}

/// A goodbye after a mentorship that simply stopped. It asks for nothing.
pub fn goodbye(name: &str) -> String {
    format!(
        "{name}, our talks came to a stop without an ending, and I would like to give them one. I have taken a good \
         deal along, and I am grateful for your time. No answer needed, and I wish you well."
    )
}

/// A word after two moved sessions.
pub fn say_so_moved(name: &str) -> String {
    format!(
        "{name}, we have moved our talk twice now. That happens. Would a shorter talk, or a rest until things are \
         quieter, suit us better?"
    )
}

/// Asks them to bring a topic.
pub fn ask_to_bring(name: &str) -> String {
    format!(
        "{name}, I have set our topics lately, and I would rather begin with yours. What would you like to bring next time?"
    )
}

/// Thanks for something that the user names: "the hour on contracts", "for the patience with my questions". A remark
/// that does not read well after "thank you for" is left out, such as one about them in the third person.
///
/// ```
/// # use kith::insight::mentoring::drafts::thanks;
/// assert!(thanks("Mina", "For the hour on contracts.").starts_with("Mina, thank you for the hour on contracts."));
/// assert!(thanks("Mina", "She was always on time").starts_with("Mina, thank you for your time"));
/// ```
pub fn thanks(name: &str, what: &str) -> String {
    let what = what.trim().trim_end_matches('.');
    let what = what.strip_prefix("For ").or(what.strip_prefix("for ")).unwrap_or(what);
    let mut words = what.split_whitespace().map(str::to_ascii_lowercase);
    let begins = words.next().is_some_and(|it| THINGS.contains(&it.as_str()));
    let is_to_them = begins && !words.any(|it| ABOUT.contains(&it.as_str())) && !what.contains(['.', '!', '?', '\n']);
    let what = if is_to_them { small(what) } else { "your time and your thoughts".to_owned() };
    format!("{name}, thank you for {what}. It has helped me.")
}

/// First words of a thing to thank for.
const THINGS: [&str; 5] = ["the", "your", "all", "our", "every"];
/// Words about somebody who is not addressed.
const ABOUT: [&str; 9] = ["he", "she", "they", "him", "her", "them", "his", "their", "theirs"];

/// The text with its first letter in lower case.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// A note of thanks to somebody who helps the user grow. It may stay unsent.
pub fn note_of_thanks(name: &str, kind: HelpKind) -> String {
    let thing = match kind {
        HelpKind::Guide => "You showed me the way when I did not see it.",
        HelpKind::Candid => "You told me plainly what I needed to hear.",
        HelpKind::Whole => "You were there for the whole of it.",
        HelpKind::Job => "You helped me with the work itself.",
        HelpKind::Doors => "You opened a door for me.",
        HelpKind::Model => "I have often thought of how you would do it.",
        HelpKind::Peer => "I learned more because we learned together.",
    };
    format!("{name}, I have been thinking of what I learned from you. {thing} Thank you.")
}
