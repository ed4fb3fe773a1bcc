//! Periods as people write them, alone and by column.

use super::{Frequency, Period};

/// What a period label says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Label {
    /// The run of months as written.
    pub period: Period,
    /// Whether 累计 or the like stood with it: the figure then counts from January.
    pub cumulative: bool,
    /// Whether it names one bare month, quarter or half-year, which a cumulative basis would extend back to January.
    pub bare: bool,
}

/// Why a label is no period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LabelError {
    /// It is not a period at all.
    NotAPeriod,
}

/// Reads one label that stands alone: in a plan, in an option.
///
/// # Errors
/// See [`LabelError`].
pub fn parse(_text: &str) -> Result<Label, LabelError> {
    Err(LabelError::NotAPeriod)
}

/// Reads the labels of one column, which are understood together.
#[must_use]
pub fn understand(
    labels: &[&str],
    _frequency: Option<Frequency>,
) -> Vec<Result<Label, LabelError>> {
    labels.iter().map(|label| parse(label)).collect()
}
