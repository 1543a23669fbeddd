//! The table of pages: addresses, names, icons, places in the menu, and components.
//!
//! Routing, the menu, the static page of `index.html` and the end-to-end tests take theirs from this table.
//! `docs/how-to-add.md` has the checklist for a new page.

use crate::domain::{AimId, GroupId, MentorshipId, PersonId, ProjectId, TripId};
use crate::insight::years::{CalendarYear, Span};

/// Calls the macro `$with` with the table.
///
/// Each row has a variant of [`Route`] (with the type of its parameter, if any), the addresses (the first is the
/// page's own, the others also open it), the name, the icon, the place in the menu, and the component in `ui/pages`.
macro_rules! page_table {
    ($with:ident) => {
        $with! {
            /// The week: its suggestions, promises and dates.
            Today ["/"] "Today" "today" (Menu::Bar) Today;
            /// All people.
            People ["/people"] "People" "people" (Menu::Bar) People;
            /// One person.
            Person(PersonId) ["/people/:id"] "People" "people" (Menu::Hidden) PersonPage;
            /// The people of a place, and the trips.
            Places ["/places"] "Places" "place" (Menu::Hidden) Places;
            /// One trip.
            Trip(TripId) ["/places/:id"] "Places" "place" (Menu::Hidden) TripPage;
            /// Projects and the people who cover their tasks.
            Teams ["/teams"] "Teams" "teams" (Menu::Bar) Teams;
            /// One project.
            Project(ProjectId) ["/teams/:id"] "Teams" "teams" (Menu::Hidden) ProjectPage;
            /// One group.
            Group(GroupId) ["/groups/:id"] "Teams" "teams" (Menu::Hidden) GroupPage;
            /// Mentoring, both ways.
            Mentoring ["/mentoring"] "Mentoring" "mentoring" (Menu::Rail("As mentor and as mentee")) Mentoring;
            /// One mentorship.
            Pair(MentorshipId) ["/mentoring/:id"] "Mentoring" "mentoring" (Menu::Hidden) PairPage;
            /// The sheet of a session of a mentorship.
            Session(MentorshipId) ["/mentoring/:id/session"] "Session" "mentoring" (Menu::Hidden) SessionSheet;
            /// One aim.
            Aim(AimId) ["/aims/:id"] "Mentoring" "mentoring" (Menu::Hidden) AimPage;
            /// Old ties.
            Reconnect ["/reconnect"] "Reconnect" "knot" (Menu::Rail("Old ties worth a hello")) Reconnect;
            /// The long view over years.
            LongView ["/long-view"] "Long view" "long-view" (Menu::Rail("Each year at a glance")) LongView;
            /// A day, week, month or year of the long view.
            LongViewSpan(Span) ["/long-view/:id"] "Long view" "long-view" (Menu::Hidden) LongViewSpan;
            /// The page that reads a year.
            ReadYear(CalendarYear) ["/long-view/:id/read"] "Read your year" "long-view" (Menu::Hidden) ReadYear;
            /// The people, the ties between them, and a picture of both.
            WhoKnowsWhom ["/who-knows-whom"] "Who knows whom" "teams" (Menu::Hidden) WhoKnowsWhom;
            /// Those whom one person knows.
            Near(PersonId) ["/who-knows-whom/:id"] "Who knows whom" "teams" (Menu::Hidden) NearPage;
            /// Settings: the week, the circles.
            Settings ["/settings"] "Settings" "settings" (Menu::Rail("Week, circles, your data")) SettingsPage;
            /// The user's data: storage, backups, export and import.
            Data ["/settings/data"] "Your data" "settings" (Menu::Hidden) Data;
            /// Imports that can be undone.
            Imports ["/settings/imports"] "Imports" "import" (Menu::Hidden) Imports;
        }
    };
}
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub(crate) use page_table;

/// Number of pages in the bar before the button that logs an exchange.
pub const BEFORE_LOG: usize = 2;

/// The place of a page in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// In the bar of a phone and in the rail of a desktop.
    Bar,
    /// In the rail of a desktop, and on a phone under "More", with a line about the page.
    Rail(&'static str),
    /// Reached from other pages only.
    Hidden,
}

/// A row of the table, without the parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The addresses, each with `:id` for a parameter. The first is the page's own.
    pub addresses: &'static [&'static str],
    /// The name, in links and in the title of the document. English; the catalogue translates it.
    pub name: &'static str,
    /// The name of the icon in `public/icons.svg`.
    pub icon: &'static str,
    /// The place in the navigation.
    pub menu: Menu,
}

/// Declares [`Route`] and [`Route::ALL`] from the table.
macro_rules! declare_routes {
    ($(
        $(#[$doc:meta])*
        $page:ident $(($param:ty))? [$($address:literal),+] $name:literal $icon:literal ($menu:expr) $component:ident;
    )*) => {
        /// A page of the app.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route {
            $($(#[$doc])* $page $(($param))?,)*
        }

        impl Route {
            /// The rows of the table, in the order of the menu.
            pub const ALL: &'static [Page] =
                &[$(Page { addresses: &[$($address),+], name: $name, icon: $icon, menu: $menu }),*];

            /// The pages in the navigation, in order.
            pub fn menu() -> Vec<Self> {
                let pages = Self::ALL.iter().filter(|it| it.menu != Menu::Hidden);
                pages.filter_map(|it| Self::parse(it.addresses[0])).collect()
            }

            /// Parses a path below the base path. None if no page has this address.
            ///
            /// # Examples
            ///
            /// ```
            /// use kith::present::pages::Route;
            ///
            /// assert_eq!(Route::parse("/settings/data"), Some(Route::Data));
            /// assert_eq!(Route::parse("/people/nobody"), None, "not an id");
            /// ```
            pub fn parse(path: &str) -> Option<Self> {
                $(if let Some(_parameter) = [$($address),+].iter().find_map(|it| parameter(it, path)) {
                    return declare_routes!(@parsed $page $(($param))? _parameter);
                })*
                None
            }

            /// The path below the base path.
            pub fn path(self) -> String {
                let parameter = match self {
                    $(declare_routes!(@pattern $page $(($param))? _value) =>
                        declare_routes!(@written $(($param))? _value),)*
                };
                self.page().addresses[0].replace(":id", &parameter)
            }

            /// The row of the page.
            pub fn page(self) -> &'static Page {
                match self {
                    $(Self::$page { .. } =>
                        &Page { addresses: &[$($address),+], name: $name, icon: $icon, menu: $menu },)*
                }
            }
        }
    };
    (@parsed $page:ident $parameter:ident) => { Some(Self::$page) };
    (@parsed $page:ident ($param:ty) $parameter:ident) => { <$param>::parse($parameter).map(Self::$page) };
    (@pattern $page:ident $value:ident) => { Self::$page };
    (@pattern $page:ident ($param:ty) $value:ident) => { Self::$page($value) };
    (@written $value:ident) => { String::new() };
    (@written ($param:ty) $value:ident) => { $value.to_string() };
}

page_table!(declare_routes);

impl Route {
    /// The name of the page in English.
    pub fn name(self) -> &'static str {
        self.page().name
    }

    /// The icon beside the name.
    pub fn icon(self) -> &'static str {
        self.page().icon
    }

    /// Whether a path belongs to this page: its own address, one below it, or that of a page of the same name.
    ///
    /// ```
    /// use kith::present::pages::Route;
    ///
    /// assert!(Route::Mentoring.holds("/aims/0190c0de-0000-7000-8000-000000000001"));
    /// assert!(Route::Settings.holds("/settings/data") && !Route::Today.holds("/people"));
    /// ```
    pub fn holds(self, path: &str) -> bool {
        let own = self.path();
        let is_below = own != "/" && path.strip_prefix(&own).is_some_and(|it| it.starts_with('/'));
        path == own || is_below || Self::parse(path).is_some_and(|it| it.name() == self.name())
    }
}

/// Matches a path against an address. Returns the parameter, which is empty if the address has none.
fn parameter<'a>(address: &str, path: &'a str) -> Option<&'a str> {
    let mut found = "";
    let mut parts = path.trim_matches('/').split('/');
    for pattern in address.trim_matches('/').split('/') {
        match parts.next()? {
            part if pattern == ":id" && !part.is_empty() => found = part,
            part if part == pattern => (),
            _ => return None,
        }
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, page: Option<Route>) {
        assert_eq!(Route::parse(path), page, "{path}");
    }

    #[test]
    fn an_address_opens_its_page_and_nothing_else_does() {
        let id = PersonId::parse("0190c0de-0000-7000-8000-000000000001").unwrap();
        let project = ProjectId::from_uuid(id.uuid());
        check("/", Some(Route::Today));
        check("", Some(Route::Today));
        check("/people", Some(Route::People));
        check("/people/", Some(Route::People));
        check("/people/0190c0de-0000-7000-8000-000000000001", Some(Route::Person(id)));
        check("/people/0190c0de-0000-7000-8000-000000000001/more", None);
        check("/people/ana", None);
        check("/teams/anything", None);
        check("/teams/0190c0de-0000-7000-8000-000000000001", Some(Route::Project(project)));
        check("/long-view/2024-02", Span::parse("2024-02").map(Route::LongViewSpan));
        check("/long-view/someday", None);
        check("/long-view/2024/read", Some(Route::ReadYear(CalendarYear(2024))));
        check("/long-view/2024-02/read", None);
        check("/settings/data", Some(Route::Data));
        check("/settings/other", None);
        check("/nowhere", None);
    }

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let id = PersonId::parse("0190c0de-0000-7000-8000-000000000001").unwrap();
        for page in Route::ALL {
            let parameter = match page.addresses[0] {
                "/long-view/:id" => "2025-05-14".into(),
                "/long-view/:id/read" => "2025".into(),
                _ => id.to_string(),
            };
            let path = page.addresses[0].replace(":id", &parameter);
            let route = Route::parse(&path).unwrap();
            assert_eq!(route.path(), path);
            assert_eq!(route.page(), page);
        }
    }

    #[test]
    fn a_page_holds_the_addresses_below_it() {
        assert!(Route::People.holds("/people/x") && Route::Settings.holds("/settings/data"));
        assert!(!Route::Today.holds("/people") && !Route::People.holds("/peoples"));
    }
}
