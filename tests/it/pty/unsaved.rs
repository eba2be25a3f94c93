//! Notes that cannot be saved are not lost without a word.

use rustix::process::Signal;

use super::ARTICLE;
use super::terminal::{Setup, Terminal};

/// The reader after a note was written that cannot be saved, in a shell that says afterwards how it ended.
#[track_caller]
fn with_unsaved_note() -> Terminal {
    let setup = Setup::shell().file("bridge.txt", ARTICLE).file("blocked", "a file where a folder should be\n");
    let setup = setup.variable_path("XDG_DATA_HOME", "blocked");
    let script = "\"$ASCRIBE\" bridge.txt; echo it said $?; cat blocked/ascribe/*.json";
    let mut terminal = setup.start(&["-c", script]);
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("aa precious note\r");
    terminal.wait_for_status("it could not be saved: Not a directory;");
    terminal
}

const QUESTION: &str = "a note could not be saved: Not a directory. Quit anyway? q quits, any other key stays";

#[test]
fn it_is_asked_before_they_are_lost_and_then_they_are_told() {
    for (keys, asks) in [("q", true), ("Q", false), ("\x03", false), ("ZZ", false)] {
        let mut terminal = with_unsaved_note();
        if asks {
            terminal.keys(keys);
            terminal.wait_for_status(QUESTION);
            // Another key stays.
            terminal.keys("j");
            terminal.wait_for_status("Ada Bell");
            terminal.keys(keys);
            terminal.wait_for_status(QUESTION);
        }
        terminal.keys(keys);
        let (_, screen) = terminal.end();
        let expected = "ascribe: this could not be saved for bridge.txt (Not a directory):";
        let lines: Vec<&str> = screen.lines().collect();
        assert_eq!(lines.first().copied(), Some(expected), "{screen}");
        assert!(lines[1].starts_with("  a note on “") && lines[1].ends_with("”: a precious note"), "{screen}");
        assert_eq!(lines[2], "it said 0");
    }
}

#[test]
fn keys_that_were_typed_before_the_question_do_not_answer_it() {
    let mut terminal = with_unsaved_note();
    terminal.keys("qqq");
    terminal.wait_for_status(QUESTION);
    terminal.keys("q");
    terminal.end();
}

#[test]
fn a_signal_tells_them_too() {
    let mut terminal = with_unsaved_note();
    let watcher = Terminal::child_of(terminal.process());
    rustix::process::kill_process(watcher, Signal::TERM).unwrap();
    terminal.wait("the note", |screen| !screen.alternate_screen() && screen.contents().contains("”: a precious note"));
    let (_, screen) = terminal.end();
    assert!(screen.contains("it said 143"), "{screen}");
}

#[test]
fn it_is_tried_once_more() {
    let mut terminal = with_unsaved_note();
    std::fs::remove_file(terminal.path("blocked")).unwrap();
    terminal.keys("q");
    let (_, screen) = terminal.end();
    assert!(screen.starts_with("it said 0"), "{screen}");
    assert!(screen.contains("\"text\": \"a precious note\""), "{screen}");
}

#[test]
fn they_outlive_reading_the_article_again() {
    let mut terminal = with_unsaved_note();
    terminal.keys("r");
    terminal.wait_for_status("your notes on it cannot be read: Not a directory;");
    terminal.keys("gn");
    terminal.wait_for_reader("a precious note");
    terminal.keys("qQ");
    let (_, screen) = terminal.end();
    assert!(screen.contains("”: a precious note"), "{screen}");
}
