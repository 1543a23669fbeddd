//! The exchanges of a book by person and by day, and the index behind them.

use chrono::NaiveDate;

use crate::domain::{Book, EntityRef, Exchange, ExchangeId, Kind, PersonId, TONES, Tone, exchange_index, sort_by_key};

impl Book {
    /// The exchanges with a person, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// let notes: Vec<&str> = book.exchanges_with(ana).map(|(_, it)| it.notes.as_str()).collect();
    /// assert_eq!(notes, ["the tide tables"]);
    /// ```
    pub fn exchanges_with(&self, person: PersonId) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.with(person).iter().filter_map(|(_, id)| Some((*id, self.exchanges.get(*id)?)))
    }

    /// The exchanges with a person and the attempts to reach them, oldest first: what a timeline shows. Only the
    /// exchanges count as contact.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let tried = Exchange { when: "2026-11-02".parse().ok(), attempt: true, ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(tried), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// assert_eq!(book.timeline_with(ana).len(), 1);
    /// assert_eq!((book.exchanges_with(ana).count(), book.last_with(ana)), (0, None));
    /// assert_eq!(book.exchanges_since("2026-11-01".parse().unwrap()).count(), 0);
    /// ```
    pub fn timeline_with(&self, person: PersonId) -> Vec<(ExchangeId, &Exchange)> {
        let (exchanges, attempts) = (self.exchange_index.with(person), self.exchange_index.attempts(person));
        let mut entries = [exchanges, attempts].concat();
        sort_by_key(&mut entries, |it| *it);
        entries.into_iter().filter_map(|(_, id)| Some((id, self.exchanges.get(id)?))).collect()
    }

    /// The days of the exchanges with a person, oldest first, each once. Includes archived exchanges.
    pub fn days_with(&self, person: PersonId) -> Vec<NaiveDate> {
        let in_memory: Vec<NaiveDate> = self.exchange_index.with(person).iter().map(|(day, _)| *day).collect();
        let mut days = Vec::new();
        // The packed ones first: they are older, and so nearly every list is only appended.
        for (_, packed) in self.archive_index.of(person) {
            days = exchange_index::merged(days, &packed.days);
        }
        days = exchange_index::merged(days, &in_memory);
        days.dedup();
        days
    }

    /// The day of the last exchange with a person. Includes archived exchanges.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// assert_eq!(book.last_with(ana), "2026-11-02".parse().ok());
    /// assert_eq!(book.days_with(ana).len(), 1);
    /// ```
    pub fn last_with(&self, person: PersonId) -> Option<NaiveDate> {
        let packed = self.archive_index.of(person).iter().filter_map(|(_, it)| it.days.last().copied());
        self.exchange_index.with(person).last().map(|(day, _)| *day).into_iter().chain(packed).max()
    }

    /// The exchanges since a day, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let call = Exchange { when: "2026-11-02".parse().ok(), notes: "the tide tables".into(), ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(call), vec![ana]), &ctx).unwrap();
    /// let (ana, _) = book.people.iter().next().unwrap();
    /// let count = |day: &str| book.exchanges_since(day.parse().unwrap()).count();
    /// assert_eq!((count("2026-11-02"), count("2026-11-03")), (1, 0));
    /// ```
    pub fn exchanges_since(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.since(day).filter_map(|id| Some((id, self.exchanges.get(id)?)))
    }

    /// The exchanges without people: encounters that the user has not named. Oldest first.
    pub fn exchanges_with_nobody(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, &Exchange)> {
        self.exchange_index.with_nobody().filter_map(|id| Some((id, self.exchanges.get(id)?)))
    }

    /// The exchanges and the attempts without people, oldest first.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let tried = Exchange { notes: "No one picked up".into(), attempt: true, ..Exchange::default() };
    /// apply(&mut book, Command::LogExchange(Box::new(tried), vec![]), &ctx).unwrap();
    /// assert_eq!(book.timeline_with_nobody().len(), 1);
    /// assert_eq!(book.exchanges_with_nobody().count(), 0, "an attempt is no contact");
    /// ```
    pub fn timeline_with_nobody(&self) -> Vec<(ExchangeId, &Exchange)> {
        let mut entries = self.exchange_index.with_nobody_at_all().concat();
        sort_by_key(&mut entries, |it| *it);
        entries.into_iter().filter_map(|(_, id)| Some((id, self.exchanges.get(id)?))).collect()
    }

    /// The tones of the last [`TONES`] exchanges with a person, latest first, each with its day. Includes archived
    /// exchanges.
    pub fn tones_with(&self, person: PersonId) -> Vec<(NaiveDate, Option<Tone>)> {
        let in_memory = self.exchanges_with(person).rev().take(TONES).filter_map(|(_, it)| Some((it.when?, it.tone)));
        let packed = self
            .archive_index
            .of(person)
            .iter()
            .flat_map(|(_, it)| it.days.iter().rev().copied().zip(it.tones.iter().rev().copied()));
        let mut tones: Vec<(NaiveDate, Option<Tone>)> = in_memory.chain(packed).collect();
        sort_by_key(&mut tones, |(day, _)| std::cmp::Reverse(*day));
        tones.truncate(TONES);
        tones
    }

    /// Adds an exchange to the index.
    pub(super) fn index(&mut self, entity: EntityRef) {
        let id = ExchangeId::from_uuid(entity.uuid);
        if let Some(exchange) = self.exchanges.get(id).filter(|_| entity.kind == Kind::Exchanges) {
            self.exchange_index.add(id, exchange);
        }
    }

    /// Removes an exchange from the index.
    pub(super) fn unindex(&mut self, entity: EntityRef) {
        let id = ExchangeId::from_uuid(entity.uuid);
        if let Some(exchange) = self.exchanges.get(id).filter(|_| entity.kind == Kind::Exchanges) {
            self.exchange_index.remove(id, exchange);
        }
    }
}
