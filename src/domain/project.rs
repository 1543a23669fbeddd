//! Projects with a team of different expertise.

use crate::domain::entity::entity;
use crate::domain::{List, ProjectMember};

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
