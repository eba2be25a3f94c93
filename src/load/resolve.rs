//! What a person names to be opened: a file or, if there is none of that name, a page.

use std::path::{Path, PathBuf};

use crate::ingest::Format;

use super::Input;
use super::fetch::{check_address, is_address};

/// What is meant by a name: the file of that name if there is one, else the page at this address, which may lack what
/// addresses begin with. Where it is neither, it is the file that is missing. `~/` is the person's own folder.
pub fn named(text: &str) -> Input {
    let home = etcetera::home_dir().ok();
    let path = in_home(text, home.as_deref());
    // What cannot be looked at is there, for all that is known: reading it tells what is wrong.
    if path.try_exists().unwrap_or(true) {
        return Input::File(path);
    }
    page(text).map_or(Input::File(path), Input::Address)
}

/// A path, with the person's own folder in place of `~`.
fn in_home(text: &str, home: Option<&Path>) -> PathBuf {
    let rest = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match (rest, home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(text),
    }
}

/// The address of the page that is named, if the name begins with a host: `localhost`, or words with dots between.
fn page(text: &str) -> Option<String> {
    let address = if is_address(text) { text.to_owned() } else { format!("https://{text}") };
    let (_, name) = address.split_once("://")?;
    let host = name.split(['/', '?', '#', ':', '\\']).next().unwrap_or_default();
    let is_host = host == "localhost" || (host.contains('.') && !host.starts_with('.') && !host.ends_with('.'));
    // Nobody is asked for the name of a file that was mistyped: a word that ends as files do, without a folder, is no host.
    let ending = host.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = name == host && ending.is_some_and(Format::knows_ending);
    let is_page = is_address(text) || (is_host && !is_file && !text.contains(char::is_whitespace));
    (is_page && check_address(&address).is_ok()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_a_file_that_exists_or_else_a_page() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let there = folder.path().join("example.org");
        std::fs::write(&there, "Some words.").expect("the folder can be written to");
        let there = there.to_string_lossy().into_owned();
        for (text, expected) in [
            // Files that exist are files, whatever they look like.
            (there.as_str(), None),
            ("Cargo.toml", None),
            ("./src/app.rs", None),
            ("example.org", Some("https://example.org")),
            ("example.org/a.html", Some("https://example.org/a.html")),
            ("example.org:8080/a#b", Some("https://example.org:8080/a#b")),
            ("localhost:8000", Some("https://localhost:8000")),
            ("http://bridge/", Some("http://bridge/")),
            ("https://example.org/a b", Some("https://example.org/a b")),
            // What is no host is a file that is missing.
            ("missing.txt", None),
            ("Missing.TXT", None),
            ("missing.json", None),
            ("missing.mkd", None),
            ("example.eml", Some("https://example.eml")),
            ("missing", None),
            ("a b.c", None),
            ("folder/a.txt", None),
            ("/tmp.d/missing.html", None),
            ("./example.org/a", None),
            ("../a.b/c", None),
            ("~/a.b", None),
            ("ada:secret@example.org", None),
            ("ada@example.org", None),
            ("example.org:port", None),
            ("", None),
        ] {
            match named(text) {
                Input::Address(address) => assert_eq!(Some(address.as_str()), expected, "{text}"),
                Input::File(_) => assert_eq!(None, expected, "{text}"),
                Input::StandardInput | Input::Bytes { .. } => panic!("{text}: nothing was read"),
            }
        }
    }

    #[test]
    fn a_tilde_is_the_persons_own_folder() {
        let home = Path::new("/home/ada");
        for (text, expected) in [
            ("~", "/home/ada"),
            ("~/a.txt", "/home/ada/a.txt"),
            ("~//a.txt", "/home/ada/a.txt"),
            ("~bea/a.txt", "~bea/a.txt"),
            ("a~/b", "a~/b"),
            ("/a.txt", "/a.txt"),
        ] {
            assert_eq!(in_home(text, Some(home)), Path::new(expected), "{text}");
            assert_eq!(in_home(text, None), Path::new(text), "{text}");
        }
    }
}
