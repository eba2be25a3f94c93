//! `ascribe report`.

use super::runs::{Folder, ODD};

#[test]
fn every_input_is_reported_on() {
    let folder = Folder::new();
    let nowhere = "no such file: nowhere.txt; check the name";
    let empty = "empty.txt cannot be read: there is no text in it";
    for (arguments, code, heads, sentences) in [
        ("plain.txt", 0, vec!["A headline"], vec![]),
        ("plain.txt odd.txt", 0, vec!["A headline", "Café 😀"], vec![]),
        ("nowhere.txt plain.txt empty.txt", 1, vec!["A headline"], vec![nowhere, empty]),
        ("tree/a", 0, vec!["tree/a/z.TXT"], vec![]),
        ("nowhere.txt", 1, vec![], vec![nowhere]),
    ] {
        for (format, head) in [("text", ""), ("markdown", "# "), ("html", "<article id=")] {
            let run = folder.run(&format!("report --format {format} {arguments}")).told(code, &sentences);
            for title in &heads {
                assert!(run.out.contains(title), "{title} is in {}", run.out);
            }
            let found = run
                .out
                .lines()
                .filter(|it| if head.is_empty() { it.starts_with("WORDS BY VOICE") } else { it.starts_with(head) });
            assert_eq!(found.count(), heads.len(), "{format} {arguments}: {}", run.out);
            assert_eq!(run.out.is_empty(), heads.is_empty(), "{format} {arguments}");
        }
    }
    let run = folder.pipe(ODD.as_bytes(), "report").told(0, &[]);
    assert!(run.out.starts_with("Café 😀\n7 words\n") || run.out.starts_with("Café 😀\n8 words\n"), "{}", run.out);
}

#[test]
fn text_is_as_wide_as_asked_for() {
    let folder = Folder::new();
    for width in [40, 60, 120] {
        let run = folder.run(&format!("report --width {width} plain.txt")).told(0, &[]);
        assert!(run.out.lines().all(|line| line.chars().count() <= width), "{}", run.out);
    }
}
