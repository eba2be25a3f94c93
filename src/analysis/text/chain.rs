//! Which blocks of a document are read together.
//!
//! Blocks that go on one in the other make a paragraph, paragraphs make a group, and the windows that the network
//! sees are cut in each group by itself. What is read together follows from the blocks near by alone, so that a part
//! of a long document is read as the whole of it is.

use std::ops::Range;

use crate::document::Block;

/// Bytes up to which blocks that go on one in the other are read as one paragraph.
const LONGEST: usize = 16 * 1024;

/// A new group begins with the first paragraph that opens at or after a block whose index is a multiple of this, and
/// after every block in which nobody speaks.
const ANCHOR: usize = 32;

/// The paragraph that begins with the block at `start`.
pub(crate) fn paragraph(blocks: &[Block], start: usize) -> Range<usize> {
    let Some(first) = blocks.get(start) else { return start..start };
    let (mut end, mut length) = (start + 1, first.span.len());
    while let Some(next) = blocks.get(end).filter(|it| it.continues && it.kind.speaks() == first.kind.speaks()) {
        length += next.span.len();
        if length > LONGEST {
            break;
        }
        end += 1;
    }
    start..end
}

/// The paragraphs of the group that begins with the block at `start`; none if nobody speaks in it.
pub(crate) fn group(blocks: &[Block], start: usize) -> Vec<Range<usize>> {
    let mut group: Vec<Range<usize>> = Vec::new();
    let mut next = start;
    while next / ANCHOR == start / ANCHOR && blocks.get(next).is_some_and(|it| it.kind.speaks()) {
        let paragraph = paragraph(blocks, next);
        next = paragraph.end;
        group.push(paragraph);
    }
    group
}

/// The block at or before `at` from which groups can be read so that the one that holds `at` comes out.
pub(crate) fn anchor(blocks: &[Block], at: usize) -> usize {
    let near = opening(blocks, at) / ANCHOR * ANCHOR;
    let opening = opening(blocks, near);
    if opening == near { near } else { paragraph(blocks, opening).end }
}

/// The first block of the paragraph that holds the block at `at`.
fn opening(blocks: &[Block], at: usize) -> usize {
    let goes_on = |it: &usize| blocks.get(*it).is_some_and(|block| block.continues);
    let mut start = (1..=at).rev().find(|it| !goes_on(it)).unwrap_or(0);
    loop {
        let end = paragraph(blocks, start).end;
        if at < end || end == start {
            return start;
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, BlockKind, Span};

    use super::{anchor, group, paragraph};

    /// A block for each letter: a paragraph, one that goes on (`+`), a rule (`-`), 10 KiB that go on (`*`).
    fn blocks(shapes: &str) -> Vec<Block> {
        let mut at = 0;
        let block = |shape: char| {
            let length = if shape == '*' { 10 * 1024 } else { 1 };
            at += length;
            let kind = if shape == '-' { BlockKind::Rule } else { BlockKind::Paragraph };
            Block { span: Span::new(at - length, at), kind, quoted: 0, continues: matches!(shape, '+' | '*') }
        };
        shapes.chars().map(block).collect()
    }

    #[test]
    fn blocks_that_go_on_make_a_paragraph() {
        for (shapes, start, end) in [("p++p", 0, 3), ("p++p", 3, 4), ("p**+", 0, 2), ("p**+", 2, 4), ("-+", 0, 1)] {
            assert_eq!(paragraph(&blocks(shapes), start), start..end, "{shapes}");
        }
    }

    #[test]
    fn groups_are_the_same_wherever_reading_begins() {
        let long = "pp+p-p**p".repeat(30);
        for shapes in
            [long.as_str(), &"p".repeat(100), &format!("p{}", "+".repeat(99)), &format!("p{}", "*".repeat(99))]
        {
            let blocks = blocks(shapes);
            let mut groups: Vec<Vec<std::ops::Range<usize>>> = Vec::new();
            let mut at = 0;
            while at < blocks.len() {
                let group = group(&blocks, at);
                at = group.last().map_or_else(|| paragraph(&blocks, at).end, |it| it.end);
                groups.push(group);
            }
            for wanted in 0..blocks.len() {
                let mut at = anchor(&blocks, wanted);
                assert!(at <= wanted);
                let found = loop {
                    let group = group(&blocks, at);
                    at = group.last().map_or_else(|| paragraph(&blocks, at).end, |it| it.end);
                    if wanted < at {
                        break group;
                    }
                };
                assert!(groups.contains(&found), "{shapes} {wanted}");
            }
        }
    }
}
