//! The page "Teams".

use super::catalogue::sentences;

sentences! {
    title: "Teams";
    line: "Nobody works alone. See who knows about what, and who works together.";
    who_knows: "Who knows about";
    no_knowledge: "Fill in “Knows about” for a person, and you find them here.";
    groups: "Groups";
    no_groups: "People in the same group are listed here together.";
}
