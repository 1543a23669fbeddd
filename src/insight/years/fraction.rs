//! Fractions in words.

/// A part of a whole, as a person would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fraction {
    /// None.
    Nothing,
    /// A little: less than an eighth.
    Little,
    /// About a quarter.
    Quarter,
    /// About a third.
    Third,
    /// About half.
    Half,
    /// About two thirds.
    TwoThirds,
    /// Most: more than seven tenths.
    Most,
    /// All.
    All,
}

/// The fraction nearest to a part of a whole. The boundaries are the midpoints, and a part on a boundary is the smaller
/// one (design decision). Nothing of nothing is nothing.
///
/// # Examples
///
/// ```
/// use kith::insight::years::{Fraction, fraction};
///
/// let check = |part, whole, expected| assert_eq!(fraction(part, whole), expected, "{part} of {whole}");
/// check(0, 0, Fraction::Nothing);
/// check(1, 100, Fraction::Little);
/// check(1, 8, Fraction::Quarter);
/// check(7, 24, Fraction::Quarter); // The midpoint of a quarter and a third.
/// check(30, 100, Fraction::Third);
/// check(5, 12, Fraction::Third);
/// check(49, 100, Fraction::Half);
/// check(7, 12, Fraction::Half);
/// check(6, 10, Fraction::TwoThirds);
/// check(7, 10, Fraction::TwoThirds);
/// check(71, 100, Fraction::Most);
/// check(9, 9, Fraction::All);
/// ```
pub fn fraction(part: u32, whole: u32) -> Fraction {
    let (part, whole) = (u64::from(part.min(whole)), u64::from(whole));
    let is_above = |top: u64, below: u64| part * below > whole * top;
    match part {
        0 => Fraction::Nothing,
        _ if part == whole => Fraction::All,
        _ if is_above(7, 10) => Fraction::Most,
        _ if is_above(7, 12) => Fraction::TwoThirds,
        _ if is_above(5, 12) => Fraction::Half,
        _ if is_above(7, 24) => Fraction::Third,
        _ if part * 8 >= whole => Fraction::Quarter,
        _ => Fraction::Little,
    }
}
