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
                "由行数计得，aggregate = \"count\"",
                "a count of rows, aggregate = \"count\""
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
            Self::NestedRun(period) => {
                let period = period.words(language);
                say!(
                    language,
                    "有累计数，如 {period}",
                    "it has cumulative figures, such as {period}"
                )
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{Book, period, series, unit};

    fn kind(name: &str, unit_text: &str, periods: &[&str]) -> Option<Kind> {
        let mut shapes = Shapes::default();
        for text in periods {
            shapes.note(period(text));
        }
        kind_of(&series(name), &unit(unit_text), shapes).map(|(kind, _)| kind)
    }

    #[test]
    fn the_first_that_speaks_tells_the_kind() {
        let months = &["2023-12", "2024-06"][..];
        let (flow, stock) = (Some(Kind::Flow), Some(Kind::Stock));
        let (rate, growth) = (Some(Kind::Rate), Some(Kind::Growth));
        for (name, unit, periods, expected) in [
            // (2) shares, indices, growths
            ("城镇化", "%", months, rate),
            ("失业率", "", months, rate),
            ("全员劳动生产率", "万元/人", months, rate),
            ("平均预期寿命", "岁", months, rate),
            ("满意度", "分", months, rate),
            ("出口", "倍", months, rate),
            ("居民消费价格指数(上年=100)", "%", months, growth),
            ("居民消费价格指数(2020=100)", "", months, rate),
            ("工业增加值_累计增长", "%", months, growth),
            ("地区生产总值增速", "%", &["2023"], growth),
            ("单位地区生产总值能耗降低率", "%", &["2023"], growth),
            ("失业率同比", "百分点", months, rate),
            // an amount by which something grew is no growth
            ("贷款比年初增长", "亿元", months, flow),
            // (3) cumulative runs
            ("床位", "张", &["2024年1-5月"], flow),
            ("引进企业", "家", &["2023", "2024年上半年"], flow),
            ("示范企业", "家", &["2023年上半年", "2023年下半年"], stock),
            ("研发机构", "家", &["2023Q4", "2023"], stock),
            // (4) whole years
            ("民宿", "家", &["2022", "2023"], flow),
            ("满园", "", &["2022"], flow),
            // (5) words and units
            ("城镇新增就业人数", "万人", months, flow),
            ("社会消费品零售总额", "亿元", months, flow),
            ("接待游客人数", "万人次", months, flow),
            ("住户存款余额", "亿元", months, stock),
            ("常住人口", "万人", months, stock),
            ("科技型企业", "家", months, stock),
            // (6) nothing
            ("满园", "", months, None),
            ("绿化", "公顷", months, None),
        ] {
            assert_eq!(kind(name, unit, periods), expected, "{name} {unit}");
        }
    }

    #[test]
    fn what_is_declared_or_counted_speaks_first() {
        let mut one = series("失业率");
        one.kind = Some(Kind::Stock);
        let found = kind_of(&one, &unit("%"), Shapes::default());
        assert_eq!(found, Some((Kind::Stock, Evidence::Declared)));
        let mut one = series("新增企业");
        one.aggregate = Some(Aggregate::Count);
        let found = kind_of(&one, &unit("家"), Shapes::default());
        assert_eq!(found, Some((Kind::Stock, Evidence::Count)));
    }

    #[test]
    fn years_alone_make_no_flow_where_the_plan_treats_it_as_cumulative() {
        let mut one = series("民宿");
        one.cumulative = true;
        let mut shapes = Shapes::default();
        shapes.note(period("2023"));
        let found = kind_of(&one, &unit("家"), shapes).map(|(kind, _)| kind);
        assert_eq!(found, Some(Kind::Stock));
    }

    #[test]
    fn a_series_of_unknown_kind_is_an_error_that_names_the_line_to_write() {
        let ledger = Book::default()
            .cells("绿化 2024-05 3 公顷\n绿化 2024-06 4 公顷")
            .ledger();
        assert_eq!(ledger.codes(), ["unknown-kind 1"]);
        let help = ledger.diagnostics().iter().next().unwrap();
        let help = help.message.help(Language::Zh).unwrap();
        assert!(help.contains(r#"[series."绿化"]"#), "{help}");
        assert!(help.contains(r#"kind = "flow""#), "{help}");
    }
}
