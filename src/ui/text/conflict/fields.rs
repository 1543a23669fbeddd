//! The labels of fields in a conflict: those of the forms, and of fields that no form has.

use crate::domain::{FieldName, Kind};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::{agreement, ending, errors, forms, pair, settings, timeline};

sentences! {
    deleted: "Deleted";
    made_up: "Made up";
    not_before: "Not suggested before";
    not_same: "Somebody else than";
    offers: "Answered offers";
    joined: "Joined with";
    imported_from: "Imported from";
    card_lines: "Other lines of the card";
    circle: "Circle";
    is_handled: "Settled";
    attempt: "Only an attempt";
    tone: "How it was between you";
    expected_welcome: "How welcome you expected it to be";
    welcome: "How welcome it was";
    project: "Project";
    trip: "Trip";
    aim: "Aim";
    mentorship: "Mentorship";
    sitting: "Kind of session";
    made: "Made on";
    promise_state: "Kept or let go";
    closed: "Closed on";
    made_in: "Made in";
    how_sure: "How sure";
    by_next: "By the next session";
    went: "How far it came";
    step: "Step";
    other_person: "The other person";
    needs: "Needs";
    covers: "Who covers what";
    stage: "Stage";
    came: "What came of it";
    shape: "Who mentors whom";
    goals: "Goals";
    session_days: "Days between sessions";
    first_days: "Days between the first sessions";
    first_times: "Number of first sessions";
    next_session: "Next session";
    next_day: "Day of the next session";
    next_time: "Time of the next session";
    next_minutes: "Minutes of the next session";
    next_place: "Place of the next session";
    next_how: "How you meet for the next session";
    moved: "Moved sessions";
    topics: "Topics";
    frame: "Words of the session sheet";
    resting_since: "Resting since";
    resting_until: "Resting until";
    rested_days: "Days of earlier rests";
    ended_on: "Ended on";
    ended_by: "Who ended it";
    by_when: "By about when";
    aim_state: "How it stands";
    spoken_of: "Last spoken of";
    last_offered: "Last offered";
    knows_path: "Who knows that path";
    thanked: "Thanked on";
    rhythm_days: "Days between talks";
    tag: "Tag";
    until: "Until";
    inner_days: "Days between exchanges, inner circle";
    close_days: "Days between exchanges, close circle";
    active_days: "Days between exchanges, active circle";
    wider_days: "Days between exchanges, wider circle";
    low_battery: "Day of low battery";
    left_out: "Left out of the page of a year";
    shown_again: "shown again";
}

/// The label of a cell: of its field, or of its part of a group. None for a field of a newer version.
pub(super) fn label(kind: Kind, cell: &str) -> Option<&'static str> {
    let first = cell.split('/').next().unwrap_or_default();
    let form = |name: &str| errors::field(&FieldName { kind, name: name.to_owned() });
    own(kind, cell).or_else(|| own(kind, first)).or_else(|| form(cell)).or_else(|| form(first))
}

fn own(kind: Kind, name: &str) -> Option<&'static str> {
    match kind {
        Kind::Settings => of_settings(name),
        Kind::Mentorships => of_mentorship(name),
        Kind::Exchanges => of_exchange(name),
        Kind::Promises => of_promise(name),
        _ => None,
    }
    .or_else(|| of_others(kind, name))
}

fn of_others(kind: Kind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (_, "deleted") => deleted(),
        (_, "sample") => made_up(),
        (_, "hushed") => offers(),
        (_, "joined") => joined(),
        (_, "project") => project(),
        (_, "trip") => trip(),
        (_, "aim") => aim(),
        (_, "mentorship") => mentorship(),
        (_, "closed") => closed(),
        (_, "settled") => is_handled(),
        (Kind::People, "not_before") => not_before(),
        (Kind::People, "not_same") => not_same(),
        (Kind::People, "moves") => circle(),
        (Kind::People, "sources") => imported_from(),
        (Kind::People, "card_lines") => card_lines(),
        (Kind::Projects, "wants") => needs(),
        (Kind::Projects, "covers") => covers(),
        (Kind::Projects, "state") => stage(),
        (Kind::Projects, "closing/came") => came(),
        (Kind::Projects, "closing/kept") => ending::kept(),
        (Kind::Aims, "by") => by_when(),
        (Kind::Aims, "state" | "done") => aim_state(),
        (Kind::Aims, "spoken_of") => spoken_of(),
        (Kind::Aims, "last_offered") => last_offered(),
        (Kind::Aims, "people") => knows_path(),
        (Kind::Returns, "thanked") => thanked(),
        (Kind::Groups, "rhythm_days") => rhythm_days(),
        (Kind::Groups, "tag") => tag(),
        (Kind::Trips, "to") => until(),
        _ => return None,
    })
}

fn of_exchange(name: &str) -> Option<&'static str> {
    Some(match name {
        "attempt" => attempt(),
        "began" => forms::began(),
        "tone" => tone(),
        "expected_welcome" => expected_welcome(),
        "welcome" => welcome(),
        "topic_from" => forms::topic_from(),
        "sitting" => sitting(),
        "grow/goal" => timeline::goal(),
        "grow/reality" => timeline::reality(),
        "grow/options" => timeline::options(),
        "grow/will" => timeline::will(),
        _ => return None,
    })
}

fn of_promise(name: &str) -> Option<&'static str> {
    Some(match name {
        "made" => made(),
        "state" => promise_state(),
        "session" => made_in(),
        "goal" => timeline::goal(),
        "confidence" => how_sure(),
        "by_next" => by_next(),
        "went" => went(),
        "step" => step(),
        "other" => other_person(),
        _ => return None,
    })
}

fn of_mentorship(name: &str) -> Option<&'static str> {
    Some(match name {
        "shape" | "role" => shape(),
        "agreement" => agreement::title(),
        "agreed/purpose" => agreement::purpose(),
        "agreed/minutes" => agreement::minutes(),
        "agreed/place" => agreement::place(),
        "agreed/brings" => agreement::brings(),
        "agreed/between" => agreement::between(),
        "agreed/privacy" => agreement::privacy(),
        "agreed/misfit" => agreement::misfit(),
        "rewordings" => agreement::changed(),
        "goals" => goals(),
        "cadence_days" => session_days(),
        "first_days" => first_days(),
        "first_times" => first_times(),
        "ends" => agreement::ends(),
        "fit" => pair::did_it_fit(),
        "next/session" | "next/sequence" => next_session(),
        "next/when" => next_day(),
        "next/time" => next_time(),
        "next/minutes" => next_minutes(),
        "next/place" => next_place(),
        "next/how" => next_how(),
        "moves" => moved(),
        "agenda" => topics(),
        "private" => timeline::only_you(),
        "frame" => frame(),
        "rest_from" => resting_since(),
        "rest_until" => resting_until(),
        "rested_days" => rested_days(),
        "closing/how" | "ending" => ending::how_it_ended(),
        "closing/when" => ended_on(),
        "closing/by" => ended_by(),
        "closing/changed" => ending::what_changed(),
        "closing/kept" => ending::kept(),
        "closing/thanks" => ending::thanks(),
        "closing/onward" => ending::from_now_on(),
        "earlier" => ending::earlier(),
        _ => return None,
    })
}

fn of_settings(name: &str) -> Option<&'static str> {
    Some(match name {
        "inner_days" => inner_days(),
        "close_days" => close_days(),
        "active_days" => active_days(),
        "wider_days" => wider_days(),
        "session_day" => settings::session_day(),
        "session_people" => settings::session_people(),
        "session_minutes" => settings::session_minutes(),
        "week_budget" => settings::week_budget(),
        "week_points" => settings::week_points(),
        "low_battery" => low_battery(),
        "theme" => settings::colours(),
        "week_starts" => settings::week_starts(),
        "name_order" => settings::name_order(),
        "date_order" => settings::date_order(),
        "left_out" => left_out(),
        "is_in" => shown_again(),
        _ => return None,
    })
}
