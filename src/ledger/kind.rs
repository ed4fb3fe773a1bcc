//! The kind of a series that declares none, and what speaks for it.

use crate::language::Language;
use crate::quantity::{Period, Unit};
use crate::say;
use crate::series::{Aggregate, Base, Folded, Kind, Series};
use crate::words::figures::{CHANGES, Change, LEFT_OVER, NATURES, Nature, RANKS};
use crate::words::units::OverTime;

/// What speaks for the kind of a series.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Evidence {
    /// The plan declares it.
    Declared,
    /// It is the growth that stands beside its level in a table.
    Beside,
    /// Its observations are counts of rows.
    Count,
    /// Its name states what is 100.
    Base,
    /// Its unit of measure.
    Unit(String),
    /// The plan says that its figures tell how much it went down.
    Cut,
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
        say! { language, self;
            Self::Declared => "计划中声明" / "declared in the plan",
            Self::Cut => "计划中写明是降低率，cut = true" / "a cut as the plan says, cut = true",
            Self::Beside => "与其绝对数同表并列" / "it stands beside its level in the table",
            Self::Count => "由行数计得，aggregate = \"count\"" / "a count of rows, aggregate = \"count\"",
            Self::Base => "名称中注明以何为 100" / "its name says what is 100",
            Self::Unit(unit) => "计量单位是“{unit}”" / "its unit of measure is `{unit}`",
            Self::Ending(word) => "名称以“{word}”结尾" / "its name ends in `{word}`",
            Self::Word(word) => "名称中有“{word}”" / "its name has `{word}`",
            Self::NestedRun(period) => = {
                let period = period.words(language);
                say!(
                    language,
                    "有累计数，如 {period}",
                    "it has cumulative figures, such as {period}"
                )
            },
            Self::YearsOnly => "只有年度数" / "it has figures of whole years only",
        }
    }
}

/// The shapes of the periods of a series, in all regions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shapes {
    nested: Option<Period>,
    first_quarter: Option<Period>,
    other_quarter: Option<Period>,
    first_half: Option<Period>,
    second_half: Option<Period>,
    /// The newest whole year.
    year: Option<Period>,
    shorter_than_a_year: bool,
    /// Whether parts of a year begin behind its first month.
    begins_later: bool,
    /// Whether the data have any cell of it, with a value or without.
    pub(super) is_fed: bool,
}

impl Shapes {
    /// Takes note of a period.
    pub(super) fn note(&mut self, period: Period) {
        let months = period.months();
        if months % 12 == 0 {
            self.year = self.year.max(Some(period));
            return;
        }
        self.shorter_than_a_year = true;
        self.begins_later |= period.start().month() != 1;
        match (months, period.start().month()) {
            (3, 1) => earliest(&mut self.first_quarter, period),
            (3, _) => earliest(&mut self.other_quarter, period),
            (1, _) => {}
            (6, 1) => earliest(&mut self.first_half, period),
            (6, 7) => earliest(&mut self.second_half, period),
            _ => earliest(&mut self.nested, period),
        }
    }

    /// Such a run, where nothing else stands of a year of which longer periods could be made.
    pub(super) fn runs_alone(&self) -> Option<Period> {
        self.nested_run().filter(|_| !self.begins_later)
    }

    /// A run that only a cumulative figure has; first halves are such runs where there are no second ones, and first quarters of
    /// whole years where there are no others.
    fn nested_run(&self) -> Option<Period> {
        let is_within =
            |quarter: &Period| self.year.is_some_and(|year| quarter.start() < year.end());
        self.nested.or(self.first_half.filter(|_| self.second_half.is_none())).or(self
            .first_quarter
            .filter(|quarter| self.other_quarter.is_none() && is_within(quarter)))
    }
}

fn earliest(seen: &mut Option<Period>, period: Period) {
    *seen = Some(seen.map_or(period, |known| known.min(period)));
}

/// The kind of a series by the table: the first that speaks.
pub(super) fn kind_of(series: &Series, unit: &Unit, shapes: Shapes) -> Option<(Kind, Evidence)> {
    if let Some(kind) = series.kind {
        let evidence = match series.beside {
            Some(_) => Evidence::Beside,
            None => Evidence::Declared,
        };
        return Some((kind, evidence));
    }
    // An amount is none, whatever the plan says.
    if series.cut == Some(true) && (unit.is_ratio() || unit.is_bare()) {
        return Some((Kind::Growth, Evidence::Cut));
    }
    if series.aggregate == Some(Aggregate::Count) {
        let new = series.comes_new();
        return Some(
            new.map_or((Kind::Stock, Evidence::Count), |word| (Kind::Flow, Evidence::Word(word))),
        );
    }
    rate_or_growth(series, unit)
        .or_else(|| by_name(series, unit))
        .or_else(|| by_unit_and_runs(unit, shapes))
}

/// Whether a flow is, by its name, what came less what went, and may be below 0.
pub(super) fn is_net(series: &Series) -> bool {
    let is_net = |nature| matches!(nature, Nature::Net | Nature::NewFlow);
    series.mentions(&NATURES, is_net).is_some()
        || series.mentions(&CHANGES, |change| change == Change::Some).is_some()
}

/// Whether a rate is, by its name or unit, a change on an earlier period: 环比, 涨跌幅, 拉动 in 百分点.
pub(super) fn is_named_change(series: &Series, unit: &Unit) -> bool {
    unit.is_points() || short_change(series).is_some() || growth_ending(series).is_some()
}

/// Those of some names of the data, each with itself folded, that are names of the growth of a series on a year before.
pub(super) fn growth_names<'n>(series: &Series, names: &[(&'n str, Folded)]) -> Vec<&'n str> {
    series.growth_names(names)
}

/// A word of a change on the month or quarter before.
fn short_change(series: &Series) -> Option<&'static str> {
    let word = series.mentions(&CHANGES, |change| change == Change::Short);
    word.map(|(word, _)| word)
}

/// The word of growth or of a cut that its name says it is.
fn growth_ending(series: &Series) -> Option<&'static str> {
    series.change(|change| matches!(change, Change::Growth | Change::Cut))
}

fn rate_or_growth(series: &Series, unit: &Unit) -> Option<(Kind, Evidence)> {
    if series.base() == Some(Base::YearBefore) {
        return Some((Kind::Growth, Evidence::Base));
    }
    if let Some(word) = short_change(series) {
        return Some((Kind::Rate, Evidence::Word(word)));
    }
    // A change in 百分点 does not compound, and one in 元 is an amount.
    let compounds = (unit.is_ratio() && !unit.is_points()) || unit.is_bare();
    if compounds && let Some(word) = growth_ending(series) {
        return Some((Kind::Growth, Evidence::Ending(word)));
    }
    if let Some(change) = unit.change() {
        let grows = change == Change::Growth;
        return Some((if grows { Kind::Growth } else { Kind::Rate }, of_unit(unit)));
    }
    if series.base().is_some() {
        return Some((Kind::Rate, Evidence::Base));
    }
    // The unit 1 only says that a bare number is meant.
    let is_share = unit.is_ratio() && unit.text() != "1";
    if is_share || unit.over_time() == Some(OverTime::Rate) {
        return Some((Kind::Rate, of_unit(unit)));
    }
    series
        .ends_in(&NATURES, |nature| matches!(nature, Nature::Rate | Nature::Index))
        .map(|word| (Kind::Rate, Evidence::Ending(word)))
}

/// What its name says, whatever the periods look like: what moves is a flow, of levels too (存量房成交面积), and a balance is a stock, of
/// what moves too (新建住宅待售面积), as the later of the two words says, but where it is what is new of one (新增装机容量); any other level is
/// a stock where its unit counts no events (接待人数 in 人次). A rank is a level, which nobody adds up.
fn by_name(series: &Series, unit: &Unit) -> Option<(Kind, Evidence)> {
    let events = unit.over_time() == Some(OverTime::Flow) && !unit.has_prices();
    // What is new of a balance moves, if it is not called what is left of it.
    let is_left = series.ends_in(&NATURES, |nature| nature == Nature::Balance);
    let is_left = is_left.is_some_and(|word| LEFT_OVER.contains(&word));
    let new = series.mentions(&NATURES, |nature| nature == Nature::NewFlow && !is_left);
    let clear = new.or_else(|| series.mentions(&NATURES, |one| kind_by_word(one).is_some()));
    let held = || {
        let holding = series.mentions(&NATURES, |nature| nature == Nature::Holding);
        holding.filter(|_| !is_net(series))
    };
    let level = || series.mentions(&NATURES, |nature| nature == Nature::Stock && !events);
    if let Some(word) = series.ends_in(&RANKS, |()| true) {
        return Some((Kind::Stock, Evidence::Ending(word)));
    }
    let (word, nature) = clear.or_else(held).or_else(level)?;
    let kind = kind_by_word(nature).unwrap_or(Kind::Stock);
    Some((kind, Evidence::Word(word)))
}

fn kind_by_word(nature: Nature) -> Option<Kind> {
    match nature {
        Nature::Flow | Nature::Entry | Nature::NewFlow => Some(Kind::Flow),
        Nature::Balance => Some(Kind::Stock),
        _ => None,
    }
}

/// What its unit says, else runs that only cumulative figures have, else that it has years only, over which nothing is added up; none
/// where unit and runs deny each other.
fn by_unit_and_runs(unit: &Unit, shapes: Shapes) -> Option<(Kind, Evidence)> {
    let run = shapes.nested_run();
    match unit.over_time() {
        Some(OverTime::Flow) => Some((Kind::Flow, of_unit(unit))),
        Some(OverTime::Stock) if run.is_none() => Some((Kind::Stock, of_unit(unit))),
        Some(OverTime::Stock) => None,
        _ if unit.is_quotient() => Some((Kind::Rate, of_unit(unit))),
        _ => run
            .map(Evidence::NestedRun)
            .or((shapes.year.is_some() && !shapes.shorter_than_a_year)
                .then_some(Evidence::YearsOnly))
            .map(|evidence| (Kind::Flow, evidence)),
    }
}

fn of_unit(unit: &Unit) -> Evidence {
    Evidence::Unit(unit.text().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{Book, period, unit};

    fn kind(name: &str, unit_text: &str, periods: &[&str]) -> Option<Kind> {
        let mut shapes = Shapes::default();
        for text in periods {
            shapes.note(period(text));
        }
        let unit = Unit::of_change(unit_text).unwrap_or_else(|| unit(unit_text));
        kind_of(&Series::of_name(name), &unit, shapes).map(|(kind, _)| kind)
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
            ("产值", "同比%", months, growth),
            ("产值", "% change", &["2023"], growth),
            ("固定资产投资环比增速", "%", months, rate),
            ("房地产开发投资降幅", "%", months, growth),
            // an amount by which something grew is no growth
            ("贷款比年初增长", "亿元", months, flow),
            // (3) words of the name, whatever the periods
            ("床位", "张", &["2024年1-5月"], stock),
            ("各项存款余额", "亿元", &["2024年1-5月"], stock),
            ("归集资金数量", "亿元", months, stock),
            ("存量房成交面积", "万平方米", &["2024年1-5月"], flow),
            // (4) units, unless runs deny them
            ("示范企业", "家", &["2023", "2024年上半年"], None),
            ("示范企业", "家", &["2023年上半年", "2023年下半年"], stock),
            ("研发机构", "家", &["2023Q4", "2023"], stock),
            ("签约项目", "个", &["2022Q1", "2022", "2023Q1"], None),
            ("签约项目", "个", &["2022", "2023Q1"], stock),
            ("植树", "万亩", &["2022Q1", "2022"], None),
            ("民宿", "家", &["2022", "2023"], stock),
            ("旅游总花费", "亿元", &["2022"], flow),
            // (5) runs
            ("满园", "", &["2024年1-5月"], flow),
            ("满园", "", &["2022"], flow),
            // more words and units
            ("城镇新增就业人数", "万人", months, flow),
            ("社会消费品零售总额", "亿元", months, flow),
            ("接待游客人数", "万人次", months, flow),
            ("住户存款余额", "亿元", months, stock),
            ("常住人口", "万人", months, stock),
            ("科技型企业", "家", months, stock),
            // levels, whatever they are counted in
            ("森林蓄积量", "万立方米", &["2022", "2023"], stock),
            ("天然气储量", "亿立方米", &["2022"], stock),
            ("营商环境全省排名", "", &["2023", "2024年1-6月"], stock),
            ("GDP增速全省位次", "位", months, stock),
            ("城乡居民收入比", "", &["2023", "2024年1-6月"], rate),
            // signed changes
            ("万元GDP能耗上升或下降", "%", months, growth),
            // (6) nothing
            ("满园", "", months, None),
            ("绿化", "公顷", months, None),
            // an amount for each of something else adds up to nothing
            ("新建商品住宅均价", "元/平方米", months, rate),
        ] {
            assert_eq!(kind(name, unit, periods), expected, "{name} {unit}");
        }
    }

    #[test]
    fn names_of_a_bureau_have_the_kinds_that_a_statistician_gives_them() {
        let months = &["2023-12", "2024-06"][..];
        for (kind_of_all, names) in [
            (
                Kind::Flow,
                "社会消费品零售总额:亿元|人均可支配收入:元|利润总额:亿元|税收收入:亿元|进出口总额:亿美元|实际使用外资:万美元\
                 |用电量:亿千瓦时|粮食产量:万吨|汽车产量:万辆|新能源汽车销量:万辆|集成电路产量:亿块|铁路客运量:万人|货物周转量:亿吨公里\
                 |集装箱吞吐量:万标箱|快递业务量:万件|商品房销售面积:万平方米|房屋竣工面积:万平方米|接待游客人数:万人|旅游人数:万人次\
                 |新增就业:万人|城镇新增就业人数:万人|新登记市场主体:户|出生人口:万人|招生人数:人|能源消费总量:万吨标准煤\
                 |Retail sales:100 million yuan|Visitor arrivals:persons|新建农村公路:公里|开工改造老旧小区:个|出院人数:万人\
                 |造林面积:万亩|商品房预售面积:万平方米|年末新登记企业:户|职业技能培训人数:人|新设企业注册资本:亿元|应收账款增加额:亿元|固定资产投资:亿元|新增装机容量:万千瓦|新增各项贷款:亿元",
            ),
            (
                Kind::Stock,
                "存款余额:亿元|贷款余额:亿元|金融机构各项贷款:亿元|广义货币供应量:万亿元|外汇储备:亿美元|资产总计:亿元|负债合计:亿元\
                 |产成品存货:亿元|户籍人口:万人|常住人口:万人|规模以上工业企业数:家|市场主体:万户|公路里程:公里|房屋施工面积:万平方米\
                 |发电装机容量:万千瓦|风电装机规模:万千瓦|机动车保有量:万辆|有效发明专利拥有量:件|床位:张|参保人数:万人|在校学生:人|从业人员:万人\
                 |Population:10 000 persons|Households:户|新建商品住宅待售面积:万平方米|待改造老旧小区:个|新增贷款余额:亿元|住户存款:亿元|人民币存款:亿元\
                 |应收账款:亿元|资产合计:亿元|固定资产原值:亿元|货币资金:亿元|授信额度:亿元|管理资产规模:亿元|Net worth:million euro\
                 |Trade receivables:million euro|Market capitalisation:million euro",
            ),
            (
                Kind::Rate,
                "城镇登记失业率:%|城镇化率:%|第三产业比重:%|居民消费价格指数(上月=100):%|采购经理指数:%|恩格尔系数:1|人均预期寿命:岁\
                 |平均受教育年限:年|群众满意度:分|细颗粒物平均浓度:微克/立方米|人口密度:人/平方公里|单位地区生产总值能耗:吨标准煤/万元\
                 |每万元投资用地:亩/万元|二手住宅成交均价:元/平方米|出生率:‰|工业增加值环比增长:%",
            ),
            (
                Kind::Growth,
                "居民消费价格指数(上年=100):%|居民消费价格指数(上年同月=100):%|地区生产总值增速:%|工业增加值同比:%|投资增幅:%\
                 |价格涨跌幅:%|单位能耗降低率:%|GDP growth:%",
            ),
        ] {
            for line in names.split('|') {
                let (name, unit) = line.split_once(':').unwrap();
                assert_eq!(kind(name, unit, months), Some(kind_of_all), "{line}");
            }
        }
    }

    #[test]
    fn what_is_declared_or_counted_speaks_first() {
        let mut one = Series::of_name("失业率");
        one.kind = Some(Kind::Stock);
        let found = kind_of(&one, &unit("%"), Shapes::default());
        assert_eq!(found, Some((Kind::Stock, Evidence::Declared)));
        for (name, expected) in [
            ("创新设计企业", (Kind::Stock, Evidence::Count)),
            ("新增企业", (Kind::Flow, Evidence::Word("新增"))),
            ("规上企业新入库", (Kind::Flow, Evidence::Word("新入库"))),
        ] {
            let mut one = Series::of_name(name);
            one.aggregate = Some(Aggregate::Count);
            let found = kind_of(&one, &unit("家"), Shapes::default());
            assert_eq!(found, Some(expected), "{name}");
        }
    }

    #[test]
    fn a_series_of_unknown_kind_is_an_error_that_names_the_line_to_write() {
        let ledger = Book::default().cells("绿化 2024-05 3 公顷\n绿化 2024-06 4 公顷").ledger();
        assert_eq!(ledger.codes(), ["unknown-kind 1"]);
        let help = ledger.diagnostics().iter().next().unwrap();
        let help = help.message.help(Language::Zh).unwrap();
        assert!(help.contains(r#"[series."绿化"]"#), "{help}");
        assert!(help.contains(r#"kind = "flow""#), "{help}");
    }
}
