//! Whom to turn to while nobody knows it: the people of its field, and those who could know who.

use crate::domain::{Person, PersonId, VecSet, display_name, into_set, normalize, sort_by_key};
use crate::insight::knows::answer::{Answer, Field, Marked, Referral, ReferralWho, ReferralWhy};
use crate::insight::knows::evidence::Held;
use crate::insight::knows::free_text::is_denied;
use crate::insight::knows::index::Scope;
use crate::insight::knows::near::near_words;
use crate::insight::knows::paths::is_open;
use crate::insight::knows::query::may_begin;
use crate::insight::knows::words::{Token, tokens};
use crate::insight::rhythm::silence;

/// The most people of each list (design decision).
const MOST: usize = 3;

/// Adds the two lists to an answer in which nobody knows it. Nobody stands in two lists.
pub(super) fn add(scope: &Scope<'_>, typed: &str, found: &mut Answer) {
    let referred = found.may_know_who.iter().filter_map(person);
    let named = found.knows.iter().map(|it| it.id).chain(found.left_out.iter().map(|it| it.id)).chain(referred);
    let named: VecSet<PersonId> = into_set(named);
    // The last word says of what the others are a kind: "law" of "tariff law".
    let of_word = |word: &Token| {
        let beginning = word.beginning();
        let people = referrals(scope, &named, &|it| in_field(it, word, &beginning));
        let word = typed.get(word.from..word.to).unwrap_or_default().to_owned();
        (!people.is_empty()).then_some(Field { word, people })
    };
    found.field = scope.query.own().iter().rev().find_map(of_word);
    let of_field = found.field.iter().flat_map(|it| &it.people).filter_map(person);
    let named = into_set(named.into_iter().chain(of_field));
    let near = |it: &Person| Some(Marked::of(&it.knows_who, &near_words(&it.knows_who, scope.query)?.1));
    found.could_know = referrals(scope, &named, &|it| near(it).map(ReferralWhy::Words));
}

fn person(it: &Referral) -> Option<PersonId> {
    if let ReferralWho::Person(id) = it.who { Some(id) } else { None }
}

/// Where the work or a tag of a person has a word, or that for somebody who does it, which begins alike.
fn in_field(person: &Person, word: &Token, beginning: &str) -> Option<ReferralWhy> {
    let marked = |text: &String| {
        if !may_begin(text, beginning) {
            return None;
        }
        let found: Vec<Token> = tokens(text).into_iter().filter(|it| it.is_same(word) || it.is_doer_of(word)).collect();
        (!found.is_empty() && !is_denied(text, &found)).then(|| Marked::of(text, &found))
    };
    let own = [&person.role, &person.department].into_iter().chain(person.tags.iter()).find_map(marked);
    own.map(ReferralWhy::Words).or_else(|| marked(&person.organisation).map(ReferralWhy::WorksAt))
}

/// The people with a reason, the warmest first.
fn referrals(
    scope: &Scope<'_>,
    named: &VecSet<PersonId>,
    why: &dyn Fn(&Person) -> Option<ReferralWhy>,
) -> Vec<Referral> {
    let (book, today) = (scope.book, scope.today);
    let open = scope.people.iter().filter(|(id, it)| !named.contains(id) && is_open(it, today));
    let found: Vec<_> = open.filter_map(|(id, it)| Some((*id, *it, why(it)?))).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let held = Held::of(book, today);
    let referral = |(id, person, why): (PersonId, &Person, ReferralWhy)| Referral {
        who: ReferralWho::Person(id),
        name: display_name(person),
        why,
        warmth: silence(book, id, person, today).map(|it| it.1),
        was_asked: false,
        held_back: held.back(book, id, person, today),
    };
    let mut all: Vec<Referral> = found.into_iter().map(referral).collect();
    sort_by_key(&mut all, |it| (it.held_back.is_some(), it.warmth.is_none(), it.warmth, normalize(&it.name), it.who));
    all.truncate(MOST);
    all
}
