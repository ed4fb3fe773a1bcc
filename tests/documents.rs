//! The pages for users are true: what they show is what is printed, every command line in them runs, every link leads somewhere, and
//! no page stands alone. `UPDATE_CASES=1` rewrites what is shown.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages by their path from the root of the project.
fn pages() -> Vec<String> {
    let mut pages = vec!["README.md".to_owned(), "README.zh.md".to_owned()];
    let docs = fs::read_dir(root().join("docs")).unwrap();
    for entry in docs {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if Path::new(&name).extension().is_some_and(|ending| ending == "md") {
            pages.push(format!("docs/{name}"));
        }
    }
    pages.sort();
    pages
}

fn text(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap()
}

/// The fenced blocks of a page that are in a language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1);
    blocks.filter_map(|block| Some(block.split_once("```")?.0)).collect()
}

/// A folder with what a fresh clone has.
fn clone() -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        if from.is_dir() {
            fs::create_dir(to).unwrap();
            for entry in fs::read_dir(from).unwrap() {
                let entry = entry.unwrap();
                copy(&entry.path(), &to.join(entry.file_name()));
            }
        } else {
            fs::copy(from, to).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for name in ["targets.toml", "examples"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    folder
}

/// Runs a line of a shell where `indicalc` is on the path.
fn run(line: &str, folder: &Path) -> Output {
    let binary = Path::new(env!("CARGO_BIN_EXE_indicalc")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("bash")
        .args(["-o", "pipefail", "-c", line])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", binary.display()))
        .env_remove("CLICOLOR_FORCE")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

/// A line that is to run: done, or a check that failed.
fn must_run(page: &str, line: &str, folder: &Path) {
    let output = run(line, folder);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let status = output.status.code();
    assert!(matches!(status, Some(0 | 1)), "{page}: {line}: {status:?}\n{complaint}");
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    for page in pages() {
        let text = text(&page);
        let mut fresh = text.clone();
        let folder = clone();
        let shown = blocks(&text, "console");
        assert!(!shown.is_empty() || !page.starts_with("README"), "{page} shows nothing");
        for block in shown {
            let (line, output) = block.split_once('\n').unwrap();
            let line = line.strip_prefix("$ ").unwrap();
            let printed = String::from_utf8(run(line, folder.path()).stdout).unwrap();
            if update {
                fresh = fresh.replace(block, &format!("$ {line}\n{printed}"));
            } else {
                assert_eq!(output, printed, "{page}: {line}");
            }
        }
        if update {
            fs::write(root().join(&page), fresh).unwrap();
        }
    }
}

/// The lines of the shell of a page run one after the other in a fresh clone, but for those that build or install.
#[test]
fn every_command_line_runs() {
    let mut count = 0;
    for page in pages() {
        let text = text(&page);
        let folder = clone();
        for block in blocks(&text, "sh") {
            if block.starts_with("#!") {
                continue;
            }
            let elsewhere = ["cargo ", "pip ", "git ", "."];
            let lines = block
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            for line in lines.filter(|line| !elsewhere.iter().any(|word| line.starts_with(word))) {
                must_run(&page, line, folder.path());
                count += 1;
            }
        }
        for block in blocks(&text, "yaml") {
            let steps = block.lines().filter_map(|line| line.trim().strip_prefix("- run: "));
            for line in steps.filter(|line| line.starts_with("indicalc")) {
                must_run(&page, line, folder.path());
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn every_example_of_the_help_runs() {
    let folder = clone();
    let help = |line: &str| String::from_utf8(run(line, folder.path()).stdout).unwrap();
    let page = help("indicalc help --lang en");
    let (_, commands) = page.split_once("Commands:\n").unwrap();
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let names = commands.filter(|line| !line.starts_with("    "));
    let mut pages = vec![page.clone()];
    for name in names.map(|line| line.split_whitespace().next().unwrap()) {
        pages.push(help(&format!("indicalc help {name} --lang en")));
    }
    let mut count = 0;
    for page in pages {
        let (_, examples) = page.split_once("Examples:\n").unwrap();
        let lines = examples.lines().take_while(|line| line.starts_with("  "));
        for line in lines {
            let line = line.trim().split("  ").next().unwrap();
            must_run("help", line, folder.path());
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

/// The hook before a commit lets pass what is right, and nothing that is wrong.
#[test]
fn the_hook_before_a_commit_refuses_what_is_wrong() {
    for page in ["docs/check.md", "docs/check.zh.md"] {
        let text = text(page);
        let hook = blocks(&text, "sh").into_iter().find(|block| block.starts_with("#!")).unwrap();
        let folder = clone();
        let at = folder.path();
        assert!(run("git init -q . && git add -A", at).status.success());
        fs::write(at.join(".git/hooks/pre-commit"), hook).unwrap();
        let commit = "chmod +x .git/hooks/pre-commit && git -c user.name=a -c user.email=a@b.c commit -q -a -m x";
        let output = run(commit, at);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::write(at.join("targets.toml"), "[plan\n").unwrap();
        let output = run(commit, at);
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains("toml-syntax"));
    }
}

/// The pages and files that a page links to, by their path from the root.
fn links(page: &str) -> Vec<PathBuf> {
    let text = text(page);
    let folder = Path::new(page).parent().unwrap();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let own = targets.map(|(target, _)| target.split('#').next().unwrap());
    let own = own.filter(|target| !target.is_empty() && !target.contains("://"));
    own.map(|target| normal(&folder.join(target))).collect()
}

fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<&std::ffi::OsStr> = Vec::new();
    for part in path {
        if part == ".." {
            parts.pop();
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.into_iter().collect()
}

#[test]
fn every_link_leads_somewhere_and_every_page_is_linked() {
    let mut reached = BTreeSet::from([PathBuf::from("README.md")]);
    let mut open: Vec<PathBuf> = reached.iter().cloned().collect();
    while let Some(page) = open.pop() {
        for link in links(page.to_str().unwrap()) {
            assert!(root().join(&link).exists(), "{}: {}", page.display(), link.display());
            let is_page = link.extension().is_some_and(|ending| ending == "md");
            if is_page && reached.insert(link.clone()) {
                open.push(link);
            }
        }
    }
    for page in pages() {
        assert!(reached.contains(Path::new(&page)), "{page} is linked nowhere");
        let twin = match page.strip_suffix(".zh.md") {
            Some(name) => format!("{name}.md"),
            None => format!("{}.zh.md", page.strip_suffix(".md").unwrap()),
        };
        assert!(root().join(&twin).exists(), "{page} has no twin");
        assert!(links(&page).contains(&PathBuf::from(&twin)), "{page} does not link its twin");
    }
}

/// The names in `docs/output.md` are those of the output.
#[test]
fn the_documents_name_every_key_and_column_of_the_output() {
    for name in ["docs/output.md", "docs/output.zh.md"] {
        let text = text(name);
        for command in ["report", "summary"] {
            let printed = |format: &str| {
                let line = format!("indicalc {command} --format {format}");
                String::from_utf8(run(&line, root()).stdout).unwrap()
            };
            let mut names = Vec::new();
            keys(&serde_json::from_str(&printed("json")).unwrap(), &mut names);
            let csv = printed("csv");
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

/// The plans that ship pass the checks that the documents advise.
#[test]
fn the_plans_that_ship_pass() {
    let folder = clone();
    for line in [
        "indicalc check --fail-on missed,stale,warnings",
        "indicalc check targets.toml examples/*/targets.toml --by-region --fail-on warnings",
    ] {
        let output = run(line, folder.path());
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{line}\n{told}");
    }
}

/// Each dependency has a line that says why it is there.
#[test]
fn every_dependency_says_why() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut count = 0;
    for section in manifest.split("\n[").filter(|section| section.contains("dependencies]")) {
        let lines = section.lines().skip(1).filter(|line| line.contains(" = "));
        for line in lines {
            let why = line.split_once(" # ").map(|(_, why)| why.trim());
            assert!(why.is_some_and(|why| why.len() > 8), "{line}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}
