//! What the reader sees in one file, by the same code that reads it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::collect::period_of;
use super::encoding::EncodingReason;
use super::excerpt::illustrate;
use super::file::{self, Opened, open, refused_place};
use super::label;
use super::layout::{From, LayoutReason, Shape};
use super::message::Problem;
use super::preamble::Note;
use super::read::input_of;
use super::role::Role;
use super::scan::{Context, Found, Scan, Wanted};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::{Basis, Layout, Source};
use crate::quantity::notation::{Label, LabelError};
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

fn file_word(found: &super::encoding::Found) -> String {
    found.word()
}

/// The problems of all rows of a file, needed or not.
pub(super) fn problems_of(opened: &Opened<'_>, context: Context<'_>) -> Diagnostics {
    let mut tally = Tally::default();
    let (mut scan, labels) = tally.run(opened, context);
    let mut diagnostics = file::problems(opened, &mut scan);
    tally.bad_labels(opened, &scan, &labels, &mut diagnostics);
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
        };
        let mut tally = Tally::default();
        let (mut scan, labels) = tally.run(opened, context);
        let mut diagnostics = file::problems(opened, &mut scan);
        tally.bad_labels(opened, &scan, &labels, &mut diagnostics);
        self.notes.append(&mut scan.notes);
        self.series = tally.series(&scan, opened, source);
        self.observations = self.series.iter().map(|series| series.observations).sum();
        self.missing = self.series.iter().map(|series| series.missing).sum();
        let guesses = Guesses::of(opened, &self.series, &labels);
        for problem in guesses.findings() {
            diagnostics.push(Diagnostic::info(
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
    let mut add = |name: &str, at: super::header::Column| {
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

type Key = (u32, u32, u32, u32, Option<Basis>);

#[derive(Clone, Debug)]
struct Stat {
    key: Key,
    observations: u64,
    missing: u64,
    first: Option<(Period, Decimal)>,
    last: Option<(Period, Decimal)>,
}

/// Counts over all cells of a file.
#[derive(Default)]
struct Tally {
    ids: HashMap<Key, usize>,
    stats: Vec<Stat>,
    /// Cells under each label that is no period: the first, and how many.
    bad: HashMap<u32, (u32, u16, usize)>,
}

impl Tally {
    /// Reads the file twice: its labels, which are understood together, then its values.
    fn run<'c>(
        &mut self,
        opened: &Opened<'_>,
        context: Context<'c>,
    ) -> (Scan<'c>, Vec<Result<Label, LabelError>>) {
        let quarters = opened
            .table
            .shape
            .part
            .is_some_and(|(_, quarters)| quarters);
        let first = opened.scan(context, Wanted::Labels, &mut |_| {});
        let labels = label::understand(&first.labels, context.source.frequency, quarters);
        let stated = context.source.basis;
        let scan = opened.scan(context, Wanted::Everything, &mut |found| {
            self.add(&found, &labels, stated);
        });
        (scan, labels)
    }

    fn add(&mut self, found: &Found, labels: &[Result<Label, LabelError>], stated: Option<Basis>) {
        let basis = found.basis.or(stated);
        let key = (
            found.name,
            found.region,
            found.dimensions,
            found.unit,
            basis,
        );
        let at = *self.ids.entry(key).or_insert_with(|| {
            self.stats.push(Stat {
                key,
                observations: 0,
                missing: 0,
                first: None,
                last: None,
            });
            self.stats.len() - 1
        });
        let period = match labels.get(found.label as usize) {
            Some(Ok(label)) => Some(period_of(*label, basis)),
            _ => None,
        };
        if period.is_none() {
            let bad = self
                .bad
                .entry(found.label)
                .or_insert((found.line, found.field, 0));
            bad.2 += 1;
        }
        let Some(stat) = self.stats.get_mut(at) else {
            return;
        };
        let Some(value) = found.value else {
            stat.missing += 1;
            return;
        };
        stat.observations += 1;
        let Some(period) = period else { return };
        let rank = |period: Period| (period.end(), period.months());
        if stat
            .last
            .is_none_or(|(known, _)| rank(period) > rank(known))
        {
            stat.last = Some((period, value));
        }
        let rank = |period: Period| (period.end(), -period.months());
        if stat
            .first
            .is_none_or(|(known, _)| rank(period) < rank(known))
        {
            stat.first = Some((period, value));
        }
    }

    fn bad_labels(
        &self,
        opened: &Opened<'_>,
        scan: &Scan<'_>,
        labels: &[Result<Label, LabelError>],
        diagnostics: &mut Diagnostics,
    ) {
        let mut bad: Vec<_> = self.bad.iter().collect();
        bad.sort();
        for (label, (line, field, count)) in bad {
            let shape = &opened.table.shape;
            let place = match &shape.period {
                From::Column(column) => opened.place(*line, column.number()),
                From::Header => opened.place(opened.table.header.line, *field),
                _ => opened.place(*line, *field),
            };
            let blank = scan
                .labels
                .get(*label as usize)
                .is_none_or(|written| written.shown().trim().is_empty());
            let more = count.saturating_sub(1);
            let problem = match labels.get(*label as usize) {
                Some(Err(error)) if !blank => Problem::BadLabel {
                    error: error.clone(),
                    more,
                },
                _ => Problem::NoLabel { more },
            };
            diagnostics.push(Diagnostic::error(place, problem));
        }
    }

    /// The series as they are told, in order of appearance.
    fn series(&self, scan: &Scan<'_>, opened: &Opened<'_>, source: &Source) -> Vec<SeriesSeen> {
        let fallback = source.unit.as_ref().or(opened.table.preamble.unit.as_ref());
        let shape = &opened.table.shape;
        self.stats
            .iter()
            .map(|stat| {
                let (name, region, dimensions, unit, basis) = stat.key;
                let unit = unit
                    .checked_sub(1)
                    .and_then(|at| scan.units.get(at as usize))
                    .or(fallback);
                SeriesSeen {
                    indicator: scan
                        .names
                        .get(name as usize)
                        .map(|seen| seen.name.listed().to_owned())
                        .unwrap_or_default(),
                    region: scan
                        .regions
                        .get(region as usize)
                        .filter(|name| !name.is_empty())
                        .cloned(),
                    unit: unit.cloned(),
                    basis,
                    dimensions: dimensions_of(scan, shape, dimensions),
                    observations: stat.observations,
                    missing: stat.missing,
                    first: stat.first,
                    last: stat.last,
                }
            })
            .collect()
    }
}

fn dimensions_of(scan: &Scan<'_>, shape: &Shape, id: u32) -> Vec<(String, String)> {
    let Some(values) = scan.dimensions.get(id as usize) else {
        return Vec::new();
    };
    let pairs = shape.dimensions.iter().zip(&values.shown);
    pairs
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(dimension, value)| (dimension.name.clone(), value.trim().to_owned()))
        .collect()
}

/// What had to be guessed, and what the file does not say.
struct Guesses {
    nameless: bool,
    numbers: Option<String>,
    period: Option<String>,
    frequency: bool,
    layout: Option<Layout>,
    unitless: bool,
}

impl Guesses {
    fn of(
        opened: &Opened<'_>,
        series: &[SeriesSeen],
        labels: &[Result<Label, LabelError>],
    ) -> Self {
        let shape = &opened.table.shape;
        let why = |pick: fn(&LayoutReason) -> Option<String>| shape.why.iter().find_map(pick);
        let ambiguous = |error: &LabelError| {
            matches!(
                error,
                LabelError::Span { .. }
                    | LabelError::Tenth { .. }
                    | LabelError::MonthOr { .. }
                    | LabelError::AmongSpans { .. }
            )
        };
        Self {
            nameless: series.iter().any(|series| series.indicator.is_empty()),
            numbers: why(|reason| match reason {
                LayoutReason::OnlyNumbers(text) => Some(text.clone()),
                _ => None,
            }),
            period: why(|reason| match reason {
                LayoutReason::PeriodCells(text) => Some(text.clone()),
                _ => None,
            }),
            frequency: labels
                .iter()
                .filter_map(|label| label.as_ref().err())
                .any(ambiguous),
            layout: shape
                .layout
                .filter(|layout| *layout == Layout::RegionsAsColumns),
            unitless: series.iter().all(|series| series.unit.is_none()),
        }
    }

    fn findings(&self) -> Vec<Problem> {
        let mut findings = Vec::new();
        if self.nameless {
            findings.push(Problem::NoIndicator);
        }
        if let Some(column) = &self.numbers {
            findings.push(Problem::OnlyNumbers {
                column: column.clone(),
            });
        }
        findings
    }

    /// The block to write; none where nothing was guessed.
    fn block(&self, path: &str, source: &Source) -> Option<String> {
        let mut lines = Vec::new();
        if let Some(layout) = self.layout.filter(|_| source.layout.is_none()) {
            lines.push(format!("layout = {}", quoted(layout.word())));
        }
        let named = [("period", &self.period), ("value", &self.numbers)];
        let columns: Vec<String> = named
            .iter()
            .filter_map(|(role, text)| {
                text.as_ref()
                    .map(|text| format!("{role} = {}", quoted(text)))
            })
            .collect();
        if !columns.is_empty() {
            lines.push(format!("columns = {{ {} }}", columns.join(", ")));
        }
        if self.nameless {
            lines.push("indicator = \"…\"".to_owned());
        }
        if self.frequency && source.frequency.is_none() {
            lines.push("frequency = \"…\"".to_owned());
        }
        if lines.is_empty() {
            return None;
        }
        if self.unitless {
            lines.push("unit = \"…\"".to_owned());
        }
        Some(format!(
            "[[data]]\nfiles = [{}]\n{}\n",
            quoted(path),
            lines.join("\n")
        ))
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", c as u32).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
