//! A reader without a terminal: keys in, screen out.

use std::fmt::Write as _;

use ascribe::load::Input;
use ascribe::reader::{Effect, Event, FileId, Key, Opened, Reader, Settings, Size};
use ascribe::store::Record;
use ascribe::view::{Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::marked::{Marked, harbour};

/// A reader with an article open.
pub(crate) struct Session {
    pub(crate) reader: Reader,
    pub(crate) effects: Vec<Effect>,
    article: Marked,
}

impl Session {
    /// The harbour article, analysed, on a screen of this size.
    pub(crate) fn harbour(columns: u16, rows: u16) -> Self {
        Self::new(harbour(), columns, rows)
    }

    /// An article, analysed, on a screen of this size.
    pub(crate) fn new(article: Marked, columns: u16, rows: u16) -> Self {
        let files = ["harbour.md", "other.txt"].map(|name| Input::File(name.into())).to_vec();
        let size = Size { columns, rows };
        let reader =
            Reader::new(Settings { files, size, mouse: true, theme: "dark".to_owned(), ..Settings::default() });
        let mut session = Self { reader, effects: Vec::new(), article };
        session.open(FileId(0), Record::default());
        session
    }

    /// A reader for which nothing is open yet.
    pub(crate) fn empty(files: &[&str], columns: u16, rows: u16) -> Self {
        let files = files.iter().map(|name| Input::File((*name).into())).collect();
        let size = Size { columns, rows };
        let settings = Settings { files, size, theme: "dark".to_owned(), ..Settings::default() };
        Self { reader: Reader::new(settings), effects: Vec::new(), article: harbour() }
    }

    /// Opens the article (again) as one of the files.
    pub(crate) fn open(&mut self, file: FileId, record: Record) {
        let document = std::sync::Arc::clone(&self.article.document);
        self.send(Event::Opened(Opened { file, document, notices: Vec::new(), record }));
        let document = std::sync::Arc::clone(&self.article.document);
        let analysis = std::sync::Arc::clone(&self.article.analysis);
        self.send(Event::analysed(document, analysis, true));
        self.effects.clear();
    }

    /// Lets something happen.
    pub(crate) fn send(&mut self, event: Event) {
        self.effects.extend(self.reader.update(event));
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in Key::sequence(keys).unwrap() {
            self.send(Event::Key(key));
        }
    }

    /// The words at the reading line.
    pub(crate) fn words_at(&self) -> String {
        let article = self.reader.article().unwrap();
        let rest = article.document.text().get(article.at()..).unwrap();
        rest.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
    }

    /// What stands on the screen.
    pub(crate) fn screen(&self, theme: &Theme) -> Buffer {
        let Size { columns, rows } = self.reader.size();
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| draw(&self.reader, theme, frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}

/// A screen with its styles: the rows of text, then every run of cells that is not plain.
pub(crate) fn styled(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in 0..area.height {
        let row: String = row(buffer, y).iter().map(|(_, cell)| cell.symbol()).collect();
        let _ = writeln!(text, "{}", row.trim_end());
    }
    for y in 0..area.height {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for (x, cell) in row(buffer, y) {
            let style = told(cell);
            match runs.last_mut() {
                Some((_, end, last)) if *last == style => *end = x + 1,
                _ => runs.push((x, x + 1, style)),
            }
        }
        let runs = runs.iter().filter(|(.., style)| !style.is_empty());
        let told: Vec<String> = runs.map(|(start, end, style)| format!("{start}..{end} {style}")).collect();
        if !told.is_empty() {
            let _ = writeln!(text, "{y:>2}: {}", told.join(", "));
        }
    }
    text
}

/// The cells of a row that hold something; those behind a wide character are left out.
fn row(buffer: &Buffer, y: u16) -> Vec<(u16, &Cell)> {
    let mut cells = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        cells.push((x, cell));
        x += u16::try_from(unicode_width::UnicodeWidthStr::width(cell.symbol())).unwrap().max(1);
    }
    cells
}

fn told(cell: &Cell) -> String {
    let colour = |colour| match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Reset => None,
        other => Some(format!("{other:?}").to_lowercase()),
    };
    let attributes = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::CROSSED_OUT, "struck"),
    ];
    let mut told: Vec<String> = Vec::new();
    // The colour of a blank cell cannot be seen.
    told.extend(colour(cell.fg).filter(|_| cell.symbol() != " "));
    told.extend(colour(cell.bg).map(|colour| format!("on {colour}")));
    told.extend(attributes.iter().filter(|(it, _)| cell.modifier.contains(*it)).map(|(_, name)| (*name).to_owned()));
    told.join(" ")
}
