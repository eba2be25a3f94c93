//! The person's browser. No shell sees an address, and only addresses that a browser is for are shown.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use crate::document::printable;
use crate::reader::Event;

use super::editor::words;
use super::message::Message;

/// Shows `address` in the person's browser and does not wait for it; if it fails, `inbox` is told.
pub(super) fn show(address: &str, inbox: Sender<Message>) {
    let tell = move |sentence: String| {
        // An inbox that is gone means that the program is ending.
        let _ = inbox.send(Message::Event(Event::Failed(sentence)));
    };
    if !may_be_shown(address) {
        tell(format!("this is not a web address: {}", printable(address)));
        return;
    }
    let line = command(std::env::var("BROWSER").ok().as_deref(), address);
    let (program, shown) = (printable(&line[0]), printable(address));
    let wait = move || match start(&line).and_then(|mut child| child.wait()) {
        Ok(status) if status.success() => (),
        Ok(_) => tell(format!("{program} could not show {shown}")),
        Err(error) => tell(format!("{program} could not be started: {error}")),
    };
    // Without a thread there is no browser either; the machine has other troubles then.
    let _ = thread::Builder::new().name("browser".to_owned()).spawn(wait);
}

/// Starts a command with nothing of the terminal: no input, no output, and in a process group of its own, so
/// that suspending the reader does not stop it.
fn start(line: &[String]) -> io::Result<std::process::Child> {
    let null = Stdio::null;
    Command::new(&line[0]).args(&line[1..]).stdin(null()).stdout(null()).stderr(null()).process_group(0).spawn()
}

/// The program and arguments that show `address`: the first of the commands that `$BROWSER` lists, parted by
/// colons, with the address for its `%s` or at its end; else what the system opens addresses with.
fn command(browser: Option<&str>, address: &str) -> Vec<String> {
    let first = browser.and_then(|it| it.split(':').map(words).find(|words| !words.is_empty()));
    let system = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut line = first.unwrap_or_else(|| vec![system.to_owned()]);
    let given = line.iter().skip(1).any(|it| it.contains("%s"));
    if given {
        line.iter_mut().skip(1).for_each(|it| *it = it.replace("%s", address));
    } else {
        line.push(address.to_owned());
    }
    line
}

/// Whether `address` is of a kind that browsers show, on one line and without spaces. It cannot be taken for an
/// option then, as it begins with a letter.
fn may_be_shown(address: &str) -> bool {
    let known = address.split_once(':').is_some_and(|(scheme, rest)| match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.len() > 2 && rest.starts_with("//"),
        "mailto" => !rest.is_empty(),
        _ => false,
    });
    known && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_shown() {
        for (address, shown) in [
            ("https://example.org/a?b=c&d=$(e)", true),
            ("HTTP://example.org", true),
            ("mailto:desk@example.org", true),
            ("file:///etc/passwd", false),
            ("javascript:alert(1)", false),
            ("--version", false),
            ("example.org", false),
            ("https://", false),
            ("http:-x", false),
            ("https://example.org/a b", false),
            ("https://example.org/\u{1b}[2J", false),
            ("", false),
        ] {
            assert_eq!(may_be_shown(address), shown, "{address}");
        }
    }

    #[test]
    fn browser_lists_commands() {
        for (browser, line) in [
            ("firefox", "firefox|A"),
            ("firefox --new-tab:lynx", "firefox|--new-tab|A"),
            (":w3m", "w3m|A"),
            ("'my browser' --url=%s", "my browser|--url=A"),
        ] {
            assert_eq!(command(Some(browser), "A").join("|"), line);
        }
        assert_eq!(command(None, "A").len(), 2);
        assert_eq!(command(Some(""), "A"), command(None, "A"));
    }
}
