//! The words of string enums in a conflict: those of the pages, in place of the words of a file.

use crate::domain::{
    AgendaState, AimKind, AimState, Channel, Circle, DateOrder, Depth, Direction, EndingKind, Energy, FavourSize, Fit,
    Frame, Gone, GroupKind, HelpKind, HowKnown, Initiator, MentorshipRole, NameOrder, Onward, PathHow, ProjectStage,
    PromiseOwner, PromiseState, PromiseStep, Purpose, RelationKind, Shape, Sitting, Stage, Theme, Tone, TopicFrom,
    TripState, TripWhose, Vocabulary, Weekday, Went,
};
use crate::insight::message_templates;
use crate::ui::text;
use crate::ui::text::catalogue::sentences;

sentences! {
    topic_open: "not spoken of yet";
    topic_talked: "spoken of";
    topic_parked: "put aside";
    topic_let_go: "let go";
    aim_working: "working on it";
    aim_resting: "resting";
    aim_reached: "reached";
    aim_let_go: "let go";
    your_trip: "your trip";
    their_trip: "somebody comes to you";
    kept: "kept";
    let_go: "let go";
}

/// The word of the pages for a word of a file. None if this version does not know it.
pub(super) fn word(of: Vocabulary, word: &str) -> Option<String> {
    if of == Vocabulary::Weekday {
        return Weekday::from_word(word).map(text::weekday);
    }
    match of {
        Vocabulary::Channel => Channel::from_word(word).map(text::how),
        Vocabulary::Circle => Circle::from_word(word).map(text::circle),
        Vocabulary::Depth => Depth::from_word(word).map(text::project::depth),
        Vocabulary::Direction => Direction::from_word(word).map(text::direction),
        Vocabulary::Energy => Energy::from_word(word).map(text::energy),
        Vocabulary::FavourSize => FavourSize::from_word(word).map(text::favour_size),
        Vocabulary::GroupKind => GroupKind::from_word(word).map(text::groups::kind_word),
        Vocabulary::HelpKind => HelpKind::from_word(word).map(text::growth::help_kind),
        Vocabulary::HowKnown => HowKnown::from_word(word).map(text::who_knows::how),
        Vocabulary::ProjectStage => ProjectStage::from_word(word).map(text::project::stage_word),
        Vocabulary::PromiseOwner => PromiseOwner::from_word(word).map(text::promise_owner),
        Vocabulary::Purpose => Purpose::from_word(word).map(text::purpose),
        Vocabulary::RelationKind => RelationKind::from_word(word).map(text::relation),
        Vocabulary::Tone => Tone::from_word(word).map(text::tone),
        Vocabulary::AimKind => AimKind::from_word(word).map(text::aims::kind_of),
        Vocabulary::PathHow => PathHow::from_word(word).map(|it| text::aims::how_of(Some(it))),
        Vocabulary::Sitting => Sitting::from_word(word).map(|it| text::timeline::sitting(Some(it))),
        Vocabulary::EndingKind => EndingKind::from_word(word).map(text::ending::door),
        Vocabulary::Onward => Onward::from_word(word).map(text::ending::onward_word),
        Vocabulary::Shape => Shape::from_word(word).map(text::mentoring::shape),
        Vocabulary::MentorshipRole => MentorshipRole::from_word(word).map(role),
        Vocabulary::Stage => Stage::from_word(word).map(stage),
        Vocabulary::Fit => Fit::from_word(word).map(fit),
        Vocabulary::Frame => Frame::from_word(word).map(frame),
        Vocabulary::AgendaState => AgendaState::from_word(word).map(agenda_state),
        Vocabulary::AimState => AimState::from_word(word).map(aim_state),
        Vocabulary::PromiseState => PromiseState::from_word(word).map(promise_state),
        Vocabulary::PromiseStep => PromiseStep::from_word(word).map(promise_step),
        Vocabulary::Went => Went::from_word(word).map(went),
        Vocabulary::Gone => Gone::from_word(word).map(gone),
        Vocabulary::Initiator => Initiator::from_word(word).map(initiator),
        Vocabulary::TopicFrom => TopicFrom::from_word(word).map(topic_from),
        Vocabulary::TripState => TripState::from_word(word).map(trip_state),
        Vocabulary::TripWhose => TripWhose::from_word(word).map(trip_whose),
        Vocabulary::Theme => Theme::from_word(word).map(theme),
        Vocabulary::NameOrder => NameOrder::from_word(word).map(name_order),
        Vocabulary::DateOrder => DateOrder::from_word(word).map(date_order),
        // The answered offers are shown nowhere.
        Vocabulary::Offer | Vocabulary::Weekday => None,
    }
    .map(str::to_owned)
}

fn role(role: MentorshipRole) -> &'static str {
    match role {
        MentorshipRole::Mentor => text::mentoring::you_mentor_them(),
        MentorshipRole::Mentee => text::mentoring::they_mentor_you(),
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::FindingOut => text::mentoring::finding_out(),
        Stage::Agreed => text::mentoring::agreed(),
        Stage::Resting => text::mentoring::resting(),
        Stage::Ended => text::ending::has_ended(),
    }
}

fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Fits => text::pair::fits(),
        Fit::FindingOut => text::pair::still_finding_out(),
        Fit::NotForUs => text::pair::not_for_us(),
    }
}

fn frame(frame: Frame) -> &'static str {
    match frame {
        Frame::Grow => text::session::grow(),
        Frame::Oscar => text::session::oscar(),
        Frame::Clear => text::session::clear(),
        Frame::Notes => text::session::just_notes(),
    }
}

fn agenda_state(state: AgendaState) -> &'static str {
    match state {
        AgendaState::Open => topic_open(),
        AgendaState::Talked => topic_talked(),
        AgendaState::Parked => topic_parked(),
        AgendaState::LetGo => topic_let_go(),
    }
}

fn aim_state(state: AimState) -> &'static str {
    match state {
        AimState::Working => aim_working(),
        AimState::Resting => aim_resting(),
        AimState::Reached => aim_reached(),
        AimState::LetGo => aim_let_go(),
    }
}

fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::Kept => kept(),
        PromiseState::LetGo => let_go(),
    }
}

fn promise_step(step: PromiseStep) -> &'static str {
    text::opening_purpose(match step {
        PromiseStep::AskToMeet => message_templates::Purpose::AskToMeet,
        PromiseStep::Introduce => message_templates::Purpose::Introduce,
        PromiseStep::FollowUp => message_templates::Purpose::FollowUp,
        PromiseStep::Repair => message_templates::Purpose::Repair,
    })
}

fn went(went: Went) -> &'static str {
    match went {
        Went::Done => text::person::went_done(),
        Went::Partly => text::person::went_partly(),
        Went::NotYet => text::person::went_not_yet(),
    }
}

fn gone(gone: Gone) -> &'static str {
    match gone {
        Gone::NotAnyMore => text::who_knows::not_any_more(),
        Gone::NotThis => text::who_knows::does_not_count(),
    }
}

fn initiator(initiator: Initiator) -> &'static str {
    match initiator {
        Initiator::Me => text::forms::you_began(),
        Initiator::Them => text::forms::they_began(),
    }
}

fn topic_from(from: TopicFrom) -> &'static str {
    match from {
        TopicFrom::Me => text::forms::topic_from_you(),
        TopicFrom::Them => text::forms::topic_from_them(),
        TopicFrom::Both => text::forms::topic_from_both(),
    }
}

fn trip_state(state: TripState) -> &'static str {
    match state {
        TripState::Written => text::trip::written(),
        TripState::Agreed => text::trip::agreed(),
        TripState::NotThisTime => text::trip::not_this_time(),
    }
}

fn trip_whose(whose: TripWhose) -> &'static str {
    match whose {
        TripWhose::Mine => your_trip(),
        TripWhose::Theirs => their_trip(),
    }
}

fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => text::settings::light(),
        Theme::Dark => text::settings::dark(),
    }
}

fn name_order(order: NameOrder) -> &'static str {
    match order {
        NameOrder::Given => text::settings::by_given_name(),
        NameOrder::Family => text::settings::by_family_name(),
    }
}

fn date_order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => text::settings::day_first(),
        DateOrder::MonthFirst => text::settings::month_first(),
    }
}
