//! Checks that the static page and the end-to-end tests follow the table of pages (`src/present/pages.rs`).
//!
//! `UPDATE_EXPECT=1 cargo test --test tidy` writes both after a change of the table.

use std::path::Path;

use expect_test::expect_file;
use kith::present::pages::{BEFORE_LOG, Menu, Page, Route};

use super::{files, none};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_static_page_has_the_menu_of_the_table() {
    let page = std::fs::read_to_string(Path::new(ROOT).join("index.html")).unwrap();
    let (before, rest) = page.split_once("        <ul>\n").unwrap();
    let (_, after) = rest.split_once("        </ul>\n").unwrap();
    let expected = format!("{before}        <ul>\n{}        </ul>\n{after}", menu());
    expect_file![Path::new(ROOT).join("index.html")].assert_eq(&expected);
}

#[test]
fn the_static_page_has_the_words_of_the_first_page() {
    let read = |file: &str| std::fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
    let (page, words) = (read("index.html"), read("src/ui/text/welcome.rs"));
    for name in ["title", "line"] {
        let sentence = words.split_once(&format!("    {name}: \"")).and_then(|it| it.1.split_once('"')).unwrap().0;
        assert!(page.contains(&format!(">{sentence}<")), "{sentence}");
    }
}

/// The items of the menu as HTML, in the order of `ui/layout.rs`.
fn menu() -> String {
    let (bar, rail): (Vec<_>, Vec<_>) =
        Route::ALL.iter().filter(|it| it.menu != Menu::Hidden).partition(|it| it.menu == Menu::Bar);
    let mut items: Vec<_> = bar.into_iter().map(|it| link(it, "")).collect();
    items.insert(BEFORE_LOG, item(" class=\"nav__log\"", " aria-label=\"Log an exchange\"", "log", "Log"));
    items.push(item(" class=\"nav__on-bar\"", "", "more", "More"));
    items.extend(rail.into_iter().map(|it| link(it, " class=\"nav__on-rail\"")));
    items.concat()
}

fn link(page: &Page, class: &str) -> String {
    let address = page.addresses[0].trim_start_matches('/');
    let address = if address.is_empty() { "./" } else { address };
    format!("          <li{class}><a href=\"{address}\">{}<span>{}</span></a></li>\n", icon(page.icon), page.name)
}

fn item(class: &str, label: &str, name: &str, text: &str) -> String {
    format!(
        "          <li{class}><button type=\"button\" disabled{label}>{}<span>{text}</span></button></li>\n",
        icon(name)
    )
}

fn icon(name: &str) -> String {
    format!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#icon-{name}\"></use></svg>")
}

#[test]
fn the_end_to_end_tests_visit_every_page_of_the_table() {
    let pages: Vec<_> =
        Route::ALL.iter().map(|it| it.addresses[0].trim_start_matches('/')).filter(|it| !it.contains(':')).collect();
    let expected = format!("{}\n", serde_json::to_string(&pages).unwrap());
    expect_file![Path::new(ROOT).join("tests/e2e/pages.json")].assert_eq(&expected);
}

#[test]
fn every_icon_of_the_table_is_in_the_sprite() {
    let sprite = std::fs::read_to_string(Path::new(ROOT).join("public/icons.svg")).unwrap();
    for page in Route::ALL {
        assert!(sprite.contains(&format!("id=\"icon-{}\"", page.icon)), "{}", page.name);
    }
    // A page in the table without a file would not compile; a file without a row would be found by nobody.
    let table = std::fs::read_to_string(Path::new(ROOT).join("src/present/pages.rs")).unwrap();
    let modules = files("src/ui/pages", ".rs");
    for (file, text) in modules {
        let is_page = |line: &&str| line.starts_with("/// The page `/") && line.ends_with("`.");
        let Some(start) = text.lines().position(|it| is_page(&it)) else { continue };
        let component = text.lines().skip(start).find_map(|it| it.strip_prefix("pub(crate) fn "));
        let name = component.and_then(|it| it.split('(').next()).unwrap_or_default();
        assert!(table.contains(&format!(" {name};")), "{file}: add {name} to src/present/pages.rs");
    }
}

#[test]
fn every_page_of_the_table_sets_the_title() {
    let modules = files("src/ui/pages", ".rs");
    for page in Route::ALL {
        let doc = format!("/// The page `{}`.\n", page.addresses[0]);
        let component = modules.iter().find_map(|(_, text)| text.split_once(&doc));
        let code = component.and_then(|(_, rest)| rest.split("/// The page `").next());
        assert!(code.is_some(), "no component has the doc comment {doc}");
        assert!(code.is_some_and(|it| it.contains(" title_of(") || it.contains(" title(")), "{doc} sets no title");
    }
}

/// A class that two sheets draw looks like neither, and one page changes another.
#[test]
fn every_class_is_drawn_by_one_sheet() {
    let mut drawn = std::collections::BTreeMap::<String, Vec<String>>::new();
    // Paper and forced colours draw anew what another sheet has.
    let sheets = files("style", ".css").into_iter().filter(|(it, _)| !it.ends_with("print.css"));
    for (sheet, text) in sheets.filter(|(it, _)| !it.ends_with("forced-colors.css")) {
        // A rule of one class alone, directly in the layer.
        let classes = text.lines().filter_map(|it| it.strip_prefix("  .")?.strip_suffix(" {"));
        for class in classes.filter(|it| !it.contains([' ', '.', ':', '[', '>'])) {
            let sheets = drawn.entry(class.to_owned()).or_default();
            if !sheets.contains(&sheet) {
                sheets.push(sheet.clone());
            }
        }
    }
    let twice = drawn.into_iter().filter(|(_, sheets)| sheets.len() > 1);
    none("Drawn by two sheets", twice.map(|(class, sheets)| format!("{class}: {}", sheets.join(", "))).collect());
}
