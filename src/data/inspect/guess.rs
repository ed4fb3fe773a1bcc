//! What had to be guessed of a file, and the block that says it.

use std::collections::BTreeSet;

use crate::data::bytes::encoding::EncodingReason;
use crate::data::inspect::seen::SeriesSeen;
use crate::data::message::Problem;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::LayoutReason;
use crate::data::table::opened::Opened;
use crate::diagnostic::Document;
use crate::plan::{Layout, Source, quoted};

/// What had to be guessed of a file, and what it does not say; of several tables what is guessed of any.
#[derive(Default)]
pub(crate) struct Guesses {
    encoding: Option<String>,
    nameless: bool,
    numbers: Option<String>,
    period: Option<String>,
    /// Keys that labels of periods need.
    labels: BTreeSet<&'static str>,
    layout: Option<Layout>,
    unitless: bool,
}

impl Guesses {
    /// Looks at one table; gives what is to be told of it.
    pub(crate) fn look(
        &mut self,
        opened: &Opened<'_>,
        table: &Table,
        series: &[SeriesSeen],
        labels: BTreeSet<&'static str>,
    ) -> Vec<Problem> {
        let shape = &table.shape;
        let why = |pick: fn(&LayoutReason) -> Option<String>| shape.why.iter().find_map(pick);
        let by_characters = matches!(opened.encoded.why, EncodingReason::Characters { .. });
        let left_over = shape.why.contains(&LayoutReason::LeftOver);
        let own = Self {
            encoding: by_characters.then(|| opened.encoded.word()),
            nameless: series.iter().any(|series| series.indicator.is_empty()),
            numbers: why(|reason| match reason {
                LayoutReason::OnlyNumbers(text) => Some(text.clone()),
                _ => None,
            }),
            period: why(|reason| match reason {
                LayoutReason::PeriodCells(text) => Some(text.clone()),
                _ => None,
            }),
            labels,
            layout: shape.layout.filter(|_| left_over),
            unitless: series.iter().all(|series| series.unit.is_none()),
        };
        let findings = own.findings();
        self.encoding = self.encoding.take().or(own.encoding);
        self.nameless |= own.nameless;
        self.numbers = self.numbers.take().or(own.numbers);
        self.period = self.period.take().or(own.period);
        self.labels.extend(own.labels);
        self.layout = self.layout.or(own.layout);
        self.unitless |= own.unitless;
        findings
    }

    fn findings(&self) -> Vec<Problem> {
        let mut findings = Vec::new();
        if let Some(encoding) = &self.encoding {
            findings.push(Problem::TakenEncoding { encoding: encoding.clone() });
        }
        if let Some(column) = &self.period {
            findings.push(Problem::OnlyPeriods { column: column.clone() });
        }
        if let Some(layout) = self.layout {
            findings.push(Problem::TakenLayout { layout });
        }
        if self.nameless {
            findings.push(Problem::NoIndicator);
        }
        if let Some(column) = &self.numbers {
            findings.push(Problem::OnlyNumbers { column: column.clone() });
        }
        findings
    }

    /// The block to write; none where nothing was guessed.
    pub(crate) fn block(&self, document: &Document, source: &Source) -> Option<String> {
        let mut lines = Vec::new();
        if let Some(encoding) = &self.encoding {
            lines.push(format!("encoding = {}", quoted(encoding)));
        }
        if let Some(layout) = self.layout {
            lines.push(format!("layout = {}", quoted(layout.word())));
        }
        let named = [("period", &self.period), ("value", &self.numbers)];
        let columns: Vec<String> = named
            .iter()
            .filter_map(|(role, text)| {
                text.as_ref().map(|text| format!("{role} = {}", quoted(text)))
            })
            .collect();
        if !columns.is_empty() {
            lines.push(format!("columns = {{ {} }}", columns.join(", ")));
        }
        if self.nameless {
            lines.push("indicator = \"…\"".to_owned());
        }
        let stated = source.conventions();
        for key in &self.labels {
            let is_stated = match *key {
                "dates" => stated.dates.is_some(),
                "period" => source.period.is_some(),
                "fiscal_year" => stated.fiscal_year.is_some(),
                _ => stated.frequency.is_some(),
            };
            if !is_stated {
                lines.push(format!("{key} = \"…\""));
            }
        }
        if lines.is_empty() {
            return None;
        }
        if self.unitless {
            lines.push("unit = \"…\"".to_owned());
        }
        if let Some(sheet) = &document.sheet {
            lines.insert(0, format!("sheet = {}", quoted(sheet)));
        }
        Some(format!("[[data]]\nfiles = [{}]\n{}\n", quoted(&document.path), lines.join("\n")))
    }
}
