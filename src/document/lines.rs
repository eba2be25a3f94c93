//! Where a text stands in the file that it was read from, in lines.

/// For every stretch of a text the line of the file that it came from; nothing if the text is the file itself.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceLines(Vec<(u32, u32)>);

impl SourceLines {
    /// Notes that the text from the byte `offset` on came from `line`. The offsets do not decrease.
    pub(super) fn push(&mut self, offset: usize, line: usize) {
        let narrow = |n| u32::try_from(n).expect("a text is shorter than 4 GiB");
        self.0.push((narrow(offset), narrow(line)));
    }

    /// The line, beginning at 1, that the byte at `offset` of `text` came from.
    pub(super) fn at(&self, text: &str, offset: usize) -> usize {
        if self.0.is_empty() {
            let end = line_end(text);
            let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
            return 1 + before.iter().filter(|&&byte| char::from(byte) == end).count();
        }
        let after = self.0.partition_point(|(start, _)| *start as usize <= offset);
        let (_, line) = self.0.get(after.saturating_sub(1)).expect("there is one");
        *line as usize
    }
}

/// What ends the lines of a file that holds `text`: a line feed (perhaps after a carriage return), or carriage
/// returns alone, as on old Macs, where there is no line feed at all. Editors count lines so, too.
pub fn line_end(text: &str) -> char {
    if text.contains('\n') || !text.contains('\r') { '\n' } else { '\r' }
}
