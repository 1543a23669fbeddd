//! The page "Teams".

use super::catalogue::sentences;

sentences! {
    title: "Teams";
    line: "Nobody works alone. See who knows about what, and who works together.";
    groups: "Groups";
    no_groups: "People in the same group are listed here together.";
}
