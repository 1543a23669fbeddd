//! A fifth lot of sentences.

/// What did not happen.
pub(super) const NO_CONTACT: &[(&str, &str)] = &[
    ("tried ringing ana 3x, engaged", "no"),
    ("Lunch with Luis got cancelled this morning", "no"),
    ("Kenji didnt pick up", "no"),
    ("forgot to wish Sam a happy birthday", "no"),
    ("Priya rescheduled, again", "no"),
    ("was meaning to write to Lena but ran out of time", "no"),
    ("Olena no-showed our call", "no"),
    ("couldn't get through to Grace all day", "no"),
    ("Will's away until Thursday, left no message", "no"),
    ("thought a lot about Mark today", "no"),
    ("didn't go to Dawn's party in the end", "no"),
    ("messaged Yuki yesterday, still on one tick", "no|Yuki, 11-25, how=message"),
];

/// What did happen.
pub(super) const CONTACT: &[(&str, &str)] = &[
    ("Jo Li and me had a beer, she couldn't believe my story", "Jo, how=in-person"),
    ("caught up with Björn over lunch, he isn't happy at work", "Björn, how=in-person, why=catch-up"),
    ("met Chloé at last after she'd cancelled twice", "Chloé, how=in-person"),
    ("Zoë called in sick so I covered her shift and rang her after", "Zoë, how=call|unclear, Zoë, how=call"),
    ("dinner with Oksana and Rosa, nobody wanted to go home", "Oksana, Rosa, how=in-person"),
    ("Mum on the phone, not much news", "Mum, how=call"),
    ("coffee with April, we didn't stay long", "April, how=coffee"),
    ("had lunch with May though I had no appetite", "May, how=in-person"),
];

/// The rest.
pub(super) const REST: &[(&str, &str)] = &[
    ("Meeting with Mrs Brandt", "Lena, how=in-person"),
    ("coffee with Ana S", "Ana, how=coffee"),
    ("Smith, Robert came by the office", "Robert, how=in-person"),
    ("called Tom Reyes and Tom Baker", "Tom, Tom, how=call"),
    ("dinner at the Millers with Rob", "Millers?, Rob, how=in-person"),
    ("Kenji introduced his wife Aiko", "Kenji, new Aiko, why=introduction"),
    ("spoke with Lena's manager about her", "met Lena's manager, how=in-person"),
    ("ran into an old colleague, Pedro Nunes", "new Pedro Nunes, how=in-person"),
    ("text from Mary Ellen", "Mary, how=message"),
    ("Ahmed & Fatima came for tea", "Ahmed, Fatima, how=coffee"),
    ("grace texted me a recipe", "Grace, how=message, why=sharing"),
    ("heard about Mark from Dawn", "Dawn"),
    ("saw will at the match", "Will, how=in-person, at=the match"),
    ("met Ana's friend Zita", "new Zita, how=in-person"),
    ("coffee with Sam, Monday last week", "Sam, 11-16, how=coffee"),
    ("phoned Ana on the 1st", "Ana, 11-01, how=call"),
    ("26 Oct call with Luis", "Luis, 10-26, how=call"),
    ("lunch w Kenji 2 weeks ago", "Kenji, 11-12, how=in-person"),
    ("Priya rang at midday", "Priya, time=12:00, how=call"),
    ("dinner with Lena on Tuesday night", "Lena, 11-24, how=in-person"),
    ("walk with Grace Sunday before last", "Grace, 11-15, how=in-person"),
    ("met Mark on Fri 13th", "Mark, 11-13, how=in-person"),
    ("coffee with Dawn, she gets married on 5 June", "Dawn, how=coffee"),
    ("called Yuki about Saturday's party", "Yuki, how=call"),
    ("2026/11/20 tea with Oksana", "Oksana, 11-20, how=coffee"),
    ("saw Rosa on Halloween", "Rosa, 10-31, how=in-person"),
    ("Björn rang, his mum died on Monday", "Björn, how=call"),
    ("met Chloé on the last day of October", "Chloé, 10-31, how=in-person|Chloé, ?, how=in-person"),
    ("spoke to Zoë late last night", "Zoë, 11-25, how=in-person"),
    ("called Mum for a quarter of an hour", "Mum, how=call, min=15"),
    (
        "2.5 hrs in the workshop with Sam #wood",
        "Sam, how=event, min=150, tags=wood|Sam, how=event, min=150, tags=wood, at=the workshop|Sam, min=150, tags=wood",
    ),
    ("asked Ana how she was doing after the operation", "Ana, why=wellness-check"),
    ("Luis asked me for a loan", "Luis, why=ask"),
    (
        "proofread Kenji's cover letter with him for 30 mins",
        "Kenji, min=30, why=help|Kenji?, min=30, why=help|Kenji?, how=letter, min=30, why=help",
    ),
    (
        "celebrated Priya's promotion at the Ivy",
        "Priya?, at=the Ivy|Priya, at=the Ivy|Priya, how=in-person, at=the Ivy",
    ),
    ("Lena paid me a visit, exhausting", "Lena, how=in-person, energy=took"),
    ("recommended Olena my dentist", "Olena?, why=sharing"),
    ("Zoom with Grace, 9.30-10.15", "Grace, time=09:30, how=video, min=45"),
    ("voice memo to Will", "Will, how=message"),
];
