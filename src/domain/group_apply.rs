//! Carries out the commands of groups: validates them and turns them into edits.

use crate::domain::apply::{edit_person, exists, save};
use crate::domain::cell_name;
use crate::domain::date_checks::check_order;
use crate::domain::diff::{date_back, set_deleted};
use crate::domain::{
    Act, Address, Book, CommandError, Ctx, Edit, Element as _, Group, GroupCommand, GroupId, GroupMember, GroupWords,
    Labels, Person, PersonId, Timestamp, label_key,
};

impl Act for GroupCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::Make(words, people) => {
                check_order(words.began, words.ended, "ended")?;
                make(book, words, people, ctx)
            }
            Self::FromWord(word) => from_word(book, word),
            Self::Describe(id, words) => {
                check_order(words.began, words.ended, "ended")?;
                edit(book, *id, |it| describe(it, words))
            }
            Self::SetMember(id, member) => {
                check_order(member.since, member.until, "until")?;
                set_member(book, *id, member)
            }
            Self::RemoveMember(id, person) => remove_member(book, *id, *person),
            Self::End(id, ended) => edit(book, *id, |it| it.ended = *ended),
            Self::Join(one, other) => join(book, *one, *other, ctx),
            Self::ShareAddress(address, people) => share_address(book, address, people),
        }
    }
}

fn make(book: &Book, words: &GroupWords, people: &[PersonId], ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    people.iter().try_for_each(|it| exists(book, (*it).into()))?;
    let member = |it: &PersonId| GroupMember { person: Some(*it), ..GroupMember::default() };
    let mut group = Group { members: people.iter().map(member).collect(), ..Group::default() };
    describe(&mut group, words);
    Ok(vec![save_group(book, GroupId::new(ctx), group)?])
}

/// The id derives from the word, so that two devices that convert the same word have one group. One that is in the
/// trash comes back.
fn from_word(book: &Book, word: &str) -> Result<Vec<Edit>, CommandError> {
    let labels = Labels::of(book, Labels::GROUPS);
    let word = labels.shown(&[word.to_owned()]).pop().filter(|it| labels.contains(it) && !is_converted(book, it));
    let word = word.ok_or(CommandError::Nothing)?;
    let id = group_of_word(&word);
    let mut made = save_group(book, id, Group { name: word.clone(), tag: word.clone(), ..Group::default() })?;
    // A name that another device gave the same group since wins over the word.
    let time = words_time(book, &word);
    let named = Group { name: word, ..Group::default() };
    date_back(book, &mut made, &named, |_| time);
    if book.view(id.into()).is_some_and(|it| !it.is_live()) {
        made.cells.extend(set_deleted(book, id.into(), None).cells);
    }
    Ok(vec![made])
}

/// The time at which somebody first got a word.
fn words_time(book: &Book, word: &str) -> Option<Timestamp> {
    let key = label_key(word);
    let carried = book.people.iter().flat_map(|(id, it)| it.groups.iter().map(move |it| (id, it)));
    let carried = carried.filter(|(_, it)| label_key(it) == key);
    carried.filter_map(|(id, it)| book.view(id.into())?.cell(&cell_name::join("groups", &it.key())).stamp).min()
}

/// The id of the group that comes from a word of `Person::groups`: the same for every spelling, on every device.
///
/// ```
/// # use kith::domain::group_of_word;
/// assert_eq!(group_of_word("Choir"), group_of_word("choir "));
/// assert_ne!(group_of_word("Choir"), group_of_word("Band"));
/// ```
pub fn group_of_word(word: &str) -> GroupId {
    GroupId::from_text(&format!("group {}", label_key(word)))
}

/// Whether a group has come from a word of `Person::groups`, also if it was joined with another since.
///
/// ```
/// use kith::domain::is_converted;
/// use kith::formats::backup::read;
///
/// let book =
///     read(r#"{"format": "kith-backup", "version": 1, "groups": [{"name": "Our choir", "tag": "choir"}]}"#)?.book;
/// assert!(is_converted(&book, "Choir") && !is_converted(&book, "Our choir"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn is_converted(book: &Book, word: &str) -> bool {
    let (key, id) = (label_key(word), group_of_word(word));
    book.groups.iter().any(|(own, it)| own == id || label_key(&it.tag) == key || it.joined.contains(&id))
}

/// The group that counts for a group: itself, or the one into which it was joined. None if it is gone.
///
/// ```
/// use kith::domain::{GroupId, group_that_counts};
/// use kith::formats::backup::read;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "groups": [
///     {"name": "Choir", "joined": ["0190c0de-0000-7000-8000-000000000009"]}]}"#,
/// )?
/// .book;
/// let (choir, gone) = (book.groups.iter().next().unwrap().0, GroupId::parse("0190c0de-0000-7000-8000-000000000009"));
/// assert_eq!(group_that_counts(&book, choir), Some(choir));
/// assert_eq!(group_that_counts(&book, gone.unwrap()), Some(choir));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn group_that_counts(book: &Book, id: GroupId) -> Option<GroupId> {
    let into = || book.groups.iter().find(|(_, it)| it.joined.contains(&id)).map(|it| it.0);
    book.groups.get(id).map(|_| id).or_else(into)
}

/// The members of a group, each with their dates: those of its list, and the people who carry its word. Those who left
/// are among them; people who are no longer in the book are not.
///
/// ```
/// use kith::domain::group_members;
/// use kith::formats::backup::read;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana"}, {"given": "Luis", "groups": ["Choir"]}, {"given": "Kim"}],
///     "groups": [{"name": "Our choir", "tag": "choir", "members": [{"person": "ana"}]}]}"#,
/// )?
/// .book;
/// let (_, choir) = book.groups.iter().next().unwrap();
/// assert_eq!(group_members(&book, choir).len(), 2);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn group_members(book: &Book, group: &Group) -> Vec<GroupMember> {
    let is_here = |it: &&GroupMember| it.person.is_some_and(|it| book.people.get(it).is_some());
    let mut members: Vec<GroupMember> = group.members.iter().filter(is_here).cloned().collect();
    let key = label_key(&group.tag);
    let is_new = |id: PersonId| group.members.iter().all(|it| it.person != Some(id));
    let carries = |it: &Person| it.groups.iter().any(|it| label_key(it) == key);
    let by_word = book.people.iter().filter(|(id, it)| !key.is_empty() && is_new(*id) && carries(it));
    members.extend(by_word.map(|(id, _)| GroupMember { person: Some(id), ..GroupMember::default() }));
    members
}

fn save_group(book: &Book, id: GroupId, group: Group) -> Result<Edit, CommandError> {
    save(book, id.into(), group, |it| if it.name.is_empty() { Err(CommandError::NoGroupName) } else { Ok(()) })
}

fn existing(book: &Book, id: GroupId) -> Result<Group, CommandError> {
    book.groups.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

fn edit(book: &Book, id: GroupId, change: impl FnOnce(&mut Group)) -> Result<Vec<Edit>, CommandError> {
    let mut group = existing(book, id)?;
    change(&mut group);
    Ok(vec![save_group(book, id, group)?])
}

fn describe(group: &mut Group, words: &GroupWords) {
    group.name.clone_from(&words.name);
    group.kind = words.kind;
    group.what.clone_from(&words.what);
    group.purpose.clone_from(&words.purpose);
    (group.began, group.ended) = (words.began, words.ended);
    group.notes.clone_from(&words.notes);
    group.rhythm_days = words.rhythm_days.filter(|it| *it > 0);
}

/// A new member of a group that came from a word gets the word, so that a card's categories say the same.
fn set_member(book: &Book, id: GroupId, member: &GroupMember) -> Result<Vec<Edit>, CommandError> {
    let person = member.person.ok_or(CommandError::Nameless)?;
    exists(book, person.into())?;
    let group = existing(book, id)?;
    let is_new = group_members(book, &group).iter().all(|it| it.person != Some(person));
    let mut edits = edit(book, id, |it| it.members.insert(member.clone()))?;
    if is_new && !group.tag.is_empty() {
        edits.extend(edit_person(book, person, |it| it.groups.insert(group.tag.clone()))?);
    }
    Ok(edits)
}

fn remove_member(book: &Book, id: GroupId, person: PersonId) -> Result<Vec<Edit>, CommandError> {
    let key = label_key(&existing(book, id)?.tag);
    let mut edits = edit(book, id, |it| it.members.remove(&person.to_string()))?;
    let is_word = |it: &&String| !key.is_empty() && label_key(it) == key;
    if book.people.get(person).is_some_and(|it| it.groups.iter().any(|it| is_word(&it))) {
        edits.extend(edit_person(book, person, |it| {
            it.groups = it.groups.iter().filter(|it| !is_word(it)).cloned().collect();
        })?);
    }
    Ok(edits)
}

/// The group with the earlier id stays, so that two devices that join the same two groups agree. The exchanges of the
/// other belong to it through [`Group::joined`], also those in the archive.
fn join(book: &Book, one: GroupId, other: GroupId, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    if one == other {
        return Err(CommandError::Nothing);
    }
    let (first, second) = (existing(book, one)?, existing(book, other)?);
    let mut all = filled(&first, &second);
    // The first one's dates of a member count.
    let members = [group_members(book, &second), group_members(book, &first)].concat();
    all.members = members.into_iter().collect();
    let (stays, goes) = (one.min(other), one.max(other));
    all.joined = first.joined.iter().chain(second.joined.iter()).copied().chain([goes]).collect();
    Ok(vec![save_group(book, stays, all)?, set_deleted(book, goes.into(), Some(ctx.today))])
}

/// A group with the words of another where its own are empty.
fn filled(first: &Group, second: &Group) -> Group {
    let text = |one: &String, other: &String| if one.is_empty() { other.clone() } else { one.clone() };
    let notes = [&first.notes, &second.notes].into_iter().filter(|it| !it.is_empty());
    Group {
        name: text(&first.name, &second.name),
        kind: first.kind.or(second.kind),
        what: text(&first.what, &second.what),
        began: first.began.or(second.began),
        ended: first.ended,
        purpose: text(&first.purpose, &second.purpose),
        notes: notes.cloned().collect::<Vec<_>>().join("\n\n"),
        rhythm_days: first.rhythm_days.or(second.rhythm_days),
        tag: text(&first.tag, &second.tag),
        sample: first.sample && second.sample,
        ..Group::default()
    }
}

fn share_address(book: &Book, address: &Address, people: &[PersonId]) -> Result<Vec<Edit>, CommandError> {
    let give = |it: &mut Person| {
        if it.addresses.iter().all(|it| it.value != address.value) {
            it.addresses.insert(Address { preferred: false, ..address.clone() });
        }
    };
    people.iter().map(|it| edit_person(book, *it, give)).collect::<Result<Vec<_>, _>>().map(|it| it.concat())
}
