//! Sentences of the page "Settings".

use crate::ui::text::catalogue::sentences;

sentences! {
    note: "The usual settings are fine for most people. Change what you like, when you like.";
    pages: "Settings pages";
    week_and_circles: "Week and circles";
    changed: "Saved. Your settings are changed.";
    week: "Your week";
    session_day: "Day of the weekly session";
    week_starts: "The week begins on";
    week_starts_usual(day): "As usual in your region: {day}";
    session_people: "People in a session";
    week_budget: "Exchanges a week you have time for";
    week_points: "Energy for a week";
    week_points_hint: "A text takes one, a call two, time together three, a group four";
    session_minutes: "Minutes for a session";
    out_of_range(label, from, to): "{label}: choose a number from {from} to {to}.";
    add_to_calendar: "Add it to your calendar";
    calendar_note: "A file for any calendar: the weekly session, promises with a day, and your important dates. It does not update itself. Download a new one when things change.";
    calendar_saved: "A calendar file is in your downloads.";
    circles: "Circles";
    circles_ask: "What your circles ask for";
    people[count]: "{count} person", "{count} people";
    cadence: "Days between exchanges";
    look: "Look";
    colours: "Colours";
    system: "system";
    light: "light";
    dark: "dark";
    name_order: "People are sorted by";
    name_order_usual(order): "As usual in your region: {order}";
    by_given_name: "given name";
    by_family_name: "family name";
    dates_note: "Dates are written as usual in your browser’s region.";
    date_order: "A date such as 3/4 means";
    date_order_usual(order): "As usual in your region: {order}";
    day_first: "3 April, the day first";
    month_first: "4 March, the month first";
    keys: "Keys";
    letter_l: "The letter L opens “Log an exchange”";
    keys_note: "For this device. Ctrl or ⌘ with Z undoes a step. With Shift as well, it redoes the step.";
    openings: "Words to begin with";
    opening_for: "For";
    own_line: "A line of your own";
    /// Without arguments: the braces are part of the text, because the user writes them in an opening.
    own_line_hint: "{name} stands for the name; {thing} for what you last talked about; {share} for something from your list; {date} for a birthday; {met} for the place where you met; {with} for who introduced you; {other} for the other person of an introduction";
    unknown_placeholder(place): "Nothing is put in for {place}, so this line is not offered.";
    add: "Add it";
    asks: "What people can ask you";
    asks_note: "Kith reminds you of these where you could help somebody. Nobody else sees them.";
    ask_what: "Something you help with";
    ask_hint: "reading a contract, tea, the first tax return";
    change_named(what): "Edit {what}";
    same_words: "Words that mean the same";
    same_words_note: "The searches under Teams and Places find one word by the other.";
    home: "Where you live";
    home_place: "Your place";
    home_hint: "For trips of others to you. A word or two are enough.";
    one_word: "A word";
    same_as: "Means the same as";
    is_same_as(word, other): "{word} means the same as {other}";
    say_the_word: "Say what the word is.";
}
