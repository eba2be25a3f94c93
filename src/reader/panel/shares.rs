//! How many words are in whose voice, and what part of the article that is.

use crate::analysis::SourceId;
use crate::reader::article::Article;
use crate::reader::index::{Hue, attribution};
use crate::reader::marks::Marks;
use crate::reader::mode::{Highlight, Mode};
use crate::reader::visibility::Visibility;
use crate::wording::percent;

/// The words of the article by voice.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// In hundredths; the author's share is the rest.
    pub attributed: usize,
    /// Words by hue in the order of the panel; the author is none.
    pub bar: Vec<(Option<Hue>, usize)>,
}

/// How many words of the text are in the voice of each source, by its id, and in that of somebody who is not named.
/// Words of what is hidden are those of whoever speaks around them.
pub(super) fn words(article: &Article, shown: Visibility) -> (Vec<usize>, usize) {
    let analysis = &article.analysis;
    let voices = Highlight { mode: Mode::Voices, shown, marks: Marks::NONE };
    let (mut words, mut nameless) = (vec![0; analysis.sources.len()], 0);
    for (span, voice) in &analysis.voices {
        let Some(id) = voices.voice(analysis, *voice) else { continue };
        match attribution(analysis, id).source_id.and_then(|source| words.get_mut(source.0 as usize)) {
            Some(_) if shown.is_all() => {}
            Some(words) => *words += article.document.words_in(*span),
            None => nameless += article.document.words_in(*span),
        }
    }
    if shown.is_all() {
        // They were counted when it was found who speaks.
        words = analysis.sources.iter().map(|source| source.words).collect();
    }
    (words, nameless)
}

/// The words of the article by voice, of those that speak in this order.
pub(super) fn shares(article: &Article, speaking: &[(SourceId, usize)], words: &[usize], nameless: usize) -> Shares {
    let total = article.document.words();
    let attributed = words.iter().sum::<usize>() + nameless;
    let sources = speaking.iter().map(|(id, _)| (Some(article.index.hue(Some(*id))), words[id.0 as usize]));
    let nobody = (nameless > 0).then_some((Some(Hue::Grey), nameless));
    let bar = std::iter::once((None, total.saturating_sub(attributed))).chain(sources).chain(nobody).collect();
    Shares { attributed: percent(attributed, total), bar }
}
