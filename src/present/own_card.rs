//! The user's own card on the screen: which parts of it somebody gets.

use crate::domain::{ContactMethod, List, Person};

/// The chosen parts. The name is always one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardParts {
    /// The telephone number. Empty for none.
    pub phone: String,
    /// The e-mail address. Empty for none.
    pub email: String,
    /// Whether the organisation and the role are among them.
    pub has_work: bool,
}

impl CardParts {
    /// The parts at first: the number and the address to use first, and the work.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::{ContactMethod, Settings};
    /// use kith::present::own_card::CardParts;
    ///
    /// let mail = |value: &str, preferred| ContactMethod { kind: String::new(), value: value.into(), preferred };
    /// let card = Settings {
    ///     own_name: "Maria Costa".into(),
    ///     own_role: "Cook".into(),
    ///     own_emails: [mail("a@home.example", false), mail("b@work.example", true)].into_iter().collect(),
    ///     ..Settings::default()
    /// }
    /// .own_card();
    /// let parts = CardParts::usual(&card);
    /// assert_eq!((parts.email.as_str(), parts.phone.as_str(), parts.has_work), ("b@work.example", "", true));
    /// let shared = CardParts { has_work: false, ..parts }.of(&card);
    /// assert_eq!((shared.family.as_str(), shared.role.as_str(), shared.emails.iter().count()), ("Costa", "", 1));
    /// ```
    pub fn usual(card: &Person) -> Self {
        let first = |methods: &List<ContactMethod>| {
            let first = methods.iter().find(|it| it.preferred).or_else(|| methods.iter().next());
            first.map(|it| it.value.clone()).unwrap_or_default()
        };
        Self { phone: first(&card.phones), email: first(&card.emails), has_work: true }
    }

    /// The card with these parts and nothing else.
    pub fn of(&self, card: &Person) -> Person {
        let only = |methods: &List<ContactMethod>, value: &str| {
            let one = methods.iter().filter(|it| it.value == value);
            one.map(|it| ContactMethod { preferred: false, ..it.clone() }).collect()
        };
        let work = |text: &str| if self.has_work { text.to_owned() } else { String::new() };
        let mut shared = Person {
            organisation: work(&card.organisation),
            role: work(&card.role),
            phones: only(&card.phones, &self.phone),
            emails: only(&card.emails, &self.email),
            ..Person::default()
        };
        shared.set_name(card.name_parts());
        shared
    }
}
