//! Feeds random inputs to the checks in `fuzz/` until the time is up, with the stable toolchain; CI does so.
//!
//! * `cargo run --example fuzz -- TARGET [--seconds N] [--seed N]`: the targets are the formats, `any`, and `keys`, which is the
//!   reader under random keys. The same seed makes the same inputs, as many as the time allows.
//! * `cargo run --example fuzz -- TARGET FILE…` checks these files once: what broke something before.
//!
//! What breaks something is cut down, written to `target/fuzz/TARGET` and told, and the run goes on; the exit code is 1. A run
//! also ends so where an input takes longer than [`PATIENCE`], or where it takes the process down: it overflows the stack, or
//! wants more memory than [`MEMORY`].

#[path = "../../fuzz/checks.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod checks;
#[path = "../../fuzz/keys.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod keys;
#[path = "../../fuzz/mutator.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod mutator;
#[path = "../../fuzz/seeds.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod seeds;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Write, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use ascribe::ingest::Format;
use rustix::process::{Resource, Rlimit, setrlimit};

use keys::Articles;
use mutator::{Mutator, Numbers};

/// How long an input may take; the slowest that is known of takes a fiftieth of it.
const PATIENCE: Duration = Duration::from_secs(30);
/// What the process may use of the memory, in bytes.
const MEMORY: u64 = 2 << 30;
/// What the checks may use of the stack, in bytes: as much as the program gives to a thread that reads.
const STACK: usize = 16 << 20;
/// How long an input is cut down that broke something.
const CUTTING: Duration = Duration::from_secs(10);
/// Characters of what a panic says that are told.
const LONGEST_MESSAGE: usize = 600;
/// Makes this program the one that does the work; the other one sees whether it dies.
const WORKER: &str = "ASCRIBE_FUZZ_WORKER";

/// What the arguments ask for.
#[derive(Clone, Debug)]
struct Options {
    target: String,
    time: Duration,
    seed: u64,
    files: Vec<PathBuf>,
}

impl Options {
    fn of_arguments() -> Result<Self, Box<dyn Error>> {
        let mut arguments = env::args().skip(1);
        let target = arguments.next().ok_or("which target? A format, `any` or `keys`")?;
        let is_known = target == "keys" || seeds::TARGETS.iter().any(|(name, ..)| *name == target);
        if !is_known {
            return Err(format!("there is no target {target}").into());
        }
        let mut options = Self { target, time: Duration::from_secs(10), seed: 1, files: Vec::new() };
        while let Some(argument) = arguments.next() {
            let mut number = || -> Result<u64, Box<dyn Error>> {
                let number = arguments.next().ok_or("a number is missing")?;
                Ok(number.parse()?)
            };
            match argument.as_str() {
                "--seconds" => options.time = Duration::from_secs(number()?),
                "--seed" => options.seed = number()?,
                _ => options.files.push(argument.into()),
            }
        }
        Ok(options)
    }

    /// Where what is found is kept.
    fn folder(&self) -> PathBuf {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        target.join("fuzz").join(&self.target)
    }

    /// The input that is being checked.
    fn current(&self) -> PathBuf {
        self.folder().join("current")
    }

    /// The command that checks a file again.
    fn again(&self, file: &Path) -> String {
        format!("again: cargo run --example fuzz -- {} {}", self.target, file.display())
    }
}

/// Makes inputs and checks them.
#[derive(Debug)]
enum Target {
    Bytes(Option<Format>, Mutator),
    Keys(Articles),
}

impl Target {
    fn new(name: &str) -> Self {
        if name == "keys" {
            let all = ["plain", "markdown", "html", "feed"].map(seeds::seeds).into_iter().flatten();
            let ours = all.filter(|(path, _)| path.starts_with("fuzz"));
            return Self::Keys(Articles::new(ours.map(|(path, bytes)| (path.display().to_string(), bytes))));
        }
        let bytes = seeds::seeds(name).into_iter().map(|(_, bytes)| bytes).collect();
        Self::Bytes(Format::named(name), Mutator::new(bytes, &seeds::dictionary(name)))
    }

    fn input(&self, numbers: &mut Numbers) -> Vec<u8> {
        match self {
            Self::Bytes(_, mutator) => mutator.input(numbers),
            Self::Keys(_) => keys::session(numbers).into_bytes(),
        }
    }

    fn check(&self, input: &[u8]) {
        match self {
            Self::Bytes(format, _) => drop(checks::check(input, *format)),
            Self::Keys(articles) => keys::check(&String::from_utf8_lossy(input), articles),
        }
    }
}

/// Who sees the inputs come and go, and when the one that is being checked began.
type Clock = Arc<Mutex<Instant>>;

/// What a run found.
#[derive(Debug, Default)]
struct Found {
    inputs: u64,
    /// How often something broke, by what and where.
    faults: BTreeMap<String, u64>,
    slowest: Duration,
}

/// A run under way.
struct Run {
    options: Options,
    target: Target,
    clock: Clock,
    /// What the last panic said.
    said: Arc<Mutex<String>>,
    found: Found,
}

impl Run {
    /// What a check of this input breaks, if anything.
    fn fault(&self, input: &[u8]) -> Option<String> {
        *self.clock.lock().ok()? = Instant::now();
        let checked = catch_unwind(AssertUnwindSafe(|| self.target.check(input)));
        checked.is_err().then(|| self.said.lock().map(|said| said.clone()).unwrap_or_default())
    }

    /// Checks an input; writes and tells what breaks something that nothing broke before.
    fn step(&mut self, name: &str, input: &[u8]) -> Result<(), Box<dyn Error>> {
        fs::write(self.options.current(), input)?;
        let begun = Instant::now();
        let fault = self.fault(input);
        self.found.inputs += 1;
        self.found.slowest = self.found.slowest.max(begun.elapsed());
        let Some(fault) = fault else { return Ok(()) };
        let times = self.found.faults.entry(place_of(&fault)).or_default();
        *times += 1;
        if *times > 1 {
            return Ok(());
        }
        let mut out = stdout().lock();
        writeln!(out, "{}: {fault}", self.options.target)?;
        if self.options.files.is_empty() {
            let cut = self.cut(input, &place_of(&fault));
            let file = self.options.folder().join(name);
            fs::write(&file, &cut)?;
            writeln!(out, "  cut down from {} bytes to {}: {}", input.len(), cut.len(), file.display())?;
            writeln!(out, "  {}", self.options.again(&file))?;
        }
        Ok(())
    }

    /// What is left of an input when all is cut out of it that is not needed to break the same.
    fn cut(&self, input: &[u8], fault: &str) -> Vec<u8> {
        let until = Instant::now() + CUTTING;
        let mut parts: Vec<&[u8]> = match self.target {
            Target::Keys(_) => input.split_inclusive(|byte| *byte == b'\n').collect(),
            Target::Bytes(..) => input.chunks(1).collect(),
        };
        let mut size = parts.len() / 2;
        while size > 0 {
            let mut at = 0;
            while at < parts.len() {
                if Instant::now() > until {
                    return parts.concat();
                }
                let mut fewer = parts.clone();
                fewer.drain(at..(at + size).min(parts.len()));
                if self.fault(&fewer.concat()).is_some_and(|it| place_of(&it) == fault) {
                    parts = fewer;
                } else {
                    at += size;
                }
            }
            size /= 2;
        }
        parts.concat()
    }

    /// Checks what the options say, and tells what came of it.
    fn run(mut self) -> Result<Found, Box<dyn Error>> {
        for file in self.options.files.clone() {
            self.step("", &fs::read(file)?)?;
        }
        let begun = Instant::now();
        while self.options.files.is_empty() && begun.elapsed() < self.options.time {
            let number = self.found.inputs;
            let input = self.target.input(&mut Numbers::new(self.options.seed, number));
            self.step(&format!("{}-{number}", self.options.seed), &input)?;
        }
        Ok(self.found)
    }
}

/// Where a panic was: its first line up to the place.
fn place_of(fault: &str) -> String {
    fault.lines().next().unwrap_or_default().to_owned()
}

/// Checks in a thread of its own, and looks that no input takes too long.
fn work(options: &Options) -> Result<ExitCode, Box<dyn Error>> {
    setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) })?;
    fs::create_dir_all(options.folder())?;
    let said = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&said);
    set_hook(Box::new(move |panic| {
        if let Ok(mut said) = heard.lock() {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            // Whole documents stand in some messages.
            let whole = panic.payload_as_str().unwrap_or("(no message)");
            let message: String = whole.chars().take(LONGEST_MESSAGE).collect();
            *said = format!("panicked at {place}\n  {message}");
        }
    }));

    let clock: Clock = Arc::new(Mutex::new(Instant::now()));
    let target = Target::new(&options.target);
    let run = Run { options: options.clone(), target, clock: Arc::clone(&clock), said, found: Found::default() };
    let (sender, receiver) = channel();
    let send = move |sender: &Sender<Result<Found, String>>| sender.send(run.run().map_err(|error| error.to_string()));
    thread::Builder::new().stack_size(STACK).spawn(move || send(&sender))?;
    let found = wait(options, &clock, &receiver)??;

    let faults: u64 = found.faults.values().sum();
    let (name, inputs, slowest) = (&options.target, found.inputs, found.slowest.as_secs_f32());
    writeln!(stdout(), "{name}: {inputs} inputs, {faults} broke something; the slowest took {slowest:.2} s")?;
    for (place, times) in &found.faults {
        writeln!(stdout(), "{times:8} {place}")?;
    }
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Waits for the end of a run; ends the process if an input takes too long.
fn wait<T>(options: &Options, clock: &Clock, receiver: &Receiver<T>) -> Result<T, Box<dyn Error>> {
    loop {
        match receiver.recv_timeout(Duration::from_millis(200)) {
            Ok(found) => return Ok(found),
            Err(RecvTimeoutError::Disconnected) => return Err("the checks ended without a word".into()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if clock.lock().is_ok_and(|begun| begun.elapsed() > PATIENCE) {
            let name = &options.target;
            writeln!(stdout(), "{name}: an input took longer than {} s\n  {}", PATIENCE.as_secs(), kept(options)?)?;
            process::exit(1);
        }
    }
}

/// Keeps the input that was being checked; says how to check it again.
fn kept(options: &Options) -> Result<String, Box<dyn Error>> {
    let file = options.folder().join(format!("{}-last", options.seed));
    fs::copy(options.current(), &file)?;
    Ok(options.again(&file))
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::of_arguments()?;
    if env::var_os(WORKER).is_some() {
        return work(&options);
    }
    let status = Command::new(env::current_exe()?).args(env::args().skip(1)).env(WORKER, "1").status()?;
    if status.code().is_none() {
        writeln!(stdout(), "{}: an input took the process down: {status}\n  {}", options.target, kept(&options)?)?;
    }
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
