//! The kind of a series that declares none, and what speaks for it.

use crate::language::Language;
use crate::quantity::{Period, Unit};
use crate::say;
use crate::series::{Aggregate, Base, Kind, Series};

use super::kind_words::{
    BALANCE_WORDS, FLOW_UNITS, FLOW_WORDS, GROWTH_ENDINGS, RATE_ENDINGS, RATE_UNITS, STOCK_UNITS,
    STOCK_WORDS,
};

/// What speaks for the kind of a series.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Evidence {
    /// The plan declares it.
    Declared,
    /// Its observations are counts of rows.
    Count,
    /// Its name states what is 100.
    Base,
    /// Its unit of measure.
    Unit(String),
    /// How its name ends.
    Ending(&'static str),
    /// A word in its name.
    Word(&'static str),
    /// It has figures of runs from January, such as this one.
    NestedRun(Period),
    /// It has figures of whole years only.
    YearsOnly,
}

impl Evidence {
    /// In words: `单位是“%”`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Declared => say!(language, "计划中声明", "declared in the plan"),
            Self::Count => say!(
                language,
                "由行数计得（aggregate = \"count\"）",
                "a count of rows (aggregate = \"count\")"
            ),
            Self::Base => say!(
                language,
                "名称中注明以何为 100",
                "its name says what is 100"
            ),
            Self::Unit(unit) => say!(
                language,
                "计量单位是“{unit}”",
                "its unit of measure is `{unit}`"
            ),
            Self::Ending(word) => {
                say!(language, "名称以“{word}”结尾", "its name ends in `{word}`")
            }
            Self::Word(word) => say!(language, "名称中有“{word}”", "its name has `{word}`"),
            Self::NestedRun(period) => say!(
                language,
                "有累计数（如 {period}）",
                "it has cumulative figures (such as {period})"
            ),
            Self::YearsOnly => say!(language, "只有年度数", "it has figures of whole years only"),
        }
    }
}

/// The shapes of the periods of a series, in all regions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shapes {
    nested: Option<Period>,
    first_half: Option<Period>,
    second_half: bool,
    shorter_than_a_year: bool,
    any: bool,
}

impl Shapes {
    /// Takes note of a period.
    pub(super) fn note(&mut self, period: Period) {
        let months = period.months();
        self.any = true;
        if months % 12 == 0 {
            return;
        }
        self.shorter_than_a_year = true;
        match (months, period.start().month()) {
            (1 | 3, _) => {}
            (6, 1) => earliest(&mut self.first_half, period),
            (6, 7) => self.second_half = true,
            _ => earliest(&mut self.nested, period),
        }
    }

    /// A run that only a cumulative figure has; first halves are such runs where there are no second ones.
    fn nested_run(&self) -> Option<Period> {
        self.nested
            .or(self.first_half.filter(|_| !self.second_half))
    }
}

fn earliest(seen: &mut Option<Period>, period: Period) {
    *seen = Some(seen.map_or(period, |known| known.min(period)));
}

/// The kind of a series by the table: the first that speaks.
pub(super) fn kind_of(series: &Series, unit: &Unit, shapes: Shapes) -> Option<(Kind, Evidence)> {
    if let Some(kind) = series.kind {
        return Some((kind, Evidence::Declared));
    }
    if series.aggregate == Some(Aggregate::Count) {
        return Some((Kind::Stock, Evidence::Count));
    }
    rate_or_growth(series, unit)
        .or_else(|| {
            shapes
                .nested_run()
                .map(|run| (Kind::Flow, Evidence::NestedRun(run)))
        })
        .or_else(|| {
            let years_only = shapes.any && !shapes.shorter_than_a_year;
            (years_only && !series.cumulative).then_some((Kind::Flow, Evidence::YearsOnly))
        })
        .or_else(|| flow_or_stock(series, unit))
}

fn rate_or_growth(series: &Series, unit: &Unit) -> Option<(Kind, Evidence)> {
    if series.base() == Some(Base::YearBefore) {
        return Some((Kind::Growth, Evidence::Base));
    }
    // A change in 百分点 does not compound, and one in 元 is an amount.
    let compounds = (unit.is_ratio() && !unit.is_points()) || unit.is_bare();
    if compounds && let Some(word) = series.ends_in(GROWTH_ENDINGS) {
        return Some((Kind::Growth, Evidence::Ending(word)));
    }
    if series.base().is_some() {
        return Some((Kind::Rate, Evidence::Base));
    }
    // The unit 1 only says that a bare number is meant.
    let is_share = unit.is_ratio() && unit.text() != "1";
    if is_share || unit.counts(RATE_UNITS) {
        return Some((Kind::Rate, Evidence::Unit(unit.text().to_owned())));
    }
    series
        .ends_in(RATE_ENDINGS)
        .map(|word| (Kind::Rate, Evidence::Ending(word)))
}

fn flow_or_stock(series: &Series, unit: &Unit) -> Option<(Kind, Evidence)> {
    let word = |words| series.mentions(words).map(Evidence::Word);
    let counted_in = |words: &[&str]| {
        unit.counts(words)
            .then(|| Evidence::Unit(unit.text().to_owned()))
    };
    let flow = |evidence| (Kind::Flow, evidence);
    let stock = |evidence| (Kind::Stock, evidence);
    word(FLOW_WORDS)
        .map(flow)
        .or_else(|| word(BALANCE_WORDS).map(stock))
        .or_else(|| counted_in(FLOW_UNITS).map(flow))
        .or_else(|| word(STOCK_WORDS).map(stock))
        .or_else(|| counted_in(STOCK_UNITS).map(stock))
}
