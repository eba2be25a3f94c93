//! Moving by what the author does.

use crate::reader::Reader;
use crate::reader::argument::Wanted;
use crate::reader::command::Command;
use crate::reader::stops::{Direction, Step, Stop};

impl Reader {
    /// Does a command that goes to what the author does; whether it was one.
    pub(super) fn argument_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let (wanted, direction) = match command {
            Command::QuestionNext => (Wanted::Question, Direction::Forward),
            Command::QuestionPrevious => (Wanted::Question, Direction::Backward),
            Command::DirectiveNext => (Wanted::Directive, Direction::Forward),
            Command::DirectivePrevious => (Wanted::Directive, Direction::Backward),
            Command::HedgeNext => (Wanted::Hedge, Direction::Forward),
            Command::HedgePrevious => (Wanted::Hedge, Direction::Backward),
            Command::FactNext => (Wanted::Fact, Direction::Forward),
            Command::FactPrevious => (Wanted::Fact, Direction::Backward),
            _ => return false,
        };
        self.step(Step { stop: Stop::Argument(wanted), direction, count: count.unwrap_or(1).max(1) });
        true
    }
}
