//! Very long paragraphs, cut so that one block is always quick to lay out.

use crate::document::{Block, BlockKind, Span};

/// The longest block in bytes.
pub(super) const LONGEST: usize = 16 * 1024;

/// How many spaces are looked at for one that follows a sentence.
const SPACES: usize = 200;

/// Adds `block` to `blocks`, in pieces of at most [`LONGEST`] bytes; `text` is the document's.
///
/// A cut is made at a line break where lines are kept, else after a sentence, else at white space, else
/// between two characters. The pieces after the first go on where the one before left off.
pub(super) fn push(blocks: &mut Vec<Block>, text: &str, block: &Block) {
    let mut piece = block.clone();
    while piece.span.len() > LONGEST {
        let cut = cut(text, piece.span.start(), block.kind);
        blocks.push(Block { span: Span::new(piece.span.start(), cut), ..piece });
        piece = Block { span: Span::new(cut, block.span.end()), continues: true, ..piece };
    }
    blocks.push(piece);
}

/// Where to end the piece that begins at `start`, at most [`LONGEST`] bytes later.
fn cut(text: &str, start: usize, kind: BlockKind) -> usize {
    let end = boundary(text, start + LONGEST);
    let latter = boundary(text, start + LONGEST / 2);
    let window = text.get(latter..end).unwrap_or_default();
    let line = || window.rfind('\n').map(|at| at + 1);
    let spaces = || window.rmatch_indices(' ').map(|(at, _)| at);
    let ends = |at: &usize| window.get(..*at).is_some_and(|before| before.ends_with(['.', '!', '?', '”', '"']));
    let sentence = || spaces().take(SPACES).find(ends);
    let space = || spaces().next().or_else(|| window.rfind(char::is_whitespace));
    let found = if kind.keeps_lines() { line().or_else(space) } else { sentence().or_else(space) };
    found.map_or(end, |at| latter + at)
}

/// The character boundary at `offset` or the last one before it.
fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
