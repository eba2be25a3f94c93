//! The mouse: the wheel scrolls, a click goes to what it is on.

use crate::reader::areas::Area;
use crate::reader::overlay::Listed;
use crate::reader::panel::Target;
use crate::reader::{MouseAction, MouseEvent, PANEL_HEAD, Reader, overlay_rows};

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

impl Reader {
    pub(in crate::reader) fn mouse(&mut self, mouse: MouseEvent) {
        let MouseEvent { column, row, action } = mouse;
        let areas = self.areas();
        let on = |area: Area| area.contains(column, row);
        let in_panel = areas.panel.filter(|area| on(*area));
        match action {
            MouseAction::WheelUp | MouseAction::WheelDown => {
                let by = if action == MouseAction::WheelUp { -NOTCH } else { NOTCH };
                self.wheel(by, in_panel.is_some());
            }
            MouseAction::Press if self.overlay.is_some() => self.press_overlay(row),
            MouseAction::Press if in_panel.is_some() => self.press_panel(row),
            MouseAction::Press | MouseAction::Drag if on(areas.overview) && self.overlay.is_none() => {
                let percent = usize::from(row - areas.overview.y) * 100 / usize::from(areas.overview.height.max(2) - 1);
                self.with_article(|article| article.go_to_percent(percent));
            }
            MouseAction::Press if on(areas.page) => {
                self.leave_panel();
                let (row, height) = (usize::from(row - areas.page.y), usize::from(areas.page.height));
                self.with_article(|article| article.go_to_row(row, height));
            }
            MouseAction::Press | MouseAction::Drag => {}
        }
    }

    fn wheel(&mut self, by: isize, in_panel: bool) {
        let rows = overlay_rows(self.settings.size);
        if let Some(overlay) = &mut self.overlay {
            overlay.wheel(by, rows);
        } else if in_panel {
            self.panel.has_keys = true;
            self.panel.step(by.signum());
        } else {
            let height = usize::from(self.areas().page.height).max(1);
            self.with_article(|article| article.scroll(by, height));
        }
    }

    fn press_overlay(&mut self, row: u16) {
        let rows = overlay_rows(self.settings.size);
        // The first row of the screen is the frame with the heading.
        let index = usize::from(row).checked_sub(1).filter(|index| *index < rows);
        let listed = match (index, self.overlay.as_mut()) {
            (Some(index), Some(overlay)) => overlay.click(index),
            _ => Listed::Closed,
        };
        self.listed(Some(listed));
    }

    /// A click on a source opens it and goes to what it says; one on a statement goes there.
    fn press_panel(&mut self, row: u16) {
        let Some(index) = row.checked_sub(PANEL_HEAD) else { return };
        let Some(target) = self.panel.choose(usize::from(index)) else { return };
        if let Target::Source(id) = target
            && let Some(article) = &self.article
            && article.focus().attribution.map(|it| article.analysis.attributions[it.0 as usize].source_id)
                == Some(Some(id))
        {
            // It speaks here already: go on to the next thing it says.
            self.panel.has_keys = false;
            return self.step_same_source(1, true);
        }
        self.panel.has_keys = false;
        self.jump_to(target);
    }
}
