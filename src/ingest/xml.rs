//! XML and XHTML → a tree, also where it is not well-formed.
//!
//! The tree is the one that html5ever makes of web pages, so one walk serves both, but quick-xml's events build it:
//! `<title/>` and `<a id="x"/>` end where XML says, and every step costs the same, whatever is nested in what. Beyond
//! a depth, elements are left out and their text flows on. An end that nothing began is passed over, one that ends an
//! outer element ends the inner ones, and what is no markup is text. Entities are characters, or the words that stand
//! for them: no document defines any.

use std::collections::HashMap;

use super::html::parse::is_void;
use ego_tree::{NodeId, NodeRef};
use html5ever::{LocalName, QualName, ns};
use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, resolve_xml_entity, unescape_with};
use quick_xml::events::{BytesRef, BytesStart, Event};
use scraper::node::{Element, Text};
use scraper::{Html, Node, StrTendril};

/// How many elements, attributes and stretches of text a tree holds at most; what is behind them is cut off.
const MOST_NODES: usize = 500_000;
/// How many elements may be open at once, as in web pages: the marks among them are opened anew in every block.
const DEEPEST: usize = 512;
/// How many attributes of an element are kept.
const MOST_ATTRIBUTES: usize = 32;
/// The longest value of an attribute in bytes; longer ones are pictures.
const LONGEST_VALUE: usize = 4096;
/// The longest title or name in characters.
const LONGEST_LINE: usize = 1000;
/// How many nodes are looked at for it.
const MOST_IN_LINE: usize = 400;
/// How often a text is read on behind a mistake in its markup.
const MOST_MISTAKES: usize = 100;

/// What XML is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Dialect {
    /// XHTML, in which some ends may be missing and programs are no markup.
    Page,
    /// Any other.
    Data,
}

/// How a tag is written that begins an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum TagForm {
    /// `<a>`
    Start,
    /// `<a/>`
    Empty,
}

/// A tree, and whether all of the text is in it.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) tree: Html,
    pub(super) whole: bool,
}

/// The tree of a chapter in XHTML. The names of elements have no prefix, those of attributes keep theirs.
pub(super) fn page(text: &str) -> Parsed {
    parse(text, Dialect::Page)
}

/// The tree of any other XML; see [`page`].
pub(super) fn data(text: &str) -> Html {
    parse(text, Dialect::Data).tree
}

/// The element that is called `name` and has no attributes.
pub(super) fn element(name: &str) -> Node {
    Node::Element(Element::new(name_of(name), Vec::new()))
}

/// A stretch of text.
pub(super) fn text(text: &str) -> Node {
    Node::Text(Text { text: StrTendril::from(text) })
}

/// The elements under a node, itself included, in the order of the text.
pub(super) fn elements(node: NodeRef<'_, Node>) -> impl Iterator<Item = (NodeRef<'_, Node>, &Element)> {
    node.descendants().filter_map(|node| Some((node, node.value().as_element()?)))
}

/// The value of the attribute of this name, whatever its prefix.
pub(super) fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs().find(|(key, _)| local(key) == name).map(|(_, value)| value)
}

/// The text in a node on one line, cut where nobody would read on.
pub(super) fn line(node: NodeRef<'_, Node>) -> String {
    let mut line = String::new();
    // Who nests a million links in each other must not have each of them read to its end.
    let texts = node.descendants().take(MOST_IN_LINE).filter_map(|node| Some(&**node.value().as_text()?));
    for piece in texts.flat_map(|text| text.split_inclusive(char::is_whitespace)) {
        if line.len() > LONGEST_LINE {
            break;
        }
        let word = piece.trim();
        line.push_str(word);
        if word.len() < piece.len() && !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.trim_end().chars().take(LONGEST_LINE).collect()
}

/// What an entity stands for, without the marks around it.
fn entity(name: &str) -> Option<&'static str> {
    // The long list is gone through from top to bottom.
    resolve_xml_entity(name).or_else(|| resolve_html5_entity(name))
}

/// What a reference in the text stands for; one that is unknown stands for itself.
pub(super) fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.borrow().into_inner();
    entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// A reader that goes on where others would stop.
pub(super) fn lenient(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The value of an attribute, its entities resolved. Of a very long one nothing is left.
pub(super) fn value(raw: &str) -> String {
    if raw.len() > LONGEST_VALUE {
        return String::new();
    }
    unescape_with(raw, entity).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn parse(text: &str, dialect: Dialect) -> Parsed {
    let tree = Html::new_document();
    let root = tree.tree.root().id();
    let mut builder = XmlTreeBuilder {
        tree,
        stack: vec![(root, LocalName::from(""))],
        open: HashMap::new(),
        text: String::new(),
        left: MOST_NODES,
        dialect,
    };
    let mut whole = false;
    let mut rest = text;
    for _ in 0..MOST_MISTAKES {
        let Some(mistake) = builder.read(rest) else {
            whole = builder.left > 0;
            break;
        };
        // The stroke that begins no markup is text.
        builder.text.push_str(rest.get(mistake..=mistake).unwrap_or_default());
        let Some(behind) = rest.get(mistake + 1..) else { break };
        rest = behind;
    }
    builder.end_text();
    Parsed { tree: builder.tree, whole }
}

/// A tree that is being made.
#[derive(Debug)]
struct XmlTreeBuilder {
    tree: Html,
    /// The elements that are open, outermost first, the root among them; one that was left out is held by the one
    /// around it.
    stack: Vec<(NodeId, LocalName)>,
    /// How many of them have which name.
    open: HashMap<LocalName, usize>,
    /// The text that was read since the last element began or ended.
    text: String,
    /// How many nodes may still come.
    left: usize,
    dialect: Dialect,
}

impl XmlTreeBuilder {
    /// Reads on until the text ends, or until a mistake, of which this is the place.
    fn read(&mut self, text: &str) -> Option<usize> {
        let mut base = 0;
        let mut reader = lenient(text);
        while self.left > 0 {
            match reader.read_event() {
                Ok(Event::Start(start)) if !is_name(start.name().into_inner()) => {
                    self.text.push('<');
                    self.text.push_str(&start);
                    self.text.push('>');
                }
                Ok(Event::Start(start)) => {
                    self.begin(&start, TagForm::Start);
                    if self.dialect == Dialect::Page && is_raw(start.name().into_inner()) {
                        // Programs are full of strokes that begin no markup.
                        base += usize::try_from(reader.buffer_position()).ok()?;
                        base += text.get(base..)?.find("</")?;
                        reader = lenient(text.get(base..)?);
                    }
                }
                Ok(Event::Empty(start)) => self.begin(&start, TagForm::Empty),
                Ok(Event::End(end)) => self.end(&name_of(local(end.name().into_inner())).local),
                Ok(Event::Text(text)) => self.text.push_str(&text.into_inner()),
                Ok(Event::CData(text)) => self.text.push_str(&text.into_inner()),
                Ok(Event::GeneralRef(reference)) => {
                    self.left -= usize::from(!reference.is_char_ref());
                    self.text.push_str(&resolve(&reference));
                }
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(_) => return Some(base + usize::try_from(reader.error_position()).ok()?),
            }
        }
        None
    }

    fn begin(&mut self, start: &BytesStart<'_>, form: TagForm) {
        let name = name_of(local(start.name().into_inner()));
        let is_page = self.dialect == Dialect::Page;
        if is_page {
            self.end_what_ends_itself(&name.local);
        }
        let is_void = is_page && is_void(&name.local);
        let is_closed = form == TagForm::Empty || is_void;
        // A program that is left out would be read as words.
        let stays = is_closed || (is_page && is_raw(&name.local));
        if self.stack.len() > DEEPEST && !stays {
            return self.leave_out(name.local);
        }
        self.end_text();
        let mut attributes = start.html_attributes();
        let attributes = attributes.with_checks(false).flatten().take(MOST_ATTRIBUTES);
        let attributes: Vec<_> = attributes
            .map(|it| html5ever::Attribute { name: key_of(it.key.into_inner()), value: value(&it.value).into() })
            .collect();
        self.left = self.left.saturating_sub(attributes.len());
        let local = name.local.clone();
        let id = self.append(Node::Element(Element::new(name, attributes)));
        if !is_closed {
            self.push(id, local);
        }
    }

    fn push(&mut self, id: NodeId, name: LocalName) {
        *self.open.entry(name.clone()).or_default() += 1;
        self.stack.push((id, name));
    }

    /// Begins an element that is too deep: what is in it belongs to the one around it. Words that it parts stay apart.
    fn leave_out(&mut self, name: LocalName) {
        self.left = self.left.saturating_sub(1);
        self.text.push(' ');
        if let Some((around, _)) = self.stack.last() {
            self.push(*around, name);
        }
    }

    /// Ends the innermost element of this name, if there is one, with all in it.
    fn end(&mut self, name: &LocalName) {
        if self.open.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        self.end_text();
        while let Some((_, ended)) = self.stack.pop() {
            if let Some(count) = self.open.get_mut(&ended) {
                *count -= 1;
            }
            if ended == *name {
                return;
            }
        }
    }

    /// Ends a paragraph or an item that another follows: HTML may leave out their ends.
    fn end_what_ends_itself(&mut self, next: &str) {
        let top = self.stack.last().map_or("", |(_, name)| &**name);
        if (top == "p" && ends_paragraph(next))
            || (top == next && matches!(next, "li" | "dd" | "dt" | "tr" | "td" | "th"))
        {
            let top = LocalName::from(top);
            self.end(&top);
        }
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            let text = text(&std::mem::take(&mut self.text));
            self.append(text);
        }
    }

    fn append(&mut self, node: Node) -> NodeId {
        self.left = self.left.saturating_sub(1);
        let parent = self.stack.last().map(|(id, _)| *id);
        let id = parent.and_then(|id| Some(self.tree.tree.get_mut(id)?.append(node).id()));
        id.unwrap_or_else(|| self.tree.tree.root().id())
    }
}

fn name_of(name: &str) -> QualName {
    QualName::new(None, ns!(html), LocalName::from(name))
}

/// Attributes are looked up without a namespace.
fn key_of(name: &str) -> QualName {
    QualName::new(None, ns!(), LocalName::from(name))
}

/// Whether this may be an element's name. What else stands behind a stroke is a comparison or the like.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Whether the text of an element is a program, in a page.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// Whether an element cannot stand in a paragraph, so that one which is open ends before it.
fn ends_paragraph(name: &str) -> bool {
    let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    heading || matches!(name, "p" | "div" | "section" | "aside" | "blockquote" | "ul" | "ol" | "dl" | "table" | "hr")
}
