//! The balance over the page, and going through the places of a figure.

use crate::reader::Reader;
use crate::reader::balance::{BalanceSheet, SheetEntry};
use crate::reader::layers::Layer;
use crate::reader::list::ListOutcome;
use crate::reader::search::Search;

impl Reader {
    /// The balance that lies over the page.
    pub fn balance(&self) -> Option<&BalanceSheet> {
        self.layers.open_balance()
    }

    /// Opens the balance, where it was left.
    pub(super) fn open_balance(&mut self) {
        let shown = self.appearance.highlight.shown;
        if let Some(article) = &self.articles.open {
            self.layers.show(Layer::Balance);
            self.layers.balance.renew(article, shown);
        }
    }

    pub(super) fn press_sheet(&mut self, column: u16, row: u16) {
        let outcome = self.layers.balance.click(column, row, self.settings.size);
        self.do_in_balance(outcome);
    }

    /// Does what choosing in the balance asks for.
    pub(super) fn do_in_balance(&mut self, outcome: ListOutcome<SheetEntry>) {
        match outcome {
            ListOutcome::Open => {}
            ListOutcome::Closed => self.layers.close(),
            ListOutcome::Told(why) => self.tell(why),
            ListOutcome::Chosen(entry) if entry.places.is_empty() => {
                self.tell(format!("{}: nothing to go to", entry.label));
            }
            ListOutcome::Chosen(entry) => {
                self.layers.close();
                self.leave_panel();
                self.go_through(&entry);
            }
        }
    }

    /// Goes to the first place of a figure; `n` and `N` lead to the others, as from match to match.
    fn go_through(&mut self, entry: &SheetEntry) {
        let Some(article) = &mut self.articles.open else { return };
        let search = Search::places(&article.document, &entry.label, &entry.places);
        let Some(first) = search.matches.first().copied() else { return };
        let all = search.matches.len();
        article.search = search;
        article.jump(first.start());
        self.tell(match all {
            1 => format!("{}: one place", entry.label),
            all => format!("{}: {all} places; n and N step through them", entry.label),
        });
    }

    /// Forgets which row was chosen: another article is open.
    pub(in crate::reader) fn reset_balance(&mut self) {
        self.layers.balance = BalanceSheet::default();
    }
}
