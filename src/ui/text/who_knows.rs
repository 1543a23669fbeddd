//! Who knows about something: the search, its lists, and the words for evidence.

use super::catalogue::sentences;
use super::common::full_stop;
use super::vocabulary::{circle, warmth_word};
use super::{around, join, partial, sentence};
use crate::domain::{Depth, Gone, HowKnown, Knows, PartialDate};
use crate::insight::knows::{HeldBack, Hit, Part, ReferralWhy, Tier, Whole};
use crate::web::intl::{self, Style};

sentences! {
    title: "Who knows about";
    hint: "tenders, tea, antennas";
    words_in_use: "Words in use";
    no_knowledge: "Say what somebody knows about on their page, and you find them here.";
    knows_it: "Knows it";
    some_words: "Some of the words";
    may_know_who: "May know who";
    people_in(word): "People in {word}";
    could_know_who: "Who could know who";
    only_mentioned: "Only mentioned";
    why_not: "Why not?";
    nobody_yet(words): "Nobody yet for “{words}”.";
    slip(typed, shown): "Nothing for “{typed}”. These are for “{shown}”.";
    near: "Words in use that are near";
    put_on_project: "Put it on a project as missing";
    new_project: "A new project";
    is_on_project(project, words): "{project} needs {words}.";

    ask(name): "Ask {name}";
    hello_first(name): "Say hello first to {name}";
    ask_bridge(name): "Ask {name} to introduce you";

    curious: "is learning it";
    does: "does it";
    known_for: "known for it";
    seen: "you have seen it";
    they_say: "they say so";
    told: "somebody told you";
    told_by(name): "{name} told you";
    from_title: "from the title";
    how_not_noted: "how not noted";
    by_role: "from the role";
    by_lessons: "you learned it from them";
    by_tag: "from your tag";
    means_the_same: "means the same";
    noted_in(date): "noted in {date}, still so?";

    because_one(clause): "Here because {clause}.";
    because_two(first, second): "Here because {first}, and {second}.";
    last_because(clause): "Last, because {clause}.";
    l_archived: "you archived them";
    l_paused(day): "you wanted to leave them until {day}";
    c_stated: "you noted it yourself";
    c_role: "the role says so";
    c_lessons: "you learned it from them";
    c_tag: "your tag says so";
    c_one: "all the words stand together";
    c_several: "the words stand in several places";
    c_some: "some of the words are there";
    c_known_for: "they are known for it";
    c_does: "they do it";
    c_unset: "you noted it, without saying how well";
    c_curious: "they are learning it";
    c_fresh: "it was noted in the last three years";
    c_old: "it was noted more than three years ago";
    c_warmth(state): "the tie is {state}";
    c_no_talk: "you have no talk noted yet";
    c_circle(name): "they are in your {name} circle";
    c_no_circle: "they are in no circle yet";

    held_archived: "archived";
    held_paused(day): "resting until {day}";
    held_strained: "the last talk was strained";
    held_promise: "a promise of yours to them is open";
    held_asks: "you have asked twice in a row";

    knows_somebody(name): "Close to {name}, who knows it.";
    works_at(place): "Works at {place}.";
    group_of: "Everybody in this group.";
    met_on(day): "People you met on {day}, not in the book yet.";
    met: "People you met, not in the book yet.";
    learning_too(what): "Learning it too: {what}.";
    still: "Still so?";
    yes_still: "Still so";
    still_label(what): "{what}: still so";
    not_any_more: "Not any more";
    not_this: "Not this";
    not_this_label(what, name): "Not this: {what}, {name}";
    so_again: "It is so again";
    so_again_label(what): "It is so again: {what}";
    does_not_count: "Does not count";
    is_it_still_so: "Is it still so?";
    join_short: "Make them one";
    join_words(one, other): "Make them one: {one} and {other}";
    noted: "Noted.";
    gone_not_any_more(what): "{what}: not any more";
    gone_not_this(what): "{what}: not this";
    was_asked: "you asked lately";
}

pub(crate) fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Curious => curious(),
        Depth::Does => does(),
        Depth::KnownFor => known_for(),
    }
}

pub(crate) fn how(how: HowKnown) -> &'static str {
    match how {
        HowKnown::Seen => seen(),
        HowKnown::TheySay => they_say(),
        HowKnown::Told => told(),
        HowKnown::Title => from_title(),
    }
}

pub(crate) fn gone(what: &str, gone: Gone) -> String {
    match gone {
        Gone::NotAnyMore => gone_not_any_more(&what),
        Gone::NotThis => gone_not_this(&what),
    }
}

/// The date as of which something is known: the year is enough.
fn as_of(date: PartialDate) -> String {
    date.year().map_or_else(|| partial(date), |it| it.to_string())
}

/// How the user knows, with the name of the one who told it.
fn how_or_who(known: Option<HowKnown>, who_said: &str) -> String {
    match known {
        Some(HowKnown::Told) if !who_said.is_empty() => told_by(&who_said),
        Some(it) => how(it).to_owned(),
        None => String::new(),
    }
}

/// The evidence after the texts that it is about: a sentence of its own if the last of them is one.
pub(crate) fn hit_after(hit: &Hit) -> String {
    let evidence = self::hit(hit);
    if hit.texts.last().is_some_and(|it| is_sentence(&it.text)) { sentence(&evidence) } else { evidence }
}

/// Whether a text ends as a sentence does, so that no comma can follow.
pub(crate) fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…'])
}

/// The evidence of a field of knowledge: "known for it, you have seen it, 2023". One that is old is in doubt, as in the
/// search.
pub(crate) fn evidence(knows: &Knows, is_old: bool) -> String {
    stated(knows.depth, &how_or_who(knows.how, &knows.who_said), knows.as_of, is_old)
}

/// Plain words say that somebody does it, and not how the user knows.
fn stated(depth: Option<Depth>, how: &str, date: Option<PartialDate>, is_old: bool) -> String {
    let is_plain = depth.is_none() && how.is_empty();
    let (depth, how) = if is_plain { (does(), how_not_noted()) } else { (depth.map_or("", self::depth), how) };
    join(&[depth, how, &year(date, is_old)], ", ")
}

/// The year as of which something is known, in doubt if it is old.
fn year(date: Option<PartialDate>, is_old: bool) -> String {
    let date = date.map(as_of).unwrap_or_default();
    if is_old { noted_in(&date) } else { date }
}

/// The evidence of somebody who knows it.
pub(crate) fn hit(hit: &Hit) -> String {
    let of_tier = |words: &str| join(&[words, &year(hit.as_of, hit.is_old)], ", ");
    let evidence = match hit.tier {
        Tier::Stated => stated(hit.depth, &how_or_who(hit.how, &hit.who_said), hit.as_of, hit.is_old),
        Tier::Role => of_tier(by_role()),
        Tier::Lessons => of_tier(by_lessons()),
        Tier::Tag => of_tier(by_tag()),
    };
    join(&[&evidence, if hit.means_the_same { means_the_same() } else { "" }], ", ")
}

/// The sentence of reason, from the parts that decide the place.
pub(crate) fn because(hit: &Hit) -> String {
    if let Some(held) = hit.held_back {
        return last(held);
    }
    match hit.because.as_slice() {
        [] => because_one(&clause(Part::Tier, hit)),
        [one] => because_one(&clause(*one, hit)),
        [one, two, ..] => because_two(&clause(*one, hit), &clause(*two, hit)),
    }
}

/// Why somebody stands last.
pub(crate) fn last(held: HeldBack) -> String {
    last_because(&match held {
        HeldBack::Archived => l_archived().to_owned(),
        HeldBack::Paused(day) => l_paused(&intl::date(day, Style::Day)),
        _ => held_back(held),
    })
}

fn clause(part: Part, hit: &Hit) -> String {
    let words = match part {
        Part::Warmth => return hit.warmth.map_or_else(|| c_no_talk().to_owned(), |it| c_warmth(&warmth_word(it))),
        Part::Circle => return hit.circle.map_or_else(|| c_no_circle().to_owned(), |it| c_circle(&circle(it))),
        Part::Tier => match hit.tier {
            Tier::Stated => c_stated(),
            Tier::Role => c_role(),
            Tier::Lessons => c_lessons(),
            Tier::Tag => c_tag(),
        },
        Part::Whole => match hit.whole {
            Whole::One => c_one(),
            Whole::Several => c_several(),
            Whole::Some => c_some(),
        },
        Part::Depth => match hit.depth {
            Some(Depth::KnownFor) => c_known_for(),
            Some(Depth::Does) => c_does(),
            Some(Depth::Curious) => c_curious(),
            None => c_unset(),
        },
        Part::Freshness if hit.is_old => c_old(),
        Part::Freshness => c_fresh(),
    };
    words.to_owned()
}

pub(crate) fn held_back(held: HeldBack) -> String {
    match held {
        HeldBack::Paused(day) => held_paused(&intl::date(day, Style::Day)),
        HeldBack::Archived => held_archived().to_owned(),
        HeldBack::Strained => held_strained().to_owned(),
        HeldBack::Promise => held_promise().to_owned(),
        HeldBack::ManyAsks => held_asks().to_owned(),
    }
}

/// The words before and after the text that a referral was found in, or all of them before it. `name` is that of the
/// person who knows it.
pub(crate) fn referral(why: &ReferralWhy, name: &str) -> (String, String) {
    let (before, after) = match why {
        ReferralWhy::Knows(..) => (knows_somebody(&name), String::new()),
        ReferralWhy::WorksAt(_) => around(works_at),
        ReferralWhy::Group(_) => (group_of().to_owned(), String::new()),
        ReferralWhy::Met(Some(day)) => (met_on(&intl::date(*day, Style::Day)), String::new()),
        ReferralWhy::Met(None) => (met().to_owned(), String::new()),
        ReferralWhy::Learning(_) => around(learning_too),
        ReferralWhy::Words(_) | ReferralWhy::ThirdPerson(_) => around(full_stop),
    };
    // One stop is enough after words of the user that end with one.
    let is_closed = why.found().is_some_and(|it| is_sentence(&it.text));
    let after = if is_closed { after.trim_start_matches('.').to_owned() } else { after };
    (before, after)
}

/// The words of a referral with the text that it was found in.
pub(crate) fn referral_whole(why: &ReferralWhy, name: &str) -> String {
    let (before, after) = referral(why, name);
    let found = why.found().map(|it| it.text.as_str()).unwrap_or_default();
    [before.as_str(), found.trim_end(), &after].concat()
}
