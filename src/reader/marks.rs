//! The marks of what the author does with the author's own words: which there are, what they look like, which of them
//! are shown.

use super::highlight_tag::HighlightTag;
use crate::analysis::{Assertion, CueStance, Role, Stance, every};
use crate::wording::{CHECKABLE_IS_SHOWN_AT_FIRST, HasName, Marked, SCARE_QUOTES_ARE_SHOWN_AT_FIRST, Signed};

/// What an assertion is, or how the author stands to somebody's words; one mark each. Of several that begin in one line
/// the margin has room for the first in this order: what the author wants, asks and comes to stands before how it is
/// put, and that before the small change of every argument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "`Family::meaning` says what each is")]
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

/// What a family stands for.
#[derive(Clone, Copy)]
enum MarkSubject {
    Stance(Stance),
    Role(Role),
    CueStance(CueStance),
    ScareQuotes,
    Checkable,
}

every! {
    /// Every family, in the order of the legend.
    Family {
        Directive, Question, Hedged, Boosted, Scare,
        Conclusion, Reason, Concession, Contrast, Condition, Example,
        Checkable, Endorsed, Distanced,
    }
}

impl Family {
    const fn subject(self) -> MarkSubject {
        match self {
            Self::Directive => MarkSubject::Stance(Stance::Directive),
            Self::Question => MarkSubject::Stance(Stance::Question),
            Self::Hedged => MarkSubject::Stance(Stance::Hedged),
            Self::Boosted => MarkSubject::Stance(Stance::Boosted),
            Self::Conclusion => MarkSubject::Role(Role::Conclusion),
            Self::Reason => MarkSubject::Role(Role::Reason),
            Self::Concession => MarkSubject::Role(Role::Concession),
            Self::Contrast => MarkSubject::Role(Role::Contrast),
            Self::Condition => MarkSubject::Role(Role::Condition),
            Self::Example => MarkSubject::Role(Role::Example),
            Self::Endorsed => MarkSubject::CueStance(CueStance::Endorsed),
            Self::Distanced => MarkSubject::CueStance(CueStance::Distanced),
            Self::Scare => MarkSubject::ScareQuotes,
            Self::Checkable => MarkSubject::Checkable,
        }
    }

    /// What it tells of.
    pub const fn dimension(self) -> Dimension {
        match self.subject() {
            MarkSubject::Stance(_) | MarkSubject::ScareQuotes => Dimension::Stance,
            MarkSubject::Role(_) => Dimension::Role,
            MarkSubject::CueStance(_) | MarkSubject::Checkable => Dimension::Aside,
        }
    }

    /// What it is called in the status line.
    pub fn name(self) -> &'static str {
        match self.subject() {
            MarkSubject::Stance(stance) => stance.name(),
            MarkSubject::Role(role) => role.name(),
            MarkSubject::CueStance(stance) => stance.name(),
            MarkSubject::ScareQuotes => "scare quotes",
            MarkSubject::Checkable => "checkable",
        }
    }

    /// What stands in the margin where it begins; nothing if only words are marked.
    pub fn glyph(self) -> &'static str {
        match self.subject() {
            MarkSubject::Stance(stance) => stance.sign(),
            MarkSubject::Role(role) => role.sign(),
            MarkSubject::CueStance(_) | MarkSubject::ScareQuotes | MarkSubject::Checkable => "",
        }
    }

    /// Whether its marks are shown unless they are asked for.
    fn shown_at_first(self) -> bool {
        match self.subject() {
            MarkSubject::Stance(stance) => stance.shown_at_first(),
            MarkSubject::Role(role) => role.shown_at_first(),
            MarkSubject::CueStance(_) => true,
            MarkSubject::ScareQuotes => SCARE_QUOTES_ARE_SHOWN_AT_FIRST,
            MarkSubject::Checkable => CHECKABLE_IS_SHOWN_AT_FIRST,
        }
    }

    /// What the legend says; nothing for what only the status line tells.
    const fn meaning(self) -> &'static str {
        match self {
            Self::Directive => "the author tells someone to act: “must”, “should”",
            Self::Question => "the author asks, even if only for effect",
            Self::Hedged => "the author hedges: “reportedly”, “may”",
            Self::Boosted => "the author insists: “clearly”, “in fact”",
            Self::Scare => "marks that quote nobody; “so-called”",
            Self::Conclusion => "a conclusion: “therefore”, “so”",
            Self::Reason => "a reason: “because”, “after all”",
            Self::Concession => "a concession: “although”, “to be sure”",
            Self::Contrast => "a contrast: “but”, “however”",
            Self::Condition => "a condition: “if”, “unless”",
            Self::Example => "an example: “for instance”",
            Self::Checkable | Self::Endorsed | Self::Distanced => "",
        }
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
    pub(super) const fn tag(self) -> Option<HighlightTag> {
        Some(match self {
            Self::Directive => HighlightTag::Directive,
            Self::Question => HighlightTag::Question,
            Self::Hedged => HighlightTag::Hedged,
            Self::Boosted => HighlightTag::Boosted,
            Self::Scare => HighlightTag::Scare,
            Self::Checkable | Self::Endorsed | Self::Distanced => return None,
            _ => HighlightTag::Connective,
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
        Self::among(Family::shown_at_first)
    }
}

impl Marks {
    /// No marks at all.
    pub const NONE: Self = Self { shown: 0 };

    fn among(is_shown: impl Fn(Family) -> bool) -> Self {
        let mut shown = 0;
        for family in Family::ALL {
            if is_shown(family) {
                shown |= bit(family);
            }
        }
        Self { shown }
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
        let at_first = Self::among(|family| family.dimension() == dimension && family.shown_at_first());
        if at_first == Self::NONE { Self::among(|family| family.dimension() == dimension) } else { at_first }
    }

    /// The same, with what tells this hidden if any of it was shown, or else shown.
    pub(super) fn toggled(self, dimension: Dimension) -> Self {
        let all = Self::among(|family| family.dimension() == dimension).shown;
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
        let mut legend = Vec::new();
        for family in Family::ALL {
            if family.dimension() == dimension && !family.glyph().is_empty() && self.shows(family) {
                legend.push(format!("{} {}", family.glyph(), family.name()));
            }
        }
        legend.join(", ")
    }
}

/// The marks with what they mean, for the help; how to see those that are off at first.
pub(super) fn meanings() -> impl Iterator<Item = (&'static str, String)> {
    Family::ALL.into_iter().filter(|family| !family.meaning().is_empty()).map(|family| {
        let sign = if family.glyph().is_empty() { "“ ”" } else { family.glyph() };
        let off = if family.shown_at_first() { "" } else { "; off by default, :marks all shows it" };
        (sign, format!("{}{off}", family.meaning()))
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
        let mut glyphs: Vec<&str> =
            Family::ALL.map(Family::glyph).into_iter().filter(|glyph| !glyph.is_empty()).collect();
        assert!(glyphs.iter().all(|glyph| super::super::width(glyph) == 1));
        let all = glyphs.len();
        glyphs.sort_unstable();
        glyphs.dedup();
        assert_eq!(glyphs.len(), all);
    }

    #[test]
    fn what_is_shown_and_hidden() {
        let shown = |marks: Marks| Family::ALL.into_iter().filter(|it| marks.shows(*it)).count();
        let all = Marks::named("all").expect("a name");
        assert_eq!(shown(all), Family::ALL.len());
        assert_eq!(all.toggled(Dimension::Stance).toggled(Dimension::Role).legend(Dimension::Stance), "");
        for dimension in [Dimension::Stance, Dimension::Role] {
            let hidden = Marks::default().toggled(dimension);
            assert!(Family::ALL.iter().all(|it| !(it.dimension() == dimension && hidden.shows(*it))));
            assert_eq!(hidden.toggled(dimension), Marks::default(), "a second time brings back what was there");
            assert_eq!(Marks::NONE.toggled(dimension).toggled(dimension), Marks::NONE);
        }
        assert!(MARKS.iter().all(|name| Marks::named(name).is_some()));
        assert_eq!(Marks::named("some"), None);
    }
}
