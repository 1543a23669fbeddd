//! Writes people as a notebook: a zip with a Markdown file for each person (`page.rs`), and an index. Any editor reads
//! it, also in twenty years. It is for the user alone, so it has all that the page of a person shows.

mod file_name;
mod page;

use std::io::{Cursor, Write};

use chrono::{Datelike, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::file_name::FileNames;
use self::page::{inline, link};
use crate::domain::{Book, Circle, Person, PersonId, display_name, normalize, sort_by_key};

/// Writes the people for whom `chosen` is true as a zip. The files have the day `today`.
///
/// # Examples
///
/// ```
/// use kith::formats::{backup, notebook};
///
/// let book = backup::read(r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}"#)?.book;
/// let zip = notebook::write(&book, &|_| true, "2026-11-26".parse().unwrap());
/// assert!(zip.starts_with(b"PK"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write(book: &Book, chosen: &dyn Fn(PersonId) -> bool, today: NaiveDate) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let year = u16::try_from(today.year()).unwrap_or_default();
    let day = |it: u32| u8::try_from(it).unwrap_or(1);
    let day = DateTime::from_date_and_time(year, day(today.month()), day(today.day()), 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(day);
    for (name, text) in pages(book, chosen) {
        // Writing into memory cannot fail, and every name is there once.
        let _ = zip.start_file(name, options).and_then(|()| Ok(zip.write_all(text.as_bytes())?));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The files of the notebook: their names and their texts, the index first.
fn pages(book: &Book, chosen: &dyn Fn(PersonId) -> bool) -> Vec<(String, String)> {
    let mut people: Vec<(PersonId, &Person)> = book.people.iter().filter(|(id, _)| chosen(*id)).collect();
    sort_by_key(&mut people, |(id, person)| (normalize(&display_name(person)), *id));
    let names = FileNames::of(&people);
    let mut pages = vec![("index.md".to_owned(), index(&people, &names))];
    pages.extend(people.iter().map(|(id, person)| (names.path(*id), page::write(book, (*id, person), &names))));
    pages
}

/// The index: the people by circle.
fn index(people: &[(PersonId, &Person)], names: &FileNames) -> String {
    let mut text = "# People\n".to_owned();
    let circles = Circle::ALL.iter().map(|it| Some(*it)).chain([None]);
    for circle in circles {
        let of_circle: Vec<_> = people.iter().filter(|(_, it)| it.circle == circle).collect();
        if of_circle.is_empty() {
            continue;
        }
        let heading = match circle {
            Some(Circle::Inner) => "Inner",
            Some(Circle::Close) => "Close",
            Some(Circle::Active) => "Active",
            Some(Circle::Wider) => "Wider",
            None => "Without a circle",
        };
        text += &format!("\n## {heading}\n\n");
        for (id, person) in of_circle {
            let work = [&person.role, &person.organisation].map(|it| inline(it));
            let work: Vec<String> = work.into_iter().filter(|it| !it.is_empty()).collect();
            let work = if work.is_empty() { String::new() } else { format!(": {}", work.join(", ")) };
            text += &format!("- {}{work}\n", link(&display_name(person), &names.path(*id)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::{pages, write};
    use crate::domain::tests::full::full_person;
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, Circle, Command, Exchange, Person, apply};

    fn book() -> Book {
        let mut book = Book::default();
        let ana = add(
            &mut book,
            Person { circle: Some(Circle::Close), role: "Cook".into(), ..person("Ana Silva") },
            &ctx(0, 1),
        );
        let luis = add(&mut book, person("Luis [x]"), &ctx(1, 1));
        let talk = Exchange {
            people: [ana, luis].into_iter().collect(),
            topics: ["invoice".into()].into_iter().collect(),
            notes: "They **moved**.".into(),
            when: "2026-11-19".parse().ok(),
            ..Exchange::default()
        };
        apply(&mut book, Command::LogExchange(Box::new(talk), vec![]), &ctx(2, 1)).unwrap();
        book
    }

    #[test]
    fn the_index_leads_to_everybody_by_circle() {
        let pages = pages(&book(), &|_| true);
        let names: Vec<&str> = pages.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(names, ["index.md", "people/Ana Silva.md", "people/Luis x.md"]);
        assert_eq!(
            pages[0].1,
            "# People\n\n## Close\n\n- [Ana Silva](<people/Ana Silva.md>): Cook\n\n## Without a circle\n\n\
             - [Luis \\[x\\]](<people/Luis x.md>)\n"
        );
    }

    #[test]
    fn a_page_has_the_timeline() {
        let page = &pages(&book(), &|_| true)[1].1;
        for line in [
            "---\nname: \"Ana Silva\"\n",
            "role: \"Cook\"\n",
            "circle: \"close\"\n",
            "\n# Ana Silva\n",
            "\n## Exchanges\n",
            "\n### 2026-11-19",
            "With [Luis \\[x\\]](<Luis x.md>).",
            "About: invoice",
            "They **moved**.",
        ] {
            assert!(page.contains(line), "{line} in {page}");
        }
    }

    #[test]
    fn a_page_has_the_trips_with_what_was_agreed() {
        let book = crate::formats::backup::read(
            r#"{"format": "kith-backup", "version": 1, "people": [{"id": "ana", "given": "Ana"}],
            "trips": [{"place": "Lisbon", "from": "2027-01-03", "to": "2027-01-06", "people": ["ana"],
                "answers": [{"person": "ana", "state": "agreed", "on": "2027-01-04"}]},
                {"place": "Porto *", "what": "The boat show", "people": ["ana"]}, {"place": "Vienna"}]}"#,
        )
        .unwrap()
        .book;
        let page = &pages(&book, &|_| true)[1].1;
        let trips = "\n## Trips\n\n- Lisbon, 2027-01-03 to 2027-01-06, agreed for 2027-01-04\n\
                     - Porto \\*, The boat show\n";
        assert!(page.contains(trips), "{page}");
    }

    #[test]
    fn every_word_about_a_person_is_in_the_notebook() {
        let mut book = Book::default();
        add(&mut book, full_person(), &ctx(0, 1));
        let page = &pages(&book, &|_| true)[1].1;
        let missing = ["organisation", "department", "role", "place", "nickname", "say", "pronouns", "notes"];
        let full = full_person();
        let texts = [
            &full.organisation,
            &full.department,
            &full.role,
            &full.place,
            &full.nickname,
            &full.say,
            &full.pronouns,
            &full.notes,
        ];
        for (name, text) in missing.iter().zip(texts) {
            assert!(page.contains(text.as_str()), "{name}: {text} in {page}");
        }
    }

    #[test]
    fn a_page_has_what_the_two_may_talk_about_and_what_came_of_it() {
        let book = crate::formats::backup::read(
            r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana"}],
            "aims": [{"what": "Sail", "paths": [{"person": "a", "how": "walked"}],
                "learned": [{"id": "0192f0c1-0000-7000-8000-000000000001", "text": "mine alone"}]}],
            "returns": [{"what": "A flat", "when": "2009", "people": ["a"]}]}"#,
        );
        let page = &pages(&book.unwrap().book, &|_| true)[1].1;
        assert!(page.contains("## Things to be curious about\n\n- Sail\n"), "{page}");
        assert!(page.contains("## What came of it\n\n- A flat (2009)\n"), "{page}");
        assert!(!page.contains("mine alone"), "{page}");
    }

    #[test]
    fn the_zip_is_read_back() {
        let zip = write(&book(), &|_| true, "2026-11-26".parse().unwrap());
        let mut archive = ZipArchive::new(Cursor::new(&zip)).unwrap();
        let mut page = String::new();
        archive.by_name("people/Ana Silva.md").unwrap().read_to_string(&mut page).unwrap();
        assert_eq!((archive.len(), page), (3, pages(&book(), &|_| true).remove(1).1));
        assert_eq!(zip, write(&book(), &|_| true, "2026-11-26".parse().unwrap()), "the same each time");
    }
}
