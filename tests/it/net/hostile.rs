//! Servers that mean harm: each gets a sentence, within bounds.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ascribe::load::{Limits, Waiting, Web};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::server::{Client, Server, head};
use super::{load, told};

/// 64 MiB of zeros in brotli, by its reference encoder.
const BROTLI: [u8; 54] = [
    0xcf, 0xff, 0xff, 0x7f, 0xf8, 0x27, 0x00, 0xe2, 0xb1, 0x40, 0x20, 0xf7, 0xfe, 0x9f, 0xff, 0xff, 0xff, 0xf0, 0x4f,
    0x00, 0xc4, 0x61, 0x01, 0x80, 0xee, 0xfd, 0x3f, 0xff, 0xff, 0xff, 0xe1, 0x9f, 0x00, 0x88, 0xc3, 0x22, 0x00, 0xdd,
    0xfb, 0x7f, 0xfe, 0xff, 0xff, 0xc3, 0x3f, 0x01, 0x10, 0x87, 0x05, 0x00, 0xba, 0xf7, 0xff, 0x03,
];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A frame of zstd without an end: its header, and a block of 128 KiB of one byte that is not the last.
fn zstd() -> (Vec<u8>, Vec<u8>) {
    let window = 7 << 3;
    let header = ((128 << 10) << 3 | 1_u32 << 1).to_le_bytes();
    (vec![0x28, 0xb5, 0x2f, 0xfd, 0, window], vec![header[0], header[1], header[2], 0])
}

/// Does its worst for ever, or until the client goes.
fn harm(path: &str, client: &mut dyn Client) -> std::io::Result<()> {
    let coded = |coding: &str| head("200 OK", &["content-type: text/html", &format!("content-encoding: {coding}")]);
    match path {
        "/endless" => {
            client.write_all(&head("200 OK", &["transfer-encoding: chunked"]))?;
            client.send_for_ever(b"8\r\nAll work\r\n")
        }
        "/huge" => {
            client.write_all(&head("200 OK", &["content-length: 18446744073709551615"]))?;
            client.send_for_ever(&[b'a'; 1 << 14])
        }
        "/gzip" => {
            let member = gzip(&vec![0; 10 << 20]);
            client.write_all(&coded("gzip"))?;
            client.send_for_ever(&member)
        }
        "/gzip/nested" => {
            let member = gzip(&gzip(&vec![0; 10 << 20]).repeat(64));
            client.write_all(&coded("gzip, gzip"))?;
            client.send_for_ever(&member)
        }
        // Members that hold nothing, in one that holds many: much work, and nothing comes of it.
        "/gzip/void" => {
            let member = gzip(&gzip(b"").repeat(100_000));
            client.write_all(&coded("gzip, gzip"))?;
            client.send_for_ever(&member)
        }
        "/brotli" => client.write_all(&[coded("br"), BROTLI.to_vec()].concat()),
        "/brotli/window" => client.write_all(&[coded("br"), vec![0x11, 0x1e, 0xff, 0xff]].concat()),
        "/zstd" => {
            let (head, block) = zstd();
            client.write_all(&[coded("zstd"), head].concat())?;
            client.send_for_ever(&block.repeat(100))
        }
        // It says that one has to remember 2 TiB.
        "/zstd/window" => client.write_all(&[coded("zstd"), vec![0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8]].concat()),
        "/header" => {
            client.write_all(b"HTTP/1.1 200 OK\r\nx: ")?;
            client.send_for_ever(&[b'a'; 1 << 10])
        }
        "/headers" => {
            client.write_all(b"HTTP/1.1 200 OK\r\n")?;
            client.send_for_ever(b"x: y\r\n")
        }
        "/hints" => client.send_for_ever(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "/silent" => client.wait(),
        "/drip" => {
            client.write_all(&head("200 OK", &[]))?;
            loop {
                client.write_all(b"a")?;
                client.flush()?;
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        "/chunk" => {
            client.write_all(&head("200 OK", &["transfer-encoding: chunked"]))?;
            client.send_for_ever(b"0")
        }
        "/binary" => client.write_all(&[0xff; 100]),
        "/bytes" => client.write_all(b"HTTP/1.1 200 OK\r\n\xff\xfe\x1b: \x07\r\n\r\nWords."),
        "/ssh" => client.write_all(b"SSH-2.0-OpenSSH_9.6\r\n"),
        _ => client.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd"),
    }
}

fn server() -> Server {
    Server::start(|asked, client| harm(&asked.path, client))
}

/// Somebody who waits for a second, for what never ends.
fn hasty() -> Web {
    Web { limits: Limits { whole: Duration::from_secs(1), ..Limits::default() }, ..Web::default() }
}

#[test]
fn nothing_is_endless() {
    let server = server();
    let patient = Web { limits: Limits { packed: 1 << 20, unpacked: 4 << 20, ..Limits::default() }, ..Web::default() };
    let hasty = hasty();
    let packed = "is larger than 1 MiB, too large for an article; open it in a browser";
    let unpacked = "is larger than 4 MiB, too large for an article; open it in a browser";
    let slow = "did not arrive within 1 s; try again later";
    let damaged = "arrived damaged and cannot be decompressed; try again";
    for (path, sentence) in [
        ("/endless", packed),
        ("/huge", packed),
        ("/gzip", unpacked),
        ("/gzip/nested", unpacked),
        ("/brotli", unpacked),
        ("/brotli/window", damaged),
        ("/zstd", unpacked),
        ("/zstd/window", damaged),
    ] {
        let at = server.at(path);
        assert_eq!(told(load(&patient, &at)), format!("{at} {sentence}"));
    }
    for path in ["/silent", "/drip"] {
        let at = server.at(path);
        assert_eq!(told(load(&hasty, &at)), format!("{at} {slow}"));
    }
    // Whether time or bytes run out first is the machine's business.
    let void = told(load(&patient, &server.at("/gzip/void")));
    assert!(void.ends_with(packed) || void.ends_with(unpacked) || void.contains("did not come within"), "{void}");
}

#[test]
fn what_is_no_http_is_told() {
    let server = server();
    let patient = Web::default();
    let header = format!("{} sent a response header that is too long; open it in a browser", server.host());
    for path in ["/header", "/headers", "/hints"] {
        assert_eq!(told(load(&patient, &server.at(path))), header, "{path}");
    }
    let hasty = hasty();
    for path in ["/binary", "/bytes", "/ssh", "/lengths", "/chunk"] {
        let sentence = load(&hasty, &server.at(path)).expect_err("it is none");
        assert!(sentence.contains(&server.host()), "{path}: {sentence}");
        assert!(!sentence.contains(char::is_control), "{path}: {sentence:?}");
    }
}

#[test]
fn a_load_is_called_off_between_two_parts() {
    let server = server();
    for path in ["/huge", "/gzip/void", "/drip"] {
        let stop = AtomicBool::new(false);
        // At the first word that something came.
        let tell = |progress: String| stop.store(progress.contains("from"), Ordering::Relaxed);
        let page = Web::default().fetch(&server.at(path), &Waiting { stop: &stop, tell: &tell });
        assert_eq!(page, Err(format!("{} was cancelled", server.at(path))));
    }
}
