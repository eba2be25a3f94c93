//! Sentences stay short, however long what they are about is.

use super::server::{Server, answer, page, redirect};
use crate::cli::runs::{Folder, Run};

/// Characters that the program tells at most about one thing.
const LONGEST: usize = 1000;

#[test]
fn no_sentence_is_long() {
    let long = "x".repeat(50_000);
    let (name, coding) = (long.clone(), "gzip, ".repeat(3000));
    let server = Server::start(move |asked, client| {
        client.write_all(&match asked.path.as_str() {
            "/coding" => answer("200 OK", &[&format!("content-encoding: {coding}gzip")], b"x"),
            "/unknown" => answer("200 OK", &[&format!("content-encoding: {name}")], b"x"),
            "/type" => answer("200 OK", &[&format!("content-type: image/{name}")], b"x"),
            "/reason" => answer(&format!("500 {name}"), &[], b""),
            "/elsewhere" => redirect(&format!("ftp://{name}/")),
            "/further" => redirect(&format!("/{name}")),
            "/header" => format!("HTTP/1.1 200 OK\r\n{name}\r\n\r\n").into_bytes(),
            "/version" => format!("{name} 200 OK\r\n\r\n").into_bytes(),
            path if path.starts_with("/cut") => b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nSome words.\n".to_vec(),
            path if path.len() > 1000 => answer("404 Not Found", &[], b""),
            _ => page(" "),
        })
    });
    let folder = Folder::new();
    let at = |path: &str| server.at(path);
    for (arguments, code) in [
        (vec![at("/coding")], 1),
        (vec![at("/unknown")], 1),
        (vec![at("/type")], 1),
        (vec![at("/reason")], 1),
        (vec![at("/elsewhere")], 1),
        (vec![at("/further")], 1),
        (vec![at("/header")], 1),
        (vec![at("/version")], 1),
        (vec![at(&format!("/cut?{long}"))], 0),
        (vec![at(&format!("/{long}"))], 1),
        (vec![at(&format!("?{long}"))], 1),
        (vec!["--offline".to_owned(), at(&format!("?{long}"))], 1),
        (vec![format!("https://{long}/")], 1),
        (vec![format!("https://a b/{long}")], 1),
        (vec![long.clone()], 1),
        (vec![format!("--{long}")], 2),
        (vec![format!("--theme={long}"), "plain.txt".to_owned()], 2),
        (vec![format!("--input-format={long}")], 2),
        (vec!["analyze".to_owned(), long.clone()], 1),
    ] {
        let run = Run::of(folder.command(&arguments).output().unwrap());
        let told = run.err.chars().count();
        let beginning: String = run.err.chars().take(200).collect();
        assert!((1..LONGEST).contains(&told), "{told} characters: {beginning}");
        assert_eq!(run.err.lines().count(), 1, "{beginning}");
        assert_eq!(run.code, Some(code), "{beginning}");
    }
    let mut command = folder.command(["http://a.example/"]);
    for (name, value) in [("HTTP_PROXY", format!("{long}://x")), ("HTTP_PROXY", format!("http://{long}:x"))] {
        let run = Run::of(command.env(name, value).output().unwrap()).told_anything(1);
        assert!(run.err.chars().count() < LONGEST, "{}", run.err);
    }
}
