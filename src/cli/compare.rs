//! `ascribe compare`: two articles beside each other.

use std::io::{self, Write};

use super::args::{Compare, Comparison as Format};
use super::input::Source;
use super::{Failure, Outcome, output, tell};
use crate::analysis::{Analysis, Cancel, Comparison, Model, analyse};
use crate::app::cores;
use crate::document::Document;
use crate::export::{Article, Compared};
use crate::ingest::Notice;

/// Prints the comparison, or tells what is wrong with each article that cannot be read.
pub(super) fn run(asked: &Compare) -> Result<Outcome, Failure> {
    let sources = Source::of(&[asked.here.clone(), asked.there.clone()])?;
    let mut read = Vec::new();
    for source in &sources {
        match source.ingest(asked.input.with(asked.pages)) {
            Ok((document, notices)) => read.push((source.path(), document, notices)),
            Err(failure) => tell(&failure),
        }
    }
    let Ok([here, there]) = <[_; 2]>::try_from(read) else { return Ok(Outcome::Failed) };
    let model = Model::embedded().with_threads(cores());
    let articles = [here, there].map(|it| Read::of(it, &model));
    output::result(print(asked, &articles), Outcome::Done)
}

/// An article, read.
struct Read {
    path: String,
    document: Document,
    notices: Vec<Notice>,
    analysis: Analysis,
}

impl Read {
    fn of((path, document, notices): (String, Document, Vec<Notice>), model: &Model) -> Self {
        let analysis = analyse(&document, model, &Cancel::default());
        Self { path, document, notices, analysis }
    }

    fn article(&self) -> Article<'_> {
        let Self { path, document, notices, analysis } = self;
        Article { path, document, analysis, notices }
    }
}

fn print(asked: &Compare, [here, there]: &[Read; 2]) -> io::Result<()> {
    let comparison = Comparison::of((&here.document, &here.analysis), (&there.document, &there.analysis));
    let compared = Compared { articles: [here.article(), there.article()], comparison: &comparison };
    let mut out = output::standard();
    match asked.format {
        Format::Text => compared.text(output::columns(asked.width), &mut out)?,
        Format::Json => compared.json(&mut out)?,
        Format::Markdown => compared.markdown(&mut out)?,
    }
    out.flush()
}
