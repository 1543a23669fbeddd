//! Sentences of the frame around every page: the navigation, the notices, the loading of parts.

use crate::ui::text::catalogue::sentences;

sentences! {
    app_name: "Kith";
    page_title(name): "{name} · Kith";
    skip: "Skip to the page";
    navigation: "Main";
    log_an_exchange: "Log an exchange";
    log: "Log";
    more: "More";
    recent_changes_note: "See what you changed, and undo it";
    more_places: "More pages";
    nothing_is_stored: "This browser does not let Kith keep anything, so everything you write is gone when you close the page. Allow site data for this address, or leave private browsing.";
    not_migrated(why): "The data of an earlier version could not be updated. {why} It is all still there. Nothing can be saved until there is room. Make some room and reload the page.";
    recovering: "Restoring your latest changes, which the browser had not finished saving. This takes a moment.";
    read_only: "A newer version of Kith has saved data in this browser. This version shows what it can and changes nothing. Reload the page to update.";
    read_only_link: "See what it cannot read";
    nearly_full: "The space in this browser is nearly used up, and soon nothing new will fit.";
    nearly_full_link: "See what takes up the space";
    update_ready: "Update ready. Nothing you wrote is lost.";
    update_now: "Update now";
    part_missing: "This part of Kith is not on this device yet, and could not be loaded. Try again when you are online.";
}
