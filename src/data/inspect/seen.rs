//! What is seen in a file.

use crate::data::bytes::encoding::EncodingReason;
use crate::data::inspect::account::Account;
use crate::data::table::layout::shape::LayoutReason;
use crate::data::table::preamble::Note;
use crate::diagnostic::{Diagnostics, Document};
use crate::plan::{Basis, Layout};
use crate::quantity::{Decimal, Period, Unit};

/// All that the reader sees in one file.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The file, or the sheet of it.
    pub document: Document,
    /// `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`, or the label stated; none: a sheet, or a file that could not be read at all.
    pub encoding: Option<String>,
    /// Why.
    pub encoding_reason: Option<EncodingReason>,
    /// The character between fields.
    pub delimiter: Option<char>,
    /// The layout; none: no table was found.
    pub layout: Option<Layout>,
    /// The evidence for it.
    pub layout_reasons: Vec<LayoutReason>,
    /// The 1-based line of the header row; none where the table has none.
    pub header_line: Option<u32>,
    /// The header texts.
    pub headers: Vec<String>,
    /// The columns that were understood: the word of the role, or a dimension's own name, and the header text.
    pub columns: Vec<(String, String)>,
    /// Lines above the header and below the body.
    pub notes: Vec<Note>,
    /// The series, in order of appearance.
    pub series: Vec<SeriesSeen>,
    /// Cells with a value.
    pub observations: u64,
    /// Cells without one.
    pub missing: u64,
    /// What is wrong, and what was guessed.
    pub problems: Diagnostics,
    /// What became of every cell, where that was asked for.
    pub account: Option<Account>,
    /// The `[[data]]` block one would write, where anything had to be guessed.
    pub suggestion: Option<String>,
}

/// One series of a file.
#[derive(Clone, Debug)]
pub struct SeriesSeen {
    /// The indicator's name without unit and basis; empty where the file names none.
    pub indicator: String,
    /// The region; none where the row states none.
    pub region: Option<String>,
    /// The unit; none where nobody says it.
    pub unit: Option<Unit>,
    /// What a bare month, quarter or half-year means, where name, column or plan say it.
    pub basis: Option<Basis>,
    /// What tells it from other series of the indicator: names and values of dimensions, blank ones left out.
    pub dimensions: Vec<(String, String)>,
    /// Cells with a value.
    pub observations: u64,
    /// Cells without one.
    pub missing: u64,
    /// The earliest value, by the period's end.
    pub first: Option<(Period, Decimal)>,
    /// The latest value.
    pub last: Option<(Period, Decimal)>,
}
