//! The end of a session: one change of the book.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::domain::{Change, ExchangeId, Kind, MentoringCommand};
use crate::present::session_rules::record;
use crate::present::session_sheet::ending;
use crate::ui::route::Route;
use crate::ui::state::{Commands, Navigation, RepositoryContext};
use crate::ui::text;
use crate::web::clock;

/// Ends the session and goes to the page of the pair. The draft is kept, with the exchange that it became: if the user
/// undoes the ending, the sheet is half written again. If the book refuses, everything stays on the sheet.
pub(super) fn end(sheet: Sheet, repository: RepositoryContext, commands: Commands, navigation: Navigation) {
    if !sheet.store_open() {
        return;
    }
    let mut draft = sheet.draft();
    let now = clock::now_millis();
    let ending = repository.book_untracked(|book| ending(book, sheet.id, sheet.day(), now));
    let Some(ending) = ending else { return sheet.problem.set(text::session::gone().to_owned()) };
    let command = MentoringCommand::EndSession(sheet.id, Box::new(record(&draft, &ending)));
    match commands.run(command.into(), text::session::ended()) {
        Ok(change) => {
            draft.ended = exchange_of(&change);
            sheet.saved().finish(&draft);
            navigation.go(Route::Pair(sheet.id));
        }
        Err(error) => {
            let why = text::errors::commit(&error);
            sheet.problem.set(text::join(&[&why, text::session::still_here()], " "));
        }
    }
}

/// The exchange that a change wrote.
fn exchange_of(change: &Change) -> Option<ExchangeId> {
    let edit = change.edits.iter().find(|it| it.entity.kind == Kind::Exchanges)?;
    Some(ExchangeId::from_uuid(edit.entity.uuid))
}
