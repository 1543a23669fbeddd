//! The schema of the file in `docs/`.

use super::sample;
use crate::domain::Device;
use crate::formats::backup::write;

/// Derives the JSON Schema of the file from the entities.
fn schema() -> String {
    use crate::domain::Kind;
    use serde_json::{Map, Value, json};
    let stamp = json!({"type": "string", "pattern": "^[0-9a-f]{24}$"});
    let entity = |kind: Kind| {
        let blank = crate::domain::blank(kind);
        let mut properties = Map::new();
        for (name, field) in blank.fields() {
            let of = if field.is_list() { json!({"type": "array"}) } else { json!({}) };
            properties.insert(name.to_owned(), of);
        }
        properties.insert("id".into(), json!({"type": "string"}));
        properties.insert("stamp".into(), stamp.clone());
        properties.insert("stamps".into(), json!({"type": "object", "additionalProperties": stamp}));
        json!({"type": "object", "properties": properties, "additionalProperties": true})
    };
    let mut properties = Map::new();
    for kind in Kind::ALL {
        let of = if kind == Kind::Settings { entity(kind) } else { json!({"type": "array", "items": entity(kind)}) };
        properties.insert(kind.word().to_owned(), of);
    }
    let text = json!({"type": "string"});
    for (name, of) in [
        ("format", json!({"const": "kith-backup"})),
        ("version", json!({"const": 1})),
        ("exported_at", text.clone()),
        ("device", text),
        ("counts", json!({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}})),
        ("checksum", json!({"type": "string", "pattern": "^[0-9a-f]{8}$"})),
        ("seen", json!({"type": "array", "items": stamp})),
        ("deleted", json!({"type": "array", "items": {"type": "object", "required": ["kind", "id"]}})),
    ] {
        properties.insert(name.to_owned(), of);
    }
    let schema: Value = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kith backup, version 1",
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
        "additionalProperties": true,
    });
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_schema_in_docs_is_that_of_the_entities() {
    expect_test::expect_file!["../../../../docs/backup.schema.json"].assert_eq(&schema());
}

#[test]
fn a_real_file_holds_only_what_the_schema_names() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let file: serde_json::Value = serde_json::from_str(&write(&sample(), 0, Device(1))).unwrap();
    for (name, value) in file.as_object().unwrap() {
        let of = &schema["properties"][name];
        assert!(of.is_object(), "{name} is not in the schema");
        for entry in value.as_array().into_iter().flatten().filter_map(|it| it.as_object()) {
            for key in entry.keys() {
                assert!(of["items"]["properties"][key].is_object(), "{name}: {key} is not in the schema");
            }
        }
    }
}

#[test]
fn the_page_about_the_file_names_every_collection() {
    let page = include_str!("../../../../docs/backup.md");
    for kind in crate::domain::Kind::ALL {
        assert!(page.contains(&format!("`{}`", kind.word())), "{} is not in docs/backup.md", kind.word());
    }
}
