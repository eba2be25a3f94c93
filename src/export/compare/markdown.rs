//! A comparison as Markdown.

use std::io::{self, Write};

use super::{ComparisonReport, SIDES, sign};
use crate::export::markdown::escaped;
use crate::wording::{HasName, count, share};

pub(super) fn write(compared: &ComparisonReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Two articles side by side\n")?;
    for (side, letter) in SIDES.into_iter().enumerate() {
        let words = count(compared.articles[side].document.words(), "word");
        writeln!(out, "* {letter}: {}, {words}", escaped(&compared.title(side)))?;
        for notice in compared.notices(side) {
            writeln!(out, "  * {}", escaped(&notice))?;
        }
    }
    writeln!(out, "\n## Shares of voice\n\n| | A | B |\n|---|--:|--:|")?;
    let [a, b] = [0, 1].map(|side: usize| compared.articles[side].document.words());
    for of in &compared.comparison.shares {
        let shares = [share(of.here, a), share(of.there, b)];
        writeln!(out, "| {} | {} | {} |", escaped(&compared.whose(of)), shares[0], shares[1])?;
    }
    write_both(compared, out)?;
    for (side, letter) in SIDES.into_iter().enumerate() {
        writeln!(out, "\n## Only in {letter}\n")?;
        for &id in compared.alone(side) {
            let source = compared.source(side, id);
            let said = count(source.attributions.len(), "attribution");
            writeln!(out, "* {}, {}, {said}", escaped(&source.name), source.kind.name())?;
        }
        if compared.alone(side).is_empty() {
            writeln!(out, "Nobody.")?;
        }
    }
    Ok(())
}

fn write_both(compared: &ComparisonReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## In both")?;
    if compared.comparison.both.is_empty() {
        writeln!(out, "\nNobody.")?;
    }
    for both in &compared.comparison.both {
        let name = compared.name_of_both(both.here, both.there);
        writeln!(out, "\n### {}\n", escaped(&name))?;
        if both.statements.is_empty() {
            writeln!(out, "No statement in either.")?;
            continue;
        }
        writeln!(out, "| A | | B |\n|---|:-:|---|")?;
        for beside in &both.statements {
            let here = beside.here.map_or(String::from("–"), |id| escaped(&compared.said(0, id)));
            let there = beside.there.map_or(String::from("–"), |id| escaped(&compared.said(1, id)));
            writeln!(out, "| {here} | {} | {there} |", sign(beside.likeness))?;
        }
    }
    Ok(())
}
