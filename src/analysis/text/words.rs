//! The words of an article, and who answers for each.

use crate::analysis::result::Voice;
use crate::document::{Document, Span};

/// Every word of the blocks once, in order, with the voice of its first byte. As many as [`Document::words`] says.
/// `voices` are sorted and do not overlap; beyond them the author speaks.
pub(crate) fn words<'a>(
    document: &'a Document,
    voices: &'a [(Span, Voice)],
) -> impl Iterator<Item = (Span, Voice)> + use<'a> {
    let mut voices = voices.iter().peekable();
    let spans = document.blocks().iter().flat_map(|block| {
        let text = document.slice(block.span);
        text.split_whitespace().map(move |word| {
            let start = block.span.start() + (word.as_ptr() as usize - text.as_ptr() as usize);
            Span::new(start, start + word.len())
        })
    });
    spans.map(move |word| {
        while voices.next_if(|(span, _)| span.end() <= word.start()).is_some() {}
        let voice = voices.peek().filter(|(span, _)| span.contains(word.start()));
        (word, voice.map_or(Voice::Author, |(_, voice)| *voice))
    })
}
