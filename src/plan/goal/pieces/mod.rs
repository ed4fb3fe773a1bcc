//! From the text of a goal to what its pieces say one by one: words, periods, numbers, the indicator's own name, and what another
//! indicator is called that the goal is held against.

mod compared;
mod own;
mod part;
mod time;
mod word;

use std::ops::Range;

use crate::quantity::{Decimal, Quantity, Unit, UnitTable};
use crate::words::goals::numbers::{NONE_OF, OUT_OF};
use crate::words::goals::{Bound, Mark, Role, Sense, begins, word_at};

use super::message::{GoalError, GoalMessage};
use super::moment::{blanks, moment_at};
use super::number::{Amount, Numbers, english_numeral, is_punctuation, quoted};
use super::phrases::{aged, fold_at, rank_at, unit_of_count, whole_at};
use super::words::{OwnName, Words};

/// Reads the pieces of a goal.
pub(super) fn read<'a>(
    text: &'a str,
    units: &'a UnitTable,
    own: &'a OwnName,
) -> Result<Words<'a>, GoalError> {
    let numbers = Numbers { text, units };
    let mut reader = Reader {
        text,
        numbers,
        own,
        words: Words { text, ranks: own.is_rank(), ..Words::default() },
    };
    reader.read()?;
    Ok(reader.words)
}

/// Reads one kind of piece at a place: where it ends; none where there is none.
type Piece = fn(&mut Reader<'_>, usize) -> Result<Option<usize>, GoalError>;

/// The pieces that are more than a word, in the order in which they are looked for; each gives its end.
#[allow(clippy::redundant_closure_for_method_calls, reason = "a reader of any lifetime")]
const PIECES: &[Piece] = &[
    |reader, at| Ok(reader.denied(at)),
    |reader, at| Ok(reader.own_number(at)),
    |reader, at| Ok(reader.own_run(at)),
    |reader, at| reader.start(at),
    |reader, at| Ok(reader.years_between(at)),
    |reader, at| Ok(reader.share_of(at)),
    |reader, at| reader.part_of_other(at),
    |reader, at| reader.share_opening(at),
    |reader, at| Ok(aged(reader.rest(at)).map(|length| at + length)),
    |reader, at| Ok(reader.years_after(at)),
    |reader, at| Ok(reader.sign(at)),
    |reader, at| Ok(reader.year_in_brackets(at)),
    |reader, at| reader.moment(at),
    |reader, at| Ok(reader.in_step(at)),
    |reader, at| reader.fold(at),
    |reader, at| Ok(reader.years(at)),
    |reader, at| Ok(reader.rank(at)),
    |reader, at| reader.whole(at),
    |reader, at| reader.for_each(at),
    |reader, at| Ok(unit_of_count(reader.rest(at)).map(|length| at + length)),
];

struct Reader<'a> {
    text: &'a str,
    numbers: Numbers<'a>,
    own: &'a OwnName,
    words: Words<'a>,
}

impl<'a> Reader<'a> {
    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn skip_blanks(&self, at: usize) -> usize {
        at + blanks(self.text, at)
    }

    fn error(&self, span: Range<usize>, message: impl FnOnce(String) -> GoalMessage) -> GoalError {
        self.numbers.error(span, message)
    }

    fn refuse<T>(
        &self,
        span: Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> Result<T, GoalError> {
        Err(self.error(span, message))
    }

    fn read(&mut self) -> Result<(), GoalError> {
        let mut at = 0;
        let mut slight_from = None;
        while let Some(c) = self.rest(at).chars().next() {
            if let Some((end, name)) = quoted(self.text, at) {
                if !self.own.holds(name) {
                    return self.refuse(at..end, GoalMessage::not_understood);
                }
                at = end;
                continue;
            }
            let opens_moment = c == '“' && moment_at(self.text, at).is_some();
            let opens_total = c == '「' && matches!(self.numbers.amount_at(at), Ok(Some(_)));
            let opens = opens_total
                || matches!(c, '(' | '（')
                    && (word_at(self.text, at).is_some() || self.numbers.amount_at(at).is_err());
            if c.is_whitespace() || is_punctuation(c) && !opens_moment && !opens {
                at += c.len_utf8();
                slight_from = None;
                continue;
            }
            if let Some((end, slight)) = self.piece(at)? {
                // 达标率: a slight word before something strange is part of it.
                slight_from = slight.then(|| slight_from.unwrap_or(at));
                at = end.max(at + 1);
                continue;
            }
            let from = slight_from.take().unwrap_or(at);
            self.words.drop_from(from);
            let end = self.strange_until(at);
            let run = self.text.get(from..end).unwrap_or_default();
            if self.own.holds(run) {
                at = end;
            } else if let Some(own) = self.own_beginning(run) {
                at = from + own;
            } else if self.words.has_promise() && self.is_wish(from) {
                return Ok(());
            } else {
                return self.refuse(self.with_bracket(from..end), GoalMessage::not_understood);
            }
        }
        Ok(())
    }

    /// How much of a run that a slight word ends is the name's: 收入 of 收入超, behind the 年 of what is told of a year.
    fn own_beginning(&self, run: &str) -> Option<usize> {
        let name = run.strip_prefix('年').unwrap_or(run);
        let before = run.len() - name.len();
        let mut ends = name.char_indices().rev().map(|(end, _)| end);
        let own = |end: &usize| {
            let slight = word_at(name, *end).is_some_and(|word| word.slight);
            slight && name.get(..*end).is_some_and(|own| self.own.holds(own))
        };
        ends.find(own).map(|end| before + end)
    }

    /// A part, with the round bracket around it.
    fn with_bracket(&self, part: Range<usize>) -> Range<usize> {
        let before = self.text.get(..part.start).unwrap_or_default();
        let open = before.rfind(['(', '（']);
        let open = open
            .filter(|open| before.get(*open..).is_some_and(|inner| !inner.contains([')', '）'])));
        let close = open.and_then(|_| self.rest(part.end).find([')', '）']));
        let (Some(open), Some(close)) = (open, close) else {
            return part;
        };
        let close = part.end + close;
        open..close + self.rest(close).chars().next().map_or(0, char::len_utf8)
    }

    /// Reads one piece; gives its end, and whether it was but one character.
    fn piece(&mut self, at: usize) -> Result<Option<(usize, bool)>, GoalError> {
        for piece in PIECES {
            if let Some(end) = piece(self, at)? {
                return Ok(Some((end, false)));
            }
        }
        // Three-fold is longer than three.
        let in_words = english_numeral(self.text, at)
            .filter(|_| self.rest(at).starts_with(|c: char| c.is_ascii_alphabetic()))
            .map_or(0, |(_, end)| end - at);
        if let Some(found) = word_at(self.text, at).filter(|found| found.length > in_words) {
            let end = self.put_word(found, at..at + found.length)?;
            return Ok(Some((end, found.slight)));
        }
        Ok(self.number(at)?.map(|end| (end, false)))
    }

    fn sign(&mut self, at: usize) -> Option<usize> {
        let digits = self.rest(at).strip_prefix(['+', '＋']);
        let digits = digits.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let rise = digits.map(|digits| (Mark::Up, self.text.len() - digits.len()));
        let (mark, end) = rise.or_else(|| self.cut(at).map(|end| (Mark::Down, end)))?;
        self.words.put(mark, &(at..end));
        Some(end)
    }

    fn fold(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some((factor, length)) = fold_at(self.rest(at)) else {
            return Ok(None);
        };
        let span = at..at + length;
        match factor {
            Some(factor) => self.put_fold(factor, span)?,
            None => return self.refuse(span, |part| GoalMessage::TooLarge { part }),
        }
        Ok(Some(at + length))
    }

    fn rank(&mut self, at: usize) -> Option<usize> {
        let (rank, end) = rank_at(self.text, at)?;
        self.words.is_rank = true;
        self.words.put_amount(Amount::of(rank, None), at..end);
        Some(end)
    }

    fn whole(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(length) = whole_at(self.rest(at)) else {
            return Ok(None);
        };
        let all = Quantity::new(Decimal::HUNDRED, Unit::percent());
        self.put_number(all, at..at + length)?;
        Ok(Some(at + length))
    }

    /// `每立方米30微克`.
    fn for_each(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(rest) = self.rest(at).strip_prefix('每') else {
            return Ok(None);
        };
        let ends = rest.char_indices().map(|(end, _)| end).take(6);
        let whole = ends.filter_map(|end| rest.get(..end));
        let whole = whole.filter(|unit| Unit::is_known(unit, self.numbers.units));
        let Some(whole) = whole.last().filter(|_| word_at(self.text, at).is_none()) else {
            return Ok(None);
        };
        let number = self.numbers.single_at(at + '每'.len_utf8() + whole.len())?;
        let Some((number, end)) = number.filter(|(number, _)| !number.unit.is_bare()) else {
            return Ok(None);
        };
        let unit = format!("{}/{whole}", number.unit.text());
        let Ok(unit) = Unit::parse(&unit, self.numbers.units) else {
            return Ok(None);
        };
        self.put_number(Quantity::new(number.value, unit), at..end)?;
        Ok(Some(end))
    }

    /// A number, with what says of what it is a share.
    fn number(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let found = match self.counted_own(at) {
            Some(found) => Some(found),
            None => self.numbers.amount_at(at)?,
        };
        let Some((amount, end)) = found else {
            return Ok(None);
        };
        if self.words.amount.is_some() {
            return self.refuse(at..end, |part| GoalMessage::SecondNumber { part });
        }
        if let Some(end) = self.none_of(&amount, at..end)? {
            return Ok(Some(end));
        }
        let is_known = Unit::is_known(amount.lower.unit.text(), self.numbers.units);
        let has_tail = amount.lower.unit.is_percent() || is_known;
        // 500 km of new roads; but 5% of new cars.
        let of = self.skip_blanks(end);
        let what = self.skip_blanks(of + "of".len());
        let is_new =
            word_at(self.text, what).is_some_and(|word| word.sense == Sense::Marks(&[Mark::Added]));
        if begins(self.text, of, "of") && is_new && !amount.lower.unit.is_ratio() {
            let grows = [Mark::Up, Mark::Down, Mark::UpTo, Mark::DownTo];
            let is_own = self.own.knows(latin_word(self.rest(what)));
            if !is_own && !self.words.has_any(&grows) {
                self.words.put(Mark::Added, &(what..what + 1));
            }
        }
        // 150万套新增住房
        let next = word_at(self.text, end);
        let new = next.filter(|next| next.sense == Sense::Marks(&[Mark::Added]));
        let what = new.map(|new| end + new.length);
        if let Some(what) = what.filter(|what| self.own.holds(self.clause(*what).trim_end())) {
            self.words.put(Mark::Added, &(at..end));
            self.words.put_amount(amount, at..end);
            return Ok(Some(what));
        }
        self.words.put_amount(amount, at..end);
        // Nine in ten adults.
        let written = self.text.get(at..end).unwrap_or_default();
        let noun = self.skip_blanks(end);
        let mut out_of = OUT_OF.iter();
        if out_of.any(|word| written.contains(&format!(" {word} "))) && self.goes_on(noun) {
            return self.tail_from(noun).map(Some);
        }
        // 1 million homes on the grid; but 9 billion EUR of what is no unit.
        let counted = begins(self.text, self.skip_blanks(end), "of");
        if counted && !has_tail {
            return Ok(Some(end));
        }
        self.tail_end(end).map(Some)
    }

    /// 零发生, 零差错: none of it, and no unit; gives where it ends.
    fn none_of(&mut self, amount: &Amount, span: Range<usize>) -> Result<Option<usize>, GoalError> {
        let unit = amount.lower.unit.text();
        let is_known = Unit::is_known(unit, self.numbers.units);
        if self.rest(span.start).starts_with('零') && amount.lower.value.is_zero() && !is_known {
            let mut things = NONE_OF.iter().filter(|_| unit.is_empty());
            let thing = things.find(|thing| self.rest(span.end).starts_with(**thing));
            if thing.is_none() && !unit.is_empty() && !NONE_OF.contains(&unit) {
                return self.refuse(span, GoalMessage::not_understood);
            }
            if thing.is_some() || !unit.is_empty() {
                let end = span.end + thing.map_or(0, |thing| thing.len());
                self.put_zero(span.start..end)?;
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// The number before the indicator's own name, which its unit would run into: 10 of 10 Tier 1 suppliers, 5家 of 5家绿色工厂 and of
    /// 5家国家级绿色工厂.
    fn counted_own(&self, at: usize) -> Option<(Amount, usize)> {
        let digits = |c: char| c.is_ascii_digit() || c == ',';
        let number = self.text.len() - self.rest(at).trim_start_matches(digits).len();
        let clause = self.text.get(at..number + self.clause(number).len())?.trim_end();
        let is_known =
            |unit: &Unit| !unit.is_bare() && Unit::is_known(unit.text(), self.numbers.units);
        let whole = self.numbers.amount_at(at).ok().flatten();
        if whole.is_some_and(|(amount, _)| is_known(&amount.lower.unit)) {
            return None;
        }
        let mut places = clause.char_indices().skip(1).map(|(offset, _)| at + offset);
        places.find_map(|noun| {
            let (before, counted) = (self.text.get(..noun)?, clause.get(noun - at..)?);
            let is_numbered = self.own.numbered(counted).is_some() && before.ends_with(' ');
            if !is_numbered && (counted.is_ascii() || !self.own.names(counted)) {
                return None;
            }
            let numbers = Numbers { text: before, ..self.numbers };
            let (amount, end) = numbers.amount_at(at).ok()??;
            let is_plain = is_numbered || is_known(&amount.lower.unit);
            (end == before.trim_end().len() && is_plain).then_some((amount, end))
        })
    }

    /// The minus of `-5 percentage points` and `-55% compared to 1990`, which is a cut: a growth alone may as well lie below zero.
    fn cut(&self, at: usize) -> Option<usize> {
        let digits = self.rest(at).strip_prefix(['-', '−', '－', '–'])?;
        let end = self.text.len() - digits.len();
        let is_first =
            self.words.marks.iter().all(|(mark, _)| matches!(mark, Mark::Since | Mark::Against));
        if !is_first || !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (amount, behind) = self.numbers.amount_at(end).ok()??;
        let unit = &amount.lower.unit;
        let compares = || {
            let next = moment_at(self.text, self.skip_blanks(behind));
            self.words.has(Mark::Against) || next.is_some_and(|next| next.role == Role::Since)
        };
        // At least -55% and about -2 points are cuts of so much; of the number behind any other side nobody knows which way it is meant.
        let mut sides = self.words.sides.iter();
        let cuts = if unit.is_points() {
            sides.all(|(side, _)| *side == Bound::About)
        } else {
            unit.is_percent() && compares() && sides.all(|(side, _)| *side == Bound::AtLeast)
        };
        cuts.then_some(end)
    }

    fn put_fold(&mut self, factor: Decimal, span: Range<usize>) -> Result<(), GoalError> {
        if self.words.fold.is_some() {
            return self.refuse(span, |part| GoalMessage::SecondNumber { part });
        }
        self.words.fold = Some(factor);
        self.words.put(Mark::Fold, &span);
        self.words.anchor.get_or_insert(span);
        Ok(())
    }

    /// A number in words.
    fn put_number(&mut self, number: Quantity, span: Range<usize>) -> Result<(), GoalError> {
        if let Some((amount, _)) = &self.words.amount {
            // 100%全覆盖: the same number once more.
            let is_same = amount.upper.is_none()
                && amount.lower.unit == number.unit
                && amount.lower.value == number.value;
            if is_same {
                return Ok(());
            }
            return self.refuse(span, |part| GoalMessage::SecondNumber { part });
        }
        self.words.put_amount(Amount::of(number, None), span);
        Ok(())
    }

    fn put_zero(&mut self, span: Range<usize>) -> Result<(), GoalError> {
        self.words.sides.push((Bound::AtMost, span.clone()));
        self.put_number(Quantity::new(Decimal::ZERO, Unit::bare()), span)
    }

    /// Whether a noun of the indicator follows, with what says nothing before it.
    fn names_mean(&self, at: usize) -> bool {
        let next = self.skip_blanks(at);
        let word = latin_word(self.rest(next));
        if !word.starts_with(|c: char| c.is_ascii_alphabetic())
            || english_numeral(self.text, next).is_some()
        {
            return false;
        }
        match word_at(self.text, next).map(|found| (found.sense, found.length)) {
            Some((Sense::Filler, length)) => self.names_mean(next + length),
            Some((Sense::Marks([Mark::Get | Mark::Done | Mark::Reach]), _)) => self.own.knows(word),
            Some(_) => false,
            None => !matches!(self.numbers.amount_at(next), Ok(Some(_))),
        }
    }

    /// Whether what follows is a wish without a number behind the goal: 在实际工作中努力争取更好结果.
    fn is_wish(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let has_number = rest.char_indices().any(|(offset, c)| {
            c.is_ascii_digit() || matches!(self.numbers.amount_at(at + offset), Ok(Some(_)))
        });
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let parted = before.ends_with(is_punctuation);
        let wishes = rest.char_indices().any(|(offset, _)| {
            word_at(self.text, at + offset).is_some_and(|found| found.sense == Sense::Stretch)
        });
        let better = rest.contains("更好") || rest.contains("better");
        parted && (wishes || better) && !has_number
    }

    /// Where something strange ends: with its bracket, at a blank, at punctuation, at the next word or digit.
    fn strange_until(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        rest.char_indices()
            .skip_while(|(offset, _)| *offset < first)
            .map(|(offset, c)| (at + offset, c))
            .find(|(here, c)| {
                let strong = word_at(self.text, *here).is_some_and(|word| !word.slight);
                c.is_whitespace()
                    || is_punctuation(*c)
                    || c.is_ascii_digit()
                    || strong
                    || moment_at(self.text, *here).is_some()
            })
            .map_or(self.text.len(), |(here, _)| here)
    }
}

/// The Latin word at the beginning of a text.
fn latin_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '\'')));
    let word = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) { word } else { "" }
}
