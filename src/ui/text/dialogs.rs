//! Sentences of the dialogs for asks, encounters, help, introductions, preparation, repair, shared items and circles.

use crate::present::introduction::Step;
use crate::ui::text::catalogue::sentences;

sentences! {
    ask_title(name): "Ask {name} for something";
    close_without_asking: "Close without asking";
    asked: "Saved. You asked.";
    log_it: "Log it";
    ask_now: "Ask now anyway";
    gladder: "People are happier to help than we expect. Ask one clear question, and make it easy to say no.";
    your_ask: "Your ask";
    i_asked: "I asked";
    who_was_it: "Who was it?";
    encounter_named(name): "Saved. It was {name}.";
    names_nobody: "This names nobody. Who was it?";
    somebody_you_met: "Somebody you met";
    somebody_you_met_hint: "A name, or words such as “the new neighbour”. Leave it empty if there was nobody.";
    nobody: "Nobody";
    several_met(name): "Several people are called {name}. Write the whole name.";
    several_called(name): "Several people are called {name}. Choose one from the list.";
    encounter_quote(words): "“{words}”";
    encounter_name_hint: "Somebody in the book, or somebody new";
    favour_title(name): "Help between you and {name}";
    which_way: "Which way";
    what: "What";
    size: "Size";
    outcome: "How did it turn out?";
    can_wait: "You can add this later";
    introduce_title(name): "Introduce {name} to somebody";
    whole_name: "Choose somebody else from your book.";
    ask_about(name, other): "Ask {name} whether an introduction to {other} is welcome";
    introduce(name, other): "Introduce {name} and {other}";
    introduce_because(name, other, why): "Introduce {name} and {other}: {why}";
    bridge_asks(name, other): "{name} asks {other} whether a question from you is welcome";
    bridge_introduces(name, other): "{name} introduces you to {other}";
    bridge_told(name, other): "Tell {name} what came of the talk with {other}";
    asked_bridge(name): "Saved. When {name} says yes, the next steps are on their page.";
    bridge_yes(name): "{name} said yes";
    bridge_goes_on(other): "Good. The introduction to {other} is among your promises.";
    follow_up(name, other): "See what came of {name} and {other}";
    steps_added: "Saved. Four small steps are among your promises.";
    both_asked: "Ask both first, each on their own. A no is fine and stays between you.";
    to_whom: "To whom";
    why_meet: "Why they should meet";
    begin: "Begin";
    before_meeting(name): "Before you meet {name}";
    before_meeting_people[count]: "Before you meet {count} person", "Before you meet {count} people";
    close_card: "Close the card";
    print: "Print";
    last_time: "Last time";
    on_day(day, words): "{day}: {words}";
    an_exchange: "An exchange";
    repair_title(name): "Mend things with {name}";
    look_again(name): "See again how things are with {name}";
    act_first: "Saved. You begin with something small.";
    repair_note: "Only for you. Writing it down once is often enough to see the next small step.";
    what_happened: "What happened";
    would_say: "What I would say";
    small_act: "Something small to do first";
    small_act_hint: "A thank you, a question about their week, a thing you can do for them";
    look_again_on: "See how things are on";
    one_is_enough: "Write one of the three: what happened, what you would say, or something small to do.";
    share_title: "Worth passing on";
    suits(names): "It might suit {names}.";
    on_the_shelf: "Saved. It is on your list of things to pass on.";
    what_it_is: "What it is";
    what_it_is_hint: "An article about sourdough, a thank you, a place to eat";
    link: "Link";
    for_whom: "For whom";
    not_needed: "You can leave it out";
    sort_title: "Sort into circles";
    sorted: "Sorted.";
    no_circle: "None";
    everybody_sorted: "That was everybody. You can change a circle at any time.";
    skip: "Skip";
    one_back: "Back to the last one";
    /// Scale of a rating from one to seven.
    hardly: "hardly";
    very: "very";
    another_way: "Another way to say it";
    this_asks: "This asks for something. An ask is fine. It may be kinder as a message of its own, after this one.";
}

/// The words of a step of an introduction through somebody.
pub(crate) fn bridge_step(step: Step, name: &str, other: &str) -> String {
    match step {
        Step::AskFirst | Step::AskSecond => bridge_asks(&name, &other),
        Step::Introduce => bridge_introduces(&name, &other),
        Step::FollowUp => bridge_told(&name, &other),
    }
}
