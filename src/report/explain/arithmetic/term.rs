//! A formula in letters and in numbers, built together with its value.

use crate::quantity::{ArithmeticError, Decimal, Rounding, unmet};
use crate::report::digits::trimmed;

/// A formula: `(x - b) / (T - b)`, the same in numbers, and what it comes to.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) letters: String,
    pub(super) numbers: String,
    /// None where it cannot be computed.
    pub(super) value: Option<Decimal>,
    binds: Binds,
}

/// How closely the parts of a formula hold together: looser ones stand in brackets within closer ones.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Binds {
    Sum,
    Product,
    Power,
    Alone,
}

impl Term {
    /// A number under its letter; one below zero stands in brackets.
    pub(super) fn of(letter: impl Into<String>, value: Decimal) -> Self {
        Self::beside(letter, value, &[])
    }

    /// The same with as many digits as tell it from each of some levels.
    pub(super) fn beside(letter: impl Into<String>, value: Decimal, levels: &[Decimal]) -> Self {
        Self::written(letter, number(value, levels), value)
    }

    /// A number under its letter, written in another way: `42 个月`.
    pub(super) fn written(
        letter: impl Into<String>,
        number: impl Into<String>,
        value: Decimal,
    ) -> Self {
        Self {
            letters: letter.into(),
            numbers: number.into(),
            value: Some(value),
            binds: Binds::Alone,
        }
    }

    /// A number that has no letter.
    pub(super) fn number(value: Decimal) -> Self {
        let text = number(value, &[]);
        Self::written(text.clone(), text, value)
    }

    /// A fraction that has no letter, written in %.
    pub(super) fn percent(fraction: Decimal) -> Self {
        let text = number(fraction.shifted(2).unwrap_or(fraction), &[]);
        Self::written(format!("{text}%"), format!("{text}%"), fraction)
    }

    pub(super) fn one() -> Self {
        Self::number(Decimal::ONE)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        self.joined(" + ", other, Binds::Sum, Decimal::plus)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.joined(" - ", other, Binds::Sum, Decimal::minus)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        self.joined(" x ", other, Binds::Product, Decimal::times)
    }

    pub(super) fn over(&self, other: &Self) -> Self {
        self.joined(" / ", other, Binds::Product, Decimal::over)
    }

    /// Raised to a quotient of months or years, which is written as it is given: in letters and in numbers.
    pub(super) fn to_the(&self, exponent: (&str, &str), numerator: i32, denominator: i32) -> Self {
        let power = |text: String, exponent: &str| {
            if exponent.contains([' ', '/']) {
                format!("{text}^({exponent})")
            } else {
                format!("{text}^{exponent}")
            }
        };
        Self {
            letters: power(self.bracketed(&self.letters, Binds::Alone), exponent.0),
            numbers: power(self.bracketed(&self.numbers, Binds::Alone), exponent.1),
            value: self
                .value
                .and_then(|value| value.power_ratio(numerator, denominator).ok()),
            binds: Binds::Power,
        }
    }

    /// The same with its value moved by powers of ten: what its numbers say is told in another unit.
    pub(super) fn shifted(mut self, exponent: i32) -> Self {
        self.value = self.value.and_then(|value| value.shifted(exponent).ok());
        self
    }

    /// Whether it gives a figure, as far as figures are told.
    pub(super) fn gives(&self, figure: Decimal) -> bool {
        self.value
            .is_some_and(|value| value.significant(9) == figure.significant(9))
    }

    fn joined(
        &self,
        sign: &str,
        other: &Self,
        binds: Binds,
        value: impl Fn(Decimal, Decimal) -> Result<Decimal, ArithmeticError>,
    ) -> Self {
        // What is subtracted or divided by must hold closer than the sign.
        let closer = match (sign, binds) {
            (" - ", _) => Binds::Product,
            (" / ", _) => Binds::Power,
            _ => binds,
        };
        let text = |left: &str, right: &str| {
            let (left, right) = (self.bracketed(left, binds), other.bracketed(right, closer));
            format!("{left}{sign}{right}")
        };
        let both = self.value.zip(other.value);
        Self {
            letters: text(&self.letters, &other.letters),
            numbers: text(&self.numbers, &other.numbers),
            value: both.and_then(|(a, b)| value(a, b).ok()),
            binds,
        }
    }

    fn bracketed(&self, text: &str, within: Binds) -> String {
        if self.binds < within {
            format!("({text})")
        } else {
            text.to_owned()
        }
    }
}

/// A number within a formula, not printed as one of the levels that it is not; one below zero stands in brackets.
fn number(value: Decimal, levels: &[Decimal]) -> String {
    let usual = if value.abs() < Decimal::ONE { 6 } else { 4 };
    let places = if value.half_up(usual).is_zero() {
        value.significant(4).normalized().places()
    } else {
        usual
    };
    let text = trimmed(unmet(value, places, Rounding::HalfUp, |rounded| {
        let crosses = |level: &Decimal| rounded.compare(*level) != value.compare(*level);
        rounded != value && levels.iter().any(crosses)
    }));
    if value.is_negative() {
        format!("({text})")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::sample::d;
    use super::*;

    #[test]
    fn brackets_stand_only_where_the_signs_need_them() {
        let (x, b, t) = (
            Term::of("x", d("53.24")),
            Term::of("b", d("-2")),
            Term::of("T", d("0.0000000123")),
        );
        let three = Term::of("n", d("3"));
        for (term, letters, numbers) in [
            (
                x.minus(&b).over(&t.minus(&b)),
                "(x - b) / (T - b)",
                "(53.24 - (-2)) / (0.0000000123 - (-2))",
            ),
            (b.plus(&x.minus(&b)), "b + x - b", "(-2) + 53.24 - (-2)"),
            (
                x.minus(&x.plus(&b)),
                "x - (x + b)",
                "53.24 - (53.24 + (-2))",
            ),
            (
                three.times(&x.over(&three).to_the(("1/2", "6/12"), 6, 12)),
                "n x (x / n)^(1/2)",
                "3 x (53.24 / 3)^(6/12)",
            ),
            (
                x.over(&three.times(&x)),
                "x / (n x x)",
                "53.24 / (3 x 53.24)",
            ),
        ] {
            assert_eq!(
                (term.letters.as_str(), term.numbers.as_str()),
                (letters, numbers)
            );
        }
    }

    #[test]
    fn a_number_does_not_seem_to_be_a_level_that_it_is_not() {
        let level = [d("55")];
        for (value, text) in [
            ("54.99996", "54.99996"),
            ("54.99994", "54.9999"),
            ("55", "55"),
        ] {
            assert_eq!(Term::beside("x", d(value), &level).numbers, text);
        }
    }

    #[test]
    fn a_formula_gives_only_its_own_figure() {
        let (x, t) = (Term::of("x", d("1")), Term::of("T", d("3")));
        assert!(x.over(&t).gives(d("0.3333333333")));
        assert!(!x.over(&t).gives(d("0.33333")));
        let nothing = x.over(&Term::of("0", Decimal::ZERO));
        assert!(nothing.value.is_none() && !nothing.gives(Decimal::ZERO));
    }
}
