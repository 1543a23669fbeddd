//! The colour theme of the page, as the user's settings have it.

use super::prefs::Prefs;
use super::repository::RepositoryContext;
use crate::domain::Theme;
use crate::store::StorageKey;
use crate::web::dom;

/// Applies the theme, and stores it beside the book so that the next start has it before the book is read.
pub(super) fn apply(repository: RepositoryContext, prefs: Prefs) {
    let theme = repository.book_untracked(|it| it.settings().theme).map(Theme::word);
    dom::set_theme(theme);
    let theme = theme.unwrap_or_default();
    if prefs.get(StorageKey::Theme) != theme {
        prefs.set(StorageKey::Theme, theme);
    }
}
