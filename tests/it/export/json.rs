//! JSON and JSONL.

use expect_test::expect;
use serde_json::Value;

use super::articles;

#[test]
fn an_article_in_json() {
    expect![[r#"
        {
          "schema": 4,
          "path": "folder/split.txt",
          "title": "Café 😀",
          "words": 13,
          "partial": false,
          "read_to": 88,
          "sources": [
            {"id": 0, "name": "Zoë Ålund", "kind": "person", "mentions": [{"start": 30, "end": 39}], "attributions": [0], "share": 0.3846},
            {"id": 1, "name": "officials", "kind": "group", "mentions": [{"start": 60, "end": 69}], "attributions": [1], "share": 0.0769}
          ],
          "attributions": [
            {"id": 0, "form": "direct", "act": "statement", "denied": false, "cue_stance": "neutral", "source": [{"start": 30, "end": 52}], "cue": [{"start": 25, "end": 29}], "content": [{"start": 11, "end": 23}, {"start": 54, "end": 86}], "source_id": 0, "within": null, "confidence": 0.97},
            {"id": 1, "form": "indirect", "act": "attitude", "denied": false, "cue_stance": "neutral", "source": [{"start": 60, "end": 69}], "cue": [{"start": 70, "end": 77}], "content": [{"start": 80, "end": 84}], "source_id": 1, "within": 0, "confidence": 0.5}
          ],
          "voices": [
            {"start": 1, "end": 7, "voice": "author", "stance": "plain", "role": null, "checkable": false},
            {"start": 11, "end": 23, "voice": "attributed", "attribution": 0},
            {"start": 25, "end": 53, "voice": "author", "stance": "plain", "role": null, "checkable": false},
            {"start": 54, "end": 78, "voice": "attributed", "attribution": 0},
            {"start": 80, "end": 86, "voice": "attributed", "attribution": 1}
          ],
          "scare_quotes": [],
          "notices": [
            "A \"quoted\" notice.\n"
          ]
        }
    "#]].assert_eq(&articles::split().json());
}

#[test]
fn an_article_with_little_in_json() {
    expect![[r#"
        {
          "schema": 4,
          "path": "-",
          "title": null,
          "words": 12,
          "partial": false,
          "read_to": 63,
          "sources": [],
          "attributions": [
            {"id": 0, "form": "direct", "act": "statement", "denied": false, "cue_stance": "neutral", "source": [{"start": 0, "end": 9}], "cue": null, "content": [{"start": 11, "end": 21}], "source_id": null, "within": null, "confidence": 1.0},
            {"id": 1, "form": "mixed", "act": "statement", "denied": false, "cue_stance": "neutral", "source": null, "cue": [{"start": 26, "end": 33}], "content": [{"start": 34, "end": 48}], "source_id": null, "within": null, "confidence": 1.0},
            {"id": 2, "form": "direct", "act": "statement", "denied": false, "cue_stance": "neutral", "source": null, "cue": null, "content": [{"start": 50, "end": 63}], "source_id": null, "within": null, "confidence": 0.0}
          ],
          "voices": [
            {"start": 0, "end": 63, "voice": "author", "stance": "plain", "role": null, "checkable": false}
          ],
          "scare_quotes": [],
          "notices": []
        }
    "#]].assert_eq(&articles::bare().json());
}

#[test]
fn an_article_that_was_analysed_in_part_says_so() {
    let value: Value = serde_json::from_str(&articles::partial().json()).unwrap();
    // The mark and what stands before "said", in characters.
    assert_eq!((&value["partial"], &value["read_to"]), (&Value::from(true), &Value::from(25)));
}

#[test]
fn jsonl_is_the_same_on_one_line() {
    for made in articles::all() {
        let (json, jsonl) = (made.json(), made.jsonl());
        assert_eq!(jsonl.find('\n'), Some(jsonl.len() - 1), "one line, and it ends");
        assert!(json.ends_with("}\n"), "the last line ends too");
        let [one, other] = [json, jsonl].map(|it| serde_json::from_str::<Value>(&it).unwrap());
        assert_eq!(one, other);
    }
}

#[test]
fn strings_hold_nothing_that_a_terminal_obeys() {
    for (title, written) in [
        ("Détente 中 👩\u{200d}👧", "Détente 中 👩\u{200d}👧"),
        ("a\u{1b}[31m\"\n", r#"a\u001b[31m\"\n"#),
        ("\u{7f}\u{80}\u{9b}2J\u{9f}\u{a0}", "\\u007f\\u0080\\u009b2J\\u009f\u{a0}"),
        ("txt.\u{202e}exe\u{2069} \u{61c}\u{200e}\u{200f}", r"txt.\u202eexe\u2069 \u061c\u200e\u200f"),
    ] {
        let made = articles::titled(title);
        for text in [made.json(), made.jsonl()] {
            let value: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["title"], title, "it is the same string");
            assert!(text.contains(&format!("\"{written}\"")), "{text}");
        }
    }
}

#[test]
fn offsets_count_characters() {
    let made = articles::split();
    let value: Value = serde_json::from_str(&made.json()).unwrap();
    let characters: Vec<char> = made.text().chars().collect();
    let words = |pointer: &str| {
        let at = |end: &str| usize::try_from(value.pointer(pointer).unwrap()[end].as_u64().unwrap()).unwrap();
        characters[at("start")..at("end")].iter().collect::<String>()
    };
    for (pointer, expected) in [
        ("/attributions/0/source/0", "Zoë Ålund, an engineer"),
        ("/attributions/0/cue/0", "said"),
        ("/attributions/0/content/0", "“The levee,”"),
        ("/attributions/0/content/1", "“was, officials believe,\r\nsafe.”"),
        ("/sources/1/mentions/0", "officials"),
        ("/voices/0", "Café 😀"),
        ("/voices/2", "said Zoë Ålund, an engineer,"),
        ("/voices/4", "safe.”"),
    ] {
        assert_eq!(words(pointer), expected, "{pointer}");
    }
}

#[test]
fn shares_are_rounded_parts_of_the_words() {
    let shares = |json: &str| {
        let value: Value = serde_json::from_str(json).unwrap();
        value["sources"].as_array().unwrap().iter().map(|it| it["share"].to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(shares(&articles::kinds().json()), "0.0 0.1429 0.2857 0.4286 0.5714 0.7143 0.8571 1.0");
    assert_eq!(shares(&articles::blank().json()), "0.0", "nothing is divided by no words");
}
