//! A message that the user began to send from Kith: the note about it until they say whether it was sent, and the
//! resulting exchange.

use chrono::NaiveDate;

use crate::domain::{
    Book, Channel, Command, Exchange, Initiator, PartialDate, PersonId, Promise, PromiseId, PromiseState, PromiseStep,
    Purpose,
};
use crate::insight::share_list::{give, things_for};
use crate::present::form_draft::{FieldDraft, FormDraft};

/// How many days the question whether a message was sent stays (design decision: later nobody knows).
const ASKED_FOR: i64 = 7;

/// A message that was begun: the channel, and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartedMessage {
    /// The channel.
    pub how: Channel,
    /// The day on which the user left for it.
    pub when: NaiveDate,
}

/// A day as it is kept. [`PartialDate`] is part of the first load anyway, and the parser of `chrono` is not.
fn day(text: &str) -> Option<NaiveDate> {
    match text.parse() {
        Ok(PartialDate::Day(day)) => Some(day),
        _ => None,
    }
}

/// The key of a begun message to a person, among the unsaved input of forms.
pub fn key(person: PersonId) -> String {
    format!("sent {person}")
}

impl StartedMessage {
    /// The begun message as unsaved input, so that it survives a reload, and is encrypted and erased with the rest.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::Channel;
    /// use kith::present::sending::StartedMessage;
    ///
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let started = StartedMessage { how: Channel::Email, when: day("2026-11-20") };
    /// assert_eq!(StartedMessage::read(&started.write(), day("2026-11-22")), Some(started));
    /// assert_eq!(StartedMessage::read(&started.write(), day("2026-12-22")), None, "nobody knows any more");
    /// ```
    pub fn write(self) -> FormDraft {
        let typed = self.how.word().to_owned();
        let field = FieldDraft { name: String::new(), opened: self.when.to_string(), typed, is_choice: false };
        FormDraft { fields: vec![field] }
    }

    /// Reads a begun message. None if it is not one, or too old.
    pub fn read(draft: &FormDraft, today: NaiveDate) -> Option<Self> {
        let field = draft.fields.first()?;
        let started = Self { how: Channel::from_word(&field.typed)?, when: day(&field.opened)? };
        ((today - started.when).num_days() <= ASKED_FOR).then_some(started)
    }

    /// The exchange of a message for this purpose.
    pub fn exchange(self, person: PersonId, purpose: Purpose) -> Exchange {
        Exchange {
            when: Some(self.when),
            people: [person].into_iter().collect(),
            how: Some(self.how),
            purpose: Some(purpose),
            began: Some(Initiator::Me),
            ..Exchange::default()
        }
    }
}

/// The command that logs a sent message. If its words pass on a thing of the share list, the person has received it,
/// and one undo takes both back.
///
/// # Examples
///
/// ```
/// use kith::domain::{Command, Exchange};
/// use kith::formats::backup::read;
/// use kith::present::sending::log_message;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana", "expertise": ["tea"]}],
///         "shares": [{"what": "an article about tea"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// let gives = |words: &str| matches!(log_message(&book, ana, words, Exchange::default(), None), Command::Batch(_));
/// assert!(gives("Ana, I kept this for you: an article about tea."));
/// assert!(!gives("Ana, how are you?"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn log_message(
    book: &Book,
    person: PersonId,
    words: &str,
    mut exchange: Exchange,
    settles: Option<PromiseId>,
) -> Command {
    let says = |text: &str| !text.is_empty() && words.contains(text);
    let given = things_for(book, person).into_iter().filter(|(_, it)| says(&it.what) || says(&it.link));
    let mut commands: Vec<Command> = given.filter_map(|(id, _)| give(book, id, [person])).collect();
    // A step of an introduction is a message: with the message it is done. The first step of a repair may be anything,
    // such as a cake, so the user ticks it.
    let is_step = |it: &Promise| it.state.is_none() && it.step.is_some_and(|it| it != PromiseStep::Repair);
    let step = settles.and_then(|id| Some((id, book.promises.get(id).filter(|it| is_step(it))?)));
    if let Some((id, promise)) = step {
        commands.push(Command::ClosePromise(id, Some(PromiseState::Kept)));
        // The words that introduce two people go to both.
        let is_to_both = promise.step == Some(PromiseStep::Introduce);
        promise.people.iter().filter(|_| is_to_both).for_each(|it| exchange.people.insert(*it));
    }
    let log = Command::LogExchange(Box::new(exchange), Vec::new());
    if commands.is_empty() {
        return log;
    }
    commands.push(log);
    Command::Batch(commands)
}

/// The other people that the words about a promise go to: of an introduction both. Empty for every other promise.
pub fn also_to(book: &Book, promise: PromiseId, person: PersonId) -> Vec<PersonId> {
    let introduction = book.promises.get(promise).filter(|it| it.step == Some(PromiseStep::Introduce));
    let people = introduction.map(|it| it.people.to_vec()).unwrap_or_default();
    people.into_iter().filter(|it| *it != person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Exchange;
    use crate::formats::backup::read;

    /// The words of Ana's card are sent; of this step, with Ana and Luis.
    fn check(step: &str, is_done: bool, people_written_to: usize) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1,
                "people": [{{"given": "Ana", "id": "ana"}}, {{"given": "Luis", "id": "luis"}}],
                "promises": [{{"what": "x", "whose": "mine", "people": ["ana", "luis"], "step": "{step}"}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let ana = book.people.iter().find(|(_, it)| it.given == "Ana").unwrap().0;
        let (promise, _) = book.promises.iter().next().unwrap();
        let exchange = Exchange { people: [ana].into_iter().collect(), ..Exchange::default() };
        let commands = match log_message(&book, ana, "Hello", exchange, Some(promise)) {
            Command::Batch(commands) => commands,
            one => vec![one],
        };
        assert_eq!(commands.iter().any(|it| matches!(it, Command::ClosePromise(..))), is_done, "{step}");
        let logged = commands.iter().find_map(|it| if let Command::LogExchange(it, _) = it { Some(it) } else { None });
        assert_eq!(logged.unwrap().people.len(), people_written_to, "{step}");
        assert_eq!(also_to(&book, promise, ana).len() + 1, people_written_to, "{step}");
    }

    #[test]
    fn a_step_of_an_introduction_is_done_with_its_message() {
        check("ask-to-meet", true, 1);
        check("introduce", true, 2);
        check("follow-up", true, 1);
    }

    #[test]
    fn the_first_step_of_a_repair_stays_until_it_is_ticked() {
        check("repair", false, 1);
    }
}
