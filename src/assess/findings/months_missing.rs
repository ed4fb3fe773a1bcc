//! `incomplete-aggregate`: months without figure, behind which later figures of the year say nothing.

use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Take;
use crate::quantity::{Month, Period};
use crate::series::{Kind, SeriesId};

impl Draft<'_> {
    /// Of what months make up, flows and means over the year, in the year in progress and the one before.
    pub(super) fn months_missing(&self) -> Option<AssessMessage> {
        let indicator = self.ground.indicator;
        let takes_levels = !indicator.is_growth() || indicator.take.is_computed_growth();
        let calendar = indicator.scene.calendar;
        let flows = indicator.shape.of_kind(Kind::Flow).filter(|_| takes_levels);
        let averaged = |series: &SeriesId| {
            let series = indicator.scene.catalogue.get(*series);
            series.is_some_and(|series| series.over.is_some())
        };
        let rates = [Kind::Rate, Kind::Growth].into_iter();
        let means = rates.flat_map(|kind| indicator.shape.of_kind(kind)).filter(averaged);
        flows.chain(means).find_map(|series| {
            let newest = self.newest_of(series)?;
            let running = calendar.year(calendar.number_at(newest))?;
            let years = [running.years_later(-1), running];
            let mut years = years.into_iter().filter(|year| {
                let t0 = self.t0.filter(|_| indicator.take != Take::Level);
                t0.is_none_or(|t0| year.end() > t0.end())
            });
            let (year, months) = years.find_map(|year| {
                let end = newest.min(year.end());
                let months = self.first_missing(series, Period::new(year.start(), end)?)?;
                Some((year, months))
            })?;
            Some(AssessMessage::MonthsMissing {
                name: self.case.title.to_owned(),
                series: indicator.scene.catalogue.get(series)?.name.clone(),
                year,
                months,
            })
        })
    }

    /// The end of the newest figure of a series that is not after the deadline.
    pub(in crate::assess) fn newest_of(&self, series: SeriesId) -> Option<Month> {
        let scene = &self.ground.indicator.scene;
        let observed = scene.ledger.observed(series, scene.region_of(series)?);
        let by = self.deadline.map(Period::end);
        let ends = observed.map(Period::end);
        ends.filter(|end| by.is_none_or(|by| *end <= by)).max()
    }

    /// The first months of a run without figure, where later ones in it have one and by the years before they should.
    fn first_missing(&self, series: SeriesId, run: Period) -> Option<Period> {
        let scene = &self.ground.indicator.scene;
        let ledger = scene.ledger;
        let region = scene.region_of(series)?;
        let known = |end: Month| {
            let part = Period::new(run.start(), end);
            part.is_some_and(|part| scene.derive(series, part).is_ok())
        };
        let breaks = ledger.break_within(series, region, run).is_some();
        if breaks || known(run.end()) {
            return None;
        }
        let ends = (1..=run.months()).map(|months| run.start().later(months));
        let start = ends.filter(|end| known(*end)).max().unwrap_or(run.start());
        let later = ledger.observed(series, region);
        let later = later.filter(|period| period.start() > start && period.end() <= run.end());
        let missing = Period::new(start, later.map(Period::start).min()?)?;
        let mut ends = ledger.observed(series, region).map(Period::end);
        let before = [-12, -24].map(|months| missing.end().later(months));
        ends.any(|end| before.contains(&end)).then_some(missing)
    }
}
