//! Dates in the browser's locale.

use std::cell::{OnceCell, RefCell};

use chrono::{Datelike, NaiveDate, NaiveTime};
use js_sys::Intl::{Collator, DateTimeFormat, PluralRules};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::{DateOrder, NameOrder, VecMap, Weekday, into_map, sort_by};

/// The style of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "Thursday 14 May"
    Today,
    /// "14 May", with the year if it is not the current one.
    Day,
    /// "14 May", in any year.
    DayOfYear,
    /// "May"
    ShortMonth,
    /// "March"
    LongMonth,
    /// "March 2019"
    Month,
    /// "Sunday"
    Weekday,
    /// "Sun"
    ShortWeekday,
    /// "14 May 2026"
    Full,
}

thread_local! {
    /// The format function of each style. Cached, because creating one takes too long for a page with many dates.
    static FORMATS: RefCell<Vec<(Style, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Formats a date in the language of the app. The region, and so the order of day and month, is the browser's.
///
/// The date is formatted in UTC, whatever the zone: the cached formats keep the zone in which they were made, also
/// after a flight, and in some zones there is a day without a midnight.
pub fn date(date: NaiveDate, style: Style) -> String {
    #[expect(clippy::cast_precision_loss, reason = "the milliseconds of every date are far below 2^53")]
    let millis = date.and_time(NaiveTime::MIN).and_utc().timestamp_millis() as f64;
    let js = Date::new(&JsValue::from_f64(millis));
    let style = match style {
        Style::Day if date.year() == crate::web::clock::today().year() => Style::DayOfYear,
        Style::Day => Style::Full,
        other => other,
    };
    let written = format_of(style).call1(&JsValue::UNDEFINED, &js);
    written.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Formats a timestamp of any time zone in local time. `None` if the text is not a timestamp.
pub fn moment(text: &str) -> Option<String> {
    let date = Date::new(&text.into());
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let is_moment = !date.get_time().is_nan();
    is_moment.then(|| date.to_locale_string(&locale(), &options).into())
}

fn format_of(style: Style) -> Function {
    let known = |formats: &Vec<(Style, Function)>| formats.iter().find(|it| it.0 == style).map(|it| it.1.clone());
    FORMATS.with_borrow(known).unwrap_or_else(|| {
        let options = Object::new();
        let parts: &[(&str, &str)] = match style {
            Style::Today => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Style::DayOfYear => &[("day", "numeric"), ("month", "long")],
            Style::Day | Style::Full => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Style::ShortMonth => &[("month", "short")],
            Style::LongMonth => &[("month", "long")],
            Style::Month => &[("month", "long"), ("year", "numeric")],
            Style::Weekday => &[("weekday", "long")],
            Style::ShortWeekday => &[("weekday", "short")],
        };
        for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
            // Setting a property of a new object cannot fail.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let format = DateTimeFormat::new(&Array::of1(&locale().into()), &options).format();
        FORMATS.with_borrow_mut(|it| it.push((style, format.clone())));
        format
    })
}

thread_local! {
    /// The language of the app, with the region. Unset while the app speaks English.
    static LANGUAGE: OnceCell<String> = const { OnceCell::new() };
}

/// Returns the languages that the user prefers, as tags such as "pt-BR", the most preferred first.
pub fn preferred_languages() -> Vec<String> {
    let languages = web_sys::window().map(|it| it.navigator().languages());
    languages.unwrap_or_default().iter().filter_map(|it| it.as_string()).collect()
}

/// Sets the language of dates, of plurals and of the document. Called once, before anything is drawn.
pub fn set_language(tag: String) {
    if let Some(root) = super::dom::document().and_then(|it| it.document_element()) {
        // The tag is a valid attribute value, so setting it cannot fail.
        let _ = root.set_attribute("lang", &tag);
    }
    // Only a second call could fail.
    let _ = LANGUAGE.with(|it| it.set(tag));
}

/// Returns the language of the app with its region. While the app speaks English, it is the browser's locale if that
/// is English, else British English.
fn locale() -> String {
    let english = || {
        let language = web_sys::window().and_then(|it| it.navigator().language()).unwrap_or_default();
        if language.starts_with("en") { language } else { "en-GB".to_owned() }
    };
    LANGUAGE.with(|it| it.get().cloned()).unwrap_or_else(english)
}

/// Returns the plural category of a count in the app's language, such as "one" or "other" (`Intl.PluralRules`).
pub fn plural_category(count: usize) -> String {
    thread_local! {
        static RULES: PluralRules = PluralRules::new(&Array::of1(&locale().into()), &Object::new());
    }
    #[expect(clippy::cast_precision_loss, reason = "a count on a page is far below 2^52")]
    RULES.with(|it| it.select(count as f64)).into()
}

/// Returns the time zone by its IANA name: `Europe/Berlin`. Empty if the browser does not tell.
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    // Reading a property of an object cannot fail.
    Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Returns the order of day and month in figures in the browser's region, from a formatted date. Day first if the
/// browser does not tell.
pub fn date_order() -> DateOrder {
    let language = web_sys::window().and_then(|it| it.navigator().language()).unwrap_or_default();
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "numeric"), ("numberingSystem", "latn")] {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    // 25 December: the greater number is the day.
    let written: String = Date::new_with_year_month_day(2025, 11, 25).to_locale_date_string(&language, &options).into();
    match (written.find("12"), written.find("25")) {
        (Some(month), Some(day)) if month < day => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    }
}

/// Returns the first day of the week in the browser's region: the week information of `Intl.Locale` if available, else
/// Monday.
pub fn first_day_of_week() -> Weekday {
    let language = web_sys::window().and_then(|it| it.navigator().language()).unwrap_or_default();
    week_info(&language).and_then(|it| Weekday::ALL.get(it.checked_sub(1)?).copied()).unwrap_or(Weekday::Monday)
}

fn week_info(language: &str) -> Option<usize> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: js_sys::Function = Reflect::get(&intl, &"Locale".into()).ok()?.dyn_into().ok()?;
    let locale = Reflect::construct(&constructor, &js_sys::Array::of1(&language.into())).ok()?;
    let getter: Option<js_sys::Function> = Reflect::get(&locale, &"getWeekInfo".into()).ok()?.dyn_into().ok();
    let info = match getter {
        Some(getter) => getter.call0(&locale).ok()?,
        None => Reflect::get(&locale, &"weekInfo".into()).ok()?,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a day of the week is 1 to 7")]
    let first = Reflect::get(&info, &"firstDay".into()).ok()?.as_f64()? as usize;
    Some(first)
}

/// Returns the part of a name by which people are usually sorted in the browser's language.
pub fn name_order() -> NameOrder {
    NameOrder::usual(&preferred_languages().into_iter().next().unwrap_or_default())
}

/// Returns the place of each name in the order of the browser's language (`Intl.Collator`). Equal names have the same
/// place. Remembers the last names, because sorting thousands of them takes a while.
pub fn ranks(names: &[String]) -> Vec<u32> {
    thread_local! {
        static LAST: RefCell<(Vec<String>, Vec<u32>)> = const { RefCell::new((Vec::new(), Vec::new())) };
    }
    let known = LAST.with_borrow(|(last, ranks)| (last == names).then(|| ranks.clone()));
    known.unwrap_or_else(|| {
        let ranks = ranks_anew(names);
        LAST.set((names.to_vec(), ranks.clone()));
        ranks
    })
}

fn ranks_anew(names: &[String]) -> Vec<u32> {
    let list: Array = names.iter().map(|it| JsValue::from_str(it)).collect();
    let options = Object::new();
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&options, &"numeric".into(), &true.into());
    let compare = Collator::new(&Array::new(), &options).compare();
    // The browser compares the names itself: a call back for each pair would take ten times as long. An array has the
    // function, and comparing texts does not throw.
    let sort = Reflect::get(&list, &"sort".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    sort.and_then(|it| it.call1(&list, &compare).ok());
    let mut sorted: Vec<(String, u32)> =
        (0..).zip(list.iter()).filter_map(|(at, it)| Some((it.as_string()?, at))).collect();
    sort_by(&mut sorted, |a, b| a.cmp(b));
    sorted.dedup_by(|later, first| later.0 == first.0);
    let places: VecMap<String, u32> = into_map(sorted.into_iter());
    names.iter().map(|it| places.get(it).copied().unwrap_or(u32::MAX)).collect()
}
