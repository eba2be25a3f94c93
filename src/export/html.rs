//! The report as one page of HTML: the coloured article and its balance. It needs nothing but itself: no scripts, no
//! fonts, no pictures from elsewhere, which its own policy forbids; without its style it is still in order.

mod article;
mod escape;
mod inline;
mod signs;

use std::io::{self, Write};

use super::AnalysedArticle;
use super::report::BalanceReport;
use article::Paper;
use escape::escaped;

/// Looks, for light and for dark.
const STYLE: &str = include_str!("../../assets/report.css");

/// Writes one page for all articles; several get a table of contents.
pub fn report_html(articles: &[AnalysedArticle<'_>], out: &mut dyn Write) -> io::Result<()> {
    let sheets: Vec<BalanceReport> = articles.iter().map(BalanceReport::of).collect();
    let title = match sheets.as_slice() {
        [only] => escaped(&only.title),
        several => format!("Who is speaking in {} articles", several.len()),
    };
    write_head(&title, out)?;
    if sheets.len() != 1 {
        write_contents(&title, &sheets, out)?;
    }
    let level = if sheets.len() == 1 { 1 } else { 2 };
    for (number, (article, sheet)) in (1..).zip(articles.iter().zip(&sheets)) {
        out.write_all(Paper::new(article, number).page(sheet, level).as_bytes())?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn write_head(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
    )
}

fn write_contents(title: &str, sheets: &[BalanceReport], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<header>\n<h1>{title}</h1>\n</header>\n<nav aria-label=\"Articles\">\n<ol>")?;
    for (number, sheet) in (1..).zip(sheets) {
        let (title, about) = (escaped(&sheet.title), escaped(&sheet.about.join(" · ")));
        writeln!(out, "<li><a href=\"#a{number}\">{title}</a> <small>{about}</small></li>")?;
    }
    writeln!(out, "</ol>\n</nav>")
}
