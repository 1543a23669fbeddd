//! The fields of a form that a refused command is about.

use crate::domain::CommandError;

/// The name of the field that a single problem is about, without the group that the field is in. Empty if it is about
/// no field.
///
/// # Examples
///
/// ```
/// # use kith::domain::{CommandError, FieldName, Kind};
/// # use kith::present::form_problems::field_of;
/// let field = |name: &str| FieldName { kind: Kind::People, name: name.into() };
/// let too_long = |name: &str| CommandError::TooLong { field: field(name), max: 9 };
/// assert_eq!(field_of(&too_long("role")), "role");
/// assert_eq!(field_of(&too_long("how_met/story")), "story");
/// assert_eq!(field_of(&CommandError::NothingPromised), "what");
/// assert_eq!(field_of(&CommandError::ThreeGoals), "");
/// assert_eq!(field_of(&CommandError::ThreeAims), "state");
/// ```
#[must_use]
pub fn field_of(problem: &CommandError) -> &str {
    match problem {
        CommandError::Nameless | CommandError::NoProjectName | CommandError::NoGroupName => "name",
        CommandError::NothingHappened => "notes",
        CommandError::NotYet => "when",
        CommandError::NothingGiven
        | CommandError::NothingPromised
        | CommandError::NothingShared
        | CommandError::NoWord
        | CommandError::NoNeed
        | CommandError::NoGoal
        | CommandError::NoReturn => "what",
        CommandError::NoPlace => "place",
        CommandError::EndsTooSoon(field) | CommandError::StillAhead(field) | CommandError::NotAhead(field) => field,
        CommandError::NoTopic => "agenda",
        CommandError::ThreeAims => "state",
        CommandError::NobodyToMentor => "people",
        CommandError::TooLong { field, .. } | CommandError::TooMany { field, .. } => {
            let name = field.name.as_str();
            name.rsplit_once('/').map_or(name, |it| it.1)
        }
        CommandError::StillNamed
        | CommandError::AlreadyBegun
        | CommandError::HasEnded
        | CommandError::ThreeGoals
        | CommandError::Picture
        | CommandError::Missing(_)
        | CommandError::Nothing
        | CommandError::Several(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(problem: &CommandError, field: &str) {
        assert_eq!(field_of(problem), field, "{problem:?}");
    }

    #[test]
    fn a_fourth_aim_is_refused_where_the_form_asks_which_may_rest() {
        check(&CommandError::ThreeAims, "state");
        check(&CommandError::NoGoal, "what");
    }
}
