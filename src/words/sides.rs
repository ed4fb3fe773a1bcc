//! The names of indicators that say which side of a number is wanted: of what is named last in Chinese, first in English.

use super::figures::{NATURES, Nature, RANKS};
use super::goals::changes::CLIMBS;
use super::{Words, fold};

/// What an indicator's name says of the side that is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Named {
    /// Less is better.
    Less,
    /// More is better, even where there is more than enough: a line that is to be kept.
    More,
    /// It speaks of what less is better of, but is of something else: nobody knows which way.
    Unclear,
    /// Nothing.
    Nothing,
}

/// What a word in a name says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Wanted {
    /// Less of it is better.
    Less,
    /// The same of prices, which in per cent are a growth.
    Prices,
    /// The name says a cut of what less is better of: more is better.
    Cut,
    /// What is done about it, at its end or where it opens the name: more is better too.
    Deed,
    /// The name is of something else: of what is made with it, or what is free of it or deals with it.
    Else,
}

/// Names of which less is better.
#[rustfmt::skip] // a table is read by its lines
static LESS: Words<Wanted> = Words::new(&[
    (Wanted::Prices, &[
        "涨幅", "居民消费价格", "物价", "通货膨胀", "通货膨胀率", "cpi", "inflation", "consumer price", "consumer prices", "price growth",
    ]),
    (Wanted::Less, &[
        "失业率", "失业人数", "死亡率", "病死率", "工亡人数", "发病数", "发病人数", "死亡人数", "死亡数", "伤亡人数", "发病率", "患病率", "感染率", "发生率", "受害率", "成灾率", "迟缓率", "性别比",
        "缺陷率", "缺陷发生率", "次品率", "废品率", "退货率", "超标率", "错保率", "漏保率", "错误率", "差错率", "返贫率", "返贫人数", "撂荒率",
        "弃风率", "弃光率", "弃水率", "弃电率", "线损率", "剖宫产率", "亏损面", "三公经费", "三公经费支出", "财政供养人员", "财政供养人口", "拖欠工资",
        "赤字率", "赤字", "负债率", "债务率", "信访率", "信访量", "损失率",
        "债务余额", "隐性债务", "能耗", "能源消耗", "能源消费总量", "用能总量", "煤炭消费", "电耗", "水耗", "用水总量", "gdp用水量", "生产总值用水量", "增加值用水量", "地下水开采量", "化肥使用", "化肥施用", "开发强度",
        "碳强度", "pm2.5", "pm10", "酸雨频率", "排放", "浓度", "污染", "污染物",
        "劣v类", "劣v类水体", "劣v类断面", "劣五类", "劣五类水体", "差距", "城乡居民收入比", "城乡收入比", "可支配收入比", "收入之比", "收入倍差", "基尼系数", "恩格尔系数",
        "贫困发生率", "贫困率", "辍学率", "近视率", "吸烟率", "肥胖率", "事故率", "事故起数", "安全事故", "交通事故", "刑事案件", "刑事案件立案",
        "犯罪率", "投诉率", "投诉量", "空置率", "逾期率", "漏损率", "不良率", "不良贷款率", "发案率", "时限", "建设用地", "个人卫生支出",
        "失业人口", "弃风弃光率", "撂荒", "撂荒地", "死淘率", "损耗率", "浪费率", "报废率", "返工率", "故障率", "渗漏率", "流失率", "水土流失", "荒漠化", "石漠化", "沙化土地",
        "黑臭水体", "事故", "火灾", "受灾", "受灾人口", "灾害损失", "经济损失", "隐患", "命案", "治安案件", "诈骗案件", "违约率", "坏账率", "逾期贷款", "不良贷款", "欠薪", "欠费率", "逆差", "亏损",
        "亏损额", "缺口", "闲置率", "闲置土地", "缺勤率", "离职率", "误诊率", "漏诊率", "早产率", "龋患率", "超重率", "失学率", "文盲率", "大班额", "药占比", "自杀率", "重新犯罪率",
        "平均住院日", "停电时间", "停电次数", "拥堵指数", "空驶率", "煤耗", "油耗", "单耗", "产销差率",
        "化石能源消费", "二氧化硫", "氮氧化物", "化学需氧量", "氨氮", "垃圾产生", "固体废物产生", "危险废物产生", "填埋率", "贫困人口",
        "自然增长率", "抚养比", "unemployed", "underemployment", "unemployment", "jobless", "joblessness", "mortality", "death", "deaths", "death rate", "fatalities", "suicide", "suicides",
        "deficit", "emissions", "emission", "pollution", "concentration", "poverty", "poverty gap",
        "debt", "debt service", "energy intensity", "carbon intensity", "co2 intensity", "co2", "pay gap", "gini", "early leavers",
        "early school leavers", "dropout", "neet", "stunting", "obesity", "undernourishment", "food insecurity", "incidence",
        "illiteracy", "default", "defaults", "non-performing loan", "non-performing loans", "npl", "recidivism", "reoffending", "losses", "error", "errors",
        "absenteeism", "truancy", "teenage pregnancy", "teenage pregnancies", "adolescent pregnancy", "vacancy rate", "homicide", "homicides",
        "murders", "accident", "accidents", "injuries", "food waste", "landfill", "debtors",
        "burglary", "burglaries", "robbery", "robberies", "theft", "thefts", "assaults", "violence", "fraud", "corruption", "collisions", "casualties", "fires",
        "sickness absence", "absences", "exclusions", "dropouts", "drop-out", "drop-outs", "bullying", "malnutrition", "anaemia", "anemia", "underweight", "overweight",
        "low birth weight", "preterm births", "infections", "tuberculosis", "malaria", "diabetes", "readmission", "readmissions",
        "waiting list", "waiting lists", "delays", "cancellations", "complaints", "defect", "defects", "downtime", "outages", "leakage", "spoilage", "spills", "non-revenue water",
        "deforestation", "soil erosion", "greenhouse gases", "carbon footprint", "arrears", "bad debts", "insolvencies", "bankruptcies",
        "delinquency", "delinquencies", "foreclosures", "evictions", "empty homes", "vacant dwellings", "cost overburden", "deprivation", "inequality", "gender gap",
        "attainment gap", "child labour", "child labor", "child marriage", "trafficking", "attrition", "shortage", "shortages", "backlog", "congestion",
        "rearrest", "slums",
        "homelessness", "homeless", "overcrowding", "smoking", "smokers", "crime", "crimes", "staff turnover", "turnover of staff",
    ]),
]);

/// How names end of which more is better though they name what less is better of, or that are of something else.
#[rustfmt::skip] // a table is read by its lines
static MORE: Words<Wanted> = Words::new(&[
    (Wanted::Cut, &[
        "下降", "降低", "减少", "削减", "减排", "缩小", "压减", "压缩", "缩短", "下降率", "降低率", "减少率", "削减率", "减排率", "压减率",
        "压缩率", "下降幅度", "降低幅度", "压减幅度", "压缩幅度", "降幅", "减量", "减排量", "削减量", "压减量", "替代量", "下降比例",
        "降低比例", "压缩比例", "压减比例", "减少量", "脱贫", "脱贫人数", "脱贫率", "减贫", "减贫人口", "减贫人数", "降本", "降本额", "精简", "精简数",
        "reduction", "reductions", "decline", "decrease", "fall", "drop", "cut", "cuts", "reduced",
    ]),
    (Wanted::Deed, &[
        "化解", "盘活", "复垦", "替代", "破获", "消除", "治理", "节约", "清退", "淘汰", "消化", "腾退", "偿还", "压降", "treated", "avoided", "averted",
    ]),
    (Wanted::Else, &[
        "产出", "产值", "税收", "增加值", "用地gdp", "能耗gdp", "排放gdp", "水耗gdp", "电耗gdp", "产能", "投资额", "园区", "车",
        "达标率", "处理率", "治理率", "消除率", "化解率", "利用率", "回收率", "处置率", "修复率", "控制率", "覆盖率", "完成率", "监测率", "破案率", "办结率",
        "利润率", "满意度", "交易额", "交易量", "投资", "收入涨幅", "工资涨幅", "标准涨幅", "薪酬涨幅", "养老金涨幅",
        "合格率", "整改率", "参保率", "非化石能源", "可再生能源", "新能源消费总量", "研究开发强度", "清洁能源", "coverage", "clearance", "recovery", "recovered", "collection",
        "captured", "registered", "solved", "rehoused", "vehicles",
    ]),
]);

/// How names end of what is to be kept, and is so even where there is more of it than the goal asks for.
#[rustfmt::skip] // a table is read by its lines
static KEPT: Words<()> = Words::new(&[((), &[
    "耕地保有量", "林地保有量", "森林保有量", "湿地保有量", "草地保有量", "草原保有量", "基本农田保护面积", "基本农田保有量", "自然岸线保有率",
    "粮食产量", "粮食总产量", "粮食播种面积", "粮食综合生产能力",
])]);

/// What stands right before a word of which less is better where the name is of what is free of it, or does something about it; and
/// where it may be of either, nobody knows which.
#[rustfmt::skip] // a table is read by its lines
static FREE_OF: Words<Named> = Words::new(&[
    (Named::Nothing, &[
        "零", "零碳", "低", "低碳", "无", "不", "非", "未", "可再生", "非化石", "清洁", "绿色", "再生水", "中水", "达标", "负氧离子", "溶解氧", "研发",
        "zero", "zero-", "low", "low-", "non-", "ex-", "former", "negative", "out of", "avoided", "prevented", "averted", "abated", "saved",
        "captured", "removed", "offset", "sequestered", "repaid", "forgiven", "solved", "resolved", "leaving", "escaping", "exiting", "quit",
        "quitting", "overcoming", "oxygen", "dissolved oxygen", "reporting",
    ]),
    (Named::Less, &["消防"]),
    (Named::Unclear, &[
        "免", "防", "抗", "脱", "去", "反", "除", "降", "控", "job", "reducing", "cutting", "lowering", "tackling", "preventing", "combating", "fighting", "ending",
        "eliminating", "avoiding", "against", "anti-",
    ]),
]);

/// Who does something about what stands behind the verb, well or ill: `people escaping poverty`, `people who commit crimes`.
#[rustfmt::skip] // a table is read by its lines
const DOERS: &[&str] = &["people", "persons", "individuals", "households", "families", "children", "adults", "who"];

/// Verbs of being in it, which say no more than its name: `people experiencing homelessness`.
#[rustfmt::skip] // a table is read by its lines
static SUFFERS: Words<()> = Words::new(&[((), &["experiencing", "facing", "suffering", "having", "entering"])]);

/// What stands behind it where the name is of what deals with it.
#[rustfmt::skip] // a table is read by its lines
const CURES: &[&str] = &[
    "防治", "治理", "监测", "处理", "防控", "改造", "达标", "权", "交易", "许可", "修复", "利用", "捕集", "封存", "prevention", "control", "cessation",
    "treatment", "trading",
];

/// What costs are held against: 社会物流总费用与GDP的比率.
#[rustfmt::skip] // a table is read by its lines
static COSTS: Words<()> = Words::new(&[((), &["成本", "费用", "cost", "costs"])]);

/// What a word at the end of a name says of the figures, and nothing of what they are of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Figure {
    /// They are shares of something.
    Share,
    /// They count or measure it.
    Amount,
}

/// How the figures of an indicator are called: 量 of 排放量, `rate` of `unemployment rate`, `number` of `number of deaths`.
#[rustfmt::skip] // a table is read by its lines
static FIGURES: Words<Figure> = Words::new(&[
    (Figure::Share, &["比率", "比重", "占比", "之比", "比例", "百分比", "份额", "率", "ratio", "share", "rate", "proportion", "percentage"]),
    (Figure::Amount, &[
        "的", "量", "总量", "数", "总数", "数量", "人数", "人口", "起数", "件数", "次数", "天数", "额", "总额", "余额", "规模", "总规模", "水平", "总水平", "强度", "指数",
        "系数", "倍数", "均值", "平均值", "年均值", "面积", "总面积", "使用", "使用面积", "增长", "增长率", "增速", "增幅", "同比", "平均", "年均", "日均", "月均",
        "index", "level", "levels", "intensity", "number", "numbers", "total", "count", "headcount", "prevalence", "coefficient", "growth", "volume",
        "amount", "tonnes", "average", "risk", "line", "people", "persons", "population", "households", "children", "living", "the", "a", "an",
    ]),
]);

/// How places won are counted.
const PLACES: &[&str] = &["位数", "位次", "名次", "幅度", "places"];

/// What a share is a share of, in Chinese: 煤炭消费占能源消费总量比重, 社会物流总费用与GDP的比率.
const SHARES_OF: [char; 2] = ['占', '与'];

/// What turns the Chinese word behind it round: 不合格率.
const NOTS: [char; 2] = ['不', '未'];

/// Of the words behind which a name says of whom those that deny it: `households without debt`.
const DENIALS: &[&str] = &[" without ", " free of ", " free from ", " not in "];

/// English words behind which a name says of whom, of what, since when: `deaths from cancer`, `debt to GDP`.
#[rustfmt::skip] // a table is read by its lines
const TURNINGS: &[&str] = &[
    " of ", " per ", " in ", " to ", "-to-", " among ", " for ", " by ", " from ", " with ", " at ", " on ", " against ", " as ", " due ",
    " attributed ", " attributable ", " caused ", " excluding ", " including ", " without ", " free of ", " free from ", " not in ", " under ", " over ", " aged ", " below ",
    " above ", " between ", " within ", " relative ", " during ", " and ",
];

/// Whether a name states the cut of what less is better of: 单位GDP能耗降低.
pub(crate) fn names_cut(name: &str) -> bool {
    let name = plain(name);
    let ends = MORE.at_end(name.trim_end()).map(|(wanted, _)| wanted);
    ends == Some(Wanted::Cut)
}

/// Whether a name begins or ends with the cut of something, or with what is done about it: 淘汰落后产能, `emissions avoided`.
pub(crate) fn names_deed(name: &str) -> bool {
    let name = plain(name);
    let ends = [MORE.at_start(&name), MORE.at_end(&name)];
    let mut ends = ends.into_iter().flatten();
    ends.any(|(wanted, _)| matches!(wanted, Wanted::Cut | Wanted::Deed))
}

/// Whether the figures of this name are what is new in their own years: 城镇新增就业.
pub(crate) fn names_new(name: &str) -> bool {
    speaks_of(name, &[Nature::NewFlow])
}

/// The same, or what comes new one by one: 新建高标准农田.
pub(crate) fn names_entries(name: &str) -> bool {
    speaks_of(name, &[Nature::NewFlow, Nature::Entry])
}

/// Whether the figures of this name are what came less what went, which may be below zero: 净利润.
pub(crate) fn names_net(name: &str) -> bool {
    speaks_of(name, &[Nature::Net])
}

fn speaks_of(name: &str, natures: &[Nature]) -> bool {
    let found = NATURES.mentioned(&plain(name), |nature| natures.contains(&nature));
    found.is_some()
}

/// Whether an indicator of this name is a rank, which gets better as it counts down: 综合竞争力排名, `Rank in the innovation index`.
pub(crate) fn names_rank(name: &str) -> bool {
    let name = plain(name);
    // 排名提升位数 counts the places won.
    let counted = PLACES.iter().find_map(|word| name.strip_suffix(word));
    let counted = counted.unwrap_or(&name).trim_end();
    if CLIMBS.iter().any(|word| !word.is_ascii() && counted.ends_with(word)) {
        return false;
    }
    let opens = |rest: &str| !rest.starts_with(['前', '后', '第']);
    let first = RANKS.at_start(&name).is_some_and(|(.., rest)| opens(rest));
    let ends = |part: &str| RANKS.at_end(part.trim_end()).is_some();
    first || ends(&name) || ends(parted(&name).0)
}

/// Whether an indicator of this name says how prices rise, or where they stand.
pub(crate) fn names_prices(name: &str) -> bool {
    LESS.mentioned(&plain(name), |wanted| wanted == Wanted::Prices).is_some()
}

/// Which side an indicator's name says to be wanted: less of a mortality, of a rank, of costs as a share; not where the name itself
/// says the cut, nor where it is of what is made with it, is free of it or deals with it.
pub(crate) fn named(name: &str) -> Named {
    if names_rank(name) {
        return Named::Less;
    }
    let name = plain(name);
    let parts = name.split([',', '、', ':', ';']).map(named_by);
    let said = parts.fold(Named::Nothing, |said, part| match (said, part) {
        (Named::Less, _) | (_, Named::Less) => Named::Less,
        (Named::Unclear, _) | (_, Named::Unclear) => Named::Unclear,
        _ => Named::Nothing,
    });
    if said == Named::Nothing && KEPT.at_end(&name).is_some() { Named::More } else { said }
}

/// What a part of a name says: by its head, unless it opens with a deed or denies what it names.
fn named_by(name: &str) -> Named {
    let is_share = FIGURES.at_end(name).is_some_and(|(figure, _)| figure == Figure::Share);
    if let Some((held, denied)) = DENIALS.iter().find_map(|word| name.split_once(*word)) {
        return match (named_by(held), named_by(denied)) {
            (Named::Nothing, Named::Less) => Named::Nothing,
            _ => Named::Unclear,
        };
    }
    let of_deed = |(wanted, rest): (Wanted, &str)| {
        let is_deed = matches!(wanted, Wanted::Cut | Wanted::Deed);
        is_deed && named_by_head(rest) == Named::Less
    };
    // What is cut by so much is more; cut to such a share it may be less.
    match MORE.at_start(name).is_some_and(of_deed) {
        true if is_share => Named::Unclear,
        true => Named::Nothing,
        false => named_by_head(name),
    }
}

fn named_by_head(name: &str) -> Named {
    let mut is_share =
        FIGURES.at_end(name.trim_end()).is_some_and(|(figure, _)| figure == Figure::Share);
    let (mut head, mut behind) = parted(name);
    let mut of = name;
    loop {
        head = head.trim_end();
        let letters = head.trim_end_matches(|c: char| !c.is_alphabetic());
        if head.is_empty() && !behind.is_empty() {
            (head, behind) = parted(behind);
        } else if let Some((_, before)) = MORE.at_end(head) {
            let is_denied = NOTS.iter().any(|not| before.ends_with(*not));
            return if is_denied { Named::Less } else { Named::Nothing };
        } else if let Some((_, before)) = LESS.at_end(head) {
            return less_unless_free(before);
        } else if let Some(((), before)) = COSTS.at_end(head).filter(|_| is_share) {
            return less_unless_free(before);
        } else if let Some((figure, before)) = FIGURES.at_end(head) {
            is_share |= figure == Figure::Share;
            let share = SHARES_OF.iter().find_map(|of| before.split_once(*of));
            head = share.filter(|_| is_share).map_or(before, |(share, _)| share);
            of = if share.is_some() && is_share { head } else { of };
        } else if letters.len() < head.len() {
            head = letters;
        } else {
            break;
        }
    }
    // People in poverty reads from its end; of one word alone only its head counts.
    if let Some((_, before)) =
        LESS.ending(name.trim_end(), |_| true).filter(|(word, _)| word.contains(' '))
    {
        return less_unless_free(before);
    }
    let spoken_of = LESS.within(of).is_some_and(|(_, before, behind)| {
        less_unless_free(before) != Named::Nothing
            && !CURES.iter().any(|word| behind.contains(word))
    });
    if spoken_of { Named::Unclear } else { Named::Nothing }
}

/// What less is better of, less of it; of what is free of it, something else; of what somebody does about it, who knows.
fn less_unless_free(before: &str) -> Named {
    let mut before = before.trim_end();
    while let Some((Figure::Amount, rest)) = FIGURES.at_end(before) {
        before = rest.trim_end();
    }
    if let Some((named, _)) = FREE_OF.at_end(before) {
        return named;
    }
    let (who, verb) = before.rsplit_once(' ').unwrap_or_default();
    let does = DOERS.iter().any(|word| who.ends_with(word));
    let in_it = SUFFERS.sense(verb).is_some();
    if does && !in_it && (verb.ends_with("ing") || who.ends_with("who")) {
        return Named::Unclear;
    }
    Named::Less
}

/// A name folded, without what stands in its brackets.
fn plain(name: &str) -> String {
    let mut depth = 0_usize;
    let folded = fold(name);
    let outside = folded.as_str().chars().filter(|c| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect::<String>().trim().to_owned()
}

/// An English name before the first word that leads on, and behind it; a Chinese name as a whole.
fn parted(name: &str) -> (&str, &str) {
    if !name.contains([' ', '-']) {
        return (name, "");
    }
    let found = TURNINGS.iter().filter_map(|word| Some((name.find(word)?, *word)));
    let first = found.min_by_key(|(at, _)| *at);
    first.and_then(|(_, word)| name.split_once(word)).unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_which_side_is_wanted() {
        for (said, names) in [
            (Named::Less, LESS_NAMES),
            (
                Named::More,
                &[
                    "耕地保有量",
                    "全市永久基本农田保护面积（万亩）",
                    "大陆自然岸线保有率",
                    "粮食产量",
                ],
            ),
            (Named::Nothing, OTHER_NAMES),
            (Named::Unclear, UNCLEAR_NAMES),
        ] {
            let other = names.iter().filter(|name| named(name) != said);
            assert_eq!(other.collect::<Vec<_>>(), Vec::<&&str>::new(), "{said:?}");
        }
    }

    #[rustfmt::skip] // a table is read by its lines
    const LESS_NAMES: &[&str] = &[
        "城镇调查失业率", "婴儿死亡率(‰)", "单位GDP能耗", "PM2.5年均浓度", "细颗粒物(PM2.5)年均浓度", "社会物流总费用与GDP的比率", "成本费用率",
        "新增建设用地规模", "城乡居民收入差距", "营商环境全国排名", "煤炭消费占能源消费总量比重", "财政赤字占GDP比重", "城乡居民人均可支配收入比",
        "地方政府债务余额", "能源消费总量", "儿童青少年近视率", "重污染天数比率", "劣Ⅴ类水体比例", "主要污染物排放总量", "二氧化碳排放强度",
        "国土开发强度", "综合线损率", "弃风率", "药品抽检不合格率", "用能总量", "碳强度", "工亡人数", "化肥施用强度", "化肥使用量", "三公经费支出", "剖宫产率",
        "出口退货率", "亏损企业亏损面", "艾滋病病死率", "结核病发病数", "出生缺陷率", "返贫率", "财政供养人员", "PM2.5", "PM10", "失业人数", "万元GDP用水量",
        "弃风弃光率", "耕地撂荒面积", "畜禽死淘率", "粮食产后损耗率", "水土流失面积", "黑臭水体比例", "生产安全事故", "火灾起数", "较大事故起数", "贷款违约率", "不良贷款余额", "设备故障率",
        "用电缺口", "亏损企业亏损额", "生产安全事故死亡人数", "大班额比例", "供电煤耗", "化石能源消费占比", "氨氮排放量", "二氧化硫浓度", "户均停电时间", "农村贫困人口",
        "因灾直接经济损失占GDP比重", "非正常死亡率", "消防安全事故", "非煤矿山死亡人数", "单位GDP建设用地使用面积", "居民消费价格总水平", "居民消费价格指数", "森林火灾受害率", "出生缺陷发生率", "通货膨胀率", "个人卫生支出占卫生总费用的比重",
        "Rank in the innovation index", "Ease of business rank", "Infant mortality rate", "Gini coefficient", "NEET rate", "CO2 intensity of GDP",
        "Number of road deaths per 100,000", "Prevalence of stunting among children under 5", "People at risk of poverty", "Poverty headcount",
        "Population below the national poverty line", "Unemployment rate 15-74", "Unemployment, total (% of total labour force)",
        "Mortality rate attributed to unsafe water", "CO2 emissions from fuel combustion", "Debt-to-GDP ratio", "Cost-to-income ratio",
        "Non-performing loan ratio", "Non-performing loans", "Loan default rate", "Recidivism rate", "Water losses", "Error rate in benefit payments",
        "Absenteeism rate", "Teenage pregnancy rate", "Vacancy rate of offices", "Jobless rate", "CO2", "Recorded crimes", "Shipping emissions",
        "People experiencing homelessness", "Smokers", "Households facing food insecurity", "Trade deficit to exports", "Early leavers from training", "Burglary rate", "Fires in dwellings", "Number of unemployed people", "Drop-out rate", "Defect rate", "Patients on waiting lists",
        "Non-revenue water", "Leakage", "Mortgage arrears", "Insolvencies", "Income inequality", "Staff attrition rate", "Prevalence of diabetes", "Rearrest rate", "Homeless people", "Turnover of staff",
    ];

    #[rustfmt::skip] // a table is read by its lines
    const OTHER_NAMES: &[&str] = &[
        "单位GDP能耗降低", "单位GDP二氧化碳排放降低率（%）", "农村贫困人口脱贫", "受污染耕地安全利用率", "规上工业成本费用利润率", "排名前十的企业数", "汽车保有量", "非粮化耕地", "占用基本农田面积",
        "化解隐性债务", "隐性债务化解额", "压减煤炭消费量", "盘活存量建设用地", "存量建设用地盘活面积", "削减化学需氧量排放量", "节约能源消耗", "减少二氧化碳排放", "替代煤炭消费量",
        "可再生能源消费总量", "非化石能源消费总量", "新能源消费总量", "再生水用水总量", "不吸烟率", "非贫困率", "未辍学率", "排名提升位数", "综合排名提升",
        "居民收入涨幅", "最低工资标准涨幅", "研究开发强度", "水土流失治理面积", "黑臭水体消除比例", "火灾隐患整改率", "欠薪案件办结率", "危险废物处置率", "农药包装废弃物回收率", "非化石能源消费占比", "无贫困人口", "失业人员再就业", "地区生产总值", "单位建设用地GDP", "建设用地亩均税收", "单位能耗产出", "零碳排放园区", "超低排放改造产能", "污染防治投资额", "审批时限压缩比例",
        "费用压减率", "非化石能源占能源消费总量比重", "能源消费总量中非化石能源比重", "政府卫生支出占卫生总费用的比重", "研发费用占营业收入比重",
        "住院费用跨省直接结算率", "三大粮食作物完全成本保险投保率", "工业废水达标排放率", "机动车排放检验合格率", "国六排放标准货车占比", "空气负氧离子平均浓度",
        "Emissions reduction", "Share of renewables", "Decline in energy intensity", "Cut in emissions", "Emission reductions", "Zero-emission buses",
        "Smoking cessation services", "Cost recovery ratio", "Operating cost coverage ratio", "Debt service coverage ratio", "Avoided emissions",
        "Companies reporting emissions", "Dissolved oxygen concentration", "People lifted out of poverty", "People leaving homelessness", "Families escaping poverty", "People who quit smoking", "Prevented deaths",
        "Abated emissions", "Negative emissions", "Non-smokers", "Ex-smokers", "Households without debt", "Solved burglaries", "Fraud prevention", "Fires averted", "Leakage reduction", "Waiting list reductions", "Deaths averted",
    ];

    #[rustfmt::skip] // a table is read by its lines
    const UNCLEAR_NAMES: &[&str] = &[
        "重点污染源自动监控联网率", "建设用地供应率", "集体经营性建设用地入市面积", "降低企业成本占比", "防污染能力", "去污染",
        "重点用能单位能耗在线上传率",
        "道路交通事故社会救助基金垫付率", "Share of emissions covered by carbon pricing", "Smoking quit rate",
        "Poverty reduction spending", "Unemployment benefit claims", "GDP per tonne of CO2 emissions", "People without access to water",
        "Families managing debt", "People who fight crime", "Reducing emissions", "Job vacancy rate", "Emissions saved",
        "Children in low-income households receiving support for poverty",
    ];
}
