//! `idle-key`: a key that its goal, or the nature of the indicator, leaves without effect.

use crate::assess::assessment::Assessment;
use crate::assess::goal::standing;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Take;
use crate::plan::goal::{Bound, Direction, Goal};
use crate::plan::{Target, Window};
use crate::quantity::Month;

/// A tolerance where no goal says 左右, a path where no goal has one, limits where none is a range that is scored. Milestones are
/// the years' own targets everywhere.
pub(in crate::assess) fn find(target: &Target) -> Vec<AssessMessage> {
    let own = target.goals.iter().map(|(_, goal)| goal);
    let goals: Vec<&Goal> = target.goal.iter().chain(own).collect();
    if goals.is_empty() {
        return Vec::new();
    }
    let pathless = goals.iter().all(|goal| standing(goal, false));
    let exact = goals.iter().all(|goal| goal.bound != Bound::About);
    let corridor = |goal: &&Goal| goal.bound == Bound::Range && goal.direction().is_none();
    let rangeless = !goals.iter().any(corridor);
    let keys = [
        ("tolerance", target.tolerance.is_some() && exact),
        ("path", target.path.is_some() && pathless),
        ("limits", target.limits.is_some() && (rangeless || target.weight.is_none())),
    ];
    let idle = keys.into_iter().filter(|(_, is_idle)| *is_idle);
    let told = idle.map(|(key, _)| AssessMessage::IdleKey { name: target.name.clone(), key });
    told.collect()
}

impl Draft<'_> {
    /// Those that only the indicator tells: a window that chooses the same periods as none, milestones within a year that the seasonal
    /// share or the goal alone judges, a trend that begins where there is no level to begin from, a second goal that the first one
    /// asks more than.
    pub(super) fn idle_keys(&self, assessment: &Assessment) -> Vec<AssessMessage> {
        let keys = [
            ("window", self.has_idle_window()),
            ("milestones", self.has_idle_milestones(assessment)),
            ("trend_from", self.has_idle_trend(assessment)),
            ("stretch", is_weaker(assessment)),
        ];
        let idle = keys.into_iter().filter(|(_, is_idle)| *is_idle);
        let told =
            idle.map(|(key, _)| AssessMessage::IdleKey { name: self.case.title.to_owned(), key });
        told.collect()
    }

    /// Of a target's own: one of the plan is for whom it concerns.
    fn has_idle_window(&self) -> bool {
        let own = self.case.target.window;
        let indicator = self.ground.indicator;
        let Some(newest) = indicator.newest_figure().filter(|_| own.is_some()) else {
            return false;
        };
        let ends: Vec<Month> = (0..24).map(|ago| newest.later(-ago)).collect();
        let without = indicator.in_window(Window::Year);
        own != Some(Window::Year) && indicator.periods(&ends) == without.periods(&ends)
    }

    fn has_idle_milestones(&self, assessment: &Assessment) -> bool {
        let stands = assessment.goal.as_ref().is_some_and(|goal| goal.standing);
        let is_one_year = self.ground.indicator.one_year;
        let has_any = !self.case.target.milestones.is_empty();
        has_any && is_one_year && (stands || self.is_amount_of_a_year())
    }

    fn has_idle_trend(&self, assessment: &Assessment) -> bool {
        let is_level = self.ground.indicator.take == Take::Level;
        let begins = self.case.plan.trend_from.is_some() && assessment.projection.is_some();
        let begins = begins && is_level && !self.is_amount_of_a_year();
        let start = self.t0.filter(|_| begins);
        start.is_some_and(|t0| self.trend(t0.end()).is_none())
    }
}

/// Whether what is striven for is less than what is promised.
fn is_weaker(assessment: &Assessment) -> bool {
    let stretch = assessment.stretch.as_ref().and_then(|one| one.value);
    let promised = assessment.goal.as_ref();
    let promised = promised.and_then(|goal| Some((goal.direction, goal.level()?)));
    stretch.zip(promised).is_some_and(|(stretch, (direction, level))| match direction {
        Direction::Increase => stretch.compare(level).is_lt(),
        Direction::Decrease => stretch.compare(level).is_gt(),
    })
}
