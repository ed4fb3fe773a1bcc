//! One `[data]` block: which files, and what they do not say themselves.

use std::fmt;
use std::ops::Range;

use super::{Basis, Filter};
use crate::quantity::notation::{Conventions, DateOrder};
use crate::quantity::{Frequency, Unit};
use crate::worded;

/// One `[data]` or `[[data]]` block.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Patterns, relative to the plan's folder, each with its place in the plan.
    pub files: Vec<(String, Range<usize>)>,
    /// The layout, where it is not to be found.
    pub layout: Option<Layout>,
    /// The label of the encoding, where it is not to be found (`gb18030`, `utf-8`, …).
    pub encoding: Option<String>,
    /// Columns by role: header texts.
    pub columns: Columns,
    /// What ambiguous period labels mean.
    pub frequency: Option<Frequency>,
    /// What stands first in days whose year stands last.
    pub dates: Option<DateOrder>,
    /// The month in which years begin that are written as two.
    pub fiscal_year: Option<u32>,
    /// The month from which figures to date run where that says nothing.
    pub years_from: Option<u32>,
    /// Which rows to keep.
    pub filters: Vec<Filter>,
    /// The indicator of files that state none.
    pub indicator: Option<String>,
    /// The unit of files that state none.
    pub unit: Option<Unit>,
    /// The region of files that state none.
    pub region: Option<String>,
    /// The period of files that state none.
    pub period: Option<FromBlock>,
    /// The vintage of files that state none.
    pub vintage: Option<FromBlock>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// What a bare month, quarter or half-year means.
    pub basis: Option<Basis>,
    /// Further marks for 'no value'.
    pub missing: Vec<String>,
    /// Marks that are an exact zero.
    pub zero: Vec<String>,
    /// Marks that stand before negative numbers.
    pub minus: Vec<String>,
    /// The lines of the header; empty: to be found.
    pub header: Vec<u32>,
    /// The lines that hold data, from each first to its last; empty: to be found.
    pub rows: Vec<(u32, u32)>,
    /// What rows begin with that are notes.
    pub skip: Vec<String>,
    /// What stands before decimals, where it is not to be found.
    pub decimal: Option<DecimalMark>,
    /// Where the block stands in the plan.
    pub span: Range<usize>,
}

impl Source {
    /// What the block says of the labels of periods.
    #[must_use]
    pub fn conventions(&self) -> Conventions {
        Conventions {
            frequency: self.frequency,
            dates: self.dates,
            fiscal_year: self.fiscal_year,
            years_from: self.years_from,
        }
    }

    /// The pattern of names that periods are taken from.
    #[must_use]
    pub fn pattern_of_period(&self) -> Option<String> {
        match self.period.as_ref()? {
            FromBlock::FromName(pattern) => Some(pattern.to_string()),
            FromBlock::Fixed(_) => None,
        }
    }

    /// What stands before decimals, as far as the block says.
    #[must_use]
    pub fn decimal_point(&self) -> char {
        match self.decimal {
            Some(DecimalMark::Comma) => ',',
            _ => '.',
        }
    }

    /// Whether a line may hold data.
    #[must_use]
    pub fn counts_line(&self, line: u32) -> bool {
        let mut ranges = self.rows.iter();
        self.rows.is_empty() || ranges.any(|(from, to)| (*from..=*to).contains(&line))
    }

    /// Whether a row that begins so is a note.
    #[must_use]
    pub fn skips(&self, first: &str) -> bool {
        let mut words = self.skip.iter().map(|word| word.trim());
        words.any(|word| !word.is_empty() && first.starts_with(word))
    }
}

/// Columns that the plan names by their header texts.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Columns {
    /// The period.
    pub period: Option<String>,
    /// The month or quarter of the year that the period is.
    pub part: Option<String>,
    /// The indicator.
    pub indicator: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The unit of measure.
    pub unit: Option<String>,
    /// The vintage.
    pub vintage: Option<String>,
    /// The flag.
    pub flag: Option<String>,
    /// Of a register: since when a row counts (入库时间).
    pub from: Option<String>,
    /// Of a register: until when a row counts (退库时间).
    pub until: Option<String>,
}

worded! {
    /// What stands before decimals.
    pub enum DecimalMark {
        /// `1.234,5`
        Comma = ",",
        /// `1,234.5`
        Point = ".",
    }
}

worded! {
    /// How a file lays out its table.
    pub enum Layout {
        /// One row an observation.
        Long = "long",
        /// One column a period.
        PeriodsAsColumns = "periods-as-columns",
        /// One column an indicator.
        IndicatorsAsColumns = "indicators-as-columns",
        /// One column a region.
        RegionsAsColumns = "regions-as-columns",
    }
}

/// Where what a file does not state comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FromBlock {
    /// Stated by the plan.
    Fixed(String),
    /// Taken from the file's name.
    FromName(NamePattern),
}

impl FromBlock {
    /// What it says of the file at a path; none where the name does not fit.
    #[must_use]
    pub fn of<'t>(&'t self, path: &'t str) -> Option<&'t str> {
        match self {
            Self::Fixed(text) => Some(text),
            Self::FromName(pattern) => pattern.found(path),
        }
    }
}

/// A pattern of file names, `gdp_*.csv` or `*/gdp.csv`: what its `*` stands for is meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NamePattern {
    before: String,
    after: String,
}

impl NamePattern {
    /// None unless the text holds exactly one `*`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (before, after) = text.split_once('*')?;
        (!after.contains('*')).then(|| Self { before: before.to_owned(), after: after.to_owned() })
    }

    /// What `*` stands for in a path, of which as many parts count as the pattern has; none where it does not fit. The ending
    /// of the file may be left out of the pattern.
    #[must_use]
    pub fn found<'p>(&self, path: &'p str) -> Option<&'p str> {
        let folders = [&self.before, &self.after].map(|part| part.matches('/').count());
        let start = path.rmatch_indices('/').nth(folders.iter().sum());
        let name = path.get(start.map_or(0, |(at, _)| at + 1)..)?;
        let rest = name.strip_prefix(self.before.as_str())?;
        let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
        // Nothing behind `*` would take the ending for part of it.
        let whole = Some(rest).filter(|_| !self.after.is_empty());
        let mut candidates = whole.into_iter().chain([stem]);
        let found = candidates.find_map(|rest| rest.strip_suffix(self.after.as_str()));
        found.filter(|found| !found.is_empty() && !found.contains('/'))
    }
}

impl fmt::Display for NamePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}*{}", self.before, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_pattern_takes_a_part_out_of_a_name() {
        for (pattern, path, found) in [
            ("gdp_*.csv", "data/gdp_2024-07.csv", Some("2024-07")),
            ("gdp_*", "gdp_2024-07.csv", Some("2024-07")),
            ("gdp_*_final", "gdp_20240715_final.csv", Some("20240715")),
            ("*.csv", "2024年7月.csv", Some("2024年7月")),
            ("*/gdp.csv", "data/2024-07/gdp.csv", Some("2024-07")),
            ("gdp_*.csv", "data/retail_2024-07.csv", None),
            ("gdp_*.csv", "data/gdp_.csv", None),
            ("gdp_*.csv", "gdp_a/b.csv", None),
        ] {
            let pattern = NamePattern::new(pattern).unwrap();
            assert_eq!(pattern.found(path), found, "{pattern} {path}");
        }
        for text in ["gdp.csv", "", "*_*.csv"] {
            assert_eq!(NamePattern::new(text), None, "{text}");
        }
    }
}
