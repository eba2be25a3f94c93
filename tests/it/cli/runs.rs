//! Running the binary in a folder of articles.

use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A file whose every kind of character counts: a mark, carriage returns, wide and combining characters.
pub(crate) const ODD: &str = "\u{feff}Café 😀\r\n\r\nThe mayor said, “We are ready.”\r\n";
pub(crate) const PLAIN: &str = "A headline\n\nThe mayor said that the bridge is safe.\n";

/// What would lead to other servers than those of the tests.
pub(crate) const NO_PROXY: [&str; 9] = [
    "ALL_PROXY",
    "all_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "NO_PROXY",
    "no_proxy",
    "SSL_CERT_FILE",
];

/// A folder to run in, with articles and with things that are none.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, content) in [
            ("plain.txt", PLAIN.as_bytes()),
            ("odd.txt", ODD.as_bytes()),
            ("no-newline.txt", b"No newline"),
            ("empty.txt", b""),
            ("blank.txt", b" \n\n\t\n"),
            ("binary.bin", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\xff\xff\0\0\0\0"),
            ("tree/b.md", b"Words *in* Markdown."),
            ("tree/a/z.TXT", b"Upper case."),
            ("tree/a.markdown", b"More words."),
            ("tree/a.pdf", b"Not taken."),
            ("tree/txt", b"Not taken."),
            ("tree/.hidden.txt", b"Not taken."),
            ("tree/.git/c.txt", b"Not taken."),
            ("tree/folder.txt/d.txt", b"In a folder that is named like a file."),
            ("barren/a.pdf", b"Not taken."),
        ] {
            folder.write(name, content);
        }
        #[cfg(unix)]
        {
            let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
            link("../../tree", "tree/a/loop");
            link("../plain.txt", "tree/linked.txt");
            link("nowhere", "tree/lost.txt");
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: impl AsRef<Path>, content: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The command, ready to run here, with nothing to read from standard input.
    pub(crate) fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
        command.args(arguments).current_dir(self.path()).env("XDG_DATA_HOME", self.path().join("data"));
        command.env("XDG_CACHE_HOME", self.path().join("cache"));
        for name in NO_PROXY {
            command.env_remove(name);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs with arguments that hold no spaces.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        Run::of(self.command(arguments.split_whitespace()).output().unwrap())
    }

    /// Runs with something on standard input.
    pub(crate) fn pipe(&self, input: &[u8], arguments: &str) -> Run {
        let mut child = self.command(arguments.split_whitespace()).stdin(Stdio::piped()).spawn().unwrap();
        match child.stdin.take().unwrap().write_all(input) {
            // One that refuses its arguments ends without reading.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            written => written.unwrap(),
        }
        Run::of(child.wait_with_output().unwrap())
    }
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        let Output { status, stdout, stderr } = output;
        Self { code: status.code(), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
    }

    /// Asserts that it exited with a code, whatever it told.
    #[track_caller]
    pub(crate) fn told_anything(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.err);
        self
    }

    /// Asserts that it exited with a code and told just these sentences.
    #[track_caller]
    pub(crate) fn told(self, code: i32, sentences: &[&str]) -> Self {
        let told: Vec<&str> = self.err.lines().collect();
        let expected: Vec<String> = sentences.iter().map(|it| format!("ascribe: {it}")).collect();
        assert_eq!((self.code, told), (Some(code), expected.iter().map(String::as_str).collect()));
        self
    }
}
