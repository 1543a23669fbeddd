//! The address of a profile.

/// The name of a profile in its address, by which two addresses are compared; `None` for any other address. Case,
/// `www.`, the host of a country, the query and a last slash do not matter.
///
/// ```
/// # use kith::formats::foreign::table::linkedin::slug;
/// let check = |address: &str, expected: Option<&str>| assert_eq!(slug(address).as_deref(), expected, "{address}");
/// check("https://www.linkedin.com/in/ana-silva", Some("ana-silva"));
/// check("http://PT.LinkedIn.com/in/Ana-Silva/?trk=x#top", Some("ana-silva"));
/// check("linkedin.com/in/jos%C3%A9-alves/en/", Some("josé-alves"));
/// check("https://www.linkedin.com/company/quay", None);
/// check("https://example.org/in/ana", None);
/// ```
pub fn slug(address: &str) -> Option<String> {
    let address = address.trim();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |it| it.1);
    let (host, path) = path.split_once('/')?;
    let host = host.to_ascii_lowercase();
    if host != "linkedin.com" && !host.ends_with(".linkedin.com") {
        return None;
    }
    let mut parts = path.split('/').filter(|it| !it.is_empty());
    let is_profile = parts.next().is_some_and(|it| it.eq_ignore_ascii_case("in") || it.eq_ignore_ascii_case("pub"));
    let name = parts.next().filter(|_| is_profile)?;
    Some(decoded(name).to_lowercase().trim().replace(char::is_whitespace, "-")).filter(|it| !it.is_empty())
}

/// A text with its percent signs decoded (RFC 3986), or as it is if that is no text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let value = after.first_chunk::<2>().filter(|_| *first == b'%').and_then(hex);
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(pair: &[u8; 2]) -> Option<u8> {
    let digit = |it: u8| char::from(it).to_digit(16);
    u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()
}
