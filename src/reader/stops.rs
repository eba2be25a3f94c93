//! Steps from place to place: which stops there are in a direction, and how many of them are known already.

use super::argument::{self, AuthorStop};
use super::article::Article;
use super::direction::Direction;
use super::index::attribution;
use super::panel::statements;
use super::visibility::Visibility;
use crate::analysis::{Assertion, SourceId};
use crate::document::Span;

/// Where steps stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    /// At what anybody is quoted or paraphrased with, and at quoted words that nobody is named for.
    Statement,
    /// At those of them that stand in quotation marks.
    Quotation,
    /// At sentences of the author.
    Assertion,
    /// At what one source says.
    Source(SourceId),
    /// At something the author does in the argument.
    Argument(AuthorStop),
}

/// So many stops of one kind in one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Step {
    /// Which stops count.
    pub(super) stop: Stop,
    /// Where they are looked for.
    pub(super) direction: Direction,
    /// How many of them to go on; at least one.
    pub(super) count: usize,
}

/// What a step leads to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum StepOutcome {
    /// A place: a byte offset, and the assertion that was looked for, if it was one.
    At(usize, Option<Assertion>),
    /// There is no such stop in that direction.
    Nothing,
    /// The stop may lie in what is not analysed yet.
    NotKnownYet,
}

/// A stop: a byte offset, and the assertion that it is for.
type StopAt = (usize, Option<Assertion>);

/// Where a step from the reading line leads; to the last stop there is if there are fewer than it counts.
pub(super) fn reached(article: &Article, step: Step, shown: Visibility) -> StepOutcome {
    let mut places = places(article, step, shown);
    let unknown_from = article.known_until(step.direction);
    if let Some(end) = unknown_from {
        places.retain(|(start, _)| match step.direction {
            Direction::Forward => *start < end,
            Direction::Backward => *start >= end,
        });
        if places.len() < step.count {
            return StepOutcome::NotKnownYet;
        }
    }
    places.last().map_or(StepOutcome::Nothing, |(start, assertion)| StepOutcome::At(*start, *assertion))
}

/// The stops that a step passes, the nearest first, the one it ends at last.
fn places(article: &Article, step: Step, shown: Visibility) -> Vec<StopAt> {
    let stops = &article.stops;
    let starts = match step.stop {
        Stop::Statement => with_unnamed(&stops.statements, article.index.unnamed()),
        Stop::Quotation => with_unnamed(&stops.quotations, article.index.unnamed()),
        Stop::Assertion => stops.assertions.iter().map(|span| span.start()).collect(),
        Stop::Source(id) => {
            let analysis = &article.analysis;
            let said = statements(analysis, &analysis.sources[id.0 as usize], shown);
            said.map(|id| attribution(analysis, id).hull().start()).collect()
        }
        Stop::Argument(wanted) => return argument::towards(article, wanted, step.count, step.direction),
    };
    towards(&starts, article.at(), step)
}

/// The starts of statements and those of quoted words that nobody is named for, in order, each once.
fn with_unnamed(statements: &[usize], unnamed: &[Span]) -> Vec<usize> {
    let mut starts = statements.to_vec();
    starts.extend(unnamed.iter().map(|quoted| quoted.start()));
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Those of `starts`, which stand in order, that a step from `at` passes.
fn towards(starts: &[usize], at: usize, step: Step) -> Vec<StopAt> {
    let place = |start: &usize| (*start, None);
    match step.direction {
        Direction::Forward => {
            let after = starts.partition_point(|start| *start <= at);
            starts.iter().skip(after).take(step.count).map(place).collect()
        }
        Direction::Backward => {
            let before = starts.partition_point(|start| *start < at);
            starts.iter().take(before).rev().take(step.count).map(place).collect()
        }
    }
}
