//! What the person added to articles: saved at once and, where that failed, tried again, asked about, and told in full
//! when the reader ends without it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::document::{Document, printable};
use crate::load::Input;
use crate::reader::{FileId, Opened, fit, one_line};
use crate::store::{self, Correction, Note, Record};

use super::records::{self, NotSaved};

/// Columns that are told of the words that a note is on.
const QUOTE: usize = 60;

/// The records of the articles that were open.
#[derive(Default, Debug)]
pub(super) struct Additions {
    /// What is on the disk, as it was last loaded or saved here.
    kept: BTreeMap<FileId, Record>,
    unsaved: BTreeMap<FileId, Unsaved>,
}

/// A record that could not be saved.
#[derive(Debug)]
struct Unsaved {
    input: Arc<Input>,
    document: Arc<Document>,
    record: Record,
    reason: String,
}

/// What changed from one record to another.
#[derive(Default, Debug)]
struct Changes<'r> {
    /// Notes that are new or have new words.
    written: Vec<&'r Note>,
    /// Notes that were taken back.
    removed: Vec<&'r Note>,
    corrected: Vec<&'r Correction>,
    /// Corrections that were taken back.
    uncorrected: Vec<&'r Correction>,
}

impl Additions {
    /// Notes what is on the disk of an article that was read, and puts in what could not be saved of it.
    pub(super) fn opened(&mut self, opened: &mut Opened) {
        let found = opened.record.clone();
        if let Some(unsaved) = self.unsaved.get_mut(&opened.file) {
            let before = self.kept.get(&opened.file).cloned().unwrap_or_default();
            unsaved.record = store::merged(&found, &before, &unsaved.record);
            unsaved.document = Arc::clone(&opened.document);
            opened.record = unsaved.record.clone();
        }
        self.kept.insert(opened.file, found);
    }

    /// Saves here and now: what is shown as saved is on the disk. What cannot be saved is kept to be tried again.
    pub(super) fn save(
        &mut self,
        file: FileId,
        input: Arc<Input>,
        document: Arc<Document>,
        record: Record,
    ) -> Result<(), NotSaved> {
        let none = Record::default();
        let before = self.kept.get(&file).unwrap_or(&none);
        let saved = records::save(&input, &document, before, &record);
        match &saved {
            Ok(()) => {
                self.unsaved.remove(&file);
                self.kept.insert(file, record);
            }
            Err(NotSaved { reason, .. }) => {
                self.unsaved.insert(file, Unsaved { input, document, record, reason: reason.clone() });
            }
        }
        saved
    }

    /// Tries once more to save what could not be saved.
    pub(super) fn save_again(&mut self) {
        for (file, Unsaved { input, document, record, .. }) in std::mem::take(&mut self.unsaved) {
            // What fails again is noted as it was the first time.
            let _ = self.save(file, input, document, record);
        }
    }

    /// What is not saved and why, as the beginning of a sentence; none if everything is saved.
    pub(super) fn unsaved(&self) -> Option<String> {
        let reason = &self.unsaved.values().next()?.reason;
        let (mut notes, mut corrections) = (0, 0);
        for (file, unsaved) in &self.unsaved {
            let changes = self.changes(*file, &unsaved.record);
            notes += changes.written.len() + changes.removed.len();
            corrections += changes.corrected.len() + changes.uncorrected.len();
        }
        let what = match (notes, corrections) {
            (1, 0) => "a note".to_owned(),
            (_, 0) => format!("{notes} notes"),
            (0, 1) => "a correction".to_owned(),
            (0, _) => format!("{corrections} corrections"),
            _ => format!("{} notes and corrections", notes + corrections),
        };
        Some(format!("{what} could not be saved: {}", one_line(reason)))
    }

    /// Everything that is lost if the program ends now, in lines for a person to copy; empty if nothing is.
    pub(super) fn lost(&self) -> String {
        let mut lines = String::new();
        for (file, unsaved) in &self.unsaved {
            let name = unsaved.input.name();
            let _ = writeln!(lines, "ascribe: this could not be saved for {name} ({}):", one_line(&unsaved.reason));
            self.changes(*file, &unsaved.record).tell(&mut lines);
        }
        lines
    }

    fn changes<'r>(&'r self, file: FileId, after: &'r Record) -> Changes<'r> {
        let mut changes = Changes::default();
        let (notes, corrections) =
            self.kept.get(&file).map_or((&[][..], &[][..]), |it| (&it.notes[..], &it.corrections[..]));
        changes.written.extend(after.notes.iter().filter(|it| !notes.contains(it)));
        // Of a note that has new words, the new ones are told.
        let is_gone = |note: &&Note| !after.notes.iter().any(|it| it.place == note.place);
        changes.removed.extend(notes.iter().filter(is_gone));
        changes.corrected.extend(after.corrections.iter().filter(|it| !corrections.contains(it)));
        let is_gone = |correction: &&Correction| !after.corrections.iter().any(|it| it.place == correction.place);
        changes.uncorrected.extend(corrections.iter().filter(is_gone));
        changes
    }
}

impl Changes<'_> {
    fn tell(&self, lines: &mut String) {
        for note in &self.written {
            let _ = writeln!(lines, "  a note on “{}”: {}", fit(&note.place.quote, QUOTE), printable(&note.text));
        }
        for note in &self.removed {
            let _ = writeln!(lines, "  the removal of the note on “{}”", fit(&note.place.quote, QUOTE));
        }
        for correction in &self.corrected {
            let speaker = correction.speaker.as_deref().map_or_else(|| "the author".to_owned(), printable);
            let _ = writeln!(lines, "  that {speaker} says “{}”", fit(&correction.place.quote, QUOTE));
        }
        for correction in &self.uncorrected {
            let _ = writeln!(lines, "  the removal of the correction of “{}”", fit(&correction.place.quote, QUOTE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Anchor;

    /// Notes as "start:words", corrections as "start=speaker", "author" for none.
    fn record(items: &str) -> Record {
        let place =
            |start: &str| Anchor { start: start.parse().expect("a number"), quote: format!("words at {start}") };
        let mut record = Record::default();
        for item in items.split_whitespace() {
            if let Some((start, text)) = item.split_once(':') {
                record.notes.push(Note { place: place(start), text: text.to_owned() });
            } else if let Some((start, speaker)) = item.split_once('=') {
                let speaker = Some(speaker.to_owned()).filter(|it| it != "author");
                record.corrections.push(Correction { place: place(start), speaker });
            }
        }
        record
    }

    fn opened(record: Record) -> Opened {
        Opened { file: FileId(0), document: Arc::default(), notices: Vec::new(), record }
    }

    /// An input for which nothing can be saved: the file whose notes these would be is not there.
    fn missing() -> Arc<Input> {
        Arc::new(Input::File("no/such\u{1b}[2J.txt".into()))
    }

    #[test]
    fn what_could_not_be_saved_is_told_in_full() {
        for (found, wanted, question, lost) in [
            ("", "5:a", "a note", "  a note on “words at 5”: a\n"),
            ("5:a", "5:b\u{1b}", "a note", "  a note on “words at 5”: b␛\n"),
            ("5:a", "", "a note", "  the removal of the note on “words at 5”\n"),
            ("5:a", "5:a 7:b 9:c", "2 notes", "  a note on “words at 7”: b\n  a note on “words at 9”: c\n"),
            ("", "5=Bell", "a correction", "  that Bell says “words at 5”\n"),
            ("5=Bell", "5=author", "a correction", "  that the author says “words at 5”\n"),
            ("5=Bell", "", "a correction", "  the removal of the correction of “words at 5”\n"),
            ("", "5=Bell 7=Bell", "2 corrections", "  that Bell says “words at 5”\n  that Bell says “words at 7”\n"),
            (
                "",
                "5:a 5=Bell",
                "2 notes and corrections",
                "  a note on “words at 5”: a\n  that Bell says “words at 5”\n",
            ),
        ] {
            let mut additions = Additions::default();
            additions.opened(&mut opened(record(found)));
            assert_eq!((additions.unsaved(), additions.lost()), (None, String::new()));
            additions
                .save(FileId(0), missing(), Arc::default(), record(wanted))
                .expect_err("there is nowhere to save to");
            additions.save_again();
            let reason = "there is no directory to save to";
            assert_eq!(additions.unsaved(), Some(format!("{question} could not be saved: {reason}")), "{wanted}");
            let head = format!("ascribe: this could not be saved for no/such␛[2J.txt ({reason}):\n");
            assert_eq!(additions.lost(), head + lost, "{wanted}");
        }
    }

    #[test]
    fn what_could_not_be_saved_outlives_reading_the_article_again() {
        let mut additions = Additions::default();
        additions.opened(&mut opened(record("5:a")));
        additions
            .save(FileId(0), missing(), Arc::default(), record("5:a 7:b"))
            .expect_err("there is nowhere to save to");
        // Another reader added a note meanwhile.
        let mut again = opened(record("5:a 9:c"));
        additions.opened(&mut again);
        assert_eq!(again.record, record("5:a 7:b 9:c"));
        assert_eq!(additions.unsaved().as_deref(), Some("a note could not be saved: there is no directory to save to"));
    }
}
