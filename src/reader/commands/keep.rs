//! Copying and the editor; notes and corrections have files of their own.

use std::sync::Arc;

use crate::document::BlockKind;
use crate::reader::citation::citation;
use crate::reader::command::KeepCommand;
use crate::reader::{Effect, Reader, fit, page};

impl Reader {
    /// Does a command that takes something along.
    pub(super) fn keep_command(&mut self, command: KeepCommand) {
        match command {
            KeepCommand::Copy => self.copy(),
            KeepCommand::Note => self.begin_note(),
            KeepCommand::Notes => self.list_notes(),
            KeepCommand::Correct => self.ask_correction(),
            KeepCommand::Editor => self.edit(),
        }
    }

    fn copy(&mut self) {
        let Some(article) = &self.articles.open else { return };
        if article.document.block(article.block()).kind == BlockKind::Litter {
            return self.tell("this is boilerplate of the page, not part of the article");
        }
        let focus = article.focus();
        let text = citation(&article.document, &article.analysis, &focus);
        let told = format!("copied with its citation: {}", fit(&page::words(article, &focus), 48));
        self.effect(Effect::Copy(text));
        self.tell(told);
    }

    /// Keeps what was added to the article.
    pub(super) fn save(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let (file, document) = (article.file, Arc::clone(&article.document));
        let save = Effect::Save { file, document, record: article.record.clone() };
        self.effect(save);
    }

    fn edit(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let (file, line) = (article.file, article.document.source_line(article.at()));
        self.effect(Effect::Edit { file, line });
    }
}
