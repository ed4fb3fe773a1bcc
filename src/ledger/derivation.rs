//! A value over a period with the way it was made, or the reason why there is none.

use crate::language::Language;
use crate::quantity::{ArithmeticError, Decimal, Frequency, Month, Period, Quantity, Unit};
use crate::say;

/// A value and where it comes from.
#[derive(Clone, Debug)]
pub struct Derivation {
    /// The value, in the unit of the series.
    pub value: Quantity,
    /// How far it may be from the true value because the published figures are rounded: half a unit of the last digit of each,
    /// summed up; in the value's unit.
    pub uncertainty: Decimal,
    /// The cells it is made of: those added first, each group by start and length.
    pub steps: Vec<Step>,
    /// How they make it.
    pub how: How,
}

/// One cell of a derivation.
#[derive(Clone, Debug)]
pub struct Step {
    /// 1, or -1 where it is subtracted.
    pub sign: i8,
    /// The observation: an index into the data's observations.
    pub observation: u32,
    /// Its period.
    pub period: Period,
    /// Its value, in the unit of the series.
    pub value: Decimal,
}

/// How cells make a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// It was published for exactly this period.
    Published,
    /// Published runs added and subtracted.
    Path,
    /// The level at the end of another run that ends in the same month.
    ShorterRun,
    /// The mean of the parts of one length.
    Mean(Frequency),
    /// The last value published within the period, at its end.
    Last,
    /// Yearly changes compounded.
    Compounded,
}

impl How {
    /// In words: `各季平均`.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        say! { language, self;
            Self::Published => "公布数" / "as published",
            Self::Path => "由公布数加减推得" / "derived from published figures",
            Self::ShorterRun => "期末数" / "the level at its end",
            Self::Mean(Frequency::Month) => "各月平均" / "the mean of its months",
            Self::Mean(Frequency::Quarter) => "各季平均" / "the mean of its quarters",
            Self::Mean(Frequency::HalfYear) => "各半年平均" / "the mean of its half-years",
            Self::Mean(Frequency::Year) => "各年平均" / "the mean of its years",
            Self::Last => "期内最后一期" / "its last figure",
            Self::Compounded => "逐年连乘" / "compounded year by year",
        }
    }
}

/// Why there is no value over a period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unknown {
    /// The series has no observation in the region.
    NoObservation,
    /// The kind of the series is not known.
    NoKind,
    /// Nothing was published for the period, and nothing that it can be made of.
    NotDerivable(Period),
    /// Cells that the period needs say that there is no value: their observations.
    Missing(Period, Vec<u32>),
    /// The series breaks inside the period: the first month of the new scope.
    AcrossBreak(Period, Month),
    /// A change that is to be compounded is no share: its unit.
    NoShare(Period, Unit),
    /// A sum or product has too many digits.
    Arithmetic(Period, ArithmeticError),
}

impl Unknown {
    /// Why, in one sentence.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        say! { language, self;
            Self::NoObservation => "没有数据" / "there is no observation",
            Self::NoKind => "序列的性质（kind）不明" / "the kind of the series is not known",
            Self::NotDerivable(period) => "没有 {period} 的数，由已公布的数也推不出" / "nothing was published for {period}, nor anything it follows from",
            Self::Missing(period, cells) => with { let count = cells.len(); } "{period} 所需的数有 {count} 个注明缺数" / "cells that {period} needs say that there is no value: {count}",
            Self::AcrossBreak(period, month) => "{period} 跨过 {month} 的口径变动" / "{period} reaches across the series break of {month}",
            Self::NoShare(period, unit) => "{period} 的增速单位是“{unit}”，不是百分比，不能连乘" / "the change of {period} is in `{unit}`, no percentage: it cannot be compounded",
            Self::Arithmetic(period, ArithmeticError::Overflow) => "推算 {period} 时超出 28 位有效数字" / "the figures for {period} have more than 28 significant digits together",
            Self::Arithmetic(period, _) => "推算 {period} 时除数为零" / "the figures for {period} lead to a division by zero",
        }
    }

    /// The observations that say that there is no value.
    #[must_use]
    pub fn missing(&self) -> &[u32] {
        match self {
            Self::Missing(_, cells) => cells,
            _ => &[],
        }
    }
}
