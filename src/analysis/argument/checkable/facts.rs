//! The words that mark what can be checked: `assets/argument/checkable.txt`.

use crate::analysis::argument::turns::Turns;
use crate::analysis::text::{lists, word_list};

const CHECKABLE: &str = include_str!("../../../../assets/argument/checkable.txt");

/// What a word of `assets/argument/checkable.txt` tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fact {
    Number,
    Power,
    Unit,
    Loose,
    Share,
    Change,
    Comparative,
    Rank,
    Record,
    Date,
    Event,
    EventAlone,
    Name,
    Bar,
}

lists! {
    /// What stands around numbers.
    Near {
        /// Before a number that tells a quantity by itself: "by 31 to 26".
        quantity "near"
        /// Compare how many there are.
        more "more"
        /// With what something can be compared that is known: "than in March".
        known "known"
        /// Before a year in which something happened.
        year "near-year"
        /// How numbers in words begin that have a hyphen.
        tens "tens"
        /// How they end.
        ones "ones"
    }
}

/// What tells that something can be looked up.
#[derive(Debug, Default)]
pub(crate) struct CheckableWords {
    pub(super) turns: Turns<Fact>,
    pub(super) near: Near,
}

impl CheckableWords {
    /// The words that ship with the program.
    pub(crate) fn embedded() -> Self {
        let mut facts = Self::default();
        for (section, line) in word_list::sections(CHECKABLE) {
            if facts.near.take(section, line) {
                continue;
            }
            let fact = match section {
                "number" => Fact::Number,
                "power" => Fact::Power,
                "unit" => Fact::Unit,
                "loose" => Fact::Loose,
                "share" => Fact::Share,
                "change" => Fact::Change,
                "comparative" => Fact::Comparative,
                "rank" => Fact::Rank,
                "record" => Fact::Record,
                "date" => Fact::Date,
                "name" => Fact::Name,
                "event" => Fact::Event,
                "event-alone" => Fact::EventAlone,
                _ => Fact::Bar,
            };
            facts.turns.add(line, fact);
        }
        facts
    }
}
