//! The labels of fields in errors: the words of the forms.

use crate::domain::{FieldName, Kind};
use crate::ui::text::catalogue::sentences;

sentences! {
    about: "About";
    addresses: "Postal addresses";
    archived: "Archived";
    brought: "What they bring";
    cadence_days: "Days between exchanges";
    circle: "Circle";
    cue: "When exactly";
    custom: "Your own fields";
    dates: "Dates";
    department: "Department";
    description: "Description";
    died: "Died";
    direction: "Given or received";
    donts: "What to avoid";
    dos: "What goes well";
    due: "Due date";
    emails: "E-mail addresses";
    encounter: "Whom you met";
    energy: "Energy";
    expertise: "Knows about";
    facts: "Facts";
    family_name: "Family name";
    given_name: "Given name";
    given_to: "People who have it";
    groups: "Groups";
    helps: "Helps you with";
    how: "How";
    kind: "Kind";
    knows_who: "May know";
    means: "Words that mean the same";
    asks: "What people can ask you";
    label_of_fact: "Label";
    learned: "What I take along";
    link: "Link";
    met_story: "How you met";
    met_through: "Through whom";
    met_when: "When you met";
    middle: "Middle";
    minutes: "Minutes";
    name: "Name";
    needs: "Needs";
    next_time: "Ask next time";
    nickname: "Nickname";
    note: "Note";
    notes: "Notes";
    forgotten: "People who are not offered";
    openings: "Words to begin with";
    organisation: "Organisation";
    other_script: "In another script";
    outcome: "How did it turn out?";
    paused_until: "Paused until";
    people: "With";
    phones: "Telephone numbers";
    photo: "Picture";
    place: "Place";
    preferred: "First to use";
    prefix: "Prefix";
    profiles: "Profiles and pages";
    promised: "What was promised";
    pronouns: "Pronouns";
    pronunciation: "How to say it";
    purpose: "Purpose";
    relations: "Related people";
    role: "Role";
    shared_what: "What it is";
    since: "Since";
    size: "Size";
    sort_name: "Sort as";
    stage: "Stage";
    suffix: "Suffix";
    tags: "Tags";
    text_of_fact: "Text";
    time: "Time";
    to: "Who";
    value: "Value";
    what: "What";
    what_happened: "What happened?";
    when: "Day";
    whose: "Whose";
    why: "Why";
    sign: "How would you know";
    at_start: "At the start";
    now: "Now";
    helped: "What helped";
    paths: "Who knows that path";
    words: "In your words";
    for_what: "What for";
    home: "Where you live";
    members: "Members";
    began: "Began";
    ended: "Ended";
    own_lines: "Your sentence for the year";
    from: "From";
    until: "Until";
    evenings: "Free evenings";
    agreed: "What you agreed";
    chapters: "Chapters";
    part: "Part";
}

/// The label of a field, as in the form that has it. None if no form has the field.
pub(crate) fn label(field: &FieldName) -> Option<&'static str> {
    Some(match (field.kind, field.name.as_str()) {
        (Kind::Promises, "what") => promised(),
        (Kind::Favours, "what") => what(),
        (Kind::Exchanges, "notes") => what_happened(),
        (Kind::Shares, "what") => shared_what(),
        (Kind::Groups, "purpose") => for_what(),
        (Kind::Trips, "what") => for_what(),
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
        (_, "knows_who") => knows_who(),
        (_, "learned") => learned(),
        (_, "means") => means(),
        (_, "asks") => asks(),
        (_, "home") => home(),
        (_, "members") => members(),
        (_, "began") => began(),
        (_, "ended") => ended(),
        (_, "own_lines") => own_lines(),
        (_, "from") => from(),
        (_, "until") => until(),
        (_, "evenings") => evenings(),
        (_, "answers") => agreed(),
        (_, "chapters") => chapters(),
        (_, "part") => part(),
        (_, "link") => link(),
        (_, "middle") => middle(),
        (_, "name" | "own_name") => name(),
        (_, "next_time") => next_time(),
        (_, "nickname") => nickname(),
        (_, "notes") => notes(),
        (_, "forgotten") => forgotten(),
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
        (_, "archived") => archived(),
        (_, "cadence_days") => cadence_days(),
        (_, "circle") => circle(),
        (_, "direction") => direction(),
        (_, "died") => died(),
        (_, "due") => due(),
        (_, "energy") => energy(),
        (_, "how") => how(),
        (_, "kind") => kind(),
        (_, "label") => label_of_fact(),
        (_, "how_met/through" | "through") => met_through(),
        (_, "how_met/when") => met_when(),
        (_, "minutes") => minutes(),
        (_, "needs") => needs(),
        (_, "note") => note(),
        (_, "paused_until") => paused_until(),
        (_, "photo") => photo(),
        (_, "preferred") => preferred(),
        (_, "purpose") => purpose(),
        (_, "size") => size(),
        (_, "since") => since(),
        (_, "stage") => stage(),
        (_, "text") => text_of_fact(),
        (_, "to") => to(),
        (_, "value") => value(),
        (_, "whose") => whose(),
        (_, "why") => why(),
        (_, "sign") => sign(),
        (_, "at_start") => at_start(),
        (_, "now") => now(),
        (_, "helped") => helped(),
        (_, "paths") => paths(),
        (_, "words") => words(),
        (_, "when") => when(),
        _ => return None,
    })
}
