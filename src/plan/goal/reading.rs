//! From the text of a goal to what its words say one by one.

use std::ops::Range;

use crate::quantity::{Decimal, Period, Quantity, Unit, UnitTable, numeral};

use super::Bound;
use super::Direction;
use super::amount::Amount;
use super::message::{GoalError, GoalMessage};
use super::moment::{Role, moment_at};
use super::reader::{Reader, is_punctuation};
use super::vocabulary::{Found, Mark, Refusal, Sense, Side, word_at};

/// What the words of a goal say, each with its place.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) marks: Vec<(Mark, Range<usize>)>,
    pub(super) sides: Vec<(Bound, Range<usize>)>,
    pub(super) amount: Option<(Amount, Range<usize>)>,
    /// `翻番`: the factor.
    pub(super) fold: Option<Decimal>,
    /// The period compared with; none is the plan's baseline.
    pub(super) since: Option<Period>,
    pub(super) by: Option<Period>,
    /// Words that stand on one side of the number only.
    placed: Vec<(Side, Range<usize>)>,
    /// What takes the place of a number, with the number: `翻番`, `2020年水平`.
    anchor: Option<Range<usize>>,
    /// Where the last word ended that asks for a number behind it: `不低于`, `more than the`.
    awaits: Option<usize>,
}

impl Words {
    /// Where a mark stands.
    pub(super) fn mark(&self, mark: Mark) -> Option<&Range<usize>> {
        self.marks
            .iter()
            .find(|(known, _)| *known == mark)
            .map(|(_, span)| span)
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.mark(mark).is_some()
    }

    /// The first word that stands on the wrong side of its number.
    pub(super) fn misplaced(&self) -> Option<&Range<usize>> {
        let anchor = self.anchor.as_ref()?;
        let wrong = |side: Side, span: &Range<usize>| match side {
            Side::Before => span.start > anchor.start,
            Side::After => span.start < anchor.start,
            Side::Any => false,
        };
        let misplaced = self.placed.iter().find(|(side, span)| wrong(*side, span));
        misplaced.map(|(_, span)| span)
    }

    /// Whether only blanks stand between a place and a word that asks for a number there.
    fn awaits_at(&self, text: &str, at: usize) -> bool {
        let gap = self.awaits.and_then(|end| text.get(end..at));
        gap.is_some_and(|gap| gap.trim().is_empty())
    }

    fn put(&mut self, mark: Mark, span: &Range<usize>) {
        self.marks.push((mark, span.clone()));
    }
}

/// Reads the words of a goal.
pub(super) fn read(text: &str, units: &UnitTable) -> Result<Words, GoalError> {
    let reader = Reader { text, units };
    let mut words = Words::default();
    let mut at = 0;
    let mut slight_from = None;
    while let Some(c) = reader.rest(at).chars().next() {
        if c.is_whitespace() || is_punctuation(c) && !(c == '“' && moment_at(text, at).is_some())
        {
            at += c.len_utf8();
            slight_from = None;
            continue;
        }
        let Some((end, slight)) = read_one(&reader, &mut words, at)? else {
            let from = slight_from.unwrap_or(at);
            return Err(not_understood(&reader, &words, from, at));
        };
        // 达标率: a slight word before something strange is part of it.
        slight_from = slight.then(|| slight_from.unwrap_or(at));
        at = end.max(at + 1);
    }
    Ok(words)
}

/// What stands where a number is awaited and is another indicator's.
const OTHERS: &[&str] = &[
    "增速", "增长", "增幅", "平均", "全国", "全省", "全市", "GDP", "CPI", "average", "growth",
    "mean",
];

/// What stands at a place is strange: behind 不低于 and beside 同步 it may be another indicator.
fn not_understood(reader: &Reader<'_>, words: &Words, from: usize, at: usize) -> GoalError {
    let rest = reader.rest(from).trim_end();
    if words.awaits_at(reader.text, from) && OTHERS.iter().any(|other| rest.contains(other)) {
        return reader.error(from..from + rest.len(), GoalMessage::InStep);
    }
    let end = not_understood_until(reader, at);
    if reader.text.contains("同步") {
        return reader.error(from..end, GoalMessage::InStep);
    }
    reader.error(from..end, |part| GoalMessage::NotUnderstood(part, None))
}

/// Reads one word, period or number; gives its end, and whether it was but one character.
fn read_one(
    reader: &Reader<'_>,
    words: &mut Words,
    at: usize,
) -> Result<Option<(usize, bool)>, GoalError> {
    let text = reader.text;
    if let Some(moment) = moment_at(text, at) {
        let end = at + moment.length;
        put_moment(words, moment.role, moment.period, at..end);
        return Ok(Some((end, false)));
    }
    if let Some((factor, end)) = fold_at(reader.rest(at)) {
        let end = at + end;
        let factor = factor.ok_or_else(|| reader.error(at..end, GoalMessage::TooLarge))?;
        put_fold(reader, words, factor, at..end)?;
        return Ok(Some((end, false)));
    }
    if let Some((length, marks)) = years_at(reader.rest(at)) {
        for mark in marks {
            words.put(*mark, &(at..at + length));
        }
        return Ok(Some((at + length, false)));
    }
    if let Some(found) = word_at(text, at) {
        let end = at + found.length;
        put_word(reader, words, found, at..end)?;
        return Ok(Some((end, found.slight)));
    }
    let Some((amount, end)) = reader.amount_at(at)? else {
        return Ok(None);
    };
    if let Some((_, first)) = &words.amount {
        let between = reader.text.get(first.end..at).unwrap_or_default().trim();
        return Err(if matches!(between, ":" | "：" | "∶") {
            reader.error(first.start..end, GoalMessage::Ratio)
        } else {
            reader.error(at..end, GoalMessage::SecondNumber)
        });
    }
    if amount.bracketed {
        words.put(Mark::Total, &(at..end));
    }
    if amount.added {
        words.put(Mark::Added, &(at..end));
    }
    words.put(Mark::Amount, &(at..end));
    words.anchor = Some(at..end);
    words.amount = Some((amount, at..end));
    Ok(Some((end, false)))
}

fn put_moment(words: &mut Words, role: Role, period: Option<Period>, span: Range<usize>) {
    match role {
        Role::Since => {
            words.since = period;
            words.put(Mark::Since, &span);
            words.put(Mark::Against, &span);
        }
        Role::From => {
            words.since = period;
            words.put(Mark::Since, &span);
        }
        Role::Of => {
            words.since = period;
            words.put(Mark::Of, &span);
        }
        Role::Level => {
            words.since = period;
            words.put(Mark::Level, &span);
            words.anchor.get_or_insert(span);
        }
        Role::By => words.by = period,
    }
}

fn put_fold(
    reader: &Reader<'_>,
    words: &mut Words,
    factor: Decimal,
    span: Range<usize>,
) -> Result<(), GoalError> {
    if words.fold.is_some() {
        return Err(reader.error(span, GoalMessage::SecondNumber));
    }
    words.fold = Some(factor);
    words.put(Mark::Fold, &span);
    words.anchor.get_or_insert(span);
    Ok(())
}

fn put_word(
    reader: &Reader<'_>,
    words: &mut Words,
    found: Found,
    span: Range<usize>,
) -> Result<(), GoalError> {
    match found.sense {
        Sense::Filler => {
            if words.awaits_at(reader.text, span.start) {
                words.awaits = Some(span.end);
            }
            return Ok(());
        }
        Sense::Refused(refusal) => {
            let message = match refusal {
                Refusal::PeriodBefore => GoalMessage::PeriodBefore,
                Refusal::FromLevel => GoalMessage::FromLevel,
                Refusal::InStep => GoalMessage::InStep,
                Refusal::Vague => GoalMessage::Vague,
                Refusal::Rank => GoalMessage::Rank,
                Refusal::PerHead => GoalMessage::PerHead,
            };
            return Err(reader.error(span, message));
        }
        Sense::Side(bound) => {
            if found.side == Side::Before {
                words.awaits = Some(span.end);
            }
            words.sides.push((bound, span.clone()));
        }
        Sense::Held(bound) => {
            words.sides.push((bound, span.clone()));
            words.put(Mark::Level, &span);
            words.anchor.get_or_insert(span.clone());
        }
        Sense::Whole => {
            if words.amount.is_some() {
                return Err(reader.error(span, GoalMessage::SecondNumber));
            }
            let whole = Quantity::new(Decimal::HUNDRED, Unit::percent());
            words.put(Mark::Amount, &span);
            words.anchor = Some(span.clone());
            words.amount = Some((Amount::of(whole, None), span.clone()));
        }
        Sense::Marks(marks) => {
            for mark in marks {
                words.put(*mark, &span);
            }
        }
        Sense::Verb(direction) => {
            let mark = match direction {
                Direction::Increase => Mark::Up,
                Direction::Decrease => Mark::Down,
            };
            words.put(mark, &span);
        }
        Sense::VerbTo(direction) => {
            let mark = match direction {
                Direction::Increase => Mark::UpTo,
                Direction::Decrease => Mark::DownTo,
            };
            words.put(mark, &span);
        }
        Sense::Fold(factor) => {
            let factor = Decimal::parse(factor)
                .ok_or_else(|| reader.error(span.clone(), GoalMessage::TooLarge))?;
            return put_fold(reader, words, factor, span);
        }
    }
    if found.side != Side::Any {
        words.placed.push((found.side, span));
    }
    Ok(())
}

/// `翻番`, `翻一番`, `翻了两番`, `翻2番`: the factor (none where it is beyond reach) and the bytes read.
fn fold_at(text: &str) -> Option<(Option<Decimal>, usize)> {
    let after = text.strip_prefix('翻')?;
    let after = after.strip_prefix('了').unwrap_or(after);
    let (times, rest) = if let Some(rest) = after.strip_prefix('番') {
        (1, rest)
    } else {
        let (numeral, rest) = numeral::scan(after).ok()?;
        (numeral.value.to_i64()?, rest.strip_prefix('番')?)
    };
    let times = i32::try_from(times)
        .ok()
        .filter(|times| (1..=60).contains(times));
    let factor = times.and_then(|times| Decimal::from(2).power(times).ok());
    Some((factor, text.len() - rest.len()))
}

/// The plan's years before a word, with the 累计 that belongs to them: `五年累计`, `5年内累计新增`, `五年增长30%`; in `五年年均` they
/// say nothing.
/// Gives the bytes read.
fn years_at(text: &str) -> Option<(usize, &'static [Mark])> {
    let (numeral, rest) = numeral::scan(text).ok()?;
    let whole = numeral.share.is_none() && numeral.value.to_i64().is_some();
    let mut rest = rest.trim_start().strip_prefix('年').filter(|_| whole)?;
    for word in ["内", "间", "来", "共", "共计", "合计"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let read = text.len() - rest.len();
    if fold_at(rest).is_some() {
        return Some((read, &[]));
    }
    let next = word_at(rest, 0).filter(|word| word.side == Side::Before)?;
    Some(match next.sense {
        Sense::Marks([Mark::Added]) => (read + next.length, &[Mark::Total, Mark::Added]),
        Sense::Marks([Mark::Running | Mark::Total]) => (read + next.length, &[Mark::Total]),
        Sense::Verb(_) => (read, &[Mark::Total]),
        _ => (read, &[]),
    })
}

/// Where something strange ends: with its bracket, at a blank, at punctuation, at the next word or digit.
fn not_understood_until(reader: &Reader<'_>, at: usize) -> usize {
    let rest = reader.rest(at);
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let closing = rest
        .starts_with(['(', '（'])
        .then(|| rest.find([')', '）']));
    if let Some(closing) = closing.flatten() {
        let bracket = rest.get(closing..).and_then(|rest| rest.chars().next());
        return at + closing + bracket.map_or(0, char::len_utf8);
    }
    rest.char_indices()
        .skip_while(|(offset, _)| *offset < first)
        .map(|(offset, c)| (at + offset, c))
        .find(|(here, c)| {
            let strong = word_at(reader.text, *here).is_some_and(|word| !word.slight);
            c.is_whitespace()
                || is_punctuation(*c)
                || c.is_ascii_digit()
                || strong
                || moment_at(reader.text, *here).is_some()
        })
        .map_or(reader.text.len(), |(here, _)| here)
}
