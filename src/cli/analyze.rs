//! `ascribe analyze`: who says what, for programs.

use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;

use super::args::{Analyze, Input, Output};
use super::in_order::in_order;
use super::input::{self, Source};
use super::{Failure, Outcome, find, output, tell};
use crate::analysis::{Analysis, Cancel, Model, analyse};
use crate::app::cores;
use crate::document::Document;
use crate::export::{self, Article, Brat};
use crate::ingest::Notice;

/// Prints what was asked for about every input that can be read, and tells what is wrong with the others.
pub(super) fn run(asked: &Analyze) -> Result<Outcome, Failure> {
    let inputs = inputs(&asked.paths, "analyze")?;
    let mut printer = Printer { out: output::standard(), form: asked.format, brat: Brat::new(inputs.len() > 1) };
    // Articles are read side by side; fewer than there are threads are cut up.
    let threads = asked.threads.unwrap_or_else(cores);
    let in_each = NonZero::new(threads.get() / inputs.len().max(1)).unwrap_or(NonZero::<usize>::MIN);
    let model = (!asked.text).then(|| Model::embedded().with_threads(in_each));
    let read = |input: Result<Source, Failure>| Read::of(&input?, asked.input.with(asked.pages), model.as_ref());
    let mut outcome = Outcome::Done;
    let print = |read| match read {
        Ok(read) => printer.print(&read),
        Err(failure) => {
            tell(&failure);
            outcome = Outcome::Failed;
            Ok(())
        }
    };
    let done = in_order(threads, inputs, read, print);
    output::result(done, outcome)
}

/// What the paths stand for: each article by itself, or why there is none. Without any, there must be something to
/// `verb` on standard input.
pub(super) fn inputs(paths: &[PathBuf], verb: &str) -> Result<Vec<Result<Source, Failure>>, Failure> {
    if paths.is_empty() {
        return if input::is_terminal() {
            let sentence = format!("there is nothing to {verb}: name a file or a directory, or pipe an article in");
            Err(Failure::misused(&sentence))
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

/// An article as it is printed.
pub(super) struct Read {
    pub(super) path: String,
    pub(super) document: Document,
    pub(super) notices: Vec<Notice>,
    /// None if the text alone was asked for.
    pub(super) analysis: Option<Analysis>,
}

impl Read {
    pub(super) fn of(source: &Source, taken: Input, model: Option<&Model>) -> Result<Self, Failure> {
        let (document, notices) = source.ingest(taken)?;
        let analysis = model.map(|model| analyse(&document, model, &Cancel::default()));
        Ok(Self { path: source.path(), document, notices, analysis })
    }
}

struct Printer {
    out: Box<dyn Write>,
    form: Output,
    brat: Brat,
}

impl Printer {
    /// Prints one article and hands it on at once: whoever waits for it need not wait for the next.
    fn print(&mut self, read: &Read) -> io::Result<()> {
        let Read { path, document, notices, analysis } = read;
        match analysis {
            None => {
                // Nothing else tells it where the text is all that is printed.
                let name = if path == "-" { input::STANDARD_INPUT } else { path };
                for notice in notices.iter().filter(|it| input::tells_of_more(it)) {
                    tell(&Failure::noticed(name, notice));
                }
                self.out.write_all(document.text().as_bytes())?;
            }
            Some(analysis) => {
                let article = Article { path, document, analysis, notices };
                match self.form {
                    Output::Json => export::json(&article, &mut self.out)?,
                    Output::Jsonl => export::jsonl(&article, &mut self.out)?,
                    Output::Brat => self.brat.write(&article, &mut self.out)?,
                }
            }
        }
        self.out.flush()
    }
}
