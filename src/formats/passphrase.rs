//! Estimates the strength of a passphrase with zxcvbn, which knows common passwords, names and patterns.

use zxcvbn::Score;
use zxcvbn::feedback::Feedback;

use crate::domain::{normalize, sort_by_key};

/// The strength of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Guessed at once.
    Weak,
    /// Resists a curious person.
    Fair,
    /// Resists most attackers.
    Good,
    /// Resists an attacker with the file and plenty of time.
    Strong,
}

impl Strength {
    /// All levels, weakest first.
    pub const ALL: [Self; 4] = [Self::Weak, Self::Fair, Self::Good, Self::Strong];

    /// Returns the label.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weak => "easily guessed",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::Strong => "strong",
        }
    }
}

/// Estimates a passphrase and returns advice on how to improve it. An attacker knows the names of the people around the
/// user, so the passphrase is also rated without `names`, which must be normalized, and the lower rating counts (design
/// decision; zxcvbn rates any three known words in a row as strong).
///
/// # Examples
///
/// ```
/// # use kith::formats::passphrase::{Strength, judge};
/// assert_eq!(judge("password1", &[]).0, Strength::Weak);
/// assert_eq!(judge("otter gravel violin thursday", &[]).0, Strength::Strong);
/// assert_eq!(judge("Ines Ferreyra 1987", &["ferreyra".to_owned(), "ines".to_owned()]).0, Strength::Weak);
/// ```
pub fn judge(passphrase: &str, names: &[String]) -> (Strength, String) {
    let (strength, advice) = judge_whole(passphrase);
    let bare = without(passphrase, names);
    let weaker = bare.map(|it| judge_whole(&it).0).filter(|it| *it < strength);
    weaker.map_or((strength, advice), |it| (it, NAMES_ARE_KNOWN.to_owned()))
}

/// The advice if names make up most of a passphrase.
const NAMES_ARE_KNOWN: &str = "The names of people in your book are easily guessed.";

/// Removes the names from a passphrase; `None` if it contains none. Ignores names of one or two letters, because they
/// occur inside too many other words.
fn without(passphrase: &str, names: &[String]) -> Option<String> {
    let passphrase = normalize(passphrase);
    let is_in = |it: &&String| it.chars().count() > 2 && passphrase.contains(it.as_str());
    let mut names: Vec<&String> = names.iter().filter(is_in).collect();
    sort_by_key(&mut names, |it| std::cmp::Reverse(it.len()));
    (!names.is_empty()).then(|| names.iter().fold(passphrase.clone(), |left, name| left.replace(name.as_str(), " ")))
}

fn judge_whole(passphrase: &str) -> (Strength, String) {
    let found = zxcvbn::zxcvbn(passphrase, &["kith"]);
    let strength = match found.score() {
        Score::Three => Strength::Good,
        Score::Four => Strength::Strong,
        Score::Two => Strength::Fair,
        _ => Strength::Weak,
    };
    (strength, found.feedback().map(advice).unwrap_or_default())
}

fn advice(feedback: &Feedback) -> String {
    let warning = feedback.warning().map(|it| it.to_string());
    let more = feedback.suggestions().iter().map(ToString::to_string);
    warning.into_iter().chain(more).take(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Strength, judge};

    #[test]
    fn a_passphrase_is_judged_as_somebody_who_guesses_would() {
        let check =
            |passphrase: &str, expected: Strength| assert_eq!(judge(passphrase, &[]).0, expected, "{passphrase}");
        check("", Strength::Weak);
        check("kith", Strength::Weak);
        check("qwertyuiop", Strength::Weak);
        check("2026-11-22", Strength::Weak);
        check("otter gravel violin", Strength::Strong);
        assert!(!judge("qwertyuiop", &[]).1.is_empty(), "it says what would help");
    }

    #[test]
    fn names_from_the_book_add_nothing() {
        let check = |passphrase: &str, expected: Strength| {
            let (strength, advice) = judge(passphrase, &["ana", "lucia", "silva", "ed"].map(str::to_owned));
            assert_eq!(
                (strength, advice == super::NAMES_ARE_KNOWN),
                (expected, expected == Strength::Weak),
                "{passphrase}"
            );
        };
        check("Ana Silva 1987", Strength::Weak);
        check("lucia.silva-ana", Strength::Weak);
        check("otter gravel violin", Strength::Strong);
        check("Ana has an otter, gravel and a violin", Strength::Strong);
        // Two letters do not count as a name.
        check("edged wedding needle", Strength::Strong);
    }
}
