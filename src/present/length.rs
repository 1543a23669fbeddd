//! Lengths of time in the unit in which they are said, by one rule for everything that Kith says.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Years and a half.
    HalfYears,
}

/// A length of time as it is said: the number, and its unit. To the nearest week, month or half year; 365 days are a
/// year, and a somewhat longer time is said in months, up to two years.
///
/// # Examples
///
/// ```
/// use kith::present::length::{Unit, length};
///
/// let check = |days, expected| assert_eq!(length(days), expected, "{days}");
/// check(13, (13, Unit::Days));
/// check(14, (2, Unit::Weeks));
/// check(69, (10, Unit::Weeks));
/// check(70, (2, Unit::Months));
/// check(182, (6, Unit::Months));
/// check(330, (11, Unit::Months));
/// check(365, (1, Unit::Years));
/// check(400, (13, Unit::Months));
/// check(548, (18, Unit::Months));
/// check(730, (2, Unit::Years));
/// check(1_277, (3, Unit::HalfYears));
/// check(3 * 365, (3, Unit::Years));
/// check(10 * 365, (10, Unit::Years));
/// ```
pub const fn length(days: u32) -> (u32, Unit) {
    // A month has a twelfth of 365.25 days.
    let months = days.saturating_mul(48).saturating_add(1461 / 2) / 1461;
    match days {
        0..=13 => (days, Unit::Days),
        14..=69 => ((days + 3) / 7, Unit::Weeks),
        _ if months == 12 => (1, Unit::Years),
        _ if months < 24 => (months, Unit::Months),
        _ if months % 12 < 6 => (months / 12, Unit::Years),
        _ => (months / 12, Unit::HalfYears),
    }
}
