//! What a text says of a measure, by the words of runs, amounts and changes in it.

use super::columns::{HEADINGS, Heading, TOTALS};
use super::figures::{AMOUNTS, Amount, CHANGES, DIFFERENCES, RANKS};
use super::fold;
use super::runs::{ALONE, RUNS, Run, YEAR_BEFORE};

/// The run that a text as a whole names, a word of amounts behind it or not: `累计完成`.
pub(crate) fn run_named(text: &str) -> Option<Run> {
    let folded = fold(text);
    if let Some(run) = ALONE.sense(folded.as_str()) {
        return Some(run);
    }
    let (run, rest) = RUNS.at_start(folded.as_str())?;
    is_tail(rest).then_some(run)
}

/// By how many years the one that a text names, and nothing else, is away from that of the table: `本年`, `上年数`, `上年同期`.
pub(crate) fn year_named(text: &str) -> Option<i32> {
    let folded = fold(text);
    let text = folded.as_str();
    let alone = |rest: Option<&str>| rest.is_some_and(is_tail);
    if alone(ALONE.at_start(text).map(|(_, rest)| rest)) {
        return Some(0);
    }
    if alone(YEAR_BEFORE.at_start(text).map(|((), rest)| rest)) {
        return Some(-1);
    }
    match run_named(text)? {
        Run::Current | Run::Period => Some(0),
        Run::YearBefore | Run::MonthYearBefore => Some(-1),
        _ => None,
    }
}

/// The run of its own months that a folded text ends in, a word of amounts behind it or not: `累计值`; and what stands before it.
pub(crate) fn run_at_end(text: &str) -> Option<(Run, &str)> {
    let direct = |text| {
        let (word, before) = RUNS.ending(text, Run::is_own)?;
        Some((RUNS.sense(word)?, before))
    };
    direct(text).or_else(|| direct(AMOUNTS.ending(text, Amount::is_behind)?.1))
}

/// Whether a text says a change from one period to another.
pub(crate) fn is_change(text: &str) -> bool {
    CHANGES.within(fold(text).as_str()).is_some()
}

/// Whether a text says a change that is an amount itself.
pub(crate) fn is_difference(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    // `零售额增速` is how an amount grows.
    let changes = CHANGES.rows().filter_map(|(word, _)| text.find(word));
    let change = changes.min().unwrap_or(0);
    let mut ends = DIFFERENCES
        .iter()
        .filter_map(|word| Some(text.rfind(word)? + word.len()));
    ends.any(|end| end > change)
}

/// Whether a text says a rank among others.
pub(crate) fn is_rank(text: &str) -> bool {
    RANKS.at_end(fold(text).as_str()).is_some()
}

/// Whether a text only says that figures are the amounts of what is named elsewhere.
pub(crate) fn is_amount(text: &str) -> bool {
    let folded = fold(text);
    let word = folded.as_str();
    let amount = AMOUNTS.sense(word).is_some_and(|at| at != Amount::Behind);
    let value = HEADINGS.sense(word) == Some(Heading::Value);
    amount || value || TOTALS.sense(word).is_some() || run_named(word) == Some(Run::Current)
}

/// Whether behind months a text only says that figures are amounts: `完成`.
pub(crate) fn is_amount_behind(text: &str) -> bool {
    AMOUNTS.sense(fold(text).as_str()).is_some()
}

/// What stands before a word of amounts at the end of a text, in brackets or not: `2023年` of `2023年（实际）`, `2023年决算数`.
pub(crate) fn before_amount(text: &str) -> Option<&str> {
    let inner = text.trim_end_matches([')', '）']);
    let lower = inner.to_ascii_lowercase();
    let words = AMOUNTS.rows().chain([("total", Amount::Alone)]);
    let found = words.filter(|(word, _)| lower.ends_with(word));
    let (word, _) = found.max_by_key(|(word, _)| word.len())?;
    let before = inner.get(..inner.len() - word.len())?;
    Some(before.trim_end_matches(['(', '（']).trim_end())
}

/// Whether a text is made of nothing but words that say which measure of an indicator it is: `当月值`, `累计同比增长`, not `税收增长`.
pub(crate) fn is_nameless(text: &str) -> bool {
    let folded = fold(text);
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let run = RUNS.at_start(rest).map(|(_, after)| after);
        let change = || CHANGES.at_start(rest).map(|(_, after)| after);
        let amount = || AMOUNTS.at_start(rest).map(|(_, after)| after);
        let rank = || RANKS.at_start(rest).map(|((), after)| after);
        let joint = || rest.strip_prefix(['率', '%', '(', ')', '_', ' ']);
        match run
            .or_else(change)
            .or_else(amount)
            .or_else(rank)
            .or_else(joint)
        {
            Some(after) => rest = after,
            None => return false,
        }
    }
    !text.is_empty()
}

/// Whether a folded text is nothing, or a word of amounts that stands behind others.
fn is_tail(folded: &str) -> bool {
    folded.is_empty() || AMOUNTS.sense(folded).is_some_and(Amount::is_behind)
}
