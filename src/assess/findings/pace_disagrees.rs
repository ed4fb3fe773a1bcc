//! `pace-disagrees`: by the calendar the year is ahead of its target and by the season behind, or the other way round.

use crate::assess::assessment::Assessment;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;

impl Draft<'_> {
    pub(super) fn pace_disagrees(&self, assessment: &Assessment) -> Option<AssessMessage> {
        let pace = assessment.pace.as_ref()?;
        let (attained, share) = (pace.attained?, pace.seasonal_share?);
        let plain = attained.compare(pace.elapsed);
        let seasonal = attained.compare(share);
        let disagree = plain.is_ne() && seasonal.is_ne() && plain != seasonal;
        disagree.then(|| AssessMessage::PaceDisagrees {
            name: self.case.title.to_owned(),
            period: pace.period,
            attained,
            elapsed: pace.elapsed,
            share,
        })
    }
}
