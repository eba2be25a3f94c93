//! The marks of what the author does with the author's own words: which there are, what they look like, which of them
//! are shown. All of it follows from one table.

use super::highlight::Tag;
use crate::analysis::{Analysis, Assertion, CueStance, Role, Stance};

/// What an assertion is, or how the author stands to somebody's words; one mark each. Of several that begin in one line
/// the margin has room for the first in this order: what the author wants, asks and comes to stands before how it is
/// put, and that before the small change of every argument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each is")]
pub enum Family {
    Directive,
    Question,
    Conclusion,
    Concession,
    Hedged,
    Boosted,
    Reason,
    Contrast,
    Condition,
    Example,
    Scare,
    Checkable,
    Endorsed,
    Distanced,
}

/// What a family tells of; each is shown and hidden by a key of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// How firmly the author puts something.
    Stance,
    /// What it does in the argument.
    Role,
    /// What only the status line tells.
    Aside,
}

/// A row of the table of families.
#[derive(Clone, Copy, Debug)]
pub(super) struct FamilyRow {
    family: Family,
    /// Whether its marks are right often enough (in at least 90 cases of 100) to be shown unless they are asked for.
    is_default: bool,
    dimension: Dimension,
    /// What stands in the margin, one cell wide in every terminal; nothing for what only has its words marked.
    glyph: &'static str,
    /// What it is called in the status line.
    pub(super) name: &'static str,
    /// What the legend says.
    pub(super) meaning: &'static str,
}

const fn row(
    family: Family,
    is_default: bool,
    dimension: Dimension,
    glyph: &'static str,
    name: &'static str,
    meaning: &'static str,
) -> FamilyRow {
    FamilyRow { family, is_default, dimension, glyph, name, meaning }
}

use Dimension as D;

/// What the table of names says of a stance, in a row.
const fn stance(family: Family, it: Stance, meaning: &'static str) -> FamilyRow {
    row(family, it.is_shown_at_first(), D::Stance, it.glyph(), it.name(), meaning)
}

/// What the table of names says of a role, in a row.
const fn role(family: Family, it: Role, meaning: &'static str) -> FamilyRow {
    row(family, it.is_shown_at_first(), D::Role, it.glyph(), it.name(), meaning)
}

/// The families; names and signs are those of `wording/names.rs`.
#[rustfmt::skip]
const FAMILIES: [FamilyRow; 14] = [
    stance(Family::Directive, Stance::Directive, "the author tells somebody to do it: “must”, “should”"),
    stance(Family::Question, Stance::Question, "the author asks, if only for effect"),
    stance(Family::Hedged, Stance::Hedged, "the author holds back: “reportedly”, “may”"),
    stance(Family::Boosted, Stance::Boosted, "the author presses it: “clearly”, “in fact”"),
    row(Family::Scare, Analysis::SHOWS_SCARE_QUOTES, D::Stance, "", "scare quotes", "quoted words that are nobody’s; “so-called”"),
    role(Family::Conclusion, Role::Conclusion, "a conclusion: “therefore”, “so”"),
    role(Family::Reason, Role::Reason, "a reason: “because”, “after all”"),
    role(Family::Concession, Role::Concession, "granted, to be outweighed: “although”, “to be sure”"),
    role(Family::Contrast, Role::Contrast, "against what stands before it: “but”, “however”"),
    role(Family::Condition, Role::Condition, "a condition: “if”, “unless”"),
    role(Family::Example, Role::Example, "an example: “for instance”"),
    row(Family::Checkable, Assertion::SHOWS_CHECKABLE, D::Aside, "", "checkable", ""),
    row(Family::Endorsed, true, D::Aside, "", CueStance::Endorsed.name(), ""),
    row(Family::Distanced, true, D::Aside, "", CueStance::Distanced.name(), ""),
];

impl Family {
    /// Every family, in the order of the legend.
    pub fn all() -> impl Iterator<Item = Self> {
        FAMILIES.iter().map(|row| row.family)
    }

    pub(super) fn row(self) -> &'static FamilyRow {
        FAMILIES.iter().find(|row| row.family == self).expect("every family has a row")
    }

    /// What it tells of.
    pub fn dimension(self) -> Dimension {
        self.row().dimension
    }

    /// What stands in the margin where it begins; nothing if only words are marked.
    pub fn glyph(self) -> &'static str {
        self.row().glyph
    }

    /// The families that an assertion belongs to.
    pub(super) fn of(assertion: &Assertion) -> impl Iterator<Item = Self> {
        let checkable = assertion.checkable.map(|_| Self::Checkable);
        [Self::of_role(assertion.role), Self::of_stance(assertion.stance), checkable].into_iter().flatten()
    }

    pub(super) const fn of_stance(stance: Stance) -> Option<Self> {
        Some(match stance {
            Stance::Plain => return None,
            Stance::Hedged => Self::Hedged,
            Stance::Boosted => Self::Boosted,
            Stance::Question => Self::Question,
            Stance::Directive => Self::Directive,
        })
    }

    pub(super) fn of_role(role: Option<Role>) -> Option<Self> {
        Some(match role? {
            Role::Reason => Self::Reason,
            Role::Conclusion => Self::Conclusion,
            Role::Concession => Self::Concession,
            Role::Contrast => Self::Contrast,
            Role::Condition => Self::Condition,
            Role::Example => Self::Example,
        })
    }

    /// How the author stands to a statement; that it is denied is told without a mark.
    pub(super) const fn of_cue(stance: CueStance) -> Option<Self> {
        match stance {
            CueStance::Neutral | CueStance::Denied => None,
            CueStance::Endorsed => Some(Self::Endorsed),
            CueStance::Distanced => Some(Self::Distanced),
        }
    }

    /// The tag of the words that tell it.
    pub(super) const fn tag(self) -> Option<Tag> {
        Some(match self {
            Self::Directive => Tag::Directive,
            Self::Question => Tag::Question,
            Self::Hedged => Tag::Hedged,
            Self::Boosted => Tag::Boosted,
            Self::Scare => Tag::Scare,
            Self::Checkable | Self::Endorsed | Self::Distanced => return None,
            _ => Tag::Connective,
        })
    }
}

/// The names by which the marks to show are picked.
pub const MARKS: &[&str] = &["stance", "role", "all", "none"];

/// Which marks are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// A bit for each family.
    shown: u16,
}

impl Default for Marks {
    fn default() -> Self {
        Self::among(|row| row.is_default)
    }
}

impl Marks {
    /// No marks at all.
    pub const NONE: Self = Self { shown: 0 };

    fn among(shown: impl Fn(&FamilyRow) -> bool) -> Self {
        Self { shown: FAMILIES.iter().filter(|row| shown(row)).fold(0, |bits, row| bits | bit(row.family)) }
    }

    /// The marks of this name: those that are shown by default of stance or of role, or every single one, or none.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "stance" => Some(Self::of(Dimension::Stance)),
            "role" => Some(Self::of(Dimension::Role)),
            "all" => Some(Self::among(|_| true)),
            "none" => Some(Self::NONE),
            _ => None,
        }
    }

    /// What is shown by default of what tells this; all of it, if that is nothing.
    fn of(dimension: Dimension) -> Self {
        let by_default = Self::among(|row| row.dimension == dimension && row.is_default);
        if by_default == Self::NONE { Self::among(|row| row.dimension == dimension) } else { by_default }
    }

    /// The same, with what tells this hidden if any of it was shown, or else shown.
    pub(super) fn toggled(self, dimension: Dimension) -> Self {
        let all = Self::among(|row| row.dimension == dimension).shown;
        let shown = if self.shown & all == 0 { self.shown | Self::of(dimension).shown } else { self.shown & !all };
        Self { shown }
    }

    /// Whether the marks of a family are shown.
    pub fn shows(self, family: Family) -> bool {
        self.shown & bit(family) != 0
    }

    /// Whether the status line tells of a family: also if its marks are hidden, unless they are mostly so because they
    /// are not to be relied on.
    pub(super) fn tells(self, family: Family) -> bool {
        self.shows(family) || Self::default().shows(family)
    }

    /// What is shown, in a line that explains the margin.
    pub(super) fn legend(self, dimension: Dimension) -> String {
        let shown =
            FAMILIES.iter().filter(|row| row.dimension == dimension && !row.glyph.is_empty() && self.shows(row.family));
        shown.map(|row| format!("{} {}", row.glyph, row.name)).collect::<Vec<_>>().join(", ")
    }
}

/// The marks with what they mean, for the help; how to see those that are off at first.
pub(super) fn meanings() -> impl Iterator<Item = (&'static str, String)> {
    FAMILIES.iter().filter(|row| !row.meaning.is_empty()).map(|row| {
        let sign = if row.glyph.is_empty() { "“ ”" } else { row.glyph };
        let off = if row.is_default { "" } else { "; off at first, :marks all shows it" };
        (sign, format!("{}{off}", row.meaning))
    })
}

const fn bit(family: Family) -> u16 {
    1 << family as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_one_cell_and_differ() {
        let mut glyphs: Vec<&str> = Family::all().map(Family::glyph).filter(|glyph| !glyph.is_empty()).collect();
        assert!(glyphs.iter().all(|glyph| super::super::width(glyph) == 1));
        let all = glyphs.len();
        glyphs.sort_unstable();
        glyphs.dedup();
        assert_eq!(glyphs.len(), all);
    }

    #[test]
    fn what_is_shown_and_hidden() {
        let shown =
            |marks: Marks| Family::all().filter(|it| marks.shows(*it)).map(|it| it.row().name).collect::<Vec<_>>();
        let all = Marks::named("all").expect("a name");
        assert_eq!(shown(all).len(), FAMILIES.len());
        assert_eq!(all.toggled(Dimension::Stance).toggled(Dimension::Role).legend(Dimension::Stance), "");
        for dimension in [Dimension::Stance, Dimension::Role] {
            let hidden = Marks::default().toggled(dimension);
            assert!(Family::all().all(|it| !(it.dimension() == dimension && hidden.shows(it))));
            assert_eq!(hidden.toggled(dimension), Marks::default(), "a second time brings back what was there");
            assert_eq!(Marks::NONE.toggled(dimension).toggled(dimension), Marks::NONE);
        }
        assert!(MARKS.iter().all(|name| Marks::named(name).is_some()));
        assert_eq!(Marks::named("some"), None);
    }
}
