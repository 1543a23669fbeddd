//! What to ask, and drafts that say why. Without a why there is no draft: the other person may know the purpose.

use crate::domain::{Aim, Book, Exchange, PathHow, PersonId};
use crate::insight::aims::paths::subject;
use crate::insight::knows::finder;
use crate::insight::mentoring::drafts::EASY_NOES;
use crate::insight::share_list::{in_words, things_for};
use crate::insight::talking_point;

/// The one question to learn from, by how a person knows the path. None for whoever decides about it.
///
/// ```
/// # use kith::domain::PathHow;
/// # use kith::insight::aims::drafts::question;
/// assert_eq!(question(Some(PathHow::Walked)), Some("What did you only understand afterwards?"));
/// assert_eq!(question(Some(PathHow::Decides)), None);
/// ```
pub const fn question(how: Option<PathHow>) -> Option<&'static str> {
    match kit_questions(how) {
        Some([first, ..]) => Some(first),
        None => None,
    }
}

/// Three questions to learn from, the first of them the one of the draft.
const fn kit_questions(how: Option<PathHow>) -> Option<[&'static str; 3]> {
    Some(match how {
        Some(PathHow::Walked) => [
            "What did you only understand afterwards?",
            "What would you leave out, if you began again?",
            "Who helped you when it was hard?",
        ],
        Some(PathHow::Walks) => [
            "What takes more of your week than people think?",
            "What surprised you in the first months?",
            "What do you like about an ordinary day?",
        ],
        Some(PathHow::Teaches) => [
            "Where would you begin if you had an hour a week?",
            "What do beginners practise too little?",
            "Which book or course do you still recommend?",
        ],
        Some(PathHow::KnowsSomebody) => [
            "Is there somebody who has walked that path and likes to talk about it?",
            "How did you get to know them?",
            "What would they be glad to be asked?",
        ],
        Some(PathHow::Decides) => return None,
        None => [
            "How did you come to it?",
            "What did you only understand afterwards?",
            "What would you ask, if you were me?",
        ],
    })
}

/// A draft to a person that asks one question and says why. None without a why, and to whoever decides about it.
///
/// # Examples
///
/// ```
/// use kith::domain::{Aim, PathHow};
/// use kith::insight::aims::drafts::draft;
///
/// let aim = Aim { what: "Lead a team".into(), why: "I would like to see others grow.".into(), ..Aim::default() };
/// let text = draft(&aim, "Jonas", Some(PathHow::Walked)).unwrap();
/// assert!(text.contains(&aim.why) && text.contains("What did you only understand afterwards?"));
/// assert_eq!(draft(&Aim { why: String::new(), ..aim.clone() }, "Jonas", Some(PathHow::Walked)), None);
/// assert_eq!(draft(&aim, "Jonas", Some(PathHow::Decides)), None);
/// ```
pub fn draft(aim: &Aim, name: &str, how: Option<PathHow>) -> Option<String> {
    let (question, why) = (question(how)?, sentence(&aim.why)?);
    let what = without_stop(&aim.what);
    let known = match how {
        Some(PathHow::Walked) => "You have walked that path.",
        Some(PathHow::Walks) => "You are walking that path now.",
        Some(PathHow::Teaches) => "You teach it.",
        Some(PathHow::KnowsSomebody) => "You know people there, and I would ask you before anybody else.",
        _ => "You came to my mind first.",
    };
    Some(format!(
        "Hello {name}, I have a question, and I would like to say why. I have something in mind: {what}. {why} {known} \
         {question} Twenty minutes would be plenty. {}",
        EASY_NOES[0]
    ))
}

/// The text with a full stop. None without words.
fn sentence(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_ended = text.ends_with(['.', '!', '?', '…']);
    (!text.is_empty()).then(|| if is_ended { text } else { format!("{text}.") })
}

/// Thanks after a talk.
pub fn thanks(name: &str) -> String {
    format!(
        "{name}, thank you for the talk. I have taken something along from it, and I will tell you what comes of it."
    )
}

/// The report after a talk. `came` is what came of the aim so far, in the user's words; without it, the user finishes
/// the last sentence.
///
/// ```
/// # use kith::insight::aims::drafts::report;
/// assert!(report("Priya", &["A trial week.".into(), "A post".into()]).ends_with("came of it: A trial week; A post."));
/// assert!(report("Priya", &[]).ends_with("came of it: "));
/// ```
pub fn report(name: &str, came: &[String]) -> String {
    let begin =
        format!("Hello {name}, you helped me think a while ago, and I would like you to know what came of it: ");
    let came: Vec<&str> = came.iter().map(|it| without_stop(it)).collect();
    if came.is_empty() { begin } else { format!("{begin}{}.", came.join("; ")) }
}

/// Thanks for something good that came of knowing a person.
///
/// ```
/// # use kith::insight::aims::drafts::thanks_for_return;
/// let words = thanks_for_return("Priya", "A flat in Bergen.");
/// assert!(words.contains("something good came of it: A flat in Bergen. You have a part in that."), "{words}");
/// ```
pub fn thanks_for_return(name: &str, what: &str) -> String {
    let what = without_stop(what);
    format!("{name}, something good came of it: {what}. You have a part in that. Thank you.")
}

/// A text as it may stand before other words.
fn without_stop(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

/// What to bring to a talk: three questions, a shared interest, and something the user could give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kit {
    /// Three questions.
    pub questions: Vec<&'static str>,
    /// Something that interests both.
    pub interest: Option<Interest>,
    /// Something that the user could give: an item of the share list that suits the person, or else the first thing
    /// that people can ask the user.
    pub gift: Option<String>,
}

/// Something that interests both the user and a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interest {
    /// What the person knows or is tagged with, which the user knows too.
    Both(String),
    /// A topic that the two have talked about.
    Talked(String),
}

/// The kit for a talk with a person, for an aim. Empty for whoever decides about it.
pub fn kit(book: &Book, aim: &Aim, person: PersonId, how: Option<PathHow>) -> Kit {
    let Some(questions) = kit_questions(how) else { return Kit::default() };
    let shared = things_for(book, person).into_iter().map(|(_, it)| in_words(it)).next();
    let asks = || book.settings().asks.iter().find(|it| it.gone.is_none()).map(|it| it.what.clone());
    let gift = shared.or_else(asks);
    Kit { questions: questions.to_vec(), interest: interest(book, aim, person), gift }
}

/// What the person knows and the user too; otherwise the latest topic of the two that is about what the person knows,
/// or that is plainly the name of a thing. Only the user reads it.
fn interest(book: &Book, aim: &Aim, person: PersonId) -> Option<Interest> {
    let body = book.people.get(person)?;
    let theirs: Vec<&String> = body.knows().map(|it| &it.what).chain(body.tags.iter()).collect();
    let asks = book.settings().asks.iter().filter(|it| it.gone.is_none()).map(|it| it.what.clone());
    let own: Vec<String> = asks.collect();
    // The questions are about the aim already. Something else opens a talk.
    let about = subject(&aim.what);
    let is_same = |one: &str, other: &str| {
        [(one, other), (other, one)].into_iter().any(|(words, text)| finder(book, words)(text).is_some())
    };
    let both = theirs.iter().find(|it| !is_same(&about, it) && own.iter().any(|own| is_same(own, it)));
    let is_theirs = |topic: &&String| theirs.iter().any(|it| is_same(it, topic));
    let topic = |it: &Exchange| {
        let of_theirs = it.topics.iter().filter(|_| talking_point::is_light(it)).find(is_theirs);
        let topic = of_theirs.cloned().or_else(|| talking_point::topic(book, body, it));
        topic.filter(|it| !is_same(&about, it))
    };
    let talked = || book.exchanges_with(person).rev().find_map(|(_, it)| topic(it));
    both.map(|it| Interest::Both((*it).clone())).or_else(|| talked().map(Interest::Talked))
}
