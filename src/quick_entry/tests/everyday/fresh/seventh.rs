//! A seventh lot of sentences.

/// What did not happen.
pub(super) const NO_CONTACT: &[(&str, &str)] = &[
    ("Ana was meant to ring at 6, nothing so far", "no"),
    ("went round to see Luis, he wasn't up yet", "no"),
    ("rang Kenji's extension, somebody else has it now", "no"),
    ("Sam's in Berlin, so no pub tonight", "no"),
    ("Priya and I are still trying to find a date", "no"),
    ("left Lena's birthday present on the doorstep, she was out", "no"),
    ("email to olena came back", "no"),
    ("sat in the zoom waiting room for Grace for half an hour", "no"),
    ("Will had forgotten all about our lunch", "no"),
    ("decided against calling Mark", "no"),
    ("got ready for dinner with Dawn and then she texted to cancel", "no|Dawn, how=message"),
    ("Yuki didn't want to see anyone", "no"),
    ("Jo Li was too ill to talk", "no"),
    ("no chance of catching Björn before his flight", "no"),
    ("wish I'd called Chloé", "no"),
];

/// What did happen.
pub(super) const CONTACT: &[(&str, &str)] = &[
    ("Zoë and I met for a walk, the café was closed", "Zoë, how=in-person"),
    ("dinner with Oksana, her treat, I forgot my purse", "Oksana, how=in-person"),
    ("called Rosa, she didn't know about the funeral", "Rosa, how=call"),
    (
        "had Mum on the line for an hour, she's lonely without Dad",
        "Mum, how=call, min=60|unclear, Mum, how=call, min=60",
    ),
    ("April texted back: not this weekend", "April, how=message"),
    ("met May for coffee and we never even ordered cake", "May, how=coffee"),
    ("saw Dimitris at the match, our team lost", "Dimitris, how=in-person, at=the match"),
    (
        "chat with Ahmed on the stairs, he was late for work",
        "Ahmed, how=in-person|unclear, Ahmed|Ahmed|unclear, Ahmed, how=in-person",
    ),
    ("long phone call with Fatima, her father is ill", "Fatima, how=call"),
    ("Tom Baker helped me move, the van broke down twice", "Tom, why=help"),
];

/// The rest.
pub(super) const REST: &[(&str, &str)] = &[
    ("coffee with Seán and Priya at the old harbour", "Seán, Priya, how=coffee, at=the old harbour"),
    ("Hi to Luis at the bakery this morning", "Luis, 11-26, at=the bakery|Luis?, 11-26, at=the bakery"),
    ("had a call w/ 李娜, 25 min", "李娜, how=call, min=25"),
    ("Lunch with Miller", "Rob, how=in-person"),
    ("met Lena's parents for dinner", "met Lena's parents, how=in-person"),
    ("Ana told me Luis got the job", "Ana"),
    ("coffee with Ana without Luis", "Ana, how=coffee"),
    ("ana, lunch, yesterday", "Ana, 11-25, how=in-person"),
    (
        "yesterday Kenji, today Sam, both on the phone",
        "Kenji, Sam, ?, how=call|Kenji, Sam, 11-25, how=call|Kenji, Sam, 11-26, how=call",
    ),
    ("met Grace on the 28th of October", "Grace, 10-28, how=in-person"),
    ("rang Will on Remembrance Sunday", "Will, 11-08, how=call|Will, 11-22, how=call|Will, ?, how=call"),
    ("coffee with Mark on 25.11.26 at 11h", "Mark, 11-25, time=11:00, how=coffee"),
    ("Dawn called on Wednesday to say she's moving on Saturday", "Dawn, 11-25, how=call"),
    ("saw Yuki a couple of days ago", "Yuki, 11-24, how=in-person"),
    ("spoke to Jo Li mid November about the flat", "Jo, ?, how=in-person|Jo, 11-15, how=in-person"),
    ("Björn came round on Saturday with the kids", "Björn, 11-21, how=in-person"),
    (
        "Chloé wrote on 19 Nov; answered today",
        "Chloé, ?, how=message|Chloé, 11-26, how=message|Chloé, 11-19, how=message",
    ),
    ("tea with Zoë at 4ish", "Zoë, time=16:00, how=coffee|Zoë, how=coffee"),
    ("75 min video call with Oksana", "Oksana, how=video, min=75"),
    ("phoned Rosa for 5 mins", "Rosa, how=call, min=5"),
    ("sent condolences to Hassan Demir", "Hassan"),
    ("April recommended me a book", "April, why=sharing"),
    ("interviewed May for the newsletter", "May"),
    ("apologised to Dimitris for the mix-up", "Dimitris"),
    ("Sam taught me how to bake bread, 3 hours, what a lovely day", "Sam, min=180, why=learning"),
    ("tedious meeting with Priya, 1 hour 45", "Priya, how=in-person, min=105"),
    ("emailed Lena #thesis, asked for the data", "Lena, how=email, tags=thesis, why=ask"),
    ("picked Olena up from the airport", "Olena, how=in-person|Olena"),
    ("Mum's for Sunday lunch", "Mum?, how=in-person"),
    ("got a letter from Mary Ellen", "Mary, how=letter"),
    ("phone with Sam 20'", "Sam, how=call, min=20"),
    ("Grace and her husband came for dinner", "Grace, how=in-person"),
    ("ran 10k with Will in the park in 55 mins", "Will, how=in-person, min=55|Will, how=in-person"),
    ("Luis invited me to his wedding on 12 June", "Luis"),
    ("met Ana, Luis, Kenji & co at the pub", "Ana, Luis, Kenji, how=in-person, at=the pub"),
];
