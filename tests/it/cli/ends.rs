//! Standard output that ends early or takes nothing.

use std::fs::File;
use std::io;

use super::runs::{Folder, Run};

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    folder.write("long.txt", "All work and no play.\n\n".repeat(20_000).as_bytes());
    for arguments in [
        "long.txt",
        "plain.txt",
        "plain.txt long.txt plain.txt",
        "analyze plain.txt",
        "analyze --text long.txt",
        "analyze --format jsonl plain.txt plain.txt",
        "compare plain.txt plain.txt",
        "report plain.txt plain.txt",
        "report --format html plain.txt",
        "--help",
        "--version",
        "analyze -h",
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let run = folder.command(arguments.split_whitespace()).stdout(writer).output().unwrap();
        Run::of(run).told(0, &[]);
    }
}

#[test]
fn a_pipe_that_closes_later_ends_quietly_too() {
    let folder = Folder::new();
    folder.write("long.txt", "All work and no play.\n\n".repeat(20_000).as_bytes());
    for arguments in ["long.txt", "analyze --text long.txt plain.txt"] {
        let (mut reader, writer) = io::pipe().unwrap();
        let mut command = folder.command(arguments.split_whitespace());
        let child = command.stdout(writer).spawn().unwrap();
        drop(command);
        io::Read::read_exact(&mut reader, &mut [0; 8]).unwrap();
        drop(reader);
        Run::of(child.wait_with_output().unwrap()).told(0, &[]);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = Folder::new();
    for arguments in ["plain.txt", "analyze plain.txt", "analyze --text plain.txt plain.txt"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = folder.command(arguments.split_whitespace()).stdout(full).output().unwrap();
        Run::of(run).told(1, &["cannot write to standard output: No space left on device (os error 28)"]);
    }
}
