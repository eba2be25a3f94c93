//! Corrections: setting who speaks the words in focus.

use crate::document::Span;
use crate::reader::layers::Layer;
use crate::reader::overlay::{Choice, Overlay, OverlayRow, Speaker};
use crate::reader::prompt::Prompt;
use crate::reader::{Article, Reader, fit, one_line, page};
use crate::store::{Anchor, Correction};

impl Reader {
    /// Asks who is speaking in the focus.
    pub(super) fn ask_correction(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let words = article.focus().spans;
        let row = |text: String, lead: &str, choice| OverlayRow {
            text,
            lead: lead.to_owned(),
            indent: 0,
            choice: Some(choice),
        };
        let mut rows = vec![OverlayRow {
            text: fit(&page::words(article, &article.focus()), 60),
            lead: String::new(),
            indent: 0,
            choice: None,
        }];
        rows.push(row("the author".to_owned(), "", Choice::Speaker(Speaker::Author, words.clone())));
        rows.extend(self.panel.speaking.iter().map(|(id, _)| {
            let name = &article.analysis.sources[id.0 as usize].name;
            row(one_line(name), "", Choice::Speaker(Speaker::Named(name.clone()), words.clone()))
        }));
        rows.push(row("someone else …".to_owned(), "", Choice::OtherSpeaker(words.clone())));
        if is_corrected_here(article) {
            rows.push(row(
                "undo corrections in this paragraph".to_owned(),
                "",
                Choice::Speaker(Speaker::AsFound, words),
            ));
        }
        // Whoever speaks as it is now is chosen at first: Enter alone changes nothing much.
        let speaking =
            article.focus().attribution.and_then(|id| article.analysis.attributions[id.0 as usize].source_id);
        let place = self.panel.speaking.iter().position(|(id, _)| Some(*id) == speaking);
        let chosen = place.map_or(1, |place| place + 2);
        self.layers.show(Layer::List(Overlay::new("WHO IS SPEAKING?", rows, chosen)));
    }

    /// Asks for the name of who speaks `words`.
    pub(super) fn ask_speaker(&mut self, words: Vec<Span>) {
        self.layers.show(Layer::Prompt(Prompt::speaker(words)));
    }

    /// Keeps who speaks `words`, which were in focus when it was asked.
    pub(in crate::reader) fn correct(&mut self, speaker: &Speaker, words: &[Span]) {
        if self.articles.open.as_ref().is_none_or(|article| speaks(article, words).as_ref() == Some(speaker)) {
            return self.tell("nothing to correct: that is who speaks already");
        }
        self.change_analysis(|article| {
            correct(article, words, speaker);
            article.arrange();
        });
        self.save();
    }
}

/// Who speaks some words as it is now.
fn speaks(article: &Article, words: &[Span]) -> Option<Speaker> {
    let focus = article.index.focus(&article.document, &article.analysis, words.first()?.start());
    let Some(id) = focus.attribution else { return Some(Speaker::Author) };
    let source = article.analysis.attributions[id.0 as usize].source_id?;
    Some(Speaker::Named(article.analysis.sources[source.0 as usize].name.clone()))
}

/// Writes into the record who speaks some words.
fn correct(article: &mut Article, words: &[Span], speaker: &Speaker) {
    let speaker = match speaker {
        Speaker::AsFound => None,
        Speaker::Author => Some(None),
        Speaker::Named(name) => Some(Some(name.clone())),
    };
    // What is taken back is the paragraph's: a statement in two pieces may no longer hang together.
    let taken_back = match speaker {
        None => vec![article.document.block(article.block()).span],
        Some(_) => words.to_vec(),
    };
    let text = article.document.text();
    let is_here = |place: &Anchor| place.find(text).is_some_and(|it| taken_back.iter().any(|span| span.overlaps(it)));
    article.record.corrections.retain(|correction| !is_here(&correction.place));
    if let Some(speaker) = speaker {
        let correction = |span| Correction { place: Anchor::of(&article.document, span), speaker: speaker.clone() };
        article.record.corrections.extend(words.iter().copied().map(correction));
        article.record.corrections.sort_by_key(|correction| correction.place.start);
    }
}

/// Whether anything is corrected in the paragraph.
fn is_corrected_here(article: &Article) -> bool {
    let block = article.document.block(article.block()).span;
    let text = article.document.text();
    article.record.corrections.iter().any(|it| it.place.find(text).is_some_and(|place| block.overlaps(place)))
}
