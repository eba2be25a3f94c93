//! `ascribe analyze`: who says what, for programs.

use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use super::args::{AnalysisFormat, Analyze};
use super::article::{Analysed, Text};
use super::in_order::in_order;
use super::input;
use super::{Failure, Outcome, find, output, tell};
use crate::analysis::Model;
use crate::app::cores;
use crate::export::{self, Brat};
use crate::load::Input;

/// Prints what was asked for about every input that can be read, and tells what is wrong with the others.
pub(super) fn run(asked: &Analyze) -> Result<Outcome, Failure> {
    let inputs = inputs(&asked.paths, "analyze")?;
    let brat = if inputs.len() > 1 { Brat::with_paths() } else { Brat::new() };
    let mut printer = AnalysisPrinter { out: output::standard(), form: asked.format, brat };
    // Articles are read side by side; fewer than there are threads are cut up.
    let threads = asked.threads.unwrap_or_else(cores);
    let in_each = NonZero::new(threads.get() / inputs.len().max(1)).unwrap_or(NonZero::<usize>::MIN);
    let model = (!asked.text).then(|| Arc::new(Model::embedded().with_threads(in_each)));
    let taken = asked.input.with(asked.pages);
    let read = |input: Result<Input, Failure>| {
        let text = Text::of(&input?, &taken, asked.limit)?;
        match &model {
            Some(model) => Ok(Read::Analysed(text.analysed(&taken, model)?)),
            None => Ok(Read::Text(text)),
        }
    };
    let mut outcome = Outcome::Done;
    let print = |read: Result<Read, Failure>| {
        let failure = match &read {
            Ok(Read::Text(_)) => None,
            Ok(Read::Analysed(article)) => article.failure(),
            Err(failure) => Some(failure.clone()),
        };
        if let Some(failure) = failure {
            tell(&failure);
            outcome = Outcome::Failed;
        }
        read.map_or(Ok(()), |it| printer.print(&it))
    };
    let done = in_order(threads, inputs, read, print);
    output::result(done, outcome)
}

/// What the paths stand for: each article by itself, or why there is none. Without any, there must be something to
/// `verb` on standard input.
pub(super) fn inputs(paths: &[PathBuf], verb: &str) -> Result<Vec<Result<Input, Failure>>, Failure> {
    if paths.is_empty() {
        return if input::is_terminal() {
            let sentence = format!("there is nothing to {verb}: name a file or a directory, or pipe an article in");
            Err(Failure::misused(&sentence))
        } else {
            Ok(vec![Ok(Input::StandardInput)])
        };
    }
    let expand = |input| match input {
        Input::File(path) => find::articles(&path).into_iter().map(|it| it.map(Input::File)).collect(),
        other => vec![Ok(other)],
    };
    Ok(input::of_arguments(paths)?.into_iter().flat_map(expand).collect())
}

/// An article as far as it is printed.
enum Read {
    Text(Text),
    Analysed(Analysed),
}

struct AnalysisPrinter {
    out: Box<dyn Write>,
    form: AnalysisFormat,
    brat: Brat,
}

impl AnalysisPrinter {
    /// Prints one article and hands it on at once: whoever waits for it need not wait for the next.
    fn print(&mut self, read: &Read) -> io::Result<()> {
        match (read, self.form) {
            (Read::Text(text), _) => {
                // Nothing else tells it where the text is all that is printed.
                for notice in text.notices.iter().filter(|it| input::tells_of_more(it)) {
                    tell(&Failure::noticed(&text.name, notice));
                }
                self.out.write_all(text.document.text().as_bytes())?;
            }
            (Read::Analysed(read), AnalysisFormat::Json) => export::json(&read.article(), &mut self.out)?,
            (Read::Analysed(read), AnalysisFormat::Jsonl) => export::jsonl(&read.article(), &mut self.out)?,
            (Read::Analysed(read), AnalysisFormat::Brat) => self.brat.write(&read.article(), &mut self.out)?,
        }
        self.out.flush()
    }
}
