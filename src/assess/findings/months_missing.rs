//! `incomplete-aggregate`: years and months without figure, behind which later figures say nothing of the year.

use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Take;
use crate::quantity::{Month, Period};
use crate::series::{Kind, SeriesId};

impl Draft<'_> {
    /// The year in between that keeps others from being averaged, added up or judged one by one, else the first months of the year
    /// in progress or of the one before.
    pub(super) fn figures_missing(&self) -> Option<AssessMessage> {
        let Some(hole) = self.missing_year() else {
            return self.months_missing(None);
        };
        let year = || AssessMessage::YearMissing { name: self.case.title.to_owned(), year: hole };
        // A year that looks back across a break has its figure.
        let is_broken = self.ground.indicator.broken_over(hole).is_some();
        self.months_missing(Some(hole)).or_else(|| (!is_broken).then(year))
    }

    /// Of what a year is made of its parts, in one year.
    fn months_missing(&self, only: Option<Period>) -> Option<AssessMessage> {
        let catalogue = self.ground.indicator.scene.catalogue;
        self.made_of_parts().find_map(|series| {
            let (year, months) =
                self.years_of(series, only)?.find_map(|year| self.missing_in(series, year))?;
            let about = catalogue.get(series)?;
            Some(AssessMessage::MonthsMissing {
                name: self.case.title.to_owned(),
                series: about.name.clone(),
                year,
                months,
                is_rate: about.over.is_some(),
            })
        })
    }

    /// The flows that are taken, and what `over` makes of its parts.
    fn made_of_parts(&self) -> impl Iterator<Item = SeriesId> {
        let indicator = self.ground.indicator;
        let takes_levels = !indicator.is_growth() || indicator.take.is_computed_growth();
        let series = indicator.shape.series.iter().copied();
        let made = series.filter(move |(series, kind)| {
            takes_levels && *kind == Some(Kind::Flow) || indicator.is_over(*series)
        });
        made.map(|(series, _)| series)
    }

    /// One year, else those that can count: the year in progress and the one before, as far as they are not before the baseline.
    fn years_of(
        &self,
        series: SeriesId,
        only: Option<Period>,
    ) -> Option<impl Iterator<Item = Period>> {
        let indicator = self.ground.indicator;
        let calendar = indicator.scene.calendar;
        let running = calendar.year(calendar.number_at(self.newest_of(series)?))?;
        let t0 = self.t0.filter(|_| indicator.take != Take::Level);
        let years = only.map_or_else(|| vec![running.years_later(-1), running], |year| vec![year]);
        let counts = move |year: &Period| t0.is_none_or(|t0| year.end() > t0.end());
        Some(years.into_iter().filter(counts))
    }

    /// The end of the newest figure of a series that is not after the deadline.
    pub(in crate::assess) fn newest_of(&self, series: SeriesId) -> Option<Month> {
        let scene = &self.ground.indicator.scene;
        let observed = scene.ledger.observed(series, scene.region_of(series)?);
        let by = self.deadline.map(Period::end);
        let ends = observed.map(Period::end);
        ends.filter(|end| by.is_none_or(|by| *end <= by)).max()
    }

    /// The first months of a year without figure, where later ones have one and by the years before they should.
    fn missing_in(&self, series: SeriesId, year: Period) -> Option<(Period, Period)> {
        let scene = &self.ground.indicator.scene;
        let ledger = scene.ledger;
        let region = scene.region_of(series)?;
        let newest = self.newest_of(series)?;
        let run = Period::new(year.start(), newest.min(year.end()))?;
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
        // The year after goes on behind the last months, and an older one counts in the place of this.
        let is_older = self.latest.is_some_and(|latest| latest.period.end() <= year.start());
        let next = (is_older && newest > run.end()).then_some(run.end());
        let missing = Period::new(start, later.map(Period::start).min().or(next)?)?;
        let mut ends = ledger.observed(series, region).map(Period::end);
        let before = [-12, -24].map(|months| missing.end().later(months));
        let is_usual = ends.any(|end| before.contains(&end));
        (is_usual && missing != year).then_some((year, missing))
    }
}
