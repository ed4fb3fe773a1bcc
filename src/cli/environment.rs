//! What the world around the program says: the terminal, the environment, the standard streams.

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use anyhow::Context;

use super::Failure;
use super::arguments::Appearance;
use super::complaint::Complaint;
use crate::diagnostic::Code;
use crate::diagnostic::render::Look;
use crate::language::Language;
use crate::quantity::Rounding;
use crate::report::Style;
use crate::{say, worded};

worded! {
    /// When to use colour.
    pub(super) enum Color {
        /// On a terminal.
        Auto = "auto",
        /// Always.
        Always = "always",
        /// Never.
        Never = "never",
    }
}

worded! {
    /// What rules and bars are drawn with.
    pub(super) enum Borders {
        /// Box-drawing characters.
        Unicode = "unicode",
        /// ASCII alone.
        Ascii = "ascii",
    }
}

/// The width of pages that go to no terminal.
const USUAL_WIDTH: usize = 120;

/// How results are to look: on the terminal if they go there, else as for a file.
pub(super) fn style(
    appearance: &Appearance,
    to_file: bool,
    language: Language,
    rounding: Rounding,
) -> Style {
    let terminal = !to_file && std::io::stdout().is_terminal();
    let seen = terminal.then(terminal_size::terminal_size).flatten();
    let seen = seen.map(|(width, _)| usize::from(width.0));
    Style {
        language,
        width: appearance
            .width
            .map_or(seen.unwrap_or(USUAL_WIDTH), usize::from),
        color: color(appearance, terminal),
        ascii: appearance.borders == Borders::Ascii,
        rounding,
    }
}

/// How diagnostics are to look on standard error.
pub(super) fn look(appearance: &Appearance, language: Language) -> Look {
    let terminal = std::io::stderr().is_terminal();
    Look {
        language,
        color: color(appearance, terminal),
        ascii: appearance.borders == Borders::Ascii,
        width: appearance.width.map_or(USUAL_WIDTH, usize::from),
    }
}

fn color(appearance: &Appearance, terminal: bool) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    match appearance.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => (terminal || set("CLICOLOR_FORCE")) && !set("NO_COLOR"),
    }
}

/// The languages of a run. Results do not depend on where it runs; what is said beside them is in the language of who reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Languages {
    /// Of what goes to standard output or a file.
    pub(super) results: Language,
    /// Of what goes to standard error, and of help.
    pub(super) messages: Language,
}

impl Languages {
    /// As asked for, else as the plan says, else that of the environment for messages.
    pub(super) fn of(asked: Option<Language>, plan: Option<Language>) -> Self {
        let said = asked.or(plan);
        Self {
            results: said.unwrap_or_default(),
            messages: said.or_else(locale).unwrap_or_default(),
        }
    }
}

/// The language of the environment: the first variable that is set decides.
fn locale() -> Option<Language> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let values = variables.into_iter().filter_map(std::env::var_os);
    let mut set = values.filter(|value| !value.is_empty());
    let value = set.next()?.to_string_lossy().into_owned();
    Language::of(value.split(['_', '-', '.', '@']).next()?)
}

/// All of standard input.
pub(super) fn standard_input(l: Language) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.with_context(|| say!(l, "标准输入读不出来", "standard input cannot be read"))?;
    Ok(bytes)
}

/// Writes results to standard output, or to a file, which is replaced as a whole or left as it was. A closed pipe is no error.
pub(super) fn write(bytes: &[u8], file: Option<&Path>, l: Language) -> Result<(), Failure> {
    if let Some(file) = file {
        return replace(bytes, file).map_err(|error| unwritable(&error, file, l).into());
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let sentence = say!(l, "标准输出写不出去", "standard output cannot be written");
            Err(anyhow::Error::new(error).context(sentence).into())
        }
        _ => Ok(()),
    }
}

fn unwritable(error: &std::io::Error, file: &Path, l: Language) -> Complaint {
    let name = file.display();
    let elsewhere = say!(l, "换一个文件夹", "choose another folder");
    let (why, help) = match error.kind() {
        ErrorKind::NotFound => (
            say!(l, "没有这个文件夹", "there is no such folder"),
            say!(l, "先建文件夹", "make the folder first"),
        ),
        ErrorKind::IsADirectory => (
            say!(l, "这是文件夹", "it is a folder"),
            say!(l, "写出文件名，如 表.csv", "name a file, such as table.csv"),
        ),
        ErrorKind::PermissionDenied => (
            say!(l, "没有写入的权限", "writing is not permitted"),
            elsewhere,
        ),
        _ => (error.to_string(), elsewhere),
    };
    let sentence = say!(l, "{name} 写不进去：{why}", "cannot write {name}: {why}");
    let complaint = Complaint::new(sentence).coded(Code::Unwritable);
    complaint.help(help)
}

fn replace(bytes: &[u8], file: &Path) -> std::io::Result<()> {
    if file.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let folder = file.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let mut draft = draft(folder.unwrap_or(Path::new(".")))?;
    draft.write_all(bytes)?;
    draft.persist(file)?;
    Ok(())
}

/// A draft beside the file that it will replace, as readable as any new file.
#[cfg(unix)]
fn draft(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let any_new_file = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new()
        .permissions(any_new_file)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn draft(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}

/// Writes to standard error; there is nowhere to report that this fails.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
