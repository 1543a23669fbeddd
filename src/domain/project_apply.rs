//! Carries out the commands of projects: validates them and turns them into edits.

use crate::domain::apply::exists;
use crate::domain::date_checks::{check_has_come, check_order};
use crate::domain::project_edits::{
    begin, close, cover, edit, join_needs, remove_member, remove_need, save_need, set_stage, take_over, uncover,
    with_words,
};
use crate::domain::{Act, Book, CommandError, Ctx, Edit, Id, Need, ProjectCommand, ProjectStage};

impl Act for ProjectCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::Begin(new) => begin(book, new, ctx),
            Self::Describe(id, words) => {
                let before = book.projects.get(*id);
                let stage = words.stage.or(before.map(|it| it.stage()));
                if stage != Some(ProjectStage::Idea) {
                    check_has_come(words.began, before.and_then(|it| it.began), ctx.today, "began")?;
                }
                check_order(words.began, words.ended, "ended")?;
                edit(book, *id, |it| {
                    it.name.clone_from(&words.name);
                    it.what.clone_from(&words.what);
                    (it.began, it.ended) = (words.began, words.ended);
                    words.stage.filter(|stage| *stage != it.stage()).into_iter().for_each(|stage| set_stage(it, stage));
                    Some(())
                })
            }
            Self::SetStage(id, stage) => edit(book, *id, |it| {
                // A project that goes on has not ended.
                it.ended = it.ended.filter(|_| it.stage() != ProjectStage::Done);
                set_stage(it, *stage);
                Some(())
            }),
            Self::AddNeed(id, what, depth) => {
                let need = Need { id: Some(Id::new(ctx)), what: what.clone(), depth: *depth, of: None };
                let need = with_words(need)?;
                edit(book, *id, |it| {
                    it.wants.insert(need);
                    Some(())
                })
            }
            Self::SaveNeed(id, need, what, depth) => {
                let words = with_words(Need { id: Some(*need), what: what.clone(), depth: *depth, of: None })?;
                edit(book, *id, |it| save_need(it, words))
            }
            Self::JoinNeeds(id, stays, goes) => edit(book, *id, |it| join_needs(it, *stays, *goes)),
            Self::RemoveNeed(id, need) => edit(book, *id, |it| remove_need(it, *need)),
            Self::Cover(id, covering) => cover(book, *id, covering),
            Self::Uncover(id, person, need) => edit(book, *id, |it| uncover(it, *person, *need)),
            Self::AddMember(id, member) => {
                let person = member.person.ok_or(CommandError::Nameless)?;
                exists(book, person.into())?;
                edit(book, *id, |it| {
                    it.members.insert(member.clone());
                    Some(())
                })
            }
            Self::RemoveMember(id, person) => edit(book, *id, |it| remove_member(it, *person)),
            Self::TakeOver(id) => take_over(book, *id),
            Self::Close(id, record) => close(book, *id, record, ctx),
        }
    }
}
