//! Units of measure: an optional scale and a word, products and quotients of words, and shares of one.

mod conversion;
mod print;
mod read;
mod rows;
mod table;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use super::numeral::Share;
use crate::words::figures::{CHANGE_KINDS, Change};
use crate::words::fold;
use crate::words::measures::ChangeSaid;
use crate::words::units::{INDEX_POINTS, LIKE_SCALES, Measures, NUMBERS, OverTime};

pub use conversion::Conversion;
pub use table::UnitTable;

pub(crate) use print::stands_apart;
use rows::{named, row};

/// A unit of measure: `万人次` is 10⁴ × `人次`. Two units are equal if they measure the same and are of one size; their spelling is for
/// printing only.
#[derive(Clone)]
pub struct Unit {
    text: Arc<str>,
    /// The power of ten before its words.
    scale: i32,
    nature: Nature,
}

/// What a unit measures.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Nature {
    /// Nobody said: a bare number, or so many ten thousands of one.
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

impl Factor {
    /// The unit that its own is a size of, and which size.
    fn size(&self) -> (&str, Conversion) {
        match named(&self.word).map(|row| row.measures) {
            Some(Measures::Size { of, numerator, denominator, exponent }) => {
                let size = Conversion::new(numerator.into(), denominator.into(), exponent);
                (of, size.unwrap_or(Conversion::ONE))
            }
            _ => (&self.word, Conversion::ONE),
        }
    }
}

/// Why a text is no unit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum UnitError {
    /// Nothing was written, or a quotient or product has an empty side.
    Empty,
}

/// Units that every run knows.
impl Default for Unit {
    /// Nothing: a bare number.
    fn default() -> Self {
        Self::bare()
    }
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

    /// The points of an index whose base stands still.
    pub(crate) fn index_points(in_chinese: bool) -> Self {
        let [zh, en] = INDEX_POINTS;
        word(if in_chinese { zh } else { en })
    }

    /// Whether it is the points of an index.
    pub(crate) fn is_index_points(&self) -> bool {
        self.is_like(&Self::index_points(true))
    }

    /// The unit of a share that is part of its numeral: `%` of 百分之三, and of 三成, which is 30 of it.
    pub(crate) fn of_share(share: Share) -> Self {
        let (text, scale) = match share {
            Share::Percent | Share::Tenths => ("%", -2),
            Share::Permille => ("‰", -3),
            Share::PerTenThousand => ("‱", -4),
            Share::PerHundredThousand => ("/10万", -5),
        };
        Self::shaped(text, scale, Nature::Ratio)
    }

    /// `%` of what was before, as its words say: `% change`, `同比%`, `Growth rate`; none where they say anything else.
    #[must_use]
    pub(crate) fn of_change(text: &str) -> Option<Self> {
        change_in(text).map(|_| Self::shaped(text, -2, Nature::Ratio))
    }

    /// 百分点
    #[must_use]
    pub fn points() -> Self {
        Self::shaped(POINTS, -2, Nature::Points)
    }

    fn shaped(text: impl Into<Arc<str>>, scale: i32, nature: Nature) -> Self {
        Self { text: text.into(), scale, nature }
    }
}

/// What a unit is.
impl Unit {
    /// As it is printed; a bare number's is empty.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As it stands behind a number, with the blank that keeps it apart from digits and letters: `亿元`, `%`, ` ha`, ` 1000 ha`.
    #[must_use]
    pub fn behind_number(&self) -> String {
        let text = match self.text() {
            "1" => "",
            text => text,
        };
        let gap = if print::stands_apart(text) { " " } else { "" };
        format!("{gap}{text}")
    }

    /// The power of ten before its word.
    #[must_use]
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// Whether nobody said what the number counts; it may count ten thousands of it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.nature == Nature::Bare
    }

    /// Its words, where they say more than the number: none for bare numbers and for shares told as numbers.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        let plain = (self.is_bare() && self.scale == 0)
            || (self.is_ratio() && matches!(self.text(), "1" | ""));
        Some(self.text()).filter(|text| !plain && !text.is_empty())
    }

    /// The words of differences: 百分点 for %, in every language.
    #[must_use]
    pub fn told_difference(&self) -> Option<&str> {
        if self.is_percent() { Some(POINTS) } else { self.told() }
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

    /// Whether differences are told in 百分点: of shares in % or of one; those of ‰ and of rates per 100,000 are in their own unit.
    #[must_use]
    pub fn differs_in_points(&self) -> bool {
        self.is_ratio() && self.scale >= -2
    }

    /// The change that its words say its figures are.
    #[must_use]
    pub(crate) fn change(&self) -> Option<Change> {
        self.is_percent().then(|| change_in(&self.text))?
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

    /// Its only word, if it has no other.
    fn only_word(&self) -> Option<&str> {
        match self.factors() {
            [only] if only.power == 1 => Some(&only.word),
            _ => None,
        }
    }

    /// What its figures mostly are over time, where its only word tells.
    #[must_use]
    pub(crate) fn over_time(&self) -> Option<OverTime> {
        named(self.only_word()?)?.over_time
    }

    /// Whether it comes in whole numbers only: 家, 个, 人; not 万人次, of which there may be a half.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        let row = self.only_word().and_then(named);
        self.scale == 0 && row.is_some_and(|row| row.counted)
    }

    /// Whether its only word is one that is known by itself, in any run.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.is_ratio()
            || self.factors().iter().all(|one| named(&one.word).is_some()) && !self.is_bare()
    }

    /// Whether it counts things of whatever kind: nothing known to measure something else is in it.
    fn counts(&self) -> bool {
        let count = |word| named(word).is_none_or(|row| row.measures == Measures::Itself);
        !self.is_ratio() && !self.is_points() && self.words().all(count)
    }

    /// Whether it is a number that leaves open of what, and the other says that: `number` beside `dwellings`.
    fn is_number_of(&self, other: &Self) -> bool {
        let row = self.only_word().and_then(named);
        row.is_some_and(|row| row.words == NUMBERS) && other.only_word().is_some() && other.counts()
    }

    /// Whether a plan may call it by another's name: not where both are known and one is more than a count, as a metre is no kilometre
    /// and a yuan no person; 家 and 个 may count the same.
    #[must_use]
    pub(crate) fn may_be_called(&self, other: &Self) -> bool {
        let is_same = || self.conversion_to(other) == Some(Conversion::tens(0));
        let known = self.is_built_in() && other.is_built_in();
        !known || (self.counts() && other.counts() && self.scale == other.scale) || is_same()
    }

    /// Whether it may be a scale that nobody knows as well as a unit: `M`, `K units`, `by 1000`.
    #[must_use]
    pub fn may_be_scale(&self) -> bool {
        let Some(word) = self.only_word() else { return false };
        let folded = fold(word.trim_matches(['(', ')', '[', ']']));
        let mut words = folded.as_str().split(' ');
        let is_sign = |word: &str| LIKE_SCALES.contains(&word);
        let of_signs = words.clone().all(|word| is_sign(word) || NUMBERS.contains(&word));
        (of_signs && words.any(is_sign))
            || (named(word).is_none() && word.contains(|c: char| c.is_ascii_digit()))
    }

    /// Whether amounts in it move with prices: it counts money, or nobody said what it counts.
    #[must_use]
    pub fn has_prices(&self) -> bool {
        let is_money = |factor: &Factor| {
            let (base, _) = factor.size();
            named(base).is_some_and(|row| row.measures == Measures::Money)
        };
        self.is_bare() || self.factors().iter().any(is_money)
    }

    /// Whether it is something for each of something else: `元/人`.
    #[must_use]
    pub fn is_quotient(&self) -> bool {
        self.factors().iter().any(|factor| factor.power < 0)
    }
}

/// The change that a text is made of, with `%` or a word for it or without: of `±%` and `% change` a growth.
fn change_in(text: &str) -> Option<Change> {
    let folded = fold(text);
    let text = folded.as_str();
    let head = CHANGE_KINDS.iter().find_map(|kind| text.strip_prefix(kind));
    let said = ChangeSaid::whole(head.unwrap_or(text).trim())?;
    let change = said.change(false);
    change.filter(|change| matches!(change, Change::Growth | Change::Short))
}

/// Units held against each other.
impl Unit {
    /// Whether values of both may be added and compared.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.conversion_to(other).is_some()
    }

    /// Whether both measure the same in the same words, be it on another scale.
    pub(crate) fn is_in_words_of(&self, other: &Self) -> bool {
        self.nature == other.nature
    }

    /// The factor that turns numbers in this unit into numbers in another; none where they do not measure the same.
    #[must_use]
    pub fn conversion_to(&self, other: &Self) -> Option<Conversion> {
        if self.nature == other.nature || (self.is_ratio() && other.is_ratio()) {
            return Some(Conversion::tens(self.scale.checked_sub(other.scale)?));
        }
        let is_one_count = self.is_number_of(other) || other.is_number_of(self);
        if is_one_count && self.only_word() != other.only_word() {
            return Some(Conversion::tens(self.scale.checked_sub(other.scale)?));
        }
        if self.is_bare() || other.is_bare() || self.dimension() != other.dimension() {
            return None;
        }
        self.size()?.times(other.size()?.inverse()?)
    }

    /// What it measures: units of one kind by the first of them, each with its power.
    fn dimension(&self) -> Vec<(&str, i32)> {
        let mut dimension: Vec<(&str, i32)> = Vec::new();
        for factor in self.factors() {
            let (base, _) = factor.size();
            match dimension.iter_mut().find(|(known, _)| *known == base) {
                Some((_, power)) => *power += factor.power,
                None => dimension.push((base, factor.power)),
            }
        }
        dimension.retain(|(_, power)| *power != 0);
        dimension.sort_unstable();
        dimension
    }

    /// How much of what it measures it is.
    fn size(&self) -> Option<Conversion> {
        let mut size = Conversion::tens(self.scale);
        for factor in self.factors() {
            size = size.times(factor.size().1.power(factor.power)?)?;
        }
        Some(size)
    }

    /// Whether it is another for each of something: `元/人` beside `元`.
    fn is_per(&self, each: &Self, other: &Self) -> bool {
        !other.is_bare() && !other.is_ratio() && self.is_like(&other.over(each))
    }

    /// The same unit as another has it, which is one for each of something where this is none (`元` beside `元/人`, `张` beside
    /// `张/千人`), or none where this is one; its spelling stays.
    #[must_use]
    pub fn per_like(&self, each: &Self, other: &Self) -> Option<Self> {
        let alike = if other.is_per(each, self) {
            self.over(each)
        } else if self.is_per(each, other) {
            self.times(each)
        } else {
            return None;
        };
        Some(Self::shaped(Arc::clone(&self.text), alike.scale, alike.nature))
    }
}

/// Units of one thing in more and in fewer words.
impl Unit {
    /// The same unit as another has it that names the same thing more or less closely: `new homes` beside `homes`, `months` beside
    /// `months of import cover`; its scale stays. A word of the table is qualified behind `of` only.
    #[must_use]
    pub fn qualified_like(&self, other: &Self) -> Option<Self> {
        let name = |unit: &'_ Self| {
            let word = unit.only_word()?;
            let written = unit.text.to_lowercase();
            Some(if unit.scale == 0 { written } else { word.to_owned() })
        };
        let (one, another) = (name(self)?, name(other)?);
        let (one, another) = (one.as_str(), another.as_str());
        let (short, long) = if one.len() < another.len() { (one, another) } else { (another, one) };
        let rest = |cut: Option<&str>| cut.is_some_and(|rest| !rest.trim().is_empty());
        let behind = long.strip_prefix(short).and_then(|rest| rest.strip_prefix(" of "));
        let before = long.strip_suffix(short).and_then(|rest| rest.strip_suffix(' '));
        let alike = rest(behind) || rest(before) && row(short).is_none();
        alike.then(|| {
            if self.scale == other.scale {
                other.clone()
            } else {
                Self::shaped(Arc::clone(&self.text), self.scale, other.nature.clone())
            }
        })
    }

    /// Whether it is but a scale of what another counts in a word: `million` beside `million visitors`.
    #[must_use]
    pub fn is_scale_of(&self, other: &Self) -> bool {
        self.is_bare() && self.scale != 0 && other.only_word().is_some()
    }
}

/// Differences of shares in %, in every language.
pub(crate) const POINTS: &str = "百分点";

/// A word as a unit, with its power as it is printed: `人^2`.
fn word(text: &str) -> Unit {
    let power = text.split_once('^').and_then(|(word, power)| Some((word, small(power)?)));
    let (text, power) = match power {
        Some((word, power)) if !word.is_empty() && power != 0 => (word, power),
        _ => (text, 1),
    };
    let shown: Arc<str> = text.into();
    let row = row(text);
    match row.map(|row| row.measures) {
        Some(Measures::Share(scale)) if power == 1 => Unit::shaped(shown, scale, Nature::Ratio),
        Some(Measures::Points(scale)) if power == 1 => Unit::shaped(shown, scale, Nature::Points),
        _ => {
            let meaning = row.and_then(|row| row.words.first().copied());
            let word: Arc<str> = match meaning {
                Some(meaning) if meaning == text => Arc::clone(&shown),
                Some(meaning) => meaning.into(),
                None => rows::fold(text).into(),
            };
            let factor = Factor { word, shown: Arc::clone(&shown), power };
            Unit::shaped(shown, 0, Nature::Words([factor].into()))
        }
    }
}

/// A power that is no nonsense.
fn small(text: &str) -> Option<i32> {
    text.parse().ok().filter(|power| (-99..=99).contains(power))
}

/// Units multiplied and divided.
impl Unit {
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
            (Nature::Bare, Nature::Bare) if power < 0 => Self::one().scaled_by(scale),
            (Nature::Bare, _) | (_, Nature::Bare) => Self::bare().scaled_by(scale),
            (_, Nature::Ratio | Nature::Points) if other.scale == 0 => self.clone(),
            (_, Nature::Ratio | Nature::Points) => self.scaled_by(power * other.scale),
            (Nature::Ratio | Nature::Points, Nature::Words(factors)) if power > 0 => {
                Self::of_words(scale, factors)
            }
            (_, Nature::Words(right)) => {
                let mut factors: Vec<Factor> = self.factors().to_vec();
                let mut scale = scale;
                for one in right.iter() {
                    let power = power * one.power;
                    scale += joined(&mut factors, one, power);
                }
                factors.retain(|factor| factor.power != 0);
                factors.sort_by(|a, b| a.word.cmp(&b.word));
                Self::of_words(scale, &factors)
            }
        }
    }

    pub(crate) fn scaled_by(&self, exponent: i32) -> Self {
        let scale = self.scale + exponent;
        match &self.nature {
            Nature::Bare => Self::shaped(print::scale(scale), scale, Nature::Bare),
            Nature::Ratio | Nature::Points => {
                Self::shaped(print::ratio(scale), scale, Nature::Ratio)
            }
            Nature::Words(factors) => Self::of_words(scale, factors),
        }
    }

    fn of_words(scale: i32, factors: &[Factor]) -> Self {
        if factors.is_empty() {
            return Self::one().scaled_by(scale);
        }
        let shown = factors.iter().map(|one| (one.shown.as_ref(), one.power));
        let text = print::product(scale, &shown);
        Self::shaped(text, scale, Nature::Words(factors.into()))
    }
}

/// Joins a power of a word to others. A word that is some power of ten of one that stands on the other side is counted in that, which
/// gives the power of ten back: 元/千克 times 吨 is 10³ 元.
fn joined(factors: &mut Vec<Factor>, one: &Factor, power: i32) -> i32 {
    if let Some(known) = factors.iter_mut().find(|known| known.word == one.word) {
        known.power += power;
        return 0;
    }
    let (base, size) = one.size();
    let opposite = factors.iter_mut().find_map(|known| {
        let opposes = known.power.signum() == -power.signum();
        let (other, known_size) = known.size();
        let tens = size.times(known_size.inverse()?)?.exponent()?;
        (opposes && other == base).then_some((known, tens))
    });
    if let Some((known, tens)) = opposite {
        known.power += power;
        return tens * power;
    }
    factors.push(Factor { power, ..one.clone() });
    0
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.conversion_to(other) == Some(Conversion::ONE) && self.is_points() == other.is_points()
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
