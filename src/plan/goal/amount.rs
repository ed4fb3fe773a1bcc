//! The amount of a goal: a number, a range `50%-55%`, a total since the baseline `〔13.5〕%`.

use std::ops::Range;

use crate::quantity::{NumberError, Quantity, Unit, numeral};

use super::measured::{Measured, Shape};
use super::message::{GoalError, GoalMessage};
use super::moment::moment_at;
use super::reader::Reader;
use super::vocabulary::begins;

/// A number or range with its unit.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) lower: Quantity,
    pub(super) upper: Option<Quantity>,
    /// Whether it stood in 〔〕: the total since the baseline.
    pub(super) bracketed: bool,
    /// Whether 新 stood between number and unit: `10 new enterprises`.
    pub(super) added: bool,
    /// Whether the ends of the range were joined by 和, which only stands behind 介于 or before 之间.
    pub(super) joined_by_and: bool,
}

/// Brackets of totals since the baseline.
pub(super) const BRACKETS: &[(char, char)] = &[
    ('〔', '〕'),
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('﹝', '﹞'),
];

/// What joins the ends of a range, longest first.
const JOINTS: &[&str] = &[
    "——", "--", "—", "–", "~", "～", "〜", "－", "−", "-", "至", "到", "to",
];

/// What joins them behind 介于 and `between`.
const ANDS: &[&str] = &["和", "与", "and"];

impl Reader<'_> {
    /// The number at a place of the text, and where it ends; none where no number begins there.
    pub(super) fn amount_at(&self, at: usize) -> Result<Option<(Amount, usize)>, GoalError> {
        let first = self.rest(at).chars().next();
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| first == Some(*open)) {
            return self.bracketed_at(at, *close).map(Some);
        }
        if matches!(first, Some('(' | '（')) {
            return if let Err(NumberError::NoNumber) = numeral::scan(self.rest(at)) {
                Ok(None)
            } else {
                let end = self.stop(at + first.map_or(0, char::len_utf8));
                let end = end
                    + self
                        .rest(end)
                        .chars()
                        .next()
                        .filter(|c| matches!(c, ')' | '）'))
                        .map_or(0, char::len_utf8);
                Err(self.error(at..end, GoalMessage::RoundBracket))
            };
        }
        let Some(lower) = self.measured_at(at)? else {
            return Ok(None);
        };
        let Some((upper, and)) = self.upper_at(lower.end)? else {
            let (end, added) = (lower.end, lower.added);
            let mut amount = Amount::of(lower.quantity(), None);
            amount.added = added;
            return Ok(Some((amount, end)));
        };
        let end = upper.end;
        let (lower, upper) = self.range(lower, upper, at..end)?;
        let mut amount = Amount::of(lower, Some(upper));
        amount.joined_by_and = and;
        Ok(Some((amount, end)))
    }

    /// `〔13.5〕%`, `〔13.5%〕`, `〔3-5〕家`.
    fn bracketed_at(&self, at: usize, close: char) -> Result<(Amount, usize), GoalError> {
        let inner = at + self.rest(at).chars().next().map_or(0, char::len_utf8);
        let found = self.amount_at(inner)?;
        let Some((mut amount, end)) = found.filter(|(amount, _)| !amount.bracketed) else {
            let end = self.stop(inner);
            return Err(self.error(at..end, |part| GoalMessage::NotUnderstood(part, None)));
        };
        let end = end + self.blanks(end);
        let Some(behind) = self.rest(end).strip_prefix(close) else {
            return Err(self.error(at..end, |part| {
                GoalMessage::Number(part, NumberError::Bracket)
            }));
        };
        let mut end = self.text.len() - behind.len();
        if amount.lower.unit.is_bare()
            && let (Shape::Unit(unit) | Shape::Scale(unit), unit_end) = self.shape_at(end)?
        {
            let span = at..unit_end;
            amount.lower = self.in_outer(&amount.lower, &unit, &span)?;
            let upper = amount.upper.as_ref();
            let upper = upper.map(|upper| self.in_outer(upper, &unit, &span));
            amount.upper = upper.transpose()?;
            end = unit_end;
        }
        amount.bracketed = true;
        Ok((amount, end))
    }

    /// A bare number with the unit that stands behind its bracket: 〔100万〕人 is 〔1000000〕人.
    fn in_outer(
        &self,
        inner: &Quantity,
        unit: &Unit,
        span: &Range<usize>,
    ) -> Result<Quantity, GoalError> {
        let value = inner.value.shifted(inner.unit.scale());
        let value = value.map_err(|_| self.error(span.clone(), GoalMessage::TooLarge))?;
        Ok(Quantity::new(value, unit.clone()))
    }

    /// What joins a range at a place, if another number follows: where that begins, and whether it was an "and".
    pub(super) fn joint(&self, at: usize) -> Option<(usize, bool)> {
        let find = |table: &[&str]| {
            let word = table.iter().find(|word| begins(self.text, at, word))?;
            let next = at + word.len();
            let next = next + self.blanks(next);
            (numeral::scan(self.rest(next)).is_ok() && moment_at(self.text, next).is_none())
                .then_some(next)
        };
        find(JOINTS)
            .map(|next| (next, false))
            .or_else(|| find(ANDS).map(|next| (next, true)))
    }

    fn upper_at(&self, end: usize) -> Result<Option<(Measured, bool)>, GoalError> {
        let at = end + self.blanks(end);
        let Some((next, and)) = self.joint(at) else {
            return Ok(None);
        };
        Ok(self.measured_at(next)?.map(|upper| (upper, and)))
    }

    /// Gives both ends of a range the unit, which may be written once.
    fn range(
        &self,
        lower: Measured,
        upper: Measured,
        span: Range<usize>,
    ) -> Result<(Quantity, Quantity), GoalError> {
        let mut lower = lower;
        let mut upper = upper;
        let tenths = matches!(upper.shape, Shape::Tenths);
        let adopted = matches!(lower.shape, Shape::Bare);
        match (&lower.shape, &upper.shape) {
            (Shape::Bare, _) => {
                lower.shape = upper.shape.clone();
                if tenths {
                    lower.value = lower
                        .value
                        .shifted(1)
                        .map_err(|_| self.error(span.clone(), GoalMessage::TooLarge))?;
                }
            }
            (Shape::Unit(_), Shape::Bare) => upper.shape = lower.shape.clone(),
            (Shape::Scale(scale), Shape::Unit(_)) => {
                lower.value = lower
                    .value
                    .shifted(scale.scale())
                    .map_err(|_| self.error(span.clone(), GoalMessage::TooLarge))?;
                if let Shape::Unit(unit) = &upper.shape {
                    lower.shape = Shape::Unit(unit.unscaled());
                }
            }
            _ => {}
        }
        let bare_value = lower.value;
        let upper = upper.quantity();
        let mut low = lower.quantity();
        if adopted && low.compare(&upper).is_ok_and(std::cmp::Ordering::is_gt) {
            // 8000至1万家: the scale was not meant for the lower end.
            low = Quantity::new(bare_value, upper.unit.unscaled());
        }
        let low = low
            .converted(&upper.unit)
            .map_err(|_| self.error(span.clone(), GoalMessage::RangeUnits))?;
        if low.value > upper.value {
            return Err(self.error(span, GoalMessage::RangeOrder));
        }
        Ok((low, upper))
    }
}

impl Amount {
    pub(super) fn of(lower: Quantity, upper: Option<Quantity>) -> Self {
        Self {
            lower,
            upper,
            bracketed: false,
            added: false,
            joined_by_and: false,
        }
    }
}
