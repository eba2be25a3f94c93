//! Taking steps from place to place. One that leads into what is not analysed yet waits for that.

use crate::analysis::SourceId;
use crate::document::Span;
use crate::reader::argument;
use crate::reader::direction::Direction;
use crate::reader::stops::{Step, StepOutcome, Stop, reached};
use crate::reader::{Activity, Reader};

/// How much of the text is asked for at once while a step waits, in bytes.
const ASKED: usize = 4 << 10;

/// A step that waits for the analysis.
#[derive(Clone, Copy, Debug)]
pub(in crate::reader) struct AwaitedStep {
    step: Step,
    /// Where it was asked for, a byte offset; elsewhere it is wanted no more.
    from: usize,
}

impl Reader {
    /// Goes to a stop; waits for it if it may lie in what is not analysed yet. One more of the same while that lasts
    /// goes one stop further.
    pub(super) fn step(&mut self, mut step: Step) {
        let Some(article) = &self.articles.open else { return };
        let from = article.at();
        if let Some(awaited) = self.awaited_step.take()
            && awaited.from == from
            && awaited.step.stop == step.stop
            && awaited.step.direction == step.direction
        {
            step.count += awaited.step.count;
        }
        match reached(article, step, self.appearance.highlight.shown) {
            StepOutcome::At(start, assertion) => {
                let told = match (step.stop, assertion) {
                    (Stop::Argument(wanted), Some(assertion)) => argument::found(article, wanted, &assertion),
                    _ => None,
                };
                self.with_article(|article| article.jump_to(start));
                if let Some(told) = told {
                    self.tell(told);
                }
            }
            StepOutcome::Nothing => self.tell(self.nothing_for(step)),
            StepOutcome::NotKnownYet => self.awaited_step = Some(AwaitedStep { step, from }),
        }
    }

    /// Takes the step that waits, if it is still wanted, now that more of the text is analysed.
    pub(in crate::reader) fn step_on(&mut self) {
        let Some(awaited) = self.awaited_step.take() else { return };
        let shown = self.appearance.highlight.shown;
        self.with_article(|article| article.show(shown));
        let is_here = self.articles.open.as_ref().is_some_and(|article| article.at() == awaited.from);
        if is_here && self.is_page_free() {
            self.step(awaited.step);
        }
    }

    /// Whether nothing lies over the page.
    pub(super) fn is_page_free(&self) -> bool {
        self.layers.is_empty()
    }

    /// Keeps meaning the same somebody when an analysis numbers the sources anew.
    pub(in crate::reader) fn renumber_step(&mut self, renamed: impl Fn(SourceId) -> Option<SourceId>) {
        let Some(AwaitedStep { step: Step { stop: Stop::Source(id), .. }, .. }) = &mut self.awaited_step else {
            return;
        };
        match renamed(*id) {
            Some(same) => *id = same,
            None => self.awaited_step = None,
        }
    }

    /// Whether a jump waits for the analysis, which then moves the place.
    pub fn waits_to_jump(&self) -> bool {
        self.awaited_step.is_some()
    }

    /// What is told while a step waits.
    pub(in crate::reader) fn awaiting_step(&self) -> Option<Activity> {
        let awaited = self.awaited_step?;
        let way = match awaited.step.direction {
            Direction::Forward => "below",
            Direction::Backward => "above",
        };
        let what = format!("the text {way} is still being analysed; the jump will follow");
        Some(Activity { what, keys: "Esc cancels it" })
    }

    /// What a step that waits needs to have analysed first.
    pub(in crate::reader) fn awaited_part(&self) -> Option<Span> {
        let (awaited, article) = (self.awaited_step?, self.articles.open.as_ref()?);
        let end = article.known_until(awaited.step.direction)?;
        Some(match awaited.step.direction {
            Direction::Forward => Span::new(end, (end + ASKED).min(article.document.text().len())),
            // The block of that byte too: where nothing is known it is the one that the jump begins in.
            Direction::Backward => Span::new(end.saturating_sub(ASKED), (end + 1).min(article.document.text().len())),
        })
    }

    /// What is told where a step leads nowhere.
    fn nothing_for(&self, step: Step) -> String {
        let way = match step.direction {
            Direction::Forward => "below",
            Direction::Backward => "above",
        };
        let is_empty = |starts: &[usize]| {
            self.articles.open.as_ref().is_some_and(|it| starts.is_empty() && it.index.unnamed().is_empty())
        };
        let stops = self.articles.open.as_ref().map(|article| &article.stops);
        match step.stop {
            Stop::Statement if stops.is_some_and(|stops| is_empty(&stops.statements)) => {
                "nobody is quoted or paraphrased in this article".to_owned()
            }
            Stop::Quotation if stops.is_some_and(|stops| is_empty(&stops.quotations)) => {
                "nobody is quoted in this article".to_owned()
            }
            Stop::Statement => format!("nobody is quoted or paraphrased {way}"),
            Stop::Quotation => format!("no quotation {way}"),
            Stop::Assertion => "no more assertions by the author in that direction".to_owned(),
            Stop::Source(id) => format!("no more from {} in that direction", self.source_name(id)),
            Stop::Argument(wanted) => wanted.otherwise().to_owned(),
        }
    }
}
