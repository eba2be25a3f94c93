//! Moving through the text.

use crate::document::BlockKind;
use crate::reader::command::MoveCommand;
use crate::reader::direction::Direction;
use crate::reader::{Article, Reader};

impl Reader {
    /// Does a command that moves by lines, pages, paragraphs or headings.
    pub(super) fn move_command(&mut self, command: MoveCommand, count: Option<usize>) {
        let height = usize::from(self.areas().page.height).max(1);
        let Some(article) = &mut self.articles.open else { return };
        let times = count.unwrap_or(1);
        match command {
            MoveCommand::Line(direction) => article.move_lines(direction, times),
            MoveCommand::HalfPage(direction) => article.scroll(direction, (height / 2).max(1) * times, height),
            MoveCommand::Page(direction) => {
                // Two rows stay in view, so that the eye finds its place on the new page.
                let page = height.saturating_sub(2).max(1);
                article.scroll(direction, page * times, height);
            }
            MoveCommand::Top => article.go_to_block(count.unwrap_or(1)),
            MoveCommand::Bottom => match count {
                Some(nth) => article.go_to_block(nth),
                None => article.go_to_end(),
            },
            MoveCommand::Percent => article.go_to_percent(count.unwrap_or(0).min(100)),
            MoveCommand::Paragraph(direction) => {
                if let Some(start) = block_towards(article, direction, times, is_paragraph) {
                    article.go(start);
                }
            }
            MoveCommand::Heading(direction) => match block_towards(article, direction, times, is_heading) {
                Some(start) => article.go(start),
                None => self.tell("no more headings in that direction"),
            },
        }
    }
}

/// Whether jumps from paragraph to paragraph stop at a block of this kind.
fn is_paragraph(kind: BlockKind) -> bool {
    kind != BlockKind::Rule
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Title)
}

/// Where the `count`th block of some kind begins in a direction, a byte offset. Going back from the middle of a
/// paragraph goes to its own start first, as in vim.
fn block_towards(
    article: &Article,
    direction: Direction,
    count: usize,
    is_wanted: impl Fn(BlockKind) -> bool,
) -> Option<usize> {
    let here = article.block().0 as usize;
    let blocks = article.document.blocks();
    let passed = count.saturating_sub(1);
    let begins = |index: &usize| is_wanted(blocks[*index].kind) && !blocks[*index].continues;
    let target = match direction {
        Direction::Forward => (here + 1..blocks.len()).filter(begins).nth(passed),
        Direction::Backward => {
            let is_inside = article.at() > blocks[here].span.start();
            (0..here + usize::from(is_inside)).rev().filter(begins).nth(passed)
        }
    };
    target.map(|index| blocks[index].span.start())
}
