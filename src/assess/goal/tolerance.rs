//! What 左右 means (DESIGN §4): how far from its level a goal is still met.

use super::resolve::Ground;
use crate::assess::message::{AssessMessage, Wrong};
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::sides::names_prices;

impl Ground<'_> {
    /// The tolerance declared, as a distance from the level, which a level of 0 and a rank have to have; else of a growth in % the
    /// plan's `about`; else 2% of the level, and where a way leads to it no more than a tenth of that way.
    pub(in crate::assess) fn tolerance(
        &self,
        goal: &Goal,
        level: Decimal,
        way: Option<Decimal>,
    ) -> Result<Decimal, Wrong> {
        let declared = self.target.tolerance.as_ref();
        let grows = self.indicator.is_growth() || self.tells_of_prices(goal);
        if declared.is_none() && grows && self.unit.differs_in_points() {
            return self.level(&Quantity::new(self.plan.about, Unit::one()));
        }
        let tolerance = self.stated_tolerance(goal, level)?;
        let tenth = way.map(|way| self.computed(way.abs().over(Decimal::from(10))));
        let tenth = tenth.transpose()?.filter(|_| declared.is_none());
        Ok(tenth.map_or(tolerance, |tenth| tolerance.min(tenth)))
    }

    /// Whether it is how prices rise, by the name or in the words: 居民消费价格 3%左右, 涨幅3%左右.
    fn tells_of_prices(&self, goal: &Goal) -> bool {
        self.names().chain([goal.text.as_str()]).any(names_prices)
    }

    fn stated_tolerance(&self, goal: &Goal, level: Decimal) -> Result<Decimal, Wrong> {
        let declared = self.target.tolerance.as_ref();
        if declared.is_none() && (level.is_zero() || goal.is_rank()) {
            let unit = self.unit.clone();
            let is_rank = goal.is_rank();
            let message = AssessMessage::ToleranceWanted { unit, is_rank };
            return Err(Wrong(self.goal_span(), Box::new(message)));
        }
        let two_percent = Quantity::new(Decimal::from(2), Unit::percent());
        let tolerance = declared.unwrap_or(&two_percent);
        let is_points = tolerance.unit.is_points();
        let is_share = tolerance.unit.is_ratio() && !is_points;
        let share = || self.computed(tolerance.value.shifted(tolerance.unit.scale()));
        match &goal.value {
            _ if is_share => self.computed(level.abs().times(share()?)),
            Some(growth) if is_points && self.grows(goal) => {
                let slack = self.computed(share()?.shifted(-growth.unit.scale()))?;
                self.moved(goal, level, slack)
            }
            _ => self.level(tolerance),
        }
    }

    /// Whether the words are about growth and the indicator is a level.
    fn grows(&self, goal: &Goal) -> bool {
        let of_growth = matches!(goal.subject, Subject::Growth | Subject::YearlyGrowth);
        of_growth && !self.indicator.is_growth()
    }

    /// How far the level moves if the number in the words does.
    fn moved(&self, goal: &Goal, level: Decimal, slack: Decimal) -> Result<Decimal, Wrong> {
        let Some(value) = &goal.value else {
            return Ok(Decimal::ZERO);
        };
        let less = self.computed(value.value.minus(slack))?;
        let less = self.absolute(goal, Some(&Quantity::new(less, value.unit.clone())))?;
        let distance = level.minus(less.map_or(level, |less| less.value));
        self.computed(distance).map(Decimal::abs)
    }
}
