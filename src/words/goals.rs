//! The words of goals: what each says and where it may stand.

use std::sync::LazyLock;

use super::figures::{CHANGES, Change, RANKS};
use super::fold;
use crate::worded;

/// Which side of its number a goal asks for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Bound {
    /// `不低于`, `以上`, or no word at all.
    #[default]
    AtLeast,
    /// `超过`, `高于`.
    MoreThan,
    /// `左右`, `约`: at least (falling: at most) the value less (plus) a tolerance.
    About,
    /// `不超过`, `以内`, `以下`, `降至`.
    AtMost,
    /// `低于`, `不满`.
    LessThan,
    /// `50%-55%`.
    Range,
}

impl Bound {
    /// Which way a number can go that is on the right side already; none where both ways lead out of it.
    #[must_use]
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::AtLeast | Self::MoreThan => Some(Direction::Increase),
            Self::AtMost | Self::LessThan => Some(Direction::Decrease),
            Self::About | Self::Range => None,
        }
    }

    /// The same side of the number with its sign changed.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::MoreThan => Self::LessThan,
            Self::AtMost => Self::AtLeast,
            Self::LessThan => Self::MoreThan,
            Self::About | Self::Range => self,
        }
    }

    /// What is left where this side is denied: `no … greater than` is at most.
    #[must_use]
    pub fn denied(self) -> Self {
        match self {
            Self::AtLeast => Self::LessThan,
            Self::MoreThan => Self::AtMost,
            Self::AtMost => Self::MoreThan,
            Self::LessThan => Self::AtLeast,
            Self::About | Self::Range => self,
        }
    }
}

worded! {
    /// Whether more or less of an indicator is wanted.
    pub enum Direction {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Increase => Self::Decrease,
            Self::Decrease => Self::Increase,
        }
    }

    /// +1 or -1: the d of every formula.
    #[must_use]
    pub fn sign(self) -> i32 {
        match self {
            Self::Increase => 1,
            Self::Decrease => -1,
        }
    }
}

/// What a word of a goal says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sense {
    /// Nothing that counts: `力争`, `进一步`.
    Filler,
    /// Which side of the number is asked for.
    Side(Bound),
    /// Which side of another indicator is asked for, and of no number: `快于`; none where the name tells it: `on a par with`.
    Against(Option<Bound>),
    /// Things that change what the number is about.
    Marks(&'static [Mark]),
    /// More or less; with 到 or 至 behind it the number is the level, without it the change.
    Verb(Direction),
    /// More or less, to a level.
    VerbTo(Direction),
    /// The factor: `double` is 2.
    Fold(&'static str),
    /// The number behind it is a factor: `by a factor of 10`.
    Factor,
    /// The level of the baseline, from one side: `不减少`; from that which the name tells: `持平`.
    Held(Option<Bound>),
    /// A number in words, in %: `全覆盖` is 100, `两位数增长` a growth of 10.
    Percent(&'static str, &'static [Mark]),
    /// None of it is left: `清零`, `net zero`.
    Zero,
    /// A second goal begins: `力争`, behind the first.
    Stretch,
    /// What is promised, behind a wish: `力争30个，确保25个`.
    Firm,
    /// Words that no goal can be made of, with advice of their own.
    Refused(Refusal),
}

/// Where a word stands, seen from its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Before,
    After,
    Any,
}

/// What the number of a goal is about, as its words say one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mark {
    /// Up by: `提高5个百分点`.
    Up,
    /// Down by.
    Down,
    /// Better by so much, where nothing tells which way that is: `improve`.
    Better,
    /// Up to: `提高到55%`.
    UpTo,
    /// Down to.
    DownTo,
    /// A power of the baseline: `翻番`.
    Fold,
    /// `年均`
    Yearly,
    /// `average`: over the years, or over whatever is counted.
    Mean,
    /// `annual`: a year, of what grows or falls.
    Annual,
    /// `8% a year`: 年均, and growth where no verb says otherwise.
    PerYear,
    /// `每年`
    Each,
    /// `逐年`
    Step,
    /// `保持`
    Maintain,
    /// `控制在`
    Cap,
    /// `新增`
    Added,
    /// `再培育`: on top of what there is, with a verb of getting.
    Again,
    /// `与全国持平`: the name tells which side is wanted.
    Even,
    /// `五年累计`, `〔13.5〕`
    Total,
    /// `累计`
    Running,
    /// `建成`
    Done,
    /// `达到`
    Reach,
    /// Verbs of getting and doing: `培育`, `建设`.
    Get,
    /// Over several years, so that an amount is their sum: `over five years`, `五年完成`.
    Over,
    /// Some time within them: `“十四五”期间`, `within five years`.
    During,
    /// `较2020年`, `since 2020`
    Since,
    /// `较2020年`: compared with, not counted from.
    Against,
    /// `较上年`, `同比`: compared with the year before.
    YearBefore,
    /// `增速`: growth on the year before.
    Rate,
    /// `实际增长`: at constant prices.
    Real,
    /// `名义增长`: at the prices of each year.
    Nominal,
    /// `2020年的`
    Of,
    /// `50%和55%之间`, `within`
    Between,
    /// The number itself, where a word bears none.
    Amount,
    /// The level of the baseline or of a year, which stands for a number.
    Level,
    /// The preposition before a level: `reduce … to 9%`.
    To,
    /// The preposition before a change: `reduce … by 9%`.
    By,
    /// `红线`: what is not to be crossed, from whichever side.
    Line,
    /// `低于30%（含）`: with the number itself.
    Included,
    /// `30%以下（不含）`: without it.
    Excluded,
    /// `no … should have`
    Denied,
    /// `relative reduction`: in per cent of what it was, not in points.
    Relative,
}

/// Words with advice of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    /// `环比`: on the month or quarter before.
    PeriodBefore,
    /// `优于`: of what less is better, less; of other things more.
    Better,
    /// `合理区间`, `上级下达`: no number to hold a figure against.
    Vague,
    /// `每千人4.5张`: the unit says so.
    PerHead,
    /// `up to`: at least, or at most.
    UpTo,
    /// `分别`: two goals.
    Separately,
    /// `halt`: which number is meant?
    Stop,
    /// `同口径增长`: on the scope of one of the two years, which the amounts of each do not tell.
    SameScope,
}

use Bound::{About, AtLeast, AtMost, LessThan, MoreThan};
use Direction::{Decrease, Increase};
use Place::{After, Any, Before};
use Sense::{
    Against, Factor, Filler, Firm, Fold, Held, Marks, Percent, Refused, Side, Stretch, Verb,
    VerbTo, Zero,
};

/// All words. Where several match, the longest counts.
#[rustfmt::skip] // a table is read by its lines
const WORDS: &[(Sense, Place, &[&str])] = &[
    (Side(AtLeast), Before, &[
        "不低于", "不少于", "不小于", "不下于", "不亚于", "不弱于", "不得低于", "不能低于", "不应低于", "不得少于", "不能少于",
        "不应少于", "不得小于", "不得小於", "≮", "达到或超过", "达到或高于", "达到或者超过", "大于等于", "大于或等于", "高于或等于", "至少", "最少", "不低於", "≥", ">=", "＞=", "＞＝", ">＝", "≧", "⩾",
        "no less than", "not less than", "no fewer than", "not fewer than", "no lower than", "not lower than", "not below",
        "not fall below", "not drop below", "not be less than", "not be lower than", "a minimum of", "minimum of", "min.", "min",
        "at or above", "equal to or more than", "greater than or equal to", "more than or equal to", "higher than or equal to", "upwards of", "at least at", "at least as high as", "a floor of", "floor of",
        "reach or exceed", "meet or exceed", "equal or exceed", "equal to or above", "no shorter than", "no smaller than", "not smaller than",
    ]),
    (Side(AtLeast), Any, &["at least", "minimum"]),
    (Side(AtLeast), After, &[
        "耕地红线", "耕地保护红线", "以上", "及以上", "+", "＋", "或以上", "或更多", "之上", "or more", "or above", "or higher", "or greater", "or over", "and above", "and more",
        "and over", "and higher", "as a minimum",
    ]),
    (Side(MoreThan), Before, &[
        "longer than", "超过", "高于", "大于", "多于", "突破", "超出", "超", "过", "逾", ">", "＞", "〉", "﹥", "more than", "greater than",
        "higher than", "larger than", "in excess of", "over", "above", "exceed", "exceeds", "exceeding", "surpass", "surpasses",
        "surpassing", "rise above", "rises above", "grow above", "increase above", "climb above", "go above", "be above",
    ]),
    (Side(About), Before, &[
        "约", "大约", "约为", "大致", "接近", "近", "≈", "approx.", "approx", "about", "around", "approximately", "roughly", "some", "close to", "nearly",
        "almost", "circa", "in the region of", "in the order of",
    ]),
    (Side(About), After, &["左右", "上下", "or so", "approximately."]),
    (Side(AtMost), Before, &[
        "不超过", "不高于", "不大于", "不多于", "不超出", "不突破", "不逾", "不超", "不得超过", "不能超过", "不应超过", "不得高于",
        "不能高于", "不应高于", "不得多于", "不得大于", "不得突破", "不能突破", "至多", "最多", "≯", "≤", "<=", "＜=", "＜＝",
        "<＝", "≦", "⩽", "no more than", "not more than", "not exceeding", "not exceed", "no higher than", "not higher than",
        "not to exceed", "小于等于", "小于或等于", "低于或等于", "less than or equal to", "lower than or equal to", "not be more than", "not be higher than", "no greater than", "not greater than", "not above", "not over",
        "a maximum of", "maximum of", "max.", "max", "at or below", "at least as low as", "a ceiling of", "ceiling of",
        "no longer than", "not longer than", "no larger than", "not larger than", "not be greater than", "not be above", "not rise above",
    ]),
    (Side(AtMost), Any, &["at most", "maximum"]),
    (Side(AtMost), After, &[
        "以下", "及以下", "或以下", "以内", "之内", "之下", "内", "or less", "or fewer", "or shorter", "or below", "or lower", "or under", "and below", "and under",
        "as a maximum",
    ]),
    (Side(LessThan), Before, &[
        "shorter than", "低于", "小于", "少于", "不到", "不足", "不满", "未满", "不及", "<", "＜", "〈", "﹤", "less than", "fewer than",
        "lower than", "smaller than", "below", "under", "fall below", "falls below", "drop below", "drops below",
        "decline below", "decrease below", "reduce below", "fall under", "drop under", "be below",
    ]),
    (Against(Some(MoreThan)), Before, &[
        "快于", "领先", "领先于", "faster than", "outpace", "outpaces", "outperform", "ahead of",
    ]),
    (Against(Some(AtLeast)), Before, &["不慢于", "不落后于", "in step with", "keep pace with", "keeps pace with"]),
    (Against(None), Before, &["追平", "in line with", "match", "matches", "on a par with", "equal to the", "level with", "at the level of"]),
    (Against(Some(LessThan)), Before, &["慢于", "slower than"]),
    (Verb(Increase), Before, &[
        "增长", "提高", "增产", "增收", "提升", "增加", "上升", "扩大", "增大", "上涨", "延长", "净增加", "净增长", "稳中有升", "稳中有增", "稳步增加", "回升", "攀升", "跃升", "前进", "前移", "进位", "晋位", "增强", "递增",
        "同比增加", "壮大",
    ]),
    (Verb(Increase), After, &["的增长", "的提高", "的提升"]),
    (Marks(&[Mark::Rate]), After, &["的增速", "的增幅", "的增长率", "的增长速度"]),
    (Marks(&[Mark::Yearly, Mark::Up]), After, &["的速度增长", "的速度递增", "的速度提升", "的增速增长", "的增速递增"]),
    (Marks(&[Mark::Yearly, Mark::Down]), After, &["的速度下降", "的速度递减"]),
    (Verb(Increase), Any, &[
        "increase", "increases", "increased", "increasing", "rise", "rises", "rising", "raise", "raises", "raised", "raising", "grow",
        "grows", "grown", "growing", "growth", "improve", "improves", "improved", "improving", "expand", "expands", "expanded", "expanding",
        "climb", "climbs", "boost", "boosts", "boosting", "go up", "up", "lift", "lifts", "lifting", "strengthen", "enhance", "extend", "widen",
        "scale up", "step up", "move up", "more", "higher",
    ]),
    (Verb(Decrease), Before, &[
        "下降", "降低", "下降率", "降低率", "下降幅度", "减产", "减排", "减少", "压减", "缩小", "压缩", "下调", "回落", "缩短", "削减", "减低", "调减", "降幅", "稳中有降", "稳中趋降", "递减", "下滑", "减轻",
        "收窄", "精简", "压降", "下降了",
    ]),
    (Verb(Decrease), After, &["的下降", "的降幅", "的降低", "的减少"]),
    (Verb(Decrease), Any, &[
        "decrease", "decreases", "decreased", "decreasing", "decline", "declines", "declined", "declining", "fall", "falls",
        "falling", "reduce", "reduces", "reduced", "reducing", "reduction", "reductions", "drop", "drops", "dropping", "lower", "lowers",
        "lowered", "lowering", "cut", "cuts", "cutting", "cut down", "shrink", "shrinks", "go down", "down", "bring down", "narrow", "narrows", "narrowing",
        "shorten", "slash", "trim", "curb", "lessen", "diminish", "minimise", "minimize", "fewer", "less", "scale down",
    ]),
    (VerbTo(Increase), Before, &["升至", "升到", "增至", "增到", "提至", "提到", "扩至", "扩到", "涨到", "涨至", "倍增至", "倍增到", "翻倍至", "翻倍到"]),
    (VerbTo(Decrease), Before, &["降至", "降到", "降为", "减至", "减到", "减为", "缩至", "缩到", "压至", "压到", "压减到", "降低至"]),
    (Marks(&[Mark::Yearly]), Before, &[
        "年均", "年平均", "以年均", "以每年", "年度平均", "年均值", "年平均值", "平均每年", "每年平均", "年度均", "annual average", "annual average of", "annual mean", "annual mean of", "an annual mean of",
        "yearly average", "yearly average of", "an annual average of",
        "an average annual rate of", "average annual rate of", "an annual rate of", "annual rate of", "an average rate of",
    ]),
    (Marks(&[Mark::Mean]), Before, &["average", "an average of", "average of", "mean", "averaging", "averages"]),
    (Marks(&[Mark::Mean]), Any, &["on average", "平均"]),
    (Marks(&[Mark::Denied, Mark::Up]), Before, &["not increase by", "not rise by", "not grow by", "not exceed an increase of"]),
    (Marks(&[Mark::Denied, Mark::Down]), Before, &["not decrease by", "not fall by", "not decline by"]),
    (Marks(&[Mark::Yearly]), Any, &["on annual average", "on average per year", "each year on average", "every year on average"]),
    (Marks(&[Mark::Yearly, Mark::Up]), Before, &[
        "年均增速", "年均增长率", "年均增长速度", "年平均增长率", "年平均增速", "年平均增长速度", "年均增幅", "年均递增",
        "年均复合增长", "年均复合增长率", "年复合增长率", "年均复合增速", "年增长率", "年增速", "年增长", "年递增",
    ]),
    (Marks(&[Mark::Yearly, Mark::Up, Mark::Real]), Before, &["年均实际增长", "年均可比增长", "实际年均增长", "年均实际增速", "可比价年均增长", "按可比价年均增长"]),
    (Marks(&[Mark::Yearly, Mark::Up]), Any, &[
        "annual growth", "average annual growth", "annual growth rate", "average annual growth rate", "yearly growth",
        "average yearly growth", "compound annual growth", "compound annual growth rate", "cagr", "annual increase",
        "average annual increase", "average growth",
    ]),
    (Marks(&[Mark::Yearly, Mark::Down]), Before, &[
        "年均降幅", "年均降低率", "年均下降率", "年均递减", "年均降速", "年平均降幅", "年平均降低率",
    ]),
    (Marks(&[Mark::Yearly, Mark::Down]), Any, &[
        "annual decline", "average annual decline", "annual reduction", "average annual reduction", "annual decrease",
        "average annual decrease",
    ]),
    (Marks(&[Mark::Annual]), Any, &["annual"]),
    (Marks(&[Mark::PerYear]), After, &[
        "a year", "per year", "per annum", "p.a.", "annually", "yearly", "/年", "year on year growth",
    ]),
    (Marks(&[Mark::Each]), Any, &[
        "each year", "every year", "in each year", "in every year", "in each calendar year", "each calendar year",
        "every calendar year",
    ]),
    (Marks(&[Mark::Each]), Before, &["每年", "每年度", "各年度", "各年", "每个年度", "历年", "年年", "每年均", "各年均", "各年度均"]),
    (Marks(&[Mark::Step]), Before, &["逐年", "year by year"]),
    (Marks(&[Mark::Step, Mark::Up]), Before, &["逐年递增"]),
    (Marks(&[Mark::Step, Mark::Down]), Before, &["逐年递减"]),
    (Marks(&[Mark::Maintain]), Before, &[
        "保持", "保持在", "保持为", "稳定在", "维持", "维持在", "稳定保持在", "始终保持在", "保持稳定在", "始终保持", "长期保持在",
        "maintain", "maintained", "maintaining", "keep", "keeping", "kept", "hold", "holding", "stay", "staying",
        "守住", "坚守", "守牢", "牢牢守住", "坚决守住", "严守", "巩固在", "巩固保持在", "长期稳定在", "稳居", "remain", "remains", "remaining", "sustain", "sustained", "stabilise", "stabilize", "preserve",
    ]),
    (Marks(&[Mark::Cap]), Before, &[
        "控制在", "控制", "控制为", "控制到", "严控在", "压控在", "限制在", "严格控制在", "capped at", "cap at", "limit to", "limited to", "limit", "contain", "cap",
    ]),
    (Marks(&[Mark::Added]), Before, &[
        "新增", "新增加", "新培育", "新引进", "净增", "新建", "新设", "新设立", "新培养", "新认定", "新建成", "新创建", "累计新增", "新开工", "新改建", "新改扩建",
        "新招引", "新签约", "新打造", "新获批", "新登记", "新上", "新造", "新开通", "新投放", "新落户", "新晋", "新发展", "新入库", "新纳统", "再建", "另增", "另建",
        "新（改、扩）建", "新(改、扩)建", "新（改扩）建", "新(改扩)建", "新（改）建", "新(改)建", "新（扩）建", "新(扩)建", "新改（扩）建", "新改(扩)建", "新、改、扩建", "新、改（扩）建",
        "新建、改建、扩建", "新建改建扩建", "新建、改扩建", "新建改扩建", "新建（改扩建）", "新建(改扩建)", "新建（改、扩建）", "新建和改扩建", "新建及改扩建", "新建、扩建", "新建（扩建）",
        "累计新培育", "累计新引进", "新增量", "new", "add", "adds", "added", "adding", "additional", "an additional", "newly added", "extra", "a further", "another",
    ]),
    (Marks(&[Mark::Again]), Before, &["再"]),
    (Marks(&[Mark::Total]), After, &["（累计）", "(累计)", "（五年累计）", "(五年累计)"]),
    (Marks(&[Mark::Total]), Before, &["期内累计", "规划期累计", "规划期内累计", "cumulative since the baseline"]),
    (Marks(&[Mark::Running]), Before, &[
        "累计", "累计达到", "累计达", "累计完成", "累计实现", "累计建成", "累计引进", "累计培育", "累计建设", "累计认定", "累计为", "累计培训", "累计开展",
        "cumulative", "cumulatively", "a cumulative", "total of", "a total of", "a cumulative total of", "cumulative total",
    ]),
    (Marks(&[Mark::Running]), After, &["in total", "altogether", "overall total"]),
    (Marks(&[Mark::Done]), Before, &[
        "完成", "建成", "基本建成", "全面建成", "全面完成", "基本完成", "建成投用", "建成投产", "投入使用", "投入运营", "竣工",
        "建成并投入使用", "建成并投用", "建成运营", "建成投运", "投用", "投产", "通车", "建成通车", "竣工投用", "全部建成", "全部完成", "初步建成", "完成投资", "完成投资额", "完成固定资产投资",
        "形成", "基本形成", "初步形成", "全面形成", "done", "complete", "completed", "completion",
        "finished", "built", "in place", "in operation", "operational",
    ]),
    (Marks(&[Mark::Reach]), Any, &[
        "恢复到", "恢复至", "恢复", "return to", "back to", "达到", "达", "达成", "迈上", "跃上", "站上", "跨上", "登上", "迈进", "跨越",
        "拥有", "取得", "获得", "reach", "reaches", "reaching", "achieve", "achieves", "achieving", "attain", "attains", "attaining", "hit",
    ]),
    (Marks(&[Mark::Get]), Any, &[
        "引进", "招引", "打造", "培育", "建设", "筹建", "改造", "实施", "开展", "争创", "储备", "创建", "举办", "引育", "认定", "落地", "开工", "签约", "推进",
        "组织", "培训", "发展", "培养", "扶持", "布局", "投放", "推广", "安排", "盘活", "化解", "处置", "集聚", "建立", "设立",
        "开通", "修建", "改建", "新改造", "改造提升", "提升改造", "改造升级", "提质改造", "整治提升", "优化提升", "转型提升", "巩固提升", "并改造提升", "实现就业", "造林", "治理", "修复", "创成", "获批", "入选", "孵化", "承办", "接待", "年接待", "吸引", "兑现", "办理", "发放",
        "create", "creates", "creating",
        "build", "builds", "building", "deliver", "delivers", "delivering", "provide", "provides", "providing", "train", "training", "establish",
        "establishing", "install", "installing", "plant", "planting", "construct", "constructing", "attract", "attracting", "secure", "securing", "open", "opening",
        "invest", "investing", "spend", "spending", "devote", "allocate",
        "launch", "conserve", "mobilise", "mobilize", "source", "support", "connect", "connecting", "vaccinate", "vaccinating", "immunise", "immunize", "enrol", "enroll", "recruit", "equip", "electrify", "retrofit", "divert", "recycle", "serve", "house", "certify", "supporting", "generate", "generating", "restore", "restoring", "protect", "protecting",
    ]),
    (Marks(&[Mark::Over]), Any, &["over the period", "over the plan period"]),
    (Marks(&[Mark::Between, Mark::Cap]), Any, &["within"]),
    (Marks(&[Mark::Between]), Any, &["介于", "之间", "区间", "区间内", "的区间", "between", "in the range of", "in the range", "range of", "a range of"]),
    (Marks(&[Mark::To]), Any, &["to", "towards", "toward"]),
    (Marks(&[Mark::By]), Any, &["by"]),
    (Marks(&[Mark::Line]), Any, &["红线", "生态红线", "生态保护红线"]),
    (Marks(&[Mark::Included]), Any, &["（含）", "(含)", "（含本数）", "(含本数)"]),
    (Marks(&[Mark::Excluded]), Any, &["（不含）", "(不含)", "（不含本数）", "(不含本数)"]),
    (Fold("2"), Any, &["双倍", "倍增", "翻倍", "double", "doubles", "doubled", "doubling", "twice", "twofold", "two-fold", "a doubling of"]),
    (Fold("3"), Any, &["triple", "triples", "tripled", "tripling", "treble", "threefold", "three-fold", "a tripling of"]),
    (Fold("4"), Any, &["quadruple", "quadruples", "quadrupled", "quadrupling", "fourfold", "four-fold"]),
    (Fold("5"), Any, &["quintuple", "fivefold", "five-fold"]),
    (Fold("10"), Any, &["tenfold", "ten-fold"]),
    (Fold("0.5"), Any, &["减半", "折半", "halve", "halves", "halved", "halving", "a halving of"]),
    (Held(None), Any, &["持平", "基本持平", "总体持平", "大体持平", "unchanged", "no change"]),
    (Held(Some(AtLeast)), Any, &[
        "不降低", "不减少", "不下降", "不降", "不减", "不缩小", "不得降低", "不得减少", "不得下降", "不再降低", "不再减少", "不再下降",
        "只增不减", "只升不降", "不出现负增长", "no decrease", "no decline", "no reduction", "no net loss",
        "not decrease", "not fall", "not decline", "halt the decline", "halt the decline in", "halt the fall in",
    ]),
    (Held(Some(AtMost)), Any, &[
        "不增加", "不增长", "不上升", "不提高", "不反弹", "不扩大", "不得增加", "不得增长", "不得上升", "不再增加", "不再增长",
        "不再上升", "无增长", "只减不增", "只降不升", "零增长", "no increase", "no growth", "zero growth", "no net increase",
        "not increase", "not rise", "not grow", "halt the rise", "halt the rise in", "halt the increase", "halt the increase in", "halt the growth", "halt the growth in",
        "stop the rise in", "stop the increase in", "no further increase",
    ]),
    (Percent("100", &[]), Any, &["百分百", "全覆盖", "全面覆盖", "全部覆盖", "全域覆盖", "full coverage", "universal coverage", "universal access", "universal"]),
    (Percent("10", &[]), Any, &["两位数", "双位数"]),
    (Percent("10", &[Mark::Up]), Any, &["两位数增长", "两位数以上增长", "双位数增长", "两位数的增长", "增长两位数", "增长两位数以上", "增速达到两位数", "增速保持两位数", "保持两位数增长", "double-digit growth", "double digit growth"]),
    (Percent("10", &[Mark::Up, Mark::Yearly]), Any, &["年均两位数增长"]),
    (Zero, Any, &[
        "清零", "归零", "动态清零", "全部消除", "全面消除", "net zero", "net-zero", "zero", "eradicate", "eradicating", "eliminate", "eliminating",
        "elimination of", "end", "ending", "phase out", "phasing out", "carbon neutral", "climate neutral", "carbon neutrality", "climate neutrality", "碳中和",
    ]),
    (Verb(Increase), Any, &["正增长"]),
    (Verb(Decrease), Any, &["负增长"]),
    (Marks(&[Mark::Up, Mark::Real]), Before, &[
        "实际增长", "可比增长", "按可比价增长", "按可比价格增长", "按可比价计算增长", "按可比价格计算增长", "不变价增长", "按不变价增长", "按不变价格计算增长",
    ]),
    (Marks(&[Mark::Down, Mark::Real]), Before, &["实际下降", "可比下降"]),
    (Marks(&[Mark::Up, Mark::Real]), Any, &["real growth", "real growth of", "grow in real terms", "real increase"]),
    (Marks(&[Mark::Real]), Any, &["in real terms", "at constant prices"]),
    (Marks(&[Mark::Nominal]), Any, &["名义", "现价", "按现价", "按现价计算", "按当年价", "按当年价格", "nominal", "in nominal terms", "at current prices"]),
    (Marks(&[Mark::Relative]), Any, &["relative"]),
    (Marks(&[Mark::Relative, Mark::Down]), Before, &["相对下降", "相对降低", "相对减少"]),
    (Marks(&[Mark::Relative, Mark::Up]), Before, &["相对增长", "相对提高"]),
    (Marks(&[Mark::YearBefore]), Any, &[
        "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年", "同比", "较上年同期", "比上年同期", "较去年同期", "比去年同期", "较上年度", "比上年度",
        "比年初", "较年初", "与年初", "与上年同期", "与去年同期", "与上年同期相比", "与上年相比", "与上年", "与去年", "在上年基础上", "上年基础上", "year on year", "year-on-year", "year over year", "compared with last year",
        "compared to last year", "than last year", "on the year before", "over the previous year", "on last year", "from the previous year",
        "from last year", "compared with the previous year", "compared to the previous year", "over last year", "than the previous year",
    ]),
    (Marks(&[Mark::YearBefore, Mark::Of]), Before, &["上年的", "去年的"]),
    (Marks(&[Mark::YearBefore, Mark::Level]), Any, &["上年水平", "去年水平", "上年度水平", "上年同期水平", "last year's level", "the previous year's level"]),
    (Marks(&[Mark::Rate]), Any, &["增速", "增幅", "增长率", "增长速度", "growth rate", "growth rate of"]),
    (Refused(Refusal::PeriodBefore), Any, &["环比", "month on month", "quarter on quarter"]),
    (Refused(Refusal::SameScope), Any, &["同口径", "按同口径", "可比口径", "按可比口径"]),
    (Refused(Refusal::Better), Before, &["优于", "好于", "better than"]),
    (Refused(Refusal::Separately), Any, &["分别", "分别为", "分别达到", "respectively"]),
    (Refused(Refusal::UpTo), Before, &["up to", "as much as", "as many as"]),
    (Refused(Refusal::Stop), Any, &["halt", "halting", "stop", "stopping", "reverse", "reversing", "遏制", "扭转"]),
    (Refused(Refusal::Vague), Any, &[
        "改善", "降幅收窄", "跌幅收窄", "增速回落", "合理区间", "合理水平", "新台阶", "新突破", "国家标准", "国家要求", "国家下达", "省下达",
        "达峰", "碳达峰", "peak", "第一方阵", "第一梯队", "前列", "先进行列", "中上游", "上游水平", "市下达", "上级下达", "下达", "上级要求", "良好", "较大幅度", "千亿级", "百亿级", "万亿级",
    ]),
    (Refused(Refusal::PerHead), Before, &[
        "每百人", "每千人", "每万人", "每十万人", "每百户", "每千户", "每万户", "每千人口", "每万人口", "每十万人口", "每千名", "每万名",
    ]),
    (Stretch, Before, &[
        "力争", "争取", "努力争取", "冲刺", "挑战", "力求", "奋力", "奋斗", "奋斗目标", "奋斗目标为", "冲刺目标", "冲刺目标为", "挑战目标", "挑战目标为", "并力争", "并争取", "努力达到更好", "努力", "努力实现", "确保完成并力争", "奋力冲刺", "力争实现",
        "with efforts towards", "with efforts toward", "with efforts to reach", "striving for", "striving to reach", "strive for", "aim for", "aims for", "aim at", "aims at", "hope for", "aiming for", "aiming at", "with the aim of",
        "with an ambition of", "with an aspiration of", "with the aspiration to reach", "with an aspiration to reach", "with the ambition to reach",
        "with an ambition to reach", "with the ambition of reaching", "aspiring to", "aspiring to reach", "and aiming for", "aiming to reach", "aiming towards", "working towards", "ideally", "with a stretch target of", "stretch target of", "and if possible", "if possible",
    ]),
    (Firm, Before, &["确保", "保底", "底线", "底线目标", "底线为", "底线目标为", "保底目标", "保底目标为", "确保完成", "确保达到", "ensure", "ensuring", "guarantee", "guaranteeing"]),
    (Factor, Before, &["by a factor of", "a factor of"]),
    (Filler, Any, &[
        "位居", "位列", "人民币", "并逐步提高", "并稳步提高", "并持续提高", "并逐步提升", "并稳步提升", "并持续提升", "并保持稳定", "并保持基本稳定", "跻身", "挺进", "居", "列", "among", "ranked", "动态", "数量", "进入", "实现", "计划", "目标为", "目标值为", "预算数为", "首次", "目标", "预期", "预期目标", "预期目标为", "拟", "拟按", "按", "按照", "以",
        "为", "是", "在", "要", "到", "总体", "稳步", "持续", "不断", "进一步", "明显", "显著", "大幅", "大幅度", "有所", "逐步", "基本", "继续", "稳定", "平稳", "基本稳定",
        "有序", "有效", "切实", "扎实", "加快", "全面", "全部", "稳妥", "适度", "适当", "合理", "较快", "快速", "健康", "高质量", "将", "应", "应当", "可",
        "预计", "有望", "原则上", "严格", "处于", "期末", "规划期末", "并", "且", "的", "了", "均", "都", "相当于", "大关", "台阶", "关口", "水平", "规模",
        "全年", "当年", "年内", "本年", "本年度", "今年", "年度", "全市", "全省", "全区", "全县", "我市", "我省", "我区", "我县", "中", "其中", "占", "占到", "数", "总量", "总数", "总额", "幅度", "涨幅", "比例", "比重", "占比",
        "be", "is", "are", "move", "moves", "moving", "of", "the", "a", "an", "target", "at", "stable", "steadily", "further", "its", "their", "will", "shall", "should", "must",
        "for", "in", "and", "have", "globally", "nationwide", "worldwide", "statewide", "citywide", "nationally", "has", "so that", "with", "that", "on", "level", "levels", "current", "currently", "continue to", "continues to", "continue", "markedly",
        "significantly", "substantially", "sharply", "considerably", "strongly", "gradually", "progressively", "continuously", "rapidly", "further to",
        "aim to", "aims to", "seek to", "seeks to", "by the end of the plan", "by the end of the period", "at the end of the period", "by the end of the plan period", "ensure that", "the goal is to", "the target is to", "compound", "net", "by weight", "by volume", "by value", "by mass",
    ]),
];

/// Behind a verb: the number is the level it leads to.
const TO: &[&str] = &["到", "至", "为", " to"];

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) sense: Sense,
    pub(crate) place: Place,
    /// Bytes of the text.
    pub(crate) length: usize,
    /// Whether it is but one Chinese character, which may as well be part of another word.
    pub(crate) slight: bool,
}

/// The longest word that begins at a place of a text.
pub(crate) fn word_at(text: &str, at: usize) -> Option<Found> {
    let mut found = longest(text, at)?;
    let end = at + found.length;
    if let Sense::Verb(direction) = found.sense
        && let Some(suffix) = TO.iter().find(|suffix| begins(text, end, suffix))
        && longest(text, end).is_none_or(|word| word.length <= suffix.len())
    {
        found.sense = Sense::VerbTo(direction);
        found.length += suffix.len();
    }
    Some(found)
}

fn longest(text: &str, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for Entry(_, sense, place, word) in words_that_begin(first(text, at)?) {
        let longer = best.is_none_or(|best| word.len() > best.length);
        if longer && begins(text, at, word) {
            best = Some(Found {
                sense: *sense,
                place: *place,
                length: word.len(),
                slight: !word.is_ascii() && word.chars().count() == 1,
            });
        }
    }
    best
}

/// A word behind its first character.
struct Entry(char, Sense, Place, &'static str);

/// The words that begin with a character, in any case.
fn words_that_begin(first: char) -> &'static [Entry] {
    static BY_FIRST: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let mut by_first = Vec::with_capacity(WORDS.iter().map(|(.., words)| words.len()).sum());
        for (sense, place, words) in WORDS {
            let entry = |word| Some(Entry(self::first(word, 0)?, *sense, *place, word));
            by_first.extend(words.iter().copied().filter_map(entry));
        }
        by_first.sort_by_key(|Entry(first, ..)| *first);
        by_first
    });
    let from = BY_FIRST.partition_point(|entry| entry.0 < first);
    let words = BY_FIRST.get(from..).unwrap_or_default();
    let count = words.partition_point(|entry| entry.0 == first);
    words.get(..count).unwrap_or_default()
}

/// The character at a place, in small letters.
fn first(text: &str, at: usize) -> Option<char> {
    let first = text.get(at..)?.chars().next();
    first.map(|c| c.to_ascii_lowercase())
}

/// Whether a word stands at a place, in any case; Latin words only as whole words.
pub(crate) fn begins(text: &str, at: usize, word: &str) -> bool {
    let end = at + word.len();
    let here = text.as_bytes().get(at..end);
    if !here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes())) {
        return false;
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    let goes_on_before = latin(word.chars().next()) && latin(before);
    let goes_on_behind = latin(word.chars().next_back()) && latin(behind);
    !goes_on_before && !goes_on_behind
}

/// What a period is to a goal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// What the goal compares with: `较2020年`.
    Since,
    /// What the goal counts from: `since 2020`.
    From,
    /// What the number is a multiple of: `2020年的`.
    Of,
    /// The level of that period itself: `2020年水平`.
    Level,
    /// The deadline: `到2025年`.
    By,
}

/// Words before a period.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const INTRODUCTIONS: &[(Role, &[&str])] = &[
    (Role::Since, &[
        "较", "比", "相比", "相较", "相较于", "相对", "相对于", "对比", "较之", "与", "同", "以",
        "from", "from its", "from the", "from a", "compared with", "compared to", "compared with the", "compared to the", "compared to its", "compared with its",
        "relative to", "relative to the", "against", "against the", "against a", "than", "than in", "than the", "on", "on the", "over the", "vs", "versus",
    ]),
    (Role::From, &["自", "since"]),
    (Role::Of, &["the level of", "the level in", "that of", "that in", "of", "of the", "of its", "the", "its", "as many as in", "as much as in", "as high as in", "as large as in"]),
    (Role::By, &[
        "到", "至", "在", "截至", "截止", "截止到", "力争到", "于", "by the end of", "by", "in", "until", "before", "no later than", "by the year", "for",
        "through", "during", "during the period", "over the period", "by end", "by end-", "by the end", "end", "end-", "by fiscal", "by fiscal year", "by FY", "in fiscal", "in fiscal year",
    ]),
];

/// Words for the plan's own baseline.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const BASELINES: &[&str] = &[
    "现在", "目前", "基期", "基准年", "基年", "基准期", "原来", "原有", "baseline", "base year", "base period", "current level", "current levels",
    "present level", "initial level",
];

/// Words behind a period, which settle its role.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const TAILS: &[(&str, Role)] = &[
    ("的基础上", Role::Since), ("基础上", Role::Since), ("相比", Role::Since), ("相较", Role::Since),
    ("为基期", Role::Since), ("为基数", Role::Since), ("为基准", Role::Since), ("同期", Role::Since),
    (" baseline year", Role::Of), (" baseline", Role::Of), (" base year", Role::Of), (" base", Role::Of),
    ("水平的", Role::Of), ("的水平", Role::Level), ("水平", Role::Level), ("的", Role::Of),
];

/// Words behind a year in English: its level.
pub(crate) const LEVELS: &[&str] = &[" levels", " level"];

/// Words around the years between which something is to happen.
pub(crate) const SPANS: &[(&str, &str)] = &[("between", "and"), ("from", "to")];

/// What is asked of ranks, and where they are counted: `稳居全国前5`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const AREAS: &[&str] = &[
    "全国", "全省", "全市", "全区", "全县", "世界", "全球", "国内", "省内", "市内", "西部", "中部", "东部", "东北",
];

/// Words behind what something is a share of: `占GDP比重`, `占全省的`.
pub(crate) const SHARE_TAILS: &[&str] =
    &["的比重", "的比例", "的份额", "比重", "比例", "份额", "的"];

/// Words of the year before, as the level that a side is held against: `不低于上年`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const YEARS_BEFORE: &[&str] = &[
    "上年实际完成数", "上年完成数", "上年实际面积", "上年实际水平", "上年实际", "上年实绩", "上年面积", "上年度", "上年同期",
    "上年", "去年同期", "去年", "last year",
];

/// The verb that is a noun where it stands before a side: `growth above 3%`.
pub(crate) const GROWTH: &str = "growth";

/// Behind a number in words: `two and a half times`.
pub(crate) const AND_A_HALF: &str = "and a half";

/// Between the words of a share: `nine in ten`, `nine out of ten`.
pub(crate) const OUT_OF: &[&str] = &["in", "out of", "in every"];

/// Sides that are asked of a level, never of a change: `cut waiting times below 18 days`.
pub(crate) const OF_LEVELS: &[&str] = &["below", "under", "above", "at or below", "at or above"];

/// Verbs that say of a rank that it gets better, which is less.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const CLIMBS: &[&str] = &[
    "上升", "前进", "前移", "进位", "晋位", "提升", "跃升", "攀升", "提高", "climb", "rise", "improve", "move up", "up",
];

/// Verbs that say that something gets better: more or less, as its name says.
pub(crate) const IMPROVES: &[&str] = &[
    "增强",
    "improve",
    "improves",
    "improved",
    "improving",
    "strengthen",
    "enhance",
];

/// Words before the value that a goal starts from: `从15%`, `up from 3.1%`.
pub(crate) const STARTS: &[&str] = &["从", "由", "up from", "down from", "from"];

/// Words between these and the value that say nothing.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const START_FILLERS: &[&str] = &[
    "的", "目前的", "目前", "现有的", "现有", "现在的", "原来的", "约", "the current", "current", "its current", "a current", "the",
    "its", "a baseline of", "about",
];

/// Words around what a goal keeps step with: `与GDP增速基本同步`; and what says nothing before their end.
pub(crate) const STEP_OPENINGS: &[&str] = &["与", "同", "跟", "和"];
pub(crate) const STEP_ENDS: &[&str] = &["同步增长", "同步提高", "同步", "持平"];
pub(crate) const STEP_FILLERS: &[&str] = &["保持", "总体", "基本", "大体", "实现"];
/// Of those, what only a growth can do, whatever the level is.
const IN_STEP: &str = "同步";

/// Whether the words that hold an indicator against another speak of growth: 与GDP同步, 增速快于全国.
pub(crate) fn speaks_of_growth(text: &str) -> bool {
    text.contains(IN_STEP)
        || CHANGES
            .within(fold(text).as_str())
            .is_some_and(|(change, ..)| change == Change::Growth)
}

/// What is done year by year and counted over all of them. Visits, sales and the like are told of one year.
#[rustfmt::skip] // a table is read by its lines
const DEEDS: &[&str] = &[
    "再就业", "转移就业", "节能", "减税降费", "脱贫", "减贫", "减排", "培训", "改造", "造林", "绿化", "修复", "新建", "改建", "新改建", "create", "created",
    "plant", "planted", "build", "built", "retrofit", "retrofitted", "restore", "restored", "train", "trained", "savings",
];

/// What counts deeds, behind their word in a name.
#[rustfmt::skip]
const DEED_ENDS: &[&str] = &["", "人次", "人口", "人数", "人员", "数", "数量", "量", "面积", "户数", "规模"];

/// Whether a name is of deeds, or words tell how many there are to be: 职业技能培训人次, 改造100万户; 节能环保产业 are none.
pub(crate) fn speaks_of_deeds(text: &str) -> bool {
    let mut places = DEEDS.iter().flat_map(|word| {
        let places = text.char_indices().map(|(at, _)| at);
        let places = places.filter(|at| begins(text, *at, word));
        places.map(move |at| text.get(at + word.len()..).unwrap_or_default())
    });
    places.any(|behind| {
        let is_number = behind
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
        is_number || DEED_ENDS.contains(&behind)
    })
}

/// Words of adding that name no deed: 新增 and not 新培育.
const ADDS: &[&str] = &[
    "新增",
    "add",
    "adds",
    "added",
    "additional",
    "extra",
    "further",
    "another",
];

/// Whether the words of a goal only say that so much is added.
pub(crate) fn only_adds(text: &str) -> bool {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.any(|at| ADDS.iter().any(|word| begins(text, at, word)))
}

/// The verb of a growth; and the nouns that make of it a figure that itself goes up and down: 增长率提高.
pub(crate) const GROWS: &str = "增长";
const GROW: &str = "grow";
const TO_GROWTH: &str = "to growth";
const RATES: &[&str] = &["增速", "增幅", "增长率", "增长速度"];

/// Whether the words of a direction, or its verb, ask for growth itself: 正增长, but not 增速提高.
pub(crate) fn only_grows(text: &str) -> bool {
    let is_verb = text.contains(GROWS) && !RATES.iter().any(|word| text.contains(word));
    is_verb || text.to_ascii_lowercase().contains(TO_GROWTH)
}

/// Whether the words of a change are those of a growth: 增长6%, `grow by 6%`; but not 提高6%, `increase by 6%`.
pub(crate) fn tells_of_growth(text: &str) -> bool {
    only_grows(text) || fold(text).as_str().contains(GROW)
}

/// What the head of a name says of its figures, and the words of a goal for it.
pub(crate) const AVERAGE_ANNUAL: &str = "average annual";
pub(crate) const YEARLY: &str = "年均";
pub(crate) const YEARLY_GROWTH: &str = "年均增长";

/// What is added less what is lost: of amounts the change.
pub(crate) const NET: &str = "净增";

/// Words behind the number of a plan's years: `五年内累计`.
pub(crate) const YEARS_TAILS: &[&str] = &["内", "间", "来", "共", "共计", "合计"];

/// Words before such a number of years, and behind it, in English.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const YEARS_OPENINGS: &[&str] = &["over the next", "over the coming", "within the next", "in the next", "over", "within", "in"];
pub(crate) const YEARS: &[&str] = &["years", "year period"];

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

/// Signs between a number and how far from it may be.
pub(crate) const AROUND: &[&str] = &["±", "+/-", "+/−", "plus or minus"];

/// The side that is written into the unit before it: `3个工作日内`.
pub(crate) const INSIDE: char = '内';

/// What says that a percentage is a share: `as a share of GDP`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const SHARE_OPENINGS: &[&str] = &["as a share", "as a percentage", "as a proportion", "as a ratio", "as a per cent", "as a percent", "as a %"];

/// Words before what says of whom or where so many are counted.
pub(crate) const TAIL_OPENINGS: &[&str] = &["on the", "in the", "in", "across", "among"];

/// Words of ages beside their numbers.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const AGES: &[&str] = &[
    "to", "and", "or", "over", "under", "above", "older", "less", "years", "-", "–",
];

/// Who is denied something: `no one should wait longer than`.
pub(crate) const NO_ONE: &[&str] = &["no one", "nobody", "none"];

/// English words that turn what they stand beside, so that none is passed over.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const DENIALS: &[&str] = &[
    "not", "no", "never", "without", "except", "excluding", "nor", "neither", "gap", "loss", "lack", "difference", "slow",
    "slowing", "halt", "offset",
];

/// Words behind a rank that say nothing of its side: to be better is to be before.
pub(crate) const RANK_TAILS: &[&str] = &[" or better", "以前"];

/// `数百家`: some hundreds.
pub(crate) const SOME: &str = "数";
/// The signs of scales behind it.
pub(crate) const SCALE_SIGNS: [char; 5] = ['十', '百', '千', '万', '亿'];

/// Words behind the name of a five-year plan: `“十四五”期末`.
pub(crate) const PLAN_TAILS: &[&str] = &["规划", "期末", "末", "时期", "期间", "期"];

/// Words behind 年 that mean its end.
pub(crate) const YEAR_ENDS: &[&str] = &["年底", "年末", "底", "末", "度"];

/// Words that end a stretch of years, in which something is done: `“十四五”期间`; those that may stand before it; and those behind the
/// name of a plan that mean its last day.
pub(crate) const STRETCH_ENDS: &[&str] = &["期间", "时期", "规划期", "年间", "年"];
pub(crate) const STRETCH_OPENINGS: &[&str] = &[
    "",
    "在",
    "于",
    "in",
    "during",
    "during the period",
    "over the period",
    "for",
];
pub(crate) const LAST_DAYS: &[&str] = &["底", "末"];

/// Of the words before a number of years those that say when, and not for how long.
pub(crate) const TIMES: &[&str] = &["within the next", "in the next", "within", "in"];

/// Words behind a run of years: `2021—2025年期间`.
pub(crate) const RUN_TAILS: &[&str] = &["期间", "间", "底", "末"];

/// What joins the years of a run.
pub(crate) const YEAR_JOINTS: &[&str] = &["——", "—", "–", "－", "-", "~", "～", "至", "到"];

/// Words behind a period that say nothing.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const ENDINGS: &[&str] = &[
    "前", "以前", "之前", "以来", "起", " levels", " level", " value", " baseline", " figure", " baselines",
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

/// Of what the mean of a year is one figure, and 年均 says nothing of the plan's years: 年均浓度.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const WITHIN_YEARS: &[&str] = &["浓度", "pm2.5", "pm10", "气温", "水位", "concentration", "concentrations"];

/// Words of a growth of nothing.
pub(crate) const NO_GROWTH: &[&str] = &["零增长", "无增长", "zero growth", "no growth"];

/// Words that make another indicator of the one that they stand behind: `GDP per capita`, `emissions intensity`; and before.
pub(crate) const QUALIFIERS_BEHIND: &[&str] = &["per", "capita", "intensity"];
#[rustfmt::skip] // a table is read by its lines
pub(crate) const QUALIFIERS_BEFORE: &[&str] = &["youth", "female", "male", "rural", "urban", "child", "long-term"];

/// Nouns of English sentences that say of an indicator what its name may leave out.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NOUNS: &[&str] = &[
    "rate", "ratio", "number", "share", "proportion", "percentage", "total", "volume", "amount", "overall", "value", "figure",
    "incidence", "prevalence", "stock", "size", "quantity", "count", "use", "people", "population", "national",
];

/// English number words, and their values.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NUMBERS: &[(&str, i64)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
    ("eleven", 11), ("twelve", 12), ("a dozen", 12), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
    ("eighty", 80), ("ninety", 90), ("a hundred", 100), ("one hundred", 100),
];

/// The English word for twelve of what follows.
pub(crate) const DOZEN: &str = "dozen";

/// English parts of a whole: what they divide it by.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const FRACTIONS: &[(&str, i64)] = &[
    ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("tenth", 10), ("tenths", 10),
];

/// Money before its number: `$3.2 billion`, `RM58,500`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const CURRENCIES: &[&str] = &[
    "US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "NT$", "USD", "EUR", "GBP", "CNY", "RMB", "JPY", "INR", "AUD", "RM", "Rs.", "Rs",
    "R", "₹", "$", "€", "£", "¥", "￥", "₱", "₦", "₩", "₫", "KES", "KSh", "Ksh", "KShs", "Kshs", "NGN", "UGX", "USh", "UShs", "TZS", "TSh", "RWF", "GHS",
    "GH₵", "ZAR", "ZMW", "ETB", "EGP", "MAD", "XOF", "XAF", "FCFA", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "IDR", "Rp", "MYR", "THB", "VND", "PHP", "PhP",
    "SGD", "HKD", "TWD", "KRW", "PKR", "BDT", "LKR", "NPR", "CAD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "RUB", "SAR", "AED", "ILS",
];

/// The verb that says how a price moves, and nothing of which way is wanted.
pub(crate) const PRICE_RISES: &str = "上涨";

/// Of what 零 says that there is none: `零发生`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NONE_OF: &[&str] = &[
    "发生", "事故", "死亡", "伤亡", "差错", "新增", "增加", "投诉", "排放", "违规", "上访", "缺陷", "填埋", "污染", "案件", "复发",
    "返贫", "拖欠", "辍学",
];

/// Points that are percentage points of what is in %.
pub(crate) const POINTS: &[&str] = &["point", "points"];

/// The unit of ranks, which also counts seats.
pub(crate) const PLACE: &str = "位";

/// Words that count ranks.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const PLACES: &[&str] = &[
    "位", "名", "个位次", "位次", "countries", "economies", "places", "place", "positions", "ranks", "spots",
];

/// Whether a unit is one of ranks.
pub(crate) fn is_place(unit: &str) -> bool {
    unit == "1" || PLACES.contains(&unit) || RANKS.sense(unit).is_some()
}

/// Letters behind a number for which no unit stands: so many times something, which the goal does not name.
pub(crate) const FOLDS: &[&str] = &["x", "X"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_are_counted_over_years_and_what_is_named_after_them_is_not() {
        for text in [
            "职业技能培训人次",
            "城镇老旧小区改造",
            "改造100万户",
            "节能量",
            "营造林改造面积",
        ] {
            assert!(speaks_of_deeds(text), "{text}");
        }
        for text in [
            "节能环保产业增加值",
            "节能与新能源汽车产量",
            "技术改造投资",
            "接待游客3500万人次",
        ] {
            assert!(!speaks_of_deeds(text), "{text}");
        }
    }

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut seen = std::collections::HashSet::new();
        for word in WORDS.iter().flat_map(|(.., words)| *words) {
            assert!(seen.insert(word.to_lowercase()), "{word}");
        }
    }

    #[test]
    fn the_longest_word_counts() {
        for (text, sense) in [
            ("不超过3%", Side(AtMost)),
            ("超过3%", Side(MoreThan)),
            ("提高到55%", VerbTo(Increase)),
            ("增长至少8%", Verb(Increase)),
            ("年均增速8%", Marks(&[Mark::Yearly, Mark::Up])),
            ("Not More Than 3", Side(AtMost)),
            ("increase to 5", VerbTo(Increase)),
        ] {
            assert_eq!(word_at(text, 0).unwrap().sense, sense, "{text}");
        }
    }

    #[test]
    fn latin_words_are_whole_words() {
        assert!(word_at("overall", 0).is_none());
        assert!(word_at("tons", 0).is_none());
        assert!(word_at("to 5", 0).is_some());
    }
}
