//! The styles of a document: what a paragraph is, and what words look like.
//!
//! Word shows the styles that it knows by names in the reader's language and keeps them in English; a style of somebody's
//! own is what it is based on, or a heading if it has a level in the outline.

use std::collections::HashMap;

use scraper::node::Element;

use crate::ingest::xml;

/// How many styles are based on each other at most.
const DEEPEST: usize = 16;
/// The longest name of a list in bytes.
const LONGEST_ID: usize = 20;

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum ParagraphKind {
    #[default]
    Body,
    Title,
    Author,
    Date,
    /// Beginning at 1.
    Heading(u8),
    Quote,
    Code,
    /// A line of the contents, which the reader's outline makes anew.
    Contents,
}

/// What words look like.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "words may look every way at once")]
pub(super) struct RunFormat {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) hidden: bool,
    pub(super) link: Option<String>,
}

impl RunFormat {
    /// Takes in a property of words: `b`, `i` and the like, switched on unless `value` says otherwise.
    pub(super) fn set(&mut self, name: &str, value: Option<&str>) {
        let on = !matches!(value, Some("0" | "false" | "off" | "none"));
        match name {
            "b" => self.bold = on,
            "i" => self.italic = on,
            "strike" | "dstrike" => self.struck = on,
            "vanish" => self.hidden = on,
            _ => {}
        }
    }
}

/// What a style makes of a paragraph or of words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct ResolvedStyle {
    pub(super) kind: ParagraphKind,
    pub(super) format: RunFormat,
    /// The list whose items have this style, and how deep they stand.
    pub(super) list: Option<(String, usize)>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, ResolvedStyle>,
    /// The language that most of it is written in.
    pub(super) language: Option<String>,
}

/// A style as the file has it.
#[derive(Debug, Default)]
struct StyleDefinition {
    kind: Option<ParagraphKind>,
    based_on: Option<String>,
    properties: Vec<(String, Option<String>)>,
    list: Option<String>,
    depth: usize,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Self {
        let tree = xml::data(text);
        let mut definitions: HashMap<String, StyleDefinition> = HashMap::new();
        let mut language = None;
        let mut current = None;
        for (_, element) in xml::elements(tree.tree.root()) {
            let value = || xml::attribute(element, "val").map(str::to_owned);
            if element.name() == "style" {
                current = xml::attribute(element, "styleId").map(str::to_owned);
            }
            match current.as_ref() {
                Some(id) => definitions.entry(id.clone()).or_default().note(element),
                None if element.name() == "lang" => language = language.or_else(value),
                None => {}
            }
        }
        let styles = definitions.keys().map(|id| (id.clone(), resolve(&definitions, id))).collect();
        Self { styles, language }
    }

    /// The style that a paragraph or a run names; nothing special if there is none.
    pub(super) fn get(&self, id: &str) -> ResolvedStyle {
        self.styles.get(id).cloned().unwrap_or_default()
    }
}

impl StyleDefinition {
    fn note(&mut self, element: &Element) {
        let value = xml::attribute(element, "val");
        match element.name() {
            "name" => self.kind = value.and_then(kind_of).or(self.kind),
            "basedOn" => self.based_on = value.map(str::to_owned),
            "outlineLvl" => self.kind = self.kind.or_else(|| outline(value)),
            // It is a number; every style that is based on this one has it, too.
            "numId" => self.list = value.filter(|id| id.len() <= LONGEST_ID).map(str::to_owned),
            "ilvl" => self.depth = value.and_then(|it| it.parse().ok()).unwrap_or(0),
            name @ ("b" | "i" | "strike" | "dstrike" | "vanish") => {
                self.properties.push((name.to_owned(), value.map(str::to_owned)));
            }
            _ => {}
        }
    }
}

/// A level of the outline, of which 9 is none.
pub(super) fn outline(value: Option<&str>) -> Option<ParagraphKind> {
    let level = value?.parse::<u8>().ok().filter(|level| *level < 9)?;
    Some(ParagraphKind::Heading(level.saturating_add(1).min(6)))
}

/// A style with what it has from those that it is based on.
fn resolve(definitions: &HashMap<String, StyleDefinition>, id: &str) -> ResolvedStyle {
    let based_on = |definition: &&StyleDefinition| definitions.get(definition.based_on.as_ref()?);
    let chain: Vec<&StyleDefinition> = std::iter::successors(definitions.get(id), based_on).take(DEEPEST).collect();
    let mut format = RunFormat::default();
    for (name, value) in chain.iter().rev().flat_map(|definition| &definition.properties) {
        format.set(name, value.as_deref());
    }
    let list = chain.iter().find_map(|definition| Some((definition.list.clone()?, definition.depth)));
    ResolvedStyle { kind: chain.iter().find_map(|definition| definition.kind).unwrap_or_default(), format, list }
}

/// What the styles of Word, `LibreOffice` and pandoc are by their names.
fn kind_of(name: &str) -> Option<ParagraphKind> {
    let name = name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok()) {
        return Some(ParagraphKind::Heading(level.clamp(1, 6)));
    }
    Some(match name.as_str() {
        "title" => ParagraphKind::Title,
        "author" => ParagraphKind::Author,
        "date" => ParagraphKind::Date,
        "quote" | "intense quote" | "block text" | "quotations" | "quotation" => ParagraphKind::Quote,
        "source code" | "html preformatted" | "preformatted text" => ParagraphKind::Code,
        "toc heading" => ParagraphKind::Contents,
        name if name.starts_with("toc ") || name.starts_with("contents ") => ParagraphKind::Contents,
        _ => return None,
    })
}
