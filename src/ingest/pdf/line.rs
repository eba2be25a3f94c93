//! The lines of a page as text, in the order in which they are read.

use std::ops::Range;
use std::sync::Arc;

use super::canvas::{GlyphStyle, LinkArea, PageCanvas, TextFragment};
use super::columns::{PdfRow, middle, order};

/// A line of text, or what of it stands in one column.
#[derive(Clone, Debug)]
pub(super) struct PdfLine {
    pub(super) text: String,
    /// Stretches of the text in one style, other than plain.
    pub(super) runs: Vec<(Range<usize>, RunStyle)>,
    /// What stands far from each other on it.
    pub(super) cells: Vec<LineCell>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether it begins with a small raised sign, as a note does.
    pub(super) raised: bool,
    /// The number of its column on the page, and where that begins and ends.
    pub(super) column: usize,
    pub(super) column_left: f64,
    pub(super) column_right: f64,
    /// The width of its first word.
    pub(super) first_word: f64,
}

/// How some text looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct RunStyle {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) address: Option<Arc<str>>,
}

/// A part of a line with much space around it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct LineCell {
    pub(super) text: Range<usize>,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What the space before a word parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gap {
    Word,
    Cell,
}

/// The lines of a page that is full.
#[derive(Clone, Debug, Default)]
pub(super) struct PdfLines {
    /// From the first that is read to the last.
    pub(super) all: Vec<PdfLine>,
    pub(super) height: f64,
    /// How many glyphs were drawn, and of how many nobody knows the character.
    pub(super) glyphs: usize,
    pub(super) unknown: usize,
    /// How many pictures were drawn, and how many comments are pinned to it.
    pub(super) pictures: usize,
    pub(super) comments: usize,
}

/// A gap of so much of the font's size parts words, and where spaces are drawn.
const WORD: f64 = 0.15;
const WORD_BESIDE_SPACES: f64 = 0.24;
/// A gap of so much of the font's size parts cells.
const CELL: f64 = 1.0;
/// A piece smaller than this share of its line and higher than that share is raised.
const SMALL: f64 = 0.85;
const HIGHER: f64 = 0.15;
/// The superscript figures.
pub(super) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

impl PdfLines {
    /// The lines of a page.
    pub(super) fn of(mut canvas: PageCanvas) -> Self {
        let spaced = canvas.spaces * 20 > canvas.glyphs;
        let areas = std::mem::take(&mut canvas.areas);
        let (height, glyphs, unknown) = (canvas.height, canvas.glyphs, canvas.unknown);
        let (pictures, comments) = (canvas.pictures, canvas.comments);
        let mut all = Vec::new();
        for (number, column) in order(canvas.into_fragments()).into_iter().enumerate() {
            let (left, right) = edges(&column);
            for row in &column {
                let mut line = line(row, &areas, if spaced { WORD_BESIDE_SPACES } else { WORD });
                (line.column, line.column_left, line.column_right) = (number, left, right);
                if !line.text.is_empty() {
                    all.push(line);
                }
            }
        }
        Self { all, height, glyphs, unknown, pictures, comments }
    }
}

/// Where most rows of a column begin, and where the longest end.
fn edges(column: &[PdfRow]) -> (f64, f64) {
    let mut lefts: Vec<f64> = column.iter().map(PdfRow::left).collect();
    lefts.sort_by(f64::total_cmp);
    let size = middle(column.iter().map(|row| row.size).collect());
    let near = 0.3 * size;
    let same = |left: f64| {
        lefts.partition_point(|other| *other < left + near) - lefts.partition_point(|other| *other <= left - near)
    };
    let left = lefts.iter().copied().find(|left| same(*left) * 3 > lefts.len()).or(lefts.first().copied());
    // What begins where most rows end is a head or a number that stands beside them.
    let most = middle(column.iter().map(PdfRow::right).collect());
    let right = column.iter().filter(|row| row.left() <= most).map(PdfRow::right).fold(f64::MIN, f64::max);
    (left.unwrap_or(0.0), right)
}

/// A row as text.
fn line(row: &PdfRow, areas: &[LinkArea], gap: f64) -> PdfLine {
    let mut line = PdfLine {
        text: String::new(),
        runs: Vec::new(),
        cells: Vec::new(),
        left: row.left(),
        right: row.right(),
        y: row.y,
        size: row.size,
        bold: row.fragments.iter().all(|fragment| fragment.style.bold),
        raised: row.fragments.first().is_some_and(|fragment| is_raised(fragment, row)),
        column: 0,
        column_left: 0.0,
        column_right: 0.0,
        first_word: 0.0,
    };
    let mut last: Option<&TextFragment> = None;
    for fragment in &row.fragments {
        if last.is_some_and(|last| is_printed_twice(last, fragment)) {
            continue;
        }
        let distance = last.map_or(0.0, |last| fragment.left - last.right);
        let raised = is_raised(fragment, row);
        let after_raised = last.is_some_and(|last| is_raised(last, row));
        let size = if raised || after_raised { fragment.size.min(row.size) } else { row.size };
        let parted = last.is_some() && (distance > gap * size || (fragment.spaced && distance > 0.05 * size));
        if parted && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        let start = line.text.len();
        if raised {
            push_raised(&mut line.text, &fragment.text);
        } else {
            line.text.push_str(&fragment.text);
        }
        if parted || last.is_none() {
            let gap = if distance > CELL * row.size { Gap::Cell } else { Gap::Word };
            line.begin(fragment, start, gap);
        } else if let Some(cell) = line.cells.last_mut() {
            (cell.text.end, cell.right) = (line.text.len(), fragment.right);
        }
        if line.cells.len() == 1 && !line.text.contains(' ') {
            line.first_word = fragment.right - line.left;
        }
        line.note_style(start, run_style(fragment.style, areas));
        last = Some(fragment);
    }
    let end = line.text.trim_end().len();
    line.text.truncate(end);
    line
}

impl PdfLine {
    /// Notes that a word begins at `start`, behind a gap.
    fn begin(&mut self, fragment: &TextFragment, start: usize, gap: Gap) {
        let end = self.text.len();
        match self.cells.last_mut().filter(|_| gap == Gap::Word) {
            Some(cell) => (cell.text.end, cell.right) = (end, fragment.right),
            None => self.cells.push(LineCell { text: start..end, left: fragment.left, right: fragment.right }),
        }
    }

    /// Notes how the text from `start` on looks.
    fn note_style(&mut self, start: usize, style: Option<RunStyle>) {
        let Some(style) = style else { return };
        let end = self.text.len();
        let before = self.text.get(..start).unwrap_or_default().trim_end().len();
        match self.runs.last_mut().filter(|(run, last)| run.end >= before && *last == style) {
            Some((run, _)) => run.end = end,
            None => self.runs.push((start..end, style)),
        }
    }
}

/// Adds raised text; figures become superscript ones, so that no word seems to end with them.
fn push_raised(text: &mut String, raised: &str) {
    let figure = |c: char| c.to_digit(10).and_then(|digit| RAISED.get(usize::try_from(digit).ok()?));
    if raised.chars().all(|c| c.is_ascii_digit() || c == ',') {
        text.extend(raised.chars().map(|c| figure(c).copied().unwrap_or(c)));
    } else {
        text.push_str(raised);
    }
}

fn run_style(style: GlyphStyle, areas: &[LinkArea]) -> Option<RunStyle> {
    let address = style.link.and_then(|link| areas.get(usize::try_from(link).ok()?)).map(|area| area.address.clone());
    let style = RunStyle { bold: style.bold, italic: style.italic, address };
    (style.bold || style.italic || style.address.is_some()).then_some(style)
}

fn is_raised(fragment: &TextFragment, row: &PdfRow) -> bool {
    fragment.size < SMALL * row.size && fragment.y - row.y > HIGHER * row.size
}

/// Whether a piece is the one before printed once more, a little beside it, to look bold.
fn is_printed_twice(last: &TextFragment, fragment: &TextFragment) -> bool {
    last.text == fragment.text
        && (fragment.left - last.left).abs() < 0.1 * fragment.size
        && (fragment.y - last.y).abs() < 1.0
}

#[cfg(test)]
impl PdfLine {
    /// A line of which only the text matters.
    pub(super) fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            runs: Vec::new(),
            cells: Vec::new(),
            left: 0.0,
            right: 0.0,
            y: 0.0,
            size: 10.0,
            bold: false,
            raised: false,
            column: 0,
            column_left: 0.0,
            column_right: 0.0,
            first_word: 0.0,
        }
    }
}
