//! The binary on addresses: what is printed, what is told, what is kept.

use std::fs;

use serde_json::Value;

use super::ARTICLE;
use super::secure::Authority;
use super::server::{Server, answer, page, redirect};
use crate::cli::runs::{Folder, PLAIN, Run};

const HTML: &str = "<!doctype html><title>A \u{1b}]0;title\u{7} &#27;[31m</title><h1>A bridge</h1>\
                    <p>“We are ready,” said Ada Bell.";

fn server() -> Server {
    Server::start(|asked, client| {
        client.write_all(&match asked.path.as_str() {
            "/article" => page(ARTICLE),
            "/moved" => redirect("/article"),
            "/markdown" => answer("200 OK", &["content-type: text/markdown"], b"Words *in* Markdown."),
            "/latin" => answer("200 OK", &["content-type: text/html; charset=iso-8859-1"], b"<p>Caf\xe9 words here."),
            "/html" => answer("200 OK", &["content-type: text/html"], HTML.as_bytes()),
            "/cut" => b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nSome words.\n".to_vec(),
            "/empty" => page(" "),
            _ => answer("404 Not Found", &[], b"Nothing."),
        })
    })
}

#[test]
fn pages_are_printed() {
    let (folder, server) = (Folder::new(), server());
    for (path, expected) in [("/article", ARTICLE), ("/moved", ARTICLE), ("/markdown", "Words in Markdown.\n")] {
        assert_eq!(folder.run(&server.at(path)).told(0, &[]).out.trim_end(), expected.trim_end(), "{path}");
    }
    let run = folder.run(&format!("plain.txt {}", server.at("/article"))).told(0, &[]);
    assert_eq!(run.out, format!("{PLAIN}{ARTICLE}"));
    let cut = format!("{}: The end is missing: the server sent only 12 bytes of 99 bytes.", server.at("/cut"));
    assert_eq!(folder.run(&server.at("/cut")).told(0, &[&cut]).out, "Some words.\n");
}

#[test]
fn what_fails_is_told_and_the_rest_is_printed() {
    let (folder, server) = (Folder::new(), server());
    let (lost, empty) = (server.at("/lost"), server.at("/empty"));
    let sentences = [
        &format!("{} has no such page (404); check the address", server.host()),
        &format!("{empty} cannot be read: there is no text in it"),
        "https://a:99999/ is not a web address (invalid port number); check it",
        "https://a.example/ contains a user name or password, which would be stored and shown; leave out \
         the part before the @",
    ];
    let bad = "https://a:99999/ https://ada:secret@a.example/";
    let run = folder.run(&format!("{lost} {empty} {bad} plain.txt")).told(1, &sentences);
    assert_eq!(run.out, PLAIN);
    let run = folder.run(&format!("analyze --format jsonl {lost} {empty} {bad} plain.txt")).told(1, &sentences);
    assert_eq!(run.out.lines().count(), 1);
    folder.run(&format!("report {lost}")).told(1, &sentences[..1]);
    folder.run(&format!("compare {lost} {empty}")).told(1, &sentences[..2]);
}

#[test]
fn analyze_compare_and_report_take_addresses() {
    let (folder, server) = (Folder::new(), server());
    let moved = server.at("/moved#part");
    let run = folder.run(&format!("analyze {moved}")).told(0, &[]);
    let value: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(value["path"], moved, "the path is the address as it was given");
    assert!(run.out.contains("Ada Bell"), "{}", run.out);
    assert_eq!(folder.run(&format!("analyze --text {moved}")).told(0, &[]).out, ARTICLE);
    let run = folder.run(&format!("compare --format markdown {moved} plain.txt")).told(0, &[]);
    assert!(run.out.contains("The Bridge"), "{}", run.out);
    let run = folder.run(&format!("report {}", server.at("/article"))).told(0, &[]);
    assert!(run.out.contains("Ada Bell"), "{}", run.out);
}

#[test]
fn what_a_server_says_decides_how_a_page_is_read() {
    let (folder, server) = (Folder::new(), server());
    let html = folder.run(&server.at("/html")).told_anything(0);
    assert!(html.out.contains("“We are ready,” said Ada Bell."), "{}", html.out);
    assert!(!html.out.contains('<'), "{}", html.out);
    assert!(!html.err.contains('\u{1b}'), "{:?}", html.err);
}

#[test]
fn offline_reads_what_is_kept() {
    let (folder, server) = (Folder::new(), server());
    let at = server.at("/article");
    let sentence = format!("{at} is not in the cache, and --offline forbids requests");
    for arguments in ["--offline", "analyze --offline", "report --offline"] {
        folder.run(&format!("{arguments} {at}")).told(1, &[&sentence]);
    }
    assert_eq!(server.paths(), [""; 0]);
    folder.run(&at).told(0, &[]);
    assert_eq!(server.paths(), ["/article"]);
    let run = folder.run(&format!("--offline {at}")).told_anything(0);
    assert_eq!(run.out, ARTICLE);
    assert!(run.err.starts_with(&format!("ascribe: {at}: No server was asked (--offline); this is ")), "{}", run.err);
    assert_eq!(folder.run(&format!("analyze --text --offline {at}")).told(0, &[]).out, ARTICLE);
    assert_eq!(server.paths(), [""; 0]);
    // What is kept lies where it should, and tells no address by its name.
    let kept: Vec<_> = fs::read_dir(folder.path().join("cache/ascribe/pages")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    // Damaged, it is as good as not there.
    fs::write(kept[0].as_ref().unwrap().path(), b"{}").unwrap();
    folder.run(&format!("--offline {at}")).told(1, &[&sentence]);
}

#[test]
fn the_environment_names_who_is_believed() {
    let folder = Folder::new();
    let authority = Authority::new("The authority of the tests");
    let file = authority.write(folder.path());
    let server = Server::secure(authority.serves("127.0.0.1", |_| ()), |_, client| client.write_all(&page(ARTICLE)));
    let at = server.at("/");
    let run = |file: &str| Run::of(folder.command([&at]).env("SSL_CERT_FILE", file).output().unwrap());
    assert_eq!(run(file.to_str().unwrap()).told(0, &[]).out, ARTICLE);
    let unknown = format!(
        "the certificate of {} was issued by an unknown authority; if you trust it, set SSL_CERT_FILE to a file with \
         the issuer's certificate",
        server.host()
    );
    run("").told(1, &[&unknown]);
    run("plain.txt").told(
        1,
        &["the certificates in plain.txt cannot be read (it contains none); set SSL_CERT_FILE to another file, or \
           unset it"],
    );
}
