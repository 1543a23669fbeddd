//! All that a sentence says.

use super::{Of, check};

#[test]
fn lengths_and_channels() {
    check(
        Of::Everything,
        &[
            ("call with Sam, 1 hr 20", "Sam Okafor, how=call, min=80"),
            ("spent three hours with Sam at the workshop", "Sam Okafor, how=event, min=180, at=the workshop"),
            ("Zoom with Sam for 45 min", "Sam Okafor, how=video, min=45"),
            ("sent Sam a voice note", "Sam Okafor, how=message"),
            ("WhatsApped Sam", "Sam Okafor, how=message"),
            ("DM'd Sam on Instagram", "Sam Okafor, how=message"),
            ("FaceTimed Sam", "Sam Okafor, how=video"),
            ("Sam and I had brunch at Café Luna", "Sam Okafor, how=in-person, at=Café Luna"),
            ("postcard to Sam from Lisbon", "Sam Okafor, how=letter"),
            ("call with Sam from 14:00 until 14:45", "Sam Okafor, time=14:00, how=call, min=45"),
            ("coffee with Sam at quarter past ten", "Sam Okafor, time=10:15, how=coffee"),
            ("coffee with Sam 10:30-11:15 #work #ideas", "Sam Okafor, time=10:30, how=coffee, min=45, tags=work ideas"),
            ("called Sam about ticket #77", "Sam Okafor, how=call, began=me, about=ticket #77"),
            ("called Sam at 18h", "Sam Okafor, time=18:00, how=call, began=me"),
            ("met Sam at 6 in the evening", "Sam Okafor, time=18:00, how=in-person"),
            ("met Sam at the library at 5pm", "Sam Okafor, time=17:00, how=in-person, at=the library"),
            ("walked 5 km with Sam", "Sam Okafor, how=in-person"),
            ("call with Sam lasted two hours and a bit", "Sam Okafor, how=call, min=120"),
            ("quick 10 min call with Sam", "Sam Okafor, how=call, min=10"),
            ("replied to Sam's email", "Sam Okafor, how=email"),
            ("commented on Sam's LinkedIn post", "Sam? (Sam Okafor), how=message"),
            ("phoned Sam", "Sam Okafor, how=call, began=me"),
            ("Skype with Sam", "Sam Okafor, how=video"),
            ("thanked Sam for the recommendation", "Sam Okafor, why=thanks, began=me"),
            ("congratulated Sam on the new job", "Sam Okafor, why=congratulation"),
            ("asked Sam for advice on the offer", "Sam Okafor, why=ask, began=me"),
            ("helped Sam move house", "Sam Okafor, why=help, began=me"),
            ("introduced Sam to Ana", "Sam Okafor, Ana Silva, why=introduction"),
            ("exhausting call with Sam", "Sam Okafor, how=call, energy=took"),
            ("lovely dinner with Sam", "Sam Okafor, how=in-person, tone=easy"),
            ("tense meeting with Sam", "Sam Okafor, how=in-person, tone=strained"),
            ("argued with Sam about money", "Sam Okafor, tone=strained, about=money"),
            ("great chat with Sam, left me energised", "Sam Okafor, tone=easy, energy=gave"),
            ("awkward silence with Sam over coffee", "Sam Okafor, how=coffee, tone=strained"),
            ("gave Sam feedback on his talk", "Sam Okafor, why=help"),
            ("reviewed Sam's draft with him", "Sam? (Sam Okafor), why=help"),
            ("mentored Sam for an hour", "Sam Okafor, why=mentoring-session, min=60"),
            ("sent Sam an article on bees", "Sam Okafor, why=sharing"),
            ("checked in on Sam", "Sam Okafor, why=wellness-check"),
            ("laughed a lot with Sam", "Sam Okafor, tone=easy"),
            ("drained after the call with Sam", "Sam Okafor, how=call, energy=took"),
            ("caught up with Sam", "Sam Okafor, why=catch-up"),
            (
                "yesterday evening 2h dinner with Ana and Luis at Da Mario about the move, lovely #friends",
                "Ana Silva, Luis Ortega, 2026-11-25, how=in-person, min=120, tone=easy, about=the move, tags=friends, at=Da Mario",
            ),
        ],
    );
}

#[test]
fn purposes_and_tones() {
    check(
        Of::Everything,
        &[
            (
                "Monday coffee with Kenji at Blue Bottle re the grant",
                "Kenji Watanabe, 2026-11-23, how=coffee, about=the grant, at=Blue Bottle",
            ),
            (
                "12 Nov: call w/ Lena, 30 min, about her thesis",
                "Lena Brandt, 2026-11-12, how=call, min=30, about=her thesis",
            ),
            (
                "Zoom with Priya and Dr. Obi on Tuesday at 9am, an hour, on the budget",
                "Priya Raman, Adaeze Obi, 2026-11-24, time=09:00, how=video, min=60",
            ),
            (
                "Ran into Mark and his wife at the airport two days ago",
                "Mark Ruiz, 2026-11-24, how=in-person, at=the airport",
            ),
            (
                "Last Friday night: drinks with Zoë, Tom Reyes and somebody called Pim. Great evening!",
                "Zoë van den Berg, Tom Reyes, new Pim, 2026-11-20, how=in-person, began=me, tone=easy",
            ),
            (
                "Mum called this morning, worried about her knee; call her again on Sunday",
                "Mum, ? 2026-11-26 2026-11-22, how=call, began=them, about=her knee",
            ),
            (
                "had lunch with Grace at 1pm at the Thai place; promised to send her the slides by Friday",
                "Grace Oduya, time=13:00, how=in-person, at=the Thai place, besides [send her the slides by Friday] 2026-11-27",
            ),
            (
                "emailed Björn about the invoice on 3 November, next time: ask about his dog",
                "Björn Lindqvist, ? 2026-11-03 2026-11-26, how=email, began=me, about=the invoice, next=ask about his dog",
            ),
            ("tried to reach Dimitris twice yesterday, no luck", "attempt, Dimitris Papadopoulos, 2026-11-25"),
            ("Chloé told me over coffee that she is moving to Lyon in January", "Chloé Dubois, how=coffee"),
            (
                "long walk with Seán on Saturday morning, felt so much better afterwards",
                "Seán Ó Briain, 2026-11-21, how=in-person, energy=gave",
            ),
            ("April and May came for brunch on Sunday", "April Lang, May Lind, 2026-11-22, how=in-person"),
            ("Will texted to say he'll be late on Monday", "Will Turner, how=message, began=them"),
            (
                "met up with Olena Kovalenko from the choir, 24/11, 19:30-21:00",
                "Olena Kovalenko, 2026-11-24, time=19:30, how=in-person, min=90",
            ),
            (
                "Hassan rang at half past eight last night about the flat",
                "Hassan? (Fatima Al-Hassan/Hassan Demir), 2026-11-25, time=20:30, how=call, began=them, about=the flat",
            ),
            (
                "video call with Mary Ellen & John Doe, 1 hour 10 minutes, quarterly plan #work",
                "Mary Ellen Carter, John F. Doe, how=video, min=70, tags=work",
            ),
            (
                "visited Fatima in hospital the day before yesterday, she had surgery last week",
                "Fatima Al-Hassan, 2026-11-24, how=in-person, began=me",
            ),
            (
                "Yuki introduced me to her colleague Haruto at the opening on 19 Nov",
                "Yuki Tanaka, new Haruto, 2026-11-19, why=introduction, at=the opening",
            ),
            ("sent Rosa flowers for her birthday, she called to say thank you", "Rosa Marino, how=call, began=them"),
            ("45-minute walk with Sam", "Sam Okafor, how=in-person, min=45"),
            ("phone call with Sam 16:10 to 16:40", "Sam Okafor, time=16:10, how=call, min=30"),
            ("talked with Sam for 2 and a half hours", "Sam Okafor, how=in-person, min=150"),
            ("lunch with Sam at 12.30", "Sam Okafor, time=12:30, how=in-person"),
            ("Sam sent me a voice message", "Sam Okafor, how=message"),
            ("met Sam on Zoom", "Sam Okafor, how=video"),
            ("postcard from Sam", "Sam Okafor, how=letter"),
            ("emailed Sam back", "Sam Okafor, how=email, began=me"),
            ("call with Sam for a quarter of an hour #family", "Sam Okafor, how=call, min=15, tags=family"),
            ("met Sam at half six", "Sam Okafor, time=18:30, how=in-person"),
            ("left a comment on Sam's post", "Sam? (Sam Okafor), how=message"),
            ("dinner with Sam from seven till ten", "Sam Okafor, time=19:00, how=in-person, min=180"),
            ("met Sam in room #12", "Sam Okafor, how=in-person"),
            ("Sam helped me fix the bike", "Sam Okafor, why=help, began=them"),
            ("asked Sam to review my essay", "Sam Okafor, why=ask, began=me"),
            ("wished Sam a happy birthday", "Sam Okafor, why=congratulation"),
            ("told Sam how grateful I am", "Sam Okafor, why=thanks"),
            ("passed on a job ad to Sam", "Sam Okafor, why=sharing"),
            ("talk with Sam was heavy going", "Sam Okafor, how=in-person, tone=strained"),
            ("had so much fun with Sam", "Sam Okafor, tone=easy"),
            ("came away from lunch with Sam full of energy", "Sam Okafor, how=in-person, energy=gave"),
            ("call with Sam wore me out", "Sam Okafor, how=call, energy=took"),
            ("the coffee with Sam was a bit awkward", "Sam Okafor, how=coffee, tone=strained"),
            ("Sam and I quarrelled over the bill", "Sam Okafor, tone=strained"),
        ],
    );
}

#[test]
fn long_sentences() {
    check(
        Of::Everything,
        &[
            ("called Sam to see how he is", "Sam Okafor, how=call, why=wellness-check, began=me"),
            (
                "Sat 14 Nov, two hours at the museum with Chloé and Yuki, fun",
                "Chloé Dubois, Yuki Tanaka, 2026-11-14, min=120, tone=easy, at=the museum",
            ),
            (
                "messaged Priya this morning re her interview on Monday",
                "Priya Raman, 2026-11-26, how=message, began=me, about=her interview on Monday",
            ),
            (
                "lunch at Noma with Søren yesterday, he is selling his boat; next time: ask if it is sold",
                "Søren Kjær, 2026-11-25, how=in-person, at=Noma, next=ask if it is sold",
            ),
            (
                "Zoom, 30 min, Kenji + Olena, roadmap #work #q1",
                "Kenji Watanabe, Olena Kovalenko, how=video, min=30, tags=work q1",
            ),
            (
                "called Rosa at 8pm, half an hour, she was upset about the move. I'll send flowers tomorrow",
                "Rosa Marino, time=20:00, how=call, began=me, min=30, about=the move, besides [send flowers tomorrow] 2026-11-27",
            ),
            ("ran into John Doe in Lisbon three weeks ago", "John F. Doe, 2026-11-05, how=in-person, at=Lisbon"),
            ("2hr lunch with Sam", "Sam Okafor, how=in-person, min=120"),
            ("call w Sam ~20 min", "Sam Okafor, how=call, min=20"),
            ("spoke to Sam on the phone for ages", "Sam Okafor, how=call"),
            ("Teams meeting with Sam, 9:00-9:45", "Sam Okafor, time=09:00, how=video, min=45"),
            ("coffee with Sam, ninety minutes", "Sam Okafor, how=coffee, min=90"),
            ("wrote Sam a birthday card", "Sam Okafor, how=letter, began=me"),
            ("chatted with Sam on Signal", "Sam Okafor, how=message"),
            ("bought 2 kg of apples with Sam", "Sam Okafor"),
            ("met Sam at quarter to eight in the evening", "Sam Okafor, time=19:45, how=in-person"),
            ("Sam and I talked from 10am until noon", "Sam Okafor, time=10:00, how=in-person, min=120"),
            ("called Sam #family-stuff #2026", "Sam Okafor, how=call, began=me, tags=family-stuff"),
            ("Sam thanked me for the lift", "Sam Okafor, why=thanks, began=them"),
            ("Sam wanted advice about his thesis", "Sam Okafor, why=help, about=his thesis"),
            ("congrats to Sam on the baby", "Sam Okafor, why=congratulation"),
            ("made an intro between Sam and Ana", "Sam Okafor, Ana Silva, why=introduction"),
            ("mentoring with Sam, 1h", "Sam Okafor, why=mentoring-session, min=60"),
            ("shared my notes with Sam", "Sam Okafor, why=sharing"),
            ("dinner with Sam was stressful", "Sam Okafor, how=in-person, tone=strained"),
            ("Sam was tired, but it was a nice evening", "Sam? (Sam Okafor), tone=easy"),
            ("talk with Sam did me good", "Sam Okafor, how=in-person, energy=gave"),
            ("wonderful walk with Sam", "Sam Okafor, how=in-person, tone=easy"),
            ("we both felt tense, Sam and I", "Sam Okafor, tone=strained"),
            (
                "Thu 12/11 lunch with Grace & Dawn @ the canteen, 50 min, about hiring",
                "Grace Oduya, Dawn Price, 2026-11-12, how=in-person, min=50, about=hiring, at=the canteen",
            ),
            (
                "Olena emailed on Sunday to thank me for the book",
                "Olena Kovalenko, 2026-11-22, how=email, why=thanks, began=them",
            ),
            (
                "helped Dimitris with his CV over Zoom for an hour on the 18th",
                "Dimitris Papadopoulos, 2026-11-18, how=video, why=help, began=me, min=60",
            ),
            (
                "Phone call from Kenji at 7:30 this morning: train strike, he will be late on Friday",
                "Kenji Watanabe, 2026-11-26, time=07:30, how=call",
            ),
            (
                "met Chloé at Gare du Nord yesterday, gave her the keys",
                "Chloé Dubois, 2026-11-25, how=in-person, at=Gare du Nord",
            ),
            (
                "missed Will at the pub on Tuesday, texted him instead",
                "Will? (Will Turner), 2026-11-24, how=message, began=me, at=the pub",
            ),
            (
                "the walk with Seán on Sunday was lovely, we talked about his father",
                "Seán Ó Briain, 2026-11-22, how=in-person, tone=easy, about=his father",
            ),
            (
                "Rob + Lena came for dinner last Saturday, 4h, exhausting but fun #friends",
                "Rob Miller, Lena Brandt, 2026-11-21, how=in-person, min=240, tone=easy, energy=took, tags=friends",
            ),
            (
                "had a 1:1 with Priya on Monday at 2pm re her review",
                "Priya Raman, 2026-11-23, time=14:00, about=her review",
            ),
            ("call with Sam, one hour and ten minutes", "Sam Okafor, how=call, min=70"),
            ("Facebook chat with Sam", "Sam Okafor, how=message"),
            ("got a letter from Sam", "Sam Okafor, how=letter"),
            ("met Sam over Teams", "Sam Okafor, how=video"),
            ("Sam and I had a good long talk", "Sam Okafor, how=in-person, tone=easy"),
        ],
    );
}

#[test]
fn more_long_sentences() {
    check(
        Of::Everything,
        &[
            ("advised Sam on his pension", "Sam Okafor, why=help"),
            ("sent Sam a podcast", "Sam Okafor, why=sharing"),
            ("call with Sam 3-3:30pm", "Sam Okafor, time=15:00, how=call, min=30"),
            ("walked 20 minutes with Sam", "Sam Okafor, how=in-person, min=20"),
            (
                "Fri 13 Nov - coffee with Lena at Kaffeehaus, 1h15, her new flat, nice",
                "Lena Brandt, 2026-11-13, how=coffee, min=75, at=Kaffeehaus",
            ),
            (
                "Ahmed called on Sunday evening from Riyadh, 40 mins, he will be back in January",
                "Ahmed bin Salman, 2026-11-22, how=call, began=them, min=40",
            ),
            (
                "Had a great lunch with John Doe and Mary Ellen on the 5th. Next time bring the photos.",
                "John F. Doe, Mary Ellen Carter, 2026-11-05, how=in-person, tone=easy, next=bring the photos",
            ),
            (
                "wrote Yuki a long letter about Kyoto last weekend",
                "Yuki Tanaka, 2026-11-21 or 2026-11-22, how=letter, began=me, about=Kyoto",
            ),
            (
                "tried calling Rosa on Tuesday and Wednesday, no answer; finally reached her today",
                "Rosa Marino, ? 2026-11-24 2026-11-25 2026-11-26",
            ),
            ("Adaeze texted: her paper got accepted!", "Adaeze Obi, how=message, began=them"),
            (
                "Video call with Priya about the launch on 10 December, she is nervous",
                "Priya Raman, how=video, about=the launch on 10 December",
            ),
            ("a three-hour dinner with Sam", "Sam Okafor, how=in-person, min=180"),
            ("phone with Sam, 1:05 h", "Sam Okafor, how=call, min=65"),
            ("voice call with Sam on WhatsApp", "Sam Okafor, how=call"),
            ("sent Sam a Christmas card", "Sam Okafor, how=letter"),
            ("bumped into Sam at the dentist's", "Sam Okafor, how=in-person, at=the dentist's"),
            ("Sam and I had an hour on Zoom at 4pm", "Sam Okafor, time=16:00, how=video, min=60"),
            ("played tennis with Sam for 90'", "Sam Okafor, how=in-person, min=90"),
            ("consoled Sam", "Sam Okafor"),
            ("Sam gave me feedback on my talk", "Sam Okafor, how=in-person, why=help"),
            ("Sam recommended a book", "Sam Okafor, why=sharing"),
            ("the call with Sam left me wiped out", "Sam Okafor, how=call, energy=took"),
            ("lively dinner with Sam, we laughed all night", "Sam Okafor, how=in-person, tone=easy"),
            ("frosty meeting with Sam", "Sam Okafor, how=in-person, tone=strained"),
            (
                "Quick FaceTime with Chloé this morning about Paris in spring",
                "Chloé Dubois, 2026-11-26, how=video, about=Paris in spring",
            ),
            (
                "Sunday lunch at Mum's, 3h, warm #family",
                "Mum, 2026-11-22, how=in-person, min=180, tone=easy, tags=family",
            ),
            (
                "11/11 dinner w/ Hassan Demir and Ahmed, 2.5 hours, politics, a bit tense",
                "Hassan Demir, Ahmed bin Salman, 2026-11-11, how=in-person, min=150, tone=strained",
            ),
            (
                "Thanked Rosa by email on Thursday the 19th for the lemons",
                "Rosa Marino, 2026-11-19, how=email, why=thanks, began=me",
            ),
            (
                "walked round the lake with Zoë the day before yesterday for 75 min talking about her divorce",
                "Zoë van den Berg, 2026-11-24, how=in-person, min=75, about=her divorce",
            ),
            (
                "Björn wrote on LinkedIn that he starts at Volvo in January",
                "Björn Lindqvist, how=message, began=them, at=Volvo in January",
            ),
            ("call with Sam 50min, about the roof", "Sam Okafor, how=call, min=50, about=the roof"),
            ("Signal call with Sam, quarter of an hour", "Sam Okafor, how=call, min=15"),
            ("sent flowers to Sam", "Sam Okafor"),
            ("met Sam for a pint from 6 to 8", "Sam Okafor, time=18:00, how=in-person, min=120"),
            ("lunch with Sam at Bella Italia, 1 h 15 min", "Sam Okafor, how=in-person, min=75, at=Bella Italia"),
            ("wrote to Sam on Mastodon", "Sam Okafor, how=message, began=me"),
            ("good conversation with Sam, felt heard", "Sam Okafor, how=in-person, tone=easy"),
            ("asked Sam how his back is", "Sam Okafor, why=wellness-check, began=me"),
            ("congratulated Sam by text", "Sam Okafor, how=message, why=congratulation"),
            ("thanks to Sam for the help", "Sam Okafor, why=thanks"),
            (
                "Tue 10 Nov, 18:30, beers with Mark and Will at the Anchor, 2.5h, loud but fun",
                "Mark Ruiz, Will Turner, 2026-11-10, time=18:30, how=in-person, min=150, tone=easy, at=the Anchor",
            ),
            (
                "emailed Adaeze yesterday to ask for a reference letter",
                "Adaeze Obi, 2026-11-25, how=email, why=ask, began=me",
            ),
            (
                "Oksana rang from Kyiv at 9pm last Thursday, 35 minutes, relieved",
                "Oksana Bondar, 2026-11-19, time=21:00, how=call, began=them, min=35",
            ),
        ],
    );
}
