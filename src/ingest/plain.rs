//! Plain text: the document's text is the input as it stands, so that offsets are offsets into the file.
//!
//! Blank lines part the text into groups; a group is parted further by what its lines look like
//! ([`line_role`]) and by how its lines are broken ([`wrap`]). Whatever is not white space stands in a block,
//! but for the markers of items and quoted mail and the strokes under headings. One pass, linear.

mod front_matter;
mod line;
mod line_role;
mod wrap;

use crate::document::{Block, BlockKind, Builder, Document, Meta, Span};
use crate::ingest::split;

use line::{InitialCase, TextLine, TextLines, ends_sentence};
use line_role::{LineRole, Neighbours};
use wrap::{GroupKind, Wrap};

/// A line of at least so many bytes is the first of a paragraph rather than a heading.
const PROSE: usize = 60;
/// The longest line in bytes that a stroke under it makes a heading.
const HEADING: usize = 120;

/// Reads plain text.
pub(super) fn read(text: String, origin: &str) -> Document {
    let mut meta = Meta { origin: origin.to_owned(), ..Meta::default() };
    let blocks = Parser::new(&text).parse(&mut meta);
    let mut builder = Builder::new(text);
    for block in blocks {
        builder.push(block);
    }
    builder.build(meta)
}

#[derive(Debug)]
struct Parser<'t> {
    text: &'t str,
    wrap: Wrap,
    blocks: Vec<Block>,
    /// The indents of the lists that the last item stands in, outermost first; empty after anything else.
    lists: Vec<usize>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, wrap: Wrap::of(text), blocks: Vec::new(), lists: Vec::new() }
    }

    fn parse(mut self, meta: &mut Meta) -> Vec<Block> {
        let mut lines = TextLines::new(self.text);
        for (span, kind) in front_matter::read(&mut lines, meta) {
            self.push(span, kind);
        }
        let (mut group, mut next, mut roles) = (Vec::new(), Vec::new(), Vec::new());
        lines.group(&mut group);
        while !group.is_empty() {
            lines.group(&mut next);
            let in_list = !self.lists.is_empty();
            let is_before_item = next.first().is_some_and(line_role::is_item);
            let neighbours = if in_list || is_before_item { Neighbours::Items } else { Neighbours::Others };
            line_role::roles(&group, neighbours, &mut roles);
            self.group(&group, &roles, next.first());
            std::mem::swap(&mut group, &mut next);
        }
        self.blocks
    }

    /// Reads the lines between two blank ones; `next` is the line after the second.
    fn group(&mut self, group: &[TextLine<'t>], roles: &[LineRole], next: Option<&TextLine<'t>>) {
        if self.goes_on_with_item(group, roles) {
            return self.item_paragraph(group);
        }
        if let Some(kind) = self.whole(group, roles, next) {
            self.lists.clear();
            return if kind.keeps_lines() { self.kept(group, kind) } else { self.push(hull(group), kind) };
        }
        let mut at = 0;
        while let (Some(lines), Some(&role)) = (group.get(at..), roles.get(at)) {
            // The lines after the first that belong to it, as far as their looks tell.
            let texts = roles.iter().skip(at + 1).take_while(|&&it| it == LineRole::Text).count();
            let (lines, after) = lines.split_at(1 + texts);
            let Some((first, more)) = lines.split_first() else { break };
            if !matches!(role, LineRole::Item { .. }) {
                self.lists.clear();
            }
            at += match role {
                LineRole::Item { skip, number } => self.item(first, more, skip, number),
                LineRole::Text => {
                    let stroke = after.first().and(roles.get(at + 1 + texts));
                    self.text_above(lines, stroke.copied().filter(|_| at == 0))
                }
                LineRole::Quote { skip, level } => {
                    // An empty line of quoted mail parts paragraphs as a blank line does.
                    let before = at.checked_sub(1).and_then(|it| Some((group.get(it)?, roles.get(it)?)));
                    let goes_on = before.is_some_and(|(line, role)| {
                        matches!(role, LineRole::Quote { skip, level: same } if *same == level && *skip < line.text.len())
                    });
                    let span = Span::new(first.start + skip, first.end());
                    let mail = Block { quoted: level, continues: goes_on, ..plain(span, BlockKind::Paragraph) };
                    self.add(&mail);
                    1
                }
                LineRole::Rule(_) => self.single(first, BlockKind::Rule),
                LineRole::Litter => self.single(first, BlockKind::Litter),
            };
        }
    }

    /// What a group is as a whole, if it is not to be parted.
    fn whole(&self, group: &[TextLine<'t>], roles: &[LineRole], next: Option<&TextLine<'t>>) -> Option<BlockKind> {
        if let ([only], [LineRole::Text]) = (group, roles) {
            let last = self.blocks.last();
            let spoken = |it: &Block| self.text.get(it.span.start()..it.span.end()).is_some_and(ends_sentence);
            let after = last.is_some_and(|it| it.kind.is_front_matter() || spoken(it));
            let before = next.is_some_and(|it| it.text.len() >= PROSE && line_role::role(it) == LineRole::Text);
            let level = match line_role::heading(only.text) {
                None if after && before => line_role::heading_between_paragraphs(only.text),
                level => level,
            };
            if let Some(level) = level {
                return Some(BlockKind::Heading(level));
            }
        }
        if self.lists.is_empty() && line_role::is_code(group) {
            return Some(BlockKind::Code);
        }
        line_role::is_table(group).then_some(BlockKind::Table)
    }

    /// Adds lines of prose or verse, or a heading if one of them stands above a stroke.
    fn text_above(&mut self, lines: &[TextLine<'t>], stroke: Option<LineRole>) -> usize {
        if let ([title], Some(LineRole::Rule(Some(level)))) = (lines, stroke)
            && title.text.len() <= HEADING
        {
            self.push(title.span(), BlockKind::Heading(level));
            return 2;
        }
        let wrap = self.wrap;
        wrap.parts(lines, |part, lines| match part {
            GroupKind::Verse => self.kept(lines, BlockKind::Verse),
            GroupKind::Paragraph => self.push(hull(lines), BlockKind::Paragraph),
            GroupKind::Inset => self.add(&Block { quoted: 1, ..plain(hull(lines), BlockKind::Paragraph) }),
        });
        lines.len()
    }

    /// Adds an item that begins with `first`; `more` may go on with it.
    fn item(&mut self, first: &TextLine<'t>, more: &[TextLine<'t>], skip: usize, number: Option<u64>) -> usize {
        while self.lists.last().is_some_and(|&indent| indent > first.indent) {
            self.lists.pop();
        }
        if self.lists.last() != Some(&first.indent) {
            self.lists.push(first.indent);
        }
        let goes_on = |line: &&TextLine<'t>| {
            self.wrap.is_wrapped() || line.indent > first.indent || line.opening() == InitialCase::Lower
        };
        let goes_on = more.iter().take_while(goes_on).count();
        let end = more.get(..goes_on).and_then(<[TextLine<'t>]>::last).unwrap_or(first).end();
        let depth = u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX);
        self.push(Span::new(first.start + skip, end), BlockKind::ListItem { depth, number });
        1 + goes_on
    }

    /// Whether a group is a further paragraph of the last item: it is set in deeper than the item's marker.
    fn goes_on_with_item(&self, group: &[TextLine<'t>], roles: &[LineRole]) -> bool {
        let Some(&indent) = self.lists.last() else { return false };
        group.iter().all(|line| line.indent >= indent + 2) && roles.iter().all(|&role| role == LineRole::Text)
    }

    fn item_paragraph(&mut self, group: &[TextLine<'t>]) {
        let kind = self.blocks.last().map_or(BlockKind::Paragraph, |block| block.kind);
        self.add(&Block { continues: true, ..plain(hull(group), kind) });
    }

    fn single(&mut self, line: &TextLine<'t>, kind: BlockKind) -> usize {
        self.push(line.span(), kind);
        1
    }

    /// Adds a block whose lines are kept, with the indent of the first.
    fn kept(&mut self, lines: &[TextLine<'t>], kind: BlockKind) {
        let begin = lines.first().map_or(0, |line| line.begin);
        self.push(Span::new(begin, hull(lines).end()), kind);
    }

    fn push(&mut self, span: Span, kind: BlockKind) {
        self.add(&plain(span, kind));
    }

    fn add(&mut self, block: &Block) {
        split::push(&mut self.blocks, self.text, block);
    }
}

fn plain(span: Span, kind: BlockKind) -> Block {
    Block { span, kind, quoted: 0, continues: false }
}

/// From the first of `lines` to the last.
fn hull(lines: &[TextLine<'_>]) -> Span {
    match lines {
        [first, .., last] => first.span().hull(last.span()),
        [only] => only.span(),
        [] => Span::default(),
    }
}
