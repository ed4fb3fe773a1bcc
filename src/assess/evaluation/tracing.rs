//! Derivations of the ledger as parts of a trace.

use super::Scene;
use crate::assess::flag::{Certainty, Flag, Making};
use crate::assess::trace::{CellTrace, EarlierCell, Part, PartKind};
use crate::data::UnitId;
use crate::language::Language;
use crate::ledger::{Derivation, How, Ledger, Step};
use crate::plan::Aggregate;
use crate::quantity::{Period, Quantity, Unit};
use crate::series::SeriesId;

/// A series' value over a period with every cell it was made of, under the name that the formula has for it.
pub(super) fn series_part(
    ledger: &Ledger,
    name: &str,
    period: Period,
    derivation: &Derivation,
    language: Language,
) -> Part {
    let steps = derivation.steps.iter();
    let cells: Vec<CellTrace> = steps.filter_map(|step| cell(ledger, step, derivation)).collect();
    // What rows make was not published as it is.
    let by_rows = cells.iter().any(|cell| cell.aggregate.is_some());
    let how = Some(derivation.how).filter(|how| !by_rows || *how != How::Published);
    Part {
        text: name.to_owned(),
        period,
        value: derivation.value.clone(),
        kind: PartKind::Series {
            how: how.map_or_else(String::new, |how| how.text(language)),
            cells,
        },
    }
}

fn cell(ledger: &Ledger, step: &Step, derivation: &Derivation) -> Option<CellTrace> {
    let observation = ledger.observation(step.observation)?;
    let data = ledger.data();
    let members = observation.members.and_then(|at| data.members.get(at as usize));
    let aggregate = ledger.series(observation.series)?.aggregate;
    let aggregate = aggregate.filter(|_| members.is_some());
    let members = members.map_or(&[][..], Vec::as_slice);
    // What is counted is not said in the unit of the count.
    let unit_of = |member: UnitId| {
        if aggregate == Some(Aggregate::Count) && member == observation.unit {
            Unit::bare()
        } else {
            data.unit(member)
        }
    };
    Some(CellTrace {
        sign: if derivation.how == How::Path { step.sign } else { 0 },
        period: observation.period,
        value: Quantity::new(step.value, derivation.value.unit.clone()),
        place: data.place(observation.cell)?,
        label: String::new(),
        earlier: earlier(ledger, step.observation),
        rows: 1,
        aggregate,
        members: members
            .iter()
            .filter_map(|member| {
                Some(CellTrace {
                    sign: i8::from(aggregate == Some(Aggregate::Sum)),
                    period: observation.period,
                    value: Quantity::new(member.value?, unit_of(member.unit)),
                    place: data.place(member.cell)?,
                    label: member.label.to_string(),
                    earlier: Vec::new(),
                    members: Vec::new(),
                    aggregate: None,
                    rows: member.rows,
                })
            })
            .collect(),
    })
}

/// The values that a cell had in older versions.
fn earlier(ledger: &Ledger, at: u32) -> Vec<EarlierCell> {
    let revision = ledger.observation(at).and_then(|observation| {
        ledger.revision(observation.series, observation.region, observation.period)
    });
    let versions = revision.map_or(&[][..], |revision| revision.versions.as_slice());
    let older = versions.iter().take_while(|version| **version != at);
    older
        .filter_map(|version| {
            Some(EarlierCell {
                version: ledger.vintage(*version).map(str::to_owned),
                value: ledger.written(*version)?,
                place: ledger.place(*version)?,
            })
        })
        .collect()
}

/// The flags of the cells that a value was made of, each once.
pub(in crate::assess) fn flags(ledger: &Ledger, derivation: &Derivation) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    let known = &ledger.data().flags;
    for step in &derivation.steps {
        // Where no cell has a flag, none is looked for.
        let observation = || ledger.observation(step.observation);
        let observation = (!known.is_empty()).then(observation).flatten();
        let flag = observation.and_then(|observation| known.get(observation.flag?.0 as usize));
        let flag = flag.map(|flag| Flag::Written(flag.clone()));
        if let Some(flag) = flag.filter(|flag| !flags.contains(flag)) {
            flags.push(flag);
        }
        let is_told = |flag: &Flag| flag.certainty() == Certainty::Forecast;
        if ledger.is_ahead(step.period) && !flags.iter().any(is_told) {
            flags.push(Making::Forecast.into());
        }
    }
    flags
}

impl Scene<'_> {
    /// A growth over a period with its cells, under its own name; none where no traces are kept.
    pub(in crate::assess) fn growth_part(
        &self,
        growth: SeriesId,
        period: Period,
        derivation: &Derivation,
    ) -> Option<Part> {
        let name = &self.catalogue.get(growth)?.name;
        let language = self.trace?;
        Some(series_part(self.ledger, name, period, derivation, language))
    }
}
