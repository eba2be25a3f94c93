//! Copying: through the terminal (OSC 52), which works over ssh too, and through tmux where there is one.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use crate::document::control_symbol;

/// `text` without what a program or terminal that it is pasted into could take for a command: control
/// characters other than line breaks and tabs, and characters that turn the direction of writing.
pub(super) fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|&c| matches!(c, '\n' | '\t') || control_symbol(c).is_none()).collect()
}

/// Gives `text` to tmux if this is a tmux pane: unless told otherwise, tmux ignores what programs in it send
/// for the clipboard, but passes on what it is given by command.
pub(super) fn tell_tmux(text: String) {
    if std::env::var_os("TMUX").is_none() {
        return;
    }
    let child = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut child) = child {
        // A failure is no news: the terminal's own way is tried as well.
        let _ = thread::Builder::new().name("tmux".to_owned()).spawn(move || {
            if let Some(mut stdin) = child.stdin.take() {
                let _ = stdin.write_all(text.as_bytes());
            }
            let _ = child.wait();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_commands_nothing() {
        for (text, copied) in [
            ("plain “words”, and é\n\tmore", "plain “words”, and é\n\tmore"),
            ("two\r\nlines\rover", "two\nlinesover"),
            ("a\u{1b}[31mred\u{7}", "a[31mred"),
            ("x\u{202e}txt.exe\u{2069}", "xtxt.exe"),
            ("c1 \u{9b}31m nul \0", "c1 31m nul "),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
        ] {
            assert_eq!(harmless(text), copied, "{text:?}");
        }
    }
}
