//! The arguments, as clap reads them.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use super::help;
use crate::app::PanicAt;
use crate::ingest::Format;
use crate::load::{Extent, Loader, Web};
use crate::reader::MODES;
use crate::view::Theme;

/// The highlight modes to begin with: all that do not ask for a source to be read first.
fn highlights() -> PossibleValuesParser {
    PossibleValuesParser::new(MODES.iter().filter(|mode| **mode != "source"))
}

/// All that can be asked for on the command line.
#[derive(Parser, Debug)]
#[command(name = "ascribe", version, about = help::ABOUT, long_about = help::LONG_ABOUT)]
#[command(override_usage = help::USAGE)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Subcommands>,
    #[command(flatten)]
    pub(super) reader: ReadArgs,
}

#[derive(Subcommand, Debug)]
pub(super) enum Subcommands {
    Analyze(Analyze),
    Compare(Compare),
    Report(Report),
}

/// How to read.
#[derive(clap::Args, Debug)]
pub(super) struct ReadArgs {
    /// The articles to read: files or web addresses; `-` is standard input
    ///
    /// With several, `:n` and `:p` go to the next and the previous one. With none, ascribe reads
    /// standard input or, if that is a terminal, opens the article that it ships with.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,

    /// Colours: `auto` asks the terminal whether it is dark or light
    #[arg(long, value_name = "NAME", default_value = "auto", value_parser = theme_names())]
    pub(super) theme: String,

    /// Leave the mouse to the terminal, for selecting text as usual
    #[arg(long)]
    pub(super) no_mouse: bool,

    /// Highlight mode to start with; `v` in the reader switches to the next
    #[arg(long, value_name = "MODE", value_parser = highlights())]
    pub(super) highlight: Option<String>,

    #[command(flatten)]
    pub(super) input: InputArgs,

    /// Panic on purpose, to test that the terminal is restored
    #[arg(long, hide = true, value_name = "WHERE", value_parser = panic_places())]
    pub(super) test_panic: Option<PanicAt>,
}

/// Print who says what, for programs
///
/// Reads whatever the reader opens and prints one result for each article. Needs no terminal.
#[derive(clap::Args, Debug)]
#[command(after_long_help = help::AFTER_ANALYZE)]
pub(super) struct Analyze {
    /// The articles: files or web addresses; `-`, or no path at all, is standard input
    ///
    /// In a directory, all `.txt`, `.md` and `.markdown` files are read, including those in subdirectories,
    /// in the order of their paths. Hidden entries and symbolic links to directories are skipped, and so are
    /// pipes, sockets
    /// and devices, which are reported on standard error. A pipe that is named here itself is read.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(super) format: AnalysisFormat,

    /// Print the text that offsets refer to instead of the analysis
    #[arg(long, conflicts_with = "format")]
    pub(super) text: bool,

    /// Number of threads; the output does not depend on it [default: one for each core]
    #[arg(long, value_name = "NUMBER")]
    pub(super) threads: Option<NonZero<usize>>,

    #[command(flatten)]
    pub(super) limit: Limit,

    #[command(flatten)]
    pub(super) pages: Pages,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// Compare two articles on the same event
///
/// Shows whose words they consist of, who is quoted in both or in only one, and what each shared source is quoted
/// as saying
/// in each. Needs no terminal.
#[derive(clap::Args, Debug)]
#[command(after_long_help = help::AFTER_COMPARE)]
pub(super) struct Compare {
    /// The first article: a file or a web address; `-` is standard input
    #[arg(value_name = "A", value_hint = ValueHint::FilePath)]
    pub(super) here: PathBuf,

    /// The second
    #[arg(value_name = "B", value_hint = ValueHint::FilePath)]
    pub(super) there: PathBuf,

    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ComparisonFormat,

    /// Width of text, in columns [default: that of the terminal, or 80]. JSON and Markdown have no width
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub(super) width: Option<u16>,

    #[command(flatten)]
    pub(super) limit: Limit,

    #[command(flatten)]
    pub(super) pages: Pages,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// Print the balance of articles: whose words they are made of
///
/// Shows how much is the author's and how much is others', by source and by kind, the tone of the author's assertions,
/// and what has no source. In HTML, the coloured article is included. Needs no terminal.
#[derive(clap::Args, Debug)]
#[command(after_long_help = help::AFTER_REPORT)]
pub(super) struct Report {
    /// The articles: files or web addresses; `-`, or no path at all, is standard input
    ///
    /// Directories are read as by `ascribe analyze`.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ReportFormat,

    /// Width of `--format text`, in columns [default: that of the terminal, or 80]
    ///
    /// Ignored for Markdown and HTML, which have no width of their own.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub(super) width: Option<u16>,

    #[command(flatten)]
    pub(super) limit: Limit,

    #[command(flatten)]
    pub(super) pages: Pages,

    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// How long an article may take.
#[derive(clap::Args, Clone, Copy, Debug)]
pub(super) struct Limit {
    /// Time limit for each article in seconds, such as 10 or 0.5 [default: none]
    ///
    /// Reading, parsing and analysis count. What was analysed by then is printed and marked as partial; an
    /// article that could not even be read within another second is left out. Both are reported on standard error,
    /// and the exit code is 1.
    #[arg(long = "time-limit", id = "time-limit", value_name = "SECONDS", value_parser = seconds)]
    #[arg(allow_negative_numbers = true)]
    pub(super) time: Option<Duration>,
}

/// How to take inputs.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct InputArgs {
    /// Make no requests: pages open as they were last fetched, or not at all
    #[arg(long)]
    pub(super) offline: bool,

    /// Format of the inputs: plain, markdown, html, epub, pdf, docx or feed
    ///
    /// By default, the format is detected by content, then by the media type that a server sends, then by file
    /// extension; if
    /// none of these decides, it is plain text.
    #[arg(long = "input-format", id = "input-format", value_name = "FORMAT", value_parser = input_formats())]
    #[arg(hide_possible_values = true)]
    pub(super) format: Option<Format>,

    /// Whether web pages are taken whole; set by the options of the sub-commands.
    #[arg(skip)]
    pub(super) whole: bool,

    /// Panic on purpose over one input, to test that the others are printed
    #[arg(long, hide = true, value_name = "STAGE=PATH", value_parser = planned_panic)]
    pub(super) test_panic_in: Option<PlannedPanic>,
}

/// Where to panic, for tests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PlannedPanic {
    pub(super) stage: Stage,
    /// The input's path as it is printed.
    pub(super) path: String,
}

/// What is done with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    Reading,
    Analysis,
}

/// What to take of web pages.
#[derive(clap::Args, Clone, Copy, Debug)]
pub(super) struct Pages {
    /// Keep the whole web page instead of only its article
    #[arg(long)]
    pub(super) whole: bool,
}

impl InputArgs {
    /// The same, with what is taken of web pages.
    pub(super) fn with(&self, pages: Pages) -> Self {
        Self { whole: pages.whole, ..self.clone() }
    }

    /// How inputs are loaded, with what the environment says about the network.
    pub(super) fn loader(&self) -> Loader {
        Loader { format: self.format, web: Web { offline: self.offline, ..Web::of_environment() } }
    }

    /// How much of each input is taken.
    pub(super) fn extent(&self) -> Extent {
        if self.whole { Extent::Whole } else { Extent::Article }
    }

    /// Panics if that was asked for, in this stage of this input.
    pub(super) fn panic_if_asked(&self, stage: Stage, path: &str) {
        let asked = self.test_panic_in.as_ref().is_some_and(|it| it.stage == stage && it.path == path);
        assert!(!asked, "this panic was asked for");
    }
}

/// What `analyze` prints.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum AnalysisFormat {
    /// One JSON object after another, a line for each source, attribution and voice
    Json,
    /// One JSON object a line
    Jsonl,
    /// brat standoff: text-bound annotations and events
    Brat,
}

/// What `compare` prints.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ComparisonFormat {
    /// Two columns, for people
    Text,
    /// One JSON object on one line
    Json,
    /// Headings and tables
    Markdown,
}

/// What `report` prints.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ReportFormat {
    /// Figures and bars, for people
    Text,
    /// Headings and tables
    Markdown,
    /// One page that needs nothing else, with the coloured articles
    Html,
}

impl Args {
    /// Reads the arguments, the program's name first.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let command = Self::command().after_long_help(help::after());
        Self::from_arg_matches(&command.try_get_matches_from(arguments)?)
    }
}

fn theme_names() -> PossibleValuesParser {
    PossibleValuesParser::new(std::iter::once("auto").chain(Theme::names()))
}

fn input_formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::names()).map(|name| Format::named(&name).expect("clap takes no other name"))
}

fn planned_panic(text: &str) -> Result<PlannedPanic, String> {
    let (stage, path) = match text.split_once('=') {
        Some(("reading", path)) => (Stage::Reading, path),
        Some(("analysis", path)) => (Stage::Analysis, path),
        _ => return Err("it is reading=PATH or analysis=PATH".to_owned()),
    };
    Ok(PlannedPanic { stage, path: path.to_owned() })
}

/// A time in seconds, which need not be whole.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: Option<f64> = text.parse().ok().filter(|it| *it > 0.0);
    let time = seconds.and_then(|it| Duration::try_from_secs_f64(it).ok()).filter(|it| !it.is_zero());
    time.ok_or_else(|| "expected a number of seconds greater than 0, such as 10 or 0.5".to_owned())
}

fn panic_places() -> impl TypedValueParser<Value = PanicAt> {
    PossibleValuesParser::new(["main", "worker"])
        .map(|name| if name == "worker" { PanicAt::Worker } else { PanicAt::Main })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_finds_no_mistake_in_the_definitions() {
        Args::command().after_long_help(help::after()).debug_assert();
    }
}
