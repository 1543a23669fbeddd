//! Notes with their headings, emphasis, lists and links. They are edited as text.

use leptos::prelude::*;

use super::linked::linked;
use crate::present::links::parts;
use crate::present::markdown::{Element, Node, nodes};

/// Draws a note as Markdown.
pub(crate) fn prose(note: &str) -> AnyView {
    view! { <div class="prose" dir="auto">{draw(nodes(note), false)}</div> }.into_any()
}

/// Draws parts of a note. `is_linked` says that a link is around them, so that addresses in them are no links.
fn draw(nodes: Vec<Node>, is_linked: bool) -> AnyView {
    let one = |node: Node| match node {
        Node::Text(text) if is_linked => text.into_any(),
        Node::Text(text) => linked(&text, parts(&text)),
        Node::Break => view! { <br /> }.into_any(),
        Node::Code(text) => view! { <code>{text}</code> }.into_any(),
        Node::Rule => view! { <hr /> }.into_any(),
        Node::Element(element, inside) => draw_element(element, inside, is_linked),
    };
    nodes.into_iter().map(one).collect_view().into_any()
}

fn draw_element(element: Element, inside: Vec<Node>, is_linked: bool) -> AnyView {
    let inside = match &element {
        // A picture without words is its address.
        Element::Link(address) if inside.is_empty() => address.clone().into_any(),
        Element::Link(_) => draw(inside, true),
        _ => draw(inside, is_linked),
    };
    match element {
        Element::Heading { is_large: true } => view! { <h3 dir="auto">{inside}</h3> }.into_any(),
        // One level, so that the order of the headings on the page has no gap.
        Element::Heading { is_large: false } => {
            view! { <h3 class="prose__small-heading" dir="auto">{inside}</h3> }.into_any()
        }
        Element::Paragraph => view! { <p dir="auto">{inside}</p> }.into_any(),
        Element::List { is_numbered: true } => view! { <ol role="list">{inside}</ol> }.into_any(),
        Element::List { is_numbered: false } => view! { <ul role="list">{inside}</ul> }.into_any(),
        Element::Item(number) => view! { <li dir="auto" value=number>{inside}</li> }.into_any(),
        Element::Quote => view! { <blockquote>{inside}</blockquote> }.into_any(),
        Element::Preserved => view! { <pre>{inside}</pre> }.into_any(),
        Element::Emphasis => view! { <em>{inside}</em> }.into_any(),
        Element::Strong => view! { <strong>{inside}</strong> }.into_any(),
        Element::Link(address) => {
            view! { <a href=address target="_blank" rel="noopener noreferrer">{inside}</a> }.into_any()
        }
    }
}
