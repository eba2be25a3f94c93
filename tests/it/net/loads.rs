//! What servers do every day: redirects, codings, cookies, statuses.

use std::io::Write;

use ascribe::load::{Limits, Web};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::server::{Asked, Client, Server, answer, head, page, redirect};
use super::{load, load_told, told};

const WORDS: &str = "Nobody was asked, said Ada Bell, and nobody will be asked.";

/// The words in brotli, by its reference encoder.
const BROTLI: [u8; 57] = [
    0x1b, 0x39, 0x00, 0x48, 0x1c, 0x09, 0x36, 0x4e, 0x76, 0x6d, 0x9e, 0xc4, 0x18, 0x64, 0x23, 0x54, 0x7a, 0x87, 0x39,
    0xbd, 0xcd, 0x4d, 0xb7, 0xa0, 0xbb, 0x04, 0x71, 0x21, 0xf3, 0x18, 0x1b, 0xfb, 0x53, 0x86, 0x69, 0x1a, 0x97, 0xdc,
    0xf8, 0x90, 0xc9, 0x39, 0xb1, 0xd2, 0x30, 0xbb, 0x2a, 0xf2, 0x53, 0xdb, 0xfb, 0xc2, 0x19, 0xd4, 0x14, 0xb2, 0x03,
];

/// A server that gives what a function makes of the path, and a page that holds the path where it makes nothing.
fn server(of: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Server {
    Server::start(move |asked: &Asked, client: &mut dyn Client| {
        client.write_all(&of(&asked.path).unwrap_or_else(|| page(&asked.path)))
    })
}

#[test]
fn redirects_are_followed_to_pages_and_no_further() {
    let other = server(|_| None);
    let elsewhere = other.at("/elsewhere?x");
    let server = server(move |path| {
        let location = match path {
            "/absolute" => elsewhere.clone(),
            "/relative/a" => "../b?c=d#e".to_owned(),
            "/utf-8" => "/größe".to_owned(),
            "/loop" => "/loop/2".to_owned(),
            "/loop/2" => "/loop".to_owned(),
            "/self" => String::new(),
            "/file" => "file:///etc/passwd".to_owned(),
            "/script" => "javascript:alert('\u{202e}')".to_owned(),
            "/nowhere" => "http://".to_owned(),
            _ => match path.strip_prefix("/count/")?.parse::<u32>().ok()? {
                0 => return None,
                n => format!("/count/{}", n - 1),
            },
        };
        Some(redirect(&location))
    });
    let here = server.at("");
    for (path, expected) in [
        ("/a", "/a".to_owned()),
        ("/a b#c", "/a%20b".to_owned()),
        ("/absolute", "/elsewhere?x".to_owned()),
        ("/relative/a", "/b?c=d".to_owned()),
        ("/utf-8", "/gr%C3%B6%C3%9Fe".to_owned()),
        ("/count/10", "/count/0".to_owned()),
        ("/count/11", format!("{here}/count/11 redirects too many times (more than 10); open it in a browser")),
        ("/loop", format!("{here}/loop redirects in a loop; open it in a browser")),
        ("/self", format!("{here}/self redirects in a loop; open it in a browser")),
        (
            "/file",
            format!(
                "{here}/file redirects to file:///etc/passwd, which is not a web page; the redirect was \
             not followed"
            ),
        ),
        (
            "/script",
            format!(
                "{here}/script redirects to javascript:alert('%E2%80%AE'), which is not a web page; the \
                 redirect was not followed"
            ),
        ),
        (
            "/nowhere",
            format!(
                "{here}/nowhere redirects to http://, which is not a web page; the redirect was not \
             followed"
            ),
        ),
    ] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), expected, "{path}");
    }
    let loaded = load(&Web::default(), &server.at("/absolute")).unwrap();
    assert_eq!(loaded.address, Some(other.at("/elsewhere?x")), "what a page holds is relative to where it came from");
}

#[test]
fn cookies_live_as_long_as_the_load() {
    let server = Server::start(|asked, client| {
        let seen = asked.header("cookie").unwrap_or("none").to_owned();
        client.write_all(&match asked.path.as_str() {
            "/set" => answer("302 Found", &["location: /get", "set-cookie: a=b; Path=/"], b""),
            // A page that leads to itself until its cookie comes back.
            "/wall" if seen == "none" => answer("302 Found", &["location: /wall", "set-cookie: seen=1"], b""),
            _ => page(&seen),
        })
    });
    for (path, expected) in [("/set", "a=b"), ("/get", "none"), ("/wall", "seen=1"), ("/wall", "seen=1")] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), expected, "{path}");
    }
}

#[test]
fn a_request_tells_of_the_program_and_nothing_of_the_person() {
    let server = server(|path| (path == "/").then(|| redirect("/next")));
    let web = Web { languages: Some("de, en;q=0.8".to_owned()), ..Web::default() };
    load(&web, &server.at("/#words")).unwrap();
    let asked = server.asked();
    assert_eq!(asked.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(), ["/", "/next"], "no fragment is sent");
    for asked in asked {
        assert!(asked.header("user-agent").is_some_and(|it| it.starts_with("ascribe/")));
        assert!(asked.header("accept").is_some_and(|it| it.starts_with("text/html")));
        assert_eq!(asked.header("accept-language"), Some("de, en;q=0.8"));
        assert_eq!(asked.header("accept-encoding"), Some("gzip, br, zstd"));
        for name in ["referer", "cookie", "authorization", "if-none-match", "if-modified-since"] {
            assert_eq!(asked.header(name), None, "{name}");
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn packed(path: &str) -> Option<Vec<u8>> {
    let words = WORDS.as_bytes();
    let (coding, body) = match path {
        "/gzip" => ("gzip", gzip(words)),
        "/twice" => ("gzip, x-gzip", gzip(&gzip(words))),
        "/both" => ("br, gzip", gzip(&BROTLI)),
        "/brotli" => ("br", BROTLI.to_vec()),
        "/zstd" => ("zstd", compress_to_vec(words, CompressionLevel::Fastest)),
        "/zlib" => ("deflate", {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(words).unwrap();
            encoder.finish().unwrap()
        }),
        "/deflate" => ("deflate", {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(words).unwrap();
            encoder.finish().unwrap()
        }),
        "/identity" => ("identity", words.to_vec()),
        "/thrice" => ("gzip, gzip, gzip", gzip(&gzip(&gzip(words)))),
        "/unknown" => ("exi\u{1b}", words.to_vec()),
        "/damaged" => ("gzip", words.to_vec()),
        "/half" => ("gzip", gzip(words)[..40].to_vec()),
        _ => return None,
    };
    Some(answer("200 OK", &["content-type: text/plain", &format!("content-encoding: {coding}")], &body))
}

#[test]
fn pages_come_packed() {
    let server = server(packed);
    for path in ["/gzip", "/twice", "/both", "/brotli", "/zstd", "/zlib", "/deflate", "/identity"] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), WORDS, "{path}");
    }
    for (path, sentence) in [
        ("/thrice", "is compressed with gzip, gzip, gzip, which ascribe cannot decompress; open it in a browser"),
        ("/damaged", "arrived damaged and cannot be decompressed; try again"),
    ] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), format!("{} {sentence}", server.at(path)));
    }
    let half = told(load(&Web::default(), &server.at("/half")));
    assert!(half.ends_with("[The end is missing: the connection closed before the page was complete.]"), "{half}");
}

#[test]
fn bodies_come_in_every_framing() {
    let server = Server::start(|asked, client| {
        client.write_all(match asked.path.as_str() {
            "/chunked" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nSome\r\n7\r\n words.\r\n0\r\nx: y\r\n\r\n",
            "/1.0" => b"HTTP/1.0 200 OK\r\n\r\nSome words.",
            "/bare" => b"HTTP/1.1 200 OK\nContent-Length: 11\n\nSome words.",
            "/early" => b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\nSome words.",
            _ => b"HTTP/1.1 204 No Content\r\n\r\n",
        })
    });
    for path in ["/chunked", "/1.0", "/bare", "/early"] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), "Some words.", "{path}");
    }
    assert_eq!(told(load(&Web::default(), &server.at("/empty"))), "");
}

#[test]
fn a_page_that_is_cut_off_is_shown_and_told() {
    let server = Server::start(|asked, client| {
        client.write_all(match asked.path.as_str() {
            "/short" => b"HTTP/1.1 200 OK\r\ncontent-length: 900000\r\n\r\nSome words.",
            "/chunked" => b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nSome\r\n",
            "/long" => b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nSome words that nobody announced.",
            "/nothing" => b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n",
            _ => b"",
        })
    });
    let host = server.host();
    let nothing = format!("{host} closed the connection before sending a page; try again later");
    for (path, expected) in [
        ("/short", "Some words. [The end is missing: the server sent only 11 bytes of 900 kB.]"),
        ("/chunked", "Some [The end is missing: the connection closed before the page was complete.]"),
        ("/long", "Some"),
        ("/nothing", &nothing),
        ("/closed", &nothing),
    ] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), expected, "{path}");
    }
}

#[test]
fn what_brings_no_page_is_told() {
    let server = server(|path| {
        let types = [("/png", "image/png"), ("/film", "video/mp4"), ("/zip", "application/zip")];
        let media_type = types.iter().find(|(it, _)| *it == path).map_or("text/html", |(_, media_type)| media_type);
        Some(answer(
            path.get(1..4).filter(|it| it.parse::<u16>().is_ok()).map_or("200 OK", |it| match it {
                "401" => "401 Unauthorized",
                "403" => "403 Forbidden",
                "404" => "404 Not Found",
                "500" => "500 Internal Server Error",
                "304" => "304 Not Modified",
                _ => "418 Teapot",
            }),
            &[&format!("content-type: {media_type}")],
            b"<p>Words that explain it.",
        ))
    });
    let (host, here) = (server.host(), server.at(""));
    for (path, sentence) in [
        ("/401", format!("{host} requires a login (401); open it in a browser")),
        ("/403", format!("{host} refused the request (403); open it in a browser")),
        ("/404", format!("{host} has no such page (404); check the address")),
        ("/500", format!("{host} reported a server error (500 Internal Server Error); try again later")),
        ("/304", format!("{host} answered with 304 Not Modified instead of a page; open it in a browser")),
        ("/418", format!("{host} answered with 418 I'm a teapot instead of a page; open it in a browser")),
        ("/png", format!("{here}/png is a picture, not an article; open it in a browser")),
        ("/film", format!("{here}/film is a film, not an article; open it in a browser")),
        ("/zip", format!("{here}/zip is an archive, not an article; open it in a browser")),
    ] {
        assert_eq!(told(load(&Web::default(), &server.at(path))), sentence, "{path}");
    }
}

#[test]
fn hosts_that_cannot_be_reached_are_told() {
    // A port that was free a moment ago.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (address, sentence) in [
        (format!("http://{closed}/"), format!("{closed} refuses connections; check the address, or try again later")),
        (
            "http://nowhere.invalid/".to_owned(),
            "nowhere.invalid was not found, or there is no network; check the address".to_owned(),
        ),
    ] {
        assert_eq!(told(load(&Web::default(), &address)), sentence);
    }
}

#[test]
fn progress_is_told_now_and_then() {
    let server = Server::start(|asked, client| {
        let body = vec![b'a'; 1 << 20];
        let length = format!("content-length: {}", body.len());
        let headers: &[&str] = if asked.path == "/known" { &[&length] } else { &[] };
        client.write_all(&head("200 OK", headers))?;
        client.write_all(&body)
    });
    for (path, last) in [("/known", "of 1.0 MB from"), ("/unknown", "from")] {
        let (page, told) = load_told(&Web::default(), &server.at(path));
        assert_eq!(page.unwrap().bytes.len(), 1 << 20);
        assert_eq!(told[0], format!("contacting {}", server.host()));
        assert!((3..=10).contains(&told.len()), "{told:?}");
        assert!(told[1..].iter().all(|it| it.ends_with(&format!("{last} {}", server.host()))), "{told:?}");
    }
    let small = Web { limits: Limits { unpacked: 1, ..Limits::default() }, ..Web::default() };
    assert_eq!(
        load(&small, &server.at("/known")).unwrap().bytes.len(),
        1 << 20,
        "it came as it is: nothing is unpacked"
    );
}
