//! The words of a name at one place of a sentence.

use std::ops::Range;

use crate::domain::name_words::{is_particle, is_prefix, is_suffix};
use crate::domain::{PersonId, is_email, is_phone_number, name_keys};
use crate::quick_entry::lexicon::is_never_a_name;
use crate::quick_entry::tokens::State;
use crate::quick_entry::who::lexicon::{CLITICS, JOINERS, NOT_FAMILY};
use crate::quick_entry::who::names::Meant;
use crate::quick_entry::who::scan::{Found, Phrase, Scan, Standing, without_honorific};
use crate::quick_entry::who::{context, owner, place};

/// The longest name, in words, with titles and degrees.
const LONGEST: usize = 8;

/// Titles that count in lower case as well: "lunch with dr watson". "Miss" does not, for "I miss Ana".
const LOWER_TITLES: &[&str] = &["dr", "prof", "mr", "mrs", "ms", "mx", "sir", "frau", "herr", "sr", "sra", "mme"];

/// Particles with which the name of somebody new may begin.
const OPENING_PARTICLES: &[&str] =
    &["van", "von", "de", "del", "della", "di", "da", "dos", "bin", "ibn", "la", "le", "el", "ter", "zu", "der"];

impl<'a> Scan<'a> {
    /// The name that begins at a word.
    pub(super) fn name_at(&self, at: usize) -> Option<Found> {
        let longest = LONGEST.min(self.words.len() - at);
        (1..=longest).rev().find_map(|count| self.name_in(at..at + count))
    }

    /// The name that consists of exactly these words.
    fn name_in(&self, range: Range<usize>) -> Option<Found> {
        if !range.clone().all(|it| self.words.list[it].is_open()) {
            return None;
        }
        if let Some(meant) = self.reached(range.clone()) {
            return Some(Found { range, meant, standing: Standing::There });
        }
        // "Olena &" is no name.
        if range.len() > 1
            && (self.keys(range.end - 1..range.end).is_empty() || self.keys(range.start..range.start + 1).is_empty())
        {
            return None;
        }
        let (phrase, comma) = self.phrase(range.clone())?;
        let keys = self.keys(phrase.core.clone());
        if let Some(comma) = comma {
            let (family, given) = (self.keys(phrase.core.start..comma), self.keys(comma..phrase.core.end));
            let people = self.names.family_first(&family, &given);
            return (!people.is_empty()).then(|| self.found(phrase, people));
        }
        let exact = self.exact(&phrase, &keys);
        if !exact.is_empty() {
            let exact = self.narrowed(&phrase, exact);
            return Some(self.found(phrase, exact));
        }
        if let Some(people) = self.of_workplace(&phrase) {
            return Some(self.found(phrase, people));
        }
        self.nearly(&phrase, &keys).or_else(|| self.newcomer(phrase))
    }

    fn found(&self, phrase: Phrase, people: Vec<PersonId>) -> Found {
        let standing = context::of_known(self, &phrase);
        let has_more = people.len() == 1 && standing != Standing::Absent && self.may_have_family_name(&phrase);
        let meant = if has_more { Meant::Nearly(people) } else { Meant::Exactly(people) };
        Found { range: phrase.range, meant, standing }
    }

    /// The people with exactly these words, with a polite ending or a clitic taken off if nobody has them as they are.
    fn exact(&self, phrase: &Phrase, keys: &[String]) -> Vec<PersonId> {
        let mut exact = self.names.called(keys);
        if exact.is_empty() && phrase.core.len() > 2 {
            // "Robert "Bob" Smith": the nickname may not be in the book.
            let is_quoted = |at: &usize| self.words.tail(at - 1).ends_with(['"', '“', '„', '«', '\'', '‘']);
            let (first, rest) = (phrase.core.start, phrase.core.start + 1..phrase.core.end);
            let plain = [first].into_iter().chain(rest.filter(|it| !is_quoted(it)));
            let plain: Vec<String> = plain.flat_map(|it| self.keys(it..it + 1)).collect();
            exact = if plain.len() < keys.len() { self.names.called(&plain) } else { exact };
        }
        let is_caseless = phrase.core.clone().all(|it| self.words.list[it].is_caseless);
        if exact.is_empty() && keys.len() > 1 && is_caseless {
            return self.names.called(&[keys.concat()]);
        }
        let [key] = keys else { return exact };
        if !exact.is_empty() || !self.words.list[phrase.core.start].is_caseless {
            return exact;
        }
        let bare = without_honorific(key).or_else(|| key.strip_prefix(CLITICS));
        bare.map(|it| self.names.called(&[it.to_owned()])).unwrap_or_default()
    }

    /// Of several people of one name, those with the title, the workplace or the place that is written beside it.
    fn narrowed(&self, phrase: &Phrase, mut people: Vec<PersonId>) -> Vec<PersonId> {
        for at in phrase.range.clone().filter(|it| !phrase.core.contains(it)) {
            people = self.names.titled(people, &name_keys(&self.words.written(at)));
        }
        let end = phrase.range.end;
        let is_bracket = self.words.list[end - 1].ends && !self.words.list[end - 1].comma;
        let is_led = matches!(self.words.normalized(end), "from" | "of" | "at" | "in");
        if people.len() > 1 && (is_bracket || is_led) {
            let word = self.words.normalized(if is_led { end + 1 } else { end });
            people = self.names.about(people, word);
            // "Tom (Baker)": the family name.
            let keys = [self.keys(phrase.core.clone()), vec![word.to_owned()]].concat();
            let called = self.names.called(&keys);
            if is_bracket && called.iter().any(|it| people.contains(it)) {
                people.retain(|it| called.contains(it));
            }
        }
        people
    }

    /// The person of a workplace that is written like a family name: "Luis Northwind".
    fn of_workplace(&self, phrase: &Phrase) -> Option<Vec<PersonId>> {
        let core = phrase.core.clone();
        if core.len() < 2 || !core.clone().all(|it| self.words.list[it].is_capital) {
            return None;
        }
        let people = self.names.called(&self.keys(core.start..core.end - 1));
        let of = self.names.working_at(&people, self.words.normalized(core.end - 1));
        (of.len() == 1).then_some(of)
    }

    /// The person with the address or the number of these words.
    fn reached(&self, range: Range<usize>) -> Option<Meant> {
        let written = self.words.text(range.clone());
        if !written.contains(|it: char| it == '@' || it.is_numeric()) {
            return None;
        }
        let is_address = range.len() == 1 && is_email(written);
        let is_number =
            is_phone_number(written) && !self.words.list[range.start..range.end - 1].iter().any(|it| it.ends);
        if !is_address && !is_number {
            return None;
        }
        let people = self.names.reached(written);
        let is_led = place::leads(self, range.start);
        (!people.is_empty() || (is_address && is_led)).then_some(Meant::Exactly(people))
    }

    /// Splits off titles and degrees. `None` if a thought ends inside, or if there is nothing else. The second value is
    /// where the given name begins after a comma: "Berg, Jan".
    fn phrase(&self, range: Range<usize>) -> Option<(Phrase, Option<usize>)> {
        let mut start = range.start;
        while start < range.end && self.is_title(start) {
            start += 1;
        }
        let mut end = range.end;
        while end > start && self.is_degree(end - 1, start) {
            end -= 1;
        }
        if start == end {
            // "Dr." alone is nobody, but a person of the book may be called "Dean" or "Ma".
            let is_known = range.len() == 1 && !self.names.called(&self.keys(range.clone())).is_empty();
            return is_known.then(|| (Phrase { range: range.clone(), core: range }, None));
        }
        let is_owner = |it: &usize| self.words.list[*it].is_possessive;
        if (start..range.end - 1).any(|it| is_owner(&it)) {
            return None;
        }
        let mut breaks = (range.start..range.end - 1).filter(|it| self.words.list[*it].ends && *it + 1 < end);
        let first = breaks.next();
        let comma = first.filter(|it| self.words.list[*it].comma && *it >= start).map(|it| it + 1);
        if breaks.next().is_some() || first.is_some() != comma.is_some() {
            return None;
        }
        Some((Phrase { range, core: start..end }, comma))
    }

    fn is_title(&self, at: usize) -> bool {
        let word = &self.words.list[at];
        is_prefix(&self.words.written(at))
            && (word.is_like_a_name() || word.stop || LOWER_TITLES.contains(&word.normalized.as_str()))
    }

    fn is_degree(&self, at: usize, start: usize) -> bool {
        let is_apart = at > start && self.words.list[at - 1].comma;
        is_suffix(&self.words.written(at), is_apart)
    }

    /// The known names within a word of a script that writes no spaces: "给王芳打电话". `None` if there is none, or if the
    /// word itself is a name.
    pub(super) fn names_inside(&self, at: usize) -> Option<Vec<Found>> {
        let word = &self.words.list[at];
        let is_script = word.is_caseless && self.words.text(at..at + 1).chars().all(|it| it > '\u{e00}');
        if !is_script || !word.is_open() || !self.names.called(&self.keys(at..at + 1)).is_empty() {
            return None;
        }
        let inside = self.names.within(&self.keys(at..at + 1).concat());
        let found = |people| Found { range: at..at + 1, meant: Meant::Exactly(people), standing: Standing::There };
        (!inside.is_empty()).then(|| inside.into_iter().map(found).collect())
    }

    /// People with nearly this name, where a name can stand.
    fn nearly(&self, phrase: &Phrase, keys: &[String]) -> Option<Found> {
        let mut list = self.words.list[phrase.core.clone()].iter();
        let is_capital = list.clone().all(|it| it.is_capital);
        // "Told Ana" begins with a verb, and not with a misspelt Todd.
        if phrase.core.len() == 1 && place::is_action(self.words.normalized(phrase.core.start)) {
            return None;
        }
        // "How to bake bread": a verb, and not a misspelt Baker.
        let verb = phrase.range.start.checked_sub(1).map_or("", |it| self.words.before(it));
        if !is_capital
            && self.words.before(phrase.range.start) == "to"
            && matches!(verb, "how" | "where" | "what" | "when")
        {
            return None;
        }
        let is_pet = matches!(self.words.before(phrase.range.start), "dog" | "cat" | "puppy" | "horse" | "kitten");
        if phrase.core.len() == 1 && (is_pet || place::is_in_proper_name(self, phrase.range.start)) {
            return None;
        }
        let can_stand = is_capital || (phrase.core.len() == 1 && place::leads(self, phrase.range.start));
        if list.any(|it| is_never_a_name(&it.normalized)) || !can_stand {
            return None;
        }
        let is_free = self.words.list[phrase.core.clone()].iter().all(|it| it.state == State::Free);
        if !is_free || self.words.list[phrase.range.end - 1].is_possessive {
            return None;
        }
        let meant = self.names.nearly_called(keys)?;
        let standing = context::of_known(self, phrase);
        Some(Found { range: phrase.range.clone(), meant, standing })
    }

    /// A name that is not in the book: capitalised, and where a name can stand.
    fn newcomer(&self, phrase: Phrase) -> Option<Found> {
        let list = &self.words.list;
        let core = phrase.core.clone();
        let is_name = |at: usize| {
            let word = list[at].normalized.as_str();
            list[at].is_like_a_name() && !is_never_a_name(word) && !JOINERS.contains(&word)
        };
        let is_small = |at: usize| is_particle(self.words.text(at..at + 1)) && !self.joins(at);
        let is_inner = |at: usize| at > core.start && at + 1 < core.end && is_small(at);
        // "Lunch with de Vries" begins with a particle that is no joiner or number.
        let first = self.words.normalized(core.start);
        let is_small_start = core.len() > 1 && OPENING_PARTICLES.contains(&first);
        let is_capital = (is_name(core.start) || is_small_start)
            && core.clone().all(|it| is_name(it) || is_inner(it) || (it == core.start && is_small_start))
            && is_name(core.end - 1);
        // "Pushed to January" names the month.
        let is_until = matches!(self.words.before(core.start), "to" | "until" | "till" | "through");
        if core.len() == 1 && is_until && place::is_date(first) && list[core.start].state != State::Named {
            return None;
        }
        // "Met Ana and Luis" begins with a verb.
        if core.len() > 1 && self.words.before(core.start).is_empty() && place::is_action(first) {
            return None;
        }
        let is_long = core.len() > 1 || self.words.text(core.clone()).chars().count() > 1;
        let has_digit = self.words.text(core.clone()).contains(|it: char| it.is_ascii_digit() || it == '#');
        if !is_capital
            || !is_long
            || has_digit
            || owner::is_owner(self, &phrase)
            || self.goes_on(&phrase)
            || context::continues_topic(self, &phrase)
        {
            return None;
        }
        let is_there = place::leads_to_anybody(self, phrase.range.start) || place::is_subject(self, &phrase);
        is_there.then(|| Found { range: phrase.range, meant: Meant::Exactly(Vec::new()), standing: Standing::There })
    }

    /// Whether a word joins two names, as in "Ana y Luis". Beside the name of a person it does; in "Ortega y Gasset" it
    /// does not.
    fn joins(&self, at: usize) -> bool {
        let is_joiner = JOINERS.contains(&self.words.normalized(at));
        let is_known = |at: usize| !self.names.called(&self.keys(at..at + 1)).is_empty();
        is_joiner && (is_known(at + 1) || at.checked_sub(1).is_some_and(is_known))
    }

    /// Whether the name goes on with the next word, so that this is only a part of it.
    fn goes_on(&self, phrase: &Phrase) -> bool {
        let end = phrase.range.end;
        self.words.list.get(end).is_some_and(|next| {
            !self.words.list[end - 1].ends
                && phrase.range.len() < LONGEST
                && next.is_capital
                && next.is_open()
                && !is_never_a_name(&next.normalized)
                && !JOINERS.contains(&next.normalized.as_str())
        })
    }

    /// Whether one more word stands after a known name like a family name: "called ana costa" and "Lunch Ana Costa" may
    /// mean somebody else than the only Ana of the book.
    fn may_have_family_name(&self, phrase: &Phrase) -> bool {
        let (end, list) = (phrase.range.end, &self.words.list);
        let Some(next) = list.get(end) else { return false };
        let is_last = end + 1 == list.len() || next.ends || list[end + 1].state != State::Free;
        let is_lower = |at: usize| list[at].range.len() > 2 && !list[at].is_like_a_name();
        if phrase.core.len() == 1 && list[phrase.core.start].is_capital && self.goes_on(phrase) {
            return !place::is_verb(&next.normalized);
        }
        phrase.range.len() == 1
            && is_lower(phrase.range.start)
            && !list[end - 1].ends
            && !list[end - 1].is_possessive
            && next.state == State::Free
            && is_last
            && is_lower(end)
            && next.normalized.chars().all(char::is_alphabetic)
            && !next.normalized.ends_with("ly")
            && !NOT_FAMILY.contains(&next.normalized.as_str())
            && !is_never_a_name(&next.normalized)
            && !place::is_verb(&next.normalized)
    }
}
