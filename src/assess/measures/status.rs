//! The verdict, in the order of DESIGN §9, and whether it rests on an old figure.

use super::Draft;
use super::headway::Headway;
use crate::assess::Reason;
use crate::assess::assessment::{AssessedGoal, Point};
use crate::assess::goal::Resolved;
use crate::assess::term::Calculations;
use crate::assess::trace::Rule;
use crate::assess::window::Take;
use crate::plan::Status;
use crate::quantity::{Decimal, Month, Period};
use crate::series::Kind;

impl Draft<'_> {
    /// The verdict and the rule that gave it, in the order of DESIGN §9.
    pub(super) fn status(&self, headway: &Headway) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        if self.case.goal.is_some() && !self.is_unclear() && self.not_due().is_some() {
            return always(Rule::NotDue);
        }
        if self.case.target.is_unquantified() {
            return (Rule::Watched, None);
        }
        let Some(latest) = self.latest else {
            return always(if self.judged_across().is_some() {
                Rule::AcrossBreak
            } else {
                Rule::NoValue
            });
        };
        let Some(goal) = self.goal() else {
            return (Rule::Watched, None);
        };
        if self.is_unclear() {
            return always(Rule::UnclearSide);
        }
        let is_new = self.t0.is_none_or(|t0| latest.period.end() > t0.end());
        if !is_new || latest.is_forecast() {
            return always(Rule::NoValue);
        }
        if self.is_cut_short() && !self.is_reached_early(latest) {
            return always(Rule::MissingYear);
        }
        if self.judged_across().is_some() {
            return always(Rule::AcrossBreak);
        }
        if self.single_period().is_some() {
            return always(Rule::SinglePeriod);
        }
        if self.is_final {
            let status =
                self.holds().map(|holds| if holds { Status::Achieved } else { Status::Missed });
            return (Rule::Final, status.or(Some(Status::NoData)));
        }
        if goal.standing {
            let status = self.holds().map(|holds| {
                if holds {
                    Status::OnSchedule
                } else if self.is_near() {
                    Status::Near
                } else {
                    Status::Behind
                }
            });
            return (Rule::Standing, status.or(Some(Status::NoData)));
        }
        if self.is_reached_early(latest) {
            return always(Rule::MetEarly);
        }
        if goal.is_past(latest.value) {
            return always(Rule::PastRange);
        }
        let (Some(margin), Some(progress)) = (headway.margin, headway.progress) else {
            return always(match self.broken_since_start() {
                Some(_) => Rule::AcrossBreak,
                None => Rule::NoMargin,
            });
        };
        if let Some(time) = headway.time.filter(|_| self.is_amount_of_a_year()) {
            return self.by_share(latest, progress, time);
        }
        let band = self.ground.on_schedule_within();
        if margin.abs().compare(band).is_le() {
            always(Rule::WithinBand)
        } else if margin.is_positive() {
            always(Rule::AboveBand)
        } else if progress.is_negative() {
            always(Rule::MovedAway)
        } else {
            always(Rule::BelowBand)
        }
    }

    /// Whether a value meets a goal that does not stand, whatever may come.
    fn is_reached_early(&self, latest: &Point) -> bool {
        let stands = self.goal().is_none_or(|goal| goal.standing);
        !stands && self.is_met_as_stated() && !self.fills_up() && self.is_of_own_kind(latest)
    }

    /// The month or quarter of which alone the growth is that counts for a goal of a year.
    pub(super) fn single_period(&self) -> Option<Period> {
        let of_years = self.resolved.is_some_and(|resolved| resolved.subject.is_of_years());
        let is_of_a_year = self.deadline.is_none_or(|deadline| deadline.months() == 12);
        let period = self.latest.filter(|_| is_of_a_year && !of_years)?.period;
        self.ground.indicator.stands_alone(period).then_some(period)
    }

    /// The year in between that has no figure, where years are averaged, added up or judged one by one.
    pub(in crate::assess) fn missing_year(&self) -> Option<Period> {
        let newest = self.ground.indicator.newest_end()?;
        self.years.hole().filter(|hole| hole.end() < newest)
    }

    /// Whether the value that counts ends before a year without figure, though later ones are there, or leaves it out.
    pub(super) fn is_cut_short(&self) -> bool {
        let ends = self.latest.map(|latest| latest.period.end());
        let is_short = |hole: Period| ends.is_none_or(|end| end < hole.end());
        self.missing_year().is_some_and(|hole| is_short(hole) || self.leaves_a_year_open())
    }

    /// Whether each year that has a figure meets what is promised of each: of the one without nobody knows.
    fn leaves_a_year_open(&self) -> bool {
        let of_each = self.resolved.is_some_and(Resolved::is_of_each_year);
        of_each && self.holds() == Some(true)
    }

    /// The verdict on an amount of one year: what is done against what is usually done by now, as a ratio.
    fn by_share(&self, latest: &Point, progress: Decimal, time: Decimal) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        let year = latest.value.over(time).ok();
        let is_past = |goal: &AssessedGoal| year.is_some_and(|year| goal.is_past(year));
        let Ok(ratio) = progress.over(time) else {
            return always(Rule::NotDue);
        };
        let Ok(ahead) = ratio.minus(Decimal::ONE) else {
            return always(Rule::NoMargin);
        };
        let good = if self.fills_up() { ahead.negated() } else { ahead };
        let due = self.goal().and_then(AssessedGoal::level);
        let due = due.and_then(|level| level.times(time).ok());
        always(if let Some(close) = self.close_to(ahead, due.unwrap_or_default()) {
            close
        } else if self.goal().is_some_and(is_past) {
            Rule::PastRange
        } else if good.is_positive() {
            Rule::AbovePace
        } else {
            Rule::BelowPace
        })
    }

    /// What calls what is done, as a share above what is due, as good as due: the band of the plan, and of what is counted that less
    /// than one is no difference.
    pub(in crate::assess) fn close_to(&self, ahead: Decimal, due: Decimal) -> Option<Rule> {
        if ahead.abs().compare(self.case.plan.pace_within).is_le() {
            return Some(Rule::WithinPace);
        }
        let units = ahead.times(due).ok().filter(|_| self.is_counted())?;
        units.abs().compare(Decimal::ONE).is_lt().then_some(Rule::WithinOne)
    }

    /// Whether it comes in whole numbers: things that are counted one by one, and no mean of such (每万人拥有量).
    pub(in crate::assess) fn is_counted(&self) -> bool {
        let goal = self.goal();
        let ends = goal.into_iter().flat_map(|goal| [goal.value, goal.upper]);
        let base = self.baseline.map(|baseline| baseline.value);
        let latest = self.latest.map(|latest| latest.value);
        let mut known = ends.chain([base, latest]).flatten();
        self.ground.unit.is_counted() && known.all(|value| value == value.half_up(0))
    }

    /// Whether the goal is an amount of one year, which counts from nothing.
    pub(in crate::assess) fn is_amount_of_a_year(&self) -> bool {
        let indicator = self.ground.indicator;
        indicator.one_year && matches!(indicator.take, Take::Run(_) | Take::Change(_))
    }

    /// Whether a value is over the goal's own kind of period, which alone can meet it before the deadline: a run since the
    /// baseline and a level at a moment always are, else a period as long as the deadline's that ends in the same month.
    fn is_of_own_kind(&self, latest: &Point) -> bool {
        let indicator = self.ground.indicator;
        let mut kinds = indicator.shape.series.iter().map(|(_, kind)| *kind);
        let counts = matches!(indicator.take, Take::Run(_) | Take::Compounded(_) | Take::Season(_));
        if counts || kinds.all(|kind| kind == Some(Kind::Stock)) {
            return true;
        }
        let months = self.deadline.map_or(12, Period::months);
        let end = self.deadline.map_or(1, |deadline| deadline.end().month());
        let period = latest.period;
        period.end().month() == end && period.months() % months == 0
    }

    /// Why the goal is not due yet: nothing that could meet it has come since the baseline, and nothing should have.
    pub(super) fn not_due(&self) -> Option<Reason> {
        let indicator = self.ground.indicator;
        let t0 = self.t0?;
        let of_years = self.resolved.is_some_and(|resolved| resolved.subject.is_of_years());
        let is_new = if of_years {
            !self.years.whole.is_empty()
        } else {
            self.counted_end().is_some_and(|end| end > t0.end())
        };
        let is_late = self.is_stale() || self.is_older(indicator.newest_of_all(), 24);
        let awaits = self.case.awaits(indicator, t0);
        let waits = self.goal().is_some() && !is_new && awaits && !is_late;
        waits.then_some(if indicator.one_year { Reason::NotDue } else { Reason::FirstYear })
    }

    /// The end of what counts, as far as it is no stand-in for what is to come.
    fn counted_end(&self) -> Option<Month> {
        Some(self.latest?.period.end())
    }

    /// Whether the value is older than the plan allows, or than 24 months for yearly figures and 6 for shorter ones.
    pub(in crate::assess) fn is_stale(&self) -> bool {
        let indicator = self.ground.indicator;
        let usual = if indicator.is_yearly() { 24 } else { 6 };
        self.is_older(indicator.newest_figure(), usual)
    }

    /// Whether a newest figure is older than the plan allows, or than so many months.
    fn is_older(&self, newest: Option<Month>, usual: i32) -> bool {
        let oldest = self.case.plan.max_age.unwrap_or(usual);
        let age = newest.zip(self.case.aged_at).map(|(newest, now)| now.since(newest));
        !self.is_final && age.is_some_and(|age| age > oldest)
    }

    /// The status with another value or baseline.
    pub(in crate::assess) fn status_of(
        &self,
        latest: Option<&Point>,
        baseline: Option<&Point>,
    ) -> Option<Status> {
        let mut other = Draft {
            latest,
            baseline,
            reasons: Vec::new(),
            calculations: Calculations::new(),
            ..*self
        };
        let path = other.path().zip(latest);
        let headway = path.map(|(path, latest)| other.headway(&path, latest));
        other.status(&headway.unwrap_or_default()).1
    }
}
