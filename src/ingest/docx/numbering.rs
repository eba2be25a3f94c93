//! The lists of a document: bullets, or numbers that are counted here as Word counts them.

use std::collections::{HashMap, HashSet};

use scraper::node::Element;

use crate::ingest::xml;

/// How deep lists stand in each other at most.
pub(super) const LEVELS: usize = 9;

/// An item of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberingItem {
    /// In how many lists it stands beside its own.
    pub(super) depth: usize,
    /// None is a bullet.
    pub(super) number: Option<u64>,
}

/// A level of a list.
#[derive(Clone, Copy, Debug)]
struct NumberingLevel {
    is_number: bool,
    first: u64,
}

impl Default for NumberingLevel {
    fn default() -> Self {
        Self { is_number: false, first: 1 }
    }
}

/// What a list has of its own.
#[derive(Debug, Default)]
struct NumberingInstance {
    kind: String,
    /// Levels that look otherwise than the kind's.
    levels: HashMap<usize, NumberingLevel>,
    /// At what it begins anew on some levels.
    starts: HashMap<usize, u64>,
}

/// The lists of a document, and how far each was counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// How each kind of list looks.
    kinds: HashMap<String, [NumberingLevel; LEVELS]>,
    lists: HashMap<String, NumberingInstance>,
    /// The last number on each level. Lists of a kind go on counting together.
    counts: HashMap<String, [Option<u64>; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> Self {
        let tree = xml::data(text);
        let mut numbering = Self::default();
        // The kind or list, and the level, that what follows is about.
        let (mut kind, mut list, mut level) = (String::new(), None, 0);
        for (_, element) in xml::elements(tree.tree.root()) {
            match element.name() {
                "abstractNum" => (kind, list) = (text_of(element, "abstractNumId"), None),
                "num" => list = Some(text_of(element, "numId")),
                "lvl" | "lvlOverride" => level = number_of(element, "ilvl").unwrap_or(0).min(LEVELS - 1),
                "numFmt" => {
                    let is_number = !matches!(xml::attribute(element, "val"), Some("bullet" | "none"));
                    numbering.level(&kind, list.as_ref(), level).is_number = is_number;
                }
                "start" => {
                    let first = number_of(element, "val").unwrap_or(1) as u64;
                    numbering.level(&kind, list.as_ref(), level).first = first;
                }
                "abstractNumId" => {
                    let kind = text_of(element, "val");
                    numbering.lists.extend(
                        list.clone().map(|list| (list, NumberingInstance { kind, ..NumberingInstance::default() })),
                    );
                }
                "startOverride" => {
                    let of_list = list.as_ref().and_then(|list| numbering.lists.get_mut(list));
                    if let Some((list, first)) = of_list.zip(number_of(element, "val")) {
                        list.starts.insert(level, first as u64);
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The look of a level: the list's own, if one is being read, else the kind's.
    fn level(&mut self, kind: &str, list: Option<&String>, level: usize) -> &mut NumberingLevel {
        if let Some(list) = list {
            return self.lists.entry(list.clone()).or_default().levels.entry(level).or_default();
        }
        let levels = self.kinds.entry(kind.to_owned()).or_default();
        // There is one: levels are cut to their number where they are read.
        levels.get_mut(level).expect("a level")
    }

    /// The next item of a list. None if there is no such list.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<NumberingItem> {
        let NumberingInstance { kind, levels, starts } = self.lists.get(list)?;
        let of_kind = || self.kinds.get(kind).and_then(|levels| levels.get(level));
        let look = levels.get(&level).or_else(of_kind).copied().unwrap_or_default();
        let counts = self.counts.entry(kind.clone()).or_default();
        if self.begun.insert(list.to_owned()) {
            for (level, first) in starts {
                if let Some(count) = counts.get_mut(*level) {
                    *count = first.checked_sub(1);
                }
            }
        }
        let count = counts.get_mut(level)?;
        let number = count.map_or(look.first, |count| count.saturating_add(1));
        *count = Some(number);
        counts.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        Some(NumberingItem { depth: level, number: look.is_number.then_some(number) })
    }
}

fn text_of(element: &Element, name: &str) -> String {
    xml::attribute(element, name).unwrap_or_default().to_owned()
}

fn number_of(element: &Element, name: &str) -> Option<usize> {
    xml::attribute(element, name)?.parse().ok()
}
