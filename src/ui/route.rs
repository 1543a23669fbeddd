//! The pages of the app and their addresses.

use crate::domain::PersonId;
use crate::ui::text;
use crate::web::dom::base_path;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// This week.
    Today,
    /// All people.
    People,
    /// One person.
    Person(PersonId),
    /// Old ties.
    Reconnect,
    /// Projects and the people who cover their tasks.
    Teams,
    /// Mentoring, both ways.
    Mentoring,
    /// The long view over years.
    LongView,
    /// Settings: the week, the circles.
    Settings,
    /// The user's data: storage, backups, export and import.
    Data,
}

impl Route {
    /// Parses a path below the base path.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let mut parts = path.trim_matches('/').split('/');
        let place = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match place {
            ("", None, _) => Some(Self::Today),
            ("people", None, _) => Some(Self::People),
            ("people", Some(id), None) => PersonId::parse(id).map(Self::Person),
            ("reconnect", None, _) => Some(Self::Reconnect),
            ("teams", _, None) => Some(Self::Teams),
            ("mentoring", _, None) => Some(Self::Mentoring),
            ("long-view", None, _) => Some(Self::LongView),
            ("settings", None, _) => Some(Self::Settings),
            ("settings", Some("data"), None) => Some(Self::Data),
            _ => None,
        }
    }

    /// The path below the base path.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::People => "/people".to_owned(),
            Self::Person(id) => format!("/people/{id}"),
            Self::Reconnect => "/reconnect".to_owned(),
            Self::Teams => "/teams".to_owned(),
            Self::Mentoring => "/mentoring".to_owned(),
            Self::LongView => "/long-view".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Data => "/settings/data".to_owned(),
        }
    }

    /// The address for a link, with the base path.
    pub(crate) fn href(self) -> String {
        format!("{}{}", base_path(), self.path())
    }

    /// The name of the page, in links and in the title of the document.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Today => text::layout::today(),
            Self::People | Self::Person(_) => text::layout::people(),
            Self::Reconnect => text::layout::reconnect(),
            Self::Teams => text::layout::teams(),
            Self::Mentoring => text::layout::mentoring(),
            Self::LongView => text::layout::long_view(),
            Self::Settings => text::layout::settings(),
            Self::Data => text::data::title(),
        }
    }

    /// The icon beside the name.
    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::People | Self::Person(_) => "people",
            Self::Reconnect => "knot",
            Self::Teams => "teams",
            Self::Mentoring => "mentoring",
            Self::LongView => "long-view",
            Self::Settings | Self::Data => "settings",
        }
    }

    /// Whether a path belongs to this page.
    pub(crate) fn holds(self, path: &str) -> bool {
        let own = self.path();
        path == own || (own != "/" && path.strip_prefix(&own).is_some_and(|it| it.starts_with('/')))
    }
}
