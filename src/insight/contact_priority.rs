//! The priority of contacting a person: how well an exchange now would keep the tie. Only used to order the
//! candidates of the weekly session, never shown.

use crate::domain::{Circle, Person};
use crate::insight::rhythm::Rhythm;

/// The cadence of people without a circle, in days (design decision).
const NO_CIRCLE: u32 = 180;

/// The cadence against which a silence is measured, in days. The user's own setting for this person, if there is one;
/// else the geometric mean of the usual gap and the cadence of the circle, clamped to between half and twice the
/// latter. Ties differ within a circle far more than circles do, and the usual gap tells which ties fade soon (design
/// decision; in `examples/year` it keeps more ties than the cadence of the circle alone).
fn effective_cadence(rhythm: &Rhythm, person: &Person) -> f64 {
    let asked = f64::from(rhythm.cadence.unwrap_or(NO_CIRCLE).max(1));
    let habit = rhythm.usual_gap.filter(|_| person.cadence_days.is_none_or(|it| it == 0));
    // Not `clamp`: its panic would print a fraction, and the code for that is larger than the weekly session.
    habit.map_or(asked, |it| (asked * f64::from(it)).sqrt().max(asked / 2.0).min(asked * 2.0))
}

/// The silence divided by the effective cadence.
fn silence_ratio(rhythm: &Rhythm, person: &Person) -> f64 {
    f64::from(rhythm.silence.unwrap_or_default()) / effective_cadence(rhythm, person)
}

/// True from half the cadence on: a tie should be kept up before it breaks, and a week with room should not stay empty.
/// In a full week `priority` puts the others first (design decision).
pub(super) fn is_time(rhythm: &Rhythm, person: &Person) -> bool {
    silence_ratio(rhythm, person) >= 0.5
}

/// The silence ratio up to which the priority grows quadratically (design decision).
const OVERDUE_RATIO: f64 = 1.5;

/// Priority of contacting a person: circle weight × effective cadence (how long the effect of an exchange lasts) ×
/// overdue factor. An exchange with a slow cadence holds for long, so a week of such exchanges keeps more ties than a
/// week spent on the most overdue ones. The cost of the act is left out: it is known only while the archived exchanges
/// are loaded, and the choice must not depend on that. The overdue factor is the square of the silence ratio, so that
/// people are not contacted long before their time. Above `OVERDUE_RATIO` it grows slowly: ties that can still be kept
/// come before lost ones, and lost ones stay in the list. The inner and the close circle, where the effect of an
/// exchange is short, get a place of their own every week and do not depend on this value (design decision;
/// `docs/plan.md` has the results of the simulation).
pub(super) fn priority(rhythm: &Rhythm, person: &Person) -> f64 {
    let silence_ratio = silence_ratio(rhythm, person);
    let factor = if silence_ratio <= OVERDUE_RATIO {
        silence_ratio * silence_ratio
    } else {
        OVERDUE_RATIO * OVERDUE_RATIO * (0.95 + 0.05 * silence_ratio / OVERDUE_RATIO)
    };
    weight(person.circle) * effective_cadence(rhythm, person) * factor
}

/// The priority of a person without any exchange: that of a silence as long as the cadence (design decision).
pub(super) fn first_priority(rhythm: &Rhythm, person: &Person) -> f64 {
    weight(person.circle) * effective_cadence(rhythm, person)
}

/// The weight of a circle in the priority (design decision).
const fn weight(circle: Option<Circle>) -> f64 {
    match circle {
        Some(Circle::Inner) => 4.0,
        Some(Circle::Close) => 3.0,
        Some(Circle::Active) => 2.0,
        Some(Circle::Wider) | None => 1.0,
    }
}
