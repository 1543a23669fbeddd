//! Tests of Google Contacts and Thunderbird.

use super::super::{google, thunderbird};
use super::{check_whole, days, emails, facts, locale, names, phones};
use crate::formats::foreign::WhySkipped;

const OLD: &str = "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Relation 1 - Type,Relation 1 - Value,Website 1 - Type,Website 1 - Value,Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value\n";

#[test]
fn an_old_export_of_google_is_read() {
    let row = "Dr. Ana M. Silva PhD,Ana,M.,Silva,,Aana,,Silwa,Dr.,PhD,,Nina,,Alves,--08-04,,,,,,,Sailing,,,,Met at the quay,,,* My Contacts ::: Friends ::: * starred,* Work,ana@work.example ::: a@work.example,Home,ana@example.org,Mobile,+351 912 345 678 ::: 020 7946 0000,Home,\"Rua 1\n4000 Porto\nPortugal\",Rua 1,Porto,,Norte,4000,Portugal,,,Quay Ltd,,Captain,Boats,Spouse,Luis,Profile,https://www.linkedin.com/in/Ana-Silva,Anniversary,2010-06-05,Coffee,black\n";
    let text = [OLD, row, ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,lone@example.org\n", "\n"].concat();
    assert!(google::recognise(&text) && !thunderbird::recognise(&text));
    let read = google::read(&text, &locale());
    check_whole(&text, &read, 2);
    assert_eq!(names(&read), ["Dr. Ana M. Silva, PhD", "lone@example.org"]);
    let ana = &read.people[0];
    assert_eq!(emails(ana), ["work:a@work.example", "home:ana@example.org", "work:ana@work.example"]);
    assert!(ana.person.emails.iter().any(|it| it.preferred));
    assert_eq!(phones(ana), ["mobile:+351 912 345 678", "mobile:020 7946 0000"]);
    assert_eq!(days(ana), ["anniversary 2010-06-05", "birthday --08-04"]);
    assert_eq!((ana.labels.as_slice(), ana.is_starred), (["Friends".to_owned()].as_slice(), true));
    assert_eq!(facts(ana), ["Coffee: black", "Hobby: Sailing", "Maiden name: Alves", "Spouse: Luis"]);
    let person = &ana.person;
    assert_eq!(
        (person.organisation.as_str(), person.role.as_str(), person.department.as_str()),
        ("Quay Ltd", "Captain", "Boats")
    );
    assert_eq!(
        (person.say.as_str(), person.nickname.as_str(), person.place.as_str()),
        ("Aana Silwa", "Nina", "Porto, Norte")
    );
    assert_eq!(person.addresses[0].value, "Rua 1\n4000 Porto\nPortugal");
    assert_eq!((person.profiles[0].kind.as_str(), person.notes.as_str()), ("linkedin", "Met at the quay"));
}

#[test]
fn a_new_export_of_google_is_read() {
    let text = "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Postal Code\n\
        Ana,,Silva,,,,,,,,Quay Ltd,Captain,,1999-04-17,,https://x.example/p.jpg,* myContacts ::: Boats,* ,ana@example.org,Mobile,912345678,Home,Rua 1,Porto,4000\n\
        \"Ortega, Luis\",,,,,,,,,,,,,nonsense,,,* friends,,,,,,,,\n\
        ,,,,,,,,,Silva & Sons,,,,,,,,,,,,,,,\n\
        ,,,,,,,,,,,,,1999-04-17,,,,,,,,,,,\n\
        Mina\n";
    assert!(google::recognise(text));
    let read = google::read(text, &locale());
    check_whole(text, &read, 5);
    assert_eq!(names(&read), ["Ana Silva", "Luis Ortega", "Silva & Sons", "Mina"]);
    assert_eq!(days(&read.people[0]), ["birthday 1999-04-17"]);
    assert_eq!(phones(&read.people[0]), ["mobile:912345678"]);
    assert_eq!(read.people[0].person.addresses[0].value, "Rua 1\n4000 Porto");
    assert_eq!(
        (&read.people[0].labels[..], &read.people[1].labels[..]),
        (&["Boats".to_owned()][..], &["friends".to_owned()][..])
    );
    let why: Vec<_> = read.skipped.iter().map(|it| (it.row, it.why.clone(), it.is_whole)).collect();
    assert_eq!(why, [(2, WhySkipped::NoSuchDay("nonsense".into()), false), (4, WhySkipped::Empty, true)]);
}

#[test]
fn thunderbird_is_read() {
    let text = "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes\n\
        Ana,Silva,Ana Silva,,ana@example.org,a@work.example,,1234567,,,,7654321,Rua 1,,Porto,,4000,Portugal,,,,,,,Captain,,Quay,https://x.example,,1999,4,17,,,,,hi\n\
        ,,Luis Ortega,,luis@example.org,,,,,,,,,,,,,,,,,,,,,,,,,,4,17,,,,,\n";
    assert!(thunderbird::recognise(text) && !google::recognise(text));
    let read = thunderbird::read(text, &locale());
    check_whole(text, &read, 2);
    assert_eq!(names(&read), ["Ana Silva", "Luis Ortega"]);
    assert_eq!(
        (days(&read.people[0]), days(&read.people[1])),
        (vec!["birthday 1999-04-17".to_owned()], vec!["birthday --04-17".to_owned()])
    );
    assert_eq!(phones(&read.people[0]), ["work:1234567", "mobile:7654321"]);
}
