//! What the indicator is taken as for a goal: its level, its own months, its change, or its level at constant prices.

use crate::assess::evaluation::growth::GrowthSource;
use crate::assess::evaluation::shape::Shape;
use crate::assess::window::{Indicator, Take};
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Month, Period, Unit};
use crate::series::{Kind, Prices, Series, SeriesId};

/// What the indicator is taken as for a goal: its level, its own months, or its change.
pub(in crate::assess) fn take(
    goal: Option<&Goal>,
    indicator: &Indicator<'_>,
    baseline: Option<Period>,
    deadline: Option<Period>,
) -> Take {
    let shape = &indicator.shape;
    if let Some(baseline) = baseline.filter(|_| shape.counts_up) {
        return Take::Run(baseline);
    }
    let Some(goal) = goal else {
        return Take::Level;
    };
    let one_year = is_one_year(baseline, deadline);
    let from_baseline = goal.since.is_none() || goal.since == baseline;
    // Of what adds up a part of the year says nothing beside a whole one.
    let goes_on = goal.subject == Subject::Direction && shape.adds_up;
    if (goal.is_growth() || goes_on)
        && !goal.in_total
        && one_year
        && from_baseline
        && !shape.is_growth
        && !indicator.is_share()
    {
        return Take::Growth(growth_source(goal, indicator, deadline));
    }
    let Some(baseline) = baseline else {
        return Take::Level;
    };
    let published = published_for(goal, indicator);
    let published = published.is_some_and(|growth| {
        indicator.compounds(growth, baseline) && indicator.has_level(baseline)
    });
    match goal.subject {
        Subject::Growth | Subject::YearlyGrowth if published && !shape.is_growth => {
            Take::ConstantPrice(baseline)
        }
        Subject::Multiple if published && !shape.is_growth && !one_year => {
            Take::ConstantPrice(baseline)
        }
        Subject::Added | Subject::RunningTotal if shape.adds_up => Take::Run(baseline),
        Subject::Added if shape.is_growth => Take::Compounded(baseline),
        Subject::Added => Take::Change(baseline),
        _ if shape.degree != 0 && deadline.is_some_and(|d| is_same_season(d, baseline)) => {
            Take::Season(baseline)
        }
        Subject::Level
        | Subject::Multiple
        | Subject::Growth
        | Subject::Change
        | Subject::Reference
            if (shape.adds_up || shape.degree == 1) && !shape.is_growth && one_year =>
        {
            Take::Run(baseline)
        }
        _ => Take::Level,
    }
}

/// The same words in a plan of one year, where those that speak of its years mean that one: 每年, 年均 and 保持 of an amount its level,
/// 逐年 its direction, and what a growth compounds to the growth.
pub(in crate::assess) fn of_the_one_year(goal: &Goal, shape: &Shape) -> Option<Goal> {
    let subject = match goal.subject {
        Subject::EachYear | Subject::YearlyAverage => Subject::Level,
        Subject::Maintain if shape.degree > 0 && !shape.is_growth => Subject::Level,
        Subject::Added if shape.is_growth => Subject::Level,
        Subject::YearlyDirection => Subject::Direction,
        _ => return None,
    };
    Some(Goal { subject, ..goal.clone() })
}

/// Whether a goal is of one year: its deadline is a year after its baseline at most, or nobody says where it starts.
pub(in crate::assess) fn is_one_year(baseline: Option<Period>, deadline: Option<Period>) -> bool {
    match (baseline, deadline) {
        (Some(baseline), Some(deadline)) => {
            (1..=12).contains(&deadline.end().since(baseline.end()))
        }
        (None, _) => true,
        (Some(_), None) => false,
    }
}

impl Indicator<'_> {
    /// Whether its level is a share: 增长N% of it could mean per cent or points.
    fn is_share(&self) -> bool {
        let scene = &self.scene;
        if let Some(series) = scene.single(self.expr) {
            return scene.ledger.unit(series).is_some_and(Unit::is_ratio);
        }
        let newest = self.counted(None);
        newest.is_ok_and(|newest| newest.value.quantity.unit.is_ratio())
    }

    /// Whether a published growth that ends at a moment is of the year to date; of a level at a moment any is.
    fn grows_to_date(&self, growth: SeriesId, end: Month) -> bool {
        let region = self.scene.region_of(growth);
        let observed = region.map(|region| self.scene.ledger.observed_at(growth, region, end));
        let to_date = self.to_date(end);
        !self.shape.has(Kind::Flow) || observed.is_some_and(|mut all| all.any(|one| one == to_date))
    }

    /// Whether there is a level at the baseline, in the plan or in the data, for growth to compound from.
    fn has_level(&self, baseline: Period) -> bool {
        self.stated.is_some() || self.scene.value(self.expr, baseline).is_ok()
    }

    /// Whether a published growth tells of whole years since a baseline, or will: single months and quarters compound to none.
    fn compounds(&self, growth: SeriesId, baseline: Period) -> bool {
        let ends = self.scene.ends_of(&[growth]);
        let mut later = ends.iter().filter(|end| **end > baseline.end());
        let is_year = |end: &Month| self.to_date(*end).months() == 12;
        later.any(|end| is_year(end) && self.grows_to_date(growth, *end))
            || ends.last().is_some_and(|end| self.grows_to_date(growth, *end))
    }
}

/// The published growth that a goal may be held against: 名义增长 is that of the levels, whatever is published.
fn published_for(goal: &Goal, indicator: &Indicator<'_>) -> Option<SeriesId> {
    indicator.scene.published_growth(indicator.expr).filter(|_| !goal.is_nominal())
}

/// Where the growth of the deadline's year comes from: published where the year has one to date, else the levels, but for a growth at
/// constant prices, which levels at current ones do not give.
fn growth_source(goal: &Goal, indicator: &Indicator<'_>, deadline: Option<Period>) -> GrowthSource {
    let scene = &indicator.scene;
    let published = published_for(goal, indicator).filter(|growth| {
        let series = scene.catalogue.get(*growth);
        if goal.is_real() && series.and_then(Series::prices) == Some(Prices::Constant) {
            return true;
        }
        let in_year = |end: Month| {
            let months = deadline.map(|deadline| deadline.end().since(end));
            months.is_none_or(|months| (0..12).contains(&months))
        };
        let ends = scene.ends_of(&[*growth]).into_iter().rev();
        let mut levels = indicator.figure_ends.iter();
        match ends.filter(|end| in_year(*end)).max() {
            Some(newest) => indicator.grows_to_date(*growth, newest),
            // Before the year has any figure it is to be expected in the way of earlier years.
            None => !levels.any(|end| in_year(*end)),
        }
    });
    published.map_or(GrowthSource::Computed, GrowthSource::Published)
}

/// Whether two periods are the same part of different years.
fn is_same_season(one: Period, other: Period) -> bool {
    let (months, end) = (one.months(), one.end());
    months < 12 && months == other.months() && end.month() == other.end().month()
}
