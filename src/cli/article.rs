//! An input as an article: read, then analysed, each guarded and within the time that it may take.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Failure;
use super::args::{InputArgs, Limit, Stage};
use super::guard::Time;
use super::input;
use crate::analysis::{Analysis, Cancel, Model, analyse};
use crate::document::{Document, Span};
use crate::export;
use crate::ingest::Notice;
use crate::load::{Input, Loaded};

/// An article that was read.
pub(super) struct Text {
    /// As the person gave it: "-" for standard input.
    path: String,
    /// What to call it in messages.
    pub(super) name: String,
    pub(super) document: Arc<Document>,
    pub(super) notices: Vec<Notice>,
    time: Time,
}

impl Text {
    /// Reads an input. One that does not come in time is left behind, though its thread is told.
    pub(super) fn of(input: &Input, taken: &InputArgs, limit: Limit) -> Result<Self, Failure> {
        let (path, name) = (input.as_given(), input.name());
        let mut time = Time::new(limit.time);
        let stop = Arc::new(AtomicBool::new(false));
        let job = {
            let (input, taken, stop) = (input.clone(), taken.clone(), Arc::clone(&stop));
            move || input::load(&input, &taken, &stop)
        };
        // Reading is not hurried: a text that is late by little can be printed, half a text cannot.
        let Some(read) = time.work(&name, job, || {})? else {
            stop.store(true, Ordering::Relaxed);
            return Err(Failure::late(&name, time.limit().unwrap_or_default()));
        };
        let Loaded { document, notices } = read?;
        Ok(Self { path, name, document: Arc::new(document), notices, time })
    }

    /// Finds who says what in it, as far as the time that is left allows.
    pub(super) fn analysed(self, taken: &InputArgs, model: &Arc<Model>) -> Result<Analysed, Failure> {
        let Self { path, name, document, mut notices, mut time } = self;
        let cancel = Cancel::default();
        let job = {
            let (document, model, cancel) = (Arc::clone(&document), Arc::clone(model), cancel.clone());
            let (taken, path) = (taken.clone(), path.clone());
            move || {
                taken.panic_if_asked(Stage::Analysis, &path);
                analyse(&document, &model, &cancel)
            }
        };
        let found = time.work(&name, job, || cancel.set())?;
        // What does not end in time although it was cancelled is left behind. What begins called off finds nothing.
        let analysis = found.unwrap_or_else(|| analyse(&document, model, &cancel));
        let partial = analysis.broke_off.map(|at| partial(&document, at, time));
        notices.extend(partial.clone());
        Ok(Analysed { path, name, document, notices, analysis, partial })
    }
}

/// An article that was read and analysed.
pub(super) struct Analysed {
    path: String,
    pub(super) name: String,
    pub(super) document: Arc<Document>,
    notices: Vec<Notice>,
    pub(super) analysis: Analysis,
    /// What to say if the time was over before all of it was analysed; it is among the notices, too.
    partial: Option<Notice>,
}

impl Analysed {
    pub(super) fn article(&self) -> export::AnalysedArticle<'_> {
        export::AnalysedArticle {
            path: &self.path,
            document: &self.document,
            analysis: &self.analysis,
            notices: &self.notices,
        }
    }

    /// What to tell if it was analysed only in part.
    pub(super) fn failure(&self) -> Option<Failure> {
        self.partial.as_ref().map(|notice| Failure::noticed(&self.name, notice))
    }
}

/// Says that an analysis broke off at byte `at`.
fn partial(document: &Document, at: usize, time: Time) -> Notice {
    Notice(format!(
        "Only part of it was analysed: the time limit of {} s ran out after {} of {} words. The rest counts as the \
         author's.",
        time.limit().unwrap_or_default().as_secs_f64(),
        document.words_in(Span::new(0, at)),
        document.words(),
    ))
}
