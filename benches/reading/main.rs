//! What reading costs, on 1 000, 10 000 and 100 000 words: `cargo bench`.
//!
//! What depends on the screen alone (a step, a page, a frame) must cost the same at every size; opening,
//! laying everything out and analysing may grow with the text and no faster.

mod book;
mod page;
mod pdf;
mod prose;

use std::cell::OnceCell;
use std::hint::black_box;
use std::io::{self, Write};
use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use ascribe::analysis::{Analysis, Cancel, Model, analyse};
use ascribe::document::Document;
use ascribe::ingest::{Format, Hints, ingest};
use ascribe::load::Input;
use ascribe::reader::{Event, FileId, Key, Opened, Reader, Settings, Size, lay_out};
use ascribe::store::Record;
use ascribe::view::{Depth, Theme, draw};
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, measurement::WallTime};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

const SCREEN: Size = Size { columns: 200, rows: 60 };
/// Columns of running text on that screen.
const COLUMNS: usize = 66;

/// A text and what is made of it, made when it is first asked for: a filtered run pays for nothing else.
struct Sample {
    words: usize,
    text: OnceCell<String>,
    document: OnceCell<Arc<Document>>,
    analysis: OnceCell<Arc<Analysis>>,
}

impl Sample {
    fn new(words: usize) -> Self {
        Self { words, text: OnceCell::new(), document: OnceCell::new(), analysis: OnceCell::new() }
    }

    fn bytes(&self) -> Vec<u8> {
        self.text.get_or_init(|| prose::prose(self.words)).clone().into_bytes()
    }

    fn document(&self) -> Arc<Document> {
        Arc::clone(self.document.get_or_init(|| Arc::new(read(self.bytes()))))
    }

    fn analysis(&self) -> Arc<Analysis> {
        let found = || Arc::new(analyse(&self.document(), &Model::embedded(), &Cancel::default()));
        Arc::clone(self.analysis.get_or_init(found))
    }

    /// A reader with the text open; nothing is analysed yet.
    fn open(&self) -> Reader {
        let files = vec![Input::File("river.txt".into())];
        let mut reader = Reader::new(Settings { files, size: SCREEN, ..Settings::default() });
        reader.update(opened(self.document()));
        reader
    }

    fn analysed(&self) -> Event {
        Event::analysed(self.document(), self.analysis(), true)
    }

    /// A reader in the middle of the text, which is analysed.
    fn reader(&self) -> Reader {
        let mut reader = self.open();
        reader.update(self.analysed());
        press(&mut reader, "5 0 %");
        reader
    }
}

fn read(bytes: Vec<u8>) -> Document {
    ingest(bytes, &Hints::named("river.txt", Some(Format::Plain))).expect("it is text").0
}

fn opened(document: Arc<Document>) -> Event {
    Event::Opened(Opened { file: FileId(0), document, notices: Vec::new(), record: Record::default() })
}

fn press(reader: &mut Reader, keys: &str) {
    for key in Key::sequence(keys).expect("these are keys") {
        black_box(reader.update(Event::Key(key)));
    }
}

/// A group that takes few enough samples for the large text.
fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group
}

fn words(sample: &Sample) -> Throughput {
    Throughput::Elements(u64::try_from(sample.words).expect("few words"))
}

/// Bytes → document → first screen.
fn opening(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "open and lay out the first screen");
    for sample in samples {
        group.throughput(words(sample)).bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let start = || (sample.bytes(), Reader::new(Settings { size: SCREEN, ..Settings::default() }));
            let open = |(bytes, mut reader): (Vec<u8>, Reader)| {
                reader.update(opened(Arc::new(read(bytes))));
                reader
            };
            bencher.iter_batched(start, open, BatchSize::PerIteration);
        });
    }
}

/// An e-book of five times as many words → document → first screen.
fn opening_book(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "open a book and lay out the first screen");
    for words in samples.iter().map(|sample| 5 * sample.words) {
        group.throughput(Throughput::Elements(words as u64)).bench_function(
            BenchmarkId::from_parameter(words),
            |bencher| {
                let bytes = book::book(words);
                let start = || (bytes.clone(), Reader::new(Settings { size: SCREEN, ..Settings::default() }));
                let open = |(bytes, mut reader): (Vec<u8>, Reader)| {
                    let (document, _) = ingest(bytes, &Hints::named("river.epub", None)).expect("it is a book");
                    reader.update(opened(Arc::new(document)));
                    reader
                };
                bencher.iter_batched(start, open, BatchSize::PerIteration);
            },
        );
    }
}

fn layout(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "lay everything out");
    for sample in samples {
        group.throughput(words(sample)).bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let document = sample.document();
            bencher.iter(|| document.block_ids().map(|id| lay_out(&document, id, COLUMNS).len()).sum::<usize>());
        });
    }
}

fn analysis(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "analyse");
    for threads in [1, 2] {
        let model = Model::embedded().with_threads(NonZero::new(threads).expect("one or two"));
        for sample in samples {
            let id = BenchmarkId::new(format!("threads: {threads}"), sample.words);
            group.throughput(words(sample)).bench_function(id, |bencher| {
                let document = sample.document();
                bencher.iter_with_large_drop(|| analyse(&document, &model, &Cancel::default()));
            });
        }
    }
}

/// What the main thread does when the worker is done; no key is heard meanwhile.
fn arrival(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "take the analysis in");
    for sample in samples {
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let take = |(mut reader, event): (Reader, Event)| {
                reader.update(event);
                reader
            };
            bencher.iter_batched(|| (sample.open(), sample.analysed()), take, BatchSize::PerIteration);
        });
    }
}

/// One key, to and fro so that no end of the text is reached.
fn keys(criterion: &mut Criterion, samples: &[Sample]) {
    let pairs =
        [("line", "j", "k"), ("page", "Space", "b"), ("quotation", "] q", "[ q"), ("same source", "] s", "[ s")];
    for (name, there, back) in pairs {
        let mut group = group(criterion, &format!("step: {name}"));
        for sample in samples {
            group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
                let mut reader = sample.reader();
                // Onto a quotation, so that there is somebody who may go on speaking.
                press(&mut reader, "] q");
                let mut turn = 0;
                bencher.iter(|| {
                    press(&mut reader, if turn % 2 == 0 { there } else { back });
                    turn += 1;
                });
            });
        }
    }
}

/// A step by a line with the frame that follows it: all that a key costs.
fn step_and_frame(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "step: line, with its frame");
    let theme = Theme::named("dark", Depth::True).expect("a theme");
    for sample in samples {
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let mut reader = sample.reader();
            let mut terminal = terminal();
            let mut turn = 0;
            bencher.iter(|| {
                press(&mut reader, if turn % 2 == 0 { "j" } else { "k" });
                turn += 1;
                terminal.draw(|frame| draw(&reader, &theme, frame)).expect("everything is taken");
            });
        });
    }
}

/// Counts what is written. `io::sink` would not even put it together.
#[derive(Default)]
struct Written(usize);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A blank terminal.
fn terminal() -> Terminal<CrosstermBackend<Written>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, SCREEN.columns, SCREEN.rows));
    let backend = CrosstermBackend::new(Written::default());
    Terminal::with_options(backend, TerminalOptions { viewport }).expect("nothing can fail")
}

/// One more letter of a search.
fn search(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "search: one letter more");
    for sample in samples {
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let mut reader = sample.reader();
            press(&mut reader, "/ w i n t");
            bencher.iter(|| press(&mut reader, "e Backspace"));
        });
    }
}

/// The outline of the argument and the balance, opened and closed. They are of the whole article and may grow with it,
/// but no key may wait for them to be felt.
fn overviews(criterion: &mut Criterion, samples: &[Sample]) {
    for (name, keys) in [("outline of the argument", "t t Esc"), ("balance", "B Esc")] {
        let mut group = group(criterion, name);
        for sample in samples {
            group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
                let mut reader = sample.reader();
                bencher.iter(|| press(&mut reader, keys));
            });
        }
    }
}

/// Every cell of a frame, as bytes for the terminal.
fn redraw(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = group(criterion, "draw everything, 200x60");
    let theme = Theme::named("dark", Depth::True).expect("a theme");
    for sample in samples {
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let reader = sample.reader();
            let frame = |mut terminal: Terminal<CrosstermBackend<Written>>| {
                terminal.draw(|frame| draw(&reader, &theme, frame)).expect("everything is taken");
                terminal
            };
            bencher.iter_batched(terminal, frame, BatchSize::LargeInput);
        });
    }
}

/// A PDF becomes a document: 1 000, 10 000 and 100 000 words on pages of 50 lines.
fn pages(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = criterion.benchmark_group("read a PDF");
    for sample in samples {
        let file = pdf::pdf(&String::from_utf8(sample.bytes()).expect("it is text"));
        group.throughput(words(sample));
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let read = |bytes| ingest(bytes, &Hints::named("river.pdf", None)).expect("it is a PDF");
            bencher.iter_batched(|| file.clone(), read, BatchSize::LargeInput);
        });
    }
}

/// A web page → its article; 100 000 words are a page of 0.8 MB.
fn web_pages(criterion: &mut Criterion, samples: &[Sample]) {
    let mut group = criterion.benchmark_group("extract the article of a page");
    for sample in samples {
        let page = page::page(&String::from_utf8(sample.bytes()).expect("it is text"));
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(sample.words), |bencher| {
            let read = |bytes| ingest(bytes, &Hints::named("river.html", None)).expect("it is a page");
            bencher.iter_batched(|| page.clone().into_bytes(), read, BatchSize::LargeInput);
        });
    }
}

fn main() {
    // `cargo test --benches` calls everything once; that is no place for long texts.
    let sizes: &[usize] = if std::env::args().any(|it| it == "--bench") { &[1_000, 10_000, 100_000] } else { &[1_000] };
    let samples: Vec<Sample> = sizes.iter().map(|words| Sample::new(*words)).collect();
    let mut criterion = Criterion::default().configure_from_args();
    for bench in [
        opening,
        opening_book,
        layout,
        analysis,
        arrival,
        keys,
        step_and_frame,
        search,
        overviews,
        redraw,
        pages,
        web_pages,
    ] {
        bench(&mut criterion, &samples);
    }
    criterion.final_summary();
}
