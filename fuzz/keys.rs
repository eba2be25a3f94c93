//! What must hold of the reader whatever is pressed, pasted, clicked and answered. Sessions are written down line by line, so
//! that one that breaks something can be read, cut down and kept:
//!
//! ```text
//! size 80 24        the size of the screen; the first line says how large it is at first
//! keys ) c Enter    keys, as the table of commands writes them
//! paste some words
//! press 3 4         the mouse: press, drag, up (the wheel), down; then column and row
//! good 0            the first request that waits for an answer is carried out
//! part 0            of the text that is to be analysed its first part is done; an article is on its way
//! bad 0             it cannot be carried out
//! ```

use std::sync::Arc;

use ascribe::analysis::{Analysis, Cancel, Comparison, Model, analyse};
use ascribe::document::{Document, is_command};
use ascribe::ingest::{Hints, Notice, ingest};
use ascribe::load::Input;
use ascribe::reader::{
    Area, Argument, Article, ArticleComparison, COMMANDS, Command, Effect, Event, FileId, Key, ListCommand,
    MouseAction, MouseEvent, Opened, PanelCommand, ProgramCommand, Reader, Settings, Size, width,
};
use ascribe::store::Record;
use ascribe::view::{Depth, Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::mutator::Numbers;

/// Answers that are waited for at once, at most; the oldest is never given then.
const WAITING: usize = 24;

/// Articles to open, analysed.
#[derive(Debug)]
pub struct Articles(Vec<Ready>);

#[derive(Debug)]
struct Ready {
    name: String,
    document: Document,
    analysis: Arc<Analysis>,
    notices: Vec<Notice>,
}

impl Articles {
    /// Reads and analyses articles: their names and bytes. Those that cannot be read are left out; at least one can.
    pub fn new(articles: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let model = Model::embedded();
        let mut ready = Vec::new();
        for (name, bytes) in articles {
            let hints = Hints { address: Some("https://news.example/a/b"), ..Hints::named(&name, None) };
            let Ok((document, notices)) = ingest(bytes, &hints) else { continue };
            let analysis = Arc::new(analyse(&document, &model, &Cancel::default()));
            ready.push(Ready { name, document, analysis, notices });
        }
        assert!(!ready.is_empty(), "there is no article to read");
        Self(ready)
    }

    fn of(&self, file: FileId) -> &Ready {
        &self.0[file.0 % self.0.len()]
    }

    fn analysis_of(&self, document: &Document) -> Arc<Analysis> {
        let same = self.0.iter().find(|it| it.document.text() == document.text());
        Arc::clone(&same.expect("only these articles are opened").analysis)
    }
}

/// What a person at the screen, and the program around the reader, do in a session.
pub fn session(numbers: &mut Numbers) -> String {
    let mut lines = vec![size(numbers)];
    if numbers.below(8) > 0 {
        // The first article comes, and who says what in it.
        lines.extend(["good 0".to_owned(), "good 0".to_owned()]);
    }
    for _ in 0..20 + numbers.below(120) {
        let line = match numbers.below(40) {
            0 => size(numbers),
            1 => format!("paste {}", words(numbers)),
            2..=5 => {
                let action = numbers.of(&["press", "press", "press", "drag", "up", "down"]);
                format!("{action} {} {}", numbers.below(130), numbers.below(40))
            }
            6..=12 => {
                let answer = numbers.of(&["good", "good", "good", "part", "bad"]);
                format!("{answer} {}", numbers.below(4))
            }
            13 => format!("keys {}", typed(&words(numbers))),
            14 => format!("keys : {} Enter", typed(&command(numbers))),
            15 => format!("keys / {} Enter", typed(&words(numbers))),
            _ => {
                let keys: Vec<String> = (0..=numbers.below(3)).map(|_| key(numbers)).collect();
                format!("keys {}", keys.join(" "))
            }
        };
        lines.push(line);
    }
    lines.join("\n") + "\n"
}

fn size(numbers: &mut Numbers) -> String {
    let (columns, rows) = match numbers.below(6) {
        0 => (numbers.below(24), numbers.below(8)),
        1 => (numbers.below(300), numbers.below(100)),
        2 => (95 + numbers.below(12), 19 + numbers.below(6)),
        _ => *numbers.of(&[(80, 24), (120, 36), (100, 24), (40, 12), (200, 60)]),
    };
    format!("size {columns} {rows}")
}

/// The keys of a command, or a key by itself.
fn key(numbers: &mut Numbers) -> String {
    match numbers.below(10) {
        0 => numbers.below(150).to_string().chars().map(String::from).collect::<Vec<_>>().join(" "),
        1 => {
            (*numbers.of(&["Enter", "Enter", "Esc", "Tab", "S-Tab", "Backspace", "Delete", "Left", "Home"])).to_owned()
        }
        2 => letter(numbers),
        _ => {
            let row = numbers.of(COMMANDS);
            let sequences: Vec<&str> = row.sequences().collect();
            let quits = quits(row.command) && numbers.below(30) > 0;
            if sequences.is_empty() || quits { "Esc".to_owned() } else { (*numbers.of(&sequences)).to_owned() }
        }
    }
}

/// Whether a command ends the session, by its keys if by nothing else.
fn quits(command: Command) -> bool {
    matches!(
        command,
        Command::Program(ProgramCommand::Quit | ProgramCommand::QuitNow)
            | Command::Panel(PanelCommand::Leave)
            | Command::List(ListCommand::Close)
    )
}

fn letter(numbers: &mut Numbers) -> String {
    let letters: Vec<char> = ('a'..='z').collect();
    numbers.of(&letters).to_string()
}

/// A command line without its colon.
fn command(numbers: &mut Numbers) -> String {
    let row = numbers.of(COMMANDS);
    if quits(row.command) {
        return "no-such-command".to_owned();
    }
    let argument = match row.argument {
        Argument::None => String::new(),
        Argument::OneOf(names) => (*numbers.of(names)).to_owned(),
        Argument::Number => numbers.of(&[0, 1, 7, 50, 100, 65_536, usize::MAX]).to_string(),
        Argument::Text => words(numbers),
    };
    format!("{} {argument}", row.name)
}

/// Words of an article, and what nobody would type.
fn words(numbers: &mut Numbers) -> String {
    let choices = [
        "the",
        "said",
        "bridge",
        "a",
        "example.org",
        "notes.md",
        "[",
        "\\",
        "日本語",
        "e\u{301}",
        "👩‍👩‍👧",
        "\u{202e}",
        "\u{9b}",
        "\u{feff}",
        "99999999999999999999",
        "%",
        "~/a",
        "http://127.0.0.1:1/",
        "“",
        "ä",
        "\u{1b}[2J",
    ];
    (0..=numbers.below(4)).map(|_| *numbers.of(&choices)).collect::<Vec<_>>().join(" ")
}

/// Words as keys that type them.
fn typed(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).map(|c| Key::char(c).to_string()).collect::<Vec<_>>().join(" ")
}

/// Plays a session and panics if something does not hold. Lines that say nothing are passed over.
pub fn check(session: &str, articles: &Articles) {
    let first = session.lines().find_map(|line| size_of(line.strip_prefix("size ")?));
    let mut played = Played::new(articles, first.unwrap_or(Size { columns: 80, rows: 24 }));
    for line in session.lines() {
        if played.ended {
            return;
        }
        played.line(line);
        played.look_over();
    }
}

fn size_of(numbers: &str) -> Option<Size> {
    let (columns, rows) = numbers.trim().split_once(' ')?;
    Some(Size { columns: columns.parse().ok()?, rows: rows.parse().ok()? })
}

/// A session under way.
struct Played<'a> {
    articles: &'a Articles,
    reader: Reader,
    /// What the reader wants done and has no answer to, the oldest first.
    waiting: Vec<Effect>,
    theme: Theme,
    ended: bool,
}

impl<'a> Played<'a> {
    fn new(articles: &'a Articles, size: Size) -> Self {
        let files = articles.0.iter().map(|it| Input::File(it.name.clone().into())).collect();
        let settings = Settings { files, size, mouse: true, theme: "dark".to_owned(), ..Settings::default() };
        let mut reader = Reader::new(settings);
        reader.update(Event::Begin(FileId(0)));
        let theme = Theme::named("dark", Depth::True).expect("it is one of the themes");
        Self { articles, reader, waiting: vec![Effect::Open(FileId(0))], theme, ended: false }
    }

    fn line(&mut self, line: &str) {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        match what {
            "size" => {
                if let Some(size) = size_of(rest) {
                    self.send_in_place(Event::Resize(size));
                }
            }
            "keys" => {
                // Drawn once for the whole batch, as it is done in the program.
                for key in Key::sequence(rest).unwrap_or_default() {
                    self.send(Event::Key(key));
                }
            }
            "paste" => self.send(Event::Paste(rest.to_owned())),
            "press" => self.mouse(MouseAction::Press, rest),
            "drag" => self.mouse(MouseAction::Drag, rest),
            "up" => self.mouse(MouseAction::WheelUp, rest),
            "down" => self.mouse(MouseAction::WheelDown, rest),
            "good" | "part" | "bad" if !self.waiting.is_empty() => {
                let number = rest.parse::<usize>().unwrap_or(0) % self.waiting.len();
                match what {
                    "good" => self.carry_out(number),
                    "part" => self.begin(number),
                    _ => self.fail(number),
                }
            }
            _ => {}
        }
    }

    fn mouse(&mut self, action: MouseAction, place: &str) {
        if let Some(Size { columns: column, rows: row }) = size_of(place) {
            self.send(Event::Mouse(MouseEvent { column, row, action }));
        }
    }

    fn send(&mut self, event: Event) {
        if self.ended {
            return;
        }
        for effect in self.reader.update(event) {
            match effect {
                Effect::Quit | Effect::GiveUp(_) => self.ended = true,
                Effect::Copy(_) | Effect::Browse(_) | Effect::Mouse(_) | Effect::Suspend | Effect::Redraw => {}
                // What was asked before is given up.
                Effect::Analyse { .. } => {
                    self.waiting.retain(|it| !matches!(it, Effect::Analyse { .. } | Effect::AnalysePart { .. }));
                    self.waiting.push(effect);
                }
                // What comes all the same is nobody's, as the program sees to.
                Effect::CallOff(file) => self.waiting.retain(|it| asked_for(it) != Some(file)),
                other => self.waiting.push(other),
            }
        }
        if self.waiting.len() > WAITING {
            self.waiting.remove(0);
        }
    }

    /// Lets something happen that must not move the text under the reader's eyes, unless a jump waits for it.
    fn send_in_place(&mut self, event: Event) {
        if self.reader.waits_to_jump() {
            return self.send(event);
        }
        let at = |reader: &Reader| reader.article().map(Article::at);
        let before = at(&self.reader);
        let what = format!("{event:?}");
        self.send(event);
        assert_eq!(before, at(&self.reader), "the place stays: {}", what.chars().take(60).collect::<String>());
    }

    /// Does what the reader waits for.
    fn carry_out(&mut self, number: usize) {
        let effect = self.waiting.remove(number);
        match effect {
            Effect::Open(file)
            | Effect::Follow { file, .. }
            | Effect::Take { file, .. }
            | Effect::Edit { file, .. } => {
                let ready = self.articles.of(file);
                let (document, notices) = (Arc::new(ready.document.clone()), ready.notices.clone());
                self.send(Event::Opened(Opened { file, document, notices, record: Record::default() }));
            }
            Effect::Analyse { document, .. } => {
                let analysis = self.articles.analysis_of(&document);
                self.send_in_place(Event::analysed(document, analysis, true));
            }
            Effect::AnalysePart { document, part } => {
                let analysis = self.articles.analysis_of(&document);
                self.send_in_place(Event::analysed_so_far(document, analysis, vec![part]));
            }
            Effect::Compare { file, document, analysis, shown } => {
                let other = self.articles.of(file);
                let there = (Arc::new(other.document.clone()), Arc::clone(&other.analysis));
                let comparison = Comparison::among((&document, &analysis), (&there.0, &there.1), |it| shown.shows(it));
                let comparison = Arc::new(comparison);
                self.send(Event::Compared(ArticleComparison {
                    file,
                    here: (document, analysis),
                    there,
                    shown,
                    comparison,
                }));
            }
            Effect::Save { .. } => self.send_in_place(Event::Told("saved".to_owned())),
            Effect::Theme(name) => {
                let depths = [Depth::None, Depth::Ansi, Depth::True];
                if let Some(theme) = Theme::named(&name, depths[number % depths.len()]) {
                    self.theme = theme;
                }
            }
            _ => {}
        }
    }

    /// Does a part of what the reader waits for, and the rest later.
    fn begin(&mut self, number: usize) {
        let effect = self.waiting[number].clone();
        if let Effect::Analyse { document, first } = effect {
            let analysis = self.articles.analysis_of(&document);
            self.send_in_place(Event::analysed_so_far(document, analysis, vec![first]));
        } else if let Some(file) = asked_for(&effect) {
            self.send(Event::Arriving { file, progress: "120 kB of example.org".to_owned() });
        }
    }

    /// Tells that it cannot be done.
    fn fail(&mut self, number: usize) {
        let message = "the disk is full".to_owned();
        match self.waiting.remove(number) {
            Effect::Open(file)
            | Effect::Follow { file, .. }
            | Effect::Take { file, .. }
            | Effect::Edit { file, .. } => {
                self.send(Event::OpenFailed { file, message });
            }
            Effect::Analyse { document, .. } | Effect::AnalysePart { document, .. } => {
                self.send_in_place(Event::AnalysisFailed { document, message });
            }
            Effect::Compare { .. } => self.send_in_place(Event::NotCompared(message)),
            _ => self.send_in_place(Event::Failed(message)),
        }
    }

    /// What holds of every state and of what is drawn of it.
    fn look_over(&self) {
        let Size { columns, rows } = self.reader.size();
        let areas = self.reader.areas();
        let inside = |area: Area| u32::from(area.x) + u32::from(area.width) <= u32::from(columns);
        for area in [areas.page, areas.overview, areas.status].into_iter().chain(areas.panel.map(|panel| panel.area)) {
            assert!(area.width == 0 || inside(area), "{area:?} is on a screen of {columns} columns");
            assert!(area.y + area.height <= rows, "{area:?} is on a screen of {rows} rows");
        }
        if let Some(article) = self.reader.article() {
            let text = article.document.text();
            assert!(text.is_char_boundary(article.at()), "{} is in the text", article.at());
            let page = self.reader.page();
            assert!(text.get(page.span.start()..page.span.end()).is_some(), "{:?} is of the text", page.span);
            assert!(page.reading.is_none_or(|row| row < page.rows.len()), "the reading line is on the page");
            assert!(page.rows.len() <= usize::from(areas.page.height), "the page has room for its rows");
        }
        if let Some(overlay) = self.reader.overlay() {
            assert!(
                overlay.list.rows.is_empty() || overlay.list.selected < overlay.list.rows.len(),
                "a row of the list is chosen"
            );
        }
        if let Some(prompt) = self.reader.prompt() {
            assert!(prompt.text().starts_with(prompt.before_cursor()), "the cursor is in the line");
        }

        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("the memory holds a screen");
        terminal.draw(|frame| draw(&self.reader, &self.theme, frame)).expect("the memory takes it");
        let buffer = terminal.backend().buffer();
        for y in 0..rows {
            let mut x = 0;
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                assert!(!symbol.chars().any(is_command), "{symbol:?} is sent to the terminal");
                let cells = u16::try_from(width(symbol)).expect("a symbol is narrow").max(1);
                assert!(x + cells <= columns, "{symbol:?} stands across the right edge");
                x += cells;
            }
        }
    }
}

/// The article that an effect asks for.
fn asked_for(effect: &Effect) -> Option<FileId> {
    match effect {
        Effect::Open(file) | Effect::Follow { file, .. } | Effect::Take { file, .. } | Effect::Compare { file, .. } => {
            Some(*file)
        }
        _ => None,
    }
}
