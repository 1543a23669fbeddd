//! The state of the importer's program: the file that was read last, and the plan of its import.

use chrono::NaiveDate;

use crate::domain::{Book, Ctx, SaveAll};
use crate::foreign_import::plan::Plan;
use crate::formats::foreign::{self, Choices, Preview, Wish};
use crate::formats::import::ImportError;
use crate::store::{ForeignReader, ImportSession};

/// Returns the session of the importer's program.
pub fn importer_session() -> ImportSession {
    ImportSession::with_foreign(Box::new(Reader::default()))
}

struct Reader {
    file: Vec<u8>,
    plan: Option<Plan>,
    /// The pictures that were taken out and not put back.
    photos: usize,
    report: Box<dyn Fn(f64)>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { file: Vec::new(), plan: None, photos: 0, report: Box::new(|_| ()) }
    }
}

impl Reader {
    fn read(&mut self, wish: &Wish, book: &Book, today: NaiveDate) -> Result<&Plan, ImportError> {
        let file = foreign::read(&self.file, wish, today, &self.report)?;
        Ok(self.plan.insert(Plan::new(file, book)))
    }
}

impl ForeignReader for Reader {
    fn set_file(&mut self, file: Vec<u8>) {
        (self.file, self.plan) = (file, None);
    }

    fn on_progress(&mut self, report: Box<dyn Fn(f64)>) {
        self.report = report;
    }

    fn preview(&mut self, wish: &Wish, book: &Book, today: NaiveDate, room: usize) -> Result<Preview, ImportError> {
        Ok(self.read(wish, book, today)?.preview(book, room))
    }

    fn take_photos(&mut self, choices: &Choices) -> Vec<(usize, Vec<u8>)> {
        let photos = self.plan.as_mut().map(|it| it.take_photos(choices)).unwrap_or_default();
        self.photos = photos.len();
        photos
    }

    fn put_photo(&mut self, index: usize, link: String) {
        if let Some(plan) = &mut self.plan {
            plan.put_photo(index, link);
            self.photos = self.photos.saturating_sub(1);
        }
    }

    fn photos_not_read(&self) -> usize {
        self.photos
    }

    fn save_all(&mut self, wish: &Wish, choices: &Choices, book: &Book, ctx: &Ctx) -> Result<SaveAll, ImportError> {
        let plan = match &self.plan {
            Some(plan) => plan,
            None => self.read(wish, book, ctx.today)?,
        };
        Ok(plan.save_all(book, choices, ctx))
    }
}
