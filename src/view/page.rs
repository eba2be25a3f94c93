//! The article: gutter and text.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::Pen;
use crate::document::{BlockKind, Document};
use crate::reader::{Areas, Bar, GUTTER, Line, PageRow, Reader, Row, Run, Tag, fit, marker};

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

/// The reading mark and the bar of the voice.
fn gutter(pen: &mut Pen<'_>, row: &PageRow, is_reading: bool) {
    let start = pen.x;
    if pen.left() < usize::from(GUTTER) {
        return;
    }
    if is_reading {
        pen.write("▸", pen.theme.style("ui.reading", None));
    }
    pen.go(start + 1);
    if let Some(Bar { hue, tag }) = row.bar {
        let glyph = match tag {
            Tag::Direct => "┃",
            Tag::Attitude => "┊",
            _ => "│",
        };
        pen.write(
            glyph,
            Style { add_modifier: Style::new().add_modifier, ..pen.theme.style("ui.overview.source", Some(hue)) },
        );
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
    for run in runs {
        let styles = run.tags.iter().map(|tag| pen.theme.style(tag.name(), run.hue));
        let style = styles.fold(Style::new(), Style::patch);
        pen.write(document.slice(run.span), style);
    }
}

/// What is known about the article: its title where the text has none, words, minutes, origin.
fn about(document: &Document) -> String {
    let meta = document.meta();
    let has_title = document.blocks().iter().take(3).any(|block| block.kind == BlockKind::Title);
    let words = document.words();
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    let title = meta.title.clone().filter(|_| !has_title);
    let known = [title, Some(format!("{} words", grouped(words))), Some(format!("{} min", grouped(minutes)))];
    known.into_iter().flatten().chain([meta.origin.clone()]).collect::<Vec<_>>().join(" · ")
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
