//! PDF with text in it: the words where they stand on the pages, made an article again.
//!
//! hayro (`hayro-syntax` for files, `hayro-font` for fonts) was chosen among the libraries there are: it is kept, its
//! parsers recover from most damage and neither recur without end nor follow cycles, and it gives characters with
//! their places. `pdf-extract` panics in some hundred places and holds the file as objects; `pdf_oxide` is half a
//! million lines. What hayro does not do is bound what it unpacks and some sizes that a file names; `guard`, `unpack`
//! and `font` look at those before it does. Its interpreter of drawings is not used: it would bring decoders of
//! pictures and colours, and `content` needs only the few instructions that move text.
//!
//! A page at a time: `content` puts glyphs on a `sheet`, `columns` finds the order of its rows, `line` makes them
//! lines, `furniture` drops what stands on every page, `prose` makes paragraphs. Only the pages that are next to each
//! other are held, for `furniture`: 50 MB of text on 3 593 pages (a file of 18 MB) take 88 MB of memory in all, and
//! ten seconds in a build for development. Text that runs from right to left, formulas and Chinese, Japanese and Korean
//! without character maps in the file are not put in order.

mod about;
mod columns;
mod content;
mod font;
mod furniture;
mod grid;
mod guard;
mod item;
mod line;
mod notes;
mod paragraph;
mod prose;
mod sheet;
mod typography;
mod unpack;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::writer::Writer;
use super::{Hints, Notice, Refused};
use crate::document::{Document, Meta};

use content::{Broken, Reading};
use furniture::Edges;
use line::{Line, Lines};
use prose::Prose;
use typography::Typography;
use unpack::TooLarge;

/// How many pages are looked at to learn how the file is set.
const SAMPLE: usize = 16;
/// How many pages before and after a page are looked at for what stands on all of them.
const AROUND: usize = 2;
/// A page with less text than this, in bytes, has nearly none.
const NEARLY_NONE: usize = 16;
/// The longest text in bytes; more is no article.
const LONGEST: usize = 512 << 20;

impl From<TooLarge> for Refused {
    fn from(_: TooLarge) -> Self {
        Self::Unpacks
    }
}

/// Reads a PDF.
pub(super) fn read(bytes: Vec<u8>, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    guard::check(&bytes)?;
    hints.go_on()?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Refused::Damaged,
    })?;
    let pages = pdf.pages();
    let mut reading = Reading::new(hints);
    let (typography, first_title) = sample(pages, &mut reading)?;
    let about = about::about(&pdf);
    let meta = Meta {
        title: about.title.filter(|_| !first_title),
        byline: about.author.clone(),
        date: about.date,
        language: about.language,
        origin: hints.origin.to_owned(),
        address: hints.address.map(str::to_owned),
        ..Meta::default()
    };
    let mut run = Run::new(Prose::new(Writer::new(meta), typography, about::outline(&pdf, first_title), about.author));
    for page in pages.iter() {
        hints.go_on()?;
        run.page(page, &mut reading)?;
    }
    run.finish(pages.len(), notices)
}

/// How the file is set, and whether its first page has a title.
fn sample<'a>(pages: &[Page<'a>], reading: &mut Reading<'a, '_>) -> Result<(Typography, bool), Refused> {
    let step = pages.len().div_ceil(SAMPLE).max(1);
    let mut sample = Vec::new();
    for page in pages.iter().step_by(step) {
        sample.push(lines(page, reading)?.0);
    }
    let typography = Typography::of(sample.first(), &sample);
    let has_title = typography.title.is_some();
    Ok((typography, has_title))
}

/// The lines of a page, and whether they are all it has.
fn lines<'a>(page: &Page<'a>, reading: &mut Reading<'a, '_>) -> Result<(Lines, bool), Refused> {
    let read = || {
        let (sheet, broken) = reading.page(page);
        (Lines::of(sheet), broken)
    };
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok((_, Some(Broken::Stopped(refused)))) => Err(refused),
        Ok((lines, broken)) => Ok((lines, broken.is_none())),
        Err(_) => Ok((Lines::default(), false)),
    }
}

/// The pages on their way through.
#[derive(Debug)]
struct Run {
    prose: Prose,
    /// The outermost lines of the pages right before the first that waits, the nearest first.
    before: VecDeque<Edges>,
    /// The pages that wait until those after them were read.
    waiting: VecDeque<(Lines, Edges)>,
    /// How many pages could not be read, and how many have nearly no text.
    unread: usize,
    bare: usize,
}

impl Run {
    fn new(prose: Prose) -> Self {
        Self { prose, before: VecDeque::new(), waiting: VecDeque::new(), unread: 0, bare: 0 }
    }

    fn page<'a>(&mut self, page: &Page<'a>, reading: &mut Reading<'a, '_>) -> Result<(), Refused> {
        let (lines, is_whole) = lines(page, reading)?;
        let text: usize = lines.all.iter().map(|line| line.text.len()).sum();
        let unknown = lines.unknown > 20 && lines.unknown * 2 > lines.glyphs;
        self.unread += usize::from(!is_whole || unknown);
        self.bare += usize::from(is_whole && !unknown && text < NEARLY_NONE);
        let edges = Edges::of(&lines);
        self.waiting.push_back((lines, edges));
        if self.waiting.len() > AROUND {
            self.pass_on();
        }
        if self.prose.len() > LONGEST { Err(Refused::Unpacks) } else { Ok(()) }
    }

    /// Passes the first page that waits on.
    fn pass_on(&mut self) {
        let Some((lines, edges)) = self.waiting.pop_front() else { return };
        let after = self.waiting.iter().map(|(_, edges)| edges);
        let furniture = edges.furniture(&self.before.iter().chain(after));
        let lines = lines.all.into_iter().enumerate().filter(|(at, _)| !furniture.contains(at));
        let lines: Vec<Line> = lines.map(|(_, line)| line).collect();
        self.prose.page(lines);
        self.before.push_front(edges);
        self.before.truncate(AROUND);
    }

    fn finish(mut self, pages: usize, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
        while !self.waiting.is_empty() {
            self.pass_on();
        }
        let readable = pages - self.unread;
        if readable == 0 {
            return Err(Refused::Damaged);
        }
        if self.bare * 2 > readable {
            return Err(Refused::Scanned);
        }
        if self.unread > 0 {
            notices.push(Notice(format!("{} of {pages} pages could not be read.", self.unread)));
        }
        Ok(self.prose.finish().build(notices))
    }
}
