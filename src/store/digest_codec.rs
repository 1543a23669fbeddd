//! A digest as bytes, without the days of each person (`store/digest.rs`).

use chrono::NaiveDate;

use crate::domain::{Channel, Initiator, PersonId, Purpose, Tone, VecMap};
use crate::insight::digest::{Counts, DayPart, Digest, Felt, Gathering, Seen, TalkKind, YearDigest};
use crate::store::columnar::{day_number, day_of};
use crate::store::varint::{Reader, Writer};

/// Writes a digest. People are written as their places in `people`.
pub(super) fn write(digest: &Digest, people: &[PersonId], out: &mut Writer) {
    people.iter().for_each(|it| purposes(digest.people.get(it), out));
    out.number(digest.gatherings.len() as u64);
    let mut before = 0;
    for gathering in &digest.gatherings {
        before = step(before, gathering.day, out);
        places(&gathering.people, people, out);
    }
    days(&digest.everyday, out);
    days(&digest.strained, out);
    out.number(digest.years.len() as u64);
    for (year, counts) in digest.years.iter() {
        out.difference(0, i64::from(*year));
        write_year(counts, people, out);
    }
}

/// Reads the output of [`write`]. None if it is damaged.
pub(super) fn read(text: &mut Reader<'_>, people: &[PersonId]) -> Option<Digest> {
    let mut digest = Digest::default();
    for person in people {
        let purposes = read_purposes(text)?;
        if !purposes.is_empty() {
            digest.people.insert(*person, Seen { days: Vec::new(), purposes });
        }
    }
    let mut before = 0;
    for _ in 0..text.count()? {
        before = text.difference(before)?;
        digest.gatherings.push(Gathering { day: day_of(before)?, people: read_places(text, people)? });
    }
    digest.everyday = read_days(text)?;
    digest.strained = read_days(text)?;
    for _ in 0..text.count()? {
        let year = i32::try_from(text.difference(0)?).ok()?;
        digest.years.insert(year, read_year(text, people)?);
    }
    Some(digest)
}

fn step(before: i64, day: NaiveDate, out: &mut Writer) -> i64 {
    out.difference(before, day_number(day));
    day_number(day)
}

fn days(days: &[NaiveDate], out: &mut Writer) {
    out.number(days.len() as u64);
    let mut before = 0;
    days.iter().for_each(|day| before = step(before, *day, out));
}

fn read_days(text: &mut Reader<'_>) -> Option<Vec<NaiveDate>> {
    let mut days = Vec::new();
    let mut before = 0;
    for _ in 0..text.count()? {
        before = text.difference(before)?;
        days.push(day_of(before)?);
    }
    Some(days)
}

/// The purposes with a person: each year and purpose as one number, which grows; the last bit says whether a number of
/// exchanges follows, because it is mostly one.
fn purposes(seen: Option<&Seen>, out: &mut Writer) {
    let none = VecMap::default();
    let purposes = seen.map_or(&none, |it| &it.purposes);
    out.number(purposes.len() as u64);
    let mut before = 0;
    for ((year, purpose), count) in purposes.iter() {
        let key = i64::from(*year) * KEYS + *purpose as i64;
        let is_one = *count == 1;
        out.difference(0, (key - before) * 2 + i64::from(!is_one));
        if !is_one {
            out.number(u64::from(*count));
        }
        before = key;
    }
}

/// Room for the purposes of a year, also those of newer versions.
const KEYS: i64 = 16;

fn read_purposes(text: &mut Reader<'_>) -> Option<VecMap<(i32, Purpose), u32>> {
    let mut purposes = VecMap::default();
    let mut before = 0;
    for _ in 0..text.count()? {
        let step = text.difference(0)?;
        before += step >> 1;
        let year = i32::try_from(before.div_euclid(KEYS)).ok()?;
        let purpose = *Purpose::ALL.get(usize::try_from(before.rem_euclid(KEYS)).ok()?)?;
        purposes.insert((year, purpose), if step & 1 == 0 { 1 } else { small(text)? });
    }
    Some(purposes)
}

/// People as their places, each as the distance to the one before.
fn places(of: &[PersonId], people: &[PersonId], out: &mut Writer) {
    out.number(of.len() as u64);
    let mut before = 0;
    for person in of {
        let place = people.binary_search(person).unwrap_or_default() as u64;
        out.number(place - before);
        before = place;
    }
}

fn read_places(text: &mut Reader<'_>, people: &[PersonId]) -> Option<Vec<PersonId>> {
    let mut found = Vec::new();
    let mut place = 0;
    for _ in 0..text.count()? {
        place += text.count()?;
        found.push(*people.get(place)?);
    }
    Some(found)
}

fn write_year(year: &YearDigest, people: &[PersonId], out: &mut Writer) {
    counts(&year.all, out);
    out.number(year.purposes.len() as u64);
    for (key, it) in year.purposes.iter() {
        out.number(*key as u64);
        counts(it, out);
    }
    out.number(year.channels.len() as u64);
    for (key, it) in year.channels.iter() {
        out.number(*key as u64);
        counts(it, out);
    }
    numbers(&year.tones, |it| *it as u64, out);
    numbers(&year.began, |it| *it as u64, out);
    numbers(&year.welcome, |(one, other)| u64::from(one * 8 + other), out);
    out.number(year.energy.len() as u64);
    for (kind, felt) in year.energy.iter() {
        out.number(match kind {
            TalkKind::Channel(it) => *it as u64 * 3,
            TalkKind::Purpose(it) => *it as u64 * 3 + 1,
            TalkKind::Part(it) => *it as u64 * 3 + 2,
        });
        [felt.gave, felt.even, felt.took].into_iter().for_each(|it| out.number(u64::from(it)));
        places(&felt.people, people, out);
    }
}

fn read_year(text: &mut Reader<'_>, people: &[PersonId]) -> Option<YearDigest> {
    let mut year = YearDigest { all: read_counts(text)?, ..YearDigest::default() };
    for _ in 0..text.count()? {
        year.purposes.insert(*Purpose::ALL.get(text.count()?)?, read_counts(text)?);
    }
    for _ in 0..text.count()? {
        year.channels.insert(*Channel::ALL.get(text.count()?)?, read_counts(text)?);
    }
    read_numbers(text, |key, count| {
        year.tones.insert(*Tone::ALL.get(key)?, count);
        Some(())
    })?;
    read_numbers(text, |key, count| {
        year.began.insert(*Initiator::ALL.get(key)?, count);
        Some(())
    })?;
    let pair = |key: usize| Some((u32::try_from(key / 8).ok()?, u32::try_from(key % 8).ok()?));
    read_numbers(text, |key, count| {
        year.welcome.insert(pair(key)?, count);
        Some(())
    })?;
    for _ in 0..text.count()? {
        let key = text.count()?;
        let kind = match key % 3 {
            0 => TalkKind::Channel(*Channel::ALL.get(key / 3)?),
            1 => TalkKind::Purpose(*Purpose::ALL.get(key / 3)?),
            _ => TalkKind::Part(*DayPart::ALL.get(key / 3)?),
        };
        let (gave, even, took) = (small(text)?, small(text)?, small(text)?);
        let people = read_places(text, people)?.into_iter().collect();
        year.energy.insert(kind, Felt { gave, even, took, people });
    }
    Some(year)
}

fn counts(counts: &Counts, out: &mut Writer) {
    [counts.talks, counts.timed].into_iter().for_each(|it| out.number(u64::from(it)));
    if counts.timed > 0 {
        out.number(u64::from(counts.minutes));
    }
}

fn read_counts(text: &mut Reader<'_>) -> Option<Counts> {
    let (talks, timed) = (small(text)?, small(text)?);
    Some(Counts { talks, timed, minutes: if timed > 0 { small(text)? } else { 0 } })
}

fn numbers<T: Ord>(all: &VecMap<T, u32>, key: impl Fn(&T) -> u64, out: &mut Writer) {
    out.number(all.len() as u64);
    for (it, count) in all.iter() {
        out.number(key(it));
        out.number(u64::from(*count));
    }
}

fn read_numbers(text: &mut Reader<'_>, mut insert: impl FnMut(usize, u32) -> Option<()>) -> Option<()> {
    for _ in 0..text.count()? {
        let key = text.count()?;
        insert(key, small(text)?)?;
    }
    Some(())
}

fn small(text: &mut Reader<'_>) -> Option<u32> {
    u32::try_from(text.number()?).ok()
}
