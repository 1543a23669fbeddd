//! The names in a book: the people called by some words of a name, an address or a number.

use chrono::NaiveDate;
use strsim::osa_distance;

use crate::domain::{
    Book, NameFit, NameForms, Person, PersonId, email_keys, name_keys, normalize, number_key, number_keys, sort_by,
    sort_by_key,
};
use crate::quick_entry::who::lexicon::SHORT_FORMS;

/// The names in a book, with the data for ranking several people of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    people: Vec<KnownName>,
    /// The words of all names with the positions of their people, sorted.
    words: Vec<(String, usize)>,
    /// The addresses and numbers with the positions of their people.
    reaches: Vec<(String, usize)>,
    /// Pairs of people met together, in both directions, once per exchange.
    together: Vec<(PersonId, PersonId)>,
}

/// A person with the words of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KnownName {
    id: PersonId,
    forms: NameForms,
    /// The normalized words of the workplace and the place: "Ana from Northwind".
    about: Vec<String>,
    /// The day of the last exchange.
    last: Option<NaiveDate>,
    is_archived: bool,
}

/// The people that some words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// These people have the name; a new person if the list is empty.
    Exactly(Vec<PersonId>),
    /// These people have nearly the name. Two people may well have names that similar, so the user is asked.
    Nearly(Vec<PersonId>),
}

/// How many of the latest exchanges are used to find people met together (design decision): company changes over time,
/// and the names are read each time the log is opened.
const LOOKED_AT: usize = 1_000;

impl Names {
    /// The names of all people in a book. Archived people are meant only if nobody else has the name.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::quick_entry::{Names, Who};
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"given": "Ana", "family": "Silva"}, {"given": "Ana", "family": "Costa"}]}"#,
    /// )?
    /// .book;
    /// let now = "2026-11-22T12:00:00".parse().unwrap();
    /// let reading = kith::quick_entry::read("coffee with Ana", &Names::of(&book), now);
    /// assert!(matches!(&reading.who[..], [Who::Ask { candidates, .. }] if candidates.len() == 2));
    /// assert!(!reading.is_settled(), "the user says which Ana it was");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of(book: &Book) -> Self {
        let people: Vec<KnownName> =
            book.people.iter().map(|(id, person)| KnownName::of(id, person, book.last_with(id))).collect();
        let mut words: Vec<(String, usize)> = Vec::new();
        for (at, person) in people.iter().enumerate() {
            words.extend(person.forms.keys().map(|it| (it.to_owned(), at)));
        }
        sort_by(&mut words, |a, b| a.cmp(b));
        words.dedup();
        let mut reaches = Vec::new();
        for (at, (_, person)) in book.people.iter().enumerate() {
            reaches.extend(person.emails.iter().flat_map(|it| email_keys(&it.value)).map(|it| (it, at)));
            reaches.extend(person.phones.iter().flat_map(|it| number_keys(&it.value)).map(|it| (it, at)));
        }
        let latest = book.exchanges_since(NaiveDate::MIN).rev().take(LOOKED_AT);
        let groups = latest.map(|(_, it)| &it.people).filter(|it| (2..=8).contains(&it.len()));
        let together = groups.flat_map(|it| it.iter().flat_map(|one| it.iter().map(|other| (*one, *other)))).collect();
        Self { people, words, reaches, together }
    }

    /// Whether any person is called by these words.
    pub(in crate::quick_entry) fn knows(&self, name: &str) -> bool {
        !self.called(&name_keys(name)).is_empty()
    }

    /// The people who are called by these words: those with the whole name, or else those with a part of it.
    pub(super) fn called(&self, keys: &[String]) -> Vec<PersonId> {
        let fits = self.fits(keys);
        let is_whole = keys.len() > 1 && fits.iter().any(|(_, it)| *it == NameFit::Whole);
        let found = fits.into_iter().filter(|(_, it)| !is_whole || *it == NameFit::Whole).map(|(at, _)| at).collect();
        self.in_use(found)
    }

    /// The people with a title or degree among those of one name, or all if none has it.
    pub(super) fn titled(&self, people: Vec<PersonId>, titles: &[String]) -> Vec<PersonId> {
        let has_all = |it: &&KnownName| titles.iter().all(|title| it.forms.has_title(title));
        self.narrowed(people, |it| has_all(&it))
    }

    /// The people of a workplace or a place among those of one name, or all if none is of it.
    pub(super) fn about(&self, people: Vec<PersonId>, word: &str) -> Vec<PersonId> {
        self.narrowed(people, |it| it.about.iter().any(|it| it == word))
    }

    /// Those of some people who are of a workplace or a place.
    pub(super) fn working_at(&self, people: &[PersonId], word: &str) -> Vec<PersonId> {
        let is_of = |it: &&KnownName| people.contains(&it.id) && it.about.iter().any(|it| it == word);
        self.people.iter().filter(is_of).map(|it| it.id).collect()
    }

    fn narrowed(&self, people: Vec<PersonId>, is_meant: impl Fn(&KnownName) -> bool) -> Vec<PersonId> {
        let of = |id: &PersonId| self.people.iter().find(|it| it.id == *id);
        let narrowed: Vec<PersonId> = people.iter().filter(|id| of(id).is_some_and(&is_meant)).copied().collect();
        if narrowed.is_empty() { people } else { narrowed }
    }

    /// The people with this family name before a comma and these words after it: "Berg, Jan".
    pub(super) fn family_first(&self, family: &[String], given: &[String]) -> Vec<PersonId> {
        let all = [family, given].concat();
        let is_family = |(at, _): &(usize, NameFit)| self.people[*at].forms.is_family(family);
        self.in_use(self.fits(&all).into_iter().filter(is_family).map(|(at, _)| at).collect())
    }

    /// The people with this e-mail address or telephone number.
    pub(super) fn reached(&self, written: &str) -> Vec<PersonId> {
        let key = if written.contains('@') { Some(normalize(written)) } else { number_key(written) };
        let Some(key) = key else { return Vec::new() };
        self.in_use(self.reaches.iter().filter(|(it, _)| *it == key).map(|(_, at)| *at).collect())
    }

    fn fits(&self, keys: &[String]) -> Vec<(usize, NameFit)> {
        let mut fits: Vec<(usize, NameFit)> = Vec::new();
        for key in keys {
            for at in self.with_word(key) {
                if !fits.iter().any(|(it, _)| *it == at)
                    && let Some(fit) = self.people[at].forms.fit(keys)
                {
                    fits.push((at, fit));
                }
            }
        }
        fits
    }

    /// The positions of the people with a word in the name.
    fn with_word<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let start = self.words.partition_point(|(it, _)| it.as_str() < word);
        self.words[start..].iter().take_while(move |(it, _)| it == word).map(|(_, at)| *at)
    }

    /// Leaves archived people out, unless there are no others.
    fn in_use(&self, mut found: Vec<usize>) -> Vec<PersonId> {
        if found.iter().any(|it| !self.people[*it].is_archived) {
            found.retain(|it| !self.people[*it].is_archived);
        }
        sort_by_key(&mut found, |it| *it);
        found.dedup();
        found.into_iter().map(|it| self.people[it].id).collect()
    }

    /// The people with nearly this name: each word with at most a few typos, or a short form of a given name. If only
    /// one person has exactly the same letters, the difference is a swap of letters and that person is meant; any other
    /// difference may be another name, so the user chooses.
    pub(super) fn nearly_called(&self, keys: &[String]) -> Option<Meant> {
        // Of several words only one may be wrong, so that the others must be known.
        let is_known = |word: &String| self.with_word(word).next().is_some();
        let is_spelt = |index: usize| keys.iter().enumerate().all(|(at, it)| at == index || is_known(it));
        let near: Vec<Vec<&str>> = (keys.iter().enumerate())
            .map(|(at, it)| if is_spelt(at) { self.near_words(it) } else { Vec::new() })
            .collect();
        let mut found = Vec::new();
        let mut swapped = Vec::new();
        for (index, words) in near.iter().enumerate() {
            for word in words {
                let mut called = keys.to_vec();
                called[index] = (*word).to_owned();
                for (at, _) in self.fits(&called) {
                    found.push(at);
                    swapped.extend((letters(word) == letters(&keys[index])).then_some(at));
                }
            }
        }
        swapped.dedup();
        let (found, swapped) = (self.in_use(found), self.in_use(swapped));
        match (swapped.len(), found.is_empty()) {
            (1, _) => Some(Meant::Exactly(swapped)),
            (_, true) => None,
            _ => Some(Meant::Nearly(found)),
        }
    }

    /// The words of names that differ from this one by one typo if it has four letters or more, by two if it has eight
    /// or more; and the names of which it is a short form.
    fn near_words(&self, word: &str) -> Vec<&str> {
        let length = word.chars().count();
        let slips = match word.chars().filter(|it| !is_inner(*it)).count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let first: String = word.chars().take(1).collect();
        let start = self.words.partition_point(|(it, _)| it.as_str() < first.as_str());
        let candidates = self.words[start..].iter().take_while(|(it, _)| it.starts_with(&first));
        // The length in bytes, at most four to a letter, tells most words apart without counting letters.
        let is_as_long = |it: &str| {
            it.len().abs_diff(word.len()) <= 4 * slips && it.chars().count().abs_diff(length) <= slips && it != word
        };
        let candidates = candidates.map(|(it, _)| it.as_str()).filter(|it| slips > 0 && is_as_long(it));
        let mut near: Vec<&str> = candidates.collect();
        near.dedup();
        near.retain(|it| osa_distance(it, word) <= slips);
        for (_, names) in SHORT_FORMS.iter().filter(|(short, _)| *short == word) {
            near.extend(names.iter().filter(|it| self.with_word(it).next().is_some()));
        }
        near
    }

    /// The people whose names stand within a word of a script without spaces.
    pub(super) fn within(&self, word: &str) -> Vec<Vec<PersonId>> {
        let letters = word.char_indices().filter(|(_, it)| !is_inner(*it));
        let bounds: Vec<usize> = letters.map(|(at, _)| at).chain([word.len()]).collect();
        let mut found = Vec::new();
        let mut start = 0;
        while start + 2 < bounds.len() {
            let longest = (start + 2..bounds.len()).rev().find_map(|end| {
                let people = self.called(&[word[bounds[start]..bounds[end]].to_owned()]);
                (!people.is_empty()).then_some((end, people))
            });
            match longest {
                Some((end, people)) => {
                    found.push(people);
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    /// Sorts the likeliest first: by exchanges together with the people already named, then by the last exchange.
    pub(super) fn order(&self, candidates: &mut Vec<PersonId>, company: &[PersonId]) {
        sort_by_key(candidates, |id| {
            let is_company =
                |(one, other): &&(PersonId, PersonId)| one == id && one != other && company.contains(other);
            let together = self.together.iter().filter(is_company).count();
            let last = self.people.iter().find(|it| it.id == *id).and_then(|it| it.last);
            std::cmp::Reverse((together, last))
        });
    }
}

/// Whether a letter of a normalized word is a part of the one before it: the vowel and the end of a Korean syllable,
/// and the voicing of kana.
fn is_inner(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}' | '\u{3099}'..='\u{309a}')
}

impl KnownName {
    fn of(id: PersonId, person: &Person, last: Option<NaiveDate>) -> Self {
        let about = [&person.organisation, &person.place].into_iter().flat_map(|it| name_keys(it)).collect();
        Self { id, forms: NameForms::of(person), about, last, is_archived: person.archived }
    }
}

fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    sort_by_key(&mut letters, |it| *it);
    letters
}
