//! The parts of the book that may stand in a message: topics, places and shared things.
//!
//! The user writes for their own eyes. Promises, notes, dos and don'ts and the questions for next time are words
//! *about* somebody, so none of them is ever part of words *to* somebody. A topic may be, if it is plainly the name of
//! a thing ([`noun_phrase`]). A missing phrase is better than an exposed private remark, so in doubt there is none.

use crate::domain::{Book, Exchange, Person, SharedItem, Tone, normalize};

/// The longest noun phrase, in words; a longer text tells a story (design decision).
const MOST_WORDS: usize = 6;

// Each list is one text, which is smaller in the program than a list of texts. The lists are English.

/// Pronouns, negatives and verbs: a text with one of them is a sentence, a remark, or about somebody else.
const NO_NOUNS: &str = "am are be been can could did do does had has have is may might must shall should was were \
    will would came fell gave got left lost made owe quit sold told took want went \
    he her hers herself him himself his i it me mine my our she their them they us we who whom whose you your \
    ask avoid careful dont if never no not nothing please that when where whether which why";
/// Sensitive subjects, where a light word would hurt, and things that are not meant for everybody's ears.
const HEAVY: &str = "abortion accident addiction affair argument assault bankruptcy biopsy breakup burnout cancer \
    chemo clinic complaint conflict court crash custody death debt depression diagnosis died dismissal divorce \
    drinking dying ex fight fired funeral gossip grave grief hospital illness infection late lawsuit layoff loan loss \
    miscarriage money operation pregnancy pregnant prison quarrel redundancy rehab results rumour salary scan secret \
    separation sick suicide surgery surprise therapy treatment trial tumour unpaid";
/// Nouns for people: a message says nothing about a third person.
const SOMEBODY: &str = "aunt baby boss boy boyfriend brother child children colleague cousin dad daughter family \
    father fiance fiancee friend girl girlfriend grandchild grandfather grandmother guy husband kid man mother mom \
    mum neighbour neighbor nephew niece parent partner people sister somebody someone son twin uncle wife woman";
/// Harmless things, the only ones that a message may speak of (design decision): a list of sensitive subjects can never
/// be complete, and a neutral line is always there.
const THINGS: &str = "album allotment anniversary apartment app article attic award bakery balcony band barbecue beach \
    bike boat book bookshelf brew bread bridge budget bus cafe cake camera campsite canoe car castle cat celebration \
    ceramics ceremony chapter cheese chess choir church cinema class climb club coast code coffee comet concert \
    conference cookbook cooking cottage course crossword cruise curry cycling dance deadline demo design dinner dog \
    draft drawing ebook eclipse editor essay event exam excursion exhibition expo fair farm ferry festival film flat \
    flight flower football forecast forest framework furniture gallery game garage garden gig glacier group guitar \
    hall harbour harvest hens hike hill history hobby holiday honey hotel house icecream idea instrument interview \
    invoice island jam jersey job joke journey kayak keynote kitchen lake language launch lecture lesson letter \
    library line lighthouse list logo lunch machine magazine mail manual map marathon market match meal meadow \
    meetup menu meteor model moon mountain move movie museum music neighbourhood newsletter note notebook novel \
    office opening opera orchard orchestra orchid outing oven paddle painting panel paper park party path patch \
    photo photograph piano picnic picture pilot plan plane planning plant play playlist podcast poem poetry \
    pool postcard poster pottery prairie presentation press printer prize programme program project proposal \
    prototype pub puppy puzzle quilt race radio railway recipe record reading redesign release renovation repair \
    report research restaurant review ride river road robot rocket roof room route run sail sailing saxophone school \
    screenplay sculpture sea season seed semester seminar series sewing shelf ship shop show sketch ski skiing snow \
    software song soup sourdough spreadsheet spring stage station story stove street studio summer supper survey \
    swim swimming system table talk tea team telescope tender tent test theatre thesis ticket tide timetable tomato \
    tool tour tournament town toy track trail train training tram translation tree trip tune upgrade vase video view \
    village vineyard violin volcano volleyball walk website wedding weekend whale wine winter wood workshop yoga zoo";
/// Words that cannot end a phrase.
const JOINTS: &str = "a about after an and at before beside by for from in of on or than the to with";
/// Tags of an exchange that the user keeps to themselves.
const KEPT: &str = "confidential personal private secret sensitive";

/// A short noun phrase that begins with "the", as it may stand in a message. None where in doubt: for a sentence, a
/// verb, a pronoun, somebody else, a sensitive subject. A word with a capital letter may be somebody's name, so it has
/// to be a word of one of the `places`.
///
/// # Examples
///
/// ```
/// use kith::insight::talking_point::noun_phrase;
///
/// let of = |text: &str| noun_phrase(text, &["Bergen"]);
/// assert_eq!(of("The flat in Bergen."), Some("the flat in Bergen".to_owned()));
/// assert_eq!(of("the talk with Marta"), None);
/// assert_eq!(of("the notes that she lent me"), None);
/// assert_eq!(of("lend him the book"), None);
/// ```
pub fn noun_phrase(text: &str, places: &[&str]) -> Option<String> {
    let mut words = text.trim().trim_end_matches('.').split_whitespace();
    words.next().filter(|it| it.eq_ignore_ascii_case("the"))?;
    let words: Vec<&str> = words.collect();
    let is_small = |word: &str| !word.starts_with(char::is_uppercase);
    let is_place = |word: &str| {
        let word = normalize(word);
        places.iter().any(|it| words_of(it).any(|it| it == word))
    };
    let is_letters = |word: &str| word.chars().all(|it| it.is_alphabetic() || it == '-');
    let is_past = |word: &str| word.len() > 4 && word.ends_with("ed");
    let is_plain = |word: &&str| is_letters(word) && !is_past(word) && (is_small(word) || is_place(word));
    let is_whole = words.last().is_some_and(|it| !has(JOINTS, it)) && words.len() < MOST_WORDS;
    let is_thing = |word: &str| {
        let normal = normalize(word);
        is_place(word) || has(THINGS, &normal) || normal.strip_suffix('s').is_some_and(|it| has(THINGS, it))
    };
    // Each part of "the flat with the balcony" must end in a harmless thing.
    let are_things = words
        .split(|it| has(JOINTS, it))
        .filter(|it| !it.is_empty())
        .all(|it| it.last().is_some_and(|it| is_thing(it)));
    (is_whole && are_things && words.iter().all(is_plain) && !is_refused(text))
        .then(|| format!("the {}", words.join(" ")))
}

/// The topic of an exchange, for a message to one of its people; none where in doubt. There is none after a strained
/// exchange, for one that the user keeps to themselves, beside a sensitive subject, and if a don't or the note for next
/// time is about the same thing: that note may say not to mention it.
pub(super) fn topic(book: &Book, person: &Person, exchange: &Exchange) -> Option<String> {
    if !is_light(exchange) {
        return None;
    }
    let noted = || person.donts.iter().chain([&exchange.next_time]);
    let is_noted = |word: String| word.len() > 3 && noted().any(|it| words_of(it).any(|it| it == word));
    let places = [person.place.as_str(), &person.how_met.place];
    let found = exchange.topics.iter().find_map(|it| noun_phrase(it, &places))?;
    (!words_of(&found).any(is_noted) && !names_somebody(book, &found)).then_some(found)
}

/// Whether an exchange had a good tone and no sensitive subject, and is not one that the user keeps to themselves.
pub(super) fn is_light(exchange: &Exchange) -> bool {
    let mut texts = exchange.topics.iter().chain([&exchange.notes]);
    !matches!(exchange.tone, Some(Tone::Mixed | Tone::Strained))
        && !exchange.tags.iter().any(|it| has(KEPT, &normalize(it)))
        && !texts.any(|it| words_of(it).any(|it| has(HEAVY, &it)))
}

/// The place where the user met a person, if it reads well after "at".
pub(super) fn met(book: &Book, person: &Person) -> Option<String> {
    let place = person.how_met.place.as_str();
    noun_phrase(place, &[place]).filter(|it| !names_somebody(book, it))
}

/// A shared item as a message has it: its title and its link, or the link alone if the title is a remark.
pub(super) fn shared(book: &Book, item: &SharedItem) -> Option<String> {
    let is_title = !item.what.is_empty() && !is_refused(&item.what) && !names_somebody(book, &item.what);
    let title = if is_title { item.what.as_str() } else { "" };
    let parts: Vec<&str> = [title, &item.link].into_iter().filter(|it| !it.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Whether a text has a word of the name of anybody in the book.
pub(super) fn names_somebody(book: &Book, text: &str) -> bool {
    let words: Vec<String> = words_of(text).collect();
    let is_named = |person: &Person| {
        let names = [&person.given, &person.middle, &person.family, &person.nickname, &person.other_script];
        names.into_iter().any(|it| words_of(it).any(|it| words.contains(&it)))
    };
    book.people.iter().any(|(_, it)| is_named(it))
}

/// Whether a text has a word that no message should have.
fn is_refused(text: &str) -> bool {
    let is_listed = |word: &str| [NO_NOUNS, HEAVY, SOMEBODY].iter().any(|it| has(it, word));
    words_of(text).any(|it| is_listed(&it) || it.strip_suffix('s').is_some_and(is_listed))
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|it| it == word)
}

/// The normalized words of a text, parted at everything but letters and digits.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> =
        normalize(text).replace('\'', "").split(|it: char| !it.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::noun_phrase;

    fn check(texts: &[&str], is_taken: bool) {
        for text in texts {
            assert_eq!(
                noun_phrase(text, &["Bergen", "the grid conference in Trondheim"]).is_some(),
                is_taken,
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_name_of_a_thing_may_stand_in_a_message() {
        check(
            &[
                "the new house",
                "The first invoice.",
                "the flat with the balcony",
                "the two flats in Bergen",
                "the tram in Trondheim",
                "the café by the harbour",
                "the first flight test",
            ],
            true,
        );
    }

    #[test]
    fn what_is_for_my_own_eyes_stays_in_the_book() {
        check(
            &[
                "",
                "the",
                "?",
                "your notes from Kigali",
                "two flats",
                "castings",
                "pregnant",
                "Marta",
                "ask about the boat",
                "lend him the book",
                "send the sheet",
                "the divorce",
                "the layoffs",
                "the job he lost",
                "the talk with Marta",
                "the neighbour's dog",
                "the ex-husband",
                "the new boss",
                "the daughters",
                "the house is sold",
                "the house burned",
                "the plan for",
                "the plan (secret)",
                "the house. Also the boat",
                "the surprise party",
                "the long story of the boat and the harbour",
                "the notes you lent me",
                "the panic attack",
                "the stroke",
                "the dementia",
                "the eviction",
                "the visa refusal",
                "the awful haircut",
                "the weight gain",
                "the new intern",
                "the house of the landlord",
            ],
            false,
        );
    }
}
