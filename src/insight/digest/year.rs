//! The counts of a year, each exchange once.

use crate::domain::{Channel, Energy, Exchange, Initiator, PersonId, Purpose, Tone, VecMap, VecSet};

/// The number of people that [`Felt`] names: enough to say that a kind of exchange is not about one person (design
/// decision).
pub(super) const PEOPLE: usize = 3;

/// The counts of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearDigest {
    /// All exchanges.
    pub all: Counts,
    /// The exchanges by purpose.
    pub purposes: VecMap<Purpose, Counts>,
    /// The exchanges by channel.
    pub channels: VecMap<Channel, u32>,
    /// The exchanges by tone.
    pub tones: VecMap<Tone, u32>,
    /// The exchanges by who began them.
    pub began: VecMap<Initiator, u32>,
    /// The exchanges by how welcome the user expected to be, and how welcome they were, each from 1 to 7.
    pub welcome: VecMap<(u32, u32), u32>,
}

/// A number of exchanges and their length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of exchanges.
    pub talks: u32,
    /// The number of them with a length.
    pub timed: u32,
    /// The length of these, in minutes.
    pub minutes: u32,
}

/// A kind of exchange whose energy is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TalkKind {
    /// By channel.
    Channel(Channel),
    /// By purpose.
    Purpose(Purpose),
    /// By the part of the day.
    Part(DayPart),
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// From noon.
    Afternoon,
    /// From 18:00 (design decision).
    Evening,
}

impl DayPart {
    /// All parts, in order.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The part of a time as `HH:MM`.
    fn of(time: &str) -> Option<Self> {
        let hour: u32 = time.get(..2)?.parse().ok()?;
        Some(match hour {
            0..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        })
    }
}

/// The energy of a kind of exchange, and the first of its people by id, up to three: a sentence about a kind of
/// exchange must never be one about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Felt {
    /// The number of exchanges that gave energy.
    pub gave: u32,
    /// The number of exchanges that left it even.
    pub even: u32,
    /// The number of exchanges that took energy.
    pub took: u32,
    /// The people with the least ids, up to three. The least of a union are the least of the least, so that digests
    /// can be added.
    pub people: VecSet<PersonId>,
}

impl YearDigest {
    /// Adds an exchange.
    pub(super) fn add(&mut self, exchange: &Exchange) {
        self.all.add(exchange);
        exchange.purpose.into_iter().for_each(|it| self.purposes.slot(it).add(exchange));
        exchange.how.into_iter().for_each(|it| *self.channels.slot(it) += 1);
        exchange.tone.into_iter().for_each(|it| *self.tones.slot(it) += 1);
        exchange.began.into_iter().for_each(|it| *self.began.slot(it) += 1);
        if let Some(pair) = exchange.expected_welcome.zip(exchange.welcome) {
            *self.welcome.slot(pair) += 1;
        }
    }

    /// Adds the counts of other exchanges of the same year.
    pub(super) fn merge(&mut self, other: &Self) {
        self.all.merge(other.all);
        other.purposes.iter().for_each(|(key, counts)| self.purposes.slot(*key).merge(*counts));
        other.channels.iter().for_each(|(key, count)| *self.channels.slot(*key) += count);
        other.tones.iter().for_each(|(key, count)| *self.tones.slot(*key) += count);
        other.began.iter().for_each(|(key, count)| *self.began.slot(*key) += count);
        other.welcome.iter().for_each(|(key, count)| *self.welcome.slot(*key) += count);
    }
}

/// The kinds of an exchange, each with its energy. None if no energy was noted.
pub(super) fn felt(exchange: &Exchange) -> impl Iterator<Item = (TalkKind, Energy)> {
    let kinds = [
        exchange.how.map(TalkKind::Channel),
        exchange.purpose.map(TalkKind::Purpose),
        DayPart::of(&exchange.time).map(TalkKind::Part),
    ];
    let energy = exchange.energy;
    kinds.into_iter().flatten().filter_map(move |it| Some((it, energy?)))
}

impl Counts {
    fn add(&mut self, exchange: &Exchange) {
        let minutes = exchange.minutes.map(|it| (1, it));
        let (timed, minutes) = minutes.unwrap_or_default();
        self.merge(Self { talks: 1, timed, minutes });
    }

    /// Adds the counts of other exchanges.
    pub const fn merge(&mut self, other: Self) {
        self.talks += other.talks;
        self.timed += other.timed;
        self.minutes = self.minutes.saturating_add(other.minutes);
    }
}

impl Felt {
    pub(super) fn add(&mut self, energy: Energy, people: &VecSet<PersonId>) {
        match energy {
            Energy::Gave => self.gave += 1,
            Energy::Even => self.even += 1,
            Energy::Took => self.took += 1,
        }
        self.name(people);
    }

    /// Adds the energy of other exchanges of the kind.
    pub fn merge(&mut self, other: &Self) {
        self.gave += other.gave;
        self.even += other.even;
        self.took += other.took;
        self.name(&other.people);
    }

    fn name(&mut self, people: &VecSet<PersonId>) {
        self.people.extend(people.iter().copied());
        while self.people.len() > PEOPLE {
            self.people.pop();
        }
    }

    /// The number of exchanges.
    pub const fn talks(&self) -> u32 {
        self.gave + self.even + self.took
    }
}
