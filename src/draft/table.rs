//! A plan's own table of indicators, and the targets that its rows make.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};

use super::heading::{Column, Role, columns_of, heads_names, mostly};
use super::naming::{clean, is_nothing, is_number, is_ordinal, unlettered, unnumbered};
use super::row::{Entry, Rate};
use crate::data::listing::{
    Commas, Lines, Listing, Row, bracketed_unit, is_either, margin, unmark,
};
use crate::diagnostic::{Document, Place};
use crate::language::Language;
use crate::messages;
use crate::plan::goal::{period_in, start_in};
use crate::quantity::{Period, Unit, UnitTable, notation};
use crate::words::fold;
use crate::words::goals::moments::YEARS_BEFORE;
use crate::words::indicators::{ANNEXES, BINDING, FISCAL, NOTES, Over, STANDS, Stand, WAYS};
use crate::words::numerals::digit;

messages! {
    /// A message of this room.
    pub(super) enum DraftMessage, l {
        /// A table whose rows are years.
        Transposed { name: String } => NoTable,
            "指标表的行是年份（“{name}”），列才是指标" / "the rows of the table are years (`{name}`), and its columns the indicators",
            help "行列互换：每个指标写一行，年份写在表头里" / "exchange rows and columns: a row for each indicator, the years in the header";

        /// A file without a table of indicators.
        NoIndicators => NoTable,
            "没有找到指标表：表头要有“指标”一列，并有年份、目标值或年均增长一列" /
                "no table of indicators is found: its header has to name the indicator, and a year, a target or a yearly growth",
            help "表头写成 指标,单位,2020年,2025年；由数据写计划用 indicalc init 数据文件" /
                "write the header as Indicator,Unit,2020,2025; to begin from data use indicalc init DATA";

        /// A table without rows.
        NoRows => NoTable,
            "指标表里没有一行有指标" / "the table of indicators has no rows",
            help "表头下面每个指标写一行" / "write a row for each indicator below the header";

        /// Nothing tells what the commas and points of its numbers are.
        UnclearMarks { cell: String } => BadCell,
            "“{cell}”有歧义：这个表里的逗号和句点，可能是小数点，也可能是千位分隔符" /
                "`{cell}` is ambiguous: commas and points of this table may stand before decimals or between thousands",
            help "改写表里的数：千位之间不加符号，小数点写成句点，如 1234.5" /
                "rewrite its numbers without a sign between thousands and with a point before decimals: 1234.5"
    }
}

/// What is asked of a plan that is made from a table.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The period the targets start from; the table's own where it is not given.
    pub baseline: Option<Period>,
    /// The period by which the targets stand.
    pub deadline: Option<Period>,
    /// The data files as the plan is to name them.
    pub files: Vec<String>,
    /// The language of the comments; that of the table where it is not given.
    pub language: Option<Language>,
}

/// A table of indicators.
pub(super) struct Table<'l> {
    listing: &'l Listing,
    /// Its rows below the header.
    rows: &'l [Row],
    pub(super) title: String,
    pub(super) line: u32,
    /// The unit that is stated above it for all of it.
    unit: Option<Unit>,
    commas: Commas,
    columns: Vec<Column>,
    pub(super) baseline: Option<Period>,
    pub(super) deadline: Option<Period>,
    /// The year whose column holds the goals: the last, unless the deadline asked for is another.
    goals: Option<Period>,
}

/// A header, and where its body begins.
struct Head {
    at: usize,
    body: usize,
    panels: Vec<Vec<Column>>,
}

impl Head {
    /// The header that begins with a row, with its columns; several where tables stand side by side.
    fn at(rows: &[Row], at: usize, units: &UnitTable) -> Option<Self> {
        let lines = Lines::at(rows, at, units)?;
        let body = at + lines.rows;
        let below = rows.get(body..)?;
        let panels = lines.panels().into_iter().map(|(lines, _)| lines);
        let mut panels: Vec<Lines> = panels.collect();
        if panels.len() < 2 {
            panels = vec![lines];
        }
        let panels = panels.iter().map(|lines| columns_of(lines, below, units));
        let panels: Vec<Vec<Column>> = panels.filter(|columns| promises(columns)).collect();
        (!panels.is_empty()).then_some(Self { at, body, panels })
    }
}

/// Whether columns name indicators and promise something of them; months that nothing calls promised are data.
fn promises(columns: &[Column]) -> bool {
    let promises = |column: &Column| match column.role {
        Role::Level(period) => period.months() >= 12 || column.stand == Some(Stand::Promised),
        Role::Goal | Role::Over(..) | Role::Growth(..) | Role::Since(..) => true,
        _ => false,
    };
    columns.iter().any(|column| column.role == Role::Name) && columns.iter().any(promises)
}

impl<'l> Table<'l> {
    /// The tables of a file, one below or beside the other.
    pub(super) fn all(
        listing: &'l Listing,
        wishes: &Wishes,
        units: &UnitTable,
    ) -> Result<Vec<Self>, DraftMessage> {
        let rows = &listing.rows;
        let first = (0..rows.len()).find_map(|at| Head::at(rows, at, units));
        let mut heads = vec![first.ok_or(DraftMessage::NoIndicators)?];
        while let Some(body) = heads.last().map(|head| head.body) {
            let again = |at: &usize| rows.get(*at).is_some_and(|row| row.cells().any(heads_names));
            let mut below = (body..rows.len()).filter(again);
            match below.find_map(|at| Head::at(rows, at, units)) {
                Some(head) => heads.push(head),
                None => break,
            }
        }
        let mut tables = Vec::new();
        let mut above = 0;
        for (which, head) in heads.iter().enumerate() {
            let next = heads.get(which + 1).map_or(rows.len(), |next| next.at);
            let titles = rows.get(above..head.at).unwrap_or_default();
            let mut body = rows.get(head.body..next).unwrap_or_default();
            // The last lines above another header are its title.
            if next < rows.len() {
                let said = body.iter().rposition(|row| row.filled() > 1);
                body = body.get(..said.map_or(0, |said| said + 1)).unwrap_or_default();
            }
            above = head.body + body.len();
            for columns in &head.panels {
                let line = rows.get(head.at).map_or(0, |row| row.line);
                let table = Self::of(listing, titles, line, body, columns.clone(), units);
                tables.push(table.settled(wishes)?);
            }
        }
        if let Some(name) = tables.iter().find_map(Self::year_in_place_of_name) {
            return Err(DraftMessage::Transposed { name: name.to_owned() });
        }
        let names = |table: &Self| table.rows.iter().any(|row| !table.name(row).is_empty());
        if tables.iter().any(names) { Ok(tables) } else { Err(DraftMessage::NoRows) }
    }

    fn of(
        listing: &'l Listing,
        above: &[Row],
        line: u32,
        rows: &'l [Row],
        columns: Vec<Column>,
        units: &UnitTable,
    ) -> Self {
        let texts = || above.iter().map(Row::text).filter(|text| !text.is_empty());
        let unit = above.iter().flat_map(Row::cells);
        let unit = unit.filter(|cell| !is_nothing(cell));
        let unit = unit.rev().find_map(|cell| bracketed_unit(cell, units));
        let is_title =
            |text: &String| !unannexed(text).is_empty() && bracketed_unit(text, units).is_none();
        let title = texts().find(is_title).unwrap_or_default();
        Self {
            listing,
            rows,
            title: unannexed(&title).trim_start_matches(['#', ' ']).to_owned(),
            line,
            unit,
            commas: Commas::default(),
            columns,
            baseline: None,
            deadline: None,
            goals: None,
        }
    }

    fn settled(mut self, wishes: &Wishes) -> Result<Self, DraftMessage> {
        let values = self.columns.iter().filter(|column| {
            matches!(
                column.role,
                Role::Baseline | Role::Goal | Role::Stretch | Role::Level(_) | Role::Over(..)
            )
        });
        let rows = self.rows.iter();
        let cells = rows.flat_map(|row| values.clone().filter_map(|column| row.cell(column.field)));
        // <60,5
        let cells = cells.map(|cell| cell.trim_start_matches(|c: char| !c.is_ascii_digit()));
        self.commas = Commas::of(cells.clone(), self.listing.delimiter, None);
        let mut cells = cells;
        if self.commas == Commas::Unclear
            && let Some(cell) = cells.find(|cell| is_either(cell))
        {
            let cell = cell.to_owned();
            return Err(DraftMessage::UnclearMarks { cell });
        }
        self.settle_periods(wishes);
        self.settle_rates();
        Ok(self)
    }

    /// From where to where the plan goes: as asked, else the first year of the columns that is not promised and the last that is not
    /// told; a title that names a five-year plan says which of them it starts from.
    fn settle_periods(&mut self, wishes: &Wishes) {
        let columns = self.columns.iter();
        let mut levels: Vec<(Period, &Column)> =
            columns.filter_map(|column| Some((column.level()?, column))).collect();
        levels.sort_by_key(|(period, _)| period.end());
        let is = |stand: Stand| move |(_, column): &&(Period, &Column)| column.stand == Some(stand);
        let first = levels.first().map(|(period, _)| *period);
        let has_goal = self.columns.iter().any(|column| column.role == Role::Goal);
        let mut open = levels.iter().filter(|level| !is(Stand::Told)(level) && !level.1.starts);
        let titled = period_in(&self.title);
        let planned = titled.filter(|titled| {
            Some(*titled) != first && open.clone().any(|(period, _)| period == titled)
        });
        let last = open.next_back().map(|(period, _)| *period);
        let promised = levels.iter().rfind(is(Stand::Promised)).map(|(period, _)| *period);
        let over = self.columns.iter().find_map(|column| match column.role {
            Role::Over(_, last) | Role::Since(_, last) => last,
            _ => None,
        });
        let said = if has_goal {
            titled.or(self.year(&Role::GoalYear)).or(promised)
        } else {
            planned.or(last).or(titled)
        };
        self.deadline = wishes.deadline.or(said).or(over);
        let asked =
            wishes.deadline.filter(|asked| levels.iter().any(|(period, _)| period == asked));
        self.goals = asked.or(planned).or(last).filter(|_| !has_goal);
        let named = start_in(&self.title);
        let start = named.or(self.deadline.map(|end| end.years_later(-5)));
        let goals = self.goals;
        let known =
            levels.iter().filter(|level| !is(Stand::Promised)(level) && Some(level.0) != goals);
        let year = |(period, _): &(Period, &Column)| *period;
        let in_table = known.clone().map(year).find(|year| Some(*year) == start);
        let stated = known.clone().rfind(|(_, column)| column.starts);
        let before = self.deadline.map(|end| end.years_later(-1));
        let told = known.clone().find(|level| is(Stand::Told)(level) && Some(level.0) == before);
        let first = known.clone().next().map(year);
        // 2015 | 2020 | 2025: which of them are promised is not said.
        let says = |(_, column): &(Period, &Column)| column.stand.is_some() || column.starts;
        let is_open = named.is_none() && in_table != first && !levels.iter().any(says);
        let stated = match self.column(&Role::Baseline) {
            Some(column) => {
                let heading = fold(&column.heading);
                let of_year_before =
                    YEARS_BEFORE.iter().any(|word| heading.as_str().contains(word));
                let before = before.filter(|_| of_year_before);
                self.year(&Role::BaselineYear).or(before).or(named)
            }
            None => stated
                .map(year)
                .or(in_table.filter(|_| !is_open))
                .or(told.map(year))
                .or(first.filter(|_| !is_open || in_table.is_none()))
                .or(named),
        };
        self.baseline = wishes.baseline.or(stated);
    }

    /// Growth is promised of the deadline's year; of others the table only tells. A growth that says no year is that of the level
    /// before it where the plan is of one year, else a year's of them all. Rates of other years, and changes since others than the
    /// baseline that are those of a year told, are told too.
    fn settle_rates(&mut self) {
        let (baseline, deadline) = (self.baseline, self.deadline);
        let ends = baseline.zip(deadline);
        let one_year = ends.is_some_and(|(from, to)| to.end().since(from.end()) == 12);
        let mut beside = None;
        for column in &mut self.columns {
            let told = column.stand == Some(Stand::Told);
            let elsewhere = |last: Option<Period>| last.is_some() && last != deadline;
            match &mut column.role {
                Role::Level(period) => beside = Some(*period),
                Role::Goal => beside = deadline,
                Role::Baseline => beside = baseline,
                Role::Growth(period, over) => {
                    let over = match period.or(beside.filter(|_| one_year)) {
                        Some(period) if Some(period) == deadline => vec![Over::OfYear],
                        Some(_) => Vec::new(),
                        None => std::mem::take(over),
                    };
                    column.role =
                        if over.is_empty() { Role::Nothing } else { Role::Over(over, None) };
                }
                Role::Over(_, last) if told || elsewhere(*last) => column.role = Role::Nothing,
                Role::Since(since, last) => {
                    let of_told = since.is_some_and(|since| Some(since.years_later(1)) == baseline);
                    if told || elsewhere(*last) || of_told && *since != baseline {
                        column.role = Role::Nothing;
                    }
                }
                _ => {}
            }
        }
    }

    /// The first year in the cells of a role.
    fn year(&self, role: &Role) -> Option<Period> {
        let rows = self.rows.iter();
        rows.filter_map(|row| self.cell(row, role)).find_map(period_in).map(to_year)
    }

    /// The cell of a role.
    fn cell<'r>(&self, row: &'r Row, wanted: &Role) -> Option<&'r str> {
        let cell = row.cell(self.column(wanted)?.field).map(clean);
        cell.filter(|cell| !is_nothing(cell))
    }

    /// The name in a row as it stands there; where the last of several levels of names is blank, the one before it.
    fn name<'r>(&self, row: &'r Row) -> &'r str {
        let columns = self.columns.iter().rev().filter(|column| column.names);
        let mut names = columns.filter_map(|column| row.cell(column.field));
        names.find(|name| !is_nothing(name) && !is_number(name)).unwrap_or_default()
    }

    /// The first of the names, where they are years.
    fn year_in_place_of_name(&self) -> Option<&str> {
        let names = || self.rows.iter().map(|row| self.name(row)).filter(|name| !name.is_empty());
        let mut years = names().take(2).filter(|name| notation::parse(name).is_ok());
        let first = years.next()?;
        (years.next().is_some() || names().count() == 1).then_some(first)
    }

    /// What a row belongs to by its own cells.
    fn group<'r>(&self, row: &'r Row, name: &str) -> Option<&'r str> {
        let group = self.cell(row, &Role::Group)?;
        Some(unmark(group).1).filter(|_| group != clean(name))
    }

    fn column(&self, wanted: &Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == *wanted)
    }

    /// What becomes of the figures of a column.
    fn slot(&self, column: &Column) -> Slot {
        let Role::Level(period) = column.role else {
            return match column.role {
                Role::Baseline => Slot::Baseline,
                Role::Goal => Slot::Goal,
                Role::Stretch => Slot::Stretch,
                Role::Over(..) | Role::Since(..) => Slot::Rate,
                Role::Nothing if !column.names && !column.heading.is_empty() => Slot::Nowhere,
                Role::Group
                    if self
                        .column(&Role::Group)
                        .is_some_and(|first| first.field != column.field)
                        && !column.heading.is_empty() =>
                {
                    Slot::Nowhere
                }
                _ => Slot::Elsewhere,
            };
        };
        let told = column.stand == Some(Stand::Told) || column.starts;
        let promised = column.stand == Some(Stand::Promised) && !column.starts;
        let is_goal =
            |column: &Column| column.level() == self.goals && column.stand == Some(Stand::Promised);
        let inside = self.baseline.is_none_or(|start| start.end() < period.end())
            && self.deadline.is_none_or(|end| period.end() < end.end());
        if Some(period) == self.baseline && !promised && self.column(&Role::Baseline).is_none() {
            if self.is_of_others(column) { Slot::Nowhere } else { Slot::Baseline }
        } else if Some(period) == self.goals
            && (promised || !told && !self.columns.iter().any(is_goal))
        {
            Slot::Goal
        } else if inside && !told {
            Slot::Between(period)
        } else {
            Slot::Nowhere
        }
    }

    /// Whether a column is of others than the goals, where another of its year is of the same: 2020年全国 beside 2020年全省 and 2025年全省.
    fn is_of_others(&self, column: &Column) -> bool {
        let of = |column: &Column| -> String {
            let mut heading = column.heading.to_lowercase();
            for (word, _) in STANDS.rows() {
                heading = heading.replace(word, "");
            }
            heading.chars().filter(|c| c.is_alphabetic() && *c != '年').collect()
        };
        let goals = self.columns.iter().filter(|goal| {
            goal.role == Role::Goal || self.goals.is_some() && goal.level() == self.goals
        });
        let goals: Vec<String> = goals.map(of).collect();
        let fits = |column: &Column| {
            let own = of(column);
            !own.is_empty() && goals.iter().any(|goal| goal.contains(&own))
        };
        let mut beside = self.columns.iter();
        !fits(column) && beside.any(|other| other.level() == column.level() && fits(other))
    }

    /// The headings of the columns that the plan takes nothing of, and of those taken for milestones without a word that says so.
    pub(super) fn left(&self) -> (Vec<&str>, Vec<&str>) {
        let filled = |column: &&Column| {
            let mut cells = self.rows.iter().filter_map(|row| row.cell(column.field));
            cells.any(|cell| !is_nothing(cell))
        };
        let headings = |wanted: fn(&Column, Slot) -> bool| {
            let columns = self.columns.iter().filter(filled);
            let columns = columns.filter(|column| wanted(column, self.slot(column)));
            columns.map(|column| column.heading.as_str()).collect()
        };
        let unsaid =
            |column: &Column, slot| matches!(slot, Slot::Between(_)) && column.stand.is_none();
        (headings(|_, slot| slot == Slot::Nowhere), headings(unsaid))
    }

    /// Whether its years are not those of the calendar.
    pub(super) fn is_fiscal(&self) -> bool {
        let levels = self.columns.iter().filter_map(Column::level);
        let mut periods = levels.chain(self.baseline).chain(self.deadline);
        let said = |column: &Column| FISCAL.within(fold(&column.heading).as_str()).is_some();
        periods.any(|period| period.months() == 24) || self.columns.iter().any(said)
    }

    /// Where it stands, to be shown.
    pub(super) fn document(&self) -> &Document {
        &self.listing.document
    }

    /// Its rows, and the notes below it. What the plan says of its years is asked of the first table.
    pub(super) fn entries(&self, plan: &Table, units: &UnitTable) -> (Vec<Entry>, Vec<String>) {
        let (mut entries, mut notes) = (Vec::new(), Vec::new());
        let mut group = String::new();
        let mut parents = Parents::default();
        let names =
            || self.rows.iter().map(|row| unmark(self.name(row)).1).filter(|name| !name.is_empty());
        let lettered = names().count() > 1 && names().all(|name| unlettered(name).is_some());
        for row in self.rows {
            let cells = || {
                let cells = row.cells().enumerate();
                cells.filter(|(at, _)| self.has(*at)).map(|(_, cell)| clean(cell))
            };
            // 一、 before the heading of a group.
            let mut filled =
                cells().filter(|cell| !cell.is_empty()).skip_while(|cell| is_ordinal(cell));
            let first = filled.next().unwrap_or_default();
            let alone = filled.next().is_none();
            if first.is_empty() || cells().all(is_rule) {
                continue;
            }
            if is_note(first, alone) || (!alone && signs_off(cells())) {
                notes.push(row.text());
                continue;
            }
            if alone {
                let (_, heading) = unmark(first);
                // （制表单位：统计局）
                let mut parts = heading.split(['：', ':']).skip(1);
                let states = parts.any(|behind| behind.contains(char::is_alphanumeric));
                if states || heading.chars().count() > 20 {
                    notes.push(row.text());
                } else {
                    heading.clone_into(&mut group);
                    parents = Parents::of(heading);
                }
                continue;
            }
            let raw = self.name(row);
            if let Some(own) = self.group(row, raw)
                && own != group
            {
                own.clone_into(&mut group);
                parents = Parents::default();
            }
            let name = unmark(raw).1;
            if name.is_empty() {
                notes.push(row.text());
                continue;
            }
            let name =
                if lettered { unlettered(name).unwrap_or(name) } else { unnumbered(name, units) };
            let mut entry = self.entry(row, plan, name, units);
            group.clone_into(&mut entry.group);
            parents.put(&mut entries, entry, raw, self.is_part(row, raw));
        }
        tell_apart(&mut entries);
        (entries, notes)
    }

    /// Whether a row below one without figures is a part of it: without a number of its own, or numbered in brackets.
    fn is_part(&self, row: &Row, name: &str) -> bool {
        let counts = |column: &&Column| {
            matches!(column.role, Role::Nothing | Role::Note)
                && mostly(column.field, self.rows, is_number)
        };
        let counted = self.columns.iter().find(counts);
        let number = |column: &Column| row.cell(column.field).filter(|cell| !is_nothing(cell));
        let is_open = counted.is_some_and(|column| number(column).is_none());
        is_open || name.trim_start().starts_with(['（', '('])
    }

    /// Whether a field is one of its own, and not of a table beside it.
    fn has(&self, field: usize) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    fn entry(&self, row: &Row, plan: &Table, name: &str, units: &UnitTable) -> Entry {
        let cell = |role| self.cell(row, &role).unwrap_or_default();
        let mut entry = Entry::new(name, cell(Role::Unit), units);
        entry.origin = Place::cell(1, self.document(), row.line, 0).locator();
        entry.owner(cell(Role::Owner));
        entry.binding = BINDING.sense(fold(cell(Role::Binding)).as_str());
        entry.way = WAYS.sense(fold(cell(Role::Way)).as_str());
        let strange = [(Role::Binding, entry.binding.is_none()), (Role::Way, entry.way.is_none())];
        for (role, _) in strange.into_iter().filter(|(_, is_strange)| *is_strange) {
            if let Some((column, said)) = self.column(&role).zip(self.cell(row, &role)) {
                entry.notes.push((column.heading.clone(), said.to_owned()));
            }
        }
        let own = period_in(cell(Role::BaselineYear));
        let by = period_in(cell(Role::GoalYear)).map(to_year);
        entry.from = own.or(self.baseline).or(plan.baseline);
        entry.to = by.or(self.deadline).or(plan.deadline);
        entry.begins = entry.from.filter(|from| Some(*from) != plan.baseline);
        entry.deadline = entry.to.filter(|to| Some(*to) != plan.deadline);
        let bare = entry.unit.is_empty();
        for column in &self.columns {
            let cell = row.cell(column.field).map(clean).unwrap_or_default();
            if is_nothing(cell) {
                continue;
            }
            let cell = self.pointed(cell);
            let cell = match &column.unit {
                Some(unit) if bare => entry.with_unit(&cell, unit.text()),
                _ => cell,
            };
            let heading = column.heading.as_str();
            match self.slot(column) {
                Slot::Baseline if entry.baseline.is_empty() => entry.baseline = cell,
                Slot::Goal if entry.goal.1.is_empty() => entry.goal = (heading.to_owned(), cell),
                Slot::Goal => {
                    let before = std::mem::replace(&mut entry.goal, (heading.to_owned(), cell));
                    entry.others.push(before);
                }
                Slot::Stretch if entry.stretch.is_empty() => entry.stretch = cell,
                Slot::Between(period) => entry.between.push((period, cell)),
                Slot::Rate => entry
                    .rates
                    .push(Rate::of(column, row.cell(column.field).map(clean).unwrap_or_default())),
                Slot::Baseline | Slot::Stretch => entry.others.push((heading.to_owned(), cell)),
                Slot::Elsewhere if column.role == Role::GoalYear && by.is_none() => {
                    entry.others.push((heading.to_owned(), cell));
                }
                Slot::Elsewhere if column.role == Role::Note && !is_number(&cell) => {
                    entry.notes.push((heading.to_owned(), cell));
                }
                Slot::Elsewhere | Slot::Nowhere => {}
            }
        }
        if bare && let Some(unit) = &self.unit {
            unit.text().clone_into(&mut entry.unit);
        }
        entry.settle();
        entry
    }

    /// A cell with its numbers as plans write them: with points before decimals.
    fn pointed(&self, cell: &str) -> String {
        if self.commas != Commas::Decimal {
            return cell.to_owned();
        }
        let is_inner = |at: usize| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let (before, behind) = (cell.get(..at), cell.get(at + 1..));
            digit(before.and_then(|text| text.chars().next_back()))
                && digit(behind.and_then(|text| text.chars().next()))
        };
        let signs = cell.char_indices().map(|(at, c)| match c {
            ',' if is_inner(at) => '.',
            '.' if is_inner(at) => ',',
            c => c,
        });
        signs.collect()
    }
}

/// The end of December is that of its year.
fn to_year(by: Period) -> Period {
    let december = by.months() == 1 && by.start().month() == 12;
    Period::year(by.start().year()).filter(|_| december).unwrap_or(by)
}

/// What becomes of the figures of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Slot {
    Baseline,
    Goal,
    Stretch,
    Between(Period),
    Rate,
    /// It says something other than figures, or nothing.
    Elsewhere,
    Nowhere,
}

/// A row that others may be a part of.
struct Above {
    margin: usize,
    name: String,
    /// It has no figures itself.
    is_heading: bool,
}

/// The rows above one that it may be a part of.
#[derive(Default)]
struct Parents {
    above: Vec<Above>,
    /// Whether the last row but its parts has no figures.
    has_heading: bool,
    /// Where its entry is, until it has parts.
    told: Option<usize>,
}

impl Parents {
    fn of(heading: &str) -> Self {
        let above = vec![Above { margin: 0, name: heading.to_owned(), is_heading: true }];
        Self { above, ..Self::default() }
    }

    /// Adds an entry, named after the row that it is a part of.
    fn put(&mut self, entries: &mut Vec<Entry>, entry: Entry, raw: &str, looks_so: bool) {
        let mut entry = entry;
        let is_part = self.has_heading && looks_so;
        if !is_part {
            self.has_heading = entry.is_without_figures();
            self.told = self.has_heading.then_some(entries.len());
        } else if let Some(told) = self.told.take() {
            // What has no figures, but parts that have, is no indicator.
            entries.truncate(told);
        }
        let own = margin(raw) + usize::from(is_part);
        let marked = unmark(raw.trim()).0 > 0;
        self.above.retain(|row| row.margin < own);
        let parent = self.above.iter().rfind(|row| !row.is_heading || marked);
        if let Some(parent) = parent.filter(|parent| !ends_alike(&parent.name, &entry.name)) {
            entry.name = format!("{}:{}", parent.name, entry.name);
        }
        self.above.push(Above { margin: own, name: entry.name.clone(), is_heading: false });
        entries.push(entry);
    }
}

/// Whether two names end in the same words, so that the second says by itself what it measures: 户籍人口城镇化率 below 常住人口城镇化率.
fn ends_alike(parent: &str, child: &str) -> bool {
    let ends = parent.chars().rev().zip(child.chars().rev());
    ends.take_while(|(one, other)| one == other).count() > 1
}

/// Whether a line is a note; a star before a name that has figures beside it leads to one.
fn is_note(first: &str, alone: bool) -> bool {
    let folded = fold(first);
    NOTES.iter().any(|word| {
        let rest = folded.as_str().strip_prefix(word);
        let is_sign = !word.contains(char::is_alphabetic);
        rest.is_some_and(
            |rest| {
                if is_sign { alone } else { !rest.starts_with(char::is_alphabetic) }
            },
        )
    })
}

/// Whether a line is one of signatures, `审核：李四`, with or without a date.
fn signs_off<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
    let is_signature = |cell: &&str| cell.contains(['：', ':']);
    cells.peek().is_some_and(is_signature)
        && cells.all(|cell| is_signature(&cell) || notation::parse(cell).is_ok())
}

/// `|---|:--:|` below the header of a table in Markdown.
fn is_rule(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | ':' | ' '))
}

/// A title without what says that it stands in an annex: `附表1`.
fn unannexed(title: &str) -> &str {
    let bare = title.trim_start_matches(['#', ' ', '\u{3000}']);
    let Some(behind) = ANNEXES.iter().find_map(|word| bare.strip_prefix(word)) else {
        return bare.trim();
    };
    let numeral =
        |c: char| c.is_ascii_digit() || digit(c).is_some() || matches!(c, '-' | '：' | ':' | '.');
    behind.trim_start_matches(|c: char| c.is_whitespace() || numeral(c)).trim()
}

/// Rows of one name in several groups are named with their groups: 高等教育:毛入学率; of those in one group the later ones name the
/// first.
fn tell_apart(entries: &mut [Entry]) {
    let named = entries.iter().map(|entry| (entry.name.clone(), entry.group.clone()));
    let named: Vec<(String, String)> = named.collect();
    for entry in entries.iter_mut().filter(|entry| !entry.group.is_empty()) {
        let mut same = named.iter().filter(|(name, _)| *name == entry.name);
        if same.any(|(_, group)| *group != entry.group) {
            entry.name = format!("{}:{}", entry.group, entry.name);
        }
    }
    let mut first: HashMap<String, String> = HashMap::new();
    for entry in entries {
        match first.entry(entry.name.clone()) {
            Occupied(first) => entry.twin = Some(first.get().clone()),
            Vacant(place) => drop(place.insert(entry.origin.clone())),
        }
    }
}
