//! Pairing quotation marks.
//!
//! Marks pair inside a paragraph. Straight marks open or close by what touches them, and so do curly ones that are
//! turned the wrong way; apostrophes are told from single quotation marks in the same way. A mark that is never closed
//! holds to the end of its paragraph if the next paragraph opens with a mark again, as newspapers print long quotations,
//! and to the end of its sentence otherwise.

use std::ops::Range;

use crate::document::Span;

use super::token::{QuoteMark, Shape, Token};

/// Words in quotation marks: token indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quotation {
    /// The opening mark.
    pub(crate) open: usize,
    /// One past the last token, the closing mark included if there is one.
    pub(crate) end: usize,
    /// Whether there is a closing mark.
    pub(crate) closed: bool,
    /// Whether it stands in single marks.
    pub(crate) single: bool,
    /// Whether it stands inside another quotation.
    pub(crate) nested: bool,
}

impl Quotation {
    /// The tokens between the marks.
    pub(crate) fn inner(&self) -> Range<usize> {
        self.open + 1..if self.closed { self.end - 1 } else { self.end }
    }
}

/// Whether a text begins with a mark that may open a quotation.
pub(crate) fn begins_with_mark(text: &str) -> bool {
    ["\"", "“", "”", "„", "«", "''", "``"].iter().any(|it| text.starts_with(it))
}

/// How the paragraph after one begins, which decides how far a quotation runs that is still open at its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NextParagraph {
    /// With a quotation mark: a quotation of several paragraphs opens each of them anew, and closes the last.
    OpensQuotation,
    /// In any other way, or there is none.
    Other,
}

/// The quotations of a paragraph, by where they open. `is_read` says of a mark whether it is part of what is read,
/// `next` how the next paragraph begins.
pub(crate) fn pair(tokens: &[Token], is_read: impl Fn(Span) -> bool, next: NextParagraph) -> Vec<Quotation> {
    let mut pairer = Pairer { tokens, done: Vec::new(), double: None, inner: None, single: None };
    for (at, token) in tokens.iter().enumerate() {
        if let Shape::Quote(mark) = token.shape
            && is_read(token.span)
        {
            pairer.take(at, mark);
        }
    }
    pairer.finish(next)
}

/// How many tokens single marks may hold; an apostrophe at the begin of a word looks like an opening one.
const LONGEST_SINGLE: usize = 120;

struct Pairer<'a> {
    tokens: &'a [Token],
    done: Vec<Quotation>,
    double: Option<usize>,
    /// A curly mark that opened inside straight ones.
    inner: Option<usize>,
    single: Option<usize>,
}

impl Pairer<'_> {
    fn take(&mut self, at: usize, mark: QuoteMark) {
        match mark {
            QuoteMark::DoubleOpen if self.double.is_some() && self.ends_words(at) => self.close_double(at),
            QuoteMark::DoubleClose if self.double.is_none() && self.begins_words(at) => self.open_double(at),
            QuoteMark::DoubleOpen if self.is_straight() && self.begins_words(at) => self.inner = Some(at),
            QuoteMark::DoubleClose if self.inner.is_some() => self.close_inner(at),
            QuoteMark::DoubleClose => self.close_double(at),
            QuoteMark::Double if self.begins_words(at) => self.open_double(at),
            QuoteMark::Double if self.ends_words(at) || self.double.is_some() => self.close_double(at),
            QuoteMark::Double | QuoteMark::DoubleOpen | QuoteMark::Low => self.open_double(at),
            QuoteMark::SingleOpen => self.open_single(at),
            QuoteMark::Single if self.single.is_none() && !self.touches_before(at) => self.open_single(at),
            QuoteMark::Single | QuoteMark::SingleClose => self.close_single(at),
        }
    }

    /// Whether a mark stands where one opens, whichever way it is turned: ”So.
    fn begins_words(&self, at: usize) -> bool {
        !self.touches_before(at) && self.touches_after(at)
    }

    /// Whether a mark stands where one closes, whichever way it is turned: so.“
    fn ends_words(&self, at: usize) -> bool {
        self.touches_before(at) && !self.touches_after(at)
    }

    /// Whether a token other than an opening bracket, a dash or an opening mark ends where the one at `at` begins.
    fn touches_before(&self, at: usize) -> bool {
        at > 0 && {
            let before = self.tokens[at - 1];
            let opener = matches!(before.shape, Shape::Open | Shape::Dash)
                || matches!(before.shape, Shape::Quote(_)) && !self.adjoins(at - 1);
            before.span.end() == self.tokens[at].span.start() && !opener
        }
    }

    /// Whether the token before ends where the one at `at` begins.
    fn adjoins(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end() == self.tokens[at].span.start()
    }

    /// Whether a word, or a mark that opens one, begins where the token at `at` ends.
    fn touches_after(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|after| {
            let closer = matches!(
                after.shape,
                Shape::Comma
                    | Shape::Stop
                    | Shape::Exclamation
                    | Shape::Colon
                    | Shape::Semicolon
                    | Shape::Close
                    | Shape::Dash
                    | Shape::Clitic
            );
            after.span.start() == self.tokens[at].span.end() && !closer
        })
    }

    /// Whether the words here stand in straight double marks.
    fn is_straight(&self) -> bool {
        self.double.is_some_and(|open| self.tokens[open].shape == Shape::Quote(QuoteMark::Double))
    }

    fn close_inner(&mut self, at: usize) {
        if let Some(open) = self.inner.take().filter(|open| open + 1 < at) {
            self.done.push(closed(open, at));
        }
    }

    fn open_double(&mut self, at: usize) {
        if self.touches_after(at) || !self.touches_before(at) {
            self.inner = None;
            if let Some(open) = self.double.take() {
                self.abandon(open, at);
            }
            self.double = Some(at);
        }
    }

    fn close_double(&mut self, at: usize) {
        self.inner = None;
        if let Some(open) = self.double.take() {
            if open + 1 < at {
                self.done.push(closed(open, at));
            }
            self.single = self.single.filter(|&single| single < open);
        }
    }

    fn open_single(&mut self, at: usize) {
        if self.touches_after(at) && matches!(self.tokens[at + 1].shape, Shape::Lower | Shape::Capital) {
            self.single = Some(at);
        }
    }

    /// A single mark closes if one is open near before it and no letter follows.
    fn close_single(&mut self, at: usize) {
        let Some(open) = self.single.filter(|&open| at - open < LONGEST_SINGLE) else { return };
        let inner_double = self.double.is_some_and(|double| double > open);
        if inner_double || self.touches_after(at) || !self.touches_before(at) || open + 1 >= at {
            return;
        }
        self.single = None;
        self.done.push(Quotation { single: true, ..closed(open, at) });
    }

    /// A double mark that was never closed holds to the end of its sentence.
    fn abandon(&mut self, open: usize, before: usize) {
        let end = (open + 1..before).find(|&at| self.ends_sentence(at)).map_or(before, |at| at + 1);
        if open + 1 < end {
            self.done.push(Quotation { open, end, closed: false, single: false, nested: false });
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.tokens[at].shape, Shape::Stop | Shape::Exclamation)
    }

    fn finish(mut self, next: NextParagraph) -> Vec<Quotation> {
        let count = self.tokens.len();
        if let Some(open) = self.double.take() {
            if next == NextParagraph::OpensQuotation {
                self.done.push(Quotation { open, end: count, closed: false, single: false, nested: false });
            } else {
                self.abandon(open, count);
            }
        }
        self.done.sort_by_key(|it| (it.open, std::cmp::Reverse(it.end)));
        let mut until = 0;
        for quotation in &mut self.done {
            quotation.nested = quotation.open < until;
            until = until.max(quotation.end);
        }
        self.done
    }
}

/// The quotation between two double marks that pair.
fn closed(open: usize, close: usize) -> Quotation {
    Quotation { open, end: close + 1, closed: true, single: false, nested: false }
}
