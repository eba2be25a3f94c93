//! Moving through the text.

use crate::document::BlockKind;
use crate::reader::command::Command;
use crate::reader::{Article, Reader};

impl Reader {
    /// Does a command that moves by lines, pages, paragraphs or headings; whether it was one.
    pub(super) fn moving_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let height = usize::from(self.areas().page.height).max(1);
        let Some(article) = &mut self.article else { return false };
        let times = signed(count.unwrap_or(1));
        // Two rows stay in view, so that the eye finds its place on the new page.
        let page = signed(height.saturating_sub(2).max(1));
        let half = signed((height / 2).max(1));
        match command {
            Command::LineDown => article.move_lines(times),
            Command::LineUp => article.move_lines(-times),
            Command::HalfPageDown => article.scroll(half * times, height),
            Command::HalfPageUp => article.scroll(-half * times, height),
            Command::PageDown => article.scroll(page * times, height),
            Command::PageUp => article.scroll(-page * times, height),
            Command::Top => article.go_to_block(count.unwrap_or(1)),
            Command::Bottom => match count {
                Some(nth) => article.go_to_block(nth),
                None => article.go_to_end(),
            },
            Command::Percent => article.go_to_percent(count.unwrap_or(0).min(100)),
            Command::ParagraphNext | Command::ParagraphPrevious => {
                let times = if command == Command::ParagraphNext { times } else { -times };
                step_block(article, times, |kind| kind != BlockKind::Rule);
            }
            Command::HeadingNext | Command::HeadingPrevious => {
                let times = if command == Command::HeadingNext { times } else { -times };
                if !step_block(article, times, is_heading) {
                    self.tell("no more headings in that direction");
                }
            }
            _ => return false,
        }
        true
    }
}

fn signed(n: usize) -> isize {
    isize::try_from(n).expect("counts are small")
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Title)
}

/// Goes to the start of the `count`th block of some kind after this one (before, if negative), if there is one.
/// Going back from the middle of a paragraph goes to its own start first, as in vim.
fn step_block(article: &mut Article, count: isize, wanted: impl Fn(BlockKind) -> bool) -> bool {
    let here = article.block().0 as usize;
    let blocks = article.document.blocks();
    let steps = count.unsigned_abs().saturating_sub(1);
    let starts = |index: &usize| wanted(blocks[*index].kind) && !blocks[*index].continues;
    let target = if count > 0 {
        (here + 1..blocks.len()).filter(starts).nth(steps)
    } else {
        let is_inside = article.at() > blocks[here].span.start();
        (0..here + usize::from(is_inside)).rev().filter(starts).nth(steps)
    };
    if let Some(target) = target {
        let start = blocks[target].span.start();
        article.go(start);
    }
    target.is_some()
}
