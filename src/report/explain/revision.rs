//! What the last revision changed: value, baseline and verdict before and now.

use super::Chain;
use crate::assess::{Point, Status};
use crate::quantity::{Decimal, plain};
use crate::report::message::Label;

impl Chain<'_> {
    pub(super) fn revision(&mut self) {
        let (Some(revised), Some(latest)) = (&self.assessment.revised, &self.assessment.latest)
        else {
            return;
        };
        let language = self.style.language;
        let level = |value: Decimal| {
            let value = plain(self.figures.full(value));
            self.figures.with_unit(&value)
        };
        let verdict = |status: Option<Status>, early: bool| match status {
            Some(status) => status.told(early, language),
            None => Label::Watched.text(language).to_owned(),
        };
        let base = Label::Baseline.text(language);
        let side = |point: &Point, baseline: Option<&Point>, verdict: String| {
            let baseline = baseline.map_or(String::new(), |baseline| {
                format!("  {base} {}", level(baseline.value))
            });
            format!("{}{baseline}  {verdict}", level(point.value))
        };
        let moved = revised.baseline.as_ref().map(|b| b.value)
            != self.assessment.baseline.as_ref().map(|b| b.value);
        let before = side(
            &revised.latest,
            revised.baseline.as_ref().filter(|_| moved),
            verdict(revised.status, revised.early),
        );
        let now = side(
            latest,
            self.assessment.baseline.as_ref().filter(|_| moved),
            verdict(self.assessment.status, self.assessment.early),
        );
        let version = revised.version.clone().unwrap_or_default();
        let now = format!("{now}  {version}").trim_end().to_owned();
        self.section(Label::Revision);
        self.facts(&[(Label::BeforeRevision, before), (Label::AfterRevision, now)]);
    }
}
