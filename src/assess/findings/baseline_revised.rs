//! `baseline-revised`: the baseline that the plan states is another than that of the data.

use super::Grounds;
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;
use crate::diagnostic::Diagnostic;
use crate::quantity::Quantity;

impl Draft<'_> {
    pub(super) fn baseline_revised(&self, grounds: &Grounds) -> Option<Diagnostic> {
        let (stated, base) = (grounds.stated?, grounds.base?);
        let data = base.value.quantity.in_unit(&stated.unit).ok()?;
        if data.half_up(stated.value.places()) == stated.value {
            return None;
        }
        let message = AssessMessage::BaselineRevised {
            name: self.case.title.to_owned(),
            stated: stated.to_string(),
            data: Quantity::new(data.significant(12), stated.unit.clone()).to_string(),
            period: base.period,
        };
        let cells = self.cells(base.period, |_| true);
        Some(Diagnostic::finding(self.case.place(), message).also(cells))
    }
}
