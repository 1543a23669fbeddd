//! Tests of notes as Markdown.

use proptest::prelude::*;

use super::markdown::{Element, Node, nodes, plain};

/// The parts as text: an element is its name and its parts in brackets.
fn shape(nodes: &[Node]) -> String {
    let one = |it: &Node| match it {
        Node::Text(it) => it.clone(),
        Node::Break => "|".to_owned(),
        Node::Code(it) => format!("`{it}`"),
        Node::Rule => "---".to_owned(),
        Node::Element(element, inside) => format!("{}[{}]", name(element), shape(inside)),
    };
    nodes.iter().map(one).collect()
}

fn name(element: &Element) -> String {
    match element {
        Element::Heading { is_large: true } => "h".to_owned(),
        Element::Heading { is_large: false } => "h small".to_owned(),
        Element::Paragraph => "p".to_owned(),
        Element::List { is_numbered: true } => "ol".to_owned(),
        Element::List { is_numbered: false } => "ul".to_owned(),
        Element::Item(number) => number.map_or_else(|| "li".to_owned(), |it| format!("li {it} ")),
        Element::Quote => "quote".to_owned(),
        Element::Preserved => "pre".to_owned(),
        Element::Emphasis => "em".to_owned(),
        Element::Strong => "strong".to_owned(),
        Element::Link(address) => format!("a {address} "),
    }
}

#[test]
fn notes_are_read_as_markdown() {
    let check = |note: &str, expected: &str| assert_eq!(shape(&nodes(note)), expected, "{note}");
    check("", "");
    check("Likes tea.\nNot coffee.", "p[Likes tea.|Not coffee.]");
    check("One.\n\nTwo.", "p[One.]p[Two.]");
    check("# Bergen\n### The flat\nBig.", "h[Bergen]h small[The flat]p[Big.]");
    check("*soft*, **loud** and _under_", "p[em[soft], strong[loud] and em[under]]");
    check("- one\n- two\n  - three", "ul[li[one]li[twoul[li[three]]]]");
    check("1986. Met\n1990. Left", "ol[li 1986 [Met]li 1990 [Left]]");
    check("> She said so.", "quote[p[She said so.]]");
    check("before\n\n----------------------------------------\n\n*after*", "p[before]---p[em[after]]");
    check("before\n\n---\n\nafter", "p[before]---p[after]");
    check("the `code`", "p[the `code`]");
    check("```rust\nlet a;\n```", "pre[rust\nlet a;\n]");
    check("[a map](https://example.org/a_b)", "p[a https://example.org/a_b [a map]]");
    check("[her](mailto:ana@example.org) [call](tel:+351)", "p[a mailto:ana@example.org [her] a tel:+351 [call]]");
    check("<ana@example.org>", "p[a mailto:ana@example.org [ana@example.org]]");
    check("snake_case and #tag", "p[snake_case and #tag]");
}

#[test]
fn what_could_do_harm_is_text() {
    let check = |note: &str, expected: &str| assert_eq!(shape(&nodes(note)), expected, "{note}");
    check("[press](javascript:alert(1))", "p[press (javascript:alert(1))]");
    check("[press](data:text/html,x)", "p[press (data:text/html,x)]");
    check("![a cat](https://example.org/cat.png)", "p[a https://example.org/cat.png [a cat]]");
    check("<b>bold</b> <img src=x onerror=y>", "p[<b>bold</b> <img src=x onerror=y>]");
    check("<script>\nalert(1)\n</script>", "p[<script>\nalert(1)\n</script>]");
    check("AT&amp;T &copy; 2026", "p[AT&amp;T &copy; 2026]");
    check("[Ana]: tea", "p[[Ana]: tea]");
    check("[Ana]: tea\n\n[Ana]: coffee", "p[[Ana]: tea]p[[Ana]: coffee]");
    check("[a](https://example.org \"the title\")", "p[a https://example.org [a (the title)]]");
}

#[test]
fn a_row_of_a_list_has_no_markup() {
    let check = |note: &str, expected: &str| assert_eq!(plain(note), expected, "{note}");
    check("**Prefers** a _letter_", "Prefers a letter");
    check("# Flat\n- balcony\n- harbour", "Flat balcony harbour");
    check("1. one\n2. two", "1. one 2. two");
    check("one\ntwo", "one two");
}

#[test]
fn a_note_of_nothing_but_marks_is_no_burden() {
    for mark in ["> ", ">", "- ", "*a ", "[", "`", "<", "1. ", "1) > ", "[a]: b\n\n"] {
        let note = mark.repeat(2000);
        assert!(depth(&nodes(&note)) < 12, "{mark}");
    }
}

fn depth(nodes: &[Node]) -> usize {
    let inside = |it: &Node| if let Node::Element(_, inside) = it { depth(inside) } else { 0 };
    1 + nodes.iter().map(inside).max().unwrap_or(0)
}

/// Everything that is shown, with the addresses of links.
fn all_of(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(it) | Node::Code(it) => out.push_str(it),
            Node::Break | Node::Rule => (),
            Node::Element(element, inside) => {
                if let Element::Item(Some(number)) = element {
                    out.push_str(&number.to_string());
                }
                all_of(inside, out);
                if let Element::Link(address) = element {
                    out.push_str(address);
                }
            }
        }
    }
}

/// Notes put together from words and marks.
fn marked_words() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "Ana",
        "tea",
        "o",
        "é",
        "Ω",
        "1. ",
        "12) ",
        "- ",
        "* ",
        "+ ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "# ",
        "## ",
        "> ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
        "  \n",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "]: ",
        "](",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<?",
        "![",
        "---",
        "===",
        "https://example.org",
        "javascript:x",
        "&copy",
        "|",
        "~~",
        "#",
        ".",
    ]);
    prop::collection::vec(part, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn no_word_of_a_note_is_lost(note in marked_words()) {
        let mut shown = String::new();
        all_of(&nodes(&note), &mut shown);
        let count = |text: &str, letter: char| text.chars().filter(|it| *it == letter).count();
        for letter in note.chars().filter(|it| it.is_alphanumeric()) {
            prop_assert!(count(&shown, letter) >= count(&note, letter), "{letter} of {note:?} is not in {shown:?}");
        }
    }

    #[test]
    fn any_text_has_parts(note in any::<String>()) {
        let _ = plain(&note);
        prop_assert!(depth(&nodes(&note)) < 12);
    }
}
