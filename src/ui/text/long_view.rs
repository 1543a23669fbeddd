//! The pages of the long view.

use chrono::{Datelike, NaiveDate};

use super::catalogue::sentences;
use super::{purpose, sentence};
use crate::domain::{Channel, Purpose};
use crate::insight::years::{DayCell, DotSize, Fraction, Scale, Span, Window, WindowKind};
use crate::web::intl::{self, Style};

sentences! {
    title: "Long view";
    line: "A year is a better measure than a week. Not everything comes back, and nothing has to.";
    none_yet: "The first year begins with the first exchange you write down.";
    exchanges[count]: "One exchange.", "{count} exchanges.";
    mostly_call: "Mostly by phone.";
    mostly_video: "Mostly by video.";
    mostly_in_person: "Mostly in person.";
    mostly_coffee: "Mostly over coffee.";
    mostly_email: "Mostly by e-mail.";
    mostly_message: "Mostly by message.";
    mostly_letter: "Mostly by letter.";
    mostly_event: "Mostly at events.";

    year_count[count]: "{count} year", "{count} years";
    people_count[count]: "{count} person", "{count} people";
    years_and_some(years, people): "{years} and {people}.";
    years_since(years, people, name): "{years}, {people}, and {name} since the first of them.";
    in_year(year): "In {year}";
    in_twelve: "In these twelve months";
    met_new[count](window): "{window} you met one person for the first time.", "{window} you met {count} people for the first time.";
    met_again[count](window): "{window} you heard from one person again after a long silence.", "{window} you heard from {count} people again after a long silence.";
    met_both(window, new, again): "{window} you met {new} for the first time, and heard from {again} again after a long silence.";
    went_one(part, purpose): "Of the talks with a purpose noted, {part} went to {purpose}.";
    went_two(part, purpose, other_part, other): "Of the talks with a purpose noted, {part} went to {purpose}, {other_part} to {other}.";
    grew(what): "And something grew: “{what}”.";
    nothing: "none";
    a_little: "a little";
    about_a_quarter: "about a quarter";
    about_a_third: "about a third";
    about_half: "about half";
    about_two_thirds: "about two thirds";
    nearly_all: "most";
    all_of_it: "all";
    to_one_another: "hearing from one another";
    to_introductions: "introductions";
    to_sessions: "mentoring sessions";

    days: "Days with somebody";
    scale: "Scale";
    scale_day: "Day";
    scale_week: "Week";
    scale_month: "Month";
    scale_year: "Year";
    shown: "Show";
    one_year: "A year";
    twelve_months: "Twelve months";
    all_years: "All years";
    whose: "Whose days";
    everybody: "Everybody’s";
    everyday: "Chance encounters";
    only_with: "Only days with";
    from_to(first, last): "{first} to {last}";
    year_before: "The year before";
    year_after: "The year after";
    month_earlier: "A month earlier";
    month_later: "A month later";
    back: "Back to the years";

    small_one: "small: one";
    middle_two: "middle: two or three";
    large_four: "large: four or more";
    small_month: "small: up to four days";
    middle_month: "middle: five to twelve";
    large_month: "large: more";
    small_year: "small: less than once a week";
    middle_year: "middle: once a week or more";
    large_year: "large: three times or more";

    week_number(number): "Week {number} of the month";
    caption_weeks: "Weeks, by month";
    caption_months: "Months, by year";
    caption_years: "Years";
    talks_on[count](day): "{day}, {count} talk", "{day}, {count} talks";
    days_in[count](span): "{span}, {count} day", "{span}, {count} days";
    week_of(day): "Week of {day}";
    talks: "Talks";
    no_talks: "Nothing is written down here.";
    on_this_day: "On this day";
    other_years: "The other years";
}

/// The first sentence: how many years and people, and somebody who was there from the first. Empty for none.
pub(crate) fn years_and_people(years: u32, people: usize, name: Option<&str>) -> String {
    let (year_words, people_words) = (year_count(years as usize), people_count(people));
    match name {
        _ if years == 0 || people == 0 => String::new(),
        None => sentence(&years_and_some(&year_words, &people_words)),
        Some(name) => sentence(&years_since(&year_words, &people_words, &name)),
    }
}

/// Whom the user met for the first time in a window, and heard from again. Empty for nobody.
pub(crate) fn new_and_again(of: Window, new: usize, again: usize) -> String {
    let of = match of.kind {
        WindowKind::Twelve => in_twelve().to_owned(),
        _ => in_year(&of.last.year()),
    };
    match (new, again) {
        (0, 0) => String::new(),
        (new, 0) => met_new(new, &of),
        (0, again) => met_again(again, &of),
        (new, again) => met_both(&of, &people_count(new), &people_count(again)),
    }
}

/// Where the talks with a purpose went. Empty for nothing.
pub(crate) fn went(parts: &[(Purpose, Fraction)]) -> String {
    match parts {
        [] => String::new(),
        [(purpose, part)] => went_one(&fraction_words(*part), &towards(*purpose)),
        [(purpose, part), (other, other_part), ..] => {
            let (part, other_part) = (fraction_words(*part), fraction_words(*other_part));
            went_two(&part, &towards(*purpose), &other_part, &towards(*other))
        }
    }
}

/// A purpose as that to which talks go.
pub(super) fn towards(it: Purpose) -> String {
    match it {
        Purpose::CatchUp => to_one_another().to_owned(),
        Purpose::Introduction => to_introductions().to_owned(),
        Purpose::MentoringSession => to_sessions().to_owned(),
        other => purpose(other).to_lowercase(),
    }
}

/// A fraction in words.
pub(crate) fn fraction_words(part: Fraction) -> &'static str {
    match part {
        Fraction::Nothing => nothing(),
        Fraction::Little => a_little(),
        Fraction::Quarter => about_a_quarter(),
        Fraction::Third => about_a_third(),
        Fraction::Half => about_half(),
        Fraction::TwoThirds => about_two_thirds(),
        Fraction::Most => nearly_all(),
        Fraction::All => all_of_it(),
    }
}

/// The name of a scale.
pub(crate) fn scale_word(scale: Scale) -> &'static str {
    match scale {
        Scale::Day => scale_day(),
        Scale::Week => scale_week(),
        Scale::Month => scale_month(),
        Scale::Year => scale_year(),
    }
}

/// The name of a kind of window.
pub(crate) fn window_kind(kind: WindowKind) -> &'static str {
    match kind {
        WindowKind::Year => one_year(),
        WindowKind::Twelve => twelve_months(),
        WindowKind::All => all_years(),
    }
}

/// A window in words: "2025", "June 2025 to May 2026".
pub(crate) fn window(of: Window) -> String {
    match of.kind {
        WindowKind::Year => year_of(of.first),
        WindowKind::Twelve => from_to(&intl::date(of.first, Style::Month), &intl::date(of.last, Style::Month)),
        WindowKind::All if of.first.year() == of.last.year() => year_of(of.first),
        WindowKind::All => from_to(&of.first.year(), &of.last.year()),
    }
}

/// The label of the button to the window before.
pub(crate) fn before(of: Window) -> &'static str {
    if of.kind == WindowKind::Twelve { month_earlier() } else { year_before() }
}

/// The label of the button to the window after.
pub(crate) fn after(of: Window) -> &'static str {
    if of.kind == WindowKind::Twelve { month_later() } else { year_after() }
}

/// The year of a day, in digits.
pub(crate) fn year_of(day: NaiveDate) -> String {
    day.year().to_string()
}

/// The first letter of a weekday, which is all that fits above a column.
pub(crate) fn initial(day: NaiveDate) -> String {
    intl::date(day, Style::Weekday).chars().take(1).collect()
}

/// The size of a dot in words.
pub(crate) fn size(size: DotSize, scale: Scale) -> &'static str {
    match (scale, size) {
        (Scale::Day | Scale::Week, DotSize::Small) => small_one(),
        (Scale::Day | Scale::Week, DotSize::Middle) => middle_two(),
        (Scale::Day | Scale::Week, DotSize::Large) => large_four(),
        (Scale::Month, DotSize::Small) => small_month(),
        (Scale::Month, DotSize::Middle) => middle_month(),
        (Scale::Month, DotSize::Large) => large_month(),
        (Scale::Year, DotSize::Small) => small_year(),
        (Scale::Year, DotSize::Middle) => middle_year(),
        (Scale::Year, DotSize::Large) => large_year(),
    }
}

/// The caption of the one table of a scale.
pub(crate) fn caption(scale: Scale) -> &'static str {
    match scale {
        Scale::Day => days(),
        Scale::Week => caption_weeks(),
        Scale::Month => caption_months(),
        Scale::Year => caption_years(),
    }
}

/// A span in words: "14 May 2025", "Week of 12 May 2025", "May 2025", "2025".
pub(crate) fn span(of: Span) -> String {
    match of.scale {
        Scale::Day => intl::date(of.first, Style::Full),
        Scale::Week => week_of(&intl::date(of.first, Style::Full)),
        Scale::Month => intl::date(of.first, Style::Month),
        Scale::Year => year_of(of.first),
    }
}

/// A cell of the calendar in words: "14 May, two talks", "Week of 12 May, three days".
pub(crate) fn cell(cell: DayCell) -> String {
    let name = match cell.span.scale {
        Scale::Day => intl::date(cell.span.first, Style::DayOfYear),
        Scale::Week => week_of(&intl::date(cell.span.first, Style::DayOfYear)),
        Scale::Month | Scale::Year => span(cell.span),
    };
    match cell.span.scale {
        _ if cell.count == 0 => name,
        Scale::Day => talks_on(cell.count as usize, &name),
        _ => days_in(cell.count as usize, &name),
    }
}

/// A day of a list: "14 May 2025, two talks".
pub(crate) fn day_and_talks(day: NaiveDate, count: u32) -> String {
    talks_on(count as usize, &intl::date(day, Style::Full))
}

/// The number of exchanges of a year.
pub(crate) fn exchange_count(count: usize) -> String {
    sentence(&exchanges(count))
}

/// The channel of most exchanges.
pub(crate) fn mostly(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => mostly_call(),
        Channel::Video => mostly_video(),
        Channel::InPerson => mostly_in_person(),
        Channel::Coffee => mostly_coffee(),
        Channel::Email => mostly_email(),
        Channel::Message => mostly_message(),
        Channel::Letter => mostly_letter(),
        Channel::Event => mostly_event(),
    }
}
