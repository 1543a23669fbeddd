//! The parts of a name: read from one line, joined to one line, and kept when somebody is renamed.

use crate::domain::name_words::{
    is_before_given, is_family_first, is_generation, is_initial, is_particle, is_prefix, is_suffix, is_sure_prefix,
    is_vietnamese, titles,
};
use crate::domain::{Person, normalize, tidy_line};

/// The parts of a name. Each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Titles before the name: "Dr.".
    pub prefix: String,
    /// The given name.
    pub given: String,
    /// Middle names and initials.
    pub middle: String,
    /// The family name, with its particles: "van der Berg".
    pub family: String,
    /// Degrees and generations after the name: "PhD", "Jr.".
    pub suffix: String,
}

impl NameParts {
    /// Reads a name in one line. The first word is the given name, the rest the family name, but for titles, degrees
    /// and initials. After a comma comes the given name, unless it begins in lower case ("Tom, plumber"). In Chinese,
    /// Japanese and Korean the family name comes first, and in a Vietnamese name of three words or more.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::NameParts;
    /// let parts = NameParts::read("Dr. Ana M. Weber, PhD");
    /// assert_eq!((parts.prefix.as_str(), parts.given.as_str(), parts.middle.as_str()), ("Dr.", "Ana", "M."));
    /// assert_eq!((parts.family.as_str(), parts.suffix.as_str()), ("Weber", "PhD"));
    /// let parts = NameParts::read("Berg, Jan van der");
    /// assert_eq!((parts.given.as_str(), parts.family.as_str()), ("Jan", "van der Berg"));
    /// let parts = NameParts::read("Lê Văn Tám");
    /// assert_eq!((parts.given.as_str(), parts.middle.as_str(), parts.family.as_str()), ("Tám", "Văn", "Lê"));
    /// ```
    pub fn read(line: &str) -> Self {
        let line = tidy_line(line);
        let mut sections: Vec<&str> =
            line.split([',', '，', '、', '،']).map(str::trim).filter(|it| !it.is_empty()).collect();
        let (mut suffix, mut prefix): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        while let Some(last) = sections.pop() {
            let words: Vec<&str> = last.split(' ').collect();
            if !sections.is_empty() && words.iter().all(|it| is_suffix(it, true)) {
                suffix.insert(0, last);
            } else if !sections.is_empty() && titles(&words, true) == words.len() {
                prefix.insert(0, last);
            } else if sections.len() == 1 && is_remark(&words) {
                suffix.insert(0, last);
            } else {
                sections.push(last);
                break;
            }
        }
        let mut parts = match sections[..] {
            [family, given] => Self::family_first(family, given),
            [only] => Self::in_order(only),
            _ => Self::in_order(&line),
        };
        if !prefix.is_empty() {
            parts.prefix = tidy_line(&[&prefix.join(" "), parts.prefix.as_str()].join(" "));
        }
        if !suffix.is_empty() {
            parts.suffix = [parts.suffix.as_str()]
                .into_iter()
                .filter(|it| !it.is_empty())
                .chain(suffix)
                .collect::<Vec<_>>()
                .join(", ");
        }
        parts
    }

    /// The parts of a person's name. A given name with a title or a comma in it, as earlier versions stored it, is read
    /// anew.
    pub fn of(person: &Person) -> Self {
        if is_unread(person) {
            return Self::read(&[person.given.as_str(), &person.family].join(" "));
        }
        if let Some(parts) = vietnamese(person) {
            return parts;
        }
        let Person { prefix, given, middle, family, suffix, .. } = person;
        let [prefix, given, middle, family, suffix] = [prefix, given, middle, family, suffix].map(Clone::clone);
        Self { prefix, given, middle, family, suffix }
    }

    /// The parts in one line.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::NameParts;
    /// let whole = |line: &str| NameParts::read(line).whole();
    /// assert_eq!(whole("Silva, Ana, PhD"), "Ana Silva, PhD");
    /// assert_eq!(whole("Luis Ortega Jr."), "Luis Ortega Jr.");
    /// assert_eq!(whole("田中 花子"), "田中 花子");
    /// ```
    pub fn whole(&self) -> String {
        let Self { prefix, given, middle, family, suffix } = self;
        join([prefix, given, middle, family, suffix])
    }

    /// Given, middle and family name in one line, without titles and degrees.
    pub fn bare(&self) -> String {
        join(["", &self.given, &self.middle, &self.family, ""])
    }

    /// The parts after the whole name was typed anew. A part that stands where it stood is kept, so that "Mary Jane
    /// Watson" with the given name "Mary Jane" can become "Mary Jane Watson-Parker".
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::NameParts;
    /// let mary = NameParts { given: "Mary Jane".into(), family: "Watson".into(), ..NameParts::default() };
    /// let renamed = mary.renamed("Mary Jane Watson-Parker");
    /// assert_eq!((renamed.given.as_str(), renamed.family.as_str()), ("Mary Jane", "Watson-Parker"));
    /// let renamed = mary.renamed("Dr. Marie Jane Watson");
    /// assert_eq!((renamed.prefix.as_str(), renamed.given.as_str()), ("Dr.", "Marie Jane"));
    /// ```
    pub fn renamed(&self, line: &str) -> Self {
        let line = tidy_line(line);
        // A title or a degree that no list has is known from before.
        let (prefix, rest) = strip_front(&line, &self.prefix);
        let (rest, suffix) = strip_back(rest, &self.suffix);
        // The words between the former given and family name are a middle name.
        let (given, after) = strip_front(rest, &self.given);
        let (between, family) = strip_back(after, &self.family);
        if !given.is_empty() && !family.is_empty() {
            let [prefix, given, middle, family, suffix] =
                [prefix, given, between.trim(), family, suffix].map(str::to_owned);
            return Self { prefix, given, middle, family, suffix };
        }
        let mut parts = Self::read(rest);
        if !prefix.is_empty() {
            parts.prefix = prefix.to_owned();
        }
        if !suffix.is_empty() {
            parts.suffix = suffix.to_owned();
        }
        let is_vietnamese = is_vietnamese(&parts.family, parts.middle.split(' '));
        if rest.contains(',') && parts.suffix.is_empty() || is_family_first(rest) || is_vietnamese {
            return parts;
        }
        let core = join(["", &parts.given, &parts.middle, &parts.family, ""]);
        if let Some([given, middle, family]) = self.split_as_before(&core) {
            (parts.given, parts.middle, parts.family) = (given, middle, family);
        }
        parts
    }

    /// Splits a new name where the former one was split; `None` if nothing of the former name is left.
    fn split_as_before(&self, core: &str) -> Option<[String; 3]> {
        let with_middle = join(["", &self.given, &self.middle, "", ""]);
        let end = join(["", &self.middle, &self.family, "", ""]);
        let (given, rest) = strip_front(core, &with_middle);
        if !given.is_empty() && !self.given.is_empty() {
            let given_words = self.given.split(' ').count();
            let words: Vec<&str> = given.split(' ').collect();
            return Some([
                words[..given_words.min(words.len())].join(" "),
                words[given_words.min(words.len())..].join(" "),
                rest.to_owned(),
            ]);
        }
        let (rest, tail) = strip_back(core, &end);
        if !tail.is_empty() && !self.family.is_empty() && !rest.is_empty() {
            return Some([rest.to_owned(), self.middle.clone(), self.family.clone()].map(|it| tidy_line(&it)));
        }
        // The same number of words: each part has as many as before.
        let counts = [&self.given, &self.middle, &self.family].map(|it| it.split_whitespace().count());
        let words: Vec<&str> = core.split(' ').collect();
        (words.len() == counts.iter().sum::<usize>() && counts[0] > 1).then(|| {
            let (given, rest) = words.split_at(counts[0]);
            let (middle, family) = rest.split_at(counts[1]);
            [given, middle, family].map(|it| it.join(" "))
        })
    }

    /// "Berg" and "Jan van der".
    fn family_first(family: &str, given: &str) -> Self {
        let mut parts = Self::default();
        let family: Vec<&str> = family.split(' ').collect();
        let first_titles = titles(&family, false);
        let words: Vec<&str> = given.split(' ').collect();
        let more_titles = titles(&words, false);
        parts.prefix = [&family[..first_titles], &words[..more_titles]].concat().join(" ");
        let words = &words[more_titles..];
        let last = words.iter().rposition(|it| !is_suffix(it, false)).map_or(1, |it| it + 1);
        parts.suffix = words[last..].join(" ");
        let words = &words[..last];
        let is_small = |it: &&str| is_particle(it) && it.chars().all(|it| !it.is_uppercase());
        let name = words.iter().rposition(|it| !is_small(it)).map_or(words.len(), |it| it + 1);
        parts.family = [&words[name..], &family[first_titles..]].concat().join(" ");
        let initials = (1..name).find(|it| is_initial(words[*it])).unwrap_or(name);
        parts.given = words[..initials].join(" ");
        parts.middle = words[initials..name].join(" ");
        parts
    }

    /// "Dr. Ana M. Weber Jr."
    fn in_order(line: &str) -> Self {
        let words: Vec<&str> = line.split(' ').collect();
        let (prefix, words) = words.split_at(titles(&words, false));
        let last = words.iter().rposition(|it| !is_suffix(it, false)).map_or(words.len(), |it| it + 1);
        // "Léon Mba" and "Jack MA" have no degree: a single word before it is no whole name.
        let is_whole = last > 1 || !prefix.is_empty() || words[last..].iter().all(|it| is_generation(it));
        let last = if is_whole { last } else { words.len() };
        let (words, suffix) = words.split_at(last.max(1).min(words.len()));
        let [given, middle, family] = split(words, prefix).map(|it| it.join(" "));
        Self { prefix: prefix.join(" "), given, middle, family, suffix: suffix.join(" ") }
    }
}

/// Splits the words between titles and degrees.
fn split<'a>(words: &'a [&'a str], prefix: &[&str]) -> [&'a [&'a str]; 3] {
    if let [family, given] = words
        && is_family_first(family)
        && is_family_first(given)
    {
        return [&words[1..], &[], &words[..1]];
    }
    if let [family, middle @ .., _] = words
        && is_vietnamese(family, middle.iter().copied())
    {
        let last = words.len() - 1;
        return [&words[last..], &words[1..last], &words[..1]];
    }
    // "van der Berg" is a family name alone.
    if words.len() > 1 && words[0].starts_with(char::is_lowercase) && is_particle(words[0]) {
        return [&[], &[], words];
    }
    if words.len() == 1 && prefix.last().is_some_and(|it| !is_before_given(it)) {
        return [&[], &[], words];
    }
    // "J. Edgar Hoover" is called by the second name.
    let is_called_second = words.len() > 2 && is_initial(words[0]) && !is_initial(words[1]);
    let given = if is_called_second { 2 } else { 1 }.min(words.len());
    let rest = &words[given..];
    let middle = rest.len() - rest.iter().skip_while(|it| is_initial(it)).count();
    // A single initial after the given name stands for the family name: "Anna S."
    let middle = if middle == rest.len() { 0 } else { middle };
    [&words[..given], &rest[..middle], &rest[middle..]]
}

/// Whether the words behind a comma are a remark, as in "Tom, plumber": they begin in lower case, and not with a title
/// or a particle.
fn is_remark(words: &[&str]) -> bool {
    let is_small = |it: &&str| it.starts_with(char::is_lowercase) && !is_prefix(it) && !is_particle(it);
    words.first().is_some_and(is_small)
}

/// The parts of a Vietnamese name that was stored in the order of others: with the family name as the given name.
fn vietnamese(person: &Person) -> Option<NameParts> {
    let (middle, given) = person.family.rsplit_once(' ').filter(|_| person.middle.is_empty())?;
    is_vietnamese(&person.given, middle.split(' ')).then(|| NameParts {
        prefix: person.prefix.clone(),
        given: given.to_owned(),
        middle: middle.to_owned(),
        family: person.given.clone(),
        suffix: person.suffix.clone(),
    })
}

/// Whether the given name has a title or a comma in it, and its parts were never read: then no other part is filled.
fn is_unread(person: &Person) -> bool {
    let Person { prefix, given, middle, family, suffix, .. } = person;
    let (first, rest) = given.split_once(' ').unwrap_or((given, ""));
    let is_comma_form = given.ends_with(',') || (family.is_empty() && given.contains(", "));
    let is_alone = prefix.is_empty() && middle.is_empty() && suffix.is_empty();
    is_alone && (is_comma_form || ((!rest.is_empty() || !family.is_empty()) && is_sure_prefix(first)))
}

/// Joins prefix, given, middle, family and suffix in the order of the script.
fn join([prefix, given, middle, family, suffix]: [&str; 5]) -> String {
    let is_turned = !given.is_empty() && is_family_first(family) && is_family_first(given);
    let parts = match is_turned {
        true => [prefix, family, given, middle],
        false if !given.is_empty() && is_vietnamese(family, middle.split(' ')) => [prefix, family, middle, given],
        false => [prefix, given, middle, family],
    };
    let mut name = String::new();
    for part in parts.into_iter().filter(|it| !it.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    if !suffix.is_empty() {
        let is_plain = name.is_empty() || suffix.split(' ').all(is_generation);
        name.push_str(if name.is_empty() {
            ""
        } else if is_plain {
            " "
        } else {
            ", "
        });
        name.push_str(suffix);
    }
    name
}

/// Splits off a beginning of whole words, if the text has it.
fn strip_front<'a>(text: &'a str, front: &str) -> (&'a str, &'a str) {
    let count = front.split_whitespace().count();
    let end = text.split_inclusive(' ').take(count).map(str::len).sum::<usize>();
    let (head, rest) = text.split_at(end);
    if count > 0 && normalize(head.trim()) == normalize(front) { (head.trim(), rest) } else { ("", text) }
}

/// Splits off an end of whole words, if the text has it.
fn strip_back<'a>(text: &'a str, back: &str) -> (&'a str, &'a str) {
    let count = back.split_whitespace().count();
    let start = text.rsplit(' ').take(count).map(|it| it.len() + 1).sum::<usize>();
    let (rest, tail) = text.split_at(text.len().saturating_sub(start));
    if count > 0 && normalize(tail.trim()) == normalize(back) {
        (rest.trim_end_matches([',', ' ']), tail.trim())
    } else {
        (text, "")
    }
}

impl Person {
    /// The parts of the name.
    pub fn name_parts(&self) -> NameParts {
        NameParts::of(self)
    }

    /// Replaces the parts of the name.
    pub fn set_name(&mut self, parts: NameParts) {
        let NameParts { prefix, given, middle, family, suffix } = parts;
        (self.prefix, self.given, self.middle, self.family, self.suffix) = (prefix, given, middle, family, suffix);
    }

    /// All parts of the name in one line.
    pub fn whole_name(&self) -> String {
        if is_unread(self) {
            return NameParts::of(self).whole();
        }
        join([&self.prefix, &self.given, &self.middle, &self.family, &self.suffix])
    }
}
