//! The people of a message: who wrote, to whom, and which of them is the owner.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{NameParts, normalize};

use super::slug;

/// A person in a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Party {
    /// What two mentions of the person have in common: the profile, or else the name.
    pub(super) key: String,
    /// The name, as far as it is known.
    pub(super) name: String,
    /// The address of the profile, or empty.
    pub(super) profile: String,
}

/// The names and profiles in a file of messages.
#[derive(Default)]
pub(super) struct Names {
    /// The name of each profile, by its slug.
    by_slug: BTreeMap<String, String>,
    /// The slug of each name, and the empty text for a name of several people.
    by_name: BTreeMap<String, String>,
}

impl Names {
    /// Learns the name of a sender.
    pub(super) fn learn(&mut self, name: &str, profile: &str) {
        let name = name.trim();
        let slug = slug(profile).unwrap_or_default();
        if name.is_empty() {
            return;
        }
        let known = self.by_name.entry(normalize(name)).or_insert_with(|| slug.clone());
        if known.is_empty() {
            known.clone_from(&slug);
        } else if !slug.is_empty() && *known != slug {
            known.clear();
        }
        if !slug.is_empty() {
            self.by_slug.entry(slug).or_insert_with(|| name.to_owned());
        }
    }

    /// A person by name and profile, of which one may be empty.
    pub(super) fn party(&self, name: &str, profile: &str) -> Party {
        let (name, profile) = (name.trim(), profile.trim());
        let known = self.by_name.get(&normalize(name)).filter(|it| !it.is_empty());
        let slug = slug(profile).or_else(|| known.cloned());
        let Some(slug) = slug else {
            let key = format!("name {}", normalize(name));
            return Party { key, name: name.to_owned(), profile: profile.to_owned() };
        };
        let name = if name.is_empty() { self.by_slug.get(&slug).map_or("", String::as_str) } else { name };
        let profile =
            if profile.is_empty() { format!("https://www.linkedin.com/in/{slug}") } else { profile.to_owned() };
        Party { name: name.to_owned(), profile, key: slug }
    }

    /// The recipients. Their names are joined by ", " and contain ", ", and a closed account has no profile.
    pub(super) fn recipients(&self, to: &str, profiles: &str) -> Vec<Party> {
        let profiles: Vec<&str> = profiles.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
        if let [profile] = profiles[..] {
            // A single person, whose name may have commas. Next to one without a profile, there are two.
            let names = self.split(to);
            let open: Vec<&str> = names.iter().map(String::as_str).filter(|it| !super::is_closed(it)).collect();
            let name = if open.len() == names.len() { to } else { &open.join(", ") };
            return vec![self.party(name, profile)];
        }
        let names: Vec<String> = self.split(to).into_iter().filter(|it| !super::is_closed(it)).collect();
        if profiles.is_empty() {
            return names.iter().filter(|it| !it.is_empty()).map(|it| self.party(it, "")).collect();
        }
        if names.len() == profiles.len() {
            return names.iter().zip(profiles).map(|(name, profile)| self.party(name, profile)).collect();
        }
        // Which name belongs to which profile cannot be told, but for those that the file knows from elsewhere.
        profiles.into_iter().map(|it| self.party("", it)).collect()
    }

    /// The names in a list: those that the file knows first, and degrees with the name before them.
    fn split(&self, list: &str) -> Vec<String> {
        /// Parts of a name with commas (design decision: "Weber, PhD, MBA, CFA" has four).
        const MOST: usize = 5;
        let parts: Vec<&str> = list.split(", ").collect();
        let mut names: Vec<String> = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let ends = (at + 1..=parts.len().min(at + MOST)).rev();
            let known = ends.clone().find(|end| self.by_name.contains_key(&normalize(&parts[at..*end].join(", "))));
            let end = known.unwrap_or(at + 1);
            let name = parts[at..end].join(", ");
            match names.last_mut().filter(|_| known.is_none() && is_degree(&name)) {
                Some(before) => *before = [before.as_str(), &name].join(", "),
                None => names.push(name),
            }
            at = end;
        }
        names
    }
}

/// Whether a text is what stands behind a name: "PhD".
fn is_degree(text: &str) -> bool {
    let read = NameParts::read(&["Ana Silva, ", text].concat());
    read.family == "Silva" && read.suffix == text.trim()
}

/// Counts in how many conversations each person is.
#[derive(Default)]
pub(super) struct Presence {
    conversations: BTreeMap<String, BTreeSet<String>>,
    all: BTreeSet<String>,
}

impl Presence {
    pub(super) fn add(&mut self, conversation: &str, parties: &[Party]) {
        self.all.insert(conversation.to_owned());
        for party in parties.iter().filter(|it| !super::is_closed(&it.name)) {
            self.conversations.entry(party.key.clone()).or_default().insert(conversation.to_owned());
        }
    }

    /// The key of the owner: the person in nearly every conversation (four of five, design decision), and in more
    /// than anybody else. `None` if nobody is.
    pub(super) fn owner(&self) -> Option<String> {
        let mut counts: Vec<(usize, &String)> = self.conversations.iter().map(|it| (it.1.len(), it.0)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let (most, key) = *counts.first()?;
        let next = counts.get(1).map_or(0, |it| it.0);
        (most > next && most * 5 >= self.all.len() * 4).then(|| key.clone())
    }
}
