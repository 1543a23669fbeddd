//! The labels of fields in errors: the words of the forms.

use crate::domain::{FieldName, Kind};
use crate::ui::text::catalogue::sentences;

sentences! {
    about: "About";
    addresses: "Postal addresses";
    custom: "Your own fields";
    brought: "What they bring";
    cue: "When exactly";
    dates: "Dates";
    department: "Department";
    description: "Description";
    dos: "What goes well";
    donts: "What to avoid";
    emails: "E-mail addresses";
    encounter: "Whom you met";
    expertise: "Knows about";
    facts: "Facts";
    family_name: "Family name";
    given_name: "Given name";
    given_to: "People who have it";
    groups: "Groups";
    helps: "Helps you with";
    learned: "What I take along";
    link: "Link";
    met_story: "How you met";
    middle: "Middle";
    name: "Name";
    next_time: "Ask next time";
    nickname: "Nickname";
    notes: "Notes";
    openings: "Words to begin with";
    organisation: "Organisation";
    other_script: "In another script";
    outcome: "How did it turn out?";
    people: "With";
    phones: "Telephone numbers";
    prefix: "Prefix";
    place: "Place";
    profiles: "Profiles and pages";
    promised: "What was promised";
    pronouns: "Pronouns";
    pronunciation: "How to say it";
    relations: "Related people";
    role: "Role";
    shared_what: "What it is";
    sort_name: "Sort as";
    suffix: "Suffix";
    tags: "Tags";
    time: "Time";
    what_happened: "What happened?";
    what: "What";
}

/// The label of a field, as in the form that has it. None if no form has the field.
pub(crate) fn label(field: &FieldName) -> Option<&'static str> {
    Some(match (field.kind, field.name.as_str()) {
        (Kind::Promises, "what") => promised(),
        (Kind::Favours, "what") => what(),
        (Kind::Exchanges, "notes") => what_happened(),
        (Kind::Shares, "what") => shared_what(),
        (_, "what") => description(),
        (_, "addresses") => addresses(),
        (_, "brought") => brought(),
        (_, "cue") => cue(),
        (_, "custom") => custom(),
        (_, "dates") => dates(),
        (_, "department") => department(),
        (_, "dos") => dos(),
        (_, "donts") => donts(),
        (_, "emails" | "own_emails") => emails(),
        (_, "encounter") => encounter(),
        (_, "expertise") => expertise(),
        (_, "facts") => facts(),
        (_, "family") => family_name(),
        (_, "given") => given_name(),
        (_, "given_to") => given_to(),
        (_, "groups") => groups(),
        (_, "how_met/place" | "place") => place(),
        (_, "how_met/story") => met_story(),
        (_, "helps") => helps(),
        (_, "learned") => learned(),
        (_, "link") => link(),
        (_, "middle") => middle(),
        (_, "name" | "own_name") => name(),
        (_, "next_time") => next_time(),
        (_, "nickname") => nickname(),
        (_, "notes") => notes(),
        (_, "openings") => openings(),
        (_, "organisation" | "own_organisation") => organisation(),
        (_, "other_script") => other_script(),
        (_, "outcome") => outcome(),
        (_, "people") => people(),
        (_, "phones" | "own_phones") => phones(),
        (_, "prefix") => prefix(),
        (_, "profiles" | "own_profiles") => profiles(),
        (_, "pronouns") => pronouns(),
        (_, "relations") => relations(),
        (_, "role" | "own_role") => role(),
        (_, "say") => pronunciation(),
        (_, "sort_name") => sort_name(),
        (_, "suffix") => suffix(),
        (_, "tags") => tags(),
        (_, "time") => time(),
        (_, "topics") => about(),
        _ => return None,
    })
}
