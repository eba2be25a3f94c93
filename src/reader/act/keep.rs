//! Taking along: copies, notes, corrections, the editor, the browser.

use crate::document::{Mark, Span};
use crate::reader::citation::citation;
use crate::reader::command::Command;
use crate::reader::overlay::{Choice, Overlay, OverlayRow};
use crate::reader::prompt::{Asks, Prompt};
use crate::reader::{Article, Effect, Reader, fit, one_line, page};
use crate::store::{Correction, Note, Place};

impl Reader {
    /// Does a command that takes something along; whether it was one.
    pub(super) fn keep_command(&mut self, command: Command) -> bool {
        match command {
            Command::Copy => self.copy(),
            Command::Note => self.begin_note(),
            Command::Notes => self.list_notes(),
            Command::Correct => self.ask_correction(),
            Command::Editor => self.edit(),
            Command::Browser => self.browse(),
            _ => return false,
        }
        true
    }

    fn copy(&mut self) {
        let Some(article) = &self.article else { return };
        let focus = article.focus();
        let text = citation(&article.document, &article.analysis, &focus);
        let told = format!("copied with its citation: {}", fit(&page::words(article, &focus), 48));
        self.effect(Effect::Copy(text));
        self.tell(told);
    }

    fn begin_note(&mut self) {
        let Some(article) = &self.article else { return };
        let existing = note_here(article).map(|index| article.record.notes[index].text.clone());
        self.prompt = Some(Prompt::new(Asks::Note, &existing.unwrap_or_default()));
    }

    /// Keeps a note on the focus; an empty one takes back what was there.
    pub(in crate::reader) fn note_entered(&mut self, text: &str) {
        let Some(article) = &mut self.article else { return };
        let existing = note_here(article);
        let text = text.trim();
        match existing {
            Some(index) if text.is_empty() => {
                article.record.notes.remove(index);
            }
            Some(index) => text.clone_into(&mut article.record.notes[index].text),
            None if text.is_empty() => return,
            None => {
                let place = place_of(article, article.focus().spans[0]);
                article.record.notes.push(Note { place, text: text.to_owned() });
                article.record.notes.sort_by_key(|note| note.place.start);
            }
        }
        self.save();
    }

    fn list_notes(&mut self) {
        let Some(article) = &self.article else { return };
        let text = article.document.text();
        let row = |note: &Note| OverlayRow {
            text: one_line(&note.text),
            lead: fit(&note.place.quote, 24),
            indent: 0,
            choice: note.place.find(text).map(|place| Choice::Go(place.start())),
        };
        let rows: Vec<OverlayRow> = article.record.notes.iter().map(row).collect();
        if rows.is_empty() {
            return self.tell("no notes yet; a writes one on the sentence in focus");
        }
        self.overlay = Some(Overlay::new("NOTES", rows, 0));
    }

    /// Asks who is speaking in the focus.
    fn ask_correction(&mut self) {
        let Some(article) = &self.article else { return };
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
        rows.push(row("the author".to_owned(), "", Choice::Speaker(None)));
        rows.extend(self.panel.speaking.iter().map(|(id, _)| {
            let name = &article.analysis.sources[id.0 as usize].name;
            row(one_line(name), "", Choice::Speaker(Some(name.clone())))
        }));
        rows.push(row("somebody else …".to_owned(), "", Choice::OtherSpeaker));
        if is_corrected_here(article) {
            rows.push(row("as ascribe found it, in this paragraph".to_owned(), "", Choice::AsFound));
        }
        self.overlay = Some(Overlay::new("WHO IS SPEAKING?", rows, 1));
    }

    pub(super) fn ask_speaker(&mut self) {
        self.prompt = Some(Prompt::new(Asks::Speaker, ""));
    }

    /// Keeps that the focus is spoken by somebody, by the author (`Some(None)`), or as found (`None`).
    pub(in crate::reader) fn correct(&mut self, speaker: Option<Option<String>>) {
        let Some(article) = &mut self.article else { return };
        let spans = article.focus().spans;
        // What is taken back is the paragraph's: a statement in two pieces may no longer hang together.
        let corrected =
            if speaker.is_some() { spans.clone() } else { vec![article.document.block(article.block()).span] };
        let text = article.document.text();
        let is_here = |place: &Place| place.find(text).is_some_and(|it| corrected.iter().any(|span| span.overlaps(it)));
        article.record.corrections.retain(|correction| !is_here(&correction.place));
        if let Some(speaker) = speaker {
            let corrections =
                spans.iter().map(|span| Correction { place: place_of(article, *span), speaker: speaker.clone() });
            let corrections: Vec<Correction> = corrections.collect();
            article.record.corrections.extend(corrections);
            article.record.corrections.sort_by_key(|correction| correction.place.start);
        }
        article.arrange();
        self.is_stale = true;
        self.save();
    }

    fn save(&mut self) {
        let Some(article) = &self.article else { return };
        let save = Effect::Save {
            file: article.file,
            document: std::sync::Arc::clone(&article.document),
            record: article.record.clone(),
        };
        self.effect(save);
    }

    fn edit(&mut self) {
        let Some(article) = &self.article else { return };
        let (file, line) = (article.file, article.document.source_line(article.at()));
        self.effect(Effect::Edit { file, line });
    }

    /// Shows the first link in the focus, or else the article's own page.
    fn browse(&mut self) {
        let Some(article) = &self.article else { return };
        let focus = article.focus().spans;
        let mut links =
            focus.iter().flat_map(|span| article.document.marks_in(*span)).filter_map(|(_, mark)| match mark {
                Mark::Link(address) => Some(address.clone()),
                _ => None,
            });
        let address = links.next().or_else(|| article.document.meta().address.clone());
        drop(links);
        match address {
            Some(address) => self.effect(Effect::Browse(address)),
            None => self.tell("there is no link in this sentence, and the article has no address"),
        }
    }
}

fn place_of(article: &Article, span: Span) -> Place {
    Place { start: span.start(), quote: article.document.slice(span).to_owned() }
}

/// Which note stands on the focus.
fn note_here(article: &Article) -> Option<usize> {
    let spans = article.focus().spans;
    let text = article.document.text();
    let on_focus = |note: &Note| note.place.find(text).is_some_and(|it| spans.iter().any(|span| span.overlaps(it)));
    article.record.notes.iter().position(on_focus)
}

/// Whether anything is corrected in the paragraph.
fn is_corrected_here(article: &Article) -> bool {
    let block = article.document.block(article.block()).span;
    let text = article.document.text();
    article.record.corrections.iter().any(|it| it.place.find(text).is_some_and(|place| block.overlaps(place)))
}
