//! The region "The same person?", and joining two people.

use serde_json::Value;

use super::catalogue::sentences;
use super::{errors, every, partial};
use crate::domain::{Circle, FieldName, Kind, Side};
use crate::insight::doubles::Reason;
use crate::web::intl::{self, Style};

sentences! {
    title: "The same person?";
    look: "Look for doubles";
    join: "Join";
    not_the_same: "Not the same";
    join_with: "Join with";
    close: "Close without joining";
    who_else: "Who is it?";
    nobody_else: "Nobody else has that name.";
    other_one: "Somebody else";
    put_together: "Lists are combined, and missing details are taken from the other entry. You can undo it.";
    pairs_found[count]: "{count} pair of entries may be one person. Nothing is joined before you say so.", "{count} pairs of entries may be one person. Nothing is joined before you say so.";
    no_pairs: "No two entries look like one person.";
    more_pairs[count]: "{count} more pair comes after these.", "{count} more pairs come after these.";
    after_import[count]: "{count} pair of entries may be one person.", "{count} pairs of entries may be one person.";
    pair(one, other): "{one} and {other}";
    is_one(name): "{name} is one entry now.";
    are_two(one, other): "{one} and {other} stay two. Kith does not ask again.";
    somebody_joined: "An entry that was joined before";
    last_talk(day): "You last talked on {day}.";

    contradiction: "One of your devices joined these two, and on another you said that they are not the same.";
    joined_before: "You joined these two before. An imported file had something new about the second.";
    same_email(address): "Both entries have the address {address}.";
    same_number(number): "Both entries have the number {number}.";
    same_profile(address): "Both entries have the profile {address}.";
    same_name_at(organisation): "Both entries have the same name, at {organisation}.";
    same_name: "Both entries have the same name.";
    other_order: "Both entries have the same name, in another order.";
    nickname: "The nickname of one is the name of the other.";
    longer_name: "One name is a longer form of the other.";
    name_elsewhere: "Both entries have the same name, at two organisations. They may well be two people.";

    first: "The first";
    second: "The second";
    both: "Both";

    circle: "Circle";
    rhythm: "How often";
    picture: "Picture";
    died: "Died";
    quiet_until: "Quiet until";
    met_when: "When you met";
    met_through: "Met through";
}

/// Why two entries may be one person.
pub(crate) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Contradiction => contradiction().to_owned(),
        Reason::JoinedBefore => joined_before().to_owned(),
        Reason::Email(address) => same_email(address),
        Reason::Number(number) => same_number(number),
        Reason::Profile(address) => same_profile(address),
        Reason::NameAndOrganisation(organisation) => same_name_at(organisation),
        Reason::Name => same_name().to_owned(),
        Reason::OtherOrder => other_order().to_owned(),
        Reason::Nickname => nickname().to_owned(),
        Reason::LongerName => longer_name().to_owned(),
        Reason::NameElsewhere => name_elsewhere().to_owned(),
    }
}

/// The label of a choice: whose value it is. Two people of one name are the first and the second.
pub(crate) fn side(side: Side, kept: &str, gone: &str) -> String {
    let are_named = kept != gone && !kept.is_empty() && !gone.is_empty();
    match side {
        Side::Both => both().to_owned(),
        Side::Kept if are_named => kept.to_owned(),
        Side::Gone if are_named => gone.to_owned(),
        Side::Kept => first().to_owned(),
        Side::Gone => second().to_owned(),
    }
}

/// The label of a field, by its cell.
pub(crate) fn field(cell: &str) -> String {
    let list = cell.split('/').next().unwrap_or_default();
    let label = |name: &str| errors::field(&FieldName { kind: Kind::People, name: name.to_owned() });
    let own = match cell {
        "circle" => Some(circle()),
        "cadence_days" => Some(rhythm()),
        "photo" => Some(picture()),
        "died" => Some(died()),
        "paused_until" => Some(quiet_until()),
        "how_met/when" => Some(met_when()),
        "how_met/through" => Some(met_through()),
        cell => label(cell).or_else(|| label(list)),
    };
    own.map_or_else(|| list.replace('_', " "), str::to_owned)
}

/// The value of a field.
pub(crate) fn value(cell: &str, value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Object(parts) => parts.values().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    let known = match cell {
        "circle" => Circle::ALL.iter().find(|it| it.word() == text).map(|it| super::circle(*it).to_owned()),
        "cadence_days" => text.parse().ok().map(every),
        "died" | "how_met/when" => text.parse().ok().map(partial),
        "paused_until" => text.parse().ok().map(|it| intl::date(it, Style::Day)),
        _ => None,
    };
    known.unwrap_or(text)
}
