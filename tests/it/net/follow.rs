//! Links in a terminal: from a feed to its articles and on from there, and back to the words one stood at.

use super::server::{Server, answer};
use crate::pty::terminal::{Setup, Terminal};

const FEED: &str = r#"<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Quay Mercury</title><link>/</link>
<item><title>Dredging begins</title><link>/dredging</link><pubDate>Wed, 04 Mar 2026 08:00:00 +0000</pubDate>
<description>The first barge left at dawn.</description></item>
<item><title>The ferry runs late</title><link>/ferry</link><pubDate>Tue, 03 Mar 2026 08:00:00 +0000</pubDate>
<description>Nobody on the quay was told.</description></item>
</channel></rss>"#;

const DREDGING: &str = "<html><head><title>Dredging begins</title></head><body><article><h1>Dredging begins</h1>\
    <p>The first barge left at dawn with two people on board, and the harbour was quiet for the rest of the day.</p>\
    <p>“We have waited for it,” said Ida Marsh, who keeps the lighthouse and has written to the council for years.</p>\
    </article></body></html>";

const FERRY: &str = "<html><head><title>The ferry runs late</title></head><body><article><h1>The ferry runs late</h1>\
    <p>Nobody on the quay was told that it would come an hour later, and those who waited did so in the rain.</p>\
    <h2><a href=\"/dredging#top\">What is dug for it</a></h2>\
    <p>The bed of the river is too high, so the ferry cannot leave before the water has come in again.</p>\
    </article></body></html>";

fn server() -> Server {
    Server::start(|asked, client| {
        let (kind, body) = match asked.path.as_str() {
            "/feed" => ("application/rss+xml", FEED),
            "/dredging" => ("text/html", DREDGING),
            "/ferry" => ("text/html", FERRY),
            _ => return client.write_all(&answer("404 Not Found", &[], b"")),
        };
        client.write_all(&answer("200 OK", &[&format!("content-type: {kind}; charset=utf-8")], body.as_bytes()))
    })
}

/// Waits until some words stand under the reading line, of an article with a line that only it has.
#[track_caller]
fn wait_at(terminal: &mut Terminal, words: &str, elsewhere: &str) {
    terminal.wait(&format!("“{words}” under the reading line, and “{elsewhere}”"), |screen| {
        let mut rows = screen.rows(0, screen.size().1.get());
        let is_read = |row: String| row.split_once('▸').is_some_and(|(_, rest)| rest.trim_start().starts_with(words));
        screen.alternate_screen() && screen.contents().contains(elsewhere) && rows.any(is_read)
    });
}

#[test]
fn what_is_followed_comes_and_the_way_back_leads_to_the_same_words() {
    let server = server();
    let at = server.at("/feed");
    let twice = format!("\"$ASCRIBE\" {at}; read -r line; \"$ASCRIBE\" --offline {at}");
    let mut terminal = Setup::shell().start(&["-c", &twice]);
    let (feed, dredging, ferry) = ("The Quay Mercury", "Ida Marsh", "The bed of the river");
    for asked in [&["/feed", "/ferry", "/dredging"][..], &[]] {
        wait_at(&mut terminal, feed, "Dredging begins");
        for (keys, words, page) in [
            // From the heading of an entry, and from the words below it.
            ("hh", "The ferry runs late", feed),
            ("\r", "The ferry runs late", ferry),
            ("\x0f", "The ferry runs late", feed),
            ("jj", "Nobody on the quay", feed),
            ("\r", "The ferry runs late", ferry),
            // On from a heading that is a link, and back over both.
            ("h", "What is dug for it", ferry),
            ("\r", "Dredging begins", dredging),
            ("\x0f", "What is dug for it", ferry),
            ("\x0f", "Nobody on the quay", feed),
            // By a label.
            ("Fa", "Dredging begins", dredging),
            ("\x0f", "Nobody on the quay", feed),
        ] {
            terminal.keys(keys);
            wait_at(&mut terminal, words, page);
        }
        terminal.keys("q");
        terminal.wait("the shell", |screen| !screen.alternate_screen());
        assert_eq!(server.paths(), asked, "each is asked for once, and nobody is, with --offline");
        if !asked.is_empty() {
            terminal.keys("\r");
        }
    }
    let (status, _) = terminal.end();
    assert!(status.success(), "{status}");
}
