//! The user's settings. One record in a book, merged like any other.

use chrono::NaiveDate;

use crate::domain::entity::Entity;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{
    Alias, Circle, ContactMethod, EntityRef, Fact, Field, Id, Knows, List, NameOrder, NameParts, Person,
};

/// The settings. Unset means the default, so that a better default reaches every user without a choice of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Days between exchanges in the inner circle.
    pub inner_days: Option<u32>,
    /// Days between exchanges in the close circle.
    pub close_days: Option<u32>,
    /// Days between exchanges in the active circle.
    pub active_days: Option<u32>,
    /// Days between exchanges in the wider circle.
    pub wider_days: Option<u32>,
    /// The day of the weekly session.
    pub session_day: Option<Weekday>,
    /// The number of people that a session suggests.
    pub session_people: Option<u32>,
    /// The duration of a session, in minutes.
    pub session_minutes: Option<u32>,
    /// The number of exchanges for which a week has room.
    pub week_budget: Option<u32>,
    /// The energy budget of a week, in points (see `insight::energy`).
    pub week_points: Option<u32>,
    /// The day on which the user's battery is low.
    pub low_battery: Option<NaiveDate>,
    /// The user's own message templates: the label is the purpose, the text is the template.
    pub openings: List<Fact>,
    /// Light or dark; from the system if unset.
    pub theme: Option<Theme>,
    /// The first day of the week; from the locale if unset.
    pub week_starts: Option<Weekday>,
    /// The part of a name by which people are sorted; from the locale if unset.
    pub name_order: Option<NameOrder>,
    /// The order of day and month in figures; from the locale if unset.
    pub date_order: Option<DateOrder>,
    /// The user's own name, for their card.
    pub own_name: String,
    /// The user's workplace.
    pub own_organisation: String,
    /// The user's job title.
    pub own_role: String,
    /// The user's e-mail addresses. Imports recognise the user by them.
    pub own_emails: List<ContactMethod>,
    /// The user's telephone numbers.
    pub own_phones: List<ContactMethod>,
    /// The user's profiles and pages. Imports recognise the user by them.
    pub own_profiles: List<ContactMethod>,
    /// The people whom the user met and does not want to be offered, each by a checksum of their address, so that the
    /// book does not name them.
    pub forgotten: List<String>,
    /// The words that mean the same, as the user declared.
    pub means: List<Alias>,
    /// What people can ask the user.
    pub asks: List<Knows>,
    /// The place where the user lives.
    pub home: String,
    /// The people whom the user left out of the page of a year.
    pub left_out: List<LeftOut>,
    /// A sentence of the user's own for a year.
    pub own_lines: List<YearLine>,
}

/// A person whom the user left out of the page of a year, or put in although Kith left them out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The year.
    pub year: Option<u32>,
    /// The person; set on every stored element.
    pub person: Option<Id<Person>>,
    /// Whether the user put them in.
    pub is_in: bool,
}
element!(LeftOut { year, person, is_in }, |it| match (it.year, it.person) {
    (Some(year), Some(person)) => format!("{year} {person}"),
    _ => String::new(),
});

/// A sentence of the user's own for a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearLine {
    /// The year; set on every stored element.
    pub year: Option<u32>,
    /// The sentence.
    pub text: String,
}
element!(YearLine { year, text as Prose }, |it| it.year.map(|it| it.to_string()).unwrap_or_default());

macro_rules! settings_fields {
    ($($field:ident),*) => {
        impl Entity for Settings {
            fn fields(&self) -> Vec<(&'static str, &dyn Field)> {
                vec![$((stringify!($field), &self.$field)),*]
            }

            fn field_mut(&mut self, name: &str) -> Option<&mut dyn Field> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}
settings_fields!(
    inner_days,
    close_days,
    active_days,
    wider_days,
    session_day,
    session_people,
    session_minutes,
    week_budget,
    week_points,
    low_battery,
    openings,
    theme,
    week_starts,
    name_order,
    date_order,
    own_name,
    own_organisation,
    own_role,
    own_emails,
    own_phones,
    own_profiles,
    forgotten,
    means,
    asks,
    home,
    left_out,
    own_lines
);

impl Settings {
    /// The reference of the settings record.
    pub const REF: EntityRef = EntityRef::SETTINGS;

    /// Days between exchanges in a circle: 14, 30, 90 and 365 by default (after Roberts & Dunbar 2015; the figures are
    /// a design decision).
    ///
    /// ```
    /// # use kith::domain::{Circle, Settings};
    /// assert_eq!(Settings::default().cadence_days(Circle::Close), 30);
    /// ```
    pub fn cadence_days(&self, circle: Circle) -> u32 {
        let (chosen, default) = match circle {
            Circle::Inner => (self.inner_days, 14),
            Circle::Close => (self.close_days, 30),
            Circle::Active => (self.active_days, 90),
            Circle::Wider => (self.wider_days, 365),
        };
        chosen.filter(|it| *it > 0).unwrap_or(default)
    }

    /// The number of people that a session suggests: three by default (design decision), between 1 and 9.
    pub fn session_people(&self) -> u32 {
        self.session_people.unwrap_or(3).clamp(1, 9)
    }

    /// The duration of a session: 25 minutes by default (design decision).
    pub fn session_minutes(&self) -> u32 {
        self.session_minutes.unwrap_or(25)
    }

    /// The day of the session: Thursday by default (design decision).
    pub fn session_day(&self) -> Weekday {
        self.session_day.unwrap_or(Weekday::Thursday)
    }

    /// The energy budget of a week: ten points by default, about five messages and one long talk (design decision).
    pub fn week_points(&self) -> u32 {
        self.week_points.filter(|it| *it > 0).unwrap_or(10)
    }

    /// The number of exchanges for which a week has room: five by default (design decision; sustains about 35 people).
    pub fn week_budget(&self) -> u32 {
        self.week_budget.unwrap_or(5)
    }

    /// The user's own card, as a person. Empty if the user has not filled it in.
    ///
    /// ```
    /// # use kith::domain::Settings;
    /// let settings = Settings { own_name: "Maria Costa".into(), ..Settings::default() };
    /// assert_eq!(settings.own_card().family, "Costa");
    /// ```
    pub fn own_card(&self) -> Person {
        let mut card = Person {
            organisation: self.own_organisation.clone(),
            role: self.own_role.clone(),
            emails: self.own_emails.clone(),
            phones: self.own_phones.clone(),
            profiles: self.own_profiles.clone(),
            ..Person::default()
        };
        card.set_name(NameParts::read(&self.own_name));
        card
    }

    /// The name, the e-mail addresses and the profiles by which a file names the user.
    ///
    /// ```
    /// # use kith::domain::{ContactMethod, Settings};
    /// let mail = ContactMethod { value: "maria@home.example".into(), ..ContactMethod::default() };
    /// let own_emails = [mail].into_iter().collect();
    /// let settings = Settings { own_name: "Maria Costa".into(), own_emails, ..Settings::default() };
    /// assert_eq!(settings.own_keys(), ["Maria Costa", "maria@home.example"]);
    /// assert!(Settings::default().own_keys().is_empty());
    /// ```
    pub fn own_keys(&self) -> Vec<String> {
        let methods = self.own_emails.iter().chain(self.own_profiles.iter()).map(|it| it.value.clone());
        std::iter::once(self.own_name.clone()).chain(methods).filter(|it| !it.is_empty()).collect()
    }
}

string_enum! {
    /// The colour theme.
    pub enum Theme {
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

string_enum! {
    /// The order of day and month in a date in figures, such as 3/4.
    pub enum DateOrder {
        /// The day comes first: 3/4 is 3 April.
        DayFirst = "day-first",
        /// The month comes first: 3/4 is 4 March.
        MonthFirst = "month-first",
    }
}

string_enum! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

impl Weekday {
    /// The same day as a chrono weekday.
    pub const fn to_chrono(self) -> chrono::Weekday {
        match self {
            Self::Monday => chrono::Weekday::Mon,
            Self::Tuesday => chrono::Weekday::Tue,
            Self::Wednesday => chrono::Weekday::Wed,
            Self::Thursday => chrono::Weekday::Thu,
            Self::Friday => chrono::Weekday::Fri,
            Self::Saturday => chrono::Weekday::Sat,
            Self::Sunday => chrono::Weekday::Sun,
        }
    }
}
