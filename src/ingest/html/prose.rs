//! Sentences of prose: how many words of them stand in an element, and how many of a page's are not in what was made
//! of it.
//!
//! What is counted are whole sentences without links, so neither menus nor the headlines of other articles are.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::elements::{heading, is_block, is_hidden};
use super::replaced::{Replacement, replacement};

/// A sentence of fewer words is a label.
const FEWEST: usize = 4;
/// A block with no sentence of this many words holds no prose.
const LEAST: usize = 6;
/// What surrounds a teaser, its headline and its sentence, has at most this many letters.
const TEASER: usize = 600;
/// How many elements around a sentence may be a teaser.
const AROUND: usize = 3;

/// What stands in an element.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Measure {
    /// Words in sentences without links.
    pub(super) words: usize,
    /// Letters, and how many of them are in links.
    pub(super) letters: usize,
    pub(super) linked: usize,
    /// Fields and buttons.
    pub(super) controls: usize,
    /// Points in time that are marked as such.
    pub(super) times: usize,
}

impl Measure {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.letters += other.letters;
        self.linked += other.linked;
        self.controls += other.controls;
        self.times += other.times;
    }

    /// Whether there is text that is more than labels and links.
    pub(super) fn has_prose(&self) -> bool {
        self.words > 0 || (self.letters - self.linked > 400 && self.linked * 4 < self.letters)
    }
}

/// The text of a block, in sentences.
#[derive(Debug)]
pub(super) struct ProseBlock {
    /// The block.
    pub(super) owner: NodeId,
    pub(super) sentences: Vec<ProseSentence>,
}

impl ProseBlock {
    /// How many words of it are prose.
    pub(super) fn words(&self) -> usize {
        self.sentences.iter().filter(|it| it.is_prose).map(|it| it.words).sum()
    }
}

/// A sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProseSentence {
    /// Tells it from every other by its letters.
    pub(super) hash: u64,
    words: usize,
    /// Whether it is whole, long enough, and without a link.
    pub(super) is_prose: bool,
}

/// The prose of a tree. What is never shown is not in it.
#[derive(Debug, Default)]
pub(super) struct PageProse {
    pub(super) runs: Vec<ProseBlock>,
    measures: HashMap<NodeId, Measure>,
    /// All words that were read.
    read: usize,
}

impl PageProse {
    pub(super) fn of(tree: &Html) -> Self {
        let mut reader = ProseReader::default();
        let mut passed: Option<NodeId> = None;
        for edge in tree.tree.root().traverse() {
            match edge {
                Edge::Open(node) if passed.is_none() => match node.value() {
                    Node::Text(text) => reader.text(text, TextOrigin::Page),
                    Node::Element(element) if !reader.open(node, element) => passed = Some(node.id()),
                    _ => {}
                },
                Edge::Close(node) if passed == Some(node.id()) => passed = None,
                Edge::Close(node) if passed.is_none() => {
                    if let Some(element) = node.value().as_element() {
                        reader.close(element);
                    }
                }
                _ => {}
            }
        }
        reader.flush();
        reader.prose
    }

    /// What stands in an element.
    pub(super) fn measure(&self, node: NodeId) -> Measure {
        self.measures.get(&node).copied().unwrap_or_default()
    }

    /// All words of prose.
    pub(super) fn words(&self) -> usize {
        self.runs.iter().map(ProseBlock::words).sum()
    }

    /// All sentences.
    pub(super) fn hashes(&self) -> HashSet<u64> {
        self.runs.iter().flat_map(|run| run.sentences.iter().map(|it| it.hash)).collect()
    }

    /// The sentences of prose in an element.
    pub(super) fn hashes_in(&self, node: NodeRef<'_, Node>) -> HashSet<u64> {
        let inside: HashSet<NodeId> = node.descendants().map(|it| it.id()).collect();
        let runs = self.runs.iter().filter(|run| inside.contains(&run.owner));
        runs.flat_map(|run| run.sentences.iter().filter(|it| it.is_prose).map(|it| it.hash)).collect()
    }

    /// How many words of prose are not in what was made of it, if they are more than a twentieth of that. Sentences
    /// that stand beside the headline of another article are a teaser of it and not counted.
    pub(super) fn words_left_out(&self, tree: &Html, kept: &Self) -> Option<usize> {
        let mut known = kept.hashes();
        let mut words = 0;
        for run in &self.runs {
            if self.is_teaser(tree, run) {
                continue;
            }
            for sentence in run.sentences.iter().filter(|it| it.is_prose) {
                if known.insert(sentence.hash) {
                    words += sentence.words;
                }
            }
        }
        (words * 20 > kept.read).then_some(words)
    }

    fn is_teaser(&self, tree: &Html, run: &ProseBlock) -> bool {
        let Some(owner) = tree.tree.get(run.owner) else { return false };
        let around = owner.ancestors().take(AROUND).map(|it| self.measure(it.id()));
        let mut around = around.take_while(|it| it.letters <= TEASER);
        around.any(|it| it.linked > 0 && it.linked * 8 >= it.letters)
    }
}

/// Where some text comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum TextOrigin {
    Page,
    /// It stands for a formula or a picture, and is no prose.
    Replacement,
}

#[derive(Debug, Default)]
struct ProseReader {
    prose: PageProse,
    /// The elements that are open.
    open: Vec<(NodeId, Measure)>,
    /// The blocks among them.
    blocks: Vec<NodeId>,
    links: usize,
    /// How many headings, forms of code and labels are open: what stands in them is no prose.
    labels: usize,
    /// The text since the last block began or ended, and which of it is in links.
    run: String,
    linked: Vec<Range<usize>>,
}

impl ProseReader {
    /// Begins an element; false if nothing in it is to be read.
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        match replacement(node, element) {
            Some(Replacement::Words(words)) => {
                self.text(&words, TextOrigin::Replacement);
                return false;
            }
            Some(Replacement::Lines(lines)) => {
                for line in lines {
                    self.flush();
                    self.text(&line, TextOrigin::Replacement);
                }
                self.flush();
                return false;
            }
            None => {}
        }
        let name = element.name();
        if is_hidden(element) {
            let is_control = matches!(name, "input" | "button" | "select" | "textarea");
            if let Some((_, around)) =
                self.open.last_mut().filter(|_| is_control && element.attr("type") != Some("hidden"))
            {
                around.controls += 1;
            }
            return false;
        }
        if is_block(name) {
            self.flush();
            self.blocks.push(node.id());
        }
        self.links += usize::from(name == "a");
        self.labels += usize::from(is_label(name));
        let (times, controls) = (usize::from(name == "time"), usize::from(name == "form"));
        self.open.push((node.id(), Measure { controls, times, ..Measure::default() }));
        if name == "br" {
            self.run.push(' ');
        }
        true
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if is_block(name) {
            self.flush();
            self.blocks.pop();
        }
        self.links -= usize::from(name == "a");
        self.labels -= usize::from(is_label(name));
        if let Some((id, inside)) = self.open.pop() {
            if let Some((_, around)) = self.open.last_mut() {
                around.add(inside);
            }
            if inside != Measure::default() {
                self.prose.measures.insert(id, inside);
            }
        }
    }

    fn text(&mut self, text: &str, origin: TextOrigin) {
        let start = self.run.len();
        self.run.push_str(text);
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        let is_linked = self.links > 0;
        let is_replacement = origin == TextOrigin::Replacement;
        if let Some((_, inside)) = self.open.last_mut().filter(|_| !is_replacement) {
            inside.letters += letters;
            inside.linked += if is_linked { letters } else { 0 };
        }
        if (is_linked || is_replacement) && letters > 0 {
            self.linked.push(start..self.run.len());
        }
    }

    /// Takes the text of a block, or of what stands between two.
    fn flush(&mut self) {
        let (text, linked) = (std::mem::take(&mut self.run), std::mem::take(&mut self.linked));
        let mut sentences = Vec::new();
        let mut links = linked.iter().peekable();
        for (sentence, is_whole) in split(&text) {
            while links.next_if(|it| it.end <= sentence.start).is_some() {}
            let has_link = links.peek().is_some_and(|it| it.start < sentence.end);
            let Some(words) = text.get(sentence) else { continue };
            let (hash, count) = (hash(words), count(words));
            self.prose.read += count;
            let is_prose = is_whole && !has_link && count >= FEWEST && self.labels == 0;
            sentences.push(ProseSentence { hash, words: count, is_prose });
        }
        let holds_prose = sentences.iter().any(|it| it.is_prose && it.words >= LEAST);
        if !holds_prose {
            for sentence in &mut sentences {
                sentence.is_prose = false;
            }
        }
        let Some(owner) = self.blocks.last().or(self.open.last().map(|(id, _)| id)) else { return };
        let run = ProseBlock { owner: *owner, sentences };
        if let Some((_, inside)) = self.open.last_mut() {
            inside.words += run.words();
        }
        if !run.sentences.is_empty() {
            self.prose.runs.push(run);
        }
    }
}

/// Whether what stands in an element is no prose, however long.
fn is_label(name: &str) -> bool {
    heading(name).is_some() || matches!(name, "pre" | "label" | "legend" | "option" | "summary" | "nav")
}

/// The sentences of a text, and whether a sign ends each of them.
fn split(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut sentences = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, c) in text.char_indices() {
        if matches!(c, '.' | '!' | '?' | '…' | ':') {
            ended = true;
        } else if matches!(c, '。' | '！' | '？') {
            let end = at + c.len_utf8();
            sentences.push((start..end, true));
            (start, ended) = (end, false);
        } else if c.is_whitespace() && ended {
            sentences.push((start..at, true));
            (start, ended) = (at, false);
        } else if !matches!(c, '”' | '’' | '"' | '\'' | '»' | '“' | ')' | ']') {
            ended = false;
        }
    }
    if start < text.len() {
        sentences.push((start..text.len(), ended));
    }
    sentences.retain(|(range, _)| text.get(range.clone()).is_some_and(|it| it.contains(char::is_alphanumeric)));
    sentences
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        c.hash(&mut hasher);
    }
    hasher.finish()
}

/// How many words a text has. In scripts that put no space between words, two letters are taken for one.
fn count(text: &str) -> usize {
    let dense = text
        .chars()
        .filter(|c| matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    let dense = dense.count() / 2;
    dense.max(text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count())
}
