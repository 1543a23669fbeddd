//! The plan of an import: its preview, and the change that the user's choices make of it.

use std::collections::{HashMap, HashSet};

use crate::domain::{
    Book, Circle, ContactMethod, Ctx, ExchangeId, List, Person, PersonId, Relation, SaveAll, Settings, Source,
    cells_of, display_name, email_keys, shorten,
};
use crate::foreign_import::exchanges::{exchange, is_moved, lacks};
use crate::foreign_import::fields::{Offers, offers};
use crate::foreign_import::in_file::{merge_doubles, source};
use crate::foreign_import::matching::{Matching, Planned, other_id};
use crate::foreign_import::participants::{add_participants, forget_key};
use crate::formats::foreign::table::mapped::Guess;
use crate::formats::foreign::{
    Choices, Doubt, MeetingRow, Outcome, PersonChoice, PersonRow, Preview, SkippedRow, TablePreview,
};
use crate::formats::foreign::{
    FileSort, ForeignFile, Incoming, IncomingMeeting, IncomingPerson, SkippedEntry, WhySkipped,
};
use crate::formats::vcard::shown_name;
use crate::insight::doubles::lookalikes;

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
        let mut matching = Matching::new(book, &incoming.owner);
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
