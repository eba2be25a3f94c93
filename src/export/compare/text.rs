//! A comparison for people, in two columns.

use std::io::{self, Write};

use textwrap::Options;

use super::{ComparisonReport, SIDES, sign};
use crate::analysis::{Share, SourceId};
use crate::document::{fit, fit_and_fill, width};
use crate::export::words::shown;
use crate::wording::{HasName, bar, count, share};

/// Columns between the two: a space, the sign and a space.
const GAP: usize = 3;
/// Columns before what belongs to a heading.
const INDENT: &str = "  ";
/// Columns before what belongs to the head of an article.
const UNDER: &str = "   ";
const SHARES: &str = "SHARES OF VOICE";

pub(super) fn write(compared: &ComparisonReport<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    for (side, letter) in SIDES.into_iter().enumerate() {
        let words = format!(" · {}", count(compared.articles[side].document.words(), "word"));
        writeln!(out, "{letter}  {}", with_tail(&compared.title(side), &words, columns.saturating_sub(3)))?;
        for notice in compared.notices(side) {
            writeln!(
                out,
                "{}",
                textwrap::fill(&notice, Options::new(columns).initial_indent(UNDER).subsequent_indent(UNDER))
            )?;
        }
    }
    write_shares(compared, columns, out)?;
    write_both(compared, columns, out)?;
    for (side, letter) in SIDES.into_iter().enumerate() {
        writeln!(out, "\nONLY IN {letter}\n")?;
        for &id in compared.alone(side) {
            write_source(compared, side, id, columns, out)?;
        }
        if compared.alone(side).is_empty() {
            writeln!(out, "{INDENT}nobody")?;
        }
    }
    Ok(())
}

fn write_source(
    compared: &ComparisonReport<'_>,
    side: usize,
    id: SourceId,
    columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let source = compared.source(side, id);
    let tail = format!(" · {} · {}", source.kind.name(), count(source.attributions.len(), "attribution"));
    writeln!(out, "{INDENT}{}", with_tail(&shown(&source.name), &tail, columns - INDENT.len()))
}

/// A name with something behind it that is not cut where the name is too long.
fn with_tail(name: &str, tail: &str, columns: usize) -> String {
    fit(name, columns.saturating_sub(width(tail))) + tail
}

fn write_shares(compared: &ComparisonReport<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let shares = &compared.comparison.shares;
    let names: Vec<String> = shares.iter().map(|it| compared.whose(it)).collect();
    let longest = names.iter().map(|it| width(it)).max().unwrap_or(0);
    let name = longest.max(SHARES.len()).min(columns / 2 - 4);
    let bars = ((columns - INDENT.len() - name) / 2 - 8).min(24);
    let heads = SIDES.map(|letter| format!("  {letter:>4}  {}", " ".repeat(bars)));
    writeln!(out, "\n{}{}\n", fit_and_fill(SHARES, INDENT.len() + name), heads.concat().trim_end())?;
    let totals = [0, 1].map(|side: usize| compared.articles[side].document.words());
    for (Share { here, there, .. }, whose) in shares.iter().zip(&names) {
        let parts = [*here, *there].into_iter().zip(totals);
        let cells = parts.map(|(part, whole)| format!("  {:>5} {}", share(part, whole), bar(part, whole, bars)));
        let line = format!("{INDENT}{}{}", fit_and_fill(whose, name), cells.collect::<String>());
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn write_both(compared: &ComparisonReport<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let both = &compared.comparison.both;
    writeln!(out, "\nIN BOTH")?;
    if both.is_empty() {
        writeln!(out, "\n{INDENT}nobody")?;
    }
    let column = (columns - INDENT.len() - GAP) / 2;
    for both in both {
        let kind = format!(" · {}", compared.source(0, both.here).kind.name());
        let name = compared.name_of_both(both.here, both.there);
        writeln!(out, "\n{INDENT}{}", with_tail(&name, &kind, columns - INDENT.len()))?;
        if both.statements.is_empty() {
            writeln!(out, "\n{INDENT}no statement in either")?;
        }
        for beside in &both.statements {
            let here = beside.here.map_or(String::from("–"), |id| compared.said(0, id));
            let there = beside.there.map_or(String::from("–"), |id| compared.said(1, id));
            write_beside([&here, &there], sign(beside.likeness), column, out)?;
        }
    }
    write_legend(&compared.legend(), columns, out)
}

/// What the signs mean: on one line if there is room, else each on its own.
fn write_legend(legend: &[String], columns: usize, out: &mut dyn Write) -> io::Result<()> {
    if legend.is_empty() {
        return Ok(());
    }
    let line = legend.join("   ");
    let lines = if width(&line) + INDENT.len() <= columns { vec![line] } else { legend.to_vec() };
    writeln!(out)?;
    lines.iter().try_for_each(|line| writeln!(out, "{INDENT}{line}"))
}

/// Two texts beside each other, wrapped, with the sign between their first lines.
fn write_beside(texts: [&str; 2], sign: &str, column: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    let [here, there] = texts.map(|it| textwrap::wrap(it, column));
    for nth in 0..here.len().max(there.len()) {
        let [left, right] = [&here, &there].map(|it| it.get(nth).map_or("", |line| line.as_ref()));
        let sign = if nth == 0 { sign } else { " " };
        writeln!(out, "{}", format!("{INDENT}{} {sign} {right}", fit_and_fill(left, column)).trim_end())?;
    }
    Ok(())
}
