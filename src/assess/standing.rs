//! Standing goals (达标型): whether they hold, year by year where the plan says so.

use super::assessment::{AssessedGoal, YearVerdict};
use super::window::{Indicator, Take};
use crate::plan::goal::{Direction, Subject};
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::Kind;

/// The yearly figures after a baseline, up to a moment: calendar years that are whole, oldest first, and the year in progress.
#[derive(Default)]
pub(super) struct Years {
    whole: Vec<(Period, Decimal)>,
    running: Option<(Period, Decimal)>,
    /// The first year that is over and has no figure.
    hole: Option<Period>,
}

impl Years {
    /// The years after the baseline up to the deadline, as far as there are figures; without a baseline the plan has none.
    pub(super) fn after(
        indicator: &Indicator<'_>,
        baseline: Option<Period>,
        deadline: Option<Period>,
        unit: &Unit,
    ) -> Self {
        let newest = indicator.newest_end();
        let last = match (newest, deadline) {
            (Some(newest), Some(deadline)) => Some(newest.min(deadline.end())),
            (newest, _) => newest,
        };
        let first = baseline.map(|baseline| baseline.last_month().year() + 1);
        let mut years = Self::default();
        let (Some(first), Some(last)) = (first, last) else {
            return years;
        };
        for year in first..=last.later(-1).year() {
            let Some(year) = Period::year(year) else {
                continue;
            };
            match indicator.of_year(year, unit) {
                figure if year.end() > last => {
                    years.running = figure.filter(|(period, _)| period.end() <= last);
                }
                Some((period, level)) if is_whole(indicator, period, year) => {
                    years.whole.push((year, level));
                }
                _ => years.hole = years.hole.or(Some(year)),
            }
        }
        years
    }

    /// Whether every whole year up to the deadline is there.
    pub(super) fn are_complete(&self, deadline: Option<Period>) -> bool {
        let last = self.whole.last().zip(deadline);
        let reached =
            last.is_some_and(|((last, _), deadline)| deadline.end().since(last.end()) < 12);
        reached && self.hole.is_none()
    }

    /// The whole years up to the first that is missing.
    fn unbroken(&self) -> &[(Period, Decimal)] {
        let before = |(year, _): &&(Period, Decimal)| self.hole.is_none_or(|hole| *year < hole);
        let count = self.whole.iter().take_while(before).count();
        self.whole.get(..count).unwrap_or_default()
    }

    /// Each year with whether it meets the goal; the year in progress without verdict.
    pub(super) fn verdicts(&self, goal: &AssessedGoal) -> Vec<YearVerdict> {
        let judged = self.whole.iter().map(|(period, value)| YearVerdict {
            period: *period,
            value: *value,
            met: goal.is_met_by(*value),
        });
        let running = self.running.iter().map(|(period, value)| YearVerdict {
            period: *period,
            value: *value,
            met: None,
        });
        judged.chain(running).collect()
    }

    /// The mean of the whole years up to the first that is missing, and the run they make: geometric for a growth, of cuts as
    /// cuts, else arithmetic.
    pub(super) fn mean(&self, law: Mean) -> Option<(Period, Decimal)> {
        let whole = self.unbroken();
        let (first, last) = (whole.first()?, whole.last()?);
        let run = Period::new(first.0.start(), last.0.end())?;
        let count = i32::try_from(whole.len()).ok()?;
        if law == Mean::Arithmetic {
            let mut sum = Decimal::ZERO;
            for (_, value) in whole {
                sum = sum.plus(*value).ok()?;
            }
            return Some((run, sum.over(Decimal::from(count)).ok()?));
        }
        let (sign, scale) = match law {
            Mean::Cut(scale) => (Decimal::from(-1), scale),
            Mean::Growth(scale) => (Decimal::ONE, scale),
            Mean::Arithmetic => return None,
        };
        let mut product = Decimal::ONE;
        for (_, value) in whole {
            let rate = value.shifted(scale).ok()?.times(sign).ok()?;
            product = product.times(Decimal::ONE.plus(rate).ok()?).ok()?;
        }
        let mean = product
            .power_ratio(1, count)
            .ok()?
            .minus(Decimal::ONE)
            .ok()?;
        Some((run, mean.times(sign).ok()?.shifted(-scale).ok()?))
    }
}

/// How yearly figures are averaged; growths know the power of ten of their unit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mean {
    Arithmetic,
    Growth(i32),
    Cut(i32),
}

/// Whether a value stands for the whole calendar year: a stock's or monthly rate's at its end, anything else over all of it.
fn is_whole(indicator: &Indicator<'_>, period: Period, year: Period) -> bool {
    let stocks = indicator
        .shape
        .series
        .iter()
        .all(|(_, kind)| *kind == Some(Kind::Stock));
    period == year || (stocks && period.end() == year.end())
}

/// Whether the value that counts has moved the right way since the baseline and, where asked, in every year so far.
pub(super) fn moves(
    direction: Direction,
    subject: Subject,
    baseline: Decimal,
    latest: Decimal,
    years: &Years,
) -> bool {
    let right = |from: Decimal, to: Decimal| {
        let order = to.compare(from);
        match direction {
            Direction::Increase => order.is_gt(),
            Direction::Decrease => order.is_lt(),
        }
    };
    if !right(baseline, latest) {
        return false;
    }
    if subject != Subject::YearlyDirection {
        return true;
    }
    let mut before = baseline;
    years.whole.iter().all(|(_, value)| {
        let holds = right(before, *value);
        before = *value;
        holds
    })
}

impl Indicator<'_> {
    /// The figure of a calendar year: over the year for what has one, else the last within it.
    pub(super) fn of_year(&self, year: Period, unit: &Unit) -> Option<(Period, Decimal)> {
        let over = self.value_over(year).map(|value| (year, value));
        let flows = self.shape.has(Kind::Flow) && !self.shape.is_growth;
        let found = match over {
            Some(found) if flows || !self.is_stock() => Some(found),
            _ if flows => None,
            _ => self
                .last_of_year(year)
                .map(|counted| (counted.period, counted.value)),
        };
        let (period, value) = found?;
        Some((period, value.quantity.in_unit(unit).ok()?))
    }

    /// The figures of whole years up to a moment, oldest first; where no year is whole, the last of each.
    pub(super) fn yearly(&self, newest: Month, unit: &Unit) -> Vec<(Period, Decimal)> {
        let Some(first) = self.first_year() else {
            return Vec::new();
        };
        let figures: Vec<(Period, Period, Decimal)> = (first..=newest.later(-1).year())
            .filter_map(Period::year)
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
        figures
            .into_iter()
            .map(|(_, period, level)| (period, level))
            .collect()
    }

    /// What counts since the baseline, at the end of each year up to a moment.
    pub(super) fn since_baseline(
        &self,
        baseline: Period,
        newest: Month,
        unit: &Unit,
    ) -> Vec<(Period, Decimal)> {
        (baseline.end().year()..=newest.later(-1).year())
            .filter_map(Period::year)
            .filter(|year| year.end() <= newest)
            .filter_map(|year| {
                let counted = self.up_to(year.end())?;
                Some((year, counted.value.quantity.in_unit(unit).ok()?))
            })
            .collect()
    }

    fn is_stock(&self) -> bool {
        self.shape
            .series
            .iter()
            .all(|(_, kind)| *kind == Some(Kind::Stock))
    }

    /// Earlier values (DESIGN §8): of flows calendar years, else the last of each year, from a year on; then the value that counts.
    pub(super) fn history(
        &self,
        from: Option<Period>,
        latest: Option<(Period, Decimal)>,
        newest: Option<Month>,
        unit: &Unit,
    ) -> Vec<(Period, Decimal)> {
        let first = from
            .map(|from| from.last_month().year())
            .or_else(|| self.first_year());
        let (Some(first), Some(newest)) = (first, newest) else {
            return latest.into_iter().collect();
        };
        let mut history: Vec<(Period, Decimal)> = (first..=newest.later(-1).year())
            .filter_map(Period::year)
            .filter_map(|year| self.of_year(year, unit))
            .filter(|(period, _)| period.end() <= newest)
            .collect();
        // A stock's figure of the deadline is printed as of that period.
        let stock = self.is_stock() && self.take == Take::Level;
        let same = |period: Period, latest: Period| {
            period == latest || (stock && period.end() == latest.end())
        };
        if let Some(latest) = latest {
            history.pop_if(|(period, _)| same(*period, latest.0));
            history.push(latest);
        }
        history
    }
}
