//! What to say of a label that is no period.

use super::message::Why;
use super::run::run;
use super::scan::{Written, read};
use super::token::Token::{self, Mark, Number, Word as W};
use crate::words::periods::Word;

/// Why a label that reads as nothing is none.
pub(super) fn why(core: &[Token]) -> Why {
    let has = |wanted: fn(&Token) -> bool| core.iter().any(wanted);
    let small = core
        .iter()
        .filter(|token| matches!(token, Number(_, 1 | 2)))
        .count();
    let year = has(|token| matches!(token, Number(_, 4 | 8)));
    // Sweden writes V of weeks.
    let swedish = core
        .windows(2)
        .any(|two| matches!(two, [W(Word::Roman(5)), Number(_, 2)]));
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
    core.windows(2)
        .any(|two| matches!(two, [Number(_, 1 | 2), W(Word::M | Word::Months)]))
}

/// What a label with a year of two digits would be with four: `Jun-23`, `31-Jan-24`, `23年6月`, `2Q23`, `23Q2`. A day before the
/// name of its month (`24-Jun`) is no year.
pub(super) fn with_whole_year(core: &[Token]) -> Option<Written> {
    let whole = |year: u32| Number(if year < 70 { 2000 } else { 1900 } + year, 4);
    let widened = match core {
        [
            Number(year, 2),
            W(Word::Year | Word::Q | Word::T | Word::Quarter | Word::Half | Word::HalfNamed(_)),
            ..,
        ] => [&[whole(*year)], core.get(1..)?].concat(),
        [rest @ .., Number(year, 2)] if rest.iter().any(is_part_of_year) => {
            [rest, &[whole(*year)]].concat()
        }
        _ => return None,
    };
    read(&widened)
}

fn is_part_of_year(token: &Token) -> bool {
    let W(word) = token else { return false };
    matches!(
        word,
        Word::Named(_) | Word::Q | Word::T | Word::Quarter | Word::Half | Word::HalfNamed(_)
    )
}
