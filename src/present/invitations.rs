//! The two invitations on Today: to put the weekly session into the calendar, and to install Kith. Each at a fitting
//! moment, and never again after an answer.

use chrono::NaiveDate;

use crate::domain::{Book, VecSet, into_set};
use crate::insight::session_week;

/// How many exchanges the user has written down before Kith speaks of being installed (design decision: by then it is
/// of use).
const EXCHANGES: usize = 3;

/// The days on which the user wrote the exchanges in memory down, one for each. From the times in the ids, so an
/// exchange of another program or of the made-up book does not count.
fn days_of_writing(book: &Book) -> Vec<NaiveDate> {
    let own = book.exchanges.iter().filter(|(_, it)| !it.sample);
    let day = |seconds: u64| {
        let time = i64::try_from(seconds).ok().and_then(|it| chrono::DateTime::from_timestamp(it, 0));
        time.map(|it| it.date_naive())
    };
    own.filter_map(|(id, _)| day(id.uuid().get_timestamp()?.to_unix().0)).collect()
}

/// Whether to invite the user to install Kith: at least three exchanges written down, on at least two days (design
/// decision).
pub fn wants_install(book: &Book) -> bool {
    let days = days_of_writing(book);
    let count = days.len();
    count >= EXCHANGES && into_set(days.into_iter()).len() > 1
}

/// Whether to offer the calendar file of the weekly session: after the first session that is done, or after exchanges
/// were written down in two weeks (design decision).
pub fn wants_calendar(book: &Book, is_session_done: bool) -> bool {
    let days = days_of_writing(book);
    let first_day = book.settings().session_day().to_chrono();
    let weeks: VecSet<NaiveDate> = into_set(days.iter().map(|it| session_week::began(*it, first_day)));
    !days.is_empty() && (is_session_done || weeks.len() > 1)
}

/// The facts about a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Browser {
    /// The user agent string.
    pub user_agent: String,
    /// Whether the screen can tell several fingers apart.
    pub has_touch: bool,
    /// Whether Kith runs in a window of its own, that is installed.
    pub is_installed: bool,
    /// Whether the browser can ask the user to install.
    pub can_ask: bool,
}

/// How Kith is installed in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser asks (Chromium).
    Asks,
    /// The user chooses "Share", "Add to Home Screen" (iPhone and iPad).
    ShareSheet,
    /// The user chooses "Install" in the menu (Firefox for Android).
    Menu,
    /// The user chooses "File", "Add to Dock" (Safari on a Mac).
    Dock,
}

/// How Kith is installed in this browser. None if it is installed, or cannot be.
///
/// # Examples
///
/// ```
/// use kith::present::invitations::{Browser, InstallWay, install_way};
///
/// let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";
/// let browser = Browser { user_agent: phone.to_owned(), has_touch: true, ..Browser::default() };
/// assert_eq!(install_way(&browser), Some(InstallWay::ShareSheet));
/// assert_eq!(install_way(&Browser { is_installed: true, ..browser }), None);
/// ```
pub fn install_way(browser: &Browser) -> Option<InstallWay> {
    let has = |word: &str| browser.user_agent.contains(word);
    // An iPad calls itself a Mac; a Mac has no touch screen.
    let is_ipad = has("Macintosh") && browser.has_touch;
    let is_safari = has("Safari/") && has("Version/") && !has("Chrome/");
    match () {
        () if browser.is_installed => None,
        () if browser.can_ask => Some(InstallWay::Asks),
        () if has("iPhone") || has("iPad") || is_ipad => Some(InstallWay::ShareSheet),
        () if has("Android") && has("Firefox/") => Some(InstallWay::Menu),
        () if has("Macintosh") && is_safari => Some(InstallWay::Dock),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Browser, InstallWay, install_way, wants_calendar, wants_install};
    use crate::domain::tests::ctx;
    use crate::domain::{Book, Command, Exchange, apply};

    /// A book with exchanges written down after these minutes.
    fn book(minutes: &[u64]) -> Book {
        let mut book = Book::default();
        for minute in minutes {
            let exchange = Exchange { encounter: "the neighbour".into(), ..Exchange::default() };
            apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(*minute, 1)).unwrap();
        }
        book
    }

    const DAY: u64 = 24 * 60;

    #[test]
    fn the_invitation_to_install_comes_with_the_third_exchange_on_another_day() {
        let check = |minutes: &[u64], expected| assert_eq!(wants_install(&book(minutes)), expected, "{minutes:?}");
        check(&[], false);
        check(&[0, 1, 2, 3], false);
        check(&[0, DAY], false);
        check(&[0, 1, DAY], true);
    }

    #[test]
    fn the_calendar_is_offered_after_the_first_session() {
        let check = |minutes: &[u64], is_done, expected| {
            assert_eq!(wants_calendar(&book(minutes), is_done), expected, "{minutes:?}");
        };
        check(&[], true, false);
        check(&[0], false, false);
        check(&[0], true, true);
        check(&[0, 8 * DAY], false, true);
    }

    #[test]
    fn made_up_exchanges_count_for_no_invitation() {
        let mut book = book(&[0, 1]);
        let sample = Exchange { encounter: "the neighbour".into(), sample: true, ..Exchange::default() };
        apply(&mut book, Command::LogExchange(Box::new(sample), vec![]), &ctx(9 * DAY, 1)).unwrap();
        assert!(!wants_install(&book) && !wants_calendar(&book, false));
    }

    #[test]
    fn each_browser_is_installed_in_its_own_way() {
        let check = |user_agent: &str, has_touch, can_ask, expected| {
            let user_agent = user_agent.to_owned();
            let browser = Browser { user_agent, has_touch, can_ask, is_installed: false };
            assert_eq!(install_way(&browser), expected, "{browser:?}");
        };
        let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15";
        check(chrome, true, true, Some(InstallWay::Asks));
        check(chrome, true, false, None);
        check(
            "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0",
            true,
            false,
            Some(InstallWay::Menu),
        );
        check("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", false, false, None);
        check(mac, false, false, Some(InstallWay::Dock));
        check(mac, true, false, Some(InstallWay::ShareSheet));
    }
}
