//! From the start of the process to the first frame of a 10 000-word article, in a pseudo terminal, beside a
//! ratatui program that does nothing else, and to the frame in which the page is coloured: `cargo bench --bench
//! first_frame`.

#[path = "reading/prose.rs"]
mod prose;

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::Criterion;
use crossterm::event::{self, Event, KeyCode};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// The first word of the article; it stands on the screen as soon as anything does.
const TITLE: &str = "What";
/// The sign of a person in the panel, which is there as soon as the page is coloured.
const PERSON: &str = "●";
/// Makes this program be the empty one.
const EMPTY: &str = "ASCRIBE_BENCH_EMPTY";

/// What is started, and how its terminal answers when it is asked for its colours.
struct Program {
    name: &'static str,
    path: PathBuf,
    arguments: &'static [&'static str],
    answers: bool,
    /// What it shows when the time is up.
    shows: &'static str,
}

impl Program {
    /// How long it takes to show what it shall. Fails if it ends before.
    fn time(&self, folder: &Path) -> Duration {
        let mut command = CommandBuilder::new(&self.path);
        command.args(self.arguments);
        command.cwd(folder);
        for (name, value) in [("TERM", "xterm-256color"), ("HOME", "."), ("XDG_DATA_HOME", "."), (EMPTY, "1")] {
            command.env(name, value);
        }
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo terminal");
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let mut input = pair.master.take_writer().expect("a writer");

        let start = Instant::now();
        let mut child = pair.slave.spawn_command(command).expect("it starts");
        drop(pair.slave);
        let (mut seen, mut buffer, mut answered) = (Vec::new(), [0; 1 << 14], false);
        while !holds(&seen, self.shows.as_bytes()) {
            let length = output.read(&mut buffer).expect("it goes on");
            assert!(length > 0, "it ended without a frame");
            seen.extend_from_slice(&buffer[..length]);
            if self.answers && !answered && holds(&seen, b"\x1b[c") {
                answered = true;
                let answer = b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c";
                input.write_all(answer).expect("it reads");
            }
        }
        let time = start.elapsed();

        input.write_all(b"q").expect("it reads");
        // Whatever it still has to say must not keep it from ending.
        while output.read(&mut buffer).is_ok_and(|length| length > 0) {}
        child.wait().expect("it ends");
        time
    }
}

fn holds(seen: &[u8], wanted: &[u8]) -> bool {
    seen.windows(wanted.len()).any(|it| it == wanted)
}

/// A ratatui program that shows the title and waits for `q`.
fn empty() {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(TITLE, frame.area())).expect("the terminal takes it");
        while !matches!(event::read(), Ok(Event::Key(key)) if key.code == KeyCode::Char('q')) {}
    });
}

fn main() {
    if env::var_os(EMPTY).is_some() {
        return empty();
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("river.txt"), prose::prose(10_000)).expect("room on the disk");
    let ascribe = || PathBuf::from(env!("CARGO_BIN_EXE_ascribe"));
    let itself = env::current_exe().expect("this program has a path");
    let dark: &[_] = &["river.txt", "--theme", "dark"];
    let reader = |name, arguments, answers, shows| Program { name, path: ascribe(), arguments, answers, shows };
    let programs = [
        Program { name: "an empty ratatui program", path: itself, arguments: &[], answers: false, shows: TITLE },
        reader("theme given", dark, false, TITLE),
        reader("terminal answers", &["river.txt"], true, TITLE),
        reader("terminal keeps silent", &["river.txt"], false, TITLE),
        reader("the page coloured", dark, false, PERSON),
    ];
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("first frame");
    group.sample_size(30).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(3));
    for program in &programs {
        group.bench_function(program.name, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| program.time(folder.path())).sum());
        });
    }
    group.finish();
    criterion.final_summary();
}
