//! What the world around the program says: the terminal, the environment, the standard streams.

use std::ffi::OsStr;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;

use super::arguments::{Appearance, Borders, Color};
use super::message::CliMessage;
use crate::diagnostic::render::Look;
use crate::language::Language;
use crate::quantity::{Month, Rounding};
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
        width: appearance.width.map_or(seen.unwrap_or(USUAL_WIDTH), usize::from),
        color: color(appearance, terminal),
        ascii: appearance.borders == Borders::Ascii,
        flat: false,
        rounding,
    }
}

/// Refuses to write what is no text to a terminal, which would obey it.
pub(super) fn refuse_bytes(
    are_bytes: bool,
    format: &'static str,
    file: Option<&Path>,
) -> Result<(), CliMessage> {
    let shown = are_bytes && file.is_none() && std::io::stdout().is_terminal();
    if shown { Err(CliMessage::NoText { format }) } else { Ok(()) }
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
    let terminal = terminal && !is_dumb();
    let forced = || std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    match appearance.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => (terminal || (set("CLICOLOR_FORCE") && forced())) && !set("NO_COLOR"),
    }
}

/// Whether the terminal says that it only prints.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
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

/// The first month that is not over today, which builds that are to be repeated set themselves.
pub(super) fn running_month() -> Option<Month> {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok();
    let set = set.and_then(|seconds| seconds.trim().parse::<u64>().ok());
    let clock = || Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs());
    let seconds = set.or_else(clock)?;
    let tomorrow = i64::try_from(seconds / 86_400).ok()? + 1;
    month_of_day(tomorrow)
}

/// The month of a day, counted from the first of 1970. (Years that begin in March end with the day that not every year has.)
fn month_of_day(days: i64) -> Option<Month> {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let year = era * 400 + year + i64::from(month >= 10);
    let month = if month < 10 { month + 3 } else { month - 9 };
    Month::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?)
}

/// All of standard input, where one of these paths means it.
pub(super) fn piped<'a>(
    paths: impl IntoIterator<Item = &'a PathBuf>,
    l: Language,
) -> anyhow::Result<Option<Arc<[u8]>>> {
    if !paths.into_iter().any(is_standard) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.with_context(|| say!(l, "标准输入读不出来", "standard input cannot be read"))?;
    Ok(Some(bytes.into()))
}

/// The file of `-o`; none for standard output, which `-` means too.
pub(super) fn file(output: Option<&PathBuf>) -> Option<&Path> {
    output.map(PathBuf::as_path).filter(|path| !is_standard(path))
}

/// Whether a path means a standard stream.
pub(super) fn is_standard(path: &(impl AsRef<OsStr> + ?Sized)) -> bool {
    path.as_ref() == "-"
}

/// Whether somebody looks at standard error as it is written: a terminal that can take back what it shows, and no job of CI.
pub(super) fn is_watched() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    std::io::stderr().is_terminal() && !is_dumb() && !set("CI")
}

/// Writes to standard error; there is nowhere to report that this fails.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lie_in_their_months() {
        for (days, year, month) in [
            (0, 1970, 1),
            (30, 1970, 1),
            (31, 1970, 2),
            (19_782, 2024, 2),
            (19_783, 2024, 3),
            (20_453, 2025, 12),
            (20_454, 2026, 1),
            (11_016, 2000, 2),
            (11_017, 2000, 3),
        ] {
            assert_eq!(month_of_day(days), Month::new(year, month), "{days}");
        }
    }
}
