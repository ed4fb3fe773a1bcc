//! Units of measure: an optional scale and a word, products and quotients of words, and shares of one.

mod parse;
mod table;
mod text;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

pub use table::UnitTable;
pub(super) use words::{SCALES, WHOLE};

/// A unit of measure: `万人次` is 10⁴ × `人次`. Two units are equal if their scale and what they measure are; their spelling is
/// for printing only.
#[derive(Clone)]
pub struct Unit {
    text: Arc<str>,
    scale: i32,
    nature: Nature,
}

/// What a unit measures.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Nature {
    /// Nobody said: a bare number.
    Bare,
    /// A share of one: `%`, `‰`, quotients of like units.
    Ratio,
    /// A difference of two shares: 百分点.
    Points,
    /// Words with their powers, sorted by word.
    Words(Arc<[Factor]>),
}

/// A word of a unit and its power.
#[derive(Clone, Debug)]
struct Factor {
    /// What it means: one for all spellings of a word.
    word: Arc<str>,
    /// As it was written.
    shown: Arc<str>,
    power: i32,
}

impl PartialEq for Factor {
    fn eq(&self, other: &Self) -> bool {
        (&self.word, self.power) == (&other.word, other.power)
    }
}

impl Eq for Factor {}

/// Why a text is no unit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum UnitError {
    /// Nothing was written, or a quotient or product has an empty side.
    Empty,
}

impl Unit {
    /// The unit of a number of which nobody said what it counts.
    #[must_use]
    pub fn bare() -> Self {
        Self::shaped("", 0, Nature::Bare)
    }

    /// The pure number 1.
    #[must_use]
    pub fn one() -> Self {
        Self::shaped("1", 0, Nature::Ratio)
    }

    /// `%`
    #[must_use]
    pub fn percent() -> Self {
        Self::shaped("%", -2, Nature::Ratio)
    }

    /// 百分点
    #[must_use]
    pub fn points() -> Self {
        Self::shaped("百分点", -2, Nature::Points)
    }

    fn shaped(text: impl Into<Arc<str>>, scale: i32, nature: Nature) -> Self {
        Self {
            text: text.into(),
            scale,
            nature,
        }
    }

    /// Reads a unit: `亿元`, `万人次`, `元/人`, `billion USD`, `%`, `百分点`, or any other word.
    ///
    /// # Errors
    /// [`UnitError`] where a part is missing; a word that is not known is a unit of its own.
    pub fn parse(text: &str, table: &UnitTable) -> Result<Self, UnitError> {
        parse::parse(text, table)
    }

    /// Whether a text is a scale and *known* word, so that a bracket that holds it is a unit.
    #[must_use]
    pub fn is_known(text: &str, table: &UnitTable) -> bool {
        parse::is_known(text, table)
    }

    /// The power of ten of a text that is a scale word and nothing else: 8 for 亿.
    #[must_use]
    pub fn scale_word(text: &str) -> Option<i32> {
        parse::scale_word(text)
    }

    /// A scale word and nothing else, the 万 of `3500万`: a number in it is bare, and counts in the word of what it is held against.
    #[must_use]
    pub fn scale_alone(text: &str) -> Option<Self> {
        let exponent = Self::scale_word(text)?;
        Some(Self::shaped(text.trim(), exponent, Nature::Bare))
    }

    /// As it is printed; a bare number's is empty.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The power of ten before its word.
    #[must_use]
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// Whether nobody said what the number counts.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.nature == Nature::Bare
    }

    /// Its words, where they say more than the number: none for bare numbers and for shares told as numbers.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        let plain = self.is_bare() || (self.is_ratio() && matches!(self.text(), "1" | ""));
        Some(self.text()).filter(|text| !plain && !text.is_empty())
    }

    /// Whether it is a share of one or a difference of two shares.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        matches!(self.nature, Nature::Ratio | Nature::Points)
    }

    /// Whether it is 百分点 or the like.
    #[must_use]
    pub fn is_points(&self) -> bool {
        self.nature == Nature::Points
    }

    /// Whether it is `%` (or 百分点): what differences are stated in 百分点.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.is_ratio() && self.scale == -2
    }

    fn factors(&self) -> &[Factor] {
        match &self.nature {
            Nature::Words(factors) => factors,
            _ => &[],
        }
    }

    /// The words it is made of, without scales.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.factors().iter().map(|factor| factor.word.as_ref())
    }

    /// Whether its only word means one of those given, in their first spelling.
    #[must_use]
    pub fn counts(&self, words: &[&str]) -> bool {
        match self.factors() {
            [only] => only.power == 1 && words.contains(&only.word.as_ref()),
            _ => false,
        }
    }

    /// Whether amounts in it move with prices: it counts money, or nobody said what it counts.
    #[must_use]
    pub fn has_prices(&self) -> bool {
        self.is_bare() || self.words().any(|word| words::MONEY.contains(&word))
    }

    /// Whether it is something for each of something else: `元/人`.
    #[must_use]
    pub fn is_quotient(&self) -> bool {
        self.factors().iter().any(|factor| factor.power < 0)
    }

    /// Whether values of both may be added and compared.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.nature == other.nature || (self.is_ratio() && other.is_ratio())
    }

    /// The power of ten that turns numbers in this unit into numbers in another; none where they do not measure the same.
    #[must_use]
    pub fn exponent_to(&self, other: &Self) -> Option<i32> {
        self.is_like(other).then_some(self.scale - other.scale)
    }

    /// The same unit without its scale.
    #[must_use]
    pub fn unscaled(&self) -> Self {
        match &self.nature {
            Nature::Bare => Self::bare(),
            Nature::Ratio | Nature::Points => Self::one(),
            Nature::Words(factors) => Self::of_words(0, factors),
        }
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, 1)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.combined(other, -1)
    }

    fn combined(&self, other: &Self, power: i32) -> Self {
        let scale = self.scale + power * other.scale;
        match (&self.nature, &other.nature) {
            (Nature::Bare, Nature::Bare) if power < 0 => Self::one(),
            (Nature::Bare, _) | (_, Nature::Bare) => Self::bare(),
            (_, Nature::Ratio | Nature::Points) if other.scale == 0 => self.clone(),
            (_, Nature::Ratio | Nature::Points) => self.scaled_by(power * other.scale),
            (Nature::Ratio | Nature::Points, Nature::Words(factors)) if power > 0 => {
                Self::of_words(scale, factors)
            }
            (_, Nature::Words(right)) => {
                let mut factors: Vec<Factor> = self.factors().to_vec();
                for one in right.iter() {
                    match factors.iter_mut().find(|known| known.word == one.word) {
                        Some(known) => known.power += power * one.power,
                        None => factors.push(Factor {
                            power: power * one.power,
                            ..one.clone()
                        }),
                    }
                }
                factors.retain(|factor| factor.power != 0);
                factors.sort_by(|a, b| a.word.cmp(&b.word));
                Self::of_words(scale, &factors)
            }
        }
    }

    fn scaled_by(&self, exponent: i32) -> Self {
        let scale = self.scale + exponent;
        match &self.nature {
            Nature::Bare => Self::bare(),
            Nature::Ratio | Nature::Points => {
                Self::shaped(text::ratio(scale), scale, Nature::Ratio)
            }
            Nature::Words(factors) => Self::of_words(scale, factors),
        }
    }

    fn of_words(scale: i32, factors: &[Factor]) -> Self {
        if factors.is_empty() {
            return Self::one().scaled_by(scale);
        }
        let text = text::product(scale, factors);
        Self::shaped(text, scale, Nature::Words(factors.into()))
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.scale == other.scale && self.nature == other.nature
    }
}

impl Eq for Unit {}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}(10^{} {:?})", self.text, self.scale, self.nature)
    }
}
