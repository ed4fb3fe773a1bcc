//! Advice for goals that hold more than the promise: what is left without the part that is not understood.

use crate::quantity::UnitTable;

use super::message::{GoalError, GoalMessage};
use super::read;

/// How many parts are tried to be left out.
const PARTS: usize = 4;

/// The error, with the goal that is left without what is not understood, if that is one: 城镇新增就业1100万人以上 leaves
/// 新增1100万人以上.
pub(super) fn advised(error: GoalError, text: &str, units: &UnitTable) -> GoalError {
    let GoalMessage::NotUnderstood(part, _) = &error.message else {
        return error;
    };
    if turns(part) {
        return error;
    }
    let mut left = without(text, &error);
    for _ in 0..PARTS {
        match read(&left, units) {
            Ok(_) => {
                let message = GoalMessage::NotUnderstood(part.clone(), Some(left));
                return GoalError { message, ..error };
            }
            Err(next) => match &next.message {
                GoalMessage::NotUnderstood(part, _) if !turns(part) => {
                    left = without(&left, &next);
                }
                _ => break,
            },
        }
    }
    error
}

/// Whether a part says no: what is left without it would be the opposite.
fn turns(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    [
        "不", "未", "无", "没", "勿", "非", "负", "not", "no ", "never", "non",
    ]
    .iter()
    .any(|word| part.contains(word))
        || part == "no"
}

/// The text without the part that is not understood, and without the signs that set it off.
fn without(text: &str, error: &GoalError) -> String {
    let before = text.get(..error.span.start).unwrap_or_default();
    let behind = text.get(error.span.end..).unwrap_or_default();
    let sign = |c: char| c.is_whitespace() || super::reader::is_punctuation(c);
    format!("{before}{behind}").trim_matches(sign).to_owned()
}
