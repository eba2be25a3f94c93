//! The inputs that the arguments name, and how they are loaded for people who see no screen.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Failure;
use super::args::{InputArgs, Stage};
use crate::ingest::{Notice, WHOLE};
use crate::load::{Input, Loaded, Waiting};

/// The article that ships with the program.
pub(super) fn shipped() -> Input {
    let bytes: &[u8] = include_bytes!("../../assets/article.txt");
    Input::Bytes { name: "the article that ships with ascribe".to_owned(), bytes: Arc::from(bytes) }
}

/// The inputs that some paths stand for. Fails if standard input is among them more than once, since nothing would be
/// left of it the second time.
pub(super) fn of_arguments(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let inputs: Vec<Input> = paths.iter().map(|path| Input::of_argument(path)).collect();
    if inputs.iter().filter(|input| **input == Input::StandardInput).count() > 1 {
        return Err(Failure::misused("standard input can be read only once, but - is given several times"));
    }
    Ok(inputs)
}

/// Loads an input. Ends early, if it can, once `stop` is true.
pub(super) fn load(input: &Input, taken: &InputArgs, stop: &AtomicBool) -> Result<Loaded, Failure> {
    taken.panic_if_asked(Stage::Reading, &input.as_given());
    let waiting = Waiting { stop, tell: &|_| {} };
    let loaded = taken.loader().load(input, taken.extent(), &waiting);
    let mut loaded = loaded.map_err(|why| Failure::unreadable(&why))?;
    for notice in &mut loaded.notices {
        // What is a command in the reader is an option here.
        notice.0 = notice.0.replace(WHOLE, "--whole");
    }
    Ok(loaded)
}

/// Whether a notice says that there is more of a page than was taken.
pub(super) fn tells_of_more(notice: &Notice) -> bool {
    notice.0.contains("--whole")
}

/// Whether somebody could type at standard input.
pub(super) fn is_terminal() -> bool {
    io::stdin().is_terminal()
}
