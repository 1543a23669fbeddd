//! Generates a backup file with a made-up lifetime of any size, for benchmarks and capacity tests.
//!
//! The same seed gives the same bytes. Notes are sentences over about six hundred words, drawn within their part of
//! speech, so that they compress like English (about 2.7 to 1 with gzip) and not like filler text.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use kith::domain::Entropy;

/// The amount of data to generate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Number of people.
    pub(crate) people: usize,
    /// Number of exchanges with them.
    pub(crate) exchanges: usize,
}

/// The measured sizes: a careful user, a busy user, a lifetime.
#[allow(dead_code, reason = "not every user of this file measures every size")]
pub(crate) const SIZES: [Size; 3] = [
    Size { people: 200, exchanges: 2_000 },
    Size { people: 1_000, exchanges: 10_000 },
    Size { people: 5_000, exchanges: 100_000 },
];

/// Generates a backup file of that size, covering the twenty years before `today`. It has stamps and ids but no
/// checksum.
pub(crate) fn backup(size: Size, today: NaiveDate, seed: u64) -> String {
    let mut made =
        Made { random: Random(Entropy::new(seed)), today, text: String::with_capacity(400 * size.exchanges) };
    made.text.push_str("{\n\"format\": \"kith-backup\",\n\"version\": 1,\n\"people\": [\n");
    let people: Vec<String> = (0..size.people).map(|it| made.person(it)).collect();
    made.text.push_str("\n],\n\"exchanges\": [\n");
    (0..size.exchanges).for_each(|it| made.exchange(it, size.exchanges, &people));
    made.text.push_str("\n]\n}\n");
    made.text
}

struct Made {
    random: Random,
    today: NaiveDate,
    text: String,
}

/// Random numbers from a seed.
struct Random(Entropy);

impl Random {
    fn next(&mut self) -> u64 {
        self.0.next()
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or_default()
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// Draws a rank by Zipf's law with exponent one, using the approximate inverse of its cumulative distribution.
    fn zipf(&mut self, count: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = ((count as f64 + 1.0).powf(share) - 1.0) as usize;
        rank.min(count - 1)
    }

    /// Draws a person: the closest about once a week over twenty years, most people a few times in all.
    fn somebody(&mut self, count: usize) -> usize {
        const FLAT: usize = 20;
        loop {
            if let Some(rank) = self.zipf(count + FLAT).checked_sub(FLAT) {
                return rank;
            }
        }
    }

    fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.zipf(words.len())]
    }

    fn any<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

impl Made {
    /// Returns an id and a stamp of the same moment on that day.
    fn moment(&mut self, day: NaiveDate) -> (String, String) {
        let days = u64::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).unwrap_or_default();
        let millis = days * 86_400_000 + self.random.next() % 86_400_000;
        let (high, low) = (self.random.next(), self.random.next());
        let id = format!("{millis:012x}7{:03x}{:016x}", high & 0xfff, (low >> 2) | (1 << 63));
        (id, format!("{millis:012x}000000000001"))
    }

    fn person(&mut self, index: usize) -> String {
        let day = self.day(7_000) - Days::new(200);
        let (id, stamp) = self.moment(day);
        let (given, family) = (self.random.any(GIVEN), self.random.any(FAMILY));
        let organisation = format!("{} {}", self.random.any(FAMILY), self.random.any(COMPANY));
        let comma = if index == 0 { "" } else { ",\n" };
        let _ = write!(
            self.text,
            "{comma}{{\"id\":\"{id}\",\"given\":\"{given}\",\"family\":\"{family}\",\"organisation\":\"{organisation}\",\
             \"role\":\"{}\",\"emails\":[{{\"kind\":\"work\",\"value\":\"{}.{}@{}.example\"}}]",
            self.random.word(ROLES),
            given.to_lowercase(),
            family.to_lowercase(),
            organisation.to_lowercase().replace(' ', "-"),
        );
        if self.random.percent(60) {
            let number = self.random.next() % 1_000_000_000;
            let _ = write!(self.text, ",\"phones\":[{{\"kind\":\"mobile\",\"value\":\"+44 7{number:09}\"}}]");
        }
        let _ = write!(self.text, ",\"place\":\"{}\"", self.random.word(PLACES));
        let circle = match index {
            0..5 => Some("inner"),
            5..15 => Some("close"),
            15..50 => Some("active"),
            50..150 => Some("wider"),
            _ => None,
        };
        if let Some(circle) = circle {
            let _ = write!(self.text, ",\"circle\":\"{circle}\"");
        }
        let story = self.sentence(8);
        let _ = write!(self.text, ",\"how_met\":{{\"when\":\"{}\",\"story\":\"{story}\"}}", day.year());
        let _ = write!(self.text, ",\"expertise\":[\"{}\"]", self.random.word(TOPICS));
        if self.random.percent(40) {
            let (month, date) = (self.random.below(12) + 1, self.random.below(28) + 1);
            let _ = write!(self.text, ",\"dates\":[{{\"kind\":\"birthday\",\"when\":\"--{month:02}-{date:02}\"}}]");
        }
        if self.random.percent(50) {
            let notes = self.sentence(15);
            let _ = write!(self.text, ",\"notes\":\"{notes}\"");
        }
        let _ = write!(self.text, ",\"stamp\":\"{stamp}\"}}");
        id
    }

    fn exchange(&mut self, index: usize, count: usize, people: &[String]) {
        let ago = 7_300 * (count - 1 - index) / count.max(1);
        let day = self.today - Days::new(ago as u64);
        let (id, stamp) = self.moment(day);
        let comma = if index == 0 { "" } else { ",\n" };
        let _ = write!(self.text, "{comma}{{\"id\":\"{id}\",\"when\":\"{day}\",\"people\":[");
        let several = if self.random.percent(15) { 2 + self.random.below(2) } else { 1 };
        let mut with: Vec<usize> = (0..several).map(|_| self.random.somebody(people.len())).collect();
        with.sort_unstable();
        with.dedup();
        let with: Vec<String> = with.into_iter().map(|it| format!("\"{}\"", people[it])).collect();
        let _ = write!(
            self.text,
            "{}],\"how\":\"{}\",\"purpose\":\"{}\",\"began\":\"{}\"",
            with.join(","),
            self.random.word(HOW),
            self.random.word(PURPOSE),
            self.random.any(&["me", "them"]),
        );
        if self.random.percent(60) {
            let _ = write!(self.text, ",\"minutes\":{}", [15, 30, 45, 60, 90][self.random.zipf(5)]);
        }
        let _ = write!(self.text, ",\"tone\":\"{}\"", self.random.word(TONE));
        if self.random.percent(50) {
            let _ = write!(self.text, ",\"energy\":\"{}\"", self.random.any(&["gave", "even", "took"]));
        }
        let _ = write!(self.text, ",\"topics\":[\"{}\"]", self.random.word(TOPICS));
        let length = 8 + self.random.below(17);
        let notes = self.sentence(length);
        let _ = write!(self.text, ",\"notes\":\"{notes}\"");
        if self.random.percent(30) {
            let next = self.sentence(6);
            let _ = write!(self.text, ",\"next_time\":\"{next}\"");
        }
        if self.random.percent(20) {
            let _ = write!(self.text, ",\"place\":\"{}\"", self.random.word(PLACES));
        }
        let _ = write!(self.text, ",\"stamp\":\"{stamp}\"}}");
    }

    fn day(&mut self, within: usize) -> NaiveDate {
        self.today - Days::new(self.random.below(within) as u64)
    }

    /// Generates sentences with about that many words in total.
    fn sentence(&mut self, words: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count < words {
            let pattern = self.random.any(PATTERNS);
            let mut is_first = true;
            for part in pattern.split(' ') {
                // Leave out a word now and then, so that no two sentences of a pattern are alike.
                if part.len() == 1 && part != "N" && !is_first && self.random.percent(20) {
                    continue;
                }
                let word = self.part(part);
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
                if std::mem::take(&mut is_first) {
                    let mut letters = word.chars();
                    text.extend(letters.next().map(|it| it.to_ascii_uppercase()));
                    text.push_str(letters.as_str());
                } else {
                    text.push_str(&word);
                }
                count += 1;
            }
            text.push('.');
        }
        text
    }

    /// Draws a noun; often a name, a number or a unique word, as people's notes are full of them.
    fn noun(&mut self) -> String {
        match self.random.below(12) {
            0 => self.random.any(FAMILY).to_owned(),
            1 => format!("{} {}", self.rare(), self.random.any(FAMILY)),
            2 => format!("{}s", self.random.any(NOUNS)),
            3 => format!("{}:{:02}", 8 + self.random.below(12), 5 * self.random.below(12)),
            4 => format!("{} {}", 2 + self.random.below(98), self.random.any(NOUNS)),
            5..9 => self.rare(),
            _ => self.random.any(NOUNS).to_owned(),
        }
    }

    /// Generates a word of two to four syllables that is in no list.
    fn rare(&mut self) -> String {
        (0..2 + self.random.below(3))
            .map(|_| format!("{}{}", self.random.any(ONSETS), self.random.any(RHYMES)))
            .collect()
    }

    fn part(&mut self, part: &str) -> String {
        match part {
            "N" => return self.noun(),
            "V" => self.random.any(VERBS),
            "A" => self.random.any(ADJECTIVES),
            "D" => self.random.any(&["the", "a", "her", "his", "their", "my", "our", "another", "this", "some"]),
            "P" => self.random.any(&["with", "about", "for", "after", "before", "at", "from", "without", "near"]),
            "S" => self.random.any(&["she", "he", "they", "we", "I", "everybody", "nobody", "his sister", "her team"]),
            "T" => self.random.any(TIMES),
            "G" => self.random.any(GIVEN),
            word => word,
        }
        .to_owned()
    }
}

const PATTERNS: &[&str] = &[
    "S V D A N P D N",
    "S V D N T",
    "D N of D N V D A N",
    "talked about D A N and D N",
    "S V that D N V D N",
    "S V P G P D A N T",
    "D A N was A but D N was A",
    "G V D N P D A N",
    "S will V D N T",
    "asked P D N of D N",
    "S is A P D N and V D A N",
    "no word yet P D A N",
];

const NOUNS: &[&str] = &[
    "project",
    "team",
    "contract",
    "meeting",
    "budget",
    "plan",
    "report",
    "office",
    "flat",
    "daughter",
    "son",
    "house",
    "holiday",
    "proposal",
    "customer",
    "supplier",
    "invoice",
    "deadline",
    "launch",
    "idea",
    "question",
    "answer",
    "school",
    "garden",
    "kitchen",
    "train",
    "interview",
    "position",
    "manager",
    "colleague",
    "conference",
    "talk",
    "workshop",
    "draft",
    "chapter",
    "book",
    "article",
    "garage",
    "bicycle",
    "engine",
    "machine",
    "factory",
    "warehouse",
    "delivery",
    "order",
    "quality",
    "problem",
    "solution",
    "mistake",
    "apology",
    "favour",
    "introduction",
    "reference",
    "letter",
    "message",
    "phone",
    "laptop",
    "server",
    "database",
    "release",
    "test",
    "bug",
    "design",
    "sketch",
    "drawing",
    "model",
    "prototype",
    "patent",
    "licence",
    "permit",
    "visa",
    "passport",
    "flight",
    "hotel",
    "bridge",
    "river",
    "mountain",
    "lake",
    "island",
    "village",
    "city",
    "market",
    "shop",
    "bakery",
    "bread",
    "coffee",
    "dinner",
    "lunch",
    "wedding",
    "birthday",
    "funeral",
    "baby",
    "mother",
    "father",
    "brother",
    "cousin",
    "neighbour",
    "friend",
    "doctor",
    "hospital",
    "illness",
    "recovery",
    "sleep",
    "weather",
    "storm",
    "winter",
    "summer",
    "harvest",
    "wine",
    "music",
    "choir",
    "piano",
    "guitar",
    "concert",
    "theatre",
    "film",
    "exhibition",
    "painting",
    "museum",
    "library",
    "course",
    "exam",
    "thesis",
    "degree",
    "teacher",
    "student",
    "lecture",
    "lesson",
    "language",
    "translation",
    "accent",
    "joke",
    "story",
    "memory",
    "photograph",
    "camera",
    "newspaper",
    "column",
    "editor",
    "publisher",
    "printer",
    "paper",
    "ink",
    "tax",
    "audit",
    "bank",
    "loan",
    "mortgage",
    "rent",
    "salary",
    "bonus",
    "pension",
    "insurance",
    "claim",
    "lawyer",
    "court",
    "judge",
    "case",
    "settlement",
    "clause",
    "signature",
    "board",
    "vote",
    "election",
    "committee",
    "charity",
    "donation",
    "volunteer",
    "shelter",
    "dog",
    "cat",
    "horse",
    "bird",
    "forest",
    "path",
    "walk",
    "marathon",
    "knee",
    "shoulder",
    "coach",
    "match",
    "season",
    "trophy",
    "sailing",
    "boat",
    "harbour",
    "ferry",
    "ticket",
    "queue",
    "roof",
    "window",
    "heating",
    "battery",
    "cable",
    "sensor",
    "laboratory",
    "sample",
    "measurement",
    "result",
    "theory",
    "grant",
    "funding",
    "investor",
    "merger",
    "competitor",
    "strategy",
    "brand",
    "campaign",
    "website",
    "newsletter",
    "survey",
    "interest",
    "skill",
    "habit",
    "promise",
    "secret",
    "worry",
    "hope",
];

const VERBS: &[&str] = &[
    "finished",
    "started",
    "mentioned",
    "wanted",
    "needed",
    "sent",
    "found",
    "moved",
    "changed",
    "asked",
    "bought",
    "sold",
    "lost",
    "signed",
    "reviewed",
    "wrote",
    "read",
    "explained",
    "promised",
    "offered",
    "refused",
    "accepted",
    "postponed",
    "cancelled",
    "organised",
    "prepared",
    "presented",
    "visited",
    "remembered",
    "forgot",
    "liked",
    "disliked",
    "enjoyed",
    "missed",
    "recommended",
    "suggested",
    "introduced",
    "hired",
    "left",
    "joined",
    "built",
    "repaired",
    "designed",
    "tested",
    "measured",
    "painted",
    "cleaned",
    "planted",
    "cooked",
    "shared",
    "returned",
    "borrowed",
    "lent",
    "paid",
    "owed",
    "saved",
    "spent",
    "won",
    "defended",
    "translated",
    "published",
    "edited",
    "recorded",
    "practised",
    "learned",
    "taught",
    "studied",
    "passed",
    "failed",
    "applied",
    "negotiated",
    "settled",
    "argued",
    "agreed",
    "worried",
    "hoped",
    "planned",
    "expected",
    "noticed",
    "discovered",
    "solved",
    "delivered",
    "shipped",
    "ordered",
    "replaced",
    "improved",
    "reduced",
    "doubled",
    "closed",
    "opened",
    "renewed",
    "celebrated",
];

const ADJECTIVES: &[&str] = &[
    "new",
    "old",
    "good",
    "long",
    "small",
    "difficult",
    "quiet",
    "late",
    "early",
    "happy",
    "tired",
    "busy",
    "better",
    "strange",
    "careful",
    "honest",
    "short",
    "expensive",
    "cheap",
    "broken",
    "whole",
    "second",
    "last",
    "next",
    "first",
    "important",
    "urgent",
    "patient",
    "calm",
    "nervous",
    "proud",
    "relieved",
    "sick",
    "healthy",
    "warm",
    "cold",
    "wet",
    "dry",
    "open",
    "closed",
    "local",
    "foreign",
    "French",
    "Portuguese",
    "Japanese",
    "technical",
    "legal",
    "financial",
    "personal",
    "private",
    "public",
    "famous",
    "forgotten",
    "empty",
    "crowded",
    "modern",
    "wooden",
    "electric",
    "blue",
    "green",
    "bright",
    "dark",
    "heavy",
    "light",
    "complicated",
    "simple",
    "unexpected",
    "usual",
    "temporary",
    "permanent",
    "ambitious",
    "modest",
    "generous",
    "sceptical",
    "curious",
    "stubborn",
    "gentle",
    "final",
    "annual",
];

const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s",
    "sh", "st", "t", "tr", "v", "w", "z",
];
const RHYMES: &[&str] = &[
    "a", "e", "i", "o", "u", "an", "ar", "el", "en", "er", "in", "is", "on", "or", "us", "ath", "eck", "ing", "olt",
    "une",
];

const TIMES: &[&str] = &[
    "last week",
    "in spring",
    "next month",
    "yesterday",
    "in the autumn",
    "on Monday",
    "before Christmas",
    "soon",
    "this year",
    "after the summer",
    "on Thursday morning",
    "again",
    "in March",
    "at last",
    "for two weeks",
    "by June",
];

const TOPICS: &[&str] = &[
    "contract law",
    "invoice",
    "hiring",
    "the move",
    "procurement",
    "machine learning",
    "school",
    "logistics",
    "pricing",
    "the garden",
    "mentoring",
    "data protection",
    "typography",
    "bees",
    "running",
    "sailing",
    "tax",
    "energy",
    "public speaking",
    "photography",
    "accounting",
    "supply chain",
    "user research",
    "translation",
    "music",
    "funding",
    "quality control",
    "travel",
    "health",
    "architecture",
    "security",
    "statistics",
    "woodwork",
    "baking",
    "chess",
];

const ROLES: &[&str] = &[
    "Engineer",
    "Accountant",
    "Project manager",
    "Designer",
    "Buyer",
    "Lawyer",
    "Analyst",
    "Teacher",
    "Researcher",
    "Sales lead",
    "Head of operations",
    "Consultant",
    "Editor",
    "Doctor",
    "Founder",
    "Product manager",
    "Architect",
];

const PLACES: &[&str] = &[
    "London", "Lisbon", "Berlin", "Leeds", "Kyoto", "Porto", "Utrecht", "Lyon", "Graz", "Bristol", "Turin", "Oslo",
    "Gdansk", "Cork", "Seville", "Ghent", "Aarhus", "Basel", "Tallinn", "Malmo", "Bergen", "Nantes", "Trieste",
];

const COMPANY: &[&str] =
    &["Ltd", "Partners", "Works", "Systems", "Studio", "Labs", "Foods", "Press", "Freight", "Energy"];

const HOW: &[&str] = &["email", "call", "message", "coffee", "video", "in-person", "event", "letter"];
const PURPOSE: &[&str] = &["catch-up", "work", "learning", "thanks", "wellness-check", "help", "sharing", "ask"];
const TONE: &[&str] = &["easy", "plain", "mixed", "strained"];

const GIVEN: &[&str] = &[
    "Ana", "Kenji", "Lucia", "Tomasz", "Priya", "Omar", "Ingrid", "Mateus", "Yuki", "Fatima", "Jonas", "Clara", "Hugo",
    "Nadia", "Pavel", "Rosa", "Samir", "Tove", "Ursula", "Victor", "Wanda", "Xavier", "Zoe", "Adam", "Beth", "Carlos",
    "Dina", "Emil", "Freya", "Goran", "Hanna", "Igor", "Jane", "Karim", "Lena", "Marco", "Nora", "Oskar", "Petra",
    "Quentin", "Ravi", "Sofia", "Theo", "Uma", "Vera", "William", "Yara", "Zoltan", "Amina", "Boris", "Celia", "David",
];

const FAMILY: &[&str] = &[
    "Silva",
    "Watanabe",
    "Ferreyra",
    "Nowak",
    "Sharma",
    "Haddad",
    "Larsen",
    "Costa",
    "Tanaka",
    "Rahman",
    "Weber",
    "Moreau",
    "Lindqvist",
    "Petrov",
    "Garcia",
    "Hassan",
    "Berg",
    "Keller",
    "Novak",
    "Okafor",
    "Papadopoulos",
    "Quinn",
    "Rossi",
    "Schmidt",
    "Turner",
    "Ueda",
    "Varga",
    "Wright",
    "Yilmaz",
    "Zimmermann",
    "Andersen",
    "Brandt",
    "Carvalho",
    "Dubois",
    "Eriksen",
    "Fischer",
    "Greene",
    "Horvat",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lopez",
    "Murphy",
    "Nilsson",
];
