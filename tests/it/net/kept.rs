//! The cache: conditional requests, the network away, `--offline`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ascribe::load::Web;
use ascribe::store::pages::{self, Kept};

use super::server::{Server, answer, redirect};
use super::{load, told};

/// A server whose page has a version, which is in its tag or in its date; version 9 is that it answers no more.
fn server() -> (Server, Arc<AtomicU32>) {
    let version = Arc::new(AtomicU32::new(1));
    let now = Arc::clone(&version);
    let server = Server::start(move |asked, client| {
        let now = now.load(Ordering::Relaxed);
        let (tag, date) = (format!("\"v{now}\""), format!("Mon, 0{now} Mar 2027 00:00:00 GMT"));
        let unchanged = asked.header("if-none-match") == Some(&tag) || asked.header("if-modified-since") == Some(&date);
        let (tag_line, date_line) = (format!("etag: {tag}"), format!("last-modified: {date}"));
        let body = format!("version {now}");
        let page = |headers: &[&str]| {
            if unchanged {
                answer("304 Not Modified", headers, b"")
            } else {
                answer("200 OK", headers, body.as_bytes())
            }
        };
        client.write_all(&match asked.path.as_str() {
            _ if now == 9 => return Ok(()),
            "/tag" => page(&[&tag_line]),
            "/date" => page(&[&date_line]),
            "/moved" => redirect("/tag"),
            "/secret" => page(&[&tag_line, "cache-control: private, no-store"]),
            "/cut" if now == 2 => b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nversion".to_vec(),
            "/no-store" if now == 2 => {
                b"HTTP/1.1 200 OK\r\ncache-control: no-store\r\ncontent-length: 99\r\n\r\nversion".to_vec()
            }
            "/error" if now == 2 => answer("500 Oh", &[], b""),
            _ => page(&[]),
        })
    });
    (server, version)
}

/// The notices of a page, without the time that it was kept at.
fn without_time(told: &str) -> String {
    told.split_once("as of ").map_or_else(|| told.to_owned(), |(before, _)| format!("{before}as of …"))
}

#[test]
fn a_page_that_is_kept_is_asked_for_only_if_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let web = Web { cache: Some(folder.path().to_owned()), ..Web::default() };
    let away = "version 2 [The network could not be reached; this is the page as of …";
    for (path, asks, gone) in [
        ("/tag", &["-", "\"v1\"", "\"v1\"", "\"v2\""][..], away),
        (
            "/date",
            &["-", "Mon, 01 Mar 2027 00:00:00 GMT", "Mon, 01 Mar 2027 00:00:00 GMT", "Mon, 02 Mar 2027 00:00:00 GMT"],
            away,
        ),
        ("/plain", &["-", "-", "-", "-"], away),
        // The tag is the tag of where the redirect led, and only that is asked with it.
        ("/moved", &["-", "-", "-", "\"v1\"", "-", "\"v1\"", "-", "\"v2\""], away),
        ("/secret", &["-", "-", "-", "-"], "HOST closed the connection before sending a page; try again later"),
    ] {
        let (server, version) = server();
        for (now, expected) in [(1, "version 1"), (1, "version 1"), (2, "version 2"), (2, "version 2"), (9, gone)] {
            version.store(now, Ordering::Relaxed);
            let expected = expected.replace("HOST", &server.host());
            assert_eq!(without_time(&told(load(&web, &server.at(path)))), expected, "{path}, version {now}");
            // What asks after it is away is another matter.
            if now == 9 {
                server.asked();
            }
        }
        let (server, version) = self::server();
        let mut asked = Vec::new();
        for now in [1, 1, 2, 2] {
            version.store(now, Ordering::Relaxed);
            load(&web, &server.at(path)).unwrap();
            let tag = |it: &super::server::Asked| {
                it.header("if-none-match").or(it.header("if-modified-since")).unwrap_or("-").to_owned()
            };
            asked.extend(server.asked().iter().map(tag));
        }
        assert_eq!(asked, asks, "{path}");
    }
}

#[test]
fn what_is_cut_off_is_not_kept_and_takes_nothing_from_what_is() {
    let kept_page = "version 1 [The connection closed before the page was complete; this is the page as of …";
    let cut_page = "version [The end is missing: the server sent only 7 bytes of 99 bytes.]";
    for (path, before, expected, kept) in [
        ("/cut", None, cut_page, None),
        ("/cut", Some("version 1"), kept_page, Some("version 1")),
        ("/no-store", Some("version 1"), cut_page, None),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let web = Web { cache: Some(folder.path().to_owned()), ..Web::default() };
        let (server, version) = server();
        if let Some(before) = before {
            assert_eq!(told(load(&web, &server.at(path))), before, "{path}");
        }
        version.store(2, Ordering::Relaxed);
        assert_eq!(without_time(&told(load(&web, &server.at(path)))), expected, "{path} after {before:?}");
        let left = pages::find(folder.path(), &server.at(path)).map(|it| String::from_utf8(it.bytes).unwrap());
        assert_eq!(left.as_deref(), kept, "{path} after {before:?}");
    }
}

#[test]
fn errors_of_the_server_are_told_and_take_nothing_from_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let web = Web { cache: Some(folder.path().to_owned()), ..Web::default() };
    let (server, version) = server();
    load(&web, &server.at("/error")).unwrap();
    version.store(2, Ordering::Relaxed);
    let sentence = told(load(&web, &server.at("/error")));
    assert_eq!(
        sentence,
        format!("{} reported a server error (500 Internal Server Error); try again later", server.host())
    );
    assert!(pages::find(folder.path(), &server.at("/error")).is_some(), "the page that it was is still kept");
}

#[test]
fn offline_asks_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let online = Web { cache: Some(folder.path().to_owned()), ..Web::default() };
    let web = Web { offline: true, ..online.clone() };
    let (server, _) = server();
    let at = server.at("/moved");
    let sentence = format!("{at} is not in the cache, and --offline forbids requests");
    assert_eq!(told(load(&web, &at)), sentence);
    assert_eq!(load(&Web { cache: None, ..web.clone() }, &at), Err(sentence));
    load(&online, &at).unwrap();
    assert_eq!(server.paths(), ["/moved", "/tag"]);
    let page = load(&web, &format!("{at}#part")).unwrap();
    assert_eq!(page.address, Some(server.at("/tag")));
    assert_eq!(without_time(&told(Ok(page))), "version 1 [No server was asked (--offline); this is the page as of …");
    assert_eq!(server.paths(), [""; 0]);
}

#[test]
fn a_notice_tells_the_moment_in_utc() {
    let folder = tempfile::tempdir().unwrap();
    let about = pages::About {
        asked: "https://a.example/".to_owned(),
        address: "http://a.example/b".to_owned(),
        fetched: 1_772_633_100,
        ..pages::About::default()
    };
    pages::keep(folder.path(), &Kept { about, bytes: b"Words.".to_vec() }).unwrap();
    let web = Web { offline: true, cache: Some(folder.path().to_owned()), ..Web::default() };
    let expected = "Words. [The connection was not secure: the page may have been read or \
                    changed on the way.] [No server was asked (--offline); this is the page as of 4 March 2026, 14:05 UTC.]";
    assert_eq!(told(load(&web, "https://A.example")), expected);
}
