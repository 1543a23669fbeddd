//! Tests of archives.

use std::io::{Cursor, Write};

use ::zip::ZipWriter;
use ::zip::write::SimpleFileOptions;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::{ArchiveError, LeftOut, Limits, gunzip, is_gzip, is_zip, unpack};
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::{ForeignError, Wish, read};

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn an_export_is_unpacked_and_the_rest_listed() {
    let inner = packed(&[("a.csv", b"a")]);
    let zip = packed(&[
        ("Export/Connections.csv", b"First Name"),
        ("Export/photo.jpg", b"\xff\xd8"),
        ("Export/more.zip", &inner),
        ("Export/hidden.csv", &inner),
        ("__MACOSX/Export/._Connections.csv", b"x"),
    ]);
    assert!(is_zip(&zip));
    let archive = unpack(&zip, Limits::USUAL).unwrap();
    assert_eq!(archive.files.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Export/Connections.csv"]);
    assert_eq!(archive.files[0].bytes, b"First Name");
    let left: Vec<_> = archive.left_out.iter().map(|it| (it.0.as_str(), it.1)).collect();
    assert_eq!(
        left,
        [
            ("Export/photo.jpg", LeftOut::OtherKind),
            ("Export/more.zip", LeftOut::Nested),
            ("Export/hidden.csv", LeftOut::Nested),
        ]
    );
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0_u8; 20 * 1024 * 1024];
    let bomb = packed(&[("bomb.csv", &zeros), ("Connections.csv", b"First Name")]);
    let archive = unpack(&bomb, Limits::USUAL).unwrap();
    assert_eq!(archive.left_out, [("bomb.csv".to_owned(), LeftOut::TooLarge)]);
    assert_eq!(archive.files.len(), 1);
    let few = Limits { entries: 1, ..Limits::USUAL };
    assert_eq!(unpack(&bomb, few), Err(ArchiveError::TooMany));
    let small = Limits { total: 12, ..Limits::USUAL };
    let archive = unpack(&packed(&[("a.csv", b"0123456789"), ("b.csv", b"0123456789")]), small).unwrap();
    assert_eq!((archive.files.len(), archive.left_out.len()), (1, 1));
    assert_eq!(gunzip(&gzipped(&zeros), Limits::USUAL), Err(ArchiveError::TooLarge));
}

#[test]
fn a_gzip_is_one_file() {
    let zip = gzipped(b"BEGIN:VCARD");
    assert!(is_gzip(&zip));
    assert_eq!(gunzip(&zip, Limits::USUAL).unwrap(), b"BEGIN:VCARD");
    assert_eq!(gunzip(&gzipped(&gzipped(b"x")), Limits::USUAL), Err(ArchiveError::Damaged));
    assert_eq!(gunzip(b"\x1f\x8b\x08 cut", Limits::USUAL), Err(ArchiveError::Damaged));
    assert_eq!(unpack(b"PK\x03\x04 cut", Limits::USUAL), Err(ArchiveError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::formats::foreign::table::fuzz_cases()))]
    #[test]
    fn a_damaged_archive_is_no_danger(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut: prop::sample::Index) {
        let mut zip = packed(&[("Connections.csv", b"First Name,Last Name"), ("b/messages.csv", &[b'a'; 300])]);
        let mut gzip = gzipped(&[b'a'; 3000]);
        for (place, byte) in places {
            let at = place.index(zip.len());
            zip[at] = byte;
            let at = place.index(gzip.len());
            gzip[at] = byte;
        }
        let _ = unpack(&zip, Limits::USUAL);
        let _ = unpack(&zip[..cut.index(zip.len())], Limits::USUAL);
        let _ = gunzip(&gzip, Limits::USUAL);
        let _ = gunzip(&gzip[..cut.index(gzip.len())], Limits::USUAL);
    }
}

#[test]
fn an_archive_of_which_nothing_is_read_says_why() {
    #[track_caller]
    fn check(files: &[(&str, &[u8])], expected: ForeignError) {
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(read(&packed(files), &Wish::default(), today, &|_| ()).err(), Some(expected));
    }
    check(&[("inner.zip", &packed(&[("a.csv", b"Name,E-mail\n")]))], ForeignError::Nested);
    check(&[("a.png", b"\x89PNG\r\n")], ForeignError::NotRecognised(FileKind::Zip));
}
