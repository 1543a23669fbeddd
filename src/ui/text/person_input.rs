//! Sentences of the field for a person.

use crate::ui::text::catalogue::sentences;

sentences! {
    add_new(name): "Add {name} as a new person";
    several: "Several people have this name. Choose one from the list.";
    unknown: "Nobody in your book has this name. Choose somebody from the list, or add them.";
}
