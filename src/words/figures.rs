//! What figures are of what they measure: amounts, changes, prices; and what the names of series say of their kind.

use super::{Words, is_han};
use crate::worded;

/// A change on an earlier period.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// A growth on the year before.
    Growth,
    /// A fall on the year before: a positive figure says by how much it went down.
    Cut,
    /// A change on the month or quarter before, or a rate that is only called a growth: it compounds over no years.
    Short,
    /// A change, on whatever.
    Some,
    /// What it is held against: the year before.
    OnYearBefore,
}

impl Change {
    /// Whether a word with this sense says that it is on the year before: `同比`, `year-on-year`, `yoy`.
    pub(crate) fn is_on_year(self, word: &str) -> bool {
        self == Self::OnYearBefore || word.starts_with(['同', 'y'])
    }

    /// What two words say together: 环比增长 is none on a year before, and 同比增减 may be an amount.
    pub(crate) fn and(self, other: Self) -> Self {
        let weight = |change| match change {
            Self::Short => 3,
            Self::Some => 2,
            Self::Growth | Self::Cut => 1,
            Self::OnYearBefore => 0,
        };
        if weight(self) > weight(other) { self } else { other }
    }
}

/// The words of changes.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static CHANGES: Words<Change> = Words::new(&[
    (Change::Growth, &[
        "增长率", "增长", "增长速度", "增长幅度", "增长比例", "增速", "增幅", "同比", "涨幅", "涨跌幅", "上升或下降", "增长或下降", "提高或下降",
        "增长或降低", "上升或降低", "提高或降低", "上升(+)或下降", "上升(+)下降", "上升(+)、下降", "增长(+)或下降", "增长(+)下降",
        "上升(+)或降低", "提高(+)或降低", "上升(+)降低", "升(+)降", "升(+)或降", "增(+)减", "升降幅度", "上升(下降)", "增长(下降)",
        "上升(-下降)", "增长(-下降)", "同比上升", "同比提高", "同比变动", "同比变化", "同比升降", "同期增长", "同期增减", "% change", "percent change", "percentage change", "growth rate", "rate of growth", "growth", "year-on-year",
        "year on year", "yoy", "y/y", "y-o-y", "year-over-year", "year over year",
    ]),
    (Change::Cut, &[
        "降低", "降低率", "降低幅度", "下降", "下降率", "下降幅度", "降幅", "减少", "减少率", "减少幅度", "reduction",
        "reduction rate", "rate of reduction",
    ]),
    (Change::Short, &[
        "环比", "比上月", "较上月", "比上季", "较上季", "month-on-month", "month on month", "mom", "quarter-on-quarter",
        "quarter on quarter", "qoq", "自然增长率", "rate of natural increase", "natural growth rate",
    ]),
    (Change::Some, &[
        "±", "同比增加", "增减", "增减率", "增减幅", "增减幅度", "增减比例", "幅度", "涨跌", "升降", "变化率", "变化幅度", "变动", "变动率", "变动幅度", "增减变动", "增减变化", "升跌", "change",
    ]),
    (Change::OnYearBefore, &[
        "比上年", "比去年", "比上年同期", "比去年同期", "比同期", "较上年", "较去年", "较上年同期", "较去年同期", "较同期",
        "与上年比", "与去年比", "与上年相比", "与去年相比", "与上年同期比", "与去年同期比", "与上年同期相比", "与去年同期相比", "同期比",
        "上年同期比", "去年同期比", "去年比", "上年比", "同期对比", "over 12 months",
    ]),
]);

/// The words of ranks among others, which are in no unit.
pub(crate) static RANKS: Words<()> =
    Words::new(&[((), &["位次", "名次", "排名", "排位", "rank", "ranking"])]);

/// Words of balances that say it of what is new as well: 新增贷款余额 is no 新增贷款.
pub(crate) const LEFT_OVER: &[&str] =
    &["余额", "存量", "期末", "年末", "月末", "库存", "保有量", "拥有量"];

/// The words that say of a change that it is one of a year: `annual growth`, `12-month change`.
pub(crate) static YEARLY: Words<()> = Words::new(&[(
    (),
    &["年", "年度", "annual", "yearly", "12-month", "12 month", "twelve-month"],
)]);

/// What leads to the year before: `on a year earlier`.
pub(crate) static AGAINST: Words<()> = Words::new(&[(
    (),
    &["on", "over", "from", "vs", "vs.", "versus", "against", "compared with", "compared to"],
)]);

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

/// What a word says of prices, and of what.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Priced {
    pub(crate) prices: Prices,
    /// Whether it says so of a level too, at its beginning or end: 实际 says it of a growth alone, as 实际使用外资 is what was used.
    pub(crate) of_levels: bool,
}

const fn priced(prices: Prices) -> Priced {
    Priced { prices, of_levels: true }
}

const fn grown(prices: Prices) -> Priced {
    Priced { prices, of_levels: false }
}

/// The words of prices.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static PRICES: Words<Priced> = Words::new(&[
    (grown(Prices::Constant), &["可比", "实际", "扣除价格因素", "real", "in real terms", "constant"]),
    (priced(Prices::Constant), &[
        "可比价", "可比价格", "不变价", "不变价格", "按可比价", "按可比价格", "按不变价", "按不变价格", "按可比价计算", "按可比价格计算",
        "按不变价计算", "按不变价格计算", "real gdp", "real gross domestic product", "at constant prices", "constant prices",
        "chain linked volumes", "chain-linked volumes", "chained volumes",
    ]),
    (grown(Prices::Current), &["名义", "nominal"]),
    (priced(Prices::Current), &["现价", "按现价", "按现价计算", "at current prices", "current prices", "nominal gdp"]),
]);

/// What stands behind a year whose prices are meant: `2020年价格`, `in 2020 prices`.
const YEAR_PRICES: &[&str] = &["年价", "年价格", "年价计算", "年价格计算", " prices"];

/// The year in whose prices figures are, as the end of a folded text says it: `按2020年价格计算`, `in 2020 prices`.
pub(crate) fn prices_of_year(text: &str) -> Option<&str> {
    YEAR_PRICES.iter().find_map(|word| year_at_end(text.strip_suffix(word)?))
}

/// The prices that a folded name says its figures are at, of one year in the same words: `2015年价`, `2015 prices`, `现价`.
pub(crate) fn price_base(name: &str) -> Option<String> {
    let said = PRICES.mentioned(name, |said| said.of_levels).map(|(word, _)| word);
    let mut parts = name.split(['(', ')', ',', '_']).map(str::trim);
    let year = parts.find_map(prices_of_year).or_else(|| {
        let (before, _) = name.rsplit_once(said?)?;
        year_at_end(before.trim_end().trim_end_matches('年'))
    });
    let prices = if name.contains(is_han) { "年价" } else { " prices" };
    year.map(|year| format!("{year}{prices}")).or_else(|| said.map(str::to_owned))
}

/// The four digits that a text ends in.
fn year_at_end(text: &str) -> Option<&str> {
    let (_, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let before = text.strip_suffix(year).and_then(|before| before.chars().next_back());
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    (is_year && !before.is_some_and(|c| c.is_ascii_digit())).then_some(year)
}

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
#[rustfmt::skip] // a table is read by its lines
pub(crate) static AMOUNTS: Words<Amount> = Words::new(&[
    (Amount::Alone, &[
        "总量", "绝对数", "绝对值", "绝对量", "绝对额", "实绩值", "完成值", "完成数", "基期值", "现状值", "实际数", "现值", "期末数", "期末值", "完成情况", "完成额", "完成量", "实际完成", "实际完成数", "实际完成值", "基数", "基期", "基期数", "现状", "现状数", "公报", "公报数", "统计", "统计数", "最终", "最终数",
        "累计总量", "最新值", "level",
    ]),
    (Amount::Both, &["实绩", "实际", "完成"]),
    (Amount::Behind, &["值", "数", "额", "量", "數", "額"]),
]);

/// How much of a plan is done, in %.
pub(crate) const DONE: &str = "完成率";

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
    /// What comes new, one by one: of a register its entries.
    Entry,
    /// What came less what went: a month may be below 0.
    Net,
    /// A level, whatever unit and periods: a balance in 元 is no flow, nor one that a bulletin prints below 1-6月.
    Balance,
    /// What somebody has or owes, a level in 元 too, unless another word says that it comes new, goes, or is what came less what went.
    Holding,
    /// A level, where the unit does not speak for a flow: 接待人数 in 人次 is one.
    Stock,
}

/// The words of kinds.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static NATURES: Words<Nature> = Words::new(&[
    (Nature::Rate, &["率", "比重", "比例", "占比", "比", "倍差"]),
    (Nature::Index, &["指数", "发展速度"]),
    (Nature::Rate, &[
        "系数", "强度", "密度", "浓度", "满意度", "均价", "单价", "平均价格", "rate", "ratio", "share", "proportion", "percentage",
    ]),
    (Nature::Index, &["index"]),
    (Nature::Rate, &["coefficient", "intensity"]),
    (Nature::NewFlow, &["新增", "job creation", "jobs created"]),
    (Nature::Entry, &[
        "新设", "新培育", "新引进", "新登记", "新注册", "新认定", "新开工", "新开业", "新入库", "新签", "新建", "新改建", "新改扩建", "新批",
    ]),
    (Nature::Flow, &[
        "引进", "招引", "转移就业", "再就业", "安置", "进口数量", "出口数量", "销售数量", "改建", "扩建", "改造", "造林", "收获面积", "预售",
        "供应面积", "征收面积", "拆除", "培训人", "出院", "诊疗人", "申请量", "授权量", "出栏", "屠宰", "离境", "入境",
        "产量", "产值", "销量", "销售量", "销售额", "销售面积", "销售套数", "销售收入", "成交", "竣工", "出让", "交易量", "交易额",
        "进口量", "出口量", "发电量", "用电量", "供水量", "用水量", "排放量", "客运量", "货运量", "周转量", "吞吐量", "业务量",
        "注销", "吊销", "倒闭", "关停", "破产", "培育企业", "走访企业", "帮扶企业", "检查企业", "接待", "旅游人数", "游客人数", "出生", "死亡", "招生", "毕业生", "newly", "births", "deaths", "arrivals", "visitors",
        "homes completed", "dwellings completed", "completions", "housing starts", "admissions", "offences", "crimes", "accidents", "production",
        "output", "sales",
    ]),
    (Nature::Net, &[
        "净", "利润", "盈余", "盈利", "结余", "差额", "顺差", "逆差", "增加额", "增量", "变动", "net", "profit", "profits",
        "surplus", "deficit", "balance",
    ]),
    (Nature::Balance, &[
        "余额", "存量", "期末", "年末", "月末", "库存", "存货", "储备", "保有量", "拥有量", "待售",
        "蓄积", "蓄水量", "储水量", "储量", "储气量", "待改造", "未改造", "需改造", "存栏", "各项存款", "住户存款",
        "储蓄存款", "企业存款", "团体存款", "财政性存款", "定期存款", "活期存款", "人民币存款", "外币存款", "各项贷款", "货币供应",
        "流通中现金", "资产总", "总资产", "净资产", "负债", "所有者权益", "市值", "装机", "net worth", "outstanding", "year-end",
        "end of period", "stock", "inventories", "assets", "liabilities",
    ]),
    (Nature::Holding, &[
        "应收账款", "应收票据", "应收款", "应付账款", "应付票据", "应付款", "资产合计", "资产规模", "资产原值", "资产原价", "资产净值", "资产净额",
        "流动资产", "货币资金", "注册资本", "注册资金", "实收资本", "实缴资本", "授信额度", "授信规模", "基金规模", "持有国债", "国债持有",
        "receivables", "receivable", "payables", "deposits", "reserves", "market capitalisation", "market capitalization",
        "shareholders' equity", "shareholders’ equity", "total equity", "registered capital", "holdings",
    ]),
    (Nature::Stock, &[
        "人口", "人数", "数量", "面积", "床位", "坐席", "里程", "企业数", "企业个数", "企业户数", "单位数", "户数", "学校数", "村数", "用户数",
        "经营主体", "市场主体", "在校学生", "专任教师", "population", "employment",
    ]),
]);
