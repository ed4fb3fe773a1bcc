//! Assessments are put on paper. A page is a [`Sheet`]: a [`Document`] of tables and notes, which every format for people draws in its own
//! way, and, for the machine formats, an object of the figures as they are (`machine`), which JSON writes and CSV takes its columns out
//! of. Tables are data (`fields`: a line a column), and so are the sentences under them (`note`). A new format is one file and one line
//! in [`Format`].
//!
//! Nothing here opens a file or asks a terminal: what is needed to know comes in a [`Style`], and bytes come out.

pub mod assumed;
pub mod brief;
mod cards;
mod changes;
pub mod check;
pub mod codes;
mod columns;
pub mod compare;
mod compose;
pub mod coverage;
mod csv;
mod decomposition;
mod document;
mod docx;
pub mod earlier;
mod entry;
pub mod explain;
mod fields;
mod figure;
mod findings;
mod flat;
mod grid;
mod html;
mod index;
pub mod inspect;
mod json;
mod labelled;
mod machine;
mod markdown;
pub mod members;
mod message;
mod method;
pub mod months;
mod note;
mod number;
mod otherwise;
mod pace;
mod page;
mod picture;
mod plot;
mod portraits;
mod ranking;
pub mod schema;
mod sheet;
mod sources;
mod summary;
mod targets;
mod terminal;
mod text;
mod view;
mod xlsx;
mod year;

pub use compose::document;
pub use document::{
    Brief, Cell, Column, Counted, Counts, Course, Document, Finding, Group, Kind, Level, Note,
    Picture, Portrait, Role, Row, Table, Tone, Value,
};
pub use number::{Measure, Number};
pub use sheet::Sheet;

use std::fmt;

use crate::assess::Report;
use crate::language::{Choice, Language};
use crate::plan::Plan;
use crate::quantity::Rounding;
use crate::worded;

/// How a document is to look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Style {
    /// The language of every word that is the tool's own.
    pub language: Language,
    /// Columns of the terminal or page.
    pub width: usize,
    /// Whether colours may be used; they never carry a meaning of their own.
    pub color: bool,
    /// Whether rules and bars are drawn in ASCII.
    pub ascii: bool,
    /// Whether every row names itself, as where rows are sorted and filtered like those of a spreadsheet.
    pub flat: bool,
    /// What happens to exact halves at print.
    pub rounding: Rounding,
}

/// As for a file.
impl Default for Style {
    fn default() -> Self {
        Self {
            language: Language::default(),
            width: 120,
            color: false,
            ascii: false,
            flat: false,
            rounding: Rounding::default(),
        }
    }
}

/// A part of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Section {
    /// The one line of counts.
    Counts,
    /// What lags and what is not known, in sentences.
    Points,
    /// What changed since an earlier run; left out where it was not compared with one.
    Changes,
    /// How far every indicator is from its goal, and whether it keeps to its path: the page of a terminal.
    Overview,
    /// How far every indicator is from its goal.
    Gap,
    /// Where people judge otherwise than the rules; left out where they do not.
    Judged,
    /// How fast it moves.
    Progress,
    /// The year in progress; left out where no target has one.
    Pace,
    /// Counts of statuses by group and by owner (督查).
    Summary,
    /// Regions of one target, best first.
    Ranking,
    /// Regions beside each other and beside their whole; left out where they were not set so.
    Beside,
    /// The targets one by one, drawn.
    Targets,
    /// What changes since the baseline are made of; left out where no formula is a quotient or a sum.
    Decomposition,
    /// The ratings of all methods side by side; left out where only one was asked for.
    Methods,
    /// What verdicts would be from other base years; left out where that was not asked for.
    Sensitivity,
    /// The composite index by group, or its ranking of regions; left out where no target has a weight.
    Index,
    /// The score of every target in it.
    Scores,
    /// Where the figures stand in the data, in formats that keep it.
    Sources,
    /// Warnings and informations about the data.
    Findings,
}

impl Section {
    /// What the main job prints.
    pub const REPORT: &'static [Self] = &[
        Self::Counts,
        Self::Changes,
        Self::Pace,
        Self::Overview,
        Self::Judged,
        Self::Index,
        Self::Findings,
    ];
    /// The composite index.
    pub const INDEX: &'static [Self] = &[Self::Changes, Self::Index, Self::Scores];
    /// Counts instead of assessments.
    pub const SUMMARY: &'static [Self] = &[Self::Counts, Self::Changes, Self::Summary];
}

worded! {
    /// The formats of a report.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Format {
        /// Tables for a terminal or a text file.
        #[default]
        Table = "table",
        /// Tables for a document.
        Markdown = "markdown",
        /// One page for a browser, with nothing beside it.
        Html = "html",
        /// A workbook, a sheet a table.
        Xlsx = "xlsx",
        /// One row an assessment.
        Csv = "csv",
        /// One object with everything.
        Json = "json",
    }
}

/// Formats that names of files ask for by their endings.
pub trait Written: Choice + Default + PartialEq {
    /// The endings of file names that mean it.
    #[must_use]
    fn endings(self) -> &'static [&'static str];

    /// The format that the ending of a file's name asks for.
    #[must_use]
    fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        let mut formats = Self::ALL.iter().copied();
        formats.find(|format| format.endings().contains(&ending.as_str()))
    }
}

impl Written for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
        }
    }
}

impl Format {
    /// Whether it tells of every figure where it comes from.
    #[must_use]
    pub const fn tells_origins(self) -> bool {
        matches!(self, Self::Html | Self::Xlsx)
    }

    /// The sections that it has for those asked for: what a terminal has room for, more where there is more.
    #[must_use]
    pub fn sections(self, asked: &[Section]) -> Vec<Section> {
        use Section::{Counts, Gap, Overview, Points, Progress, Sources, Summary, Targets};
        let instead: &[Section] = match self {
            Self::Table => &[Overview],
            Self::Markdown | Self::Csv | Self::Json => &[Gap, Progress],
            Self::Html => &[Gap, Progress, Summary, Targets],
            Self::Xlsx => &[Gap, Progress, Summary, Targets, Sources],
        };
        let has_room = matches!(self, Self::Html | Self::Xlsx);
        let of = |section: &Section| match section {
            Overview => instead.to_vec(),
            Counts if has_room => vec![Counts, Points],
            section => vec![*section],
        };
        asked.iter().flat_map(of).collect()
    }
}

/// How CSV is to be written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CsvStyle {
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// Whether it is for a person: headers and words in the language of the run, numbers as they are printed.
    pub labels: bool,
}

/// Why a document could not be written: in the words of the library that writes the format.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotWritten(pub String);

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotWritten {}

/// A report as a page: the sections that a format has for those asked for. The machine formats hold every assessment, or the counts of a
/// summary, whatever other sections there are.
#[must_use]
pub fn sheet<'a>(
    plan: &'a Plan,
    report: &'a Report,
    sections: &'a [Section],
    style: &'a Style,
) -> Sheet<'a> {
    let counts = sections.contains(&Section::Summary);
    let scores = sections.contains(&Section::Scores);
    Sheet::new(
        move |format| {
            let style = Style { flat: matches!(format, Format::Xlsx | Format::Csv), ..*style };
            document(plan, report, &format.sections(sections), &style)
        },
        move || match counts.then(|| json::summary(plan, report)) {
            Some(counts) => counts.into(),
            None => json::report(plan, report, style.language),
        },
        move |sink| match (counts, scores) {
            (true, _) => summary::rows(&json::summary(plan, report), sink),
            (false, true) => index::rows(plan, report.index.as_ref(), sink),
            (false, false) => csv::report(plan, report, sink),
        },
    )
}

/// A report in a format.
///
/// # Errors
/// Where it does not fit the format.
pub fn render(
    format: Format,
    plan: &Plan,
    report: &Report,
    sections: &[Section],
    style: &Style,
    csv: CsvStyle,
) -> Result<Vec<u8>, NotWritten> {
    sheet(plan, report, sections, style).render(format, style, csv)
}

#[cfg(test)]
use tests::sample;

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) mod sample;

    #[test]
    fn a_format_is_known_by_its_word_and_by_the_ending_of_a_file() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.word()), Some(format));
        }
        for (ending, format) in [
            ("json", Some(Format::Json)),
            ("CSV", Some(Format::Csv)),
            ("md", Some(Format::Markdown)),
            ("txt", Some(Format::Table)),
            ("xlsx", Some(Format::Xlsx)),
            ("docx", None),
        ] {
            assert_eq!(Format::of_ending(ending), format, "{ending}");
        }
    }
}
