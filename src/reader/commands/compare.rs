//! Comparing the article that is open with another one.

use std::sync::Arc;

use crate::reader::areas::is_beside;
use crate::reader::comparison::ComparisonRequest;
use crate::reader::layers::Layer;
use crate::reader::opening::Goal;
use crate::reader::{Activity, ArticleComparison, Effect, FileId, Reader, one_line};

impl Reader {
    /// Compares with the article of this name or number, or else with the next one.
    pub(in crate::reader) fn compare(&mut self, which: &str) {
        let Some(article) = &self.articles.open else { return };
        if !article.complete {
            return self.fail("this article is still being analysed; compare when that is done");
        }
        let (document, analysis) = (Arc::clone(&article.document), Arc::clone(&article.analysis));
        let shown = self.appearance.highlight.shown;
        // What was announced is what is shown, whichever article comes next.
        let announced = self
            .comparing
            .last
            .as_ref()
            .filter(|it| which.is_empty() && self.comparing.is_unseen && Arc::ptr_eq(&it.here.0, &document));
        let file = match announced.map_or_else(|| self.other(article.file, which), |it| Ok(it.file)) {
            Ok(file) => file,
            Err(sentence) => return self.fail(sentence),
        };
        let is_known =
            |it: &ArticleComparison| it.file == file && Arc::ptr_eq(&it.here.1, &analysis) && it.shown == shown;
        if self.comparing.last.as_ref().is_some_and(is_known) {
            return self.show_comparison();
        }
        self.tell(format!("comparing with {} …", self.articles.list.title(file)));
        self.comparing.asked = Some(file);
        self.comparing.progress = None;
        self.comparing.is_awaited = true;
        let wanted = ComparisonRequest { file, here: (document, analysis), shown };
        self.effect(wanted.effect());
        self.comparing.wanted = Some(wanted);
    }

    /// Takes a comparison in that was asked for, and shows it if whoever asked still waits for it. One that another was
    /// asked for since may have called that off, which is asked for once more.
    pub(in crate::reader) fn take_comparison(&mut self, compared: ArticleComparison) {
        if let Some(wanted) = self.comparing.wanted.as_ref().filter(|it| !it.is(&compared)) {
            if self.comparing.asked.is_some() {
                let again = wanted.effect();
                self.effect(again);
            }
            return;
        }
        let is_open = |it: &crate::reader::Article| Arc::ptr_eq(&it.document, &compared.here.0);
        if !self.articles.open.as_ref().is_some_and(is_open) {
            return;
        }
        self.comparing.last = Some(compared);
        self.comparing.is_unseen = true;
        self.comparing.asked = None;
        if !self.layers.is_empty() || !self.comparing.is_awaited {
            self.tell("the comparison is ready; :compare shows it");
        } else {
            self.message = None;
            self.show_comparison();
        }
    }

    /// Notes how far the article has come that is to be compared with.
    pub(in crate::reader) fn arriving_beside(&mut self, file: FileId, progress: &str) {
        if self.comparing.asked != Some(file) {
            return;
        }
        if self.comparing.is_awaited && self.comparing.progress.is_none() {
            // It says more than that the articles are being compared.
            self.message = None;
        }
        self.comparing.progress = Some(progress.to_owned());
    }

    /// What is told while an article is on its way that is to be compared with.
    pub(in crate::reader) fn awaited_beside(&self) -> Option<Activity> {
        let progress = self.comparing.asked.and(self.comparing.progress.as_deref())?;
        Some(Activity { what: format!("comparing · {}", one_line(progress)), keys: "Esc cancels it" })
    }

    /// Waits for a comparison no longer; whether one was waited for.
    pub(super) fn call_off_comparison(&mut self) -> bool {
        let Some(file) = self.comparing.asked.take() else { return false };
        self.effect(Effect::CallOff(file));
        self.tell(format!("the comparison with {} was cancelled", self.articles.list.title(file)));
        true
    }

    /// Tells why there will be no comparison.
    pub(in crate::reader) fn not_compared(&mut self, sentence: String) {
        self.comparing.asked = None;
        self.fail(sentence);
    }

    /// The article of the list that is meant, other than the open one.
    fn other(&self, open: FileId, which: &str) -> Result<FileId, String> {
        let listed = self.articles.list.listed();
        let names: Vec<&str> = listed.iter().map(|it| self.articles.list.name(it.file)).collect();
        let open = listed.iter().position(|it| it.file == open).unwrap_or(0);
        other(&names, open, which).map(|index| listed[index].file)
    }

    /// Lists what came of the last comparison.
    pub(in crate::reader) fn show_comparison(&mut self) {
        let Some((article, compared)) = self.articles.open.as_ref().zip(self.comparing.last.as_ref()) else { return };
        let [here, there] = [article.file, compared.file].map(|file| self.articles.list.title(file));
        self.layers.show(Layer::List(compared.overlay([&here, &there], is_beside(self.settings.size))));
        self.comparing.is_unseen = false;
    }

    /// Opens the other article, at what is said there.
    pub(super) fn open_there(&mut self, file: FileId, offset: usize) {
        self.go_to(file, Goal::Said(offset));
    }
}

/// The article that is meant: by its number in the list, by its name or a part of it; or else the next, after the last
/// the first. Fails with a sentence.
fn other(files: &[&str], open: usize, which: &str) -> Result<usize, String> {
    if files.len() < 2 {
        return Err("this is the only article; open another to compare".to_owned());
    }
    let index = match which.parse::<usize>() {
        _ if which.is_empty() => (open + 1) % files.len(),
        Ok(number) => number.checked_sub(1).filter(|it| *it < files.len()).ok_or_else(|| unknown(which))?,
        Err(_) => named(files, which)?,
    };
    if index == open { Err("that is this article; name another".to_owned()) } else { Ok(index) }
}

fn named(files: &[&str], name: &str) -> Result<usize, String> {
    if let Some(index) = files.iter().position(|it| *it == name) {
        return Ok(index);
    }
    let mut fitting = (0..).zip(files).filter(|(_, it)| it.contains(name)).map(|(index, _)| index);
    match (fitting.next(), fitting.next()) {
        (Some(index), None) => Ok(index),
        (Some(_), Some(_)) => Err(format!("“{}” matches several articles; L lists them", one_line(name))),
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
        let files = ["news/falk.txt", "news/oder.txt", "falk.md"];
        for (open, which, expected) in [
            (0, "", Ok(1)),
            (2, "", Ok(0)),
            (0, "3", Ok(2)),
            (0, "oder", Ok(1)),
            (0, "falk.md", Ok(2)),
            (1, "falk", Err("“falk” matches several articles; L lists them")),
            (1, "2", Err("that is this article; name another")),
            (1, "0", Err("there is no article “0”; L lists them")),
            (1, "x\u{1b}", Err("there is no article “x␛”; L lists them")),
        ] {
            let found = other(&files, open, which);
            assert_eq!(found, expected.map_err(str::to_owned), "{which} from {open}");
        }
        let found = other(&files[..1], 0, "");
        assert_eq!(found, Err("this is the only article; open another to compare".to_owned()));
    }
}
