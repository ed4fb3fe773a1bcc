//! The numbers of a goal: `3500万人次`, `50%-55%`, `三分之一`, `a quarter`, `2.1∶1`, `$9 billion`, and totals since the baseline,
//! `〔13.5〕%`.
//!
//! ```text
//! number = "〔" [ side ] measured "〕" [ unit ] | measured [ joint measured ]
//! measured = [ currency ] numeral [ unit ]
//! ```

mod english;
mod mixed;
mod unit;

use std::ops::Range;

use crate::quantity::numeral::{self, Numeral, Share};
use crate::quantity::{Decimal, NumberError, Quantity, Unit, UnitTable};
use crate::words::goals::numbers::{AROUND, CURRENCIES, DOZEN, FOLDS, FRACTIONS};
use crate::words::goals::{Bound, Found, Mark, Place, Sense, begins, word_at};
use crate::words::numerals::digit;
use crate::words::signs;

use super::message::{GoalError, GoalMessage};
use super::moment::{blanks, moment_at};
pub(super) use english::english_numeral;

/// A number or range with its unit.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) lower: Quantity,
    pub(super) upper: Option<Quantity>,
    pub(super) form: Form,
    /// A side that stood in the bracket: `[>36]`.
    pub(super) side: Option<Bound>,
}

/// How a number was written, where that says something.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Form {
    #[default]
    Plain,
    /// In 〔〕: the total since the baseline.
    Bracketed,
    /// With 新 between number and unit: `10 new enterprises`.
    Added,
    /// As a part of a whole: `三分之一`, `a quarter`, `一半`.
    Fraction,
    /// As a number and how far from it may be: `3% ± 1 percentage point`.
    Around,
    /// As a range joined by 和, which only stands behind 介于 or before 之间.
    And,
}

impl Amount {
    pub(super) fn of(lower: Quantity, upper: Option<Quantity>) -> Self {
        Self { lower, upper, form: Form::Plain, side: None }
    }
}

/// Signs between the words of a goal.
pub(super) fn is_punctuation(c: char) -> bool {
    signs::PUNCTUATION.contains(&c)
}

/// What was written behind a number.
#[derive(Clone, Debug)]
enum Shape {
    Bare,
    /// A scale word without a unit: `3500万`.
    Scale(Unit),
    Tenths,
    Unit(Unit),
}

struct Measured {
    /// For tenths in per cent already.
    value: Decimal,
    shape: Shape,
    added: bool,
    end: usize,
}

impl Measured {
    fn quantity(self) -> Quantity {
        let unit = match self.shape {
            Shape::Bare => Unit::bare(),
            Shape::Unit(unit) | Shape::Scale(unit) => unit,
            Shape::Tenths => Unit::percent(),
        };
        Quantity::new(self.value, unit)
    }
}

/// The end of a name in quotation marks that begins there, and what it is: the 四 of “四上”企业 is no number, nor is the “985” of 高校.
pub(super) fn quoted(text: &str, at: usize) -> Option<(usize, &str)> {
    let inner = text.get(at..)?.strip_prefix('“')?;
    let (name, behind) = inner.split_once('”')?;
    let is_digit = |c: char| digit(c).is_some() || c.is_ascii_digit();
    // “清零” is what the goal says.
    let is_word = word_at(name, 0).is_some_and(|word| word.length == name.len());
    let is_said = is_word || name.contains('%') || moment_at(text, at).is_some();
    let numbered = name.contains(is_digit) && !is_said;
    numbered.then_some((text.len() - behind.len(), name))
}

/// The numbers of one text.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a UnitTable,
}

impl<'a> Numbers<'a> {
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Where what stands at a place ends: at the next blank or punctuation.
    pub(super) fn stop(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let stops =
            |c: char| c.is_whitespace() || (is_punctuation(c) && !matches!(c, ',' | '，' | '.'));
        at + rest.find(stops).unwrap_or(rest.len())
    }

    pub(super) fn error(
        &self,
        span: Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> GoalError {
        let part = self.text.get(span.clone()).unwrap_or_default();
        let message = message(part.trim().to_owned());
        GoalError { span, message }
    }

    fn too_large(&self, span: &Range<usize>) -> GoalError {
        self.error(span.clone(), |part| GoalMessage::TooLarge { part })
    }

    /// The number at a place of the text, and where it ends; none where no number begins there.
    pub(super) fn amount_at(&self, at: usize) -> Result<Option<(Amount, usize)>, GoalError> {
        let first = self.rest(at).chars().next();
        if let Some((_, close)) = signs::TOTALS.iter().find(|(open, _)| first == Some(*open)) {
            return self.bracketed_at(at, *close).map(Some);
        }
        if matches!(first, Some('(' | '（')) {
            return self.refuse_round_bracket(at).map(|()| None);
        }
        let Some(lower) = self.measured_at(at)? else {
            return Ok(None);
        };
        if let Some(end) = self.ratio_end(&lower, at)? {
            return Ok(Some((Amount::of(lower.quantity(), None), end)));
        }
        let start = lower.end + blanks(self.text, lower.end);
        if let Some(sign) = AROUND.iter().find(|sign| begins(self.text, start, sign)) {
            let next = start + sign.len();
            return self.around(&lower.quantity(), next + blanks(self.text, next), at);
        }
        let Some((next, and)) = self.joint(start) else {
            let end = lower.end;
            let form = match self.text.get(at..end) {
                _ if lower.added => Form::Added,
                Some(written) if is_fraction(written) => Form::Fraction,
                _ => Form::Plain,
            };
            let amount = Amount { form, ..Amount::of(lower.quantity(), None) };
            return Ok(Some((amount, end)));
        };
        let Some(upper) = self.measured_at(next)? else {
            return Ok(None);
        };
        let end = upper.end;
        let (lower, upper) = self.range(lower, upper, at..end)?;
        let mut amount = Amount::of(lower, Some(upper));
        if and {
            amount.form = Form::And;
        }
        Ok(Some((amount, end)))
    }

    /// A number with how far from it may be behind its sign, in its own unit or in points.
    fn around(
        &self,
        middle: &Quantity,
        at: usize,
        start: usize,
    ) -> Result<Option<(Amount, usize)>, GoalError> {
        let Some((apart, end)) = self.single_at(at)? else {
            return Ok(None);
        };
        let own = apart.unit.is_bare() || apart.unit == middle.unit;
        let fits = own || apart.unit.is_points() && middle.unit.differs_in_points();
        let ends = [middle.value.minus(apart.value), middle.value.plus(apart.value)];
        let [Ok(lower), Ok(upper)] = ends else {
            return Err(self.too_large(&(start..end)));
        };
        if !fits {
            return Err(self.error(start..end, |part| GoalMessage::RangeUnits { part }));
        }
        let quantity = |value| Quantity::new(value, middle.unit.clone());
        let amount =
            Amount { form: Form::Around, ..Amount::of(quantity(lower), Some(quantity(upper))) };
        Ok(Some((amount, end)))
    }

    /// The single number at a place: `15%` of 从15%提高到56%.
    pub(super) fn single_at(&self, at: usize) -> Result<Option<(Quantity, usize)>, GoalError> {
        let Some(measured) = self.measured_at(at)? else {
            return Ok(None);
        };
        let end = self.ratio_end(&measured, at)?.unwrap_or(measured.end);
        Ok(Some((measured.quantity(), end)))
    }

    /// `(13.5)%` is minus 13.5, or a total since the baseline.
    fn refuse_round_bracket(&self, at: usize) -> Result<(), GoalError> {
        let inner = at + self.rest(at).chars().next().map_or(0, char::len_utf8);
        let bracket = self.rest(inner).split([')', '）']).next().unwrap_or_default();
        let is_number = |text: &str| {
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | ',' | '-'))
        };
        if bracket.is_empty() || !is_number(bracket) {
            return Ok(());
        }
        let end = inner + bracket.len();
        let close = self.rest(end).chars().next().map_or(0, char::len_utf8);
        Err(self.error(at..end + close, |part| GoalMessage::RoundBracket { part }))
    }

    /// The end of a ratio to one: `2.1∶1` is 2.1.
    fn ratio_end(&self, lower: &Measured, at: usize) -> Result<Option<usize>, GoalError> {
        let rest = self.rest(lower.end).trim_start();
        let Some(behind) = rest.strip_prefix(signs::RATIOS) else {
            return Ok(None);
        };
        let Ok((numeral, after)) = numeral::scan(behind) else {
            return Ok(None);
        };
        let end = self.text.len() - after.len();
        let to_one = numeral.value == Decimal::ONE && matches!(lower.shape, Shape::Bare);
        if to_one {
            return Ok(Some(end));
        }
        Err(self.error(at..end, |part| GoalMessage::Ratio { part }))
    }

    /// `〔13.5〕%`, `〔13.5%〕`, `〔3-5〕家`, `[>36]`.
    fn bracketed_at(&self, at: usize, close: char) -> Result<(Amount, usize), GoalError> {
        let open = at + self.rest(at).chars().next().map_or(0, char::len_utf8);
        let mut inner = open + blanks(self.text, open);
        let mut side = None;
        if let Some(Found { sense: Sense::Side(bound), length, .. }) = word_at(self.text, inner) {
            side = Some(bound);
            inner += length;
            inner += blanks(self.text, inner);
        }
        let found = self.amount_at(inner)?;
        let Some((mut amount, end)) =
            found.filter(|(amount, _)| !matches!(amount.form, Form::Bracketed | Form::And))
        else {
            let end = self.stop(inner);
            return Err(self.error(at..end, GoalMessage::not_understood));
        };
        let mut end = end + blanks(self.text, end);
        // 〔25以上〕
        if let Some(found) = word_at(self.text, end).filter(|_| side.is_none())
            && let (Sense::Side(bound), Place::After | Place::Any) = (found.sense, found.place)
        {
            side = Some(bound);
            end += found.length + blanks(self.text, end + found.length);
        }
        let Some(behind) = self.rest(end).strip_prefix(close) else {
            return Err(self
                .error(at..end, |part| GoalMessage::Number { part, error: NumberError::Bracket }));
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
        amount.form = Form::Bracketed;
        amount.side = side;
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
        let value = value.map_err(|_| self.too_large(span))?;
        Ok(Quantity::new(value, unit.clone()))
    }

    /// What joins a range at a place, if another number follows: where that begins, and whether it was an "and".
    fn joint(&self, at: usize) -> Option<(usize, bool)> {
        let find = |table: &[&str]| {
            let word = table.iter().find(|word| begins(self.text, at, word))?;
            let next = at + word.len();
            let next = next + blanks(self.text, next);
            (numeral::scan(self.rest(next)).is_ok() && moment_at(self.text, next).is_none())
                .then_some(next)
        };
        find(signs::RANGES)
            .map(|next| (next, false))
            .or_else(|| find(signs::ANDS).map(|next| (next, true)))
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
        let adopted = matches!(lower.shape, Shape::Bare);
        match (&lower.shape, &upper.shape) {
            (Shape::Bare, _) => {
                lower.shape = upper.shape.clone();
                if matches!(upper.shape, Shape::Tenths) {
                    lower.value = lower.value.shifted(1).map_err(|_| self.too_large(&span))?;
                }
            }
            (Shape::Unit(_), Shape::Bare) => upper.shape = lower.shape.clone(),
            (Shape::Scale(scale), Shape::Unit(unit)) => {
                let value = lower.value.shifted(scale.scale());
                lower.value = value.map_err(|_| self.too_large(&span))?;
                lower.shape = Shape::Unit(unit.unscaled());
            }
            _ => {}
        }
        let bare_value = lower.value;
        let upper = upper.quantity();
        let mut low = lower.quantity();
        if adopted && low.compare(&upper).is_ok_and(std::cmp::Ordering::is_gt) {
            // 8000至1万家: the scale was not meant for the lower end, which is then of the upper's size; 62-58亿元 runs backwards.
            let bare = |value| Quantity::new(value, upper.unit.unscaled());
            let hundredfold = bare_value.shifted(2).map(bare);
            let is_near =
                hundredfold.is_ok_and(|it| it.compare(&upper).is_ok_and(std::cmp::Ordering::is_ge));
            if is_near {
                low = bare(bare_value);
            }
        }
        let low = low.converted(&upper.unit);
        let low =
            low.map_err(|_| self.error(span.clone(), |part| GoalMessage::RangeUnits { part }))?;
        if low.value > upper.value {
            return Err(self.error(span, |part| GoalMessage::RangeOrder { part }));
        }
        Ok((low, upper))
    }

    /// A number with the unit behind it, or with its currency before it.
    fn measured_at(&self, at: usize) -> Result<Option<Measured>, GoalError> {
        let money = CURRENCIES
            .iter()
            .filter(|sign| self.rest(at).starts_with(**sign))
            .max_by_key(|sign| sign.len());
        let digits = at + money.map_or(0, |sign| sign.len());
        let digits = digits + if money.is_some() { blanks(self.text, digits) } else { 0 };
        let money = money.filter(|_| self.rest(digits).starts_with(|c: char| c.is_ascii_digit()));
        let start = if money.is_some() { digits } else { at };
        // The four-year graduation rate.
        let is_adjective = |end: usize| {
            let word = self.rest(end).strip_prefix('-');
            word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
        };
        let found = self.numeral_at(start)?;
        let Some((numeral, end)) = found.filter(|(_, end)| !is_adjective(*end)) else {
            return Ok(None);
        };
        if let Some(sign) = money {
            return self.money(sign, &numeral, start, end).map(Some);
        }
        // A third has no end: as many digits as verdicts are decided on.
        let value = match numeral.value {
            endless if endless.places() > 20 => endless.significant(20),
            value => value,
        };
        if let Some(share) = numeral.share {
            let shape = match share {
                Share::Tenths => Shape::Tenths,
                share => Shape::Unit(Unit::of_share(share)),
            };
            return Ok(Some(Measured { value, shape, added: false, end }));
        }
        let (mut value, mut end) = (value, end);
        let next = end + blanks(self.text, end);
        if begins(self.text, next, DOZEN) {
            let dozens = value.times(Decimal::from(12));
            value = dozens.map_err(|_| self.too_large(&(at..next)))?;
            end = next + DOZEN.len();
        }
        let implied = self.rest(at).starts_with(['万', '亿', '萬', '億', '百', '千']);
        if let Some(mixed) = self.mixed_at(value, end)? {
            return Ok(Some(mixed));
        }
        let number = end;
        let (shape, added, end) = self.shape_of_added_at(end)?;
        if matches!(&shape, Shape::Unit(unit) if FOLDS.contains(&unit.text())) {
            let number = self.text.get(at..number).unwrap_or_default().to_owned();
            return Err(self.error(at..end, |part| GoalMessage::Folds { part, number }));
        }
        let known = match &shape {
            Shape::Unit(unit) => Unit::is_known(unit.text(), self.units),
            _ => true,
        };
        if implied && !known {
            return Ok(None);
        }
        Ok(Some(Measured { value, shape, added, end }))
    }

    /// The unit behind a number, whether a word before what is counted says that it is new, and where the unit ends: `new homes`,
    /// `million additional homes`.
    fn shape_of_added_at(&self, at: usize) -> Result<(Shape, bool, usize), GoalError> {
        if let Some(behind) = self.added_at(at) {
            let (shape, end) = self.shape_at(behind)?;
            return Ok((shape, true, end));
        }
        let (shape, end) = self.shape_at(at)?;
        let Some((Shape::Scale(scale), behind)) = Some(&shape).zip(self.added_at(end)) else {
            return Ok((shape, false, end));
        };
        let (counted, end) = self.shape_at(behind)?;
        let Shape::Unit(counted) = counted else {
            return Ok((shape, true, end));
        };
        let unit = self.parsed(&format!("{} {}", scale.text(), counted.text()), behind)?;
        Ok((Shape::Unit(unit), true, end))
    }

    /// The end of an English word at a place that says that what is counted is new.
    fn added_at(&self, at: usize) -> Option<usize> {
        let start = at + blanks(self.text, at);
        let first = self.rest(start).chars().next()?;
        let word = word_at(self.text, start).filter(|_| first.is_ascii_alphabetic())?;
        (word.sense == Sense::Marks(&[Mark::Added])).then_some(start + word.length)
    }

    /// A numeral, in digits, Chinese or English, and where it ends.
    fn numeral_at(&self, at: usize) -> Result<Option<(Numeral, usize)>, GoalError> {
        if let Some(found) = english_numeral(self.text, at) {
            return Ok(Some(found));
        }
        match numeral::scan(self.rest(at)) {
            Ok((numeral, rest)) => Ok(Some((numeral, self.text.len() - rest.len()))),
            Err(NumberError::NoNumber) => Ok(None),
            Err(error) => {
                let end = self.stop(at);
                Err(self.error(at..end, |part| GoalMessage::Number { part, error }))
            }
        }
    }
}

/// Whether a number is a part of a whole rather than a percentage: `三分之一`, `一半`, `a quarter`.
fn is_fraction(text: &str) -> bool {
    let chinese =
        text.split_once("分之").is_some_and(|(below, _)| !below.ends_with(['百', '千', '万']));
    let latin = || {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| FRACTIONS.iter().any(|(fraction, _)| word.eq_ignore_ascii_case(fraction)))
    };
    let in_digits = || {
        let parts = text.split_once('/');
        parts.is_some_and(|(above, below)| {
            let is_number = |part: &str| part.trim().chars().all(|c| c.is_ascii_digit());
            is_number(above) && is_number(below)
        })
    };
    chinese || in_digits() || text.contains("一半") || text.contains("半数") || latin()
}
