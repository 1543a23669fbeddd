//! Tests of Outlook's three families.

use super::super::{google, linkedin, outlook};
use super::{check_whole, days, emails, facts, locale, names, phones};

const DESKTOP: &str = "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page";

/// A row with these cells, and the others empty.
fn row(header: &str, cells: &[(&str, &str)]) -> String {
    let value = |name: &str| cells.iter().find(|it| it.0 == name).map_or(String::new(), |it| format!("\"{}\"", it.1));
    header.split(',').map(value).collect::<Vec<_>>().join(",")
}

#[test]
fn the_desktop_programs_file_is_read() {
    let ana = row(
        DESKTOP,
        &[
            ("Title", "Dr."),
            ("First Name", "Ana"),
            ("Last Name", "Silva"),
            ("Company", "Quay Ltd"),
            ("Job Title", "Captain"),
            ("Business Street", "Quay 1"),
            ("Business City", "Porto"),
            ("Business Postal Code", "4000"),
            ("Assistant's Phone", "111222333"),
            ("Business Phone", "020 7946 0000"),
            ("Mobile Phone", "+351 912 345 678"),
            ("Home Fax", "020 7946 0001"),
            ("Anniversary", "0/0/00"),
            ("Birthday", "12/28/1969"),
            ("Categories", "Boats;Friends"),
            ("E-mail Address", "ana@example.org"),
            ("E-mail 2 Address", "/o=Quay/ou=Exchange/cn=ana"),
            ("Spouse", "Luis"),
            ("Manager's Name", "Mina"),
            ("Notes", "line 1\nline 2"),
            ("Web Page", "https://quay.example"),
        ],
    );
    let luis = row(DESKTOP, &[("First Name", "Luis"), ("Birthday", "3/4/1970")]);
    let shown = row(
        DESKTOP,
        &[("E-mail Display Name", "Mina Kaya (mina@example.org)"), ("E-mail Address", "mina@example.org")],
    );
    let text = format!("\u{feff}{DESKTOP}\r\n{ana}\r\n{luis},,extra\r\n{shown}\r\n{}\r\n", row(DESKTOP, &[]));
    assert!(outlook::recognise(&text) && !google::recognise(&text) && linkedin::recognise(&text).is_none());
    let read = outlook::read(&text, &locale());
    check_whole(&text, &read, 4);
    assert_eq!(names(&read), ["Dr. Ana Silva", "Luis", "Mina Kaya"]);
    let ana = &read.people[0];
    assert_eq!(emails(ana), [":ana@example.org"]);
    assert_eq!(
        phones(ana),
        ["mobile:+351 912 345 678", "work:020 7946 0000", "home fax:020 7946 0001", "assistant:111222333"]
    );
    // The column says that the month comes first, whatever the user's order is.
    assert_eq!(
        (days(ana), days(&read.people[1])),
        (vec!["birthday 1969-12-28".to_owned()], vec!["birthday 1970-03-04".to_owned()])
    );
    assert_eq!(ana.labels, ["Boats", "Friends"]);
    assert_eq!(facts(ana), ["Manager: Mina", "Spouse: Luis"]);
    assert_eq!(
        (ana.person.role.as_str(), ana.person.place.as_str(), ana.person.notes.as_str()),
        ("Captain", "Porto", "line 1\nline 2")
    );
    assert_eq!(ana.person.addresses[0].value, "Quay 1\n4000 Porto");
}

#[test]
fn a_column_that_somebody_added_is_a_field_of_the_users_own() {
    let text = "First Name,Last Name,Job Title,Mobile Phone,Favourite drink\nAna,Silva,Captain,912345678,Tea\n";
    assert!(outlook::recognise(text));
    assert_eq!(facts(&outlook::read(text, &locale()).people[0]), ["Favourite drink: Tea"]);
}

#[test]
fn the_other_families_are_read() {
    let of_google = "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Categories";
    let of_live = "Title,First Name,Middle Name,Last Name,Suffix,Given Name Yomi,Family Name Yomi,Home Street,Home City,Home State,Home Postal Code,Home Country,Company,Department,Job Title,Office Location,Business Street,Business City,Anniversary,Birthday,E-mail Address,E-mail Type,E-mail 2 Address,E-mail 2 Type,E-mail 3 Address,E-mail 3 Type,Notes,Spouse,Web Page";
    for header in [of_google, of_live] {
        let cells = [
            ("First Name", "Ana"),
            ("Last Name", "Silva"),
            ("Birthday", "3/4/1999"),
            ("E-mail Address", "ana@example.org"),
            ("Home Street", "Rua 1"),
        ];
        let text = format!("{}\n{}\n", header.replace(',', ";"), row(header, &cells).replace(',', ";"));
        assert!(outlook::recognise(&text));
        let read = outlook::read(&text, &locale());
        check_whole(&text, &read, 1);
        assert_eq!(names(&read), ["Ana Silva"]);
        assert_eq!(days(&read.people[0]), ["birthday 1999-04-03"]);
        assert_eq!(read.people[0].person.addresses[0].value, "Rua 1");
    }
}
