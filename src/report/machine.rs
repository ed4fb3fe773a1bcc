//! Words of machine output, the same in every language: JSON and CSV share them.

use crate::plan::Method;
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

/// The word of a preset in machine output.
pub(super) fn method_name(method: Method) -> &'static str {
    match method {
        Method::Schedule => "schedule",
        Method::OpenSdg => "open-sdg",
        Method::Unsd => "unsd",
        Method::Destatis => "destatis",
        Method::Sdsn => "sdsn",
    }
}

pub(super) fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "increase",
        Direction::Decrease => "decrease",
    }
}
