//! What comes with the program: the schema of plans, completions, manual pages, the page of codes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod command;
#[allow(dead_code)]
mod harness;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use command::Folder;
use indicalc::diagnostic::{Code, Explanation, Severity};
use indicalc::language::Language;
use indicalc::plan::{Entry, Plan, Shape};
use indicalc::report::codes;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    serde_json::from_str(&Folder::new().printed(&["schema"])).unwrap()
}

/// Whether a value is as a schema wants it: as much of JSON Schema as the schema of plans uses.
fn fits(schema: &Value, value: &Value) -> bool {
    let known = [
        "$schema",
        "additionalProperties",
        "anyOf",
        "description",
        "enum",
        "items",
        "maximum",
        "minimum",
        "properties",
        "required",
        "title",
        "type",
    ];
    let object = schema.as_object().unwrap();
    assert!(object.keys().all(|key| known.contains(&key.as_str())));
    let is = |kind: &Value| match kind.as_str().unwrap() {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => unreachable!("{other}"),
    };
    let typed = match &schema["type"] {
        Value::Null => true,
        Value::Array(kinds) => kinds.iter().any(is),
        kind => is(kind),
    };
    let any = |key: &str, fits: &dyn Fn(&Value) -> bool| {
        let list = schema[key].as_array();
        list.is_none_or(|list| list.iter().any(fits))
    };
    let bound = |key: &str, holds: fn(i64, i64) -> bool| {
        let bound = schema[key].as_i64().zip(value.as_i64());
        bound.is_none_or(|(bound, value)| holds(value, bound))
    };
    let required = schema["required"].as_array().into_iter().flatten();
    let entries = value.as_object().into_iter().flatten();
    let others = &schema["additionalProperties"];
    typed
        && any("enum", &|one| one == value)
        && any("anyOf", &|one| fits(one, value))
        && bound("minimum", |value, bound| value >= bound)
        && bound("maximum", |value, bound| value <= bound)
        && required.clone().all(|key| value.get(key.as_str().unwrap()).is_some())
        && entries.clone().all(|(key, value)| match schema["properties"].get(key) {
            Some(own) => fits(own, value),
            None if others.is_object() => fits(others, value),
            None => *others != Value::Bool(false),
        })
        && value
            .as_array()
            .into_iter()
            .flatten()
            .all(|item| schema["items"].is_null() || fits(&schema["items"], item))
}

/// A TOML value as editors hold it against a schema: dates are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect())
        }
    }
}

fn plans() -> Vec<PathBuf> {
    let mut found = vec![root().join("targets.toml")];
    let mut folders = vec![root().join("examples"), root().join("tests/cases")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn the_schema_takes_every_plan_that_is_one() {
    let schema = schema();
    let mut count = 0;
    for path in plans() {
        let text = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&text);
        let Ok(table) = toml::from_str::<toml::Table>(&text) else {
            continue;
        };
        let value = as_json(toml::Value::Table(table));
        if Plan::read(&path).is_ok() {
            assert!(fits(&schema, &value), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn the_schema_refuses_what_no_plan_takes() {
    let schema = schema();
    for wrong in [
        json!({}),
        json!({"targets": {"name": "x"}}),
        json!({"targets": [{"nmae": "x"}]}),
        json!({"targets": [{"name": "x", "decimals": 13}]}),
        json!({"targets": [{"name": "x", "decimals": "2"}]}),
        json!({"targets": [{"name": "x", "expect": "late"}]}),
        json!({"targets": [{"name": "x"}], "plan": {"allow": ["bad-goal"]}}),
        json!({"targets": [{"name": "x"}], "series": {"a": {"kind": "level"}}}),
        json!({"targets": [{"name": "x"}], "tragets": []}),
    ] {
        assert!(!fits(&schema, &wrong), "{wrong}");
    }
}

/// A key whose shape says a text takes no table, and so on: the plan refuses what the schema does.
#[test]
fn what_the_schema_calls_another_type_the_plan_does_not_take() {
    /// `open` and `close` stand around a key of the table; they are not escaped.
    fn check(open: &str, close: &str, keys: &[Entry], count: &mut usize) {
        for key in keys {
            let name = key.name;
            let mut below = |open: String, close: String, keys: fn() -> Vec<Entry>| {
                check(&open, &close, &keys(), count);
            };
            let wrong = match key.shape {
                Shape::Keys(keys) => {
                    below(format!("{open}{name} = {{ "), format!(" }}{close}"), keys);
                    "5"
                }
                Shape::Named(Shape::Keys(keys)) => {
                    below(format!("{open}{name} = {{ x = {{ "), format!(" }} }}{close}"), *keys);
                    "5"
                }
                Shape::Many(Shape::Keys(keys)) | Shape::OneOrMany(Shape::Keys(keys)) => {
                    below(format!("{open}{name} = [{{ "), format!(" }}]{close}"), *keys);
                    "5"
                }
                _ => "[{ a = [true] }]",
            };
            let text = format!("{open}{name} = {wrong}{close}\n");
            let parsed = Plan::parse(&"targets.toml".into(), &text.as_str().into());
            let errors = parsed.unwrap_err().sorted();
            let told = errors.iter().any(|one| {
                matches!(one.code(), Code::WrongType | Code::TomlSyntax)
                    || one.code().word().starts_with("bad-")
            });
            assert!(told, "{text}: {errors:?}");
            *count += 1;
        }
    }
    let mut count = 0;
    check("", "", &indicalc::plan::keys(), &mut count);
    assert!(count > 60, "{count}");
}

#[test]
fn every_key_of_a_plan_is_documented() {
    fn names(keys: &[Entry], found: &mut Vec<&'static str>) {
        for key in keys {
            found.push(key.name);
            let mut shapes = vec![key.shape];
            while let Some(shape) = shapes.pop() {
                match shape {
                    Shape::Keys(below) => names(&below(), found),
                    Shape::Many(one) | Shape::OneOrMany(one) | Shape::Named(one) => {
                        shapes.push(*one);
                    }
                    Shape::AnyOf(several) => shapes.extend(several),
                    _ => {}
                }
            }
        }
    }
    let mut found = Vec::new();
    names(&indicalc::plan::keys(), &mut found);
    assert!(found.len() > 60, "{found:?}");
    for page in ["docs/plan.md", "docs/plan.zh.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let is_word = |text: &str, at: usize, name: &str| {
            let plain = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_');
            plain(text[..at].chars().next_back()) && plain(text[at + name.len()..].chars().next())
        };
        for name in &found {
            let mut at = text.match_indices(name);
            assert!(at.any(|(at, _)| is_word(&text, at, name)), "{page} lacks {name}");
        }
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    let Ok(bash) = Command::new("bash").arg("--version").stdout(Stdio::null()).status() else {
        return;
    };
    assert!(bash.success());
    let script = Folder::new().printed(&["completions", "bash"]);
    let ask = |words: &[&str]| {
        let last = words.len() - 1;
        let line = words.join(" ");
        let quoted = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let (word, before) = (words[last], words[last - 1]);
        let text = format!(
            "{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={last}; COMP_LINE='{line}'; COMP_POINT={}\n\
             _indicalc indicalc '{word}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            line.len()
        );
        let output = Command::new("bash").args(["--norc", "-c", &text]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(ask(&["indicalc", "ins"]).trim(), "inspect");
    assert!(ask(&["indicalc", "gap", "--as"]).contains("--as-of"));
    assert!(ask(&["indicalc", "gap", "--status", "ach"]).contains("achieved"));
    assert!(ask(&["indicalc", "check", "--fail-on", "within"]).contains("within-rounding"));
    assert_eq!(ask(&["indicalc", "man", "ins"]).trim(), "inspect");
    assert_eq!(ask(&["indicalc", "help", "che"]).trim(), "check");
}

#[test]
fn every_shell_has_completions_and_every_command_a_page() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.printed(&["completions", shell]);
        for word in ["inspect", "by-region", "no-data"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let help = folder.printed(&["help", "--lang", "en"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let mut count = 0;
    for line in commands.filter(|line| !line.starts_with("    ")) {
        let command = line.split_whitespace().next().unwrap();
        let page = folder.printed(&["man", command, "--lang", "en"]);
        assert!(page.contains(&format!(".TH indicalc-{command} 1")), "{page}");
        let asked = folder.printed(&[command, "--help", "--lang", "en"]);
        if command != "help" {
            assert_eq!(asked, folder.printed(&["help", command, "--lang", "en"]));
        }
        assert!(asked.contains("Usage: indicalc "), "{asked}");
        count += 1;
    }
    assert!(count > 10, "{count}");
    assert!(folder.printed(&["man"]).contains(".TH indicalc 1"));
}

/// The folders of cases that show each code.
fn shown_by() -> Vec<(Code, String)> {
    let folders = harness::folders();
    let expectations: Vec<(String, String)> = folders
        .iter()
        .map(|folder| (harness::name(folder), harness::expectations(folder)))
        .collect();
    let first = |code: Code| {
        let word = code.word();
        let marks = [format!("[{word}]"), format!("\"code\": \"{word}\"")];
        let shows = |text: &str| marks.iter().any(|mark| text.contains(mark));
        let case = expectations.iter().find(|(_, text)| shows(text));
        case.map(|(name, _)| (code, name.clone()))
    };
    Code::ALL.into_iter().filter_map(first).collect()
}

fn page_of_codes(l: Language) -> String {
    let cases = shown_by();
    let mut page = String::from(match l {
        Language::Zh => {
            "# 代码\n\n[English](codes.md)\n\n每条错误和提示都有一个代码，写在方括号里。`indicalc codes 代码` 打印的也是这些。\n本页由 \
             `src/diagnostic` 里的表生成。\n"
        }
        Language::En => {
            "# Codes\n\n[中文](codes.zh.md)\n\nEvery error and every finding has a code, in square brackets. `indicalc codes CODE` prints \
             the same.\nThis page is made of the tables in `src/diagnostic`.\n"
        }
    });
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let heading = codes::heading(severity, l);
        let _ = write!(page, "\n## {heading}\n");
        for code in Code::ALL.into_iter().filter(|code| code.severity() == severity) {
            let (word, text) = (code.word(), code.text(l));
            let Explanation { meaning, example, way_out } = code.explanation(l);
            let _ = write!(
                page,
                "\n### `{word}`\n\n{text}\n\n{meaning}\n\n```\n{example}\n```\n\n{way_out}\n"
            );
            if let Some((_, case)) = cases.iter().find(|(shown, _)| *shown == code) {
                let case = format!("[{case}](../tests/cases/{case})");
                let _ = match l {
                    Language::Zh => write!(page, "\n用例：{case}\n"),
                    Language::En => write!(page, "\nCase: {case}\n"),
                };
            }
        }
    }
    page
}

#[test]
fn the_pages_of_codes_are_what_the_tables_say() {
    for (l, name) in [(Language::Zh, "docs/codes.zh.md"), (Language::En, "docs/codes.md")] {
        let path = root().join(name);
        let page = page_of_codes(l);
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(&path, page).unwrap();
            continue;
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == page,
            "{name} is not what the tables say: UPDATE_CASES=1 cargo test --test equipment"
        );
    }
}
