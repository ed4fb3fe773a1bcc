//! What the world around the program says: the terminal, the environment, the standard streams.

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use anyhow::Context;

use super::arguments::Appearance;
use super::complaint::Complaint;
use super::{Failure, choice};
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
) -> Result<Style, Complaint> {
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
pub(super) fn look(appearance: &Appearance, language: Language) -> Result<Look, Complaint> {
    let terminal = std::io::stderr().is_terminal();
    Ok(Look {
        language,
        color: color(appearance, terminal, language)?,
        ascii: ascii(appearance, language)?,
        width: appearance.width.map_or(USUAL_WIDTH, usize::from),
    })
}

fn color(appearance: &Appearance, terminal: bool, language: Language) -> Result<bool, Complaint> {
    let when = choice::of(
        "--color",
        &appearance.color,
        &["auto", "always", "never"],
        language,
    )?;
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    Ok(match when {
        "always" => true,
        "never" => false,
        _ => (terminal || set("CLICOLOR_FORCE")) && !set("NO_COLOR"),
    })
}

fn ascii(appearance: &Appearance, language: Language) -> Result<bool, Complaint> {
    let words = ["unicode", "ascii"];
    Ok(choice::of("--borders", &appearance.borders, &words, language)? == "ascii")
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
