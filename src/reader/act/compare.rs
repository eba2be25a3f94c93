//! Comparing the article that is open with another one.

use std::sync::Arc;

use crate::document::Document;
use crate::reader::{Compared, Effect, FileId, Reader, one_line};

impl Reader {
    /// Compares with the article of this name or number, or else with the next one.
    pub(in crate::reader) fn compare(&mut self, which: &str) {
        let Some(article) = &self.article else { return };
        if !article.complete {
            return self.fail("this article is still being analysed; compare when that is done");
        }
        let (document, analysis) = (Arc::clone(&article.document), Arc::clone(&article.analysis));
        let file = match other(&self.settings.files, article.file, which) {
            Ok(file) => file,
            Err(sentence) => return self.fail(sentence),
        };
        let is_known = |it: &Compared| it.file == file && Arc::ptr_eq(&it.here.1, &analysis);
        if self.compared.as_ref().is_some_and(is_known) {
            return self.show_comparison();
        }
        self.tell(format!("comparing with {} …", one_line(&self.settings.files[file.0])));
        self.effect(Effect::Compare { file, document, analysis });
    }

    /// Takes a comparison in that was asked for, and shows it if that disturbs nothing.
    pub(in crate::reader) fn take_comparison(&mut self, compared: Compared) {
        let is_open = |it: &crate::reader::Article| Arc::ptr_eq(&it.document, &compared.here.0);
        if !self.article.as_ref().is_some_and(is_open) {
            return;
        }
        self.compared = Some(compared);
        if self.prompt.is_some() || self.overlay.is_some() {
            self.tell("the comparison is there; :compare shows it");
        } else {
            self.message = None;
            self.show_comparison();
        }
    }

    fn show_comparison(&mut self) {
        self.overlay = self.compared.as_ref().map(Compared::overlay);
    }

    /// Opens the other article, at what is said there.
    pub(super) fn open_there(&mut self, file: FileId, offset: usize) {
        self.goal = Some((file, offset));
        self.open(file);
    }

    /// Goes where it was opened for, if the text is still the one that was compared.
    pub(in crate::reader) fn arrive(&mut self, file: FileId, document: &Document) {
        let Some((_, offset)) = self.goal.take().filter(|(wanted, _)| *wanted == file) else { return };
        if self.compared.as_ref().is_some_and(|it| it.file == file && it.there.0.text() == document.text()) {
            self.with_article(|article| article.jump(offset));
        }
    }
}

/// The article that is meant: by its number in the list, by its name or a part of it; or else the next, after the last
/// the first. Fails with a sentence.
fn other(files: &[String], open: FileId, which: &str) -> Result<FileId, String> {
    if files.len() < 2 {
        return Err("this is the only article; name more to compare".to_owned());
    }
    let index = match which.parse::<usize>() {
        _ if which.is_empty() => (open.0 + 1) % files.len(),
        Ok(number) => number.checked_sub(1).filter(|it| *it < files.len()).ok_or_else(|| unknown(which))?,
        Err(_) => named(files, which)?,
    };
    if index == open.0 { Err("this is the article itself; name another".to_owned()) } else { Ok(FileId(index)) }
}

fn named(files: &[String], name: &str) -> Result<usize, String> {
    if let Some(index) = files.iter().position(|it| it == name) {
        return Ok(index);
    }
    let mut fitting = (0..).zip(files).filter(|(_, it)| it.contains(name)).map(|(index, _)| index);
    match (fitting.next(), fitting.next()) {
        (Some(index), None) => Ok(index),
        (Some(_), Some(_)) => Err(format!("“{}” fits several articles; L lists them", one_line(name))),
        (None, _) => Err(unknown(name)),
    }
}

fn unknown(which: &str) -> String {
    format!("there is no article “{}”; L lists them", one_line(which))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_article_is_meant() {
        let files = ["news/falk.txt", "news/oder.txt", "falk.md"].map(str::to_owned);
        for (open, which, expected) in [
            (0, "", Ok(1)),
            (2, "", Ok(0)),
            (0, "3", Ok(2)),
            (0, "oder", Ok(1)),
            (0, "falk.md", Ok(2)),
            (1, "falk", Err("“falk” fits several articles; L lists them")),
            (1, "2", Err("this is the article itself; name another")),
            (1, "0", Err("there is no article “0”; L lists them")),
            (1, "x\u{1b}", Err("there is no article “x␛”; L lists them")),
        ] {
            let found = other(&files, FileId(open), which);
            assert_eq!(found, expected.map(FileId).map_err(str::to_owned), "{which} from {open}");
        }
        let found = other(&files[..1], FileId(0), "");
        assert_eq!(found, Err("this is the only article; name more to compare".to_owned()));
    }
}
