//! What stands for elements that are not read as they stand: formulas, and pictures with text in them.

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use super::elements::{hides, one_line, short_text};
use super::formula;

/// How many nodes of a picture are looked at.
const NODES: usize = 20_000;
/// How many bytes of text a picture has at most.
const LONGEST: usize = 64 * 1024;
/// A label is shorter than this, in words.
const LABEL: usize = 4;
/// How many bytes of labels are told of a diagram.
const LABELS: usize = 400;
/// A script with a formula is no longer than this, in bytes.
const SCRIPT: usize = 8 * 1024;

/// What is written for an element and all that is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::ingest) enum Replacement {
    /// Words in the line that the element stands in.
    Words(String),
    /// Lines of their own; none if there is nothing to say.
    Lines(Vec<String>),
}

/// What stands for a formula or a drawn picture; None for any other element, and for one that is hidden.
pub(in crate::ingest) fn replacement(node: NodeRef<'_, Node>, element: &Element) -> Option<Replacement> {
    match element.name() {
        "math" if !hides(element) => Some(formula_text(formula::linear(node, element), Display::of(element))),
        "script" => script(node, element),
        "svg" if hides(element) || is_button(node) => Some(Replacement::Lines(Vec::new())),
        "svg" => Some(picture(node)),
        _ => None,
    }
}

/// Whether a formula stands in a line of text or in one of its own; `MathML` calls it so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Display {
    Inline,
    Block,
}

impl Display {
    /// What a `<math>` says of itself.
    fn of(math: &Element) -> Self {
        if math.attr("display") == Some("block") { Self::Block } else { Self::Inline }
    }
}

fn formula_text(formula: String, display: Display) -> Replacement {
    match display {
        Display::Inline => Replacement::Words(formula),
        Display::Block => Replacement::Lines(vec![formula]),
    }
}

/// Some pages hold their formulas in scripts, for a program to set: in TeX, or in `MathML`.
fn script(node: NodeRef<'_, Node>, element: &Element) -> Option<Replacement> {
    let kind = element.attr("type")?;
    let display = if kind.contains("mode=display") { Display::Block } else { Display::Inline };
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.starts_with("math/") {
        return None;
    }
    let source: String = node.children().filter_map(|it| it.value().as_text()).map(|it| &**it).collect();
    if source.len() > SCRIPT {
        return None;
    }
    match kind {
        "math/tex" => Some(formula_text(one_line(&source), display)),
        "math/mml" => {
            let tree = Html::parse_fragment(&source);
            let root = tree
                .tree
                .root()
                .descendants()
                .find(|it| it.value().as_element().is_some_and(|it| it.name() == "math"))?;
            let element = root.value().as_element()?;
            Some(formula_text(formula::linear(root, element), Display::of(element)))
        }
        _ => None,
    }
}

/// Whether a picture stands in a link or on a button: it is a sign that tells what that does.
fn is_button(node: NodeRef<'_, Node>) -> bool {
    node.ancestors().take(4).filter_map(|it| it.value().as_element()).any(|it| matches!(it.name(), "a" | "button"))
}

/// The text of a drawn picture: a line for each text in it, or all labels of a diagram in one.
fn picture(svg: NodeRef<'_, Node>) -> Replacement {
    let mut lines: Vec<String> = Vec::new();
    let mut title = None;
    let mut length = 0;
    for node in svg.descendants().take(NODES) {
        let Some(element) = node.value().as_element().filter(|it| !hides(it)) else { continue };
        let is_top = || node.parent().is_some_and(|it| it.id() == svg.id());
        match element.name() {
            "title" if title.is_none() && is_top() => title = short_text(node, LABELS),
            "text" | "foreignObject" if length < LONGEST => {
                let line = text_in(node);
                length += line.len();
                lines.extend(Some(line).filter(|it| it.contains(char::is_alphanumeric)));
            }
            _ => {}
        }
    }
    let words = |line: &String| line.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count();
    if lines.iter().any(|line| words(line) >= LABEL) {
        return Replacement::Lines(lines);
    }
    let is_said = title.as_ref().is_some_and(|it| words(it) >= LABEL - 1);
    if !is_said && lines.iter().map(words).sum::<usize>() < 2 {
        return Replacement::Lines(Vec::new());
    }
    let title = title.filter(|_| is_said);
    let mut description = title.into_iter().chain(lines).collect::<Vec<_>>().join(" · ");
    if description.len() > LABELS {
        description.truncate(description.floor_char_boundary(LABELS));
        description.push('…');
    }
    Replacement::Lines(vec![format!("[image: {description}]")])
}

/// The text of an element of a picture on one line. Parts that have a place of their own are parted.
fn text_in(node: NodeRef<'_, Node>) -> String {
    let mut text = String::new();
    for inner in node.descendants().take(NODES) {
        match inner.value() {
            Node::Text(it) => text.push_str(it),
            Node::Element(it)
                if ["x", "y", "dy"].iter().any(|name| it.attr(name).is_some()) || it.name() != "tspan" =>
            {
                text.push(' ');
            }
            _ => {}
        }
        if text.len() > LONGEST {
            break;
        }
    }
    one_line(&text)
}
