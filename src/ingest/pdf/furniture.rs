//! What stands around the text of every page: running heads, feet, page numbers.
//!
//! A line at the top or the bottom of a page is furniture if one of the two pages before or after it has the same
//! line at the same height, numbers aside. Pages two away count because left and right pages often differ.

use std::collections::HashSet;

use super::line::{PdfLine, PdfLines};

/// How many lines are looked at, from the top and from the bottom.
const DEEP: usize = 3;
/// How far two lines of the same height may be from each other, in points.
const LEVEL: f64 = 2.5;
/// The space above a number that stands alone at the foot of a page, in points.
const ABOVE_NUMBER: f64 = 18.0;

/// The outermost lines of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    top: Vec<Edge>,
    bottom: Vec<Edge>,
}

#[derive(Clone, Debug)]
struct Edge {
    /// The text of everything on that height, figures as "#".
    key: String,
    y: f64,
    /// The lines of the page that stand there.
    lines: Vec<usize>,
}

impl Edges {
    /// The outermost lines of a page.
    pub(super) fn of(page: &PdfLines) -> Self {
        let mut order: Vec<usize> = (0..page.all.len()).collect();
        let y = |at: &usize| page.all.get(*at).map_or(0.0, |line| line.y);
        order.sort_by(|a, b| y(b).total_cmp(&y(a)));
        let top = edges(page, order.iter().copied());
        Self { top, bottom: edges(page, order.into_iter().rev()) }
    }

    /// The lines of this page that are furniture, seeing the pages around it, the nearest first.
    pub(super) fn furniture<'e>(&self, others: &(impl Iterator<Item = &'e Self> + Clone)) -> HashSet<usize> {
        let top = |edge: &Edge| others.clone().any(|other| other.top.iter().any(|it| it.repeats(edge)));
        let bottom = |edge: &Edge| others.clone().any(|other| other.bottom.iter().any(|it| it.repeats(edge)));
        let above = self.top.iter().take_while(|edge| top(edge));
        let below = self.bottom.iter().take_while(|edge| bottom(edge) || self.is_lone_number(edge));
        above.chain(below).flat_map(|edge| edge.lines.iter().copied()).collect()
    }

    /// Whether the lowest line is nothing but a number, with space above it.
    fn is_lone_number(&self, edge: &Edge) -> bool {
        let mut heights = self.bottom.iter().map(|edge| edge.y);
        let gap = heights.next().zip(heights.next()).map_or(f64::MAX, |(lowest, next)| next - lowest);
        let first = self.bottom.first().is_some_and(|it| it.lines == edge.lines);
        first
            && gap > ABOVE_NUMBER
            && edge.key.contains('#')
            && edge.key.chars().all(|c| matches!(c, '#' | ' ' | '-' | '–' | '—' | '/'))
    }
}

impl Edge {
    fn repeats(&self, other: &Self) -> bool {
        (self.y - other.y).abs() <= LEVEL && self.key == other.key
    }
}

fn edges(page: &PdfLines, order: impl Iterator<Item = usize>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for (at, line) in order.filter_map(|at| Some((at, page.all.get(at)?))) {
        let is_full = edges.len() == DEEP;
        match edges.last_mut().filter(|edge| (edge.y - line.y).abs() <= LEVEL) {
            Some(edge) => edge.add(at, line),
            None if is_full => break,
            None => edges.push(Edge { key: key(&line.text), y: line.y, lines: vec![at] }),
        }
    }
    edges
}

impl Edge {
    fn add(&mut self, at: usize, line: &PdfLine) {
        self.key.push(' ');
        self.key.push_str(&key(&line.text));
        self.lines.push(at);
    }
}

/// A line with its numbers taken out.
fn key(text: &str) -> String {
    let mut key = String::new();
    let is_roman = text.len() <= 8 && !text.is_empty() && text.chars().all(|c| "ivxlcIVXLC".contains(c));
    if is_roman {
        return "#".to_owned();
    }
    for c in text.chars().take(200) {
        if !c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}
