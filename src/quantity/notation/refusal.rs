//! What to say of a label that is no period.

use super::message::Why;
use super::run::run;
use super::token::Token::{self, Mark, Number, Word as W};
use crate::words::periods::Word;

/// Why a label that reads as nothing is none.
pub(super) fn why(core: &[Token]) -> Why {
    let has = |wanted: fn(&Token) -> bool| core.iter().any(wanted);
    let small = core.iter().filter(|token| matches!(token, Number(_, 1 | 2))).count();
    let year = has(|token| matches!(token, Number(_, 4 | 8)));
    // Sweden writes V of weeks.
    let swedish = core.windows(2).any(|two| matches!(two, [W(Word::Roman(5)), Number(_, 2)]));
    if swedish || has(|token| *token == W(Word::Week)) {
        Why::Week
    } else if has(|token| *token == W(Word::Fiscal)) {
        Why::Fiscal
    } else if counts_months(core) {
        Why::MonthCount
    } else if year
        && (has(|token| *token == W(Word::DayOfYear))
            || small >= 2
                && has(|token| {
                    matches!(token, W(Word::Day | Word::Named(_) | Word::To) | Mark('~'))
                }))
    {
        Why::Days
    } else if run(core).is_some() {
        Why::NoYear
    } else if matches!(core, [Number(30_000..=60_000, 5)]) {
        Why::Serial
    } else {
        Why::NotAPeriod
    }
}

/// `9M`, `9个月`: September, or the first nine months.
fn counts_months(core: &[Token]) -> bool {
    core.windows(2).any(|two| matches!(two, [Number(_, 1 | 2), W(Word::M | Word::Months)]))
}
