//! `ascribe FILE…` with standard output that is no terminal: the articles as plain text.

use std::fs;

use super::runs::{Folder, ODD, PLAIN};

#[test]
fn articles_are_printed_as_they_stand() {
    let folder = Folder::new();
    for (arguments, expected) in [
        ("plain.txt", PLAIN.to_owned()),
        ("odd.txt", ODD.to_owned()),
        ("no-newline.txt", "No newline".to_owned()),
        ("no-newline.txt plain.txt no-newline.txt", format!("No newline\n{PLAIN}No newline")),
        ("./plain.txt", PLAIN.to_owned()),
        ("-- plain.txt", PLAIN.to_owned()),
        ("--theme dark --no-mouse --highlight author --input-format plain plain.txt", PLAIN.to_owned()),
    ] {
        assert_eq!(folder.run(arguments).told(0, &[]).out, expected, "{arguments}");
    }
}

#[test]
fn control_characters_reach_a_pipe_unchanged() {
    let folder = Folder::new();
    let text = "A \u{1b}[31mred\u{1b}[0m word\u{7}, and \u{202e}another.\n";
    folder.write("red.txt", text.as_bytes());
    assert_eq!(folder.run("red.txt").told(0, &[]).out, text);
}

#[test]
fn standard_input_is_read_if_no_file_is_named_or_a_hyphen_is() {
    let folder = Folder::new();
    for (arguments, expected) in [
        ("", ODD.to_owned()),
        ("-", ODD.to_owned()),
        ("no-newline.txt -", format!("No newline\n{ODD}")),
        ("--input-format plain", ODD.to_owned()),
    ] {
        assert_eq!(folder.pipe(ODD.as_bytes(), arguments).told(0, &[]).out, expected, "{arguments}");
    }
    assert_eq!(folder.pipe(ODD.as_bytes(), "plain.txt").told(0, &[]).out, PLAIN, "a name wins over a pipe");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_printed() {
    let folder = Folder::new();
    let nothing = "cannot be read: there is no text in it";
    for (arguments, sentences, expected) in [
        ("nowhere.txt", vec!["no such file: nowhere.txt; check the name".to_owned()], ""),
        ("tree", vec!["tree is a directory; name a file in it".to_owned()], ""),
        ("plain.txt/x", vec!["no such file: plain.txt/x; check the name".to_owned()], ""),
        ("/dev/null", vec!["/dev/null is a device; name a file".to_owned()], ""),
        ("empty.txt", vec![format!("empty.txt {nothing}")], ""),
        ("blank.txt", vec![format!("blank.txt {nothing}")], ""),
        ("", vec![format!("standard input {nothing}")], ""),
        ("-", vec![format!("standard input {nothing}")], ""),
        (
            "binary.bin",
            vec![
                "binary.bin cannot be read: it is neither text nor a supported format; `ascribe --help` lists \
                 them"
                    .to_owned(),
            ],
            "",
        ),
        (
            "nowhere.txt plain.txt tree",
            vec![
                "no such file: nowhere.txt; check the name".to_owned(),
                "tree is a directory; name a file in it".to_owned(),
            ],
            PLAIN,
        ),
    ] {
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        assert_eq!(folder.run(arguments).told(1, &sentences).out, expected, "{arguments}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_fails_while_it_is_read_is_told() {
    let sentence = "/proc/self/mem cannot be read: Input/output error (os error 5); try again, or name another file";
    Folder::new().run("/proc/self/mem").told(1, &[sentence]);
}

#[test]
fn names_are_shown_and_not_obeyed() {
    let folder = Folder::new();
    for (name, shown) in [
        ("\u{1b}]0;title\u{7}.txt", "␛]0;title␇.txt"),
        ("new\nline.txt", "new␊line.txt"),
        ("txt.\u{202e}cod", "txt.⇄cod"),
    ] {
        let run = |name: &str| super::runs::Run::of(folder.command([name]).output().unwrap());
        run(name).told(1, &[&format!("no such file: {shown}; check the name")]);
        folder.write(name, b"");
        run(name).told(1, &[&format!("{shown} cannot be read: there is no text in it")]);
    }
}

#[test]
fn reading_leaves_nothing_behind() {
    let folder = Folder::new();
    let before = fs::read_dir(folder.path()).unwrap().count();
    folder.run("plain.txt odd.txt").told(0, &[]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
}
