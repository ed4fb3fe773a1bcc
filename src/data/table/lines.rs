//! The line or lines of a header: `地区 | 地区生产总值(亿元) | | 常住人口(万人) |` over `| 总量 | 增长(%) | 总量 | 增长(%)`.

use std::collections::HashSet;
use std::ops::Range;

use crate::data::table::captions::Captions;
use crate::data::table::head::{HeadRow, SAMPLE};
use crate::data::table::preamble::unit_alone;
use crate::data::texts::cell::is_no_value;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::bracketed_unit;
use crate::data::texts::role::{self, Role};
use crate::quantity::{Frequency, UnitTable, notation};
use crate::words::periods::{LATIN, Word};
use crate::words::{fold, is_han};

/// The most lines of a header.
const MOST: usize = 5;

/// A header row, with the rows below it where those only divide its columns.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// 1-based line of the first.
    pub line: u32,
    pub cells: Vec<Stacked>,
    /// How many rows it takes.
    pub rows: usize,
    /// How many fields its rows have.
    pub width: usize,
}

/// What stands over one column.
#[derive(Clone, Debug)]
pub(crate) struct Stacked {
    /// The field, counted from 0.
    pub field: u32,
    /// What stands over several columns at once.
    pub group: Option<String>,
    /// What stands over the column alone.
    pub own: String,
}

impl Stacked {
    /// Both as one text.
    pub(crate) fn text(&self, units: &UnitTable) -> String {
        match &self.group {
            Some(group) => measure::of(group, &self.own, units),
            None => self.own.clone(),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        [self.group.as_deref(), Some(self.own.as_str())].into_iter().flatten()
    }
}

impl Lines {
    /// The header that begins with a row.
    pub(crate) fn at(rows: &[HeadRow], at: usize, units: &UnitTable) -> Option<Self> {
        let first = rows.get(at)?;
        // Tables may begin in column B.
        let below = rows.get(at..).unwrap_or_default().iter().take(SAMPLE);
        let stub = below.filter_map(first_filled).min().unwrap_or(0);
        let flagged = rows.get(at + 1).and_then(|below| flagged(first, below, stub));
        let first = flagged.as_ref().unwrap_or(first);
        let mut taken = if flagged.is_some() { 2 } else { 1 };
        let mut lines: Vec<&HeadRow> = vec![first];
        let months = rows.get(at + taken).and_then(|below| months(first, below, stub));
        if let Some(months) = &months {
            lines.push(months);
            taken += 1;
        }
        // The first line may stand there in another language once more.
        if let (Some(again), Some(below)) = (rows.get(at + taken), rows.get(at + taken + 1))
            && repeats(first, again)
            && (goes_on(&lines, below, stub, units) || below.cells().any(label::is_number))
        {
            taken += 1;
        }
        while lines.len() < MOST
            && let Some(below) = rows.get(at + taken)
            && goes_on(&lines, below, stub, units)
        {
            lines.push(below);
            taken += 1;
        }
        Some(Self::of(&lines, taken))
    }

    /// The header of lines that the plan names; `taken`: how many rows there are up to the last.
    pub(crate) fn of(lines: &[&HeadRow], taken: usize) -> Self {
        let named: Vec<Option<HeadRow>> = lines.iter().map(|row| numbered(row)).collect();
        let lines = lines.iter().zip(&named);
        let lines: Vec<&HeadRow> =
            lines.map(|(row, named)| named.as_ref().unwrap_or(row)).collect();
        let width = lines.iter().map(|row| row.width()).max().unwrap_or(0);
        let fields = lines.iter().map(|row| row.cells().len()).max();
        Self {
            width: fields.unwrap_or(0),
            line: lines.first().map_or(0, |row| row.line),
            cells: (0..width).map(|at| stacked(&lines, at)).collect(),
            rows: taken,
        }
    }

    /// How many columns have a text.
    pub(crate) fn filled(&self) -> usize {
        let filled = |cell: &&Stacked| !cell.own.is_empty();
        self.cells.iter().filter(filled).count()
    }

    /// Every text.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.cells.iter().flat_map(Stacked::texts);
        texts.filter(|text| !text.is_empty())
    }

    /// What tells whether a row is one of the long table that they head.
    pub(crate) fn rows(&self) -> impl Fn(&HeadRow) -> bool + use<> {
        let long = LongTable::of(self.cells.iter().map(|cell| cell.own.as_str()));
        move |row| long.as_ref().is_some_and(|long| long.has(row))
    }

    /// The headers of tables that stand side by side, each with the fields it takes: such a table begins where what names the rows of
    /// the first comes again, columns without a role between them.
    pub(crate) fn panels(&self) -> Vec<(Self, Range<usize>)> {
        let stub = |cell: &Stacked| {
            let role = role::role_of(&cell.own);
            let names = matches!(role, Some(Role::Region | Role::Indicator | Role::Period));
            role.filter(|_| names)
        };
        let first = self.cells.iter().position(|cell| stub(cell).is_some());
        let Some(first) = first.filter(|first| *first < 2) else {
            return Vec::new();
        };
        let again = self.cells.get(first).and_then(stub);
        let mut starts = vec![0];
        let mut values = 0;
        for (at, cell) in self.cells.iter().enumerate().skip(first + 1) {
            if stub(cell) == again {
                if values > 0 {
                    starts.push(at - first);
                }
                values = 0;
            } else if role::role_of(&cell.own).is_none() && !cell.own.is_empty() {
                values += 1;
            }
        }
        if values == 0 {
            return Vec::new();
        }
        let ends = starts.iter().skip(1).copied().chain([self.width]);
        // What stands over the table on its left says nothing of what names its rows.
        let alone = |cell: &Stacked| Stacked {
            group: cell.group.clone().filter(|_| stub(cell) != again),
            ..cell.clone()
        };
        let panel = |(from, to): (usize, usize)| {
            let inside = |cell: &&Stacked| (from..to).contains(&(cell.field as usize));
            let cells = self.cells.iter().filter(inside).map(alone);
            let lines = Self { cells: cells.collect(), ..self.clone() };
            (lines, from..to)
        };
        starts.iter().copied().zip(ends).map(panel).collect()
    }
}

/// What some lines say over a column.
fn stacked(lines: &[&HeadRow], at: usize) -> Stacked {
    let text = |row: &HeadRow| row.cell(at).map_or("", clean).to_owned();
    // The first column may have its name in another language below.
    let stub = lines.iter().filter_map(|row| first_filled(row)).min();
    let names = |row: &&&HeadRow| {
        let own = row.cell(at).map_or("", clean);
        let repeats = Some(at) == stub && lines.len() > 1 && is_translation(lines, row, at, own);
        !own.is_empty() && !repeats
    };
    let lowest = lines.iter().rposition(|row| names(&row));
    let own = lowest.and_then(|lowest| lines.get(lowest));
    let above = lines.get(..lowest.unwrap_or(0)).unwrap_or_default();
    let mut group: Option<String> = None;
    for line in 0..above.len() {
        let over = covering(lines, line, at);
        // `TIME`, 年份 over what stands below the periods or names the rows says nothing of it.
        let says = |over: &&str| role::role_of(over) != Some(Role::Period);
        let other = |over: &&str| own.is_none_or(|own| text(own) != *over);
        let Some(over) = over.filter(|over| says(over) && other(over)) else {
            continue;
        };
        group = Some(match group {
            None => over.to_owned(),
            Some(group) => joined(&group, over),
        });
    }
    Stacked {
        field: u32::try_from(at).unwrap_or(u32::MAX),
        group,
        own: own.map(|row| text(row)).unwrap_or_default(),
    }
}

/// What a line says over a column: there, or on its left where the cells go on blank. A text with nothing below it is of its own column
/// alone, and none reaches into what a line above it begins.
fn covering<'r>(lines: &[&'r HeadRow], line: usize, at: usize) -> Option<&'r str> {
    let (above, rest) = lines.split_at_checked(line)?;
    let (row, below) = rest.split_first()?;
    let cell = |row: &HeadRow, at: usize| !row.cell(at).map_or("", clean).is_empty();
    let mut start = at;
    while !cell(row, start) {
        if above.iter().any(|row| cell(row, start)) {
            return None;
        }
        start = start.checked_sub(1)?;
    }
    let divided = below.iter().any(|row| cell(row, start));
    (start == at || divided).then(|| row.cell(start).map_or("", clean))
}

/// Two texts that stand over the same columns, the upper one first: a period and its part are one period.
fn joined(upper: &str, lower: &str) -> String {
    if let Some(period) = label::within_year(lower, upper) {
        return period;
    }
    if upper == lower {
        return upper.to_owned();
    }
    let gap = if lower.contains(is_han) || upper.contains(is_han) { "" } else { " " };
    format!("{upper}{gap}{lower}")
}

/// Whether a row goes on with a header.
fn goes_on(lines: &[&HeadRow], below: &HeadRow, stub: usize, units: &UnitTable) -> bool {
    let Some(first) = lines.first() else {
        return false;
    };
    let texts = || below.cells().map(clean);
    let filled = || texts().filter(|text| !text.is_empty());
    if filled().count() == 0
        || filled().any(|text| label::is_number(text) || is_no_value(text))
        || filled().all(|text| bracketed_unit(text, units).is_some())
        || first.filled() < 2
        || LongTable::of(first.cells()).is_some_and(|long| long.has(below))
    {
        return false;
    }
    let is_caption = |text: &str| Captions::are(text) && !translates(first, stub, text);
    let named = filled().next().is_some_and(is_caption) || begins_periods(first, below, stub);
    repeats_groups(lines, below, stub)
        || stands_below_groups(lines, below, stub, units)
        || stands_below_years(lines, below, stub)
        || names_rows(lines, below, stub)
        || (!named && (divides(lines, below, stub) || has_no_label(lines, below, stub)))
}

/// Where a header that leaves no column without a name has its period and its value: that of a long table.
struct LongTable {
    period: usize,
    value: usize,
}

impl LongTable {
    fn of<'t>(header: impl Iterator<Item = &'t str>) -> Option<Self> {
        let texts: Vec<&str> = header.map(clean).collect();
        let column = |role: Role| {
            let mut named = texts.iter().map(|text| role::role_of(text));
            named.position(|named| named == Some(role))
        };
        let (period, value) = (column(Role::Period)?, column(Role::Value)?);
        let are_named = texts.iter().all(|text| !text.is_empty());
        are_named.then_some(Self { period, value })
    }

    /// Whether a row is one of it: it states one period, in its place, be its value blank.
    fn has(&self, row: &HeadRow) -> bool {
        let cells = row.cells().enumerate().filter(|(at, _)| *at != self.value);
        let mut periods = cells.filter(|(_, cell)| label::looks_like(clean(cell)));
        periods.next().is_some_and(|(at, _)| at == self.period) && periods.next().is_none()
    }
}

/// Whether a row says what the line above says, but below texts that stand over several columns: merged cells filled again.
fn repeats_groups(lines: &[&HeadRow], below: &HeadRow, stub: usize) -> bool {
    let [only] = lines else { return false };
    let width = only.width().max(below.width());
    let text = |row: &HeadRow, at: usize| row.cell(at).map_or("", clean).to_owned();
    let over: Vec<String> = (0..width).map(|at| text(only, at)).collect();
    let is_shared = |own: &String| over.iter().filter(|other| *other == own).count() > 1;
    let mut pairs = over.iter().enumerate();
    let repeated = pairs.all(|(at, own)| text(below, at) == *own || is_shared(own));
    let label = text(only, stub);
    repeated
        && !label.is_empty()
        && label == text(below, stub)
        && says_twice(only)
        && (0..width).any(|at| text(below, at) != text(only, at))
}

/// Whether a row divides the columns of the lines above it: over some it is blank, over others it holds texts where the lines go on
/// blank, or measures below periods.
fn divides(lines: &[&HeadRow], below: &HeadRow, label: usize) -> bool {
    let over = |at: usize| {
        let texts = lines.iter().rev().filter_map(|row| row.cell(at));
        texts.map(clean).find(|text| !text.is_empty())
    };
    let (mut stub, mut spans, mut grouped) = (false, false, false);
    let mut measures = true;
    let filled = below.cells().filter(|cell| !clean(cell).is_empty());
    if filled.count() < 2 {
        return false;
    }
    for (at, own) in below.cells().map(clean).enumerate() {
        // The first column may have its name in another language there.
        let translated =
            at == label && lines.first().is_some_and(|first| translates(first, label, own));
        let own = if translated { "" } else { own };
        if let Some(over) = over(at) {
            grouped = !own.is_empty();
            stub = stub || own.is_empty();
            let nameless = label::looks_like(over) && measure::is_nameless(own);
            measures = measures && (own.is_empty() || nameless);
        } else {
            spans = spans || (grouped && !own.is_empty());
            measures = measures && own.is_empty();
        }
    }
    stub && (spans || measures)
}

/// Whether a row without a label holds words: it belongs to the columns that it stands in.
fn has_no_label(lines: &[&HeadRow], below: &HeadRow, stub: usize) -> bool {
    let label = |row: &HeadRow| row.cell(stub).map_or("", clean).to_owned();
    // Below a blank corner only what is said twice needs another line.
    let first = lines.iter().any(|row| !label(row).is_empty())
        || says_twice(below)
        || lines.iter().any(|row| says_twice(row));
    let mut filled = (0..).zip(below.cells()).filter(|(_, cell)| !clean(cell).is_empty());
    // Words below a column that nothing is called by are no heading of it.
    let beneath = |at: usize| {
        let over = |row: &&HeadRow| !row.cell(at).map_or("", clean).is_empty();
        lines.iter().any(over) || (0..lines.len()).any(|line| reaches(lines, line, stub, at))
    };
    first && label(below).is_empty() && filled.all(|(at, cell)| beneath(at) && !is_sentence(cell))
}

/// Whether the texts of a line reach over a column, its own cell being blank.
fn reaches(lines: &[&HeadRow], line: usize, stub: usize, at: usize) -> bool {
    let row = lines.get(line);
    row.is_some_and(|row| {
        (stub + 1..at).any(|before| !row.cell(before).map_or("", clean).is_empty())
    })
}

/// Whether the only line above has no label itself and stands over a row that has one: years, or groups with blanks between them,
/// below each of which the same periods may stand.
fn stands_below_groups(
    lines: &[&HeadRow],
    below: &HeadRow,
    stub: usize,
    units: &UnitTable,
) -> bool {
    let states_unit = |text: &str| unit_alone(text, units).is_some();
    let [only] = lines else { return false };
    let text = |row: &HeadRow, at: usize| row.cell(at).map_or("", clean).to_owned();
    if !text(only, stub).is_empty() || text(below, stub).is_empty() {
        return false;
    }
    let width = below.width();
    if only.width() > width || below.filled() < 3 {
        return false;
    }
    let over: Vec<usize> =
        (stub + 1..only.width()).filter(|at| !text(only, *at).is_empty()).collect();
    let periods = over.iter().filter(|at| label::looks_like(&text(only, **at)));
    let gaps = over.windows(2).any(|pair| matches!(pair, [a, b] if b - a > 1))
        || over.last().is_some_and(|last| last + 1 < width);
    let all_periods = periods.count() == over.len();
    let below_periods = (stub + 1..width).any(|at| label::looks_like(&text(below, at)));
    let divides = if below_periods {
        says_twice(below) && !over.iter().any(|at| label::looks_like(&text(only, *at)))
    } else {
        all_periods || gaps
    };
    over.len() > 1
        && divides
        && !over.iter().any(|at| states_unit(&text(only, *at)))
        && over.iter().all(|at| !text(below, *at).is_empty())
}

/// Whether the only line above holds years, and this one their months or quarters, or below the same corner or a blank one what else
/// divides them.
fn stands_below_years(lines: &[&HeadRow], below: &HeadRow, stub: usize) -> bool {
    let [only] = lines else { return false };
    let corner = |row: &HeadRow| row.cell(stub).map_or("", clean).to_owned();
    let (above, again) = (corner(only), corner(below));
    let behind = |row: &'_ HeadRow| {
        let cells = row.cells().skip(stub + 1).map(clean);
        cells.filter(|cell| !cell.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (over, under) = (behind(only), behind(below));
    let years = over.iter().all(|cell| label::looks_like(cell));
    let repeats = !above.is_empty() && above == again && below.filled() == only.filled();
    let parts = under.iter().all(|cell| label::lacks_year(cell));
    let divided = says_twice(only) || over.len() < under.len();
    years && (repeats || (above.is_empty() && again.is_empty() && (parts || divided)))
}

/// A row of periods with what a row above or below it says of the figures of each: `预计` over `2025年`.
fn flagged(row: &HeadRow, next: &HeadRow, stub: usize) -> Option<HeadRow> {
    let (flags, periods) = if is_of_flags(row, stub) { (row, next) } else { (next, row) };
    let dated = periods.cells().filter(|cell| label::looks_like(clean(cell)));
    if dated.count() < 2 || !is_of_flags(flags, stub) {
        return None;
    }
    // One above reaches over the blanks on its right.
    let reaches = flags.line < periods.line;
    let mut said = "";
    Some(periods.of_cells(periods.cells().enumerate().map(|(at, cell)| {
        let flag = if at > stub { flags.cell(at).map_or("", clean) } else { "" };
        said = if flag.is_empty() && reaches { said } else { flag };
        let period = clean(cell);
        let flagged = label::looks_like(period).then(|| label::flagged(period, said)).flatten();
        flagged.unwrap_or_else(|| cell.to_owned())
    })))
}

/// Whether all that a row holds behind its label says of figures how they were made, if not what a plan sets.
fn is_of_flags(row: &HeadRow, stub: usize) -> bool {
    let cells = || row.cells().skip(stub + 1).map(clean).filter(|cell| !cell.is_empty());
    let is_flag = |cell: &str| label::flagged("2000", cell).is_some();
    cells().any(is_flag) && cells().all(|cell| is_flag(cell) || measure::is_amount(cell))
}

/// The months that a row numbers below whole years, from 1 on below each; four may be quarters.
fn months(years: &HeadRow, below: &HeadRow, stub: usize) -> Option<HeadRow> {
    let text = |row: &HeadRow, at: usize| row.cell(at).map_or("", clean).to_owned();
    let is_year = |text: &str| {
        let label = notation::parse(&label::tidy(text));
        label.is_ok_and(|label| label.period.is_calendar_year())
    };
    let label = text(below, stub);
    if !label.is_empty() && label != text(years, stub) {
        return None;
    }
    let (mut last, mut longest) = (None, 0);
    for at in stub + 1..below.width() {
        let (over, own) = (text(years, at), text(below, at));
        if own.is_empty() && last.is_none() && !is_year(&over) {
            continue;
        }
        let due = if over.is_empty() {
            last.map(|last: u32| last + 1)
        } else {
            is_year(&over).then_some(1)
        };
        let number = own.parse::<u32>().ok().filter(|number| *number <= 12);
        if number.is_none() || number != due {
            return None;
        }
        last = number;
        longest = longest.max(number.unwrap_or(0));
    }
    let named = |cell: &str| match cell.trim().parse::<u32>() {
        Ok(number) => format!("{number}月"),
        Err(_) => cell.to_owned(),
    };
    (longest > 1 && longest != 4).then(|| below.of_cells(below.cells().map(named)))
}

/// The months or quarters of the years of the rows, which a header numbers behind what it calls these: all of them, or where it names them
/// too (`年/月`) as many as there are; quarters by Roman numbers.
fn numbered(row: &HeadRow) -> Option<HeadRow> {
    let start = row.cells().position(|cell| part_number(cell).is_some())?;
    let corner = row.cell(start.checked_sub(1)?).map_or("", clean);
    let (year, part) = corner.split_once(['/', '／', '\\', '＼']).unwrap_or((corner, ""));
    let numbers = row.cells().skip(start).map_while(part_number);
    let numbers: Vec<(u32, bool)> = numbers.collect();
    let (count, part) = (numbers.len(), fold(part));
    let is_roman = numbers.iter().all(|(_, is_roman)| *is_roman);
    let is_named = role::is_part_of_year(&part);
    let in_quarters = is_roman || (is_named && role::counted(&part) == Frequency::Quarter);
    let (all, name) = if in_quarters { (4, "季度") } else { (12, "月") };
    let runs_on = (1..).zip(&numbers).all(|(due, number)| *number == (due, is_roman));
    let enough = count == all || (is_named && !is_roman && (2..all).contains(&count));
    if !role::is_year(&fold(year)) || !(is_named || part.as_str().is_empty()) || !runs_on || !enough
    {
        return None;
    }
    let named = |(at, cell): (usize, &str)| match at.checked_sub(start) {
        Some(behind) if behind < count => format!("{}{name}", behind + 1),
        _ => cell.to_owned(),
    };
    Some(row.of_cells(row.cells().enumerate().map(named)))
}

/// A number that may be that of a month or quarter, and whether it is a Roman one.
fn part_number(cell: &str) -> Option<(u32, bool)> {
    let cell = clean(cell);
    let is_short = (1..=2).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
    let roman = || match LATIN.sense(fold(cell).as_str()) {
        Some(Word::Roman(number)) => Some((number, true)),
        _ => None,
    };
    if is_short { Some((cell.parse().ok()?, false)) } else { roman() }
}

/// Whether a row below periods only says what the rows are: `GEO (Labels)` below the `TIME` of Eurostat's workbooks.
fn names_rows(lines: &[&HeadRow], below: &HeadRow, stub: usize) -> bool {
    let [only] = lines else { return false };
    let role = |row: &HeadRow| row.cell(stub).and_then(|cell| role::role_of(clean(cell)));
    let mut over = only.cells().map(clean);
    let first = over.position(label::looks_like);
    role(only) == Some(Role::Period)
        && matches!(role(below), Some(Role::Region | Role::Indicator))
        && first.is_some_and(|first| below.width() <= first)
}

/// Whether a row below another with a label says of itself that periods stand in it.
fn begins_periods(first: &HeadRow, below: &HeadRow, stub: usize) -> bool {
    let label = |row: &HeadRow| row.cell(stub).map_or("", clean).to_owned();
    let mut periods = below.cells().filter(|cell| label::looks_like(clean(cell)));
    !label(first).is_empty()
        && role::role_of(&label(below)) == Some(Role::Period)
        && periods.nth(1).is_some()
}

/// Whether two cells of a row say the same.
fn says_twice(row: &HeadRow) -> bool {
    let mut met = HashSet::new();
    let mut filled = row.cells().map(clean).filter(|cell| !cell.is_empty());
    !filled.all(|cell| met.insert(cell))
}

/// The first column of a row that is not blank.
fn first_filled(row: &HeadRow) -> Option<usize> {
    row.cells().position(|cell| !clean(cell).is_empty())
}

/// Whether a text is a sentence rather than a heading.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['。', '；']) || text.contains("单位")
}

/// Whether a row says in Latin letters over each column what another says in Chinese.
fn repeats(first: &HeadRow, row: &HeadRow) -> bool {
    let texts = |row: &HeadRow| -> Vec<String> {
        let texts = row.cells().map(|cell| clean(cell).to_owned());
        texts.collect()
    };
    let (chinese, latin) = (texts(first), texts(row));
    let mut pairs =
        chinese.iter().zip(&latin).filter(|(one, other)| !(one.is_empty() && other.is_empty()));
    row.filled() > 1
        && pairs.all(|(one, other)| {
            let figures = label::is_number(other) || label::looks_like(other);
            one.contains(is_han) && !other.is_empty() && !other.contains(is_han) && !figures
        })
}

/// Whether a text of the first column only repeats in another language what stands there above it.
fn is_translation(lines: &[&HeadRow], row: &HeadRow, stub: usize, own: &str) -> bool {
    let first = lines.first();
    first.is_some_and(|first| first.line != row.line && translates(first, stub, own))
}

/// Whether a text only repeats the role that the first column has by its header.
fn translates(first: &HeadRow, stub: usize, own: &str) -> bool {
    let role = first.cell(stub).and_then(role::role_of);
    role.is_some() && role == role::role_of(own)
}

fn clean(cell: &str) -> &str {
    cell.trim().trim_start_matches('\u{feff}').trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Lines {
        let row = |cells: &&[&str]| HeadRow::from(*cells);
        let rows: Vec<HeadRow> = rows.iter().map(row).collect();
        Lines::at(&rows, 0, &UnitTable::default()).unwrap()
    }

    fn texts(rows: &[&[&str]]) -> Vec<String> {
        let units = UnitTable::default();
        let lines = lines(rows);
        lines.cells.iter().map(|cell| cell.text(&units)).collect()
    }

    #[test]
    fn a_second_line_divides_the_columns_of_the_first() {
        let found = texts(&[
            &["地区", "地区生产总值(亿元)", "", "常住人口(万人)", ""],
            &["", "总量", "增长(%)", "合计", "#女"],
            &["甲", "1", "2", "3", "4"],
        ]);
        assert_eq!(
            found,
            [
                "地区",
                "地区生产总值(亿元)",
                "地区生产总值增长(%)",
                "常住人口(万人)",
                "常住人口#女(万人)"
            ]
        );
    }

    #[test]
    fn months_are_numbered_below_years() {
        let found = |numbers: [&str; 4]| {
            let row = ["", "", numbers[0], numbers[1], numbers[2], numbers[3]];
            texts(&[
                &["指标", "单位", "2023年", "", "2024年", ""],
                &row,
                &["甲", "元", "7", "8", "9", "6"],
            ])
        };
        let months = ["指标", "单位", "2023年1月", "2023年2月", "2024年1月", "2024年2月"];
        assert_eq!(found(["1", "2", "1", "2"]), months);
        assert!(!found(["1", "2", "3", "4"]).iter().any(|text| text.contains('月')));
    }

    #[test]
    fn months_and_quarters_are_numbered_behind_the_corner_of_years() {
        let last = |corner: &str, numbers: &[&str]| {
            let header: Vec<&str> = [corner].iter().chain(numbers).copied().collect();
            let body = vec!["2023"; header.len()];
            texts(&[&header, &body]).pop()
        };
        let months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        for (corner, numbers, text) in [
            ("年份", &months[..], "12月"),
            ("年/月", &months[..3], "3月"),
            ("年份", &months[..4], "4"),
            ("年份/季度", &months[..4], "4季度"),
            ("年份/季度", &months[..5], "5"),
            ("年份", &["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"], "4季度"),
            ("年份", &["Ⅰ", "Ⅱ", "Ⅲ"], "Ⅲ"),
            ("年份", &["01", "03", "02"], "02"),
            ("地区", &months[..], "12"),
        ] {
            assert_eq!(last(corner, numbers).as_deref(), Some(text), "{corner} {numbers:?}");
        }
    }

    #[test]
    fn titles_units_and_rows_are_no_second_line() {
        for rows in [
            [&["各县主要指标", "", "", ""][..], &["", "2021", "2022", "2023"]],
            [&["时间", "总值", "人口", ""], &["", "亿元", "万人", ""]],
            [&["表1", "", "", "单位：亿元"], &["年份", "总值", "增加值", "税收"]],
            [&["年份", "总值", "", "税收"], &["2020", "1", "", "2"]],
            [&["数值", "单位", "时期", "指标"], &["", "亿元", "2020", "总值"]],
        ] {
            assert_eq!(lines(&rows).rows, 1, "{rows:?}");
        }
    }
}
