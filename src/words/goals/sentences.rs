//! The words between the parts of a goal, and those that turn them.

/// The verb of shares; and what tells in a goal of what its number is one.
pub(crate) const SHARE: char = '占';
pub(crate) const SHARES: &[&str] = &["占", "% of ", "per cent of ", "percent of "];

/// Words behind what something is a share of: `占GDP比重`, `占全省的`.
pub(crate) const SHARE_TAILS: &[&str] =
    &["的比重", "的比例", "的份额", "比重", "比例", "份额", "的"];

/// Sides that are asked of a level, never of a change: `cut waiting times below 18 days`.
pub(crate) const OF_LEVELS: &[&str] = &["below", "under", "above", "at or below", "at or above"];

/// Words around what a goal keeps step with: `与GDP增速基本同步`; and what says nothing before their end.
pub(crate) const STEP_OPENINGS: &[&str] = &["与", "同", "跟", "和"];
pub(crate) const STEP_ENDS: &[&str] = &["同步增长", "同步提高", "同步", "持平"];
pub(crate) const STEP_FILLERS: &[&str] = &["保持", "总体", "基本", "大体", "实现"];

/// Words between two promises: `8% of GDP or 5% of GNI`.
pub(crate) const ALTERNATIVES: &[&str] = &["or", "and", "plus"];

/// Signs that end a clause.
pub(crate) const CLAUSES: &[char] = &['，', ',', '；', ';', '、'];

/// English words that lead to what follows them.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const LOOSE_ENDS: &[&str] = &["the", "a", "an", "of", "on", "in", "for", "and", "with", "its", "their"];

/// Parts of the sides that compare, with a year as well as with a number: `no higher than 2020`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const COMPARES: &[&str] = &["higher than", "lower than", "above", "below", "under", "高于", "低于"];

/// What joins a verb and where it is to stay: `回升并稳定在`.
pub(crate) const JOINS: &[&str] = &["并", "and"];

/// What says that a percentage is a share: `as a share of GDP`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const SHARE_OPENINGS: &[&str] = &["as a share", "as a percentage", "as a proportion", "as a ratio", "as a per cent", "as a percent", "as a %"];

/// Words before what says of whom or where so many are counted.
pub(crate) const TAIL_OPENINGS: &[&str] = &["on the", "in the", "in", "across", "among"];

/// Who is denied something: `no one should wait longer than`.
pub(crate) const NO_ONE: &[&str] = &["no one", "nobody", "none"];

/// English words that turn what they stand beside, so that none is passed over.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const DENIALS: &[&str] = &[
    "not", "no", "never", "without", "except", "excluding", "nor", "neither", "gap", "loss", "lack", "difference", "slow",
    "slowing", "halt", "offset",
];

/// What stands where a number is awaited and is another indicator's: a whole of which the region is a part, or a growth.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const OTHERS: &[&str] = &[
    "增速", "增长", "增幅", "平均", "均值", "生产总值", "全国", "全省", "全市", "全区", "全县", "省均", "国均", "居民", "GDP", "CPI", "经济",
    "average", "growth", "mean", "inflation", "the national", "the regional", "the EU", "OECD", "median",
];

/// How the name of an average goes on behind its area: `全省平均水平`.
pub(crate) const AVERAGES: &[&str] = &["平均", "均值"];

/// What a share at the end of an English sentence is no part of, but held against: `95% of the EU average`.
pub(crate) const MEANS: &[&str] = &["average", "mean", "median"];

/// Words behind such a name that only tell the side of the number before it: `at 95% of the OECD average or above`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const SIDE_ENDS: &[&str] = &[" or above", " or more", " or higher", " or better", " or below", " or less", " or lower"];

/// Words that end the name of such another, where it is short: `80% of the EU level`.
pub(crate) const LEVEL_ENDS: &[&str] = &["level", "levels"];

/// What a share is no part of either: 全国的1.2倍, 全省平均水平的95%. A part of anything else may be its share: 城镇居民收入的60%.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const WHOLES: &[&str] = &["平均", "均值", "全国", "全省", "全市", "全区", "全县", "省均", "国均", "中位数"];

/// Words that make another indicator of the one that they stand behind: `GDP per capita`, `emissions intensity`; and before.
pub(crate) const QUALIFIERS_BEHIND: &[&str] = &["per", "capita", "intensity"];
#[rustfmt::skip] // a table is read by its lines
pub(crate) const QUALIFIERS_BEFORE: &[&str] = &["youth", "female", "male", "rural", "urban", "child", "long-term"];

/// How the name of such a whole ends, behind which its share stands: 全国平均水平95%; 全市平均95% is a mean itself.
pub(crate) const WHOLE_END: &str = "平均水平";

/// How the name of a rate ends, which is another indicator's where the own is none: 发案率.
pub(crate) const RATE: char = '率';

/// Nouns of English sentences that say of an indicator what its name may leave out.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NOUNS: &[&str] = &[
    "rate", "ratio", "number", "share", "proportion", "percentage", "total", "volume", "amount", "overall", "value", "figure",
    "incidence", "prevalence", "stock", "size", "quantity", "count", "use", "people", "population", "national",
];

/// Signs that turn what stands beside them round: a goal left without them would be the opposite.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const TURNS: &[&str] = &[
    "〔", "〕", "[", "]", "%", "％", "‰", "-", "−", "－", ":", "∶", "万", "亿", "千", "百", "前", "第", "后", "不", "未", "无", "↑", "↓", "↗", "↘", "×",
    "改善", "好转", "反弹", "翻", "没", "勿", "非", "负", "由", "从", "自", "停", "止", "防", "新", "再", "另", "上年", "去年", "年初", "≯", "≮", "增", "长", "升", "降", "减", "提", "高", "低", "多", "少", "比",
    "较", "均", "每", "倍", "番", "累", "计", "避免", "遏制", "差距", "差", "缺口", "超", "除", "not", "no ", "never", "non", "gap",
    "except", "without", "less", "loss", "lack", "difference", "minus", "negative", "prevent", "avert", "avoid", "improvement", "gain",
    "rebound", "亏", "赤字", "流出", "流失", "短收", "滑坡", "萎缩", "损失", "跌", "逆差", "欠", "缺", "real", "nominal", "exclud", "excl.", "top", "bottom", "best", "worst",
    "deficit", "shortfall", "outflow", "decline", "adjusted", "only",
    // Of whom or where alone it is promised.
    "县城", "农村", "乡村", "主城区", "规上", "规模以上", "其中", "rural", "urban", "women", "girls", "female", "male",
];
