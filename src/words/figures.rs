//! What figures are of what they measure: amounts, changes, prices; and what the names of series say of their kind.

use super::Words;
use crate::worded;

/// A change on an earlier period.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// A growth on the year before.
    Growth,
    /// A fall on the year before: a positive figure says by how much it went down.
    Cut,
    /// A change on the month or quarter before, which compounds over no years.
    Short,
    /// A change, on whatever.
    Some,
    /// What it is held against: the year before.
    OnYearBefore,
}

/// The words of changes.
pub(crate) const CHANGES: Words<Change> = Words::new(&[
    ("增长率", Change::Growth),
    ("增长", Change::Growth),
    ("增长速度", Change::Growth),
    ("增长幅度", Change::Growth),
    ("增速", Change::Growth),
    ("增幅", Change::Growth),
    ("同比", Change::Growth),
    ("涨幅", Change::Growth),
    ("涨跌幅", Change::Growth),
    ("growth rate", Change::Growth),
    ("growth", Change::Growth),
    ("year-on-year", Change::Growth),
    ("year on year", Change::Growth),
    ("yoy", Change::Growth),
    ("y/y", Change::Growth),
    ("降低", Change::Cut),
    ("降低率", Change::Cut),
    ("降低幅度", Change::Cut),
    ("下降", Change::Cut),
    ("下降率", Change::Cut),
    ("下降幅度", Change::Cut),
    ("降幅", Change::Cut),
    ("减少", Change::Cut),
    ("减少率", Change::Cut),
    ("减少幅度", Change::Cut),
    ("reduction", Change::Cut),
    ("reduction rate", Change::Cut),
    ("rate of reduction", Change::Cut),
    ("环比", Change::Short),
    ("比上月", Change::Short),
    ("较上月", Change::Short),
    ("比上季", Change::Short),
    ("较上季", Change::Short),
    ("month-on-month", Change::Short),
    ("month on month", Change::Short),
    ("mom", Change::Short),
    ("quarter-on-quarter", Change::Short),
    ("quarter on quarter", Change::Short),
    ("qoq", Change::Short),
    ("±", Change::Some),
    ("增减", Change::Some),
    ("增减率", Change::Some),
    ("增减幅", Change::Some),
    ("增减幅度", Change::Some),
    ("涨跌", Change::Some),
    ("升降", Change::Some),
    ("change", Change::Some),
    ("比上年", Change::OnYearBefore),
    ("比去年", Change::OnYearBefore),
    ("比上年同期", Change::OnYearBefore),
    ("比去年同期", Change::OnYearBefore),
    ("较去年", Change::OnYearBefore),
    ("较去年同期", Change::OnYearBefore),
    ("比同期", Change::OnYearBefore),
    ("较同期", Change::OnYearBefore),
    ("较上年", Change::OnYearBefore),
    ("较上年同期", Change::OnYearBefore),
]);

/// Words behind such a word that lead to what changes, and those that may stand before it: `annual growth of industry`.
pub(crate) const CHANGE_OF: &[&str] = &[" of ", " in "];
pub(crate) const CHANGE_KINDS: &[&str] = &["annual", "real", "average annual", "yearly", "rate of"];

/// What changes end in that are amounts themselves: `增加额`, `比年初增减`.
pub(crate) const DIFFERENCES: &[&str] = &["额", "量", "年初增减", "百分点", "points"];

worded! {
    /// At which prices a growth is.
    pub enum Prices {
        /// Those of one year.
        Constant = "constant",
        /// Those of each year.
        Current = "current",
    }
}

/// The words of prices.
pub(crate) const PRICES: Words<Prices> = Words::new(&[
    ("可比", Prices::Constant),
    ("可比价", Prices::Constant),
    ("可比价格", Prices::Constant),
    ("不变价", Prices::Constant),
    ("不变价格", Prices::Constant),
    ("实际", Prices::Constant),
    ("real", Prices::Constant),
    ("名义", Prices::Current),
    ("现价", Prices::Current),
    ("nominal", Prices::Current),
]);

/// Where a word of an amount stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Amount {
    /// By itself: `绝对额`.
    Alone,
    /// Behind another word: `累计值`.
    Behind,
    /// Either.
    Both,
}

impl Amount {
    /// Whether the word may stand behind another.
    pub(crate) fn is_behind(self) -> bool {
        self != Self::Alone
    }
}

/// Words for the amount of an indicator itself.
pub(crate) const AMOUNTS: Words<Amount> = Words::new(&[
    ("总量", Amount::Alone),
    ("绝对数", Amount::Alone),
    ("绝对值", Amount::Alone),
    ("绝对量", Amount::Alone),
    ("绝对额", Amount::Alone),
    ("实绩值", Amount::Alone),
    ("完成值", Amount::Alone),
    ("完成数", Amount::Alone),
    ("基期值", Amount::Alone),
    ("现状值", Amount::Alone),
    ("实际数", Amount::Alone),
    ("level", Amount::Alone),
    ("实绩", Amount::Both),
    ("实际", Amount::Both),
    ("完成", Amount::Behind),
    ("值", Amount::Behind),
    ("数", Amount::Behind),
    ("额", Amount::Behind),
    ("量", Amount::Behind),
]);

/// What a word in the name of a series says of its kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Nature {
    /// At its end: figures that are published as they are and never added.
    Rate,
    /// The same, with a base that is 100.
    Index,
    /// What happens, whatever the unit: births are counted in 人, cars made in 辆.
    Flow,
    /// What comes new, of which a month may be below 0.
    NewFlow,
    /// What came less what went: a month may be below 0.
    Net,
    /// A level, whatever unit and periods: a balance in 元 is no flow, nor one that a bulletin prints below 1-6月.
    Balance,
    /// A level, where the unit does not speak for a flow: 接待人数 in 人次 is one.
    Stock,
}

/// The words of kinds.
pub(crate) const NATURES: Words<Nature> = Words::new(&[
    ("率", Nature::Rate),
    ("比重", Nature::Rate),
    ("比例", Nature::Rate),
    ("占比", Nature::Rate),
    ("指数", Nature::Index),
    ("发展速度", Nature::Index),
    ("系数", Nature::Rate),
    ("强度", Nature::Rate),
    ("密度", Nature::Rate),
    ("浓度", Nature::Rate),
    ("满意度", Nature::Rate),
    ("均价", Nature::Rate),
    ("单价", Nature::Rate),
    ("平均价格", Nature::Rate),
    ("rate", Nature::Rate),
    ("ratio", Nature::Rate),
    ("share", Nature::Rate),
    ("proportion", Nature::Rate),
    ("percentage", Nature::Rate),
    ("index", Nature::Index),
    ("coefficient", Nature::Rate),
    ("intensity", Nature::Rate),
    ("新增", Nature::NewFlow),
    ("新设", Nature::Flow),
    ("新培育", Nature::Flow),
    ("新引进", Nature::Flow),
    ("引进", Nature::Flow),
    ("招引", Nature::Flow),
    ("转移就业", Nature::Flow),
    ("再就业", Nature::Flow),
    ("安置", Nature::Flow),
    ("进口数量", Nature::Flow),
    ("出口数量", Nature::Flow),
    ("销售数量", Nature::Flow),
    ("新登记", Nature::Flow),
    ("新注册", Nature::Flow),
    ("新认定", Nature::Flow),
    ("新开工", Nature::Flow),
    ("新开业", Nature::Flow),
    ("新签", Nature::Flow),
    ("新建", Nature::Flow),
    ("改建", Nature::Flow),
    ("扩建", Nature::Flow),
    ("改造", Nature::Flow),
    ("治理面积", Nature::Flow),
    ("造林", Nature::Flow),
    ("收获面积", Nature::Flow),
    ("预售", Nature::Flow),
    ("供应面积", Nature::Flow),
    ("征收面积", Nature::Flow),
    ("拆除", Nature::Flow),
    ("培训人", Nature::Flow),
    ("出院", Nature::Flow),
    ("诊疗人", Nature::Flow),
    ("申请量", Nature::Flow),
    ("授权量", Nature::Flow),
    ("出栏", Nature::Flow),
    ("屠宰", Nature::Flow),
    ("离境", Nature::Flow),
    ("入境", Nature::Flow),
    ("新批", Nature::Flow),
    ("产量", Nature::Flow),
    ("产值", Nature::Flow),
    ("销量", Nature::Flow),
    ("销售量", Nature::Flow),
    ("销售额", Nature::Flow),
    ("销售面积", Nature::Flow),
    ("销售套数", Nature::Flow),
    ("销售收入", Nature::Flow),
    ("成交", Nature::Flow),
    ("竣工", Nature::Flow),
    ("出让", Nature::Flow),
    ("交易量", Nature::Flow),
    ("交易额", Nature::Flow),
    ("进口量", Nature::Flow),
    ("出口量", Nature::Flow),
    ("发电量", Nature::Flow),
    ("用电量", Nature::Flow),
    ("供水量", Nature::Flow),
    ("用水量", Nature::Flow),
    ("排放量", Nature::Flow),
    ("客运量", Nature::Flow),
    ("货运量", Nature::Flow),
    ("周转量", Nature::Flow),
    ("吞吐量", Nature::Flow),
    ("业务量", Nature::Flow),
    ("接待", Nature::Flow),
    ("旅游人数", Nature::Flow),
    ("游客人数", Nature::Flow),
    ("出生", Nature::Flow),
    ("死亡", Nature::Flow),
    ("招生", Nature::Flow),
    ("毕业生", Nature::Flow),
    ("newly", Nature::Flow),
    ("births", Nature::Flow),
    ("deaths", Nature::Flow),
    ("arrivals", Nature::Flow),
    ("visitors", Nature::Flow),
    ("completed", Nature::Flow),
    ("completions", Nature::Flow),
    ("housing starts", Nature::Flow),
    ("admissions", Nature::Flow),
    ("offences", Nature::Flow),
    ("crimes", Nature::Flow),
    ("accidents", Nature::Flow),
    ("collected", Nature::Flow),
    ("production", Nature::Flow),
    ("output", Nature::Flow),
    ("sales", Nature::Flow),
    ("净", Nature::Net),
    ("利润", Nature::Net),
    ("盈余", Nature::Net),
    ("盈利", Nature::Net),
    ("结余", Nature::Net),
    ("差额", Nature::Net),
    ("顺差", Nature::Net),
    ("逆差", Nature::Net),
    ("增加额", Nature::Net),
    ("增量", Nature::Net),
    ("变动", Nature::Net),
    ("net", Nature::Net),
    ("profit", Nature::Net),
    ("profits", Nature::Net),
    ("surplus", Nature::Net),
    ("deficit", Nature::Net),
    ("balance", Nature::Net),
    ("余额", Nature::Balance),
    ("存量", Nature::Balance),
    ("期末", Nature::Balance),
    ("年末", Nature::Balance),
    ("月末", Nature::Balance),
    ("库存", Nature::Balance),
    ("存货", Nature::Balance),
    ("储备", Nature::Balance),
    ("保有量", Nature::Balance),
    ("拥有量", Nature::Balance),
    ("待售", Nature::Balance),
    ("存栏", Nature::Balance),
    ("各项存款", Nature::Balance),
    ("住户存款", Nature::Balance),
    ("储蓄存款", Nature::Balance),
    ("企业存款", Nature::Balance),
    ("团体存款", Nature::Balance),
    ("财政性存款", Nature::Balance),
    ("定期存款", Nature::Balance),
    ("活期存款", Nature::Balance),
    ("人民币存款", Nature::Balance),
    ("外币存款", Nature::Balance),
    ("各项贷款", Nature::Balance),
    ("货币供应", Nature::Balance),
    ("流通中现金", Nature::Balance),
    ("资产总", Nature::Balance),
    ("总资产", Nature::Balance),
    ("净资产", Nature::Balance),
    ("负债", Nature::Balance),
    ("所有者权益", Nature::Balance),
    ("市值", Nature::Balance),
    ("装机容量", Nature::Balance),
    ("outstanding", Nature::Balance),
    ("year-end", Nature::Balance),
    ("end of period", Nature::Balance),
    ("stock", Nature::Balance),
    ("inventories", Nature::Balance),
    ("assets", Nature::Balance),
    ("liabilities", Nature::Balance),
    ("人口", Nature::Stock),
    ("人数", Nature::Stock),
    ("数量", Nature::Stock),
    ("面积", Nature::Stock),
    ("床位", Nature::Stock),
    ("坐席", Nature::Stock),
    ("里程", Nature::Stock),
    ("population", Nature::Stock),
    ("employment", Nature::Stock),
]);
