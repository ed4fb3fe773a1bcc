//! `unlike-periods`: baseline, value and deadline of a flow cover runs of months of different lengths, which do not compare.

use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::assess::window::Take;
use crate::plan::goal::Subject;

/// How many months of a flow count, where nothing else is said.
const YEAR: i32 = 12;

impl Draft<'_> {
    pub(super) fn unlike_periods(&self) -> Option<AssessMessage> {
        let indicator = self.ground.indicator;
        let (baseline, deadline) = (self.t0?, self.deadline?);
        let relative = self.case.goal?.is_relative();
        let (months, unlike) = match indicator.take {
            // The mean of the years is of a year.
            Take::Level if self.resolved?.subject == Subject::YearlyAverage => return None,
            Take::Level => {
                let counted = self.latest.map_or(YEAR, |latest| latest.period.months());
                let unlike = baseline.months() != counted || deadline.months() != counted;
                (counted, unlike)
            }
            Take::Run(_) => {
                let run = deadline.end().since(baseline.end());
                (run, relative && baseline.months() != run)
            }
            Take::Growth(_)
            | Take::Season(_)
            | Take::Change(_)
            | Take::Compounded(_)
            | Take::ConstantPrice(_) => {
                return None;
            }
        };
        let adds_up = indicator.shape.degree != 0 && !indicator.shape.is_growth;
        (unlike && adds_up).then(|| AssessMessage::UnlikePeriods {
            name: self.case.title.to_owned(),
            baseline,
            months,
            deadline,
        })
    }
}
