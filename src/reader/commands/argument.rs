//! What the author does: jumping to it, showing and hiding its marks.

use crate::reader::Reader;
use crate::reader::argument::has_marks;
use crate::reader::command::{ArgumentCommand, Command};
use crate::reader::marks::{Dimension, Marks};
use crate::reader::stops::{Step, Stop};

/// What is told where no marks are to be seen.
const NOT_HERE: &str = "marks are not shown in this mode; v changes it";

impl Reader {
    /// Does a command on what the author does.
    pub(super) fn argument_command(&mut self, command: ArgumentCommand, count: Option<usize>) {
        match command {
            ArgumentCommand::Jump(stop, direction) => {
                self.step(Step { stop: Stop::Argument(stop), direction, count: count.unwrap_or(1).max(1) });
            }
            ArgumentCommand::StanceMarks => self.toggle_marks(Dimension::Stance),
            ArgumentCommand::RoleMarks => self.toggle_marks(Dimension::Role),
            ArgumentCommand::PickMarks => self.begin_command(Command::Argument(command)),
        }
    }

    /// Picks the marks to show by name; whether there are some of this name.
    pub(in crate::reader) fn set_marks(&mut self, name: &str) -> bool {
        let Some(marks) = Marks::named(name) else { return false };
        self.appearance.highlight.marks = marks;
        let legend = [Dimension::Stance, Dimension::Role].map(|dimension| marks.legend(dimension));
        let shown: Vec<&str> = legend.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        self.tell(match shown.join(", ") {
            none if none.is_empty() => "no marks".to_owned(),
            _ if !has_marks(self.appearance.highlight.mode) => NOT_HERE.to_owned(),
            shown => format!("marks: {shown}"),
        });
        true
    }

    /// Shows or hides the marks of a dimension. Where none are to be seen nothing changes: it would be a surprise later.
    fn toggle_marks(&mut self, dimension: Dimension) {
        if !has_marks(self.appearance.highlight.mode) {
            return self.tell(NOT_HERE);
        }
        self.appearance.highlight.marks = self.appearance.highlight.marks.toggled(dimension);
        let legend = self.appearance.highlight.marks.legend(dimension);
        let what = if dimension == Dimension::Stance { "marks of tone" } else { "marks of the argument" };
        self.tell(if legend.is_empty() { format!("hiding {what}") } else { format!("showing {what}: {legend}") });
    }
}
