//! PDF with text in it: the words where they stand on the pages, made an article again.
//!
//! hayro (`hayro-syntax` for files, `hayro-font` for fonts) was chosen among the libraries there are: it is kept, its
//! parsers recover from most damage and neither recur without end nor follow cycles, and it gives characters with
//! their places. `pdf-extract` panics in some hundred places and holds the file as objects; `pdf_oxide` is half a
//! million lines. What hayro does not do is bound what it unpacks and some sizes that a file names; `guard`, `unpack`
//! and `font` look at those before it does. Its interpreter of drawings is not used: it would bring decoders of
//! pictures and colours, and `content` needs only the few instructions that move text.
//!
//! What fonts do not say of their letters, `letters` and `tex` find out by other means. Fields of forms and text typed
//! onto a page are part of it (`annotations`); comments are counted.
//!
//! A page at a time: `content` puts glyphs on a `canvas`, `columns` finds the order of its rows, `line` makes them
//! lines, `furniture` drops what stands on every page, `assembler` makes paragraphs. Only the pages that are next to each
//! other are held, for `furniture`: 50 MB of text on 3 593 pages (a file of 18 MB) take 88 MB of memory in all, and
//! ten seconds in a build for development. Text that runs from right to left and formulas are not put in order.

mod annotations;
mod assembler;
mod canvas;
mod columns;
mod content;
mod font;
mod furniture;
mod grid;
mod guard;
mod info;
mod item;
mod letters;
mod line;
mod notes;
mod paragraph;
mod tex;
mod typography;
mod unpack;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::writer::Writer;
use super::{Hints, Notice, Refused};
use crate::document::{Document, Meta};

use assembler::Assembler;
use content::{ContentInterpreter, Interrupted};
use furniture::Edges;
use info::ShownTitle;
use line::{PdfLine, PdfLines};
use typography::Typography;
use unpack::TooLarge;

/// How many pages are looked at to learn how the file is set.
const SAMPLE: usize = 16;
/// How many pages before and after a page are looked at for what stands on all of them.
const AROUND: usize = 2;
/// A page with less text than this, in bytes, has nearly none.
const NEARLY_NONE: usize = 16;
/// How many lines that stand on all pages are kept in case there are no others.
const REPEATED: usize = 10_000;
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
    let mut interpreter = ContentInterpreter::new(hints);
    let typography = sample(pages, &mut interpreter)?;
    let title = if typography.title.is_some() { ShownTitle::Present } else { ShownTitle::Absent };
    let info = info::read(&pdf);
    let meta = Meta {
        title: info.title.filter(|_| title == ShownTitle::Absent),
        byline: info.author.clone(),
        date: info.date,
        language: info.language,
        origin: hints.origin.to_owned(),
        address: hints.address.map(str::to_owned),
        ..Meta::default()
    };
    let mut pipeline =
        PagePipeline::new(Assembler::new(Writer::new(meta), typography, info::outline(&pdf, title), info.author));
    for page in pages.iter() {
        hints.go_on()?;
        pipeline.page(page, &mut interpreter)?;
    }
    if info::has_foreign_form(&pdf) {
        notices.push(Notice("Its form is in XFA, a format that ascribe does not read.".to_owned()));
    }
    pipeline.finish(pages.len(), notices)
}

/// How the file is set.
fn sample<'a>(pages: &[Page<'a>], interpreter: &mut ContentInterpreter<'a, '_>) -> Result<Typography, Refused> {
    let step = pages.len().div_ceil(SAMPLE).max(1);
    let mut sample = Vec::new();
    for page in pages.iter().step_by(step) {
        sample.push(lines(page, interpreter)?.0);
    }
    Ok(Typography::of(sample.first(), &sample))
}

/// The lines of a page, and whether they are all it has.
fn lines<'a>(page: &Page<'a>, interpreter: &mut ContentInterpreter<'a, '_>) -> Result<(PdfLines, bool), Refused> {
    let read = || {
        let (canvas, interrupted) = interpreter.page(page);
        (PdfLines::of(canvas), interrupted)
    };
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok((_, Some(Interrupted::Stopped(refused)))) => Err(refused),
        Ok((lines, interrupted)) => Ok((lines, interrupted.is_none())),
        Err(_) => Ok((PdfLines::default(), false)),
    }
}

/// The pages on their way through.
#[derive(Debug)]
struct PagePipeline {
    assembler: Assembler,
    /// The outermost lines of the pages right before the first that waits, the nearest first.
    before: VecDeque<Edges>,
    /// The pages that wait until those after them were read.
    waiting: VecDeque<(PdfLines, Edges)>,
    /// The lines of pages that have no others than those that stand on all of them.
    repeated: Vec<Vec<PdfLine>>,
    counts: PageCounts,
}

/// What was seen of the pages.
#[derive(Clone, Copy, Default, Debug)]
struct PageCounts {
    /// How many pages could not be read to their end.
    unread: usize,
    /// How many pages have letters that are mostly unknown.
    unknown: usize,
    /// How many pages are pictures with nearly no text.
    pictures: usize,
    /// Letters that are unknown, and comments, on all pages.
    unknown_letters: usize,
    comments: usize,
    /// How many lines were passed on.
    lines: usize,
}

impl PagePipeline {
    fn new(assembler: Assembler) -> Self {
        Self {
            assembler,
            before: VecDeque::new(),
            waiting: VecDeque::new(),
            repeated: Vec::new(),
            counts: PageCounts::default(),
        }
    }

    fn page<'a>(&mut self, page: &Page<'a>, interpreter: &mut ContentInterpreter<'a, '_>) -> Result<(), Refused> {
        let (lines, is_whole) = lines(page, interpreter)?;
        let text: usize = lines.all.iter().map(|line| line.text.len()).sum();
        let is_unknown = lines.unknown > 20 && lines.unknown * 2 > lines.glyphs;
        self.counts.unread += usize::from(!is_whole);
        self.counts.unknown += usize::from(is_whole && is_unknown);
        self.counts.pictures += usize::from(is_whole && !is_unknown && lines.pictures > 0 && text < NEARLY_NONE);
        self.counts.unknown_letters += lines.unknown;
        self.counts.comments += lines.comments;
        let edges = Edges::of(&lines);
        self.waiting.push_back((lines, edges));
        if self.waiting.len() > AROUND {
            self.pass_on();
        }
        if self.assembler.len() > LONGEST { Err(Refused::Unpacks) } else { Ok(()) }
    }

    /// Passes the first page that waits on.
    fn pass_on(&mut self) {
        let Some((lines, edges)) = self.waiting.pop_front() else { return };
        let after = self.waiting.iter().map(|(_, edges)| edges);
        let furniture = edges.furniture(&self.before.iter().chain(after));
        if furniture.len() == lines.all.len() && self.counts.lines == 0 {
            let kept: usize = self.repeated.iter().map(Vec::len).sum();
            if kept < REPEATED {
                self.repeated.push(lines.all);
            }
        } else {
            let lines = lines.all.into_iter().enumerate().filter(|(at, _)| !furniture.contains(at));
            let lines: Vec<PdfLine> = lines.map(|(_, line)| line).collect();
            self.counts.lines += lines.len();
            self.assembler.page(lines);
        }
        self.before.push_front(edges);
        self.before.truncate(AROUND);
    }

    fn finish(mut self, pages: usize, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
        while !self.waiting.is_empty() {
            self.pass_on();
        }
        if self.counts.lines == 0 {
            // Where all pages are the same, what stands on all of them is the text.
            for lines in self.repeated {
                self.counts.lines += lines.len();
                self.assembler.page(lines);
            }
        }
        self.counts.refuse(pages)?;
        self.counts.tell(pages, notices);
        Ok(self.assembler.finish().build(notices))
    }
}

impl PageCounts {
    /// Fails if there is nothing to read, with the reason.
    fn refuse(self, pages: usize) -> Result<(), Refused> {
        if self.lines > 0 {
            return Ok(());
        }
        Err(if pages == 0 || self.unread > 0 {
            Refused::Damaged
        } else if self.unknown_letters > 0 {
            Refused::Unnamed
        } else if self.pictures > 0 {
            Refused::Scanned
        } else if self.comments > 0 {
            Refused::Comments
        } else {
            Refused::Empty
        })
    }

    /// Says what is missing.
    fn tell(self, pages: usize, notices: &mut Vec<Notice>) {
        if self.unread > 0 {
            notices.push(Notice(format!("{} of {pages} pages could not be read.", self.unread)));
        }
        if self.unknown > 0 {
            notices.push(Notice(format!(
                "Pages whose fonts do not identify their characters: {} of {pages}.",
                self.unknown
            )));
        }
        if self.pictures > 0 {
            let pictures = self.pictures;
            notices.push(Notice(format!(
                "Pages that are images without text: {pictures} of {pages}; run OCR to read \
                     them."
            )));
        }
        if self.comments > 0 {
            notices.push(Notice(format!("Comments on its pages that are not shown: {}.", self.comments)));
        }
    }
}
