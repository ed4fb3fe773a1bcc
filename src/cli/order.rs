//! The order of the rows of a table.

use super::choice;
use super::complaint::Complaint;
use crate::assess::{Assessment, Report};
use crate::language::Language;
use crate::plan::Plan;
use crate::quantity::Decimal;

/// What rows can be ordered by.
const KEYS: &[&str] = &["plan", "name", "status", "progress", "margin", "attainment"];

/// Puts assessments into the order asked for; of figures the least first, which needs attention, and what has none last.
pub(super) fn sort(
    plan: &Plan,
    report: &mut Report,
    key: &str,
    l: Language,
) -> Result<(), Complaint> {
    let assessments = &mut report.assessments;
    let figure: fn(&Assessment) -> Option<Decimal> = match choice::of("--sort", key, KEYS, l)? {
        "name" => {
            let name = |a: &Assessment| plan.targets.get(a.target).map(|target| &target.name);
            assessments.sort_by(|a, b| name(a).cmp(&name(b)));
            return Ok(());
        }
        "status" => {
            assessments.sort_by_key(|a| (a.status.is_none(), a.status));
            return Ok(());
        }
        "progress" => |assessment| assessment.progress,
        "margin" => |assessment| assessment.margin,
        "attainment" => |assessment| assessment.attainment,
        _ => return Ok(()),
    };
    assessments.sort_by_key(|assessment| {
        let figure = figure(assessment);
        (figure.is_none(), figure)
    });
    Ok(())
}
