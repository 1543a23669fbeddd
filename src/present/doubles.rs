//! Two people side by side: what tells them apart, and the fields that the user must choose.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{
    Book, Difference, Person, PersonId, Side, VecMap, differences, display_name, into_map, normalize, sort_by_key,
};
use crate::insight::doubles::{Double, Reason, double_of, doubles};

/// People offered at once for a typed name (design decision: as many as a phone shows above its keyboard).
const OFFERED: usize = 6;

/// The cells of a name.
const NAME: [&str; 5] = ["prefix", "given", "middle", "family", "suffix"];

/// Two people side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one who stays.
    pub keep: Half,
    /// The other.
    pub gone: Half,
    /// Why they may be one.
    pub reasons: Vec<Reason>,
    /// The fields that both have differently.
    pub questions: Vec<Difference>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Half {
    /// The person.
    pub id: PersonId,
    /// The display name. Empty for somebody whose entry is erased.
    pub name: String,
    /// The picture.
    pub photo: Option<String>,
    /// Role and organisation, place, addresses and numbers: a line each.
    pub lines: Vec<String>,
    /// The day of the last exchange.
    pub last: Option<NaiveDate>,
    /// Whether the person is in the book, and not in the trash.
    pub is_here: bool,
}

/// Returns a pair side by side. None if the one who stays is no longer in the book.
pub fn pair(book: &Book, double: &Double) -> Option<Pair> {
    book.people.get(double.keep)?;
    let mut questions = differences(book, double.keep, double.gone);
    for question in questions.iter_mut().filter(|it| it.cell == "how_met/through") {
        for value in [&mut question.kept, &mut question.gone] {
            *value = name_of(book, value).into();
        }
    }
    let reasons = double.reasons.clone();
    Some(Pair { keep: half(book, double.keep), gone: half(book, double.gone), reasons, questions })
}

/// The name of the person with the id in a value.
fn name_of(book: &Book, value: &Value) -> String {
    let person = value.as_str().and_then(PersonId::parse).and_then(|it| book.people.record(it));
    person.map(|it| display_name(&it.body)).unwrap_or_default()
}

fn half(book: &Book, id: PersonId) -> Half {
    let record = book.people.record(id).filter(|it| it.body.has_name());
    let person = record.map(|it| &it.body);
    Half {
        id,
        name: person.map(display_name).unwrap_or_default(),
        photo: person.and_then(Person::picture).map(str::to_owned),
        lines: person.map(lines).unwrap_or_default(),
        last: book.last_with(id),
        is_here: book.people.get(id).is_some(),
    }
}

fn lines(person: &Person) -> Vec<String> {
    let work = [person.role.as_str(), &person.organisation].into_iter().filter(|it| !it.is_empty());
    let work = work.collect::<Vec<_>>().join(", ");
    let ways = person.emails.iter().chain(person.phones.iter()).map(|it| it.value.clone());
    [work, person.place.clone()].into_iter().chain(ways).filter(|it| !it.is_empty()).collect()
}

/// Returns the people whom the user may mean by "join with": those whose name has the typed text, or, before anything
/// is typed, those who look like the same person.
pub fn offered(book: &Book, person: PersonId, typed: &str) -> Vec<Half> {
    let typed = normalize(typed.trim());
    let mut ids: Vec<PersonId> = Vec::new();
    if typed.is_empty() {
        let pairs = doubles(book).into_iter().filter(|it| it.keep == person || it.gone == person);
        ids.extend(pairs.map(|it| if it.keep == person { it.gone } else { it.keep }));
        ids.retain(|it| book.people.get(*it).is_some());
    } else {
        let people =
            book.people.iter().filter(|(id, it)| *id != person && normalize(&display_name(it)).contains(&typed));
        let mut people: Vec<(String, PersonId)> = people.map(|(id, it)| (normalize(&display_name(it)), id)).collect();
        // A name that begins with the text comes first.
        sort_by_key(&mut people, |(name, id)| (!name.starts_with(&typed), name.clone(), *id));
        ids.extend(people.into_iter().map(|(_, id)| id));
    }
    ids.truncate(OFFERED);
    ids.into_iter().map(|id| half(book, id)).collect()
}

/// Returns two people whom the user chose.
pub fn chosen(book: &Book, one: PersonId, other: PersonId) -> Double {
    double_of(book, one, other)
}

/// Returns the person who took in a joined one, for a link or an entry that still names the other.
pub fn joined_into(book: &Book, gone: PersonId) -> Option<PersonId> {
    book.people.iter().find(|(_, it)| it.joined.contains(&gone)).map(|(id, _)| id)
}

impl Pair {
    /// The choices before the user makes any. `is_turned` if the user came from the page of the one who goes: that one
    /// then has the values, as if it were the first. A shorter name, such as a nickname, does not replace a part of a
    /// longer one.
    pub fn preset(&self, is_turned: bool) -> VecMap<String, Side> {
        let words = |it: &Half| it.name.split_whitespace().count();
        let has_name = words(&self.gone) >= words(&self.keep);
        let may_turn = |cell: &str| has_name || !NAME.contains(&cell);
        let turned = self.questions.iter().filter(|it| is_turned && it.side == Side::Kept && may_turn(&it.cell));
        into_map(turned.map(|it| (it.cell.clone(), Side::Gone)))
    }
}

/// The values to choose from, those of the first person first: both only for a long text.
pub fn sides(question: &Difference, is_turned: bool) -> Vec<Side> {
    let mut sides = vec![Side::Kept, Side::Gone];
    if is_turned {
        sides.reverse();
    }
    if question.side == Side::Both {
        sides.insert(0, Side::Both);
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::{chosen, joined_into, offered, pair};
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, HowMet, JoinPeople, Person, Side, VecMap, apply};

    #[test]
    fn the_two_stand_side_by_side_with_what_tells_them_apart() {
        let mut book = Book::default();
        let luis = add(&mut book, person("Luis"), &ctx(0, 1));
        let mina = add(&mut book, person("Mina"), &ctx(1, 1));
        let through = |id| HowMet { through: Some(id), ..HowMet::default() };
        let ana = Person { role: "Cook".into(), how_met: through(luis), ..person("Ana Silva") };
        let one = add(&mut book, ana.clone(), &ctx(2, 1));
        let other = Person { organisation: "Northwind".into(), how_met: through(mina), ..ana };
        let other = add(&mut book, other, &ctx(3, 1));
        let pair = pair(&book, &chosen(&book, other, one)).unwrap();
        assert_eq!((pair.keep.id, pair.gone.id), (one, other));
        assert_eq!((pair.keep.lines.join(""), pair.gone.lines.join("")), ("Cook".into(), "Cook, Northwind".into()));
        let question = &pair.questions[0];
        assert_eq!(pair.preset(false), VecMap::default());
        assert_eq!(
            pair.preset(true).get(&question.cell),
            Some(&Side::Gone),
            "the page of Ana at Northwind comes first"
        );
        assert_eq!((question.kept.as_str(), question.gone.as_str()), (Some("Luis"), Some("Mina")));
        assert_eq!(offered(&book, one, "").iter().map(|it| it.id).collect::<Vec<_>>(), [other]);
        assert_eq!(offered(&book, one, "mi").iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Mina"]);
        apply(&mut book, JoinPeople { keep: one, gone: other, choices: VecMap::default() }.into(), &ctx(4, 1)).unwrap();
        assert_eq!((joined_into(&book, other), joined_into(&book, luis)), (Some(one), None));
    }
}
