//! The article: gutter and text.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::Theme;
use super::paint::Pen;
use crate::document::{BlockKind, Document};
use crate::reader::{Areas, GUTTER, GUTTER_BAR, GUTTER_READING, Line, PageRow, Reader, Row, Run, cells, fit, marker};

/// Words that a person reads in a minute.
const WORDS_A_MINUTE: usize = 230;

pub(super) fn draw(reader: &Reader, theme: &Theme, areas: Areas, buffer: &mut Buffer) {
    let Some(article) = reader.article() else { return };
    let page = reader.page();
    for (index, row) in page.rows.iter().enumerate().take(usize::from(areas.page.height)) {
        let y = u16::try_from(index).expect("a screen is small");
        let mut pen = Pen::new(buffer, theme, areas.page, y);
        gutter(&mut pen, row, page.reading == Some(index));
        pen.go(areas.text.x);
        match row.row {
            Row::Blank => {}
            Row::About => {
                let about = fit(&about(&article.document), pen.left());
                pen.write(&about, theme.style("ui.about", None));
            }
            Row::Line(line) => text(&mut pen, &article.document, line, &row.runs),
        }
    }
}

/// The mark of what the author does, the reading mark and the bar of the voice.
fn gutter(pen: &mut Pen<'_>, row: &PageRow, is_reading: bool) {
    let start = pen.x;
    if pen.left() < usize::from(GUTTER) {
        return;
    }
    if let Some(mark) = row.mark {
        pen.write(mark.glyph(), pen.theme.style("ui.mark", None));
    }
    pen.go(start + GUTTER_READING);
    if is_reading {
        pen.write("▸", pen.theme.style("ui.reading", None));
    }
    pen.go(start + GUTTER_BAR);
    if let Some(bar) = row.bar {
        let style = pen.theme.style("ui.overview.source", Some(bar.hue));
        let weight = if bar.is_heavy() { Modifier::BOLD } else { Modifier::empty() };
        pen.write(bar.glyph(), Style { add_modifier: weight, ..style });
    }
}

/// The words of a line, each run in its style.
fn text(pen: &mut Pen<'_>, document: &Document, line: Line, runs: &[Run]) {
    let start = pen.x;
    let block = document.block(line.block);
    let indent = u16::try_from(line.indent).unwrap_or(u16::MAX);
    // Nested deeper than there is room for, a text is set in less far than its quotations are deep.
    for column in (0..indent).step_by(2).take(usize::from(block.quoted)) {
        pen.go(start + column);
        pen.write("│", pen.theme.style("ui.quoted", None));
    }
    let is_first = line.span.start() == block.span.start();
    if let Some(marker) = marker(block).filter(|_| is_first) {
        let width = u16::try_from(marker.chars().count() + 1).unwrap_or(u16::MAX);
        pen.go(start + indent.saturating_sub(width));
        pen.write(&marker, pen.theme.style("ui.about", None));
    }
    pen.go(start.saturating_add(indent));
    if block.kind == BlockKind::Rule {
        return pen.write("· · ·", pen.theme.style("litter", None));
    }
    words(pen, document, line, runs);
}

/// The words of a line. A cluster is drawn whole, in the style of the run in which it begins.
fn words(pen: &mut Pen<'_>, document: &Document, line: Line, runs: &[Run]) {
    let theme = pen.theme;
    let style =
        |run: &Run| run.tags.iter().map(|tag| theme.style(tag.name(), run.hue)).fold(Style::new(), Style::patch);
    let mut runs = runs.iter().map(|run| (run.span, style(run))).peekable();
    for cell in cells(document.slice(line.span)) {
        let at = line.span.start() + cell.start;
        while runs.next_if(|(span, _)| span.end() <= at).is_some() {}
        let style = runs.peek().map_or(Style::new(), |(_, style)| *style);
        pen.put(&cell, style);
    }
}

/// What is known about the article: title, author and date where the text has none, words, minutes, origin.
fn about(document: &Document) -> String {
    let meta = document.meta();
    let stands = |kind| document.blocks().iter().take(3).any(|block| block.kind == kind);
    let told = |fact: &Option<String>, kind| fact.clone().filter(|_| !stands(kind));
    let words = document.words();
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    let facts = [
        told(&meta.title, BlockKind::Title),
        told(&meta.byline, BlockKind::Byline),
        told(&meta.date, BlockKind::Dateline),
    ];
    let known = [Some(format!("{} words", grouped(words))), Some(format!("{} min", grouped(minutes)))];
    facts.into_iter().chain(known).flatten().chain([meta.origin.clone()]).collect::<Vec<_>>().join(" · ")
}

/// A number with its digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}
