//! The words of goals, as data: what each says and where it may stand.

use std::sync::LazyLock;

use super::{Bound, Direction};

/// What a word says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sense {
    /// Nothing that counts: `达到`, `力争`.
    Filler,
    /// Which side of the number is asked for.
    Side(Bound),
    /// Things that change what the number is about.
    Marks(&'static [Mark]),
    /// More or less; with 到 or 至 behind it the number is the level, without it the change.
    Verb(Direction),
    /// More or less, to a level.
    VerbTo(Direction),
    /// The numerator of a power: `double` is 2.
    Fold(&'static str),
    /// The level of the baseline, from one side: `不减少`.
    Held(Bound),
    /// Everything: `全覆盖` is 100%.
    Whole,
    /// Words that no goal can be made of, with advice of their own.
    Refused(Refusal),
}

/// Where a word stands, seen from its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    Before,
    After,
    Any,
}

/// What the number of a goal is about, as its words say one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mark {
    /// Up by: `提高5个百分点`.
    Up,
    /// Down by.
    Down,
    /// Up to: `提高到55%`.
    UpTo,
    /// Down to.
    DownTo,
    /// A power of the baseline: `翻番`.
    Fold,
    /// `年均`
    Yearly,
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
    /// `五年累计`, `〔13.5〕`
    Total,
    /// `累计`
    Running,
    /// `建成`
    Done,
    /// `较2020年`, `since 2020`
    Since,
    /// `较2020年`: compared with, not counted from.
    Against,
    /// `较上年`, `同比`: compared with the year before.
    YearBefore,
    /// `增速`: growth on the year before.
    Rate,
    /// `2020年的`
    Of,
    /// `50%和55%之间`
    Between,
    /// The number itself, where a word bears none.
    Amount,
    /// The number, where a word bears nothing but a share.
    Level,
}

/// Words with advice of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    /// `环比`: on the month or quarter before.
    PeriodBefore,
    /// `由53.9%提高到55%`: the baseline has a key of its own.
    FromLevel,
    /// `与GDP增长同步`: a goal that is another indicator.
    InStep,
    /// `合理区间`, `上级下达`: no number to hold a figure against.
    Vague,
    /// `前10名`: of ranks less is better.
    Rank,
    /// `每千人4.5张`: the unit says so.
    PerHead,
}

use Bound::{About, AtLeast, AtMost, LessThan, MoreThan};
use Direction::{Decrease, Increase};
use Sense::{Filler, Fold, Held, Marks, Refused, Verb, VerbTo, Whole};
use Side::{After, Any, Before};

/// All words. Where several match, the longest counts.
#[rustfmt::skip] // a table is read by its lines
const WORDS: &[(Sense, Side, &[&str])] = &[
    (Sense::Side(AtLeast), Before, &[
        "不低于", "不少于", "不小于", "不下于", "不亚于", "不弱于", "不得低于", "不能低于", "不应低于", "不得少于", "不能少于",
        "不应少于", "不得小于", "达到或超过", "达到或高于", "达到或者超过", "至少", "最少", "≥", ">=", "＞=", "＞＝", ">＝", "≧", "⩾",
        "no less than", "not less than", "no fewer than", "not fewer than", "no lower than", "not lower than", "not below", "not fall below", "not drop below",
        "a minimum of", "minimum of", "minimum",
    ]),
    (Sense::Side(AtLeast), Any, &["at least"]),
    (Sense::Side(AtLeast), After, &[
        "以上", "及以上", "或以上", "或更多", "or more", "or above", "or higher", "or greater", "and above", "and more", "and over",
    ]),
    (Sense::Side(MoreThan), Before, &[
        "超过", "高于", "大于", "多于", "突破", "超出", "超", "过", "逾", ">", "＞", "〉", "﹥", "more than", "greater than",
        "higher than", "larger than", "over", "above", "exceed", "exceeds", "exceeding", "rise above", "rises above", "grow above", "increase above", "climb above", "go above",
    ]),
    (Sense::Side(About), Before, &[
        "约", "大约", "约为", "大致", "接近", "近", "≈", "about", "around", "approximately", "roughly", "some", "close to",
    ]),
    (Sense::Side(About), After, &["左右", "上下", "or so"]),
    (Sense::Side(AtMost), Before, &[
        "不超过", "不高于", "不大于", "不多于", "不超出", "不突破", "不逾", "不超", "不得超过", "不能超过", "不应超过", "不得高于",
        "不能高于", "不应高于", "不得多于", "不得大于", "不得突破", "不能突破", "至多", "最多", "≤", "<=", "＜=", "＜＝",
        "<＝", "≦", "⩽", "no more than", "not more than", "not exceeding", "not exceed", "no higher than", "not higher than", "not to exceed",
        "no greater than", "not above", "not over", "up to", "a maximum of", "maximum of", "maximum", "within",
    ]),
    (Sense::Side(AtMost), Any, &["at most"]),
    (Sense::Side(AtMost), After, &[
        "以下", "及以下", "或以下", "以内", "之内", "or less", "or fewer", "or below", "or lower", "and below", "and under",
    ]),
    (Sense::Side(LessThan), Before, &[
        "低于", "小于", "少于", "不到", "不足", "不满", "未满", "不及", "<", "＜", "〈", "﹤", "less than", "fewer than",
        "lower than", "smaller than", "below", "under", "fall below", "falls below", "drop below", "drops below",
        "decline below", "decrease below", "reduce below", "fall under", "drop under",
    ]),
    (Verb(Increase), Before, &["增长", "提高", "提升", "增加", "上升", "扩大", "增大", "上涨", "延长", "净增加", "净增长", "稳中有升"]),
    (Verb(Increase), After, &["的增长", "的增速", "的增幅", "的提高", "的提升"]),
    (Verb(Increase), Any, &[
        "increase", "increases", "increased", "increasing", "rise", "rises", "rising", "raise", "raises", "raised", "grow",
        "grows", "growing", "growth", "improve", "improves", "improved", "expand", "expands", "expanded", "climb", "climbs",
        "go up", "up",
    ]),
    (Verb(Decrease), Before, &[
        "下降", "降低", "减少", "压减", "缩小", "压缩", "下调", "回落", "缩短", "削减", "减低", "调减", "降幅", "稳中有降",
    ]),
    (Verb(Decrease), After, &["的下降", "的降幅", "的降低", "的减少"]),
    (Verb(Decrease), Any, &[
        "decrease", "decreases", "decreased", "decreasing", "decline", "declines", "declined", "declining", "fall", "falls",
        "falling", "reduce", "reduces", "reduced", "reducing", "reduction", "drop", "drops", "dropping", "lower", "lowered",
        "cut", "shrink", "shrinks", "go down", "down",
    ]),
    (VerbTo(Increase), Before, &["升至", "升到", "增至", "增到", "提至", "扩至", "扩到", "涨到", "涨至"]),
    (VerbTo(Decrease), Before, &["降至", "降到", "降为", "减至", "减到", "减为", "缩至", "缩到", "压至", "压到"]),
    (Marks(&[Mark::Yearly]), Before, &[
        "年均", "年平均", "年度平均", "平均每年", "每年平均", "年度均", "annual average", "annual average of", "average",
        "an average of", "average of", "yearly average", "yearly average of", "mean", "averaging", "averages",
    ]),
    (Marks(&[Mark::Yearly]), Any, &["on annual average", "on average"]),
    (Marks(&[Mark::Yearly, Mark::Up]), Before, &[
        "年均增速", "年均增长率", "年均增长速度", "年平均增长率", "年平均增速", "年平均增长速度", "年均增幅", "年均递增",
        "年均复合增长", "年均复合增长率", "年复合增长率", "年均复合增速",
    ]),
    (Marks(&[Mark::Yearly, Mark::Up]), Any, &[
        "annual growth", "average annual growth", "annual growth rate", "average annual growth rate", "yearly growth",
        "average yearly growth", "compound annual growth", "compound annual growth rate", "annual increase",
        "average annual increase",
    ]),
    (Marks(&[Mark::Yearly, Mark::Down]), Before, &[
        "年均降幅", "年均降低率", "年均下降率", "年均递减", "年均降速", "年平均降幅", "年平均降低率",
    ]),
    (Marks(&[Mark::Yearly, Mark::Down]), Any, &[
        "annual decline", "average annual decline", "annual reduction", "average annual reduction", "annual decrease",
        "average annual decrease",
    ]),
    (Marks(&[Mark::PerYear]), After, &["a year", "per year", "per annum", "p.a.", "annually", "yearly", "/年"]),
    (Marks(&[Mark::Each]), Any, &[
        "each year", "every year", "in each year", "in every year", "in each calendar year", "each calendar year",
        "every calendar year",
    ]),
    (Marks(&[Mark::Each]), Before, &["每年", "每年度", "各年度", "各年", "每个年度", "历年", "年年", "每年均", "各年均", "各年度均"]),
    (Marks(&[Mark::Step]), Before, &["逐年", "年年", "year by year"]),
    (Marks(&[Mark::Step, Mark::Up]), Before, &["逐年递增"]),
    (Marks(&[Mark::Step, Mark::Down]), Before, &["逐年递减"]),
    (Marks(&[Mark::Maintain]), Before, &[
        "保持", "保持在", "保持为", "稳定在", "维持", "维持在", "稳定保持在", "继续保持", "继续保持在", "始终保持在", "保持稳定在",
        "maintain", "maintained", "keep", "kept", "hold", "stay",
        "remain", "remains", "stabilise", "stabilize",
    ]),
    (Marks(&[Mark::Cap]), Before, &[
        "控制在", "控制", "控制为", "严控在", "压控在", "限制在", "capped at", "cap at", "limit to", "limited to",
    ]),
    (Marks(&[Mark::Added]), Before, &[
        "新增", "新增加", "新培育", "新引进", "净增", "新建", "新设", "新设立", "新培养", "新认定", "新建成", "新创建", "累计新增",
        "累计新培育", "累计新引进", "新增量", "new", "add", "adds", "added", "additional", "an additional", "newly added",
    ]),
    (Marks(&[Mark::Total]), Before, &["期内累计", "规划期累计", "规划期内累计", "cumulative since the baseline"]),
    (Marks(&[Mark::Running]), Before, &[
        "累计", "累计达到", "累计达", "累计完成", "累计实现", "累计建成", "累计引进", "累计培育", "累计建设", "累计认定", "累计为",
        "cumulative", "cumulatively", "a cumulative", "total of", "a total of", "a cumulative total of", "cumulative total",
    ]),
    (Marks(&[Mark::Running]), After, &["in total", "cumulatively"]),
    (Marks(&[Mark::Done]), Before, &[
        "完成", "建成", "基本建成", "全面建成", "全面完成", "基本完成", "建成投用", "建成投产", "投入使用", "投入运营", "竣工",
        "建成并投入使用", "建成并投用", "建成运营", "建成投运", "投用", "投产", "通车", "建成通车", "竣工投用", "全部建成", "全部完成", "初步建成",
        "形成", "基本形成", "初步形成", "全面形成", "done", "complete", "completed", "completion",
        "finished", "built", "in place", "in operation",
    ]),
    (Marks(&[Mark::Between]), Any, &["介于", "之间", "区间", "区间内", "between"]),
    (Fold("2"), Any, &["双倍", "倍增", "翻倍", "double", "doubles", "doubled", "doubling", "twice"]),
    (Fold("3"), Any, &["triple", "triples", "tripled", "tripling"]),
    (Fold("4"), Any, &["quadruple", "quadruples", "quadrupled", "quadrupling"]),
    (Fold("0.5"), Any, &["减半", "halve", "halves", "halved", "halving"]),
    (Held(AtLeast), Any, &[
        "不降低", "不减少", "不下降", "不降", "不减", "不缩小", "不得降低", "不得减少", "不得下降", "不再降低", "不再减少", "不再下降",
        "只增不减", "只升不降", "不出现负增长", "no decrease", "no decline",
        "not decrease", "not fall", "not decline",
    ]),
    (Held(AtMost), Any, &[
        "不增加", "不增长", "不上升", "不提高", "不反弹", "不扩大", "不得增加", "不得增长", "不得上升", "不再增加", "不再增长",
        "不再上升", "无增长", "只减不增", "只降不升", "零增长", "no increase", "no growth", "zero growth",
        "not increase", "not rise", "not grow",
    ]),
    (Whole, Any, &["全覆盖", "全面覆盖", "full coverage", "universal coverage"]),
    (Verb(Increase), Any, &["正增长"]),
    (Verb(Decrease), Any, &["负增长"]),
    (Marks(&[Mark::YearBefore]), Any, &[
        "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年", "同比", "较上年同期", "比上年同期", "较去年同期", "比去年同期",
        "与上年同期相比", "与上年相比", "year on year", "year-on-year", "compared with last year", "than last year",
        "on the year before", "over the previous year", "on last year", "from the previous year",
    ]),
    (Marks(&[Mark::Rate]), Any, &["增速", "增幅", "增长率", "增长速度", "growth rate", "growth rate of"]),
    (Refused(Refusal::PeriodBefore), Any, &["环比", "month on month", "quarter on quarter"]),
    (Refused(Refusal::FromLevel), Any, &["由", "从", "from"]),
    (Refused(Refusal::InStep), Any, &[
        "同步", "基本同步", "同步增长", "快于", "慢于", "优于", "好于", "in step with", "in line with", "faster than", "slower than",
    ]),
    (Refused(Refusal::Vague), Any, &[
        "改善", "稳定", "基本稳定", "总体稳定", "合理区间", "合理水平", "新台阶", "新突破", "国家标准", "国家要求", "国家下达", "省下达",
        "市下达", "上级下达", "下达", "上级要求", "良好", "较大幅度", "千亿级", "百亿级", "万亿级",
    ]),
    (Refused(Refusal::Rank), Any, &[
        "第一", "首位", "前列", "前茅", "前", "进入前", "位列前", "位居前", "排名前", "全国前", "全省前", "全市前", "排名", "top",
    ]),
    (Refused(Refusal::PerHead), Before, &[
        "每百人", "每千人", "每万人", "每十万人", "每百户", "每千户", "每万户", "每千人口", "每万人口", "每十万人口", "每千名", "每万名",
    ]),
    (Filler, Any, &[
        "达到", "达", "进入", "力争达到", "力争", "确保", "实现", "争取", "争取达到", "努力达到", "努力", "计划", "目标为", "目标", "预期",
        "为", "是", "在", "要", "到", "总体", "稳步", "持续", "不断", "进一步", "明显", "显著", "大幅", "大幅度", "有所", "逐步", "基本",
        "预计", "有望", "原则上", "严格", "处于", "期末", "规划期末", "并", "且", "的", "了", "再", "均", "都", "恢复到", "相当于", "大关", "台阶", "迈上", "跃上", "站上", "达成", "（含）", "(含)",
        "（含本数）", "(含本数)", "水平", "to", "be", "is", "of", "by", "the", "a", "an", "reach", "reaches", "reaching", "achieve",
        "achieves", "target", "at", "stable", "steadily", "further", "its", "will", "shall", "should", "must", "for",
    ]),
];

/// Behind a verb: the number is the level it leads to.
const TO: &[&str] = &["到", "至", "为", " to"];

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) sense: Sense,
    pub(super) side: Side,
    /// Bytes of the text.
    pub(super) length: usize,
    /// Whether it is but one Chinese character, which may as well be part of another word.
    pub(super) slight: bool,
}

/// The longest word that begins at a place of a text.
pub(super) fn word_at(text: &str, at: usize) -> Option<Found> {
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
    for Entry(_, sense, side, word) in words_that_begin(first(text, at)?) {
        let longer = best.is_none_or(|best| word.len() > best.length);
        if longer && begins(text, at, word) {
            best = Some(Found {
                sense: *sense,
                side: *side,
                length: word.len(),
                slight: !word.is_ascii() && word.chars().count() == 1,
            });
        }
    }
    best
}

/// A word behind its first character.
struct Entry(char, Sense, Side, &'static str);

/// The words that begin with a character, in any case.
fn words_that_begin(first: char) -> &'static [Entry] {
    static BY_FIRST: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let mut by_first = Vec::with_capacity(WORDS.iter().map(|(.., words)| words.len()).sum());
        for (sense, side, words) in WORDS {
            let entry = |word| Some(Entry(self::first(word, 0)?, *sense, *side, word));
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
pub(super) fn begins(text: &str, at: usize, word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        for (text, sense) in [
            ("不超过3%", Sense::Side(AtMost)),
            ("超过3%", Sense::Side(MoreThan)),
            ("提高到55%", VerbTo(Increase)),
            ("增长至少8%", Verb(Increase)),
            ("年均增速8%", Marks(&[Mark::Yearly, Mark::Up])),
            ("Not More Than 3", Sense::Side(AtMost)),
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
