//! What elements are, by their names and attributes.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// The attribute for an id that is kept from Readability: links in the page may lead there.
pub(super) const PLACE: &str = "data-place";

/// Whether an element stands by itself instead of in a line of text.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "main"
            | "hgroup"
            | "search"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "menu"
            | "dir"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "pre"
            | "hr"
            | "details"
            | "summary"
            | "center"
            | "form"
            | "fieldset"
            | "legend"
            | "option"
            | "address"
            | "body"
            | "html"
    )
}

/// The level of a heading, 1 to 6.
pub(in crate::ingest) fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Whether nothing of an element is ever shown. Formulas and drawn pictures, in whichever element, are
/// [`super::replaced`]'s.
pub(super) fn is_hidden(element: &Element) -> bool {
    let never = matches!(
        element.name(),
        "script"
            | "style"
            | "template"
            | "head"
            | "noscript"
            | "canvas"
            | "object"
            | "embed"
            | "map"
            | "input"
            | "select"
            | "textarea"
            | "button"
            | "datalist"
            | "dialog"
            | "noframes"
            | "noembed"
    );
    never || hides(element)
}

/// Whether the attributes of an element hide it.
pub(super) fn hides(element: &Element) -> bool {
    let is_hidden = element.attr("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    is_hidden || element.attr("aria-hidden") == Some("true") || element.attr("style").is_some_and(vanishes)
}

/// Whether a style makes an element vanish.
fn vanishes(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        match property.trim() {
            it if it.eq_ignore_ascii_case("display") => value.eq_ignore_ascii_case("none"),
            it if it.eq_ignore_ascii_case("visibility") => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

/// The words of an element with single spaces, blocks parted by one; None if it has more nodes or letters than a
/// line could have (the first `limit` of each are looked at).
pub(super) fn short_text(node: NodeRef<'_, Node>, limit: usize) -> Option<String> {
    let mut text = String::new();
    for (nth, inner) in node.descendants().enumerate() {
        match inner.value() {
            Node::Text(it) => text.push_str(it),
            Node::Element(it) if is_block(it.name()) || it.name() == "br" => text.push(' '),
            _ => {}
        }
        if nth > limit || text.len() > 4 * limit {
            return None;
        }
    }
    let text = one_line(&text);
    (text.len() <= limit).then_some(text)
}

/// Some text on one line, with single spaces.
pub(in crate::ingest) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
