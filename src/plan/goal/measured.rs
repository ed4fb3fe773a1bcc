//! A number of a goal with the unit behind it: `3500万人次`, `五成`, `5个百分点`.

use crate::quantity::{Decimal, NumberError, Quantity, Unit, numeral};

use super::amount::BRACKETS;
use super::message::{GoalError, GoalMessage};
use super::moment::moment_at;
use super::reader::{Reader, is_punctuation};
use super::vocabulary::{Mark, Sense, begins, word_at};

/// Units that end where they end, whatever follows.
const CLOSED: &[&str] = &[
    "‰",
    "个百分点",
    "百分点",
    "个千分点",
    "千分点",
    "percentage points",
    "percentage point",
    "pp",
    "倍",
    "times",
];

/// Spellings of `%`, which machine output writes in one way.
const PERCENT: &[&str] = &["%", "％", "﹪", "percent", "per cent"];

/// Signs that may stand in a unit beside letters.
const UNIT_SIGNS: &[char] = &[
    ' ', '/', '／', '·', '*', '×', '^', '²', '³', '_', '.', '$', '¥', '€', '£', '°', '℃', '\'',
    '’', '-', '%', '‰',
];

/// What was written behind a number.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Bare,
    /// A scale word without a unit: `3500万`.
    Scale(Unit),
    Tenths,
    Unit(Unit),
}

pub(super) struct Measured {
    /// For tenths in per cent already.
    pub(super) value: Decimal,
    pub(super) shape: Shape,
    pub(super) added: bool,
    pub(super) end: usize,
}

impl Reader<'_> {
    pub(super) fn measured_at(&self, at: usize) -> Result<Option<Measured>, GoalError> {
        let (numeral, rest) = match numeral::scan(self.rest(at)) {
            Ok(found) => found,
            Err(NumberError::NoNumber) => return Ok(None),
            Err(error) => {
                let end = self.stop(at);
                return Err(self.error(at..end, |part| GoalMessage::Number(part, error)));
            }
        };
        let mut end = self.text.len() - rest.len();
        let value = numeral.value;
        if let Some(share) = numeral.share {
            let shape = match share {
                numeral::Share::Percent => Shape::Unit(Unit::percent()),
                numeral::Share::Permille => Shape::Unit(self.parsed("‰", end)?),
                numeral::Share::Tenths => Shape::Tenths,
            };
            return Ok(Some(Measured {
                value,
                shape,
                added: false,
                end,
            }));
        }
        let start = end + self.blanks(end);
        let added = word_at(self.text, start)
            .filter(|word| word.sense == Sense::Marks(&[Mark::Added]))
            .filter(|_| {
                self.rest(start)
                    .starts_with(|c: char| c.is_ascii_alphabetic())
            });
        if let Some(word) = added {
            end = start + word.length;
        }
        let implied = self
            .rest(at)
            .starts_with(['万', '亿', '萬', '億', '百', '千']);
        let (shape, end) = self.shape_at(end)?;
        let known = match &shape {
            Shape::Unit(unit) => Unit::is_known(unit.text(), self.units),
            _ => true,
        };
        if implied && !known {
            return Ok(None);
        }
        Ok(Some(Measured {
            value,
            shape,
            added: added.is_some(),
            end,
        }))
    }

    /// The unit behind a number, and where it ends.
    pub(super) fn shape_at(&self, at: usize) -> Result<(Shape, usize), GoalError> {
        let start = at + self.blanks(at);
        let percent = PERCENT.iter().find(|word| begins(self.text, start, word));
        if let Some(word) = percent {
            return Ok((Shape::Unit(Unit::percent()), start + word.len()));
        }
        if let Some(word) = CLOSED.iter().find(|word| begins(self.text, start, word)) {
            let unit = self.parsed(word, start)?;
            return Ok((Shape::Unit(unit), start + word.len()));
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
        if is_vague(word) {
            return Err(self.error(start..end, GoalMessage::VagueNumber));
        }
        if !is_unit(word) {
            return Err(self.error(start..end, GoalMessage::Unit));
        }
        let unit = self.parsed(word, start)?;
        Ok((Shape::Unit(unit), end))
    }

    fn parsed(&self, word: &str, start: usize) -> Result<Unit, GoalError> {
        Unit::parse(word, self.units)
            .map_err(|_| self.error(start..start + word.len(), GoalMessage::Unit))
    }

    /// Where the words of a unit end: before the next word of the vocabulary, period, joint of a range, or punctuation.
    fn unit_end(&self, start: usize) -> usize {
        self.rest(start)
            .char_indices()
            .map(|(offset, c)| (start + offset, c))
            .find(|(at, c)| self.ends_unit(*at, *c))
            .map_or(self.text.len(), |(at, _)| at)
    }

    fn ends_unit(&self, at: usize, c: char) -> bool {
        if is_punctuation(c)
            || matches!(c, '(' | '（')
            || BRACKETS
                .iter()
                .any(|(open, close)| c == *open || c == *close)
        {
            return true;
        }
        let word = word_at(self.text, at).is_some_and(|word| {
            let latin_filler = word.sense == Sense::Filler && c.is_ascii();
            // 100万吨/年 is a unit, 8%/年 is growth a year.
            !(word.slight || latin_filler || c == '/')
        });
        word || moment_at(self.text, at).is_some()
            || self.joint(at).is_some()
            || self.fold_ahead(at)
    }

    fn fold_ahead(&self, at: usize) -> bool {
        self.rest(at).starts_with("翻番") || self.rest(at).starts_with("翻一番")
    }
}

impl Measured {
    pub(super) fn quantity(self) -> Quantity {
        let unit = match self.shape {
            Shape::Bare => Unit::bare(),
            Shape::Unit(unit) | Shape::Scale(unit) => unit,
            Shape::Tenths => Unit::percent(),
        };
        Quantity::new(self.value, unit)
    }
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
        if (digit && !attached && !quotient) || !(c.is_alphanumeric() || UNIT_SIGNS.contains(&c)) {
            return false;
        }
        before = Some(c);
    }
    true
}
