//! Two tabs that write on the same session sheet.

use crate::present::session_draft::{SessionDraft, SheetBox};

/// Joins the drafts of two tabs that began from the same draft. A text or a choice of one tab stands if the other left
/// it alone. Where both wrote into the same box, both texts stand, this tab's first; of two different choices this
/// tab's stands.
///
/// ```
/// # use kith::present::session_draft::{SessionDraft, SheetBox};
/// # use kith::present::session_merge::merge;
/// let with = |of, text: &str| SessionDraft { words: [(of, text.to_owned())].into(), ..SessionDraft::default() };
/// let base = SessionDraft::default();
/// let both = merge(&base, with(SheetBox::Reality, "tired"), &with(SheetBox::Options, "rest"));
/// assert_eq!((both.text(SheetBox::Reality), both.text(SheetBox::Options)), ("tired", "rest"));
/// ```
pub fn merge(base: &SessionDraft, mut mine: SessionDraft, theirs: &SessionDraft) -> SessionDraft {
    for of in SheetBox::ALL {
        let text = joined(base.text(of), mine.text(of), theirs.text(of));
        mine.words.insert(of, text);
    }
    mine.words.retain(|_, it| !it.is_empty());
    if mine.actions != theirs.actions {
        let added = theirs.actions.iter().filter(|it| !base.actions.contains(it) && !mine.actions.contains(it));
        let added: Vec<_> = added.cloned().collect();
        mine.actions.retain(|it| theirs.actions.contains(it) || !base.actions.contains(it));
        mine.actions.extend(added);
    }
    macro_rules! choose {
        ($($field:ident),*) => {
            $(if mine.$field == base.$field {
                mine.$field.clone_from(&theirs.$field);
            })*
        };
    }
    choose!(day, time, millis, is_later, minutes, how, place, absent, open, went, next, talked, goals);
    choose!(is_put_away, ended);
    mine
}

/// The text of a box that two tabs may have changed.
fn joined(base: &str, mine: &str, theirs: &str) -> String {
    if theirs == base {
        return mine.to_owned();
    }
    if mine == base || theirs.contains(mine) {
        return theirs.to_owned();
    }
    if mine.contains(theirs) {
        return mine.to_owned();
    }
    // The common beginning stands once.
    let added = theirs.strip_prefix(base).unwrap_or(theirs);
    format!("{}\n{}", mine.trim_end(), added.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NewAction;

    fn check(base: &str, mine: &str, theirs: &str, expected: &str) {
        assert_eq!(joined(base, mine, theirs), expected, "{base} / {mine} / {theirs}");
    }

    #[test]
    fn a_box_of_two_tabs_keeps_the_words_of_both() {
        check("", "", "", "");
        check("She is tired", "She is tired", "She is tired of it", "She is tired of it");
        check("She is tired", "She is tired. Since May", "She is tired", "She is tired. Since May");
        check("a", "a b", "a c", "a b\nc");
        check("", "b", "c", "b\nc");
        check("a", "", "a c", "a c");
        check("a", "", "a", "");
    }

    fn actions(words: &[&str]) -> SessionDraft {
        let action = |it: &&str| NewAction { what: (*it).to_owned(), ..NewAction::default() };
        SessionDraft { actions: words.iter().map(action).collect(), ..SessionDraft::default() }
    }

    #[test]
    fn actions_of_both_tabs_stay_and_a_removed_one_goes() {
        let merged = merge(&actions(&["a", "b"]), actions(&["a", "b", "c"]), &actions(&["b", "d"]));
        assert_eq!(merged, actions(&["b", "c", "d"]));
    }
}
