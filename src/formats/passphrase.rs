//! Estimates the strength of a passphrase with zxcvbn, which knows common passwords, names and patterns.

use zxcvbn::Score;
use zxcvbn::feedback::Feedback;
pub use zxcvbn::feedback::{Suggestion, Warning};

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
}

/// Advice on a passphrase. `ui/text/passphrase.rs` has the sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Advice {
    /// Names of people in the book make up most of it.
    NamesAreKnown,
    /// The weakness.
    Warning(Warning),
    /// How to improve it.
    Suggestion(Suggestion),
}

/// Estimates a passphrase and returns at most two pieces of advice. An attacker knows the names of the people around
/// the user, so the passphrase is also rated without `names`, which must be normalized, and the lower rating counts
/// (design decision; zxcvbn rates any three known words in a row as strong).
///
/// # Examples
///
/// ```
/// # use kith::formats::passphrase::{Strength, judge};
/// assert_eq!(judge("password1", &[]).0, Strength::Weak);
/// assert_eq!(judge("otter gravel violin thursday", &[]).0, Strength::Strong);
/// assert_eq!(judge("Ines Ferreyra 1987", &["ferreyra".to_owned(), "ines".to_owned()]).0, Strength::Weak);
/// ```
pub fn judge(passphrase: &str, names: &[String]) -> (Strength, Vec<Advice>) {
    let (strength, advice) = judge_whole(passphrase);
    let bare = without(passphrase, names);
    let weaker = bare.map(|it| judge_whole(&it).0).filter(|it| *it < strength);
    weaker.map_or((strength, advice), |it| (it, vec![Advice::NamesAreKnown]))
}

/// Removes the names from a passphrase; `None` if it contains none. Ignores names of one or two letters, because they
/// occur inside too many other words.
fn without(passphrase: &str, names: &[String]) -> Option<String> {
    let passphrase = normalize(passphrase);
    let is_in = |it: &&String| it.chars().count() > 2 && passphrase.contains(it.as_str());
    let mut names: Vec<&String> = names.iter().filter(is_in).collect();
    sort_by_key(&mut names, |it| std::cmp::Reverse(it.len()));
    (!names.is_empty()).then(|| names.iter().fold(passphrase.clone(), |left, name| left.replace(name.as_str(), " ")))
}

fn judge_whole(passphrase: &str) -> (Strength, Vec<Advice>) {
    let found = zxcvbn::zxcvbn(passphrase, &["kith"]);
    let strength = match found.score() {
        Score::Three => Strength::Good,
        Score::Four => Strength::Strong,
        Score::Two => Strength::Fair,
        _ => Strength::Weak,
    };
    (strength, found.feedback().map(advice).unwrap_or_default())
}

fn advice(feedback: &Feedback) -> Vec<Advice> {
    let more = feedback.suggestions().iter().copied().map(Advice::Suggestion);
    feedback.warning().map(Advice::Warning).into_iter().chain(more).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::{Advice, Strength, judge};

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
                (strength, advice == [Advice::NamesAreKnown]),
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
