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

/// What stays of this tab's draft after another tab ended the session from the same base: the boxes that were changed
/// here since, as a session of their own. The answers, the actions and the next day were recorded with the session.
pub fn left_over(base: &SessionDraft, mine: SessionDraft) -> SessionDraft {
    let is_new = |of: SheetBox| mine.text(of) != base.text(of);
    let words = SheetBox::ALL.into_iter().filter(|it| is_new(*it)).map(|it| (it, mine.text(it).to_owned()));
    SessionDraft {
        words: words.filter(|(_, text)| !text.trim().is_empty()).collect(),
        went: Vec::new(),
        actions: Vec::new(),
        next: None,
        talked: Vec::new(),
        goals: Vec::new(),
        ended: None,
        is_put_away: false,
        ..mine
    }
}

/// Whether another tab ended the session of this tab's draft.
pub fn was_ended(base: &SessionDraft, theirs: &SessionDraft) -> bool {
    theirs.ended.is_some() && theirs.ended != base.ended
}

/// The text of a box that two tabs may have changed.
fn joined(base: &str, mine: &str, theirs: &str) -> String {
    if theirs == base {
        return mine.to_owned();
    }
    if mine == base || goes_on(theirs, mine) {
        return theirs.to_owned();
    }
    if goes_on(mine, theirs) {
        return mine.to_owned();
    }
    // The common beginning stands once.
    let added = theirs.strip_prefix(base).unwrap_or(theirs);
    format!("{}\n{}", mine.trim_end(), added.trim_start())
}

/// Whether a text is another one with more words at its end.
fn goes_on(text: &str, beginning: &str) -> bool {
    let more = text.strip_prefix(beginning);
    beginning.is_empty() || more.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, NewAction};

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
        check("a", "a b", "a b c", "a b c");
    }

    #[test]
    fn a_word_inside_a_word_of_the_other_tab_stays() {
        check("", "tired", "She is tired", "tired\nShe is tired");
        check("", "Tom", "Tomorrow", "Tom\nTomorrow");
        check("", "Tomorrow", "Tom", "Tomorrow\nTom");
        check("a", "a b", "x a b", "a b\nx a b");
    }

    #[test]
    fn after_the_other_tab_ended_the_session_only_the_new_words_stay() {
        let with = |goal: &str, will: &str| SessionDraft {
            words: [(SheetBox::Goal, goal.to_owned()), (SheetBox::Will, will.to_owned())].into(),
            ..actions(&["a"])
        };
        let base = with("Chair", "");
        let left = left_over(&base, SessionDraft { next: Some(Default::default()), ..with("Chair", "Write") });
        assert_eq!((left.text(SheetBox::Goal), left.text(SheetBox::Will)), ("", "Write"));
        assert_eq!((left.actions.len(), left.next.clone(), left.ended), (0, None, None));
        assert!(left_over(&base, base.clone()).is_blank());
        let ended = SessionDraft { ended: Id::parse("0190c0de-0000-7000-8000-000000000001"), ..base.clone() };
        assert_eq!(
            [was_ended(&base, &ended), was_ended(&ended, &ended), was_ended(&ended, &base)],
            [true, false, false]
        );
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
