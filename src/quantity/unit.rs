//! Units of measure: an optional scale and a word, products and quotients of words, and shares of one.

use std::fmt;
use std::sync::Arc;

use super::unit_table::{POINTS, RATIOS, SCALES, UnitTable, WHOLE};

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
    Words(Arc<[(Arc<str>, i32)]>),
}

/// Why a text is no unit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum UnitError {
    /// Nothing was written, or a scale without a word.
    Empty,
    /// A quotient or product with an empty side.
    Malformed,
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

    fn shaped(text: &str, scale: i32, nature: Nature) -> Self {
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
        let text = text.trim();
        let mut unit = Self::parse_known(text, table, 0)?;
        unit.text = text.into();
        Ok(unit)
    }

    fn parse_known(text: &str, table: &UnitTable, depth: u8) -> Result<Self, UnitError> {
        if let Some(unit) = table.resolved(text).filter(|_| depth < 8) {
            let unit = unit.to_owned();
            return Self::parse_known(&unit, table, depth + 1);
        }
        if let Some(unit) = ratio(text) {
            return Ok(unit);
        }
        if let Some((left, right)) = text.rsplit_once(['/', '／']) {
            let left = Self::parse_known(left.trim(), table, depth)?;
            let right = Self::parse_known(right.trim(), table, depth)?;
            return Ok(left.over(&right));
        }
        if let Some((left, right)) = text.split_once(['·', '*', '×']) {
            let left = Self::parse_known(left.trim(), table, depth)?;
            let right = Self::parse_known(right.trim(), table, depth)?;
            return Ok(left.times(&right));
        }
        if text.is_empty() {
            return Err(UnitError::Empty);
        }
        let (scale, word) = split_scale(text);
        let word = word.trim();
        if word.is_empty() {
            return Err(UnitError::Empty);
        }
        let mut unit = match table.resolved(word).filter(|_| scale != 0 && depth < 8) {
            Some(resolved) => Self::parse_known(resolved, table, depth + 1)?,
            None => Self::shaped(word, 0, Nature::Words([(folded(word), 1)].into())),
        };
        unit.scale += scale;
        unit.text = text.into();
        Ok(unit)
    }

    /// Whether a text is a scale and *known* word, so that a bracket that holds it is a unit.
    #[must_use]
    pub fn is_known(text: &str, table: &UnitTable) -> bool {
        let text = text.trim();
        if table.is_known_word(text) {
            return true;
        }
        if let Some((left, right)) = text.split_once(['/', '／']) {
            return Self::is_known(left, table) && Self::is_known(right, table);
        }
        let (scale, word) = split_scale(text);
        scale != 0 && table.is_known_word(word)
    }

    /// The power of ten of a text that is a scale word and nothing else: 8 for 亿.
    #[must_use]
    pub fn scale_word(text: &str) -> Option<i32> {
        let word = text.to_lowercase();
        SCALES
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, scale)| *scale)
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

    /// The words it is made of, without scales.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let factors: &[(Arc<str>, i32)] = match &self.nature {
            Nature::Words(factors) => factors,
            _ => &[],
        };
        factors.iter().map(|(word, _)| word.as_ref())
    }

    /// Whether its only word is one of those given.
    #[must_use]
    pub fn counts(&self, words: &[&str]) -> bool {
        match &self.nature {
            Nature::Words(factors) => match factors.as_ref() {
                [(word, 1)] => words.contains(&word.as_ref()),
                _ => false,
            },
            _ => false,
        }
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
            (Nature::Bare, Nature::Bare) if power < 0 => Self::one().scaled_by(scale),
            (Nature::Bare, _) | (_, Nature::Bare) => Self::bare(),
            (_, Nature::Ratio | Nature::Points) => {
                if other.scale == 0 {
                    self.clone()
                } else {
                    self.scaled_by(power * other.scale)
                }
            }
            (Nature::Ratio | Nature::Points, Nature::Words(factors)) if power > 0 => {
                Self::of_words(scale, factors)
            }
            (left, Nature::Words(right)) => {
                let mut factors: Vec<(Arc<str>, i32)> = match left {
                    Nature::Words(left) => left.to_vec(),
                    _ => Vec::new(),
                };
                for (word, exponent) in right.iter() {
                    match factors.iter_mut().find(|(known, _)| known == word) {
                        Some((_, sum)) => *sum += power * exponent,
                        None => factors.push((Arc::clone(word), power * exponent)),
                    }
                }
                factors.retain(|(_, exponent)| *exponent != 0);
                factors.sort();
                Self::of_words(scale, &factors)
            }
        }
    }

    fn scaled_by(&self, exponent: i32) -> Self {
        let scale = self.scale + exponent;
        match &self.nature {
            Nature::Bare => Self::bare(),
            Nature::Ratio | Nature::Points => {
                let text = RATIOS.iter().find(|(_, known)| *known == scale);
                let text = text.map_or_else(|| power_of_ten(scale), |(word, _)| (*word).to_owned());
                let text = if scale == 0 { "1".to_owned() } else { text };
                Self::shaped(&text, scale, Nature::Ratio)
            }
            Nature::Words(factors) => Self::of_words(scale, factors),
        }
    }

    fn of_words(scale: i32, factors: &[(Arc<str>, i32)]) -> Self {
        if factors.is_empty() {
            return Self::shaped("1", 0, Nature::Ratio).scaled_by(scale);
        }
        let side = |over: bool| {
            let words: Vec<String> = factors
                .iter()
                .filter(|(_, power)| (*power < 0) == over)
                .map(|(word, power)| match power.abs() {
                    1 => word.to_string(),
                    power => format!("{word}^{power}"),
                })
                .collect();
            words.join("·")
        };
        let (upper, lower) = (side(false), side(true));
        let upper = if upper.is_empty() {
            "1".to_owned()
        } else {
            upper
        };
        let head = scale_word(scale).map_or_else(|| power_of_ten(scale), str::to_owned);
        let text = if lower.is_empty() {
            format!("{head}{upper}")
        } else {
            format!("{head}{upper}/{lower}")
        };
        Self::shaped(&text, scale, Nature::Words(factors.into()))
    }
}

/// `10^3·`, for scales that have no word.
fn power_of_ten(scale: i32) -> String {
    if scale == 0 {
        String::new()
    } else {
        format!("10^{scale}·")
    }
}

fn scale_word(scale: i32) -> Option<&'static str> {
    SCALES
        .iter()
        .find(|(_, exponent)| *exponent == scale)
        .map(|(word, _)| *word)
}

fn ratio(text: &str) -> Option<Unit> {
    let word = text.to_lowercase();
    let find = |table: &[(&str, i32)]| {
        table
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, scale)| *scale)
    };
    let found = find(RATIOS).map(|scale| (scale, Nature::Ratio));
    let found = found.or_else(|| find(POINTS).map(|scale| (scale, Nature::Points)));
    found.map(|(scale, nature)| Unit::shaped(text, scale, nature))
}

/// The power of ten of the scale words at the beginning, and the rest: `百万亿元` has two.
fn split_scale(text: &str) -> (i32, &str) {
    let (mut scale, mut rest) = split_power(text);
    while !WHOLE.iter().any(|word| rest.starts_with(word)) {
        let lower = rest.to_ascii_lowercase();
        let Some((word, exponent)) = SCALES.iter().find(|(word, _)| lower.starts_with(word)) else {
            break;
        };
        let after = rest.get(word.len()..).unwrap_or_default();
        // An English scale is a word of its own; a scale with nothing behind it is a unit word (百 of 老百姓 never comes here).
        let cut = word.is_ascii() && !after.starts_with([' ', '_', '-']);
        if cut || after.trim().is_empty() {
            break;
        }
        scale += exponent;
        rest = after.trim_start_matches([' ', '_', '-']);
        if rest.starts_with("of ") {
            rest = rest.trim_start_matches("of ");
        }
    }
    (scale, rest)
}

/// The power of ten that a text begins with in digits, and the rest: `10000 persons`, `100 million yuan`.
fn split_power(text: &str) -> (i32, &str) {
    let Some(rest) = text.strip_prefix('1') else {
        return (0, text);
    };
    let after = rest.trim_start_matches(['0', ' ', ',']);
    let digits = rest.get(..rest.len() - after.len()).unwrap_or_default();
    let zeros = digits.matches('0').count();
    match i32::try_from(zeros) {
        Ok(zeros @ 1..) if digits.ends_with(' ') && !after.is_empty() => (zeros, after),
        _ => (0, text),
    }
}

/// Words are compared without case; 个 before 百分点 and the like is handled by the tables.
fn folded(word: &str) -> Arc<str> {
    word.to_lowercase().into()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text, &UnitTable::default()).unwrap()
    }

    #[test]
    fn a_unit_is_a_scale_and_a_word() {
        assert_eq!(unit("万人次").exponent_to(&unit("人次")), Some(4));
        assert_eq!(unit("亿元").exponent_to(&unit("万元")), Some(4));
        assert_eq!(unit("100 million yuan"), unit("亿元"));
        assert_eq!(unit("10 000 persons"), unit("万人"));
        assert_eq!(unit("亿元人民币"), unit("亿元"));
        assert_eq!(unit("billion USD").exponent_to(&unit("usd")), Some(9));
        assert_eq!(unit("万亿元").scale(), 12);
        assert_eq!(unit("家").exponent_to(&unit("人次")), None);
    }

    #[test]
    fn whole_words_are_not_split() {
        for word in ["千克", "千瓦时", "百分点", "百分比"] {
            assert_ne!(
                unit(word),
                unit(word.trim_start_matches(['千', '百'])),
                "{word}"
            );
        }
        assert_eq!(unit("百分比"), Unit::percent());
        assert!(unit("百分点").is_points());
        assert_eq!(unit("万千瓦时").exponent_to(&unit("千瓦时")), Some(4));
    }

    #[test]
    fn shares_are_one_kind() {
        assert_eq!(unit("%").exponent_to(&unit("‰")), Some(1));
        assert_eq!(
            unit("亿元")
                .over(&unit("万元"))
                .exponent_to(&Unit::percent()),
            Some(6)
        );
        assert!(unit("%").is_like(&unit("个百分点")));
    }

    #[test]
    fn formulas_multiply_and_divide_units() {
        let per_head = unit("亿元").over(&unit("万人"));
        assert_eq!(per_head.unscaled().text(), "元/人");
        assert_eq!(per_head.exponent_to(&unit("元/人")), Some(4));
        assert_eq!(per_head.times(&unit("人")).unscaled().text(), "元");
        assert_eq!(
            unit("元").times(&Unit::percent()).exponent_to(&unit("元")),
            Some(-2)
        );
        assert!(unit("元").over(&Unit::bare()).is_bare());
        assert_eq!(Unit::bare().over(&Unit::bare()), Unit::one());
    }

    #[test]
    fn aliases_of_the_plan_are_followed() {
        let mut table = UnitTable::default();
        table.alias("坐席", "个坐席");
        table.alias("MIO_CNY", "百万元");
        let parse = |text| Unit::parse(text, &table).unwrap();
        assert_eq!(parse("万坐席"), parse("万个坐席"));
        assert_eq!(parse("mio_cny").exponent_to(&parse("亿元")), Some(-2));
        assert_eq!(parse("MIO_CNY").text(), "MIO_CNY");
    }

    #[test]
    fn only_known_words_in_a_bracket_are_units() {
        let table = UnitTable::default();
        for known in [
            "亿元",
            "万人次",
            "千美元",
            "%",
            "元/人",
            "million USD",
            "平方公里",
        ] {
            assert!(Unit::is_known(known, &table), "{known}");
        }
        for unknown in ["乡村酒店", "M2", "上年=100", "1", "限", ""] {
            assert!(!Unit::is_known(unknown, &table), "{unknown}");
        }
    }

    #[test]
    fn an_empty_side_is_no_unit() {
        assert_eq!(
            Unit::parse("", &UnitTable::default()),
            Err(UnitError::Empty)
        );
        assert_eq!(
            Unit::parse("元/", &UnitTable::default()),
            Err(UnitError::Empty)
        );
    }
}
