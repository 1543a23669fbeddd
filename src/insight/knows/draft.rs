//! The words to ask somebody for an introduction. They hold nothing that the user noted about a third person. The words
//! of the search stand after a colon, where any of them reads well: "tax law", "a tax lawyer", "bake bread".

/// The question to somebody who knows it, with an easy no.
///
/// ```
/// # use kith::insight::knows::ask_about;
/// assert!(ask_about("Ana", " tax lawyer ").starts_with("Ana, I have a question on this: tax lawyer."));
/// ```
pub fn ask_about(name: &str, about: &str) -> String {
    format!("{} Do you have a few minutes for it? If not, no worries.", question(name, about))
}

/// The question to somebody who may know who, about the words of the search and with an easy no. `far` is the person
/// who knows it, if it is a person of the book.
///
/// ```
/// # use kith::insight::knows::ask_for_introduction;
/// let words = ask_for_introduction("Ana", "tax law", Some("Far Away"));
/// assert!(words.starts_with("Ana, I have a question on this: tax law. Would you ask Far Away whether"), "{words}");
/// assert!(ask_for_introduction("Ana", "tax law", None).contains("Do you know anybody"));
/// ```
pub fn ask_for_introduction(name: &str, about: &str, far: Option<&str>) -> String {
    let way = match far {
        Some(far) => format!("Would you ask {far} whether it is welcome, and introduce us if so?"),
        None => "Do you know anybody who would not mind it, and would you introduce us?".to_owned(),
    };
    format!("{} {way} If not, no worries.", question(name, about))
}

fn question(name: &str, about: &str) -> String {
    format!("{name}, I have a question on this: {}.", about.trim().trim_end_matches('.'))
}
