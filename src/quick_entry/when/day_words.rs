//! The words of days: weekdays, months, numbers, feasts. Plain tables.

use chrono::Weekday;

/// The weekdays, whole and short.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("weds", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("thur", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// The weekdays that are other words as well: "she sat", "the sun".
const SHORT_WEEKDAYS: &[&str] = &["mon", "wed", "sat", "sun"];

/// The months, whole and short.
const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// The feasts that everybody dates, the longest names first: month and day. "New Year's" has lost its ending, as every
/// word has.
pub(super) const FEASTS: &[(&str, u32, u32)] = &[
    ("christmas eve", 12, 24),
    ("xmas eve", 12, 24),
    ("christmas day", 12, 25),
    ("xmas day", 12, 25),
    ("christmas", 12, 25),
    ("xmas", 12, 25),
    ("boxing day", 12, 26),
    ("st stephen day", 12, 26),
    ("new year eve", 12, 31),
    ("new years eve", 12, 31),
    ("nye", 12, 31),
    ("new year day", 1, 1),
    ("new years day", 1, 1),
    ("new years", 1, 1),
    ("new year", 1, 1),
    ("three kings", 1, 6),
    ("epiphany", 1, 6),
    ("valentine day", 2, 14),
    ("valentines day", 2, 14),
    ("valentine", 2, 14),
    ("valentines", 2, 14),
    ("st patrick day", 3, 17),
    ("st patricks day", 3, 17),
    ("april fool day", 4, 1),
    ("april fools day", 4, 1),
    ("halloween", 10, 31),
    ("burns night", 1, 25),
    ("australia day", 1, 26),
    ("groundhog day", 2, 2),
    ("st david day", 3, 1),
    ("st davids day", 3, 1),
    ("women day", 3, 8),
    ("womens day", 3, 8),
    ("st george day", 4, 23),
    ("st georges day", 4, 23),
    ("anzac day", 4, 25),
    ("king day", 4, 27),
    ("walpurgis night", 4, 30),
    ("may day", 5, 1),
    ("cinco de mayo", 5, 5),
    ("juneteenth", 6, 19),
    ("canada day", 7, 1),
    ("bastille day", 7, 14),
    ("all saints day", 11, 1),
    ("all saints", 11, 1),
    ("all souls day", 11, 2),
    ("guy fawkes night", 11, 5),
    ("bonfire night", 11, 5),
    ("remembrance day", 11, 11),
    ("armistice day", 11, 11),
    ("veterans day", 11, 11),
    ("st andrew day", 11, 30),
    ("st andrews day", 11, 30),
    ("st nicholas day", 12, 6),
    ("st lucia day", 12, 13),
    ("hogmanay", 12, 31),
];

/// The feasts and seasons whose day the words do not tell.
pub(super) const MOVABLE: &[&str] = &[
    "orthodox easter",
    "easter holidays",
    "easter break",
    "easter week",
    "christmas holidays",
    "christmas break",
    "christmas week",
    "chinese new year",
    "lunar new year",
    "jewish new year",
    "persian new year",
    "nowruz",
    "tet",
    "seollal",
    "chuseok",
    "rosh hashanah",
    "yom kippur",
    "purim",
    "sukkot",
    "labour day",
    "independence day",
    "national day",
    "bank holiday",
    "passover",
    "hanukkah",
    "ramadan",
    "eid",
    "diwali",
    "holi",
    "carnival",
    "midsummer",
    "half term",
    "spring",
    "summer",
    "autumn",
    "winter",
    "the holidays",
    "holidays",
];

/// Words that name a part of a day.
pub(super) const PARTS: &[&str] = &["morning", "afternoon", "evening", "night", "lunchtime", "noon", "midday"];

/// The words before "of July" that name a part of a month, with the days that they may mean.
pub(super) const PARTS_OF_MONTH: &[(&str, &[u32])] = &[
    ("first week of", &[3, 1, 2, 4, 5, 6, 7]),
    ("second week of", &[10, 8, 9, 11, 12, 13, 14]),
    ("third week of", &[17, 15, 16, 18, 19, 20, 21]),
    ("fourth week of", &[24, 22, 23, 25, 26, 27, 28]),
    ("last week of", &[28, 25, 26, 27, 29, 30, 31]),
    ("first days of", &[2, 1, 3]),
    ("last days of", &[29, 28, 30, 31]),
    ("first half of", &[8, 1, 15]),
    ("second half of", &[23, 16, 30]),
    ("first weekend of", &[4, 1, 2, 3, 5, 6, 7]),
    ("last weekend of", &[27, 25, 26, 28, 29, 30, 31]),
    ("the very end of", &[31, 30]),
    ("the end of", &[31, 30, 29, 28]),
    ("end of", &[31, 30, 29, 28]),
    ("the beginning of", &[1, 2, 3]),
    ("beginning of", &[1, 2, 3]),
    ("the start of", &[1, 2, 3]),
    ("start of", &[1, 2, 3]),
    ("the middle of", &[15, 14, 16]),
    ("middle of", &[15, 14, 16]),
    ("mid", &[15, 14, 16]),
    ("early in", &[5, 1, 10]),
    ("early", &[5, 1, 10]),
    ("late in", &[25, 20, 31]),
    ("late", &[25, 20, 31]),
];

/// Spelled numbers.
const NUMBERS: &[(&str, u32)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("couple", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("thirteen", 13),
    ("fourteen", 14),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

/// Spelled ordinals.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The weekday of a word.
pub(in crate::quick_entry) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(it, _)| *it == word).map(|(_, it)| *it)
}

/// Whether a word is a weekday only after a word such as "on".
pub(super) fn is_doubtful_weekday(word: &str) -> bool {
    SHORT_WEEKDAYS.contains(&word)
}

/// The month of a word, 1 to 12.
pub(in crate::quick_entry) fn month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(it, _)| *it == word).map(|(_, it)| *it)
}

/// The number of a word: in figures or spelled.
pub(in crate::quick_entry) fn number(word: &str) -> Option<u32> {
    let spelled = |word: &str| NUMBERS.iter().find(|(it, _)| *it == word).map(|(_, it)| *it);
    let compound = || {
        let (tens, ones) = word.split_once('-')?;
        let (tens, ones) = (spelled(tens)?, spelled(ones)?);
        (tens >= 20 && tens % 10 == 0 && (2..10).contains(&ones) || ones == 1 && !word.ends_with('a'))
            .then_some(tens + ones)
    };
    spelled(word).or_else(|| figures(word)).or_else(compound)
}

/// The number of a word in figures.
pub(super) fn figures(word: &str) -> Option<u32> {
    let is_plain = !word.is_empty() && word.len() <= 9 && word.bytes().all(|it| it.is_ascii_digit());
    is_plain.then(|| word.parse().ok()).flatten()
}

/// The ordinal of a word: "3rd", "third", "twenty-first".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let in_figures = ["st", "nd", "rd", "th"].iter().find_map(|it| word.strip_suffix(it)).and_then(figures);
    let spelled = |word: &str| ORDINALS.iter().position(|it| *it == word).and_then(|it| u32::try_from(it + 1).ok());
    let compound = || {
        let (tens, ones) = word.split_once(['-', ' '])?;
        let tens = match tens {
            "twenty" => 20,
            "thirty" => 30,
            _ => return None,
        };
        spelled(ones).filter(|it| *it < 10).map(|it| tens + it)
    };
    let whole = || (word == "thirtieth").then_some(30);
    in_figures.or_else(|| spelled(word)).or_else(whole).or_else(compound)
}

/// The words that a slip of the keys may have turned into another, for the question whether a day was meant.
pub(super) fn spelled_days() -> impl Iterator<Item = &'static str> {
    let weekdays = WEEKDAYS.iter().map(|(it, _)| *it);
    let months = MONTHS.iter().map(|(it, _)| *it);
    weekdays.chain(months).filter(|it| it.len() > 5).chain(["yesterday"])
}
