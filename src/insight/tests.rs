//! Edge cases of the queries, by topic. Today is Sunday 22 November 2026; the week began on Thursday the 19th.

mod circles;
mod died;
mod doubles;
mod energy;
mod everyday;
mod groups;
mod ledger;
mod message_templates;
mod properties;
mod reconnect;
mod rhythm;
mod search;
mod week;
mod week_choice;

use chrono::{Days, NaiveDate};

use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Exchange, Person, PersonId, Settings, apply};
use crate::formats::backup::read;

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

/// Each command runs at a minute of its own, so that ids differ.
fn minute(book: &Book) -> u64 {
    let entities = book.people.iter().count() + book.exchanges.iter().count() + book.promises.iter().count();
    (entities + book.favours.iter().count() + book.shares.iter().count()) as u64
}

fn run(book: &mut Book, command: Command) {
    let ctx = ctx(minute(book), 1);
    apply(book, command, &ctx).unwrap();
}

fn somebody(book: &mut Book, name: &str, circle: Circle) -> PersonId {
    let ctx = ctx(minute(book), 1);
    add(book, Person { circle: Some(circle), ..person(name) }, &ctx)
}

fn met(book: &mut Book, id: PersonId, days: u64, change: impl FnOnce(&mut Exchange)) {
    let mut exchange = Exchange { when: Some(ago(days)), people: [id].into_iter().collect(), ..Exchange::default() };
    change(&mut exchange);
    run(book, Command::LogExchange(Box::new(exchange), vec![]));
}

fn set(book: &mut Book, change: impl FnOnce(&mut Settings)) {
    let mut settings = book.settings().clone();
    change(&mut settings);
    run(book, Command::SetSettings(Box::new(settings)));
}
