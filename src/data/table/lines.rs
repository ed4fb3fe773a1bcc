//! The line or two lines of a header: `地区 | 地区生产总值(亿元) | | 常住人口(万人) |` over `| 总量 | 增长(%) | 总量 | 增长(%)`.

use crate::data::table::head::HeadRow;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::known;
use crate::data::texts::role;
use crate::quantity::UnitTable;
use crate::words::is_han;

/// A header row, with the row below it where that only divides its columns.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// 1-based line of the first.
    pub line: u32,
    pub cells: Vec<Stacked>,
    /// How many rows it takes.
    pub rows: usize,
}

/// What stands over one column.
#[derive(Clone, Debug)]
pub(crate) struct Stacked {
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
        [self.group.as_deref(), Some(self.own.as_str())]
            .into_iter()
            .flatten()
    }
}

impl Lines {
    /// The header that begins with a row.
    pub(crate) fn at(rows: &[HeadRow], at: usize, units: &UnitTable) -> Option<Self> {
        let first = rows.get(at)?;
        let of = |below: &HeadRow| groups(first, below, units);
        // The first line may stand there in another language once more.
        let again = rows.get(at + 1).is_some_and(|row| repeats(first, row))
            && rows.get(at + 2).and_then(of).is_some();
        let second = at + 1 + usize::from(again);
        let groups = rows.get(second).and_then(of);
        let below = rows.get(second).filter(|_| groups.is_some());
        let groups = groups.unwrap_or_default();
        let width = first.width().max(below.map_or(0, HeadRow::width));
        let cell = |at: usize| {
            let text = |row: &HeadRow| row.cell(at).map(|cell| clean(cell).to_owned());
            let own = below.and_then(text).filter(|text| !text.is_empty());
            let own = own.filter(|text| at > 0 || !translates(first, text));
            Stacked {
                group: groups.get(at).cloned().flatten(),
                own: own.or_else(|| text(first)).unwrap_or_default(),
            }
        };
        Some(Self {
            line: first.line,
            cells: (0..width).map(cell).collect(),
            rows: 1 + usize::from(again) + usize::from(below.is_some()),
        })
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
}

/// What a row says over each column of the row below, where that divides its columns: over some the row below is blank, over
/// others it holds texts where the row itself goes on blank.
fn groups(first: &HeadRow, below: &HeadRow, units: &UnitTable) -> Option<Vec<Option<String>>> {
    let texts = || below.cells().map(clean);
    let filled = || texts().filter(|text| !text.is_empty());
    if filled().count() < 2
        || filled().any(label::is_number)
        || filled().all(|text| known(text, units).is_some())
    {
        return None;
    }
    let (mut stub, mut spans, mut group) = (false, false, None);
    let mut groups = Vec::new();
    for (at, own) in texts().enumerate() {
        // The first column may have its name in another language there.
        let own = if at == 0 && translates(first, own) {
            ""
        } else {
            own
        };
        let over = first.cell(at).map_or("", clean);
        if !over.is_empty() {
            group = (!own.is_empty()).then(|| over.to_owned());
            stub = stub || own.is_empty();
        } else if !own.is_empty() {
            spans = spans || group.is_some();
        }
        groups.push(group.clone().filter(|_| !own.is_empty()));
    }
    // `2024年6月 | 2024年6月` over `当月 | 累计`: each column has both.
    let measures = || {
        let mut pairs = first
            .cells()
            .zip(texts())
            .filter(|(_, own)| !own.is_empty());
        pairs.all(|(over, own)| label::looks_like(clean(over)) && measure::is_nameless(own))
    };
    (stub && (spans || measures())).then_some(groups)
}

/// Whether a row says in Latin letters over each column what another says in Chinese.
fn repeats(first: &HeadRow, row: &HeadRow) -> bool {
    let texts = |row: &HeadRow| -> Vec<String> {
        let texts = row.cells().map(|cell| clean(cell).to_owned());
        texts.collect()
    };
    let (chinese, latin) = (texts(first), texts(row));
    let mut pairs = chinese
        .iter()
        .zip(&latin)
        .filter(|(one, other)| !(one.is_empty() && other.is_empty()));
    row.filled() > 1
        && pairs.all(|(one, other)| {
            one.contains(is_han) && !other.is_empty() && !other.contains(is_han)
        })
}

/// Whether a text only repeats the role that the first column has by its header.
fn translates(first: &HeadRow, own: &str) -> bool {
    let role = first.cell(0).and_then(role::role_of);
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
    fn titles_units_and_rows_are_no_second_line() {
        for rows in [
            [
                &["各县主要指标", "", "", ""][..],
                &["", "2021", "2022", "2023"],
            ],
            [&["时间", "总值", "人口", ""], &["", "亿元", "万人", ""]],
            [
                &["表1", "", "", "单位：亿元"],
                &["年份", "总值", "增加值", "税收"],
            ],
            [&["年份", "总值", "", "税收"], &["2020", "1", "", "2"]],
        ] {
            assert_eq!(lines(&rows).rows, 1, "{rows:?}");
        }
    }
}
