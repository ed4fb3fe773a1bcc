//! Rows between the header and the figures that say what each column holds: `频率`, `单位`, `指标ID` of data terminals, `CDID`, `PreUnit`,
//! `Unit`, `Release Date` of the ONS.

use super::head::HeadRow;
use super::label;
use super::preamble::Note;
use super::unit_text;
use crate::quantity::{Frequency, Unit, UnitTable};
use crate::series::fold;

/// The captions of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Captions {
    /// How many rows they take.
    pub rows: usize,
    pub notes: Vec<Note>,
    units: Vec<String>,
    currencies: Vec<String>,
    frequencies: Vec<String>,
}

const UNITS: &[&str] = &["单位", "计量单位", "unit", "units"];
const CURRENCIES: &[&str] = &["preunit"];
const FREQUENCIES: &[&str] = &["频率", "频度", "frequency"];
const OTHERS: &[&str] = &[
    "指标id",
    "指标编码",
    "指标代码",
    "指标来源",
    "来源",
    "数据来源",
    "更新时间",
    "最近更新",
    "最近更新时间",
    "更新日期",
    "起始时间",
    "截止时间",
    "时间区间",
    "国家",
    "地区",
    "id",
    "cdid",
    "source",
    "source dataset id",
    "release date",
    "next release",
    "important notes",
    "last update time",
    "series id",
    "series code",
    "sr code",
    "mnemonic",
    "status",
    "region",
    "country",
    "function description",
    "first obs. date",
    "last obs. date",
    "subnational",
    "multiplier code",
    "series type",
    "data type",
    "collection month",
    "series start",
    "series end",
    "no. obs",
];

impl Captions {
    /// The captions at the beginning of the rows below a header: periods stand below them in the first column.
    pub(super) fn of(rows: &[&HeadRow]) -> Self {
        let key = |row: &HeadRow| fold(row.cell(0).unwrap_or_default());
        let is = |row: &&&HeadRow| Self::are(row.cell(0).unwrap_or_default());
        let mut captions = Self {
            rows: rows.iter().take_while(is).count(),
            ..Self::default()
        };
        let dated = |row: &&HeadRow| row.cell(0).is_some_and(label::looks_like);
        if !rows.get(captions.rows).is_some_and(dated) {
            return Self::default();
        }
        for row in rows.iter().take(captions.rows) {
            let key = key(row);
            let is = |words: &[&str]| words.contains(&key.as_str());
            if is(UNITS) {
                captions.units = cells(row);
            } else if is(CURRENCIES) {
                captions.currencies = cells(row);
            } else if is(FREQUENCIES) {
                captions.frequencies = cells(row);
            }
            captions.notes.push(Note {
                line: row.line,
                text: row.text(),
            });
        }
        captions
    }

    /// Whether a text is the name of a caption.
    pub(super) fn are(name: &str) -> bool {
        let known = [UNITS, CURRENCIES, FREQUENCIES, OTHERS];
        known
            .iter()
            .any(|words| words.contains(&fold(name).as_str()))
    }

    /// The unit that they state of a field.
    pub(super) fn unit(&self, field: u32, units: &UnitTable) -> Option<Unit> {
        let word = cell(&self.units, field);
        unit_text::of_currency(cell(&self.currencies, field), word, units)
    }

    /// The frequency that they state of a field.
    pub(super) fn frequency(&self, field: u32) -> Option<Frequency> {
        const WORDS: &[(Frequency, &[&str])] = &[
            (Frequency::Month, &["月", "月度", "m", "monthly", "month"]),
            (
                Frequency::Quarter,
                &["季", "季度", "q", "quarterly", "quarter"],
            ),
            (
                Frequency::HalfYear,
                &["半年", "半年度", "h", "half-yearly", "semiannual"],
            ),
            (
                Frequency::Year,
                &["年", "年度", "y", "a", "yearly", "annual", "year"],
            ),
        ];
        let word = fold(cell(&self.frequencies, field));
        let is = |(_, words): &&(Frequency, &[&str])| words.contains(&word.as_str());
        WORDS.iter().find(is).map(|(frequency, _)| *frequency)
    }
}

fn cells(row: &HeadRow) -> Vec<String> {
    row.cells().map(str::to_owned).collect()
}

fn cell(cells: &[String], field: u32) -> &str {
    cells.get(field as usize).map_or("", |cell| cell.trim())
}
