//! Figures with the calculations that gave them, in letters and in numbers: what computes a figure states how.

use std::collections::BTreeMap;

use crate::language::{Language, plural};
use crate::quantity::{ArithmeticError, Compounding, Decimal, Period, Rounding, plain, unmet};
use crate::say;

/// A figure that an assessment computes by a formula.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[allow(missing_docs, reason = "they are the fields of an assessment")]
pub enum Measure {
    GoalLevel,
    /// The value that counts, where it is a mean over years.
    Latest,
    Gap,
    Attainment,
    Progress,
    Time,
    Margin,
    Observed,
    /// The growth that the observed rate is.
    ObservedGrowth,
    Required,
    /// The growth that the required rate is.
    RequiredGrowth,
    Projection,
    YearTarget,
    OnYear,
    Attained,
    Expected,
    Pace,
    YearProjection,
    GrowthNeeded,
    NumeratorEffect,
    DenominatorEffect,
    GapAmount,
    NeededAMonth,
    /// Of the way from last year's end to the year's target.
    Moved,
    OnPrevious,
    OnYearAgo,
    Carried,
}

/// The calculations of an assessment's figures.
pub type Calculations = BTreeMap<Measure, Calculation>;

/// A formula: `(x - b) / (T - b)`, and the same with the numbers in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Calculation {
    /// With letters.
    pub letters: String,
    /// With numbers.
    pub numbers: String,
}

/// How closely the parts of a formula hold together: looser ones stand in brackets within closer ones.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Binds {
    Sum,
    Product,
    Alone,
}

/// A figure; where traces are kept with the formula that gave it.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) value: Decimal,
    formula: Option<Box<Written>>,
}

/// A formula as a part of others.
#[derive(Clone, Debug)]
struct Written {
    letters: String,
    numbers: String,
    binds: Binds,
}

/// What computing gives, if the numbers fit.
pub(super) type Computed = Result<Term, ArithmeticError>;

/// Makes terms: with calculations in a language, or without where no traces are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen(pub(super) Option<Language>);

impl Pen {
    /// A number under a letter, both written as they come.
    fn written(self, value: Decimal, text: impl FnOnce(Language) -> (String, String)) -> Term {
        let formula = self.0.map(|language| {
            let (letters, numbers) = text(language);
            Box::new(Written { letters, numbers, binds: Binds::Alone })
        });
        Term { value, formula }
    }

    /// A number under its letter, with as many digits as tell it from each of some levels.
    pub(super) fn letter(self, letter: &str, value: Decimal, levels: &[Decimal]) -> Term {
        self.written(value, |_| (letter.to_owned(), number(value, levels)))
    }

    /// The value that counts, as [`Self::letter`]: where it stands for a whole year it is not the x that is printed.
    pub(super) fn judged(
        self,
        value: Decimal,
        carried: Option<Decimal>,
        levels: &[Decimal],
    ) -> Term {
        if carried == Some(value) { self.carried(value) } else { self.letter("x", value, levels) }
    }

    /// What part of a year says of the whole.
    pub(super) fn carried(self, value: Decimal) -> Term {
        self.named("推算全年", "carried", value)
    }

    /// A number without letter.
    pub(super) fn number(self, value: Decimal) -> Term {
        self.written(value, |_| {
            let text = number(value, &[]);
            (text.clone(), text)
        })
    }

    /// A share of some months in others: `48/60`.
    pub(super) fn ratio(self, part: i32, whole: i32) -> Computed {
        let value = Decimal::from(part).over(Decimal::from(whole))?;
        let text = || format!("{part}/{whole}");
        let mut term = self.written(value, |_| (text(), text()));
        if let Some(formula) = &mut term.formula {
            formula.binds = Binds::Product;
        }
        Ok(term)
    }

    /// A number under a word.
    pub(super) fn named(self, zh: &str, en: &str, value: Decimal) -> Term {
        self.written(value, |l| (l.pick(zh, en).to_owned(), number(value, &[])))
    }

    /// A share of the way under a word, written as it is told: `80%`, and never as 100% where it is less.
    pub(super) fn share(self, zh: &str, en: &str, share: Decimal) -> Term {
        self.written(share, |l| {
            let percent = share.shifted(2).unwrap_or(share);
            let text = unmet(percent, 2, Rounding::HalfUp, |rounded| {
                rounded.compare(Decimal::HUNDRED) != percent.compare(Decimal::HUNDRED)
            });
            (l.pick(zh, en).to_owned(), format!("{}%", trimmed(text)))
        })
    }

    /// The value of a period: `x[2020年]`.
    pub(super) fn at(self, period: Period, level: Decimal) -> Term {
        self.written(level, |l| (format!("x[{}]", period.words(l)), number(level, &[])))
    }

    /// Months under a word: `已过`, `42 个月`.
    pub(super) fn months(self, zh: &str, en: &str, months: i32) -> Term {
        self.written(Decimal::from(months), |l| {
            let several = plural(usize::try_from(months).unwrap_or_default(), "month");
            let number = say!(l, "{months} 个月", "{several}");
            (l.pick(zh, en).to_owned(), number)
        })
    }

    /// So many months in years: `3.5 年`.
    pub(super) fn years(self, months: i32) -> Computed {
        let years = Decimal::from(months).over(Decimal::from(12))?;
        Ok(self.written(years, |l| {
            let number = plain(years.half_up(4));
            let text = say! { l, years == Decimal::ONE;
                true => "{number} 年" / "{number} year",
                false => "{number} 年" / "{number} years",
            };
            (text.clone(), text)
        }))
    }
}

/// The letters of an assessment.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    pub(super) pen: Pen,
    /// The levels of the goal, which x and b are not to be mistaken for.
    pub(super) ends: Vec<Decimal>,
    /// The value that is held against the goal, where it is carried to a whole year.
    pub(super) carried: Option<Decimal>,
    /// The period that a path starts from, where that is not the baseline.
    pub(super) start: Option<Period>,
    /// The letter of the level that it leads to.
    pub(super) goal: &'static str,
}

impl Letters {
    /// x
    pub(super) fn value(&self, level: Decimal) -> Term {
        self.pen.judged(level, self.carried, &self.ends)
    }

    /// b, or the value of the period that the path starts from.
    pub(super) fn base(&self, level: Decimal) -> Term {
        match self.start {
            Some(period) => self.at(period, level),
            None => self.pen.letter("b", level, &self.ends),
        }
    }

    /// The same of a path that starts from another period than the baseline.
    pub(super) fn starting_from(self, period: Period) -> Self {
        let start = Some(period);
        Self { start, ..self }
    }

    /// The same of a path that leads to another level than T.
    pub(super) fn leading_to(self, goal: &'static str) -> Self {
        Self { goal, ..self }
    }

    /// T, or the level that the path leads to.
    pub(super) fn goal(&self, level: Decimal) -> Term {
        self.pen.letter(self.goal, level, &[])
    }

    /// The value of another period: `x[2020年]`.
    pub(super) fn at(&self, period: Period, level: Decimal) -> Term {
        self.pen.at(period, level)
    }
}

impl Term {
    /// A number whose making is no formula.
    pub(super) fn bare(value: Decimal) -> Self {
        let formula = None;
        Self { value, formula }
    }

    /// Its formula, where traces are kept.
    pub(super) fn calculation(self) -> Option<Calculation> {
        let Written { letters, numbers, .. } = *self.formula?;
        Some(Calculation { letters, numbers })
    }

    /// The same formula for a value that rounding kept from being exact.
    pub(super) fn with(self, value: Decimal) -> Self {
        Self { value, ..self }
    }

    /// The next whole number, upwards or downwards: of what comes in whole numbers only.
    pub(super) fn whole(self, up: bool) -> Self {
        let value = self.value.whole(up);
        if value == self.value {
            return self;
        }
        let (open, close) = if up { ("⌈", "⌉") } else { ("⌊", "⌋") };
        self.within(value, |text| format!("{open}{text}{close}"))
    }

    /// Held at a bound that it lies beyond.
    pub(super) fn held_at(self, bound: Decimal) -> Self {
        let word = if bound < self.value { "min" } else { "max" };
        let at = number(bound, &[]);
        self.within(bound, |text| format!("{word}({at}, {text})"))
    }

    /// Another value, by a formula around this one.
    fn within(self, value: Decimal, around: impl Fn(&str) -> String) -> Self {
        let formula = self.formula.map(|written| {
            Box::new(Written {
                letters: around(&written.letters),
                numbers: around(&written.numbers),
                binds: Binds::Alone,
            })
        });
        Self { value, formula }
    }

    pub(super) fn plus(&self, other: &Self) -> Computed {
        self.joined(" + ", other, Binds::Sum, Decimal::plus)
    }

    pub(super) fn minus(&self, other: &Self) -> Computed {
        self.joined(" - ", other, Binds::Sum, Decimal::minus)
    }

    pub(super) fn times(&self, other: &Self) -> Computed {
        self.joined(" x ", other, Binds::Product, Decimal::times)
    }

    pub(super) fn over(&self, other: &Self) -> Computed {
        self.joined(" / ", other, Binds::Product, Decimal::over)
    }

    /// A level less the base that it is counted from, where there is one.
    pub(super) fn since(&self, base: Option<&Self>) -> Computed {
        base.map_or_else(|| Ok(self.clone()), |base| self.minus(base))
    }

    fn joined(
        &self,
        sign: &str,
        other: &Self,
        binds: Binds,
        value: impl Fn(Decimal, Decimal) -> Result<Decimal, ArithmeticError>,
    ) -> Computed {
        let value = value(self.value, other.value)?;
        let both = self.formula.as_ref().zip(other.formula.as_ref());
        // What is subtracted or divided by must hold closer than the sign.
        let closer = match (sign, binds) {
            (" - ", _) => Binds::Product,
            (" / ", _) => Binds::Alone,
            _ => binds,
        };
        let formula = both.map(|(left, right)| {
            let text = |of: fn(&Written) -> &str| {
                let (left, right) =
                    (left.bracketed(of(left), binds), right.bracketed(of(right), closer));
                format!("{left}{sign}{right}")
            };
            Box::new(Written {
                letters: text(|formula| &formula.letters),
                numbers: text(|formula| &formula.numbers),
                binds,
            })
        });
        Ok(Self { value, formula })
    }
}

/// What compounds: the law has its own letters.
impl Term {
    /// The level that leads from `from` (from nothing where there is none) to `to` in some months, so many months after `from`:
    /// `b x (x / b)^(share)`.
    pub(super) fn compounded(
        law: Compounding,
        (from, to): (Option<&Self>, &Self),
        share: &str,
        (months, whole): (i32, i32),
    ) -> Computed {
        let base = from.map_or(Decimal::ZERO, |from| from.value);
        let value = law.after(base, to.value, months, whole)?;
        Ok(to.by_law(law, from, value, |law, from, to, is_letters| {
            let numbers = format!("{months}/{whole}");
            law.after_text(from, to, if is_letters { share } else { &numbers })
        }))
    }

    /// The change a year from `from` to `to` in some months: `(x / b)^(1 / years) - 1`.
    pub(super) fn yearly(
        law: Compounding,
        (from, to): (Option<&Self>, &Self),
        years: &Self,
        months: i32,
    ) -> Computed {
        let base = from.map_or(Decimal::ZERO, |from| from.value);
        let value = law.yearly(base, to.value, months)?;
        let span = years.formula.as_ref().map_or("", |years| &years.numbers);
        Ok(to.by_law(law, from, value, |law, from, to, _| law.yearly_text(from, to, span)))
    }

    /// The factor of a growth a year over some months: `(1 + 8%)^5`.
    pub(super) fn grown(pen: Pen, yearly: Decimal, months: i32) -> Computed {
        let value = Compounding::Level.at_rate(Decimal::ONE, yearly, months)?;
        let years = Decimal::from(months).over(Decimal::from(12))?;
        Ok(pen.written(value, |_| {
            let sign = if yearly.is_negative() { '-' } else { '+' };
            let rate = number(yearly.abs().shifted(2).unwrap_or(yearly), &[]);
            let text = format!("(1 {sign} {rate}%)^{}", plain(years.half_up(4)));
            (text.clone(), text)
        }))
    }

    /// The figure that stands for each of some years: their geometric mean.
    pub(super) fn mean(law: Compounding, years: &[Self]) -> Computed {
        let figures: Vec<Decimal> = years.iter().map(|year| year.value).collect();
        let value = law.mean(&figures)?;
        let calculations: Option<Vec<&Written>> =
            years.iter().map(|year| year.formula.as_deref()).collect();
        let formula = calculations.map(|calculations| {
            let numbers: Vec<String> =
                calculations.iter().map(|f| law_number(law, &f.numbers)).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            let text = law.mean_text(&numbers);
            Box::new(Written { letters: text.clone(), numbers: text, binds: Binds::Sum })
        });
        Ok(Self { value, formula })
    }

    fn by_law(
        &self,
        law: Compounding,
        from: Option<&Self>,
        value: Decimal,
        text: impl Fn(Compounding, Option<&str>, &str, bool) -> String,
    ) -> Self {
        let from_formula = from.map(|from| from.formula.as_deref());
        let known = !matches!(from_formula, Some(None));
        let formula = self.formula.as_deref().filter(|_| known).map(|to| {
            let from = from_formula.flatten();
            let from_numbers = from.map(|from| law_number(law, &from.numbers));
            let letters = text(
                law,
                from.map(|from| from.letters.as_str()),
                &to.bracketed(&to.letters, Binds::Alone),
                true,
            );
            let to_numbers = to.bracketed(&to.numbers, Binds::Alone);
            let numbers = text(law, from_numbers.as_deref(), &law_number(law, &to_numbers), false);
            Box::new(Written {
                letters,
                numbers,
                binds: if law == Compounding::Level { Binds::Product } else { Binds::Sum },
            })
        });
        Self { value, formula }
    }

    /// The same as a fraction of one, told in %: a growth or cut whose unit is of this scale.
    pub(super) fn as_fraction(&self, scale: i32) -> Computed {
        let value = self.value.shifted(scale)?;
        let formula = self.formula.clone().map(|mut formula| {
            if scale == -2 && formula.binds == Binds::Alone {
                formula.numbers.push('%');
            }
            formula
        });
        Ok(Self { value, formula })
    }
}

/// A number as the law takes it: growths and cuts in %.
fn law_number(law: Compounding, number: &str) -> String {
    match law {
        Compounding::Growth(-2) | Compounding::Cut(-2) => format!("{number}%"),
        _ => number.to_owned(),
    }
}

impl Written {
    fn bracketed(&self, text: &str, within: Binds) -> String {
        if self.binds < within { format!("({text})") } else { text.to_owned() }
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
    if value.is_negative() { format!("({text})") } else { text }
}

/// Without trailing zeros behind the point.
fn trimmed(text: String) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    const PEN: Pen = Pen(Some(Language::Zh));

    fn letter(letter: &str, value: &str) -> Term {
        PEN.letter(letter, d(value), &[])
    }

    #[test]
    fn brackets_stand_only_where_the_signs_need_them() {
        let (x, b, t) = (letter("x", "53.24"), letter("b", "-2"), letter("T", "0.0000000123"));
        let three = letter("n", "3");
        let half = PEN.ratio(6, 12).unwrap();
        for (term, letters, numbers) in [
            (x.over(&half), "x / (6/12)", "53.24 / (6/12)"),
            (x.times(&half), "x x 6/12", "53.24 x 6/12"),
            (
                x.minus(&b).unwrap().over(&t.minus(&b).unwrap()),
                "(x - b) / (T - b)",
                "(53.24 - (-2)) / (0.0000000123 - (-2))",
            ),
            (b.plus(&x.minus(&b).unwrap()), "b + x - b", "(-2) + 53.24 - (-2)"),
            (x.minus(&x.plus(&b).unwrap()), "x - (x + b)", "53.24 - (53.24 + (-2))"),
            (x.over(&three.times(&x).unwrap()), "x / (n x x)", "53.24 / (3 x 53.24)"),
            (
                Term::compounded(Compounding::Level, (Some(&three), &x), "n", (6, 12)),
                "n x (x / n)^(n)",
                "3 x (53.24 / 3)^(6/12)",
            ),
        ] {
            let formula = term.unwrap().calculation().unwrap();
            assert_eq!((formula.letters.as_str(), formula.numbers.as_str()), (letters, numbers));
        }
    }

    #[test]
    fn a_number_does_not_seem_to_be_a_level_that_it_is_not() {
        for (value, text) in [("54.99996", "54.99996"), ("54.99994", "54.9999"), ("55", "55")] {
            let term = PEN.letter("x", d(value), &[d("55")]);
            assert_eq!(term.calculation().unwrap().numbers, text);
        }
    }

    #[test]
    fn without_traces_there_are_values_alone() {
        let pen = Pen(None);
        let (x, b) = (pen.letter("x", d("3"), &[]), pen.letter("b", d("2"), &[]));
        let mean = Term::mean(Compounding::Level, &[x.clone(), x.clone()]).unwrap();
        assert_eq!(x.minus(&b).unwrap().value, d("1"));
        assert!(mean.calculation().is_none() && x.minus(&b).unwrap().calculation().is_none());
    }
}
