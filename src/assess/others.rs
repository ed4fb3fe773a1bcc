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
        let years = years.filter_map(|year| Some((year.period, year.value?)));
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

/// The periods that the levels of a year in progress rest on: the year to date, the same months a year before, that year, both of
/// the years whose share is taken, and those that a change is on.
fn rests_on(pace: &Pace, calendar: Calendar) -> Vec<Period> {
    let year = calendar.number(pace.period);
    let shares = pace.shares.iter().map(|(year, _)| *year);
    let needed = pace.growth_needed.map(|_| year - 1);
    let same_months = shares.clone().chain(needed);
    let same_months = same_months.map(|other| pace.period.years_later(other - year));
    let whole = shares.chain(needed).filter_map(|year| calendar.year(year));
    let by_level = pace.yoy.is_none() || !pace.is_yoy_published();
    let told = periods_told(pace).filter(|_| by_level);
    // A growth is on the year before.
    let before = told.clone().filter(|_| pace.yoy.is_some());
    let before = before.map(|period| period.years_later(-1));
    let own = periods_told(pace).take(1);
    same_months.chain(whole).chain(told).chain(before).chain(own).collect()
}

/// The year to date, and the periods that its change is on; of what is added to a stock the moments at their ends.
fn periods_told(pace: &Pace) -> impl Iterator<Item = Period> + Clone {
    let is_added = pace.is_added;
    let own = move |period: Period| if is_added { Period::ending(period.end(), 1) } else { period };
    let previous = pace.on_previous.and(pace.previous);
    let year_ago = pace.on_year_ago.map(|_| pace.period.years_later(-1));
    [Some(pace.period), previous, year_ago].into_iter().flatten().map(own)
}

impl Indicator<'_> {
    /// How the published growths of a year in progress were made, and those that they are compared with.
    pub(super) fn growth_parts(&self, pace: &Pace) -> Vec<Part> {
        let periods = periods_told(pace).filter(|_| pace.is_yoy_published());
        periods.filter_map(|period| self.growth_part(period)).collect()
    }

    /// How the published growth of a formula that is one series over a period was made.
    fn growth_part(&self, period: Period) -> Option<Part> {
        let growth = self.scene.published_growth(self.expr)?;
        let derivation = self.scene.derive_published(self.expr, period).ok()?;
        self.scene.growth_part(growth, period, &derivation)
    }
}
