//! The balance as Markdown.

use std::io::{self, Write};

use super::super::markdown::escaped;
use super::Sheet;

pub(super) fn write(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}", escaped(&sheet.title), escaped(&sheet.about.join(" · ")))?;
    for chart in &sheet.charts {
        writeln!(out, "\n## {}\n\n| | words | share | |\n|---|--:|--:|---|", chart.title)?;
        for row in &chart.rows {
            let (name, note) = (escaped(&row.name), escaped(&row.note));
            writeln!(out, "| {name} | {} | {} % | {note} |", row.words, row.percent())?;
        }
    }
    for (what, told) in &sheet.facts {
        writeln!(out, "\n## {what}\n\n{}", escaped(told))?;
    }
    Ok(())
}
