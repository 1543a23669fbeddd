//! Dates and numbers as the browser's locale writes them.

use std::cell::RefCell;

use chrono::{Datelike, NaiveDate};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::Weekday;

/// How a date is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "Thursday 14 May"
    Today,
    /// "14 May", with the year where it is another one.
    Day,
    /// "14 May", in any year.
    DayOfYear,
    /// "May"
    ShortMonth,
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
    /// What writes dates in each style: made once, because making one takes the browser longer than a page has time for.
    static FORMATS: RefCell<Vec<(Style, Function)>> = const { RefCell::new(Vec::new()) };
}

/// WriteBatch a date. The language is the app's, English; its region, and so the order of day and month, is the browser's.
pub fn date(date: NaiveDate, style: Style) -> String {
    let (year, month, day) = (date.year().unsigned_abs(), date.month0(), date.day());
    let js = Date::new_with_year_month_day(year, i32::try_from(month).unwrap_or(0), i32::try_from(day).unwrap_or(1));
    let style = match style {
        Style::Day if date.year() == crate::web::clock::today().year() => Style::DayOfYear,
        Style::Day => Style::Full,
        other => other,
    };
    let written = format_of(style).call1(&JsValue::UNDEFINED, &js);
    written.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// WriteBatch a moment of any time zone as the clock here showed it. None where the text is none.
pub fn moment(text: &str) -> Option<String> {
    let date = Date::new(&text.into());
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a fresh object cannot fail.
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
            Style::Month => &[("month", "long"), ("year", "numeric")],
            Style::Weekday => &[("weekday", "long")],
            Style::ShortWeekday => &[("weekday", "short")],
        };
        for (name, value) in parts {
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let format = DateTimeFormat::new(&Array::of1(&locale().into()), &options).format();
        FORMATS.with_borrow_mut(|it| it.push((style, format.clone())));
        format
    })
}

/// The browser's locale where it is English, and British English elsewhere, since the words around it are English.
fn locale() -> String {
    let language = web_sys::window().and_then(|it| it.navigator().language()).unwrap_or_default();
    if language.starts_with("en") { language } else { "en-GB".to_owned() }
}

/// The first day of the week in the browser's region: `Intl.Locale`'s week information where it is there, else Monday.
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
