//! The header row: which column holds what.

use crate::data::table::column::Column;
use crate::data::table::lines::{Lines, Stacked};
use std::cmp::Ordering;
use std::collections::HashSet;

use crate::data::bytes::grouping;
use crate::data::table::head::HeadRow;
use crate::data::texts::cell;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::{basis_of, known, last_bracket, split_unit};
use crate::data::texts::role;
use crate::data::texts::role::Role;
use crate::plan::Columns;
use crate::quantity::{Unit, UnitTable, notation};
use crate::series::{Folded, fold};
use crate::words::columns::{HEADINGS, Heading};
use crate::words::flags::{is_flag, is_remark};
use crate::words::measures::run_named;
use crate::words::runs::Run;

/// One column of the header.
#[derive(Clone, Debug)]
pub(crate) struct HeaderCell {
    pub column: Column,
    /// As it stands, trimmed; of `ID: Name` the ID, of two lines both as one name.
    pub text: String,
    pub folded: Folded,
    /// The text without its unit, and the unit.
    pub bare: String,
    pub unit: Option<Unit>,
    /// What stands over this column alone.
    pub own: String,
    /// What the brackets behind its figures hold, as its header says: `上年` of `2024年（上年）`.
    pub aside: Option<String>,
    /// What stands over it and others.
    pub group: Option<String>,
    pub role: Option<Role>,
    /// Whether what stands over it alone reads as a period.
    pub is_period: bool,
    /// Its codes or labels stand in another column, which is shown instead.
    pub shown_by: Option<usize>,
    /// It shows another column.
    pub shows: bool,
}

impl HeaderCell {
    /// That of a column over which nothing stands.
    pub(crate) fn blank(column: Column) -> Self {
        Self {
            column,
            text: String::new(),
            folded: fold(""),
            bare: String::new(),
            unit: None,
            own: String::new(),
            aside: None,
            group: None,
            role: None,
            is_period: false,
            shown_by: None,
            shows: false,
        }
    }

    /// Whether every cell below it reads as a period with its year.
    fn holds_dates(&self, sample: &[&HeadRow]) -> bool {
        let texts = sample.iter().map(|row| self.column.of(row).trim());
        let mut texts = texts.filter(|text| !text.is_empty()).peekable();
        texts.peek().is_some() && texts.all(label::looks_like)
    }
}

/// The header row of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    /// 1-based; 0 where the table has none.
    pub line: u32,
    pub cells: Vec<HeaderCell>,
    /// A header cell says that the columns are periods: `geo\time`.
    pub says_periods: bool,
    /// Columns that the plan names and the file has not.
    pub absent: Vec<String>,
    /// Its rows stand for many rows of other data: see [`grouping`].
    pub is_grouped: bool,
}

impl Header {
    /// Reads a header; `sample` are rows below it.
    pub(crate) fn read(
        lines: &Lines,
        sample: &[&HeadRow],
        columns: &Columns,
        units: &UnitTable,
        delimiter: u8,
    ) -> Self {
        let mut header = Self { line: lines.line, ..Self::default() };
        header.split_cells(lines, sample, units, delimiter);
        header.reach(columns, sample);
        header.is_grouped = grouping::MARKS.iter().all(|mark| header.find(mark).is_some());
        if header.is_grouped {
            header.assign_grouped();
        } else {
            header.assign(columns);
        }
        header.assign_by_words(sample);
        header.settle_period(columns, sample);
        header.settle_region(columns, sample);
        header.settle_basis(sample);
        header.leave_out_row_numbers(sample);
        header.find_flags(columns, sample);
        header.find_units(columns, sample, units);
        header.pair_names();
        header.pair_capitals(sample);
        header.pair_codes(sample);
        header
    }

    fn split_cells(
        &mut self,
        lines: &Lines,
        sample: &[&HeadRow],
        units: &UnitTable,
        delimiter: u8,
    ) {
        let both = labels_both(lines);
        for stacked in &lines.cells {
            let field = stacked.field;
            let (names, corner) = corner(&stacked.own);
            self.says_periods = self.says_periods || corner.is_some_and(is_period_word);
            let keys = delimiter != b',' && holds_keys(names, field, sample);
            let parts: Vec<&str> = if keys { names.split(',').collect() } else { vec![names] };
            let several = parts.len() > 1;
            for (part, own) in (0..).zip(parts) {
                let both = both && own.contains(':');
                let own = if both { id_of(own) } else { own }.trim();
                let (own, aside) = match aside(own, field, sample, units) {
                    Some((own, aside)) => (own, Some(aside.to_owned())),
                    None => (own, None),
                };
                let stacked = Stacked { own: own.to_owned(), ..stacked.clone() };
                let text = stacked.text(units);
                let (bare, unit) = split_unit(&text, units);
                self.cells.push(HeaderCell {
                    column: Column { field, part: several.then_some(part), both },
                    is_period: match &stacked.group {
                        Some(_) => label::looks_like(&split_unit(own, units).0),
                        None => label::looks_like(&bare),
                    },
                    folded: fold(&text),
                    bare,
                    unit,
                    text,
                    own: own.to_owned(),
                    aside,
                    group: stacked.group,
                    role: None,
                    shown_by: None,
                    shows: false,
                });
            }
        }
    }

    /// The cells outweigh the header: a column whose every cell is a period is that of periods, where the one called so holds none, or
    /// only the times at which somebody wrote a row.
    fn settle_period(&mut self, columns: &Columns, sample: &[&HeadRow]) {
        if columns.period.is_some() || self.is_grouped {
            return;
        }
        let texts = |cell: &HeaderCell| {
            let column = cell.column;
            let texts = sample.iter().map(move |row| column.of(row).trim());
            texts.filter(|text| !text.is_empty())
        };
        let are_stamps = |cell: &HeaderCell| {
            let stamp = |text: &str| text.contains(':') && text.contains(['T', ' ']);
            texts(cell).next().is_some() && texts(cell).all(stamp)
        };
        // Bare numbers may be figures: only where they run on they are years.
        let are_periods = |cell: &HeaderCell| {
            let bare = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
            let years: Vec<&str> = texts(cell).filter(|text| bare(text)).collect();
            let near = years.windows(2).all(|pair| match pair {
                [one, next] => {
                    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<i32>().ok());
                    year(one).zip(year(next)).is_some_and(|(a, b)| (a - b).abs() <= 10)
                }
                _ => true,
            });
            cell.unit.is_none()
                && near
                && texts(cell).next().is_some()
                && texts(cell).all(label::looks_like)
        };
        let named = self.cells.iter().position(|cell| cell.role == Some(Role::Period));
        let written = named.and_then(|at| self.cells.get(at));
        // The day on which somebody wrote a row is none of the year that stands beside it.
        let are_days = |cell: &HeaderCell| {
            let year_of = |text: &str| notation::day(text).map(|[year, ..]| year.to_string());
            let beside = self.cells.iter().find(|cell| role::is_year(&cell.folded));
            let years = beside.filter(|year| year.column != cell.column && are_periods(year));
            let pairs = years.into_iter().flat_map(|years| {
                let pairs = sample.iter();
                pairs.map(|row| (cell.column.of(row).trim(), years.column.of(row).trim()))
            });
            texts(cell).all(|text| year_of(text).is_some())
                && pairs.into_iter().any(|(day, year)| {
                    year_of(day).is_some_and(|of| of != label::tidy(year).trim_end_matches('年'))
                })
        };
        let is_written = written.is_some_and(|cell| are_stamps(cell) || are_days(cell));
        if written.is_some() && !is_written {
            return;
        }
        let candidate = |(at, cell): (usize, &HeaderCell)| {
            let free = match cell.role {
                None => written.is_some() || cell.folded.as_str().is_empty(),
                Some(Role::Indicator | Role::Region) => true,
                Some(Role::Note) if role::role_of(&cell.text) == Some(Role::Period) => true,
                // `单位` or `序号` in the corner; of a single series it may be a line above a table without header.
                Some(Role::Note | Role::Unit) => at == 0 && self.cells.len() > 2,
                _ => false,
            };
            free && are_periods(cell) && !are_stamps(cell)
        };
        let Some(at) = self.cells.iter().enumerate().position(candidate) else {
            return;
        };
        if let Some(named) = named {
            self.give(named, Role::Note);
        }
        match self.cells.get_mut(at) {
            Some(cell) if is_written => cell.role = Some(Role::Period),
            // The layout finds it by its cells, and says so.
            Some(cell) => cell.role = None,
            None => {}
        }
    }

    /// A column of nothing but `当月` and `累计` says which of them its rows are, whatever it is called.
    fn settle_basis(&mut self, sample: &[&HeadRow]) {
        if self.is_grouped || self.of(Role::Basis).is_some() {
            return;
        }
        let says_runs = |cell: &&mut HeaderCell| {
            let texts = sample.iter().map(|row| cell.column.of(row).trim());
            let runs: HashSet<Option<Run>> = texts.map(run_named).collect();
            let own = runs.iter().all(|run| run.is_some_and(|run| basis_of(run).is_some()));
            cell.role.is_none() && own && runs.contains(&Some(Run::ToDate))
        };
        if let Some(cell) = self.cells.iter_mut().find(says_runs) {
            cell.role = Some(Role::Basis);
        }
    }

    /// A column of nothing but regions is theirs, though it be called 指标 or 名称.
    fn settle_region(&mut self, columns: &Columns, sample: &[&HeadRow]) {
        if columns.indicator.is_some() || self.is_grouped || self.of(Role::Region).is_some() {
            return;
        }
        let Some(cell) = self.cells.iter_mut().find(|cell| cell.role == Some(Role::Indicator))
        else {
            return;
        };
        let texts = sample.iter().map(|row| cell.column.of(row).trim());
        let texts: HashSet<&str> = texts.filter(|text| !text.is_empty()).collect();
        let regions = texts.iter().filter(|text| role::is_region(text)).count();
        let totals = texts.iter().filter(|text| role::is_total(text)).count();
        if regions > 1 && regions + totals == texts.len() {
            cell.role = Some(Role::Region);
        }
    }

    /// Finds the columns of flags beside the first: called so too, with values between them; called so behind a name, and holding
    /// nothing else; or without a name, holding nothing else.
    fn find_flags(&mut self, columns: &Columns, sample: &[&HeadRow]) {
        if columns.flag.is_some() || self.is_grouped {
            return;
        }
        let holds_flags = |column: Column| {
            let texts = sample.iter().map(|row| column.of(row).trim());
            let mut texts = texts.filter(|text| !text.is_empty()).peekable();
            texts.peek().is_some() && texts.all(is_flag)
        };
        let holds_figures = |column: Column| {
            let mut texts = sample.iter().map(|row| column.of(row));
            texts.any(label::is_number)
        };
        // The last of them stands behind the last text of the header.
        let behind = self.cells.last().map_or(0, |cell| cell.column.number());
        let behind = Column::whole(behind);
        if holds_flags(behind) {
            self.cells.push(HeaderCell::blank(behind));
        }
        // Of those side by side one counts.
        let mut named: Vec<Vec<usize>> = vec![Vec::new()];
        // Those without a name stand behind figures.
        let mut left: Option<Column> = None;
        for (at, cell) in self.cells.iter_mut().enumerate() {
            let behind = left.is_some_and(holds_figures);
            left = Some(cell.column).filter(|_| cell.role != Some(Role::Note));
            let ends = || HEADINGS.ending(cell.folded.as_str(), |one| one == Heading::Flag);
            let mut called = [&cell.text, &cell.own].into_iter();
            let is_called = called.any(|text| role::role_of(text) == Some(Role::Flag));
            if cell.role.is_none() && !is_called && holds_flags(cell.column) {
                if (cell.own.is_empty() && behind) || ends().is_some() {
                    cell.role = Some(Role::Flag);
                }
            } else if is_called && matches!(cell.role, None | Some(Role::Flag | Role::Note)) {
                named.last_mut().into_iter().for_each(|side| side.push(at));
            } else if matches!(cell.role, None | Some(Role::Value)) && !cell.own.is_empty() {
                named.push(Vec::new());
            }
        }
        for side in named {
            let has = |at: &&usize| {
                self.cells.get(**at).is_some_and(|cell| cell.role == Some(Role::Flag))
            };
            if let Some(at) = side.iter().find(has).or(side.first()) {
                self.give(*at, Role::Flag);
            }
        }
        self.flag_by_notes(sample);
    }

    /// Finds the columns of units beside the first: called so too, and holding no numbers; or without a name, and holding nothing else.
    fn find_units(&mut self, columns: &Columns, sample: &[&HeadRow], units: &UnitTable) {
        if columns.unit.is_some() || self.is_grouped {
            return;
        }
        for cell in self.cells.iter_mut().filter(|cell| cell.role.is_none()) {
            let texts = || {
                let texts = sample.iter().map(|row| cell.column.of(row).trim());
                texts.filter(|text| !text.is_empty())
            };
            let is_called = role::role_of(&cell.own) == Some(Role::Unit);
            let is_unit = |text: &str| known(text, units).is_some();
            let holds = || texts().next().is_some() && texts().all(is_unit);
            let says_else = |text| label::is_number(text) || label::looks_like(text);
            if (is_called && !texts().any(says_else)) || (cell.text.is_empty() && holds()) {
                cell.role = Some(Role::Unit);
            }
        }
    }

    /// Some offices flag their figures in a column of notes: `预计` below `备注`.
    fn flag_by_notes(&mut self, sample: &[&HeadRow]) {
        let has_flags = self.of(Role::Flag).is_some();
        let flags = |cell: &&mut HeaderCell| {
            let mut texts = sample.iter().map(|row| cell.column.of(row));
            cell.role == Some(Role::Note) && texts.any(is_remark)
        };
        if let Some(cell) = self.cells.iter_mut().find(flags).filter(|_| !has_flags) {
            cell.role = Some(Role::Flag);
        }
    }

    /// Programs write the numbers of rows into a column without a name.
    fn leave_out_row_numbers(&mut self, sample: &[&HeadRow]) {
        let nameless = |cell: &&mut HeaderCell| {
            cell.role.is_none() && matches!(cell.folded.as_str(), "" | "index" | "line")
        };
        for cell in self.cells.iter_mut().filter(nameless) {
            let number = |row: &&HeadRow| cell.column.of(row).trim().parse::<u64>().ok();
            let numbers: Option<Vec<u64>> = sample.iter().map(number).collect();
            let running = |numbers: &Vec<u64>| {
                let pairs = numbers.iter().zip(numbers.iter().skip(1));
                numbers.first().is_some_and(|first| *first < 2)
                    && pairs.into_iter().all(|(one, next)| *next == one + 1)
            };
            if numbers.as_ref().is_some_and(running) {
                cell.role = Some(Role::Note);
            }
        }
    }

    /// Goes on to columns behind the last text of the header, where the plan names them by number.
    fn reach(&mut self, columns: &Columns, sample: &[&HeadRow]) {
        let number = |name: &String| name.trim().strip_prefix('#')?.parse::<u32>().ok();
        let named = named_by(columns).into_iter();
        let furthest = named.filter_map(|(_, name)| number(name.as_ref()?)).max();
        let width = sample.iter().map(|row| row.width()).max().unwrap_or(0);
        let last = self.cells.last().map_or(0, |cell| cell.column.number());
        for number in last + 1..=furthest.unwrap_or(0).min(u32::try_from(width).unwrap_or(0)) {
            self.cells.push(HeaderCell::blank(Column::whole(number - 1)));
        }
    }

    /// Gives roles to the columns that the plan names.
    fn assign(&mut self, columns: &Columns) {
        for (role, name) in named_by(columns) {
            let Some(name) = name else { continue };
            match self.find(name) {
                Some(at) => self.give(at, role),
                None => self.absent.push(name.clone()),
            }
        }
    }

    /// Gives roles to the columns of a table of grouped rows, whatever the plan says of the table that these were made of.
    fn assign_grouped(&mut self) {
        for (role, name) in grouping::NAMES {
            if let Some(at) = self.find(name) {
                self.give(at, role);
            }
        }
        for mark in grouping::MARKS {
            if let Some(at) = self.find(mark) {
                self.give(at, Role::Note);
            }
        }
    }

    /// Gives every role that no column has yet to the first of the table of header texts.
    fn assign_by_words(&mut self, sample: &[&HeadRow]) {
        let spellings: Vec<[Folded; 2]> =
            self.cells.iter().map(|cell| [cell.folded.clone(), role::plain(&cell.bare)]).collect();
        for (word, role) in role::headers() {
            if self.of(role).is_some() {
                continue;
            }
            let is = |texts: &[Folded; 2]| texts.iter().any(|text| text.as_str() == word);
            let free = |at: &usize| self.cells.get(*at).is_some_and(|cell| cell.role.is_none());
            let named = spellings.iter().enumerate().filter(|(_, texts)| is(texts));
            if let Some(at) = named.map(|(at, _)| at).find(free) {
                self.give(at, role);
            }
        }
        self.guess_indicator();
        self.period_of_year();
        self.year_parts(sample);
        self.bounds(sample);
        for cell in &mut self.cells {
            let name = role::plain(&cell.text);
            let told = matches!(role::role_of(&cell.text), Some(Role::Period | Role::Flag));
            if cell.role.is_none() && (role::is_note(&name) || told) {
                cell.role = Some(Role::Note);
            }
        }
        self.leave_out_ranks();
    }

    /// Ranks that stand where rows are named, not behind what they rank, number the rows.
    fn leave_out_ranks(&mut self) {
        let others = self.cells.iter().filter(|cell| cell.role.is_none()).count();
        let mut left = None;
        for cell in &mut self.cells {
            let names =
                matches!(left, None | Some(Some(Role::Region | Role::Indicator | Role::Note)));
            if names && others > 1 && cell.role.is_none() && measure::is_rank(&cell.text) {
                cell.role = Some(Role::Note);
            }
            left = Some(cell.role);
        }
    }

    /// Eurostat calls its columns of indicators `indic_de`, `indic_ur`, `na_item` and the like.
    fn guess_indicator(&mut self) {
        if self.of(Role::Indicator).is_none() {
            let named = |cell: &&mut HeaderCell| {
                let text = cell.folded.as_str();
                cell.role.is_none() && (text.starts_with("indic_") || text == "na_item")
            };
            if let Some(cell) = self.cells.iter_mut().find(named) {
                cell.role = Some(Role::Indicator);
            }
        }
    }

    /// `Period` beside `Year` is a part of it: `M01`, `Q01`.
    fn period_of_year(&mut self) {
        let at = |text: &str| self.find(text);
        if let (Some(year), Some(period)) = (at("year"), at("period"))
            && year < period
        {
            self.give(year, Role::Period);
            self.give(period, Role::PeriodPart);
        }
    }

    /// A column of where runs begin and one of where they end are one period.
    fn bounds(&mut self, sample: &[&HeadRow]) {
        let at = |end: bool| {
            let bounds = |cell: &HeaderCell| {
                let named = cell.role.is_none() && role::ends_runs(&cell.folded) == Some(end);
                named && cell.holds_dates(sample)
            };
            self.cells.iter().position(bounds)
        };
        let (Some(start), Some(end)) = (at(false), at(true)) else { return };
        let is_told = |role| self.of(role).is_some();
        if is_told(Role::From) || is_told(Role::Until) || is_told(Role::PeriodPart) {
            return;
        }
        // A column of periods says the same.
        let (first, last) = if is_told(Role::Period) {
            (Role::Note, Role::Note)
        } else {
            (Role::Period, Role::PeriodPart)
        };
        self.give(start, first);
        self.give(end, last);
    }

    /// Whether a column beside that of periods tells where their runs end, by its word or, named in a plan, by its cells.
    pub(crate) fn ends_runs(&self, part: &HeaderCell, sample: &[&HeadRow]) -> bool {
        let is_of_years = || self.of(Role::Period).is_some_and(|cell| role::is_year(&cell.folded));
        role::ends_runs(&part.folded) == Some(true) || (!is_of_years() && part.holds_dates(sample))
    }

    /// A month or quarter column beside a year column is a part of the period, by its header or because all its cells lack their year.
    fn year_parts(&mut self, sample: &[&HeadRow]) {
        // `M1` may be money, `S1` a sector.
        let is_code = |text: &str| {
            let letter = |c: char| c.is_ascii_alphabetic() && !"QqHh".contains(c);
            text.starts_with(letter) && text.ends_with(|c: char| c.is_ascii_digit())
        };
        let is_part = |text: &str| label::lacks_year(text) && !is_code(text);
        let lacks_year = |cell: &HeaderCell| {
            let texts = sample.iter().map(|row| cell.column.of(row).trim());
            let mut texts = texts.filter(|text| !text.is_empty());
            texts.clone().any(|text| !label::is_whole_year(text)) && texts.all(is_part)
        };
        let at = |is: &dyn Fn(&HeaderCell) -> bool| self.cells.iter().position(is);
        let is_free = |cell: &HeaderCell| matches!(cell.role, None | Some(Role::Period));
        let year = at(&|cell| is_free(cell) && role::is_year(&cell.folded));
        let period = at(&|cell| cell.role == Some(Role::Period));
        let held = || at(&|cell| cell.role.is_none() && lacks_year(cell));
        let (Some(year), Some(period)) = (year, period) else {
            // Without a header the cells tell both.
            let years = |cell: &HeaderCell| {
                let texts = sample.iter().map(|row| cell.column.of(row).trim());
                let mut texts = texts.filter(|text| !text.is_empty()).peekable();
                let nameless = cell.role.is_none() && cell.text.is_empty();
                nameless && texts.peek().is_some() && texts.all(label::is_bare_year)
            };
            let part = held().filter(|_| period.is_none() && at(&years).is_some());
            if let Some(part) = part {
                self.give(part, Role::PeriodPart);
            }
            return;
        };
        // `期间` may hold but the quarters of the years beside it.
        if year != period {
            if self.cells.get(period).is_some_and(lacks_year) {
                self.give(year, Role::Period);
                self.give(period, Role::PeriodPart);
            }
            return;
        }
        let named = at(&|cell| cell.role.is_none() && role::is_part_of_year(&cell.folded));
        if self.of(Role::PeriodPart).is_none()
            && let Some(part) = named.or_else(held)
        {
            self.give(part, Role::PeriodPart);
        }
    }

    pub(crate) fn give(&mut self, at: usize, role: Role) {
        if let Some(cell) = self.cells.get_mut(at) {
            cell.role = Some(role);
        }
    }

    /// Gives the column in which captions stand the periods, and those behind it no role: captions stand between them and the header.
    pub(crate) fn below_captions(&mut self, field: usize) {
        for cell in &mut self.cells {
            cell.role = match (cell.column.field as usize).cmp(&field) {
                Ordering::Less => Some(Role::Note),
                Ordering::Equal => Some(Role::Period),
                Ordering::Greater => None,
            };
        }
    }

    /// The column of a header text; `#3` is the third, `""` one without a header.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let number = text.trim().strip_prefix('#').and_then(|text| text.parse::<u32>().ok());
        if let Some(number) = number {
            let is = |cell: &HeaderCell| cell.column.number() == number;
            return self.cells.iter().position(is);
        }
        let wanted = fold(text);
        self.cells.iter().position(|cell| cell.folded == wanted)
    }

    /// The field of a header text.
    pub(crate) fn field(&self, text: &str) -> Option<usize> {
        let cell = self.cells.get(self.find(text)?)?;
        Some(cell.column.field as usize)
    }

    /// The column that has a role.
    pub(crate) fn of(&self, role: Role) -> Option<&HeaderCell> {
        self.cells.iter().find(|cell| cell.role == Some(role))
    }

    /// The place of the column that has a role.
    pub(crate) fn column(&self, role: Role) -> Option<Column> {
        self.of(role).map(|cell| cell.column)
    }

    /// The header texts.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.cells.iter().map(|cell| cell.text.clone()).filter(|text| !text.is_empty()).collect()
    }

    /// Whether it is a table of SDMX-CSV.
    pub(crate) fn is_sdmx(&self) -> bool {
        ["TIME_PERIOD", "OBS_VALUE"]
            .iter()
            .all(|name| self.cells.iter().any(|cell| cell.text == *name))
    }

    /// The column that shows what another holds: that of its labels, else itself.
    pub(crate) fn showing(&self, column: Column) -> Column {
        let cell = self.cells.iter().find(|cell| cell.column == column);
        let label = cell.and_then(|cell| self.cells.get(cell.shown_by?));
        label.map_or(column, |cell| cell.column)
    }
}

/// The columns that a plan may name, each with what it is for.
fn named_by(columns: &Columns) -> [(Role, &Option<String>); 10] {
    [
        (Role::Period, &columns.period),
        (Role::PeriodPart, &columns.part),
        (Role::Indicator, &columns.indicator),
        (Role::Value, &columns.value),
        (Role::Region, &columns.region),
        (Role::Unit, &columns.unit),
        (Role::Vintage, &columns.vintage),
        (Role::Flag, &columns.flag),
        (Role::From, &columns.from),
        (Role::Until, &columns.until),
    ]
}

/// A header without the bracket that says what figures in brackets behind those of its column are, and that.
fn aside<'t>(
    own: &'t str,
    field: u32,
    sample: &[&HeadRow],
    units: &UnitTable,
) -> Option<(&'t str, &'t str)> {
    let (before, inner) = last_bracket(own).filter(|_| split_unit(own, units).1.is_none())?;
    let cells = sample.iter().filter_map(|row| row.cell(field as usize));
    let mut cells = cells.filter(|cell| !cell.trim().is_empty());
    let beside = cells.any(|cell| cell::aside(cell).is_some());
    beside.then_some((before.trim_end(), inner))
}

/// Whether a header names several keys that stand in one field, as in every row: `freq,unit,geo`, not `Country, or area`.
fn holds_keys(names: &str, field: u32, sample: &[&HeadRow]) -> bool {
    let count = names.matches(',').count();
    let mut cells = sample.iter().filter_map(|row| row.cell(field as usize));
    count > 0
        && !names.contains(", ")
        && cells.all(|cell| cell.trim().is_empty() || cell.matches(',').count() == count)
}

/// `geo\time`: the column's own name, and what the header says of the others.
fn corner(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(['\\', '＼']) {
        Some((own, others)) => (own, Some(others)),
        None => match text.rsplit_once('/') {
            Some((own, others)) if is_period_word(others) => (own, Some(others)),
            _ => (text, None),
        },
    }
}

fn is_period_word(text: &str) -> bool {
    role::role_of(text) == Some(Role::Period)
}

/// Whether the headers read `ID: Name`, as SDMX-CSV writes them with both labels.
fn labels_both(lines: &Lines) -> bool {
    let is_id = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let ids = lines.texts().filter_map(|text| text.split_once(':'));
    let ids: Vec<&str> = ids.map(|(id, _)| id).filter(|id| is_id(id)).collect();
    // `China: GDP` beside `China: CPI` are names of series, and so are `M2: yoy` beside `CPI: yoy`, of which none is a period or value.
    let different: HashSet<&str> = ids.iter().copied().collect();
    let mut roles = ids.iter().map(|id| role::role_of(id));
    ids.len() * 2 > lines.filled()
        && different.len() == ids.len()
        && roles.any(|role| matches!(role, Some(Role::Period | Role::Value)))
}

/// The ID of `ID: Name`; the BIS writes `ID:Name`.
pub(crate) fn id_of(header: &str) -> &str {
    header.split_once(':').map_or(header, |(id, _)| id)
}
