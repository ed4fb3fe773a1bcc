//! What the reader sees in one file, by the same code that reads it.

mod guess;
mod tally;
mod twice;

use std::path::Path;
use std::sync::Arc;

use crate::data::bytes::encoding::EncodingReason;
use crate::data::inspect::guess::Guesses;
use crate::data::inspect::tally::Tally;
use crate::data::read::input_of;
use crate::data::rows::excerpt::illustrate;
use crate::data::rows::file;
use crate::data::rows::file::{Opened, open, refused_place};
use crate::data::rows::found::Context;
use crate::data::table::layout::shape::{From, LayoutReason};
use crate::data::table::preamble::Note;
use crate::data::texts::role::Role;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::plan::{Basis, Layout, Source};
use crate::quantity::{Decimal, Period, Unit, UnitTable};

/// All that the reader sees in one file.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The path as it is shown.
    pub path: Arc<str>,
    /// `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`, or the label stated; none: the file could not be read at all.
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

/// Looks into one file. `source` says what the plan says of it, `stdin` are the bytes of a path `-`.
#[must_use]
pub fn inspect(
    path: &Path,
    source: &Source,
    units: &UnitTable,
    stdin: Option<&Arc<[u8]>>,
) -> Inspection {
    let input = input_of(path, stdin);
    let mut seen = Inspection {
        path: Arc::clone(&input.shown),
        encoding: None,
        encoding_reason: None,
        delimiter: None,
        layout: None,
        layout_reasons: Vec::new(),
        header_line: None,
        headers: Vec::new(),
        columns: Vec::new(),
        notes: Vec::new(),
        series: Vec::new(),
        observations: 0,
        missing: 0,
        problems: Diagnostics::default(),
        suggestion: None,
    };
    match open(&input, 1, source, units, &|_| false) {
        Ok(opened) => {
            seen.encoding = Some(opened.encoded.word());
            seen.encoding_reason = Some(opened.encoded.why);
            seen.delimiter = Some(char::from(opened.table.delimiter));
            seen.describe(&opened);
            seen.read(&opened, source, units);
        }
        Err(refused) => {
            seen.encoding = refused.encoded.as_ref().map(file_word);
            seen.encoding_reason = refused.encoded.as_ref().map(|encoded| encoded.why);
            seen.delimiter = refused.delimiter.map(char::from);
            let place = refused_place(&input, 1, &refused.problem);
            seen.problems
                .push(Diagnostic::error(place, refused.problem));
        }
    }
    seen
}

fn file_word(found: &crate::data::bytes::encoding::Found) -> String {
    found.word()
}

/// The problems of all rows of a file, needed or not.
pub(crate) fn problems_of(opened: &Opened<'_>, context: Context<'_>) -> Diagnostics {
    let mut tally = Tally::default();
    let (mut scan, labels) = tally.run(opened, context);
    let mut diagnostics = file::problems(opened, &mut scan);
    tally.bad_labels(opened, &scan, &labels, &mut diagnostics);
    // Which of two values counts is told of the cells that series need.
    let mut stated = Diagnostics::default();
    twice::tell(&tally, opened, context, &scan, &mut stated);
    diagnostics.extend(
        stated
            .into_iter()
            .filter(|told| told.severity == Severity::Error),
    );
    illustrate(opened, diagnostics)
}

impl Inspection {
    fn describe(&mut self, opened: &Opened<'_>) {
        let table = &opened.table;
        self.layout = table.shape.layout;
        self.layout_reasons.clone_from(&table.shape.why);
        self.header_line = (table.header.line > 0).then_some(table.header.line);
        self.headers = table.header.texts();
        self.notes.clone_from(&table.preamble.notes);
        self.columns = columns(opened);
    }

    fn read(&mut self, opened: &Opened<'_>, source: &Source, units: &UnitTable) {
        let context = Context {
            table: &opened.table,
            encoding: opened.field_encoding(),
            source,
            units,
            region: source.region.as_deref(),
            every_region: false,
        };
        let mut tally = Tally::default();
        let (mut scan, labels) = tally.run(opened, context);
        let mut diagnostics = file::problems(opened, &mut scan);
        tally.bad_labels(opened, &scan, &labels, &mut diagnostics);
        twice::tell(&tally, opened, context, &scan, &mut diagnostics);
        self.notes.append(&mut scan.notes);
        self.series = tally.series(&scan, opened, source);
        self.observations = self.series.iter().map(|series| series.observations).sum();
        self.missing = self.series.iter().map(|series| series.missing).sum();
        let guesses = Guesses::of(opened, &self.series, &labels);
        for problem in guesses.findings() {
            diagnostics.push(Diagnostic::finding(
                opened.place(opened.table.header.line, 0),
                problem,
            ));
        }
        self.suggestion = guesses.block(&self.path, source);
        self.problems.extend(illustrate(opened, diagnostics));
    }
}

/// The columns with what they are for.
fn columns(opened: &Opened<'_>) -> Vec<(String, String)> {
    let table = &opened.table;
    let mut columns = Vec::new();
    let mut add = |name: &str, at: crate::data::table::column::Column| {
        let cell = table.header.cells.iter().find(|cell| cell.column == at);
        let Some(cell) = cell else { return };
        if !columns
            .iter()
            .any(|(known, _): &(String, String)| known == name)
        {
            columns.push((name.to_owned(), cell.text.clone()));
        }
    };
    let shape = &table.shape;
    for (word, from) in [
        ("period", &shape.period),
        ("indicator", &shape.indicator),
        ("region", &shape.region),
    ] {
        if let From::Column(column) = from {
            add(word, *column);
        }
    }
    if let ([only], Some(Layout::Long)) = (shape.values.as_slice(), shape.layout) {
        add("value", only.column);
    }
    for (role, column) in [
        (Role::Unit, shape.unit),
        (Role::Scale, shape.scale),
        (Role::Vintage, shape.vintage),
        (Role::Flag, shape.flag),
        (Role::Basis, shape.basis),
        (Role::From, shape.from),
        (Role::Until, shape.until),
    ] {
        if let Some(column) = column {
            add(role.word(), column);
        }
    }
    for dimension in &shape.dimensions {
        add(&dimension.name, dimension.column);
    }
    columns
}
