//! A monogram, or a small picture.

use leptos::prelude::*;

use crate::domain::{Person, PersonId, display_name, initials};

/// The four pigments. They tell people apart in a list and mean nothing else.
const TINTS: [&str; 4] = ["sage", "clay", "mist", "straw"];

/// What is needed to draw somebody's monogram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Avatar {
    tint: &'static str,
    letters: String,
    photo: Option<String>,
}

impl Avatar {
    /// Of a person.
    pub(crate) fn of(id: PersonId, person: &Person) -> Self {
        Self::named(id, &display_name(person), person)
    }

    /// The same, where the name to be shown is at hand.
    pub(crate) fn named(id: PersonId, name: &str, person: &Person) -> Self {
        let sum = id
            .uuid()
            .as_bytes()
            .iter()
            .fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        Self { tint: TINTS[sum % TINTS.len()], letters: initials(name), photo: person.picture().map(str::to_owned) }
    }

    /// Draws it, with a further class for its size.
    pub(crate) fn view(self, size: &'static str) -> AnyView {
        let class = format!("avatar {} {size}", self.tint);
        match self.photo {
            None => view! { <span class=class aria-hidden="true">{self.letters}</span> }.into_any(),
            Some(photo) => view! { <img class=class src=photo alt="" width="96" height="96" /> }.into_any(),
        }
    }
}
