//! What an assessment has to say of its own data and verdict; findings that take more than a few lines have a file each.

pub(super) mod idle_keys;
mod months_missing;
pub(super) mod revision;
mod stale;
mod unlike;
mod within_rounding;
mod wording;

use super::Reason;
use super::assessment::Assessment;
use super::measures::Draft;
use super::message::AssessMessage;
use super::window::Counted;
use crate::diagnostic::{Diagnostic, Place};
use crate::ledger::Step;
use crate::plan::goal::Side;
use crate::quantity::{Month, Period, Quantity};

/// The figures that an assessment rests on.
pub(super) struct Grounds<'a> {
    /// The value that counts.
    pub(super) counted: Option<&'a Counted>,
    /// The baseline as the data has it.
    pub(super) base: Option<&'a Counted>,
    /// The baseline as the plan states it.
    pub(super) stated: Option<&'a Quantity>,
}

impl Draft<'_> {
    /// All findings on an assessment but those on revisions.
    pub(super) fn findings(&self, assessment: &Assessment, grounds: &Grounds) -> Vec<Diagnostic> {
        let plain = [
            self.unclear_direction(),
            self.met_at_baseline(assessment),
            self.growth_in_total(),
            self.unit_of_goal(),
            self.figures_missing(),
            self.unlike_periods(),
            self.unlike_ends(),
            self.unlike_prices(grounds),
            self.within_rounding(assessment, grounds),
            self.pace_disagrees(assessment),
            self.series_break(assessment),
        ];
        let plain = plain.into_iter().flatten();
        let plain = plain.chain(self.idle_keys(assessment));
        let mut found: Vec<Diagnostic> =
            plain.map(|said| Diagnostic::finding(self.case.place(), said)).collect();
        found.extend(self.baseline_revised(grounds));
        found.extend(self.stale(assessment));
        found.extend(self.mixed_vintages());
        found
    }

    /// The cells of every series of the formula over a period, as far as a condition holds.
    fn cells(&self, period: Period, wanted: impl Fn(&Step) -> bool) -> Vec<Place> {
        let indicator = self.ground.indicator;
        let scene = &indicator.scene;
        let series = indicator.shape.series.iter();
        let derived = series.filter_map(|(series, _)| scene.derive(*series, period).ok());
        derived
            .flat_map(|derivation| derivation.steps)
            .filter(wanted)
            .filter_map(|step| scene.ledger.place(step.observation))
            .collect()
    }
}

/// Those that are told in a few lines.
impl Draft<'_> {
    /// `unclear-direction`: nothing says whether more or less is better, and the baseline or the milestones speak against more.
    fn unclear_direction(&self) -> Option<AssessMessage> {
        let told = |value| Quantity::new(value, self.ground.unit.clone()).to_string();
        let words = self.case.goal.filter(|_| self.is_unclear())?;
        let (name, goal) = (self.case.title.to_owned(), words.text.clone());
        Some(if words.names_side() {
            let unit = self.ground.unit.text().to_owned();
            AssessMessage::RankOrCount { name, goal, unit }
        } else {
            let baseline = self.baseline.map(|baseline| baseline.value.significant(12));
            let baseline = baseline.map(told);
            // 建成200公里, where there are 300: so many more.
            let number = words.value.as_ref().filter(|number| !number.unit.is_ratio());
            let added = number.filter(|_| words.says_deed(&name)).map(Quantity::to_string);
            AssessMessage::UnclearDirection { name, goal, baseline, added }
        })
    }

    /// `met-at-baseline`: the goal was met before the plan began.
    fn met_at_baseline(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let goal = assessment.goal.as_ref();
        let by_default = goal.filter(|goal| matches!(goal.side, Side::Default | Side::Name));
        let met = assessment.reasons.contains(&Reason::MetAtBaseline);
        met.then(|| AssessMessage::MetAtBaseline {
            name: self.case.title.to_owned(),
            otherwise: by_default.map(|goal| goal.direction.turned()),
        })
    }

    /// `pace-disagrees`: by the calendar the year is ahead of its target and by the season behind, or the other way round.
    fn pace_disagrees(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let pace = assessment.pace.as_ref()?;
        let (attained, share) = (pace.attained?, pace.seasonal_share?);
        let plain = attained.compare(pace.elapsed);
        let seasonal = attained.compare(share);
        let disagree = plain.is_ne() && seasonal.is_ne() && plain != seasonal;
        disagree.then(|| AssessMessage::PaceDisagrees {
            name: self.case.title.to_owned(),
            period: pace.period,
            attained,
            elapsed: pace.elapsed,
            share,
        })
    }

    /// `series-break`: what is left out because it would reach across a series break.
    fn series_break(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let in_pace = assessment.pace.as_ref().and_then(|pace| pace.across);
        let in_rates = assessment.reasons.iter().find_map(|reason| match reason {
            Reason::SeriesBreak { month } => Some(*month),
            _ => None,
        });
        let month = in_pace
            .or(in_rates)
            .or_else(|| self.break_in_year())
            .or_else(|| self.break_of_newer_year())?;
        Some(AssessMessage::SeriesBreak { name: self.case.title.to_owned(), month })
    }

    /// The break that leaves a newer year than the one that counts without a value: yoy(x), cagr(x, n).
    fn break_of_newer_year(&self) -> Option<Month> {
        let indicator = self.ground.indicator;
        let calendar = indicator.scene.calendar;
        let counted = calendar.number(self.latest?.period);
        let newest = calendar.number_at(indicator.newest_end()?);
        let newer = (counted + 1..=newest).filter_map(|year| calendar.year(year));
        let newer = newer.filter(|year| self.deadline.is_none_or(|by| year.end() <= by.end()));
        newer.into_iter().find_map(|year| indicator.broken_over(year))
    }

    /// `baseline-revised`: the baseline that the plan states is another than that of the data.
    fn baseline_revised(&self, grounds: &Grounds) -> Option<Diagnostic> {
        let (stated, base) = (grounds.stated?, grounds.base?);
        let data = base.value.quantity.in_unit(&stated.unit).ok()?;
        if data.half_up(stated.value.places()) == stated.value {
            return None;
        }
        let message = AssessMessage::BaselineRevised {
            name: self.case.title.to_owned(),
            stated: stated.to_string(),
            data: Quantity::new(data.significant(12), stated.unit.clone()).to_string(),
            period: base.period,
        };
        let cells = self.cells(base.period, |_| true);
        Some(Diagnostic::finding(self.case.place(), message).also(cells))
    }

    /// `mixed-vintages`: the value that counts was made by subtracting a run of last year that goes with other versions. Of every series of the formula.
    fn mixed_vintages(&self) -> Vec<Diagnostic> {
        let Some(latest) = self.latest else {
            return Vec::new();
        };
        let indicator = self.ground.indicator;
        let scene = &indicator.scene;
        let series = indicator.shape.series.iter();
        series
            .filter_map(|(series, _)| {
                let derivation = scene.derive(*series, latest.period).ok()?;
                let region = scene.region_of(*series)?;
                scene.ledger.mixed_vintages(*series, region, &derivation)
            })
            .collect()
    }
}
