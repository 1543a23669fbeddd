//! The state of the importer's program: the file of another program that was read last, and the plan of its import.

use std::rc::Rc;

use crate::domain::{Command, Ctx, Edit, EntityRef};
use crate::formats::bring_in::{Choices, Plan};
use crate::formats::foreign::{self, ForeignError, Wish};
use crate::formats::import::ImportError;
use crate::store::import::MergeOutcome;
use crate::store::import_session::ImportSession;
use crate::store::job::{Job, JobError, JobOutput};
use crate::store::kv_store::WriteError;
use crate::store::merge_undo;
use crate::store::usage::QUOTA_UNITS;
use crate::store::work::Session;

/// The file of another program, until its content is imported.
#[derive(Default)]
pub struct ForeignSession {
    file: Vec<u8>,
    plan: Option<Plan>,
}

/// Runs the jobs of the importer's program. A function pointer, so that the other programs do not contain it.
pub(super) type RunForeign = fn(&mut ForeignSession, Job, &mut Session, &Ctx) -> Result<JobOutput, JobError>;

/// Returns the session of the importer's program.
pub fn importer_session() -> ImportSession {
    ImportSession::with_foreign(run)
}

impl ForeignSession {
    /// Takes in a file. An earlier one is forgotten.
    pub fn set_file(&mut self, file: Vec<u8>) {
        *self = Self { file, plan: None };
    }

    /// Takes out the pictures of the chosen people, to be reduced before the import. Empty if the file was not read.
    pub fn take_photos(&mut self, choices: &Choices) -> Vec<(usize, Vec<u8>)> {
        self.plan.as_mut().map(|it| it.take_photos(choices)).unwrap_or_default()
    }

    /// Puts a reduced picture into its person.
    pub fn put_photo(&mut self, index: usize, link: String) {
        if let Some(plan) = &mut self.plan {
            plan.put_photo(index, link);
        }
    }

    fn read(&mut self, wish: &Wish, session: &mut Session, ctx: &Ctx) -> Result<&Plan, ImportError> {
        session.open_all(ctx.now_millis);
        let (sort, incoming) = foreign::read(&self.file, wish, ctx.today)?;
        Ok(self.plan.insert(Plan::new(sort, incoming, session.book())))
    }
}

fn run(foreign: &mut ForeignSession, job: Job, session: &mut Session, ctx: &Ctx) -> Result<JobOutput, JobError> {
    match job {
        Job::ReadForeign { wish } => {
            let plan = foreign.read(&wish, session, ctx)?;
            let room = QUOTA_UNITS.saturating_sub(session.usage().units());
            Ok(JobOutput::Preview(Box::new(plan.preview(session.book(), room))))
        }
        Job::BringIn { wish, choices } => {
            session.open_all(ctx.now_millis);
            if foreign.plan.is_none() {
                foreign.read(&wish, session, ctx)?;
            }
            let plan = foreign.plan.as_ref().ok_or(JobError::Unavailable)?;
            let all = plan.save_all(session.book(), &choices, ctx);
            let people = all.people.iter().map(|it| EntityRef::from(it.0));
            let entities: Vec<EntityRef> = people.chain(all.exchanges.iter().map(|it| it.0.into())).collect();
            let unknown: Vec<EntityRef> =
                entities.into_iter().filter(|it| session.book().view(*it).is_none()).collect();
            let change = session.commit(Command::Act(Rc::new(all)), ctx)?;
            let unknown = unknown.into_iter().filter(|it| change.edits.iter().any(|edit: &Edit| edit.entity == *it));
            let outcome = MergeOutcome { unknown: unknown.collect(), change };
            let undo = merge_undo::write(outcome, session.book()).ok_or(WriteError::Full)?;
            foreign.plan = None;
            Ok(JobOutput::Undo(undo))
        }
        _ => Err(JobError::Unavailable),
    }
}

impl From<ForeignError> for ImportError {
    fn from(error: ForeignError) -> Self {
        match error {
            ForeignError::NotRecognised(kind) => Self::NotRecognised(kind),
        }
    }
}
