//! Where things stand on the screen: rectangles, known before anything is drawn.

use super::Size;

/// A rectangle of cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column) && (self.y..self.y + self.height).contains(&row)
    }
}

/// Where everything stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Areas {
    /// The lines of the article: gutter and text.
    pub page: Area,
    /// The text itself.
    pub text: Area,
    /// The scroll bar that is an overview of the voices.
    pub overview: Area,
    /// The source panel, if it is shown; its first column is the border.
    pub panel: Option<Area>,
    /// The last row.
    pub status: Area,
}

/// Columns left of the text: the mark of what the author does, the reading mark, the bar of the voice, a space. The
/// first two stand apart from each other wherever nobody reads, so that neither is taken for part of the other.
pub const GUTTER: u16 = 4;
/// The column of the reading mark in it.
pub const GUTTER_READING: u16 = 1;
/// The column of the bar in it.
pub const GUTTER_BAR: u16 = 2;
/// Columns right of the text: a space and the overview; beside the panel another space.
const RIGHT: u16 = 2;
/// From this many columns on the panel stands beside the article.
const WIDE: u16 = 96;
/// From this many rows on a blank one stands above the article.
const TALL: u16 = 20;

/// Whether the panel has room beside the article.
pub(super) fn is_wide(size: Size) -> bool {
    size.columns >= WIDE
}

/// Divides the screen; `measure` is the widest that the text may be, in columns.
pub(super) fn areas(size: Size, panel: bool, measure: u16) -> Areas {
    let Size { columns, rows } = size;
    let height = rows.saturating_sub(1);
    let panel_width = if is_wide(size) { (columns * 7 / 20).clamp(34, 44) } else { columns.min(40) };
    let top = u16::from(rows >= TALL);
    let below_top = height.saturating_sub(top);
    let panel = panel.then_some(Area { x: columns - panel_width, y: top, width: panel_width, height: below_top });
    let beside = panel.filter(|_| is_wide(size)).map_or(0, |it| it.width);

    let room = columns - beside;
    let right = RIGHT + u16::from(beside > 0);
    let width = measure.min(room.saturating_sub(GUTTER + right)).max(1);
    let margin = room.saturating_sub(width + GUTTER + right) / 2;
    let page = Area { x: margin, y: top, width: (width + GUTTER).min(room), height: below_top };
    let text = Area { x: margin + GUTTER, width, ..page };
    // The overview keeps to the right edge of its half, so that it does not move as the measure changes.
    let overview = Area { x: room.saturating_sub(if beside > 0 { 2 } else { 1 }), width: 1.min(room), ..page };
    let status = Area { x: 0, y: height, width: columns, height: rows.min(1) };
    Areas { page, text, overview, panel, status }
}

/// Rows of the panel above its list: heading and a blank one.
pub const PANEL_HEAD: u16 = 2;

/// Rows at the foot of a panel of so many rows, for the shares of the voices.
pub const fn panel_foot(height: u16) -> u16 {
    if height >= 14 { 4 } else { 0 }
}

/// Rows of the list in a panel of so many rows.
pub(super) fn panel_rows(height: u16) -> usize {
    usize::from(height.saturating_sub(PANEL_HEAD + panel_foot(height)))
}

/// Columns that a list over the page takes at most, its frame counted.
const WIDEST_LIST: u16 = 84;

/// The same of a list in which two articles stand side by side.
const WIDEST_COMPARISON: u16 = 140;

/// Columns that it takes at least; where there are fewer, what stands side by side stands below each other.
const NARROWEST_COMPARISON: u16 = 100;

/// Where a list of so many rows lies over the page, its frame counted: as high as it needs, if there is room.
pub(super) fn overlay_area(size: Size, rows: usize) -> Area {
    let room = size.rows.saturating_sub(1);
    let height = u16::try_from(rows.max(1) + 2).unwrap_or(u16::MAX).min(room);
    let width = size.columns.min(WIDEST_LIST);
    Area { x: (size.columns - width) / 2, y: (room - height) / 3, width, height }
}

/// The same for a list of two articles, which is wider where they stand side by side.
pub(super) fn wide_overlay_area(size: Size, rows: usize) -> Area {
    let narrow = overlay_area(size, rows);
    let width = if is_beside(size) { size.columns.min(WIDEST_COMPARISON) } else { narrow.width };
    Area { x: (size.columns - width) / 2, width, ..narrow }
}

/// Whether there is room to put the words of two articles side by side.
pub(super) fn is_beside(size: Size) -> bool {
    size.columns >= NARROWEST_COMPARISON
}

/// How many rows of a list are shown in such an area: all but the frame's.
pub fn overlay_rows(area: Area) -> usize {
    usize::from(area.height.saturating_sub(2)).max(1)
}
