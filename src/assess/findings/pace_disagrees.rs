//! `pace-disagrees`: by the calendar the year is ahead of its target and by the season behind, or the other way round.

use crate::assess::assessment::Assessment;
use crate::assess::message::AssessMessage;

pub(in crate::assess) fn find(assessment: &Assessment, name: &str) -> Option<AssessMessage> {
    let pace = assessment.pace.as_ref()?;
    let (attained, share) = (pace.attained?, pace.seasonal_share?);
    let plain = attained.compare(pace.elapsed);
    let seasonal = attained.compare(share);
    (plain.is_ne() && seasonal.is_ne() && plain != seasonal).then(|| AssessMessage::PaceDisagrees {
        name: name.to_owned(),
        period: pace.period,
        attained,
        elapsed: pace.elapsed,
        share,
    })
}
