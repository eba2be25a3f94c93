//! Notes: writing one on the sentence in focus, editing it, undoing that, listing them.

use crate::document::Span;
use crate::reader::layers::Layer;
use crate::reader::overlay::{Choice, Overlay, OverlayRow};
use crate::reader::prompt::Prompt;
use crate::reader::{Reader, fit, one_line};
use crate::store::{Anchor, Note};

impl Reader {
    pub(super) fn begin_note(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let words = article.focus().spans;
        let existing = article.note_on(&words).map(|index| article.record.notes[index].text.clone());
        self.layers.show(Layer::Prompt(Prompt::note(words, &existing.unwrap_or_default())));
    }

    /// Keeps a note on the focus.
    pub(in crate::reader) fn note(&mut self, text: &str) {
        let words = self.articles.open.as_ref().map(|article| article.focus().spans).unwrap_or_default();
        self.note_entered(text, &words);
    }

    /// Keeps a note on `words`, which were in focus when it was begun; an empty one takes back what was there.
    pub(in crate::reader) fn note_entered(&mut self, text: &str, words: &[Span]) {
        let Some(article) = &mut self.articles.open else { return };
        let existing = article.note_on(words);
        let text = text.trim();
        match existing {
            Some(index) if text.is_empty() => {
                article.record.notes.remove(index);
            }
            Some(index) => text.clone_into(&mut article.record.notes[index].text),
            None if text.is_empty() => return,
            None => {
                let place = Anchor::of(&article.document, words[0]);
                article.record.notes.push(Note { place, text: text.to_owned() });
                article.record.notes.sort_by_key(|note| note.place.start);
            }
        }
        article.find_notes();
        self.save();
    }

    pub(super) fn list_notes(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let place = |nth| article.notes.iter().find(|(_, note)| *note == nth).map(|(place, _)| place.start());
        let row = |(nth, note): (usize, &Note)| OverlayRow {
            text: one_line(&note.text),
            lead: fit(&note.place.quote, 24),
            indent: 0,
            choice: place(nth).map(Choice::Go),
        };
        let rows: Vec<OverlayRow> = article.record.notes.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            return self.tell("no notes yet; a writes one on the sentence in focus");
        }
        self.layers.show(Layer::List(Overlay::new("NOTES", rows, 0)));
    }
}
