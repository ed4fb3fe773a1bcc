//! `unclear-direction`: nothing says whether more or less is better, and the baseline or the milestones speak against more.

use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::quantity::Quantity;

impl Draft<'_> {
    pub(super) fn unclear_direction(&self) -> Option<AssessMessage> {
        let told = |value| Quantity::new(value, self.ground.unit.clone()).to_string();
        self.is_unclear().then(|| AssessMessage::UnclearDirection {
            name: self.case.title.to_owned(),
            goal: self
                .case
                .goal
                .map(|goal| goal.text.clone())
                .unwrap_or_default(),
            baseline: self
                .baseline
                .map(|baseline| told(baseline.value.significant(12))),
        })
    }
}
