//! What this room says.

mod help;
mod text;

use std::io;

use super::cell::CellError;
use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::plan::Layout;
use crate::quantity::Period;
use crate::quantity::notation::LabelError;
use crate::say;

/// Problems and findings of reading data.
#[derive(Clone, Debug)]
pub(super) enum Problem {
    /// Neither the plan nor the command line names data files.
    NoData,
    NoFiles {
        pattern: String,
        folder: String,
    },
    BadPattern {
        pattern: String,
        reason: String,
    },
    Unreadable {
        reason: io::ErrorKind,
        text: String,
    },
    EmptyFile,
    OtherKind {
        kind: &'static str,
    },
    UnknownEncoding {
        label: String,
    },
    WrongEncoding {
        stated: String,
        found: String,
    },
    NotInEncoding {
        encoding: String,
        line: u32,
        stated: bool,
    },
    /// No UTF-8, and no text in any encoding that is told apart.
    NoEncoding {
        line: u32,
    },
    NulByte {
        line: u32,
    },
    Unclosed,
    TooLong,
    Ragged {
        found: usize,
        expected: usize,
        lines: u32,
    },
    SecondTable,
    OneColumn {
        first: String,
    },
    NoPeriod {
        headers: Vec<String>,
    },
    NoRows,
    LayoutUnfit {
        layout: Layout,
        headers: Vec<String>,
    },
    UnknownColumn {
        column: String,
        headers: Vec<String>,
    },
    BadCell {
        cell: String,
        error: CellError,
        name: String,
    },
    MoreBadCells {
        more: usize,
    },
    /// What should say how many rows a row stands for does not.
    BadGrouping {
        aggregate: String,
        rows: String,
        decimals: String,
    },
    BadLabel {
        error: LabelError,
        more: usize,
    },
    NoLabel {
        more: usize,
    },
    BadUnit {
        text: String,
        more: usize,
    },
    NameCollision {
        one: String,
        other: String,
    },
    Twice {
        name: String,
        one: String,
        other: String,
    },
    SeveralRegions {
        regions: Vec<String>,
        series: Option<String>,
    },
    UnknownRegion {
        region: String,
        known: Vec<String>,
    },
    TotalsOf {
        region: String,
    },
    Dimensions {
        series: String,
        dimension: String,
        values: Vec<String>,
        key: Option<String>,
    },
    SameMember {
        series: String,
        member: String,
        period: Period,
        one: String,
        other: String,
    },
    MemberUnits {
        series: String,
        one: String,
        other: String,
    },
    Overflow {
        series: String,
    },
    Incomplete {
        series: String,
        member: String,
        periods: Vec<String>,
    },
    /// A file whose name does not fit the pattern that takes the vintage from it.
    NoVintage {
        pattern: String,
    },
    NoIndicator,
    OnlyNumbers {
        column: String,
    },
    OnlyPeriods {
        column: String,
    },
    TakenLayout {
        layout: Layout,
    },
    TakenEncoding {
        encoding: String,
    },
}

impl Problem {
    /// A file that the system does not give.
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable {
            reason: error.kind(),
            text: error.to_string(),
        }
    }
}

impl Message for Problem {
    fn code(&self) -> Code {
        match self {
            Self::NoData | Self::NoFiles { .. } | Self::BadPattern { .. } => Code::NoFiles,
            Self::Unreadable { .. } | Self::OtherKind { .. } => Code::Unreadable,
            Self::EmptyFile
            | Self::OneColumn { .. }
            | Self::NoPeriod { .. }
            | Self::NoRows
            | Self::LayoutUnfit { .. } => Code::NoTable,
            Self::UnknownEncoding { .. }
            | Self::WrongEncoding { .. }
            | Self::NoEncoding { .. }
            | Self::NotInEncoding { .. } => Code::BadEncoding,
            Self::NulByte { .. }
            | Self::Unclosed
            | Self::TooLong
            | Self::SecondTable
            | Self::Ragged { .. } => Code::BadStructure,
            Self::UnknownColumn { .. } => Code::UnknownColumn,
            Self::BadCell { .. } | Self::MoreBadCells { .. } | Self::BadGrouping { .. } => {
                Code::BadCell
            }
            Self::BadLabel { .. } | Self::NoLabel { .. } => Code::BadLabel,
            Self::BadUnit { .. } => Code::BadUnit,
            Self::NameCollision { .. } => Code::NameCollision,
            Self::SeveralRegions { .. } => Code::SeveralRegions,
            Self::UnknownRegion { .. } => Code::UnknownChoice,
            Self::Dimensions { .. } | Self::Twice { .. } | Self::SameMember { .. } => {
                Code::SameCell
            }
            Self::MemberUnits { .. } => Code::UnitMismatch,
            Self::Overflow { .. } => Code::Arithmetic,
            Self::Incomplete { .. } => Code::IncompleteAggregate,
            Self::NoVintage { .. }
            | Self::NoIndicator
            | Self::OnlyNumbers { .. }
            | Self::OnlyPeriods { .. }
            | Self::TakenLayout { .. }
            | Self::TakenEncoding { .. }
            | Self::TotalsOf { .. } => Code::Guessed,
        }
    }

    fn text(&self, language: Language) -> String {
        text::text(self, language)
    }

    fn label(&self, language: Language) -> Option<String> {
        match self {
            Self::BadCell { .. } => Some(say!(
                language,
                "应是一个数，或表示没有数的符号（空、-、—、…、NA 等）",
                "expected a number or a mark for no value (blank, -, …, NA and the like)"
            )),
            Self::Unclosed => Some(say!(language, "记录从这里开始", "the record begins here")),
            _ => None,
        }
    }

    fn help(&self, language: Language) -> Option<String> {
        help::help(self, language)
    }
}

/// A text of a file, cut where it is long.
fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Some of a list, and how many more there are.
fn some(language: Language, items: &[String]) -> String {
    const SHOWN: usize = 8;
    let list = language.list(items.iter().take(SHOWN).map(|item| short(item)));
    match items.len().saturating_sub(SHOWN) {
        0 => list,
        more => {
            let all = items.len();
            say!(language, "{list} 等{all}个", "{list} and {more} more")
        }
    }
}

fn more_zh(more: usize) -> String {
    if more == 0 {
        String::new()
    } else {
        format!("（另有{more}处）")
    }
}

fn more_en(more: usize) -> String {
    if more == 0 {
        String::new()
    } else {
        format!(" (and {more} more)")
    }
}
