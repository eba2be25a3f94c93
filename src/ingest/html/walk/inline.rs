//! The text of a block as it is written: white space as browsers collapse it, and the marks that are open.

use crate::document::{BlockKind, Mark};
use crate::ingest::writer::Writer;

/// Writes text into blocks. A space is written once a word follows it, so none stands at the end of a line, before
/// what is in another block, or inside a mark that only touches it; a mark is opened once there is text for it, so
/// one that holds several blocks marks the text of each.
#[derive(Debug)]
pub(super) struct InlineWriter<'w> {
    pub(super) writer: &'w mut Writer,
    last: LastWritten,
    /// The marks that are open, with whether the writer knows of them; None for a link in which another began.
    marks: Vec<(Option<Mark>, bool)>,
    /// Which of them is the link that goes on.
    link: Option<usize>,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LastWritten {
    /// Nothing yet.
    Start,
    /// The end of a line that the author wanted.
    Break,
    /// A word, or a sign.
    Word,
    /// A word, and there was white space since.
    Space,
}

impl<'w> InlineWriter<'w> {
    pub(super) fn new(writer: &'w mut Writer) -> Self {
        Self { writer, last: LastWritten::Start, marks: Vec::new(), link: None }
    }

    /// Tells which line of the source what follows comes from.
    pub(super) fn source(&mut self, line: usize) {
        self.writer.source_line(line);
    }

    /// Writes text, its white space collapsed and its soft hyphens left out.
    pub(super) fn text(&mut self, text: &str) {
        let mut collapsed = String::new();
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                    if self.last == LastWritten::Word {
                        self.last = LastWritten::Space;
                    }
                }
                '\u{ad}' => {}
                c => {
                    if collapsed.is_empty() {
                        self.open_marks();
                    } else if self.last == LastWritten::Space {
                        collapsed.push(' ');
                    }
                    collapsed.push(c);
                    self.last = LastWritten::Word;
                }
            }
        }
        if !collapsed.is_empty() {
            self.writer.text(&collapsed);
        }
    }

    /// Writes a sign that belongs to the word before it.
    pub(super) fn glue(&mut self, sign: &str) {
        if self.last == LastWritten::Space {
            self.last = LastWritten::Word;
        }
        self.text(sign);
    }

    /// Writes text as it stands.
    pub(super) fn verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.open_marks();
            self.last = LastWritten::Word;
            self.writer.text(text);
        }
    }

    /// Ends a line of text that is written as it stands, if it is not at an end already.
    pub(super) fn new_line(&mut self) {
        if !self.writer.ends_line() {
            self.writer.text("\n");
        }
    }

    /// Ends a line. Two ends of lines in a row end the block.
    pub(super) fn line_break(&mut self) {
        match self.last {
            LastWritten::Start => {}
            LastWritten::Break => self.end(),
            LastWritten::Word | LastWritten::Space => {
                self.last = LastWritten::Break;
                self.writer.line_break();
            }
        }
    }

    /// Opens a mark. A link ends the one that it stands in, as in HTML: no word leads to two places.
    pub(super) fn open_mark(&mut self, mark: Mark) {
        if matches!(mark, Mark::Link(_))
            && let Some(around) = self.link.replace(self.marks.len())
        {
            self.rest_marks();
            self.marks.iter_mut().skip(around).take(1).for_each(|(mark, _)| *mark = None);
        }
        self.marks.push((Some(mark), false));
    }

    pub(super) fn close_mark(&mut self) {
        if let Some((_, true)) = self.marks.pop() {
            self.writer.close_mark();
        }
        self.link = self.link.filter(|at| *at < self.marks.len());
    }

    /// Writes the space that is due, and opens the marks of the text that is to follow. What is marked so already is
    /// not marked again, so no more are open than there are kinds of marks.
    fn open_marks(&mut self) {
        if self.last == LastWritten::Space {
            self.writer.text(" ");
            self.last = LastWritten::Word;
        }
        let mut known: Vec<&Mark> = Vec::new();
        for (mark, is_open) in &mut self.marks {
            let Some(mark) = mark else { continue };
            if !*is_open {
                if known.contains(&&*mark) {
                    continue;
                }
                self.writer.open_mark(mark.clone());
                *is_open = true;
            }
            known.push(mark);
        }
    }

    /// Closes the marks of the text before; they stay open for the text that follows.
    fn rest_marks(&mut self) {
        for (_, is_open) in self.marks.iter_mut().rev().filter(|(_, is_open)| *is_open) {
            self.writer.close_mark();
            *is_open = false;
        }
    }

    /// Begins a block.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.writer.begin(kind);
    }

    /// Begins a footnote with its label.
    pub(super) fn begin_note(&mut self, label: String) {
        self.end();
        self.writer.prefix(label);
    }

    /// Ends the block that is being written, if there is one.
    pub(super) fn end(&mut self) {
        self.pause();
        self.writer.end();
    }

    /// Ends what is written without ending its block: the text of a cell.
    pub(super) fn pause(&mut self) {
        self.rest_marks();
        self.last = LastWritten::Start;
    }
}
