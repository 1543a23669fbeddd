// A made-up book and the picture of who knows whom that every device draws of it. Native tests and those in a browser
// share it.

/// The checksum of the paths of the picture and of a neighbourhood.
pub(super) const BYTES: &str = "78e08d85";

/// A book of three hundred people from nine places, with ties of all kinds.
fn file() -> String {
    let place = ["Harbour", "Choir", "Northwind", "Kayaks", "School", "Rowing", "Bakery", "Observatory", ""];
    let circle = ["inner", "close", "active", "wider"];
    let person = |at: usize| {
        let circle = circle.get(at % 7).map(|it| format!(r#""circle": "{it}","#)).unwrap_or_default();
        format!(
            r#"{{"id": "{at}", "given": "P{at}", "organisation": "{}", {circle} "how_met": {{"when": "{}"
                {}}}, "relations": [{{"kind": "friend", "to": "{}"}}]}}"#,
            place[at % 9],
            1990 + at % 31,
            if at % 5 == 1 { format!(r#", "through": "{}""#, at / 2) } else { String::new() },
            (at * 17 + 3) % 300,
        )
    };
    let people: Vec<String> = (0..300).map(person).collect();
    format!(r#"{{"format": "kith-backup", "version": 1, "people": [{}]}}"#, people.join(","))
}

/// The checksum of what is drawn.
pub(super) fn drawn() -> String {
    use kith::insight::{digest::Digest, web::Near};
    use kith::present::who_knows_whom::{NamedWeb, Picture};
    let Ok(read) = kith::formats::backup::read(&file()) else { return String::new() };
    let named = NamedWeb::of(&read.book, &Digest::of([]));
    let near = (0..20).map(|it| Picture::near(&named, Near::of(&named.web, it)));
    let paths = near.chain([Picture::whole(&named)]).map(|it| [it.borders, it.seeds.concat(), it.ties, it.introductions]);
    kith::formats::backup::checksum(&paths.flatten().collect::<String>())
}
