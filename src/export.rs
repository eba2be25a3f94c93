//! [`Document`] and [`Analysis`] → formats for programs, plain text for pipes, and pages for people.
//!
//! The formats are types of their own: what they look like is a promise to other programs, while the types
//! of the analysis stay free to change.

mod brat;
mod compare;
mod escaped;
mod html;
mod json;
mod markdown;
mod offsets;
mod pretty;
mod report;
mod schema;
mod svg;
mod words;

use std::io::{self, Write};

pub use compare::ComparisonReport;
pub use html::report_html;
pub use report::{report_markdown, report_text};

use crate::analysis::Analysis;
use crate::document::Document;
use crate::ingest::Notice;

/// An article that was read and analysed, with what there is to say about it.
#[derive(Clone, Copy, Debug)]
pub struct AnalysedArticle<'a> {
    /// The path as the person gave it; "-" for standard input.
    pub path: &'a str,
    /// Its text.
    pub document: &'a Document,
    /// Who says what in it.
    pub analysis: &'a Analysis,
    /// What there is to say about how it was read.
    pub notices: &'a [Notice],
}

/// The JSON Schema (draft 2020-12) of what [`json()`] and [`jsonl()`] write.
pub const JSON_SCHEMA: &str = include_str!("../assets/analysis.schema.json");

/// The JSON Schema (draft 2020-12) of what [`ComparisonReport::json`] writes.
pub const COMPARISON_SCHEMA: &str = include_str!("../assets/comparison.schema.json");

/// Writes the article as one JSON object over several lines, for programs that people look over the shoulder of.
pub fn json(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write_pretty(article, out)
}

/// Writes the article as one JSON object on one line.
pub fn jsonl(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write_line(article, out)
}

/// Writes the attributions of articles as brat standoff, in the form that the `PolNeAR` corpus has.
#[derive(Debug, Default)]
pub struct Brat {
    has_paths: bool,
    texts: usize,
    events: usize,
}

impl Brat {
    /// Nothing is written yet; each article is to stand by itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing is written yet; each article is to follow a line with "# " and its path.
    pub fn with_paths() -> Self {
        Self { has_paths: true, ..Self::default() }
    }

    /// Writes one article. Numbers go on from those of the articles before, so that each stands for one thing
    /// in all that was written.
    pub fn write(&mut self, article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.has_paths {
            brat::write_name(article, out)?;
        }
        brat::write(article, &mut self.texts, &mut self.events, out)
    }
}

/// The article as plain text, for standard output that is not a terminal: all of it as it stands, control
/// characters too, since nobody's terminal obeys them. Of plain text that is the decoded input, byte for byte.
pub fn plain(document: &Document) -> &str {
    document.text()
}
