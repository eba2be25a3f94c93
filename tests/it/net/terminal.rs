//! The reader on addresses, in a terminal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use super::ARTICLE;
use super::server::{Server, answer, head, page};
use crate::pty::terminal::Setup;

/// A server whose page `/slow` comes when it is let go, and `/never` never.
fn server() -> (Server, Sender<()>) {
    let (release, released) = channel::<()>();
    let released: Arc<Mutex<Receiver<()>>> = Arc::new(Mutex::new(released));
    let server = Server::start(move |asked, client| match asked.path.as_str() {
        "/slow" => {
            client.write_all(&head("200 OK", &["content-length: 1000000", "content-type: text/plain"]))?;
            client.write_all(&vec![b' '; 200_000])?;
            client.flush()?;
            // Nobody lets it go if the test is over.
            let _ = released.lock().unwrap().recv();
            client.write_all(&vec![b' '; 800_000 - ARTICLE.len()])?;
            client.write_all(ARTICLE.as_bytes())
        }
        "/never" => client.wait(),
        "/lost" => client.write_all(&answer("404 Not Found", &[], b"")),
        _ => client.write_all(&page(ARTICLE)),
    });
    (server, release)
}

#[test]
fn a_page_opens_as_a_file_does() {
    let (server, _release) = server();
    let mut terminal = Setup::ascribe().start(&[&server.at("/")]);
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("r");
    terminal.keys("q");
    let (status, _) = terminal.end();
    assert!(status.success(), "{status}");
}

#[test]
fn a_slow_page_tells_how_much_came_and_keeps_no_key_waiting() {
    let (server, release) = server();
    let setup = Setup::ascribe().file("bridge.txt", "Some words that are here already.\n");
    let mut terminal = setup.start(&["bridge.txt", &server.at("/slow")]);
    terminal.wait_for_reader("Some words");
    terminal.keys(":n\r");
    terminal.wait_for_status("of 1.0 MB from 127.0.0.1");
    // Help opens and closes meanwhile.
    terminal.keys("?");
    terminal.wait_for_reader("Who is speaking");
    terminal.keys("q");
    release.send(()).unwrap();
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("q");
    let (status, _) = terminal.end();
    assert!(status.success(), "{status}");
}

#[test]
fn esc_does_not_quit_while_the_first_article_comes() {
    let (server, release) = server();
    for (path, progress) in [("/slow", "of 1.0 MB from 127.0.0.1"), ("/never", "127.0.0.1")] {
        let mut terminal = Setup::ascribe().start(&[&server.at(path)]);
        // What came before the screen was there is told, though the server says nothing more.
        terminal.wait_for_reader(progress);
        terminal.wait_for_reader("q quits");
        terminal.keys("\x1b");
        terminal.wait_for_status("there is nothing else to show yet; q quits");
        if path == "/slow" {
            release.send(()).unwrap();
            terminal.wait_for_reader("The bridge will open");
        }
        terminal.keys("q");
        let (status, screen) = terminal.end();
        assert!(status.success(), "{path}: {status}");
        assert_eq!(screen.trim(), "");
    }
}

#[test]
fn what_was_called_off_comes_when_it_is_asked_for_again() {
    let (asks, asked) = channel::<()>();
    let was_asked = AtomicBool::new(false);
    let server = Server::start(move |_, client| {
        if was_asked.swap(true, Ordering::Relaxed) {
            return client.write_all(&page(ARTICLE));
        }
        // Nobody listens if the test is over.
        let _ = asks.send(());
        client.wait()
    });
    let setup = Setup::ascribe().file("bridge.txt", "Some words that are here already.\n");
    let mut terminal = setup.start(&["bridge.txt", &server.at("/")]);
    terminal.wait_for_reader("Some words");
    terminal.keys(":n\r");
    terminal.wait_for_status("Esc cancels it");
    asked.recv().unwrap();
    terminal.keys("\x1b");
    terminal.wait_for_status("was cancelled");
    terminal.keys(":n\r");
    terminal.wait_for_reader("The bridge will open");
    terminal.keys("q");
    let (status, _) = terminal.end();
    assert!(status.success(), "{status}");
}

#[test]
fn a_page_that_there_is_not_is_told() {
    let (server, _release) = server();
    let terminal = Setup::ascribe().start(&[&server.at("/lost")]);
    let (status, screen) = terminal.end();
    assert_eq!(status.exit_code(), 1);
    assert_eq!(screen.trim(), format!("ascribe: {} has no such page (404); check the address", server.host()));
}

#[test]
fn an_address_that_is_none_is_told_without_touching_the_terminal() {
    let setup = Setup::ascribe().file("bridge.txt", ARTICLE);
    let (status, screen) = setup.start(&["bridge.txt", "https://a:99999/"]).end();
    assert_eq!(status.exit_code(), 1);
    assert_eq!(screen.trim(), "ascribe: https://a:99999/ is not a web address (invalid port number); check it");
}
