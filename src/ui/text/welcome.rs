//! The first page, the explanation of Kith, and the page for an unknown address.

use super::catalogue::sentences;

sentences! {
    title: "A quiet first page";
    line: "Kith remembers the people you know, so that you can think about them instead. It needs one name to begin.";
    first_person: "Somebody you were glad to hear from lately";
    first_person_hint: "A name is enough";
    write_it_down: "Write it down";
    saved(name): "Saved. {name} is in the book.";
    privacy: "No account, no signal needed. What you write stays on this device.";

    other_contact_links: "Or begin with what you already have";
    bring_contacts: "Bring in your contacts";
    bring_contacts_hint: "from a file, the phone, or a list of names";
    log_one: "Log one exchange";
    log_one_hint: "“lunch with Farid, he is moving house”";
    open_backup: "Open a backup file";
    open_backup_hint: "from your other device";
    look_around: "Look around";
    look_around_hint: "with a small made-up book, removed in one step";
    read_how: "Read how it works";
    read_how_hint: "in a minute";
    no_sample: "The made-up book is not on this device yet. Try again when you are online.";
    sample: "A made-up book, for looking around.";
    drawing: "A notebook lying open on a table by a window, a small plant on the sill.";

    how_it_works: "How it works";
    write_down: "write down";
    write_down_text: "Say what happened in a plain sentence: “yesterday coffee with Ana about the invoice”. Kith reads when, with whom and how, and shows it to you before anything is saved.";
    once_a_week: "once a week";
    once_a_week_text: "Three people, each with a reason and a few words to begin with. Start anywhere, stop whenever you like, and put off anybody you like.";
    circles: "circles";
    circles_text: "Inner, Close, Active and Wider say how often you want to hear from somebody. Warm, cooling, quiet and sleeping are words for a list, never a judgement of a person.";
    yours_alone: "yours alone";
    yours_alone_text: "Everything stays in this browser. A backup file carries it to another device. Opening the file there merges both, and nothing is lost.";

    nothing_here: "Nothing here";
    nothing_here_line: "There is nothing at this address. It may have been removed.";
    back_to_today: "Back to Today";
}
