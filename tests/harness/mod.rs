//! Cases: a folder with a plan, its data, a command line and what the program is to say, byte for byte.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
pub(crate) mod advice;
mod diff;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command line printed and how it ended; of several lines, one section after the other, each under its line.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Outcome {
    stdout: String,
    stderr: String,
    code: String,
}

/// The day of all cases, 31 August 2026, unless a command line says --today.
const TODAY: &str = "1788134400";

const FILES: [&str; 3] = ["expected.stdout", "expected.stderr", "expected.code"];

impl Outcome {
    fn texts(&self) -> [&str; 3] {
        [&self.stdout, &self.stderr, &self.code]
    }

    /// What a case expects: a file that is missing is empty, and the status 0.
    fn expected(folder: &Path) -> Self {
        let read = |name| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let [stdout, stderr, code] = FILES.map(read);
        Self { stdout, stderr, code }
    }

    fn save(&self, folder: &Path) {
        for (name, text) in FILES.into_iter().zip(self.texts()) {
            let path = folder.join(name);
            if text.is_empty() {
                let _ = fs::remove_file(path);
            } else {
                fs::write(path, text).unwrap();
            }
        }
    }
}

/// All folders of `tests/cases` that hold a command, by name; only those whose name contains `CASE`, where it is set.
pub(crate) fn folders() -> Vec<PathBuf> {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let mut folders: Vec<PathBuf> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("cmd").is_file() && name(path).contains(&wanted))
        .collect();
    folders.sort();
    folders
}

/// Everything that a case expects, as one text.
pub(crate) fn expectations(folder: &Path) -> String {
    Outcome::expected(folder).texts().concat()
}

/// The name of a case.
pub(crate) fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// Runs a case; the text says what differs. With `update` the expectation is rewritten instead.
pub(crate) fn check(folder: &Path, update: bool) -> Result<(), String> {
    let found = run(folder);
    if update {
        found.save(folder);
        return Ok(());
    }
    let expected = Outcome::expected(folder);
    let mut text = String::new();
    let sides = expected.texts().into_iter().zip(found.texts());
    for (file, (expected, found)) in FILES.into_iter().zip(sides) {
        if expected != found {
            let lines = diff::first(expected, found);
            let _ = write!(text, "{} {file}\n{lines}", name(folder));
        }
    }
    if text.is_empty() { Ok(()) } else { Err(text) }
}

fn run(folder: &Path) -> Outcome {
    let text = fs::read_to_string(folder.join("cmd")).unwrap();
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    let mut outcome = Outcome::default();
    for line in &lines {
        let (stdout, stderr, code) = execute(folder, line);
        assert!(!stderr.contains("panicked at"), "{}: {line}\n{stderr}", name(folder));
        if lines.len() > 1 {
            let heading = format!("$ indicalc {line}\n");
            outcome.stdout += &heading;
            outcome.stderr += &heading;
            let _ = writeln!(outcome.code, "{code} {line}");
        } else if code != 0 {
            let _ = writeln!(outcome.code, "{code}");
        }
        outcome.stdout += &stdout;
        outcome.stderr += &stderr;
    }
    outcome
}

/// Runs one command line in the folder of its case, with nothing of the environment but what stands before it (`LANG=en …`);
/// `< file` is its standard input.
fn execute(folder: &Path, line: &str) -> (String, String, i32) {
    let (line, input) = line
        .split_once(" < ")
        .map_or((line, None), |(line, file)| (line, Some(folder.join(file.trim()))));
    let input = input.map_or(Stdio::null(), |path| fs::File::open(path).unwrap().into());
    let words = words(line);
    let variables = words.iter().map_while(|word| word.split_once('='));
    let variables: Vec<_> = variables
        .take_while(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    let output = Command::new(env!("CARGO_BIN_EXE_indicalc"))
        .args(words.iter().skip(variables.len()))
        .current_dir(folder)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", TODAY)
        .envs(variables)
        .stdin(input)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (text(output.stdout), text(output.stderr), code)
}

/// The words of a line, as a shell splits them; quotes hold blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for sign in line.chars() {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '"' | '\'') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}
