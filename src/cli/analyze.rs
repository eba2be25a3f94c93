//! `ascribe analyze`: who says what, for programs.

use std::io::{self, Write};
use std::path::PathBuf;

use super::args::{Analyze, Output};
use super::input::{self, Source};
use super::{Failure, Outcome, find, output, tell};
use crate::analysis::{Cancel, Model, analyse};
use crate::document::Document;
use crate::export::{self, Article, Brat};
use crate::ingest::Notice;

/// Prints what was asked for about every input that can be read, and tells what is wrong with the others.
pub(super) fn run(asked: &Analyze) -> Result<Outcome, Failure> {
    let inputs = inputs(&asked.paths)?;
    let mut printer = Printer {
        out: output::standard(),
        content: if asked.text { Content::Text } else { Content::Analysis(Box::new(Model::embedded()), asked.format) },
        brat: Brat::new(inputs.len() > 1),
    };
    let mut outcome = Outcome::Done;
    for input in inputs {
        match input.and_then(|source| Ok((source.path(), source.ingest(asked.input.format)?))) {
            Ok((path, (document, notices))) => {
                if let Err(error) = printer.print(&path, &document, &notices) {
                    return output::result(Err(error), outcome);
                }
            }
            Err(failure) => {
                tell(&failure);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

/// What the paths stand for: each article by itself, or why there is none.
fn inputs(paths: &[PathBuf]) -> Result<Vec<Result<Source, Failure>>, Failure> {
    if paths.is_empty() {
        return if input::is_terminal() {
            Err(Failure::misused("there is nothing to analyze: name a file or a directory, or pipe an article in"))
        } else {
            Ok(vec![Ok(Source::Standard)])
        };
    }
    let expand = |source| match source {
        Source::File(path) => find::articles(&path).into_iter().map(|it| it.map(Source::File)).collect(),
        other => vec![Ok(other)],
    };
    Ok(Source::of(paths)?.into_iter().flat_map(expand).collect())
}

/// What to print of each article.
enum Content {
    Text,
    Analysis(Box<Model>, Output),
}

struct Printer {
    out: Box<dyn Write>,
    content: Content,
    brat: Brat,
}

impl Printer {
    /// Prints one article, and hands it on before the next is read: whoever waits for it need not wait longer.
    fn print(&mut self, path: &str, document: &Document, notices: &[Notice]) -> io::Result<()> {
        match &self.content {
            Content::Text => self.out.write_all(document.text().as_bytes())?,
            Content::Analysis(model, form) => {
                let analysis = analyse(document, model, &Cancel::default());
                let article = Article { path, document, analysis: &analysis, notices };
                match form {
                    Output::Json => export::json(&article, &mut self.out)?,
                    Output::Jsonl => export::jsonl(&article, &mut self.out)?,
                    Output::Brat => self.brat.write(&article, &mut self.out)?,
                }
            }
        }
        self.out.flush()
    }
}
