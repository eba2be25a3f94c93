//! The program itself in a terminal.

mod killed;
pub(crate) mod terminal;
mod typed;
mod unsaved;

use rustix::process::{Signal, kill_process};
use terminal::{Answers, Setup, Terminal};
use vt100::MouseProtocolMode;

const NO_MOUSE: MouseProtocolMode = MouseProtocolMode::None;

const ARTICLE: &str = "\
A Bridge Too Late

“The bridge will open in spring,” said Ada Bell. The town has waited for nine years.

“We were never asked,” said Ben Carver. Nobody on the council disputes that.

“It was cheaper to wait,” said Cleo Dorn. That may well be so.
";

/// The program with an article open.
#[track_caller]
fn reader(arguments: &[&str]) -> Terminal {
    let setup = Setup::ascribe().file("bridge.txt", ARTICLE);
    let mut terminal = setup.start(&[&["bridge.txt"], arguments].concat());
    terminal.wait_for_reader("The bridge will open");
    terminal
}

/// Waits until the quotations are found and counted.
#[track_caller]
fn wait_for_analysis(terminal: &mut Terminal) {
    terminal.wait_for_status("quote 0/3");
}

#[track_caller]
fn ends_well(terminal: Terminal) {
    let (status, screen) = terminal.end();
    assert!(status.success(), "{status}\n{screen}");
}

#[test]
fn opens_the_article_that_ships_with_it_and_leaves_no_trace() {
    let mut terminal = Setup::ascribe().start(&[]);
    terminal.wait("some words", |screen| screen.alternate_screen() && screen.contents().split_whitespace().count() > 5);
    assert!(!terminal.is_as_before(), "keys arrive one by one");
    terminal.keys("q");
    let (status, screen) = terminal.end();
    assert!(status.success(), "{status}");
    assert_eq!(screen.trim(), "");
}

#[test]
fn jumps_from_quotation_to_quotation() {
    let mut terminal = reader(&[]);
    wait_for_analysis(&mut terminal);
    for speaker in ["Ada Bell", "Ben Carver", "Cleo Dorn"] {
        terminal.keys("]q");
        terminal.wait_for_status(speaker);
    }
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn follows_the_size_of_the_terminal() {
    let mut terminal = reader(&[]);
    for (columns, rows) in [(60, 20), (20, 5), (200, 60)] {
        terminal.resize(columns, rows);
        // Something in the last row, which a frame of the old size does not reach or ends before.
        terminal.keys("\x0c");
        terminal
            .wait("a status line", |screen| screen.rows(0, columns).last().is_some_and(|row| !row.trim().is_empty()));
    }
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn the_mouse_is_listened_to_unless_it_should_not_be() {
    for (arguments, listens) in [(&[] as &[&str], MouseProtocolMode::ButtonMotion), (&["--no-mouse"], NO_MOUSE)] {
        let mut terminal = reader(arguments);
        assert_eq!(terminal.mouse(), listens);
        terminal.keys("q");
        ends_well(terminal);
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut terminal = reader(&["--test-panic", "main"]);
    terminal.keys("!");
    let (status, screen) = terminal.end();
    assert_eq!(status.exit_code(), 101);
    assert!(screen.contains("this panic was asked for"), "{screen}");
}

#[test]
fn a_panic_in_the_worker_is_told_in_the_status_line() {
    let mut terminal = reader(&["--test-panic", "worker"]);
    terminal.wait_for_status("this panic was asked for");
    // It lives on, and so does the worker: the next article is analysed.
    terminal.keys("r");
    wait_for_analysis(&mut terminal);
    terminal.keys("]q");
    terminal.wait_for_status("quote 1/3");
    terminal.keys("q");
    let (status, screen) = terminal.end();
    assert!(status.success(), "{status}");
    assert_eq!(screen.trim(), "");
}

#[test]
fn dies_of_signals_in_order() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")] {
        let terminal = reader(&[]);
        terminal.signal(signal);
        let (status, screen) = terminal.end();
        assert_eq!(status.signal(), Some(name));
        assert_eq!(screen.trim(), "");
    }
}

#[test]
fn ends_when_the_window_is_closed() {
    reader(&[]).close();
}

/// Waits until the shell asks for its `nth` command.
#[track_caller]
fn wait_for_prompt(terminal: &mut Terminal, nth: usize) {
    terminal
        .wait("a prompt", |screen| !screen.alternate_screen() && screen.contents().matches("ready>").count() == nth);
}

#[test]
fn suspends_and_comes_back() {
    let mut terminal = Setup::shell().file("bridge.txt", ARTICLE).start(&["-i"]);
    wait_for_prompt(&mut terminal, 1);
    terminal.keys("\"$ASCRIBE\" bridge.txt\r");
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("\x1a");
    wait_for_prompt(&mut terminal, 2);
    assert!(terminal.is_as_before());
    terminal.keys("fg\r");
    terminal.wait_for_reader("The bridge will open");
    // From outside: first as ^Z does it elsewhere, then in a way that no program can prepare for.
    terminal.signal(Signal::TSTP);
    wait_for_prompt(&mut terminal, 3);
    terminal.keys("fg\r");
    terminal.wait_for_reader("The bridge will open");
    terminal.signal(Signal::STOP);
    // Nobody could give the terminal back: the shell writes on the reader's screen, and what the key Enter
    // sends ends no line.
    terminal.wait("the shell", |screen| screen.contents().contains("ready>"));
    terminal.keys("fg\n");
    terminal.wait("the reader", |screen| screen.alternate_screen() && !screen.contents().contains("ready>"));
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("q");
    wait_for_prompt(&mut terminal, 4);
    terminal.keys("exit\r");
    ends_well(terminal);
}

#[test]
fn stops_and_comes_back_when_one_of_its_two_processes_is_told_to() {
    let mut terminal = Setup::shell().file("bridge.txt", ARTICLE).start(&["-i"]);
    wait_for_prompt(&mut terminal, 1);
    terminal.keys("\"$ASCRIBE\" bridge.txt\r");
    terminal.wait_for_reader("The bridge will open");
    let watcher = Terminal::child_of(terminal.process());
    let reader = Terminal::child_of(watcher);
    for (nth, (process, signal)) in
        [(watcher, Signal::TSTP), (reader, Signal::TSTP), (reader, Signal::STOP)].into_iter().enumerate()
    {
        kill_process(process, signal).unwrap();
        wait_for_prompt(&mut terminal, nth + 2);
        assert!(terminal.is_as_before(), "{signal:?}");
        terminal.keys("fg\r");
        terminal.wait_for_reader("The bridge will open");
        terminal.keys("?");
        terminal.wait_for_reader("Who is speaking");
        terminal.keys("q");
        terminal.wait("the page", |screen| !screen.contents().contains("Who is speaking"));
    }
    terminal.keys("q");
    wait_for_prompt(&mut terminal, 5);
    terminal.keys("exit\r");
    ends_well(terminal);
}

#[test]
fn does_not_stop_where_nothing_could_bring_it_back() {
    let mut terminal = reader(&[]);
    terminal.keys("\x1a");
    terminal.wait_for_status("there is no shell to return to");
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn reads_an_article_from_a_pipe_and_keys_from_the_terminal() {
    let setup = Setup::shell().file("bridge.txt", ARTICLE);
    let mut terminal = setup.start(&["-c", "cat bridge.txt | \"$ASCRIBE\"; echo it said $?"]);
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("q");
    let (status, screen) = terminal.end();
    assert!(status.success(), "{status}");
    assert_eq!(screen.trim(), "it said 0");
}

#[test]
fn says_so_when_there_is_no_terminal_for_keys() {
    let setup = Setup::shell().file("bridge.txt", ARTICLE).without_controlling_terminal();
    let terminal = setup.start(&["-c", "\"$ASCRIBE\" bridge.txt < /dev/null; echo it said $?"]);
    let (_, screen) = terminal.end();
    let lines: Vec<_> = screen.trim().lines().collect();
    assert!(matches!(lines[..], [sentence, "it said 1"] if sentence.contains("no terminal to read keys")), "{screen}");
}

#[test]
fn lends_the_terminal_to_the_editor() {
    let setup = Setup::shell()
        .file("bridge.txt", ARTICLE)
        .file("editor", "#!/bin/sh\nread -r line\necho \"$1 $line\" > told\necho \"$line\" > \"$2\"\n")
        .variable("EDITOR", "sh editor");
    let mut terminal = setup.start(&["-c", "\"$ASCRIBE\" bridge.txt"]);
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("e");
    terminal.wait("the editor", |screen| !screen.alternate_screen());
    terminal.keys("Typed into the editor.\r");
    terminal.wait_for_reader("Typed into the editor.");
    assert!(terminal.read("told").starts_with('+'), "it is told a line");
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn what_is_shown_as_saved_is_on_the_disk() {
    let setup = Setup::shell().file("bridge.txt", ARTICLE);
    // The folder is where `XDG_DATA_HOME` leads.
    let mut terminal = setup.start(&["-c", "\"$ASCRIBE\" bridge.txt; cat ascribe/*"]);
    terminal.wait_for_reader("The bridge will open");
    terminal.keys(")aask him when\r");
    terminal.wait_for_status("saved");
    terminal.keys("q");
    let (_, screen) = terminal.end();
    assert!(screen.contains("\"ask him when\""), "{screen}");
}

#[test]
fn copies_through_the_terminal() {
    let mut terminal = reader(&[]);
    wait_for_analysis(&mut terminal);
    terminal.keys(")y");
    assert_ne!(terminal.wait_for_copy(), "");
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn an_answer_that_comes_too_late_is_no_key() {
    let setup = Setup::ascribe().file("bridge.txt", ARTICLE).answers(Answers::Never);
    let mut terminal = setup.start(&["bridge.txt"]);
    terminal.wait_for_reader("The bridge will open");
    // Taken for keys, the `:` in it would open the command line and take the `q` as well.
    terminal.send(b"\x1b]10;rgb:ffff/ffff/ffff\x07\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22c");
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn no_key_of_many_is_lost() {
    let mut terminal = reader(&[]);
    terminal.keys(&"jk".repeat(1500));
    terminal.keys("q");
    ends_well(terminal);
}
