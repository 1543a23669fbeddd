//! Sentences about bringing in the people and meetings of another program's file.

use std::str::FromStr as _;

use crate::domain::{PartialDate, Weekday};
use crate::formats::foreign::{Doubt, FieldChange, FileSort, MatchReason, SkippedRow, WhySkipped};
use crate::present::foreign_import::Effect;
use crate::present::import_figures::Figure;
use crate::present::import_meetings::Rhythm;
use crate::present::links::in_one_line;
use crate::ui::text::catalogue::sentences;
use crate::ui::text::{errors, join, weekday};

sentences! {
    vcard: "An address book (vCard).";
    linkedin: "Your connections on LinkedIn.";
    linkedin_messages: "Your messages on LinkedIn. Kith reads who and when, never what.";
    linkedin_invitations: "Your invitations on LinkedIn.";
    google: "Contacts from Google.";
    outlook: "Contacts from Outlook.";
    thunderbird: "An address book of Thunderbird.";
    table: "A table.";
    calendar: "A calendar. Kith reads your past meetings with other people.";
    monica: "Your data from Monica.";
    whatsapp: "A chat from WhatsApp. Kith reads who and when, never what.";
    names: "A list of names.";

    preview: "Nothing is written before you press Merge.";
    nobody: "There is nobody in this file.";
    new[count]: "{count} new person", "{count} new people";
    matches[count]: "The file has news of {count} person you know", "The file has news of {count} people you know";
    perhaps[count]: "{count} person who may be in Kith already", "{count} people who may be in Kith already";
    perhaps_note: "Kith does not decide by a name or a shared address. Without an answer they stay out.";
    same[count]: "{count} person is already here", "{count} people are already here";
    doubles[count]: "{count} entry joins another of the file", "{count} entries join others of the file";
    double_of(name, first): "{name}: joined with {first}";
    owner[count]: "{count} entry is you", "{count} entries are you";
    owner_note: "Tick an entry that is somebody else, such as a namesake.";
    in_trash[count]: "{count} person is in your trash and stays there", "{count} people are in your trash and stay there";
    written_to[count]: "You wrote with {count} person who is not in Kith", "You wrote with {count} people who are not in Kith";
    met_people[count]: "You met {count} person who is not in Kith", "You met {count} people who are not in Kith";
    met_lately[count]: "{count} of them in the last year.", "{count} of them in the last year.";
    met_once(day): "once, on {day}";
    met_often[count](day): "{count} time, last on {day}", "{count} times, last on {day}";
    forget: "Forget";
    forget_person(name): "Forget {name}";
    is_forgotten: "Not offered again";
    offer: "Offer";
    offer_person(name): "Offer {name} again";
    forgotten[count]: "{count} person you met is not offered", "{count} people you met are not offered";
    offer_again: "Offer them again";
    effect_forgotten[count]: "{count} person is not offered again.", "{count} people are not offered again.";
    skipped[count]: "{count} entry is left out", "{count} entries are left out";
    skipped_parts[count]: "{count} detail is left out", "{count} details are left out";
    skipped_more[count]: "{count} more is left out.", "{count} more are left out.";
    on_other_day[count]: "{count} exchange has another day in the file", "{count} exchanges have another day in the file";
    doubtful[count]: "{count} meeting to look at", "{count} meetings to look at";
    known_meetings[count]: "{count} exchange is here already.", "{count} exchanges are here already.";
    every_day[count]: "Every day, {count} time:", "Every day, {count} times:";
    every_workday[count]: "Every weekday, {count} time:", "Every weekday, {count} times:";
    every_week[count](weekday): "Every {weekday}, {count} time:", "Every {weekday}, {count} times:";
    every_two_weeks[count](weekday): "Every second {weekday}, {count} time:", "Every second {weekday}, {count} times:";
    every_month[count]: "Every month, {count} time:", "Every month, {count} times:";
    now_and_then[count]: "{count} time:", "{count} times:";
    meetings_since: "Meetings since";
    year_ago: "a year ago";
    two_years_ago: "two years ago";
    five_years_ago: "five years ago";
    ever: "the beginning";
    doubtful_note: "They are brought in only if you tick them.";

    everybody: "Everybody";
    nobody_chosen: "Nobody";
    with_email: "With an e-mail address";
    starred: "Favourites";
    choose_new: "Choose new people";
    read_again_first: "You have changed the columns. Press “Read it again” first.";
    many_people: "These are more people than anybody can keep up with. Tick those you want to keep.";

    as_in_kith(name, reason): "{name} in Kith: {reason}";
    by_record: "imported before";
    by_email(address): "the same address {address}";
    by_number(number): "the same number {number}";
    by_profile(address): "the same profile {address}";
    by_organisation(organisation): "the same name, at {organisation}";
    by_name: "the same name";
    adds(field, value): "{field}: {value}";
    detail: "Detail";
    leave_out: "Leave out";
    same_person(name): "The same as {name}";
    somebody_new: "Somebody new";
    keep_mine(value): "Keep {value}";
    take_theirs(value): "Take {value}";

    circle: "New people go to";
    no_circle: "No circle yet";
    photos: "Bring in their pictures";
    photos_do_not_fit: "This browser has no room for the pictures of all whom you chose. With fewer people it may.";
    does_not_fit: "This browser has no room for all that you chose, even without pictures. Choose fewer people, or fewer meetings.";
    invited: "invited, not connected yet";
    photos_not_read[count]: "{count} picture could not be read.", "{count} pictures could not be read.";
    talks[count]: "Bring in {count} talk with people you know or ticked", "Bring in {count} talks with people you know or ticked";
    messages[count]: "Bring in {count} day of messages with people you know or ticked", "Bring in {count} days of messages with people you know or ticked";
    meetings[count]: "Bring in {count} meeting with people you know or ticked", "Bring in {count} meetings with people you know or ticked";
    effect_people[count]: "{count} new person", "{count} new people";
    effect_changed[count]: "news of {count} person you know", "news of {count} people you know";
    effect_meetings[count]: "{count} exchange", "{count} exchanges";
    effect_moved[count]: "the new day of {count} exchange", "the new day of {count} exchanges";
    effect_kept[count]: "{count} person you know stays as they are, and you are not asked again.", "{count} people you know stay as they are, and you are not asked again.";
    without_people[count]: "{count} meeting you ticked stays out: nobody who was there is ticked.", "{count} meetings you ticked stay out: nobody who was there is ticked.";
    effect_joined[count]: "people for {count} exchange that is here", "people for {count} exchanges that are here";
    effect(list): "Merge brings in {list}.";
    no_effect: "Nothing is chosen yet. Tick those whom you want to bring in.";
    meetings_without_people: "A meeting comes in with its people. Tick somebody who was there.";
    messages_without_people: "Messages come in with the people who wrote them. Tick somebody.";
    say_who_first: "Say first who these people are.";
    nothing_else: "Nothing else in this file is new.";
    is_empty: "There is nothing to bring in.";
    is_settled: "Everything in this file that Kith reads is here already.";

    from(name): "from “{name}”";
    from_of(name, turn, count): "from “{name}”, {turn} of {count}";
    figure_new: "not in Kith yet";
    figure_news: "in Kith, with news";
    figure_exchanges: "that can be logged";
    figure_here: "here already";
    which_is_you: "Which one is you?";
    chat_is_whose: "A chat does not say who exported it.";
    calendar_is_whose: "This calendar does not say whose it is. Without an answer you are one of those whom you met.";
    name_is_kept: "Merge also puts the name on your card, so that the next chat need not ask.";
    address_is_kept: "Merge also puts the address on your card, so that the next calendar need not ask.";
    none_is_me: "None of them";
    say_who_is_you: "Say first which one is you.";
    more_groups[count]: "{count} more group", "{count} more groups";
    can_undo: "You can undo it as a whole.";

    large: "more than eight people";
    all_day: "all day";
    endless: "repeats without an end";
    zone_unknown: "in a time zone that Kith does not know";
    moved: "here on another day; ticked, it moves";

    row(number): "Row {number}";
    empty: "no name, address or number";
    closed: "the profile is closed";
    cut: "the file ends in the middle of it";
    no_end: "its end is missing, and perhaps more of it";
    not_a_person: "not a person";
    no_place: "Kith has no place for it";
    card_in_card: "a card within this one";
    other_picture: "a second picture; Kith keeps one";
    no_such_day(day): "“{day}” is not a day that Kith can read";
    broken_row: "the row cannot be read";
    too_long: "too long, so shortened";
    no_picture: "a picture that cannot be shown";
    future: "still ahead";
    alone: "without other people";
    others_declined: "the others declined";
    internal_address: "its address is one that only the mail server knows";
    declined: "it did not take place, or you declined";
    too_old: "too long ago";
    no_message: "a draft, or sent by a machine";
    other_kind: "Kith does not read files of this kind";
    not_unpacked: "it is encrypted, damaged, too large, or an archive itself";
    no_day: "it has no day";
    superseded: "an older version, or an answer to an invitation";
    further_rows[count]: "{count} row from here on; Kith reads no more of one file", "{count} rows from here on; Kith reads no more of one file";
    too_many: "more than Kith reads from one file; the latest are read";
    relative: "kept as a fact of the people they belong to";
    skipped_line(name, why): "{name}: {why}";
}

/// The beginning of the name of a field that is a date.
const DATES: &str = "dates/";

/// The words after the number of a figure.
pub(crate) fn figure(of: Figure) -> &'static str {
    match of {
        Figure::NewPeople => figure_new(),
        Figure::News => figure_news(),
        Figure::Exchanges => figure_exchanges(),
        Figure::Same => figure_here(),
    }
}

/// Where the import comes from, and which of several files it is.
pub(crate) fn origin(name: &str, turn: Option<(usize, usize)>) -> String {
    match turn {
        Some((turn, count)) => from_of(&name, &turn, &count),
        None => from(&name),
    }
}

/// How often and when somebody was met.
pub(crate) fn met_times(count: usize, day: &str) -> String {
    if count == 1 { met_once(&day) } else { met_often(count, &day) }
}

/// The people who took part in the meetings or wrote the messages of a file, and are not in the book.
pub(crate) fn met(of: FileSort, count: usize) -> String {
    if has_messages(of) { written_to(count) } else { met_people(count) }
}

/// The tick that brings in the meetings, or the days of messages, with the chosen people.
pub(crate) fn add_exchanges(of: FileSort, count: usize) -> String {
    match of {
        _ if has_messages(of) => messages(count),
        FileSort::Calendar => meetings(count),
        _ => talks(count),
    }
}

/// Why exchanges alone cannot be brought in.
pub(crate) fn exchanges_without_people(of: FileSort) -> &'static str {
    if has_messages(of) { messages_without_people() } else { meetings_without_people() }
}

/// Whether the exchanges of a file are messages.
const fn has_messages(of: FileSort) -> bool {
    matches!(of, FileSort::LinkedIn | FileSort::LinkedInMessages | FileSort::LinkedInInvitations | FileSort::WhatsApp)
}

/// The sentence after an import.
pub(crate) fn is_imported(photos_not_read_count: usize) -> String {
    let words = super::backup::imported();
    if photos_not_read_count == 0 {
        return words.to_owned();
    }
    join(&[words, &super::sentence(&photos_not_read(photos_not_read_count))], " ")
}

/// Why the user is asked which of the people they are.
pub(crate) fn which_is_you_note(of: FileSort) -> &'static str {
    if of == FileSort::Calendar { calendar_is_whose() } else { chat_is_whose() }
}

/// That the answer goes on the user's own card.
pub(crate) fn own_key_is_kept(of: FileSort) -> &'static str {
    if of == FileSort::Calendar { address_is_kept() } else { name_is_kept() }
}

/// What the file is.
pub(crate) fn sort(sort: FileSort) -> &'static str {
    match sort {
        FileSort::VCard => vcard(),
        FileSort::LinkedIn => linkedin(),
        FileSort::LinkedInMessages => linkedin_messages(),
        FileSort::LinkedInInvitations => linkedin_invitations(),
        FileSort::Google => google(),
        FileSort::Outlook => outlook(),
        FileSort::Thunderbird => thunderbird(),
        FileSort::Table => table(),
        FileSort::Calendar => calendar(),
        FileSort::Monica => monica(),
        FileSort::WhatsApp => whatsapp(),
        FileSort::Names => names(),
    }
}

/// Why somebody is matched with a person of the book.
pub(crate) fn reason(name: &str, reason: &MatchReason) -> String {
    let why = match reason {
        MatchReason::Record => by_record().to_owned(),
        MatchReason::Email(address) => by_email(address),
        MatchReason::Number(number) => by_number(number),
        MatchReason::Profile(address) => by_profile(address),
        MatchReason::NameAndOrganisation(organisation) => by_organisation(organisation),
        MatchReason::Name => by_name().to_owned(),
    };
    as_in_kith(&name, &why)
}

/// A value that a person gets.
pub(crate) fn addition(change: &FieldChange) -> String {
    adds(&field(change), &value(change, &change.theirs))
}

/// A value of a field, a date in words.
pub(crate) fn value(change: &FieldChange, value: &str) -> String {
    let date = PartialDate::from_str(value).ok().filter(|_| change.field.starts_with(DATES));
    date.map_or_else(|| in_one_line(value), super::time::partial)
}

/// The label of a field, as in the form.
pub(crate) fn field(change: &FieldChange) -> String {
    if let Some(kind) = change.field.strip_prefix(DATES) {
        let known = super::person_form::date_kinds().into_iter().find(|it| it.0 == kind);
        return known.map_or_else(|| super::sentence(kind), |it| it.1.to_owned());
    }
    let field = crate::domain::FieldName { kind: crate::domain::Kind::People, name: change.field.clone() };
    errors::field(&field).unwrap_or_else(detail).to_owned()
}

/// Why a meeting is not ticked.
pub(crate) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Large => large(),
        Doubt::AllDay => all_day(),
        Doubt::Endless => endless(),
        Doubt::ZoneUnknown => zone_unknown(),
        Doubt::Moved => moved(),
    }
}

/// How often a series takes place, and how many of its meetings there are.
pub(crate) fn series(rhythm: Rhythm, count: usize) -> String {
    let name = |day| Weekday::ALL.iter().find(|it| it.to_chrono() == day).map(|it| weekday(*it)).unwrap_or_default();
    match rhythm {
        Rhythm::Day => every_day(count),
        Rhythm::Workday => every_workday(count),
        Rhythm::Week(day) => every_week(count, &name(day)),
        Rhythm::TwoWeeks(day) => every_two_weeks(count, &name(day)),
        Rhythm::Month => every_month(count),
        Rhythm::Other => now_and_then(count),
    }
}

/// An entry that is left out, and why.
pub(crate) fn skipped_row(entry: &SkippedRow) -> String {
    let why = match &entry.why {
        WhySkipped::Empty => empty().to_owned(),
        WhySkipped::Closed => closed().to_owned(),
        WhySkipped::Cut => cut().to_owned(),
        WhySkipped::NoEnd => no_end().to_owned(),
        WhySkipped::NotAPerson => not_a_person().to_owned(),
        WhySkipped::NoPlace => no_place().to_owned(),
        WhySkipped::CardInCard => card_in_card().to_owned(),
        WhySkipped::OtherPicture => other_picture().to_owned(),
        WhySkipped::NoSuchDay(day) => no_such_day(day),
        WhySkipped::BrokenRow => broken_row().to_owned(),
        WhySkipped::TooLong => too_long().to_owned(),
        WhySkipped::Picture => no_picture().to_owned(),
        WhySkipped::Future => future().to_owned(),
        WhySkipped::Alone => alone().to_owned(),
        WhySkipped::OthersDeclined => others_declined().to_owned(),
        WhySkipped::InternalAddress => internal_address().to_owned(),
        WhySkipped::Declined => declined().to_owned(),
        WhySkipped::TooOld => too_old().to_owned(),
        WhySkipped::NoMessage => no_message().to_owned(),
        WhySkipped::OtherKind => other_kind().to_owned(),
        WhySkipped::NotUnpacked => not_unpacked().to_owned(),
        WhySkipped::NoDay => no_day().to_owned(),
        WhySkipped::Superseded => superseded().to_owned(),
        WhySkipped::TooMany => too_many().to_owned(),
        WhySkipped::FurtherRows(count) => further_rows(*count),
        WhySkipped::Relative => relative().to_owned(),
    };
    let name = if entry.name.is_empty() { row(&entry.row) } else { entry.name.clone() };
    skipped_line(&name, &why)
}

/// What the merge will write.
pub(crate) fn effect_of(of: Effect) -> String {
    let mut parts = Vec::new();
    parts.extend((of.new > 0).then(|| effect_people(of.new)));
    parts.extend((of.changed > 0).then(|| effect_changed(of.changed)));
    parts.extend((of.meetings > 0).then(|| effect_meetings(of.meetings)));
    parts.extend((of.moved > 0).then(|| effect_moved(of.moved)));
    parts.extend((of.joined > 0).then(|| effect_joined(of.joined)));
    let mut sentences = Vec::new();
    sentences.extend((!parts.is_empty()).then(|| effect(&crate::ui::text::list(&parts))));
    sentences.extend((of.kept > 0).then(|| super::sentence(&effect_kept(of.kept))));
    sentences.extend((of.without_people > 0).then(|| super::sentence(&without_people(of.without_people))));
    sentences.join(" ")
}

/// The line of the file and the promise that nothing is written yet.
pub(crate) fn opening(of: FileSort) -> String {
    join(&[sort(of), preview()], " ")
}
