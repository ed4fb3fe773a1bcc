//! The cells of a sheet, and the text they become.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use calamine::Data;

use super::format::NumberFormat;
use crate::data::message::Problem;
use crate::diagnostic::letters;
use crate::quantity::notation::Why;
use crate::quantity::{Decimal, Number, UnitTable, notation};
use crate::words::is_han;

/// A sheet as it is read: text whose fields are separated by commas.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub name: Arc<str>,
    /// The names of all sheets of the workbook.
    pub sheets: Arc<[Arc<str>]>,
    pub text: Arc<[u8]>,
    /// Whether it holds a number: one without holds notes alone.
    pub figures: bool,
    /// What is to be told of it, with line and field (0: of the whole).
    pub told: Vec<(u32, u32, Problem)>,
}

/// A row and a column, counted from 0.
pub(super) type At = (u32, u32);

/// Cells from the first to the last, both inside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Area {
    pub first: At,
    pub last: At,
}

#[derive(Clone, Debug)]
pub(super) struct Cell {
    text: String,
    number: bool,
    /// Whether it is a number that its format shows in per cent.
    percent: bool,
}

impl Cell {
    /// Whether it holds a number, be it written as text, with its unit or not: `55.2%`, not `2024年`.
    fn is_figure(&self) -> bool {
        let text = self.text.trim();
        let is_unit = |rest: &str| {
            let is_period =
                || notation::parse(text).map_or_else(|no| no.why != Why::NotAPeriod, |_| true);
            UnitTable::default().known_unit(rest.trim()).is_some() && !is_period()
        };
        let scanned = || Number::scan(text);
        self.number || scanned().is_ok_and(|(_, rest)| rest.is_empty() || is_unit(rest))
    }
}

/// The cells of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub name: String,
    /// Whether the sheet itself is hidden.
    pub hidden: bool,
    /// Hidden rows and columns, from each first to its last, counted from 0.
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    pub merged: Vec<Area>,
    /// Whether macros stand beside it.
    pub macros: bool,
    pub cells: BTreeMap<At, Cell>,
    /// The texts of which a part is raised, that as characters which say so: `59.3¹`, `km²`.
    pub raised: HashMap<At, String>,
    /// Formulas without a value.
    pub uncalculated: Vec<At>,
    /// Formulas that gave an error.
    pub failed: Vec<At>,
    /// Numbers that are shown smaller than they are.
    pub scaled: Vec<At>,
}

impl Grid {
    /// Puts a value into its cell, as its format has it.
    pub(super) fn put(&mut self, at: At, value: &Data, format: &NumberFormat, indent: u8) {
        let (text, number) = match value {
            Data::Empty => return,
            Data::Float(value) => (format.number(*value), true),
            Data::Int(value) => {
                let small = i32::try_from(*value).map(|value| format.number(value.into()));
                (small.unwrap_or_else(|_| value.to_string()), true)
            }
            Data::DateTime(date) if date.is_datetime() => (format.date(date), false),
            Data::DateTime(span) => (span.as_f64().to_string(), true),
            Data::DateTimeIso(date) => (date.replacen('T', " ", 1), false),
            Data::DurationIso(text) => (text.clone(), false),
            Data::String(text) => {
                let text = self.raised.get(&at).unwrap_or(text);
                ("　".repeat(indent.into()) + &one_line(text), false)
            }
            Data::Bool(value) => (value.to_string().to_uppercase(), false),
            Data::Error(error) => {
                self.failed.push(at);
                (error.to_string(), false)
            }
        };
        if number && format.scaled {
            self.scaled.push(at);
        }
        if !text.trim().is_empty() {
            let percent = number && format.percent;
            let cell = Cell { text, number, percent };
            self.cells.insert(at, cell);
        }
    }

    /// Takes note of a formula, once all values stand in their cells.
    pub(super) fn formula(&mut self, at: At) {
        if !self.cells.contains_key(&at) {
            self.uncalculated.push(at);
        }
    }

    /// The sheet as text; numbers with that mark before their decimals.
    pub(super) fn sheet(mut self, sheets: &Arc<[Arc<str>]>, decimal: char) -> Sheet {
        let covered = self.uncover();
        let divided = self.fill();
        Sheet {
            figures: self.cells.values().any(Cell::is_figure),
            text: self.text(decimal).into(),
            told: self.told(&divided, &covered),
            name: self.name.into(),
            sheets: Arc::clone(sheets),
        }
    }

    /// Takes away what stands below merged cells, where nobody sees it; gives the figures among it that the cell in sight does not say.
    fn uncover(&mut self) -> Vec<At> {
        let mut covered = Vec::new();
        for area in self.merged.iter().filter(|area| area.first <= area.last) {
            let rows = self.cells.range(area.first..=area.last);
            let inside =
                rows.filter(|((_, column), _)| (area.first.1..=area.last.1).contains(column));
            let below: Vec<At> = inside.map(|(at, _)| *at).filter(|at| *at != area.first).collect();
            let seen = self.cells.get(&area.first).map(|cell| cell.text.clone());
            for at in below {
                let cell = self.cells.remove(&at);
                let says_other =
                    |cell: &Cell| cell.is_figure() && seen.as_ref() != Some(&cell.text);
                covered.extend(cell.filter(says_other).map(|_| at));
            }
        }
        covered
    }

    /// Fractions as plain numbers in rows whose other numbers are shown in per cent.
    fn unlike(&self) -> Vec<At> {
        let mut rows: BTreeMap<u32, Vec<(At, &Cell)>> = BTreeMap::new();
        for (at, cell) in self.cells.iter().filter(|(_, cell)| cell.number) {
            rows.entry(at.0).or_default().push((*at, cell));
        }
        let is_fraction = |cell: &Cell| {
            let value = Decimal::parse(&cell.text);
            !cell.percent
                && value.is_some_and(|value| !value.is_zero() && value.abs() < Decimal::ONE)
        };
        let plain = |row: Vec<(At, &Cell)>| -> Vec<At> {
            let (fractions, others): (Vec<_>, Vec<_>) =
                row.into_iter().partition(|(_, cell)| is_fraction(cell));
            let alike = others.iter().all(|(_, cell)| cell.percent);
            let told = alike && others.len() > fractions.len().max(1);
            let fractions = fractions.into_iter().filter(|_| told);
            fractions.map(|(at, _)| at).collect()
        };
        rows.into_values().flat_map(plain).collect()
    }

    /// Repeats the text of merged cells in each of their rows that holds figures beside it, as it holds for each; what stands over several
    /// columns alone is understood as in any header. Gives the figures that stand in several rows.
    fn fill(&mut self) -> Vec<Area> {
        let merged = std::mem::take(&mut self.merged);
        let holds_figures = |grid: &Self, row: u32, area: &Area| {
            let mut row = grid.cells.range((row, 0)..=(row, u32::MAX));
            row.any(|((_, column), cell)| {
                cell.number && !(area.first.1..=area.last.1).contains(column)
            })
        };
        let mut divided = Vec::new();
        for area in merged.iter().filter(|area| area.first.0 < area.last.0) {
            let Some(cell) = self.cells.get(&area.first).cloned() else {
                continue;
            };
            if cell.number {
                divided.push(*area);
                continue;
            }
            if !holds_figures(self, area.first.0, area) {
                continue;
            }
            for row in area.first.0 + 1..=area.last.0 {
                if holds_figures(self, row, area) {
                    self.cells.insert((row, area.first.1), cell.clone());
                }
            }
        }
        divided
    }

    fn text(&self, decimal: char) -> Vec<u8> {
        let mut text = String::new();
        let mut next: At = (0, 0);
        for ((row, column), cell) in &self.cells {
            while next.0 < *row {
                text.push('\n');
                next = (next.0 + 1, 0);
            }
            while next.1 < *column {
                text.push(',');
                next.1 += 1;
            }
            let field = match decimal {
                ',' if cell.number => cell.text.replace('.', ","),
                _ => cell.text.clone(),
            };
            if field.contains([',', '"']) {
                text.push('"');
                text.push_str(&field.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&field);
            }
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.into_bytes()
    }

    fn told(&self, divided: &[Area], covered: &[At]) -> Vec<(u32, u32, Problem)> {
        let mut told = Vec::new();
        let used = |from: u32, to: u32, part: fn(&At) -> u32| {
            let mut cells = self.cells.keys().map(part);
            cells.any(|at| (from..=to).contains(&at))
        };
        let rows = self.hidden_rows.iter().copied();
        let rows: Vec<_> = rows.filter(|(from, to)| used(*from, *to, |at| at.0)).collect();
        let columns = self.hidden_columns.iter().copied();
        let columns: Vec<_> = columns.filter(|(from, to)| used(*from, *to, |at| at.1)).collect();
        if !self.cells.is_empty() && (self.hidden || !rows.is_empty() || !columns.is_empty()) {
            let problem = Problem::HiddenCells {
                sheet: self.hidden,
                rows: rows.iter().map(|run| span(*run, |row| row.to_string())).collect(),
                columns: columns.iter().map(|run| span(*run, letters)).collect(),
            };
            told.push((0, 0, problem));
        }
        let places = |cells: &[At]| -> Vec<String> {
            let name = |(row, column): &At| format!("{}{}", letters(column + 1), row + 1);
            cells.iter().map(name).collect()
        };
        let place = |at: &At| (at.0 + 1, at.1 + 1);
        let mut tell = |cells: &[At], problem: fn(Vec<String>) -> Problem| {
            if let Some((line, field)) = cells.first().map(place) {
                told.push((line, field, problem(places(cells))));
            }
        };
        tell(&self.uncalculated, |cells| Problem::Uncalculated { cells });
        tell(&self.failed, |cells| Problem::FailedFormulas { cells });
        tell(&self.unlike(), |cells| Problem::PlainAmongPercent { cells });
        tell(covered, |cells| Problem::CoveredFigures { cells });
        tell(&self.scaled, |cells| Problem::ScaledFormat { cells });
        let divided: Vec<At> = divided.iter().map(|area| area.first).collect();
        tell(&divided, |cells| Problem::MergedFigure { cells });
        if self.macros {
            told.push((0, 0, Problem::Macros));
        }
        told
    }
}

/// Raised text as characters that are raised by themselves, as far as there are such.
pub(super) fn raised(text: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |c: char| {
        let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        let raised = digit.and_then(|digit| RAISED.get(digit));
        raised.copied().unwrap_or(c)
    };
    text.chars().map(raise).collect()
}

/// Some rows or columns, counted from 1: `5-7`.
fn span((from, to): (u32, u32), name: impl Fn(u32) -> String) -> String {
    let (from, to) = (name(from + 1), name(to + 1));
    if from == to { from } else { format!("{from}-{to}") }
}

/// A cell of several lines in one: between Chinese characters nothing stands, else a blank.
fn one_line(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.to_owned();
    }
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let indent = if whole.is_empty() { line } else { line.trim_start() };
        let joins = |c: Option<char>| c.is_none_or(|c| is_han(c) || "（）()：，、".contains(c));
        let is_one = joins(whole.chars().next_back()) && joins(indent.chars().next());
        if !whole.is_empty() && !is_one {
            whole.push(' ');
        }
        whole.push_str(indent.trim_end());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::{Cell, one_line};

    #[test]
    fn a_figure_may_be_written_as_text_with_its_unit() {
        for (text, is_figure) in [
            ("55.2", true),
            ("55.2%", true),
            ("1,234 万元", true),
            ("50亿元", true),
            ("2024年", false),
            ("12月", false),
            ("12个月", false),
            ("2024Q1", false),
            ("1. 说明", false),
            ("2个表的说明", false),
            ("5)", false),
        ] {
            let cell = Cell { text: text.to_owned(), number: false, percent: false };
            assert_eq!(cell.is_figure(), is_figure, "{text}");
        }
    }

    #[test]
    fn a_cell_of_several_lines_is_read_as_one() {
        let cells = [
            ("地区生产\n总值\r\n（亿元）", "地区生产总值（亿元）"),
            ("Gross\n  product", "Gross product"),
            ("2024年\n1-6月", "2024年 1-6月"),
            ("\n合计\n", "合计"),
        ];
        for (cell, whole) in cells {
            assert_eq!(one_line(cell), whole);
        }
    }
}
