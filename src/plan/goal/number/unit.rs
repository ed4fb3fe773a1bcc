//! The unit behind a number: how far it goes, and what it is.

use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::{blanks, moment_at};
use crate::quantity::Unit;
use crate::quantity::numeral::Numeral;
use crate::words::goals::numbers::{INSIDE, STARTS};
use crate::words::goals::{Mark, Place, Sense, begins, word_at};
use crate::words::signs;

use super::{Measured, Numbers, Shape, is_punctuation};

/// Latin words that end a unit though they say nothing: `500 homes should be built`.
fn is_clause_word(text: &str, at: usize) -> bool {
    [
        "should", "will", "shall", "must", "is", "are", "with", "and", "in", "for", "to", "by",
        "on", "that", "have", "has",
    ]
    .iter()
    .any(|word| begins(text, at, word))
}

/// Whether 余 or 多 stands behind the number: `3500余万人次`.
fn is_vague(text: &str) -> bool {
    let word = text.trim_start_matches(['万', '亿', '千', '百', '十']);
    word.starts_with(['余', '多'])
}

/// Whether a text can be a unit: letters and a few signs, digits only behind Latin letters (`CO2`) or a quotient (`per 1000
/// persons`).
fn is_unit(text: &str) -> bool {
    let quotient = text.contains("per ") || text.contains('/');
    let mut before = None;
    for c in text.chars() {
        let digit = c.is_numeric() && !matches!(c, '²' | '³');
        let attached =
            before.is_some_and(|b: char| b.is_ascii_alphanumeric() || matches!(b, '^' | '.'));
        // ㎡, ㎥
        let squared = ('\u{3380}'..='\u{33df}').contains(&c);
        if (digit && !attached && !quotient)
            || !(c.is_alphanumeric() || squared || signs::OF_UNITS.contains(&c))
        {
            return false;
        }
        before = Some(c);
    }
    true
}

impl Numbers<'_> {
    /// `$3.2 billion`: the unit is `billion $`.
    pub(super) fn money(
        &self,
        sign: &str,
        numeral: &Numeral,
        start: usize,
        end: usize,
    ) -> Result<Measured, GoalError> {
        let next = end + blanks(self.text, end);
        let word = self.rest(next).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        // Behind a currency m is no metre.
        let scale = Some(word).filter(|word| *word == "m" || Unit::scale_word(word).is_some());
        let unit = scale.map_or_else(
            || sign.to_owned(),
            |scale| format!("{} {sign}", if scale == "m" { "million" } else { scale }),
        );
        let unit = Unit::parse(&unit, self.units);
        let end = scale.map_or(end, |scale| next + scale.len());
        let unit = unit.map_err(|_| self.error(start..end, |part| GoalMessage::Unit { part }))?;
        Ok(Measured { value: numeral.value, shape: Shape::Unit(unit), added: false, end })
    }

    /// The unit behind a number, and where it ends.
    pub(super) fn shape_at(&self, at: usize) -> Result<(Shape, usize), GoalError> {
        let start = at + blanks(self.text, at);
        if let Some(word) = signs::CLOSED_UNITS.iter().find(|word| begins(self.text, start, word)) {
            let unit = self.parsed(word, start)?;
            return Ok((Shape::Unit(unit), start + word.len()));
        }
        let percent = signs::PERCENT.iter().find(|word| begins(self.text, start, word));
        if let Some(word) = percent {
            return Ok((Shape::Unit(Unit::percent()), start + word.len()));
        }
        let end = self.unit_end(start);
        let word = self.text.get(start..end).unwrap_or_default().trim_end();
        let end = start + word.len();
        if word.is_empty() {
            return Ok((Shape::Bare, at));
        }
        if let Some(scale) = Unit::scale_alone(word) {
            return Ok((Shape::Scale(scale), end));
        }
        // 2m visitors, 25k jobs, 1.6K
        if let Some((scale, counted)) = Unit::scale_letter(word).filter(|_| start == at) {
            let unit = self.parsed_as(&format!("{scale} {counted}"), start..end)?;
            let shape = if counted.is_empty() { Shape::Scale(unit) } else { Shape::Unit(unit) };
            return Ok((shape, end));
        }
        if is_vague(word) {
            return Err(self.error(start..end, |part| GoalMessage::VagueNumber { part }));
        }
        // Lift 15 million people out of poverty: they are fewer.
        if !is_unit(word) || word.contains(" out of ") {
            return Err(self.error(start..end, |part| GoalMessage::Unit { part }));
        }
        // 20 deaths per 1,000 live births: the deaths are what is counted, a scale before them is not.
        let counted = word.find(" per ").filter(|at| {
            let (above, below) = word.split_at(*at);
            let below = below.trim_start_matches(" per ");
            let first = above.split(' ').next().unwrap_or_default();
            let is_share = word.is_ascii() && below.starts_with(|c: char| c.is_ascii_digit());
            is_share && Unit::scale_word(first).is_none()
        });
        let unit = counted.map_or(word, |at| word.get(at + 1..).unwrap_or(word));
        let unit = self.parsed(unit, start)?;
        Ok((Shape::Unit(unit), end))
    }

    pub(super) fn parsed(&self, word: &str, start: usize) -> Result<Unit, GoalError> {
        self.parsed_as(word, start..start + word.len())
    }

    fn parsed_as(&self, unit: &str, span: Range<usize>) -> Result<Unit, GoalError> {
        let unit = Unit::parse(unit, self.units);
        unit.map_err(|_| self.error(span, |part| GoalMessage::Unit { part }))
    }

    /// Where the words of a unit end: before the next word of goals, period, joint of a range, or punctuation; `km of roads` behind
    /// the unit that is known.
    pub(super) fn unit_end(&self, start: usize) -> usize {
        let end = self
            .rest(start)
            .char_indices()
            .map(|(offset, c)| (start + offset, c))
            .find(|(at, c)| self.ends_unit(start, *at, *c))
            .map_or(self.text.len(), |(at, _)| at);
        let word = self.text.get(start..end).unwrap_or_default();
        // 3个工作日内: a side behind the unit.
        let inner = word.strip_suffix(INSIDE).filter(|unit| !unit.is_empty());
        if let Some(unit) = inner {
            return start + unit.len();
        }
        let known = word.find(" of ").filter(|at| {
            let unit = word.get(..*at).unwrap_or_default();
            Unit::is_known(unit, self.units) && Unit::scale_word(unit).is_none()
        });
        known.map_or(end, |at| start + at)
    }

    /// Whether what is counted is said: behind it another word, period or sign follows, or nothing.
    fn closes_clause(&self, at: usize) -> bool {
        let next = at + blanks(self.text, at);
        let rest = self.rest(next);
        rest.is_empty()
            || rest.starts_with(is_punctuation)
            || word_at(self.text, next).is_some()
            || moment_at(self.text, next).is_some()
    }

    fn ends_unit(&self, start: usize, at: usize, c: char) -> bool {
        let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let before = self.text.get(start..at).unwrap_or_default();
        // per 1,000 live births
        let grouped =
            c == ',' && before.ends_with(|c: char| c.is_ascii_digit()) && digits(self.rest(at + 1));
        let dotted = c == '.'
            && !before.is_empty()
            && self.rest(at + 1).starts_with(|c: char| c.is_ascii_alphanumeric());
        if (is_punctuation(c) && !grouped && !dotted)
            || signs::TOTALS.iter().any(|(open, close)| c == *open || c == *close)
        {
            return true;
        }
        let word = word_at(self.text, at).is_some_and(|word| {
            let latin_filler =
                matches!(word.sense, Sense::Filler | Sense::Marks(&[Mark::To | Mark::By]))
                    && c.is_ascii();
            // 500 homes retrofitted by 2030; but 500 protected areas.
            let deed = word.sense == Sense::Marks(&[Mark::Get]) && word.place == Place::After;
            if deed && !(at > start && self.closes_clause(at + word.length)) {
                return false;
            }
            // 100万吨/年 is a unit, 8%/年 is growth a year.
            !(word.slight || latin_filler && !is_clause_word(self.text, at) || c == '/')
        });
        word || moment_at(self.text, at).is_some()
            || self.joint(at).is_some()
            || self.rest(at).starts_with("翻番")
            || self.rest(at).starts_with("翻一番")
            // To 79 from 77.
            || STARTS.iter().any(|word| word.is_ascii() && begins(self.text, at, word))
    }
}
