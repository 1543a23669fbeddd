//! The page "Read your year".

use super::catalogue::sentences;

sentences! {
    link: "Read your year";
    title(year): "Your year {year}";
    not_yet: "This year can be read from its first of December on.";
    before: "Before you read";
    question: "Is there anybody you would rather not meet here?";
    already_out: "These people are left out:";
    nobody_out: "Nobody is left out yet.";
    put_in: "Put in";
    put_in_of(name): "Put {name} in";
    is_in(name): "{name} is in again.";
    who: "Somebody to leave out";
    leave_out: "Leave out";
    is_out(name): "{name} is left out.";
    unknown: "Nobody in your book is called so.";
    read: "Read";
    choose_again: "Whom to leave out";
    print: "Print";
    skip: "Skip";
    show: "Show";
    skip_of(part): "Skip: {part}";
    show_of(part): "Show: {part}";
    met: "Met for the first time";
    again: "Heard from again";
    talks: "What you wrote about your talks";
    gave: "What you gave";
    came: "What came of it";
    learned: "What you learned";
    not_printed: "This part is for you alone and is not printed.";
    more_on_screen[count]: "and one more on the screen", "and {count} more on the screen";
    next: "Who you might like to hear from next year";
    keep_in_mind: "Say hello in January";
    keep_in_mind_of(name): "Say hello to {name} in January";
    hello_to(name): "Say hello to {name}";
    kept_in_mind(name): "A hello to {name} is one of your promises for January.";
    in_mind: "promised for January";
    own: "One sentence of your own";
    own_hint: "It stands first on paper.";
    own_out: "Your sentence names somebody who is left out. It stays in your book, and this page neither shows nor prints it.";
    save_own: "Save the sentence";
    delete_own: "Delete it without showing it";
    own_deleted: "Your sentence is deleted.";
    own_saved: "Your sentence is saved.";
    quiet: "This year was quiet on paper. That is a year, too.";
}
