//! Moving by what the author does.

use crate::reader::Reader;
use crate::reader::argument::{Wanted, found, next};
use crate::reader::command::Command;

impl Reader {
    /// Does a command that goes to what the author does; whether it was one.
    pub(super) fn argument_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let count = count.unwrap_or(1).max(1);
        match command {
            Command::QuestionNext => self.step_argument(Wanted::Question, count, true),
            Command::QuestionPrevious => self.step_argument(Wanted::Question, count, false),
            Command::DirectiveNext => self.step_argument(Wanted::Directive, count, true),
            Command::DirectivePrevious => self.step_argument(Wanted::Directive, count, false),
            Command::HedgeNext => self.step_argument(Wanted::Hedge, count, true),
            Command::HedgePrevious => self.step_argument(Wanted::Hedge, count, false),
            Command::FactNext => self.step_argument(Wanted::Fact, count, true),
            Command::FactPrevious => self.step_argument(Wanted::Fact, count, false),
            _ => return false,
        }
        true
    }

    fn step_argument(&mut self, wanted: Wanted, count: usize, forward: bool) {
        let Some(article) = &self.article else { return };
        let target = next(article, wanted, count, forward);
        let told = target.and_then(|(_, assertion)| found(article, wanted, &assertion));
        let otherwise = if article.complete { wanted.otherwise() } else { "still finding out what the author does" };
        self.jump_or_tell(target.map(|(start, _)| start), otherwise);
        if let Some(told) = told {
            self.tell(told);
        }
    }
}
