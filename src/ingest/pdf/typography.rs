//! How a file is set, as far as some of its pages show: the size of its body, of its headings, and its leading.

use super::columns::middle;
use super::line::{PdfLine, PdfLines};

/// Type of this share of the body's size or more is that of a heading.
const HEADING: f64 = 1.12;
/// The same of a title.
const TITLE: f64 = 1.3;
/// Type of this share of the body's size or less is that of notes.
const NOTE: f64 = 0.93;
/// Sizes that differ by less than this share are one.
const SAME: f64 = 0.05;
/// How many sizes of headings are told apart.
const SIZES: usize = 4;
/// How many sizes are counted.
const DIFFERENT: usize = 200;
/// The leading where a file does not show any, as a share of the size.
const LEADING: f64 = 1.2;

/// How a file is set.
#[derive(Clone, Debug)]
pub(super) struct Typography {
    /// The size of most of its text, in points.
    pub(super) body: f64,
    /// From one line of a paragraph to the next, as a share of the size.
    pub(super) leading: f64,
    /// The sizes of its headings, the largest first, without that of the title.
    headings: Vec<f64>,
    /// The size of its title, if the first page has one that stands out.
    pub(super) title: Option<f64>,
}

impl Typography {
    /// Learns from some pages; `first` is the first of the file.
    pub(super) fn of(first: Option<&PdfLines>, sample: &[PdfLines]) -> Self {
        let lines = || sample.iter().flat_map(|page| &page.all);
        let body = body(lines());
        let title = first.and_then(|page| title(page, body));
        let mut headings: Vec<f64> = Vec::new();
        let mut sizes: Vec<f64> = lines().map(|line| line.size).filter(|size| *size >= HEADING * body).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        for size in sizes {
            let is_title = title.is_some_and(|title| same(title, size));
            if !is_title && headings.last().is_none_or(|last| !same(*last, size)) && headings.len() < SIZES {
                headings.push(size);
            }
        }
        Self { body, leading: leading(lines(), body), headings, title }
    }

    /// Whether a size is that of a heading, or larger.
    pub(super) fn is_large(&self, size: f64) -> bool {
        size >= HEADING * self.body
    }

    /// Whether a size is that of a note, or smaller.
    pub(super) fn is_small(&self, size: f64) -> bool {
        size <= NOTE * self.body
    }

    /// The level of a heading of this size, beginning at 1; one of the body's size and bold is below all others.
    pub(super) fn level(&self, size: f64) -> u8 {
        let above = self.headings.iter().take_while(|heading| **heading > size && !same(**heading, size)).count();
        u8::try_from(above + 1 + usize::from(self.title.is_some())).map_or(6, |level| level.min(6))
    }
}

/// Whether two sizes are one.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.max(b)
}

/// The size that most characters have.
fn body<'l>(lines: impl Iterator<Item = &'l PdfLine>) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for line in lines {
        let is_full = sizes.len() == DIFFERENT;
        match sizes.iter_mut().find(|(size, _)| (size - line.size).abs() < 0.25) {
            Some((_, count)) => *count += line.text.len(),
            None if is_full => {}
            None => sizes.push((line.size, line.text.len())),
        }
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(10.0, |(size, _)| size)
}

fn leading<'l>(lines: impl Iterator<Item = &'l PdfLine>, body: f64) -> f64 {
    let mut steps = Vec::new();
    let mut last: Option<&PdfLine> = None;
    for line in lines {
        if let Some(last) = last.filter(|last| last.column == line.column && same(last.size, line.size)) {
            let step = (last.y - line.y) / line.size;
            if same(line.size, body) && (0.8..3.0).contains(&step) {
                steps.push(step);
            }
        }
        last = Some(line);
    }
    if steps.is_empty() { LEADING } else { middle(steps) }
}

/// The largest size on the first page, if it is that of a title: large, not far down, and not a single sign.
fn title(page: &PdfLines, body: f64) -> Option<f64> {
    let candidates = page.all.iter().filter(|line| line.size >= TITLE * body && line.text.chars().count() > 3);
    let largest = candidates.max_by(|a, b| a.size.total_cmp(&b.size))?;
    (largest.y >= 0.4 * page.height).then_some(largest.size)
}
