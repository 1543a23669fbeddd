//! Tests of LinkedIn's export.

use super::super::linkedin::{LinkedInFile, invitations, read, read_all, recognise};
use super::{check_whole, emails, locale, names};
use crate::domain::Initiator;
use crate::formats::foreign::{Incoming, WhySkipped};

const NEW: &str = "Notes:\n\"When exporting your connection data, you may notice, that some are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

#[test]
fn connections_are_read_in_every_form() {
    let text = [NEW, "Ana,\"Silva, PhD\",https://www.linkedin.com/in/Ana-Silva/?x=1,ana@example.org,\"Quay, Ltd\",Captain,08 Feb 2026\n,,,,,,07 Jun 2026\nLuis,Ortega,https://pt.linkedin.com/in/luis,,,,32 Frob 2020\n,,https://www.linkedin.com/in/nobody-1,,,,1 Mar 2026\n"].concat();
    assert_eq!(recognise(&text), Some(LinkedInFile::Connections));
    let found = read(&text, &[], &locale());
    check_whole(&text, &found, 4);
    assert_eq!(names(&found), ["Ana Silva, PhD", "Luis Ortega", "nobody-1"]);
    let ana = &found.people[0];
    assert_eq!((ana.key.as_str(), ana.row, emails(ana).join("")), ("linkedin ana-silva", 1, ":ana@example.org".into()));
    assert_eq!((ana.person.organisation.as_str(), ana.person.role.as_str()), ("Quay, Ltd", "Captain"));
    assert_eq!(ana.person.how_met.when.map(|it| it.to_string()).as_deref(), Some("2026-02-08"));
    assert_eq!(ana.person.profiles[0].kind, "linkedin");
    let why: Vec<_> = found.skipped.iter().map(|it| (it.row, it.why.clone(), it.is_whole)).collect();
    assert_eq!(why, [(2, WhySkipped::Closed, true), (3, WhySkipped::NoSuchDay("32 Frob 2020".into()), false)]);

    let twice = [NEW, "Ana,Silva,https://www.linkedin.com/in/ana,,Quay,,08 Feb 2026\nAna,Silva,https://www.linkedin.com/in/ana/,ana@example.org,,,\n"].concat();
    let found = read(&twice, &[], &locale());
    assert_eq!((names(&found).len(), emails(&found.people[0]).len(), found.skipped.len()), (1, 1, 0));

    let old = "First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Silva,,,,09 Jul 17\n";
    assert_eq!(names(&read(old, &[], &locale())), ["Ana Silva"]);
    let german = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nAna,Silva,https://www.linkedin.com/in/ana,ana@example.org,Quay,Captain,7-Feb-22\n";
    let french = "Notes :\n\"Mots\"\n\nPrénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\nAna,Silva,https://www.linkedin.com/in/ana,ana@example.org,Quay,Captain,12 mars 2023\n";
    for text in [german, french] {
        let found = read(text, &[], &locale());
        assert_eq!(
            (names(&found).join(""), found.people[0].person.organisation.as_str()),
            ("Ana Silva".into(), "Quay")
        );
        assert!(found.people[0].person.how_met.when.is_some());
    }
}

/// Each meeting: its key, the day and time, who began, and the others.
#[track_caller]
fn check(header: &str, rows: &[&str], expected: &[&str]) -> Incoming {
    let text = [header, &rows.join("\n"), "\n"].join("\n").trim_start().to_owned();
    assert_eq!(recognise(&text), Some(LinkedInFile::Messages), "{text}");
    let found = read(&text, &[], &locale());
    assert_eq!(found, read(&text, &[], &locale()));
    assert_eq!(shown(&found), expected, "{text}\n{:?}", found.skipped);
    found
}

fn shown(found: &Incoming) -> Vec<String> {
    let show = |it: &crate::formats::foreign::IncomingMeeting| {
        let with: Vec<String> = it
            .with
            .iter()
            .map(|it| format!("{}<{}>", it.name, it.profile.replace("https://www.linkedin.com/in/", "")))
            .collect();
        let began = it.exchange.began.map(Initiator::word).unwrap_or("?");
        let key = it.key.strip_prefix("linkedin-message ").unwrap();
        format!("{key} {} {began} {}", it.exchange.time, with.join(" "))
    };
    found.meetings.iter().map(show).collect()
}

const WIDE: &str =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER";

#[test]
fn messages_are_one_meeting_for_each_conversation_and_day() {
    let me = "https://www.linkedin.com/in/me";
    let found = check(
        WIDE,
        &[
            &format!("c1,,Me Mine,{me},Ana Silva,https://www.linkedin.com/in/ana,2025-06-02 10:00:00 UTC,,words,INBOX"),
            &format!(
                "c1,,Ana Silva,https://www.linkedin.com/in/ana,Me Mine,{me},2025-06-01 14:05:00 UTC,,\"more\nwords\",INBOX"
            ),
            &format!("c1,,Me Mine,{me},Ana Silva,https://www.linkedin.com/in/ana,2025-06-01 14:03:22 UTC,,words,INBOX"),
            &format!(
                "c2,,\"Weber, PhD, Tom\",https://www.linkedin.com/in/tom,Me Mine,{me},2025-05-31 22:30 UTC,,words,ARCHIVE"
            ),
            &format!(
                "c3,Boats,Me Mine,{me},\"Weber, PhD, Tom, Mina Kaya, MBA\",\"https://www.linkedin.com/in/tom,https://www.linkedin.com/in/mina\",2025-05-30 10:00:00 UTC,,words,INBOX"
            ),
            &format!("c4,,LinkedIn Member,,Me Mine,{me},2025-05-29 10:00:00 UTC,,words,INBOX"),
            "c5,,Quay Ads,,Me Mine,https://www.linkedin.com/in/me,2025-05-28 10:00:00 UTC,,\"<p class=\"\"spinmail-quill-editor__spin-break\"\">Buy</p>\",INBOX",
            &format!("c6,,Ana Silva,https://www.linkedin.com/in/ana,Me Mine,{me},soon,,words,INBOX"),
            &format!("c7,,Spam Er,https://www.linkedin.com/in/spam,Me Mine,{me},2025-05-27 10:00:00 UTC,,words,SPAM"),
        ],
        &[
            "c1 2025-06-02 12:00 me Ana Silva<ana>",
            "c1 2025-06-01 16:03 me Ana Silva<ana>",
            "c2 2025-06-01 00:30 them Weber, PhD, Tom<tom>",
            "c3 2025-05-30 12:00 me Weber, PhD, Tom<tom> Mina Kaya, MBA<mina>",
        ],
    );
    assert_eq!(
        found.owner,
        ["Me Mine", me]
            .map(str::to_owned)
            .into_iter()
            .rev()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    let why: Vec<_> = found.skipped.iter().map(|it| (it.row, it.why.clone())).collect();
    assert_eq!(
        why,
        [
            (7, WhySkipped::NoMessage),
            (8, WhySkipped::NoSuchDay("soon".into())),
            (9, WhySkipped::NoMessage),
            (6, WhySkipped::Closed)
        ]
    );
}

#[test]
fn messages_are_read_in_every_width() {
    let narrow = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER";
    check(
        narrow,
        &[
            "c1,,Me Mine,https://www.linkedin.com/in/me,Ana Silva,2022-06-01 08:00:00 UTC,,x,",
            "c1,,Ana Silva,https://www.linkedin.com/in/ana,Me Mine,2022-06-01 09:00:00 UTC,,x,",
            "c2,,\"Berg, MBA\",https://www.linkedin.com/in/berg,Me Mine,2022-06-02 09:00:00 UTC,,x,",
            "c2,,Me Mine,https://www.linkedin.com/in/me,\"Berg, MBA\",2022-06-03 09:00:00 UTC,,x,SENT",
        ],
        &[
            "c1 2022-06-01 10:00 me Ana Silva<ana>",
            "c2 2022-06-02 11:00 them Berg, MBA<berg>",
            "c2 2022-06-03 11:00 me Berg, MBA<berg>",
        ],
    );
    let quoted =
        format!("\"{}\",\"ATTACHMENTS\",\"IS MESSAGE DRAFT\",\"IS CONVERSATION DRAFT\"", WIDE.replace(',', "\",\""));
    check(
        &quoted,
        &[
            "\"c1\",\"\",\"Me Mine\",\"https://www.linkedin.com/in/me\",\"Ana Silva\",\"https://www.linkedin.com/in/ana\",\"2026-04-01 08:00:00 UTC\",\"\",\"x\",\"SENT\",\"\",\"No\",\"No\"",
            "\"c1\",\"\",\"Me Mine\",\"https://www.linkedin.com/in/me\",\"Ana Silva\",\"https://www.linkedin.com/in/ana\",\"2026-04-02 08:00:00 UTC\",\"\",\"x\",\"SENT\",\"\",\"Yes\",\"No\"",
        ],
        &["c1 2026-04-01 10:00 me Ana Silva<ana>"],
    );
}

#[test]
fn without_a_sign_of_the_owner_all_are_others() {
    check(
        WIDE,
        &["c1,,Lu,https://www.linkedin.com/in/lu,Ana,https://www.linkedin.com/in/ana,2025-06-01 14:03:22 UTC,,x,INBOX"],
        &["c1 2025-06-01 16:03 ? Ana<ana> Lu<lu>"],
    );
}

#[test]
fn the_owner_of_the_card_is_known_in_the_messages() {
    let text = format!(
        "{WIDE}\nc1,,Lu,https://www.linkedin.com/in/lu,Ana,https://www.linkedin.com/in/ana,2025-06-01 14:03:22 UTC,,x,INBOX\n"
    );
    for owner in ["Lu", "https://linkedin.com/in/LU/"] {
        assert_eq!(shown(&read(&text, &[owner.to_owned()], &locale())), ["c1 2025-06-01 16:03 me Ana<ana>"]);
    }
}

#[test]
fn the_files_of_an_export_know_of_one_another() {
    let profile = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nLu,Mine,,,,,,,,,,,\n";
    let connections = [NEW, "Ana,Silva,https://www.linkedin.com/in/ana,,Quay,,08 Feb 2026\n"].concat();
    let messages = format!(
        "{WIDE}\nc1,,Lu Mine,https://www.linkedin.com/in/lu,Ana,https://www.linkedin.com/in/ana,2025-06-01 14:03:22 UTC,,x,INBOX\n"
    );
    let invited = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nLu Mine,Ana Silva,\"1/29/26, 2:37 PM\",hi,OUTGOING,https://www.linkedin.com/in/lu,https://www.linkedin.com/in/ana\nMina Kaya,Lu Mine,\"1/30/26, 2:37 PM\",,INCOMING,https://www.linkedin.com/in/mina,https://www.linkedin.com/in/lu\n";
    let contacts = "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\nGOOGLE,Tom,Berg,Quay,,\"tom@example.org,t@example.org\",123456789,,,,,,,,,\n";
    let found = read_all(
        &[
            ("messages.csv", &messages),
            ("", invited),
            ("", &connections),
            ("", profile),
            ("", contacts),
            ("", "other"),
            ("x/Guide_Messages.csv", &messages),
        ],
        &[],
        &locale(),
    );
    assert_eq!(names(&found), ["Ana Silva", "Tom Berg", "Mina Kaya"]);
    assert_eq!(shown(&found), ["c1 2025-06-01 16:03 me Ana<ana>"]);
    assert_eq!(found.meetings[0].with[0].index, Some(0));
    assert_eq!(
        (found.people[2].labels.join(""), found.people[1].person.emails.len()),
        ("LinkedIn invitation".into(), 2)
    );
    assert_eq!(found.people.iter().map(|it| it.is_invited).collect::<Vec<_>>(), [false, false, true]);
    assert!(found.owner.contains(&"Lu Mine".to_owned()) && found.skipped.is_empty());
    let all = invitations(invited);
    assert_eq!(
        all.iter().map(|it| (it.name.as_str(), it.is_outgoing)).collect::<Vec<_>>(),
        [("Ana Silva", Some(true)), ("Mina Kaya", Some(false))]
    );
}
