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
    /// The source panel, if it is shown.
    pub panel: Option<PanelArea>,
    /// The last row.
    pub status: Area,
}

/// On which side of the article the source panel stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// At its right, where the screen is wide.
    Right,
    /// Below it.
    Below,
}

/// Where the parts of the source panel stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PanelArea {
    /// The whole of it: at the right its first column is the border, below its first row is border and heading.
    pub area: Area,
    /// The list of the sources.
    pub list: Area,
    /// The shares of the voices, at the foot of a panel at the right that is high enough.
    pub shares: Option<Area>,
    /// Where it stands.
    pub side: Side,
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
    let top = u16::from(rows >= TALL);
    let below_top = height.saturating_sub(top);
    let whole = Area { x: 0, y: top, width: columns, height: below_top };
    let panel = if panel { panel_area(size, whole) } else { None };
    let taken = |side: Side| panel.filter(|panel| panel.side == side).map(|panel| panel.area);
    let beside = taken(Side::Right).map_or(0, |area| area.width);
    let page_height = below_top - taken(Side::Below).map_or(0, |area| area.height);

    let room = columns - beside;
    let right = RIGHT + u16::from(beside > 0);
    let width = measure.min(room.saturating_sub(GUTTER + right)).max(1);
    let margin = room.saturating_sub(width + GUTTER + right) / 2;
    let page = Area { x: margin, y: top, width: (width + GUTTER).min(room), height: page_height };
    let text = Area { x: margin + GUTTER, width, ..page };
    // The overview keeps to the right edge of its half, so that it does not move as the measure changes.
    let overview = Area { x: room.saturating_sub(if beside > 0 { 2 } else { 1 }), width: 1.min(room), ..page };
    let status = Area { x: 0, y: height, width: columns, height: rows.min(1) };
    Areas { page, text, overview, panel, status }
}

/// Rows of a panel at the right above its list: heading and a blank one.
const PANEL_HEAD: u16 = 2;
/// From this many rows on a panel at the right has a foot for the shares of the voices, and how many rows that takes.
const PANEL_WITH_FOOT: u16 = 14;
const PANEL_FOOT: u16 = 4;
/// Rows that a panel below the article takes at least and at most, its heading counted; never more than half of them.
const LOWEST_PANEL: u16 = 4;
const HIGHEST_PANEL: u16 = 8;

/// Where the panel stands in `whole`, the screen without its blank row at the top and its status line.
fn panel_area(size: Size, whole: Area) -> Option<PanelArea> {
    if is_wide(size) {
        let width = (whole.width * 7 / 20).clamp(34, 44);
        let area = Area { x: whole.width - width, width, ..whole };
        let foot = if area.height >= PANEL_WITH_FOOT { PANEL_FOOT } else { 0 };
        let inner = Area { x: area.x + 1, width: width - 1, ..area };
        let head = PANEL_HEAD.min(area.height);
        let list = Area { y: inner.y + head, height: area.height.saturating_sub(head + foot), ..inner };
        let shares = Area { y: inner.y + inner.height - foot, height: foot, ..inner };
        return Some(PanelArea { area, list, shares: (foot > 0).then_some(shares), side: Side::Right });
    }
    let height = (whole.height / 3).clamp(LOWEST_PANEL, HIGHEST_PANEL).min(whole.height / 2);
    if height < 2 {
        return None;
    }
    let area = Area { y: whole.y + whole.height - height, height, ..whole };
    let list = Area { y: area.y + 1, height: height - 1, ..area };
    Some(PanelArea { area, list, shares: None, side: Side::Below })
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
