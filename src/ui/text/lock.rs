//! Sentences about the lock, the lock screen and passphrases.

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Lock";
    off: "The people in your book did not choose to be in it. With a passphrase, everything here is encrypted, and Kith asks for it each time it starts.";
    lock_kith: "Lock Kith";
    on: "The lock is on. Everything that is kept here is encrypted.";
    after: "Lock after a pause";
    after_minutes[count]: "After {count} minute", "After {count} minutes";
    lock_now: "Lock now";
    change: "Change the passphrase";
    turn_off: "Turn off the lock";
    lock_with: "Lock Kith with a passphrase";
    close_unchanged: "Close without changing anything";
    limits: "What the lock does, and what it does not";
    limit_device: "It stops anyone who picks up the device, opens the browser’s tools, or copies its files while Kith is locked.";
    limit_passphrase: "It is only as good as the passphrase. Nobody can reset it. Keep a backup.";
    limit_open: "It does not help while Kith is open, against an extension that reads pages, or on a device that somebody watches.";
    limit_traces: "Traces from before the lock was on can stay on the disk until the browser overwrites them.";
    limit_backups: "It does not cover backup files. Give them a passphrase of their own.";
    limit_visible: "The colours you chose, and the size and the time of the stored data, stay visible.";
    current: "Current passphrase";
    no_way_in: "Nobody can open the book without it, not even the makers of Kith. Have a backup before you go on.";
    lock_it: "Lock it";
    change_it: "Change it";
    take_it_off: "Turn it off";
    is_off: "The lock is off.";
    is_on: "The lock is on. Everything here is encrypted now.";
    is_changed: "The passphrase is changed.";
    no_random: "This browser gives no random numbers, so it cannot encrypt anything well.";
    locked: "Kith is locked";
    locked_note: "Everything here is encrypted. Your passphrase opens it, on this device only.";
    passphrase: "Passphrase";
    passphrase_hint: "Four or five words that belong together only for you.";
    again: "Repeat the passphrase";
    differ: "The two passphrases are not the same.";
    open: "Open";
    opening: "Opening. This takes a moment, to make guessing slow.";
    how_strong: "How hard it is to guess";
    strength_offline: "Kith can say how hard it is to guess once you are online. Four or five words that do not belong together are hard.";
    forgotten: "I have forgotten it";
    forgotten_note: "Nobody can open your data without the passphrase, not even the makers of Kith. If you have a backup file, erase this device and open the file. Everything in it comes back.";
    erase_for_good: "Erase the locked data for good";
    erase: "Erase";
}
