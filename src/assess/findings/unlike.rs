//! What is compared and does not compare: the two ends of a comparison, the months of a flow, growths at other prices.

use std::collections::BTreeSet;

use super::Grounds;
use crate::assess::evaluation::{Grown, unlike};
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Take;
use crate::plan::goal::Subject;
use crate::quantity::Period;
use crate::series::SeriesId;

/// How many months of a flow count, where nothing else is said.
const YEAR: i32 = 12;

impl Draft<'_> {
    /// `unlike-ends`: the figures of the baseline and of the value that counts are of different members of a dimension, of indices
    /// with different bases, or at different prices.
    pub(super) fn unlike_ends(&self) -> Option<AssessMessage> {
        // Nothing tells cells apart where no table has members that nobody chose.
        if self.case.scene.ledger.data().apart.is_empty() {
            return None;
        }
        let (from, to) = (self.baseline?.period, self.latest?.period);
        let mut series = self.ground.indicator.shape.series.iter();
        let unlike = series.find_map(|(series, _)| {
            let (one, other) = (self.told_apart(*series, from)?, self.told_apart(*series, to)?);
            (one != other).then_some((one, other))
        });
        let (one, other) = unlike?;
        Some(AssessMessage::UnlikeEnds {
            name: self.case.title.to_owned(),
            baseline: (from, one),
            latest: (to, other),
        })
    }

    /// What all cells of a series over a period are of; none where they differ themselves.
    fn told_apart(&self, series: SeriesId, period: Period) -> Option<String> {
        let scene = &self.ground.indicator.scene;
        let data = scene.ledger.data();
        let steps = scene.derive(series, period).ok()?.steps.into_iter();
        let cells = steps.filter_map(|step| data.observations.get(step.observation as usize));
        let told: BTreeSet<&str> = cells.map(|one| data.told_apart(&one)).collect();
        let mut told = told.into_iter();
        let first = told.next()?;
        told.next().is_none().then(|| first.to_owned())
    }

    /// `unlike-periods`: baseline, value and deadline of a flow cover runs of months of different lengths, which do not compare.
    pub(super) fn unlike_periods(&self) -> Option<AssessMessage> {
        let indicator = self.ground.indicator;
        let (baseline, deadline) = (self.t0?, self.deadline?);
        let relative = self.case.goal?.is_relative();
        let (months, unlike) = match indicator.take {
            // The mean of the years is of a year.
            Take::Level if self.resolved?.subject == Subject::YearlyAverage => return None,
            Take::Level => {
                let counted = self.latest.map_or(YEAR, |latest| latest.period.months());
                let unlike = baseline.months() != counted || deadline.months() != counted;
                (counted, unlike)
            }
            Take::Run(_) => {
                let run = deadline.end().since(baseline.end());
                (run, relative && baseline.months() != run)
            }
            Take::Growth(_)
            | Take::Season(_)
            | Take::Change(_)
            | Take::Compounded(_)
            | Take::ConstantPrice(_) => {
                return None;
            }
        };
        let adds_up = indicator.shape.degree != 0 && !indicator.shape.is_growth;
        (unlike && adds_up).then(|| AssessMessage::UnlikePeriods {
            name: self.case.title.to_owned(),
            baseline,
            months,
            deadline,
        })
    }

    /// `unlike-prices`: a growth at current prices beside one that is not said to be so, within the formula, and between it and what
    /// the goal is held against.
    pub(super) fn unlike_prices(&self, grounds: &Grounds) -> Option<AssessMessage> {
        let counted = grounds.counted?;
        let values = [Some(&counted.value), counted.reference.as_ref()];
        let growths = values.into_iter().flatten().flat_map(|value| &value.growths);
        let growths: Vec<Grown> = growths.cloned().collect();
        let (current, other) = unlike(&growths)?;
        Some(AssessMessage::UnlikePrices {
            name: self.case.title.to_owned(),
            current: current.name.clone(),
            other: other.name.clone(),
            is_constant: other.prices.is_some(),
        })
    }
}
