//! The balance as Markdown.

use std::io::{self, Write};

use super::{BalanceReport, Chart};
use crate::export::markdown::escaped;

pub(super) fn write(sheet: &BalanceReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}", escaped(&sheet.title), escaped(&sheet.about.join(" · ")))?;
    for notice in &sheet.notices {
        writeln!(out, "\n{}", escaped(notice))?;
    }
    for Chart { title, base, counts, rows } in &sheet.charts {
        writeln!(out, "\n## {title}\n\n| | {counts} | {base} | |\n|---|--:|--:|---|")?;
        for row in rows {
            let (name, note) = (escaped(&row.name), escaped(&row.note));
            writeln!(out, "| {name} | {} | {} | {note} |", row.part, escaped(&row.share))?;
        }
    }
    for (what, told) in &sheet.facts {
        writeln!(out, "\n## {what}\n\n{}", escaped(told))?;
    }
    Ok(())
}
