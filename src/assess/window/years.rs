//! Yearly figures of an indicator, and the history of an assessment.

use std::collections::BTreeMap;

use super::{Counted, Indicator, Take};
use crate::assess::assessment::Point;
use crate::assess::evaluation::Value;
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::Kind;

impl Indicator<'_> {
    /// The last value of a calendar year of what is no flow.
    pub(in crate::assess) fn last_of_year(&self, year: Period) -> Option<Counted> {
        let ends = self.ends.iter().rev().copied();
        let ends = ends.filter(|end| *end > year.start() && *end <= year.end());
        let ends: Vec<Month> = ends.collect();
        let periods = match self.take {
            Take::Growth(_) => self.periods(&ends),
            _ => self.any_levels(&ends),
        };
        periods.into_iter().find_map(|period| {
            let value = self.value_over(period)?;
            Some(Counted { period: self.shown(period), value, reference: None, is_final: false })
        })
    }

    /// The figure of a calendar year: over the year for what has one, else the last within it.
    pub(in crate::assess) fn of_year(
        &self,
        year: Period,
        unit: &Unit,
    ) -> Option<(Period, Decimal)> {
        let (period, value) = self.figure_of_year(year)?;
        Some((period, value.quantity.in_unit(unit).ok()?))
    }

    /// The same with all that is known of it.
    pub(in crate::assess) fn figure_of_year(&self, year: Period) -> Option<(Period, Value)> {
        let year = self.part_of(year);
        let over = self.value_over(year).map(|value| (year, value));
        let flows = self.shape.has(Kind::Flow) && !self.is_growth();
        match over {
            Some(found) if flows || !self.is_stock() => Some(found),
            _ if flows => None,
            _ => self.last_of_year(year).map(|counted| (counted.period, counted.value)),
        }
    }

    /// What counts of a year: of a goal for a part of it that part.
    fn part_of(&self, year: Period) -> Period {
        let calendar = self.scene.calendar;
        match self.take {
            Take::Season(season) => {
                season.years_later(calendar.number(year) - calendar.number(season))
            }
            _ => year,
        }
    }

    /// The figures of years after a period, with their flags.
    pub(in crate::assess) fn later(&self, after: Option<Period>, unit: &Unit) -> Vec<Point> {
        let (Some(after), Some(newest)) = (after, self.newest_end()) else {
            return Vec::new();
        };
        let calendar = self.scene.calendar;
        let years = calendar.number(after) + 1..=calendar.number_at(newest);
        let figures = years
            .filter_map(|year| calendar.year(year))
            .filter_map(|year| self.figure_of_year(year));
        let points = figures.filter_map(|(period, value)| {
            Some(Point { period, value: value.quantity.in_unit(unit).ok()?, flags: value.flags })
        });
        points.collect()
    }

    /// The figures of whole years up to a moment, oldest first; where no year is whole, the last of each.
    pub(in crate::assess) fn yearly(&self, newest: Month, unit: &Unit) -> Vec<(Period, Decimal)> {
        let Some(first) = self.first_year() else {
            return Vec::new();
        };
        let calendar = self.scene.calendar;
        let figures: Vec<(Period, Period, Decimal)> = (first..=calendar.number_at(newest))
            .filter_map(|year| calendar.year(year))
            .filter_map(|year| {
                let (period, level) = self.of_year(year, unit)?;
                Some((year, period, level))
            })
            .filter(|(_, period, _)| period.end() <= newest)
            .collect();
        let whole = |(year, period, level): &(Period, Period, Decimal)| {
            is_whole(self, *period, *year).then_some((*year, *level))
        };
        if figures.iter().any(|figure| whole(figure).is_some()) {
            return figures.iter().filter_map(whole).collect();
        }
        figures.into_iter().map(|(_, period, level)| (period, level)).collect()
    }

    /// What counts since the baseline, at the end of each year up to a moment.
    pub(in crate::assess) fn since_baseline(
        &self,
        baseline: Period,
        newest: Month,
        unit: &Unit,
    ) -> Vec<(Period, Decimal)> {
        let calendar = self.scene.calendar;
        (calendar.number_at(baseline.end().later(1))..=calendar.number_at(newest))
            .filter_map(|year| calendar.year(year))
            .filter(|year| year.end() <= newest)
            .filter_map(|year| {
                let counted = self.up_to(year.end())?;
                Some((year, counted.value.quantity.in_unit(unit).ok()?))
            })
            .collect()
    }

    /// Whether it is made of levels at a moment.
    pub(in crate::assess) fn is_stock(&self) -> bool {
        self.shape.series.iter().all(|(_, kind)| *kind == Some(Kind::Stock))
    }

    /// Whether it is a level at a moment, whatever the length of the period it is printed with.
    fn is_level(&self) -> bool {
        self.is_stock() && self.take == Take::Level
    }

    /// A history as a course to draw: a year a place, oldest first; none where a year is not known. Of what is counted over time
    /// only runs of the most common length compare: half a year says nothing beside whole ones.
    pub(in crate::assess) fn course(&self, history: &[(Period, Decimal)]) -> Vec<Option<Decimal>> {
        let usual = usual_length(history);
        let compares = |period: Period| self.is_level() || Some(period.months()) == usual;
        let mut course: Vec<Option<Decimal>> = Vec::new();
        let mut first = None;
        for (period, value) in history.iter().filter(|(period, _)| compares(*period)) {
            let year = self.scene.calendar.number(*period);
            let place = year - *first.get_or_insert(year);
            let place = usize::try_from(place).unwrap_or_default();
            course.resize(course.len().max(place + 1), None);
            if let Some(at) = course.get_mut(place) {
                *at = Some(*value);
            }
        }
        course
    }

    /// Earlier values (DESIGN §8): of flows calendar years, else the last of each year, from a year on; then the value that counts.
    pub(in crate::assess) fn history(
        &self,
        from: Option<Period>,
        latest: Option<(Period, Decimal)>,
        newest: Option<Month>,
        unit: &Unit,
    ) -> Vec<(Period, Decimal)> {
        let calendar = self.scene.calendar;
        let first = from.map(|from| calendar.number(from)).or_else(|| self.first_year());
        let (Some(first), Some(newest)) = (first, newest) else {
            return latest.into_iter().collect();
        };
        let mut history: Vec<(Period, Decimal)> = (first..=calendar.number_at(newest))
            .filter_map(|year| calendar.year(year))
            .filter_map(|year| self.of_year(year, unit))
            .filter(|(period, _)| period.end() <= newest)
            .collect();
        // A stock's figure of the deadline is printed as of that period.
        let level = self.is_level();
        let same = |period: Period, latest: Period| {
            period == latest || (level && period.end() == latest.end())
        };
        if let Some(latest) = latest {
            history.pop_if(|(period, _)| same(*period, latest.0));
            history.push(latest);
        }
        history
    }
}

/// The most common length of some periods in months, of equally common ones the longest.
fn usual_length(history: &[(Period, Decimal)]) -> Option<i32> {
    let lengths = history.iter().map(|(period, _)| period.months());
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for length in lengths {
        *counts.entry(length).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(length, _)| length)
}

/// Whether a value stands for the whole calendar year: a stock's or monthly rate's at its end, anything else over all of it.
pub(in crate::assess) fn is_whole(indicator: &Indicator<'_>, period: Period, year: Period) -> bool {
    let stocks = indicator.shape.series.iter().all(|(_, kind)| *kind == Some(Kind::Stock));
    period == year || (stocks && period.end() == year.end())
}
