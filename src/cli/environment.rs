//! What the world around the program says: the terminal, the environment, the standard streams.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use anyhow::{Context, Result};

use super::arguments::Appearance;
use super::choice;
use crate::diagnostic::Code;
use crate::diagnostic::render::Look;
use crate::language::Language;
use crate::quantity::Rounding;
use crate::report::Style;
use crate::say;

/// The width of pages that go to no terminal.
const USUAL_WIDTH: usize = 120;

/// How results are to look: on the terminal if they go there, else as for a file.
pub(super) fn style(
    appearance: &Appearance,
    to_file: bool,
    language: Language,
    rounding: Rounding,
) -> Result<Style> {
    let terminal = !to_file && std::io::stdout().is_terminal();
    let seen = terminal.then(terminal_size::terminal_size).flatten();
    let seen = seen.map(|(width, _)| usize::from(width.0));
    Ok(Style {
        language,
        width: appearance
            .width
            .map_or(seen.unwrap_or(USUAL_WIDTH), usize::from),
        color: color(appearance, terminal, language)?,
        ascii: ascii(appearance, language)?,
        rounding,
    })
}

/// How diagnostics are to look on standard error.
pub(super) fn look(appearance: &Appearance, language: Language) -> Result<Look> {
    let terminal = std::io::stderr().is_terminal();
    Ok(Look {
        language,
        color: color(appearance, terminal, language)?,
        ascii: ascii(appearance, language)?,
        width: appearance.width.map_or(USUAL_WIDTH, usize::from),
    })
}

fn color(appearance: &Appearance, terminal: bool, language: Language) -> Result<bool> {
    let when = choice::of(
        "--color",
        &appearance.color,
        &["auto", "always", "never"],
        language,
    )?;
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    Ok(match when {
        "always" => true,
        "never" => false,
        _ => (terminal || set("CLICOLOR_FORCE")) && !set("NO_COLOR"),
    })
}

fn ascii(appearance: &Appearance, language: Language) -> Result<bool> {
    let words = ["unicode", "ascii"];
    Ok(choice::of("--borders", &appearance.borders, &words, language)? == "ascii")
}

/// All of standard input.
pub(super) fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .context("stdin")?;
    Ok(bytes)
}

/// Writes results to standard output, or to a file, which is replaced as a whole or left as it was. A closed pipe is no error.
pub(super) fn write(bytes: &[u8], file: Option<&Path>, l: Language) -> Result<()> {
    let Some(file) = file else {
        let mut out = std::io::stdout().lock();
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        };
    };
    replace(bytes, file).map_err(|error| unwritable(&error, file, l))
}

fn unwritable(error: &std::io::Error, file: &Path, l: Language) -> anyhow::Error {
    let name = file.display();
    let (why, help) = match error.kind() {
        std::io::ErrorKind::NotFound => (
            say!(l, "没有这个文件夹", "there is no such folder"),
            say!(l, "先建文件夹", "make the folder first"),
        ),
        std::io::ErrorKind::IsADirectory => (
            say!(l, "这是文件夹", "it is a folder"),
            say!(l, "写出文件名，如 表.csv", "name a file, such as table.csv"),
        ),
        std::io::ErrorKind::PermissionDenied => (
            say!(l, "没有写入的权限", "writing is not permitted"),
            say!(l, "换一个文件夹", "choose another folder"),
        ),
        _ => (
            error.to_string(),
            say!(l, "换一个文件夹", "choose another folder"),
        ),
    };
    let label = say!(l, "办法", "help");
    let sentence = say!(l, "{name} 写不进去：{why}", "cannot write {name}: {why}");
    anyhow::anyhow!(choice::Coded(
        Code::Unwritable,
        format!("{sentence}\n{label}: {help}")
    ))
}

fn replace(bytes: &[u8], file: &Path) -> std::io::Result<()> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if file.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    let mut draft = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    draft.write_all(bytes)?;
    readable_by_all(&draft)?;
    draft.persist(file)?;
    Ok(())
}

/// A draft is the owner's alone; what replaces a file is as readable as any new file.
#[cfg(unix)]
fn readable_by_all(draft: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    draft
        .as_file()
        .set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_draft: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}

/// Writes to standard error; there is nowhere to report that this fails.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
