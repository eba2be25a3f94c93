//! The order in which the pieces of a page are read: rows, and columns of rows.
//!
//! A column begins where many rows have words that begin at one place, with nothing right before it. A run of rows
//! that leaves that place free is cut there in two, if what stands on both sides is as wide as prose and stands side
//! by side; each side is looked at again, as are the rows above and below. So a heading over two columns, two columns
//! over three and a note across the page all come out in order, and tables, whose cells are narrow, stay whole.

use super::canvas::TextFragment;

/// The pieces that stand on one line.
#[derive(Clone, Debug)]
pub(super) struct PdfRow {
    /// The height of the line, and the size of its largest piece.
    pub(super) y: f64,
    pub(super) size: f64,
    /// Its pieces from left to right; never none.
    pub(super) fragments: Vec<TextFragment>,
}

/// Rows that are read from the first to the last, as wide as one column.
pub(super) type Column = Vec<PdfRow>;

/// How much of a font's size two pieces of one line may differ in height.
const LEVEL: f64 = 0.4;
/// The same of pieces of different sizes that do not touch.
const LEVEL_APART: f64 = 0.2;
/// How many pieces of a row are looked at for one that another stands beside; no honest line has more.
const BESIDE: usize = 512;
/// How many raised pieces may stand on one line.
const RAISED: usize = 32;
/// The width of what parts columns, in sizes of the font.
const GUTTER: f64 = 0.6;
/// The least rows of a column.
const ROWS: usize = 4;
/// The least width of a column of prose, in sizes of the font.
const NARROWEST: f64 = 8.0;
/// How much of the widest row of a column its middle row takes up.
const FILLED: f64 = 0.6;
/// How many places are looked at for the beginning of a column.
const PLACES: usize = 12;
/// How often columns may be cut in columns.
const DEEPEST: usize = 8;

impl PdfRow {
    pub(super) fn left(&self) -> f64 {
        self.fragments.first().map_or(0.0, |fragment| fragment.left)
    }

    pub(super) fn right(&self) -> f64 {
        self.fragments.iter().map(|fragment| fragment.right).fold(f64::MIN, f64::max)
    }

    fn of(fragments: Vec<TextFragment>) -> Option<Self> {
        let largest = fragments.iter().max_by(|a, b| a.size.total_cmp(&b.size))?;
        Some(Self { y: largest.y, size: largest.size, fragments })
    }

    /// Whether a piece stands right beside one of the row, for type of this size.
    fn touches(&self, fragment: &TextFragment, size: f64) -> bool {
        let gap = |other: &TextFragment| (fragment.left - other.right).max(other.left - fragment.right);
        self.fragments.iter().rev().take(BESIDE).any(|other| gap(other) < 0.5 * size)
    }

    fn takes(&self, fragment: &TextFragment) -> bool {
        let (larger, smaller) = (self.size.max(fragment.size), self.size.min(fragment.size));
        let together = larger < 1.2 * smaller || self.touches(fragment, larger);
        let level = if together { LEVEL * larger } else { LEVEL_APART * smaller };
        (self.y - fragment.y).abs() <= level
    }
}

/// The columns of a page in the order in which they are read.
pub(super) fn order(fragments: Vec<TextFragment>) -> Vec<Column> {
    let mut columns = Vec::new();
    split(rows(fragments), 0, &mut columns);
    columns
}

/// The rows of a page from the top to the bottom.
fn rows(mut fragments: Vec<TextFragment>) -> Vec<PdfRow> {
    fragments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<PdfRow> = Vec::new();
    for fragment in fragments {
        // A raised piece comes before the row it belongs to, and so may begin it.
        match rows.last_mut().filter(|row| row.takes(&fragment)) {
            Some(row) => {
                if fragment.size > row.size {
                    (row.y, row.size) = (fragment.y, fragment.size);
                }
                row.fragments.push(fragment);
            }
            None => rows.push(PdfRow { y: fragment.y, size: fragment.size, fragments: vec![fragment] }),
        }
    }
    let mut rows = lower_raised(rows);
    for row in &mut rows {
        row.fragments.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Puts raised pieces that became rows of their own into the row below, whose words they touch.
fn lower_raised(rows: Vec<PdfRow>) -> Vec<PdfRow> {
    let mut lowered: Vec<PdfRow> = Vec::new();
    for mut row in rows {
        if let Some(above) = lowered.last_mut() {
            let belongs = above.y - row.y <= LEVEL * row.size && above.size < row.size / 1.2;
            if belongs
                && above.fragments.len() <= RAISED
                && above.fragments.iter().all(|fragment| row.touches(fragment, row.size))
            {
                row.fragments.append(&mut above.fragments);
                lowered.pop();
            }
        }
        lowered.push(row);
    }
    lowered
}

/// Where columns are cut: from which row to which, and before which place.
struct ColumnCut {
    from: usize,
    to: usize,
    place: f64,
}

fn split(mut rows: Vec<PdfRow>, depth: usize, columns: &mut Vec<Column>) {
    let cut = if depth < DEEPEST { cut(&rows) } else { None };
    let Some(cut) = cut else {
        if !rows.is_empty() {
            columns.push(rows);
        }
        return;
    };
    let below = rows.split_off(cut.to);
    let beside = rows.split_off(cut.from);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in beside {
        let (before, after) = row.fragments.into_iter().partition(|fragment| fragment.left < cut.place);
        left.extend(PdfRow::of(before));
        right.extend(PdfRow::of(after));
    }
    for rows in [rows, left, right, below] {
        split(rows, depth + 1, columns);
    }
}

/// Where it is best to cut the rows, if anywhere.
fn cut(rows: &[PdfRow]) -> Option<ColumnCut> {
    if rows.len() < ROWS {
        return None;
    }
    let size = middle(rows.iter().map(|row| row.size).collect());
    let cuts = places(rows, size).into_iter().flat_map(|place| runs(rows, place, size));
    cuts.filter(|cut| are_columns(rows.get(cut.from..cut.to).unwrap_or_default(), cut.place, size))
        .max_by_key(|cut| cut.to - cut.from)
}

/// The places right before which most words begin that have nothing close before them.
fn places(rows: &[PdfRow], size: f64) -> Vec<f64> {
    let mut starts = Vec::new();
    for row in rows {
        let mut end = f64::MIN;
        for fragment in &row.fragments {
            if fragment.left - end >= GUTTER * size {
                starts.push(fragment.left);
            }
            end = end.max(fragment.right);
        }
    }
    starts.sort_by(f64::total_cmp);
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for start in starts {
        match groups.last_mut().filter(|(first, _)| start - *first <= 0.2 * size) {
            Some((_, count)) => *count += 1,
            None => groups.push((start, 1)),
        }
    }
    groups.retain(|(_, count)| *count >= ROWS);
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    groups.into_iter().take(PLACES).map(|(start, _)| start - 0.05 * size).collect()
}

/// The longest runs of rows that leave a place free.
fn runs(rows: &[PdfRow], place: f64, size: f64) -> Vec<ColumnCut> {
    let crosses = |row: &PdfRow| {
        row.fragments.iter().any(|fragment| fragment.left < place && fragment.right > place - (GUTTER - 0.1) * size)
    };
    let mut runs: Vec<ColumnCut> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if crosses(row) {
            continue;
        }
        match runs.last_mut().filter(|run| run.to == at) {
            Some(run) => run.to = at + 1,
            None => runs.push(ColumnCut { from: at, to: at + 1, place }),
        }
    }
    runs
}

/// Whether what stands before and after a place are columns of prose, side by side.
fn are_columns(rows: &[PdfRow], place: f64, size: f64) -> bool {
    let (mut left, mut right) = (ColumnSide::default(), ColumnSide::default());
    for row in rows {
        let at = row.fragments.partition_point(|fragment| fragment.left < place);
        let (before, after) = row.fragments.split_at(at);
        left.add(before, row.y);
        right.add(after, row.y);
    }
    let overlap = left.top.min(right.top) - left.bottom.max(right.bottom);
    let shorter = (left.top - left.bottom).min(right.top - right.bottom);
    left.is_prose(size) && right.is_prose(size) && overlap >= 0.5 * shorter
}

/// What stands on one side of a place.
struct ColumnSide {
    widths: Vec<f64>,
    top: f64,
    bottom: f64,
}

impl Default for ColumnSide {
    fn default() -> Self {
        Self { widths: Vec::new(), top: f64::MIN, bottom: f64::MAX }
    }
}

impl ColumnSide {
    fn add(&mut self, fragments: &[TextFragment], y: f64) {
        let Some(first) = fragments.first() else { return };
        let right = fragments.iter().map(|fragment| fragment.right).fold(f64::MIN, f64::max);
        self.widths.push(right - first.left);
        self.top = self.top.max(y);
        self.bottom = self.bottom.min(y);
    }

    fn is_prose(&self, size: f64) -> bool {
        let widest = self.widths.iter().copied().fold(0.0, f64::max);
        let width = middle(self.widths.clone());
        self.widths.len() >= ROWS && width >= NARROWEST * size && width >= FILLED * widest
    }
}

/// The middle one of some numbers.
pub(super) fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
