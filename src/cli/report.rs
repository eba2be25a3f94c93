//! `ascribe report`: what articles are made of, for people.

use std::io::{self, Write};
use std::num::NonZero;
use std::sync::Arc;

use super::analyze::inputs;
use super::args::{Report, ReportFormat};
use super::article::{Analysed, Text};
use super::in_order::in_order;
use super::{Failure, Outcome, output, tell};
use crate::analysis::Model;
use crate::app::cores;
use crate::export::{self, AnalysedArticle};
use crate::load::Input;

/// Prints the balance of every input that can be read, and tells what is wrong with the others.
pub(super) fn run(asked: &Report) -> Result<Outcome, Failure> {
    let inputs = inputs(&asked.paths, "report on")?;
    let in_each = NonZero::new(cores().get() / inputs.len().max(1)).unwrap_or(NonZero::<usize>::MIN);
    let model = Arc::new(Model::embedded().with_threads(in_each));
    let taken = asked.input.with(asked.pages);
    let read = |input: Result<Input, Failure>| Text::of(&input?, &taken, asked.limit)?.analysed(&taken, &model);
    let mut printer =
        ReportPrinter { out: output::standard(), columns: output::columns(asked.width), page: Vec::new(), first: true };
    let mut outcome = Outcome::Done;
    let print = |read: Result<Analysed, Failure>| {
        let failure = match &read {
            Ok(article) => article.failure(),
            Err(failure) => Some(failure.clone()),
        };
        if let Some(failure) = failure {
            tell(&failure);
            outcome = Outcome::Failed;
        }
        read.map_or(Ok(()), |it| printer.print(asked.format, it))
    };
    let done = in_order(cores(), inputs, read, print).and_then(|()| printer.finish());
    output::result(done, outcome)
}

struct ReportPrinter {
    out: Box<dyn Write>,
    columns: usize,
    /// What is waiting for the table of contents of its page.
    page: Vec<Analysed>,
    /// Whether nothing was printed yet.
    first: bool,
}

impl ReportPrinter {
    /// Prints one article, or keeps it for the page that all of them stand on.
    fn print(&mut self, format: ReportFormat, read: Analysed) -> io::Result<()> {
        if format == ReportFormat::Html {
            self.page.push(read);
            return Ok(());
        }
        if !std::mem::take(&mut self.first) {
            writeln!(self.out)?;
        }
        match format {
            ReportFormat::Markdown => export::report_markdown(&read.article(), &mut self.out)?,
            ReportFormat::Text | ReportFormat::Html => {
                export::report_text(&read.article(), self.columns, &mut self.out)?;
            }
        }
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        let articles: Vec<AnalysedArticle<'_>> = self.page.iter().map(Analysed::article).collect();
        if !articles.is_empty() {
            export::report_html(&articles, &mut self.out)?;
        }
        self.out.flush()
    }
}
