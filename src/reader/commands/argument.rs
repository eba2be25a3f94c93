//! Moving by what the author does.

use crate::reader::Reader;
use crate::reader::argument::AuthorStop;
use crate::reader::command::Command;
use crate::reader::stops::{Direction, Step, Stop};

impl Reader {
    /// Does a command that goes to what the author does; whether it was one.
    pub(super) fn argument_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let (wanted, direction) = match command {
            Command::QuestionNext => (AuthorStop::Question, Direction::Forward),
            Command::QuestionPrevious => (AuthorStop::Question, Direction::Backward),
            Command::DirectiveNext => (AuthorStop::Directive, Direction::Forward),
            Command::DirectivePrevious => (AuthorStop::Directive, Direction::Backward),
            Command::HedgeNext => (AuthorStop::Hedge, Direction::Forward),
            Command::HedgePrevious => (AuthorStop::Hedge, Direction::Backward),
            Command::FactNext => (AuthorStop::Fact, Direction::Forward),
            Command::FactPrevious => (AuthorStop::Fact, Direction::Backward),
            _ => return false,
        };
        self.step(Step { stop: Stop::Argument(wanted), direction, count: count.unwrap_or(1).max(1) });
        true
    }
}
