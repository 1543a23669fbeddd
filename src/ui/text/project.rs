//! Projects, on the page "Teams" and on their own page.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::common::full_stop;
use super::{join, list, partial, sentence, who_knows};
use crate::domain::{Depth, HowKnown, Project, ProjectStage, PromiseState};
use crate::insight::team::closing::Length;
use crate::insight::team::gaps::{Suggestion, Why};
use crate::insight::team::timeline::What;
use crate::insight::team::{Row, Standing};
use crate::web::intl::{self, Style};

sentences! {
    projects: "Projects";
    other_projects: "Other projects";
    new: "New project";
    no_projects: "A project begins with the things that it needs.";
    name: "Name";
    what: "What it is";
    needs: "What it needs";
    needs_hint: "One a line. Three to twelve are enough.";
    in_your_book: "The project is in your book.";
    gone: "This project is no longer here";
    back: "Back to Teams";
    you: "you";
    me: "me";

    an_idea: "an idea";
    a_project: "a project";
    resting_project: "a resting project";
    done_project: "a project that is done";
    since(what, date): "{what}, since {date}";
    from_to(what, from, to): "{what}, {from} to {to}";
    until(what, date): "{what}, until {date}";
    resting_since(date): "Resting since {date}.";

    no_needs: "Nothing is written down yet that it needs.";
    needs_things[count](name): "{name} needs one thing.", "{name} needs {count} things.";
    all_good: "All of it is in good hands.";
    good[count]: "{count} is in good hands", "{count} are in good hands";
    rest_on[count](who): "one rests on {who} alone", "{count} rest on {who} alone";
    rest_on_you[count]: "one rests on you alone", "{count} rest on you alone";
    somebody_learns(what): "somebody is learning {what}";
    nobody_does(what): "nobody does {what} yet";

    good_hands: "in good hands";
    one_person: "one person";
    only(who): "only {who}";
    only_you: "only you";
    learning: "somebody learning";
    nobody_yet: "nobody yet";
    known_for: "known for it";
    does_it: "does it";
    is_learning: "learning";
    not_in_it: "not noted";

    table: "What it needs and who covers it";
    need: "Need";
    knows: "Who knows what";
    did: "Who did what";
    also: "Also in it";
    also_part(name, part): "{name} ({part})";
    earlier: "Earlier in it";
    first_need: "Add the first thing that it needs. Then you see here who covers it.";
    needed_nothing: "Nothing was written down that it needed.";
    add_need: "Add a need";
    add_member: "Add somebody";
    edit_need(what): "{what}: change it, or say who covers it";
    need_title: "A need";
    need_what: "What";
    has_need: "The project has this need already. Choose it in the list to change it.";
    need_depth: "How well it is needed";
    who_covers: "Who covers it";
    somebody_else: "Somebody else";
    add: "Add";
    remove_need: "Remove this need";
    need_removed: "The need is removed.";
    twins(one, other): "“{one}” and “{other}” look like the same need.";
    make_one: "Make them one";
    made_one: "They are one need now.";
    old_needs(needs): "From your other device: {needs}.";
    take_over: "Take it over";
    taken_over: "Taken over.";

    missing: "What is missing";
    nothing_missing: "Nothing. Everything is in good hands.";
    nobody_known(needs): "Nobody in your book comes to mind yet for {needs}.";
    nobody_else_known(needs): "Nobody else in your book comes to mind yet for {needs}.";
    knows_it(name, depth): "{name} is {depth}";
    name_does(name): "{name} does it";
    name_learns(name): "{name} is learning it too";
    may_know(name): "{name} may know who does.";
    may_well_know(name): "{name} may know it";
    not_worked(line): "{line}. You have not worked together yet.";
    seen: "you have seen it";
    they_say: "they say so";
    told: "somebody told you";
    title: "from the title";
    noted_in(year): "noted in {year}";
    still_so: "Still so?";
    you_asked(name, day): "You asked {name} on {day}.";
    no_talk_yet: "You have no talk noted yet. A hello first, the question another day.";
    hello_first(span): "You have not spoken for {span}. A hello first, the question another day.";
    give_first: "Give something first, if you can.";
    say_hello: "Say hello first";
    ask(name): "Ask {name}";
    smallest: "Show one way to do it with few people";
    one_way(parts): "One way to do it: {parts}.";
    for_needs(who, needs): "{who} for {needs}";
    still_open(needs): "Nobody in your book does {needs} yet.";
    nobody_at_all: "Nobody in your book does any of it yet.";

    happened: "What happened";
    nothing_happened: "No talk and no promise is noted here yet.";
    log_talk: "Log an exchange";
    make_promise: "Make a promise";
    talk_with(names): "A talk with {names}";
    a_talk: "A talk";
    asked_about(names, need): "Asked {names} about {need}";
    asked_names(names): "Asked {names}";
    promise_open(words): "{words} (open)";
    promise_kept(words): "{words} (kept)";
    promise_let_go(words): "{words} (let go)";
    dated(day, words): "{day}: {words}";
    undated: "Without a day";

    edit: "Edit the project";
    began: "Began";
    ended: "Ends or ended";
    stage: "Where it is";
    stage_idea: "An idea";
    stage_running: "Running";
    stage_resting: "Resting";
    stage_done: "Done";
    saved: "Saved.";
    member_name: "Name";
    part: "Their part";
    member_added: "They are in the project.";
    take_out: "Take out";
    take_out_of(name): "Take {name} out of the project";
    taken_out(name): "{name} is no longer in the project.";
    in_trash(name): "{name} is in the trash.";

    close: "Close the project";
    close_title: "Close the project";
    came: "What came of it";
    kept: "What I take along";
    only_you_see: "Only you see this.";
    turned_out(name): "What {name} turned out to know";
    they_turned_out: "What they turned out to know";
    turned_out_hint: "With commas between. Kith notes it as something that you have seen. Leave a field empty if there is nothing new.";
    open_promises: "What is still open";
    stays_open: "Stays among your promises";
    was_kept: "Kept";
    was_let_go: "Let go";
    keep_contact: "Keep in contact";
    keep_contact_with(name): "Keep in contact with {name}";
    how_often: "How often";
    closed: "The project is done.";
    done_line(name): "{name} is done.";
    done_people[count]: "One person was in it.", "{count} people were in it.";
    done_months[count]: "It took one month.", "It took {count} months.";
    done_years[count]: "It took about one year.", "It took about {count} years.";
    came_of_it: "What came of it";
    thank: "A word of thanks";
    thank_line: "One message to each, each in its own words. Change them as you like.";
    thanks_to(name): "Thanks to {name}";
    go_on: "It goes on";
    goes_on: "It goes on.";

    also_in(projects): "Also in: {projects}";
    all_covered: "all in good hands";
    all_on_you: "all of it rests on you alone";
    all_on(who): "all of it rests on {who} alone";
    on_one_each[count]: "one rests on one person", "{count} rest on one person each";
    gaps[count]: "one gap", "{count} gaps";
    nobody_in_it: "Nobody is in it yet.";
    two_more[count](names): "{names}, one more", "{names}, {count} more";
}

/// How a need stands, in the row of the table.
pub(crate) fn standing(row: &Row, alone: Option<&str>) -> String {
    match (row.standing, row.alone()) {
        (Standing::GoodHands, _) => good_hands().to_owned(),
        (Standing::OnePerson, Some(None)) => only_you().to_owned(),
        (Standing::OnePerson, _) => alone.map_or_else(|| one_person().to_owned(), |it| only(&it)),
        (Standing::Learning, _) => learning().to_owned(),
        (Standing::Nobody, _) => nobody_yet().to_owned(),
    }
}

/// How well somebody covers a need.
pub(crate) fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::KnownFor => known_for(),
        Depth::Does => does_it(),
        Depth::Curious => is_learning(),
    }
}

/// A stage, in the choice of the form.
pub(crate) fn stage_word(stage: ProjectStage) -> &'static str {
    match stage {
        ProjectStage::Idea => stage_idea(),
        ProjectStage::Running => stage_running(),
        ProjectStage::Resting => stage_resting(),
        ProjectStage::Done => stage_done(),
    }
}

/// The line above the name: the stage and the dates.
pub(crate) fn when(project: &Project) -> String {
    let what = match project.stage() {
        ProjectStage::Idea => an_idea(),
        ProjectStage::Running => a_project(),
        ProjectStage::Resting => resting_project(),
        ProjectStage::Done => done_project(),
    };
    match (project.began, project.ended) {
        (None, None) => what.to_owned(),
        (Some(began), None) => since(&what, &partial(began)),
        (Some(began), Some(ended)) => from_to(&what, &partial(began), &partial(ended)),
        (None, Some(ended)) => until(&what, &partial(ended)),
    }
}

/// The sentence above the table: the number of needs, and how they stand.
/// `name_of` gives the name of the person on whom a need rests alone.
pub(crate) fn summary(name: &str, rows: &[Row], name_of: &dyn Fn(&Row) -> String) -> String {
    if rows.is_empty() {
        return no_needs().to_owned();
    }
    let of = |standing: Standing| rows.iter().filter(|it| it.standing == standing).collect::<Vec<_>>();
    let head = needs_things(rows.len(), &name);
    let good_rows = of(Standing::GoodHands).len();
    if good_rows == rows.len() {
        return join(&[&head, all_good()], " ");
    }
    let mut parts: Vec<String> = Vec::new();
    if good_rows > 0 {
        parts.push(good(good_rows));
    }
    let alone = of(Standing::OnePerson);
    let mut named: Vec<String> = Vec::new();
    for row in &alone {
        let who = name_of(row);
        if !named.contains(&who) {
            let count = alone.iter().filter(|it| name_of(it) == who).count();
            let is_me = row.alone() == Some(None);
            parts.push(if is_me { rest_on_you(count) } else { rest_on(count, &who) });
            named.push(who);
        }
    }
    let words = |rows: &[&Row]| list(&rows.iter().map(|it| it.what.clone()).collect::<Vec<_>>());
    let learning_rows = of(Standing::Learning);
    if !learning_rows.is_empty() {
        parts.push(somebody_learns(&words(&learning_rows)));
    }
    let nobody = of(Standing::Nobody);
    if !nobody.is_empty() {
        parts.push(nobody_does(&words(&nobody)));
    }
    join(&[&head, &full_stop(&sentence(&list(&parts)))], " ")
}

/// The line of a suggestion: what the person knows, how the user knows, and whether it would be new. `far` is the name
/// of the person whom a bridge knows.
pub(crate) fn suggestion(name: &str, suggestion: &Suggestion, far: &str) -> String {
    if suggestion.why == Why::Bridge {
        let why = suggestion.referral.as_ref().map(|it| who_knows::referral_whole(it, far)).unwrap_or_default();
        return join(&[&may_know(&name), &sentence(&why)], " ");
    }
    let knows = match suggestion.depth {
        Some(Depth::KnownFor) => knows_it(&name, &known_for()),
        Some(Depth::Does) => name_does(&name),
        Some(Depth::Curious) => name_learns(&name),
        None => may_well_know(&name),
    };
    let how = suggestion.how.map(|it| match it {
        HowKnown::Seen => seen(),
        HowKnown::TheySay => they_say(),
        HowKnown::Told => told(),
        HowKnown::Title => title(),
    });
    let is_plain = suggestion.depth.is_some() && suggestion.as_of.is_none();
    let how = how.or_else(|| is_plain.then(who_knows::how_not_noted));
    let year = suggestion.as_of.and_then(crate::domain::PartialDate::year).map(|it| it.to_string());
    let year = year.map(|it| if suggestion.is_old { noted_in(&it) } else { it }).unwrap_or_default();
    let line = join(&[&knows, how.unwrap_or_default(), &year], ", ");
    let line = if suggestion.why == Why::New { not_worked(&line) } else { full_stop(&line) };
    join(&[&line, if suggestion.is_old { still_so() } else { "" }], " ")
}

/// Whom the user asked for a need, and when.
pub(crate) fn asked(name: &str, day: NaiveDate) -> String {
    you_asked(&name, &intl::date(day, Style::Day))
}

/// A happening of the timeline.
pub(crate) fn happening(when: Option<NaiveDate>, words: &str, names: &[String], what: What) -> String {
    let words = match what {
        What::Talk(_) if words.is_empty() && names.is_empty() => a_talk().to_owned(),
        What::Talk(_) if words.is_empty() => talk_with(&list(names)),
        What::Talk(_) => words.to_owned(),
        What::Ask(_) if words.is_empty() => asked_names(&list(names)),
        What::Ask(_) => asked_about(&list(names), &words),
        What::Promise(_, None) => promise_open(&words),
        What::Promise(_, Some(PromiseState::Kept)) => promise_kept(&words),
        What::Promise(_, Some(PromiseState::LetGo)) => promise_let_go(&words),
    };
    let day = when.map_or_else(|| undated().to_owned(), |it| intl::date(it, Style::Full));
    dated(&day, &words)
}

/// The sentence of a project that is done.
pub(crate) fn looked_back(name: &str, length: Option<Length>, people: usize) -> String {
    let length = match length {
        Some(Length::Months(months)) => done_months(months),
        Some(Length::Years(years)) => done_years(years),
        None => String::new(),
    };
    let people = if people == 0 { String::new() } else { done_people(people) };
    join(&[&done_line(&name), &length, &sentence(&people)], " ")
}

/// How a project without gaps stands: in good hands, or resting on one person. `alone` has a name for each need that one
/// person covers alone, and none for the user.
pub(crate) fn covered(alone: &[Option<String>], needs: usize) -> String {
    let Some(first) = alone.first() else { return all_covered().to_owned() };
    let (is_one, is_all) = (alone.iter().all(|it| it == first), alone.len() == needs);
    match first {
        _ if !is_one => on_one_each(alone.len()),
        None if is_all => all_on_you().to_owned(),
        Some(name) if is_all => all_on(name),
        None => rest_on_you(alone.len()),
        Some(name) => rest_on(alone.len(), name),
    }
}

/// The people of a project in its row of the list: two names, and how many more.
pub(crate) fn people(names: &[String]) -> String {
    match names {
        [] => nobody_in_it().to_owned(),
        [first, second, rest @ ..] if rest.len() > 1 => {
            two_more(rest.len(), &join(&[first.as_str(), second.as_str()], ", "))
        }
        names => list(names),
    }
}
