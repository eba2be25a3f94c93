//! What the author does in the argument, looked up for reading: which assertion holds a place, which mark stands beside
//! a line, which words are marked, where jumps stop.

use super::article::Article;
use super::direction::Direction;
use super::highlight::TagRange;
use super::index::{Focus, voice_at};
use super::marks::{Family, Marks};
use super::mode::{Highlight, Mode};
use crate::analysis::{Analysis, Assertion, Voice};
use crate::document::Span;

/// Something the author does that jumps look for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AuthorStop {
    /// Something the author asks.
    Question,
    /// Something the author tells somebody to do.
    Directive,
    /// Something the author does not vouch for.
    Hedge,
    /// A fact that rests on the author's word alone and could be looked up.
    Fact,
}

impl AuthorStop {
    /// What is told where there is none.
    pub(super) const fn otherwise(self) -> &'static str {
        match self {
            Self::Question => "no more questions in that direction",
            Self::Directive => "no more directives in that direction",
            Self::Hedge => "no more hedges in that direction",
            Self::Fact => "no more unsourced facts worth checking in that direction",
        }
    }

    fn takes(self, assertion: &Assertion) -> bool {
        let family = match self {
            Self::Question => Family::Question,
            Self::Directive => Family::Directive,
            Self::Hedge => Family::Hedged,
            Self::Fact => Family::Checkable,
        };
        Family::of(assertion).any(|it| it == family)
    }
}

/// The assertions that share a byte with `span`.
fn assertions_in(analysis: &Analysis, span: Span) -> &[Assertion] {
    let from = analysis.assertions.partition_point(|it| it.span.end() <= span.start());
    let until = analysis.assertions.partition_point(|it| it.span.start() < span.end());
    analysis.assertions.get(from..until).unwrap_or_default()
}

/// What the author asserts in the sentence in focus, in order; nothing while somebody else speaks.
pub(super) fn asserted<'a>(analysis: &'a Analysis, focus: &Focus) -> &'a [Assertion] {
    let sentence = focus.spans.first().filter(|_| focus.attribution.is_none());
    sentence.map_or(&[], |sentence| assertions_in(analysis, *sentence))
}

/// The strongest of the marks that are shown and begin in a line.
pub(super) fn mark(analysis: &Analysis, highlight: Highlight, line: Span) -> Option<Family> {
    let marks = marks(highlight);
    let beginning = assertions_in(analysis, line).iter().filter(|it| line.contains(it.span.start()));
    beginning.flat_map(Family::of).filter(|it| marks.shows(*it) && !it.glyph().is_empty()).min()
}

/// The words in `span` that tell what the author does, as far as that is shown.
pub(super) fn ranges(analysis: &Analysis, highlight: Highlight, span: Span) -> Vec<TagRange> {
    let marks = marks(highlight);
    let mut ranges = Vec::new();
    let mut put = |words: Option<Span>, family: Option<Family>| {
        let tag = family.filter(|it| marks.shows(*it)).and_then(Family::tag);
        ranges.extend(words.zip(tag).map(|(words, tag)| (words, tag, None)));
    };
    // A quoted word may stand inside what another says: it is not the author who holds it with tongs then.
    let is_own = |quoted: &&Span| voice_at(analysis, quoted.start()) == Some(Voice::Author);
    let quoted = &analysis.scare_quotes;
    let from = quoted.partition_point(|it| it.end() <= span.start());
    let quoted = quoted.get(from..).unwrap_or_default().iter().take_while(|it| it.start() < span.end());
    quoted.filter(is_own).for_each(|it| put(Some(*it), Some(Family::Scare)));
    // A connective may stand in the clause before its own.
    let before = analysis.assertions.partition_point(|it| it.span.end() <= span.start());
    let until = analysis.assertions.partition_point(|it| it.span.start() < span.end());
    for assertion in analysis.assertions.get(before..(until + 1).min(analysis.assertions.len())).unwrap_or_default() {
        put(assertion.connective, Family::of_role(assertion.role));
        put(assertion.sign, Family::of_stance(assertion.stance));
    }
    ranges
}

/// Whether a highlight mode leaves room for marks: where nothing of the author's is told apart there are none.
pub(super) const fn has_marks(mode: Mode) -> bool {
    !matches!(mode, Mode::Off | Mode::Source(_))
}

/// The marks that are to be seen.
fn marks(highlight: Highlight) -> Marks {
    if has_marks(highlight.mode) { highlight.marks } else { Marks::NONE }
}

/// The next `count` of what is wanted in a direction, the nearest first, each with the byte offset where it begins; fewer
/// if there are no more. It costs what lies between.
pub(super) fn towards(
    article: &Article,
    wanted: AuthorStop,
    count: usize,
    direction: Direction,
) -> Vec<(usize, Option<Assertion>)> {
    let (all, at) = (&article.analysis.assertions, article.at());
    let here = all.partition_point(|it| it.span.end() <= at);
    let starts = |some: &'_ Assertion| wanted.takes(some).then(|| (start(article, some), Some(*some)));
    match direction {
        Direction::Forward => {
            let rest = all.get(here..).unwrap_or_default().iter();
            rest.filter_map(starts).filter(|(start, _)| *start > at).take(count).collect()
        }
        Direction::Backward => {
            let rest = all.get(..(here + 1).min(all.len())).unwrap_or_default().iter().rev();
            rest.filter_map(starts).filter(|(start, _)| *start < at).take(count).collect()
        }
    }
}

/// What to tell of an assertion that a jump found, if the page does not show why it did.
pub(super) fn found(article: &Article, wanted: AuthorStop, assertion: &Assertion) -> Option<String> {
    let words = assertion.checkable.filter(|_| wanted == AuthorStop::Fact)?;
    Some(format!("worth checking: “{}”", super::one_line(article.document.slice(words))))
}

/// Where reading stops for an assertion: at its first word, or if somebody else says that, at the words that tell what
/// it is.
fn start(article: &Article, assertion: &Assertion) -> usize {
    let told = [assertion.sign, assertion.connective, assertion.checkable];
    let places = std::iter::once(assertion.span.start()).chain(told.into_iter().flatten().map(Span::start));
    let is_own = |at: &usize| article.index.focus(&article.document, &article.analysis, *at).attribution.is_none();
    places.into_iter().find(is_own).unwrap_or(assertion.span.start())
}

/// What an assertion is, in words: its role, how it is put and by which word, whether it could be looked up.
pub(super) fn told(article: &Article, assertion: &Assertion, marks: Marks) -> Vec<String> {
    let quoted = |family: Family| {
        // A question mark need not be told.
        let sign = assertion.sign.filter(|_| Family::of_stance(assertion.stance) == Some(family));
        let sign = sign.filter(|_| family != Family::Question);
        sign.map(|sign| format!(" (“{}”)", super::one_line(article.document.slice(sign)))).unwrap_or_default()
    };
    let families = Family::of(assertion).filter(|family| marks.tells(*family));
    families.map(|family| format!("{}{}", family.name(), quoted(family))).collect()
}
