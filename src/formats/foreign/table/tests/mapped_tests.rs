//! Tests of any other CSV.

use super::super::mapped::{ColumnMap, Target, guess, read_with};
use super::{check_whole, days, emails, facts, locale, names, phones};

#[track_caller]
fn check(text: &str, expected: &[Target]) {
    let guess = guess(text).unwrap();
    assert_eq!(guess.map.columns, expected, "{text}");
}

fn email(kind: &str) -> Target {
    Target::Email(kind.to_owned())
}

fn phone(kind: &str) -> Target {
    Target::Phone(kind.to_owned())
}

#[test]
fn headers_are_understood_in_several_languages() {
    use Target::{Birthday, Family, Given, Note, Organisation, Role, Tag, Whole};
    check(
        "Name,Email,Phone,Company,Job title,Notes,Tags\nx,,,,,,\n",
        &[Whole, email(""), phone(""), Organisation, Role, Note, Tag],
    );
    check(
        "Anrede;Vorname;Nachname;Firma;Position;E-Mail-Adresse;Telefon geschäftlich;Mobiltelefon;Telefon privat;Geburtstag;Kategorien;Notizen\n;;;;;;;;;;;\n",
        &[
            Target::Prefix,
            Given,
            Family,
            Organisation,
            Role,
            email(""),
            phone("work"),
            phone("mobile"),
            phone("home"),
            Birthday,
            Tag,
            Note,
        ],
    );
    check(
        "Name;Vorname;Straße geschäftlich;Ort geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich\n;;;;;\n",
        &[
            Family,
            Given,
            Target::Street("work".into()),
            Target::City("work".into()),
            Target::PostCode("work".into()),
            Target::Country("work".into()),
        ],
    );
    check(
        "Titre,Prénom,Nom,Société,Adresse de messagerie,Téléphone (bureau),Tél. mobile,Anniversaire\n,,,,,,,\n",
        &[Target::Prefix, Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday],
    );
    check(
        "Nombre,Apellidos,Compañía,Dirección de correo electrónico,Teléfono del trabajo,Móvil,Cumpleaños\n,,,,,,\n",
        &[Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday],
    );
    check(
        "Nome,Cognome,Società,Indirizzo posta elettronica,Telefono (uff.),Cellulare,Compleanno,Note\n,,,,,,,\n",
        &[Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday, Note],
    );
    check(
        "Nome,Sobrenome,Empresa,Endereço de email,Telefone comercial,Celular,Aniversário\n,,,,,,\n",
        &[Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday],
    );
    check(
        "Voornaam,Achternaam,Bedrijf,E-mailadres,Telefoon werk,Mobiele telefoon,Verjaardag\n,,,,,,\n",
        &[Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday],
    );
    check(
        "名,姓,会社名,電子メール アドレス,会社電話,携帯電話,誕生日\n,,,,,,\n",
        &[Given, Family, Organisation, email(""), phone("work"), phone("mobile"), Birthday],
    );
    check(
        "Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Anniversaire,Anniversaire de mariage ou fête\n,,,,\n",
        &[email(""), Target::Ignore, Target::Ignore, Birthday, Target::Day("anniversary".into())],
    );
    check("Nombre,Aniversario,Cumpleaños\n,,\n", &[Whole, Target::Day("anniversary".into()), Birthday]);
    check(
        "E-Mail 2: Typ,Werkadres straat,Plaats\n,,\n",
        &[Target::Ignore, Target::Street("work".into()), Target::City("".into())],
    );
    check("Name,Company,Employer\n,,\n", &[Whole, Organisation, Target::Fact("Employer".into())]);
    check("Nome,Telefone\nAna Silva,912345678\n", &[Whole, phone("")]);
    check("Title,Name\nHead of Design,Ana Silva\nCaptain of the boat,Luis Ortega\n", &[Role, Whole]);
}

#[test]
fn columns_without_a_known_name_are_known_by_their_look() {
    use Target::{Birthday, Family, Given, Whole};
    check(
        "Ana,Silva,ana@example.org,+351 912 345 678\nLuis,Ortega,luis@example.org,\n",
        &[Given, Family, email(""), phone("")],
    );
    check("Ana Silva;ana@example.org;1999-04-17\n", &[Whole, email(""), Birthday]);
    check(
        "Name,Reach,Since,Drink\nAna,ana@example.org,2020-01-02,tea\n",
        &[Whole, email(""), Target::Ignore, Target::Fact("Drink".into())],
    );
    check("E-Mail\nana@example.org\nluis@example.org\n", &[email("")]);
    check("Name,Email\nAna,ana@example.org,\nLuis,luis@example.org,\n", &[Whole, email(""), Target::Ignore]);
    assert!(!guess("We talked, and we laughed\nIt was late, and dark\n").unwrap().is_sure());
    assert!(guess("").is_none() && guess("\n\n").is_none() && guess("just a text\nand more\n").is_none());
}

#[test]
fn addresses_are_no_names_whatever_heads_them() {
    check(
        "Wer;Kontakt;Tel privat\nWeiß, Jürgen;juergen@fjord.example;0171 5550123\nBo Ek;bo@fjord.example;\n",
        &[Target::Whole, email(""), phone("home")],
    );
    check("Kontakt;Firma\nBo Ek;Fjord\n", &[Target::Whole, Target::Organisation]);
}

#[test]
fn a_map_is_remembered_by_the_header() {
    let one = guess("Vorname;Nachname;Drink\nAna;Silva;tea\n").unwrap();
    let two = guess("VORNAME,nachname,Drink\nLuis,Ortega,\n").unwrap();
    assert_eq!((&one.signature, one.is_sure()), (&two.signature, true));
    let json = serde_json::to_string(&one.map).unwrap();
    assert_eq!(serde_json::from_str::<ColumnMap>(&json).unwrap(), one.map);
    assert_eq!(
        (one.names.join(" "), one.preview.concat().join(" ")),
        ("Vorname Nachname Drink".into(), "Ana Silva tea".into())
    );
}

#[test]
fn people_are_read_by_a_map() {
    let text = "List of my club\n\nNachname;Vorname;E-Mail privat;Telefon;Straße;PLZ;Ort;Geburtstag;Gruppe;Getränk\n\
        Silva;Ana;ana@example.org;0171 5550123;Rua 1;4000;Porto;17.04.1999;Boats, Friends;tea\n\
        ;;;;;;;;;\nOrtega;Luis;;;;;;30.02.1999;;\n";
    let map = guess(text).unwrap().map;
    let read = read_with(text, &map, &locale());
    check_whole(text, &read, 3);
    assert_eq!(names(&read), ["Ana Silva", "Luis Ortega"]);
    let ana = &read.people[0];
    assert_eq!((emails(ana), phones(ana)), (vec!["home:ana@example.org".to_owned()], vec![":0171 5550123".to_owned()]));
    assert_eq!((days(ana), facts(ana)), (vec!["birthday 1999-04-17".to_owned()], vec!["Getränk: tea".to_owned()]));
    assert_eq!(
        (ana.labels.join(" "), ana.person.addresses[0].value.as_str()),
        ("Boats Friends".into(), "Rua 1\n4000 Porto")
    );
}
