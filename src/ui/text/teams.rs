//! The page "Teams".

use super::catalogue::sentences;

sentences! {
    title: "Teams";
    line: "Nobody works alone. See who knows about what, and who works together.";
}
