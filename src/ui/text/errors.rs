//! The sentences for the errors of the core. The messages of the errors themselves are for developers.

use super::catalogue::sentences;
use crate::domain::CommandError;
use crate::store::{CommitError, JobError, LockError, WriteError};

mod fields;
mod files;

pub(crate) use fields::label as field;
pub(crate) use files::{decrypt, import};

sentences! {
    still_named: "Something else in your book is about this person. Undo that first, or delete the person.";
    nameless: "Please write a name. A name is enough.";
    nothing_happened: "Say who it was with, or what happened.";
    not_yet: "That day is still to come. Log it when it has happened.";
    nothing_given: "Say what it was.";
    nothing_promised: "Say what was promised.";
    nothing_shared: "Say what it is, or give a link to it.";
    nobody_to_mentor: "A mentorship needs somebody besides you. Give at least one name.";
    already_begun: "You two already have a page under Mentoring.";
    has_ended: "This mentorship has ended. Take it up again first.";
    no_topic: "Say what it is about.";
    no_goal: "Name it in a few words.";
    no_word: "Say what the word is.";
    three_goals: "Three goals at a time are enough. Let one rest first.";
    three_aims: "Three at a time. What may rest?";
    no_return: "Say what came of it.";
    no_project_name: "Give the project a name.";
    no_group_name: "Give the group a name.";
    no_need: "Say what it needs.";
    no_place: "Say where it goes.";
    ends_too_soon: "The end is before the beginning.";
    still_ahead: "That is still to come. Write today or an earlier time.";
    not_ahead: "Choose a day that is still to come.";
    too_long(field, max): "Something in “{field}” is longer than {max} characters. Please shorten it.";
    something_too_long(max): "That is longer than {max} characters. Please shorten it.";
    too_many(field, max): "“{field}” has more than {max} entries. Please remove some.";
    something_too_many(max): "That is more than {max} entries. Please remove some.";
    picture: "That picture cannot be kept. A small JPEG, PNG or WebP can.";
    missing: "That is no longer in the book.";
    nothing: "Nothing to change.";

    full: "There is no room left in this browser for that. Nothing was changed. “Your data” in the settings shows what takes up the space.";
    stale: "The lock was changed in another tab. Reload the page, and nothing is lost.";
    blocked: "This browser does not let Kith keep anything.";
    read_only: "A newer version of Kith has saved data here. This version only shows it. Reload the page to update.";

    not_read_back: "The backup could not be read back, so it was not saved. Your book is unchanged.";
    no_undo: "It can no longer be undone.";
    not_read: "The browser could not read it.";
    unavailable: "This part of Kith could not be started. Try again when you are online.";
    leaving: "The page is about to reload.";
    stopped: "Stopped. Nothing has changed.";

    wrong_passphrase: "That is not the passphrase. Capital letters and spaces count.";
    lock_damaged: "The lock is damaged and can no longer be opened. You can still open a backup file.";
}

/// Why a command was refused.
pub(crate) fn command(error: &CommandError) -> String {
    let sentence = match error {
        CommandError::StillNamed => still_named(),
        CommandError::Nameless => nameless(),
        CommandError::NothingHappened => nothing_happened(),
        CommandError::NotYet => not_yet(),
        CommandError::NothingGiven => nothing_given(),
        CommandError::NothingPromised => nothing_promised(),
        CommandError::NothingShared => nothing_shared(),
        CommandError::NobodyToMentor => nobody_to_mentor(),
        CommandError::AlreadyBegun => already_begun(),
        CommandError::HasEnded => has_ended(),
        CommandError::NoTopic => no_topic(),
        CommandError::NoGoal => no_goal(),
        CommandError::NoWord => no_word(),
        CommandError::ThreeGoals => three_goals(),
        CommandError::ThreeAims => three_aims(),
        CommandError::NoReturn => no_return(),
        CommandError::NoProjectName => no_project_name(),
        CommandError::NoGroupName => no_group_name(),
        CommandError::NoNeed => no_need(),
        CommandError::NoPlace => no_place(),
        CommandError::EndsTooSoon(_) => ends_too_soon(),
        CommandError::StillAhead(_) => still_ahead(),
        CommandError::NotAhead(_) => not_ahead(),
        CommandError::TooLong { field, max } => {
            return fields::label(field).map_or_else(|| something_too_long(max), |it| too_long(&it, max));
        }
        CommandError::TooMany { field, max } => {
            return fields::label(field).map_or_else(|| something_too_many(max), |it| too_many(&it, max));
        }
        CommandError::Picture => picture(),
        CommandError::Missing(_) => missing(),
        CommandError::Nothing => nothing(),
        CommandError::Several(all) => return all.iter().map(command).collect::<Vec<_>>().join(" "),
    };
    sentence.to_owned()
}

/// Why a change was not saved.
pub(crate) fn commit(error: &CommitError) -> String {
    match error {
        CommitError::Refused(error) => command(error),
        CommitError::NotKept(error) => write(error),
        CommitError::ReadOnly => read_only().to_owned(),
    }
}

/// Why the browser did not store something.
pub(crate) fn write(error: &WriteError) -> String {
    let sentence = match error {
        WriteError::Full => full(),
        WriteError::Stale => stale(),
        WriteError::Blocked => blocked(),
    };
    sentence.to_owned()
}

/// Why the worker did not do a job.
pub(crate) fn job(error: &JobError) -> String {
    let sentence = match error {
        JobError::Refused(error) => return command(error),
        JobError::NotKept(error) => return write(error),
        JobError::File(error) => return import(error),
        JobError::Decrypt(error) => return decrypt(error),
        JobError::Lock(error) => return lock(error),
        JobError::ReadOnly => read_only(),
        JobError::NotReadBack => not_read_back(),
        JobError::NoUndo => no_undo(),
        JobError::NotRead => not_read(),
        JobError::Unavailable => unavailable(),
        JobError::Stopped => stopped(),
        JobError::Leaving => leaving(),
    };
    sentence.to_owned()
}

/// Why the lock does not open.
pub(crate) fn lock(error: &LockError) -> String {
    let sentence = match error {
        LockError::WrongPassphrase => wrong_passphrase(),
        LockError::Damaged => lock_damaged(),
    };
    sentence.to_owned()
}
