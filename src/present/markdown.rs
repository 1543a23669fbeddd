//! Notes as Markdown (CommonMark, <https://spec.commonmark.org/0.31.2/>): headings, emphasis, lists and links.
//!
//! People write notes by hand, and most know no Markdown. So no character of a word is lost, whatever the syntax makes
//! of it: a line end stays a line end, raw HTML and entities are text, a number before a line stays as it was written,
//! and a definition of a link is shown. Nothing is fetched: a picture is a link to it.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag};

/// How deep elements are nested; deeper ones are shown as their text. A note of nothing but ">" would otherwise fill
/// the stack of the browser (design decision).
const DEEPEST: usize = 8;

/// How many marks of lists and quotations a line may begin with. The parser takes the square of their number, so a note
/// with more of them is shown as it was written (design decision).
const MOST_MARKS: usize = 32;

/// The schemes of addresses that may become links.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// A part of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text. It may hold bare addresses (`links::parts`).
    Text(String),
    /// A line end.
    Break,
    /// Text in a fixed pitch, within a line.
    Code(String),
    /// A line between two parts.
    Rule,
    /// An element with its parts.
    Element(Element, Vec<Self>),
}

/// What holds other parts of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A heading; a large one is of the first or the second level.
    Heading {
        /// Whether it is a large one.
        is_large: bool,
    },
    /// A paragraph.
    Paragraph,
    /// A list, with numbers or without.
    List {
        /// Whether its items have numbers.
        is_numbered: bool,
    },
    /// An item of a list, with its number as written.
    Item(Option<u32>),
    /// A quotation.
    Quote,
    /// Text with its own spaces and line ends.
    Preserved,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// A link to a web address, a mail address or a telephone number.
    Link(String),
}

/// The parts of a note, in order.
///
/// # Examples
///
/// ```
/// use kith::present::markdown::{Element, Node, nodes};
///
/// let text = |it: &str| Node::Text(it.to_owned());
/// let strong = Node::Element(Element::Strong, vec![text("letter")]);
/// assert_eq!(nodes("Likes a **letter**."), [Node::Element(
///     Element::Paragraph,
///     vec![text("Likes a "), strong, text(".")],
/// )]);
/// ```
pub fn nodes(note: &str) -> Vec<Node> {
    if note.lines().any(|it| marks(it) > MOST_MARKS) {
        return as_written(note);
    }
    let note = without_definitions(note);
    let mut tree = Tree { open: vec![Frame::default()] };
    for (event, range) in Parser::new_ext(&note, Options::empty()).into_offset_iter() {
        tree.add(event, note.get(range).unwrap_or_default());
    }
    tree.finish()
}

/// A note as one line without markup, for rows of lists.
///
/// ```
/// # use kith::present::markdown::plain;
/// assert_eq!(plain("# Bergen\n\n- the *flat*\n- [a map](https://example.org)"), "Bergen the flat a map");
/// ```
pub fn plain(note: &str) -> String {
    let mut line = String::new();
    add_plain(&nodes(note), &mut line);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_plain(nodes: &[Node], line: &mut String) {
    for node in nodes {
        match node {
            Node::Text(it) | Node::Code(it) => line.push_str(it),
            Node::Break | Node::Rule => line.push(' '),
            Node::Element(element, inside) => {
                if let Element::Item(Some(number)) = element {
                    line.push_str(&format!("{number}. "));
                }
                add_plain(inside, line);
                if !matches!(element, Element::Emphasis | Element::Strong | Element::Link(_)) {
                    line.push(' ');
                }
            }
        }
    }
}

/// The number of marks of lists and quotations before the words of a line.
fn marks(line: &str) -> usize {
    let is_mark = |it: &&str| {
        let last = it.trim_start_matches('>').trim_start_matches(|it: char| it.is_ascii_digit());
        matches!(last, "" | "-" | "*" | "+" | "." | ")")
    };
    let quotes = |it: &str| it.bytes().filter(|it| *it == b'>').count();
    line.split_whitespace().take_while(is_mark).map(|it| quotes(it).max(1)).sum()
}

/// The lines of a note, unchanged.
fn as_written(note: &str) -> Vec<Node> {
    let lines = note.lines().flat_map(|it| [Node::Break, Node::Text(it.to_owned())]).skip(1);
    vec![Node::Element(Element::Paragraph, lines.collect())]
}

/// The note with the definitions of links escaped. CommonMark shows no definition, so "[Ana]: tea" would be lost.
fn without_definitions(note: &str) -> String {
    let mut note = note.to_owned();
    // The parser knows the first definition of a name only; a second one shows up in the next round.
    for _ in 0..3 {
        let parser = Parser::new_ext(&note, Options::empty());
        let starts: Vec<usize> = parser.reference_definitions().iter().map(|(_, it)| it.span.start).collect();
        if starts.is_empty() {
            return note;
        }
        note = escaped(&note, starts);
    }
    // Many of one name: every bracket that could begin a definition.
    let starts = note.match_indices('[').map(|(at, _)| at).filter(|at| !note[..*at].ends_with('\\')).collect();
    escaped(&note, starts)
}

/// The note with a backslash at each of these places.
fn escaped(note: &str, mut places: Vec<usize>) -> String {
    places.sort_unstable();
    let mut escaped = String::with_capacity(note.len() + places.len());
    let mut from = 0;
    for place in places {
        escaped.push_str(&note[from..place]);
        escaped.push('\\');
        from = place;
    }
    escaped.push_str(&note[from..]);
    escaped
}

/// An element whose end is still to come. Without an element its parts belong to the one around it.
#[derive(Default)]
struct Frame {
    element: Option<Element>,
    children: Vec<Node>,
    /// Text after the parts, such as an address that may not be a link.
    tail: String,
    /// Whether the next part begins a line of its own.
    is_block: bool,
}

impl Frame {
    /// Adds text. Adjacent texts are one, so that an address in them is recognised.
    fn text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ if text.is_empty() => (),
            _ => self.children.push(Node::Text(text.to_owned())),
        }
    }

    fn push(&mut self, node: Node) {
        match node {
            Node::Text(it) => self.text(&it),
            other => self.children.push(other),
        }
    }
}

/// Builds the parts from the events of the parser.
struct Tree {
    open: Vec<Frame>,
}

impl Tree {
    fn add(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => {
                let frame = self.frame(tag, source);
                self.open.push(frame);
            }
            Event::End(_) => self.close(),
            // An entity such as "&copy;" is shown as it was written.
            Event::Text(_) if source.starts_with('&') => self.top().text(source),
            Event::Text(it) | Event::Html(it) | Event::InlineHtml(it) => self.top().text(&it),
            Event::Code(it) => self.top().push(Node::Code(it.into_string())),
            Event::SoftBreak | Event::HardBreak => self.top().push(Node::Break),
            Event::Rule => self.top().push(Node::Rule),
            // Kinds of Markdown that are not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                self.top().text(source);
            }
        }
    }

    fn frame(&self, tag: Tag<'_>, source: &str) -> Frame {
        let is_block = !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. });
        let is_deep = self.open.len() > DEEPEST;
        let frame = match tag {
            Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. } => {
                link(link_type == LinkType::Email, &dest_url, &title, is_deep)
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) if !language.is_empty() => Frame {
                element: Some(Element::Preserved),
                children: vec![Node::Text(format!("{language}\n"))],
                ..Frame::default()
            },
            tag => Frame { element: self.element(tag, source), ..Frame::default() },
        };
        let element = frame.element.filter(|_| !is_deep);
        Frame { element, is_block, ..frame }
    }

    fn element(&self, tag: Tag<'_>, source: &str) -> Option<Element> {
        let is_numbered = || {
            let list = self.open.last().and_then(|it| it.element.as_ref());
            matches!(list, Some(Element::List { is_numbered: true }))
        };
        Some(match tag {
            Tag::Paragraph | Tag::HtmlBlock => Element::Paragraph,
            Tag::Heading { level, .. } => Element::Heading { is_large: level <= HeadingLevel::H2 },
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(_) => Element::Preserved,
            Tag::List(first) => Element::List { is_numbered: first.is_some() },
            // "1986. Met" and "1990. Left" are years, which counting would make 1986 and 1987.
            Tag::Item => Element::Item(is_numbered().then(|| number(source)).flatten()),
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            _ => return None,
        })
    }

    fn top(&mut self) -> &mut Frame {
        if self.open.is_empty() {
            self.open.push(Frame::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// The innermost element ends: it becomes a part of the one around it.
    fn close(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        let tail = std::mem::take(&mut frame.tail);
        frame.text(&tail);
        let around = self.top();
        match frame.element {
            Some(element) => around.push(Node::Element(element, frame.children)),
            None => {
                frame.children.into_iter().for_each(|it| around.push(it));
                if frame.is_block {
                    around.push(Node::Break);
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while self.open.len() > 1 {
            self.close();
        }
        self.open.pop().map(|it| it.children).unwrap_or_default()
    }
}

/// A link, or a picture, which is a link too. An address that may not be a link stands behind its words.
fn link(is_mail: bool, address: &str, title: &str, is_deep: bool) -> Frame {
    let is_safe = |it: &&str| address.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it));
    let element = match SCHEMES.iter().any(is_safe) {
        _ if is_deep => None,
        true => Some(Element::Link(address.to_owned())),
        false if is_mail => Some(Element::Link(format!("mailto:{address}"))),
        false => None,
    };
    let behind = if element.is_none() { address } else { "" };
    let tail = [behind, title].into_iter().filter(|it| !it.is_empty()).map(|it| format!(" ({it})")).collect();
    Frame { element, tail, ..Frame::default() }
}

/// The number before an item of a list.
fn number(source: &str) -> Option<u32> {
    let digits: String = source.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
