//! Finding raw attributions: who, by which words, what.
//!
//! This is the seam behind which another engine may stand: [`Finder`] takes the paragraphs of a document and
//! gives [`Raw`] attributions; whatever is made of them (form, act, sources, nesting, voices) is made after.

mod aside;
mod finder;
mod label;
mod noun;
mod phrase;
mod quoted;

use std::ops::Range;

use crate::document::Span;

use super::lexicon::Lexicon;
use super::paragraph::Paragraph;

/// An attribution as found: spans of the document, nothing resolved.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Raw {
    /// The words that name the source; none if the text names nobody.
    pub(super) source: Vec<Span>,
    /// The words that attribute.
    pub(super) cue: Option<Span>,
    /// What is attributed, in order.
    pub(super) content: Vec<Span>,
    /// 0 to 1.
    pub(super) confidence: f32,
}

/// An attribution of one paragraph, in indices of its tokens.
#[derive(Clone, PartialEq, Debug)]
struct Found {
    source: Option<Range<usize>>,
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    confidence: f32,
}

impl Found {
    fn raw(&self, paragraph: &Paragraph<'_>) -> Raw {
        let content = self.content.iter().filter_map(|it| paragraph.span(it.clone())).collect();
        let source = self.source.iter().filter_map(|it| paragraph.span(it.clone())).collect();
        let cue = paragraph.span(self.cue.clone());
        Raw { source, cue, content, confidence: self.confidence }
    }
}

/// The raw attributions of one paragraph after another.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    lexicon: &'a Lexicon,
    raws: Vec<Raw>,
    /// The attribution whose quotation the next paragraph may go on with.
    open: Option<usize>,
    /// The attribution that ended the paragraph before with a colon; its content is yet to come.
    announced: Option<usize>,
}

impl<'a> Finder<'a> {
    /// Nothing found yet.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, raws: Vec::new(), open: None, announced: None }
    }

    /// Finds the attributions of the paragraph that follows those read before, and gives them; their
    /// contents may yet grow.
    pub(super) fn read(&mut self, paragraph: &Paragraph<'_>) -> &[Raw] {
        let mut found = finder::attributions(paragraph, self.lexicon);
        quoted::join(paragraph, &mut found);
        let base = self.raws.len();
        let opening = quoted::opening(paragraph, &found);
        let waiting = self.announced.take();
        let carried = opening.is_some().then_some(waiting.or(self.open)).flatten();
        if let Some(waiting) = waiting.filter(|_| opening.is_none() && paragraph.is_block_quote) {
            self.raws[waiting].content.extend(paragraph.span(0..paragraph.tokens.len()));
            self.announced = Some(waiting);
        }
        if let (Some(range), Some(open)) = (&opening, carried) {
            self.raws[open].content.extend(paragraph.span(range.clone()));
        }
        let last = quoted::closing(paragraph, &found);
        self.raws.extend(found.iter().map(|it| it.raw(paragraph)));
        if self.raws.len() > base && self.raws.last().is_some_and(|it| it.content.is_empty()) {
            self.announced = Some(self.raws.len() - 1);
        }
        self.open = match last {
            Some(last) => Some(base + last),
            None if quoted::is_all(paragraph, opening.as_ref()) => carried,
            None => None,
        };
        &self.raws[base..]
    }

    /// What was found, in the order of the paragraphs; what was announced and never came has no content.
    pub(super) fn finish(self) -> Vec<Raw> {
        self.raws
    }
}
