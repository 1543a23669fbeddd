//! A fourth lot of sentences.

/// What did not happen.
pub(super) const NO_CONTACT: &[(&str, &str)] = &[
    ("Luis said he'd ring, never did", "no"),
    ("Ana blew me off for the second week running", "no"),
    ("brunch with Kenji got moved to next month", "no"),
    ("went round to Sam's, his sister says he's in Leeds", "no"),
    ("Priya saw my message but hasn't written back", "no"),
    ("two blue ticks from Lena and that was that", "no"),
    ("I bottled out of calling Olena", "no"),
    ("Grace had already hung up by the time I got to the phone", "no"),
    ("Skype with Will: he could see me but there was no sound, gave up", "no"),
    ("Mark didn't feel like company", "no"),
    ("couldn't find Dawn anywhere at the party", "no"),
    ("Yuki and I had a date, but I got the week wrong", "no"),
    ("Jo Li's secretary took a message", "no"),
    ("waved at Björn from the tram", "no"),
    ("overheard Chloé on the phone next door", "no"),
    ("Zoë was at the concert too but we didn't get to speak", "no"),
    ("didn't get to say hello to Oksana at the fair", "no"),
    ("nearly bumped into Rosa, hid behind a shelf", "no"),
    ("Hassan Demir isn't answering his phone since Monday", "no"),
    ("called the wrong Luis", "no|Luis?"),
    ("tea with Mum was off, she had the plumber in", "no"),
    ("dropped a parcel at April's door", "no|April?"),
    ("May is on holiday till the 5th", "no|May?"),
    ("lunch with Dimitris, he cancelled by text", "no|Dimitris, how=message"),
    ("stayed in, should have been at Ana's party", "no"),
];

/// What did happen.
pub(super) const CONTACT: &[(&str, &str)] = &[
    ("Coffee with Ana. Talked about nothing in particular.", "Ana, how=coffee"),
    ("Luis and I had a drink, he never got over the divorce", "Luis, how=in-person"),
    ("cooked for Kenji, he didn't like the soup", "Kenji, how=in-person|Kenji?"),
    ("Sam called me back, he was in a meeting before", "Sam, how=call"),
    ("long call with Priya, she can't decide on the flat", "Priya, how=call"),
    ("bumped into Lena outside the closed library", "Lena, how=in-person"),
    ("Olena came to the office, we had no time for lunch but talked", "Olena, how=in-person"),
    ("played tennis with Grace, it was too hot", "Grace, how=in-person|Grace"),
    ("had Will and Mark round for dinner, burnt the roast", "Will, Mark, how=in-person"),
    ("Dawn rang from the hospital, nothing serious", "Dawn, how=call"),
    ("wrote Yuki a letter, three pages", "Yuki, how=letter"),
    ("Jo Li gave me a lift home, no buses running", "Jo, how=in-person|Jo"),
    ("finished the report with Björn, worked till late", "Björn, how=in-person|Björn"),
    ("FaceTime with Chloé, her screen kept freezing lol", "unclear, Chloé, how=video|Chloé, how=video"),
    ("met Zoë at the station and waved her off", "Zoë, how=in-person, at=the station"),
    ("dinner at Oksana's, forgot to bring the wine", "Oksana, how=in-person"),
    ("Rosa and I cancelled our gym membership together", "unclear, Rosa|Rosa"),
    ("told Hassan Demir over lunch that I'm leaving", "Hassan, how=in-person"),
    ("coffee with April before she leaves on Monday", "April, how=coffee"),
    ("May rang, wrong number she said, so we had a nice chat", "May"),
];

/// The rest.
pub(super) const REST: &[(&str, &str)] = &[
    ("Ana, 25.11., call, 30min", "Ana, 11-25, how=call, min=30"),
    ("catching up with Luis tonight was great", "Luis, 11-26, why=catch-up, tone=easy"),
    ("Had a word with Kenji after the meeting", "Kenji, how=in-person"),
    ("last Sun church w/ Sam and Adaeze", "Sam, Adaeze, 11-22"),
    ("rang Priya at quarter to nine this morning for 10 mins", "Priya, 11-26, time=08:45, how=call, min=10"),
    ("met up w/ Lena b4 work", "Lena, how=in-person"),
    (
        "Olena & Dimitris's housewarming on 7 Nov #party",
        "Olena, Dimitris, 11-07, how=event, tags=party|Olena, Dimitris, 11-07, tags=party",
    ),
    ("Grace forwarded me a job ad", "Grace, why=sharing"),
    ("helped Will's mum with her laptop", "met Will's mum, why=help"),
    ("lent Mark 50 euros", "Mark"),
    ("coffee with Dawn (work), 20 minutes", "Dawn, how=coffee, min=20"),
    ("Yuki's coming to dinner tomorrow", "promise, Yuki?, 11-27, how=in-person"),
    ("called Jo Li on her birthday, 23 Nov", "Jo, 11-23, how=call"),
    ("I apologised to Björn by text", "Björn, how=message"),
    (
        "spent Saturday afternoon with Chloé at the zoo",
        "Chloé, 11-21, how=in-person, at=the zoo|Chloé, 11-21, how=event, at=the zoo",
    ),
];
