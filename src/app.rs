//! The reader on a terminal: [`run`] sets the terminal up, reads keys, files and signals, carries out what
//! the [`crate::reader`] wants done, and leaves the terminal as it was, whatever happens.
//!
//! One thread reads keys, one analyses, one takes signals, one reads each file that is opened; all of them
//! send messages to the main thread, which alone holds the state and draws.

mod additions;
mod browser;
mod clipboard;
mod colours;
mod editor;
mod input;
mod late_reply;
mod message;
mod opening;
mod pair;
mod records;
mod screen;
mod session;
mod signals;
mod steady;
mod tty;
mod watcher;
mod worker;

use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal, Write as _};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use crate::document::printable;
use crate::load::{Extent, Input, Loader};
use crate::reader::{Event, FileId, Reader, Settings};
use crate::view::Theme;

pub use watcher::watch;

use additions::Additions;
use message::Message;
use opening::Opening;
pub(crate) use opening::STACK;
use screen::Screen;
use session::{End, Session};
use signals::Loan;
use tty::Tty as _;
use worker::Analyst;
pub(crate) use worker::cores;

/// How long the screen is left alone while the first article is being read.
const PATIENCE: Duration = Duration::from_millis(150);

/// What the reader is started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The articles to choose from; the first is opened.
    pub inputs: Vec<Input>,
    /// The name of a theme; without one the terminal is asked whether it is dark or light.
    pub theme: Option<String>,
    /// Whether to listen to the mouse.
    pub mouse: bool,
    /// The highlight mode to begin with, by its name.
    pub highlight: Option<String>,
    /// A sentence to show when the first article opens.
    pub hint: Option<String>,
    /// How they are loaded.
    pub loader: Loader,
    /// Where to panic, for tests.
    pub panic: Option<PanicAt>,
}

/// Where to panic, to show that the terminal survives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PanicAt {
    /// In the main thread, at the key `!`.
    Main,
    /// In the worker, at its first job.
    Worker,
}

/// Why the reader did not start, or had to end. Each is one sentence for people.
#[derive(Debug)]
pub enum Error {
    /// There is nothing to open.
    NoInput,
    /// The first article could not be read; the sentence says why.
    Article(String),
    /// There is no theme of this name.
    NoSuchTheme(String),
    /// There is no terminal to read keys from.
    NoKeys,
    /// The terminal failed or went away.
    Terminal(io::Error),
}

impl Error {
    /// What the process is to exit with: 2 if it was called wrongly, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NoInput | Self::NoSuchTheme(_) => 2,
            Self::Article(_) | Self::NoKeys | Self::Terminal(_) => 1,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInput => f.write_str("there is no article to open"),
            Self::Article(sentence) => f.write_str(sentence),
            Self::NoSuchTheme(name) => {
                let names: Vec<_> = Theme::names().collect();
                write!(f, "there is no theme “{}”; there are {}", printable(name), names.join(", "))
            }
            Self::NoKeys => f.write_str("there is no terminal to read keys from"),
            Self::Terminal(error) => write!(f, "the terminal failed: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Terminal(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

/// Shows the first input to a person and stays until they quit.
///
/// What is wrong with the input is told before the terminal is touched, if that shows within the blink of an eye. A signal
/// that ends the process does so after the terminal is restored; then this function does not return.
pub fn run(options: Options) -> Result<(), Error> {
    let Options { inputs, theme, mouse, highlight, hint, loader, panic } = options;
    let Some(first_input) = inputs.first().cloned() else { return Err(Error::NoInput) };
    let depth = colours::depth(|name| std::env::var(name).ok());
    let theme = match theme {
        Some(name) if name != "auto" => Some(Theme::named(&name, depth).ok_or(Error::NoSuchTheme(name))?),
        _ => None,
    };
    let loader = Arc::new(loader);
    let (sender, inbox) = mpsc::channel();
    let mut opening = Opening::default();
    let first = first_event(first_input, &loader, &mut opening, &sender, &inbox)?;
    if !can_read_keys() {
        return Err(Error::NoKeys);
    }
    let loan = Loan::default();
    signals::listen(sender.clone(), loan.clone())?;
    let mut screen = Screen::open(mouse)?;
    // Only now, when nothing is echoed: an answer that comes too late is never seen.
    let theme = theme.unwrap_or_else(|| Theme::pick(colours::background(depth), depth));
    let (size, theme_name) = (screen.size()?, theme.name().to_owned());
    let settings = Settings { files: inputs, size, mouse, hint, theme: theme_name, highlight };
    let mut session = Session {
        reader: Reader::new(settings),
        theme,
        depth,
        analyst: Analyst::start(&sender, panic)?,
        loader,
        gate: input::start(sender.clone())?,
        loan,
        sender,
        opening,
        beside: None,
        additions: Additions::default(),
        has_asked: false,
        away: false,
        panics: panic == Some(PanicAt::Main),
    };
    screen.enter()?;
    let end = session.run(&mut screen, first, &inbox);
    drop(screen);
    // However it ends: nothing is lost without a word. There may be nobody left to tell.
    let _ = io::stderr().write_all(session.additions.lost().as_bytes());
    match end? {
        End::Quit => Ok(()),
        End::GaveUp(sentence) => Err(Error::Article(sentence)),
        End::Signal(signal) => Ok(signals::die_of(signal)?),
    }
}

/// What the session begins with: the first article or, if that takes its time, waiting for it. Fails if the article
/// cannot be read and that shows at once.
///
/// Like every other it is read in a thread of its own: whatever a hostile file makes a parser do, keys are listened to.
fn first_event(
    input: Input,
    loader: &Arc<Loader>,
    opening: &mut Opening,
    sender: &Sender<Message>,
    inbox: &Receiver<Message>,
) -> Result<Event, Error> {
    let file = FileId(0);
    if let Some(job) = opening.want(file, Extent::Article) {
        opening::load(job, Some(Arc::new(input)), Arc::clone(loader), sender.clone());
    }
    let until = Instant::now() + PATIENCE;
    let mut progress = None;
    loop {
        match inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Message::Loaded { number, event, .. }) => {
                opening.came(file, number);
                return if let Event::OpenFailed { message, .. } = event {
                    Err(Error::Article(message))
                } else {
                    Ok(event)
                };
            }
            Ok(message) => progress = Some(message),
            Err(_) => {
                // The server may say nothing more for long: what is known so far is told again, once somebody listens.
                if let Some(message) = progress {
                    sender.send(message).expect("the inbox is right here");
                }
                return Ok(Event::Begin(file));
            }
        }
    }
}

/// Whether keys can come from standard input or, if that is something else, from the terminal itself.
fn can_read_keys() -> bool {
    io::stdin().is_terminal() || File::options().read(true).write(true).open("/dev/tty").is_ok()
}
