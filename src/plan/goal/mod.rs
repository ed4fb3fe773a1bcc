//! Goals in the plan's own words: `55%左右`, `3500万人次`, `较2020年翻番`, `cut by 60% by 2035, compared to 2018 levels`.
//!
//! ```text
//! goal   = { piece } [ stretch goal ]                    6%以上，力争8%
//! piece  = word                                          of the table in words/goals: side, verb, mark, filler
//!        | moment                                        较2020年, 到2025年, 2020年的, compared to 1990 (moment)
//!        | start                                         从2020年的15%, from the current 13.5% (pieces)
//!        | number [ tail ]                               55%, 50%-55%, 〔13.5〕%, a quarter, 76% of adults aged 25-64 (number)
//!        | rank                                          第3位, 前5位, top 20 (pieces)
//!        | other                                         高于全市平均, 与GDP增速同步 (pieces)
//!        | the indicator's own name
//! ```
//!
//! A text is read in two steps: its pieces one by one (`pieces`, with `phrases`, `moment` and `number`), collected in `words`, then what
//! they promise together (`meaning`, after `clashes`). `promise` is what comes of it, `said` says it back. Nothing is skipped that is not understood.

mod clashes;
mod meaning;
mod message;
mod moment;
mod number;
mod phrases;
mod pieces;
mod promise;
mod said;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::quantity::{Period, Unit, UnitTable};
use crate::words::goals::sentences::{ALTERNATIVES, CLAUSES, LOOSE_ENDS, RATE, SHARES, TURNS};
pub use crate::words::goals::{Bound, Direction};
use crate::words::goals::{Mark, Refusal, Role, Sense, word_at};

pub use message::{GoalError, GoalMessage};
pub use promise::{Ends, Goal, GoalKind, Measure, Side, Start, Subject, Years, growth_of};
use words::OwnName;

/// Reads a goal in the plan's own words; `name` is that of the indicator, which they may repeat.
///
/// # Errors
/// [`GoalError`] with the part that is not understood, or that contradicts another.
pub fn parse(text: &str, units: &UnitTable, name: &str) -> Result<Goal, GoalError> {
    parse_of(text, units, name, None)
}

/// The same, where the plan declares whether more or less is better: it says which way 增强 and `improve` lead.
///
/// # Errors
/// As [`parse`].
pub fn parse_of(
    text: &str,
    units: &UnitTable,
    name: &str,
    declared: Option<Direction>,
) -> Result<Goal, GoalError> {
    let own = OwnName::new(name, declared);
    let goal = read(text, units, &own).map_err(|error| advised(error, text, units, &own))?;
    Ok(of_yearly_name(&goal, units, &own).unwrap_or(goal))
}

/// The same number of a name that says what it is a year: >7% of 研发经费投入年均增长 is 年均增长>7%.
fn of_yearly_name(goal: &Goal, units: &UnitTable, own: &OwnName) -> Option<Goal> {
    let yearly = own.yearly().filter(|_| goal.subject == Subject::Level)?;
    let framed = read(&format!("{yearly}{}", goal.text), units, own).ok()?;
    let text = goal.text.clone();
    let is_yearly = matches!(framed.subject, Subject::YearlyGrowth | Subject::YearlyAverage);
    is_yearly.then_some(Goal { text, ..framed })
}

fn read(text: &str, units: &UnitTable, own: &OwnName) -> Result<Goal, GoalError> {
    let words = pieces::read(text, units, own)?;
    let (stretch, firm, falls) = (words.stretch.clone(), words.firm, words.has(Mark::Down));
    let mut goal = meaning::goal(words, own)?;
    if let Some((wished, promised)) = firm {
        let written = text.get(promised..).unwrap_or_default();
        let mut promise =
            second(&goal, falls, written, units, own).map_err(|error| error.later(promised))?;
        // 力争完成投资30亿元，确保开工10个项目, 力争翻一番，确保60%: two goals.
        let says_level = promise.subject == Subject::Level && goal.subject != Subject::Level;
        if !promise.is_like(&goal) || says_level && !leads_to_level(written, units, own) {
            let (span, part) = (promised..text.len(), written.trim().to_owned());
            let message = GoalMessage::SecondNumber { part };
            return Err(GoalError { span, message });
        }
        text.get(..wished).unwrap_or_default().clone_into(&mut goal.text);
        text.clone_into(&mut promise.text);
        promise.by = promise.by.or(goal.by);
        promise.stretch = Some(Box::new(goal));
        return Ok(promise);
    }
    if let Some(span) = stretch {
        let written = text.get(span.clone()).unwrap_or_default();
        match second(&goal, falls, written, units, own) {
            Ok(second) => goal.stretch = Some(Box::new(second)),
            // 争取更好结果: no number to show.
            Err(_) if !has_number(written, units) => {}
            Err(error) => return Err(error.later(span.start)),
        }
    }
    Ok(goal)
}

/// Whether words say of their number that it is what is reached.
fn leads_to_level(text: &str, units: &UnitTable, own: &OwnName) -> bool {
    let levels = [Mark::Reach, Mark::UpTo, Mark::DownTo, Mark::Maintain];
    pieces::read(text, units, own).is_ok_and(|words| words.has_any(&levels))
}

impl Goal {
    /// Whether its words say that its number is what is reached: 降至三成, 达到95%.
    pub(crate) fn says_level(&self) -> bool {
        leads_to_level(&self.text, &UnitTable::default(), &OwnName::new("", None))
    }

    /// Whether they say of what it is a share: 占全国的1%, `95% of German wages`.
    pub(crate) fn says_share(&self) -> bool {
        SHARES.iter().any(|share| self.text.contains(share))
    }

    /// Whether its words are of what is built or got, of which there may be more already: 建成200公里.
    pub(crate) fn says_deed(&self, name: &str) -> bool {
        let (units, own) = (UnitTable::default(), OwnName::new(name, None));
        pieces::read(&self.text, &units, &own)
            .is_ok_and(|words| words.has_any(&[Mark::Get, Mark::Done]))
    }
}

/// A second goal, read as the first is: behind 增长6%以上 the 6.5% of 力争6.5% is a growth too.
fn second(
    first: &Goal,
    falls: bool,
    text: &str,
    units: &UnitTable,
    own: &OwnName,
) -> Result<Goal, GoalError> {
    let plain = read(text, units, own)?;
    let frame = first.frame(falls).filter(|_| plain.subject == Subject::Level);
    let framed = frame.and_then(|frame| read(&format!("{frame}{text}"), units, own).ok());
    let fits = |framed: &Goal| framed.subject == first.subject && framed.is_like(first);
    let text = text.to_owned();
    let second = match framed.filter(fits) {
        Some(framed) => Goal { text, ..framed },
        None => plain,
    };
    // 30微克以内，力争28微克: still less.
    let follows = second.bound == Bound::AtLeast && second.value.is_some() && !second.names_side();
    if follows && first.toward == Some(Direction::Decrease) {
        return Ok(Goal { bound: Bound::AtMost, toward: first.toward, ..second });
    }
    Ok(second)
}

/// The first period that a text names: 2020 of `2020年基期值`, 2025 of `“十四五”主要指标`.
pub(crate) fn period_in(text: &str) -> Option<Period> {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.find_map(|at| {
        moment::period_at(text, at, true).map_or_else(|| moment::year_in(text, at), |found| found.0)
    })
}

/// Where the years begin that a text names together: 2020 of `“十四五”规划`, 2024 of `2025—2027年`.
pub(crate) fn start_in(text: &str) -> Option<Period> {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.find_map(|at| moment::stretch(text.get(at..)?))
}

/// What a text says that something is compared with, and the text without it: 2020 of `较2020年提高`; no period is the plan's baseline.
pub(crate) fn compared_in(text: &str) -> Option<(Option<Period>, String)> {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.find_map(|at| {
        let moment = moment::moment_at(text, at).filter(|moment| moment.role == Role::Since)?;
        let (before, here) = text.split_at_checked(at)?;
        let behind = here.get(moment.length..)?;
        Some((moment.period, format!("{before}{behind}")))
    })
}

/// Whether a number stands anywhere in a text, in digits or words, or what takes its place: 翻番, 全覆盖.
fn has_number(text: &str, units: &UnitTable) -> bool {
    let numbers = number::Numbers { text, units };
    let mut next = 0;
    let mut places = text.char_indices().map(|(at, _)| at);
    places.any(|at| {
        if at < next {
            return false;
        }
        let word = word_at(text, at).filter(|word| !word.slight);
        let numbered =
            word.is_some_and(|word| matches!(word.sense, Sense::Fold(_) | Sense::Percent(..)));
        if let Some((end, _)) = number::quoted(text, at) {
            next = end;
            return false;
        }
        let vague = word.filter(|word| word.sense == Sense::Refused(Refusal::Vague));
        let moment = moment::moment_at(text, at).map(|moment| moment.length);
        if let Some(length) = moment.or(vague.map(|word| word.length)) {
            next = at + length;
            return false;
        }
        numbered || matches!(numbers.amount_at(at), Ok(Some(_)) | Err(_))
    })
}

/// The error with a way out: what has no number belongs to `words`; what is left without what is not understood is offered where
/// it says the same.
fn advised(error: GoalError, text: &str, units: &UnitTable, own: &OwnName) -> GoalError {
    let numbered = has_number(text, units);
    let error = match (error.message, numbered) {
        (GoalMessage::NotUnderstood { .. }, false) => {
            let (span, words) = (0..text.len(), text.trim().to_owned());
            let message = GoalMessage::Unquantified { words };
            return GoalError { span, message };
        }
        // 45%以上，居全省前列: there is a number, only these words have none.
        (GoalMessage::Unquantified { words }, true) => {
            GoalError { span: error.span, message: GoalMessage::not_understood(words) }
        }
        // 持续改善: the plan's own words are all of them.
        (GoalMessage::Unquantified { .. }, false) => GoalError {
            span: error.span,
            message: GoalMessage::Unquantified { words: text.trim().to_owned() },
        },
        (GoalMessage::SecondNumber { part }, _) => {
            let span = error.span;
            let second = GoalMessage::SecondNumber { part: part.clone() };
            let goals = two_goals(&span, text, units, own);
            let message = goals.map_or(second, |(first, second)| GoalMessage::TwoNumbers {
                part,
                first,
                second,
            });
            return GoalError { span, message };
        }
        (GoalMessage::Together { first, second }, _) => {
            let (span, part) = (error.span, second.clone());
            let together = GoalMessage::Together { first, second };
            let goals = two_goals(&span, text, units, own);
            let message = goals.map_or(together, |(first, second)| GoalMessage::TwoNumbers {
                part,
                first,
                second,
            });
            return GoalError { span, message };
        }
        (message, _) => GoalError { message, ..error },
    };
    if !matches!(error.message, GoalMessage::NotUnderstood { .. }) {
        return error;
    }
    let left = without_clause(&error, text, units, own);
    match left.or_else(|| shorter(error.clone(), text, units, own)) {
        Some(left) => {
            let part = text.get(error.span.clone()).unwrap_or_default().trim().to_owned();
            let left = Some(left);
            let message = GoalMessage::NotUnderstood { part, left };
            GoalError { message, ..error }
        }
        None => error,
    }
}

/// The clauses before and behind the last sign before a second number, where each is a goal of its own, on something else.
fn two_goals(
    number: &Range<usize>,
    text: &str,
    units: &UnitTable,
    own: &OwnName,
) -> Option<(String, String)> {
    let before = text.get(..number.start)?;
    let (at, sign) = before.char_indices().rfind(|(_, c)| CLAUSES.contains(c))?;
    let clauses = (text.get(..at)?.trim(), text.get(at + sign.len_utf8()..)?.trim());
    let [first, second] = [clauses.0, clauses.1].map(|clause| read(clause, units, own).ok());
    // Of two levels one may be a milestone, or they are a range; beside one stands its change.
    let changes = |goal: &Goal| goal.is_relative() || goal.subject == Subject::Added;
    let change = |goal: Goal| goal.value.is_some().then(|| changes(&goal));
    let differ = change(first?)? != change(second?)?;
    differ.then(|| (clauses.0.to_owned(), clauses.1.to_owned()))
}

/// A text without the words that led to what is gone from its end: `on the`, `of`.
fn without_loose_end(text: &str) -> &str {
    let mut left = text;
    while let Some((before, _)) =
        left.rsplit_once(' ').filter(|(_, last)| LOOSE_ENDS.contains(last))
    {
        left = before.trim_end();
    }
    left
}

/// The goal that stands before the last clause, where that gives no number: 45%以上 of `45%以上，居全省前列`.
fn without_clause(
    error: &GoalError,
    text: &str,
    units: &UnitTable,
    own: &OwnName,
) -> Option<String> {
    let (left, clause) = text.rsplit_once(['，', '；'])?;
    let is_last = left.len() < error.span.start;
    let numbered = has_number(clause, units) || !has_number(left, units);
    let goal = read(left, units, own).ok().filter(|_| is_last && !numbered)?;
    goal.value.is_some().then(|| left.to_owned())
}

/// The goal that is left without what is not understood: without a word that turns it, and none of a change unless what goes stands
/// at its beginning or end. A verb without its object would say it of the indicator.
fn shorter(error: GoalError, text: &str, units: &UnitTable, own: &OwnName) -> Option<String> {
    let (mut left, mut next, mut is_inner) = (text.to_owned(), error, false);
    while matches!(next.message, GoalMessage::NotUnderstood { .. }) {
        let (before, behind) = (left.get(..next.span.start)?, left.get(next.span.end..)?);
        let part = format!("{} ", left.get(next.span.clone())?.to_ascii_lowercase());
        let is_unit = Unit::is_known(part.trim(), units);
        let says_nothing = [Sense::Filler, Sense::Refused(Refusal::Vague)];
        let says =
            |(at, _)| word_at(&part, at).is_some_and(|found| !says_nothing.contains(&found.sense));
        let is_word = word_at(&part, 0).is_some_and(|found| found.length == part.trim_end().len());
        // Prevent 100 deaths: a verb that is not known may turn the number.
        let opens = before.trim().is_empty() && part.starts_with(|c: char| c.is_ascii_alphabetic());
        if part.trim().is_empty()
            || is_unit
            || opens
            || ALTERNATIVES.contains(&part.trim())
            || has_number(&part, units)
            || part.char_indices().any(says)
            || !is_word && TURNS.iter().any(|word| part.contains(word))
            || TURNS.contains(&part.trim())
            || own.is_no_rate() && part.trim().ends_with(RATE)
        {
            return None;
        }
        // An article belongs to what is gone: `a network of 500`.
        let is_article = |word: &str| LOOSE_ENDS.contains(&word);
        if before.split_whitespace().next_back().is_some_and(is_article)
            && behind.trim_start().starts_with("of ")
        {
            return None;
        }
        let sign = |c: char| c.is_whitespace() || number::is_punctuation(c);
        let apart = |c: char| number::is_punctuation(c) || c.is_whitespace() && !part.is_ascii();
        let parted =
            before.ends_with(apart) || behind.starts_with(apart) || part.starts_with(['(', '（']);
        let at_end = before.trim().is_empty() || behind.trim().is_empty();
        is_inner |= !parted && !at_end;
        let shorter = match before.strip_suffix(' ') {
            Some(before) if behind.starts_with(' ') => format!("{before}{behind}"),
            _ => format!("{before}{behind}"),
        };
        without_loose_end(shorter.trim_matches(sign)).clone_into(&mut left);
        match read(&left, units, own) {
            Ok(goal) => {
                let changes = pieces::read(&left, units, own).is_ok_and(|words| words.changes());
                return (goal.value.is_some() && !(is_inner && changes)).then_some(left);
            }
            Err(other) => next = other,
        }
    }
    None
}
