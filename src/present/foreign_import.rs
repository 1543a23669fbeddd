//! The preview of an import in groups, and the user's choices as they begin and change.

use chrono::{Days, NaiveDate};

use crate::domain::{Settings, normalize, sort_by_key};
use crate::formats::foreign::{Choices, Doubt, FileSort, Outcome, PersonChoice, PersonRow, Preview};
use crate::present::import_meetings::with_chosen;

/// The most new people who are ticked from the start: as many as anybody keeps in touch with (after Dunbar 1992). Of
/// more, the user chooses.
const MOST_TICKED: usize = 150;

/// Days in which somebody who was met counts as met lately (design decision: a year).
const LATELY: u64 = 365;

/// The people of a preview by what an import does with them, each group by index in [`Preview::people`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// Added.
    pub new: Vec<usize>,
    /// Somebody in the book has the same name.
    pub perhaps: Vec<usize>,
    /// Changed.
    pub matches: Vec<usize>,
    /// The same in the book.
    pub same: Vec<usize>,
    /// People who took part in meetings and are not in the book, those met most often and last first.
    pub met: Vec<usize>,
    /// How many of `met` were met in the last year.
    pub met_lately: usize,
    /// Further entries about a person of the file, with the index of the first one.
    pub doubles: Vec<(usize, usize)>,
    /// The user.
    pub owner: Vec<usize>,
    /// In the trash, by the user's own choice.
    pub in_trash: Vec<usize>,
    /// People who took part in meetings and whom the user does not want to be offered.
    pub forgotten: Vec<usize>,
}

/// Sorts the people of a preview into groups.
pub fn groups(preview: &Preview, today: NaiveDate) -> Groups {
    let mut groups = Groups::default();
    for (index, row) in preview.people.iter().enumerate() {
        match &row.outcome {
            Outcome::New if row.is_participant => groups.met.push(index),
            Outcome::New => groups.new.push(index),
            Outcome::Perhaps { .. } => groups.perhaps.push(index),
            Outcome::Match { .. } => groups.matches.push(index),
            Outcome::Same { .. } => groups.same.push(index),
            Outcome::InTrash => groups.in_trash.push(index),
            Outcome::Forgotten => groups.forgotten.push(index),
            Outcome::Owner => groups.owner.push(index),
            Outcome::Double(first) => groups.doubles.push((index, *first)),
        }
    }
    let row = |index: &usize| &preview.people[*index];
    let by_name = |it: &usize| normalize(&row(it).name);
    sort_by_key(&mut groups.new, |it| (row(it).is_invited, by_name(it)));
    sort_by_key(&mut groups.matches, by_name);
    sort_by_key(&mut groups.met, |it| {
        let row = row(it);
        (std::cmp::Reverse((row.met, row.last)), normalize(&row.name))
    });
    let since = today.checked_sub_days(Days::new(LATELY)).unwrap_or(today);
    groups.met_lately = groups.met.iter().filter(|it| row(it).last.is_some_and(|it| it >= since)).count();
    groups
}

/// Whether a file has more new people than Kith ticks by itself.
pub fn has_many(preview: &Preview) -> bool {
    let is_new = |it: &&PersonRow| it.outcome == Outcome::New && !it.is_participant && !it.is_invited;
    preview.people.iter().filter(is_new).count() > MOST_TICKED
}

/// The choices from which the user starts: new people unless they are very many or only invited, every addition, and
/// those changes that replace nothing of the user's own. A person of the same name waits for an answer.
pub fn first_choices(preview: &Preview) -> Choices {
    let is_new = |it: &&PersonRow| it.outcome == Outcome::New && !it.is_participant && !it.is_invited;
    let are_few = !has_many(preview);
    let choice = |row: &PersonRow| match &row.outcome {
        Outcome::New if are_few && is_new(&row) => PersonChoice::Take(Vec::new()),
        Outcome::Match { changes, .. } => {
            let taken = changes.iter().enumerate().filter(|(_, it)| it.takes_theirs).map(|it| it.0);
            PersonChoice::Take(taken.collect())
        }
        Outcome::Same { .. } => PersonChoice::Take(Vec::new()),
        _ => PersonChoice::Leave,
    };
    let meetings = preview.meetings.iter().enumerate().filter(|(_, it)| it.doubt.is_none() && !it.is_known);
    let mut choices = Choices {
        people: preview.people.iter().map(choice).collect(),
        // The week stays as it is until the user sorts them.
        circle: String::new(),
        with_photos: preview.units + preview.photo_units < preview.room,
        meetings: meetings.map(|it| it.0).collect(),
        ..Choices::default()
    };
    // Who exports the chat with one person means that person.
    if let (FileSort::WhatsApp, false, [row]) = (preview.sort, preview.asks_owner, preview.people.as_slice())
        && row.outcome == Outcome::New
    {
        choices.people = vec![PersonChoice::Take(Vec::new())];
    }
    choices
}

/// What an import would write, for the sentence above its button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// New people.
    pub new: usize,
    /// People of the book who get something.
    pub changed: usize,
    /// People of the book of whom the user keeps every value, and is not asked again.
    pub kept: usize,
    /// New exchanges.
    pub meetings: usize,
    /// Exchanges of the book that move to the day in the file.
    pub moved: usize,
    /// Doubtful meetings that are ticked, but nobody who was there is.
    pub without_people: usize,
    /// Exchanges of the book that get somebody who was not in the book when they were brought in.
    pub joined: usize,
}

impl Effect {
    /// Whether the import would write nothing.
    pub fn is_nothing(self) -> bool {
        Self { without_people: 0, ..self } == Self::default()
    }
}

/// Returns what an import with these choices would write.
pub fn effect(preview: &Preview, choices: &Choices) -> Effect {
    let is_taken = |index: usize| choices.people.get(index).is_some_and(|it| *it != PersonChoice::Leave);
    let mut effect = Effect::default();
    for (index, row) in preview.people.iter().enumerate().filter(|it| is_taken(it.0)) {
        match (&row.outcome, &choices.people[index]) {
            (Outcome::New, _) | (Outcome::Perhaps { .. }, PersonChoice::Other | PersonChoice::Take(_)) => {
                effect.new += 1
            }
            (Outcome::Match { .. } | Outcome::Owner, PersonChoice::Other) => effect.new += 1,
            (Outcome::Match { additions, .. }, PersonChoice::Take(taken))
                if additions.is_empty() && taken.is_empty() =>
            {
                effect.kept += 1;
            }
            // Of somebody who wrote or was met, a file says no more than the name.
            (Outcome::Perhaps { .. }, _) if row.is_participant => (),
            (Outcome::Match { .. } | Outcome::Perhaps { .. }, _) => effect.changed += 1,
            _ => (),
        }
    }
    let row = |it: &usize| preview.meetings.get(*it);
    let is_moved = |it: &usize| row(it).is_some_and(|it| it.doubt == Some(Doubt::Moved));
    let (moved, new): (Vec<usize>, Vec<usize>) = choices.meetings.iter().partition(|it| is_moved(it));
    effect.meetings = with_chosen(preview, choices, &new);
    effect.moved = with_chosen(preview, choices, &moved);
    let doubtful = new.iter().filter_map(row).filter(|it| it.doubt.is_some());
    effect.without_people = doubtful.filter(|it| !it.with.iter().any(|it| is_taken(*it))).count();
    effect.joined = preview.meetings.iter().filter(|it| it.missing.iter().any(|it| is_taken(*it))).count();
    effect
}

/// Adds people of a preview to those who are not offered, or takes them out again.
pub fn forget(settings: &mut Settings, preview: &Preview, of: &[usize], is_forgotten: bool) {
    let keys: Vec<&String> = of.iter().filter_map(|it| preview.people.get(*it)).map(|it| &it.forget_key).collect();
    let others = settings.forgotten.iter().filter(|it| !keys.contains(it)).cloned();
    let keys = keys.iter().filter(|it| is_forgotten && !it.is_empty()).map(|it| String::clone(it));
    settings.forgotten = others.chain(keys).collect();
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Effect, effect, first_choices, forget, groups};
    use crate::domain::Settings;
    use crate::formats::foreign::{
        Choices, Doubt, FieldChange, MatchReason, MeetingRow, Outcome, PersonChoice, PersonRow, Preview,
    };
    use crate::present::import_meetings::meeting_groups;
    use crate::present::import_picks::{Pick, pick, picks};

    fn row(name: &str, outcome: Outcome) -> PersonRow {
        PersonRow { name: name.into(), outcome, ..PersonRow::default() }
    }

    fn preview() -> Preview {
        let change = |takes_theirs| FieldChange {
            field: "role".into(),
            mine: "Cook".into(),
            theirs: "Chef".into(),
            takes_theirs,
        };
        let matched = Outcome::Match {
            name: "Ana".into(),
            reason: MatchReason::Record,
            additions: Vec::new(),
            changes: vec![change(false), change(true)],
        };
        let perhaps = Outcome::Perhaps { name: "Mina".into(), reason: MatchReason::Name };
        let day = "2026-10-01".parse().unwrap();
        Preview {
            people: vec![
                PersonRow { has_email: true, labels: vec![0], ..row("Zoë", Outcome::New) },
                row("Ana", matched),
                row("Mina", perhaps),
                row("Bo", Outcome::New),
                PersonRow { is_participant: true, met: 3, last: Some(day), ..row("Kim", Outcome::New) },
            ],
            meetings: vec![
                MeetingRow { day, with: vec![1], ..MeetingRow::default() },
                MeetingRow { day, with: vec![4], ..MeetingRow::default() },
            ],
            labels: vec!["Work".into()],
            room: 1_000,
            ..Preview::default()
        }
    }

    #[test]
    fn people_stand_in_groups_and_those_who_were_only_met_are_not_ticked() {
        let preview = preview();
        let groups = groups(&preview, "2026-11-22".parse().unwrap());
        assert_eq!((groups.new, groups.perhaps, groups.matches), (vec![3, 0], vec![2], vec![1]));
        assert_eq!((groups.met, groups.met_lately), (vec![4], 1));
        let take = PersonChoice::Take;
        let expected = [take(vec![]), take(vec![1]), PersonChoice::Leave, take(vec![]), PersonChoice::Leave];
        assert_eq!(first_choices(&preview).people, expected);
        // The meeting with Kim stays out, because Kim is not chosen.
        assert_eq!(
            effect(&preview, &first_choices(&preview)),
            Effect { new: 2, changed: 1, meetings: 1, ..Effect::default() }
        );
    }

    #[test]
    fn an_import_says_what_it_keeps_moves_and_leaves_out() {
        let mut preview = preview();
        preview.people[1].outcome = match preview.people[1].outcome.clone() {
            Outcome::Match { name, reason, additions, changes } => {
                Outcome::Match { name, reason, additions, changes: changes[..1].to_vec() }
            }
            other => other,
        };
        preview.people.push(row("Me", Outcome::Owner));
        preview.meetings[0].doubt = Some(Doubt::Moved);
        preview.meetings[1].doubt = Some(Doubt::Large);
        let nothing = Choices { people: vec![PersonChoice::Leave; 6], ..Choices::default() };
        #[track_caller]
        fn check(preview: &Preview, choices: Choices, expected: Effect, is_nothing: bool) {
            let effect = effect(preview, &choices);
            assert_eq!((effect, effect.is_nothing()), (expected, is_nothing));
        }
        let with = |at: usize, choice: PersonChoice| {
            let mut people = nothing.people.clone();
            people[at] = choice;
            Choices { people, ..nothing.clone() }
        };
        let take = || PersonChoice::Take(Vec::new());
        check(&preview, with(1, take()), Effect { kept: 1, ..Effect::default() }, false);
        check(&preview, with(5, PersonChoice::Other), Effect { new: 1, ..Effect::default() }, false);
        let meetings = vec![0, 1];
        let moved = Effect { kept: 1, moved: 1, without_people: 1, ..Effect::default() };
        check(&preview, Choices { meetings: meetings.clone(), ..with(1, take()) }, moved, false);
        let stays_out = Effect { without_people: 1, ..Effect::default() };
        check(&preview, Choices { meetings, ..nothing.clone() }, stays_out, true);
        assert_eq!(meeting_groups(&preview).moved, [0]);
    }

    #[test]
    fn an_invitation_is_offered_below_the_others_and_not_ticked() {
        let invited = |name: &str| PersonRow { is_invited: true, ..row(name, Outcome::New) };
        let people = vec![invited("Ana"), row("Zoë", Outcome::New), invited("Bo")];
        let preview = Preview { people, ..Preview::default() };
        assert_eq!(groups(&preview, NaiveDate::default()).new, [1, 0, 2]);
        let leave = PersonChoice::Leave;
        assert_eq!(first_choices(&preview).people, [leave.clone(), PersonChoice::Take(vec![]), leave]);
    }

    #[test]
    fn somebody_who_is_kept_later_joins_the_meetings_of_the_book() {
        let known = MeetingRow { with: vec![0, 1], is_known: true, missing: vec![1], ..MeetingRow::default() };
        let people =
            vec![row("Ana", Outcome::Same { name: "Ana".into(), reason: MatchReason::Name }), row("Kim", Outcome::New)];
        let preview = Preview { people, meetings: vec![known], ..Preview::default() };
        let check = |kim: PersonChoice, expected: usize| {
            let people = vec![PersonChoice::Take(vec![]), kim];
            let choices = super::Choices { people, ..super::Choices::default() };
            assert_eq!(effect(&preview, &choices).joined, expected);
        };
        check(PersonChoice::Take(vec![]), 1);
        check(PersonChoice::Leave, 0);
    }

    #[test]
    fn somebody_met_is_forgotten_and_offered_again() {
        let person = |key: &str| PersonRow { forget_key: key.into(), ..row(key, Outcome::Forgotten) };
        let preview = Preview { people: vec![person("one"), person("two"), person("")], ..Preview::default() };
        let mut settings = Settings::default();
        forget(&mut settings, &preview, &[0, 1, 2], true);
        assert_eq!(settings.forgotten.iter().collect::<Vec<_>>(), ["one", "two"]);
        forget(&mut settings, &preview, &[0], false);
        assert_eq!(settings.forgotten.iter().collect::<Vec<_>>(), ["two"]);
        assert_eq!(groups(&preview, "2026-11-22".parse().unwrap()).forgotten, [0, 1, 2]);
    }

    #[test]
    fn people_are_chosen_by_what_they_have() {
        let preview = preview();
        assert_eq!(
            picks(&preview, &[0, 3]),
            [(Pick::Everybody, 2), (Pick::Nobody, 0), (Pick::WithEmail, 1), (Pick::Label(0), 1)]
        );
        let check = |by: Pick, expected: [bool; 2]| {
            let mut choices = first_choices(&preview);
            pick(&mut choices, &preview, &[0, 3], by);
            assert_eq!([0, 3].map(|it| choices.people[it] != PersonChoice::Leave), expected, "{by:?}");
        };
        check(Pick::Everybody, [true, true]);
        check(Pick::Nobody, [false, false]);
        check(Pick::WithEmail, [true, false]);
        check(Pick::Starred, [false, false]);
        check(Pick::Label(0), [true, false]);
    }
}
