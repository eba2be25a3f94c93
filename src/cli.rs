//! The command line: what the arguments ask for, what is checked before the terminal is touched, what goes
//! to standard output and standard error, and what the process exits with.

mod analyze;
mod args;
mod article;
mod compare;
mod failure;
mod find;
mod guard;
mod help;
mod in_order;
mod input;
mod output;
mod read;
mod report;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{panic, thread};

use clap::error::ErrorKind;

use args::{Args, Subcommands};
use failure::Failure;

/// What a run comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    /// Everything that was asked for was done, or whoever read the output wanted no more.
    Done,
    /// An input failed; standard error says how.
    Failed,
}

/// Runs the program with its arguments, the program's own name first, and says what to exit with.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    tell_no_panic_of_other_threads();
    let outcome = match Args::parse(arguments) {
        Ok(Args { command: Some(Subcommands::Analyze(asked)), .. }) => analyze::run(&asked),
        Ok(Args { command: Some(Subcommands::Compare(asked)), .. }) => compare::run(&asked),
        Ok(Args { command: Some(Subcommands::Report(asked)), .. }) => report::run(&asked),
        Ok(Args { reader, .. }) => read::run(reader),
        Err(error) => answer(&error),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(failure) => {
            tell(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

/// From now on a panic of any thread but this one is not told: whoever started that thread catches the panic and tells
/// what it means.
fn tell_no_panic_of_other_threads() {
    let this = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == this {
            before(info);
        }
    }));
}

/// What to do about arguments that ask for help, or make no sense.
fn answer(error: &clap::Error) -> Result<Outcome, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => output::result(error.print(), Outcome::Done),
        _ => Err(Failure::usage(error)),
    }
}

/// Says on standard error what failed. That nobody may be listening there is no reason to fail again.
fn tell(failure: &Failure) {
    let _ = writeln!(io::stderr().lock(), "ascribe: {failure}");
}
