//! Files of other programs against a book: new people, matches, and the writes of an import.

use std::rc::Rc;

use super::plan::Plan;
use crate::domain::tests::{ctx, person};
use crate::domain::{Book, Command, ContactMethod, Exchange, ImportantDate, List, Person, Settings, apply};
use crate::formats::foreign::{
    Choices, Doubt, FileSort, ForeignFile, Incoming, IncomingMeeting, IncomingPerson, MatchReason, Outcome,
    Participant, PersonChoice, Preview, Wish,
};

fn method(value: &str) -> List<ContactMethod> {
    let method = ContactMethod { value: value.into(), ..ContactMethod::default() };
    std::iter::once(method).filter(|it| !it.value.is_empty()).collect()
}

fn known(given: &str, family: &str, email: &str) -> Person {
    Person { family: family.into(), emails: method(email), ..person(given) }
}

fn card(key: &str, person: Person) -> IncomingPerson {
    IncomingPerson { key: key.into(), row: 1, person, ..IncomingPerson::default() }
}

fn file(people: Vec<IncomingPerson>) -> Incoming {
    Incoming { people, ..Incoming::default() }
}

fn book(people: &[Person]) -> Book {
    let mut book = Book::default();
    for (minute, it) in (0..).zip(people) {
        apply(&mut book, Command::AddPerson(Box::new(it.clone())), &ctx(minute, 1)).unwrap();
    }
    book
}

fn plan(sort: FileSort, incoming: Incoming, book: &Book) -> Plan {
    Plan::new(ForeignFile { sort, incoming, table: None }, book)
}

/// Everything that can be taken.
fn all(preview: &Preview) -> Choices {
    Choices {
        people: preview.people.iter().map(|_| PersonChoice::Take(Vec::new())).collect(),
        meetings: (0..preview.meetings.len()).collect(),
        ..Choices::default()
    }
}

/// Imports everything. Returns the number of edited entries.
fn import(book: &mut Book, incoming: Incoming, minute: u64) -> usize {
    let plan = plan(FileSort::VCard, incoming, book);
    let save = plan.save_all(book, &all(&plan.preview(book, 0)), &ctx(minute, 1));
    apply(book, Command::Act(Rc::new(save)), &ctx(minute, 1)).map_or(0, |it| it.edits.len())
}

fn outcome(book: &Book, person: IncomingPerson) -> Outcome {
    plan(FileSort::VCard, file(vec![person]), book).preview(book, 0).people.remove(0).outcome
}

#[test]
fn somebody_is_matched_by_an_address_a_number_or_a_profile_and_never_by_a_name_alone() {
    let with = |field: fn(&mut Person, List<ContactMethod>), value: &str| {
        let mut it = known("Ana", "Silva", "");
        field(&mut it, method(value));
        it
    };
    let phone = |value: &str| with(|it, all| it.phones = all, value);
    let profile = |value: &str| with(|it, all| it.profiles = all, value);
    let at = |organisation: &str| Person { organisation: organisation.into(), ..known("Ana", "Silva", "") };
    #[track_caller]
    fn check(mine: Person, theirs: Person, expected: Option<MatchReason>) {
        let reason = match outcome(&book(&[mine]), card("", theirs)) {
            Outcome::Match { reason, .. } => Some(reason),
            Outcome::Same { .. } => panic!("the import has something new"),
            _ => None,
        };
        assert_eq!(reason, expected);
    }
    let more = |it: Person| Person { role: "Cook".into(), ..it };
    let mail = || known("Ana", "Silva", "ana@northwind.example");
    check(
        mail(),
        more(known("A.", "Silva", "ANA@northwind.example")),
        Some(MatchReason::Email("ana@northwind.example".into())),
    );
    check(phone("+351 912 345 678"), more(phone("912345678")), Some(MatchReason::Number("+351 912 345 678".into())));
    let (mine, theirs) = (profile("linkedin.com/in/ana"), more(profile("https://www.linkedin.com/in/ana/")));
    check(mine, theirs, Some(MatchReason::Profile("linkedin.com/in/ana".into())));
    check(at("Northwind"), more(at("northwind")), Some(MatchReason::NameAndOrganisation("Northwind".into())));
    check(known("Ana", "Silva", ""), more(known("Ana", "Silva", "")), None);
    check(mail(), more(known("Luis", "Costa", "luis@northwind.example")), None);
}

#[test]
fn a_namesake_is_a_question() {
    let book = book(&[known("Ana", "Silva", "")]);
    let found = outcome(&book, card("", known("Ana", "Silva", "ana@northwind.example")));
    assert_eq!(found, Outcome::Perhaps { name: "Ana Silva".into(), reason: MatchReason::Name });
}

#[test]
fn two_of_a_family_with_one_address_are_a_question_and_a_married_name_is_none() {
    let book = book(&[known("Ana", "Silva", "family@silva.example")]);
    let check = |given: &str, family: &str, expected: Option<&str>| {
        let more = Person { role: "Cook".into(), ..known(given, family, "family@silva.example") };
        let reason = MatchReason::Email("family@silva.example".into());
        let found = outcome(&book, card("", more));
        let is = match expected {
            Some("asks") => found == Outcome::Perhaps { name: "Ana Silva".into(), reason },
            _ => matches!(found, Outcome::Match { reason: found, .. } if found == reason),
        };
        assert!(is, "{given} {family}");
    };
    check("Bob", "Stone", Some("asks"));
    check("Bob", "Silva", Some("asks"));
    check("Ana", "Costa", None);
    check("A.", "Silva", None);
    check("", "", None);
}

#[test]
fn a_card_with_the_id_of_kith_is_that_person_whatever_the_name() {
    let book = book(&[known("Ana", "Silva", "")]);
    let (id, _) = book.people.iter().next().unwrap();
    let more = Person { role: "Cook".into(), ..known("Ana", "Costa", "") };
    let found = outcome(&book, card(&format!("vcard {id}"), more));
    assert!(matches!(found, Outcome::Match { reason: MatchReason::Record, .. }), "{found:?}");
}

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
fn the_same_file_twice_adds_nothing() {
    let people = || {
        vec![
            card("vcard 1", known("Ana", "Silva", "ana@northwind.example")),
            card("", known("Luis", "Costa", "")),
            // Two people of one name and nothing else.
            card("", known("Luis", "Costa", "")),
        ]
    };
    let meeting = || IncomingMeeting {
        former_key: String::new(),
        key: "ical 1 2026-11-01".into(),
        exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
        with: vec![Participant { email: "ana@northwind.example".into(), ..Participant::default() }],
        doubt: None,
        series: None,
    };
    let whole = || Incoming { meetings: vec![meeting()], ..file(people()) };
    let mut book = Book::default();
    assert_eq!(import(&mut book, whole(), 1), 4);
    assert_eq!(import(&mut book, whole(), 2), 0);
    assert_eq!((book.people.iter().count(), book.exchanges.iter().count()), (3, 1));
}

#[test]
fn two_devices_that_import_one_file_have_the_same_people() {
    let people = || file(vec![card("vcard 1", known("Ana", "Silva", "")), card("", known("Luis", "Costa", ""))]);
    let (mut one, mut other) = (Book::default(), Book::default());
    import(&mut one, people(), 1);
    import(&mut other, people(), 9);
    let plan = crate::merge::plan(&one, &other, 0);
    assert_eq!((plan.new.len(), one.people.iter().count()), (0, 2));
}

#[test]
fn a_change_at_the_source_is_offered_and_the_users_own_words_stay() {
    let at = |organisation: &str, role: &str| Person {
        organisation: organisation.into(),
        role: role.into(),
        ..known("Ana", "Silva", "ana@northwind.example")
    };
    let mut book = Book::default();
    import(&mut book, file(vec![card("vcard 1", at("Northwind", "Cook"))]), 1);
    let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let edited = Person { role: "Head cook".into(), emails: List::default(), ..ana };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    // Nothing has changed there: the user's role and the removed address are no news.
    let same = outcome(&book, card("vcard 1", at("Northwind", "Cook")));
    assert_eq!(same, Outcome::Same { name: "Ana Silva".into(), reason: MatchReason::Record });
    let Outcome::Match { additions, changes, .. } = outcome(&book, card("vcard 1", at("Southwind", "Cook"))) else {
        panic!("there is a new employer");
    };
    assert_eq!(additions, []);
    let changes: Vec<_> = changes.iter().map(|it| (it.field.as_str(), it.theirs.as_str(), it.takes_theirs)).collect();
    assert_eq!(changes, [("organisation", "Southwind", true), ("role", "Cook", false)]);
}

#[test]
fn a_field_of_the_first_import_follows_its_source_after_later_imports_too() {
    let at = |organisation: &str, role: &str| {
        let person = known("Ana", "Silva", "ana@northwind.example");
        card("vcard 1", Person { organisation: organisation.into(), role: role.into(), ..person })
    };
    let mut book = Book::default();
    import(&mut book, file(vec![at("Northwind", "Cook")]), 1);
    let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let edited = Person { organisation: "Southwind".into(), ..ana };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    // The user keeps the own employer: only the record is noted.
    import(&mut book, file(vec![at("Westwind", "Cook")]), 3);
    let Outcome::Match { changes, .. } = outcome(&book, at("Westwind", "Head cook")) else { panic!("a new role") };
    let changes: Vec<_> = changes.iter().map(|it| (it.theirs.as_str(), it.takes_theirs)).collect();
    assert_eq!(changes, [("Westwind", false), ("Head cook", true)]);
}

#[test]
fn a_double_within_the_file_is_one_person() {
    let first = known("Ana", "Silva", "ana@northwind.example");
    let second = Person { role: "Cook".into(), ..known("Ana", "Silva", "Ana@Northwind.example") };
    let mut book = Book::default();
    import(&mut book, file(vec![card("", first), card("", second)]), 1);
    let people: Vec<_> = book.people.iter().map(|it| it.1.role.clone()).collect();
    assert_eq!(people, ["Cook"]);
}

#[test]
fn the_owner_and_the_trash_stay_out() {
    let incoming = || Incoming {
        owner: vec!["me@northwind.example".into()],
        ..file(vec![card("1", known("Me", "Myself", "me@northwind.example")), card("2", known("Ana", "Silva", ""))])
    };
    let mut book = Book::default();
    import(&mut book, incoming(), 1);
    let (ana, _) = book.people.iter().next().unwrap();
    assert_eq!(book.people.iter().count(), 1);
    apply(&mut book, Command::Delete(ana.into()), &ctx(2, 1)).unwrap();
    let outcomes = plan(FileSort::VCard, incoming(), &book).preview(&book, 0).people;
    assert_eq!(outcomes.into_iter().map(|it| it.outcome).collect::<Vec<_>>(), [Outcome::Owner, Outcome::InTrash]);
    assert_eq!(import(&mut book, incoming(), 3), 0);
}

#[test]
fn the_user_of_the_own_card_stays_out() {
    let mut book = Book::default();
    let mail = ContactMethod { value: "maria@home.example".into(), ..ContactMethod::default() };
    let settings =
        Settings { own_name: "Maria Costa".into(), own_emails: [mail].into_iter().collect(), ..Settings::default() };
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(0, 1)).unwrap();
    #[track_caller]
    fn check(book: &Book, person: Person, expected: Outcome) {
        let people = plan(FileSort::VCard, file(vec![card("1", person)]), book).preview(book, 0).people;
        assert_eq!(people[0].outcome, expected);
    }
    check(&book, known("M.", "Costa", "Maria@home.example"), Outcome::Owner);
    check(&book, known("Maria", "Costa", "an.old@address.example"), Outcome::Owner);
    check(&book, known("Maria", "Silva", "maria@northwind.example"), Outcome::New);
}

#[test]
fn a_namesake_of_the_user_comes_in_if_the_user_says_so() {
    let settings = Settings { own_name: "Maria Costa".into(), ..Settings::default() };
    let mut book = Book::default();
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(0, 1)).unwrap();
    let incoming = || file(vec![card("", known("Maria", "Costa", "maria@school.example"))]);
    for (choice, expected) in [(PersonChoice::Take(Vec::new()), 0), (PersonChoice::Other, 1)] {
        let choices = Choices { people: vec![choice], ..Choices::default() };
        let save = plan(FileSort::VCard, incoming(), &book).save_all(&book, &choices, &ctx(1, 1));
        assert_eq!(save.people.len(), expected);
        let _ = apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1));
    }
    // From then on the namesake is somebody of the book, and may be in the trash.
    let outcome = |book: &Book| plan(FileSort::VCard, incoming(), book).preview(book, 0).people.remove(0).outcome;
    assert!(matches!(outcome(&book), Outcome::Same { .. }));
    let (maria, _) = book.people.iter().next().unwrap();
    apply(&mut book, Command::Delete(maria.into()), &ctx(2, 1)).unwrap();
    assert_eq!(outcome(&book), Outcome::InTrash);
}

#[test]
fn somebody_new_in_place_of_a_match_stays_the_one_of_the_record() {
    let at = |organisation: &str| {
        let person = known("Ana", "Silva", "ana@northwind.example");
        file(vec![card("vcard 1", Person { organisation: organisation.into(), ..person })])
    };
    let mut book = Book::default();
    import(&mut book, at("Northwind"), 1);
    let choices = Choices { people: vec![PersonChoice::Other], ..Choices::default() };
    let save = plan(FileSort::VCard, at("Southwind"), &book).save_all(&book, &choices, &ctx(2, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(2, 1)).unwrap();
    let row = |organisation: &str| {
        let plan = plan(FileSort::VCard, at(organisation), &book);
        plan.preview(&book, 0).people.remove(0).outcome
    };
    assert!(matches!(row("Northwind"), Outcome::Same { .. }));
    assert!(matches!(row("Southwind"), Outcome::Same { .. }));
    let Outcome::Match { changes, .. } = row("Westwind") else { panic!("a new employer") };
    assert_eq!(changes[0].mine, "Southwind");
}

#[test]
fn a_record_without_a_key_of_its_own_is_matched_by_what_it_shares() {
    let ana = || file(vec![card("", known("Ana", "Silva", "ana@silva.example"))]);
    let mut book = Book::default();
    import(&mut book, ana(), 1);
    let outcome = plan(FileSort::VCard, ana(), &book).preview(&book, 0).people.remove(0).outcome;
    let reason = MatchReason::Email("ana@silva.example".into());
    assert_eq!(outcome, Outcome::Same { name: "Ana Silva".into(), reason });
}

#[test]
fn somebody_who_was_met_is_found_by_the_address_or_offered() {
    let mut book = book(&[known("Ana", "Silva", "ana@northwind.example")]);
    let with =
        |name: &str, email: &str| Participant { name: name.into(), email: email.into(), ..Participant::default() };
    let meeting = |key: &str, with: Vec<Participant>| IncomingMeeting {
        former_key: String::new(),
        key: key.into(),
        exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
        with,
        doubt: None,
        series: None,
    };
    let incoming = || Incoming {
        meetings: vec![
            meeting("a", vec![with("Silva, A.", "ana@northwind.example"), with("Kim", "kim@northwind.example")]),
            meeting("b", vec![with("Kim", "Kim@northwind.example")]),
        ],
        ..Incoming::default()
    };
    let preview = plan(FileSort::Calendar, incoming(), &book).preview(&book, 0);
    let rows: Vec<_> = preview.people.iter().map(|it| (it.name.as_str(), it.met, it.is_participant)).collect();
    assert_eq!(rows, [("A. Silva", 1, true), ("Kim", 2, true)]);
    let plan = plan(FileSort::Calendar, incoming(), &book);
    let choices = Choices {
        people: vec![PersonChoice::Take(Vec::new()), PersonChoice::Leave],
        meetings: vec![0, 1],
        ..Choices::default()
    };
    let save = plan.save_all(&book, &choices, &ctx(1, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
    assert_eq!((book.people.iter().count(), book.exchanges.iter().count()), (1, 1));
    // Kim is chosen later: the first meeting gets Kim too.
    import(&mut book, incoming(), 2);
    let counts: Vec<_> = book.exchanges.iter().map(|it| it.1.people.len()).collect();
    assert_eq!((book.people.iter().count(), counts.iter().sum::<usize>()), (2, 3));
}

#[test]
fn somebody_who_is_kept_later_joins_the_meetings_that_the_book_has() {
    let with = |name: &str| Participant { name: name.into(), ..Participant::default() };
    let incoming = || Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: "a".into(),
            exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
            with: vec![with("Ana Silva"), with("Kim Lee")],
            doubt: None,
            series: None,
        }],
        ..Incoming::default()
    };
    // Brings in Ana, and Kim if they are chosen. The meeting is chosen only the first time: the book has it then.
    let bring = |book: &mut Book, kim: PersonChoice, minute: u64| {
        let plan = plan(FileSort::Calendar, incoming(), book);
        let missing = plan.preview(book, 0).meetings.remove(0).missing;
        let people = vec![PersonChoice::Take(Vec::new()), kim];
        let meetings = if minute == 1 { vec![0] } else { Vec::new() };
        let save = plan.save_all(book, &Choices { people, meetings, ..Choices::default() }, &ctx(minute, 1));
        _ = apply(book, Command::Act(Rc::new(save)), &ctx(minute, 1));
        missing
    };
    let take = || PersonChoice::Take(Vec::new());
    let people = |book: &Book| book.exchanges.iter().map(|it| it.1.people.len()).sum::<usize>();
    let mut book = Book::default();
    assert_eq!((bring(&mut book, PersonChoice::Leave, 1), people(&book)), (vec![], 1));
    assert_eq!((bring(&mut book, take(), 2), people(&book)), (vec![1], 2));
    // Whom the user takes out of the meeting stays out.
    let (id, meeting) = book.exchanges.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let ana: List<_> = meeting.people.iter().take(1).copied().collect();
    let edited = Exchange { people: ana, ..meeting };
    apply(&mut book, Command::EditExchange(id, Box::new(edited)), &ctx(3, 1)).unwrap();
    assert_eq!((bring(&mut book, take(), 4), people(&book)), (vec![], 1));
}

#[test]
fn a_picture_that_the_browser_cannot_read_is_counted() {
    let card = |name: &str| {
        format!("BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nPHOTO:data:image/jpeg;base64,/9j/wAALCAACAAIBAREA\nEND:VCARD\n")
    };
    let mut session = super::importer_session();
    let reader = session.foreign().unwrap();
    reader.set_file([card("Ana"), card("Bo")].concat().into_bytes());
    let preview = reader.preview(&Wish::default(), &Book::default(), ctx(0, 1).today, 0).unwrap();
    let photos = reader.take_photos(&Choices { with_photos: true, ..all(&preview) });
    assert_eq!(photos.len(), 2);
    reader.put_photo(photos[0].0, "data:image/jpeg;base64,/9j/".into());
    assert_eq!(reader.photos_not_read(), 1);
}

#[test]
fn another_birthday_of_the_same_person_is_a_change_and_not_a_second_one() {
    let born = |day: &str| Person {
        dates: std::iter::once(ImportantDate { kind: "birthday".into(), when: day.parse().ok(), note: String::new() })
            .collect(),
        ..known("Ada", "King", "ada@northwind.example")
    };
    let mut book = book(&[born("1815-12-10")]);
    let incoming = || file(vec![card("", born("1815-12-11"))]);
    let planned = plan(FileSort::VCard, incoming(), &book);
    let Outcome::Match { additions, changes, .. } = planned.preview(&book, 0).people.remove(0).outcome else {
        panic!("the address is the same");
    };
    assert_eq!((additions.len(), changes[0].mine.as_str(), changes[0].takes_theirs), (0, "1815-12-10", false));
    assert_eq!(changes[0].field, "dates/birthday");
    let choices = Choices { people: vec![PersonChoice::Take(vec![0])], ..Choices::default() };
    let save = planned.save_all(&book, &choices, &ctx(1, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
    let dates: Vec<_> = book.people.iter().flat_map(|it| it.1.dates.iter().map(|it| it.when)).collect();
    assert_eq!(dates, ["1815-12-11".parse().ok()]);
}

#[test]
fn notes_of_a_file_come_below_the_users_own_and_only_once() {
    let with = |notes: &str, email: &str| Person { notes: notes.into(), ..known("Ana", "Silva", email) };
    let mut book = book(&[with("Likes quiet places.", "ana@northwind.example")]);
    let file_of = |notes: &str| file(vec![card("vcard 1", with(notes, "ana@northwind.example"))]);
    let notes = |book: &Book| book.people.iter().map(|it| it.1.notes.clone()).collect::<Vec<_>>();
    import(&mut book, file_of("Two children."), 1);
    assert_eq!(notes(&book), ["Likes quiet places.\n\nTwo children."]);
    assert_eq!(import(&mut book, file_of("Two children."), 2), 0);
    // A new note at the source is a question, whose answer loses nothing.
    let Outcome::Match { changes, .. } =
        outcome(&book, card("vcard 1", with("Three children.", "ana@northwind.example")))
    else {
        panic!("there is a new note");
    };
    assert_eq!(changes[0].theirs, "Likes quiet places.\n\nTwo children.\n\nThree children.");
    assert!(!changes[0].takes_theirs);
}

#[test]
fn a_sender_who_is_a_number_is_somebody_with_that_number() {
    let book = book(&[Person { phones: method("+33 6 12 34 56 78"), ..known("Ana", "Silva", "") }]);
    let met = |name: &str| Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: format!("whatsapp {name}"),
            exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
            with: vec![Participant { name: name.into(), ..Participant::default() }],
            doubt: None,
            series: None,
        }],
        ..Incoming::default()
    };
    let outcomes = |name: &str| plan(FileSort::WhatsApp, met(name), &book).preview(&book, 0).people[0].outcome.clone();
    assert!(matches!(outcomes("+33 6 12 34 56 78"), Outcome::Same { .. } | Outcome::Match { .. }));
    assert!(!matches!(outcomes("+33 6 99 99 99 99"), Outcome::Same { .. } | Outcome::Match { .. }));
}

#[test]
fn an_initial_with_the_same_address_is_the_same_person_within_a_file() {
    let mut book = Book::default();
    let people = vec![
        card("vcard 1", known("Ana", "Silva", "ana@northwind.example")),
        card("vcard 2", known("A.", "Silva", "ana@northwind.example")),
        card("vcard 3", known("Bo", "Silva", "ana@northwind.example")),
    ];
    import(&mut book, file(people), 1);
    assert_eq!(book.people.iter().count(), 2);
}

#[test]
fn a_shared_address_with_another_birthday_is_a_question_unless_the_name_is_the_same() {
    let born = |it: Person, day: &str| Person {
        dates: [ImportantDate { kind: "birthday".into(), when: day.parse().ok(), ..ImportantDate::default() }]
            .into_iter()
            .collect(),
        ..it
    };
    let mail = "ana@northwind.example";
    let book = book(&[born(known("Ana", "Silva", mail), "1980-05-01")]);
    let asks = |given: &str| {
        let found = outcome(&book, card("", born(known(given, "Silva", mail), "2004-07-09")));
        assert!(!matches!(found, Outcome::New), "{given} is a silent double");
        matches!(found, Outcome::Perhaps { .. })
    };
    assert!(asks("Anita"));
    assert!(!asks("Ana"));
}

#[test]
fn a_meeting_that_moved_at_the_source_is_offered_and_moves() {
    let at = |day: &str| Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: "ical lunch".into(),
            exchange: Exchange { when: day.parse().ok(), ..Exchange::default() },
            with: vec![Participant {
                name: "Ana Silva".into(),
                email: "ana@northwind.example".into(),
                ..Participant::default()
            }],
            ..IncomingMeeting::default()
        }],
        ..Incoming::default()
    };
    let mut book = Book::default();
    import(&mut book, at("2026-01-05"), 1);
    let row = |book: &Book, day: &str| plan(FileSort::Calendar, at(day), book).preview(book, 0).meetings.remove(0);
    assert!(row(&book, "2026-01-05").is_settled());
    let moved = row(&book, "2026-01-07");
    assert_eq!((moved.doubt, moved.is_settled()), (Some(Doubt::Moved), false));
    import(&mut book, at("2026-01-07"), 2);
    let days: Vec<_> = book.exchanges.iter().filter_map(|it| it.1.when).map(|it| it.to_string()).collect();
    assert_eq!(days, ["2026-01-07"]);
}

#[test]
fn the_answers_about_the_user_are_one_change_with_the_import() {
    let check = |key: &str, expected: (&str, &[&str])| {
        let mut book = Book::default();
        let plan = plan(FileSort::WhatsApp, file(vec![card("vcard 1", known("Ana", "Silva", ""))]), &book);
        let choices = Choices { own_key: key.into(), forgotten: vec!["x".into()], ..all(&plan.preview(&book, 0)) };
        let save = plan.save_all(&book, &choices, &ctx(1, 1));
        apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
        let settings = book.settings();
        let emails: Vec<&str> = settings.own_emails.iter().map(|it| it.value.as_str()).collect();
        assert_eq!((settings.own_name.as_str(), emails.as_slice()), expected);
        assert!(settings.forgotten.contains(&"x".to_owned()));
    };
    check("Maria", ("Maria", &[]));
    check("maria@costa.example", ("", &["maria@costa.example"]));
    check("", ("", &[]));
}

#[test]
fn a_name_that_changed_at_the_source_is_offered_with_and_without_a_key() {
    for key in ["", "vcard 1"] {
        let mut book = Book::default();
        import(&mut book, file(vec![card(key, known("Ana", "Silva", "ana@northwind.example"))]), 1);
        let found = outcome(&book, card(key, known("Ana", "Costa", "ana@northwind.example")));
        let Outcome::Match { changes, .. } = found else { panic!("{key}: {found:?}") };
        let names: Vec<_> = changes.iter().map(|it| (it.mine.as_str(), it.theirs.as_str(), it.takes_theirs)).collect();
        assert_eq!(names, [("Ana Silva", "Ana Costa", true)]);
        let initial = outcome(&book, card(key, known("A.", "Silva", "ana@northwind.example")));
        assert!(matches!(initial, Outcome::Same { .. }), "an initial is no other name: {initial:?}");
        let other = outcome(&book, card("vcard 2", known("Ana", "Costa", "ana@northwind.example")));
        assert!(matches!(other, Outcome::Same { .. }), "the user's own name is right: {other:?}");
    }
}

#[test]
fn two_of_one_name_and_address_with_other_birthdays_in_a_file_are_two() {
    let born = |day: &str| Person {
        dates: [ImportantDate { kind: "birthday".into(), when: day.parse().ok(), ..ImportantDate::default() }]
            .into_iter()
            .collect(),
        ..known("Ana", "Silva", "casa@silva.example")
    };
    let check = |other: &str, expected: usize| {
        let mut book = Book::default();
        import(&mut book, file(vec![card("vcard 1", born("1980-05-01")), card("vcard 2", born(other))]), 1);
        assert_eq!(book.people.iter().count(), expected, "{other}");
    };
    check("1955-02-03", 2);
    check("1980-05-01", 1);
}

#[test]
fn somebody_who_shares_my_address_is_not_me() {
    let mut book = Book::default();
    let own_emails = method("family@costa.example");
    let settings = Settings { own_name: "Maria Costa".into(), own_emails, ..Settings::default() };
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(1, 1)).unwrap();
    let found = |given: &str| outcome(&book, card("", known(given, "Costa", "family@costa.example")));
    assert_eq!(found("Tio"), Outcome::New);
    assert_eq!(found("M."), Outcome::Owner);
    assert_eq!(found("Maria"), Outcome::Owner);
}
