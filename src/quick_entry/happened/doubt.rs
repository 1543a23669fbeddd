//! Whether a talk that the rules have read may not have taken place: "planned a walk with Luis, it poured".
//!
//! No rules can know every way in which nothing happened. So a word that often tells of one, without a word that proves
//! a talk, makes a question for the user: a wrong exchange would be worse than a question.

mod lexicon;

use std::ops::Range;

use super::clauses::clauses;
use super::lexicon::{MEETINGS, TELLING};
use super::phrases::{is_in_phrase, is_planned};
use crate::domain::{Channel, Initiator};
use crate::quick_entry::manner::is_contact;
use crate::quick_entry::reading::{Reading, Who};
use crate::quick_entry::tokens::{State, Words};
use lexicon::{
    ABOUT, ABSENCE, ACTS_ON, ASKING, BROKEN, COMPANY, DENYING, ENDINGS, FAILURES, FAMILY, FAVOURS, GOING, HINDRANCES,
    INTENTIONS, LIFE, MOMENTS, NOT_SHARED, OTHERS, OWN_FAILURES, PARTLY, PARTS_OF_TALKS, PAST, PROOFS, QUALITIES,
    QUESTIONS, REACHES_ME, REACHING, REASONS, REPORTING, SHARED_ACTS, TALKS, THERE, THINGS, TOWARDS, VISITING, WELL,
};

/// Whether a sentence that was read as a talk has a cue that nothing happened, and nothing that proves the talk.
///
/// `left_out` are the words that the rules have left out of the talk, as those of people who were not there.
pub(in crate::quick_entry) fn is_in_doubt(words: &Words<'_>, reading: &Reading, left_out: &[usize]) -> bool {
    let is_of = |it: usize, table: &[&str]| table.contains(&words.normalized(it));
    // "Lunch with Luis, he texted that he is ill": the lunch is in doubt.
    let reached = (0..words.len()).find(|it| is_of(*it, REACHING)).unwrap_or(words.len());
    // "Asked Luis whether Ana is well".
    let asks = |it: usize| is_of(it, ASKING) && (it + 1..it + 4).any(|at| is_of(at, QUESTIONS));
    let is_asked = reading.how.is_none() && (0..words.len()).any(asks);
    let is_far = is_asked || reading.how.is_some_and(is_from_far);
    let is_remote = !(0..reached).any(|it| is_of(it, MEETINGS)) && is_far;
    // "Luis's assistant said he is out": a talk with the assistant.
    let is_said = |it: usize| is_of(it, TELLING);
    if reading.who.is_empty() && !reading.encounter.is_empty() && (0..words.len()).any(is_said) {
        return false;
    }
    let is_reached = reached < words.len();
    let doubt = Doubt { words, clauses: clauses(words), is_remote, is_reached, left_out };
    let cues = doubt.cues();
    let only_denies = cues.iter().all(|it| it.kind == Kind::Denial);
    let is_measured = reading.minutes.is_some() && only_denies;
    let is_proved = is_measured || (0..words.len()).any(|it| doubt.proves(it, &cues));
    !is_proved && (!cues.is_empty() || doubt.is_bare(reading) || doubt.is_adrift(reading) || doubt.is_only_planned())
}

fn is_known(who: &Who) -> bool {
    matches!(who, Who::Known(_))
}

fn is_from_far(how: Channel) -> bool {
    matches!(how, Channel::Call | Channel::Video | Channel::Email | Channel::Message | Channel::Letter)
}

/// What a cue tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Denial,
    Intention,
    Failure,
    Hindrance,
}

struct Cue {
    at: usize,
    kind: Kind,
}

struct Doubt<'a> {
    words: &'a Words<'a>,
    clauses: Vec<Range<usize>>,
    /// Whether the talk was by telephone or in writing.
    is_remote: bool,
    /// Whether a verb tells of it: "called Luis", not "call with Luis".
    is_reached: bool,
    /// The words left out of the talk.
    left_out: &'a [usize],
}

impl Doubt<'_> {
    /// Whether a sentence has no word of a contact at all: "went to Luis's with soup", "Luis liked my photo".
    fn is_bare(&self, reading: &Reading) -> bool {
        let is_felt = reading.tone.is_some() || reading.energy.is_some() || reading.minutes.is_some();
        let is_named = reading.how.is_some() || reading.purpose.is_some() || !reading.who.iter().all(is_known);
        let is_act = |word: &str| is_contact(word) || TOWARDS.contains(&word);
        let is_contact = (0..self.words.len()).any(|it| is_act(self.words.normalized(it)));
        !reading.who.is_empty() && !is_felt && !is_named && !self.has_company(0..self.words.len()) && !is_contact
    }

    /// Whether every contact of the sentence is still to come: "I really ought to ring Mum".
    fn is_only_planned(&self) -> bool {
        let is_act = |it: &usize| {
            let word = self.words.normalized(*it);
            self.words.list[*it].state != State::Spent && (is_contact(word) || TOWARDS.contains(&word))
        };
        let mut acts = (0..self.words.len()).filter(is_act).peekable();
        let goes = |at: usize| (at.saturating_sub(3)..at).any(|it| GOING.contains(&self.words.normalized(it)));
        acts.peek().is_some() && acts.all(|it| is_planned(self.words, it) && !goes(it))
    }

    /// Whether the sentence goes on with an act without the other: "tea with Luis, the doctor rang".
    fn is_adrift(&self, reading: &Reading) -> bool {
        let is_felt = reading.tone.is_some() || reading.energy.is_some() || reading.minutes.is_some();
        let is_theirs = reading.began == Some(Initiator::Them);
        let is_act = |it: usize| {
            let word = self.words.normalized(it);
            let is_past = word.len() > 4 && word.ends_with("ed") && !self.words.list[it].is_capital;
            (is_past || PAST.contains(&word)) && !is_in_phrase(self.words, it) && !TOWARDS.contains(&word)
        };
        let is_apart = |it: &Range<usize>| it.clone().all(|at| self.words.list[at].state != State::Spent);
        let is_there = |it: usize| THERE.contains(&self.words.normalized(it)) || self.is_name(it);
        let mut after = self.clauses.iter().skip(1).filter(|it| is_apart(it));
        // "Finished the report with Björn, worked till late": they were together.
        let first = self.clauses.first().cloned().unwrap_or_default();
        let is_together = self.has_company(first.clone()) && first.into_iter().any(|it| self.is_shared_act(it));
        !is_felt && !is_theirs && !is_together && after.any(|it| it.clone().any(is_act) && !it.clone().any(is_there))
    }

    fn cues(&self) -> Vec<Cue> {
        (0..self.words.len())
            .filter(|it| !self.is_apart(*it))
            .filter_map(|at| self.kind(at).map(|kind| Cue { at, kind }))
            .filter(|it| !self.is_harmless(it))
            .collect()
    }

    /// Whether a word tells of something besides the talk: a topic, a promise, or the absence of somebody else.
    /// "Walk with Luis, stayed home" names nobody else.
    fn is_apart(&self, at: usize) -> bool {
        let names = |it: usize| self.is_name(it);
        self.words.list[at].state == State::Spent
            && (!self.left_out.contains(&at) || self.clause(at).any(names) || self.is_excepted(at))
    }

    /// Whether a word looks like a name: "no Luis" tells of an absence.
    fn is_name(&self, at: usize) -> bool {
        self.words.list.get(at).is_some_and(|it| it.is_capital && it.normalized != "i")
    }

    /// "Met Kenji, not Luis".
    fn is_excepted(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|it| self.is_name(it) && self.left_out.contains(&it))
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        let word = self.words.normalized(at);
        let is_name = self.words.list[at].is_capital && !self.words.before(at).is_empty();
        let has = |table: &[&str]| table.iter().any(|it| self.words.phrase_at(at, it));
        match () {
            () if is_name => None,
            // "Nearly 2 hours".
            () if matches!(word, "nearly" | "almost")
                && self.words.normalized(at + 1).starts_with(|it: char| it.is_ascii_digit()) =>
            {
                None
            }
            // "She's lonely without Dad".
            () if word == "without" && self.is_told(&self.clause(at)) => Some(Kind::Denial),
            () if matches!(word, "no" | "without") && self.is_name(at + 1) => Some(Kind::Failure),
            () if DENYING.contains(&word) || word.ends_with("n't") => Some(Kind::Denial),
            () if self.is_of_household(at) => Some(Kind::Failure),
            () if has(INTENTIONS) => Some(Kind::Intention),
            () if has(FAILURES) => Some(Kind::Failure),
            () if has(HINDRANCES) => Some(Kind::Hindrance),
            () => None,
        }
    }

    /// "His wife answered", "her sister says".
    fn is_of_household(&self, at: usize) -> bool {
        let verb = self.words.normalized(at + 2);
        let is_verb = TELLING.contains(&verb) || matches!(verb, "answered" | "picked" | "took" | "opened");
        matches!(self.words.normalized(at), "his" | "her" | "their")
            && FAMILY.contains(&self.words.normalized(at + 1))
            && is_verb
    }

    fn is_harmless(&self, cue: &Cue) -> bool {
        is_in_phrase(self.words, cue.at)
            || self.is_in_part(cue)
            || self.is_reported(cue.at)
            || self.is_of_life(cue)
            || self.is_news(cue.at)
    }

    /// Words of a talk after all: "not a good talk", "didn't discuss the budget", "left Luis a voicemail".
    fn is_in_part(&self, cue: &Cue) -> bool {
        let clause = self.clause(cue.at);
        let word = self.words.normalized(cue.at);
        let near = |table: &[&str], far: usize| {
            (cue.at + 1..clause.end.min(cue.at + 1 + far)).any(|it| table.contains(&self.words.normalized(it)))
        };
        let before = |test: &dyn Fn(usize) -> bool| (clause.start..cue.at).any(test);
        match (cue.kind, word) {
            (_, "voicemail") => before(&|it| self.words.normalized(it) == "left"),
            (_, "instead") => before(&|it| is_contact(self.words.normalized(it)) && !is_planned(self.words, it)),
            (Kind::Failure, "cancel" | "postpone" | "reschedule") => {
                self.words.before(cue.at) == "to" && before(&|it| REACHING.contains(&self.words.normalized(it)))
            }
            (Kind::Hindrance, _) if before(&|it| self.words.normalized(it) == "despite") => true,
            (Kind::Denial, "not" | "wasn't" | "isn't") if near(QUALITIES, 3) => !near(MOMENTS, 4),
            (_, "but") => is_contact(self.words.normalized(cue.at + 1)) || near(QUALITIES, 1) || near(WELL, 2),
            (Kind::Denial, "no" | "nobody" | "none" | "nothing" | "nowhere") => false,
            (Kind::Denial, _) => near(PARTS_OF_TALKS, 1) || near(PARTLY, 3),
            (Kind::Hindrance, _) => self.is_remote && self.is_from_somebody(cue.at),
            _ => false,
        }
    }

    /// "Phone call from Kenji: train strike".
    fn is_from_somebody(&self, at: usize) -> bool {
        (1..at).any(|it| self.words.list[it].is_capital && self.words.before(it) == "from")
    }

    /// "Texted Luis that I can't come", "lunch with Luis about the strike": the content of a talk.
    fn is_reported(&self, at: usize) -> bool {
        let clause = self.clause(at);
        let is_of = |it: usize, table: &[&str]| table.contains(&self.words.normalized(it));
        (clause.start..at).any(|report| {
            let is_after = |test: &dyn Fn(usize) -> bool| (clause.start..report).any(test);
            let is_doubtful = is_after(&|it| self.kind(it).is_some());
            let is_report = self.is_remote && is_of(report, REPORTING) && is_after(&|it| is_of(it, REACHING));
            let is_reason = self.words.normalized(report) == "for" && is_after(&|it| is_of(it, FAVOURS));
            let is_topic = is_reason || is_of(report, ABOUT) && is_after(&|it| is_contact(self.words.normalized(it)));
            !is_doubtful && (is_report || is_topic)
        })
    }

    /// "Called Luis, he didn't get the job", "called Luis, he is ill".
    fn is_of_life(&self, cue: &Cue) -> bool {
        let clause = self.clause(cue.at);
        if !self.is_told(&clause) || self.words.normalized(cue.at) == "but" {
            return false;
        }
        let has = |table: &[&str]| clause.clone().any(|it| table.contains(&self.words.normalized(it)));
        let is_stem = |word: &str, it: &str| word.strip_prefix(it).is_some_and(|end| ENDINGS.contains(&end));
        let has_stem =
            |table: &[&str]| clause.clone().any(|at| table.iter().any(|it| is_stem(self.words.normalized(at), it)));
        match cue.kind {
            Kind::Hindrance | Kind::Failure if self.is_of_family(&clause) => true,
            Kind::Hindrance => self.is_remote,
            Kind::Failure => self.is_remote && (has(LIFE) || self.is_reached && self.is_own_failure(cue.at, &clause)),
            Kind::Denial => !has_stem(ABSENCE),
            Kind::Intention => self.is_remote,
        }
    }

    /// "Dinner at Will's, his wife was away": somebody else was.
    fn is_of_family(&self, clause: &Range<usize>) -> bool {
        let has = |table: &[&str]| clause.clone().any(|it| table.contains(&self.words.normalized(it)));
        has(FAMILY) && has(&["away", "abroad", "holiday", "vacation", "leave"])
    }

    /// "Called Mum, she forgot her keys": a misfortune with a thing of its own, and no call that failed.
    fn is_own_failure(&self, at: usize, clause: &Range<usize>) -> bool {
        let word = |it: usize| self.words.normalized(it);
        let has_object = (at + 1..clause.end).any(|it| THINGS.contains(&word(it)) && it + 1 < clause.end);
        OWN_FAILURES.contains(&word(at)) && has_object && !clause.clone().any(|it| ABSENCE.contains(&word(it)))
    }

    /// "Ana called, she can't come on Sunday": she had reached the user.
    fn is_news(&self, at: usize) -> bool {
        let is_call = |it: usize| {
            it > 0
                && REACHES_ME.contains(&self.words.normalized(it))
                && self.words.list[it - 1].is_capital
                && self.words.before(it) != "i"
                && !self.words.is_possessive(it - 1)
        };
        let Some(call) = (0..at).find(|it| is_call(*it)) else { return false };
        let clause = self.clause(at);
        let is_own = |it: usize| matches!(self.words.normalized(it), "i" | "my" | "but");
        let is_broken = clause.clone().any(|it| BROKEN.contains(&self.words.normalized(it)));
        // "Sam rang: no, he isn't moving".
        let is_told = self.is_told(&clause) || (clause.len() == 1 && self.words.normalized(at) == "no");
        self.is_remote && is_told && !is_broken && !(call..at).any(is_own)
    }

    /// Whether a clause tells about somebody else: "he", "his knee".
    fn is_told(&self, clause: &Range<usize>) -> bool {
        let before = self.clauses.iter().find(|it| it.end == clause.start);
        if let Some(before) = before.filter(|_| self.words.normalized(clause.start) == "because") {
            return self.is_told(before);
        }
        let is_join = matches!(self.words.normalized(clause.start), "and" | "but" | "because" | "so" | "then");
        let first = self.words.normalized(clause.start + usize::from(is_join));
        let is_told = ["he", "she", "they", "his", "her", "their", "he's", "she's", "they're", "who", "it's", "whose"];
        is_told.contains(&first)
    }

    fn clause(&self, at: usize) -> Range<usize> {
        self.clauses.iter().find(|it| it.contains(&at)).cloned().unwrap_or(at..at + 1)
    }

    /// Whether a talk is proved by the words from a position, which no cue before them takes back.
    fn proves(&self, at: usize, cues: &[Cue]) -> bool {
        let clause = self.clause(at);
        let here = || cues.iter().filter(|it| clause.contains(&it.at));
        let is_taken_back = here().any(|it| it.at < at || it.at == at + 1 || it.kind == Kind::Intention);
        if is_taken_back || is_planned(self.words, at) || self.words.list[at].state == State::Spent {
            return false;
        }
        let word = self.words.normalized(at);
        let is_proof = PROOFS.iter().any(|it| self.words.phrase_at(at, it)) && !self.words.is_possessive(at + 1);
        let reason = (at..clause.end).find(|it| REASONS.contains(&self.words.normalized(*it))).unwrap_or(clause.end);
        let is_shared = self.is_shared_act(at)
            && here().all(|it| it.at > reason)
            && self.has_company(clause.start.saturating_sub(1)..clause.end);
        let is_quality = QUALITIES.contains(&word)
            && (at + 1..clause.end.min(at + 4)).any(|it| TALKS.contains(&self.words.normalized(it)));
        // "Answered his call and it was his pocket".
        let has_failed = matches!(word, "answered") && cues.iter().any(|it| it.at > at && it.kind == Kind::Failure);
        let is_told = self.tells(at, &clause) && !has_failed;
        is_proof
            || is_shared
            || is_quality
            || is_told
            || self.visits(at)
            || self.acts_on(at, &clause, cues)
            || self.ends_well(at, cues)
    }

    /// An act of the past that may be done together: "finished the report", but not "suggested".
    fn is_shared_act(&self, at: usize) -> bool {
        let word = self.words.normalized(at);
        let is_past = word.len() > 4 && word.ends_with("ed") && !self.words.list[at].is_capital;
        SHARED_ACTS.contains(&word)
            || (is_past && !is_contact(word) && !NOT_SHARED.contains(&word) && self.kind(at).is_none())
    }

    /// "Drove Rosa home", "saw Dawn at the gym": an act that needs both.
    fn acts_on(&self, at: usize, clause: &Range<usize>, cues: &[Cue]) -> bool {
        let next = self.words.normalized(at + 1);
        let is_somebody =
            self.is_name(at + 1) && !self.words.is_possessive(at + 1) || matches!(next, "him" | "her" | "them");
        let word = self.words.normalized(at);
        let is_seen = word == "saw" && cues.iter().all(|it| it.kind != Kind::Failure || !clause.contains(&it.at));
        let is_mine = self.words.before(at).is_empty() || matches!(self.words.before(at), "i" | "and" | "we");
        is_mine && is_somebody && (is_seen || ACTS_ON.contains(&word))
    }

    /// "Grace dropped by": she came to the user.
    fn visits(&self, at: usize) -> bool {
        let is_name = at > 0 && self.is_name(at - 1) && !self.words.is_possessive(at - 1);
        let is_they = matches!(self.words.before(at), "he" | "she" | "they") || is_name;
        is_they && VISITING.iter().any(|it| self.words.phrase_at(at, it))
    }

    /// Whether somebody else is with the user: "with Ana", "Ana and I".
    fn has_company(&self, mut range: Range<usize>) -> bool {
        range.any(|it| {
            let is_pair = self.words.phrase_at(it, "and i") && self.words.list[it.saturating_sub(1)].is_capital;
            let next = self.words.normalized(it + 1);
            let is_with = self.words.normalized(it) == "with" && (self.is_name(it + 1) || OTHERS.contains(&next));
            COMPANY.contains(&self.words.normalized(it)) || is_pair || is_with
        })
    }

    /// "Then Luis called", "so we texted", "texted him instead": after a contact that failed came another.
    fn ends_well(&self, at: usize, cues: &[Cue]) -> bool {
        let clause = self.clause(at);
        let next = clause.start + 1;
        let is_ours = self.is_name(next)
            || THERE.contains(&self.words.normalized(next))
            || self.words.normalized(next) == "i"
            || is_contact(self.words.normalized(next));
        let is_turn = matches!(self.words.normalized(clause.start), "then" | "so") && is_ours;
        let is_instead = (at..clause.end).any(|it| self.words.normalized(it) == "instead");
        is_contact(self.words.normalized(at)) && (is_turn || is_instead) && !cues.iter().any(|it| it.at >= clause.start)
    }

    /// "Luis told me", "said goodbye", but not "his wife said he is out".
    fn tells(&self, at: usize, clause: &Range<usize>) -> bool {
        let word = self.words.normalized(at);
        let before = at.checked_sub(1).filter(|it| *it >= clause.start);
        let is_subject = before.is_none_or(|it| {
            (self.words.list[it].is_capital && !self.words.is_possessive(it) && it > clause.start || it == clause.start)
                && (self.words.list[it].is_capital
                    || matches!(self.words.normalized(it), "he" | "she" | "they" | "we" | "and" | "but"))
        });
        let is_vow =
            matches!(self.words.normalized(at + 1), "he'd" | "she'd" | "they'd" | "he'll" | "she'll" | "they'll");
        let is_response = matches!(word, "answered" | "replied" | "responded");
        // "An invitation from Yuki, I said I was busy".
        let is_refusal = self.words.before(at) == "i" && matches!(self.words.normalized(at + 1), "i" | "i'm" | "no");
        let is_telling = is_response || TELLING.contains(&word) && word != "wrote";
        is_telling && is_subject && !is_vow && !is_refusal
    }
}
