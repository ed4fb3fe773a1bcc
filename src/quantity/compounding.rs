//! The one law of what compounds: levels, growths and cuts, whichever way they are asked for.

use super::{ArithmeticError, Decimal};

/// What a figure is to the factor that compounds. Growths and cuts know the power of ten of their unit: -2 for %.
///
/// Levels multiply themselves, growths g make Π(1 + g) − 1, cuts r (降低率, whose figure says how much less) 1 − Π(1 − r).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compounding {
    /// A level: x.
    Level,
    /// A growth: 1 + x.
    Growth(i32),
    /// A cut: 1 − x.
    Cut(i32),
}

/// What a calculation gives, if its numbers fit.
type Checked = Result<Decimal, ArithmeticError>;

impl Compounding {
    /// The factor that a figure stands for.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn factor(self, figure: Decimal) -> Checked {
        match self {
            Self::Level => Ok(figure),
            Self::Growth(scale) => Decimal::ONE.plus(figure.shifted(scale)?),
            Self::Cut(scale) => Decimal::ONE.minus(figure.shifted(scale)?),
        }
    }

    /// The figure of a factor.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn figure(self, factor: Decimal) -> Checked {
        match self {
            Self::Level => Ok(factor),
            Self::Growth(scale) => factor.minus(Decimal::ONE)?.shifted(-scale),
            Self::Cut(scale) => Decimal::ONE.minus(factor)?.shifted(-scale),
        }
    }

    /// What figures of years that follow each other come to together.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn product(self, figures: &[Decimal]) -> Checked {
        self.figure(self.factors(figures)?)
    }

    /// The figure that, standing in every year, comes to the same: the geometric mean of the factors.
    ///
    /// # Errors
    /// [`ArithmeticError`]; there is no mean of none.
    pub fn mean(self, figures: &[Decimal]) -> Checked {
        let count = i32::try_from(figures.len()).map_err(|_| ArithmeticError::Overflow)?;
        self.figure(self.factors(figures)?.power_ratio(1, count)?)
    }

    /// The change a year between two figures some months apart, as a fraction: by how much it grows, of cuts by how much it falls.
    ///
    /// # Errors
    /// [`ArithmeticError`]; from zero ([`ArithmeticError::DivisionByZero`]) and across it ([`ArithmeticError::NotReal`]) there is none.
    pub fn yearly(self, from: Decimal, to: Decimal, months: i32) -> Checked {
        let yearly = self.ratio(from, to)?.power_ratio(12, months)?;
        let growth = yearly.minus(Decimal::ONE)?;
        Ok(match self {
            Self::Level | Self::Growth(_) => growth,
            Self::Cut(_) => growth.negated(),
        })
    }

    /// The figure some months after `from`, where `to` stands `whole` months after it: between the two, at `to`, or beyond.
    ///
    /// # Errors
    /// As [`Compounding::yearly`].
    pub fn after(self, from: Decimal, to: Decimal, months: i32, whole: i32) -> Checked {
        let power = self.ratio(from, to)?.power_ratio(months, whole)?;
        self.figure(self.factor(from)?.times(power)?)
    }

    /// What a change a year (a fraction, as of [`Compounding::yearly`]) makes of a figure in some months.
    ///
    /// # Errors
    /// [`ArithmeticError`].
    pub fn at_rate(self, from: Decimal, yearly: Decimal, months: i32) -> Checked {
        let step = match self {
            Self::Level | Self::Growth(_) => Decimal::ONE.plus(yearly)?,
            Self::Cut(_) => Decimal::ONE.minus(yearly)?,
        };
        self.figure(self.factor(from)?.times(step.power_ratio(months, 12)?)?)
    }

    fn factors(self, figures: &[Decimal]) -> Checked {
        figures
            .iter()
            .try_fold(Decimal::ONE, |product, figure| product.times(self.factor(*figure)?))
    }

    fn ratio(self, from: Decimal, to: Decimal) -> Checked {
        let (from, to) = (self.factor(from)?, self.factor(to)?);
        if from.sign() * to.sign() < 0 {
            return Err(ArithmeticError::NotReal);
        }
        to.over(from)
    }
}

/// The same calculations written out: with letters, or with the numbers in their place (`8.1%`).
impl Compounding {
    /// `x`, `1 + x`, `1 - x`.
    #[must_use]
    pub fn factor_text(self, figure: &str) -> String {
        match self {
            Self::Level => figure.to_owned(),
            Self::Growth(_) => format!("1 + {figure}"),
            Self::Cut(_) => format!("1 - {figure}"),
        }
    }

    /// `a x b`, `(1 + a) x (1 + b) - 1`, `1 - (1 - a) x (1 - b)`.
    #[must_use]
    pub fn product_text(self, figures: &[&str]) -> String {
        self.figure_text(&self.factors_text(figures))
    }

    /// `((1 + a) x (1 + b))^(1/2) - 1`, `1 - ((1 - a) x (1 - b))^(1/2)`.
    #[must_use]
    pub fn mean_text(self, figures: &[&str]) -> String {
        let (factors, count) = (self.factors_text(figures), figures.len());
        self.figure_text(&format!("({factors})^(1/{count})"))
    }

    /// `(to / from)^(1 / years) - 1`; of what begins at nothing `(1 + to)^(1 / years) - 1`.
    #[must_use]
    pub fn yearly_text(self, from: Option<&str>, to: &str, years: &str) -> String {
        let power = format!("{}^(1 / {years})", self.ratio_text(from, to));
        match self {
            Self::Level | Self::Growth(_) => format!("{power} - 1"),
            Self::Cut(_) => format!("1 - {power}"),
        }
    }

    /// `from x (to / from)^(share)`, of growths that begin at nothing `(1 + to)^(share) - 1`.
    #[must_use]
    pub fn after_text(self, from: Option<&str>, to: &str, share: &str) -> String {
        let power = format!("{}^({share})", self.ratio_text(from, to));
        match from {
            Some(from) => self.figure_text(&format!("{} x {power}", self.closed_text(from))),
            None => self.figure_text(&power),
        }
    }

    fn figure_text(self, factor: &str) -> String {
        match self {
            Self::Level => factor.to_owned(),
            Self::Growth(_) => format!("{factor} - 1"),
            Self::Cut(_) => format!("1 - {factor}"),
        }
    }

    fn factors_text(self, figures: &[&str]) -> String {
        let factors = figures.iter().map(|figure| self.closed_text(figure));
        factors.collect::<Vec<String>>().join(" x ")
    }

    /// A factor that may stand beside a sign of multiplication.
    fn closed_text(self, figure: &str) -> String {
        match self {
            Self::Level => figure.to_owned(),
            Self::Growth(_) | Self::Cut(_) => format!("({})", self.factor_text(figure)),
        }
    }

    fn ratio_text(self, from: Option<&str>, to: &str) -> String {
        match from {
            Some(from) => format!("({} / {})", self.closed_text(to), self.closed_text(from)),
            None => self.closed_text(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    const GROWTH: Compounding = Compounding::Growth(-2);
    const CUT: Compounding = Compounding::Cut(-2);

    #[test]
    fn growths_multiply_up_and_cuts_down() {
        let figures = ["2.7", "0.1", "10"].map(d);
        assert_eq!(GROWTH.product(&figures), Ok(d("13.08297")));
        assert_eq!(CUT.product(&figures), Ok(d("12.51757")));
        assert_eq!(Compounding::Level.product(&figures), Ok(d("2.7")));
        // The same in fractions of one.
        let fractions = ["0.027", "0.001", "0.1"].map(d);
        assert_eq!(Compounding::Cut(0).product(&fractions), Ok(d("0.1251757")));
    }

    #[test]
    fn what_begins_at_zero_or_crosses_it_has_no_rate() {
        for (from, to, error) in [
            ("0", "5", ArithmeticError::DivisionByZero),
            ("5", "-5", ArithmeticError::NotReal),
            ("-5", "5", ArithmeticError::NotReal),
        ] {
            assert_eq!(Compounding::Level.yearly(d(from), d(to), 24), Err(error));
            assert_eq!(Compounding::Level.after(d(from), d(to), 12, 24), Err(error));
        }
        assert_eq!(GROWTH.yearly(d("0"), d("21"), 24), Ok(d("0.1")));
        assert_eq!(CUT.yearly(d("0"), d("19"), 24), Ok(d("0.1")));
        assert!(GROWTH.mean(&[]).is_err());
    }

    #[test]
    fn a_formula_is_written_with_letters_and_with_numbers() {
        for (text, wanted) in [
            (GROWTH.product_text(&["8.1%", "3%"]), "(1 + 8.1%) x (1 + 3%) - 1"),
            (CUT.product_text(&["2%", "3%"]), "1 - (1 - 2%) x (1 - 3%)"),
            (GROWTH.mean_text(&["g1", "g2"]), "((1 + g1) x (1 + g2))^(1/2) - 1"),
            (CUT.mean_text(&["r1", "r2"]), "1 - ((1 - r1) x (1 - r2))^(1/2)"),
            (Compounding::Level.yearly_text(Some("b"), "x", "3"), "(x / b)^(1 / 3) - 1"),
            (CUT.yearly_text(None, "x", "3"), "1 - (1 - x)^(1 / 3)"),
            (
                Compounding::Level.after_text(Some("b"), "T", "(t - t0) / (tT - t0)"),
                "b x (T / b)^((t - t0) / (tT - t0))",
            ),
            (CUT.after_text(None, "14%", "36/60"), "1 - (1 - 14%)^(36/60)"),
            (GROWTH.after_text(Some("b"), "T", "n"), "(1 + b) x ((1 + T) / (1 + b))^(n) - 1"),
        ] {
            assert_eq!(text, wanted);
        }
    }

    fn laws() -> impl Strategy<Value = Compounding> {
        prop_oneof![Just(Compounding::Level), Just(GROWTH), Just(CUT), Just(Compounding::Cut(0))]
    }

    /// A figure whose factor lies well above zero.
    fn figure(law: Compounding, hundredths: i64) -> Decimal {
        let factor = Decimal::from(hundredths).shifted(-2).unwrap();
        law.figure(factor).unwrap()
    }

    fn near(one: Decimal, other: Decimal) -> bool {
        one.minus(other).unwrap().abs() < d("0.00000001")
    }

    proptest! {
        #[test]
        fn the_mean_of_all_years_comes_to_what_they_come_to(
            law in laws(),
            years in proptest::collection::vec(50_i64..150, 1..8),
        ) {
            let figures: Vec<Decimal> = years.iter().map(|year| figure(law, *year)).collect();
            let mean = law.mean(&figures).unwrap();
            let same = vec![mean; figures.len()];
            prop_assert!(near(law.product(&same).unwrap(), law.product(&figures).unwrap()));
        }

        #[test]
        fn the_rate_a_year_leads_from_one_figure_to_the_other(
            law in laws(),
            (from, to, months) in (50_i64..400, 50_i64..400, 1_i32..120),
        ) {
            let (from, to) = (figure(law, from), figure(law, to));
            let rate = law.yearly(from, to, months).unwrap();
            prop_assert!(near(law.at_rate(from, rate, months).unwrap(), to));
            prop_assert!(near(law.after(from, to, months, months).unwrap(), to));
            prop_assert!(near(law.after(from, to, 0, months).unwrap(), from));
        }

        #[test]
        fn a_cut_is_a_growth_with_its_sign_turned(years in proptest::collection::vec(-3000_i64..3000, 1..8)) {
            let cuts: Vec<Decimal> = years.iter().map(|year| Decimal::from(*year).shifted(-2).unwrap()).collect();
            let growths: Vec<Decimal> = cuts.iter().map(|cut| cut.negated()).collect();
            prop_assert_eq!(CUT.product(&cuts), GROWTH.product(&growths).map(Decimal::negated));
            prop_assert_eq!(CUT.mean(&cuts), GROWTH.mean(&growths).map(Decimal::negated));
        }
    }
}
