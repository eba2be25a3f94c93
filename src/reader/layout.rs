//! Paragraphs → lines. A line is a stretch of the text, an indent and a block; nothing else.

use textwrap::WordSeparator;
use textwrap::core::{Fragment, Word};
use textwrap::word_splitters::{WordSplitter, split_words};
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::cells::{cells, width};
use crate::document::{Block, BlockId, BlockKind, Document, Span};

/// One line on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its text, without the spaces at its end.
    pub span: Span,
    /// Columns before it.
    pub indent: usize,
    /// The block it belongs to.
    pub block: BlockId,
}

/// The lines of a block in `columns` columns (at least one). Every byte of the block that is not white
/// space lies in exactly one of them. Never empty.
pub fn lay_out(document: &Document, id: BlockId, columns: usize) -> Vec<Line> {
    let block = document.block(id);
    let indent = indent(block).min(columns / 2);
    let columns = (columns - indent).max(1);
    let text = document.slice(block.span);
    let spans = if block.kind.keeps_lines() { kept_lines(text, columns) } else { wrapped_lines(text, columns) };
    let place = |(start, end)| Span::new(block.span.start() + start, block.span.start() + end);
    spans.into_iter().map(|span| Line { span: place(span), indent, block: id }).collect()
}

/// What the layout puts before the first line of a block: the bullet or number of an item.
pub fn marker(block: &Block) -> Option<String> {
    match block.kind {
        BlockKind::ListItem { .. } if block.continues => None,
        BlockKind::ListItem { number: Some(number), .. } => Some(format!("{number}.")),
        BlockKind::ListItem { .. } => Some("•".to_owned()),
        _ => None,
    }
}

/// Columns before the text of a block.
fn indent(block: &Block) -> usize {
    let own = match block.kind {
        BlockKind::ListItem { depth, number } => {
            let digits = number.map_or(1, |number| number.to_string().len() + 1);
            usize::from(depth) * 2 + digits + 1
        }
        BlockKind::Code | BlockKind::Verse => 2,
        _ => 0,
    };
    usize::from(block.quoted) * 2 + own
}

/// The lines of a text whose line breaks matter; one that is too long goes on in the next.
fn kept_lines(text: &str, columns: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let body = line.trim_end();
        let mut piece = start;
        for cut in cuts(body, columns) {
            lines.push((piece, start + cut));
            piece = start + cut;
        }
        lines.push((piece, start + body.len()));
        start += line.len() + 1;
    }
    lines
}

/// Where a text has to be cut so that no piece is wider than `columns`, in bytes; between clusters.
fn cuts(text: &str, columns: usize) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut used = 0;
    if text.len() <= columns {
        return cuts;
    }
    for cell in cells(text) {
        if used > 0 && used + cell.width > columns {
            cuts.push(cell.start);
            used = 0;
        }
        used += cell.width;
    }
    cuts
}

/// A piece of text that is never broken: a word, or a part of one.
#[derive(Clone, Copy, Debug)]
struct LayoutPiece {
    start: usize,
    end: usize,
    width: usize,
    space: usize,
}

#[expect(clippy::cast_precision_loss, reason = "columns are far below 2^52")]
impl Fragment for LayoutPiece {
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The lines of running text, broken for an even right edge by textwrap.
#[expect(clippy::cast_precision_loss, reason = "columns are far below 2^52")]
fn wrapped_lines(text: &str, columns: usize) -> Vec<(usize, usize)> {
    let pieces = pieces(text, columns);
    let widths = [columns as f64];
    let lines = wrap_optimal_fit(&pieces, &widths, &Penalties::new())
        .unwrap_or_else(|_overflow| wrap_first_fit(&pieces, &widths));
    let span = |line: &[LayoutPiece]| Some((line.first()?.start, line.last()?.end));
    let lines: Vec<_> = lines.into_iter().filter_map(span).collect();
    if lines.is_empty() { vec![(0, text.len())] } else { lines }
}

/// The pieces of running text, none wider than `columns` unless it is a single cluster.
fn pieces(text: &str, columns: usize) -> Vec<LayoutPiece> {
    let flat = flat(text);
    let words = WordSeparator::UnicodeBreakProperties.find_words(&flat);
    let mut pieces = Vec::new();
    let mut start = 0;
    for Word { word, whitespace, .. } in split_words(words, &WordSplitter::HyphenSplitter) {
        let next = start + word.len() + whitespace.len();
        push_word(&mut pieces, text, (start, next), columns);
        start = next;
    }
    pieces
}

/// Adds the word in `text[from.0..from.1]`, white space at its end included, cut where it is too wide.
fn push_word(pieces: &mut Vec<LayoutPiece>, text: &str, (start, next): (usize, usize), columns: usize) {
    let whole = text.get(start..next).expect("words end on character boundaries");
    let word = whole.trim_end();
    let space = width(whole.split_at(word.len()).1);
    if word.is_empty() {
        // A space at the start of a line of its own: it belongs to the piece before.
        if let Some(last) = pieces.last_mut() {
            last.space += space;
        }
        return;
    }
    let mut from = 0;
    for cut in cuts(word, columns).into_iter().chain([word.len()]) {
        let width = width(word.get(from..cut).expect("cuts lie between clusters"));
        let space = if cut == word.len() { space } else { 0 };
        pieces.push(LayoutPiece { start: start + from, end: start + cut, width, space });
        from = cut;
    }
}

/// `text` with the same length in bytes but without line breaks, tabs and escapes, which mean something to
/// textwrap.
fn flat(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(|c: char| c.is_ascii_control()) {
        return text.into();
    }
    let plain = |c: char| match c {
        '\t'..='\r' => ' ',
        c if c.is_ascii_control() => 'x',
        c => c,
    };
    text.chars().map(plain).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Meta};

    fn laid_out(text: &str, kind: BlockKind, columns: usize) -> String {
        let mut builder = Builder::new(text.to_owned());
        builder.block(Span::new(0, text.len()), kind);
        let document = builder.build(Meta::default());
        let lines = lay_out(&document, BlockId(0), columns);
        let symbols = |line: &Line| cells(document.slice(line.span)).map(|cell| cell.symbol).collect::<String>();
        let shown = |line: &Line| " ".repeat(line.indent) + &symbols(line);
        lines.iter().map(shown).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines() {
        let item = BlockKind::ListItem { depth: 1, number: Some(12) };
        let table = [
            ("one two three", BlockKind::Paragraph, 7, "one two|three"),
            ("hard\nwrapped\n   text", BlockKind::Paragraph, 40, "hard wrapped text"),
            ("well-known fact", BlockKind::Paragraph, 6, "well-|known|fact"),
            ("abcdefgh", BlockKind::Paragraph, 3, "abc|def|gh"),
            ("中文字符测试", BlockKind::Paragraph, 5, "中文|字符|测试"),
            ("e\u{301}e\u{301}e\u{301}", BlockKind::Paragraph, 2, "e\u{301}e\u{301}|e\u{301}"),
            ("said—then left", BlockKind::Paragraph, 10, "said—then|left"),
            ("a  b", BlockKind::Paragraph, 9, "a  b"),
            ("\u{1b}[2J gone", BlockKind::Paragraph, 5, "␛[2J|gone"),
            ("roses are red\n  violets, blue", BlockKind::Verse, 15, "  roses are red|    violets, bl|  ue"),
            ("an item here", item, 13, "      an item|      here"),
        ];
        for (text, kind, columns, expected) in table {
            assert_eq!(laid_out(text, kind, columns), expected, "{text:?} in {columns}");
        }
    }
}
