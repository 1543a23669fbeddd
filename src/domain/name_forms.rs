//! What somebody may be called: any choice of the words of the name.

use crate::domain::name_words::{is_family_first, is_particle, is_prefix, is_suffix};
use crate::domain::{Book, Person, PersonId, display_name, normalize, tidy_line};

/// How much of a name somebody is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFit {
    /// A part of the name, such as the family name alone.
    Part,
    /// Given and family name, or the whole name.
    Whole,
}

/// The normalized words of a person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameForms {
    words: Vec<NameWord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NameWord {
    text: String,
    role: Role,
}

/// The role of a word in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A word of the given name.
    Given,
    /// A word of the family name.
    Family,
    /// A middle name.
    Middle,
    /// "van", "de": never a name alone.
    Particle,
    /// A title or a degree: never a name alone.
    Title,
    /// A nickname, or the name in another script.
    Other,
    /// Family and given name written as one word, as in Chinese.
    Joined,
}

/// The normalized words of a name for comparison: without apostrophes, split at hyphens and full stops. `O’Brien`,
/// `O'Brien` and `OBrien` are one word, `Jean-Luc` and `Jean Luc` are the same two.
///
/// # Examples
///
/// ```
/// # use kith::domain::name_keys;
/// assert_eq!(name_keys("Siobhan O’Brien-Lee"), ["siobhan", "obrien", "lee"]);
/// assert_eq!(name_keys("J.R. Okafor"), ["j", "r", "okafor"]);
/// ```
pub fn name_keys(name: &str) -> Vec<String> {
    // The normal form has one apostrophe, one quote and one dash.
    let is_gap = |it: char| it.is_whitespace() || "-.,·・;:()\"/&+".contains(it);
    let name = normalize(name).replace('\'', "");
    name.split(is_gap).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

impl NameForms {
    /// The words of a person's name.
    pub fn of(person: &Person) -> Self {
        let parts = person.name_parts();
        let mut words = Vec::new();
        let mut push = |text: &str, role: Role| {
            words.extend(name_keys(text).into_iter().map(|text| NameWord { text, role }));
        };
        for word in parts.given.split(' ') {
            push(word, Role::Given);
        }
        push(&parts.middle, Role::Middle);
        let family: Vec<&str> = parts.family.split(' ').collect();
        for (at, word) in family.iter().enumerate() {
            // "Jan van der Berg" has two particles, "Kim Van" has none.
            let is_small = at + 1 < family.len() && is_particle(word);
            // "Al-Hassan": the particle is joined to the name.
            match word.split_once('-').filter(|(first, rest)| is_particle(first) && !rest.is_empty()) {
                Some((particle, rest)) => {
                    push(particle, Role::Particle);
                    push(rest, Role::Family);
                }
                None => push(word, if is_small { Role::Particle } else { Role::Family }),
            }
        }
        push(&parts.prefix, Role::Title);
        push(&parts.suffix, Role::Title);
        push(&person.nickname, Role::Other);
        push(&person.other_script, Role::Other);
        if is_family_first(&parts.family) && is_family_first(&parts.given) {
            push(&format!("{}{}", parts.family, parts.given), Role::Joined);
        }
        for name in [&parts.given, &person.other_script].into_iter().filter(|it| is_family_first(it)) {
            for half in halves(name) {
                push(&half, Role::Other);
            }
        }
        if person.other_script.contains(' ') && is_family_first(&person.other_script) {
            push(&person.other_script.replace(' ', ""), Role::Joined);
        }
        Self { words }
    }

    /// Each word by which the person is found, without particles and titles.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|it| it.can_stand_alone()).map(|it| it.text.as_str())
    }

    /// Whether a person is called by these normalized words: each is a word of the name, or the initial of one, in any
    /// choice and order. `None` if one of them is not, or if there are only particles, titles and initials.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::{NameFit, NameForms, Person, name_keys};
    /// let lucia = Person { given: "Lucía".into(), family: "Ferreyra Gómez".into(), ..Person::default() };
    /// let fit = |name: &str| NameForms::of(&lucia).fit(&name_keys(name));
    /// assert_eq!(fit("Lucia Gomez"), Some(NameFit::Part));
    /// assert_eq!(fit("Gomez"), Some(NameFit::Part));
    /// assert_eq!(fit("Lucia F."), Some(NameFit::Part));
    /// assert_eq!(fit("lucia ferreyra gomez"), Some(NameFit::Whole));
    /// assert_eq!(fit("Lucia Silva"), None);
    /// ```
    pub fn fit(&self, called: &[String]) -> Option<NameFit> {
        let mut used = vec![false; self.words.len()];
        let mut is_named = false;
        let mut initials = Vec::new();
        for word in called {
            match self.words.iter().enumerate().find(|(at, it)| !used[*at] && it.text == *word) {
                Some((at, found)) => {
                    used[at] = true;
                    is_named |= found.can_stand_alone();
                }
                None => initials.push(word),
            }
        }
        for initial in initials {
            let is_initial = initial.chars().count() == 1;
            let stands_for = |(at, it): &(usize, &NameWord)| {
                !used[*at] && it.can_stand_alone() && it.text.starts_with(initial.as_str())
            };
            let (at, _) = self.words.iter().enumerate().find(stands_for).filter(|_| is_initial)?;
            used[at] = true;
        }
        let is_whole = self.words.iter().zip(&used).any(|(it, used)| it.role == Role::Joined && *used)
            || self.words.iter().zip(&used).all(|(it, used)| *used || !it.is_core());
        is_named.then_some(if is_whole { NameFit::Whole } else { NameFit::Part })
    }

    /// Whether two people have the same given and family name, whatever their titles and middle names.
    pub fn is_same(&self, other: &Self) -> bool {
        let core = |it: &Self| -> Vec<String> { it.core().cloned().collect() };
        let is_whole = |one: &Self, other: &Self| one.fit(&core(other)) == Some(NameFit::Whole);
        is_whole(self, other) || is_whole(other, self)
    }

    /// Whether these words are of the family name only: the part before the comma in "Berg, Jan".
    pub fn is_family(&self, called: &[String]) -> bool {
        let is_family = |called: &String| {
            self.words.iter().any(|it| it.text == *called && matches!(it.role, Role::Family | Role::Particle))
        };
        !called.is_empty() && called.iter().all(is_family)
    }

    /// Whether a title or degree of the person has this word.
    pub fn has_title(&self, title: &str) -> bool {
        self.words.iter().any(|it| it.role == Role::Title && it.text == title)
    }

    fn core(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|it| it.is_core()).map(|it| &it.text)
    }
}

/// Family and given name of a Chinese, Japanese or Korean name that is written as one word, by its length: a family
/// name has one letter, or two in a name of four.
fn halves(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let (family, given) = match letters.len() {
        2 => (&letters[..1], &letters[..0]),
        3 => letters.split_at(1),
        4 => letters.split_at(2),
        _ => return Vec::new(),
    };
    [family, given].map(|it| it.iter().collect::<String>()).into_iter().filter(|it| !it.is_empty()).collect()
}

impl NameWord {
    fn is_core(&self) -> bool {
        matches!(self.role, Role::Given | Role::Family)
    }

    fn can_stand_alone(&self) -> bool {
        !matches!(self.role, Role::Particle | Role::Title)
    }
}

/// The people of a book who are called by a name: those with this display name, or else those with this given and
/// family name, or else those with these parts of a name.
///
/// # Examples
///
/// ```
/// # use kith::domain::*;
/// # let ctx = Ctx { now_millis: 1, today: Default::default(), device: Device(1), entropy: Entropy::new(1) };
/// # let mut book = Book::default();
/// let mary = Person { given: "Mary Ellen".into(), family: "Carter".into(), ..Person::default() };
/// apply(&mut book, Command::AddPerson(Box::new(mary)), &ctx).unwrap();
/// assert_eq!(people_called(&book, "Dr. Carter").len(), 1);
/// assert_eq!(people_called(&book, "Mary Silva").len(), 0);
/// ```
pub fn people_called(book: &Book, name: &str) -> Vec<PersonId> {
    let written: Vec<&str> = name.split_whitespace().collect();
    let keys = name_keys(&without_titles(&written).join(" "));
    let whole = normalize(&tidy_line(name));
    let rank = |person: &Person| match normalize(&display_name(person)) == whole {
        true => Some(2),
        false => NameForms::of(person).fit(&keys).map(|it| i32::from(it == NameFit::Whole)),
    };
    let ranked: Vec<(i32, PersonId)> =
        book.people.iter().filter_map(|(id, person)| Some((rank(person)?, id))).collect();
    let best = ranked.iter().map(|(rank, _)| *rank).max().unwrap_or_default();
    ranked.into_iter().filter(|(rank, _)| *rank == best).map(|(_, id)| id).collect()
}

/// The words of a written name without the titles before it and the degrees after it. All of them, if nothing else is
/// there.
///
/// # Examples
///
/// ```
/// # use kith::domain::without_titles;
/// assert_eq!(without_titles(&["Prof.", "Dr.", "Watson", "PhD"]), ["Watson"]);
/// ```
pub fn without_titles<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let start = words.iter().take_while(|it| is_prefix(it)).count();
    let end = words.iter().rposition(|it| !is_suffix(it, false)).map_or(0, |it| it + 1);
    if start < end { &words[start..end] } else { words }
}
