//! How far a value has come on its path, and how far it should have (DESIGN §9).

use super::Draft;
use super::path::Path;
use crate::assess::Reason;
use crate::assess::assessment::Point;
use crate::assess::term::Measure;
use crate::quantity::Decimal;

/// Progress, time progress and margin, as fractions of one; what is missing has its reason among those of the draft.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Headway {
    pub(super) progress: Option<Decimal>,
    pub(super) time: Option<Decimal>,
    /// Progress less time progress; of a ceiling the other way round.
    pub(super) margin: Option<Decimal>,
}

impl Draft<'_> {
    /// The headway of a value, if its period ends after the baseline.
    pub(super) fn headway(&mut self, path: &Path, latest: &Point) -> Headway {
        let at = latest.period.end();
        if at <= path.start.0 {
            return Headway::default();
        }
        if let Some(month) = self.broken_since_start() {
            self.reasons.push(Reason::SeriesBreak { month });
            return Headway::default();
        }
        let progress = self.noted(Measure::Progress, path.progress(latest.value));
        let usual = self.usual_share(latest.period).filter(|_| self.is_amount_of_a_year());
        let time = match usual {
            Some(share) => Some(share),
            None => self.noted(Measure::Time, path.time(at)),
        };
        let pen = self.letters().pen;
        let margin = progress.zip(time).and_then(|(progress, time)| {
            let progress = pen.share("规划进度", "progress", progress);
            let time = pen.share("时间进度", "time", time);
            // Of a ceiling less used up than time has passed is good.
            let (more, less) = if self.fills_up() { (time, progress) } else { (progress, time) };
            more.minus(&less).ok()
        });
        let margin = margin.map(|margin| self.stated(Measure::Margin, margin));
        Headway { progress, time, margin }
    }
}
