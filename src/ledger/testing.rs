//! Small books for tests: series and cells written as a table.

use std::fmt::Write;

use crate::data::{Cell, Data, FlagId, Observation, UnitId, VintageId};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::plan::Request;
use crate::quantity::{Decimal, Number, Period, Unit, UnitTable, notation};
use crate::series::{Catalogue, RegionId, Series, SeriesId};

use super::{Ledger, Unknown};

pub(super) fn period(text: &str) -> Period {
    notation::parse(text).unwrap().period
}

pub(super) fn unit(text: &str) -> Unit {
    match text {
        "" => Unit::bare(),
        text => Unit::parse(text, &UnitTable::default()).unwrap(),
    }
}

/// Series and cells.
#[derive(Default)]
pub(super) struct Book {
    series: Vec<Series>,
    data: Data,
    pub(super) request: Request,
    pub(super) jump: Option<Decimal>,
}

impl Book {
    /// Adds a series with what is declared of it.
    pub(super) fn with(mut self, name: &str, declare: impl FnOnce(&mut Series)) -> Self {
        let mut one = Series::of_name(name);
        declare(&mut one);
        self.series.push(one);
        self
    }

    /// Adds cells, one a line: `name period value unit version region`; `-` is no value, no version, no region. A series that was
    /// not declared is added.
    pub(super) fn cells(mut self, lines: &str) -> Self {
        for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let field = |at: usize| fields.get(at).copied().filter(|f| *f != "-");
            self.cell(
                field(0).unwrap(),
                period(field(1).unwrap()),
                field(2),
                field(3).unwrap_or(""),
                field(4),
                field(5).unwrap_or(""),
            );
        }
        self
    }

    fn cell(
        &mut self,
        name: &str,
        period: Period,
        value: Option<&str>,
        unit_text: &str,
        vintage: Option<&str>,
        region: &str,
    ) {
        let at = self.series.iter().position(|one| one.name == name);
        let at = at.unwrap_or_else(|| {
            self.series.push(Series::of_name(name));
            self.series.len() - 1
        });
        let data = &mut self.data;
        if data.files.is_empty() {
            data.files.push("a.csv".into());
        }
        let unit = unit(unit_text);
        let interned = data.units.iter().position(|known| *known == unit);
        let interned = interned.unwrap_or_else(|| {
            data.units.push(unit);
            data.units.len() - 1
        });
        let vintage = vintage.map(|text| {
            data.vintages.push(text.to_owned());
            VintageId(u32::try_from(data.vintages.len() - 1).unwrap())
        });
        let number = value.map(|text| Number::parse(text).unwrap());
        let line = u32::try_from(data.observations.len() + 1).unwrap();
        data.observations.push(Observation {
            series: SeriesId(u32::try_from(at).unwrap()),
            region: data.regions.intern(region),
            period,
            value: number.map(|n| n.value),
            places: number.map_or(0, |n| i8::try_from(n.places).unwrap()),
            unit: UnitId(u32::try_from(interned).unwrap()),
            cell: Cell { file: 0, line, field: 3 },
            vintage,
            flag: None::<FlagId>,
            members: None,
            apart: None,
        });
    }

    pub(super) fn ledger(self) -> Ledger {
        Ledger::build(&Catalogue::new(self.series), self.data, &self.request, self.jump)
    }
}

impl Ledger {
    /// The id of a series.
    pub(super) fn named(&self, name: &str) -> SeriesId {
        let at = self.facts.iter().position(|f| f.series.name == name);
        SeriesId(u32::try_from(at.unwrap()).unwrap())
    }

    /// A value over a period in the total, as text.
    pub(super) fn shown(&self, name: &str, text: &str) -> Result<String, Unknown> {
        let found = self.over(self.named(name), RegionId(0), period(text))?;
        Ok(found.value.to_string())
    }

    /// The cells of a derivation: `+2023 +2024-H1 −2023-H1`.
    pub(super) fn cells_of(&self, name: &str, period: Period) -> String {
        let found = self.over(self.named(name), RegionId(0), period).unwrap();
        let mut text = String::new();
        for step in found.steps {
            let sign = if step.sign > 0 { '+' } else { '-' };
            write!(text, " {sign}{}", step.period).unwrap();
        }
        text.trim().to_owned()
    }

    /// What is said, as `code line text`, in the order of a report.
    pub(super) fn said(&self) -> Vec<String> {
        let sorted = self.diagnostics.clone().sorted();
        sorted.iter().map(said).collect()
    }

    /// The codes of what is said, with their lines.
    pub(super) fn codes(&self) -> Vec<String> {
        let sorted = self.diagnostics.clone().sorted();
        let code = |d: &Diagnostic| format!("{} {}", d.code().word(), lines(d));
        sorted.iter().map(code).collect()
    }
}

fn lines(diagnostic: &Diagnostic) -> String {
    let places = diagnostic.place.iter().chain(&diagnostic.also);
    let lines: Vec<String> = places.map(|place| place.line.to_string()).collect();
    lines.join(",")
}

fn said(diagnostic: &Diagnostic) -> String {
    for language in [Language::Zh, Language::En] {
        let text = diagnostic.message.text(language);
        assert!(!text.is_empty() && !text.contains('{'), "{text}");
    }
    diagnostic.message.text(Language::Zh)
}
