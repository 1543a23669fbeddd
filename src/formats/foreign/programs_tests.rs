//! Files as phones, mail programs, spreadsheets and people really write them, each read as a user would expect.

use super::{FileSort, Incoming, IncomingMeeting, IncomingPerson, Wish, read};
use crate::domain::display_name;

/// A person as the page shows them: the name, then work, notes, addresses and dates.
fn people(read: &Incoming) -> Vec<String> {
    let shown = |it: &IncomingPerson| {
        let (person, name) = (&it.person, display_name(&it.person));
        let work = [&person.pronouns, &person.role, &person.organisation, &person.notes].map(String::clone);
        let reached = person.emails.iter().chain(person.phones.iter()).map(|it| it.value.clone());
        let addresses = person.addresses.iter().map(|it| it.value.replace('\n', ", "));
        let dates = person.dates.iter().filter_map(|it| Some(format!("{} {}", it.kind, it.when?)));
        let more = work.into_iter().chain(reached).chain(addresses).chain(dates);
        let more = more.filter(|it| !it.is_empty() && *it != name);
        std::iter::once(name.clone()).chain(more).collect::<Vec<_>>().join(" | ")
    };
    read.people.iter().map(shown).collect()
}

/// The talks: the day, the time, and with whom.
fn talks(read: &Incoming) -> Vec<String> {
    let talk = |it: &IncomingMeeting| {
        let with = it.with.iter().map(|it| if it.name.is_empty() { it.email.as_str() } else { it.name.as_str() });
        Some(format!("{} {} {}", it.exchange.when?, it.exchange.time, with.collect::<Vec<_>>().join(" + ")))
    };
    read.meetings.iter().filter_map(talk).collect()
}

#[track_caller]
fn file(bytes: &[u8], file_name: &str) -> (FileSort, Incoming) {
    let owner = vec!["me@example.org".to_owned()];
    let wish = Wish { file_name: file_name.into(), zone: "Europe/Berlin".into(), owner, ..Wish::default() };
    let file = read(bytes, &wish, "2026-11-22".parse().unwrap(), &|_| ()).unwrap();
    (file.sort, file.incoming)
}

#[track_caller]
fn check(text: &str, sort: FileSort, expected: &[&str]) {
    let (found, read) = file(text.as_bytes(), "");
    assert_eq!(people(&read), expected, "{text}");
    assert_eq!(found, sort, "{text}");
}

#[test]
fn the_recipients_of_an_email_are_one_person_each() {
    check(
        "\"Silva, Ana (Quay)\" <ana@example.org>; 'Bo Ek' <bo@example.se>; kim@example.org; \"Lu Wu\" <lu@example.pl>;\n",
        FileSort::Names,
        &["Ana Silva | Quay | ana@example.org", "Bo Ek | bo@example.se", "kim@example.org", "Lu Wu | lu@example.pl"],
    );
}

#[test]
fn a_guest_list_has_a_heading_bullets_and_remarks() {
    check(
        "Gäste am Samstag:\n\n• Ana Silva (kommt mit Kind)\n– Bo Ek\n  ◦ Kim Lee <kim@example.org>\n\
         2) van der Berg, Joost\n[x] Dr. Eva Weber [eva@example.de]\n",
        FileSort::Names,
        &[
            "Ana Silva | kommt mit Kind",
            "Bo Ek",
            "Kim Lee | kim@example.org",
            "Joost van der Berg",
            "Dr. Eva Weber | eva@example.de",
        ],
    );
}

#[test]
fn a_list_with_surnames_first_is_read_so_throughout() {
    check(
        "Silva, Ana\nEk, Bo\nNúñez Soto, Luis\nvan der Berg, Joost\nO'Neill, Siobhán\n",
        FileSort::Names,
        &["Ana Silva", "Bo Ek", "Luis Núñez Soto", "Joost van der Berg", "Siobhán O'Neill"],
    );
    check("Ana Silva, Quay Ltd\nBo Ek, Sea & Sons\n", FileSort::Names, &["Ana Silva | Quay Ltd", "Bo Ek | Sea & Sons"]);
}

#[test]
fn an_address_below_each_name_belongs_to_it() {
    check(
        "Ana Silva\nana@example.org\nBo Ek\n+46 70 123 45 67\n",
        FileSort::Names,
        &["Ana Silva | ana@example.org", "Bo Ek | +46 70 123 45 67"],
    );
    // Without a clear order nobody can say whose it is.
    check("Ana Silva\nBo Ek\nana@example.org\n", FileSort::Names, &["Ana Silva", "Bo Ek", "ana@example.org"]);
}

#[test]
fn tables_of_many_programs_name_their_people() {
    check(
        "| Name | Role |\n|---|---|\n| Ana Silva | Design |\n| Bo Ek | Cook |\n",
        FileSort::Table,
        &["Ana Silva | Design", "Bo Ek | Cook"],
    );
    check("Wer\tTelefon\nAna Silva\t0171 5551234\nBo Ek\t\n", FileSort::Table, &["Ana Silva | 0171 5551234", "Bo Ek"]);
    check(
        "Name (Original Name),User Email,Total Duration (Minutes)\nAna Silva,ana@example.org,55\nBo Ek,,42\n",
        FileSort::Table,
        &["Ana Silva | ana@example.org", "Bo Ek"],
    );
    check(
        "Order #,First Name,Surname,Email,Company\n1234567,Ana,Silva,ana@example.org,Quay\n",
        FileSort::Table,
        &["Ana Silva | Quay | ana@example.org"],
    );
    check(
        "Account Name,First Name,Last Name,Title,Email\nQuay Ltd,Ana,Silva,Head of Design,ana@example.org\n",
        FileSort::Table,
        &["Ana Silva | Head of Design | Quay Ltd | ana@example.org"],
    );
}

#[test]
fn a_spreadsheet_in_german_has_semicolons_and_short_words() {
    check(
        "Name;Vorname;Straße;PLZ;Ort;Handy;Geb.-Datum;Bemerkungen\n\
         Müller;Jürgen;Weg 5;01067;Dresden;0171-5551234;03.04.1969;\"mag \"\"Kuchen\"\"; und Tee\"\n",
        FileSort::Table,
        &["Jürgen Müller | mag \"Kuchen\"; und Tee | 0171-5551234 | Weg 5, 01067 Dresden | birthday 1969-04-03"],
    );
    check(
        "Vorname;Nachname;E-Mail-Adresse;E-Mail: Angezeigter Name\n\
         Ana;Silva;ana@example.org;Ana Silva (ana@example.org)\n",
        FileSort::Table,
        &["Ana Silva | ana@example.org"],
    );
    check("Name;E-Mail\nAna Silva;Ana Silva (ana@example.org)\n", FileSort::Table, &["Ana Silva | ana@example.org"]);
    // Excel on an old Mac.
    let (bytes, ..) = encoding_rs::MACINTOSH.encode("Name;Stadt;Telefon\rZoë Ångström;Malmö;040-12345\r");
    assert_eq!(people(&file(&bytes, "").1), ["Zoë Ångström | 040-12345"]);
}

#[test]
fn thunderbird_is_known_in_other_languages_by_the_order_of_its_columns() {
    let header = "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,\
        Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,\
        Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,\
        Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,\
        Abteilung,Organisation,Webseite 1,Webseite 2,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,\
        Benutzerdef. 2,Benutzerdef. 3,Benutzerdef. 4,Notizen";
    let row = "Ana,Silva,Ana Silva,,ana@example.org,,,,030 22233,,,,Weg 1,,Berlin,,10115,Deutschland,,,,,,,Chefin,,\
        Quay,,,1980,3,22,,,,,Hallo";
    let ana = "Ana Silva | Chefin | Quay | Hallo | ana@example.org | 030 22233 | Weg 1, 10115 Berlin, Deutschland | \
        birthday 1980-03-22";
    let nameless = format!(",,ek@example.org,,ek@example.org{}", ",".repeat(32));
    check(&format!("{header}\n{row}\n{nameless}\n"), FileSort::Thunderbird, &[ana, "ek@example.org"]);
}

#[test]
fn names_on_linkedin_have_titles_and_pronouns() {
    check(
        "Notes:\n\"When exporting your connection data, you may notice that addresses are missing.\"\n\n\
         First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
         Dr. Eva,Weber (she/her),https://www.linkedin.com/in/eva,,Quay,\"VP\nSales\",05 Mar 2023\n",
        FileSort::LinkedIn,
        &["Dr. Eva Weber | she/her | VP Sales | Quay"],
    );
}

#[test]
fn a_chat_is_read_in_every_language_and_clock() {
    #[track_caller]
    fn check(file_name: &str, text: &str, expected: &[&str]) {
        assert_eq!(talks(&file(text.as_bytes(), file_name).1), expected, "{file_name}");
    }
    check(
        "WhatsApp Chat mit Ana Silva.txt",
        "[01.09.26, 09:05:01] Ana Silva: \u{200e}Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\r\n\
         [01.09.26, 09:05:01] Ana Silva: Guten Morgen\r\nmit zweiter Zeile\r\n\
         [01.09.26, 09:06:12] Ich: Hallo: wie geht's?\r\n\
         \u{200e}[02.09.26, 09:07:00] Ana Silva: \u{200e}Bild weggelassen\r\n",
        &["2026-09-01 09:05 Ana Silva", "2026-09-02 09:07 Ana Silva"],
    );
    check(
        "WhatsApp Chat with Bob.txt",
        "10/12/26, 8:14\u{202f}PM - Messages and calls are end-to-end encrypted. Learn more.\n\
         10/12/26, 8:14\u{202f}PM - Bob: hey\n10/13/26, 12:01\u{202f}AM - Me: yo\n",
        &["2026-10-12 20:14 Bob", "2026-10-13 00:01 Bob"],
    );
    check(
        "Discussion WhatsApp avec Élodie.txt",
        "03/09/2026, 18:22 - Élodie: Salut\n14/09/2026 à 08:01 - Moi: oui\n",
        &["2026-09-03 18:22 Élodie", "2026-09-14 08:01 Élodie"],
    );
    check(
        "Chat de WhatsApp con Íñigo.txt",
        "3/9/26, 18:22 - Íñigo: Hola\n25/9/26, 6:22 p.\u{202f}m. - Yo: qué tal\n",
        &["2026-09-03 18:22 Íñigo", "2026-09-25 18:22 Íñigo"],
    );
    check(
        "Conversa do WhatsApp com Inês.txt",
        "03/09/2026 18:22 - Inês: Oi\n14/09/2026 18:23 - Eu: Oi\n",
        &["2026-09-03 18:22 Inês", "2026-09-14 18:23 Inês"],
    );
    check(
        "Chat WhatsApp con Giulia.txt",
        "03/09/26, 18:22 - Giulia: Ciao\n[04/09/26, 18:22:00] di ieri\n24/09/26, 18:23 - Io: Ciao\n",
        &["2026-09-03 18:22 Giulia", "2026-09-24 18:23 Giulia"],
    );
    check("", "[\u{200f}1\u{200f}/9\u{200f}/2026 9:05:01 م] سارة: مرحبا\n", &["2026-09-01 21:05 سارة"]);
}

#[test]
fn a_calendar_of_exchange_has_zones_of_windows_and_names_of_a_directory() {
    let text = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nSUMMARY;LANGUAGE=de-DE:Jour fixe\r\nORGANIZER;CN=Me:mailto:me@example.org\r\n\
        ATTENDEE;ROLE=OPT-PARTICIPANT;CN=\"Schmidt, Eva (Extern)\":mailto:eva@example.de\r\n\
        ATTENDEE;CN='uli@example.de':MAILTO:uli@example.de\r\n\
        DTSTART;TZID=Tokyo Standard Time:20261012T090000\r\nDTEND;TZID=Tokyo Standard Time:20261012T093000\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(talks(&file(text.as_bytes(), "").1), ["2026-10-12 09:00 Schmidt, Eva + uli@example.de"]);
}

#[test]
fn the_cards_of_phones_and_servers_are_whole() {
    check(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.5.1//EN\r\nN:Müller;Jürgen;;Dr.;\r\n\
         FN:Dr. Jürgen Müller\r\nORG:Sonne\\, Mond & Sterne GmbH;Backstube\r\n\
         item1.EMAIL;type=INTERNET;type=pref:j@example.org\r\nitem1.X-ABLabel:Bäckerei\r\n\
         item3.ADR;type=HOME;type=pref:;;Musterstr. 5\\nHinterhaus;Berlin;;10115;Germany\r\nitem3.X-ABADR:de\r\n\
         BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\nEND:VCARD\r\n",
        FileSort::VCard,
        &["Dr. Jürgen Müller | Sonne, Mond & Sterne GmbH | j@example.org | \
           Musterstr. 5, Hinterhaus, 10115 Berlin, Germany | birthday --02-29"],
    );
    check(
        "BEGIN:VCARD\nVERSION:4.0\nPRODID:-//Sabre//Sabre VObject 4.5.4//EN\nUID:2d9d1f9e\nFN:Élodie d'Ormesson\n\
         N:d'Ormesson;Élodie;;;\nEMAIL;TYPE=\"HOME,PREF\":elodie@example.fr\n\
         TEL;VALUE=uri;TYPE=work:tel:+33-4-72-00-00-00;ext=12\nANNIVERSARY;VALUE=date-and-or-time:2010\nEND:VCARD\n",
        FileSort::VCard,
        &["Élodie d'Ormesson | elodie@example.fr | +33-4-72-00-00-00 ext. 12 | anniversary 2010"],
    );
}

#[test]
fn the_colleague_who_looks_after_a_customer_is_not_the_customer() {
    check(
        "First name,Last name,Contact owner,Stage\nAna,Silva,Max Ek (max@example.org),Lead\n\
         Bo,Ek,Kim Lee (kim@example.org),Lead\n,,Kim Lee (kim@example.org),Lead\n",
        FileSort::Table,
        &["Ana Silva", "Bo Ek"],
    );
    check(
        "First name,Last name,Sender\nAna,Silva,me@example.org\nBo,Ek,me@example.org\nKim,Lee,me@example.org\n",
        FileSort::Table,
        &["Ana Silva", "Bo Ek", "Kim Lee"],
    );
}

#[test]
fn a_german_form_of_address_of_two_words_is_no_job_beside_a_column_of_jobs() {
    check(
        "Anrede;Vorname;Nachname;Position\nHerr Dr.;Jan;Ek;Arzt\nFrau Dr.;Eva;Weber;Chefin\n",
        FileSort::Table,
        &["Herr Dr. Jan Ek | Arzt", "Frau Dr. Eva Weber | Chefin"],
    );
}

#[test]
fn labels_of_a_table_are_tags_as_those_of_a_card_are() {
    let (_, read) = file(b"Name,Labels\nAna Silva,\"choir, Quay\"\nBo Ek,\n", "");
    let tags = read.people.iter().map(|it| it.person.tags.iter().cloned().collect::<Vec<_>>()).collect::<Vec<_>>();
    assert_eq!(tags, [vec!["Quay".to_owned(), "choir".to_owned()], vec![]]);
    assert_eq!(read.people[0].labels, ["choir", "Quay"]);
}

#[test]
fn a_letter_of_japan_whose_second_byte_is_a_backslash_escapes_nothing() {
    check(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=94=5C=93=6F;=95=5C;;;\nEND:VCARD\n",
        FileSort::VCard,
        &["能登 表"],
    );
}

#[test]
fn a_table_with_words_that_nobody_knows_is_no_list_of_names() {
    for text in [
        "Wer;Draht;Seit;Ding\nAna Silva;ana@x.example;2001;Garten\nBo Ek;bo@x.example;2002;Musik\n",
        "Ana;Silva;ana@x.example;Northwind\nBo;Ek;bo@x.example;Casa\n",
        "Имя;Фамилия;Почта\nАна;Сильва;ana@x.example\nБо;Эк;bo@x.example\n",
        "Nimi;Sposti;Kaupunki\nAna Silva;ana@x.example;Porto\nBo Ek;bo@x.example;Oulu\n",
    ] {
        assert_eq!(file(text.as_bytes(), "").0, FileSort::Table, "{text}");
    }
}

#[test]
fn a_program_of_sales_says_before_each_column_whose_it_is() {
    check(
        "Person - Name,Person - Organization,Person - Email - Work\nAna Silva,Northwind,ana@x.example\n",
        FileSort::Table,
        &["Ana Silva | Northwind | ana@x.example"],
    );
}
