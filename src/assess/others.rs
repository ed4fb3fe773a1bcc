//! How the values were made that an assessment rests on beside the one that counts and the baseline.

use super::assessment::{Assessment, Pace};
use super::measures::Draft;
use super::trace::Part;
use super::window::Indicator;
use crate::quantity::{Calendar, Decimal, Period};

impl Draft<'_> {
    /// Those of its history, of the year that the goal starts from and of the year in progress, each once, by period.
    pub(super) fn others(&self, assessment: &Assessment) -> Vec<(Period, Part)> {
        let indicator = self.ground.indicator;
        let years = assessment.years.iter();
        let years = years.map(|year| (year.period, year.value));
        let history = assessment.history.iter().copied();
        let part = |period: Period, level: Option<Decimal>| {
            let value = indicator.value_over(period)?;
            let own = value.quantity.in_unit(self.ground.unit).ok()?;
            // What counts since the baseline, and a mean, is another thing than the level over its period.
            let same = level.is_none_or(|level| own == level);
            same.then_some((period, value.part?))
        };
        let since = self.case.goal.and_then(|goal| goal.since);
        let mut others: Vec<(Period, Part)> = history
            .chain(years)
            .filter_map(|(period, level)| part(period, Some(level)))
            .chain(since.and_then(|period| part(period, None)))
            .collect();
        let of_pace = assessment.pace.iter();
        let of_pace = of_pace.flat_map(|pace| rests_on(pace, indicator.scene.calendar));
        others.extend(of_pace.filter_map(|period| {
            let value = indicator.scene.value(indicator.expr, period).ok()?;
            Some((period, value.part?))
        }));
        others.sort_by_key(|(period, _)| (period.start(), period.end()));
        others.dedup_by(|a, b| a.0 == b.0 && a.1.value.value == b.1.value.value);
        others
    }
}

/// The periods that the figures of a year in progress rest on: the year to date, the same months a year before, that year, and
/// both of the years whose share is taken.
fn rests_on(pace: &Pace, calendar: Calendar) -> Vec<Period> {
    let year = calendar.number(pace.period);
    let before = pace
        .yoy
        .filter(|_| !pace.is_yoy_published())
        .map(|_| year - 1);
    let shares = pace.shares.iter().map(|(year, _)| *year);
    let needed = pace.growth_needed.map(|_| year - 1);
    let same_months = shares.clone().chain(before).chain(needed);
    let same_months = same_months.map(|other| pace.period.years_later(other - year));
    let whole = shares.chain(needed).filter_map(|year| calendar.year(year));
    same_months.chain(whole).chain([pace.period]).collect()
}

impl Indicator<'_> {
    /// How the published growth of a formula that is one series over a period was made.
    pub(super) fn growth_part(&self, period: Period) -> Option<Part> {
        let growth = self.scene.published_growth(self.expr)?;
        let derivation = self.scene.derive_published(self.expr, period).ok()?;
        self.scene.growth_part(growth, period, &derivation)
    }
}
