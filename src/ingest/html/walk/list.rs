//! The numbers of the items of lists.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// A list that is open.
#[derive(Debug)]
pub(super) struct ListCounter {
    /// The next item's number and how far the one after is from it; None in a list without numbers.
    next: Option<(i64, i64)>,
}

impl ListCounter {
    pub(super) fn of(node: NodeRef<'_, Node>, element: &Element) -> Self {
        let items = || node.children().filter(|it| it.value().as_element().is_some_and(|it| it.name() == "li")).count();
        let reversed = element.attr("reversed").is_some();
        let start = || element.attr("start").and_then(|it| it.trim().parse().ok());
        let first = || if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
        let is_numbered = element.name() == "ol";
        Self { next: is_numbered.then(|| (start().unwrap_or_else(first), if reversed { -1 } else { 1 })) }
    }

    pub(super) fn is_numbered(&self) -> bool {
        self.next.is_some()
    }

    /// The number of the item that begins, in a list with numbers. None is below 0.
    pub(super) fn number(&mut self, item: &Element) -> Option<u64> {
        let (next, step) = self.next.as_mut()?;
        let number = item.attr("value").and_then(|it| it.trim().parse().ok()).unwrap_or(*next);
        *next = number.saturating_add(*step);
        Some(u64::try_from(number).unwrap_or(0))
    }
}
