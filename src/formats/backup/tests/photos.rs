//! Photos in a file: taken over, shrunk or left out.

use crate::domain::Device;
use crate::formats::backup::{read_foreign, write};
use crate::formats::importer::Parsed;

/// A minimal JPEG of eight by eight pixels.
const TINY_JPEG: &str = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q==";

#[test]
fn a_picture_that_is_none_is_left_out_and_one_from_a_camera_is_made_anew() {
    #[track_caller]
    fn check(photo: &str, (kept, to_shrink, left_out): (bool, usize, usize)) {
        let file = format!(r#"{{"format":"kith-backup","version":1,"people":[{{"given":"Ana","photo":"{photo}"}}]}}"#);
        let mut file = read_foreign(&file).unwrap();
        assert_eq!(file.left_out.photos, left_out, "{photo:.60}");
        assert_eq!(file.take_large_photos().len(), to_shrink, "{photo:.60}");
        let photo_of = |file: &Parsed| file.book.people.iter().next().unwrap().1.photo.clone();
        assert_eq!(photo_of(&file) == photo, kept, "{photo:.60}");
    }
    check(TINY_JPEG, (true, 0, 0));
    check("https://example.com/ana.jpg", (false, 0, 1));
    check("javascript:alert(1)", (false, 0, 1));
    check("data:image/svg+xml;base64,PHN2Zy8+", (false, 0, 1));
    check("data:image/jpeg;base64,AAAA", (false, 0, 1));
    check(&TINY_JPEG.replace("jpeg", "png"), (false, 0, 1));
    // A JPEG with EXIF and a PNG: both are re-encoded.
    check("data:image/jpeg;base64,/9j/4QAERXj/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q==", (false, 1, 0));
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNgGAWjAAgAAggAAdtm9w8AAAAASUVORK5CYII=";
    check(&format!("data:image/png;base64,{png}"), (false, 1, 0));
    // A JPEG whose header claims more pixels than any camera produces.
    let bomb = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/wAAL//////8BAREA/9oACAEBAAA/AH//2Q==";
    check(bomb, (false, 0, 1));
}

#[test]
fn a_picture_that_was_made_smaller_takes_its_place_with_the_stamp_of_the_file() {
    let stamp = "00019a6f0000000000000001";
    let file = format!(
        r#"{{"format":"kith-backup","version":1,"people":[{{"given":"Ana","photo":"{}","stamp":"{stamp}"}}]}}"#,
        "data:image/jpeg;base64,/9j/4QAERXj/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q=="
    );
    let shrunk = |small: Option<&str>| {
        let mut file = read_foreign(&file).unwrap();
        for large in file.take_large_photos() {
            file.put_photo(&large, small.map(str::to_owned));
        }
        (file.left_out.photos, write(&file.book, 0, Device(1)))
    };
    let (left_out, text) = shrunk(Some(TINY_JPEG));
    assert!(left_out == 0 && text.contains(&format!(r#""photo":"{TINY_JPEG}","stamp":"{stamp}"}}"#)), "{text}");
    assert_eq!(shrunk(None).0, 1);
}
