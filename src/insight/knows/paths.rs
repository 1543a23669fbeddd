//! Who may know somebody who knows it: two steps at most, since a third makes an introduction nearly hopeless in
//! practice (one practitioner), and one line for each person who could introduce.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Book, Circle, Direction, Initiator, Person, PersonId, Purpose, VecMap, VecSet, display_name, group_members,
    into_set, label_key, normalize, sort_by_key,
};
use crate::insight::knows::answer::{Hit, Marked, Referral, ReferralWho, ReferralWhy, Tier};
use crate::insight::knows::evidence::People;
use crate::insight::knows::free_text::{is_denied, sentence};
use crate::insight::knows::index::{Index, Scope};
use crate::insight::knows::query::Query;
use crate::insight::rhythm::{Warmth, silence};

/// Days after which somebody can be asked for an introduction again (design decision).
const ASKED_DAYS: u64 = 60;

/// Collects the referrals, the best first.
pub(super) fn referrals(scope: &Scope<'_>, people: &People, of_others: &[(PersonId, Marked)]) -> Vec<Referral> {
    let Scope { book, query, today, .. } = *scope;
    let known: VecSet<PersonId> = into_set(people.knows.iter().filter(|it| it.is_whole()).map(|it| it.id));
    let mut ways: VecMap<PersonId, Vec<ReferralWhy>> = VecMap::default();
    bridges(scope.index, &people.knows, &mut ways);
    for (id, person) in &scope.people {
        ways_of_texts(person, query, &mut |why| ways.slot(*id).push(why));
    }
    of_others.iter().for_each(|(id, it)| ways.slot(*id).push(ReferralWhy::ThirdPerson(it.clone())));
    let learning = people.learning.iter().filter(|it| it.is_whole());
    learning.for_each(|it| ways.slot(it.id).push(ReferralWhy::Learning(it.texts.first().cloned().unwrap_or_default())));
    let asked = asked(book, today);
    let mut referrals: Vec<Referral> = Vec::new();
    for (id, ways) in ways {
        let is_out = known.contains(&id) || people.left_out.iter().any(|it| it.id == id);
        let person = book.people.get(id).filter(|it| is_open(it, today) && !is_out);
        let best = ways.into_iter().min_by_key(|it| (rank(it), text_of(it)));
        let Some((person, why)) = person.zip(best) else { continue };
        let warmth = silence(book, id, person, today).map(|(_, it)| it);
        let (who, name) = (ReferralWho::Person(id), display_name(person));
        let held_back = people.held.back(book, id, person, today);
        referrals.push(Referral { who, name, why, warmth, was_asked: asked.contains(&id), held_back });
    }
    referrals.extend(groups(scope));
    referrals.extend(encounters(scope));
    sort_by_key(&mut referrals, |it| {
        (
            it.held_back.is_some(),
            rank(&it.why),
            it.warmth.is_none(),
            it.warmth,
            it.was_asked,
            normalize(&it.name),
            it.who,
        )
    });
    referrals
}

/// Whether the user is out of touch with a person.
pub(super) fn is_far(warmth: Option<Warmth>, circle: Option<Circle>) -> bool {
    warmth.map_or(circle.is_none(), |it| it == Warmth::Sleeping)
}

/// Whether somebody can be asked for an introduction at present.
pub(super) fn is_open(person: &Person, today: NaiveDate) -> bool {
    person.may_be_suggested() && person.paused_until.is_none_or(|it| it <= today)
}

/// The place of a reason in the order: stated knowledge of the far side, then the notes of the user, then chance.
fn rank(why: &ReferralWhy) -> u8 {
    match why {
        ReferralWhy::Knows(_, tier) => *tier as u8,
        ReferralWhy::Words(_) => Tier::Role as u8,
        ReferralWhy::ThirdPerson(_) => Tier::Tag as u8,
        ReferralWhy::WorksAt(_) => 4,
        ReferralWhy::Group(_) | ReferralWhy::Met(_) => 5,
        ReferralWhy::Learning(_) => 6,
    }
}

fn text_of(why: &ReferralWhy) -> String {
    match why {
        ReferralWhy::Knows(id, _) => id.to_string(),
        why => why.found().map(|it| it.text.clone()).unwrap_or_default(),
    }
}

/// Those who are close to somebody who knows it and whom the user is not in touch with.
fn bridges(index: &Index, knows: &[Hit], ways: &mut VecMap<PersonId, Vec<ReferralWhy>>) {
    for far in knows.iter().filter(|it| it.is_whole() && is_far(it.warmth, it.circle)) {
        index.close_to(far.id).for_each(|it| ways.slot(it).push(ReferralWhy::Knows(far.id, far.tier)));
    }
}

fn ways_of_texts(person: &Person, query: &Query, add: &mut dyn FnMut(ReferralWhy)) {
    let whole = |text: &str| {
        let found = query.find_whole(text).filter(|it| !is_denied(text, &it.words))?;
        Some(Marked::of(text, &found.words))
    };
    if let Some(words) = whole(&person.knows_who) {
        add(ReferralWhy::Words(words));
    }
    if let Some(words) = whole(&person.organisation) {
        add(ReferralWhy::WorksAt(words));
    }
}

/// The people whom the user asked for something lately.
pub(super) fn asked(book: &Book, today: NaiveDate) -> VecSet<PersonId> {
    let since = today.checked_sub_days(Days::new(ASKED_DAYS)).unwrap_or(today);
    let is_lately = |it: Option<NaiveDate>| it.is_some_and(|it| it > since && it <= today);
    let favours = book.favours.iter().map(|(_, it)| it);
    let favours = favours.filter(|it| it.direction == Some(Direction::Asked) && is_lately(it.when));
    let asks = book.exchanges_since(since).map(|(_, it)| it);
    let asks = asks.filter(|it| it.purpose == Some(Purpose::Ask) && it.began != Some(Initiator::Them));
    let by_favour = favours.flat_map(|it| it.people.iter().copied());
    into_set(by_favour.chain(asks.filter(|it| is_lately(it.when)).flat_map(|it| it.people.iter().copied())))
}

/// The groups with such a name, one line each.
fn groups(scope: &Scope<'_>) -> Vec<Referral> {
    let query = scope.query;
    let mut found: VecMap<String, (String, Vec<PersonId>)> = VecMap::default();
    for (id, person) in scope.people.iter().filter(|(_, it)| it.may_be_suggested()) {
        for group in person.groups.iter() {
            if query.find_whole(group).is_some_and(|it| !is_denied(group, &it.words)) {
                let slot = found.slot(label_key(group));
                // Of several spellings, the same one on every device.
                if slot.0.is_empty() || *group < slot.0 {
                    slot.0.clone_from(group);
                }
                slot.1.push(*id);
            }
        }
    }
    for (_, group) in scope.book.groups.iter() {
        let has = |it: &&String| query.find_whole(it).is_some_and(|words| !is_denied(it, &words.words));
        if [&group.name, &group.what, &group.purpose].iter().any(has) {
            let members = group_members(scope.book, group);
            let members = members.iter().filter(|it| it.until.is_none()).filter_map(|it| it.person);
            let members = members.filter(|it| scope.book.people.get(*it).is_some_and(Person::may_be_suggested));
            // The words of its people and the group itself are one group.
            let key = if group.tag.is_empty() { &group.name } else { &group.tag };
            let slot = found.slot(label_key(key));
            slot.0.clone_from(&group.name);
            slot.1.extend(members);
        }
    }
    found.retain(|_, it| !it.1.is_empty());
    let referral = |(name, mut people): (String, Vec<PersonId>)| {
        sort_by_key(&mut people, |it| *it);
        people.dedup();
        Referral {
            who: ReferralWho::Group,
            name,
            why: ReferralWhy::Group(people),
            warmth: None,
            was_asked: false,
            held_back: None,
        }
    };
    found.into_iter().map(|(_, it)| referral(it)).collect()
}

/// The encounters with people who are not in the book yet.
fn encounters(scope: &Scope<'_>) -> Vec<Referral> {
    let is_past = |it: Option<NaiveDate>| it.is_some_and(|it| it <= scope.today);
    let open = scope.exchanges.iter().filter(|(_, it)| !it.settled && is_past(it.when));
    let referral = |(id, exchange): &(_, &crate::domain::Exchange)| {
        sentence(&exchange.encounter, scope.query)?;
        let (who, name) = (ReferralWho::Encounter(*id), exchange.encounter.clone());
        Some(Referral {
            who,
            name,
            why: ReferralWhy::Met(exchange.when),
            warmth: None,
            was_asked: false,
            held_back: None,
        })
    };
    open.filter_map(referral).collect()
}
