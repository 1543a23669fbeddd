//! An empty entity of each kind.

use crate::domain::{
    Aim, Entity, Exchange, Favour, Group, Kind, Mentorship, Outcome, Person, Project, Promise, Settings, SharedItem,
    Trip, Unknown,
};

/// An empty entity of a kind, to parse files against.
pub(crate) fn blank(kind: Kind) -> Box<dyn Entity> {
    match kind {
        Kind::Settings => Box::new(Settings::default()),
        Kind::People => Box::new(Person::default()),
        Kind::Exchanges => Box::new(Exchange::default()),
        Kind::Promises => Box::new(Promise::default()),
        Kind::Favours => Box::new(Favour::default()),
        Kind::Projects => Box::new(Project::default()),
        Kind::Mentorships => Box::new(Mentorship::default()),
        Kind::Aims => Box::new(Aim::default()),
        Kind::Shares => Box::new(SharedItem::default()),
        Kind::Returns => Box::new(Outcome::default()),
        Kind::Groups => Box::new(Group::default()),
        Kind::Trips => Box::new(Trip::default()),
        Kind::Unknown(_) => Box::new(Unknown),
    }
}
