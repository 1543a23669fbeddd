//! The writes of an import: its undo and its pictures.

use std::rc::Rc;

use super::{all, card, file, known, plan};
use crate::domain::tests::ctx;
use crate::domain::{Book, Command, Exchange, apply};
use crate::foreign_import::importer_session;
use crate::formats::foreign::{Choices, FileSort, Wish};

#[test]
fn somebody_of_an_import_about_whom_i_wrote_since_stays_when_it_is_undone() {
    let mut book = Book::default();
    let people = vec![card("", known("Ana", "Silva", "")), card("", known("Luis", "Costa", ""))];
    let plan = plan(FileSort::VCard, file(people), &book);
    let save = plan.save_all(&book, &all(&plan.preview(&book, 0)), &ctx(1, 1));
    let merged = apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
    let ana = book.people.iter().find(|(_, it)| it.given == "Ana").unwrap().0;
    let talk = Exchange { people: [ana].into_iter().collect(), notes: "coffee".into(), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(talk), vec![]), &ctx(2, 1)).unwrap();
    apply(&mut book, Command::Unmerge(merged), &ctx(3, 1)).unwrap();
    let left: Vec<&str> = book.people.iter().map(|(_, it)| it.given.as_str()).collect();
    assert_eq!(left, ["Ana"]);
}

#[test]
fn a_picture_that_the_browser_cannot_read_is_counted() {
    let card = |name: &str| {
        format!("BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nPHOTO:data:image/jpeg;base64,/9j/wAALCAACAAIBAREA\nEND:VCARD\n")
    };
    let mut session = importer_session();
    let reader = session.foreign().unwrap();
    reader.set_file([card("Ana"), card("Bo")].concat().into_bytes());
    let preview = reader.preview(&Wish::default(), &Book::default(), ctx(0, 1).today, 0).unwrap();
    let photos = reader.take_photos(&Choices { with_photos: true, ..all(&preview) });
    assert_eq!(photos.len(), 2);
    reader.put_photo(photos[0].0, "data:image/jpeg;base64,/9j/".into());
    assert_eq!(reader.photos_not_read(), 1);
}
