//! The JSON Schema of comparisons that ships with the program: it takes what the program prints and nothing else.

use std::sync::LazyLock;

use ascribe::export::COMPARISON_SCHEMA;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::articles::{hostile, tunnel};
use super::printed;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(COMPARISON_SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "it is a schema of the draft it names");
    jsonschema::draft202012::new(&schema).unwrap()
});

fn valid() -> Value {
    serde_json::from_str(&printed(&tunnel(), "json")).unwrap()
}

#[test]
fn all_output_is_valid() {
    for pair in [tunnel(), hostile()] {
        let text = printed(&pair, "json");
        let value = serde_json::from_str(&text).unwrap();
        let errors: Vec<_> = SCHEMA.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path)).collect();
        assert!(errors.is_empty(), "{errors:#?} in {text}");
    }
}

#[test]
fn wrong_output_is_not() {
    for (pointer, value) in [
        ("/schema", json!(2)),
        ("/articles", json!([])),
        ("/articles/0/path", json!("")),
        ("/articles/0/title", json!(7)),
        ("/articles/0/words", json!(-1)),
        ("/articles/0/notices", json!([""])),
        ("/shares/0/voice", json!("somebody")),
        ("/shares/0/both", json!(0)),
        ("/shares/1/both", json!(null)),
        ("/shares/0/a", json!(0.5)),
        ("/both/0/a/id", json!("0")),
        ("/both/0/a/kind", json!("oracle")),
        ("/both/0/b/name", json!(null)),
        ("/both/0/statements/0/likeness", json!("similar")),
        ("/both/0/statements/0/a/attribution", json!(-1)),
        ("/both/0/statements/0/a/pieces", json!([])),
        ("/both/0/statements/0/a/denied", json!(null)),
        ("/only_a", json!(null)),
        ("/only_b/0/kind", json!("Vague")),
    ] {
        let mut wrong = valid();
        *wrong.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
        assert!(!SCHEMA.is_valid(&wrong), "{pointer} may not be {value}");
    }
    let mut nobodys = valid();
    for side in ["a", "b"] {
        nobodys.pointer_mut("/both/0/statements/0").unwrap()[side] = json!(null);
    }
    assert!(!SCHEMA.is_valid(&nobodys), "one of the two says something");
}

#[test]
fn every_field_is_needed_and_no_other_is_known() {
    let valid = valid();
    let said = "/both/0/statements/0/a";
    for pointer in ["", "/articles/0", "/shares/0", "/both/0", "/both/0/a", "/both/0/statements/0", said, "/only_a/0"] {
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
