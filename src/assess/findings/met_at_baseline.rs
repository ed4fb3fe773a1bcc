//! `met-at-baseline`: the goal was met before the plan began.

use crate::assess::Reason;
use crate::assess::assessment::Assessment;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::plan::goal::Goal;

impl Draft<'_> {
    pub(super) fn met_at_baseline(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let target = self.case.target;
        let named = self.case.goal.is_some_and(Goal::names_side);
        let met = assessment.reasons.contains(&Reason::MetAtBaseline);
        met.then(|| AssessMessage::MetAtBaseline {
            name: self.case.title.to_owned(),
            named_side: named || target.direction.is_some(),
        })
    }
}
