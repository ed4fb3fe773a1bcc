//! The keys of a plan as a JSON Schema, by which editors complete and check `targets.toml`.

use serde_json::{Map, Value, json};

use super::machine;
use crate::language::Language;
use crate::plan::{Entry, Shape, keys};
use crate::say;

/// The schema of a plan, its descriptions in a language; UTF-8, with a line end.
#[must_use]
pub fn render(language: Language) -> Vec<u8> {
    let mut root = Map::new();
    root.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    root.insert("title".into(), say!(language, "指标计算器的计划", "A plan of indicalc").into());
    if let Value::Object(table) = table(&keys(), language) {
        root.extend(table);
    }
    root.insert("required".into(), json!(["targets"]));
    machine::json(&Value::Object(root))
}

/// A table of these keys and no others.
fn table(keys: &[Entry], language: Language) -> Value {
    let property = |key: &Entry| {
        let mut value = schema(key.shape, language);
        if let Value::Object(value) = &mut value {
            value.insert("description".into(), key.about(language).into());
        }
        (key.name.to_owned(), value)
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn schema(shape: Shape, language: Language) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::TextOrNumber => json!({ "type": ["string", "number"] }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Words(words) => json!({ "enum": words() }),
        Shape::Many(item) => json!({ "type": "array", "items": schema(*item, language) }),
        Shape::OneOrMany(item) => {
            let item = schema(*item, language);
            json!({ "anyOf": [item, { "type": "array", "items": item }] })
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<Value> = shapes.iter().map(|one| schema(*one, language)).collect();
            json!({ "anyOf": shapes })
        }
        Shape::Keys(keys) => table(&keys(), language),
        Shape::Named(value) => {
            json!({ "type": "object", "additionalProperties": schema(*value, language) })
        }
    }
}
