//! Groups, on the page "Teams" and on their own page.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::{join, list, partial, sentence};
use crate::domain::{Group, GroupKind, GroupMember};
use crate::insight::groups::{GroupPeople, has_ended};
use crate::web::intl::{self, Style};

sentences! {
    new: "New group";
    group: "Group";
    groups: "Groups";
    no_groups: "A class, a team, a household: people who were together for something.";
    one_by_one[count]: "one person", "{count} people";
    ended_word: "over";
    due_word: "a word is due";
    carry[count](word): "One person carries “{word}”.", "{count} people carry “{word}”. Make it a group?";
    make_it: "Make it a group";
    make_it_of(word): "Make a group of “{word}”";
    make_of_these: "Make a group of these people";
    made(name): "{name} is a group now.";
    name: "Name";
    kind: "What kind it is";
    no_kind: "Not said";
    kind_cohort: "A course or a programme";
    kind_team: "A team";
    kind_household: "A household";
    kind_friends: "Friends";
    kind_other: "Something else";
    what: "What it is";
    what_hint: "A sentence, such as: The leadership programme of 2023.";
    household_hint: "Children and others without a page of their own belong here.";
    purpose: "What it is for now";
    began: "Began";
    ended: "Ended";
    notes: "Notes";
    rhythm: "A reminder for the group";
    no_rhythm: "None";
    rhythm_quarter: "Every three months";
    rhythm_half: "Twice a year";
    rhythm_year: "Once a year";
    rhythm_other(span): "After {span}";
    who: "Who is in it";
    add_somebody: "Add somebody";

    gone: "This group is no longer here";
    a_group: "a group";
    a_cohort: "a course or programme";
    a_team: "a team";
    a_household: "a household";
    friends: "friends";

    nobody_in_it: "Nobody is in it yet.";
    people[count]: "One person is in it.", "{count} people are in it.";
    people_met[count](met): "One person, you met {met} since.", "{count} people, you met {met} since.";
    over: "This is over. The people stay.";
    over_cohort: "The programme is over. The people stay.";
    over_team: "The team is over. The people stay.";
    for_now(purpose): "For now: {purpose}";

    log_all: "Log with all";
    log_all_line: "Everybody in the group is in it. Remove anybody who was absent.";
    edit: "Edit the group";
    end: "It is over";
    go_on: "It goes on";
    goes_on: "It goes on.";
    saved: "Saved.";
    in_trash(name): "{name} is in the trash. The people stay.";

    members: "The people";
    in_contact: "In contact";
    quiet: "Quiet";
    not_since: "Not since then";
    no_talk_yet: "No talk yet";
    say_hello: "Say hello";
    say_hello_to(name): "Say hello to {name}";
    apart: "Also part of it";
    earlier: "Earlier in it";
    change_members: "Change dates and parts";
    change_member(name): "{name}: dates and part";
    member_since: "Since";
    member_until: "Until";
    member_until_hint: "Somebody who left stays in the history of the group.";
    part: "Their part";
    take_out: "Take out";
    taken_out(name): "{name} is no longer in the group.";
    member_added: "They are in the group.";
    member_line(name, what): "{name}, {what}";
    since_until(since, until): "{since} to {until}";
    since(date): "since {date}";
    until(date): "until {date}";

    write: "Write to one of them";
    comfortable(name): "{name}, with whom you have talked before.";
    least_known(name): "{name}, whom you could get to know better.";
    write_to(name): "Write to {name}";
    few_words: "A few words to all";
    notice[count]: "A line to one person is a talk.", "One message to {count} people is a notice. A line to two is a talk.";
    counts_later: "It counts for nobody until they answer.";
    draft_name: "Words to all";
    draft_all(name): "Hello everybody, I thought of {name} this week, and of you. What are you all up to?";
    draft_household(names): "Dear {names}, I thought of you this week. How are you all?";
    sent: "I sent it";
    sent_to[count]: "Sent to one person.", "Sent to {count} people.";

    reminder_region: "A group";
    open: "Open the group";
    open_named(name): "Open the group {name}";
    due_named(name): "{name}: it has been a while since several of you talked.";
    due_named_since(name, day): "{name}: several of you last talked on {day}.";
    due: "It has been a while since several of you talked.";
    due_since(day): "Several of you last talked on {day}.";

    address(name, address): "{name} has this address: {address}";
    give_address(names): "Give it to {names} too";
    address_given: "They have the address now.";

    happened: "What happened";
    nothing_happened: "No talk of the group is noted yet.";
    talk_with[count]: "A talk with one of them", "A talk with {count} of them";
    dated(day, words): "{day}: {words}";

    join_title: "Join with another group";
    join_line: "The people and the talks of both are in one group then. It has the name of this one.";
    join_with: "The other group";
    join_button: "Join them";
    joined: "They are one group now.";
    found: "a group";
}

/// A kind, in the choice of the form.
pub(crate) fn kind_word(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Cohort => kind_cohort(),
        GroupKind::Team => kind_team(),
        GroupKind::Household => kind_household(),
        GroupKind::Friends => kind_friends(),
        GroupKind::Other => kind_other(),
    }
}

/// The line above the name: the kind and the dates.
pub(crate) fn when(group: &Group) -> String {
    let what = match group.kind {
        Some(GroupKind::Cohort) => a_cohort(),
        Some(GroupKind::Team) => a_team(),
        Some(GroupKind::Household) => a_household(),
        Some(GroupKind::Friends) => friends(),
        Some(GroupKind::Other) | None => a_group(),
    };
    let dates = dates(group.began, group.ended);
    if dates.is_empty() { what.to_owned() } else { member_line(&what, &dates) }
}

fn dates(began: Option<crate::domain::PartialDate>, ended: Option<crate::domain::PartialDate>) -> String {
    match (began.map(partial), ended.map(partial)) {
        (None, None) => String::new(),
        (Some(began), None) => since(&began),
        (None, Some(ended)) => until(&ended),
        (Some(began), Some(ended)) if began == ended => began,
        (Some(began), Some(ended)) => since_until(&began, &ended),
    }
}

/// The sentence of the group: how many people, and how many of them the user met since.
pub(crate) fn summary(group: &Group, found: &GroupPeople, today: NaiveDate) -> String {
    let is_over = has_ended(group, today);
    let count = found.count();
    let head = match found.met_since {
        _ if count == 0 && found.apart.is_empty() => nobody_in_it().to_owned(),
        // All have died; they are named below.
        _ if count == 0 => String::new(),
        Some(met) if met > 0 => sentence(&people_met(count, &super::number(met))),
        _ => sentence(&people(count)),
    };
    join(&[&head, if is_over { ended_line(group.kind) } else { "" }], " ")
}

/// What a group is when it has ended.
pub(crate) fn ended_line(kind: Option<GroupKind>) -> &'static str {
    match kind {
        Some(GroupKind::Cohort) => over_cohort(),
        Some(GroupKind::Team) => over_team(),
        _ => over(),
    }
}

/// A member with the part and the dates.
pub(crate) fn member(name: &str, member: &GroupMember) -> String {
    join(&[name, &member.part, &dates(member.since, member.until)], ", ")
}

/// The reminder of a group on Today.
pub(crate) fn due_today(name: &str, last: Option<NaiveDate>) -> String {
    last.map_or_else(|| due_named(&name), |it| due_named_since(&name, &intl::date(it, Style::Full)))
}

/// The reminder of the group.
pub(crate) fn reminder(last: Option<NaiveDate>) -> String {
    last.map_or_else(|| due().to_owned(), |it| due_since(&intl::date(it, Style::Full)))
}

/// A draft to all of a group.
pub(crate) fn draft(group: &Group, names: &[String]) -> String {
    match group.kind {
        Some(GroupKind::Household) => draft_household(&list(names)),
        _ => draft_all(&group.name),
    }
}

/// A talk of the group: the words of the user, or how many were in it.
pub(crate) fn talk(day: NaiveDate, words: &str, count: usize) -> String {
    let words = if words.is_empty() { talk_with(count) } else { words.to_owned() };
    dated(&intl::date(day, Style::Full), &words)
}
