//! The page "Teams".

use super::catalogue::sentences;

sentences! {
    title: "Teams";
    line: "Nobody works alone. Who knows about what, and who belongs together.";
    who_knows: "Who knows about";
    no_knowledge: "Write down what somebody knows, on their page, and it is found here.";
    groups: "Groups";
    no_groups: "People who share a group stand here together.";
}
