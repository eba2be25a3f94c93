//! The rows of the article as they stand on the screen, with everything the view needs to draw them.

use super::argument;
use super::article::Article;
use super::flow::{Flow, Row};
use super::highlight::{Run, TagRange, runs, voice_tag};
use super::highlight_tag::HighlightTag;
use super::index::{Focus, Hue, attribution, voices_in};
use super::layout::Line;
use super::marks::Family;
use super::mode::{Highlight, Mode};
use crate::document::Span;

/// What stands on the screen.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From the top down; fewer than there is room for if the article is short.
    pub rows: Vec<PageRow>,
    /// Which row is the reading line.
    pub reading: Option<usize>,
    /// From the first byte that is shown to the last.
    pub span: Span,
}

/// One row.
#[derive(Clone, Debug)]
pub struct PageRow {
    /// What stands there.
    pub row: Row,
    /// The words of a line, in runs without overlap.
    pub runs: Vec<Run>,
    /// The voice of the line, for the gutter.
    pub bar: Option<Bar>,
    /// The strongest mark of what the author asserts from this line on.
    pub mark: Option<Family>,
}

impl PageRow {
    /// A row without words.
    const fn blank(row: Row) -> Self {
        Self { row, runs: Vec::new(), bar: None, mark: None }
    }
}

/// The voice of a line as the gutter shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bar {
    /// Whose.
    pub hue: Hue,
    /// In which form, or that it is unsure.
    pub tag: HighlightTag,
    /// Whether what it says begins in this line.
    pub begins: bool,
}

impl Bar {
    /// The bars that there are, with what they mean.
    pub(super) const MEANINGS: [(&'static str, &'static str); 4] = [
        ("┃", "quoted word for word"),
        ("│", "paraphrased, or quoted in part"),
        ("┊", "a belief or a wish"),
        ("╎", "low confidence; heavy where the statement starts"),
    ];

    /// What stands in the gutter.
    pub fn glyph(self) -> &'static str {
        match self.tag {
            HighlightTag::Direct => "┃",
            HighlightTag::Attitude => "┊",
            HighlightTag::Unsure => "╎",
            _ => "│",
        }
    }

    /// Whether it is drawn heavier: where something begins that is unsure, lest it be passed over.
    pub fn is_heavy(self) -> bool {
        self.tag == HighlightTag::Unsure && self.begins
    }
}

impl Page {
    /// The page of an article on a screen of `height` rows.
    pub fn new(article: &mut Article, highlight: Highlight, height: usize) -> Self {
        let (rows, reading) = article.rows(height);
        let span = Flow::span(&rows);
        let focus = article.focus();
        let mut ranges = highlight.ranges(&article.document, &article.analysis, &article.index, span);
        ranges.extend(argument::ranges(&article.analysis, highlight, span));
        if highlight.mode != Mode::Off {
            ranges.extend(focus.spans.iter().map(|span| (*span, HighlightTag::Focus, None)));
        }
        ranges.extend(notes(article, span));
        // Last, because a match has a colour of its own for its letters: on the ground of another they drown.
        ranges.extend(matches(article, span));
        let rows = rows.into_iter().map(|row| page_row(article, highlight, &ranges, row)).collect();
        Self { rows, reading, span }
    }
}

fn page_row(article: &Article, highlight: Highlight, ranges: &[TagRange], row: Row) -> PageRow {
    let Row::Line(line) = row else { return PageRow::blank(row) };
    if line.span.is_empty() {
        return PageRow::blank(row);
    }
    let here: Vec<TagRange> = ranges.iter().filter(|(span, ..)| span.overlaps(line.span)).copied().collect();
    PageRow {
        row,
        runs: runs(&here, line.span),
        bar: bar(article, highlight, line),
        mark: argument::mark(&article.analysis, highlight, line.span),
    }
}

/// The voice that has most of a line, if any but the author's has some of it.
fn bar(article: &Article, highlight: Highlight, line: Line) -> Option<Bar> {
    let analysis = &article.analysis;
    let shown = voices_in(analysis, line.span).iter().filter_map(|(run, voice)| {
        let id = highlight.voice(analysis, *voice).filter(|_| highlight.mode != Mode::Author)?;
        Some((run.intersection(line.span)?.len(), id))
    });
    let Some((_, id)) = shown.max_by_key(|(bytes, id)| (*bytes, std::cmp::Reverse(*id))) else {
        return unnamed_bar(article, highlight, line);
    };
    let attribution = attribution(analysis, id);
    let tag = if highlight.shown.is_unsure(attribution) { HighlightTag::Unsure } else { voice_tag(attribution) };
    let begins = line.span.contains(attribution.hull().start());
    Some(Bar { hue: article.index.hue(attribution.source_id), tag, begins })
}

/// In the mode for quotations, the bar of a line with quoted words that nobody is named for.
fn unnamed_bar(article: &Article, highlight: Highlight, line: Line) -> Option<Bar> {
    let quoted = article.index.unnamed_in(line.span).first()?;
    let bar = Bar { hue: Hue::Grey, tag: HighlightTag::Direct, begins: line.span.contains(quoted.start()) };
    (highlight.mode == Mode::Quotations).then_some(bar)
}

fn notes(article: &Article, span: Span) -> impl Iterator<Item = TagRange> {
    article
        .notes
        .iter()
        .filter(move |(place, _)| place.overlaps(span))
        .map(|(place, _)| (*place, HighlightTag::Note, None))
}

fn matches(article: &Article, span: Span) -> impl Iterator<Item = TagRange> {
    let current = article.search.from(article.at()).map(|(_, found)| found);
    article.search.matches_in(span).iter().map(move |found| {
        let tag = if Some(*found) == current { HighlightTag::CurrentMatch } else { HighlightTag::Match };
        (*found, tag, None)
    })
}

/// The sentence or statement in focus as one line, for messages.
pub(super) fn words(article: &Article, focus: &Focus) -> String {
    focus.spans.iter().map(|span| super::cells::one_line(article.document.slice(*span))).collect::<Vec<_>>().join(" … ")
}
