//! The number of a goal with its unit: `3500万人次`, `50%-55%`, `3至5家`, `〔13.5〕%`.

use std::ops::Range;

use crate::quantity::{NumberError, Quantity, Unit, UnitTable, numeral};

use super::message::{GoalError, GoalMessage};
use super::moment::moment_at;
use super::vocabulary::{Mark, Sense, begins, word_at};

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
const BRACKETS: &[(char, char)] = &[
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
enum Shape {
    Bare,
    /// A scale word without a unit: `3500万`.
    Scale(i32),
    Tenths,
    Unit(Unit),
}

struct Measured {
    /// For tenths in per cent already, for a scale without it.
    value: crate::quantity::Decimal,
    shape: Shape,
    added: bool,
    end: usize,
}

/// The reader of one text.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a UnitTable,
}

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
            let lower = self.quantity(lower, at)?;
            let mut amount = Amount::of(lower, None);
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
        if amount.lower.unit.is_bare() {
            let (shape, unit_end) = self.shape_at(end)?;
            end = unit_end;
            let lower = Measured {
                value: amount.lower.value,
                shape: shape.clone(),
                added: false,
                end,
            };
            amount.lower = self.quantity(lower, at)?;
            if let Some(upper) = amount.upper {
                let upper = Measured {
                    value: upper.value,
                    shape,
                    added: false,
                    end,
                };
                amount.upper = Some(self.quantity(upper, at)?);
            }
        }
        amount.bracketed = true;
        Ok((amount, end))
    }

    fn measured_at(&self, at: usize) -> Result<Option<Measured>, GoalError> {
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
    fn shape_at(&self, at: usize) -> Result<(Shape, usize), GoalError> {
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
        if let Some(exponent) = Unit::scale_word(word) {
            return Ok((Shape::Scale(exponent), end));
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

    /// What joins a range at a place, if another number follows: where that begins, and whether it was an "and".
    fn joint(&self, at: usize) -> Option<(usize, bool)> {
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
                    .shifted(*scale)
                    .map_err(|_| self.error(span.clone(), GoalMessage::TooLarge))?;
                if let Shape::Unit(unit) = &upper.shape {
                    lower.shape = Shape::Unit(unit.unscaled());
                }
            }
            _ => {}
        }
        let bare_value = lower.value;
        let upper = self.quantity(upper, span.start)?;
        let mut low = self.quantity(lower, span.start)?;
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

    fn quantity(&self, measured: Measured, at: usize) -> Result<Quantity, GoalError> {
        let Measured {
            value, shape, end, ..
        } = measured;
        let (value, unit) = match shape {
            Shape::Bare => (value, Unit::bare()),
            Shape::Unit(unit) => (value, unit),
            Shape::Tenths => (value, Unit::percent()),
            Shape::Scale(exponent) => {
                let value = value.shifted(exponent);
                (
                    value.map_err(|_| self.error(at..end, GoalMessage::TooLarge))?,
                    Unit::bare(),
                )
            }
        };
        Ok(Quantity::new(value, unit))
    }

    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn blanks(&self, at: usize) -> usize {
        let rest = self.rest(at);
        rest.len() - rest.trim_start().len()
    }

    /// The next blank or punctuation.
    fn stop(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let stops = |c: char| c.is_whitespace() || (is_punctuation(c) && !matches!(c, ',' | '，'));
        at + rest.find(stops).unwrap_or(rest.len())
    }

    pub(super) fn error(
        &self,
        span: Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> GoalError {
        let part = self
            .text
            .get(span.clone())
            .unwrap_or_default()
            .trim()
            .to_owned();
        GoalError {
            span,
            message: message(part),
        }
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

/// Signs between the words of a goal.
pub(super) fn is_punctuation(c: char) -> bool {
    const SIGNS: &[char] = &[
        ',', '，', '、', '。', ';', '；', ':', '：', '∶', '“', '”', '"', '‘', '’', '「', '」', ')',
        '）',
    ];
    SIGNS.contains(&c)
}
