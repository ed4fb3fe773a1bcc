//! One table of a file, scanned: its values, and what its labels, basis and version make of them.

use std::collections::{HashMap, HashSet};

use crate::data::compact::Compact;
use crate::data::message::Problem;
use crate::data::rows::file::{bad_cells, problems};
use crate::data::rows::found::{Found, NameSeen, RegionSeen};
use crate::data::rows::needs::is_dated;
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::From;
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Id;
use crate::data::texts::label::{self, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::plan::{Basis, FromBlock, Source};
use crate::quantity::notation::{Label, LabelError};
use crate::quantity::{Frequency, Month, Period};
use crate::words::flags::Flag;

/// The labels of a scan, understood together, in their order.
pub(crate) type Labels = Vec<Result<Label, LabelError>>;

/// One table of a file, scanned.
pub(crate) struct Batch<'a> {
    pub source: &'a Source,
    pub scan: Scan<'a>,
    pub found: Compact<Found>,
    pub labels: Labels,
    /// The version that the block states for the file, or that it takes from its name.
    pub vintage: Option<String>,
    /// What is wrong with the table.
    pub diagnostics: Diagnostics,
    /// Cells that hold no numbers: they are errors only where their region counts.
    pub bad_cells: Vec<(Option<Id<RegionSeen>>, Diagnostic)>,
}

impl<'a> Batch<'a> {
    pub(crate) fn new(
        opened: &Opened<'_>,
        source: &'a Source,
        mut scan: Scan<'a>,
        found: Compact<Found>,
    ) -> Self {
        let bad_cells = bad_cells(opened, &mut scan);
        let mut diagnostics = problems(opened, &mut scan);
        let vintage = vintage_of(opened, source, &scan, &mut diagnostics);
        let labels = scan.understood_labels();
        let valued = found.iter().filter(|one| one.value.is_some());
        settle_months(&mut scan, &labels, valued.map(|one| (one.name, one.label)));
        Self { source, scan, found, labels, vintage, diagnostics, bad_cells }
    }

    /// Gives what is to be said of lines the text of these lines.
    pub(crate) fn illustrate(&mut self, illustrate: impl Fn(Diagnostics) -> Diagnostics) {
        self.diagnostics = illustrate(std::mem::take(&mut self.diagnostics));
        let (regions, told): (Vec<_>, Vec<_>) = self.bad_cells.drain(..).unzip();
        let mut cells = Diagnostics::default();
        for one in told {
            cells.push(one);
        }
        self.bad_cells = regions.into_iter().zip(illustrate(cells)).collect();
    }

    /// The months that a figure under a label counts.
    pub(crate) fn period(
        &self,
        label: Option<Id<Written>>,
        basis: Option<Basis>,
    ) -> Option<Period> {
        let label = self.labels.get(label?.index())?.as_ref().ok()?;
        Some(period_of(*label, basis))
    }

    /// The ends of figures that feed nothing, but for forecasts and targets.
    pub(crate) fn unused_ends(&self) -> impl Iterator<Item = Month> {
        let labels = self.scan.unused_labels.iter();
        let labels = labels.filter_map(|id| self.labels.get(id.index())?.as_ref().ok());
        let is_made_before = |flag| matches!(flag, Some(Flag::Forecast | Flag::Target));
        let labels = labels.filter(move |label| !is_made_before(label.flag));
        labels.map(|label| label.period.end())
    }

    /// What a bare label of a figure means, by the file, else by its series, else by the block.
    pub(crate) fn basis(&self, found: &Found, series: Option<Basis>) -> Option<Basis> {
        basis(found, &self.scan, &self.labels, series.or(self.source.basis))
    }

    pub(crate) fn is_register(&self) -> bool {
        is_dated(&self.scan.table.shape)
    }

    /// Tells labels that are no periods, in rows that count: each once, with the number of further rows.
    pub(crate) fn tell_bad_labels(&mut self, opened: &Opened<'_>) {
        if self.labels.iter().all(Result::is_ok) && self.found.iter().all(|one| one.label.is_some())
        {
            return;
        }
        let mut bad = BadLabels::default();
        let text = |label: Option<Id<Written>>| self.scan.labels.get(label?).map(Written::shown);
        for one in self.found.iter() {
            // A register may leave its dates blank: always, or still. A row may hold figures that nothing needs.
            let is_blank = || text(one.label).is_none_or(|text| text.trim().is_empty());
            let needs_none = one.value.is_none() && is_blank();
            let (place, beside) = ((one.line, one.field), self.scan.is_beside(one.series));
            if !needs_none && (one.label.is_some() || !self.is_register()) {
                bad.see(one.label, place, &self.labels, beside);
            }
            if one.until.is_some() {
                bad.see(one.until, place, &self.labels, beside);
            }
        }
        bad.tell(opened, &self.scan, &self.labels, &mut self.diagnostics);
    }
}

/// Takes the months of an index whose runs since the year began are printed too for themselves; names with labels are given.
pub(crate) fn settle_months(
    scan: &mut Scan<'_>,
    labels: &Labels,
    met: impl Iterator<Item = (Id<NameSeen>, Option<Id<Written>>)>,
) {
    let runs_on = |id| scan.names.get(id).is_some_and(|seen| seen.name.months_to_date);
    if !scan.names.iter().any(|(id, _)| runs_on(id)) {
        return;
    }
    let mut of_names: HashMap<Id<NameSeen>, HashSet<Id<Written>>> = HashMap::new();
    for (name, label) in met.filter(|(name, _)| runs_on(*name)) {
        of_names.entry(name).or_default().extend(label);
    }
    for (name, own) in of_names {
        let own = own.iter().filter_map(|id| labels.get(id.index())?.as_ref().ok());
        let has_runs = have_runs_too(own.copied());
        if let Some(seen) = scan.names.get_mut(name).filter(|_| has_runs) {
            seen.name.months_to_date = false;
        }
    }
}

/// Labels that are no periods, each with its first cell and the number of further ones.
#[derive(Default)]
pub(crate) struct BadLabels {
    places: HashMap<Option<Id<Written>>, usize>,
    told: Vec<BadLabel>,
}

/// A label, and the cells under it.
struct BadLabel {
    label: Option<Id<Written>>,
    /// The line and field of the first.
    first: (u32, u32),
    more: usize,
    /// Whether all stand beside what was asked for, so that it is only told.
    beside: bool,
}

impl BadLabels {
    /// Takes note of the label of a cell.
    pub(crate) fn see(
        &mut self,
        label: Option<Id<Written>>,
        place: (u32, u32),
        labels: &Labels,
        beside: bool,
    ) {
        let read = label.and_then(|label| labels.get(label.index()));
        if read.is_some_and(Result::is_ok) {
            return;
        }
        let at = *self.places.entry(label).or_insert_with(|| {
            self.told.push(BadLabel { label, first: place, more: 0, beside });
            self.told.len() - 1
        });
        if let Some(bad) = self.told.get_mut(at) {
            bad.more += usize::from(bad.first != place);
            bad.beside &= beside;
        }
    }

    /// The keys of the data's block that would settle them.
    pub(crate) fn keys(&self, labels: &Labels) -> impl Iterator<Item = &'static str> {
        let errors = self.told.iter().filter_map(|bad| bad.error(labels));
        errors.filter_map(LabelError::key)
    }

    /// Tells them. That days come one after the other is told once: the other labels are counted with the first.
    pub(crate) fn tell(
        mut self,
        opened: &Opened<'_>,
        scan: &Scan<'_>,
        labels: &Labels,
        diagnostics: &mut Diagnostics,
    ) {
        let is_daily = |bad: &BadLabel| bad.error(labels).is_some_and(LabelError::is_daily);
        if let Some(first) = self.told.iter().position(is_daily) {
            let others = self.told.split_off(first + 1);
            let (daily, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_daily);
            if let Some(first) = self.told.last_mut() {
                first.more += daily.iter().map(|bad| bad.more + 1).sum::<usize>();
            }
            self.told.extend(others);
        }
        let mut places = HashSet::new();
        for bad in self.told {
            // Below several years it is one cell.
            let column = bad.column(scan).map(|column| (bad.first.0, column));
            if !column.is_none_or(|column| places.insert(column)) {
                continue;
            }
            let problem = bad.problem(scan, labels);
            let place = bad.place(opened, scan);
            diagnostics.push(if bad.beside {
                Diagnostic::warning(place, problem)
            } else {
                Diagnostic::error(place, problem)
            });
        }
    }
}

impl BadLabel {
    /// Why it is none.
    fn error<'l>(&self, labels: &'l Labels) -> Option<&'l LabelError> {
        labels.get(self.label?.index())?.as_ref().err()
    }

    /// The column of the rows in which it stands, or the part of it that they state.
    fn column(&self, scan: &Scan<'_>) -> Option<Column> {
        let shape = &scan.table.shape;
        let parted = self.written(scan).filter(|one| one.part.is_some());
        let year_is_told = parted.is_some_and(|one| label::looks_like(&one.text));
        let part = shape.part.map(|(part, _)| part).filter(|_| year_is_told);
        part.or(shape.period.column())
    }

    fn written<'s>(&self, scan: &'s Scan<'_>) -> Option<&'s Written> {
        scan.labels.get(self.label?)
    }

    fn place(&self, opened: &Opened<'_>, scan: &Scan<'_>) -> Place {
        let (line, field) = self.first;
        match self.column(scan) {
            Some(column) => opened.place(line, column.number()),
            None if scan.table.shape.period == From::Header => {
                opened.place(scan.table.header.line, field)
            }
            None => opened.place(line, field),
        }
    }

    fn problem(&self, scan: &Scan<'_>, labels: &Labels) -> Problem {
        let written = self.written(scan);
        let is_blank = written.is_none_or(|written| written.shown().trim().is_empty());
        let error = self.error(labels).filter(|error| !error.label.is_empty());
        let Some(error) = error.filter(|_| !is_blank) else {
            return Problem::NoLabel { more: self.more };
        };
        // What rows begin with may be said to be that of notes.
        let begins = |column: Column| column.field as usize == scan.table.fields.start;
        let word = written.filter(|_| self.column(scan).is_some_and(begins));
        let word = word.map(|written| written.part.as_ref().unwrap_or(&written.text));
        let is_word = |word: &&String| error.is_no_period() && !word.contains(char::is_numeric);
        Problem::BadLabel {
            error: error.clone(),
            more: self.more,
            word: word.filter(is_word).cloned(),
        }
    }
}

/// The vintage that a block states for a file, or that it takes from its name.
fn vintage_of(
    opened: &Opened<'_>,
    source: &Source,
    scan: &Scan<'_>,
    told: &mut Diagnostics,
) -> Option<String> {
    let stated = source.vintage.as_ref()?;
    let found = stated.of(&opened.input.document.path);
    if let FromBlock::FromName(pattern) = stated
        && found.is_none()
        && scan.table.shape.vintage.is_none()
    {
        let pattern = pattern.to_string();
        let problem = Problem::NoVintage { pattern };
        told.push(Diagnostic::finding(opened.whole(), problem));
    }
    found.map(str::to_owned)
}

/// What the bare label of a figure means: what the file states of it wins over the plan, and this over the title of its table and over
/// what the base of an index says of months.
fn basis(found: &Found, scan: &Scan<'_>, labels: &Labels, planned: Option<Basis>) -> Option<Basis> {
    let by_base = || {
        let name = &scan.names.get(found.name)?.name;
        let label = labels.get(found.label?.index())?.as_ref().ok()?;
        let runs_on = name.months_to_date && is_bare_month(*label);
        runs_on.then_some(Basis::YearToDate)
    };
    let titled = scan.table.preamble.basis;
    found.basis.or(planned).or(titled).or_else(by_base)
}

/// Whether the run since the year began stands beside every month of some labels: then a month is itself.
pub(crate) fn have_runs_too(labels: impl Iterator<Item = Label> + Clone) -> bool {
    let counted: HashSet<Period> = labels.clone().map(Label::counted).collect();
    let months = labels.filter(|label| is_bare_month(*label));
    let runs = months.map(|label| label.to_date);
    let mut later = runs.filter(|run| run.months() > 1).peekable();
    later.peek().is_some() && later.all(|run| counted.contains(&run))
}

pub(crate) fn is_bare_month(label: Label) -> bool {
    label.bare && label.period.months() == 1
}

/// The months that a figure under a label counts.
pub(crate) fn period_of(label: Label, basis: Option<Basis>) -> Period {
    let is_month = is_bare_month(label);
    match basis {
        Some(Basis::YearToDate) if label.bare => label.to_date,
        Some(Basis::Quarter) if is_month && !label.cumulative => {
            Period::containing(label.period.start(), Frequency::Quarter)
        }
        _ => label.counted(),
    }
}
