//! Words of machine output, the same in every language: JSON and CSV share them.

use crate::assess::Pace;
use crate::plan::goal::Direction;
use crate::quantity::Unit;

/// The unit of a difference: 百分点 for %, in every language.
pub(super) fn gap_unit(unit: &Unit) -> Option<&str> {
    if unit.is_percent() {
        Some("百分点")
    } else {
        unit.told()
    }
}

/// Where a growth on a year ago comes from.
pub(super) fn yoy_source(pace: &Pace) -> Option<&'static str> {
    pace.yoy?;
    Some(if pace.yoy_published {
        "published"
    } else {
        "computed"
    })
}

pub(super) fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "increase",
        Direction::Decrease => "decrease",
    }
}
