//! The JSON Schema that ships with the program: it takes what the program prints and nothing else.

use std::sync::LazyLock;

use ascribe::export::JSON_SCHEMA;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::articles;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(JSON_SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "it is a schema of the draft it names");
    jsonschema::draft202012::new(&schema).unwrap()
});

#[test]
fn all_output_is_valid() {
    for made in articles::all() {
        for text in [made.json(), made.jsonl()] {
            let value = serde_json::from_str(&text).unwrap();
            let errors: Vec<_> = SCHEMA.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path)).collect();
            assert!(errors.is_empty(), "{errors:#?} in {text}");
        }
    }
}

#[test]
fn wrong_output_is_not() {
    let valid: Value = serde_json::from_str(&articles::split().json()).unwrap();
    for (pointer, value) in [
        ("/schema", json!(3)),
        ("/path", json!("")),
        ("/path", json!(null)),
        ("/title", json!(7)),
        ("/words", json!(-1)),
        ("/words", json!(1.5)),
        ("/partial", json!("no")),
        ("/partial", json!(null)),
        ("/read_to", json!(-1)),
        ("/read_to", json!(null)),
        ("/notices", json!([""])),
        ("/notices", json!("none")),
        ("/sources/0/id", json!("0")),
        ("/sources/0/kind", json!("Person")),
        ("/sources/0/kind", json!("oracle")),
        ("/sources/0/name", json!(null)),
        ("/sources/0/share", json!(1.01)),
        ("/sources/0/mentions/0", json!([1, 2])),
        ("/sources/0/mentions/0/start", json!(-1)),
        ("/sources/0/attributions/0", json!(null)),
        ("/attributions/0/form", json!("reported")),
        ("/attributions/0/act", json!(null)),
        ("/attributions/0/denied", json!(null)),
        ("/attributions/0/denied", json!("no")),
        ("/attributions/0/cue_stance", json!("sceptical")),
        ("/attributions/0/source", json!([])),
        ("/attributions/0/cue", json!({"start": 0, "end": 1})),
        ("/attributions/0/content", json!([])),
        ("/attributions/0/content", json!(null)),
        ("/attributions/0/source_id", json!(-1)),
        ("/attributions/0/within", json!("0")),
        ("/attributions/0/confidence", json!(-0.1)),
        ("/voices/0/voice", json!("attributed")),
        ("/voices/1/voice", json!("author")),
        ("/voices/1/attribution", json!(null)),
        ("/voices/0/end", json!("9")),
        ("/voices/0/stance", json!("bold")),
        ("/voices/0/stance", json!(null)),
        ("/voices/0/role", json!("plain")),
        ("/voices/0/checkable", json!(null)),
        ("/scare_quotes", json!([[1, 2]])),
    ] {
        let mut wrong = valid.clone();
        *wrong.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
        assert!(!SCHEMA.is_valid(&wrong), "{pointer} may not be {value}");
    }
}

#[test]
fn every_field_is_needed_and_no_other_is_known() {
    let valid: Value = serde_json::from_str(&articles::split().json()).unwrap();
    let objects = ["", "/sources/0", "/sources/0/mentions/0", "/attributions/0", "/voices/0", "/voices/1"];
    for pointer in objects {
        let object = valid.pointer(pointer).unwrap().as_object().unwrap();
        for field in object.keys() {
            let mut wrong = valid.clone();
            wrong.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field);
            assert!(!SCHEMA.is_valid(&wrong), "{pointer} needs {field}");
        }
        let mut wrong = valid.clone();
        wrong.pointer_mut(pointer).unwrap()["mood"] = json!("plain");
        assert!(!SCHEMA.is_valid(&wrong), "{pointer} knows no other field");
    }
}
