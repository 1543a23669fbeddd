//! Projects with a team of different expertise.

use crate::domain::entity::entity;
use crate::domain::values::element;
use crate::domain::{Id, List, Person};

entity! {
    /// A project that needs a team of different expertise.
    pub struct Project is Projects {
        /// The name.
        pub name: String,
        /// A description.
        pub what: String as Prose,
        /// The required expertise.
        pub needs: List<String>,
        /// The members, each with their part.
        pub members: List<ProjectMember>,
        /// The state in the user's words: `idea`, `running`, `done`.
        pub state: String,
    }
}

/// A member of a project, with their part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectMember {
    /// The person; set on every stored member.
    pub person: Option<Id<Person>>,
    /// Their part, in the user's words.
    pub part: String,
}
element!(ProjectMember { person, part }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());
