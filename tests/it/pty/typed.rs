//! Keys that come faster than anybody types, and `^C` behind them.

use super::{ends_well, reader};

#[test]
fn a_flood_of_letters_keeps_nobody_waiting() {
    for (opens, label) in [("/", "/"), (":", ":"), ("a", "note: ")] {
        let mut terminal = reader(&[]);
        terminal.keys(opens);
        terminal.wait_for_status(label);
        terminal.keys(&"x".repeat(20_000));
        terminal.keys("\x03");
        // It ends: behind so many letters `^C` is not meant for the line.
        ends_well(terminal);
    }
}

#[test]
fn a_line_that_is_full_says_so() {
    let mut terminal = reader(&[]);
    for (opens, label, says) in [("/", "/", "limited to 1,000 characters"), (":", ":", "limited to 10,000 characters")]
    {
        terminal.keys(opens);
        terminal.wait_for_status(label);
        terminal.keys(&"x".repeat(12_000));
        terminal.wait_for_reader(says);
        terminal.keys("\x1b");
        terminal.wait("the page", |screen| !screen.contents().contains(says));
    }
    terminal.keys("q");
    ends_well(terminal);
}

#[test]
fn a_paste_of_a_megabyte_is_taken_as_far_as_there_is_room() {
    for (opens, label, says) in [
        ("/", "/", "limited to 1,000 characters"),
        (":", ":", "limited to 10,000 characters"),
        ("a", "note: ", "limited to 10,000 characters"),
    ] {
        let mut terminal = reader(&[]);
        terminal.keys(opens);
        terminal.wait_for_status(label);
        terminal.keys(&format!("\x1b[200~{}\x1b[201~", "words of a paste ".repeat(60_000)));
        terminal.wait_for_reader(says);
        terminal.keys("\x1b");
        terminal.wait("the page", |screen| !screen.contents().contains(says));
        terminal.keys("q");
        ends_well(terminal);
    }
}

#[test]
fn control_c_gives_up_a_line_that_a_person_types() {
    let mut terminal = reader(&[]);
    terminal.keys("/bridge");
    terminal.wait_for_status("/bridge");
    terminal.keys("\x03");
    terminal.wait_for_status("? help");
    terminal.keys("\x03");
    ends_well(terminal);
}
