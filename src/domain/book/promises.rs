//! What the other records of a book say about a promise.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, Promise};

impl Book {
    /// The due day of a promise: the day of the next session for an action "by next time" of a mentorship, so that a
    /// moved session moves it too; else its own. Nothing else reads `Promise::due` to show or order promises.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "mentorships": [{"id": "sam", "next": {"when": "2026-12-03"}}],
    ///         "promises": [
    ///             {"what": "Ask two people", "mentorship": "sam", "by_next": true, "due": "2026-12-01"},
    ///             {"what": "Send the sheet", "due": "2026-12-01"}]}"#,
    /// )?
    /// .book;
    /// let check = |what: &str, expected: &str| {
    ///     let (_, promise) = book.promises.iter().find(|(_, it)| it.what == what).unwrap();
    ///     assert_eq!(book.due_of(promise), expected.parse().ok());
    /// };
    /// check("Ask two people", "2026-12-03");
    /// check("Send the sheet", "2026-12-01");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn due_of(&self, promise: &Promise) -> Option<NaiveDate> {
        let mentorship = promise.mentorship.filter(|_| promise.by_next).and_then(|it| self.mentorships.get(it));
        mentorship.map_or(promise.due, |it| it.next.when)
    }

    /// Whether an open promise rests: it has people, and all of them are archived or dead
    /// ([`may_be_suggested`](crate::domain::Person::may_be_suggested)). The page of a person still shows it; nothing
    /// else brings it up.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"id": "gran", "given": "Gran", "archived": true}, {"id": "ana", "given": "Ana"},
    ///             {"id": "theo", "given": "Theo", "died": "2024"}],
    ///         "promises": [
    ///             {"what": "call her back", "people": ["gran"]}, {"what": "return the book", "people": ["theo"]},
    ///             {"what": "bring both together", "people": ["gran", "ana"]}, {"what": "mend the fence"}]}"#,
    /// )?
    /// .book;
    /// let check = |what: &str, expected: bool| {
    ///     let (_, promise) = book.promises.iter().find(|(_, it)| it.what == what).unwrap();
    ///     assert_eq!(book.rests(promise), expected, "{what}");
    /// };
    /// check("call her back", true);
    /// check("return the book", true);
    /// check("bring both together", false);
    /// check("mend the fence", false);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn rests(&self, promise: &Promise) -> bool {
        let is_silent = |it: &PersonId| self.people.get(*it).is_some_and(|it| !it.may_be_suggested());
        !promise.people.is_empty() && promise.people.iter().all(is_silent)
    }
}
