//! Moving by what the author does, and showing it.

use crate::reader::Reader;
use crate::reader::argument::{Wanted, found, next};
use crate::reader::command::Command;
use crate::reader::marks::{Dimension, Marks};

impl Reader {
    /// Does a command that asks what the author does; whether it was one.
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
            Command::StanceMarks => self.toggle_marks(Dimension::Stance),
            Command::RoleMarks => self.toggle_marks(Dimension::Role),
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

    /// Picks the marks to show by name; whether there are some of this name.
    pub(in crate::reader) fn set_marks(&mut self, name: &str) -> bool {
        let Some(marks) = Marks::named(name) else { return false };
        self.highlight.marks = marks;
        let legend = [Dimension::Stance, Dimension::Role].map(|dimension| marks.legend(dimension));
        let shown: Vec<&str> = legend.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        self.tell(if shown.is_empty() { "no marks".to_owned() } else { format!("marks: {}", shown.join(", ")) });
        true
    }

    fn toggle_marks(&mut self, dimension: Dimension) {
        self.highlight.marks = self.highlight.marks.toggled(dimension);
        let legend = self.highlight.marks.legend(dimension);
        let what = if dimension == Dimension::Stance { "how it is put" } else { "what it does in the argument" };
        self.tell(if legend.is_empty() { format!("hiding {what}") } else { format!("showing {what}: {legend}") });
    }
}
