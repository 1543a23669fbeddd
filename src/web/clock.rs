//! The clock and the source of randomness.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::Date;

use crate::domain::{Ctx, Device, Entropy};
use crate::store::cipher::NONCE_BYTES;

/// Milliseconds since 1970.
pub fn now_millis() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the clock counts whole milliseconds after 1970"
    )]
    let millis = Date::now().max(0.0) as u64;
    millis
}

/// The local date and time.
pub fn now() -> NaiveDateTime {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    let day = NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default();
    let time = NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()).unwrap_or_default();
    day.and_time(time)
}

/// The local date.
pub fn today() -> NaiveDate {
    now().date()
}

/// Random bits from the browser, or derived from the clock if it has no source.
pub fn random() -> u64 {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|it| it.crypto().ok());
    let is_filled = crypto.is_some_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
    if is_filled { u64::from_le_bytes(bytes) } else { now_millis().wrapping_mul(0x9E37_79B9_7F4A_7C15) }
}

/// Random bytes suitable for a key. `None` if the browser has no random source; then nothing can be encrypted.
pub fn random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Bytes for a nonce, which must never repeat. All zeros if the browser has no random source; then no key could be made
/// either.
pub fn nonce() -> [u8; NONCE_BYTES] {
    random_bytes().unwrap_or_default()
}

/// Returns the context of a command: clock, date, device and entropy.
pub fn ctx(device: Device) -> Ctx {
    Ctx { now_millis: now_millis(), today: today(), device, entropy: Entropy::new(random()) }
}
