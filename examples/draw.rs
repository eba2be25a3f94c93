use ascribe::{analysis, ingest, reader::*, view};
use ratatui::{
    Terminal,
    backend::TestBackend,
    style::{Color, Modifier},
};
use std::sync::Arc;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (w, h): (u16, u16) = (a[2].parse().unwrap(), a[3].parse().unwrap());
    let bytes = std::fs::read(&a[1]).unwrap();
    let (doc, notices) = ingest::ingest(bytes, a[1].rsplit('/').next().unwrap(), None).unwrap();
    let doc = Arc::new(doc);
    let mut r =
        Reader::new(Settings { files: vec!["x".into()], size: Size { columns: w, rows: h }, mouse: true, hint: None });
    r.update(Event::Opened(Opened { file: FileId(0), document: doc.clone(), notices, record: Default::default() }));
    let an = analysis::analyse(&doc, &analysis::Model::embedded(), &analysis::Cancel::default());
    r.update(Event::Analysed { document: doc, analysis: Arc::new(an), complete: true });
    for k in Key::sequence(a.get(5).map_or("", |s| s.as_str())).unwrap() {
        r.update(Event::Key(k));
    }
    let theme = match a[4].as_str() {
        "plain" => view::Theme::named("plain", view::Depth::None),
        n => view::Theme::named(n, view::Depth::True),
    }
    .unwrap();
    let mut t = Terminal::new(TestBackend::new(w, h)).unwrap();
    t.draw(|f| view::draw(&r, &theme, f)).unwrap();
    let b = t.backend().buffer();
    for y in 0..h {
        let mut x = 0;
        while x < w {
            let c = &b[(x, y)];
            let mut s = String::from("0");
            for (m, n) in [
                (Modifier::BOLD, 1),
                (Modifier::DIM, 2),
                (Modifier::ITALIC, 3),
                (Modifier::UNDERLINED, 4),
                (Modifier::REVERSED, 7),
                (Modifier::CROSSED_OUT, 9),
            ] {
                if c.modifier.contains(m) {
                    s += &format!(";{n}");
                }
            }
            if let Color::Rgb(r, g, bb) = c.fg {
                s += &format!(";38;2;{r};{g};{bb}");
            }
            if let Color::Rgb(r, g, bb) = c.bg {
                s += &format!(";48;2;{r};{g};{bb}");
            }
            print!("\x1b[{s}m{}", c.symbol());
            x += unicode_width::UnicodeWidthStr::width(c.symbol()).max(1) as u16;
        }
        println!("\x1b[0m");
    }
}
