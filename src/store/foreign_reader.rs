//! The reader of other programs' files, as the worker sees it. Only the importer's program has one.

use chrono::NaiveDate;

use crate::domain::{Book, Ctx, SaveAll};
use crate::formats::foreign::{Choices, Preview, Wish};
use crate::formats::import::ImportError;

/// Reads files of other programs and plans their import. `foreign_import` implements it. A trait object, so that the
/// other programs do not contain the readers.
pub trait ForeignReader {
    /// Receives a file. An earlier one is forgotten.
    fn set_file(&mut self, file: Vec<u8>);

    /// Sets the function that is called with the progress of the reading, from 0 to 1.
    fn on_progress(&mut self, report: Box<dyn Fn(f64)>);

    /// Reads the file and matches it with the book. `room` is the free room of the store in UTF-16 code units.
    ///
    /// # Errors
    ///
    /// Why the file is not read.
    fn preview(&mut self, wish: &Wish, book: &Book, today: NaiveDate, room: usize) -> Result<Preview, ImportError>;

    /// Takes out the pictures of the chosen people, each with the index of its person, to be reduced before the import.
    /// Empty if the file was not read.
    fn take_photos(&mut self, choices: &Choices) -> Vec<(usize, Vec<u8>)>;

    /// Puts a reduced picture, as a `data:` link, into its person.
    fn put_photo(&mut self, index: usize, link: String);

    /// The number of pictures that were taken out and not put back: the browser cannot read them.
    fn photos_not_read(&self) -> usize;

    /// Returns what an import with the user's choices saves. Reads the file first, if that was not done.
    ///
    /// # Errors
    ///
    /// Why the file is not read.
    fn save_all(&mut self, wish: &Wish, choices: &Choices, book: &Book, ctx: &Ctx) -> Result<SaveAll, ImportError>;
}
