//! The channel of a calendar event.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarValue};

use crate::domain::{Channel, is_phone_number};

/// The hosts of video calls (design decision: those that calendars put into events by themselves).
const HOSTS: [&str; 14] = [
    "zoom.us/",
    "zoom.com/",
    "zoomgov.com/",
    "teams.microsoft.com/",
    "teams.live.com/",
    "meet.google.com/",
    "webex.com/",
    "whereby.com/",
    "meet.jit.si/",
    "goto.com/",
    "gotomeeting.com/",
    "bluejeans.com/",
    "chime.aws/",
    "facetime.apple.com/",
];
/// What calendars write as the place of a video call.
const PLACES: [&str; 4] = ["microsoft teams", "teams meeting", "teams-besprechung", "google meet"];
/// Services whose name alone is the place of a video call.
const SERVICES: [&str; 3] = ["zoom", "webex", "skype"];

/// The channel: by video with a link to a video call, by telephone if the place is a number, else in person. A place
/// on earth comes before a link in the description, which some calendars add to every event.
pub(super) fn of(component: &ICalendarComponent, place: &str) -> Channel {
    let lower = place.to_lowercase();
    let is_service = lower.split(|it: char| !it.is_alphanumeric()).any(|it| SERVICES.contains(&it));
    let is_video_place = is_link(&lower) || is_service || PLACES.iter().any(|it| lower.contains(it));
    if is_video_place || (place.is_empty() && component.entries.iter().any(|it| tells_link(&it.name, &it.values))) {
        Channel::Video
    } else if lower.starts_with("tel:") || is_phone_number(place) {
        Channel::Call
    } else {
        Channel::InPerson
    }
}

fn tells_link(name: &ICalendarProperty, values: &[ICalendarValue]) -> bool {
    let may = match name {
        ICalendarProperty::Description
        | ICalendarProperty::Url
        | ICalendarProperty::Conference
        | ICalendarProperty::StyledDescription => true,
        ICalendarProperty::Other(name) => name.starts_with("X-"),
        _ => false,
    };
    may && values.iter().filter_map(ICalendarValue::as_text).any(|it| is_link(&it.to_lowercase()))
}

fn is_link(lower: &str) -> bool {
    lower.contains("https://") && HOSTS.iter().any(|it| lower.contains(it))
}
