//! From observations to a ledger.

use std::ops::Range;
use std::sync::Arc;

use crate::data::Data;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::{Month, Period};
use crate::series::{Catalogue, Kind, Series, SeriesId};

use super::Ledger;
use super::choose::{Run, choose};
use super::cut::Cut;
use super::findings;
use super::key::Entry;
use super::kind::{Shapes, kind_of};
use super::message::LedgerMessage;
use super::track::{Facts, Track};
use super::units;
use super::vintage;
use super::web::Web;
use super::wording::Cells;

impl Ledger {
    /// The ledger of what was read, as far as the cut lets it exist. What is wrong with it is told by
    /// [`Ledger::diagnostics`]: cells with two values, units that do not go together, series whose kind cannot be told; and
    /// findings.
    #[must_use]
    pub fn build(catalogue: &Catalogue, data: Data, cut: &Cut) -> Self {
        let mut diagnostics = Diagnostics::default();
        let all: Vec<&Series> = catalogue.iter().map(|(_, series)| series).collect();
        let scales = units::scales(all.iter().copied(), &data, &mut diagnostics);
        let asked = cut.vintage.as_deref();
        diagnostics.extend(asked.and_then(|asked| vintage::check(asked, &data)));
        let chosen = choose(&data, &scales, cut);
        let shapes = shapes_of(&data, all.len());
        let facts: Vec<Facts> = catalogue
            .iter()
            .zip(scales)
            .zip(shapes)
            .map(|(((id, series), scale), shapes)| Facts {
                kind: kind_of(series, &scale.unit, shapes),
                is_fed: shapes.any,
                tracks: tracks_of(id, &chosen.runs),
                breaks: breaks_of(series),
                series: series.clone(),
                scale,
            })
            .collect();
        let mut ledger = Self {
            data: Arc::new(data),
            facts,
            tracks: Vec::with_capacity(chosen.runs.len()),
            keys: chosen.keys,
            revisions: chosen.revisions,
            diagnostics,
        };
        ledger.weave(&chosen.runs);
        ledger.report_clashes(&chosen.clashes);
        ledger.report_kinds();
        let found = findings::all(&ledger, cut);
        ledger.diagnostics.extend(found);
        ledger
    }

    /// Makes the tracks, and the webs of flows that need one.
    fn weave(&mut self, runs: &[Run]) {
        for run in runs {
            let mut track = Track {
                series: run.series,
                region: run.region,
                first: run.first,
                length: run.length,
                has_value: false,
                web: None,
            };
            let has_value = self.entries(&track).any(|entry| entry.has_value);
            track.has_value = has_value;
            if let Some(facts) = self.facts_of(run.series)
                && facts.kind() == Some(Kind::Flow)
            {
                track.web = self.web_of(facts, &track);
            }
            self.tracks.push(track);
        }
    }

    pub(super) fn web_of(&self, facts: &Facts, track: &Track) -> Option<Web> {
        let ends = self.runs(facts, track).map(|run| run.period.end());
        let mut pairs = ends.clone().zip(ends.skip(1));
        if pairs.all(|(end, next)| end != next) {
            return None;
        }
        let precision = |run: Entry| {
            let observation = self.observation(run.observation)?;
            Some(facts.scale.precision(observation, &self.data))
        };
        let mut precisions = self.runs(facts, track).map(precision);
        let first = precisions.next();
        let equally_precise = precisions.all(|one| Some(one) == first);
        let periods: Vec<Period> = self.runs(facts, track).map(|run| run.period).collect();
        Some(Web::of(&periods, equally_precise))
    }

    fn report_clashes(&mut self, clashes: &[(u32, u32)]) {
        let found: Vec<Diagnostic> = clashes
            .iter()
            .filter_map(|(first, second)| {
                let cells = Cells::of(self, &[*first, *second])?;
                let message = LedgerMessage::SameCell { cells };
                let also = self.place(*first);
                Some(Diagnostic::error(self.place(*second), message).also(also))
            })
            .collect();
        self.diagnostics.extend(found);
    }

    fn report_kinds(&mut self) {
        let found: Vec<Diagnostic> = self
            .facts
            .iter()
            .enumerate()
            .filter(|(_, facts)| facts.kind.is_none())
            .filter_map(|(at, facts)| {
                let of_series = |one: &&crate::data::Observation| one.series.index() == at;
                let first = self.data.observations.iter().find(of_series)?;
                let message = LedgerMessage::UnknownKind {
                    name: facts.series.name.clone(),
                    key: facts.series.key.clone(),
                    unit: facts.scale.unit.clone(),
                };
                Some(Diagnostic::error(self.data.place(first.cell), message))
            })
            .collect();
        self.diagnostics.extend(found);
    }
}

/// The shapes of all periods of each series, whatever the cut: a kind does not depend on the date of the run.
fn shapes_of(data: &Data, series: usize) -> Vec<Shapes> {
    let mut shapes = vec![Shapes::default(); series];
    for one in &data.observations {
        if let Some(shapes) = shapes.get_mut(one.series.index()) {
            shapes.note(one.period);
        }
    }
    shapes
}

/// The places of the tracks of a series, which is where its runs stand.
fn tracks_of(series: SeriesId, runs: &[Run]) -> Range<usize> {
    let first = runs.partition_point(|run| run.series < series);
    first..runs.partition_point(|run| run.series <= series)
}

fn breaks_of(series: &Series) -> Vec<Month> {
    let mut breaks: Vec<Month> = series.breaks.iter().map(|one| one.start()).collect();
    breaks.sort_unstable();
    breaks
}
