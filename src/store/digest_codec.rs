//! A digest as bytes, without the days of each person (`store/digest.rs`).

use chrono::NaiveDate;

use crate::domain::{Channel, Initiator, PersonId, Purpose, Tone, VecMap};
use crate::insight::digest::{Counts, DayPart, Digest, Felt, Gathering, TalkKind, YearDigest};
use crate::store::columnar::{day_number, day_of};
use crate::store::varint::{Reader, Writer};

/// Writes a digest. People are written as their places in `people`.
pub(super) fn write(digest: &Digest, people: &[PersonId], out: &mut Writer) {
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
        write_year(counts, out);
    }
    write_energy(&digest.energy, people, out);
}

/// Reads the output of [`write`]. None if it is damaged.
pub(super) fn read(text: &mut Reader<'_>, people: &[PersonId]) -> Option<Digest> {
    let mut digest = Digest::default();
    let mut before = 0;
    for _ in 0..text.count()? {
        before = text.difference(before)?;
        digest.gatherings.push(Gathering { day: day_of(before)?, people: read_places(text, people)? });
    }
    digest.everyday = read_days(text)?;
    digest.strained = read_days(text)?;
    for _ in 0..text.count()? {
        let year = i32::try_from(text.difference(0)?).ok()?;
        digest.years.insert(year, read_year(text)?);
    }
    digest.energy = read_energy(text, people)?;
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

fn write_year(year: &YearDigest, out: &mut Writer) {
    counts(&year.all, out);
    out.number(year.purposes.len() as u64);
    for (key, it) in year.purposes.iter() {
        out.number(*key as u64);
        counts(it, out);
    }
    numbers(&year.channels, |it| *it as u64, out);
    numbers(&year.tones, |it| *it as u64, out);
    numbers(&year.began, |it| *it as u64, out);
    numbers(&year.welcome, |(one, other)| u64::from(one * 8 + other), out);
}

fn write_energy(energy: &VecMap<TalkKind, Felt>, people: &[PersonId], out: &mut Writer) {
    out.number(energy.len() as u64);
    for (kind, felt) in energy.iter() {
        out.number(match kind {
            TalkKind::Channel(it) => *it as u64 * 3,
            TalkKind::Purpose(it) => *it as u64 * 3 + 1,
            TalkKind::Part(it) => *it as u64 * 3 + 2,
        });
        [felt.gave, felt.even, felt.took].into_iter().for_each(|it| out.number(u64::from(it)));
        places(&felt.people, people, out);
    }
}

fn read_year(text: &mut Reader<'_>) -> Option<YearDigest> {
    let mut year = YearDigest { all: read_counts(text)?, ..YearDigest::default() };
    for _ in 0..text.count()? {
        year.purposes.insert(*Purpose::ALL.get(text.count()?)?, read_counts(text)?);
    }
    read_numbers(text, |key, count| {
        year.channels.insert(*Channel::ALL.get(key)?, count);
        Some(())
    })?;
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
    Some(year)
}

fn read_energy(text: &mut Reader<'_>, people: &[PersonId]) -> Option<VecMap<TalkKind, Felt>> {
    let mut energy = VecMap::default();
    for _ in 0..text.count()? {
        let key = text.count()?;
        let kind = match key % 3 {
            0 => TalkKind::Channel(*Channel::ALL.get(key / 3)?),
            1 => TalkKind::Purpose(*Purpose::ALL.get(key / 3)?),
            _ => TalkKind::Part(*DayPart::ALL.get(key / 3)?),
        };
        let (gave, even, took) = (small(text)?, small(text)?, small(text)?);
        let people = read_places(text, people)?.into_iter().collect();
        energy.insert(kind, Felt { gave, even, took, people });
    }
    Some(energy)
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
