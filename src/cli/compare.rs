//! `ascribe compare`: two articles beside each other.

use std::io::{self, Write};
use std::sync::Arc;

use super::args::{Compare, ComparisonFormat};
use super::article::{Analysed, Text};
use super::input;
use super::{Failure, Outcome, output, tell};
use crate::analysis::{Comparison, Model};
use crate::app::cores;
use crate::export::ComparisonReport;

/// Prints the comparison, or tells what is wrong with each article that cannot be read.
pub(super) fn run(asked: &Compare) -> Result<Outcome, Failure> {
    let inputs = input::of_arguments(&[asked.here.clone(), asked.there.clone()])?;
    // Both are read before one is analysed: of a name that was mistyped one hears at once.
    let taken = asked.input.with(asked.pages);
    let texts = inputs.iter().map(|it| Text::of(it, &taken, asked.limit));
    let Some(texts) = both(texts) else { return Ok(Outcome::Failed) };
    let model = Arc::new(Model::embedded().with_threads(cores()));
    let articles = texts.into_iter().map(|it| it.analysed(&taken, &model));
    let Some(articles) = both(articles) else { return Ok(Outcome::Failed) };
    let mut outcome = Outcome::Done;
    for failure in articles.iter().filter_map(Analysed::failure) {
        tell(&failure);
        outcome = Outcome::Failed;
    }
    output::result(print(asked, &articles), outcome)
}

/// The two results, unless one of them failed; then each failure is told.
fn both<T>(results: impl Iterator<Item = Result<T, Failure>>) -> Option<[T; 2]> {
    let mut well = Vec::new();
    for result in results {
        match result {
            Ok(it) => well.push(it),
            Err(failure) => tell(&failure),
        }
    }
    <[T; 2]>::try_from(well).ok()
}

fn print(asked: &Compare, [here, there]: &[Analysed; 2]) -> io::Result<()> {
    let comparison = Comparison::of((&here.document, &here.analysis), (&there.document, &there.analysis));
    let compared = ComparisonReport { articles: [here.article(), there.article()], comparison: &comparison };
    let mut out = output::standard();
    match asked.format {
        ComparisonFormat::Text => compared.text(output::columns(asked.width), &mut out)?,
        ComparisonFormat::Json => compared.json(&mut out)?,
        ComparisonFormat::Markdown => compared.markdown(&mut out)?,
    }
    out.flush()
}
