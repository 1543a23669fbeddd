//! The plan of an import: the people of a file matched with those of a book.

use std::collections::{HashMap, HashSet};

use crate::domain::{
    Book, Circle, ContactMethod, Ctx, ExchangeId, List, Person, PersonId, Relation, SaveAll, Settings, Source,
    cells_of, display_name, email_keys, label_key, profile_key, shorten,
};
use crate::foreign_import::exchanges::{exchange, is_moved, lacks};
use crate::foreign_import::fields::{Offers, is_made_key, offers};
use crate::foreign_import::in_file::{merge_doubles, source};
use crate::foreign_import::participants::{add_participants, forget_key};
use crate::formats::foreign::table::mapped::Guess;
use crate::formats::foreign::{
    Choices, Doubt, FieldChange, MatchReason, MeetingRow, Outcome, PersonChoice, PersonRow, Preview, SkippedRow,
    TablePreview,
};
use crate::formats::foreign::{
    FileSort, ForeignFile, Incoming, IncomingMeeting, IncomingPerson, SkippedEntry, WhySkipped,
};
use crate::formats::vcard::shown_name;
use crate::insight::doubles::{Reason, is_doubtful, lookalikes, names_contradict};

/// The most left-out entries that a preview lists.
const MAX_SKIPPED: usize = 200;

/// The room of a stored picture, in UTF-16 code units: a small JPEG as a `data:` link (measured on portraits).
const PHOTO_UNITS: usize = 4_500;

/// An import before the user's choices.
#[derive(Debug)]
pub(super) struct Plan {
    sort: FileSort,
    table: Option<Guess>,
    incoming: Incoming,
    planned: Vec<Planned>,
    /// The index of the first person who only took part in meetings.
    first_participant: usize,
    /// Whether the file does not tell which of its people is the user.
    asks_owner: bool,
}

/// A person of the file, matched.
#[derive(Debug)]
struct Planned {
    /// The person's id in the book, or the one that a new person gets.
    id: PersonId,
    /// The person of the book with the same name, if nothing else speaks for it.
    namesake: Option<PersonId>,
    source: Source,
    offers: Offers,
    outcome: Outcome,
}

impl Plan {
    /// Matches the content of a file with the book.
    pub(super) fn new(file: ForeignFile, book: &Book) -> Self {
        let ForeignFile { sort, mut incoming, table } = file;
        // A chat does not say who exported it, and some calendars do not say whose they are.
        let asks_owner = matches!(sort, FileSort::WhatsApp | FileSort::Calendar) && incoming.owner.is_empty();
        incoming.owner.extend(book.settings().own_keys());
        let first_participant = add_participants(&mut incoming);
        for person in &mut incoming.people {
            let name = display_name(&person.person);
            let why =
                |_| SkippedEntry { row: person.row, name: name.clone(), why: WhySkipped::TooLong, is_whole: false };
            incoming.skipped.extend(shorten(&mut person.person).into_iter().map(why));
        }
        let doubles = merge_doubles(&mut incoming.people);
        let sources: Vec<Source> = incoming.people.iter().map(|it| source(sort, it)).collect();
        let people: Vec<Person> = incoming.people.iter().map(|it| it.person.clone()).collect();
        let found = lookalikes(book, &people);
        let mut matching = Matching { book, owner: &incoming.owner, times: HashMap::new() };
        let planned =
            incoming.people.iter().zip(sources).zip(found).zip(doubles).map(|(((person, source), found), double)| {
                match double {
                    Some(first) => Planned {
                        id: PersonId::from_text(&source.key),
                        namesake: None,
                        source,
                        offers: Offers::default(),
                        outcome: Outcome::Double(first),
                    },
                    None => matching.planned(&person.person, source, &found),
                }
            });
        let planned = planned.collect();
        Self { sort, table, incoming, planned, first_participant, asks_owner }
    }

    /// The preview for the user. `room` is the free room of the store in UTF-16 code units.
    pub(super) fn preview(&self, book: &Book, room: usize) -> Preview {
        let labels = labels(&self.incoming.people);
        let mut people: Vec<PersonRow> = self
            .incoming
            .people
            .iter()
            .zip(&self.planned)
            .enumerate()
            .map(|(index, (person, planned))| PersonRow {
                outcome: planned.outcome.clone(),
                labels: labels.iter().enumerate().filter(|(_, it)| person.labels.contains(it)).map(|it| it.0).collect(),
                is_participant: index >= self.first_participant,
                ..row(person)
            })
            .collect();
        self.mark_forgotten(&mut people, book);
        let meetings = self.meetings(book, &mut people);
        let skipped = self.incoming.skipped.iter().take(MAX_SKIPPED).map(skipped_row).collect();
        let photos = self.incoming.people.iter().filter(|it| it.photo.is_some()).count();
        let meeting_units: usize = self.incoming.meetings.iter().map(|it| units(&it.exchange)).sum();
        let participants = people.len() - self.first_participant;
        Preview {
            sort: self.sort,
            asks_owner: self.asks_owner && participants > 1,
            people,
            meetings,
            skipped,
            skipped_count: self.incoming.skipped.len(),
            labels,
            table: self.table.clone().map(table),
            units: meeting_units + self.incoming.people.iter().map(|it| units(&it.person)).sum::<usize>(),
            photo_units: photos * PHOTO_UNITS,
            room,
        }
    }

    /// The meetings for the preview. Counts them in the rows of their people.
    fn meetings(&self, book: &Book, people: &mut [PersonRow]) -> Vec<MeetingRow> {
        let mut meetings = Vec::new();
        for meeting in &self.incoming.meetings {
            let Some(day) = meeting.exchange.when else { continue };
            let with: Vec<usize> = meeting.with.iter().filter_map(|it| Some(self.first_of(it.index?))).collect();
            for at in &with {
                people[*at].met += 1;
                people[*at].last = people[*at].last.max(Some(day));
            }
            let id = id_of_meeting(book, meeting);
            let missing = with.iter().copied().filter(|it| lacks(book, id, self.planned[*it].id)).collect();
            meetings.push(MeetingRow {
                day,
                title: meeting.exchange.topics.first().cloned().unwrap_or_default(),
                with,
                missing,
                // The file has it on another day than the book.
                doubt: if is_moved(book, id, day) { Some(Doubt::Moved) } else { meeting.doubt },
                series: meeting.series,
                is_known: book.view(id.into()).is_some(),
            });
        }
        meetings
    }

    /// Marks the participants whom the user does not want to be offered.
    fn mark_forgotten(&self, people: &mut [PersonRow], book: &Book) {
        let forgotten = &book.settings().forgotten;
        for (row, incoming) in people.iter_mut().zip(&self.incoming.people).skip(self.first_participant) {
            row.forget_key = forget_key(&incoming.person);
            if row.outcome == Outcome::New && forgotten.contains(&row.forget_key) {
                row.outcome = Outcome::Forgotten;
            }
        }
    }

    /// The pictures of the chosen people, with their index. Each is to be reduced and put back with
    /// [`put_photo`](Self::put_photo).
    pub(super) fn take_photos(&mut self, choices: &Choices) -> Vec<(usize, Vec<u8>)> {
        let chosen =
            choices.people.iter().enumerate().filter(|(_, it)| choices.with_photos && **it != PersonChoice::Leave);
        let photo = |at: usize| Some((at, self.incoming.people.get_mut(at)?.photo.take()?.bytes));
        chosen.map(|it| it.0).filter_map(photo).collect()
    }

    /// Puts a reduced picture into its person.
    pub(super) fn put_photo(&mut self, index: usize, link: String) {
        if let Some(person) = self.incoming.people.get_mut(index) {
            person.person.photo = link;
        }
    }

    /// Turns the user's choices into people and exchanges to save, and returns the ids of those that are new.
    pub(super) fn save_all(&self, book: &Book, choices: &Choices, ctx: &Ctx) -> SaveAll {
        let ids: Vec<Option<PersonId>> =
            (0..self.planned.len()).map(|at| self.id_of(at, choices.people.get(at))).collect();
        let mut all = SaveAll::default();
        for (index, planned) in self.planned.iter().enumerate() {
            let (Some(id), Some(choice)) = (ids[index], choices.people.get(index)) else { continue };
            if matches!(planned.outcome, Outcome::Double(_)) {
                continue;
            }
            all.people.push((id, self.person(book, index, id, choice, choices, &ids)));
        }
        let chosen: HashSet<usize> = choices.meetings.iter().copied().collect();
        for (index, meeting) in self.incoming.meetings.iter().enumerate() {
            let id = id_of_meeting(book, meeting);
            let is_chosen = chosen.contains(&index);
            let with = meeting.with.iter().filter_map(|it| ids[self.first_of(it.index?)]);
            let people: List<PersonId> = with.filter(|it| is_chosen || lacks(book, id, *it)).collect();
            all.exchanges.extend(exchange(book, id, &meeting.exchange, people, is_chosen, ctx));
        }
        all.settings = settings(book, choices).map(Box::new);
        all
    }

    /// The index of the person that stands for this one: of doubles, the first.
    fn first_of(&self, index: usize) -> usize {
        match self.planned.get(index).map(|it| &it.outcome) {
            Some(Outcome::Double(first)) => *first,
            _ => index,
        }
    }

    /// The id that a chosen person has or gets. None for a person who is left out.
    fn id_of(&self, index: usize, choice: Option<&PersonChoice>) -> Option<PersonId> {
        let planned = self.planned.get(index)?;
        let is_known = matches!(planned.outcome, Outcome::Match { .. } | Outcome::Same { .. });
        match (choice?, &planned.outcome) {
            (_, Outcome::InTrash | Outcome::Double(_)) | (PersonChoice::Leave, _) => None,
            // The user says that it is somebody else.
            (choice, Outcome::Owner) => Some(planned.id).filter(|_| *choice == PersonChoice::Other),
            (PersonChoice::Same, _) => planned.namesake.or(Some(planned.id)),
            (PersonChoice::Other, _) if is_known => Some(other_id(&planned.source)),
            _ => Some(planned.id),
        }
    }

    fn person(
        &self,
        book: &Book,
        index: usize,
        id: PersonId,
        choice: &PersonChoice,
        choices: &Choices,
        ids: &[Option<PersonId>],
    ) -> Person {
        let (incoming, planned) = (&self.incoming.people[index], &self.planned[index]);
        let mut person = match book.people.get(id) {
            None => Person { circle: Circle::from_word(&choices.circle), ..incoming.person.clone() },
            Some(mine) => {
                let mut mine = mine.clone();
                let found =
                    (choice == &PersonChoice::Same).then(|| offers(book, id, &incoming.person, &planned.source.key));
                let offers = found.as_ref().unwrap_or(&planned.offers);
                let taken = if let PersonChoice::Take(taken) = choice { taken.as_slice() } else { &[] };
                let chosen = taken.iter().filter_map(|it| offers.changes.get(*it));
                offers.additions.iter().chain(chosen).for_each(|it| it.take(&mut mine, &incoming.person));
                mine
            }
        };
        if person.photo.is_empty() {
            person.photo.clone_from(&incoming.person.photo);
        }
        let relations = incoming.relations.iter().filter_map(|(kind, to)| Some((*kind, (*ids.get(*to)?)?)));
        relations.for_each(|(kind, to)| person.relations.insert(Relation { kind: Some(kind), to: Some(to) }));
        if person.how_met.through.is_none() {
            person.how_met.through = incoming.met_through.and_then(|it| *ids.get(it)?);
        }
        person.sources.insert(planned.source.clone());
        person
    }
}

/// What a matching needs beside the person.
struct Matching<'a> {
    book: &'a Book,
    owner: &'a [String],
    /// How often each key occurred: two records of one key are two people.
    times: HashMap<String, usize>,
}

impl Matching<'_> {
    fn planned(&mut self, person: &Person, source: Source, found: &[(PersonId, Vec<Reason>)]) -> Planned {
        let time = self.times.entry(source.key.clone()).or_default();
        *time += 1;
        let name = if *time > 1 { format!("{} {time}", source.key) } else { source.key.clone() };
        let new = PersonId::from_text(&name);
        // Kith's own export has the id as UID.
        let own = source.key.strip_prefix("vcard ").and_then(PersonId::parse);
        let is_here = |it: &PersonId| self.book.people.get(*it).is_some();
        let by_record = self.by_record(&source).or(own.filter(is_here)).or_else(|| Some(new).filter(is_here));
        let strong = found.iter().find_map(|(id, reasons)| Some((*id, strong_reason(reasons.first()?)?)));
        // A family may share an address or a number.
        let (strong, doubtful) = match strong {
            Some((id, reason)) if self.is_doubtful(id, person) => (None, Some((id, reason))),
            strong => (strong, None),
        };
        // A key that is made of a name and an address says no more than these.
        let (made, shared) = (is_made_key(&source.key), strong.clone());
        let reason = |id| shared.filter(|it| made && it.0 == id).map_or(MatchReason::Record, |it| it.1);
        let matched = by_record.map(|id| (id, reason(id))).or(strong);
        let namesake = doubtful.or_else(|| found.first().map(|it| (it.0, MatchReason::Name)));
        let planned =
            |id, outcome| Planned { id, namesake: None, source: source.clone(), offers: Offers::default(), outcome };
        let is_in_trash = self.book.view(new.into()).is_some_and(|it| it.has_value()) && !is_here(&new);
        // Somebody whom the user has brought in is a namesake.
        if by_record.is_none() && !is_in_trash && self.is_owner(person) {
            return planned(new, Outcome::Owner);
        }
        match (matched, namesake) {
            (Some((id, reason)), _) => self.matched(person, source, id, reason),
            (None, _) if is_in_trash => planned(new, Outcome::InTrash),
            (None, Some((namesake, reason))) => {
                let outcome = Outcome::Perhaps { name: self.name_of(namesake), reason };
                Planned { namesake: Some(namesake), ..planned(new, outcome) }
            }
            (None, None) => planned(new, Outcome::New),
        }
    }

    fn matched(&self, person: &Person, source: Source, id: PersonId, reason: MatchReason) -> Planned {
        let name = self.name_of(id);
        let known = self.book.people.get(id).and_then(|it| it.sources.iter().find(|it| it.key == source.key));
        let has_news = known.is_none_or(|it| it.digest != source.digest);
        let offers = if has_news { offers(self.book, id, person, &source.key) } else { Offers::default() };
        let shown = |all: &[crate::foreign_import::fields::Offer]| {
            all.iter().map(|it| it.shown.clone()).collect::<Vec<FieldChange>>()
        };
        let mut additions = shown(&offers.additions);
        // They come along for the way back, and say nothing to the user.
        additions.retain(|it| it.field != "card_lines");
        let changes = shown(&offers.changes);
        let outcome = if additions.is_empty() && changes.is_empty() {
            Outcome::Same { name, reason }
        } else {
            Outcome::Match { name, reason, additions, changes }
        };
        Planned { id, namesake: None, source, offers, outcome }
    }

    /// Whether the incoming person may be somebody else, although they share an address with the person of the book.
    fn is_doubtful(&self, id: PersonId, incoming: &Person) -> bool {
        self.book.people.get(id).is_some_and(|it| is_doubtful(it, incoming))
    }

    /// The person of a record. If the user said that a later version of it is somebody new, that one.
    fn by_record(&self, source: &Source) -> Option<PersonId> {
        let is_of = |person: &Person, is_it: &dyn Fn(&Source) -> bool| {
            person.sources.iter().any(|it| it.key == source.key && is_it(it))
        };
        let of_record: Vec<(PersonId, &Person)> = self.book.people.iter().filter(|it| is_of(it.1, &|_| true)).collect();
        let same = of_record.iter().find(|it| is_of(it.1, &|it| it.digest == source.digest));
        let other = other_id(source);
        let later = same.or_else(|| of_record.iter().find(|it| it.0 == other));
        later.or(of_record.first()).map(|it| it.0)
    }

    fn name_of(&self, id: PersonId) -> String {
        self.book.people.get(id).map(display_name).unwrap_or_default()
    }

    /// Whether a person is the user: one of the addresses, profiles or the name that the file gives its owner, or that
    /// is on the user's own card. The name on that card is enough: an old address of the user is more usual than a
    /// namesake, whom the user can bring in all the same.
    fn is_owner(&self, person: &Person) -> bool {
        let is_mine = |keys: Vec<String>, of: fn(&str) -> Vec<String>| {
            keys.iter().any(|key| self.owner.iter().any(|it| of(it).contains(key)))
        };
        let profiles = |text: &str| profile_key(text).into_iter().collect::<Vec<_>>();
        let has_contact = !person.emails.is_empty() || !person.profiles.is_empty();
        let name = label_key(&person.whole_name());
        let shares_address = is_mine(person.emails.iter().flat_map(|it| email_keys(&it.value)).collect(), email_keys);
        // A family may share an address: "Tio Costa" is not the user.
        (shares_address && !names_contradict(&self.book.settings().own_card(), person))
            || is_mine(person.profiles.iter().flat_map(|it| profiles(&it.value)).collect(), profiles)
            || (!has_contact && !name.is_empty() && self.owner.iter().any(|it| label_key(it) == name))
            || (!name.is_empty() && label_key(&self.book.settings().own_name) == name)
    }
}

/// The id of somebody new in place of the person whom a record was matched with.
fn other_id(source: &Source) -> PersonId {
    PersonId::from_text(&format!("{} other", source.key))
}

/// The id that a meeting has in the book, or gets.
fn id_of_meeting(book: &Book, meeting: &IncomingMeeting) -> ExchangeId {
    let former = Some(ExchangeId::from_text(&meeting.former_key));
    let former = former.filter(|it| !meeting.former_key.is_empty() && book.view((*it).into()).is_some());
    former.unwrap_or_else(|| ExchangeId::from_text(&meeting.key))
}

/// The settings with the answers of an import: the name or address of the user, as far as the own card has none, and
/// the people who are not to be offered. None if they stay as they are.
fn settings(book: &Book, choices: &Choices) -> Option<Settings> {
    let mut settings = book.settings().clone();
    let own = choices.own_key.as_str();
    if own.contains('@') {
        let is_known = settings.own_emails.iter().any(|it| email_keys(&it.value) == email_keys(own));
        let method = ContactMethod { value: own.to_owned(), ..ContactMethod::default() };
        if !is_known {
            settings.own_emails.insert(method);
        }
    } else if settings.own_name.is_empty() {
        own.clone_into(&mut settings.own_name);
    }
    choices.forgotten.iter().for_each(|it| settings.forgotten.insert(it.clone()));
    (settings != *book.settings()).then_some(settings)
}

/// The reason of a match, if it is more than a name.
fn strong_reason(reason: &Reason) -> Option<MatchReason> {
    match reason {
        Reason::Email(address) => Some(MatchReason::Email(address.clone())),
        Reason::Number(number) => Some(MatchReason::Number(number.clone())),
        Reason::Profile(address) => Some(MatchReason::Profile(address.clone())),
        Reason::NameAndOrganisation(organisation) => Some(MatchReason::NameAndOrganisation(organisation.clone())),
        _ => None,
    }
}

fn row(incoming: &IncomingPerson) -> PersonRow {
    let person = &incoming.person;
    let contact = person.emails.iter().chain(person.phones.iter()).chain(person.profiles.iter()).next();
    let detail = [&person.role, &person.organisation].into_iter().filter(|it| !it.is_empty());
    let detail = detail.cloned().collect::<Vec<_>>().join(", ");
    let is_bare = detail.is_empty();
    PersonRow {
        name: shown_name(person),
        detail: if is_bare { contact.map(|it| it.value.clone()).unwrap_or_default() } else { detail },
        has_email: !person.emails.is_empty(),
        has_photo: incoming.photo.is_some(),
        is_starred: incoming.is_starred,
        is_invited: incoming.is_invited,
        ..PersonRow::default()
    }
}

fn table(guess: Guess) -> TablePreview {
    TablePreview { names: guess.names, rows: guess.preview, map: guess.map, signature: guess.signature }
}

fn skipped_row(entry: &SkippedEntry) -> SkippedRow {
    SkippedRow { row: entry.row, name: entry.name.clone(), why: entry.why.clone(), is_whole: entry.is_whole }
}

/// The labels of the file, the most frequent first.
fn labels(people: &[IncomingPerson]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    people.iter().flat_map(|it| &it.labels).for_each(|it| *counts.entry(it).or_default() += 1);
    let mut labels: Vec<(&str, usize)> = counts.into_iter().collect();
    labels.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    labels.into_iter().map(|it| it.0.to_owned()).collect()
}

/// The room that an entity takes in the store, in UTF-16 code units, before it is packed.
fn units(entity: &dyn crate::domain::Entity) -> usize {
    cells_of(entity).iter().map(|(name, value)| name.len() + value.to_string().encode_utf16().count() + 30).sum()
}
