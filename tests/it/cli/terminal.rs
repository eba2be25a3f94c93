//! What is wrong is told before the terminal is touched.

use std::fs;
use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::runs::Folder;

/// Runs a shell command on a terminal of its own, `$0` being the binary, and gives back its exit code and
/// all that it sent there.
fn on_a_terminal(folder: &Folder, script: &str) -> (u32, String) {
    let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 200, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_ascribe")]);
    command.cwd(folder.path());
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut sent = Vec::new();
    // Linux answers with an error, not with an end, once nobody has the other side open.
    let _ = reader.read_to_end(&mut sent);
    (child.wait().unwrap().exit_code(), String::from_utf8(sent).unwrap().replace("\r\n", "\n"))
}

#[test]
fn names_that_lead_nowhere_are_told_all_at_once() {
    let folder = Folder::new();
    for (script, code, expected) in [
        ("$0 nowhere.txt", 1, "ascribe: no such file: nowhere.txt; check the name\n"),
        ("$0 tree", 1, "ascribe: tree is a directory; name a file in it\n"),
        (
            "$0 plain.txt nowhere.txt odd.txt tree",
            1,
            "ascribe: no such file: nowhere.txt; check the name\nascribe: tree is a directory; name a file in it\n",
        ),
        ("$0 /dev/tty", 1, "ascribe: /dev/tty is a device; name a file\n"),
        ("$0 -", 2, "ascribe: standard input is a terminal: name a file, or pipe an article in; see ascribe --help\n"),
        (
            "$0 analyze",
            2,
            "ascribe: there is nothing to analyze: name a file or a directory, or pipe an article in; \
             see ascribe --help\n",
        ),
    ] {
        assert_eq!(on_a_terminal(&folder, script), (code, expected.to_owned()), "{script}");
    }
}

#[test]
fn a_first_article_that_is_none_is_told_without_touching_the_terminal() {
    let folder = Folder::new();
    for script in ["$0 empty.txt plain.txt", "$0 binary.bin", "$0 < /dev/null"] {
        let (code, sent) = on_a_terminal(&folder, script);
        assert_eq!((code, sent.lines().count()), (1, 1), "{script}: {sent}");
        assert!(sent.starts_with("ascribe: ") && !sent.contains('\u{1b}'), "{script}: {sent:?}");
    }
}

#[test]
fn what_is_printed_on_a_terminal_is_shown_and_not_obeyed() {
    let folder = Folder::new();
    let text = "Red \u{1b}[31m\n\n“We are\t\u{9b}2J\u{202e} ready,” said Ada\u{7f} Bell.\n";
    folder.write("red.txt", text.as_bytes());
    let shown = "Red ␛[31m\n\n“We are\t\u{fffd}2J⇄ ready,” said Ada␡ Bell.\n";
    assert_eq!(on_a_terminal(&folder, "$0 analyze --text red.txt"), (0, shown.to_owned()));
    for (format, holds) in
        [("json", r"Red \u001b[31m"), ("jsonl", r"Red \u001b[31m"), ("brat", "“We are \u{fffd}2J⇄ ready,”")]
    {
        let (code, sent) = on_a_terminal(&folder, &format!("$0 analyze --format {format} red.txt"));
        assert_eq!((code, sent.contains(holds)), (0, true), "{format}: {sent}");
        let obeyed = |c: char| c == '\u{202e}' || (c.is_control() && !matches!(c, '\n' | '\t'));
        assert!(!sent.contains(obeyed), "{format}: {sent:?}");
    }
    let run = folder.run("analyze --text red.txt").told(0, &[]);
    assert_eq!(run.out, text, "a file or a pipe gets the text as it stands");
}

#[test]
fn the_shipped_article_is_printed_if_there_is_nobody_to_show_it_to() {
    let folder = Folder::new();
    assert_eq!(on_a_terminal(&folder, "$0 > article.txt"), (0, String::new()));
    let article = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/article.txt")).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("article.txt")).unwrap(), article);
}
