//! The mouse: the wheel scrolls, a click goes to what it is on.

use crate::reader::areas::Area;
use crate::reader::direction::Direction;
use crate::reader::list::ListOutcome;
use crate::reader::panel::Target;
use crate::reader::{MouseAction, MouseEvent, Reader, overlay_rows};

/// Rows that one notch of the wheel scrolls.
const NOTCH: usize = 3;

/// How far into the article a row of the overview is, in hundredths.
fn percent(overview: Area, row: u16) -> usize {
    let last = overview.height.max(2) - 1;
    usize::from(row.saturating_sub(overview.y).min(last)) * 100 / usize::from(last)
}

impl Reader {
    pub(in crate::reader) fn mouse(&mut self, mouse: MouseEvent) {
        // Whatever is typed belongs to the place where one is: that is not to be lost by a slip of the hand.
        if self.layers.prompt().is_some() {
            return;
        }
        self.layers.close_link_hints();
        let MouseEvent { column, row, action } = mouse;
        let areas = self.areas();
        let on = |area: Area| area.contains(column, row);
        let in_panel = areas.panel.is_some_and(|panel| on(panel.area));
        let was_held = std::mem::take(&mut self.typing.holds_overview);
        match action {
            MouseAction::WheelUp => self.wheel(Direction::Backward, in_panel),
            MouseAction::WheelDown => self.wheel(Direction::Forward, in_panel),
            MouseAction::Press if self.layers.list().is_some() => self.press_overlay(column, row),
            MouseAction::Press if self.layers.open_balance().is_some() => self.press_sheet(column, row),
            MouseAction::Press if in_panel => self.press_panel(row),
            MouseAction::Press if on(areas.overview) => {
                self.typing.holds_overview = true;
                self.with_article(|article| article.go_to_percent(percent(areas.overview, row)));
            }
            // As with any scroll bar, the hand may stray from it.
            MouseAction::Drag if was_held => {
                self.typing.holds_overview = true;
                self.with_article(|article| article.drag_to_percent(percent(areas.overview, row)));
            }
            MouseAction::Press if on(areas.page) => {
                self.leave_panel();
                let (row, height) = (usize::from(row - areas.page.y), usize::from(areas.page.height));
                self.with_article(|article| article.go_to_row(row, height));
            }
            MouseAction::Press | MouseAction::Drag => {}
        }
    }

    fn wheel(&mut self, direction: Direction, in_panel: bool) {
        let size = self.settings.size;
        if let Some(overlay) = self.layers.list_mut() {
            let rows = overlay_rows(overlay.area(size));
            overlay.wheel(direction, NOTCH, rows);
        } else if let Some(balance) = self.layers.open_balance_mut() {
            balance.list.step(direction, NOTCH);
        } else if in_panel {
            self.panel.has_keys = true;
            self.panel.step(direction, 1);
        } else {
            let height = usize::from(self.areas().page.height).max(1);
            self.with_article(|article| article.scroll(direction, NOTCH, height));
        }
    }

    fn press_overlay(&mut self, column: u16, row: u16) {
        let size = self.settings.size;
        let Some(overlay) = self.layers.list_mut() else { return };
        let area = overlay.area(size);
        // The first row is the frame with the heading.
        let index = row.checked_sub(area.y + 1).map(usize::from).filter(|index| *index < overlay_rows(area));
        let listed = match index.filter(|_| area.contains(column, row)) {
            Some(index) => overlay.click(index, column, area),
            None => ListOutcome::Closed,
        };
        self.do_in_list(listed);
    }

    /// A click on a source goes to what it says, once there to what it says next; one on a statement goes there.
    fn press_panel(&mut self, row: u16) {
        let Some(panel) = self.areas().panel else { return };
        let Some(index) = row.checked_sub(panel.list.y) else { return };
        let Some(target) = self.panel.choose(usize::from(index)) else { return };
        if let Target::Source(id) = target
            && let Some(article) = &self.articles.open
            && article.focus().attribution.map(|it| article.analysis.attributions[it.0 as usize].source_id)
                == Some(Some(id))
        {
            // It speaks here already: go on to the next thing it says.
            self.leave_panel();
            return self.step_same_source(1, Direction::Forward);
        }
        self.leave_panel();
        self.jump_to(target);
    }
}
