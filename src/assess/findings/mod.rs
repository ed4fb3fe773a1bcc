//! What an assessment has to say of its own data and verdict: one file a finding.

pub(super) mod mixed_vintages;
pub(super) mod pace_disagrees;
pub(super) mod revision;
pub(super) mod series_break;
pub(super) mod within_rounding;
