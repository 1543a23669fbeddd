//! Sentences of the form for a person.

use crate::present::form_rows::RowProblem;
use crate::quick_entry::DateScope;
use crate::ui::text::catalogue::sentences;
use crate::ui::text::date_field;
use crate::ui::text::errors;
use crate::ui::text::person_input;

sentences! {
    edit(name): "Edit {name}";
    saved(name): "Saved. {name}.";
    added(name): "Saved. {name} is in the book.";
    organisation: "Organisation";
    role: "Role";
    circle: "Circle";
    no_circle: "Not sorted yet";
    circle_option(circle, rhythm): "{circle}, {rhythm}";
    contact: "Ways to reach them";
    emails: "E-mail addresses";
    email: "E-mail";
    add_email: "Add an e-mail address";
    phones: "Telephone numbers";
    phone: "Telephone";
    add_phone: "Add a telephone number";
    profiles: "Profiles and pages";
    profile: "Profile";
    add_profile: "Add a profile or page";
    addresses: "Postal addresses";
    address: "Address";
    add_address: "Add an address";
    place: "Place";
    place_hint: "The town, or anything that says where they are";
    how_met: "How you met";
    met_when: "When";
    met_when_hint: "A day, a month or a year, such as May 2019";
    met_where: "Where";
    met_story: "What happened";
    met_through: "Through whom";
    met_through_hint: "Part of a name is enough";
    relations: "Related people";
    relation: "Related person";
    add_relation: "Add a related person";
    choose_relation: "They are…";
    worth_remembering: "Worth remembering";
    dates: "Dates";
    date: "Date";
    add_date: "Add a date";
    facts: "Facts";
    fact: "Fact";
    add_fact: "Add a fact";
    about_what: "About";
    dos: "What goes well";
    add_do: "Add what goes well";
    donts: "What to avoid";
    add_dont: "Add what to avoid";
    expertise: "Knows about";
    known_what: "What";
    add_known: "Add what they know";
    depth: "How well";
    depth_unset: "how well is not noted";
    how_known: "How do you know";
    how_unset: "how you know is not noted";
    who_said: "Who told you";
    as_of: "As of";
    as_of_hint: "A year is enough. Today, if it is empty.";
    knows_who: "May know";
    knows_who_hint: "Whom they could ask for you: people in procurement at the city";
    tags: "Tags";
    groups: "Groups";
    with_commas: "Separate with commas";
    notes: "Notes";
    more: "More about the name, a picture, the rhythm";
    name_parts: "Parts of the name";
    prefix: "Prefix";
    given_name: "Given name";
    middle: "Middle";
    family_name: "Family name";
    suffix: "Suffix";
    sort_name: "Sort as";
    sort_name_hint: "Only if it is another word than the given or the family name";
    already_there(name): "{name} is in the book already.";
    see(name): "See {name}";
    nickname: "Nickname";
    other_script: "In another script";
    pronunciation: "How to say it";
    pronouns: "Pronouns";
    department: "Department";
    died: "Died";
    died_hint: "A day, a month or a year. Kith then suggests nothing about them. A date of the kind “to remember them” still comes up, quietly";
    cadence: "Keep in touch every … days";
    whole_days: "Write a whole number of days, at least 1.";
    paused_until: "Quiet until";
    paused_until_hint: "Not suggested before that day";
    custom: "Your own fields";
    custom_field: "Your own field";
    add_custom: "Add a field of your own";
    custom_name: "Name";
    picture: "Picture";
    picture_alt: "The picture";
    remove_picture: "Remove the picture";
    picture_not_read: "This browser cannot read that picture.";
    /// A value among several: "Telephone 2".
    item_number(item, number): "{item} {number}";
    /// A part of a value: "Note, Date 2".
    of_item(part, item): "{part}, {item}";
    kind_of_item(item): "Kind of {item}";
    own_kind(item): "Your word for the kind of {item}";
    remove_item(item): "Remove {item}";
    other_kind: "Other…";
    use_first: "Use first";
    note: "Note";
    no_value: "Fill in the rest of this line, or remove it.";
    no_kind: "Choose how they are related.";

    kind_none: "No kind";
    kind_work: "Work";
    kind_home: "Home";
    kind_mobile: "Mobile";
    kind_website: "Website";
    kind_linkedin: "LinkedIn";
    kind_instagram: "Instagram";
    kind_mastodon: "Mastodon";
    kind_signal: "Signal";
    kind_telegram: "Telegram";
    kind_birthday: "Birthday";
    kind_anniversary: "Anniversary";
    kind_wedding: "Wedding";
    kind_name_day: "Name day";
    kind_remember: "To remember them";
}

/// A kind of a file with its name in the menu.
type Kind = (&'static str, &'static str);

/// The usual kinds of e-mail and postal addresses.
pub(crate) fn places() -> Vec<Kind> {
    vec![("", kind_none()), ("work", kind_work()), ("home", kind_home())]
}

/// The usual kinds of telephone numbers.
pub(crate) fn phone_kinds() -> Vec<Kind> {
    vec![("mobile", kind_mobile()), ("work", kind_work()), ("home", kind_home()), ("", kind_none())]
}

/// The usual kinds of profiles.
pub(crate) fn profile_kinds() -> Vec<Kind> {
    vec![
        ("", kind_none()),
        ("website", kind_website()),
        ("linkedin", kind_linkedin()),
        ("instagram", kind_instagram()),
        ("mastodon", kind_mastodon()),
        ("signal", kind_signal()),
        ("telegram", kind_telegram()),
    ]
}

/// The usual kinds of dates.
pub(crate) fn date_kinds() -> Vec<Kind> {
    vec![
        ("birthday", kind_birthday()),
        ("anniversary", kind_anniversary()),
        ("wedding", kind_wedding()),
        ("name day", kind_name_day()),
        ("remember", kind_remember()),
    ]
}

/// What to do about a row that cannot be saved.
pub(crate) fn row_problem(problem: &RowProblem) -> &'static str {
    match problem {
        RowProblem::Date(problem) => date_field::problem(*problem, DateScope::Partial),
        RowProblem::Ahead => errors::still_ahead(),
        RowProblem::NoValue => no_value(),
        RowProblem::NoKind => no_kind(),
        RowProblem::Unknown => person_input::unknown(),
        RowProblem::Several => person_input::several(),
    }
}
