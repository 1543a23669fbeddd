//! The day of a sentence. Today is Thursday 26 November 2026, noon. "-" is no day, so today.

use super::{book, compare, show_day};
use crate::domain::DateOrder;
use crate::quick_entry::{Names, ReadingContext, read_in};

fn day_at(sentence: &str, now: &str, date_order: DateOrder) -> String {
    let (book, _) = book();
    let context = ReadingContext { now: now.parse().unwrap(), date_order, is_promise: None };
    let reading = read_in(sentence, &Names::of(&book), &context);
    let day = show_day(&reading);
    let day = if day.is_empty() { "-".to_owned() } else { day };
    if reading.promise.is_some() { format!("promise {day}") } else { day }
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    compare(rows, |sentence| day_at(sentence, "2026-11-26T12:00:00", DateOrder::DayFirst));
}

#[test]
fn a_date_is_read_whole() {
    check(&[
        ("called Sam on the 3rd of November", "2026-11-03"),
        ("called Sam on the 3rd", "2026-11-03"),
        ("called Sam on the 27th", "2026-10-27"),
        ("called Sam on the 31st", "2026-10-31"),
        ("called Sam on the third", "2026-11-03"),
        ("called Sam on the twenty-first of October", "2026-10-21"),
        ("called Sam on the twenty first of October", "2026-10-21"),
        ("called Sam on May. 9, 2019", "2019-05-09"),
        ("called Sam on May 9, 2019", "2019-05-09"),
        ("called Sam on 13 12 2016", "2016-12-13"),
        ("called Sam Sunday night 7th June 2015", "2015-06-07"),
        ("called Sam on Sunday, 7 June 2015", "2015-06-07"),
        ("31.12.2025 dinner with Sam", "2025-12-31"),
        ("dinner with Sam on 2026/3/4", "2026-03-04"),
        ("dinner with Sam on 2026-03-04", "2026-03-04"),
        ("dinner with Sam on 4.3.26", "2026-03-04"),
        ("dinner with Sam on 04/03/2026", "2026-03-04"),
        ("on 3.11. coffee with Sam", "2026-11-03"),
        ("called Sam on 1 Nov 26", "2026-11-01"),
        ("called Sam on 1 Nov '25", "2025-11-01"),
        ("called Sam on 5 May 98", "1998-05-05"),
        ("Nov 3: coffee with Sam", "2026-11-03"),
        ("June 7th lunch with Sam", "2026-06-07"),
        ("lunch with Sam, 7 June", "2026-06-07"),
        ("lunch with Sam on the 7th of last month", "2026-10-07"),
        ("lunch with Sam on 3 November last year", "2025-11-03"),
        ("Monday the 23rd lunch with Sam", "2026-11-23"),
        ("lunch with Sam on Monday 23 November", "2026-11-23"),
        ("lunch with Sam on Tue 3 Nov", "2026-11-03"),
        ("called Sam on the 3rd at 3pm", "2026-11-03"),
        ("on the 3rd coffee with Sam", "2026-11-03"),
        ("the evening of 3 May with Sam", "2026-05-03"),
        ("12 Oct 2026, coffee with Sam", "2026-10-12"),
        ("3. November Kaffee mit Sam", "2026-11-03"),
    ]);
}

#[test]
fn a_month_first_reader_is_understood() {
    let us = |sentence: &str| day_at(sentence, "2026-11-26T12:00:00", DateOrder::MonthFirst);
    compare(
        &[
            ("called Sam on 11/12", "2026-11-12"),
            ("called Sam on 11/20", "2026-11-20"),
            ("called Sam on 2026/3/4", "2026-03-04"),
            ("called Sam on 3/4/2026", "2026-03-04"),
            ("called Sam on 3/4/26", "2026-03-04"),
            ("called Sam on 31.12.2025", "2025-12-31"),
            ("called Sam on 4 March", "2026-03-04"),
            ("called Sam on 20/11/2026", "2026-11-20"),
            ("called Sam on 9/11", "2026-09-11"),
            ("called Sam on 11-12-2025", "2025-11-12"),
        ],
        us,
    );
    check(&[
        ("called Sam on 11/12", "? 2025-12-11 2026-12-11"),
        ("called Sam on 3/4", "2026-04-03"),
        ("called Sam on 11/20", "? 2026-11-20"),
    ]);
}

#[test]
fn half_a_date_is_a_question() {
    check(&[
        ("called Sam end of July", "2026-07-31 or 2026-07-30 or 2026-07-29 or 2026-07-28"),
        ("called Sam at the end of July", "2026-07-31 or 2026-07-30 or 2026-07-29 or 2026-07-28"),
        ("called Sam mid-July", "2026-07-15 or 2026-07-14 or 2026-07-16"),
        ("called Sam in early June", "2026-06-05 or 2026-06-01 or 2026-06-10"),
        ("called Sam at the beginning of June", "2026-06-01 or 2026-06-02 or 2026-06-03"),
        ("called Sam last year", "? 2025-11-26"),
        ("called Sam in 2019", "? 2019-11-26"),
        ("called Sam last month", "? 2026-10-26 2026-10-01 2026-10-15 2026-10-31"),
        ("coffee with Sam in March", "? 2026-03-01 2026-03-15 2026-03-31"),
        ("coffee with Sam in June 2024", "? 2024-06-01 2024-06-15 2024-06-30"),
        ("coffee with Sam, Nov '25", "? 2025-11-01 2025-11-15 2025-11-30"),
        ("coffee with Sam 11/2025", "? 2025-11-01 2025-11-15 2025-11-30"),
        ("coffee with Sam the other day", "? 2026-11-25 2026-11-24 2026-11-23 2026-11-22"),
        ("coffee with Sam a few days ago", "? 2026-11-23 2026-11-24 2026-11-22 2026-11-21"),
        ("coffee with Sam last summer", "?"),
        ("coffee with Sam at Easter", "2026-04-05 or 2026-04-06 or 2026-04-04 or 2026-04-03"),
        ("called Sam on 31 June", "none 2026-06-30 2026-07-01"),
        ("called Sam on 29 Feb 2025", "none 2025-02-28 2025-03-01"),
        ("called Sam on 31/11/2026", "none"),
        ("called Sam on 30 February", "none 2026-02-28 2026-03-01"),
        ("called Sam on the 32nd", "none"),
        ("called Sam on 13/14", "none"),
        ("called Sam on 12-14 November", "? 2026-11-12 2026-11-14"),
        ("coffee with Sam 24 December", "? 2025-12-24 2026-12-24"),
        ("called Sam on 5 May 2031", "ahead 2031-05-05 2026-11-26"),
        ("called Sam on 1 Nov 1026", "? 2026-11-01 1026-11-01"),
        ("called Sam on 5/5/31", "? 2031-05-05 1931-05-05"),
        ("called Sam on Wendesday", "unread 2026-11-25 2026-11-26"),
        ("yesteday called Sam", "unread 2026-11-25 2026-11-26"),
        ("called Sam on Monday 7 June", "? 2026-06-07"),
        ("called Sam on Monday and met Sam on Tuesday", "? 2026-11-23 2026-11-24"),
        ("called Sam after Christmas", "? 2025-12-25 2026-11-26"),
        ("called Sam recently", "? 2026-11-25 2026-11-23 2026-11-19 2026-11-12"),
        ("called Sam about the invoice on Monday", "? 2026-11-23 2026-11-26"),
    ]);
}

#[test]
fn days_by_the_week() {
    check(&[
        ("called Sam on Monday", "2026-11-23"),
        ("called Sam last Monday", "2026-11-23"),
        ("called Sam Monday last week", "2026-11-16"),
        ("called Sam on Monday of last week", "2026-11-16"),
        ("called Sam last week on Monday", "2026-11-16"),
        ("last week Monday coffee with Sam", "2026-11-16"),
        ("called Sam on Friday", "2026-11-20"),
        ("called Sam this Monday", "2026-11-23"),
        ("called Sam on Thursday", "2026-11-26 or 2026-11-19"),
        ("called Sam last Thursday", "2026-11-19"),
        ("called Sam the Monday before last", "2026-11-16"),
        ("called Sam a week ago Monday", "2026-11-16"),
        ("called Sam a week ago on Tuesday", "2026-11-17"),
        ("called Sam two weeks ago", "2026-11-12"),
        ("called Sam a fortnight ago", "2026-11-12"),
        ("called Sam 10 days ago", "2026-11-16"),
        ("called Sam a couple of days ago", "2026-11-24"),
        ("called Sam the day before yesterday", "2026-11-24"),
        ("called Sam last weekend", "2026-11-21 or 2026-11-22"),
        ("called Sam over the weekend", "2026-11-21 or 2026-11-22"),
        ("called Sam the weekend before last", "2026-11-14 or 2026-11-15"),
        ("called Sam 3 months ago", "2026-08-26"),
        ("called Sam Monday morning", "2026-11-23"),
        ("called Sam on Sunday evening", "2026-11-22"),
        ("called Sam yesterday in the evening", "2026-11-25"),
        ("called Sam the night before last", "2026-11-24"),
        ("called Sam half an hour ago", "2026-11-26"),
        ("Tue: coffee with Sam", "2026-11-24"),
        ("Sat with Sam on the bench", "-"),
        ("Wed, lunch with Sam", "2026-11-25"),
        ("lunch with Sam last Wed", "2026-11-25"),
        ("lunch with Sam this past Friday", "2026-11-20"),
        ("ran into Sam earlier today", "2026-11-26"),
        ("we met Sam this week on Tuesday", "2026-11-24"),
    ]);
    let weeks = |sentence: &str| day_at(sentence, "2026-11-26T12:00:00", DateOrder::DayFirst);
    assert!(weeks("called Sam last week").starts_with("2026-11-19 or 2026-11-16 or"), "a day of last week");
    assert!(weeks("called Sam the week before last").starts_with("2026-11-12 or"), "a day of the week before");
}

#[test]
fn feasts_that_everybody_dates() {
    check(&[
        ("called Sam at Christmas", "2025-12-25"),
        ("called Sam on Christmas Eve", "2025-12-24"),
        ("called Sam on Boxing Day", "2025-12-26"),
        ("called Sam on New Year's Eve", "2025-12-31"),
        ("called Sam on New Year's Day", "2026-01-01"),
        ("called Sam at New Year", "2026-01-01"),
        ("called Sam on Halloween", "2026-10-31"),
        ("dinner with Sam on Valentine's Day", "2026-02-14"),
        ("dinner with Sam on Valentine's", "2026-02-14"),
        ("called Sam at Christmas 2023", "2023-12-25"),
        ("called Sam last Christmas", "2025-12-25"),
        ("drinks with Sam on Christmas Eve", "? 2025-12-24 2026-12-24"),
        ("wished Sam a merry Christmas", "-"),
        ("wished Sam a happy new year", "-"),
        ("sent Sam a Christmas card", "-"),
        ("talked with Sam about Christmas", "-"),
        ("bought Sam a book for Christmas", "-"),
    ]);
}

#[test]
fn parts_of_a_day_after_midnight() {
    let late = |sentence: &str| day_at(sentence, "2026-11-27T00:30:00", DateOrder::DayFirst);
    compare(
        &[
            ("drinks with Sam tonight", "2026-11-26"),
            ("drinks with Sam this evening", "2026-11-26"),
            ("drinks with Sam last night", "2026-11-26"),
            ("coffee with Sam this morning", "2026-11-26"),
            ("coffee with Sam this afternoon", "2026-11-26"),
            ("drinks with Sam yesterday", "2026-11-26"),
            ("drinks with Sam today", "2026-11-27"),
            ("called Sam two hours ago", "2026-11-26"),
            ("called Sam ten minutes ago", "2026-11-27"),
        ],
        late,
    );
    check(&[
        ("drinks with Sam tonight", "2026-11-26"),
        ("drinks with Sam last night", "2026-11-25"),
        ("coffee with Sam this morning", "2026-11-26"),
        ("late last night drinks with Sam", "2026-11-25"),
    ]);
}

#[test]
fn a_day_in_what_was_talked_about_stays_there() {
    check(&[
        ("coffee with Nora, moved here 3 years ago", "-"),
        ("coffee with Sam about plans for June", "-"),
        ("called Sam, his exam is on 12 December", "-"),
        ("coffee with Ingrid, she starts her new job on Monday", "-"),
        ("lunch with Ingrid, she was ill last week", "-"),
        ("called Sam, he will call back on Monday", "-"),
        ("yesterday called Sam about the party on Saturday", "2026-11-25"),
        ("met Sam at the Monday meeting", "2026-11-23"),
        ("called Sam, born in 1990", "-"),
        ("sent Sam the report due Friday", "-"),
        ("called Sam about Friday's meeting", "-"),
        ("called Sam about the June release", "-"),
        ("coffee with Sam who starts on Monday", "-"),
        ("coffee with Sam, flying to Rome on 3 May", "-"),
        ("coffee with Sam, sold his flat 2 years ago", "-"),
        ("talked with Sam about his trip in March", "-"),
        ("invited Sam to the party on Saturday", "-"),
        ("helped Sam prepare for his exam on 12 December", "-"),
        ("coffee with Sam because she leaves on Friday", "-"),
        ("lunch with Sam, the deadline is Friday", "-"),
        ("talked with Sam until Friday", "-"),
        ("called Sam, her birthday was last week", "-"),
        ("called Sam and she said she moved in 2019", "-"),
        ("called Sam, back from Rome since Monday", "-"),
        ("coffee with Sam, we will meet again on Friday", "-"),
        ("emailed Sam the slides for Monday", "-"),
        ("called Sam on Tuesday, he is ill since Friday", "2026-11-24"),
        ("on Tuesday Sam told me that she married in 2019", "2026-11-24"),
        ("last Friday coffee with Sam, who moved here 3 years ago", "2026-11-20"),
        ("called Sam about the invoice yesterday", "2026-11-25"),
        ("called Sam, long talk, on Monday", "2026-11-23"),
        ("went to the party on Saturday with Sam", "2026-11-21"),
        ("met Sam at the party on Saturday", "2026-11-21"),
        ("coffee with Sam at her place on Friday", "2026-11-20"),
        ("called her on Friday", "2026-11-20"),
        ("she called on Friday", "2026-11-20"),
        ("Sam called yesterday", "2026-11-25"),
        ("lunch with Sam was great on Monday", "2026-11-23"),
        ("called Sam instead of Monday", "-"),
        ("talked with Sam, the wedding is in June", "-"),
        ("coffee with Sam, graduated in 2015", "-"),
        ("dinner with Sam, turned 40 last month", "-"),
        ("coffee with Sam, has an interview on Tuesday", "-"),
        ("thanked Sam for Monday", "-"),
    ]);
}

#[test]
fn days_as_a_stranger_writes_them() {
    check(&[
        ("Sam came by on the evening of the 14th", "2026-11-14"),
        ("drinks with Sam 2026.11.03", "2026-11-03"),
        ("visited Mom the weekend of 7 November", "2026-11-07 or 2026-11-08"),
        ("called Mom on Mother's Day", "? 2026-05-10 2026-03-15"),
        ("breakfast with Sam Xmas morning", "? 2025-12-25 2026-12-25"),
        ("saw Sam about two weeks ago", "2026-11-12"),
        ("had tea with Sam some weeks back", "? 2026-11-12 2026-11-05 2026-10-29"),
        ("coffee with Sam. It was on Monday.", "2026-11-23"),
        ("That was last Tuesday: long walk with Sam", "2026-11-24"),
        ("Sam told me his mother turns 80 on 5 December", "-"),
        ("congratulated Sam on his promotion last week", "? 2026-11-19 2026-11-26"),
        ("zoomed with Sam three Mondays ago", "2026-11-09"),
        ("met Sam a week ago yesterday", "2026-11-18"),
        ("saw Sam half a year ago", "2026-05-26"),
        ("rang Mom on her birthday", "?"),
        ("saw Mary Sat", "2026-11-21"),
        ("Sam 12/11 coffee", "? 2026-11-12 2026-11-26"),
        (
            "saw Sam in the first week of November",
            "2026-11-03 or 2026-11-01 or 2026-11-02 or 2026-11-04 or 2026-11-05 or 2026-11-06 or 2026-11-07",
        ),
        ("coffee with Sam, celebrating 10 years at Northwind on Friday", "-"),
        ("called Sam to confirm the meeting on Thursday", "-"),
        ("went to Sam's wedding on 12 September", "2026-09-12"),
        ("reminded Sam of the dentist on Monday", "? 2026-11-23 2026-11-26"),
        ("Sam - coffee - Friday", "2026-11-20"),
        ("hadn't called Sam since June, rang him today", "2026-11-26"),
        ("tea with Sam on 15.13.2026", "none"),
        ("hosted Sam for dinner on Saturday 21st", "2026-11-21"),
        ("met Sam the first Monday in November", "2026-11-02"),
        ("met Sam on the last Friday of October", "2026-10-30"),
        ("lunch with Sam the second Tuesday in October 2025", "2025-10-14"),
        ("call with Sam the day after my birthday", "?"),
        ("coffee with Sam at the start of the week", "? 2026-11-23 2026-11-24 2026-11-25 2026-11-26"),
        ("visited Sam over the long weekend", "2026-11-21 or 2026-11-22"),
        ("talked to Sam between Christmas and New Year", "? 2025-12-25 2026-11-26"),
        (
            "met Sam the week of 11 November",
            "? 2026-11-11 2026-11-09 2026-11-10 2026-11-12 2026-11-13 2026-11-14 2026-11-15",
        ),
    ]);
}

#[test]
fn words_that_only_look_like_a_day() {
    check(&[
        ("talked with Sam about 24/7 support", "-"),
        ("the third call with Sam", "-"),
        ("met Sam for the 3rd time", "-"),
        ("met Sam on the 3rd floor", "-"),
        ("met Sam on 5th Avenue", "-"),
        ("1:1 with Sam", "-"),
        ("coffee with Sam, 2 hours", "-"),
        ("may call Sam", "-"),
        ("called Sam about version 2.1.0", "-"),
        ("called Sam, he said the sun was out", "-"),
        ("called Sam, market at 3.5", "-"),
    ]);
}

#[test]
fn a_promise_looks_ahead() {
    check(&[
        ("remind me to call Sam on Friday", "promise 2026-11-27"),
        ("remind me to call Sam on the 3rd", "promise 2026-12-03"),
        ("I should call Sam on 5 January", "promise 2027-01-05"),
        ("I should call Sam at Christmas", "promise 2026-12-25"),
        ("I should call Sam this Friday", "promise 2026-11-27"),
        ("I should call Sam next Friday", "promise 2026-12-04"),
        ("I should call Sam in two weeks", "promise 2026-12-10"),
        ("I should call Sam by the end of the month", "promise 2026-11-30"),
        ("I need to write to Sam tomorrow", "promise 2026-11-27"),
        ("coffee with Sam tomorrow", "promise 2026-11-27"),
        ("coffee with Sam this Saturday", "promise 2026-11-28"),
        ("coffee with Sam on 5 May 2027", "promise 2027-05-05"),
        ("I should visit Sam in March", "promise ? 2027-03-01 2027-03-15 2027-03-31"),
    ]);
}

proptest::proptest! {
    /// A sentence without any word of a day is of today.
    #[test]
    fn no_day_that_is_not_written(words in proptest::collection::vec(proptest::sample::select(vec![
        "called", "coffee", "with", "Sam", "and", "Ingrid", "about", "the", "invoice", "she", "moved", "here", "again",
        "at", "half", "an", "hour", "20m", "great", "not", "#boats", "to", "for", "his", "exam", "3", "times", ",", "I",
        "sent", "an", "article", "first", "second", "number", "42", "#7", "in", "Lisbon", "no", "answer", "or",
    ]), 0..14)) {
        let sentence = words.join(" ");
        let day = day_at(&sentence, "2026-11-26T12:00:00", DateOrder::DayFirst);
        proptest::prop_assert!(day == "-" || day == "promise -", "{}: {}", sentence, day);
    }

    /// Any text has a reading, whatever the time and the order of dates.
    #[test]
    fn any_text_of_days_is_read(words in proptest::collection::vec(proptest::sample::select(vec![
        "on", "the", "3rd", "31", "June", "may", "2025", "'25", "last", "next", "this", "week", "Monday", "sat", "ago", "a",
        "two", "years", "31/6", "31.12.2025", "99/99/9999", "of", "end", "weekend", "before", "New", "Year's", "Eve", ",", ".",
        "in", "999999999", "months", "hours", "early", "mid", "Christmas", "12-14", "night", "00/00/0000", "½", "’", "called",
    ]), 0..10), hour in 0..24_u32) {
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
            day_at(&words.join(" "), &format!("2024-02-29T{hour:02}:59:59"), order);
            day_at(&words.join(" "), &format!("2026-12-31T{hour:02}:59:59"), order);
        }
    }
}
