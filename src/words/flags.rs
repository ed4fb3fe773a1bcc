//! Marks of figures: what stands in a column of flags, behind a number, behind a period, or in the place of a number.

use super::{Words, fold};

/// What a mark says of its figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Flag {
    /// Made before the event.
    Forecast,
    /// What a plan sets, no figure of what is.
    Target,
    /// Made after the event, in the place of a figure that nobody has.
    Estimate,
    /// A first figure, which later ones replace.
    Provisional,
    /// A later figure in the place of an earlier one.
    Revised,
    /// Figures before it do not compare.
    Break,
    /// Nothing is to be said of it.
    Normal,
}

/// The words of flags.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static FLAGS: Words<Flag> = Words::new(&[
    (Flag::Forecast, &[
        "预计", "预计数", "预计值", "预测", "预测数", "预测值", "预估", "预估数", "预估值", "forecast", "forecasts", "forecasted", "projected",
        "projection", "projections", "估", "含预计", "proj.", "proj", "prognose", "預測", "予測", "見込み", "見込",
    ]),
    (Flag::Target, &[
        "目标", "目标数", "目标值", "计划", "计划数", "计划值", "预算", "预算数", "任务", "任务数", "预期", "预期数", "预期值", "奋斗目标", "考核目标",
        "预期目标", "规划目标", "年度目标", "年度计划", "指导性计划", "指令性计划", "expected", "outlook", "target", "targets", "plan", "planned",
        "budget", "budgeted",
    ]),
    (Flag::Estimate, &["估计", "估计数", "估计值", "估算", "暂估", "暂估数", "暂估值", "推計", "推計値", "geschätzt", "nowcast", "estimate", "estimated", "estimated value", "est.", "est", "imputed"]),
    (Flag::Provisional, &[
        "初步", "初步核算", "初步核算数", "初步统计", "初步统计数", "初步数", "初核", "初核数", "暂定", "暂定数", "暫定", "暫定値", "速報", "vorläufig", "provisoire", "provisional figure", "快报", "快报数", "执行数", "预算执行数", "provisional", "provisional value",
        "prov.", "prov", "preliminary", "prelim.", "prelim", "flash",
    ]),
    (Flag::Revised, &[
        "修订", "修訂", "修订数", "修订后", "普查修订", "修正", "修正数", "修正后", "调整", "调整数", "调整后", "核实", "最终核实", "核实数", "最终核实数",
        "revised", "rev.", "rev",
    ]),
    (Flag::Break, &[
        "口径调整", "口径变化", "口径变动", "口径有变", "口径改变", "口径变更", "新口径", "统计范围调整", "统计范围变化", "范围调整",
        "区划调整", "行政区划调整", "与上年不可比", "与往年不可比", "不可比", "not comparable", "break", "break in series", "break in time series", "series break", "time series break",
    ]),
    (Flag::Normal, &[
        "normal", "normal value", "actual", "actuals", "final", "official", "终核", "終值", "確報", "確定", "endgültig", "définitif", "definitivo", "最终", "最终数", "正式", "正式数", "年报", "年报数", "决算", "决算数", "同口径",
        "可比口径",
    ]),
]);

/// The word that a text is, where that says that figures were made before the event, and in which sense.
pub(crate) fn made_before(written: &str) -> Option<(&'static str, Flag)> {
    let folded = fold(written);
    let sense = FLAGS.sense(folded.as_str());
    sense.filter(|flag| matches!(flag, Flag::Target | Flag::Forecast))?;
    FLAGS.rows().find(|(word, _)| *word == folded.as_str())
}

/// What a remark says beside such a word where it says nothing else: `为预计数`, `预计全年`.
const WHOLE: &[&str] =
    &["", "为", "系", "是", "年度", "全年", "全年为", "the year", "full year", "is a", "a"];

/// Whether a remark is a flag of its figure: `预计`, `为预计数`, `预计全年`, `forecast of the ministry`.
pub(crate) fn is_remark(written: &str) -> bool {
    let folded = fold(written);
    let text = folded.as_str();
    let is_beside = |rest: &str| WHOLE.contains(&rest.trim());
    let forecast = |flag| flag == Flag::Forecast;
    let led = FLAGS.at_start(text).filter(|(flag, _)| forecast(*flag));
    FLAGS.sense(text).is_some()
        || FLAGS.ending(text, forecast).is_some_and(|(_, before)| is_beside(before))
        || led.is_some_and(|(_, rest)| {
            is_beside(rest) || rest.starts_with(" of ") || rest.starts_with(" by ")
        })
}

/// What a sentence may say beside a year and its break, where it is of all figures: `注：2020年起…，与以前年份不可比`.
#[rustfmt::skip] // a table is read by its lines
static AROUND_BREAKS: Words<()> = Words::new(&[((), &[
    "注", "备注", "说明", "年", "起", "以来", "开始", "从", "自", "由于", "因", "统计", "数据", "指标", "数", "为", "普查", "普查数", "与", "和", "有", "发生",
    "以前年份", "以前年度", "以前各年", "之前年份", "往年", "note", "notes", "there", "is", "are", "a", "the", "in", "from", "since", "on", "with", "data",
    "figures", "earlier", "previous", "years", "and", "due", "to", "census",
])]);

/// The word of a break that a sentence tells of a year and of nothing else, so that it is one of all figures, from that year on.
pub(crate) fn break_told(sentence: &str, year: &str) -> Option<&'static str> {
    let folded = fold(sentence);
    let (word, _) = FLAGS.mentioned(folded.as_str(), |flag| flag == Flag::Break)?;
    let mut rest = folded.as_str();
    let mut dated = false;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        if rest.is_empty() {
            return dated.then_some(word);
        }
        let of_break = FLAGS.at_start(rest).filter(|(flag, _)| *flag == Flag::Break);
        let known = of_break.map(|(_, behind)| behind);
        rest = match rest.strip_prefix(year) {
            Some(behind) => {
                dated = true;
                behind
            }
            None => known.or_else(|| Some(AROUND_BREAKS.at_start(rest)?.1))?,
        };
    }
}

/// Whether a text ends in a word for figures that were made before the event: `2025年计划`.
pub(crate) fn is_made_before(text: &str) -> bool {
    let is_it = |flag| matches!(flag, Flag::Target | Flag::Forecast);
    FLAGS.ending(fold(text).as_str(), is_it).is_some()
}

/// The letters of flags, as SDMX and Eurostat have them, and what says so alone as they do.
#[rustfmt::skip] // a table is read by its lines
static LETTERS: Words<Flag> = Words::new(&[
    (Flag::Forecast, &["f", "预"]),
    (Flag::Estimate, &["e", "i", "s"]),
    (Flag::Provisional, &["p"]),
    (Flag::Revised, &["r"]),
    (Flag::Break, &["b"]),
    (Flag::Normal, &["a"]),
]);

/// Whether letters are nothing but flags, each once.
pub(crate) fn are_flags(written: &str) -> bool {
    let is_flag = |(at, c): (usize, char)| {
        let letter = c.to_ascii_lowercase();
        LETTERS.sense(letter.encode_utf8(&mut [0; 4])).is_some()
            && !written.get(..at).unwrap_or_default().contains(c)
    };
    written.char_indices().all(is_flag)
}

/// Letters of flags and footnotes that say nothing a figure is judged by: confidential, definition differs, low reliability, numerals.
const OTHER_LETTERS: &str = "cdlnuvxz";

/// Whether a small letter is one of those in use, of which several may stand together.
pub(crate) fn is_letter(letter: char) -> bool {
    OTHER_LETTERS.contains(letter) || LETTERS.sense(letter.encode_utf8(&mut [0; 4])).is_some()
}

/// Letters that are typed for a digit as easily as for a flag: `11O` is 110, or 11 with a mark.
pub(crate) const LIKE_DIGITS: &[&str] = &["O", "o", "l", "I", "S", "Z", "G"];

/// Whether a text is flags and nothing else: `bp`, `预计`, `(p)`.
pub(crate) fn is_flag(written: &str) -> bool {
    let folded = fold(written);
    let tokens = folded.as_str().split(|c: char| !c.is_alphanumeric());
    let mut tokens = tokens.filter(|token| !token.is_empty()).peekable();
    FLAGS.sense(folded.as_str()).is_some()
        || (tokens.peek().is_some()
            && tokens.all(|one| one.len() <= 3 && one.chars().all(is_letter)))
}

/// Whether flags, as they are written beside a figure, say something of it: `预计`, `f`, `bp`, `Estimated value`.
pub(crate) fn says(written: &str, flag: Flag) -> bool {
    let folded = fold(written);
    let is = |known: Flag| known == flag;
    // A figure that a plan sets is made before the event as well; a remark on plans is none.
    let whole = folded.as_str().trim_matches(|c: char| !c.is_alphanumeric());
    let is_target = || FLAGS.sense(whole) == Some(Flag::Target);
    let by_letter = |token: &str| {
        let mut letters =
            token.chars().map(|letter| LETTERS.sense(letter.encode_utf8(&mut [0; 4])));
        token.len() <= 3 && letters.any(|known| known.is_some_and(is))
    };
    let mut tokens = folded.as_str().split(|c: char| !c.is_alphanumeric());
    FLAGS.mentioned(folded.as_str(), is).is_some()
        || tokens.any(by_letter)
        || (flag == Flag::Forecast && is_target())
}

/// Whether flags say something by which a figure is judged.
pub(crate) fn weighs(written: &str) -> bool {
    let all = [Flag::Forecast, Flag::Estimate, Flag::Provisional, Flag::Break];
    all.into_iter().any(|flag| says(written, flag))
}

/// Words of flags that say as little.
#[rustfmt::skip] // a table is read by its lines
const OTHER_WORDS: &[&str] = &[
    "reliab", "definition", "differ", "significant", "confiden", "applicable", "metadata", "country", "national", "reported",
    "observed", "measured", "published", "missing", "保密", "口径", "正常", "实际", "公布",
];

/// Whether flags are written in words of which nothing is known, which may well say that a figure is none: codes are those of an
/// office.
pub(crate) fn is_unknown(written: &str) -> bool {
    let folded = fold(written);
    let text = folded.as_str();
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| word.len() > 3);
    let said = FLAGS.mentioned(text, |_| true).is_some() || MARKS.sense(text).is_some();
    words.next().is_some() && !said && !OTHER_WORDS.iter().any(|word| text.contains(word))
}

/// Why a cell has no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mark {
    /// There is none.
    Missing,
    /// There is one that is not published.
    Withheld,
    /// A spreadsheet could not compute it.
    Failed,
}

/// Marks before a number: in Japan it is negative, elsewhere what it counts rose or fell.
pub(crate) const TRIANGLES: &[char] = &['▲', '△', '▼', '▽'];

/// Marks in the place of a number, which every file may use.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static MARKS: Words<Mark> = Words::new(&[
    (Mark::Missing, &[
        "", "-", "--", "---", "−", "－", "–", "—", "——", "———", "―", "…", "……", "...", "......", "..", ".", ":", "：",
        "/", "\\", "na", "n/a", "n.a.", "n.a", "nan", "null", "none", "no data", "not available", "missing", "нет данных", "nil", "无", "不详", "缺", "无数据", "(na)", "k. a.", "k.a.",
    ]),
    (Mark::Failed, &["#n/a", "#na", "#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!"]),
    (Mark::Withheld, &[
        "x", "c", "z", "[x]", "[c]", "[z]", "[u]", "[w]", "(x)", "(c)", "(d)", "(s)", "(z)", "d", "s", "np", "n.p.", "~", "～",
        "[low]", "(f)", "nr", "n.r.", "ｘ", "暂无", "暂缺", "未公布", "尚未公布", "保密", "(保密)", "（保密）", "秘", "suppressed", "confidential", "withheld",
    ]),
]);

/// What a change says of itself in words: up, down, not at all.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static MOVES: Words<i8> = Words::new(&[
    (0, &["持平", "不变", "无变化", "unchanged", "±0", "±0.0", "±0.00"]),
    (1, &["上升", "提高", "增加", "上涨", "增长", "增", "涨"]),
    (-1, &["负增长", "下滑", "降", "减", "跌", "下降", "降低", "减少", "回落", "下跌"]),
    (1, &["up"]),
    (-1, &["down"]),
]);

/// Signs before a number that is not exact: it is refused, but is no text.
pub(crate) const ABOUT: &[char] =
    &['约', '近', '超', '逾', '~', '～', '≈', '<', '>', '≤', '≥', '＜', '＞'];

/// The stages of national accounts, from the first estimate on.
pub(crate) const STAGES: &[&str] =
    &["快报", "初步核算", "初步统计", "初步核实", "年报", "最终核实", "普查"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_is_said_in_many_words() {
        for text in [
            "口径调整",
            "与上年不可比",
            "统计范围调整",
            "区划调整",
            "新口径",
            "口径有变",
            "break in series",
            "b",
        ] {
            assert!(says(text, Flag::Break), "{text}");
        }
        assert!(!says("调整", Flag::Break) && !says("预计", Flag::Break));
    }

    #[test]
    fn a_note_tells_a_break_of_one_year_and_of_all_figures() {
        for text in [
            "注：2020年起统计口径调整，与以前年份不可比",
            "2020年为普查数，与往年不可比",
            "Note: break in series in 2020.",
            "Data from 2020 are not comparable with earlier years",
        ] {
            assert!(break_told(text, "2020").is_some(), "{text}");
        }
        for text in [
            "注：2020年及以前与往年不可比",
            "注：人口2020年起口径调整",
            "2018年区划调整，数据已按现行区划调整",
            "注：2020年与2019年不可比",
            "Data before 2020 are not comparable",
            "与往年不可比",
        ] {
            assert_eq!(break_told(text, "2020"), None, "{text}");
        }
    }

    #[test]
    fn a_remark_flags_its_figure_where_it_says_nothing_else() {
        for text in ["预计", "为预计数", "年度预计", "预计全年", "forecast of the ministry"]
        {
            assert!(is_remark(text) && says(text, Flag::Forecast), "{text}");
        }
        for text in ["预计2025年完工", "低于预测", "forecast missed", "按计划推进", ""]
        {
            assert!(!is_remark(text), "{text}");
        }
    }

    #[test]
    fn what_is_expected_is_a_forecast_as_a_whole_word() {
        assert_eq!(made_before("预计"), Some(("预计", Flag::Forecast)));
        assert_eq!(made_before("Target"), Some(("target", Flag::Target)));
        assert_eq!(made_before("2024年预计版"), None);
        assert_eq!(made_before("实际"), None);
    }

    #[test]
    fn what_is_planned_is_made_before_the_event_in_brackets_too() {
        for text in [
            "计划",
            "(计划)",
            "（目标）",
            "(target)",
            "(计划)①",
            "（奋斗目标）",
            "指导性计划",
            "（预）",
        ] {
            assert!(says(text, Flag::Forecast), "{text}");
        }
        for text in ["完成计划", "(above target)", "(r)", "预算执行数"] {
            assert!(!says(text, Flag::Forecast), "{text}");
        }
    }
}
