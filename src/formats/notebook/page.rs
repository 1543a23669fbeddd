//! The page of a person in the notebook.

use super::file_name::FileNames;
use crate::domain::{
    AimPath, AimState, Book, ContactMethod, Direction, Exchange, Fact, Favour, Grow, Outcome, PathHow, Person,
    PersonId, Project, Promise, PromiseOwner, Trip, display_name,
};

/// Writes the page: front words for programs, then everything for the reader.
pub(super) fn write(book: &Book, (id, person): (PersonId, &Person), names: &FileNames) -> String {
    let mut page = Page { text: String::new(), book, names };
    page.front_words(person);
    page.text += &format!("\n# {}\n", inline(&display_name(person)));
    page.list("How you met", &page.how_met(person));
    page.list("Facts", &facts(person));
    page.list("Good to do", &lines(person.dos.iter()));
    page.list("Better not", &lines(person.donts.iter()));
    page.list("Dates", &dates(person));
    page.list("Related people", &page.relations(person));
    page.list("How they help you grow", &helps(person));
    page.list("Things to be curious about", &page.curious(id));
    page.list("Projects", &page.projects(id));
    page.list("Trips", &page.trips(id));
    page.list("Promises", &page.promises(id));
    page.list("Help, both ways", &page.favours(id));
    page.list("What came of it", &page.returns(id));
    page.prose("Notes", &person.notes);
    page.timeline(id);
    page.text
}

/// A text within a line of Markdown: its signs are text, and a line feed stays in the item of a list.
pub(super) fn inline(text: &str) -> String {
    let mut inline = String::new();
    let mut is_start = true;
    for it in text.trim().chars() {
        if "\\`*_[]<>".contains(it) || is_start && "#-+=~|".contains(it) {
            inline.push('\\');
        }
        is_start = it == '\n';
        inline.push(it);
        if it == '\n' {
            inline.push_str("  ");
        }
    }
    inline
}

/// A link to a file of the notebook.
pub(super) fn link(text: &str, path: &str) -> String {
    format!("[{}](<{path}>)", inline(text))
}

struct Page<'a> {
    text: String,
    book: &'a Book,
    names: &'a FileNames,
}

impl Page<'_> {
    /// The front words in YAML. A text in JSON is one in YAML too.
    fn front_words(&mut self, person: &Person) {
        self.text += "---\n";
        self.front("name", &display_name(person));
        self.front("nickname", &person.nickname);
        self.front("other_script", &person.other_script);
        self.front("say", &person.say);
        self.front("pronouns", &person.pronouns);
        self.front("organisation", &person.organisation);
        self.front("department", &person.department);
        self.front("role", &person.role);
        self.front("place", &person.place);
        self.front("circle", person.circle.map_or("", |it| it.word()));
        self.front_list("emails", methods(person.emails.iter()));
        self.front_list("phones", methods(person.phones.iter()));
        self.front_list("profiles", methods(person.profiles.iter()));
        self.front_list("addresses", person.addresses.iter().map(|it| of_kind(&it.kind, &it.value)).collect());
        self.front_list("knows_about", person.known_words());
        self.front("knows_who", &person.knows_who);
        self.front_list("tags", person.tags.iter().cloned().collect());
        self.front_list("groups", person.groups.iter().cloned().collect());
        self.front("died", &person.died.map(|it| it.to_string()).unwrap_or_default());
        self.text += "---\n";
    }

    fn front(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.text += &format!("{name}: {}\n", quoted(value));
        }
    }

    fn front_list(&mut self, name: &str, values: Vec<String>) {
        if values.is_empty() {
            return;
        }
        self.text += &format!("{name}:\n");
        for value in values {
            self.text += &format!("  - {}\n", quoted(&value));
        }
    }

    /// A section with a list, if there is something in it.
    fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.text += &format!("\n## {heading}\n\n");
        for item in items {
            self.text += &format!("- {item}\n");
        }
    }

    /// A section with Markdown of the user.
    fn prose(&mut self, heading: &str, text: &str) {
        if !text.is_empty() {
            self.text += &format!("\n## {heading}\n\n{}\n", text.trim());
        }
    }

    /// The name of a person, as a link if they have a page in the notebook.
    fn name(&self, id: PersonId) -> Option<String> {
        let name = display_name(self.book.people.get(id)?);
        Some(self.names.file(id).map_or_else(|| inline(&name), |file| link(&name, &file)))
    }

    fn how_met(&self, person: &Person) -> Vec<String> {
        let met = &person.how_met;
        let when = met.when.map(|it| format!("When: {it}"));
        let place = some(&met.place).map(|it| format!("Where: {it}"));
        let through = met.through.and_then(|it| self.name(it)).map(|it| format!("Through: {it}"));
        [when, place, through, some(&met.story)].into_iter().flatten().collect()
    }

    fn relations(&self, person: &Person) -> Vec<String> {
        let line = |it: &crate::domain::Relation| Some(format!("{}: {}", it.kind?.word(), self.name(it.to?)?));
        person.relations.iter().filter_map(line).collect()
    }

    /// The aims that the user works on and whose path the person knows. Not those about which the person decides.
    fn curious(&self, id: PersonId) -> Vec<String> {
        let knows = |it: &AimPath| it.person == Some(id) && it.how != Some(PathHow::Decides);
        let working = self.book.aims.iter().filter(|(_, it)| it.is_own() && it.state() == AimState::Working);
        working.filter(|(_, it)| it.all_paths().iter().any(knows)).map(|(_, it)| inline(&it.what)).collect()
    }

    fn returns(&self, id: PersonId) -> Vec<String> {
        let when = |it: &Outcome| it.when.map(|it| format!(" ({it})")).unwrap_or_default();
        let with = self.book.returns.iter().filter(|(_, it)| it.people.contains(&id));
        with.map(|(_, it)| format!("{}{}", inline(&it.what), when(it))).collect()
    }

    /// The projects of a person, each with their part and their needs.
    fn projects(&self, id: PersonId) -> Vec<String> {
        let line = |it: &Project| {
            let covers = it.covers.iter().filter(|cover| cover.person == Some(id));
            let needs = covers.filter_map(|cover| it.wants.iter().find(|need| need.id == cover.need));
            let part = it.members.iter().filter(|it| it.person == Some(id)).map(|it| &it.part);
            let words: Vec<&str> = part.chain(needs.map(|it| &it.what)).map(String::as_str).collect();
            let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
            if words.is_empty() { inline(&it.name) } else { inline(&format!("{}: {}", it.name, words.join(", "))) }
        };
        let with = self.book.projects.iter().filter(|(_, it)| it.people().contains(&id));
        with.map(|(_, it)| line(it)).collect()
    }

    /// The trips on which the user wanted to see a person, the last first, with the agreed day.
    fn trips(&self, id: PersonId) -> Vec<String> {
        let line = |it: &Trip| {
            let days: Vec<String> = it.from.into_iter().chain(it.to).map(|it| it.to_string()).collect();
            let on = it.answer(id).and_then(|it| it.on).map(|it| format!("agreed for {it}"));
            let parts = [some(&days.join(" to ")), some(&it.what), on];
            [some(&it.place)].into_iter().chain(parts).flatten().collect::<Vec<_>>().join(", ")
        };
        let mut with: Vec<&Trip> =
            self.book.trips.iter().filter(|(_, it)| it.people.contains(&id)).map(|(_, it)| it).collect();
        with.sort_by_key(|it| std::cmp::Reverse((it.from, it.place.clone())));
        with.into_iter().map(line).collect()
    }

    fn promises(&self, id: PersonId) -> Vec<String> {
        let with = self.book.promises.iter().filter(|(_, it)| it.people.contains(&id));
        with.map(|(_, it)| self.promise(it)).collect()
    }

    fn promise(&self, promise: &Promise) -> String {
        let done = if promise.state.is_some() { "x" } else { " " };
        let whose = if promise.whose == Some(PromiseOwner::Theirs) { "Promised to you" } else { "You promised" };
        let due = self.book.due_of(promise).map(|it| format!(" (for {it})")).unwrap_or_default();
        let state = promise.state.map(|it| format!(", {}", it.word())).unwrap_or_default();
        format!("[{done}] {whose}: {}{due}{state}", inline(&promise.what))
    }

    fn favours(&self, id: PersonId) -> Vec<String> {
        let with = self.book.favours.iter().filter(|(_, it)| it.people.contains(&id));
        with.map(|(_, it)| favour(it)).collect()
    }

    /// The exchanges, the newest first.
    fn timeline(&mut self, id: PersonId) {
        let entries = self.book.timeline_with(id);
        if !entries.is_empty() {
            self.text += "\n## Exchanges\n";
        }
        for (_, exchange) in entries.into_iter().rev() {
            self.exchange(id, exchange);
        }
    }

    fn exchange(&mut self, id: PersonId, exchange: &Exchange) {
        let day = exchange.when.map(|it| it.to_string());
        let how = exchange.how.map(|it| it.word().to_owned());
        let purpose = exchange.purpose.map(|it| it.word().replace('-', " "));
        let attempt = exchange.attempt.then(|| "not reached".to_owned());
        let parts: Vec<String> = [day, some(&exchange.time), how, purpose, attempt].into_iter().flatten().collect();
        self.text += &format!("\n### {}\n\n", parts.join(", "));
        let others: Vec<String> =
            exchange.people.iter().filter(|it| **it != id).filter_map(|it| self.name(*it)).collect();
        if !others.is_empty() {
            self.text += &format!("With {}.\n\n", others.join(", "));
        }
        let topics: Vec<String> = exchange.topics.iter().map(|it| inline(it)).collect();
        self.line("About", &topics.join(", "));
        self.line("Place", &inline(&exchange.place));
        self.paragraph("", &exchange.notes);
        self.paragraph("What they brought", &exchange.brought);
        let Grow { goal, reality, options, will } = &exchange.grow;
        for (label, text) in [("Goal", goal), ("Reality", reality), ("Options", options), ("Will", will)] {
            self.paragraph(label, text);
        }
        self.paragraph("What you take along", &exchange.learned);
        self.paragraph("Next time", &exchange.next_time);
    }

    fn line(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.text += &format!("{label}: {text}\n\n");
        }
    }

    /// Markdown of the user, after a label.
    fn paragraph(&mut self, label: &str, text: &str) {
        match text.trim() {
            "" => (),
            text if label.is_empty() => self.text += &format!("{text}\n\n"),
            text => self.text += &format!("{label}:\n\n{text}\n\n"),
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn some(text: &str) -> Option<String> {
    Some(inline(text)).filter(|it| !it.is_empty())
}

fn of_kind(kind: &str, value: &str) -> String {
    if kind.is_empty() { value.to_owned() } else { format!("{value} ({kind})") }
}

fn methods<'a>(methods: impl Iterator<Item = &'a ContactMethod>) -> Vec<String> {
    methods.map(|it| of_kind(&it.kind, &it.value)).collect()
}

fn lines<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    texts.map(|it| inline(it)).collect()
}

fn facts(person: &Person) -> Vec<String> {
    let line = |it: &Fact| format!("{}: {}", inline(&it.label), inline(&it.text));
    person.facts.iter().chain(person.custom.iter()).map(line).collect()
}

fn dates(person: &Person) -> Vec<String> {
    let note = |it: &str| some(it).map(|it| format!(" ({it})")).unwrap_or_default();
    let dates = person.dates.iter();
    dates.filter_map(|it| Some(format!("{}: {}{}", inline(&it.kind), it.when?, note(&it.note)))).collect()
}

fn helps(person: &Person) -> Vec<String> {
    let since = |it: &crate::domain::Helps| it.since.map(|it| format!(", since {it}")).unwrap_or_default();
    let words = |it: &str| some(it).map(|it| format!(": {it}")).unwrap_or_default();
    let helps = person.helps.iter();
    helps.filter_map(|it| Some(format!("{}{}{}", it.kind?.word(), since(it), words(&it.words)))).collect()
}

fn favour(favour: &Favour) -> String {
    let way = match favour.direction {
        Some(Direction::Given) => "You helped",
        Some(Direction::Asked) => "You asked for",
        Some(Direction::Received) => "They helped",
        Some(Direction::Offered) => "You offered",
        None => "Help",
    };
    let when = favour.when.map(|it| format!(" ({it})")).unwrap_or_default();
    let outcome = some(&favour.outcome).map(|it| format!(". {it}")).unwrap_or_default();
    format!("{way}: {}{when}{outcome}", inline(&favour.what))
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn a_sign_of_markdown_is_text() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(inline(text), expected, "{text}");
        }
        check("Zoë O’Brien", "Zoë O’Brien");
        check("[a](b) <script>", "\\[a\\](b) \\<script\\>");
        check("# no heading", "\\# no heading");
        check("one\n- two", "one\n  \\- two");
        check("a-b #1", "a-b #1");
    }
}
