//! A paragraph made ready for finding who says what: tokens, tags, sentences, quotations.

use std::ops::Range;

use crate::document::{BlockKind, Document, Span};

use super::lexicon::Lexicon;
use super::quotation::{self, NextParagraph, Quotation};
use super::tag::{self, Tag};
use super::token::{self, Shape, Token};
use super::{markup, sentence};

/// A paragraph. All indices are indices of its tokens.
#[derive(Debug, Default)]
pub(crate) struct Paragraph<'a> {
    /// The text of the document.
    text: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) quotations: Vec<Quotation>,
    /// Markup that was left in the text, in order.
    markup: Vec<Span>,
    /// Whether it stands in a block quote of the document.
    pub(crate) is_block_quote: bool,
    /// Whether it is the title of the document or a heading.
    pub(crate) is_headline: bool,
    /// For each token one more than the index of the outermost quotation that holds it, marks included; 0 outside.
    quoted: Vec<u32>,
}

impl<'a> Paragraph<'a> {
    /// Reads the paragraph of `document` that the blocks in `chain` make.
    pub(crate) fn of(document: &'a Document, chain: Range<usize>, lexicon: &Lexicon) -> Self {
        let blocks = document.blocks();
        let next = blocks.get(chain.end);
        let next = match next {
            Some(it) if quotation::begins_with_mark(document.slice(it.span)) => NextParagraph::OpensQuotation,
            _ => NextParagraph::Other,
        };
        let first = blocks.get(chain.start);
        let is_block_quote = first.is_some_and(|it| it.quoted > 0);
        let is_headline = first.is_some_and(|it| matches!(it.kind, BlockKind::Title | BlockKind::Heading(_)));
        let read = Self::read(document.text(), &pieces(document, chain), next, lexicon);
        Self { is_block_quote, is_headline, ..read }
    }

    /// Reads the pieces of a paragraph, each with its offset in the document. `next` is how the
    /// paragraph after this one begins.
    pub(crate) fn read(text: &'a str, pieces: &[(&str, usize)], next: NextParagraph, lexicon: &Lexicon) -> Self {
        let mut tokens = Vec::new();
        let mut breaks = Vec::new();
        let mut markup = Vec::new();
        for &(text, base) in pieces {
            markup.extend(markup::find(text, base));
            breaks.push(tokens.len());
            let before = tokens.len();
            token::tokenize(text, base, lexicon, &mut tokens);
            if tokens.len() == before && !text.is_empty() {
                tokens.push(Token::other(Span::new(base, base + text.len())));
            }
        }
        let sentences = sentence::split(&tokens, &breaks, lexicon);
        let quotations = quotation::pair(&tokens, |mark| !is_inside(&markup, mark), next);
        let mut tags = Vec::with_capacity(tokens.len());
        for range in &sentences {
            tag::tag(&tokens[range.clone()], &mut tags);
        }
        let mut quoted = vec![0; tokens.len()];
        for (nth, it) in quotations.iter().enumerate().filter(|(_, it)| !it.nested) {
            quoted[it.open..it.end].fill(u32::try_from(nth + 1).expect("fewer quotations than bytes"));
        }
        Self { text, tokens, tags, sentences, quotations, markup, is_block_quote: false, is_headline: false, quoted }
    }

    /// The outermost quotation that holds a token, marks included.
    pub(crate) fn quotation_at(&self, at: usize) -> Option<Quotation> {
        let index = self.quoted.get(at).copied().filter(|&it| it > 0)?;
        self.quotations.get(index as usize - 1).copied()
    }

    /// Whether a token stands in quotation marks, or is one.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).is_some_and(|&it| it > 0)
    }

    /// Whether a span lies in markup that was left in the text.
    pub(crate) fn is_markup(&self, span: Span) -> bool {
        is_inside(&self.markup, span)
    }

    /// Whether a token reads `word`, which is in lower case.
    pub(crate) fn reads(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|it| {
            self.text.get(it.span.start()..it.span.end()).is_some_and(|it| it.eq_ignore_ascii_case(word))
        })
    }

    /// A word in lower case with straight apostrophes; none beyond the last token.
    pub(crate) fn lower(&self, at: usize) -> Option<String> {
        let span = self.tokens.get(at)?.span;
        self.text.get(span.start()..span.end()).map(|it| it.to_lowercase().replace('’', "'"))
    }

    /// The shape of a token, if there is one.
    pub(crate) fn shape(&self, at: usize) -> Option<Shape> {
        self.tokens.get(at).map(|it| it.shape)
    }

    /// The tag of a token, if there is one.
    pub(crate) fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// The bytes from the first token of a range to its last. None for an empty range.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.span.hull(tokens.last()?.span))
    }
}

impl Paragraph<'_> {
    /// Which of the sentences holds a token; the last one beyond the last token.
    pub(crate) fn sentence_number(&self, at: usize) -> usize {
        self.sentences.partition_point(|it| it.start <= at).saturating_sub(1)
    }

    /// The sentence that holds a token; none if there is no sentence.
    pub(crate) fn sentence_at(&self, at: usize) -> Option<Range<usize>> {
        self.sentences.get(self.sentence_number(at)).cloned()
    }

    /// Whether a sentence or a quotation begins with the token at `at`.
    pub(crate) fn sentence_opens(&self, at: usize) -> bool {
        let begins = self.sentences.binary_search_by_key(&at, |it| it.start).is_ok();
        begins || at > 0 && matches!(self.tokens[at - 1].shape, Shape::Quote(_) | Shape::Colon)
    }

    /// Whether a word begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Capital)
    }

    /// Whether the quotation that ends before `at` ends with a comma or the like inside its marks.
    pub(crate) fn ends_inside(&self, at: usize) -> bool {
        let mark = at.checked_sub(1).and_then(|it| self.shape(it));
        let before = at.checked_sub(2).and_then(|it| self.shape(it));
        matches!(mark, Some(Shape::Quote(_)))
            && matches!(before, Some(Shape::Comma | Shape::Stop | Shape::Exclamation | Shape::Ellipsis | Shape::Dash))
    }

    /// A range of tokens without the marks at its end that belong to a sentence rather than to what is said in it.
    pub(crate) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let belongs = |&at: &usize| {
            let mark = matches!(
                self.tokens[at].shape,
                Shape::Comma | Shape::Stop | Shape::Semicolon | Shape::Dash | Shape::Colon | Shape::Open | Shape::Other
            );
            !mark || self.is_quoted(at)
        };
        let end = range.clone().rev().find(belongs).map_or(range.start, |it| it + 1);
        range.start..end
    }

    /// Whether a word is written in capitals only: "FBI", "U.S."
    pub(crate) fn is_upper(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        let word = self.text.get(span.start()..span.end()).unwrap_or_default();
        word.chars().filter(|it| it.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
    }

    /// Whether a word holds a capital anywhere.
    pub(crate) fn has_capital(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        self.text.get(span.start()..span.end()).is_some_and(|it| it.contains(char::is_uppercase))
    }

    /// The token that begins at or after a byte of the document.
    pub(crate) fn token_from(&self, offset: usize) -> usize {
        self.tokens.partition_point(|it| it.span.start() < offset)
    }

    /// The tokens that lie in a span of the document.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        self.token_from(span.start())..self.token_from(span.end())
    }

    /// Whether a token ends with one of some letters in lower case.
    pub(crate) fn ends_with(&self, at: usize, endings: &[&str]) -> bool {
        let span = self.tokens[at].span;
        let word = self.text.get(span.start()..span.end()).unwrap_or_default();
        endings.iter().any(|it| word.ends_with(it))
    }
}

/// Whether one of some spans, which are in order and apart, covers `span`.
fn is_inside(spans: &[Span], span: Span) -> bool {
    let near = spans.partition_point(|it| it.end() < span.end());
    spans.get(near).is_some_and(|it| it.covers(span))
}

/// The texts of some blocks, each with its offset in the document.
pub(crate) fn pieces(document: &Document, chain: Range<usize>) -> Vec<(&str, usize)> {
    let blocks = document.blocks().get(chain).unwrap_or_default();
    blocks.iter().map(|it| (document.slice(it.span), it.span.start())).collect()
}
