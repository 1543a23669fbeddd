//! The texts about a person that the search reads.

use crate::domain::{Book, Mentorship, Person, PersonId, Project, VecMap};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePlace {
    /// In the person, an exchange, a promise, a favour or a shared item.
    Anywhere,
    /// In what the user took along from a session, which only the user sees.
    Learned,
    /// In a mentorship with the person: the agreement, a topic, a goal, the ending.
    Mentorship,
}

/// The texts about people that are stored elsewhere than in a person or an exchange: of promises, favours, shared
/// items, mentorships and goals. Built once for many people, because each of these entities is about a few of them.
#[derive(Debug, Default)]
pub struct Related<'a> {
    texts: VecMap<PersonId, Vec<&'a str>>,
}

impl<'a> Related<'a> {
    /// Collects the texts of a book.
    pub fn of(book: &'a Book) -> Self {
        let mut all: Vec<(PersonId, &'a str)> = Vec::new();
        each_related(book, &mut |people, _, text| {
            all.extend(people.iter().map(|it| (*it, text)).filter(|_| !text.is_empty()));
        });
        let mut related = Self::default();
        for (id, text) in all {
            related.texts.slot(id).push(text);
        }
        related
    }

    /// The lines about one person.
    pub(super) fn of_person(&self, id: PersonId) -> impl Iterator<Item = &'a str> {
        self.texts.get(&id).into_iter().flatten().flat_map(|it| it.lines())
    }
}

/// Calls `visit` with each text of [`Related`], the people that it is about and where it stands.
pub(super) fn each_related<'a>(book: &'a Book, visit: &mut dyn FnMut(&[PersonId], LinePlace, &'a str)) {
    let mut visit_plain = |people: &[PersonId], text: &'a str| visit(people, LinePlace::Anywhere, text);
    for (_, promise) in book.promises.iter() {
        visit_plain(&promise.people, &promise.what);
        visit_plain(&promise.people, &promise.cue);
    }
    for (_, favour) in book.favours.iter() {
        visit_plain(&favour.people, &favour.what);
        visit_plain(&favour.people, &favour.outcome);
    }
    for (_, share) in book.shares.iter() {
        for people in [&share.people, &share.given_to] {
            visit_plain(people, &share.what);
            visit_plain(people, &share.link);
        }
    }
    for (_, it) in book.mentorships.iter() {
        visit(&it.people, LinePlace::Learned, &it.closing.kept);
        each_text_of_mentorship(it, &mut |text| visit(&it.people, LinePlace::Mentorship, text));
    }
    for (_, aim) in book.aims.iter() {
        let pair = aim.mentorship.and_then(|it| book.mentorships.get(it));
        let place = if pair.is_some() { LinePlace::Mentorship } else { LinePlace::Anywhere };
        let people = pair.map_or_else(|| aim.everybody(), |it| it.people.clone());
        [&aim.what, &aim.why, &aim.sign, &aim.helped].into_iter().for_each(|it| visit(&people, place, it));
        aim.paths.iter().for_each(|it| it.person.iter().for_each(|who| visit(&[*who], LinePlace::Anywhere, &it.words)));
        aim.learned.iter().for_each(|it| visit(&people, LinePlace::Learned, &it.text));
    }
    book.projects.iter().for_each(|(_, it)| each_text_of_project(it, visit));
    for (_, group) in book.groups.iter() {
        let people: Vec<PersonId> = group.members.iter().filter_map(|it| it.person).collect();
        visit(&people, LinePlace::Anywhere, &group.name);
        let parts = group.members.iter().filter_map(|it| Some((it.person?, &it.part)));
        parts.for_each(|(id, part)| visit(&[id], LinePlace::Anywhere, part));
    }
    book.returns.iter().for_each(|(_, it)| visit(&it.people, LinePlace::Anywhere, &it.what));
}

/// Calls `visit` with the texts of a project and its people: its name and what it is, and for each person their part
/// and the needs that they cover.
fn each_text_of_project<'a>(it: &'a Project, visit: &mut dyn FnMut(&[PersonId], LinePlace, &'a str)) {
    let people = it.people();
    [&it.name, &it.what, &it.closing.came].into_iter().for_each(|text| visit(&people, LinePlace::Anywhere, text));
    visit(&people, LinePlace::Learned, &it.closing.kept);
    for member in it.members.iter() {
        member.person.iter().for_each(|id| visit(&[*id], LinePlace::Anywhere, &member.part));
    }
    for cover in it.covers.iter() {
        let need = it.wants.iter().find(|need| need.id == cover.need);
        cover.person.iter().zip(need).for_each(|(id, need)| visit(&[*id], LinePlace::Anywhere, &need.what));
    }
}

/// Calls `visit` with the texts of a mentorship that are not of the user alone.
fn each_text_of_mentorship<'a>(it: &'a Mentorship, visit: &mut dyn FnMut(&'a str)) {
    let (agreed, closing) = (&it.agreed, &it.closing);
    let lines = [&agreed.purpose, &agreed.place, &agreed.brings, &agreed.between, &agreed.privacy, &agreed.misfit];
    let endings = [&it.agreement, &it.ending, &closing.changed, &closing.thanks];
    let lists = it.agenda.iter().map(|it| &it.text).chain(it.goals.iter().map(|it| &it.text));
    lines.into_iter().chain(endings).chain(lists).for_each(|it| visit(it));
}

/// Calls `visit` with each line of text stored about a person.
pub(super) fn each_line(book: &Book, id: PersonId, person: &Person, visit: &mut dyn FnMut(LinePlace, &str)) {
    let mut visit_all = |place, text: &str| text.lines().for_each(|it| visit(place, it));
    let mut visit = |text: &str| visit_all(LinePlace::Anywhere, text);
    let lines = [
        &person.other_script,
        &person.nickname,
        &person.sort_name,
        &person.organisation,
        &person.department,
        &person.role,
        &person.place,
        &person.notes,
        &person.how_met.place,
        &person.how_met.story,
        &person.knows_who,
    ];
    let reaches = person.emails.iter().chain(person.phones.iter()).chain(person.profiles.iter()).map(|it| &it.value);
    let words = [&person.tags, &person.groups, &person.dos, &person.donts];
    lines.into_iter().chain(reaches).chain(words.into_iter().flat_map(|it| it.iter())).for_each(|it| visit(it));
    person.facts.iter().chain(person.custom.iter()).for_each(|it| visit(&format!("{}: {}", it.label, it.text)));
    person.chapters.iter().for_each(|it| visit(&it.name));
    person.knows().for_each(|it| visit(&it.what));
    person.dates.iter().for_each(|it| visit(&it.note));
    person.addresses.iter().for_each(|it| visit(&it.value.replace('\n', ", ")));
    for (_, exchange) in book.timeline_with(id) {
        [&exchange.notes, &exchange.next_time, &exchange.place].into_iter().for_each(|it| visit(it));
        exchange.topics.iter().chain(exchange.tags.iter()).for_each(|it| visit(it));
        let grow = &exchange.grow;
        [&exchange.brought, &grow.goal, &grow.reality, &grow.options, &grow.will].into_iter().for_each(|it| visit(it));
    }
    book.timeline_with(id).into_iter().for_each(|(_, it)| visit_all(LinePlace::Learned, &it.learned));
}
