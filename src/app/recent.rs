//! The pages that were read last, in memory.

use std::collections::VecDeque;

use super::fetch::Page;

/// They take at most this many bytes together, but for the last one, which is always kept.
const LARGEST: usize = 64 << 20;

/// Pages by their addresses, those that were used last at the end.
#[derive(Debug, Default)]
pub(super) struct Recent(VecDeque<(String, Page)>);

impl Recent {
    /// The page at an address, if it is among them.
    pub(super) fn find(&mut self, address: &str) -> Option<Page> {
        let at = self.0.iter().position(|(it, _)| it == address)?;
        let found = self.0.remove(at)?;
        let page = found.1.clone();
        self.0.push_back(found);
        Some(page)
    }

    /// Keeps a page in place of what was kept of its address.
    pub(super) fn keep(&mut self, address: String, page: Page) {
        self.keep_within(LARGEST, address, page);
    }

    fn keep_within(&mut self, limit: usize, address: String, page: Page) {
        self.0.retain(|(it, _)| *it != address);
        self.0.push_back((address, page));
        let mut total: usize = self.0.iter().map(|(_, page)| page.bytes.len()).sum();
        while total > limit && self.0.len() > 1 {
            total -= self.0.pop_front().map_or(0, |(_, page)| page.bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_the_longest_time_goes_first() {
        // `+a` is that a page of four bytes is kept, `?a` that it is looked for; ten bytes are kept.
        for (steps, expected) in [
            ("+a ?a ?b", "a -"),
            ("+a +b +c ?a ?b ?c", "- b c"),
            ("+a +b ?a +c ?a ?b ?c", "a a - c"),
            ("+a +a +a +b ?a ?b", "a b"),
        ] {
            let mut recent = Recent::default();
            let mut found = Vec::new();
            for step in steps.split(' ') {
                let (what, address) = step.split_at(1);
                if what == "+" {
                    recent.keep_within(10, address.to_owned(), Page::of(address.repeat(4).into_bytes()));
                } else {
                    found.push(recent.find(address).map_or("-", |_| address));
                }
            }
            assert_eq!(found.join(" "), expected, "{steps}");
        }
        let mut recent = Recent::default();
        recent.keep_within(10, "a".to_owned(), Page::of(vec![0; 100]));
        assert!(recent.find("a").is_some(), "what is read now is kept, whatever its size");
    }
}
