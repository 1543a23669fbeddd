//! What the user can do with a person, from their page and from the log.

use super::catalogue::sentences;

sentences! {
    acts_with(name): "More with {name}";
    wellness: "Wellness check";
    wellness_title(name): "A few words to {name}";
    wellness_note: "Nothing to ask for. A hello is enough, and nobody has to answer it.";
    close_wellness: "Close without writing";
    promise: "A promise";
    write_the_first: "Write the first one";
    somebody_from_before: "Write down somebody from before";
    across_the_years: "Across the years";
    instead(name): "Something else with {name}";
}
