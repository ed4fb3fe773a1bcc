//! Why figures are missing, as far as the goal and the value that counts tell before anything is computed.

use super::Draft;
use crate::assess::window::Take;
use crate::assess::{GoalKind, Reason};
use crate::quantity::Period;
use crate::series::Kind;

impl Draft<'_> {
    pub(super) fn find_reasons(&mut self) {
        let mut reasons = Vec::new();
        if self.latest.is_none() {
            reasons.push(match self.case.unknown {
                Some(name) => Reason::UnknownSeries {
                    name: name.to_owned(),
                },
                None if self.has_figures() => Reason::NotTwelveMonths,
                None => Reason::NoData,
            });
        }
        let Some(goal) = self.goal() else {
            reasons.push(Reason::NoGoal);
            self.reasons = reasons;
            return;
        };
        if self.is_unclear() {
            reasons.push(Reason::UnclearDirection);
        }
        // What holds or not by its words needs no start, unless it is a direction.
        let starts = match self.resolved {
            Some(resolved) if resolved.by_words => resolved.subject.is_direction(),
            _ => true,
        };
        let based = self.baseline.is_some() || (self.zero_based() && self.t0.is_some());
        if !based && starts {
            reasons.push(Reason::NoBaseline { period: self.t0 });
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
                reasons.push(Reason::AwaitingFinal { period: deadline });
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
}
