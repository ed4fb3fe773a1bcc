//! How a region stands to the others and to their whole.

use serde::Serialize;
use serde_json::Number;

use super::value::maybe;
use crate::assess;

#[derive(Serialize)]
pub(super) struct Beside<'a> {
    rank: Option<usize>,
    previous_rank: Option<usize>,
    is_whole: bool,
    #[serde(flatten)]
    whole: ToWhole<'a>,
}

/// How figures stand to those of another.
#[derive(Default, Serialize)]
pub(super) struct ToWhole<'a> {
    whole: Option<&'a str>,
    value_difference: Option<Number>,
    share_of_whole: Option<Number>,
    growth_difference: Option<Number>,
    progress_difference: Option<Number>,
}

impl<'a> Beside<'a> {
    pub(super) fn of(beside: &'a assess::Beside) -> Self {
        Self {
            rank: beside.rank,
            previous_rank: beside.rank_before,
            is_whole: beside.is_whole,
            whole: beside.whole.as_ref().map(ToWhole::of).unwrap_or_default(),
        }
    }
}

impl<'a> ToWhole<'a> {
    pub(super) fn of(whole: &'a assess::ToWhole) -> Self {
        Self {
            whole: whole.name.as_deref(),
            value_difference: maybe(whole.value),
            share_of_whole: maybe(whole.share),
            growth_difference: maybe(whole.growth),
            progress_difference: maybe(whole.progress),
        }
    }
}
