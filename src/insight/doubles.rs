//! Pairs of people who may be one person entered twice, each with its reasons: questions for the user, no answers.
//!
//! Every rule finds its pairs through a key (a name, an address, a number) and compares only people with the same key,
//! so that five thousand people take milliseconds. The rules and their numbers are design decisions:
//!
//! - An archived person is compared like any other, because a double is often the entry of years ago.
//! - Two birthdays that differ, a tie between the two, demo data and the user's own "not the same" tell two people
//!   apart. So does a death, unless both have the same birthday: a daughter may have the name of her mother.
//! - A number is often that of a house or an office, so it counts only if the names do not contradict it. An address
//!   always counts, because people change their name and keep the address.

use crate::domain::{
    Book, Person, PersonId, VecMap, display_name, email_addresses, has_news, into_map, into_set, keep_and_gone,
    named_people, normalize, number_keys, profile_key, sort_by, sort_by_key,
};
use crate::insight::double_names::{Name, NameLikeness};

/// People with one key, beyond which the key says nothing: the address of a team, the number of an office. Of so many
/// people with the same name, each is compared with the next only.
const CROWD: usize = 8;

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Double {
    /// The one who stays if they are joined.
    pub keep: PersonId,
    /// The other.
    pub gone: PersonId,
    /// Why, the strongest reason first. Empty only if the user chose the two.
    pub reasons: Vec<Reason>,
}

/// Why two people may be one, the strongest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// One device joined them, and another had said that they are not the same.
    Contradiction,
    /// They were joined before, and a file has brought back entries about the other.
    JoinedBefore,
    /// The same e-mail address.
    Email(String),
    /// The same telephone number.
    Number(String),
    /// The same profile.
    Profile(String),
    /// The same name and the same organisation.
    NameAndOrganisation(String),
    /// The same name.
    Name,
    /// The same name in another order.
    OtherOrder,
    /// The nickname of one is the name of the other.
    Nickname,
    /// The same name, with a middle name or an initial.
    LongerName,
    /// The same name at two organisations: the weakest.
    NameElsewhere,
}

/// Whether two full names are those of two people: "Ana Silva" and "Bob Stone", but not "Ana Silva" and "Ana Costa",
/// because people marry.
pub fn names_contradict(one: &Person, other: &Person) -> bool {
    Name::of(one).contradicts(&Name::of(other))
}

/// Whether two people who share an address or a number may be two: their names contradict each other, or their
/// birthdays do and the names are not the same. Of one name and address, a birthday that differs is a slip of one of
/// the two programs.
pub fn is_doubtful(one: &Person, other: &Person) -> bool {
    let names = (Name::of(one), Name::of(other));
    names.0.contradicts(&names.1) || (have_other_days(one, other) && names.0.fits(&names.1) != Some(NameLikeness::Same))
}

/// Whether two people have birthdays that differ. False if one of them has none.
pub fn have_other_birthdays(one: &Person, other: &Person) -> bool {
    birthdays(one, other) == Some(false)
}

/// What the rules read of a person.
struct Known<'a> {
    id: PersonId,
    person: &'a Person,
    name: Name,
    organisation: String,
}

impl<'a> Known<'a> {
    fn of(id: PersonId, person: &'a Person) -> Self {
        Self { id, person, name: Name::of(person), organisation: normalize(person.organisation.trim()) }
    }
}

/// Returns the pairs to ask about, the strongest first.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::doubles::{Reason, doubles};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Farid", "family": "Haddad"}, {"given": "farid haddad"}, {"given": "Mina"}]}"#,
/// )?
/// .book;
/// let reasons: Vec<_> = doubles(&book).into_iter().map(|it| it.reasons).collect();
/// assert_eq!(reasons, [[Reason::Name]]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn doubles(book: &Book) -> Vec<Double> {
    let people: Vec<Known<'_>> = book.people.iter().map(|(id, it)| Known::of(id, it)).collect();
    let mut found = Vec::new();
    for (one, other, reason) in reasons_of(&people) {
        if !are_apart(one, other) {
            let (keep, gone) = keep_and_gone(book, one.id, other.id);
            found.push((keep, gone, reason));
        }
    }
    found.extend(joined_before(book));
    sort_by(&mut found, |one, other| one.cmp(other));
    found.dedup();
    let mut doubles: Vec<Double> = Vec::new();
    for (keep, gone, reason) in found {
        match doubles.last_mut().filter(|it| it.keep == keep && it.gone == gone) {
            Some(double) => double.reasons.push(reason),
            None => doubles.push(Double { keep, gone, reasons: vec![reason] }),
        }
    }
    let name = |id| book.people.get(id).map(display_name).unwrap_or_default();
    sort_by_key(&mut doubles, |it| (it.reasons.first().cloned(), normalize(&name(it.keep))));
    doubles
}

/// Returns two people whom the user chose, with the reasons that speak for it.
pub fn double_of(book: &Book, one: PersonId, other: PersonId) -> Double {
    let (keep, gone) = keep_and_gone(book, one, other);
    let people: Vec<Known<'_>> =
        [keep, gone].into_iter().filter_map(|id| Some(Known::of(id, book.people.get(id)?))).collect();
    let mut reasons: Vec<Reason> = reasons_of(&people).into_iter().map(|(_, _, it)| it).collect();
    sort_by(&mut reasons, |one, other| one.cmp(other));
    reasons.dedup();
    Double { keep, gone, reasons }
}

/// Returns, for each of some people who are not in the book, those of the book who may be the same, the likeliest
/// first, each with the reasons, the strongest first. An import asks this.
///
/// # Examples
///
/// ```
/// use kith::domain::{ContactMethod, Person};
/// use kith::formats::backup::read;
/// use kith::insight::doubles::{Reason, lookalikes};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "emails": [{"value": "ana@northwind.example"}]}, {"given": "Luis"}]}"#,
/// )?
/// .book;
/// let mail = ContactMethod { value: "Ana@northwind.example".into(), ..ContactMethod::default() };
/// let ana = Person { given: "A. Silva".into(), emails: [mail].into_iter().collect(), ..Person::default() };
/// let found = lookalikes(&book, &[ana, Person { given: "Mina".into(), ..Person::default() }]);
/// assert!(matches!(&found[0][..], [(_, reasons)] if matches!(reasons[..], [Reason::Email(_)])));
/// assert!(found[1].is_empty());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn lookalikes(book: &Book, others: &[Person]) -> Vec<Vec<(PersonId, Vec<Reason>)>> {
    let id = |at: usize| PersonId::from_text(&format!("somebody in a file {at}"));
    let index: VecMap<PersonId, usize> = into_map((0..others.len()).map(|at| (id(at), at)));
    let in_file = others.iter().enumerate().map(|(at, it)| Known::of(id(at), it));
    let people: Vec<Known<'_>> = book.people.iter().map(|(id, it)| Known::of(id, it)).chain(in_file).collect();
    let mut found: Vec<Vec<(PersonId, Vec<Reason>)>> = vec![Vec::new(); others.len()];
    for (one, other, reason) in reasons_of(&people) {
        let (at, of_book) = match (index.get(&one.id), index.get(&other.id)) {
            (Some(at), None) => (*at, other),
            (None, Some(at)) => (*at, one),
            _ => continue,
        };
        // Who shares an address or a number is asked about (`is_doubtful`), even with another birthday.
        let shares_contact = matches!(reason, Reason::Email(_) | Reason::Profile(_) | Reason::Number(_));
        if are_told_apart(one, other) || (!shares_contact && have_other_days(one.person, other.person)) {
            continue;
        }
        match found[at].iter_mut().find(|it| it.0 == of_book.id) {
            Some((_, reasons)) if reasons.contains(&reason) => (),
            Some((_, reasons)) => reasons.push(reason),
            None => found[at].push((of_book.id, vec![reason])),
        }
    }
    for candidates in &mut found {
        candidates.iter_mut().for_each(|(_, reasons)| sort_by(reasons, |one, other| one.cmp(other)));
        sort_by(candidates, |one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    }
    found
}

/// The people who were joined into another, and about whom there are entries again, or another answer.
fn joined_before(book: &Book) -> Vec<(PersonId, PersonId, Reason)> {
    let pairs = book.people.iter().flat_map(|(keep, it)| it.joined.iter().map(move |gone| (keep, *gone, it)));
    // Each of the two answers takes the other back, so both stand only after a merge of two devices.
    let (contradictions, mut pairs): (Vec<_>, Vec<_>) =
        pairs.partition(|(keep, gone, it)| is_not_same(book, (*keep, it), *gone));
    let contradictions = contradictions.into_iter().map(|(keep, gone, _)| (keep, gone, Reason::Contradiction));
    if pairs.is_empty() {
        return contradictions.collect();
    }
    let named = named_people(book, &into_set(pairs.iter().map(|(_, gone, _)| *gone)));
    pairs.retain(|(keep, gone, _)| {
        book.people.get(*gone).is_some() || named.contains(gone) || has_news(book, *keep, *gone)
    });
    contradictions.chain(pairs.into_iter().map(|(keep, gone, _)| (keep, gone, Reason::JoinedBefore))).collect()
}

fn is_not_same(book: &Book, (keep, person): (PersonId, &Person), gone: PersonId) -> bool {
    person.not_same.contains(&gone) || book.people.get(gone).is_some_and(|it| it.not_same.contains(&keep))
}

/// Every reason for every pair, some pairs more than once.
fn reasons_of<'a>(people: &'a [Known<'a>]) -> Vec<(&'a Known<'a>, &'a Known<'a>, Reason)> {
    let mut found = Vec::new();
    let mut ask = |keys: Vec<Key<'a>>, limit: Crowd, rule: &dyn Fn(&Known<'_>, &Known<'_>, &str) -> Option<Reason>| {
        for (one, other, shown) in pairs(keys, limit) {
            found.extend(rule(one, other, &shown).map(|it| (one, other, it)));
        }
    };
    ask(keys(people, emails), Crowd::SaysNothing, &|_, _, shown| Some(Reason::Email(shown.to_owned())));
    ask(keys(people, numbers), Crowd::SaysNothing, &|one, other, shown| {
        (!one.name.contradicts(&other.name)).then(|| Reason::Number(shown.to_owned()))
    });
    ask(keys(people, profiles), Crowd::SaysNothing, &|_, _, shown| Some(Reason::Profile(shown.to_owned())));
    ask(keys(people, |it| untold(it.name.keys())), Crowd::NextOnly, &|one, other, _| of_names(one, other));
    ask(keys(people, first_and_organisation), Crowd::SaysNothing, &|one, other, _| {
        let is_short = one.name.is_one_word() != other.name.is_one_word();
        is_short.then_some(Reason::LongerName)
    });
    found
}

/// The reason that two similar names give.
fn of_names(one: &Known<'_>, other: &Known<'_>) -> Option<Reason> {
    let is_same_place = one.organisation == other.organisation;
    let are_two_places = !is_same_place && !one.organisation.is_empty() && !other.organisation.is_empty();
    Some(match one.name.fits(&other.name)? {
        NameLikeness::Same if are_two_places && one.name.is_one_word() => return None,
        NameLikeness::Same if are_two_places => Reason::NameElsewhere,
        NameLikeness::Same if !one.organisation.is_empty() && is_same_place => {
            Reason::NameAndOrganisation(one.person.organisation.clone())
        }
        NameLikeness::Same => Reason::Name,
        NameLikeness::OtherOrder => Reason::OtherOrder,
        // Two weak hints against each other.
        NameLikeness::Nickname | NameLikeness::Longer if are_two_places => return None,
        NameLikeness::Nickname => Reason::Nickname,
        NameLikeness::Longer => Reason::LongerName,
    })
}

/// A key by which people are compared, as it is shown, and the person.
type Key<'a> = (String, String, &'a Known<'a>);

fn keys<'a>(people: &'a [Known<'a>], of: impl Fn(&Known<'a>) -> Vec<(String, String)>) -> Vec<Key<'a>> {
    people.iter().flat_map(|it| of(it).into_iter().map(move |(key, shown)| (key, shown, it))).collect()
}

/// Keys that are not shown.
fn untold(keys: Vec<String>) -> Vec<(String, String)> {
    keys.into_iter().map(|it| (it, String::new())).collect()
}

fn emails(known: &Known<'_>) -> Vec<(String, String)> {
    let of = |field: &str| -> Vec<(String, String)> {
        email_addresses(field).into_iter().map(|it| (normalize(&field[it.clone()]), field[it].to_owned())).collect()
    };
    known.person.emails.iter().flat_map(|it| of(&it.value)).collect()
}

fn numbers(known: &Known<'_>) -> Vec<(String, String)> {
    let of = |field: &str| number_keys(field).into_iter().map(|it| (it, field.trim().to_owned())).collect::<Vec<_>>();
    known.person.phones.iter().flat_map(|it| of(&it.value)).collect()
}

fn profiles(known: &Known<'_>) -> Vec<(String, String)> {
    let of = |field: &str| Some((profile_key(field)?, field.trim().to_owned()));
    known.person.profiles.iter().filter_map(|it| of(&it.value)).collect()
}

fn first_and_organisation(known: &Known<'_>) -> Vec<(String, String)> {
    let first = known.name.first().filter(|_| !known.organisation.is_empty());
    first.into_iter().map(|it| (format!("{it} {}", known.organisation), String::new())).collect()
}

/// What a key means that many people have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Crowd {
    SaysNothing,
    NextOnly,
}

/// The pairs of people with the same key, and the key as it is shown.
fn pairs(mut keys: Vec<Key<'_>>, crowd: Crowd) -> Vec<(&Known<'_>, &Known<'_>, String)> {
    sort_by(&mut keys, |one, other| (&one.0, one.2.id).cmp(&(&other.0, other.2.id)));
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|one, other| one.0 == other.0) {
        if group.len() > CROWD && crowd == Crowd::SaysNothing {
            continue;
        }
        let reach = if group.len() > CROWD { 1 } else { CROWD };
        for (at, (_, shown, one)) in group.iter().enumerate() {
            let others = group.iter().skip(at + 1).take(reach).filter(|it| it.2.id != one.id);
            pairs.extend(others.map(|(_, _, other)| (*one, *other, shown.clone())));
        }
    }
    pairs
}

/// Whether something tells two people apart, whatever speaks for them.
fn are_apart(one: &Known<'_>, other: &Known<'_>) -> bool {
    are_told_apart(one, other) || have_other_days(one.person, other.person)
}

/// Whether the user says that two people are two, or their names do: Ana Silva and Ana Silva the younger.
fn are_told_apart(one: &Known<'_>, other: &Known<'_>) -> bool {
    let names = |person: &Person, id: PersonId| {
        person.not_same.contains(&id) || person.relations.iter().any(|it| it.to == Some(id))
    };
    names(one.person, other.id)
        || names(other.person, one.id)
        || one.person.sample != other.person.sample
        || one.name.is_of_other_generation(&other.name)
}

/// Whether two people have birthdays that differ, or one of them has died and no birthday says that they are one.
fn have_other_days(one: &Person, other: &Person) -> bool {
    let birthdays = birthdays(one, other);
    birthdays == Some(false) || (one.died.is_some() != other.died.is_some() && birthdays != Some(true))
}

/// Whether the birthdays of two people agree, as far as both are known. None if nothing can be compared.
fn birthdays(one: &Person, other: &Person) -> Option<bool> {
    let of = |person: &Person| -> Vec<_> {
        let is_birthday = |kind: &str| normalize(kind.trim()) == "birthday";
        person.dates.iter().filter(|it| is_birthday(&it.kind)).filter_map(|it| it.when).collect()
    };
    let (ones, others) = (of(one), of(other));
    let mut compared =
        ones.iter().flat_map(|one| others.iter().map(move |other| (one, other))).filter_map(|(one, other)| {
            // A mistyped year is common, so the day decides where both have one.
            let days = one.month_and_day().zip(other.month_and_day()).map(|(one, other)| one == other);
            days.or_else(|| one.year().zip(other.year()).map(|(one, other)| one == other))
        });
    compared.next().map(|first| first || compared.any(|it| it))
}
