//! `series-break`: what is left out because it would reach across a series break.

use crate::assess::Reason;
use crate::assess::assessment::Assessment;
use crate::assess::message::AssessMessage;
use crate::quantity::Month;

pub(in crate::assess) fn find(
    assessment: &Assessment,
    in_year: Option<Month>,
    name: &str,
) -> Option<AssessMessage> {
    let in_pace = assessment.pace.as_ref().and_then(|pace| pace.across);
    let in_rates = match assessment.reason {
        Some(Reason::SeriesBreak(month)) => Some(month),
        _ => None,
    };
    let month = in_pace.or(in_rates).or(in_year)?;
    Some(AssessMessage::SeriesBreak {
        name: name.to_owned(),
        month,
    })
}
