//! Sentences and the people read from them. Today is Sunday 22 November 2026, noon.

use crate::domain::{
    Book, Command, ContactMethod, Ctx, Device, Entropy, Initiator, Person, PersonId, apply, display_name,
};
use crate::quick_entry::{Happening, Names, Reading, Who, person_named, read};

const PEOPLE: &[&str] = &[
    "Lucía Ferreyra Gómez",
    "Mary Ellen Carter",
    "John F. Doe",
    "Mary Watson",
    "Peter Hale",
    "Luis Ortega",
    "Ana Silva",
    "Sam Okafor",
    "J. R. Hartley",
    "Berg, Jan van der",
    "Ahmed bin Salman",
    "Siobhan O’Brien",
    "王芳",
    "田中",
    "김민수",
    "علي",
    "דנה",
    "ნინო",
    "สมชาย",
    "Bo Ng",
    "April Lang",
    "May Lind",
    "June Osei",
    "Will Turner",
    "Mark Ruiz",
    "Grace Oduya",
    "Rose Hale",
    "Sunday Bello",
    "Anna Schmidt",
    "Jean-Luc Moreau",
    "Art Baker",
    "Frank Weiss",
];

fn ctx() -> Ctx {
    let today = "2026-11-22".parse().unwrap();
    Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(7) }
}

fn book_of(people: impl IntoIterator<Item = Person>) -> Book {
    let (mut book, ctx) = (Book::default(), ctx());
    for person in people {
        apply(&mut book, Command::AddPerson(Box::new(person)), &ctx).unwrap();
    }
    book
}

fn book() -> Book {
    book_of(PEOPLE.iter().map(|it| person_named(it)).map(|mut it| {
        let reach = |value: &str| [ContactMethod { value: value.into(), ..ContactMethod::default() }].into_iter();
        if it.given == "Luis" {
            it.emails = reach("luis@north.example").collect();
            it.phones = reach("+351 912 345 678").collect();
        }
        if it.given == "Jean-Luc" {
            it.nickname = "JL".into();
        }
        it
    }))
}

fn read_in(book: &Book, sentence: &str) -> Reading {
    read(sentence, &Names::of(book), "2026-11-22T12:00:00".parse().unwrap())
}

/// The people of a reading in one line: "Ana Silva, new Priya, Ana? (Ana Silva/Ana Costa), met her brother".
fn show(book: &Book, reading: &Reading) -> String {
    let name = |id: &PersonId| display_name(book.people.get(*id).unwrap());
    let mut parts: Vec<String> = reading
        .who
        .iter()
        .map(|it| match it {
            Who::Known(id) => name(id),
            Who::New(name) => format!("new {name}"),
            Who::Ask { name: written, candidates } => {
                format!("{written}? ({})", candidates.iter().map(name).collect::<Vec<_>>().join("/"))
            }
        })
        .collect();
    if !reading.encounter.is_empty() {
        parts.push(format!("met {}", reading.encounter));
    }
    let nothing = if reading.happening == Happening::Nothing { "nothing: " } else { "" };
    format!("{nothing}{}", parts.join(", "))
}

#[track_caller]
fn check(sentence: &str, expected: &str) {
    let book = book();
    assert_eq!(show(&book, &read_in(&book, sentence)), expected, "{sentence}");
}

/// Like `check`, with the day.
#[track_caller]
fn check_day(sentence: &str, expected: &str, day: &str) {
    let book = book();
    let reading = read_in(&book, sentence);
    let asked = reading.day_question.as_ref().filter(|_| reading.asks_day());
    let question = asked.map(|it| format!("? {}", it.days.first().map(ToString::to_string).unwrap_or_default()));
    let day_read = reading.when.map(|it| it.to_string()).or(question).unwrap_or_default();
    let read = (show(&book, &reading), day_read);
    assert_eq!(read, (expected.to_owned(), day.to_owned()), "{sentence}");
}

#[test]
fn any_parts_of_a_name() {
    for name in ["Lucía Ferreyra", "Lucía Gómez", "Ferreyra", "lucia gomez", "Gómez", "Ferreyra Gómez", "Lucía F."]
    {
        check(&format!("coffee with {name}"), "Lucía Ferreyra Gómez");
    }
    check("coffee with Mary Ellen", "Mary Ellen Carter");
    check("called Carter", "Mary Ellen Carter");
    check("called John Doe", "John F. Doe");
    check("met John F. Doe and Luis", "John F. Doe, Luis Ortega");
    check("lunch with Mary", "Mary? (Mary Ellen Carter/Mary Watson)");
    check("lunch with Hale", "Hale? (Peter Hale/Rose Hale)");
    check("called J. R. Hartley", "J. R. Hartley");
    check("called J.R. Hartley yesterday", "J. R. Hartley");
    check("called Hartley", "J. R. Hartley");
    check("tea with Anna S. and Luis", "Anna Schmidt, Luis Ortega");
    check("tea with Jean Luc", "Jean-Luc Moreau");
    check("tea with jean-luc moreau", "Jean-Luc Moreau");
    check("call with JL", "Jean-Luc Moreau");
    check("coffee with Ana Costa", "new Ana Costa");
    check("called ana silva", "Ana Silva");
    check("called ana silva about the flat", "Ana Silva");
    check("called ana costa", "ana? (Ana Silva)");
    check("walk with sam ortega", "sam? (Sam Okafor)");
    check("walk with Sam Ortega", "new Sam Ortega");
    check("Lunch Sam Ortega", "Sam? (Sam Okafor)");
    check("texted ana happy birthday", "Ana Silva");
}

#[test]
fn titles_and_degrees() {
    check("called Dr. Watson", "Mary Watson");
    check("called Dr Watson", "Mary Watson");
    check("lunch with dr watson", "Mary Watson");
    check("coffee with Sir Peter", "Peter Hale");
    check("lunch with Mr Ortega", "Luis Ortega");
    check("lunch with Mrs. Silva and Herr Schmidt", "Ana Silva, Anna Schmidt");
    check("met with Ana Silva, PhD", "Ana Silva");
    check("met with Ana Silva, PhD, and Luis", "Ana Silva, Luis Ortega");
    check("coffee with Prof. Dr. Okafor", "Sam Okafor");
    check("texted M. Watson", "Mary Watson");
    check("call with Frau Weber", "new Frau Weber");
    check("dinner with Luis Ortega Jr.", "Luis Ortega");
    check("lunch with Sra. Gómez", "Lucía Ferreyra Gómez");
    check("lunch with Dame Judi Penn, MD", "new Dame Judi Penn, MD");
    check("I called Dr. Watson. Great talk", "Mary Watson");
}

#[test]
fn family_first_and_particles() {
    check("coffee with Berg, Jan", "Jan van der Berg");
    check("coffee with Jan van der Berg", "Jan van der Berg");
    check("coffee with van der Berg", "Jan van der Berg");
    check("called jan berg", "Jan van der Berg");
    check("coffee with Silva Ana", "Ana Silva");
    check("called Ahmed bin Salman", "Ahmed bin Salman");
    check("called Salman", "Ahmed bin Salman");
    check("lunch with Maria de la Cruz", "new Maria de la Cruz");
    check("lunch with Ludwig von Stein", "new Ludwig von Stein");
    check("called Siobhan O'Brien", "Siobhan O’Brien");
    check("called Siobhan O’Brien", "Siobhan O’Brien");
    check("called OBrien", "Siobhan O’Brien");
    check("lunch with Conor MacCarthy", "new Conor MacCarthy");
    check("lunch with Omar al-Rashid", "new Omar al-Rashid");
    check("lunch with de Vries", "new de Vries");
    check("Called Silva, A.", "Ana Silva");
}

#[test]
fn scripts_without_capitals_and_short_names() {
    check("called 王芳", "王芳");
    check("coffee with 田中 and 王芳", "田中, 王芳");
    check("王芳 called", "王芳");
    check("coffee with 田中さん", "田中");
    check("coffee with 李雷", "new 李雷");
    check("王芳和田中 lunch", "王芳, 田中");
    check("coffee with 김민수 씨", "김민수");
    check("给王芳打电话", "王芳");
    check("lunch with 김민수", "김민수");
    check("lunch with 김 민수", "김민수");
    check("lunch with 민수", "김민수");
    check("lunch with 민숙", "new 민숙");
    check("called 김치집", "new 김치집");
    check("lunch with 王先生", "王芳");
    check("call with علي", "علي");
    check("קפה עם דנה", "דנה");
    check("coffee with ნინო", "ნინო");
    check("called สมชาย", "สมชาย");
    check("called Bo", "Bo Ng");
    check("coffee with Ng", "Bo Ng");
    check("called bo", "Bo Ng");
    check("Bo called", "Bo Ng");
    check("lunch with Wu", "new Wu");
}

#[test]
fn addresses_and_numbers_stand_for_people() {
    check("emailed luis@north.example about the fair", "Luis Ortega");
    check("called +351 912 345 678", "Luis Ortega");
    check("texted 912345678", "Luis Ortega");
    check("called +351912345678 20m", "Luis Ortega");
    check("emailed bob@south.example", "new bob@south.example");
}

#[test]
fn separators() {
    for joiner in [" and ", " & ", "&", " + ", "+", " / ", "/", ", ", ",", " und ", " y ", " et "] {
        check(&format!("coffee with Ana{joiner}Luis"), "Ana Silva, Luis Ortega");
    }
    check("coffee w/ Ana", "Ana Silva");
    check("coffee w/Ana & Priya", "Ana Silva, new Priya");
    check("lunch with Ana, Luis and Sam", "Ana Silva, Luis Ortega, Sam Okafor");
    check("Ana and I had lunch", "Ana Silva");
    check("ANA AND LUIS", "Ana Silva, Luis Ortega");
    check("Luis sent a postcard from Rome", "Luis Ortega");
    check("Priya and I had lunch", "new Priya");
    check("called about R&D", "");
}

#[test]
fn possessives_and_kin_are_somebody_else() {
    check("coffee with Luis's brother", "met Luis's brother");
    check("coffee with Luis’ sister", "met Luis’ sister");
    check("called Ana's manager about the budget", "met Ana's manager");
    check("met the wife of Sam", "met the wife of Sam");
    check("lunch with a friend of Ana's", "met a friend of Ana's");
    check("Luis's brother called", "met Luis's brother");
    check("coffee with Priya's mother", "met Priya's mother");
    check("coffee with Ana and Luis's older brother", "Ana Silva");
    check("coffee with Luis's brother Marco", "new Marco");
    check("Sam's wife, Eva, called", "new Eva");
    check("met a friend of Sam and Luis", "met a friend of Sam and Luis");
    check("coffee with my friend Sam", "Sam Okafor");
    check("I met Luis's new boss Carla", "new Carla");
    check("dinner at Ana and Luis's", "Ana Silva, Luis Ortega");
    check("dinner at Ana's", "Ana Silva");
    check("went to Ana's birthday party", "Ana Silva");
    check("coffee with Luis at Ana's place", "Luis Ortega");
    check("helped with Ana's taxes", "Ana? (Ana Silva)");
    check("thanked Luis for Ana's slides", "Luis Ortega");
    check("Ana's called again", "Ana Silva");
    check("my brother called", "met my brother");
    check("an old friend called", "met an old friend");
    check("Sam's sister's friend called", "met Sam's sister's friend");
    check("Frank and his brother Tom came", "Frank Weiss, new Tom");
    check("fed Ana's cat", "Ana? (Ana Silva)");
    check("read Luis's article", "nothing: Luis Ortega");
}

#[test]
fn who_is_only_spoken_of_was_not_there() {
    check("heard about Luis from Ana", "Ana Silva");
    check("Ana told me about Luis", "Ana Silva");
    check("asked Ana about Luis", "Ana Silva");
    check("talked with Ana about Luis, Sam and Priya", "Ana Silva");
    check("got an email from Luis about Ana and Sam", "Luis Ortega");
    check("put Luis in touch with Ana", "Luis Ortega, Ana Silva");
    check("Ana recommended Dr. Watson", "Ana Silva");
    check("Ana recommended I call Sam", "Ana Silva");
    check("got Sam's number from Ana", "Ana Silva");
    check("waited for Luis with Ana", "Ana Silva");
    check("cooked dinner for Ana and Luis", "Ana Silva, Luis Ortega");
    check("coffee with Ana or Luis", "Ana? (Ana Silva), Luis? (Luis Ortega)");
    check("Neither Ana nor Luis came", "nothing: ");
    check("talked about Luis with Ana", "Ana Silva");
    check("got news of Luis from Ana", "Ana Silva");
    check("coffee with Ana, Luis is moving", "Ana Silva");
    check("lunch with Ana without Luis", "Ana Silva");
    check("met Ana instead of Luis", "Ana Silva");
    check("Ana said that Luis got the job", "Ana Silva");
    check("coffee with Ana because Luis left", "Ana Silva");
    check("bought a present with Ana for Luis", "Ana Silva");
    check("lunch with Luis about the Watson deal", "Luis Ortega");
    check("lunch with Luis in Lind", "Luis Ortega");
    check("introduced Ana to Sam", "Ana Silva, Sam Okafor");
    check("introduced to Priya by Ana", "new Priya, Ana Silva");
    check("thanked Luis for introducing me to Sam", "Luis Ortega");
    check("Ana asked me to help Luis", "Ana Silva");
    check("Sam cancelled, so coffee with Ana", "Ana Silva");
    check("Sam cancelled", "nothing: Sam Okafor");
    check("no answer from Sam", "Sam Okafor");
    check("Luis is ill", "nothing: Luis Ortega");
    check("I saw that Ana got a new job", "nothing: Ana Silva");
    check("coffee with Ana, she works with Luis", "Ana Silva");
    check("coffee with Ana as well as Luis", "Ana Silva, Luis Ortega");
    check("read a book by Ana", "Ana? (Ana Silva)");
    check("since May no news from Ana", "nothing: Ana Silva");
}

#[test]
fn names_that_are_months_and_days() {
    check_day("April called yesterday", "April Lang", "2026-11-21");
    check_day("coffee with May yesterday", "May Lind", "2026-11-21");
    check_day("June called about the house", "June Osei", "");
    check_day("April and I had lunch", "April Lang", "");
    check_day("yesterday June texted", "June Osei", "2026-11-21");
    check_day("called may", "May Lind", "");
    check_day("coffee with Ana and June", "Ana Silva, June Osei", "");
    check_day("coffee with Ana in May", "Ana Silva", "? 2026-05-01");
    check_day("coffee with Ana on 3 June", "Ana Silva", "2026-06-03");
    check_day("coffee with Ana on Sunday", "Ana Silva", "2026-11-22");
    check_day("met Ana last Sunday", "Ana Silva", "2026-11-15");
    check_day("Sunday called", "Sunday Bello", "");
    check_day("coffee with Sunday", "Sunday Bello", "");
    check_day("coffee with August", "new August", "");
    check_day("coffee with Luis in April 2025", "Luis Ortega", "? 2025-04-01");
    check_day("called May 20m", "May Lind", "");
    check_day("lunch June with Luis", "June? (June Osei), Luis Ortega", "");
    check_day("called June at 3pm", "June Osei", "");
    check_day("June: coffee with Luis", "Luis Ortega", "? 2026-06-01");
    check_day("May", "May? (May Lind)", "");
    check_day("in May a walk with June", "June Osei", "? 2026-05-01");
}

#[test]
fn names_that_are_words() {
    check("Will called", "Will Turner");
    check("coffee with Will", "Will Turner");
    check("Will and I had lunch", "Will Turner");
    check("Mark called about the fair", "Mark Ruiz");
    check("lunch with mark", "Mark Ruiz");
    check("coffee with grace", "Grace Oduya");
    check("Grace texted", "Grace Oduya");
    check("Rose and Art came over", "Rose Hale, Art Baker");
    check("Frank talk with Luis", "Luis Ortega");
    check("Mark the day: lunch with Luis", "Luis Ortega");
    check("Mark my words", "Mark? (Mark Ruiz)");
    check("April showers talk with Ana", "April? (April Lang), Ana Silva");
    check("June's birthday", "June? (June Osei)");
    check("art fair with Luis", "Luis Ortega");
    check("met Art at the fair", "Art Baker");
    check("rose garden walk with Luis", "Luis Ortega");
    check("Rose to the top with Luis", "Luis Ortega");
    check("met Hope and Faith", "new Hope, new Faith");
    check("spoke with Frank", "Frank Weiss");
    check("walk in the park with Ana", "Ana Silva");
}

#[test]
fn a_promise_of_will_is_his() {
    let book = book();
    let reading = read_in(&book, "Will call Luis on Monday");
    assert_eq!(show(&book, &reading), "Luis Ortega");
    assert!(reading.promise.is_some());
    assert!(read_in(&book, "Will called").promise.is_none());
}

#[test]
fn what_tells_two_people_of_one_name_apart() {
    let ana = |organisation: &str, prefix: &str| Person {
        prefix: prefix.into(),
        given: "Ana".into(),
        family: "Silva".into(),
        organisation: organisation.into(),
        ..Person::default()
    };
    let book = book_of([ana("North", ""), ana("South", "Dr.")]);
    let first = book.people.iter().find(|(_, it)| it.organisation == "North").unwrap().0;
    let who = |sentence: &str| read_in(&book, sentence).who;
    assert_eq!(who("coffee with Ana from North"), [Who::Known(first)]);
    assert_eq!(who("coffee with Ana Silva (North)"), [Who::Known(first)]);
    assert!(matches!(who("coffee with Dr. Silva")[..], [Who::Known(id)] if id != first));
    assert!(matches!(&who("coffee with Ana Silva")[..], [Who::Ask { candidates, .. }] if candidates.len() == 2));
}

#[test]
fn april_began() {
    assert_eq!(read_in(&book(), "April called").began, Some(Initiator::Them));
    assert_eq!(read_in(&book(), "called April").began, Some(Initiator::Me));
}

#[test]
fn a_verb_is_no_name_with_a_typo() {
    let book = book_of(["Todd Hale", "Ana Silva"].map(person_named));
    assert_eq!(show(&book, &read_in(&book, "Told Ana about the fair")), "Ana Silva");
    assert_eq!(show(&book, &read_in(&book, "lunch with Tood")), "Tood? (Todd Hale)");
}

#[test]
fn nobody_new_for_somebody_archived() {
    let book = book_of([Person { archived: true, ..person_named("Farid Haddad") }]);
    assert_eq!(show(&book, &read_in(&book, "called Farid")), "Farid Haddad");
}

proptest::proptest! {
    #[test]
    fn unrelated_people_change_nothing(
        strangers in proptest::collection::vec("[B-D][aeiou]z[aeiou]q[a-z]{2,5} [F-H][aeiou]x[aeiou]q[a-z]{2,5}", 0..8),
        sentence in proptest::sample::select(vec![
            "coffee with Ana", "April called yesterday", "called Dr. Watson and Priya", "Mary and I had lunch",
            "heard about Luis from Ana", "coffee with Luis's brother", "lunch with Ferreyra", "called 王芳",
            "Will called", "coffee with Hale", "texted ana, sam and luis", "called Berg, Jan",
        ]),
    ) {
        let small = book();
        let large = book_of(PEOPLE.iter().map(|it| it.to_string()).chain(strangers).map(|it| person_named(&it)));
        proptest::prop_assert_eq!(
            show(&small, &read_in(&small, sentence)),
            show(&large, &read_in(&large, sentence))
        );
    }

    #[test]
    fn no_names_are_too_odd(sentence in "[ -~’“王芳אა.,&/+]{0,40}") {
        let book = book();
        for mark in read_in(&book, &sentence).marks {
            proptest::prop_assert!(sentence.get(mark.range).is_some());
        }
    }

    #[test]
    fn any_words_of_names_are_read(words in proptest::collection::vec(proptest::sample::select(vec![
        "Dr.", "PhD", "Ana", "Luis's", "brother", "of", "with", "and", "w/", "Berg,", "Jan", "van", "S.", "May", "will",
        "from", "about", "heard", "王芳", "&", "called", "12", "+351 912 345 678", "x@y.example", "O’Brien", "the", ",",
    ]), 0..10)) {
        read_in(&book(), &words.join(" "));
    }
}
