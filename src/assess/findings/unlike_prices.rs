//! `unlike-prices`: a growth at current prices beside one that is not said to be so.

use super::Grounds;
use crate::assess::evaluation::{Grown, unlike};
use crate::assess::measures::Draft;
use crate::assess::message::AssessMessage;

impl Draft<'_> {
    /// Within the formula, and between it and what the goal is held against.
    pub(super) fn unlike_prices(&self, grounds: &Grounds) -> Option<AssessMessage> {
        let counted = grounds.counted?;
        let values = [Some(&counted.value), counted.reference.as_ref()];
        let growths = values.into_iter().flatten().flat_map(|value| &value.growths);
        let growths: Vec<Grown> = growths.cloned().collect();
        let (current, other) = unlike(&growths)?;
        Some(AssessMessage::UnlikePrices {
            name: self.case.title.to_owned(),
            current: current.name.clone(),
            other: other.name.clone(),
            is_constant: other.prices.is_some(),
        })
    }
}
