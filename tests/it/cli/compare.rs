//! `ascribe compare`.

use super::runs::{Folder, PLAIN};

#[test]
fn two_articles_are_compared() {
    let folder = Folder::new();
    for (arguments, begins) in [
        ("compare plain.txt odd.txt", "A  A headline · 10 words\nB  Café 😀 · 8 words\n\nSHARES OF VOICE"),
        ("compare --width 60 plain.txt tree/b.md", "A  A headline · 10 words\nB  tree/b.md · 3 words\n"),
        ("compare --format markdown plain.txt plain.txt", "# Two articles side by side\n\n* A: A headline, 10 words\n"),
        (
            "compare --format json plain.txt odd.txt",
            r#"{"schema":1,"articles":[{"path":"plain.txt","title":"A headline","#,
        ),
    ] {
        let out = folder.run(arguments).told(0, &[]).out;
        assert!(out.starts_with(begins), "{arguments}: {out}");
        assert!(out.ends_with('\n'), "{arguments}");
    }
    let out = folder.pipe(PLAIN.as_bytes(), "compare odd.txt -").told(0, &[]).out;
    assert!(out.contains("\nB  A headline"), "{out}");
}

#[test]
fn what_cannot_be_read_is_told_of_both() {
    let folder = Folder::new();
    let nowhere = "no such file: nowhere.txt; check the name";
    let empty = "empty.txt cannot be read: there is no text in it";
    for (arguments, sentences) in [
        ("nowhere.txt plain.txt", &[nowhere][..]),
        ("plain.txt empty.txt", &[empty]),
        ("nowhere.txt empty.txt", &[nowhere, empty]),
        ("tree plain.txt", &["tree is a directory; name a file in it"]),
    ] {
        let run = folder.run(&format!("compare {arguments}")).told(1, sentences);
        assert_eq!(run.out, "", "{arguments}");
    }
}
