//! Notes and corrections on disk, and places in edited texts.

use std::fs;
use std::io;
use std::path::Path;
use std::thread;

use ascribe::store::{self, Anchor, Correction, Note, Record};
use proptest::prelude::*;

fn place(start: usize, quote: &str) -> Anchor {
    Anchor { start, quote: quote.to_owned() }
}

fn note(start: usize, text: &str) -> Note {
    Note { place: place(start, "words"), text: text.to_owned() }
}

fn correction(start: usize, speaker: Option<&str>) -> Correction {
    Correction { place: place(start, "words"), speaker: speaker.map(str::to_owned) }
}

/// A record in short: notes as "start text", corrections as "start=speaker", "author" for none.
fn record(items: &str) -> Record {
    let mut record = Record::default();
    for item in items.split_whitespace() {
        if let Some((start, speaker)) = item.split_once('=') {
            record.corrections.push(correction(start.parse().unwrap(), Some(speaker).filter(|it| *it != "author")));
        } else if let Some((start, text)) = item.split_once(':') {
            record.notes.push(note(start.parse().unwrap(), text));
        }
    }
    record
}

/// Adds all of a record to a file.
fn save(file: &Path, record: &Record) -> io::Result<()> {
    store::update(file, &Record::default(), record).map(|_| ())
}

#[test]
fn each_reader_keeps_what_the_others_did() {
    for (found, before, after, expected, why) in [
        ("", "", "5:a", "5:a", "a first note"),
        ("5:a", "5:a", "5:a 9:b", "5:a 9:b", "another"),
        ("5:a", "", "2:b", "2:b 5:a", "two readers add; the text decides the order"),
        ("5:a", "5:a", "", "", "a removed note is gone"),
        ("5:a 9:b", "5:a", "", "9:b", "removing one keeps what another added"),
        ("", "5:a", "5:a 9:b", "9:b", "what another removed stays removed"),
        ("5:a", "5:a", "5:c", "5:c", "a changed note replaces the old one"),
        ("5:d", "5:a", "5:c", "5:c 5:d", "two changes of one note leave two"),
        ("5:a", "", "5:a", "5:a", "the same note twice is one"),
        ("5=Junio", "5=Junio", "5=Clapper", "5=Clapper", "a correction is corrected"),
        ("5=Junio", "", "5=author", "5=author", "of two corrections of a place the later stands"),
        ("5=Clapper", "5=Junio", "5=Junio 9=many", "5=Clapper 9=many", "another's correction is not undone"),
        ("5=Clapper", "5=Junio", "", "5=Clapper", "another's new correction outlives the removal of the old"),
        ("5=Junio 7=many", "5=Junio", "", "7=many", "a removed correction is gone"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("article.json");
        save(&file, &record(found)).unwrap();
        let now = store::update(&file, &record(before), &record(after)).unwrap();
        assert_eq!(now, record(expected), "{why}");
        assert_eq!(store::load(&file).unwrap(), now, "{why}: what is on disk is what was said to be");
    }
}

#[test]
fn a_folder_is_made_for_its_owner_alone_and_holds_nothing_but_records() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("share/ascribe");
    let file = store::file(&library, "/articles/a.txt", "");
    assert_eq!(store::load(&file).unwrap(), Record::default(), "no file is an empty record");
    save(&file, &record("5:a 7=Junio")).unwrap();

    let mut names: Vec<_> = fs::read_dir(&library).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".lock".as_ref(), file.file_name().unwrap()]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&library), mode(&file)), (0o700, 0o600));
    }
}

#[test]
fn the_file_can_be_read_by_people_and_by_later_versions() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.json");
    save(&file, &record("5:a 7=author")).unwrap();
    expect_test::expect![[r#"
        {
          "schema": 1,
          "notes": [
            {
              "place": {
                "start": 5,
                "quote": "words"
              },
              "text": "a"
            }
          ],
          "corrections": [
            {
              "place": {
                "start": 7,
                "quote": "words"
              },
              "speaker": null
            }
          ]
        }
    "#]]
    .assert_eq(&fs::read_to_string(&file).unwrap());
}

#[test]
fn a_damaged_file_is_told_and_kept() {
    for damaged in ["", "{", "[]", "{\"schema\": 1, \"notes\": 7}", "{\"notes\": []}", "\u{0}\u{0}\u{0}"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("article.json");
        let mut kept = Vec::new();
        for ending in [".bad", ".2.bad"] {
            fs::write(&file, damaged).unwrap();
            let error = store::load(&file).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{damaged:?}");
            let told = error.to_string();
            assert!(
                told.starts_with("the file is damaged and was left alone (") && told.ends_with("article.json"),
                "{told}"
            );

            save(&file, &record("5:a")).unwrap();
            assert_eq!(store::load(&file).unwrap(), record("5:a"), "{damaged:?}");
            kept.push(folder.path().join(format!("article.json{ending}")));
            for bad in &kept {
                assert_eq!(fs::read_to_string(bad).unwrap(), damaged, "{}", bad.display());
            }
        }
    }
}

#[test]
fn the_file_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.json");
    let newer = "{\"schema\": 2, \"notes\": {\"by\": \"somebody\"}}";
    fs::write(&file, newer).unwrap();
    for error in [store::load(&file).unwrap_err(), save(&file, &record("5:a")).unwrap_err()] {
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
        assert_eq!(error.to_string(), format!("{}: {}", store::reason(&error), file.display()));
        assert_eq!(store::reason(&error), "the file was written by a newer version of ascribe and was left alone");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);
}

#[test]
fn what_cannot_be_saved_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "a file where the folder should be").unwrap();
    let error = save(&blocked.join("article.json"), &record("5:a")).unwrap_err();
    assert_eq!(error.to_string(), format!("File exists; {} cannot be made", blocked.display()));

    let file = folder.path().join("article.json");
    fs::create_dir(&file).unwrap();
    let error = save(&file, &record("5:a")).unwrap_err();
    assert_eq!(error.to_string(), format!("Is a directory; {} cannot be read", file.display()));
    assert_eq!(store::reason(&error), "Is a directory");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "nothing temporary is left behind: {left:?}");
}

#[test]
fn readers_who_save_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.json");
    thread::scope(|scope| {
        for reader in 0..4 {
            let file = &file;
            scope.spawn(move || {
                let mut known = Record::default();
                for nth in 0..5 {
                    let mut wanted = known.clone();
                    wanted.notes.push(note(nth, &format!("reader {reader}")));
                    known = store::update(file, &known, &wanted).unwrap();
                }
            });
        }
    });
    assert_eq!(store::load(&file).unwrap().notes.len(), 20);
}

#[test]
fn files_are_named_after_articles() {
    let name = |name: &str, text: &str| {
        let file = store::file(Path::new("folder"), name, text);
        file.strip_prefix("folder").unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(name("/articles/Cyber Détente.txt", ""), "cyber-détente-txt-d5948ca9257cc0db.json");
    assert_eq!(
        name("/articles/a.txt", "one"),
        name("/articles/a.txt", "another"),
        "an edited file is the same article"
    );
    assert_ne!(name("/articles/a.txt", ""), name("/other/a.txt", ""));
    assert_ne!(name("standard input", "one"), name("standard input", "another"));
    assert_eq!(name("standard input", "one"), name("standard input", "one"));
    assert!(name(&format!("/{}", "文".repeat(300)), "").len() < 200, "no file system allows more than 255 bytes");
}

/// The text with the place that was found marked, or "none".
fn found(place: &Anchor, text: &str) -> String {
    let Some(span) = place.find(text) else { return String::from("none") };
    let (head, rest) = text.split_at(span.start());
    let (words, tail) = rest.split_at(span.len());
    format!("{head}[{words}]{tail}")
}

#[test]
fn places_are_found_again() {
    for (start, quote, text, expected) in [
        // Where they were, by whatever white space.
        (4, "dog barks", "the dog barks", "the [dog barks]"),
        (4, "dog barks", "the dog\n  barks", "the [dog\n  barks]"),
        (4, "dog\r\nbarks", "the dog barks", "the [dog barks]"),
        (4, " dog barks ", "the dog barks", "the [dog barks]"),
        (4, "g bark", "a dog barks", "a do[g bark]s"),
        // Elsewhere: the nearest.
        (0, "dog", "the dog barks", "the [dog] barks"),
        (12, "dog", "dog or the cat, or dog", "dog or the cat, or [dog]"),
        (9, "dog", "my dog or the cat, or else a dog", "my [dog] or the cat, or else a dog"),
        (5, "dog", "the dog barks", "the [dog] barks"),
        (90, "dog", "the dog barks", "the [dog] barks"),
        (usize::MAX, "dog", "the dog barks", "the [dog] barks"),
        (2, "ça va", "“ça va”", "“[ça va]”"),
        (1, "ça va", "ça va", "[ça va]"),
        // Whole words only, but not where no spaces are set between words.
        (0, "dog", "hotdogs", "none"),
        (0, "dog", "dogma, underdog, dog.", "dogma, underdog, [dog]."),
        (0, "42", "1420, 42", "1420, [42]"),
        (0, "中国", "我爱中国人", "我爱[中国]人"),
        (1, "“No,”", "He said: “No,” she said.", "He said: [“No,”] she said."),
        // Gone.
        (0, "dog barks", "the dog, barks", "none"),
        (0, "dog barks", "the dogbarks", "none"),
        (0, "dog", "", "none"),
        (0, "", "the dog", "none"),
        (0, " \n", "the dog", "none"),
    ] {
        assert_eq!(found(&place(start, quote), text), expected, "{quote:?} at {start}");
    }
}

proptest! {
    #[test]
    fn a_place_is_found_after_any_insertion(head in "[a-c é\n]{0,30}", words in "[x-z]{1,4}( [x-z]{1,4}){0,3}",
                                            tail in "[a-c é\n]{0,30}", inserted in "[a-c é\n]{0,30}") {
        let place = place(head.len() + 1, &words);
        let edited = format!("{inserted}{head} {words} {tail}");
        let span = place.find(&edited).unwrap();
        prop_assert_eq!(edited.get(span.start()..span.end()), Some(words.as_str()));
    }

    #[test]
    fn any_place_in_any_text_is_answered(start: usize, quote in ".{0,10}", text in ".{0,60}") {
        if let Some(span) = place(start % 100, &quote).find(&text) {
            let words: Vec<&str> = text.get(span.start()..span.end()).unwrap().split_whitespace().collect();
            prop_assert_eq!(words, quote.split_whitespace().collect::<Vec<_>>());
        }
    }
}

#[test]
fn what_killed_saves_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.json");
    let old = std::time::SystemTime::UNIX_EPOCH;
    for name in [".tmpOld123", ".tmpNew123"] {
        let left = fs::File::create(folder.path().join(name)).unwrap();
        if name == ".tmpOld123" {
            left.set_modified(old).unwrap();
        }
    }
    save(&file, &record("5:a")).unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".lock", ".tmpNew123", "article.json"]);
}
