//! Rows that others stand below: titles between the rows of a table (`一、甲区`, `水稻`), and rows above those of which they are made
//! (`其中：住宅`). What a row stands below is put into a column behind those of the file, and counts there as in any other.

use std::collections::{HashMap, HashSet};

use encoding_rs::Encoding;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::{Record, Row};
use crate::data::table::column::Column;
use crate::data::table::head::HeadRow;
use crate::data::table::header::HeaderCell;
use crate::data::table::lines::Lines;
use crate::data::table::preamble::is_footer;
use crate::data::texts::cell::is_no_value;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::{margin, split_unit, unmark};
use crate::data::texts::role::{self, Role};
use crate::quantity::UnitTable;
use crate::series::{Folded, fold};
use crate::words::regions::NO_REGIONS;
use crate::words::signs;
use crate::words::{is_footnote_mark, joined};

/// The rows that name those below them.
#[derive(Clone, Debug)]
pub(crate) struct Headings {
    /// Where titles and the names of rows stand.
    label: usize,
    /// Where what a row stands below is put.
    pub column: Column,
    /// What titles say, where they say more than whose part a row is.
    pub role: Option<Role>,
    /// Names of rows that stand below several others: alone they say nothing.
    shared: HashSet<Folded>,
    /// Whether rows are of periods, so that only titles tell them apart.
    dated: bool,
    /// The first title.
    pub first: String,
}

impl Headings {
    /// Those of a table, of whose rows some below the header are given; none where no row names others.
    pub(crate) fn of(lines: &Lines, sample: &[&HeadRow], units: &UnitTable) -> Option<Self> {
        let label = label_field(lines, sample)?;
        let mut open = Open::default();
        let (mut titles, mut names, mut below) = (Vec::new(), Vec::new(), 0);
        let dates = periods_are_titles(lines, sample, label);
        for row in sample {
            let text = row.cell(label).unwrap_or_default();
            if is_title(row.cells(), label, dates) {
                titles.push(open.title(text));
            } else if !text.trim().is_empty() {
                let above = open.row(text).map(str::to_owned);
                below += usize::from(above.is_some());
                names.push((text, above));
            }
        }
        if below == 0 {
            return None;
        }
        let is_period = |text: &str| label::looks_like(text) || label::lacks_year(text);
        let are_dated = names.iter().all(|(text, _)| is_period(text));
        let is_place = |text: &str| role::is_region(text) || role::is_total(text);
        let are_places = names.iter().any(|(text, _)| role::is_region(text))
            && names.iter().all(|(text, _)| is_place(text));
        let mut cells = lines.cells.iter();
        let stub = cells.find(|cell| cell.field as usize == label)?;
        let are_places = are_places || role::role_of(&stub.own) == Some(Role::Region);
        let of = match (dates, are_places) {
            (true, _) => return Self::new(lines, label, Some(Role::Period), titles),
            (false, true) => Rows::Regions,
            (false, false) if are_dated => Rows::Periods,
            _ => Rows::Others,
        };
        let role = role_of(lines, label, &titles, of, units);
        // Rows above the first title would have no name.
        let begins = sample.first().is_some_and(|row| is_title(row.cells(), label, false));
        let role = role.filter(|role| *role != Role::Indicator || begins);
        // Only titles say whose a row of a period is.
        if role.is_none() && are_dated && titles.len() < 2 {
            return None;
        }
        let first = titles.first().or(below_first(&names))?.clone();
        Some(Self {
            shared: shared(&names),
            dated: are_dated,
            ..Self::new(lines, label, role, vec![first])?
        })
    }

    fn new(lines: &Lines, label: usize, role: Option<Role>, titles: Vec<String>) -> Option<Self> {
        Some(Self {
            label,
            column: Column::whole(u32::try_from(lines.width).ok()?),
            role,
            shared: HashSet::new(),
            dated: false,
            first: titles.into_iter().next()?,
        })
    }

    /// Whether they say anything of rows that have names and periods in these columns: those of one figure each say whose it is
    /// themselves.
    pub(crate) fn fit(&self, name: Option<Column>, period: Option<Column>) -> bool {
        let is_label = |column: Column| column.field as usize == self.label;
        self.role.is_some()
            || (period.is_none() && name.is_some_and(is_label))
            || (self.dated && name.is_none() && period.is_none_or(is_label))
    }

    /// Whether titles are periods.
    fn dates(&self) -> bool {
        self.role == Some(Role::Period)
    }

    /// Whether rows mean something else without them.
    pub(crate) fn tell_apart(&self) -> bool {
        self.role.is_some() || self.dated || !self.shared.is_empty()
    }

    /// Whether a name alone does not say whose it is.
    pub(crate) fn are_shared(&self, name: &str) -> bool {
        self.dated || self.shared.contains(&fold(name))
    }

    /// The cell that a header would have over its column.
    pub(crate) fn cell(&self) -> HeaderCell {
        HeaderCell { role: self.role, ..HeaderCell::blank(self.column) }
    }

    /// Rows below a header that are no titles, with what each stands below.
    pub(crate) fn marked(&self, sample: &[&HeadRow]) -> Vec<HeadRow> {
        let mut open = Open::default();
        let mut rows = Vec::new();
        for row in sample {
            let text = row.cell(self.label).unwrap_or_default();
            if is_title(row.cells(), self.label, self.dates()) {
                open.title(text);
            } else {
                let above = self.above(&mut open, text);
                rows.push(row.with(self.column.field as usize, above));
            }
        }
        rows
    }

    /// What a row stands below, as far as it counts.
    fn above<'o>(&self, open: &'o mut Open, text: &str) -> &'o str {
        let above = match self.role {
            Some(_) => {
                open.row(text);
                open.title_above()
            }
            None => open.row(text),
        };
        above.unwrap_or_default()
    }
}

/// The column in which rows are named: the first that does not only number them.
fn label_field(lines: &Lines, sample: &[&HeadRow]) -> Option<usize> {
    let numbers = |text: &str| role::is_note(&role::plain(text)) || measure::is_rank(text);
    let fills = |row: &&HeadRow, field: u32| {
        let cell = row.cell(field as usize);
        cell.is_some_and(|cell| !cell.trim().is_empty())
    };
    let holds = |field: u32| sample.iter().any(|row| fills(row, field));
    let mut cells = lines.cells.iter();
    let cell = cells.find(|cell| !numbers(&cell.own) && holds(cell.field))?;
    Some(cell.field as usize)
}

/// What titles say of the rows below them.
fn role_of(
    lines: &Lines,
    label: usize,
    titles: &[String],
    rows: Rows,
    units: &UnitTable,
) -> Option<Role> {
    let has = |role| lines.texts().any(|text| role::role_of(text) == Some(role));
    let over_regions = || {
        let regions = lines.texts().filter(|text| role::is_region(text)).count();
        regions * 2 > lines.filled().saturating_sub(1)
    };
    let regions = titles.iter().filter(|title| is_region(title)).count();
    if regions > 0 && regions * 2 > titles.len() && !has(Role::Region) && !over_regions() {
        return Some(Role::Region);
    }
    let measured = |title: &String| split_unit(title, units).1.is_some();
    let over_periods = || lines.texts().any(label::looks_like);
    let mut others = lines.cells.iter().filter(|cell| cell.field as usize != label);
    let is_named = others.any(|cell| role::role_of(&cell.own) == Some(Role::Indicator));
    let named = match rows {
        _ if is_named => false,
        // Over columns of indicators a title says what of them: their share, their amount.
        Rows::Periods => over_regions() || (titles.iter().any(measured) && over_periods()),
        Rows::Regions => regions == 0 && over_periods(),
        Rows::Others => false,
    };
    let indicators = !titles.is_empty() && named && !has(Role::Value);
    indicators.then_some(Role::Indicator)
}

fn is_region(title: &str) -> bool {
    let title = joined(role::chinese(title).unwrap_or(title));
    let folded = fold(&title);
    let names_none = NO_REGIONS.at_end(folded.as_str()).is_some();
    role::is_region(&title) && (!names_none || folded.as_str().starts_with('全'))
}

/// The names that rows below several others have.
fn shared(names: &[(&str, Option<String>)]) -> HashSet<Folded> {
    let mut above: HashMap<Folded, HashSet<Option<&str>>> = HashMap::new();
    for (text, parent) in names {
        let name = fold(unmark(text).1);
        above.entry(name).or_default().insert(parent.as_deref());
    }
    let several = above.into_iter().filter(|(_, parents)| parents.len() > 1);
    several.map(|(name, _)| name).collect()
}

fn below_first<'n>(names: &'n [(&str, Option<String>)]) -> Option<&'n String> {
    names.iter().find_map(|(_, parent)| parent.as_ref())
}

/// Whether a row holds one text only, which names what stands below: no period, no sentence, no statement.
fn is_title<'c>(cells: impl Iterator<Item = &'c str>, label: usize, dates: bool) -> bool {
    let mut title = "";
    for (at, cell) in cells.enumerate() {
        let text = cell.trim();
        if at == label {
            title = text;
        } else if !(text.is_empty() || is_no_value(text) || (at < label && is_ordinal(text))) {
            return false;
        }
    }
    let states = title.contains(['。', '；', '：', ':']) && !title.ends_with(['：', ':']);
    !title.is_empty()
        && !states
        && title.chars().count() <= 40
        && !title.starts_with(is_footnote_mark)
        && !is_footer(title)
        && label::looks_like(title) == dates
        && !label::lacks_year(title)
        && !label::is_number(title)
}

/// Whether the titles of a table are the periods that nothing else of it says.
fn periods_are_titles(lines: &Lines, sample: &[&HeadRow], label: usize) -> bool {
    let titled = |row: &&HeadRow| is_title(row.cells(), label, false);
    let says = |text: &str| {
        label::looks_like(text)
            || label::lacks_year(text)
            || role::role_of(text) == Some(Role::Period)
    };
    let mut labels = sample.iter().filter_map(|row| row.cell(label));
    let begins = sample.first().is_some_and(|row| is_title(row.cells(), label, true));
    !lines.texts().any(says)
        && begins
        && !sample.iter().any(titled)
        && !labels.any(label::lacks_year)
}

/// What the rows of a table are of, by their names.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Rows {
    Periods,
    Regions,
    Others,
}

/// A number of a row, in digits or words.
fn is_ordinal(text: &str) -> bool {
    let mark =
        |c: char| c.is_ascii_digit() || signs::COUNTING.contains(c) || "、.（）()".contains(c);
    text.chars().all(mark)
}

/// What the rows so far leave open for those to come, the highest first.
#[derive(Debug, Default)]
struct Open(Vec<(i32, String)>);

impl Open {
    /// Takes a title; gives it without its number.
    fn title(&mut self, text: &str) -> String {
        let bare = bare(text);
        let rank = match text.trim().chars().next() {
            Some('（' | '(') => -2,
            _ if text.trim().len() > bare.len() => -3,
            _ => -1,
        };
        self.put(rank, bare.clone());
        bare
    }

    /// Takes a row; gives what it stands below.
    fn row(&mut self, text: &str) -> Option<&str> {
        let depth = i32::try_from(margin(text)).unwrap_or(i32::MAX);
        let at = self.put(depth, bare(text));
        let above = self.0.get(at.checked_sub(1)?)?;
        Some(&above.1)
    }

    fn put(&mut self, depth: i32, text: String) -> usize {
        self.0.retain(|(above, _)| *above < depth);
        self.0.push((depth, text));
        self.0.len() - 1
    }

    fn title_above(&self) -> Option<&str> {
        let titles = self.0.iter().rev();
        let mut titles = titles.filter(|(depth, _)| *depth < 0);
        titles.next().map(|(_, text)| text.as_str())
    }
}

/// A name without its number, marks and the colon behind it.
fn bare(text: &str) -> String {
    let (_, text) = unmark(text);
    text.trim_end_matches(['：', ':']).trim().to_owned()
}

/// Puts behind each record what it stands below.
#[derive(Debug)]
pub(crate) struct Marking {
    headings: Headings,
    encoding: &'static Encoding,
    open: Open,
    record: Record,
}

impl Marking {
    pub(crate) fn new(headings: Headings, encoding: &'static Encoding) -> Self {
        Self { headings, encoding, open: Open::default(), record: Record::default() }
    }

    /// Takes a record; gives whether it is a title.
    pub(crate) fn note(&mut self, row: Row<'_>) -> bool {
        let label = self.headings.label;
        let cells = row.fields().map(|field| decode(field, self.encoding));
        let cells: Vec<_> = cells.collect();
        let title = cells
            .get(label)
            .filter(|_| is_title(cells.iter().map(|cell| &**cell), label, self.headings.dates()));
        title.map(|text| self.open.title(text)).is_some()
    }

    /// A row, and what it stands below.
    pub(crate) fn mark<'r>(&'r mut self, row: Row<'_>) -> Row<'r> {
        let text = decode(row.field(self.headings.label), self.encoding);
        let above = if self.note(row) { "" } else { self.headings.above(&mut self.open, &text) };
        let (above, _, _) = self.encoding.encode(above);
        self.record.clear();
        let width = self.headings.column.field as usize;
        (0..width).for_each(|at| self.record.push(row.field(at)));
        self.record.push(&above);
        self.record.row()
    }
}
