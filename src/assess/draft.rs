//! Measures and status of one assessment (DESIGN §9), each with the reason where there is none.

use super::GoalKind;
use super::Reason;
use super::assessment::{AssessedGoal, Assessment, MethodResult, Point, Rates, Status};
use super::path::{Path, yearly_growth};
use super::resolve::{Ground, Resolved};
use super::standing::{Years, moves};
use super::target::Case;
use super::trace::Rule;
use super::window::Take;
use crate::plan::goal::{Bound, Direction, Subject};
use crate::quantity::{Decimal, Month, Period, Unit};
use crate::series::Kind;

/// An assessment in the making: what is known, and the reasons for what is not.
pub(super) struct Draft<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) ground: &'a Ground<'a>,
    pub(super) resolved: Option<&'a Resolved>,
    pub(super) t0: Option<Period>,
    pub(super) deadline: Option<Period>,
    pub(super) baseline: Option<&'a Point>,
    pub(super) latest: Option<&'a Point>,
    pub(super) years: &'a Years,
    pub(super) is_final: bool,
    pub(super) reasons: Vec<Reason>,
    pub(super) rule: Rule,
}

impl Draft<'_> {
    /// All measures and the verdict.
    pub(super) fn assess(&mut self, unit: &Unit) -> Assessment {
        let plan = self.case.plan;
        let method = self
            .case
            .method
            .or(self.case.target.method)
            .unwrap_or(plan.method);
        let mut assessment = Assessment {
            target: self.case.number,
            region: None,
            unit: unit.clone(),
            goal: self.resolved.map(|resolved| resolved.goal.clone()),
            baseline: None,
            latest: None,
            gap: self.gap(),
            attainment: self.attainment(),
            progress: None,
            time: None,
            margin: None,
            rates: Rates::default(),
            projection: None,
            status: None,
            early: false,
            reasons: Vec::new(),
            is_final: self.is_final,
            stale: self.is_stale(),
            method: MethodResult {
                method,
                ..MethodResult::default()
            },
            pace: None,
            history: Vec::new(),
            years: self.verdicts(),
            revised: None,
            on_schedule_within: self.ground.on_schedule_within(),
            trace: None,
        };
        self.find_reasons();
        self.measure(&mut assessment);
        let (rule, status) = self.status(&assessment);
        self.rule = rule;
        assessment.status = status;
        assessment.early = rule == Rule::MetEarly;
        self.reasons.sort_by_key(Reason::rank);
        self.reasons.dedup();
        assessment.reasons.clone_from(&self.reasons);
        assessment.method = super::methods::judge(method, || self.basis());
        assessment
    }

    pub(super) fn goal(&self) -> Option<&AssessedGoal> {
        self.resolved.map(|resolved| &resolved.goal)
    }

    /// The goal's level and the value that counts.
    fn level_and_value(&self) -> Option<(Decimal, Decimal)> {
        Some((self.goal()?.level()?, self.latest?.value))
    }

    /// (T − x)·d; in a range what is missing to the nearer end, or what is beyond the farther.
    fn gap(&self) -> Option<Decimal> {
        let (level, value) = self.level_and_value()?;
        let goal = self.goal()?;
        if goal.bound == Bound::Range {
            let below = missing(goal.value?, value)?;
            let above = missing(value, goal.upper?)?;
            return Some(below.max(above));
        }
        match goal.direction {
            Direction::Increase => missing(level, value),
            Direction::Decrease => missing(value, level),
        }
    }

    /// x/T, falling T/x; both positive.
    fn attainment(&self) -> Option<Decimal> {
        let (level, value) = self.level_and_value()?;
        if !level.is_positive() || !value.is_positive() {
            return None;
        }
        match self.goal()?.direction {
            Direction::Decrease if self.zero_based() => value.over(level).ok(),
            Direction::Increase => value.over(level).ok(),
            Direction::Decrease => level.over(value).ok(),
        }
    }

    fn find_reasons(&mut self) {
        let mut reasons = Vec::new();
        if self.latest.is_none() {
            reasons.push(match &self.case.unknown {
                Some(name) => Reason::UnknownSeries(name.clone()),
                None if self.has_figures() => Reason::NotTwelveMonths,
                None => Reason::NoData,
            });
        }
        let Some(goal) = self.goal() else {
            reasons.push(Reason::NoGoal);
            self.reasons = reasons;
            return;
        };
        let based = self.baseline.is_some() || (self.zero_based() && self.t0.is_some());
        if !based {
            reasons.push(Reason::NoBaseline(self.t0));
        }
        let unresolved = self
            .resolved
            .and_then(|resolved| resolved.unresolved.clone());
        reasons.extend(unresolved);
        if let (Some(latest), Some(t0)) = (self.latest, self.t0) {
            match latest.period.end().cmp(&t0.end()) {
                std::cmp::Ordering::Less => reasons.push(Reason::BeforeBaseline),
                std::cmp::Ordering::Equal => reasons.push(Reason::OnePoint),
                std::cmp::Ordering::Greater => {}
            }
        }
        match self.deadline {
            None => reasons.push(Reason::NoDeadline),
            Some(deadline) if self.is_awaited(deadline) => {
                reasons.push(Reason::AwaitingFinal(deadline));
            }
            _ => {}
        }
        if goal.standing {
            let by_words = self.resolved.is_some_and(|resolved| resolved.by_words);
            reasons.push(if by_words {
                Reason::StandingGoal
            } else {
                Reason::MetAtBaseline
            });
        }
        if let Some((level, value)) = self.level_and_value()
            && self.attainment().is_none()
        {
            let zero = level.is_zero() || value.is_zero();
            reasons.push(if zero {
                Reason::ZeroBase
            } else {
                Reason::SignChange
            });
        }
        self.reasons = reasons;
    }

    /// Whether there are figures of a flow that make no whole year.
    fn has_figures(&self) -> bool {
        let indicator = self.ground.indicator;
        let shape = &indicator.shape;
        let flow = shape.has(Kind::Flow) && !shape.is_growth && indicator.take == Take::Level;
        let averaged = self
            .goal()
            .is_some_and(|goal| goal.kind == GoalKind::Average);
        flow && !averaged && indicator.newest_end().is_some()
    }

    /// Whether the deadline is past and its figure is not there.
    fn is_awaited(&self, deadline: Period) -> bool {
        let past = self.case.now.is_some_and(|now| now >= deadline.end());
        past && !self.is_final && self.latest.is_some()
    }

    /// Whether b = 0 in all formulas.
    fn zero_based(&self) -> bool {
        self.ground.starts_at_zero()
    }

    /// The path, where there is everything it needs.
    pub(super) fn path(&self) -> Option<Path> {
        let goal = self.goal().filter(|goal| !goal.standing)?;
        let base = if self.zero_based() {
            Decimal::ZERO
        } else {
            self.baseline?.value
        };
        let (t0, deadline) = (self.t0?, self.deadline.map(Period::end));
        let milestones = self
            .case
            .target
            .milestones
            .iter()
            .filter_map(|(period, quantity)| {
                Some((period.end(), self.ground.level(quantity).ok()?))
            });
        let on_the_way = |end: Month| end > t0.end() && deadline.is_none_or(|last| end < last);
        let milestones = milestones.filter(|(end, _)| on_the_way(*end));
        deadline
            .is_none_or(|deadline| deadline > t0.end())
            .then_some(())?;
        Some(Path {
            law: self.resolved?.law,
            start: (t0.end(), base),
            goal: goal.level()?,
            deadline,
            milestones: milestones.collect(),
            scale: self.ground.unit.scale(),
        })
    }

    fn measure(&mut self, assessment: &mut Assessment) {
        let (Some(path), Some(latest)) = (self.path(), self.latest) else {
            assessment.rates = self.growth_elsewhere();
            return;
        };
        let at = latest.period.end();
        if at <= path.start.0 {
            return;
        }
        assessment.progress = self.noted(path.progress(latest.value));
        assessment.time = self.noted(path.time(at));
        assessment.margin =
            assessment
                .progress
                .zip(assessment.time)
                .and_then(|(progress, time)| {
                    // Of a ceiling less used up than time has passed is good.
                    let margin = progress.minus(time).ok()?;
                    Some(if self.fills_up() {
                        margin.negated()
                    } else {
                        margin
                    })
                });
        assessment.projection = self.project(&path, latest.value, at);
        assessment.rates = self.rates(&path, latest.value, at);
    }

    /// The first break between a moment and the value that counts; of a baseline its whole period has to be in scope.
    pub(super) fn break_since(&self, start: Month) -> Option<Month> {
        let newest = self.latest?.period.end();
        self.ground.indicator.break_between(start, newest)
    }

    /// Where the baseline's figures begin: of what counts its own months at its end, of stocks with its last month.
    pub(super) fn scope_start(&self) -> Option<Month> {
        let t0 = self.t0?;
        Some(match self.ground.indicator.take {
            Take::Run(_) => t0.end(),
            _ if self.ground.indicator.shape.has(Kind::Flow) => t0.start(),
            _ => t0.last_month(),
        })
    }

    fn project(&mut self, path: &Path, value: Decimal, at: Month) -> Option<Decimal> {
        let trend = self.case.plan.trend_from.filter(|trend| {
            self.ground.indicator.take == Take::Level && trend.end() > path.start.0
        });
        let trend = trend.and_then(|period| {
            let value = self.ground.indicator.value_over(period)?;
            let level = value.quantity.in_unit(self.ground.unit).ok()?;
            Some((period.end(), period.start(), level))
        });
        let start = match trend {
            Some((_, end, _)) => Some(end),
            None => self.scope_start(),
        };
        if let Some(month) = start.and_then(|start| self.break_since(start)) {
            self.reasons.push(Reason::SeriesBreak(month));
            return None;
        }
        let projection = match trend.map(|(end, _, level)| (end, level)) {
            Some(trend) => path.projection_from(trend, value, at),
            None => path.projection(value, at),
        };
        self.noted(projection)
    }

    /// Observed and required rate: none within a year of the baseline, none once achieved or final.
    fn rates(&mut self, path: &Path, value: Decimal, at: Month) -> Rates {
        let compound = path.law != super::path::Law::Linear;
        let none = Rates {
            compound,
            ..Rates::default()
        };
        let achieved = self.is_met() == Some(true) && !self.fills_up();
        let within_a_year = at.since(path.start.0) < 12;
        let over = [
            (achieved, Reason::Achieved),
            (within_a_year, Reason::WithinAYear),
        ];
        let over = over.into_iter().filter(|(applies, _)| *applies);
        self.reasons.extend(over.map(|(_, reason)| reason));
        if self.is_final || achieved || within_a_year {
            return none;
        }
        if let Some(month) = self.scope_start().and_then(|start| self.break_since(start)) {
            self.reasons.push(Reason::SeriesBreak(month));
            return none;
        }
        let passed = at.since(path.start.0);
        let now = (at, value);
        let end = path.deadline.map(|deadline| (deadline, path.goal));
        let mut rates = Rates {
            observed: self.noted(path.rate(path.start, now)),
            required: end.and_then(|end| self.noted(path.rate(now, end))),
            compound,
            observed_growth: None,
            required_growth: None,
        };
        if compound {
            (rates.observed_growth, rates.required_growth) = (rates.observed, rates.required);
        } else {
            rates.observed_growth = self.noted(yearly_growth(path.start.1, value, passed));
            rates.required_growth = end.and_then(|(deadline, goal)| {
                self.noted(yearly_growth(value, goal, deadline.since(at)))
            });
        }
        rates
    }

    fn noted(&mut self, result: Result<Decimal, Reason>) -> Option<Decimal> {
        match result {
            Ok(value) => Some(value),
            Err(reason) => {
                self.reasons.push(reason);
                None
            }
        }
    }

    /// Whether the value grows from zero towards a ceiling: it is kept only once its months are over.
    fn fills_up(&self) -> bool {
        let falling = self
            .goal()
            .is_some_and(|goal| goal.direction == Direction::Decrease);
        let positive = self.goal().and_then(AssessedGoal::level);
        falling && self.zero_based() && positive.is_some_and(Decimal::is_positive)
    }

    fn is_met(&self) -> Option<bool> {
        self.goal()?.is_met_by(self.latest?.value)
    }

    /// Whether a goal holds: each-year goals in every year judged, directions since the baseline, levels now.
    fn holds(&self) -> Option<bool> {
        let resolved = self.resolved?;
        match resolved.subject {
            Subject::EachYear => {
                let verdicts = self.years.verdicts(&resolved.goal);
                let mut judged = verdicts.iter().filter_map(|year| year.met).peekable();
                judged.peek()?;
                Some(judged.all(|met| met))
            }
            subject @ (Subject::Direction | Subject::YearlyDirection) => {
                let (baseline, latest) = (resolved.from?, self.latest?.value);
                Some(moves(
                    resolved.goal.direction,
                    subject,
                    baseline,
                    latest,
                    self.years,
                ))
            }
            _ => self.is_met(),
        }
    }

    /// The verdict and the rule that gave it, in the order of DESIGN §9.
    fn status(&self, assessment: &Assessment) -> (Rule, Option<Status>) {
        let always = |rule: Rule| (rule, rule.status());
        let Some(latest) = self.latest else {
            return always(Rule::NoValue);
        };
        let Some(goal) = self.goal() else {
            return (Rule::Watched, None);
        };
        if self.t0.is_some_and(|t0| latest.period.end() <= t0.end()) {
            return always(Rule::NoValue);
        }
        if self.is_final {
            let status = self.holds().map(|holds| {
                if holds {
                    Status::Achieved
                } else {
                    Status::Missed
                }
            });
            return (Rule::Final, status.or(Some(Status::NoData)));
        }
        if goal.standing {
            let status = self.holds().map(|holds| {
                if holds {
                    Status::OnSchedule
                } else {
                    Status::Behind
                }
            });
            return (Rule::Standing, status.or(Some(Status::NoData)));
        }
        if self.is_met() == Some(true) && !self.fills_up() {
            return always(Rule::MetEarly);
        }
        if is_past_range(goal, latest.value) {
            return always(Rule::PastRange);
        }
        let (Some(margin), Some(progress)) = (assessment.margin, assessment.progress) else {
            return always(Rule::NoMargin);
        };
        if margin.abs().compare(assessment.on_schedule_within).is_le() {
            always(Rule::WithinBand)
        } else if margin.is_positive() {
            always(Rule::AboveBand)
        } else if progress.is_negative() {
            always(Rule::MovedAway)
        } else {
            always(Rule::BelowBand)
        }
    }

    /// Whether the value is older than the plan allows, or than 24 months for yearly figures and 6 for shorter ones.
    pub(super) fn is_stale(&self) -> bool {
        let (Some(latest), Some(now)) = (self.latest, self.case.now) else {
            return false;
        };
        let usual = || {
            if self.ground.indicator.is_yearly() {
                24
            } else {
                6
            }
        };
        let oldest = self.case.plan.max_age.unwrap_or_else(usual);
        !self.is_final && now.since(latest.period.end()) > oldest
    }

    fn verdicts(&self) -> Vec<super::YearVerdict> {
        match self.resolved {
            Some(resolved) if resolved.subject == Subject::EachYear => {
                self.years.verdicts(&resolved.goal)
            }
            _ => Vec::new(),
        }
    }

    /// The status with another value or baseline.
    pub(super) fn status_of(
        &self,
        latest: Option<&Point>,
        baseline: Option<&Point>,
    ) -> Option<Status> {
        let mut other = Draft {
            latest,
            baseline,
            reasons: Vec::new(),
            ..*self
        };
        other.assess(self.ground.unit).status
    }

    /// Earlier values, oldest first; of each-year goals the years judged.
    pub(super) fn history(&self, unit: &Unit) -> Vec<(Period, Decimal)> {
        let verdicts = self.verdicts();
        if !verdicts.is_empty() {
            return verdicts
                .iter()
                .filter(|year| year.met.is_some())
                .map(|year| (year.period, year.value))
                .collect();
        }
        let latest = self.latest.map(|latest| (latest.period, latest.value));
        let newest = self.latest.map(|latest| latest.period.end());
        self.ground.indicator.history(self.t0, latest, newest, unit)
    }
}

/// Whether a value lies beyond the far end of a range.
fn is_past_range(goal: &AssessedGoal, value: Decimal) -> bool {
    goal.bound == Bound::Range
        && match goal.direction {
            Direction::Increase => goal.upper.is_some_and(|upper| value > upper),
            Direction::Decrease => goal.value.is_some_and(|lower| value < lower),
        }
}

/// What one level lacks to another; nothing where verdicts hold them to be equal.
fn missing(to: Decimal, from: Decimal) -> Option<Decimal> {
    if to.compare(from).is_eq() {
        return Some(Decimal::ZERO);
    }
    to.minus(from).ok()
}
