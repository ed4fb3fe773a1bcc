//! Worlds: indicators with figures that agree among themselves, and what a plan promises of them.

use std::fmt::Write as _;

use proptest::prelude::*;

/// What an indicator is; the tool has to find it out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Nature {
    /// Months add up.
    Flow,
    /// A level at a month's end.
    Stock,
    /// Published as it is.
    Rate,
    /// A change on the year before, in %.
    Growth,
    /// The same with 100 for no change.
    Index,
}

/// An indicator that worlds are made of.
#[derive(Debug)]
pub(crate) struct Indicator {
    pub(crate) name: &'static str,
    /// Its unit, and the same thing in a smaller one that is so many powers of ten less.
    pub(crate) unit: &'static str,
    pub(crate) smaller: (&'static str, usize),
    pub(crate) nature: Nature,
    /// About what a year of it, or its level, is, in hundredths.
    size: i64,
}

const fn indicator(
    name: &'static str,
    unit: &'static str,
    smaller: (&'static str, usize),
    nature: Nature,
    size: i64,
) -> Indicator {
    Indicator { name, unit, smaller, nature, size }
}

/// Where the words of name and unit speak for the kind, and where only the periods do.
pub(crate) const INDICATORS: &[Indicator] = &[
    indicator("地区生产总值", "亿元", ("万元", 4), Nature::Flow, 98_700),
    indicator("社会消费品零售总额", "亿元", ("万元", 4), Nature::Flow, 45_300),
    indicator("接待游客", "万人次", ("人次", 4), Nature::Flow, 312_000),
    indicator("粮食产量", "万吨", ("吨", 4), Nature::Flow, 5_270),
    indicator("城镇新增就业", "万人", ("人", 4), Nature::Flow, 1_840),
    indicator("造林", "公顷", ("公顷", 0), Nature::Flow, 88_000),
    indicator("活动场次", "", ("", 0), Nature::Flow, 41_000),
    indicator("常住人口", "万人", ("人", 4), Nature::Stock, 52_100),
    indicator("各项存款余额", "亿元", ("万元", 4), Nature::Stock, 133_000),
    indicator("示范企业", "家", ("家", 0), Nature::Stock, 7_300),
    indicator("农村公路", "公里", ("公里", 0), Nature::Stock, 236_400),
    indicator("城镇化率", "%", ("%", 0), Nature::Rate, 6_120),
    indicator("城镇调查失业率", "%", ("%", 0), Nature::Rate, 520),
    indicator("细颗粒物平均浓度", "微克/立方米", ("微克/立方米", 0), Nature::Rate, 3_350),
    indicator("规模以上工业增加值增速", "%", ("%", 0), Nature::Growth, 640),
    indicator("固定资产投资增长", "%", ("%", 0), Nature::Growth, 810),
    indicator("单位地区生产总值能耗降低率", "%", ("%", 0), Nature::Growth, 310),
    indicator("居民消费价格指数(上年同期=100)", "", ("", 0), Nature::Index, 10_190),
];

/// For which periods figures are published.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Rhythm {
    Years,
    /// January to March, to June, to September, to December.
    Quarters,
    /// The quarters each by itself, and the year.
    SingleQuarters,
    /// January to each month from February on.
    Runs,
    /// The months each by itself, and the year.
    Months,
}

pub(crate) const RHYTHMS: &[Rhythm] =
    &[Rhythm::Years, Rhythm::Quarters, Rhythm::SingleQuarters, Rhythm::Runs, Rhythm::Months];

/// A period within a year: its first and last month.
pub(crate) type Span = (i32, i32, i32);

impl Rhythm {
    fn spans(self, year: i32) -> Vec<Span> {
        let span = |first: i32, last: i32| (year, first, last);
        match self {
            Self::Years => vec![span(1, 12)],
            Self::Quarters => [3, 6, 9, 12].map(|last| span(1, last)).to_vec(),
            Self::SingleQuarters => {
                let quarters = [3, 6, 9, 12].map(|last| span(last - 2, last));
                quarters.into_iter().chain([span(1, 12)]).collect()
            }
            Self::Runs => (2..=12).map(|last| span(1, last)).collect(),
            Self::Months => (1..=12).map(|month| span(month, month)).chain([span(1, 12)]).collect(),
        }
    }
}

/// One figure, in hundredths of the indicator's unit.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) indicator: &'static Indicator,
    /// Whether it is the published growth of the indicator, in %.
    pub(crate) is_growth: bool,
    pub(crate) span: Span,
    pub(crate) hundredths: i64,
}

/// An indicator in a world.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) indicator: &'static Indicator,
    pub(crate) rhythm: Rhythm,
    /// The last month that has figures, counted from January 2020.
    newest: i32,
    seed: i64,
    /// Whether its growth is published beside it; it is not quite that of its levels.
    has_growth: bool,
    promises: Vec<Promise>,
}

const FIRST_YEAR: i32 = 2020;

/// A number from 0 to 999 that depends on nothing but what is given.
pub(crate) fn noise(seed: i64, at: i64) -> i64 {
    let mixed = (seed + 1).wrapping_mul(6_364_136_223_846_793_005)
        ^ at.wrapping_mul(1_442_695_040_888_963_407);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(-4_658_895_280_553_007_687);
    ((mixed ^ (mixed >> 32)) & 0x7fff_ffff) % 1_000
}

impl Item {
    /// The figure of one month, of what adds up or stands.
    fn month(&self, month: i32) -> i64 {
        let at = i64::from(month);
        let size = self.indicator.size;
        let grown = size + size * (noise(self.seed, 7_001) - 200) / 8_000 * at / 12;
        if self.indicator.nature == Nature::Flow {
            let weight = 60 + 8 * (at % 12) + noise(self.seed, at) / 50;
            return grown * weight / 1_350;
        }
        grown + size * noise(self.seed, at) / 150_000
    }

    fn of(&self, (year, first, last): Span) -> i64 {
        let months = (year - FIRST_YEAR) * 12;
        match self.indicator.nature {
            Nature::Flow => (first..=last).map(|month| self.month(months + month - 1)).sum(),
            Nature::Stock => {
                let level = self.month(months + last - 1);
                if self.indicator.unit == "家" { level / 100 * 100 } else { level }
            }
            Nature::Rate | Nature::Growth | Nature::Index => {
                let at = i64::from((months + last) * 12 + first);
                let drift = (noise(self.seed, 7_001) - 500) * i64::from(year - FIRST_YEAR) / 40;
                let value = self.indicator.size + drift + noise(self.seed, at) / 10 - 50;
                value / 10 * 10
            }
        }
    }

    pub(crate) fn figures(&self) -> Vec<Figure> {
        let years = FIRST_YEAR..=2025;
        let spans = years.flat_map(|year| self.rhythm.spans(year));
        let spans =
            spans.filter(|(year, _, last)| (year - FIRST_YEAR) * 12 + last - 1 <= self.newest);
        let stands = self.indicator.nature == Nature::Stock;
        let figures = spans.flat_map(|(year, first, last)| {
            // Levels are of the month they end in, or of the year.
            let span = match (first, last) {
                (1, 12)
                    if stands && matches!(self.rhythm, Rhythm::Months | Rhythm::SingleQuarters) =>
                {
                    return Vec::new();
                }
                (_, last) if stands && self.rhythm != Rhythm::Years => (year, last, last),
                (first, last) => (year, first, last),
            };
            let level = self.of((year, first, last));
            let before = self.of((year - 1, first, last));
            let grown =
                (level - before) * 1_000 / before.max(1) * 10 + noise(self.seed, level) / 50 - 10;
            let figure = |is_growth: bool, hundredths: i64| Figure {
                indicator: self.indicator,
                is_growth,
                span,
                hundredths,
            };
            let growth = figure(true, grown / 10 * 10);
            let has_growth = self.has_growth && self.indicator.nature == Nature::Flow;
            let growth = Some(growth).filter(|_| has_growth && year > FIRST_YEAR);
            std::iter::once(figure(false, level)).chain(growth).collect()
        });
        figures.collect()
    }
}

/// What a target promises; the number is a share of what the indicator is about, in thousandths.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise {
    words: usize,
    thousandths: i64,
}

/// A plan and its figures.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// Of each of them something is promised: staleness counts from the newest figure that a plan needs.
    pub(crate) items: Vec<Item>,
    /// Whether the plan states the units in which relative goals are shown.
    states_units: bool,
    baseline: i32,
    deadline: i32,
    formula: Option<usize>,
}

fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

impl Indicator {
    /// The goals that plans word for it.
    fn goal(&self, promise: Promise) -> String {
        let level = decimal(self.size * promise.thousandths / 1_000);
        let percent = promise.thousandths % 90 / 10 + 1;
        let unit = self.unit;
        let words: &[String] = &match self.nature {
            Nature::Flow => vec![
                format!("{level}{unit}"),
                format!("增长{percent}%左右"),
                format!("年均增长{percent}%以上"),
                format!("累计{level}{unit}"),
                format!("每年不低于{level}{unit}"),
                format!("不超过{level}{unit}"),
                "翻一番".to_owned(),
                "逐年提高".to_owned(),
            ],
            Nature::Stock => vec![
                format!("{level}{unit}"),
                format!("新增{percent}0{unit}"),
                format!("增长{percent}%"),
                format!("不低于{level}{unit}"),
                format!("年均增长{percent}%"),
                "与上年持平".to_owned(),
            ],
            Nature::Rate => vec![
                format!("不高于{level}{unit}"),
                format!("{level}{unit}左右"),
                format!("达到{level}{unit}"),
                format!("保持在{level}{unit}以下"),
                format!("每年不低于{level}{unit}"),
                if unit == "%" {
                    format!("提高{percent}个百分点")
                } else {
                    format!("下降{percent}%")
                },
            ],
            Nature::Growth => vec![
                format!("{percent}%左右"),
                format!("年均增长{percent}%以上"),
                format!("不低于{percent}%"),
                format!("{percent}%-{}%", percent + 2),
                format!("〔{percent}〕%"),
            ],
            Nature::Index => vec!["3%左右".to_owned(), "不超过3%".to_owned(), "2%以内".to_owned()],
        };
        words[promise.words % words.len()].clone()
    }
}

impl World {
    pub(crate) fn figures(&self) -> Vec<Figure> {
        self.items.iter().flat_map(Item::figures).collect()
    }

    /// Whether figures may come in any scale: without a unit in the plan, goals without one are shown in that of the cells.
    pub(crate) fn any_scale(&self) -> bool {
        self.states_units
    }

    /// The plan's head.
    pub(crate) fn head(&self) -> String {
        let mut head =
            format!("[plan]\nbaseline = \"{}\"\ndeadline = \"{}\"\n", self.baseline, self.deadline);
        for item in
            self.items.iter().filter(|item| self.states_units && !item.indicator.unit.is_empty())
        {
            let Indicator { name, unit, .. } = item.indicator;
            let _ = writeln!(head, "[series.\"{name}\"]\nunit = \"{unit}\"");
        }
        head
    }

    /// Its targets.
    pub(crate) fn targets(&self) -> Vec<String> {
        let promised = self
            .items
            .iter()
            .flat_map(|item| item.promises.iter().map(|promise| (item.indicator, promise)));
        let promised = promised.enumerate().map(|(number, (indicator, promise))| {
            let goal = indicator.goal(*promise);
            format!(
                "[[targets]]\nid = \"W{number}\"\nname = \"{}\"\ngoal = \"{goal}\"\n",
                indicator.name
            )
        });
        let formula = self.formula.and_then(|which| {
            let named: Vec<_> =
                self.items.iter().filter(|item| item.indicator.nature == Nature::Flow).collect();
            let (one, other) = (named.first()?, named.get(1 + which % named.len())?);
            let (one, other) = (one.indicator, other.indicator);
            let like = one.unit == other.unit;
            let (goal, formula) = if like {
                ("goal = \"55%左右\"\n", format!("{} / {}", one.name, other.name))
            } else {
                ("", format!("yoy({})", other.name))
            };
            Some(format!(
                "[[targets]]\nid = \"WF\"\nname = \"式\"\nformula = \"{formula}\"\n{goal}"
            ))
        });
        promised.chain(formula).collect()
    }
}

prop_compose! {
    fn promises()(words in 0..8_usize, thousandths in 700..1_700_i64) -> Promise {
        Promise { words, thousandths }
    }
}

prop_compose! {
    fn items()(
        indicator in 0..INDICATORS.len(),
        rhythm in proptest::sample::select(RHYTHMS),
        newest in 23..66_i32,
        seed in 0..1_000_i64,
        has_growth in any::<bool>(),
        promises in proptest::collection::vec(promises(), 1..3),
    ) -> Item {
        Item { indicator: &INDICATORS[indicator], rhythm, newest, seed, has_growth, promises }
    }
}

prop_compose! {
    pub(crate) fn worlds()(
        mut items in proptest::collection::vec(items(), 1..6),
        (baseline, deadline) in proptest::sample::select(&[(2020, 2025), (2023, 2024), (2022, 2024), (2024, 2025)][..]),
        formula in proptest::option::of(0..4_usize),
        states_units in any::<bool>(),
    ) -> World {
        items.sort_by_key(|item| item.indicator.name);
        items.dedup_by_key(|item| item.indicator.name);
        World { items, states_units, baseline, deadline, formula }
    }
}
