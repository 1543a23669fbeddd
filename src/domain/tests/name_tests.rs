//! Names in one line and their parts.

use crate::domain::{NameParts, Person, display_name, distinct_names, initials, short_name, tidy_line};

/// The parts as "prefix|given|middle|family|suffix".
fn show(parts: &NameParts) -> String {
    let NameParts { prefix, given, middle, family, suffix } = parts;
    [prefix, given, middle, family, suffix].map(String::as_str).join("|")
}

#[test]
fn the_parts_of_a_written_name() {
    let check = |line: &str, expected: &str| assert_eq!(show(&NameParts::read(line)), expected, "{line}");
    check("Ana Silva", "|Ana||Silva|");
    check(" Ana  Silva ", "|Ana||Silva|");
    check("Ana", "|Ana|||");
    check("", "||||");
    check("Lucía Ferreyra Gómez", "|Lucía||Ferreyra Gómez|");
    check("John F. Doe", "|John|F.|Doe|");
    check("J. R. Okafor", "|J.|R.|Okafor|");
    check("J. Edgar Hale", "|J. Edgar||Hale|");
    check("Anna S.", "|Anna||S.|");
    check("Dr. Ana Weber", "Dr.|Ana||Weber|");
    check("Prof. Dr. Ana Weber, PhD, MD", "Prof. Dr.|Ana||Weber|PhD, MD");
    check("Ana Silva PhD", "|Ana||Silva|PhD");
    check("Luis Ortega Jr.", "|Luis||Ortega|Jr.");
    check("Peter Hale III", "|Peter||Hale|III");
    check("Dr. Watson", "Dr.|||Watson|");
    check("Frau Schmidt", "Frau|||Schmidt|");
    check("Sir Peter", "Sir|Peter|||");
    check("Mme Dupont", "Mme|||Dupont|");
    check("Berg, Jan van der", "|Jan||van der Berg|");
    check("Silva, Ana", "|Ana||Silva|");
    check("Weber, Dr. Ana M.", "Dr.|Ana|M.|Weber|");
    check("Silva, Ana, PhD", "|Ana||Silva|PhD");
    check("Jan van der Berg", "|Jan||van der Berg|");
    check("Ahmed bin Salman", "|Ahmed||bin Salman|");
    check("王芳", "|王芳|||");
    check("田中 花子", "|花子||田中|");
    check("김 민수", "|민수||김|");
    // Names that look like titles and degrees.
    check("Jack Ma", "|Jack||Ma|");
    check("Dean Martin", "|Dean||Martin|");
    check("Dr.", "|Dr.|||");
    check("Bo", "|Bo|||");
    check("van der Berg", "|||van der Berg|");
    check("Léon Mba", "|Léon||Mba|");
    check("Tan Ah Beng", "|Tan||Ah Beng|");
    check("Sandeep KC", "|Sandeep||KC|");
    check("Ram Bahadur KC", "|Ram||Bahadur KC|");
    check("Jack MA", "|Jack||MA|");
    check("Ana Weber MBA", "|Ana||Weber|MBA");
    check("Sig Hansen", "|Sig||Hansen|");
    check("Ing Lim", "|Ing||Lim|");
    // Titles of several words, before the name and behind it.
    check("Dr. med. Ana Weber", "Dr. med.|Ana||Weber|");
    check("Dr. rer. nat. Ana Weber", "Dr. rer. nat.|Ana||Weber|");
    check("Prof. Dr. h.c. Ana Weber", "Prof. Dr. h.c.|Ana||Weber|");
    check("PD Dr. Ana Weber", "PD Dr.|Ana||Weber|");
    check("Assoc. Prof. Ana Weber", "Assoc. Prof.|Ana||Weber|");
    check("Dipl. Ing. Ana Weber", "Dipl. Ing.|Ana||Weber|");
    check("Weber, Ana, Dr.", "Dr.|Ana||Weber|");
    check("Müller, Hans, Prof. Dr.", "Prof. Dr.|Hans||Müller|");
    check("Ana Weber, Dr. med.", "Dr. med.|Ana||Weber|");
    // A remark behind a comma is no given name.
    check("Tom, plumber", "|Tom|||plumber");
    check("Maria, mum of Leo", "|Maria|||mum of Leo");
    check("Berg, van der Jan", "|van der Jan||Berg|");
}

#[test]
fn the_parts_of_a_name_in_one_line_again() {
    let check = |line: &str, expected: &str| assert_eq!(NameParts::read(line).whole(), expected);
    check("Berg, Jan van der", "Jan van der Berg");
    check("Silva, Ana, PhD", "Ana Silva, PhD");
    check("Dr. Ana M. Weber Jr.", "Dr. Ana M. Weber Jr.");
    check("田中 花子", "田中 花子");
}

#[test]
fn the_parts_stay_when_somebody_is_renamed() {
    let check = |parts: [&str; 5], line: &str, expected: &str| {
        let [prefix, given, middle, family, suffix] = parts.map(str::to_owned);
        let parts = NameParts { prefix, given, middle, family, suffix };
        assert_eq!(show(&parts.renamed(line)), expected, "{line}");
    };
    let mary = ["", "Mary Jane", "", "Watson", ""];
    check(mary, "Mary Jane Watson-Parker", "|Mary Jane||Watson-Parker|");
    check(mary, "Mary Jane Watson Parker", "|Mary Jane||Watson Parker|");
    check(mary, "Marie Jane Watson", "|Marie Jane||Watson|");
    check(mary, "Marie Jane Parker", "|Marie Jane||Parker|");
    check(mary, "Mary Watson", "|Mary||Watson|");
    check(mary, "Dr. Mary Jane Watson, PhD", "Dr.|Mary Jane||Watson|PhD");
    check(mary, "Watson, Mary Jane", "|Mary Jane||Watson|");
    check(mary, "Mary Jane", "|Mary Jane|||");
    check(mary, "", "||||");
    check(["", "Ana", "", "Silva", ""], "Ana Maria Silva", "|Ana|Maria|Silva|");
    check(["", "Dona", "", "Smith", ""], "Dona Smith", "|Dona||Smith|");
    let anna = ["Kapitän", "Anna", "Maria", "von Berg", "a.D."];
    check(anna, "Kapitän Anna Maria von Burg, a.D.", "Kapitän|Anna|Maria|von Burg|a.D.");
    check(anna, "Anna Maria von Berg", "|Anna|Maria|von Berg|");
}

#[test]
fn nobody_is_greeted_by_a_title_alone() {
    let check = |given: &str, family: &str, expected: &str| {
        let person = Person { given: given.into(), family: family.into(), ..Person::default() };
        assert_eq!((short_name(&person).as_str(), initials(&display_name(&person)).len()), (expected, 2), "{given}");
    };
    // As earlier versions and files written by hand stored names.
    check("Dr.", "Ana Weber", "Ana");
    check("Dr. Ana", "Weber", "Ana");
    check("Berg,", "Jan van der", "Jan");
    check("Berg, Jan van der", "", "Jan");
    check("J. Edgar", "Hale", "Edgar");
    let read = |line: &str| {
        let mut person = Person::default();
        person.set_name(NameParts::read(line));
        short_name(&person)
    };
    // A given name in a field of its own is no title.
    let dona = Person { given: "Dona".into(), family: "Smith".into(), ..Person::default() };
    assert_eq!(short_name(&dona), "Dona");
    assert_eq!(read("Dr. Watson"), "Dr. Watson");
    assert_eq!(read("Prof. Dr. Ana Weber"), "Ana");
}

proptest::proptest! {
    #[test]
    fn no_name_is_too_odd(line in "\\PC{0,40}", again in "\\PC{0,40}") {
        let parts = NameParts::read(&line);
        parts.renamed(&again);
        let mut person = Person::default();
        person.set_name(parts);
        proptest::prop_assert!(!short_name(&person).is_empty());
    }

    #[test]
    fn a_name_read_anew_stays_what_it_is(given in "[a-zA-Z ,^.-]{0,12}", family in "[a-zA-Z ,^.-]{0,12}") {
        let stored = Person { given: tidy_line(&given), family: tidy_line(&family), ..Person::default() };
        let mut read = Person::default();
        read.set_name(stored.name_parts());
        proptest::prop_assert_eq!(read.whole_name(), stored.whole_name());
    }

    #[test]
    fn nothing_of_a_name_is_lost(line in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6}){0,4}") {
        let words = |text: &str| { let mut it: Vec<String> = text.split([' ', ',']).filter(|it| !it.is_empty()).map(str::to_owned).collect(); it.sort(); it };
        proptest::prop_assert_eq!(words(&NameParts::read(&line).whole()), words(&line));
    }
}

#[test]
fn people_with_the_same_given_name_can_be_told_apart() {
    #[track_caller]
    fn check(names: &[&str], expected: &[&str]) {
        let person = |name: &&str| {
            let mut person = Person::default();
            person.set_name(NameParts::read(name));
            person
        };
        let people: Vec<Person> = names.iter().map(person).collect();
        assert_eq!(distinct_names(&people.iter().collect::<Vec<_>>()), expected, "{names:?}");
    }
    check(&[], &[]);
    check(&["Ana Silva"], &["Ana"]);
    check(&["Ana Silva", "Bo Silva"], &["Ana", "Bo"]);
    check(&["Ana Silva", "Bo Berg", "Ana Kerr"], &["Ana S.", "Bo", "Ana K."]);
    check(&["Ana Silva", "Ana Souza", "Ana Kerr"], &["Ana Silva", "Ana Souza", "Ana K."]);
    check(&["Ana", "Ana Silva"], &["Ana", "Ana S."]);
    check(&["ana silva", "Ana Kerr"], &["ana S.", "Ana K."]);
    check(&["Ana van der Berg", "Ana Silva"], &["Ana B.", "Ana S."]);
    check(&["Dr. Ana Silva", "Ana Silva"], &["Dr. Ana Silva", "Ana Silva"]);
    check(&["Ana Silva", "Ana Silva"], &["Ana Silva", "Ana Silva"]);
}
