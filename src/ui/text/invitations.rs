//! Sentences of the invitations on Today.

use super::catalogue::sentences;
use crate::present::invitations::InstallWay;

sentences! {
    calendar_label: "A reminder in your calendar";
    calendar: "Your calendar can remind you of the weekly session. One file works with any calendar app.";
    install_label: "Kith as an app";
    install: "Kith can be an app of its own on this device. It opens without a browser, and its data is safer there.";
    install_now: "Install Kith";
    by_share: "Tap Share, then “Add to Home Screen”. The app begins with an empty book, so take a backup first and open it there.";
    by_menu: "Open the browser’s menu and tap “Install” or “Add to Home screen”.";
    by_dock: "Choose “Add to Dock” in the File menu. The app begins with an empty book, so take a backup first and open it there.";
    no_thanks: "No, thank you";
}

/// How Kith is installed, where the browser does not ask.
pub(crate) fn way(way: InstallWay) -> &'static str {
    match way {
        InstallWay::Asks => "",
        InstallWay::ShareSheet => by_share(),
        InstallWay::Menu => by_menu(),
        InstallWay::Dock => by_dock(),
    }
}
