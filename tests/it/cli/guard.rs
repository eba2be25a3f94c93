//! One input that fails, or takes too long, costs the others nothing.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread;

use ascribe::export::JSON_SCHEMA;
use serde_json::Value;

use super::runs::{Folder, PLAIN, Run};

/// How the title of `plain.txt` looks in each form of output.
const ALL: [(&str, &str); 8] = [
    ("analyze", r#""title": "A headline""#),
    ("analyze --format jsonl", r#""title":"A headline""#),
    ("analyze --format jsonl --threads 1", r#""title":"A headline""#),
    ("analyze --format brat", "\tThe mayor\n"),
    ("analyze --text", "A headline"),
    ("report", "A headline"),
    ("report --format html", "<h2>A headline"),
    ("", "A headline"),
];

fn make_pipe(folder: &Folder, name: &str) {
    let made = Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap();
    assert!(made.success());
}

/// The one value that was printed.
fn value(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

/// A text that no machine analyses in a millisecond, and that every machine reads in a second.
fn long(folder: &Folder) {
    folder.write("long.txt", "“We are ready,” the mayor said. ‡ ⁂ ※ ◊ Nobody knows why.\n\n".repeat(1000).as_bytes());
}

#[test]
fn a_panic_over_one_input_is_a_sentence_and_the_others_are_printed() {
    let folder = Folder::new();
    for (command, title) in ALL {
        for stage in ["reading", "analysis"] {
            if stage == "analysis" && (command.is_empty() || command.contains("--text")) {
                continue;
            }
            let arguments = format!("{command} --test-panic-in {stage}=odd.txt plain.txt odd.txt ./plain.txt");
            let run = folder.run(&arguments).told(
                1,
                &["odd.txt cannot be read because of a bug in ascribe (this panic was asked for); \
                 please report it, with the input if you can"],
            );
            assert_eq!(run.out.matches(title).count(), 2, "{arguments}: {}", run.out);
        }
    }
}

#[test]
fn a_panic_over_one_of_two_leaves_nothing_to_compare() {
    let folder = Folder::new();
    let told = |name: &str| {
        format!(
            "{name} cannot be read because of a bug in ascribe (this panic was asked for); \
             please report it, with the input if you can"
        )
    };
    let nowhere = "no such file: nowhere.txt; check the name";
    for (arguments, sentences) in [
        ("--test-panic-in reading=odd.txt odd.txt plain.txt", vec![told("odd.txt")]),
        ("--test-panic-in analysis=odd.txt plain.txt odd.txt", vec![told("odd.txt")]),
        ("--test-panic-in reading=odd.txt odd.txt nowhere.txt", vec![told("odd.txt"), nowhere.to_owned()]),
    ] {
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let run = folder.run(&format!("compare {arguments}")).told(1, &sentences);
        assert_eq!(run.out, "", "{arguments}");
    }
}

#[test]
fn what_is_no_file_in_a_directory_is_told_and_passed_over() {
    let folder = Folder::new();
    folder.write("mixed/a.txt", b"Some words.");
    folder.write("mixed/z/z.txt", b"More words.");
    make_pipe(&folder, "mixed/b.txt");
    make_pipe(&folder, "mixed/no-article");
    let _socket = UnixListener::bind(folder.path().join("mixed/c.md")).unwrap();
    for (to, name) in [
        ("b.txt", "d.txt"),
        ("/dev/null", "e.markdown"),
        ("a.txt", "f.txt"),
        ("z", "g.txt"),
        ("..", "z/h"),
        (".", "i.txt"),
    ] {
        symlink(to, folder.path().join("mixed").join(name)).unwrap();
    }
    let passed_over = [
        "mixed/b.txt is a named pipe, not a file, and was skipped",
        "mixed/c.md is a socket, not a file, and was skipped",
        "mixed/d.txt is a named pipe, not a file, and was skipped",
        "mixed/e.markdown is a device, not a file, and was skipped",
    ];
    let run = folder.run("analyze --text mixed").told(0, &passed_over);
    assert_eq!(run.out, "Some words.Some words.More words.");
    let run = folder.run("report mixed").told(0, &passed_over);
    assert_eq!(run.out.matches("WORDS BY VOICE").count(), 3, "{}", run.out);
    fs::create_dir(folder.path().join("pipes")).unwrap();
    make_pipe(&folder, "pipes/a.txt");
    folder.run("analyze pipes").told(
        1,
        &[
            "pipes/a.txt is a named pipe, not a file, and was skipped",
            "pipes contains no .txt, .md or .markdown files; name other files one by one",
        ],
    );
}

#[test]
fn a_pipe_that_is_named_is_read_and_a_socket_is_told() {
    let folder = Folder::new();
    make_pipe(&folder, "pipe.txt");
    symlink("pipe.txt", folder.path().join("linked.txt")).unwrap();
    for arguments in ["analyze --text pipe.txt", "analyze --text linked.txt", "pipe.txt"] {
        let path = folder.path().join("pipe.txt");
        // Whoever writes to a pipe waits for somebody to read it.
        let writer = thread::spawn(move || fs::write(path, PLAIN).unwrap());
        assert_eq!(folder.run(arguments).told(0, &[]).out, PLAIN, "{arguments}");
        writer.join().unwrap();
    }
    let _socket = UnixListener::bind(folder.path().join("socket.txt")).unwrap();
    for command in ["", "analyze", "report"] {
        folder.run(&format!("{command} socket.txt")).told(1, &["socket.txt is a socket; name a file"]);
    }
}

#[test]
fn the_shell_may_put_a_command_in_place_of_a_file() {
    let folder = Folder::new();
    let mut bash = Command::new("bash");
    bash.args(["-c", r#""$0" analyze --text <(cat plain.txt) <(cat no-newline.txt)"#, env!("CARGO_BIN_EXE_ascribe")]);
    let run = Run::of(bash.current_dir(folder.path()).stdin(Stdio::null()).output().unwrap()).told(0, &[]);
    assert_eq!(run.out, format!("{PLAIN}No newline"));
}

#[test]
fn an_article_that_takes_too_long_is_printed_as_far_as_it_was_analysed() {
    let folder = Folder::new();
    long(&folder);
    let length = fs::read_to_string(folder.path().join("long.txt")).unwrap().trim_end().chars().count();
    let schema = jsonschema::draft202012::new(&serde_json::from_str(JSON_SCHEMA).unwrap()).unwrap();
    for format in ["json", "jsonl", "json --threads 1"] {
        let run = folder.run(&format!("analyze --time-limit 0.001 --format {format} long.txt")).told_anything(1);
        let told = run.err.strip_prefix("ascribe: long.txt: ").unwrap().trim_end();
        assert!(
            told.starts_with("Only part of it was analysed: the time limit of 0.001 s ran out after "),
            "{format}: {told}"
        );
        let value = value(&run);
        assert!(schema.is_valid(&value), "{format}: {value}");
        assert_eq!(value["partial"], true);
        assert_eq!(value["notices"], serde_json::json!([told]));
        let read_to = value["read_to"].as_u64().unwrap();
        assert!(read_to < length as u64, "{read_to} of {length}");
        let voices = value["voices"].as_array().unwrap();
        assert_eq!(
            (voices[0]["start"].as_u64(), voices.last().unwrap()["end"].as_u64()),
            (Some(0), Some(length as u64))
        );
        for voice in voices.iter().filter(|it| it["voice"] == "attributed") {
            assert!(voice["end"].as_u64().unwrap() <= read_to, "{voice}");
        }
    }
    for (command, holds) in [
        ("analyze --format brat", "#partial: the first "),
        ("report", "Only part of it was analysed"),
        ("report --format markdown", "Only part of it was analysed"),
        ("report --format html", "Only part of it was analysed"),
        ("compare plain.txt", "Only part of it was analysed"),
        ("compare --format json plain.txt", "Only part of it was analysed"),
    ] {
        let run = folder.run(&format!("{command} --time-limit 0.001 long.txt")).told_anything(1);
        assert!(run.out.contains(holds), "{command}: {}", run.out);
        assert!(run.err.contains("ascribe: long.txt: Only part of it was analysed"), "{command}: {}", run.err);
    }
}

#[test]
fn a_limit_that_is_not_reached_changes_nothing() {
    let folder = Folder::new();
    for command in [
        "analyze plain.txt odd.txt tree/b.md",
        "analyze --format jsonl plain.txt odd.txt",
        "analyze --format brat plain.txt odd.txt",
        "analyze --text plain.txt odd.txt",
        "report plain.txt odd.txt",
        "report --format html plain.txt odd.txt",
        "compare plain.txt odd.txt",
    ] {
        let free = folder.run(command).told(0, &[]);
        let limited = folder.run(&format!("{command} --time-limit 1000")).told(0, &[]);
        assert_eq!(free.out, limited.out, "{command}");
    }
    let value = value(&folder.run("analyze odd.txt").told(0, &[]));
    assert_eq!(
        (&value["partial"], &value["read_to"]),
        (&Value::from(false), &Value::from(super::runs::ODD.chars().count()))
    );
}

#[test]
fn an_input_that_never_ends_is_left_behind() {
    let folder = Folder::new();
    make_pipe(&folder, "never.txt");
    // Somebody has the pipe open and writes nothing.
    let _held = fs::File::options().read(true).write(true).open(folder.path().join("never.txt")).unwrap();
    for command in ["analyze --text", "analyze", "report"] {
        // For the others the limit is of no account: their text comes within the second more.
        let run = folder.run(&format!("{command} --time-limit 0.001 no-newline.txt never.txt no-newline.txt"));
        let run = run.told_anything(1);
        let sentence = "ascribe: never.txt was not read within the time limit of 0.001 s; raise it with --time-limit\n";
        assert!(run.err.contains(sentence), "{command}: {}", run.err);
        assert!(run.out.contains("newline"), "{command}: {}", run.out);
    }
}
