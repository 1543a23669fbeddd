//! Lengths, times, tags, channels, purposes, tone and energy. Today is Sunday 22 November 2026, noon.

use super::{book, compare, show};
use crate::quick_entry::{Names, read};

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let (book, ids) = book();
    let of = |sentence: &str| show(&read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap()), &ids);
    compare(rows, |sentence| of(sentence).replace("Sam Okafor, ", "").replace("Sam Okafor", ""));
}

#[test]
fn lengths() {
    check(&[
        ("call with Sam 2 hours 15 minutes", "how=call, min=135"),
        ("call with Sam for 1.5 hours", "how=call, min=90"),
        ("call with Sam, 1,5h", "how=call, min=90"),
        ("call with Sam for one and a half hours", "how=call, min=90"),
        ("call with Sam for two and a half hours", "how=call, min=150"),
        ("call with Sam for an hour and a half", "how=call, min=90"),
        ("call with Sam for half an hour", "how=call, min=30"),
        ("call with Sam, quarter of an hour", "how=call, min=15"),
        ("call with Sam, three quarters of an hour", "how=call, min=45"),
        ("call with Sam 15'", "how=call, min=15"),
        ("call with Sam for an hour or so", "how=call, min=60"),
        ("call with Sam from 9 to 11", "time=09:00, how=call, min=120"),
        ("call with Sam 14:00-15:30", "time=14:00, how=call, min=90"),
        ("call with Sam 9-11am", "time=09:00, how=call, min=120"),
        ("call with Sam from 2 to 3:30pm", "time=14:00, how=call, min=90"),
        ("30-minute call with Sam", "how=call, min=30"),
        ("a two-hour call with Sam", "how=call, min=120"),
        ("call with Sam 1h 30min", "how=call, min=90"),
        ("call with Sam 1h30", "how=call, min=90"),
        ("call with Sam, 2 hrs", "how=call, min=120"),
        ("call with Sam, 45mins", "how=call, min=45"),
        ("call with Sam, forty minutes", "how=call, min=40"),
        ("call with Sam for twenty minutes", "how=call, min=20"),
        ("call with Sam, a couple of hours", "how=call, min=120"),
        ("call with Sam, an hour", "how=call, min=60"),
        ("bought 3m of rope with Sam", ""),
        ("called Sam, he was 20 minutes late", "how=call"),
        ("called Sam about the 2 hour delay", "how=call, about=the 2 hour delay"),
        ("called Sam, she works 10 hours a day", "how=call"),
        ("called Sam about the 20M round", "how=call, about=the 20M round"),
        ("ran 5 m with Sam", "how=in-person"),
    ]);
}

#[test]
fn a_time_is_no_place() {
    check(&[
        ("called Sam at half past nine", "time=09:30, how=call"),
        ("called Sam at quarter to three", "time=14:45, how=call"),
        ("called Sam at 9", "time=09:00, how=call"),
        ("called Sam at nine o'clock", "time=09:00, how=call"),
        ("dinner with Sam at 7", "time=19:00, how=in-person"),
        ("called Sam at 3.30pm", "time=15:30, how=call"),
        ("called Sam at noon", "time=12:00, how=call"),
        ("called Sam at 10 am", "time=10:00, how=call"),
        ("coffee with Sam at Cafe Luna at 10:30", "time=10:30, how=coffee, at=Cafe Luna"),
        ("met Sam at the fair", "how=event, at=the fair"),
    ]);
}

#[test]
fn tags() {
    check(&[
        ("talked with Sam about issue #42", "how=in-person, about=issue #42"),
        ("called Sam #a,#b", "how=call, tags=a b"),
        ("called Sam #a#b", "how=call, tags=a b"),
        ("called Sam, priority #1", "how=call"),
        ("called Sam #Supplier #supplier", "how=call, tags=Supplier"),
        ("called Sam (#boats)", "how=call, tags=boats"),
        ("called Sam #q3-plan.", "how=call, tags=q3-plan"),
        ("called Sam #2026", "how=call"),
        ("called Sam #éclair", "how=call, tags=éclair"),
    ]);
}

#[test]
fn channels() {
    check(&[
        ("Zoom with Sam", "how=video"),
        ("FaceTime with Sam", "how=video"),
        ("Google Meet with Sam", "how=video"),
        ("Teams call with Sam", "how=video"),
        ("messaged Sam on Teams", "how=message"),
        ("Slack message to Sam", "how=message"),
        ("slacked Sam", "how=message"),
        ("wrote Sam on LinkedIn", "how=message"),
        ("WhatsApp call with Sam", "how=call"),
        ("whatsapped Sam", "how=message"),
        ("sent Sam a voice note", "how=message"),
        ("left Sam a voicemail", "how=message"),
        ("sent Sam a DM", "how=message"),
        ("Telegram from Sam", "how=message"),
        ("rang Sam", "how=call"),
        ("phoned Sam", "how=call"),
        ("Sam angerufen", "how=call"),
        ("llamé a Sam", "how=call"),
        ("appelé Sam", "how=call"),
        ("telefonei a Sam", "how=call"),
        ("ringde Sam", "how=call"),
        ("sent Sam a birthday card", "how=letter"),
        ("commented on a photo of Sam", "how=message"),
        ("lunch with Sam", "how=in-person"),
        ("dinner with Sam", "how=in-person"),
        ("breakfast with Sam", "how=in-person"),
        ("drinks with Sam", "how=in-person"),
        ("a walk with Sam", "how=in-person"),
        ("tea with Sam", "how=coffee"),
    ]);
}

#[test]
fn purposes() {
    check(&[
        ("mentored Sam", "why=mentoring-session"),
        ("thanked Sam for the slides", "why=thanks"),
        ("congratulated Sam", "why=congratulation"),
        ("introduced Sam to Priya", "new Priya, why=introduction"),
        ("asked Sam for a reference", "why=ask"),
        ("helped Sam with the budget", "why=help"),
        ("reviewed the draft with Sam", "why=help"),
        ("gave Sam feedback", "why=help"),
        ("sent Sam an article", "why=sharing"),
        ("forwarded Sam the paper", "why=sharing"),
        ("called Sam, asked how he is", "how=call, why=wellness-check"),
        ("asked Sam how she is doing", "why=wellness-check"),
        ("called Sam to ask how they are", "how=call, why=wellness-check"),
        ("called Sam, asked how the move went", "how=call"),
    ]);
}

#[test]
fn tone_and_energy() {
    check(&[
        ("dinner with Sam, great evening", "how=in-person, tone=easy"),
        ("call with Sam, exhausting", "how=call, energy=took"),
        ("call with Sam, awkward", "how=call, tone=strained"),
        ("coffee with Sam, good energy", "how=coffee, energy=gave"),
        ("coffee with Sam, left me drained", "how=coffee, energy=took"),
        ("hard talk with Sam", "how=in-person, tone=strained"),
        ("lovely dinner with Sam", "how=in-person, tone=easy"),
        ("great coffee with Sam", "how=coffee, tone=easy"),
        ("coffee with Sam, inspiring", "how=coffee, energy=gave"),
        ("coffee with Sam, she was exhausted", "how=coffee"),
        ("coffee with Sam, it was not awkward", "how=coffee"),
        ("great evening with Sam but exhausting", "tone=easy, energy=took"),
    ]);
}
