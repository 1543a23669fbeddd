//! Addresses of profiles as programs write them, and a key for comparing them.

use crate::domain::normalize;

/// Returns the key of a profile's or page's address, in which its forms agree: without the scheme, `www.`, the country
/// before `linkedin.com`, the query and the slash at the end, and in small letters. None if the text is no address with
/// a path: a whole site belongs to many people.
///
/// ```
/// # use kith::domain::profile_key;
/// let key = profile_key("https://www.linkedin.com/in/Ana-Silva/?locale=en");
/// assert_eq!(key.as_deref(), Some("linkedin.com/in/ana-silva"));
/// assert_eq!(key, profile_key("pt.linkedin.com/in/ana-silva"));
/// assert_eq!(profile_key("https://northwind.example/"), None);
/// assert_eq!(profile_key("@ana"), None);
/// ```
pub fn profile_key(address: &str) -> Option<String> {
    let address = address.trim();
    if address.contains(char::is_whitespace) || address.contains('@') {
        return None;
    }
    let bare = address.split_once("://").map_or(address, |it| it.1);
    let bare = bare.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = bare.split_once('/').filter(|(host, path)| host.contains('.') && !path.is_empty())?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = if host.ends_with(".linkedin.com") { "linkedin.com" } else { host };
    Some(format!("{host}/{}", normalize(path)))
}
