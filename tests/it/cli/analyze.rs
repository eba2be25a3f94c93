//! `ascribe analyze`.

use ascribe::export::JSON_SCHEMA;
use serde_json::Value;

use super::runs::{Folder, ODD, PLAIN, Run};

/// The values that were printed, one after another.
fn values(run: &Run) -> Vec<Value> {
    serde_json::Deserializer::from_str(&run.out).into_iter().collect::<Result<_, _>>().unwrap()
}

fn paths(run: &Run) -> Vec<String> {
    values(run).iter().map(|it| it["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_input_gives_one_object() {
    let folder = Folder::new();
    let tree = ["tree/a/z.TXT", "tree/a.markdown", "tree/b.md", "tree/folder.txt/d.txt", "tree/linked.txt"];
    let lost = "no such file: tree/lost.txt; check the name";
    for (arguments, code, expected, sentences) in [
        ("plain.txt", 0, vec!["plain.txt"], vec![]),
        ("./plain.txt odd.txt plain.txt", 0, vec!["./plain.txt", "odd.txt", "plain.txt"], vec![]),
        ("tree", 1, tree.to_vec(), vec![lost]),
        ("odd.txt tree plain.txt", 1, [&["odd.txt"], &tree[..], &["plain.txt"]].concat(), vec![lost]),
        ("tree/a", 0, vec!["tree/a/z.TXT"], vec![]),
        ("tree/a.pdf", 0, vec!["tree/a.pdf"], vec![]),
        ("tree/.git", 0, vec!["tree/.git/c.txt"], vec![]),
        ("nowhere", 1, vec![], vec!["no such file: nowhere; check the name"]),
        (
            "barren plain.txt",
            1,
            vec!["plain.txt"],
            vec!["barren contains no .txt, .md or .markdown files; name other files one by one"],
        ),
        (
            "empty.txt plain.txt binary.bin odd.txt",
            1,
            vec!["plain.txt", "odd.txt"],
            vec![
                "empty.txt cannot be read: there is no text in it",
                "binary.bin cannot be read: it is neither text nor a supported format; `ascribe --help` lists them",
            ],
        ),
    ] {
        for format in ["", "--threads 1", "--format jsonl --threads 3"] {
            let run = folder.run(&format!("analyze {format} {arguments}")).told(code, &sentences);
            assert_eq!(paths(&run), expected, "{format} {arguments}");
        }
    }
}

#[test]
fn a_directory_may_be_a_link_but_a_loop_is_not_followed() {
    let folder = Folder::new();
    let run = folder.run("analyze tree/a/loop/a").told(0, &[]);
    assert_eq!(paths(&run), ["tree/a/loop/a/z.TXT"]);
}

#[test]
fn standard_input_is_analyzed() {
    let folder = Folder::new();
    for arguments in ["analyze", "analyze -", "analyze --format jsonl"] {
        let run = folder.pipe(ODD.as_bytes(), arguments).told(0, &[]);
        assert_eq!(paths(&run), ["-"], "{arguments}");
    }
    let run = folder.pipe(ODD.as_bytes(), "analyze plain.txt - odd.txt").told(0, &[]);
    assert_eq!(paths(&run), ["plain.txt", "-", "odd.txt"]);
    folder.run("analyze").told(1, &["standard input cannot be read: there is no text in it"]);
}

#[test]
fn jsonl_is_one_object_a_line_and_json_is_several() {
    let folder = Folder::new();
    let run = folder.run("analyze --format jsonl plain.txt odd.txt").told(0, &[]);
    assert_eq!(run.out.lines().count(), 2);
    let run = folder.run("analyze plain.txt odd.txt").told(0, &[]);
    assert_eq!(run.out.lines().filter(|line| *line == "{" || *line == "}").count(), 4);
}

#[test]
fn output_is_valid_and_offsets_count_the_characters_of_the_file() {
    let folder = Folder::new();
    let schema = jsonschema::draft202012::new(&serde_json::from_str(JSON_SCHEMA).unwrap()).unwrap();
    let run = folder.run("analyze odd.txt plain.txt tree/a tree/b.md tree/a.markdown").told(0, &[]);
    for value in values(&run) {
        assert!(schema.is_valid(&value), "{value}");
    }
    let voices = &values(&run)[0]["voices"];
    let last = voices.as_array().unwrap().last().unwrap();
    assert_eq!(last["end"], ODD.trim_end().chars().count(), "the last run ends with the last word");
}

#[test]
fn text_is_what_offsets_refer_to() {
    let folder = Folder::new();
    for (arguments, expected) in [
        ("odd.txt", ODD.to_owned()),
        ("plain.txt odd.txt", format!("{PLAIN}{ODD}")),
        ("--input-format plain tree/b.md", "Words *in* Markdown.".to_owned()),
    ] {
        assert_eq!(folder.run(&format!("analyze --text {arguments}")).told(0, &[]).out, expected, "{arguments}");
    }
}

#[test]
fn brat_names_articles_only_if_there_are_several() {
    let folder = Folder::new();
    let names = |run: Run| run.out.lines().filter(|it| it.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names(folder.run("analyze --format brat odd.txt").told(0, &[])), [""; 0]);
    assert_eq!(names(folder.run("analyze --format brat odd.txt tree/a").told(0, &[])), ["# odd.txt", "# tree/a/z.TXT"]);
}

#[test]
#[cfg(target_os = "linux")]
fn names_need_not_be_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new();
    let name = OsStr::from_bytes(b"tree/caf\xe9/\xff.txt");
    folder.write(name, b"Words.");
    for path in [name, OsStr::from_bytes(b"tree/caf\xe9")] {
        let run = Run::of(folder.command([OsStr::new("analyze"), path]).output().unwrap()).told(0, &[]);
        assert_eq!(paths(&run), ["tree/caf\u{fffd}/\u{fffd}.txt"]);
    }
    let run = Run::of(folder.command([OsStr::from_bytes(b"\xff")]).output().unwrap());
    run.told(1, &["no such file: \u{fffd}; check the name"]);
}
