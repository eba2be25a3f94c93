//! The picture in the README: the shipped article as the reader draws it, as SVG, so that it cannot go stale.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::analysis::{Cancel, Model, analyse};
use ascribe::ingest::{Hints, ingest};
use ascribe::view::{Depth, Theme};
use expect_test::expect_file;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::marked::Marked;
use crate::session::Session;

/// Pixels that a cell takes, and the size of the letters in it.
const CELL: (u16, u16) = (9, 20);
const LETTERS: u16 = 15;
const TEXT: &str = "#d8d8d2";
const GROUND: &str = "#181a1f";

#[test]
fn the_picture_in_the_readme() {
    let (document, _) =
        ingest(include_bytes!("../../assets/article.txt").to_vec(), &Hints::named("article.txt", None)).unwrap();
    let analysis = Arc::new(analyse(&document, &Model::embedded(), &Cancel::default()));
    let mut session = Session::new(Marked { document: Arc::new(document), analysis }, 116, 32);
    session.press("3 ] q");
    let screen = session.screen(&Theme::named("dark", Depth::True).unwrap());
    expect_file!["../../assets/screen.svg"].assert_eq(&svg(&screen));
}

/// A screen as SVG: a rectangle for every run of one ground, a text for every run of one style.
fn svg(buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width * CELL.0 + 16, buffer.area.height * CELL.1 + 16);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>ascribe reading an opinion piece: the words of each source in a hue of its own</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"{LETTERS}\" \
         xml:space=\"preserve\">\n"
    );
    for y in 0..buffer.area.height {
        for (start, end, text, style) in runs(buffer, y) {
            let (x, top) = (8 + start * CELL.0, 8 + y * CELL.1);
            let wide = (end - start) * CELL.0;
            if let Some(ground) = style.1 {
                let _ = writeln!(
                    svg,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{ground}\"/>",
                    CELL.1
                );
            }
            if text.trim().is_empty() {
                continue;
            }
            let attributes = [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            ];
            let attributes: String =
                attributes.iter().filter(|(it, _)| style.2.contains(*it)).map(|(_, it)| *it).collect();
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                svg,
                "<text x=\"{x}\" y=\"{}\" fill=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\"{attributes}>{escaped}</text>",
                top + LETTERS,
                style.0
            );
        }
    }
    svg + "</g>\n</svg>\n"
}

type Look = (String, Option<String>, Modifier);

fn runs(buffer: &Buffer, y: u16) -> Vec<(u16, u16, String, Look)> {
    let mut runs: Vec<(u16, u16, String, Look)> = Vec::new();
    for x in 0..buffer.area.width {
        let cell = &buffer[(x, y)];
        let colour = |colour| match colour {
            Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
            _ => None,
        };
        let look = (colour(cell.fg).unwrap_or_else(|| TEXT.to_owned()), colour(cell.bg), cell.modifier);
        // A block fills its cell only if it is drawn by itself: letters are spaced by the font.
        let is_block = cell.symbol().starts_with(['█', '▐', '│', '┃', '┊']);
        match runs.last_mut() {
            Some((_, end, text, last))
                if *last == look && !is_block && !text.starts_with(['█', '▐', '│', '┃', '┊']) =>
            {
                *end = x + 1;
                text.push_str(cell.symbol());
            }
            _ => runs.push((x, x + 1, cell.symbol().to_owned(), look)),
        }
    }
    runs
}
