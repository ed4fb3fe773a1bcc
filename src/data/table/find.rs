//! The tables in the rows of a file: their header, the lines above it, their layout.

use std::cell::OnceCell;
use std::ops::Range;

use crate::data::message::Problem;
use crate::data::table::captions::Captions;
use crate::data::table::column::Column;
use crate::data::table::head::{DEEPEST, HeadRow, SAMPLE, modal};
use crate::data::table::header::{Header, HeaderCell, id_of};
use crate::data::table::headings::Headings;
use crate::data::table::layout;
use crate::data::table::layout::setting::{Setting, units_row};
use crate::data::table::layout::shape::{From, LayoutReason, Naming, Shape};
use crate::data::table::lines::Lines;
use crate::data::table::merged;
use crate::data::table::preamble::{Caption, Preamble, is_footer};
use crate::data::texts::cell::Cells;
use crate::data::texts::commas::Commas;
use crate::data::texts::{label, measure, role};
use crate::plan::Source;
use crate::quantity::{Decimal, Number, Unit, UnitTable};
use crate::series::Folded;

/// One table of a file.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub header: Header,
    pub preamble: Preamble,
    pub shape: Shape,
    pub commas: Commas,
    /// The fields that it takes, counted from 0: of several tables side by side each its own.
    pub fields: Range<usize>,
    /// How many fields its records have.
    pub width: usize,
    /// The line on which the first record below the header begins.
    pub body: u32,
}

impl Table {
    /// Whether the same header below other lines is that of another table: they name another period, region or thing.
    pub(crate) fn is_other_under(&self, above: &Preamble) -> bool {
        let known = &self.preamble;
        let differs =
            |other: Option<&String>, own: Option<&String>| other.is_some() && other != own;
        let place = |preamble: &Preamble| preamble.place.as_ref().map(|(name, _)| name.clone());
        let titled = self.shape.indicator == From::Nowhere;
        differs(above.titled.as_ref(), known.titled.as_ref())
            || differs(above.period.as_ref(), known.period.as_ref())
            || differs(above.region.as_ref(), known.region.as_ref())
            || differs(place(above).as_ref(), place(known).as_ref())
            || differs(above.indicator.as_ref(), known.indicator.as_ref())
            || (titled && differs(above.headline.as_ref(), known.headline.as_ref()))
            || (above.unit.is_some() && above.unit != known.unit)
            || (above.basis.is_some() && above.basis != known.basis)
    }
}

/// What tables are looked for in: the rows of a file from some row on.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub rows: &'a [HeadRow],
    pub delimiter: u8,
    pub source: &'a Source,
    pub units: &'a UnitTable,
    pub feeds: &'a dyn Fn(&Folded) -> bool,
    /// The sheet that the rows stand on.
    pub caption: Option<Caption<'a>>,
    pub path: &'a str,
    /// Whether titles name the regions of the tables below them.
    pub by_region: bool,
}

impl<'a> Look<'a> {
    /// Finds the first table, or the first tables that stand side by side.
    pub(crate) fn first(self) -> Result<Vec<Table>, Problem> {
        if !self.source.header.is_empty() {
            return self.named();
        }
        let (_, fields) = modal(self.rows.iter().map(HeadRow::width));
        if fields < 2 {
            let first = self.rows.iter().find(|row| row.filled() > 0);
            let first = first.map(|row| row.cells().collect::<Vec<_>>().join(","));
            return Err(Problem::OneColumn { first: first.unwrap_or_default() });
        }
        let mut refused = None;
        for strong in [true, false] {
            for at in 0..self.rows.len().min(DEEPEST + 1) {
                let Some(lines) = self.header_at(at, fields) else {
                    continue;
                };
                if self.is_strong(&lines) != strong || self.is_caption(at) {
                    continue;
                }
                match self.fit_all(at, &lines) {
                    Ok(tables) => return Ok(tables),
                    Err(problem) if strong => {
                        refused.get_or_insert(problem);
                    }
                    Err(_) => {}
                }
            }
        }
        if let Some(table) = self.headless() {
            return Ok(vec![table]);
        }
        let error = || refused.unwrap_or_else(|| self.no_header(fields));
        Err(self.too_deep(fields).unwrap_or_else(error))
    }

    /// That a header stands below more lines than may be above one.
    fn too_deep(self, fields: usize) -> Option<Problem> {
        let is_header = |at: &usize| {
            let lines = self.header_at(*at, fields);
            lines.is_some_and(|lines| self.is_strong(&lines) && self.fit_all(*at, &lines).is_ok())
        };
        let at = (DEEPEST + 1..self.rows.len()).find(is_header)?;
        let line = self.rows.get(at)?.line;
        Some(Problem::DeepHeader { line })
    }

    /// Finds the table whose header a row begins, where another table stands above it.
    pub(crate) fn next(self, at: usize) -> Option<Vec<Table>> {
        let fields = self.rows.get(at)?.filled();
        let lines = self.header_at(at, fields)?;
        let below = self.rows.get(at + lines.rows..).unwrap_or_default();
        let tables = self.is_strong(&lines).then(|| self.fit_all(at, &lines))?;
        let tables = tables.ok()?;
        let holds_number = |column: Column| {
            let mut cells = below.iter().map(|row| column.of(row));
            cells.any(|cell| Number::scan(cell.trim()).is_ok())
        };
        let holds_values = |table: &Table| {
            let mut values = table.shape.values.iter();
            values.any(|value| holds_number(value.column))
        };
        tables.iter().all(holds_values).then_some(tables)
    }

    /// The table whose header stands in lines that the plan names.
    fn named(self) -> Result<Vec<Table>, Problem> {
        let wanted = &self.source.header;
        let at = self.rows.iter().position(|row| wanted.contains(&row.line));
        let last = self.rows.iter().rposition(|row| wanted.contains(&row.line));
        let (Some(at), Some(last)) = (at, last) else {
            return Err(Problem::NoSuchLine { line: wanted.first().copied().unwrap_or_default() });
        };
        let lines = self.rows.get(at..=last).unwrap_or_default().iter();
        let lines: Vec<&HeadRow> = lines.filter(|row| wanted.contains(&row.line)).collect();
        self.fit_all(at, &Lines::of(&lines, last + 1 - at))
    }

    fn no_header(self, fields: usize) -> Problem {
        let lines = (0..self.rows.len()).find_map(|at| self.header_at(at, fields));
        let lines = lines.or_else(|| Lines::at(self.rows, 0, self.units));
        let texts = lines.map(|lines| lines.texts().map(str::to_owned).collect());
        Problem::NoPeriod {
            headers: texts.unwrap_or_default(),
            pattern: self.source.pattern_of_period(),
        }
    }

    /// The header that begins with a row, if one may: a header has no numbers but periods, and fills at least half the fields of the
    /// table.
    fn header_at(self, at: usize, fields: usize) -> Option<Lines> {
        if self.is_body(at) {
            return None;
        }
        let lines = Lines::at(self.rows, at, self.units)?;
        let filled = lines.filled();
        // Of two columns the first may have no name.
        let corner = lines.cells.len() == 2 && lines.cells.first()?.own.is_empty();
        // A period that stands over what names the rows is that of a whole table, of several side by side.
        let is_title = match lines.cells.as_slice() {
            [one, next, ..] => one.own == next.own && label::looks_like(&one.own),
            _ => false,
        };
        let fits = (filled >= 2 || (corner && fields == 2))
            && !is_title
            && filled * 2 >= fields
            && !lines.texts().any(label::is_number);
        fits.then_some(lines)
    }

    /// Whether periods run down through a row, in its first filled cell: it is no header then.
    fn is_body(self, at: usize) -> bool {
        let first = |row: &HeadRow| {
            let mut cells = row.cells().enumerate();
            let (at, cell) = cells.find(|(_, cell)| !cell.trim().is_empty())?;
            label::looks_like(cell).then_some(at)
        };
        let Some(column) = self.rows.get(at).and_then(first) else {
            return false;
        };
        let beside = [at.checked_sub(1), at.checked_add(1)];
        let mut beside = beside.into_iter().flatten();
        beside.any(|at| self.rows.get(at).and_then(first) == Some(column))
    }

    /// Whether a row is a caption below a header whose first column has no name: `Region`, `Frequency`, `Unit` of data terminals.
    fn is_caption(self, at: usize) -> bool {
        let (above, below) = self.rows.split_at_checked(at).unwrap_or_default();
        let name = |row: &HeadRow| row.cell(0).map_or("", str::trim).to_owned();
        let caption = |row: &&HeadRow| Captions::are(&name(row));
        let header = above.iter().rev().find(|row| !caption(row));
        below.first().is_some_and(|row| caption(&row))
            && header.is_some_and(|row| name(row).is_empty() && row.filled() > 0)
            && Captions::of(&below.iter().collect::<Vec<_>>()).rows > 0
    }

    /// A header that names a role or several periods, or a column of the plan.
    fn is_strong(self, lines: &Lines) -> bool {
        let columns = &self.source.columns;
        let named =
            [&columns.period, &columns.indicator, &columns.value, &columns.region, &columns.from];
        let is_named = |text: &str| {
            let mut named = named.iter();
            named.any(|name| name.as_deref().is_some_and(|name| name.trim() == text))
        };
        let says = |text: &str| {
            role::role_of(id_of(text)).is_some() || is_named(text) || text.contains('\\')
        };
        let periods = lines.texts().filter(|text| label::looks_like(text)).count();
        let corner = lines.cells.len() == 2 && lines.filled() == 1;
        periods > 1 || (corner && periods == 1) || lines.texts().any(says)
    }

    /// Whether a row begins another table below some rows of one.
    fn begins_another(self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else {
            return false;
        };
        let filled = row.filled();
        filled > 1
            && !row.cells().any(label::is_number)
            && self.header_at(at, filled).is_some_and(|lines| self.is_strong(&lines))
    }

    /// What a header means, with the rows below it: one table, or several that stand side by side.
    fn fit_all(self, at: usize, lines: &Lines) -> Result<Vec<Table>, Problem> {
        let above = self.rows.get(..at).unwrap_or_default();
        let panels = lines.panels();
        if panels.len() > 1 {
            let fields: Vec<Range<usize>> =
                panels.iter().map(|(_, fields)| fields.clone()).collect();
            let said = Preamble::beside(above, &fields, self.units);
            let panels = panels.iter().zip(said);
            return panels
                .map(|((lines, fields), said)| self.fit(at, lines, fields.clone(), said))
                .collect();
        }
        let said = Preamble::read(above, self.units);
        Ok(vec![self.fit(at, lines, 0..lines.width, said)?])
    }

    fn fit(
        self,
        at: usize,
        lines: &Lines,
        fields: Range<usize>,
        above: Preamble,
    ) -> Result<Table, Problem> {
        let start = at + lines.rows;
        let sample = self.sample(start, lines, &fields);
        // Of a single series such rows are lines above a table without header.
        let captions = match lines.cells.len() {
            0..=2 => Captions::default(),
            _ => Captions::of(&sample),
        };
        let sample = sample.get(captions.rows..).unwrap_or_default();
        // Of tables side by side a row is a row of several.
        let headings = (fields == (0..lines.width) && captions.rows == 0)
            .then(|| Headings::of(lines, sample, self.units))
            .flatten();
        let marked = headings.as_ref().map(|headings| headings.marked(sample));
        let marked: Option<Vec<&HeadRow>> = marked.as_ref().map(|rows| rows.iter().collect());
        let sample = marked.as_deref().unwrap_or(sample);
        let header = self.header(lines, sample, &captions, headings.as_ref())?;
        let mut preamble = self.said_above(above, &header);
        // Of tables side by side the last has what stands behind the header.
        let widths = sample.iter().map(|row| row.width());
        let end = match fields.end {
            end if end < lines.width || headings.is_some() => end,
            end => widths.max().unwrap_or(0).max(end),
        };
        let setting = Setting {
            header: &header,
            sample,
            fields: fields.start..end,
            source: self.source,
            stated: self.source.period.as_ref().and_then(|period| period.of(self.path)),
            preamble: &preamble,
            units: self.units,
            cells: Cells::new(self.source, self.units, Commas::Thousands),
            feeds: self.feeds,
            measures: OnceCell::new(),
        };
        let mut shape = layout::find(&setting)?;
        shape.headings = headings
            .filter(|headings| headings.fit(shape.indicator.column(), shape.period.column()));
        shape.why.extend(shape.headings.as_ref().map(LayoutReason::of_headings));
        let mut below = self.rows.get(start..).unwrap_or_default().iter();
        let first = match captions.rows {
            0 => below.find(|row| row.filled() > 0),
            _ => sample.first().copied(),
        };
        let units = units_row(&mut shape, sample, self.units);
        let body = units.or(first.map(|row| row.line)).unwrap_or(u32::MAX);
        let rows = sample.get(usize::from(units.is_some())..).unwrap_or_default();
        self.tell_columns(&mut shape, &header, &captions, rows);
        preamble.notes.extend(captions.notes);
        // Beside months and their runs a title speaks of the runs.
        preamble.basis = preamble.basis.filter(|_| !shape.states_runs());
        let values = &shape.values;
        let cells = rows.iter().flat_map(|row| values.iter().map(|value| value.column.of(row)));
        let commas = Commas::of(cells, self.delimiter, self.source.decimal);
        Ok(Table { header, preamble, shape, commas, fields, width: self.width(lines), body })
    }

    /// The first rows of the table whose header ends before a row.
    fn sample(self, start: usize, lines: &Lines, fields: &Range<usize>) -> Vec<&'a HeadRow> {
        let below = self.rows.get(start..).unwrap_or_default();
        let is_filled = |row: &HeadRow| {
            let mut cells = row.cells().skip(fields.start).take(fields.len().max(1));
            cells.any(|cell| !cell.trim().is_empty())
        };
        let is_row = |row: &HeadRow| {
            let first = row.cells().find(|cell| !cell.trim().is_empty());
            is_filled(row) && !first.is_some_and(is_footer) && self.counts(row)
        };
        let holds_number = |row: &HeadRow| row.cells().any(label::is_number);
        let first = below.iter().position(holds_number);
        let end = first.and_then(|first| {
            let mut rows = first + 1..below.len();
            let is_long = lines.rows();
            // What is said of the columns may hold numbers; further down such a word begins another header.
            let said = |row: &&HeadRow| row.cell(0).is_some_and(Captions::are);
            let said = below.iter().take_while(said).count();
            let own = |at: usize| at < said || below.get(at).is_some_and(&is_long);
            rows.find(|at| !own(*at) && self.begins_another(start + at))
        });
        let all = below.get(..end.unwrap_or(below.len())).unwrap_or_default();
        let mut sample: Vec<&HeadRow> = all.iter().filter(|row| is_row(row)).take(SAMPLE).collect();
        // What stands below the last number is no row.
        if let Some(last) = sample.iter().rposition(|row| holds_number(row)) {
            sample.truncate(last + 1);
        }
        sample
    }

    /// The columns of a table, with what captions and rows that name others say of them.
    fn header(
        self,
        lines: &Lines,
        sample: &[&HeadRow],
        captions: &Captions,
        headings: Option<&Headings>,
    ) -> Result<Header, Problem> {
        let columns = &self.source.columns;
        let mut header = Header::read(lines, sample, columns, self.units, self.delimiter);
        if captions.rows > 0 {
            header.below_captions(captions.field);
        }
        let said = headings.filter(|headings| headings.role.is_some());
        header.cells.extend(said.map(Headings::cell));
        match header.absent.first().cloned() {
            Some(column) => Err(Problem::UnknownColumn { column, headers: header.texts() }),
            None => Ok(header),
        }
    }

    /// What the lines above a table say of it, the sheet and the corner of its header.
    fn said_above(self, above: Preamble, header: &Header) -> Preamble {
        let mut preamble = above.under(self.caption);
        preamble.heed_names(self.feeds, self.units);
        if self.by_region {
            preamble.heed_place();
        }
        for cell in &header.cells {
            preamble.heed_corner(&cell.own, self.units);
        }
        preamble
    }

    /// Takes what captions and cells tell of the columns: units, frequencies, and where blank cells go on with the text above.
    fn tell_columns(
        self,
        shape: &mut Shape,
        header: &Header,
        captions: &Captions,
        rows: &[&HeadRow],
    ) {
        for value in &mut shape.values {
            let field = value.column.field;
            value.frequency = captions.frequency(field);
            let unit = value.unit.take();
            value.unit = unit.or_else(|| captions.unit(field, self.units));
        }
        let cells = Cells::new(self.source, self.units, Commas::Thousands);
        in_percent(shape, header, rows, cells);
        shape.merged = merged::columns(shape, rows);
        let is_merged = |cell: &&HeaderCell| shape.merged.contains(&cell.column);
        let texts = header.cells.iter().filter(is_merged);
        let why: Vec<_> = texts.map(|cell| LayoutReason::Merged(cell.text.clone())).collect();
        shape.why.extend(why);
    }

    /// How many fields the records have: rows of a sheet end where they hold nothing more.
    fn width(self, lines: &Lines) -> usize {
        let sheet = self.caption.map(|_| self.rows.iter().map(HeadRow::width));
        let widest = sheet.and_then(Iterator::max).unwrap_or(0);
        widest.max(lines.width)
    }

    /// Whether a row may be one of data, by the lines that the plan names and what it calls notes.
    fn counts(self, row: &HeadRow) -> bool {
        let first = row.cells().map(str::trim).find(|cell| !cell.is_empty());
        self.source.counts_line(row.line) && !first.is_some_and(|first| self.source.skips(first))
    }

    /// A table without header: periods and numbers in two columns, below lines that name what they are.
    fn headless(self) -> Option<Table> {
        let is_data = |row: &HeadRow| {
            let (Some(period), Some(value), 2) = (row.cell(0), row.cell(1), row.cells().len())
            else {
                return false;
            };
            label::looks_like(period) && (value.trim().is_empty() || Number::scan(value).is_ok())
        };
        let at = self.rows.iter().position(is_data)?;
        let body = self.rows.get(at..)?;
        let fitting = body.iter().filter(|row| is_data(row)).count();
        if fitting * 10 < body.len() * 9 {
            return None;
        }
        let preamble = Preamble::read(self.rows.get(..at)?, self.units).under(self.caption);
        let line = body.first()?.line;
        let shape = layout::headless(self.source, &preamble);
        let values = body.iter().filter_map(|row| row.cell(1));
        Some(Table {
            header: Header::default(),
            preamble,
            shape,
            commas: Commas::of(values, self.delimiter, self.source.decimal),
            fields: 0..2,
            width: 2,
            body: line,
        })
    }
}

/// Growth that a measure of an indicator gives without a unit is in % where a figure is too large for a share: of 0.065 nobody knows.
fn in_percent(shape: &mut Shape, header: &Header, rows: &[&HeadRow], cells: Cells<'_>) {
    for value in &mut shape.values {
        let mut all = header.cells.iter();
        let Some(cell) = all.find(|cell| cell.column == value.column) else {
            continue;
        };
        let measures = cell.group.is_some()
            || matches!(value.naming, Naming::Measure(_))
            || measure::is_nameless(&cell.bare);
        let text = match &value.naming {
            Naming::Plain => &cell.bare,
            Naming::Whole(text) | Naming::Measure(text) => text,
        };
        let is_growth =
            measure::is_change(text) && !measure::is_difference(text) && !measure::is_rank(text);
        if value.unit.is_some() || cell.unit.is_some() || !measures || !is_growth {
            continue;
        }
        let figure = |row: &&HeadRow| cells.read_change(value.column.of(row)).ok()?.value;
        let figures: Vec<Decimal> = rows.iter().filter_map(figure).collect();
        let is_large = |figure: &Decimal| figure.abs() >= Decimal::ONE;
        value.unit = figures.iter().any(is_large).then(Unit::percent);
        if value.unit.is_none() && figures.iter().any(|figure| !figure.is_zero()) {
            shape.small_growth.push(value.column.field);
        }
    }
}
