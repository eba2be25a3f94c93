//! The balance as text, with bars drawn in cells.

use std::io::{self, Write};

use textwrap::Options;

use super::{BalanceReport, Chart};
use crate::document::{fit, fit_and_fill, width};
use crate::wording::bar;

const INDENT: &str = "  ";
/// The longest bar, in columns.
const BAR: usize = 20;
/// Columns of a share, a number and the spaces around them.
const FIGURES: usize = 15;

pub(super) fn write(sheet: &BalanceReport, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    for line in textwrap::wrap(&sheet.title, columns) {
        writeln!(out, "{line}")?;
    }
    for line in textwrap::wrap(&sheet.about.join(" · "), columns) {
        writeln!(out, "{line}")?;
    }
    for line in sheet.notices.iter().flat_map(|it| textwrap::wrap(it, columns)) {
        writeln!(out, "{line}")?;
    }
    // One width for all charts, so that their bars can be compared.
    let names = sheet.charts.iter().flat_map(|it| &it.rows).map(|it| width(&it.name));
    let name = names.max().unwrap_or(0).min(columns / 3);
    for chart in &sheet.charts {
        write_chart(chart, name, columns, out)?;
    }
    for (what, told) in &sheet.facts {
        write_heading(&what.to_uppercase(), columns, out)?;
        let options = Options::new(columns).initial_indent(INDENT).subsequent_indent(INDENT);
        for line in textwrap::wrap(told, options) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn write_heading(heading: &str, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    for line in textwrap::wrap(heading, columns) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)
}

fn write_chart(chart: &Chart, name: usize, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    write_heading(&format!("{} · {}", chart.title.to_uppercase(), chart.base), columns, out)?;
    let left = columns - INDENT.len() - name - FIGURES;
    let bars = (left * 2 / 5).min(BAR);
    // What is told beside a bar is left out where it would be cut to nothing.
    let notes = left.saturating_sub(bars + 3);
    for row in &chart.rows {
        let mut line = format!("{INDENT}{}  {:>5}  {:>5}", fit_and_fill(&row.name, name), row.share, row.part);
        line.push(' ');
        line.push_str(&bar(row.part, row.of, bars));
        if notes >= 12 {
            line.push_str(INDENT);
            line.push_str(&fit(&row.note, notes));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
