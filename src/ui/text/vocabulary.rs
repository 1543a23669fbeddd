//! The names of values that several areas show, and their icons.

use super::catalogue::sentences;
use crate::domain::{Channel, Circle, Direction, Energy, FavourSize, PromiseOwner, Purpose, RelationKind, Tone};
use crate::insight::ledger::Way;
use crate::insight::message_templates;
use crate::insight::rhythm::Warmth;

sentences! {
    circle_inner: "Inner";
    circle_close: "Close";
    circle_active: "Active";
    circle_wider: "Wider";

    how_call: "Call";
    how_video: "Video";
    how_in_person: "In person";
    how_coffee: "Coffee";
    how_email: "E-mail";
    how_message: "Message";
    how_letter: "Letter";
    how_event: "Event";

    purpose_catch_up: "Catch-up";
    purpose_wellness_check: "Wellness check";
    purpose_work: "Work";
    purpose_thanks: "Thanks";
    purpose_congratulation: "Congratulation";
    purpose_learning: "Learning";
    purpose_sharing: "Sharing";
    purpose_help: "Help";
    purpose_ask: "Asking";
    purpose_introduction: "Introduction";
    purpose_mentoring: "Mentoring session";

    tone_easy: "easy";
    tone_plain: "plain";
    tone_mixed: "mixed";
    tone_strained: "strained";

    energy_gave: "gave energy";
    energy_gave_short: "gave";
    energy_took_short: "took";
    energy_even: "even";
    energy_took: "took energy";
    answer_gave: "gave";
    answer_took: "took";

    warmth_warm: "warm";
    warmth_cooling: "cooling";
    warmth_quiet: "quiet";
    warmth_sleeping: "sleeping";
    is_warm: "Warm.";
    is_cooling: "Cooling.";
    is_quiet: "Quiet.";
    is_sleeping: "Sleeping.";

    owner_mine: "mine";
    owner_theirs: "theirs";

    direction_given: "I helped";
    direction_asked: "I asked";
    direction_received: "they helped me";
    direction_offered: "I offered";
    they_asked: "they asked me";
    thanked: "I thanked them";
    they_thanked: "they thanked me";
    introduced: "I introduced them";
    they_introduced: "they introduced me";

    five_minutes: "five minutes";
    half_an_hour: "half an hour";
    more_time: "more";

    opening_promise: "A promise";
    opening_catch_up: "A catch-up";
    opening_wellness: "A wellness check";
    opening_old_tie: "An old tie";
    opening_first: "A first message";
    opening_ask_to_meet: "An introduction: asking each";
    opening_introduce: "An introduction: to both";
    opening_follow_up: "An introduction: afterwards";
    opening_repair: "Mending";
    opening_report_back: "An answer that helped";

    relation_partner: "partner";
    relation_parent: "parent";
    relation_child: "child";
    relation_sibling: "sibling";
    relation_family: "family";
    relation_friend: "friend";
    relation_colleague: "colleague";
    relation_manager: "manager";
    relation_report: "report";
    relation_mentor: "mentor";
    relation_mentee: "mentee";
    relation_acquaintance: "acquaintance";
}

/// The name of a circle.
pub(crate) fn circle(circle: Circle) -> &'static str {
    match circle {
        Circle::Inner => circle_inner(),
        Circle::Close => circle_close(),
        Circle::Active => circle_active(),
        Circle::Wider => circle_wider(),
    }
}

/// The channel of an exchange.
pub(crate) fn how(how: Channel) -> &'static str {
    match how {
        Channel::Call => how_call(),
        Channel::Video => how_video(),
        Channel::InPerson => how_in_person(),
        Channel::Coffee => how_coffee(),
        Channel::Email => how_email(),
        Channel::Message => how_message(),
        Channel::Letter => how_letter(),
        Channel::Event => how_event(),
    }
}

/// The icon of a channel.
pub(crate) const fn how_icon(how: Option<Channel>) -> &'static str {
    match how {
        Some(Channel::Call) => "phone",
        Some(Channel::Video) => "video",
        Some(Channel::InPerson) => "people",
        Some(Channel::Coffee) => "coffee",
        Some(Channel::Email) => "mail",
        Some(Channel::Message) | None => "message",
        Some(Channel::Letter) => "letter",
        Some(Channel::Event) => "meeting",
    }
}

/// The purpose of an exchange.
pub(crate) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::CatchUp => purpose_catch_up(),
        Purpose::WellnessCheck => purpose_wellness_check(),
        Purpose::Work => purpose_work(),
        Purpose::Thanks => purpose_thanks(),
        Purpose::Congratulation => purpose_congratulation(),
        Purpose::Learning => purpose_learning(),
        Purpose::Sharing => purpose_sharing(),
        Purpose::Help => purpose_help(),
        Purpose::Ask => purpose_ask(),
        Purpose::Introduction => purpose_introduction(),
        Purpose::MentoringSession => purpose_mentoring(),
    }
}

/// The tone of an exchange.
pub(crate) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Easy => tone_easy(),
        Tone::Plain => tone_plain(),
        Tone::Mixed => tone_mixed(),
        Tone::Strained => tone_strained(),
    }
}

/// The icon of a tone.
pub(crate) const fn tone_icon(tone: Tone) -> &'static str {
    match tone {
        Tone::Easy => "tone-good",
        Tone::Plain => "tone-plain",
        Tone::Mixed => "tone-mixed",
        Tone::Strained => "tone-strained",
    }
}

/// The icon of an exchange's effect on energy.
pub(crate) const fn energy_icon(energy: Option<Energy>) -> &'static str {
    match energy {
        Some(Energy::Gave) => "sun",
        Some(Energy::Even) => "even",
        Some(Energy::Took) => "moon",
        None => "clock",
    }
}

/// The effect of an exchange on energy, for the timeline.
pub(crate) fn energy(energy: Energy) -> &'static str {
    match energy {
        Energy::Gave => energy_gave(),
        Energy::Even => energy_even(),
        Energy::Took => energy_took(),
    }
}

/// The energy of an exchange in one word, beside the question about it.
pub(crate) fn energy_short(energy: Energy) -> &'static str {
    match energy {
        Energy::Gave => energy_gave_short(),
        Energy::Even => energy_even(),
        Energy::Took => energy_took_short(),
    }
}

/// The effect of an exchange on energy, as an answer to choose.
pub(crate) fn energy_answer(energy: Energy) -> &'static str {
    match energy {
        Energy::Gave => answer_gave(),
        Energy::Even => energy_even(),
        Energy::Took => answer_took(),
    }
}

/// The word for a warmth, for a list.
pub(crate) fn warmth_word(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Warm => warmth_warm(),
        Warmth::Cooling => warmth_cooling(),
        Warmth::Quiet => warmth_quiet(),
        Warmth::Sleeping => warmth_sleeping(),
    }
}

/// The warmth as a sentence, before its explanation.
pub(crate) fn warmth(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Warm => is_warm(),
        Warmth::Cooling => is_cooling(),
        Warmth::Quiet => is_quiet(),
        Warmth::Sleeping => is_sleeping(),
    }
}

/// The owner of a promise.
pub(crate) fn promise_owner(owner: PromiseOwner) -> &'static str {
    match owner {
        PromiseOwner::Mine => owner_mine(),
        PromiseOwner::Theirs => owner_theirs(),
    }
}

/// The direction of a favour.
pub(crate) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Given => direction_given(),
        Direction::Asked => direction_asked(),
        Direction::Received => direction_received(),
        Direction::Offered => direction_offered(),
    }
}

/// Which way help went.
pub(crate) fn way(way: Way) -> &'static str {
    match way {
        Way::Favour(it) => direction(it),
        Way::TheyAsked => they_asked(),
        Way::Thanked => thanked(),
        Way::TheyThanked => they_thanked(),
        Way::Introduced => introduced(),
        Way::TheyIntroduced => they_introduced(),
    }
}

/// The time that a favour takes.
pub(crate) fn favour_size(size: FavourSize) -> &'static str {
    match size {
        FavourSize::FiveMinutes => five_minutes(),
        FavourSize::HalfAnHour => half_an_hour(),
        FavourSize::Bigger => more_time(),
    }
}

/// The purpose of a message template.
pub(crate) fn opening_purpose(purpose: message_templates::Purpose) -> &'static str {
    match purpose {
        message_templates::Purpose::Promise => opening_promise(),
        message_templates::Purpose::CatchUp => opening_catch_up(),
        message_templates::Purpose::Wellness => opening_wellness(),
        message_templates::Purpose::OldTie => opening_old_tie(),
        message_templates::Purpose::First => opening_first(),
        message_templates::Purpose::AskToMeet => opening_ask_to_meet(),
        message_templates::Purpose::Introduce => opening_introduce(),
        message_templates::Purpose::FollowUp => opening_follow_up(),
        message_templates::Purpose::Repair => opening_repair(),
        message_templates::Purpose::ReportBack => opening_report_back(),
    }
}

/// The relation of another person to this one.
pub(crate) fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Partner => relation_partner(),
        RelationKind::Parent => relation_parent(),
        RelationKind::Child => relation_child(),
        RelationKind::Sibling => relation_sibling(),
        RelationKind::Family => relation_family(),
        RelationKind::Friend => relation_friend(),
        RelationKind::Colleague => relation_colleague(),
        RelationKind::Manager => relation_manager(),
        RelationKind::Report => relation_report(),
        RelationKind::Mentor => relation_mentor(),
        RelationKind::Mentee => relation_mentee(),
        RelationKind::Acquaintance => relation_acquaintance(),
    }
}
