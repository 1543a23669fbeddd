//! Avatars: a monogram or a small picture.

use leptos::prelude::*;

use crate::domain::{Person, PersonId, display_name, initials};

/// The classes of the four tints. They distinguish people in a list and have no other meaning.
const TINTS: [&str; 4] = ["avatar", "avatar avatar--clay", "avatar avatar--mist", "avatar avatar--straw"];

/// The data of a person's avatar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Avatar {
    tint: &'static str,
    letters: String,
    photo: Option<String>,
}

impl Avatar {
    /// The avatar of a person.
    pub(crate) fn of(id: PersonId, person: &Person) -> Self {
        Self::named(id, &display_name(person), person.picture().map(str::to_owned))
    }

    /// Like `of`, if the display name and the picture are at hand.
    pub(crate) fn named(id: PersonId, name: &str, photo: Option<String>) -> Self {
        let sum = id
            .uuid()
            .as_bytes()
            .iter()
            .fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        Self { tint: TINTS[sum % TINTS.len()], letters: initials(name), photo }
    }

    /// Draws the avatar, with an extra class for its size.
    pub(crate) fn view(self, size: &'static str) -> AnyView {
        let class = format!("{} {size}", self.tint);
        match self.photo {
            None => view! { <span class=class aria-hidden="true">{self.letters}</span> }.into_any(),
            Some(photo) => view! { <img class=class src=photo alt="" width="96" height="96" /> }.into_any(),
        }
    }
}
