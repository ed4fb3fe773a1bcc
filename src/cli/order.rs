//! The order of the rows of a table.

use crate::assess::{Assessment, Report};
use crate::plan::Plan;
use crate::quantity::Decimal;
use crate::worded;

worded! {
    /// What rows can be ordered by.
    pub(super) enum Key {
        /// As in the plan.
        Plan = "plan",
        /// By the characters of the name.
        Name = "name",
        /// From best to worst.
        Status = "status",
        /// The least first.
        Progress = "progress",
        /// The least first.
        Margin = "margin",
        /// The least first.
        Attainment = "attainment",
    }
}

/// Puts assessments into an order; of figures the least first, which needs attention, and what has none last.
pub(super) fn sort(plan: &Plan, report: &mut Report, key: Key) {
    let assessments = &mut report.assessments;
    let figure: fn(&Assessment) -> Option<Decimal> = match key {
        Key::Plan => return,
        Key::Name => {
            let name = |a: &Assessment| plan.targets.get(a.target).map(|target| &target.name);
            return assessments.sort_by(|a, b| name(a).cmp(&name(b)));
        }
        Key::Status => return assessments.sort_by_key(|a| (a.status.is_none(), a.status)),
        Key::Progress => |assessment| assessment.progress,
        Key::Margin => |assessment| assessment.margin,
        Key::Attainment => |assessment| assessment.attainment,
    };
    assessments.sort_by_key(|assessment| {
        let figure = figure(assessment);
        (figure.is_none(), figure)
    });
}
