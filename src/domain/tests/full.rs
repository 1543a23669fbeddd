//! Entities with every field set. The literals name every field, so that a new one does not compile until it is here.

use serde_json::Value;

use crate::domain::{
    Address, AgendaItem, AgendaState, Agreed, Aim, AimKind, AimPath, AimState, Alias, Channel, Chapter, Circle,
    CircleMove, Closing, ContactMethod, Covering, DateOrder, Depth, Direction, EarlierEnding, EndingKind, Energy,
    Entity, Exchange, Fact, Favour, FavourSize, Fit, Frame, Group, GroupKind, GroupMember, Grow, HelpKind, Helps,
    HowKnown, HowMet, HushedOffer, Id, ImportantDate, Initiator, Kind, Knows, LearnedLine, LeftOut, List, Mentorship,
    MentorshipRole, MovedSession, NameOrder, Need, NextSession, Offer, Onward, Outcome, PathHow, Person, Project,
    ProjectClosing, ProjectMember, ProjectStage, Promise, PromiseOwner, PromiseState, PromiseStep, Purpose, Relation,
    RelationKind, Reworded, Settings, Shape, SharedItem, Sitting, Source, Stage, Theme, Tone, TopicFrom, Trip,
    TripAnswer, TripState, TripWhose, Weekday, Went, YearLine,
};

/// An id that stands for nobody in the book.
fn id<T>() -> Id<T> {
    Id::from_uuid(uuid::Uuid::from_u128(7))
}

fn words(word: &str) -> List<String> {
    [word.to_owned()].into_iter().collect()
}

fn contact(kind: &str, value: &str) -> List<ContactMethod> {
    [ContactMethod { kind: kind.into(), value: value.into(), preferred: true }].into_iter().collect()
}

fn facts(label: &str, text: &str) -> List<Fact> {
    [Fact { label: label.into(), text: text.into() }].into_iter().collect()
}

/// Knowledge with every part that can stand together.
fn full_knows() -> Knows {
    Knows {
        what: "expertiseword".into(),
        depth: Some(Depth::KnownFor),
        how: Some(HowKnown::Told),
        who_said: "saidword".into(),
        as_of: "2023".parse().ok(),
        gone: None,
    }
}

/// A person whose texts are all different words, so that a test can look for each of them.
pub(crate) fn full_person() -> Person {
    let day = "2026-11-01".parse().ok();
    Person {
        prefix: "Prefixword".into(),
        given: "Givenword".into(),
        middle: "Middleword".into(),
        family: "Familyword".into(),
        suffix: "Suffixword".into(),
        sort_name: "Sortword".into(),
        other_script: "Scriptword".into(),
        nickname: "Nickword".into(),
        say: "Sayword".into(),
        pronouns: "Pronounword".into(),
        organisation: "Organisationword".into(),
        department: "Departmentword".into(),
        role: "Roleword".into(),
        emails: contact("emailkind", "emailword"),
        phones: contact("phonekind", "phoneword"),
        addresses: [Address { kind: "addresskind".into(), value: "addressword".into(), preferred: true }]
            .into_iter()
            .collect(),
        profiles: contact("profilekind", "profileword"),
        place: "Placeword".into(),
        circle: Some(Circle::Close),
        cadence_days: Some(21),
        how_met: HowMet {
            when: "2019".parse().ok(),
            place: "Meetingword".into(),
            story: "Storyword".into(),
            through: Some(id()),
        },
        expertise: [full_knows()].into_iter().collect(),
        knows_who: "knowswhoword".into(),
        tags: words("tagword"),
        groups: words("groupword"),
        dates: [ImportantDate { kind: "datekind".into(), when: "--04-12".parse().ok(), note: "datenote".into() }]
            .into_iter()
            .collect(),
        dos: words("doword"),
        donts: words("dontword"),
        facts: facts("factlabel", "factword"),
        notes: "Noteword".into(),
        custom: facts("customlabel", "customword"),
        relations: [Relation { kind: Some(RelationKind::Friend), to: Some(id()) }].into_iter().collect(),
        helps: [Helps { kind: Some(HelpKind::Guide), since: "2019".parse().ok(), words: "helpword".into() }]
            .into_iter()
            .collect(),
        hushed: [HushedOffer { offer: Offer::ThreeTalks.word().into(), until: day }].into_iter().collect(),
        chapters: [Chapter { id: Some(id()), from: "2016".parse().ok(), to: None, name: "chapterword".into() }]
            .into_iter()
            .collect(),
        moves: [CircleMove { on: day, circle: Some(Circle::Close) }].into_iter().collect(),
        died: "2025-02".parse().ok(),
        photo: "data:image/png;base64,AAAA".into(),
        paused_until: day,
        not_before: day,
        archived: true,
        not_same: [id()].into_iter().collect(),
        joined: [id()].into_iter().collect(),
        sources: [Source { key: "sourceword".into(), digest: "digestword".into() }].into_iter().collect(),
        card_lines: words("X-LINE:lineword"),
        sample: true,
    }
}

pub(crate) fn full_exchange() -> Exchange {
    Exchange {
        when: "2026-11-01".parse().ok(),
        time: "12:30".into(),
        people: [id()].into_iter().collect(),
        encounter: "encounterword".into(),
        settled: true,
        attempt: true,
        how: Some(Channel::Call),
        purpose: Some(Purpose::Work),
        began: Some(Initiator::Me),
        minutes: Some(20),
        tone: Some(Tone::Easy),
        energy: Some(Energy::Gave),
        expected_welcome: Some(4),
        welcome: Some(5),
        topics: words("topicword"),
        topic_from: Some(TopicFrom::Them),
        tags: words("tagword"),
        notes: "noteword".into(),
        next_time: "nextword".into(),
        place: "placeword".into(),
        project: Some(id()),
        groups: [id()].into_iter().collect(),
        trip: Some(id()),
        aim: Some(id()),
        mentorship: Some(id()),
        sitting: Some(Sitting::Checkpoint),
        brought: "broughtword".into(),
        grow: Grow {
            goal: "goalword".into(),
            reality: "realityword".into(),
            options: "optionsword".into(),
            will: "willword".into(),
        },
        learned: "learnedword".into(),
        sample: true,
    }
}

pub(crate) fn full_promise() -> Promise {
    let day = "2026-11-01".parse().ok();
    Promise {
        whose: Some(PromiseOwner::Mine),
        people: [id()].into_iter().collect(),
        what: "promiseword".into(),
        made: day,
        due: day,
        state: Some(PromiseState::Kept),
        closed: day,
        mentorship: Some(id()),
        session: Some(id()),
        goal: Some(id()),
        project: Some(id()),
        confidence: Some(8),
        cue: "cueword".into(),
        by_next: true,
        went: Some(Went::Partly),
        step: Some(PromiseStep::AskToMeet),
        other: Some(id()),
        sample: true,
    }
}

pub(crate) fn full_favour() -> Favour {
    Favour {
        direction: Some(Direction::Given),
        people: [id()].into_iter().collect(),
        what: "favourword".into(),
        when: "2026-11-01".parse().ok(),
        size: Some(FavourSize::Bigger),
        outcome: "outcomeword".into(),
    }
}

pub(crate) fn full_project() -> Project {
    Project {
        name: "nameword".into(),
        what: "projectword".into(),
        needs: words("needword"),
        members: [ProjectMember { person: Some(id()), part: "partword".into() }].into_iter().collect(),
        state: "stateword".into(),
        wants: [Need { id: Some(id()), what: "wantword".into(), depth: Some(Depth::KnownFor), of: Some(id()) }]
            .into_iter()
            .collect(),
        covers: [Covering { person: Some(id()), need: Some(id()), depth: Some(Depth::Curious) }].into_iter().collect(),
        stage: Some(ProjectStage::Running),
        began: "2026-03".parse().ok(),
        ended: "2026-09".parse().ok(),
        closing: ProjectClosing { came: "cameword".into(), kept: "projectkeptword".into() },
        sample: true,
    }
}

pub(crate) fn full_mentorship() -> Mentorship {
    let day = "2026-11-01".parse().ok();
    Mentorship {
        role: Some(MentorshipRole::Mentor),
        shape: Some(Shape::Mentor),
        people: [id()].into_iter().collect(),
        stage: Some(Stage::Agreed),
        agreement: "agreementword".into(),
        agreed: full_agreed(),
        rewordings: [Reworded { line: "agreed/place".into(), on: day, was: "beforeword".into() }].into_iter().collect(),
        goals: facts("goallabel", "goalword"),
        cadence_days: Some(30),
        first_days: Some(21),
        first_times: Some(3),
        began: day,
        ends: day,
        fit: Some(Fit::Fits),
        next: NextSession {
            session: Some(id()),
            when: day,
            time: "17:00".into(),
            minutes: Some(45),
            place: "canalword".into(),
            how: Some(Channel::InPerson),
            sequence: Some(1),
        },
        moves: [MovedSession { was: day, on: day }].into_iter().collect(),
        agenda: [full_agenda_item()].into_iter().collect(),
        frame: Some(Frame::Oscar),
        rest_from: day,
        rest_until: day,
        rested_days: Some(30),
        closing: full_closing(),
        ending: "endingword".into(),
        earlier: [EarlierEnding {
            began: day,
            ended: day,
            how: Some(EndingKind::Planned),
            by: Some(PromiseOwner::Mine),
            thanks: "earlierthanksword".into(),
            onward: Some(Onward::Nothing),
            changed: "earlierword".into(),
            kept: "earlierkeptword".into(),
        }]
        .into_iter()
        .collect(),
        hushed: [HushedOffer { offer: Offer::Fit.word().into(), until: day }].into_iter().collect(),
    }
}

fn full_agreed() -> Agreed {
    Agreed {
        purpose: "purposeword".into(),
        minutes: Some(60),
        place: "placeword".into(),
        brings: "bringsword".into(),
        between: "betweenword".into(),
        privacy: "privacyword".into(),
        misfit: "misfitword".into(),
    }
}

fn full_agenda_item() -> AgendaItem {
    let day = "2026-11-01".parse().ok();
    AgendaItem {
        id: Some(id()),
        text: "topicword".into(),
        whose: Some(PromiseOwner::Theirs),
        private: true,
        from: day,
        at: day,
        state: Some(AgendaState::Open),
    }
}

fn full_closing() -> Closing {
    Closing {
        how: Some(EndingKind::Early),
        when: "2026-11-01".parse().ok(),
        by: Some(PromiseOwner::Theirs),
        changed: "changedword".into(),
        kept: "keptword".into(),
        thanks: "thanksword".into(),
        onward: Some(Onward::Friends),
    }
}

pub(crate) fn full_aim() -> Aim {
    Aim {
        what: "aimword".into(),
        why: "whyword".into(),
        sign: "signword".into(),
        by: "2027-06".parse().ok(),
        state: Some(AimState::Reached),
        closed: "2026-11-01".parse().ok(),
        at_start: "startword".into(),
        now: "nowword".into(),
        helped: "helpedword".into(),
        whose: Some(PromiseOwner::Theirs),
        mentorship: Some(id()),
        spoken_of: "2026-11-01".parse().ok(),
        people: [id()].into_iter().collect(),
        kind: Some(AimKind::Role),
        paths: [AimPath {
            person: Some(id()),
            how: Some(PathHow::Walked),
            since: "2019".parse().ok(),
            words: "pathword".into(),
        }]
        .into_iter()
        .collect(),
        learned: [LearnedLine { id: Some(id()), when: "2026-11-01".parse().ok(), text: "lessonword".into() }]
            .into_iter()
            .collect(),
        last_offered: "2026-11-01".parse().ok(),
        done: true,
    }
}

pub(crate) fn full_shared_item() -> SharedItem {
    let people: List<_> = [id()].into_iter().collect();
    SharedItem { what: "itemword".into(), link: "linkword".into(), people: people.clone(), given_to: people }
}

pub(crate) fn full_outcome() -> Outcome {
    Outcome {
        what: "outcomeword".into(),
        when: "2009".parse().ok(),
        people: [id()].into_iter().collect(),
        aim: Some(id()),
        thanked: "2026-11-01".parse().ok(),
    }
}

pub(crate) fn full_settings() -> Settings {
    Settings {
        inner_days: Some(1),
        close_days: Some(2),
        active_days: Some(3),
        wider_days: Some(4),
        session_day: Some(Weekday::Friday),
        session_people: Some(3),
        session_minutes: Some(25),
        week_budget: Some(5),
        week_points: Some(10),
        low_battery: "2026-11-01".parse().ok(),
        openings: facts("openinglabel", "openingword"),
        theme: Some(Theme::Dark),
        week_starts: Some(Weekday::Monday),
        name_order: Some(NameOrder::Family),
        date_order: Some(DateOrder::MonthFirst),
        own_name: "ownnameword".into(),
        own_organisation: "ownorganisationword".into(),
        own_role: "ownroleword".into(),
        own_emails: contact("ownemailkind", "ownemailword"),
        own_phones: contact("ownphonekind", "ownphoneword"),
        own_profiles: contact("ownprofilekind", "ownprofileword"),
        forgotten: ["forgottenword".to_owned()].into_iter().collect(),
        means: [Alias { word: "meansword".into(), same_as: "sameword".into() }].into_iter().collect(),
        asks: [Knows { what: "asksword".into(), ..full_knows() }].into_iter().collect(),
        home: "homeword".into(),
        left_out: [LeftOut { year: Some(2026), person: Some(id()), is_in: true }].into_iter().collect(),
        own_lines: [YearLine { year: Some(2026), text: "lineword".into() }].into_iter().collect(),
    }
}

pub(crate) fn full_group() -> Group {
    Group {
        name: "nameword".into(),
        kind: Some(GroupKind::Cohort),
        what: "groupword".into(),
        began: "2019".parse().ok(),
        ended: "2023-05".parse().ok(),
        purpose: "purposeword".into(),
        notes: "noteword".into(),
        rhythm_days: Some(365),
        tag: "tagword".into(),
        members: [GroupMember {
            person: Some(id()),
            since: "2019".parse().ok(),
            until: "2023".parse().ok(),
            part: "partword".into(),
        }]
        .into_iter()
        .collect(),
        joined: std::iter::once(id()).collect(),
        sample: true,
    }
}

pub(crate) fn full_trip() -> Trip {
    let day = "2026-11-01".parse().ok();
    Trip {
        place: "placeword".into(),
        from: day,
        to: day,
        what: "tripword".into(),
        whose: Some(TripWhose::Theirs),
        people: [id()].into_iter().collect(),
        evenings: day.into_iter().collect(),
        answers: [TripAnswer { person: Some(id()), state: Some(TripState::Agreed), on: day, time: "18:30".into() }]
            .into_iter()
            .collect(),
        settled: true,
        sample: true,
    }
}

/// The pointers of all texts in a JSON value, as in RFC 6901.
pub(crate) fn pointers(json: &Value, at: &str) -> Vec<String> {
    match json {
        Value::String(_) => vec![at.to_owned()],
        Value::Array(elements) => (0..).zip(elements).flat_map(|(n, it)| pointers(it, &format!("{at}/{n}"))).collect(),
        Value::Object(parts) => parts.iter().flat_map(|(part, it)| pointers(it, &format!("{at}/{part}"))).collect(),
        _ => Vec::new(),
    }
}

/// An entity of which only the field `name` is set. None if the field cannot hold `json` as it is.
pub(crate) fn with_field(kind: Kind, name: &str, json: &Value) -> Option<Box<dyn Entity>> {
    let mut entity = crate::domain::blank(kind);
    entity.field_mut(name)?.fill(json.clone(), &mut |_, _| ());
    let is_held = entity.fields().iter().any(|(it, field)| *it == name && field.to_json().as_ref() == Some(json));
    is_held.then_some(entity)
}

/// The user's own texts in [`full_person`], each with its place: `role`, `emails/0/value`.
pub(crate) fn texts_of_full_person() -> Vec<(String, String)> {
    let person = full_person();
    let mut texts = Vec::new();
    for (name, json) in person.fields().into_iter().filter_map(|(name, field)| Some((name, field.to_json()?))) {
        for pointer in pointers(&json, "") {
            let mut other = json.clone();
            let text = other.pointer_mut(&pointer).map(|it| std::mem::replace(it, "any text".into()));
            // A date, an id or a word of an enum cannot be any text.
            if let Some(Value::String(text)) = text.filter(|_| with_field(Kind::People, name, &other).is_some()) {
                texts.push((format!("{name}{pointer}"), text));
            }
        }
    }
    texts
}

/// Checks that each text of [`full_person`] is in a view of the person, or on the list of the texts that are left out
/// on purpose.
#[track_caller]
pub(crate) fn check_texts(is_there: impl Fn(&str) -> bool, left_out: &[&str]) {
    // A text within another would be found with it.
    let texts: Vec<String> = texts_of_full_person().into_iter().map(|(_, it)| it.to_lowercase()).collect();
    for text in &texts {
        assert_eq!(texts.iter().filter(|it| it.contains(text)).count(), 1, "{text} is part of another text");
    }
    let missing: Vec<String> =
        texts_of_full_person().into_iter().filter(|(_, text)| !is_there(text)).map(|(place, _)| place).collect();
    assert_eq!(missing, left_out);
}
