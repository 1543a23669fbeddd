//! Carries out the commands of mentoring: validates them and turns them into edits.

use crate::domain::apply::{edit_person, save};
use crate::domain::mentoring_edits::{
    agree, ask_question, begin, end, existing, exists, hushed, open, plan_next, put_first, rate_fit, rest, save_goal,
    set_line, settle, take_up, topic,
};
use crate::domain::session_edits::end_session;
use crate::domain::{Act, Book, CommandError, Ctx, Edit, MentoringCommand, Mentorship, MentorshipId};

impl Act for MentoringCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        let edit = |id: &MentorshipId, change: &dyn Fn(&mut Mentorship)| {
            let mut mentorship = existing(book, *id)?;
            change(&mut mentorship);
            Ok(vec![save(book, (*id).into(), mentorship, |_| Ok(()))?])
        };
        match self {
            Self::Begin(people, newcomers, shape) => begin(book, people, newcomers.clone(), *shape, ctx),
            Self::SetLine(id, line) => edit(id, &|it| set_line(it, line, ctx.today)),
            Self::Agree(id) => edit(&open(book, *id)?, &agree),
            Self::RateFit(id, fit) => edit(id, &|it| rate_fit(it, *fit, ctx.today)),
            Self::SetFrame(id, frame) => edit(id, &|it| it.frame = Some(*frame)),
            Self::SaveTopic(id, item) if item.text.trim().is_empty() => {
                exists(book, *id).and(Err(CommandError::NoTopic))
            }
            Self::SaveTopic(id, item) => edit(id, &|it| it.agenda.insert(topic(item, ctx))),
            Self::SettleTopic(id, item, state) => edit(id, &|it| settle(it, *item, *state, ctx.today)),
            Self::PutFirst(id, item) => {
                existing(book, *id)?.next.when.ok_or_else(|| CommandError::NotAhead("when".into()))?;
                edit(id, &|it| put_first(it, *item))
            }
            Self::PlanNext(id, next) => plan_next(book, open(book, *id)?, next, ctx),
            Self::Rest(id, until) => rest(book, open(book, *id)?, *until, ctx),
            Self::TakeUp(id) => edit(id, &|it| take_up(it, ctx.today)),
            Self::Hush(id, offer, until) => edit(id, &|it| it.hushed.insert(hushed(*offer, *until))),
            Self::HushPerson(id, offer, until) => {
                edit_person(book, *id, |person| person.hushed.insert(hushed(*offer, *until)))
            }
            Self::SaveGoal(id, goal, aim) => save_goal(book, *id, *goal, aim, ctx),
            Self::AskQuestion(aim, exchange, newcomers) => {
                ask_question(book, aim.as_deref(), exchange, newcomers.clone(), ctx)
            }
            Self::EndSession(id, record) => end_session(book, *id, record, ctx),
            Self::End(id, record) => end(book, open(book, *id)?, record, ctx),
            Self::SetKept(id, words) => edit(id, &|it| it.closing.kept.clone_from(words)),
            Self::NameHelp(id, helps) => edit_person(book, *id, |person| person.helps.insert(helps.clone())),
            Self::UnnameHelp(id, kind) => edit_person(book, *id, |person| person.helps.remove(kind.word())),
        }
    }
}
