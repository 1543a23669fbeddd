//! The filter of the people list: plain data of the page.

use crate::domain::{Book, Circle, Person};

/// Search text, filters and order of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PeopleFilter {
    /// The search text.
    pub(crate) query: String,
    /// Only people of this circle.
    pub(crate) circle: Option<Circle>,
    /// Only people with this tag. Empty for all.
    pub(crate) tag: String,
    /// Only people of this group. Empty for all.
    pub(crate) group: String,
    /// Only people at this place. Empty for all.
    pub(crate) place: String,
    /// Archived people, instead of the others.
    pub(crate) is_archived: bool,
    /// The order.
    pub(crate) sort: PeopleSort,
}

impl PeopleFilter {
    /// Clears a tag, group or place that no person has any more: its menu no longer lists it, so the user could not
    /// remove it.
    pub(crate) fn of(mut self, book: &Book) -> Self {
        let is_somebodys = |is: &dyn Fn(&Person) -> bool| book.people.iter().any(|(_, it)| is(it));
        let (tag, group, place) = (self.tag.clone(), self.group.clone(), self.place.clone());
        let unless = |word: &mut String, is: &dyn Fn(&Person) -> bool| {
            if !is_somebodys(is) {
                word.clear();
            }
        };
        unless(&mut self.tag, &|it| it.tags.contains(&tag));
        unless(&mut self.group, &|it| it.groups.contains(&group));
        unless(&mut self.place, &|it| it.place == place);
        self
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum PeopleSort {
    /// By circle, and by name in each.
    #[default]
    Circle,
    /// By name.
    Name,
    /// The latest exchange first.
    Last,
    /// The warmest first.
    Warmth,
}
