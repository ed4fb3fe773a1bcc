//! `series-break`: what is left out because it would reach across a series break.

use crate::assess::Reason;
use crate::assess::assessment::Assessment;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;

impl Draft<'_> {
    pub(super) fn series_break(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let in_pace = assessment.pace.as_ref().and_then(|pace| pace.across);
        let in_rates = assessment.reasons.iter().find_map(|reason| match reason {
            Reason::SeriesBreak { month } => Some(*month),
            _ => None,
        });
        let month = in_pace.or(in_rates).or_else(|| self.break_in_year())?;
        Some(AssessMessage::SeriesBreak {
            name: self.case.title.to_owned(),
            month,
        })
    }
}
