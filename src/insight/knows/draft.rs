//! The words to ask somebody for an introduction. They hold nothing that the user noted about a third person.

/// The question to somebody who knows it, with an easy no.
///
/// ```
/// # use kith::insight::knows::ask_about;
/// assert!(ask_about(" tax law ").starts_with("I have a question about tax law."));
/// ```
pub fn ask_about(about: &str) -> String {
    format!("I have a question about {}. Do you have a few minutes for it? If not, no worries.", about.trim())
}

/// The question to somebody who may know who, about the words of the search and with an easy no. `far` is the person
/// who knows it, if it is a person of the book.
///
/// ```
/// # use kith::insight::knows::ask_for_introduction;
/// let words = ask_for_introduction("tax law", Some("Far"));
/// assert!(words.starts_with("I have a question about tax law. Would you ask Far whether"), "{words}");
/// assert!(ask_for_introduction("tax law", None).contains("Do you know anybody"));
/// ```
pub fn ask_for_introduction(about: &str, far: Option<&str>) -> String {
    let about = about.trim();
    let question = match far {
        Some(name) => format!("Would you ask {name} whether one question from me is welcome?"),
        None => "Do you know anybody who would not mind one question from me?".to_owned(),
    };
    format!("I have a question about {about}. {question} If not, no worries.")
}
