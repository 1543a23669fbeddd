//! The city line of a postal address.

/// The fewest digits of a postal code.
const POSTAL_DIGITS: usize = 4;

/// The city line of an address and what follows it, such as the country: from the last line with a postal code on, or
/// else everything after the street. The street is left out, since Lisbon Street is not in Lisbon.
pub(super) fn city_line(address: &str) -> String {
    lines(address).join(", ")
}

/// The city line without its postal code.
pub(super) fn city(address: &str) -> String {
    let lines = lines(address);
    let words: Vec<&str> = lines.first().copied().unwrap_or_default().split_whitespace().collect();
    let is_code = |it: &str| it.chars().any(|it| it.is_ascii_digit());
    let is_short = |it: &str| it.len() <= 2 && it.chars().all(|it| it.is_ascii_uppercase());
    // In "1012 AB Amsterdam" the letters belong to the code; in "Springfield, IL 62704" they do not.
    let belongs = |at: usize| at > 0 && is_short(words[at]) && is_code(words[at - 1]);
    let kept = (0..words.len()).filter(|at| !is_code(words[*at]) && !belongs(*at)).map(|at| words[at]);
    kept.collect::<Vec<_>>().join(" ").trim_matches(|it| matches!(it, ',' | ' ')).to_owned()
}

fn lines(address: &str) -> Vec<&str> {
    let split = |sign: char| address.split(sign).map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let mut lines = split('\n');
    if lines.len() == 1 {
        lines = split(',');
    }
    let has_code = |it: &&str| it.chars().filter(char::is_ascii_digit).count() >= POSTAL_DIGITS;
    let from = match lines.iter().rposition(has_code) {
        Some(at) if at > 0 => at,
        _ => usize::from(lines.len() > 1),
    };
    lines.split_off(from)
}

#[cfg(test)]
mod tests {
    use super::{city, city_line};

    #[test]
    fn the_street_is_no_part_of_the_city() {
        #[track_caller]
        fn check(address: &str, line: &str, name: &str) {
            assert_eq!((city_line(address).as_str(), city(address).as_str()), (line, name), "{address}");
        }
        check("Rua do Ouro 5\n1100-123 Lisboa\nPortugal", "1100-123 Lisboa, Portugal", "Lisboa");
        check("Rua do Ouro 5\nLisboa\nPortugal", "Lisboa, Portugal", "Lisboa");
        check("1234 Lisbon Street\nSpringfield, IL 62704\nUSA", "Springfield, IL 62704, USA", "Springfield, IL");
        check("1234 Lisbon Street\nSpringfield", "Springfield", "Springfield");
        check("Keizersgracht 1\n1012 AB Amsterdam", "1012 AB Amsterdam", "Amsterdam");
        check("10 Downing Street\nLondon SW1A 2AA", "London SW1A 2AA", "London");
        check("Rua do Ouro 5, 1100 Lisboa", "1100 Lisboa", "Lisboa");
        check("Lisboa", "Lisboa", "Lisboa");
        check("", "", "");
    }
}
