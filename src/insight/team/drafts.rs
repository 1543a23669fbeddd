//! Draft messages of a project, one for each person and never one to all. The user changes them before sending.

/// Asks a person to look at a need. It is easy to refuse, and asks who else could. The need stands after a colon, where
/// any words for it read well.
pub fn ask(name: &str, need: &str, project: &str) -> String {
    format!(
        "{name}, one thing is missing for {project} so far: {need}. Would you look at it with us, about two evenings? \
         If not, who should I ask?"
    )
}

/// Thanks at the end. `turn` is the place of the person in the list, so that no two people next to one another get the
/// same words.
pub fn thanks(name: &str, needs: &[String], project: &str, turn: usize) -> String {
    let what = match needs {
        [] => "being part of it".to_owned(),
        [one] => format!("your part in it: {one}"),
        [first @ .., last] => format!("your part in it: {} and {last}", first.join(", ")),
    };
    match turn % 3 {
        0 => format!("{name}, {project} is done. Thank you for {what}. It is good to have done this with you."),
        1 => format!("{name}, {project} is over, and I thought of you. Thank you for {what}."),
        _ => format!("{name}, a word of thanks now that {project} is over. I am grateful for {what}."),
    }
}
