//! What the world around the program says: the terminal, the environment, the standard streams.

use std::ffi::OsStr;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::arguments::{Appearance, Borders, Color};
use crate::diagnostic::render::Look;
use crate::language::Language;
use crate::quantity::Rounding;
use crate::report::Style;
use crate::say;

/// The width of pages that go to no terminal.
const USUAL_WIDTH: usize = 120;
/// The widths that a page takes.
const NARROWEST: usize = 20;
const WIDEST: usize = 1000;

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
    let seen = seen.or_else(|| columns().filter(|_| !to_file));
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

/// The width that the environment tells, where there is no terminal to ask.
fn columns() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
    (NARROWEST..=WIDEST).contains(&columns).then_some(columns)
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
    let forced = || std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    match appearance.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => (terminal || (set("CLICOLOR_FORCE") && forced())) && !set("NO_COLOR"),
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

/// The file of `-o`; none for standard output, which `-` means too.
pub(super) fn file(output: Option<&PathBuf>) -> Option<&Path> {
    output
        .map(PathBuf::as_path)
        .filter(|path| !is_standard(path))
}

/// Whether a path means a standard stream.
pub(super) fn is_standard(path: &(impl AsRef<OsStr> + ?Sized)) -> bool {
    path.as_ref() == "-"
}

/// Writes to standard error; there is nowhere to report that this fails.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
