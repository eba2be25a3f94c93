//! Which line of the source a byte of it stands in.

use crate::document::line_end;

/// Where the lines of a Markdown file begin. The metadata on top counts, though no event comes from there.
#[derive(Debug, Default)]
pub(super) struct LineIndex {
    /// The bytes after the line ends, as offsets into what follows the metadata.
    starts: Vec<usize>,
    /// Lines of the metadata.
    above: usize,
}

impl LineIndex {
    /// The lines of `body`, which is what is left of the end of `file`.
    pub(super) fn of(file: &str, body: &str) -> Self {
        let end = line_end(file);
        let ends = |text: &str| text.matches(end).count();
        let starts = body.match_indices(end).map(|(at, _)| at + 1).collect();
        Self { starts, above: ends(file) - ends(body) }
    }

    /// The line, beginning at 1, of the byte at `offset` of the body.
    pub(super) fn line(&self, offset: usize) -> usize {
        1 + self.above + self.starts.partition_point(|start| *start <= offset)
    }
}
