//! `ascribe FILE…`: opens the reader or, if nobody would see it, prints the articles.

use std::io::{self, IsTerminal};
use std::sync::atomic::AtomicBool;

use super::args::{Input, Limit, Reader};
use super::article::Text;
use super::input::{self, Source};
use super::{Failure, Outcome, output, tell};
use crate::app;
use crate::export;
use crate::ingest::Notice;
use crate::load::{self, Web};

/// What to say to somebody who named no article.
const HINT: &str = "Open your own: ascribe FILE. This is the article that ships with ascribe.";

/// Opens the reader on a terminal; prints plain text into anything else.
pub(super) fn run(asked: Reader) -> Result<Outcome, Failure> {
    let sources = match asked.files.as_slice() {
        [] if input::is_terminal() => vec![Source::Shipped],
        [] => vec![Source::Standard],
        files => Source::of(files)?,
    };
    if io::stdout().is_terminal() { open(asked, &sources) } else { print(&asked.input, &sources) }
}

/// Checks all that can be checked, then gives the terminal to the reader.
///
/// Every file must be there and must open: a name that was mistyped is best told before somebody is deep in
/// another article. What is in them is looked at when each is chosen; the first at once by the app, which
/// also makes sure that there are keys to read before it touches the terminal.
fn open(asked: Reader, sources: &[Source]) -> Result<Outcome, Failure> {
    // Before anything is opened or read: what follows is done once, in the process that is watched.
    app::watch();
    if sources.contains(&Source::Standard) && input::is_terminal() {
        return Err(Failure::misused("standard input is the terminal: name a file, or pipe an article in"));
    }
    let failures = sources.iter().filter_map(|source| source.check().err());
    if failures.inspect(tell).count() > 0 {
        return Ok(Outcome::Failed);
    }
    let options = app::Options {
        inputs: sources.iter().map(|source| handed_over(source, &asked.input)).collect::<Result<_, _>>()?,
        theme: (asked.theme != "auto").then_some(asked.theme),
        mouse: !asked.no_mouse,
        highlight: asked.highlight,
        hint: sources.contains(&Source::Shipped).then(|| HINT.to_owned()),
        format: asked.input.format,
        web: Web::of_environment(asked.input.offline),
        panic: asked.test_panic,
    };
    app::run(options).map(|()| Outcome::Done).map_err(|error| Failure::of_app(&error))
}

/// A source as the app takes it: files by name, since it reads them again on demand, all else as bytes.
fn handed_over(source: &Source, taken: &Input) -> Result<load::Input, Failure> {
    Ok(match source {
        Source::File(path) => load::Input::File(path.clone()),
        Source::Address(address) => load::Input::Address(address.clone()),
        Source::Standard | Source::Shipped => {
            load::Input::Bytes { name: source.name(), bytes: source.page(taken, &AtomicBool::new(false))?.bytes }
        }
    })
}

/// Prints all that can be read, an article on a new line, and tells what is wrong with the others.
fn print(taken: &Input, sources: &[Source]) -> Result<Outcome, Failure> {
    let mut out = output::standard();
    let mut outcome = Outcome::Done;
    let mut inside_line = false;
    for source in sources {
        let text = match Text::of(source, taken, Limit { time: None }) {
            Ok(text) => {
                // A page may have come in another way than one thinks, or not all of it is here, and nobody sees it.
                let is_fetched = matches!(source, Source::Address(_));
                for notice in text.notices.iter().filter(|it| is_fetched || input::tells_of_more(it)) {
                    let notice = Notice(notice.0.replace("--whole", "`ascribe analyze --text --whole`"));
                    tell(&Failure::noticed(&source.name(), &notice));
                }
                text.document
            }
            Err(failure) => {
                tell(&failure);
                outcome = Outcome::Failed;
                continue;
            }
        };
        let text = export::plain(&text);
        let gap = if inside_line { "\n" } else { "" };
        let written = out.write_all(gap.as_bytes()).and_then(|()| out.write_all(text.as_bytes()));
        if let Err(error) = written {
            return output::result(Err(error), outcome);
        }
        inside_line = !text.ends_with('\n');
    }
    output::result(out.flush(), outcome)
}
