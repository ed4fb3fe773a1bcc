//! What the README shows is what the program prints. `UPDATE_CASES=1` rewrites it.

#![allow(clippy::unwrap_used)]
use std::path::Path;
use std::process::Command;

/// A block of a README: from behind its first line, `$ indicalc …`, to its closing fence.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    text.split("```console\n$ indicalc ")
        .skip(1)
        .filter_map(|block| {
            let (arguments, rest) = block.split_once('\n')?;
            let (output, _) = rest.split_once("```")?;
            Some((arguments, output))
        })
        .collect()
}

fn printed(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_indicalc"))
        .args(arguments.split_whitespace())
        .env_remove("CLICOLOR_FORCE")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_readmes_show_what_is_printed() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    for name in ["README.md", "README.zh.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let mut fresh = text.clone();
        let shown = blocks(&text);
        assert!(!shown.is_empty(), "{name} shows nothing");
        for (arguments, output) in shown {
            let printed = printed(arguments);
            if update {
                fresh = fresh.replace(
                    &format!("{arguments}\n{output}```"),
                    &format!("{arguments}\n{printed}```"),
                );
            } else {
                assert_eq!(output, printed, "{name}: indicalc {arguments}");
            }
        }
        if update {
            std::fs::write(&path, fresh).unwrap();
        }
    }
}

/// The names in `docs/output.md` are those of the output.
#[test]
fn the_documents_name_every_key_and_column_of_the_output() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for name in ["output.md", "output.zh.md"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        for command in ["report", "summary"] {
            let mut names = Vec::new();
            let json = printed(&format!("{command} --format json"));
            keys(&serde_json::from_str(&json).unwrap(), &mut names);
            let csv = printed(&format!("{command} --format csv"));
            let columns = csv.lines().next().unwrap_or_default().split(',');
            names.extend(columns.map(str::to_owned));
            for key in names {
                assert!(text.contains(&format!("`{key}`")), "{name} lacks `{key}`");
            }
        }
    }
}

fn keys(value: &serde_json::Value, names: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                names.push(key.clone());
                keys(value, names);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, names)),
        _ => {}
    }
}
