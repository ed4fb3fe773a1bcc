//! Numbers as they are printed: each with its unit and its digits behind the point, rounded so that they do not lie. A format writes
//! what stands here, so that all formats agree to the last digit.

use std::cmp::Ordering;

use crate::language::Language;
use crate::quantity::{Decimal, Rounding, Unit, fixed, stands_apart};

/// Below this a number is the dust of a division, not a difference.
const DUST_PLACES: u32 = 12;
/// More digits behind the point than this are never printed.
const MOST_PLACES: u32 = 28;

/// A number with its unit, its digits behind the point, and what its rounding must not hide.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The exact number, in its unit: of 0.644 as a percentage 64.4.
    pub value: Decimal,
    /// What it counts.
    pub measure: Measure,
    /// Digits behind the point, as far as they do not lie.
    places: u32,
    /// Whether a plus stands before what is more than nothing.
    signed: bool,
    rounding: Rounding,
    /// Whether it is rounded up, away from zero, or down: what is counted whole and still needed, or still allowed.
    up: Option<bool>,
    edges: Vec<Edge>,
}

/// What a number counts.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Measure {
    /// Nothing that is told.
    Bare,
    /// Hundredths.
    Percent,
    /// Differences between percentages.
    Points,
    /// A unit of measure.
    Unit(String),
}

impl Measure {
    /// A unit of measure as it is printed.
    pub(super) fn of(unit: &Unit) -> Self {
        if unit.is_points() {
            Self::Points
        } else if unit.is_percent() {
            Self::Percent
        } else {
            let told = unit.told().map(str::to_owned);
            told.map_or(Self::Bare, Self::Unit)
        }
    }

    /// It in words; empty where there is none.
    pub(super) fn unit(&self, language: Language) -> &str {
        match self {
            Self::Bare => "",
            Self::Percent => "%",
            Self::Points => language.pick("百分点", "pp"),
            Self::Unit(unit) => unit,
        }
    }
}

/// A level that a number must not seem to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    at: Decimal,
    /// Whether the level itself belongs to what lies above it.
    above: bool,
}

impl Edge {
    /// Whether a number lies above.
    fn is_below(self, number: Decimal) -> bool {
        match number.compare(self.at) {
            Ordering::Greater => true,
            Ordering::Equal => self.above,
            Ordering::Less => false,
        }
    }
}

impl Number {
    /// A number to so many digits behind the point.
    pub(super) fn new(value: Decimal, measure: Measure, places: u32, rounding: Rounding) -> Self {
        Self { value, measure, places, signed: false, rounding, up: None, edges: Vec::new() }
    }

    /// A share of one as a percentage.
    pub(super) fn percent(share: Decimal, places: u32, rounding: Rounding) -> Self {
        let value = share.shifted(2).unwrap_or(share);
        Self::new(value, Measure::Percent, places, rounding)
    }

    /// With a plus before what is more than nothing.
    pub(super) fn signed(mut self) -> Self {
        self.signed = true;
        self
    }

    /// Rounded up.
    pub(super) fn rounded_up(mut self) -> Self {
        self.up = Some(true);
        self
    }

    /// Rounded down.
    pub(super) fn rounded_down(mut self) -> Self {
        self.up = Some(false);
        self
    }

    /// With more digits where it would seem to have reached a level, from below or from above.
    pub(super) fn apart_from(mut self, level: Decimal) -> Self {
        let edge = |above| Edge { at: level, above };
        self.edges.extend([edge(true), edge(false)]);
        self
    }

    /// With more digits where it would lie on another side of a level that belongs to what lies above it, or below.
    pub(super) fn beside(mut self, level: Decimal, above: bool) -> Self {
        self.edges.push(Edge { at: level, above });
        self
    }

    /// With more digits where nothing would be left of something.
    pub(super) fn visible(self) -> Self {
        if self.value.half_up(DUST_PLACES).is_zero() {
            self
        } else {
            self.apart_from(Decimal::ZERO)
        }
    }

    /// Its size without its sign, to as many digits.
    pub(super) fn magnitude(&self) -> Self {
        Self {
            value: self.value.abs(),
            places: self.places(),
            signed: false,
            edges: Vec::new(),
            ..self.clone()
        }
    }

    /// From now on with so many digits behind the point, or more where these would lie.
    pub(super) fn set_places(&mut self, places: u32) {
        self.places = places;
    }

    /// How many digits behind the point it was made with.
    pub(super) fn asked_places(&self) -> u32 {
        self.places
    }

    /// Without zeros at its end.
    pub(super) fn trimmed(self) -> Self {
        let places = self.rounded().normalized().places();
        Self { places, ..self }
    }

    /// How many digits behind the point are printed: more than asked for where fewer would lie.
    #[must_use]
    pub fn places(&self) -> u32 {
        let is_true = |places: &u32| {
            let rounded = self.round(*places);
            let same_side = |edge: &Edge| edge.is_below(rounded) == edge.is_below(self.value);
            self.edges.iter().all(same_side)
        };
        let mut places = self.places.min(MOST_PLACES)..=MOST_PLACES;
        places.find(is_true).unwrap_or(MOST_PLACES)
    }

    /// The number that is printed.
    #[must_use]
    pub fn rounded(&self) -> Decimal {
        self.round(self.places())
    }

    fn round(&self, places: u32) -> Decimal {
        let rounded = self.rounding.round(self.value, places);
        // The dust of a division is no difference.
        let away = match (self.up, rounded.abs().compare(self.value.abs())) {
            (Some(true), Ordering::Less) => true,
            (Some(false), Ordering::Greater) => false,
            _ => return rounded,
        };
        let step = Decimal::of_digits(1, places).unwrap_or(Decimal::ZERO);
        let beside =
            if away == self.value.is_negative() { rounded.minus(step) } else { rounded.plus(step) };
        beside.unwrap_or(rounded)
    }

    /// Its digits, with their sign and without a unit: `+1.18`.
    #[must_use]
    pub fn digits(&self) -> String {
        let places = self.places();
        let rounded = self.round(places);
        let digits = fixed(rounded, places, self.rounding);
        if self.signed && rounded.is_positive() { format!("+{digits}") } else { digits }
    }

    /// Whether a plus stands before what is more than nothing.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.signed
    }

    /// Its unit in words; empty where there is none.
    #[must_use]
    pub fn unit(&self, language: Language) -> &str {
        self.measure.unit(language)
    }

    /// Digits and unit: `1.76百分点`, `12.5 USD`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        joined(&self.digits(), self.unit(language))
    }
}

/// A number with what stands behind it; a blank parts letters and digits from it.
pub(super) fn joined(number: &str, unit: &str) -> String {
    let blank = if stands_apart(unit) { " " } else { "" };
    format!("{number}{blank}{unit}")
}

/// A count as a number.
pub(super) fn count(count: usize) -> Number {
    let value = Decimal::parse(&count.to_string()).unwrap_or(Decimal::ZERO);
    Number::new(value, Measure::Bare, 0, Rounding::default())
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;
    use proptest::prelude::*;

    fn number(value: &str, places: u32) -> Number {
        Number::new(d(value), Measure::Bare, places, Rounding::HalfUp)
    }

    #[test]
    fn more_digits_stand_where_fewer_would_lie() {
        let below = |value, at| number(value, 2).beside(d(at), true).digits();
        assert_eq!(below("54.996", "55"), "54.996");
        assert_eq!(below("54.99", "55"), "54.99");
        assert_eq!(below("55.001", "55"), "55.00");
        let ceiling = |value, at| number(value, 1).beside(d(at), false).digits();
        assert_eq!(ceiling("5.01", "5"), "5.01");
        assert_eq!(ceiling("4.99", "5"), "5.0");
        assert_eq!(number("0.0004", 1).visible().digits(), "0.0004");
        assert_eq!(number("0.00000000000000000001", 1).visible().digits(), "0.0");
        assert_eq!(number("-0.004", 1).visible().digits(), "-0.004");
    }

    #[test]
    fn what_is_still_needed_is_rounded_up_and_what_is_allowed_down() {
        for (value, up, down) in [
            ("1.2", "2", "1"),
            ("2", "2", "2"),
            ("-0.3", "-1", "0"),
            ("1.8", "2", "1"),
            ("0.5", "1", "0"),
            ("36.00000000000000000000000009", "36", "36"),
            ("35.99999999999999999999999991", "36", "36"),
        ] {
            assert_eq!(number(value, 0).rounded_up().digits(), up);
            assert_eq!(number(value, 0).rounded_down().digits(), down);
        }
    }

    #[test]
    fn a_plus_stands_before_what_is_printed_as_more_than_nothing() {
        for (value, digits) in [("1.5", "+1.5"), ("0.001", "0.0"), ("0", "0.0"), ("-1", "-1.0")] {
            assert_eq!(number(value, 1).signed().digits(), digits);
        }
    }

    #[test]
    fn units_follow_their_numbers() {
        let with = |measure| Number::new(d("1.760"), measure, 2, Rounding::HalfUp);
        assert_eq!(with(Measure::Points).text(Language::Zh), "1.76百分点");
        assert_eq!(with(Measure::Points).text(Language::En), "1.76 pp");
        assert_eq!(with(Measure::Percent).text(Language::En), "1.76%");
        assert_eq!(with(Measure::Unit("亿元".into())).text(Language::En), "1.76亿元");
        assert_eq!(with(Measure::Bare).trimmed().text(Language::Zh), "1.76");
        // An index is counted in nothing.
        assert_eq!(Measure::of(&Unit::one()), Measure::Bare);
    }

    proptest! {
        #[test]
        fn a_printed_number_lies_on_its_side_of_every_edge(
            value in -100_000_i64..100_000,
            edge in -100_000_i64..100_000,
            above: bool,
            places in 0_u32..4,
        ) {
            let thousandths = |number: i64| Decimal::from(i32::try_from(number).unwrap()).shifted(-3).unwrap();
            let (value, at) = (thousandths(value), thousandths(edge));
            let number = Number::new(value, Measure::Bare, places, Rounding::HalfUp).beside(at, above);
            let edge = Edge { at, above };
            prop_assert_eq!(edge.is_below(number.rounded()), edge.is_below(value));
            prop_assert!(number.places() >= places);
        }
    }
}
