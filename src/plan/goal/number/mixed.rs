//! Numbers that go on behind their unit: `1小时30分钟`, `2天半`, `两个半小时`, `1 hour 30 minutes`.

use crate::plan::goal::message::GoalError;
use crate::plan::goal::moment::blanks;
use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::numerals::HALF;

use super::{Measured, Numbers, Shape};

/// The longest unit that is looked at, in bytes.
const LONGEST: usize = 24;

impl Numbers<'_> {
    /// The whole of a number with what stands behind its unit, which begins at a place; none where nothing goes on.
    pub(super) fn mixed_at(
        &self,
        value: Decimal,
        at: usize,
    ) -> Result<Option<Measured>, GoalError> {
        let half = self.with_half(value, at);
        half.map_or_else(|| self.with_rest(value, at), |half| Ok(Some(half)))
    }

    /// Half a unit more: `2天半`, `3个半小时`.
    fn with_half(&self, value: Decimal, at: usize) -> Option<Measured> {
        let place = self.near(at).find(HALF)?;
        let (before, behind) = (self.text.get(at..at + place)?, at + place + HALF.len());
        let (unit, end) = if before == "个" {
            let end = self.unit_end(behind);
            (self.text.get(behind..end)?, end)
        } else {
            (before, behind)
        };
        let half = Decimal::parse("0.5")?;
        Some(Measured {
            value: value.plus(half).ok()?,
            shape: Shape::Unit(self.known(unit)?),
            added: false,
            end,
        })
    }

    /// So many of a smaller unit more.
    fn with_rest(&self, value: Decimal, at: usize) -> Result<Option<Measured>, GoalError> {
        let start = at + blanks(self.text, at);
        let near = self.near(start);
        let digits = near.find(|c: char| c.is_ascii_digit());
        let word = digits.and_then(|end| near.get(..end)).map(str::trim_end);
        let word = word.map(|word| word.strip_suffix(" and").unwrap_or(word));
        let Some((unit, digits)) = word.and_then(|word| self.known(word)).zip(digits) else {
            return Ok(None);
        };
        let Some((rest, end)) = self.single_at(start + digits)? else {
            return Ok(None);
        };
        let one = Quantity::new(Decimal::ONE, rest.unit.clone());
        let is_smaller = one.in_unit(&unit).is_ok_and(|one| one < Decimal::ONE);
        let whole = rest.plus(&Quantity::new(value, unit));
        Ok(whole.ok().filter(|_| is_smaller).map(|whole| Measured {
            value: whole.value,
            shape: Shape::Unit(whole.unit),
            added: false,
            end,
        }))
    }

    /// The text from a place as far as a unit may go.
    fn near(&self, at: usize) -> &str {
        let rest = self.rest(at);
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.take_while(|end| *end <= LONGEST).last();
        rest.get(..end.unwrap_or_default()).unwrap_or_default()
    }

    fn known(&self, word: &str) -> Option<Unit> {
        let unit = Unit::parse(word, self.units).ok()?;
        (!unit.is_bare() && Unit::is_known(word, self.units)).then_some(unit)
    }
}
