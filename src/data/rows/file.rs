//! All tables of one file, found and scanned. `read` and `inspect` share this.

use std::sync::Arc;

use crate::data::bytes::records::{Feed, Record, Row};
use crate::data::message::Problem;
use crate::data::rows::actions::Actions;
use crate::data::rows::found::{Context, Found, RegionSeen, Wanted};
use crate::data::rows::frequencies::Frequencies;
use crate::data::rows::parts::{Ends, PART, Parts};
use crate::data::rows::scan::Scan;
use crate::data::table::find::{Look, Table};
use crate::data::table::head::HeadRow;
use crate::data::table::opened::{Opened, broken};
use crate::data::table::preamble::{Preamble, is_footer, unit_below};
use crate::data::texts::intern::Id;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::series::Folded;

/// The most places between two tables of a file that are held for the beginning of another and are none.
const ATTEMPTS: usize = 64;
/// How many lines of notes above a table are kept for it.
const NOTES: usize = 20;

/// Tables that stand side by side, and the line from which on they are read.
#[derive(Clone, Debug)]
struct Segment {
    tables: Vec<Arc<Table>>,
    from: u32,
}

/// The tables of a file, as far as they are found: the first reading finds those below it as it goes.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    first: Arc<Table>,
    segments: Vec<Segment>,
    complete: bool,
    /// Whether titles name the regions of the tables below them.
    by_region: bool,
}

impl Tables {
    /// Finds the first table of a file.
    pub(crate) fn of(
        opened: &Opened<'_>,
        context: Context<'_>,
        feeds: &dyn Fn(&Folded) -> bool,
    ) -> Result<Self, Problem> {
        let mut records = opened.records();
        let rows = opened.head(&mut records);
        if rows.iter().all(|row| row.filled() == 0) {
            let error = loop {
                match records.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => break Problem::EmptyFile,
                    Err(error) => break broken(error).1,
                }
            };
            return Err(error);
        }
        let by_region = Preamble::tell_regions(&rows);
        let tables = look(opened, context, feeds, &rows, by_region).first()?;
        let tables: Vec<Arc<Table>> = tables.into_iter().map(Arc::new).collect();
        Ok(Self {
            first: tables.first().map(Arc::clone).ok_or(Problem::NoRows)?,
            segments: vec![Segment { tables, from: 0 }],
            complete: false,
            by_region,
        })
    }

    /// The first of them.
    pub(crate) fn first(&self) -> Arc<Table> {
        Arc::clone(&self.first)
    }

    /// All of them, in their order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.segments.iter().flat_map(|segment| &segment.tables)
    }

    /// What is to be said of its tables: where a second begins, and which columns have figures and no header.
    pub(crate) fn told(&self, opened: &Opened<'_>) -> impl Iterator<Item = Diagnostic> {
        let unread = self.all().flat_map(|table| {
            let header = |field: &u32| {
                let mut cells = table.header.cells.iter();
                let cell = cells.find(|cell| cell.column.field == *field);
                cell.map_or("", |cell| &cell.text)
            };
            let unread = table.shape.unread.iter().copied();
            let (undated, headless): (Vec<u32>, Vec<u32>) =
                unread.partition(|field| !header(field).is_empty());
            let headers = undated.iter().map(|field| header(field).to_owned());
            let undated = undated.first().map(|first| {
                let headers = headers.collect();
                (*first, Problem::UndatedColumns { headers })
            });
            let fields = headless.iter().map(|field| field + 1).collect();
            let headless = headless.first();
            let headless = headless.map(|first| (*first, Problem::HeadlessColumns { fields }));
            let place = |field: u32| opened.place(table.header.line, field + 1);
            let told = [undated, headless].into_iter().flatten();
            let told = told.map(|(field, problem)| Diagnostic::finding(place(field), problem));
            told.collect::<Vec<_>>()
        });
        self.stacked(opened)
            .into_iter()
            .chain(unread)
            .chain(self.cut_off(opened))
            .chain(opened.told())
    }

    /// Whether the file ends within a row.
    fn cut_off(&self, opened: &Opened<'_>) -> Option<Diagnostic> {
        let [expected, found] = opened.widths_at_end()?;
        let width = self.all().last()?.width;
        let problem = Problem::CutOff { found, expected };
        (expected == width && (2..width).contains(&found))
            .then(|| Diagnostic::warning(opened.whole(), problem))
    }

    fn stacked(&self, opened: &Opened<'_>) -> Option<Diagnostic> {
        let second = self.all().nth(1)?;
        let field = u32::try_from(second.fields.start).unwrap_or(0) + 1;
        let problem = Problem::StackedTables { count: self.all().count() };
        let place = opened.place(second.header.line, field);
        Some(Diagnostic::finding(place, problem))
    }
}

fn look<'l>(
    opened: &'l Opened<'_>,
    context: Context<'l>,
    feeds: &'l dyn Fn(&Folded) -> bool,
    rows: &'l [HeadRow],
    by_region: bool,
) -> Look<'l> {
    Look {
        rows,
        delimiter: opened.delimiter,
        source: context.source,
        units: context.units,
        feeds,
        caption: opened.caption(),
        path: &opened.input.document.path,
        by_region,
    }
}

/// Reads all records below the headers of a file's tables; the sink is given the number of the table, too.
pub(crate) fn scan<'c>(
    opened: &Opened<'_>,
    context: Context<'c>,
    feeds: &dyn Fn(&Folded) -> bool,
    tables: &mut Tables,
    wanted: &dyn Fn(&Table) -> Wanted<'c>,
    sink: &mut impl FnMut(usize, Found),
) -> Vec<Scan<'c>> {
    scan_by(PART, opened, context, feeds, tables, wanted, sink)
}

/// The same in parts of a size.
pub(super) fn scan_by<'c>(
    size: u64,
    opened: &Opened<'_>,
    context: Context<'c>,
    feeds: &dyn Fn(&Folded) -> bool,
    tables: &mut Tables,
    wanted: &dyn Fn(&Table) -> Wanted<'c>,
    sink: &mut impl FnMut(usize, Found),
) -> Vec<Scan<'c>> {
    let mut reading = Reading {
        opened,
        context,
        wanted,
        scans: Vec::new(),
        running: 0,
        segment: 0,
        body: 0,
        above: Vec::new(),
        attempts: 0,
    };
    reading.start(tables);
    let mut records = opened.records();
    let mut parts = Parts::of(opened, size);
    loop {
        if let Some(parts) = &mut parts
            && let Some(place) = records.place().filter(|place| parts.are_due(*place))
            && let Some((at, line)) = reading.read_ahead(tables, parts, place, sink)
        {
            records = opened.records_from(at, line);
        }
        let begins = match records.next() {
            Ok(Some((line, row))) if reading.may_begin(tables, line, row) => {
                Some((line, Record::of(row)))
            }
            Ok(Some((line, row))) => {
                reading.record(line, row, sink);
                None
            }
            Ok(None) => break,
            Err(error) => {
                if let Some(last) = reading.scans.last_mut() {
                    last.problems.push(broken(error));
                }
                break;
            }
        };
        if let Some((line, record)) = begins {
            records.unread(line, record);
            reading.begin(tables, feeds, &mut records);
            if let Ok(Some((line, row))) = records.next() {
                reading.record(line, row, sink);
            }
        }
    }
    tables.complete = true;
    // Below any other table stands what is said of the next one.
    for scan in reading.scans.iter_mut().skip(reading.running) {
        scan.unit_below = unit_below(&scan.notes, context.units);
    }
    reading.scans
}

/// One reading of a file.
struct Reading<'r, 'c> {
    opened: &'r Opened<'r>,
    context: Context<'c>,
    wanted: &'r dyn Fn(&Table) -> Wanted<'c>,
    scans: Vec<Scan<'c>>,
    /// The first of the scans that take the records now.
    running: usize,
    /// The segment that they are of.
    segment: usize,
    /// The line on which its body begins.
    body: u32,
    /// Notes since the last row of data: they may belong to another table.
    above: Vec<HeadRow>,
    attempts: usize,
}

impl Reading<'_, '_> {
    /// Starts to scan the tables of the current segment.
    fn start(&mut self, tables: &Tables) {
        self.running = self.scans.len();
        let Some(segment) = tables.segments.get(self.segment) else {
            return;
        };
        let (opened, context) = (self.opened, self.context);
        for table in &segment.tables {
            let wanted = (self.wanted)(table);
            let encoding = opened.field_encoding();
            let scan = Scan::new(context, Arc::clone(table), encoding, wanted)
                .heeding(Actions::of(opened, table))
                .paced(Frequencies::of(opened, context, table));
            self.scans.push(scan);
        }
        self.body = segment.tables.iter().map(|table| table.body).max().unwrap_or(0);
        self.above.clear();
    }

    /// Whether a record may begin another table.
    fn may_begin(&mut self, tables: &Tables, line: u32, row: Row<'_>) -> bool {
        if line < self.body || !self.context.source.header.is_empty() {
            return false;
        }
        if tables.complete {
            let next = tables.segments.get(self.segment + 1);
            return next.is_some_and(|next| line >= next.from);
        }
        let running = self.scans.get_mut(self.running..).unwrap_or_default();
        if self.attempts < ATTEMPTS {
            let above = |table: &Table| {
                let fields = |at, _: &str| table.fields.contains(&at) || at >= table.width;
                let own = self.above.iter().map(|row| row.only(fields));
                Preamble::read(&own.collect::<Vec<_>>(), self.context.units)
            };
            let anew = |scan: &Scan<'_>| {
                scan.repeats_header(row) && scan.table.is_other_under(&above(&scan.table))
            };
            return running.iter_mut().all(|scan| scan.may_be_header(row) || anew(scan));
        }
        if running.iter_mut().all(|scan| scan.names_columns(row))
            && let Some(scan) = running.first_mut()
        {
            scan.problem(line, Problem::TooManyTables { most: ATTEMPTS });
        }
        false
    }

    /// Reads parts of the file at once as long as all their records are rows or notes of the one table that is read now; gives where
    /// the first record that is not read begins, and its line.
    fn read_ahead(
        &mut self,
        tables: &Tables,
        parts: &mut Parts<'_>,
        place: (u64, u32),
        sink: &mut impl FnMut(usize, Found),
    ) -> Option<(u64, u32)> {
        let running = self.scans.get_mut(self.running..);
        let Some([scan]) = running else {
            return None;
        };
        let header_stated = !self.context.source.header.is_empty();
        let more = tables.complete && tables.segments.len() > self.segment + 1;
        if place.1 < self.body || (more && !header_stated) || !scan.is_alike() {
            return None;
        }
        let ends = match self.attempts {
            _ if tables.complete || header_stated => Ends::Nowhere,
            0..ATTEMPTS => Ends::AtWords,
            _ => Ends::AtHeader,
        };
        let (table, encoding) = (Arc::clone(&scan.table), self.opened.field_encoding());
        let like = || Scan::new(self.context, Arc::clone(&table), encoding, (self.wanted)(&table));
        let at = self.running;
        let read = parts.read(place, like, ends, scan, &mut |found| sink(at, found))?;
        self.above.clear();
        Some(read)
    }

    /// Starts another table where one begins with the record to come.
    fn begin(
        &mut self,
        tables: &mut Tables,
        feeds: &dyn Fn(&Folded) -> bool,
        records: &mut Feed<'_>,
    ) {
        if tables.complete {
            self.segment += 1;
            return self.start(tables);
        }
        self.attempts += 1;
        let at = self.above.len();
        let mut rows = self.above.clone();
        rows.extend(self.opened.head(records));
        let look = look(self.opened, self.context, feeds, &rows, tables.by_region);
        let Some(found) = look.next(at) else {
            return;
        };
        tables.segments.push(Segment {
            tables: found.into_iter().map(Arc::new).collect(),
            from: rows.get(at).map_or(0, |row| row.line),
        });
        self.segment += 1;
        self.attempts = 0;
        self.start(tables);
    }

    fn record(&mut self, line: u32, row: Row<'_>, sink: &mut impl FnMut(usize, Found)) {
        if line < self.body {
            return;
        }
        let mut is_data = false;
        for (at, scan) in self.scans.iter_mut().enumerate().skip(self.running) {
            is_data |= scan.record(line, row, &mut |found| sink(at, found));
        }
        // A row of one text may be a title over the header that comes again.
        let mut filled = row.fields().filter(|field| !field.trim_ascii().is_empty());
        let titles = filled.next().is_some() && filled.next().is_none();
        if is_data {
            self.above.clear();
        }
        if titles || !is_data {
            if self.above.len() >= NOTES {
                self.above.remove(0);
            }
            let row = HeadRow::of(line, row, self.opened.field_encoding());
            if row.filled() > 0 && !row.cells().any(is_footer) {
                self.above.push(row);
            }
        }
    }
}

/// What a scan itself found wrong: broken rows, cells, units.
pub(crate) fn problems(opened: &Opened<'_>, scan: &mut Scan<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (line, problem) in std::mem::take(&mut scan.problems) {
        diagnostics.push(Diagnostic::error(opened.place(line, 0), problem));
    }
    for bad in std::mem::take(&mut scan.bad_units) {
        let place = opened.place(bad.line, bad.field);
        let (text, more) = (bad.text, bad.more);
        diagnostics.push(Diagnostic::error(place, Problem::BadUnit { text, more }));
    }
    let header = |field: u32| {
        let mut cells = scan.table.header.cells.iter();
        let cell = cells.find(|cell| cell.column.number() == field);
        cell.map(|cell| cell.text.clone()).unwrap_or_default()
    };
    for bad in scan.bases.iter().filter_map(|(_, (_, bad))| bad.clone()) {
        let place = opened.place(bad.line, bad.field);
        let problem =
            Problem::UnreadableRole { header: header(bad.field), text: bad.text, more: bad.more };
        diagnostics.push(Diagnostic::finding(place, problem));
    }
    for odd in &scan.odd_flags {
        let place = opened.place(odd.line, odd.field);
        let (header, text) = (header(odd.field), odd.text.clone());
        let problem = Problem::UnreadableFlag { header, text };
        diagnostics.push(Diagnostic::finding(place, problem));
    }
    for (_, diagnostic) in bad_cells(opened, scan) {
        diagnostics.push(diagnostic);
    }
    if scan.more_bad_cells > 0 {
        let problem = Problem::MoreBadCells { more: scan.more_bad_cells };
        diagnostics.push(Diagnostic::error(opened.whole(), problem));
    }
    if scan.is_full() {
        diagnostics.push(Diagnostic::error(opened.whole(), Problem::TooManyTexts));
    }
    if scan.rows == 0 && !diagnostics.has_errors() {
        let place = opened.place(scan.table.header.line, 0);
        diagnostics.push(Diagnostic::error(place, Problem::NoRows));
    }
    diagnostics
}

/// The cells that should hold a number and do not, each with its region.
pub(crate) fn bad_cells(
    opened: &Opened<'_>,
    scan: &mut Scan<'_>,
) -> Vec<(Option<Id<RegionSeen>>, Diagnostic)> {
    let bad = std::mem::take(&mut scan.bad_cells).into_iter();
    let told = bad.map(|bad| {
        let name = scan.names.get(bad.name);
        let problem = Problem::BadCell {
            cell: bad.text,
            error: bad.error,
            name: name.map(|seen| seen.name.shown.clone()).unwrap_or_default(),
        };
        let place = opened.place(bad.line, bad.field);
        let told = if bad.beside {
            Diagnostic::warning(place, problem)
        } else {
            Diagnostic::error(place, problem)
        };
        (bad.region, told)
    });
    told.collect()
}
