//! The page of one mentorship.

use super::catalogue::sentences;

sentences! {
    and_you(names): "{names} and you";
}
