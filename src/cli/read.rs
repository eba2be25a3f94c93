//! `ascribe FILE…`: opens the reader or, if nobody would see it, prints the articles.

use std::io::{self, IsTerminal};

use super::args::{InputArgs, Limit, ReadArgs};
use super::article::Text;
use super::input;
use super::{Failure, Outcome, output, tell};
use crate::app;
use crate::export;
use crate::ingest::Notice;
use crate::load::{Input, Unreadable};

/// What to say to somebody who named no article.
const HINT: &str = "Open your own: ascribe FILE. This is the article that ships with ascribe.";

/// Opens the reader on a terminal; prints plain text into anything else.
pub(super) fn run(asked: ReadArgs) -> Result<Outcome, Failure> {
    let (inputs, hint) = match asked.files.as_slice() {
        [] if input::is_terminal() => (vec![input::shipped()], Some(HINT)),
        [] => (vec![Input::StandardInput], None),
        files => (input::of_arguments(files)?, None),
    };
    if io::stdout().is_terminal() { open(asked, inputs, hint) } else { print(&asked.input, &inputs) }
}

/// Checks all that can be checked, then gives the terminal to the reader.
///
/// Every file must be there and must open: a name that was mistyped is best told before somebody is deep in
/// another article. What is in them is looked at when each is chosen; the first at once by the app, which
/// also makes sure that there are keys to read before it touches the terminal.
fn open(asked: ReadArgs, inputs: Vec<Input>, hint: Option<&str>) -> Result<Outcome, Failure> {
    // Before anything is opened or read: what follows is done once, in the process that is watched.
    app::watch();
    if inputs.contains(&Input::StandardInput) && input::is_terminal() {
        return Err(Failure::misused("standard input is a terminal: name a file, or pipe an article in"));
    }
    let mut is_any_missing = false;
    for input in &inputs {
        if let Err(why) = input.check() {
            tell(&Failure::unreadable(&why));
            is_any_missing = true;
        }
    }
    if is_any_missing {
        return Ok(Outcome::Failed);
    }
    let held: Result<Vec<Input>, Unreadable> = inputs.into_iter().map(Input::held).collect();
    let options = app::Options {
        inputs: held.map_err(|why| Failure::unreadable(&why))?,
        loader: asked.input.loader(),
        theme: (asked.theme != "auto").then_some(asked.theme),
        mouse: !asked.no_mouse,
        highlight: asked.highlight,
        hint: hint.map(str::to_owned),
        panic: asked.test_panic,
    };
    app::run(options).map(|()| Outcome::Done).map_err(|error| Failure::of_app(&error))
}

/// Prints all that can be read, an article on a new line, and tells what is wrong with the others.
fn print(taken: &InputArgs, inputs: &[Input]) -> Result<Outcome, Failure> {
    let mut out = output::standard();
    let mut outcome = Outcome::Done;
    let mut inside_line = false;
    for input in inputs {
        let text = match Text::of(input, taken, Limit { time: None }) {
            Ok(text) => {
                // A page may have come in another way than one thinks, or not all of it is here, and nobody sees it.
                let is_fetched = matches!(input, Input::Address(_));
                for notice in text.notices.iter().filter(|it| is_fetched || input::tells_of_more(it)) {
                    let notice = Notice(notice.0.replace("--whole", "`ascribe analyze --text --whole`"));
                    tell(&Failure::noticed(&input.name(), &notice));
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
