//! The history of a relationship as the user names it: chapters and moves between circles.

use chrono::NaiveDate;

use crate::domain::values::element;
use crate::domain::{Circle, Id, PartialDate, Referent};

/// A part of a relationship with a name of the user's: "the harbour years".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// The id; set on every stored chapter.
    pub id: Option<Id<Chapter>>,
    /// When it began.
    pub from: Option<PartialDate>,
    /// When it ended; open if unset.
    pub to: Option<PartialDate>,
    /// The name.
    pub name: String,
}
element!(Chapter { id, from, to, name }, |it| it.id.map(|it| it.to_string()).unwrap_or_default());

impl Referent for Chapter {}

/// A move to another circle, or out of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CircleMove {
    /// The day; set on every stored move. A second move of a day replaces the first.
    pub on: Option<NaiveDate>,
    /// The circle from that day on; none if unset.
    pub circle: Option<Circle>,
}
element!(CircleMove { on, circle }, |it| it.on.map(|it| it.to_string()).unwrap_or_default());
