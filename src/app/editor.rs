//! The person's editor: which it is, and how each is told a line.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// How an editor is told where to open a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LineSyntax {
    /// `+LINE FILE`, which vi began and most took over.
    Plus,
    /// `FILE:LINE`.
    Colon,
    /// `--goto FILE:LINE`.
    Goto,
    /// `--line LINE FILE`.
    Line,
}

/// The editors that do not take `+LINE FILE`, by the name of their program.
const FORMS: [(&str, LineSyntax); 18] = [
    ("hx", LineSyntax::Colon),
    ("helix", LineSyntax::Colon),
    ("zed", LineSyntax::Colon),
    ("zeditor", LineSyntax::Colon),
    ("subl", LineSyntax::Colon),
    ("sublime_text", LineSyntax::Colon),
    ("code", LineSyntax::Goto),
    ("code-insiders", LineSyntax::Goto),
    ("codium", LineSyntax::Goto),
    ("vscodium", LineSyntax::Goto),
    ("cursor", LineSyntax::Goto),
    ("windsurf", LineSyntax::Goto),
    ("kate", LineSyntax::Line),
    ("kwrite", LineSyntax::Line),
    ("mate", LineSyntax::Line),
    ("idea", LineSyntax::Line),
    ("pycharm", LineSyntax::Line),
    ("clion", LineSyntax::Line),
];

/// The person's editor as they wrote it: `$VISUAL`, `$EDITOR` or `vi`.
pub(super) fn chosen(variable: impl Fn(&str) -> Option<String>) -> String {
    let set = |name| variable(name).filter(|it| !it.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// Runs `editor` (a program and its arguments, see [`words`]) on a file and waits until it ends.
///
/// It reads its keys from the terminal, whatever this program's standard input is. Fails if it cannot be
/// started.
pub(super) fn run(editor: &str, path: &Path, line: usize) -> io::Result<ExitStatus> {
    let words = words(editor);
    let (program, given) = words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let stdin = if io::stdin().is_terminal() { Stdio::inherit() } else { File::open("/dev/tty")?.into() };
    Command::new(program).args(given).args(place(program, path, line)).stdin(stdin).status()
}

/// The arguments that tell `program` to open `path` at `line`.
fn place(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let path = no_option(path);
    let with_line = || {
        let mut place = path.clone().into_os_string();
        place.push(format!(":{line}"));
        place
    };
    let name = Path::new(program).file_name().and_then(|it| it.to_str()).unwrap_or(program);
    match FORMS.iter().find(|(it, _)| *it == name).map_or(LineSyntax::Plus, |(_, form)| *form) {
        LineSyntax::Plus => vec![format!("+{line}").into(), path.into()],
        LineSyntax::Colon => vec![with_line()],
        LineSyntax::Goto => vec!["--goto".into(), with_line()],
        LineSyntax::Line => vec!["--line".into(), line.to_string().into(), path.into()],
    }
}

/// `path`, written so that no program takes it for an option.
fn no_option(path: &Path) -> PathBuf {
    let looks_like_one = path.as_os_str().as_encoded_bytes().first().is_some_and(|it| matches!(it, b'-' | b'+'));
    if looks_like_one { Path::new(".").join(path) } else { path.to_owned() }
}

/// Splits a command line into words at white space; quotation marks and backslashes keep it together as in a
/// shell. Nothing else is special: no shell ever sees it.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_editor_is_told_the_line_its_way() {
        for (editor, path, told) in [
            ("vi", "a.txt", "vi +12 a.txt"),
            ("/usr/bin/nvim", "a.txt", "/usr/bin/nvim +12 a.txt"),
            ("emacs -nw", "a.txt", "emacs -nw +12 a.txt"),
            ("nano", "-a.txt", "nano +12 ./-a.txt"),
            ("less", "+a.txt", "less +12 ./+a.txt"),
            ("hx", "dir/a.txt", "hx dir/a.txt:12"),
            ("code -w", "a b.txt", "code -w --goto a b.txt:12"),
            ("kate --block", "a.txt", "kate --block --line 12 a.txt"),
            ("somebody's", "a.txt", "somebodys +12 a.txt"),
        ] {
            let words = words(editor);
            let place = place(&words[0], Path::new(path), 12);
            let place = place.iter().map(|it| it.to_str().expect("the table is text").to_owned());
            let line: Vec<_> = words.iter().cloned().chain(place).collect();
            assert_eq!(line.join(" "), told, "{editor}");
        }
    }

    #[test]
    fn words_are_split_as_a_shell_would() {
        for (line, split) in [
            ("vi", &["vi"] as &[&str]),
            ("  code   -w ", &["code", "-w"]),
            ("'my editor' -x", &["my editor", "-x"]),
            (r#""C:\\ed" "say \"hi\"""#, &[r"C:\ed", r#"say "hi""#]),
            (r"my\ editor", &["my editor"]),
            (r"'back\slash'", &[r"back\slash"]),
            ("ed '' x", &["ed", "", "x"]),
            ("joined'up 'words", &["joinedup words"]),
            ("open 'never closed", &["open", "never closed"]),
            ("ed; rm $HOME", &["ed;", "rm", "$HOME"]),
            ("", &[]),
        ] {
            assert_eq!(words(line), split, "{line}");
        }
    }

    #[test]
    fn visual_comes_before_editor() {
        for (visual, editor, expected) in [
            (Some("a"), Some("b"), "a"),
            (None, Some("b"), "b"),
            (Some(" "), Some("b"), "b"),
            (None, Some(""), "vi"),
            (None, None, "vi"),
        ] {
            let variable = |name: &str| if name == "VISUAL" { visual } else { editor }.map(str::to_owned);
            assert_eq!(chosen(variable), expected);
        }
    }
}
