//! How hard a passphrase is to guess, in words. Judged by zxcvbn, which knows common passwords, names and patterns.

use zxcvbn::Score;
use zxcvbn::feedback::Feedback;

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A guess away.
    Weak,
    /// Keeps a curious person out.
    Fair,
    /// Keeps most out.
    Good,
    /// Keeps out who has the file, and time.
    Strong,
}

impl Strength {
    /// All, weakest first.
    pub const ALL: [Self; 4] = [Self::Weak, Self::Fair, Self::Good, Self::Strong];

    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weak => "easily guessed",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::Strong => "strong",
        }
    }
}

/// Judges a passphrase, and says what would make it better.
///
/// ```
/// # use kith::exchange::passphrase::{Strength, judge};
/// assert_eq!(judge("password1").0, Strength::Weak);
/// assert_eq!(judge("otter gravel violin thursday").0, Strength::Strong);
/// ```
pub fn judge(passphrase: &str) -> (Strength, String) {
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
        let check = |passphrase: &str, expected: Strength| assert_eq!(judge(passphrase).0, expected, "{passphrase}");
        check("", Strength::Weak);
        check("kith", Strength::Weak);
        check("qwertyuiop", Strength::Weak);
        check("2026-11-22", Strength::Weak);
        check("otter gravel violin", Strength::Strong);
        assert!(!judge("qwertyuiop").1.is_empty(), "it says what would help");
    }
}
