//! Events, which happen to the reader, and effects, which it asks for.

use std::sync::Arc;

use super::{ArticleComparison, Index, Key, Visibility};
use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::ingest::Notice;
use crate::load::Input;
use crate::store::Record;

/// An article to choose from: [`Settings::files`] are numbered from 0, and what is opened later goes on from there. Only
/// the reader hands these out, and [`Reader::input`](super::Reader::input) says what each stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub usize);

/// What a reader is started with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The articles to choose from; never empty in use.
    pub files: Vec<Input>,
    /// The size of the screen.
    pub size: Size,
    /// Whether the mouse is listened to at first.
    pub mouse: bool,
    /// A sentence to show when the first article opens, such as how to open one's own.
    pub hint: Option<String>,
    /// The name of the theme that is used at first.
    pub theme: String,
    /// The highlight mode to begin with, by its name; one that there is not is told in the status line.
    pub highlight: Option<String>,
}

/// Columns and rows of the screen, in cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; only prompts take it.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The screen has a new size.
    Resize(Size),
    /// An article was read, at the start, by [`Effect::Open`] or after [`Effect::Edit`].
    Opened(Opened),
    /// This article is being read: what the app sends first where that takes longer than a person should wait for a
    /// screen. [`Event::Opened`] or [`Event::OpenFailed`] follows.
    Begin(FileId),
    /// What the person meant by a name, as [`Effect::Take`] asks: this is what is loaded for the article from now on.
    Resolved {
        /// Which article.
        file: FileId,
        /// The file or the page that was named.
        input: Input,
    },
    /// An article is on its way; shown until it comes.
    Arriving {
        /// Which.
        file: FileId,
        /// What is being done, as the beginning of a sentence ("120 kB of example.org").
        progress: String,
    },
    /// An article could not be read; the sentence says why.
    OpenFailed {
        /// Which.
        file: FileId,
        /// One sentence.
        message: String,
    },
    /// The worker found something. Results for any document but the open one are dropped.
    Analysed {
        /// What it analysed; compared by identity.
        document: Arc<Document>,
        /// What it found.
        analysis: Arc<Analysis>,
        /// The same, arranged for reading.
        index: Arc<Index>,
        /// Whether this is all of it; if not, more is on its way.
        complete: bool,
        /// The parts of the text that it knows, in order, none if that is all of it.
        known: Vec<Span>,
    },
    /// The worker could not analyse a text; one sentence says why.
    AnalysisFailed {
        /// What it was to analyse; compared by identity.
        document: Arc<Document>,
        /// One sentence.
        message: String,
    },
    /// The worker compared the open article with another, by [`Effect::Compare`].
    Compared(ArticleComparison),
    /// The articles could not be compared; one sentence says why.
    NotCompared(String),
    /// Something to tell the reader in the status line: one sentence.
    Told(String),
    /// Something went wrong outside: one sentence for the status line.
    Failed(String),
    /// The person wants to quit, but not everything could be saved: the sentence says what, and why. Follows
    /// [`Effect::Quit`].
    Unsaved(String),
    /// `^C` was pressed while more keys were waiting than anybody types ahead: end, whatever these are.
    Interrupted,
}

impl Event {
    /// The worker found something. It is arranged for reading here and now: in a long text that takes longer
    /// than a key may wait, so this is the worker's to call.
    pub fn analysed(document: Arc<Document>, analysis: Arc<Analysis>, complete: bool) -> Self {
        let index = Arc::new(Index::new(&document, &analysis));
        Self::Analysed { document, analysis, index, complete, known: Vec::new() }
    }

    /// The worker found something in the parts of the text that are `known`, and goes on. Its to call, too.
    pub fn analysed_so_far(document: Arc<Document>, analysis: Arc<Analysis>, known: Vec<Span>) -> Self {
        let index = Arc::new(Index::new(&document, &analysis));
        Self::Analysed { document, analysis, index, complete: false, known }
    }
}

/// An article that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which file it is.
    pub file: FileId,
    /// Its text.
    pub document: Arc<Document>,
    /// What there is to say about how it was read.
    pub notices: Vec<Notice>,
    /// What the reader added to it before.
    pub record: Record,
}

/// What the mouse did, in cells from the top left corner, beginning at 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MouseEvent {
    /// Cells from the left.
    pub column: u16,
    /// Cells from the top.
    pub row: u16,
    /// What it did there.
    pub action: MouseAction,
}

/// What the mouse can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MouseAction {
    /// The left button was pressed.
    Press,
    /// The mouse was moved with the left button down.
    Drag,
    /// The wheel was turned away from the person.
    WheelUp,
    /// The wheel was turned towards the person.
    WheelDown,
}

/// Something the app is to do. Answers come back as [`Event`]s.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read an article from where it lies; [`Event::Opened`] or [`Event::OpenFailed`] follows.
    Open(FileId),
    /// Read a web page as [`Effect::Open`] does, but all of it and not its article alone; [`Event::OpenFailed`] follows if
    /// it is none.
    OpenWhole(FileId),
    /// Read a page that a link led to, as [`Effect::Open`] does; it is new.
    Follow {
        /// Which article it becomes.
        file: FileId,
        /// Where it lies, absolute.
        address: String,
    },
    /// Find out what the person named and tell it by [`Event::Resolved`], then read it as [`Effect::Open`] does: the file of
    /// this name if there is one, else the page of this address, with or without what addresses begin with. It is new.
    Take {
        /// Which article it becomes.
        file: FileId,
        /// As it was typed; a path may begin with `~/`.
        path: String,
    },
    /// Nobody waits for this article any more, or for the open one to be compared with it; nothing follows.
    CallOff(FileId),
    /// End with this sentence: there was nothing to show.
    GiveUp(String),
    /// Find who says what; what was asked before is given up.
    Analyse {
        /// In what.
        document: Arc<Document>,
        /// What is on the screen: this part first.
        first: Span,
    },
    /// Something else came onto the screen before all is done: that part first.
    AnalysePart {
        /// In what.
        document: Arc<Document>,
        /// The blocks that are on the screen.
        part: Span,
    },
    /// Read another file, find who says what in it, apply what the reader corrected there and compare the open article
    /// with it; [`Event::Compared`] or [`Event::NotCompared`] follows, unless another text is to be analysed.
    Compare {
        /// Which.
        file: FileId,
        /// The article that is open.
        document: Arc<Document>,
        /// Who says what in it.
        analysis: Arc<Analysis>,
        /// What of both is compared.
        shown: Visibility,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Open a file in the person's editor at a line (beginning at 1), wait, and read it again.
    Edit {
        /// Which.
        file: FileId,
        /// At which line.
        line: usize,
    },
    /// Show an address in the person's browser.
    Browse(String),
    /// Keep a record of the file; [`Event::Told`] or [`Event::Failed`] follows.
    Save {
        /// Of which file.
        file: FileId,
        /// The text it belongs to.
        document: Arc<Document>,
        /// What to keep.
        record: Record,
    },
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Use the theme of this name; [`Event::Failed`] if there is none.
    Theme(String),
    /// Stop as a job of the shell until the person brings it back.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// End if everything is saved, or can be saved now; else [`Event::Unsaved`] follows.
    Quit,
    /// End in any case.
    QuitNow,
}
