//! What a column of figures tells of the indicators of its rows, beside their amounts: growth, shares, ranks; and months that only
//! the title gives a year: `本月`, `1-6月累计`, `上年同期`.

use super::label;
use super::name::split_unit;
use crate::quantity::notation;
use crate::quantity::{Period, Unit, UnitTable};
use crate::series::fold;

/// Words for the amount of an indicator itself.
const AMOUNTS: &[&str] = &[
    "总量",
    "绝对数",
    "绝对值",
    "绝对量",
    "绝对额",
    "数值",
    "数据",
    "实绩",
    "实绩值",
    "完成值",
    "完成数",
    "基期值",
    "现状值",
    "实际",
    "实际数",
    "合计",
    "总计",
    "本期",
    "本期数",
    "value",
    "level",
    "total",
    "amount",
];

/// Words of changes, which are percentages where nothing else is said.
const CHANGES: &[&str] = &[
    "增长",
    "增速",
    "增幅",
    "同比",
    "环比",
    "±",
    "增减",
    "比上年",
    "比去年",
    "涨跌",
    "升降",
    "growth",
    "change",
    "yoy",
];

/// Words of changes that are amounts.
const DIFFERENCES: &[&str] = &["额", "量", "年初增减", "百分点", "points"];

/// The name of one measure of an indicator, its unit in a bracket: the amount's is the indicator's own.
pub(super) fn of(indicator: &str, measure: &str, units: &UnitTable) -> String {
    let (name, unit) = split_unit(indicator, units);
    let (own, own_unit) = (plain(measure, units), unit_of(measure, units));
    // `余额` of 存款余额 is no other measure.
    let (name, unit) = if is_amount(&own) || name.ends_with(&own) {
        (name, own_unit.or(unit))
    } else {
        let gap = if name.is_ascii() { " " } else { "" };
        let unit = own_unit.or(unit);
        (format!("{name}{gap}{own}"), unit)
    };
    match unit {
        Some(unit) if split_unit(&name, units).1.is_none() => format!("{name}({unit})"),
        _ => name,
    }
}

/// The name of a measure without its unit: of `同比±%` `同比增长`.
pub(super) fn plain(measure: &str, units: &UnitTable) -> String {
    let (bare, _) = split_unit(measure, units);
    let bare = bare.trim_end_matches(['%', '％']).trim_end();
    for sign in ["±", "+-", "+/-"] {
        if let Some((before, _)) = bare.split_once(sign) {
            let before = before.trim_end_matches(['（', '(']).trim_end();
            return format!("{}增长", before.trim_end_matches("增长"));
        }
    }
    match bare {
        "" => "增长".to_owned(),
        bare => bare.to_owned(),
    }
}

/// The unit of a measure: written, or that of a change; none where it is that of the amount.
pub(super) fn unit_of(measure: &str, units: &UnitTable) -> Option<Unit> {
    if let Some(unit) = split_unit(measure, units).1 {
        return Some(unit);
    }
    let folded = fold(measure);
    let says = |words: &[&str]| words.iter().any(|word| folded.as_str().contains(word));
    let percent = folded.as_str().ends_with('%') || (is_change(measure) && !says(DIFFERENCES));
    percent.then(Unit::percent)
}

/// `2023年增长(%)`, `2023年比2022年增长(%)`: the period that the header names, and what of it.
pub(super) fn led(header: &str) -> Option<(&str, &str)> {
    let ends = header.char_indices().map(|(at, _)| at).rev();
    let mut splits = ends.filter_map(|at| header.split_at_checked(at));
    let (period, rest) = splits.find(|(period, rest)| {
        label::looks_like(period) && !rest.starts_with(|c: char| c.is_ascii_digit())
    })?;
    let compared = rest
        .strip_prefix(['比', '较'])
        .map(|other| other.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年'));
    let compared = compared.filter(|measure| measure.len() + 4 < rest.len());
    let measure = compared.unwrap_or(rest).trim();
    (!measure.is_empty()).then_some((period.trim(), measure))
}

/// `1—6月同比涨跌幅(%)`: the months that the header names, and what of them.
pub(super) fn dated(header: &str) -> Option<(&str, &str)> {
    const ENDS: &[&str] = &["月累计", "月份", "月", "季度", "上半年", "下半年"];
    let end = ENDS
        .iter()
        .find_map(|end| Some(header.find(end)? + end.len()))?;
    let (months, measure) = header.split_at_checked(end)?;
    (label::lacks_year(months) && !measure.trim().is_empty()).then_some((months, measure.trim()))
}

/// Whether a measure is a change from one period to another.
pub(super) fn is_change(measure: &str) -> bool {
    let folded = fold(measure);
    CHANGES.iter().any(|word| folded.as_str().contains(word))
}

/// Whether an indicator is a ratio by its name: a rate, a share, an index, a change that is no amount.
pub(super) fn is_ratio(indicator: &str) -> bool {
    const ENDS: &[&str] = &[
        "率", "比重", "比例", "占比", "指数", "系数", "强度", "rate", "share", "ratio", "index",
    ];
    let folded = fold(indicator);
    let says = |words: &[&str]| words.iter().any(|word| folded.as_str().contains(word));
    ENDS.iter().any(|end| folded.as_str().ends_with(end))
        || (is_change(indicator) && !says(DIFFERENCES))
}

/// Whether a text only says that its column holds the amounts.
pub(super) fn is_amount(measure: &str) -> bool {
    AMOUNTS.contains(&fold(measure).as_str())
}

/// Whether a header is made of nothing but words that say which measure it is: `当月值`, `累计同比增长`, not `税收增长`.
pub(super) fn is_nameless(header: &str) -> bool {
    const PARTS: &[&str] = &[
        "累计",
        "当月",
        "当季",
        "当期",
        "本月",
        "本季",
        "本期",
        "本年",
        "自年初",
        "上年同期",
    ];
    const ENDS: &[&str] = &["值", "数", "额", "量", "率", "%", "％", "(", ")", "_", " "];
    let mut rest = fold(header).as_str().to_owned();
    for word in PARTS.iter().chain(CHANGES).chain(AMOUNTS).chain(ENDS) {
        rest = rest.replace(word, "");
    }
    rest.is_empty() && !header.is_empty()
}

/// The period of a column whose header gives no year, by the period of the table: `1-6月累计` of `2024年6月`; `before` is that of the
/// column on its left.
pub(super) fn period(header: &str, table: &str, before: Option<&str>) -> Option<String> {
    let folded = fold(header);
    let of_table = notation::parse(table).ok()?.period;
    let last = of_table.last_month();
    let names_months = of_table.months() < 12 || table.contains('月');
    let reference = REFERENCES
        .iter()
        .find(|(_, words)| words.contains(&folded.as_str()));
    let period = match reference {
        Some((Reference::Table, _)) => of_table,
        Some((Reference::Month, _)) if names_months => Period::starting(last, 1),
        Some((Reference::MonthBefore, _)) if names_months => Period::starting(last.later(-1), 1),
        Some((Reference::Quarter, _)) if names_months => Period::ending(of_table.end(), 3),
        // Of a year alone nothing tells which month: the label is one that cannot be read.
        Some((Reference::Month | Reference::MonthBefore | Reference::Quarter, _)) => {
            return Some(format!("{table}{header}"));
        }
        Some((Reference::YearToDate, _)) => of_table.since_january(),
        Some((Reference::YearBefore, _)) => {
            let before = notation::parse(before.unwrap_or(table)).ok()?;
            before.period.years_later(-1)
        }
        None => {
            return label::lacks_year(header).then(|| format!("{}年{header}", last.year()));
        }
    };
    Some(written(period))
}

/// Whether a header means the same period a year before.
pub(super) fn is_year_before(header: &str) -> bool {
    let folded = fold(header);
    let mut words = REFERENCES
        .iter()
        .filter(|(reference, _)| matches!(reference, Reference::YearBefore));
    words.any(|(_, words)| words.contains(&folded.as_str()))
}

/// What a header refers to beside its year.
enum Reference {
    /// The period of the table.
    Table,
    /// Its last month.
    Month,
    /// The month before that.
    MonthBefore,
    /// Its last quarter.
    Quarter,
    /// January to its end.
    YearToDate,
    /// The period on the left, a year before.
    YearBefore,
}

const REFERENCES: &[(Reference, &[&str])] = &[
    (Reference::Table, &["本期", "本期数", "当期", "报告期"]),
    (
        Reference::Month,
        &[
            "本月",
            "当月",
            "本月数",
            "当月数",
            "本月值",
            "当月值",
            "本月实绩",
            "本月实际",
            "本月完成",
            "current month",
        ],
    ),
    (
        Reference::Quarter,
        &["本季", "当季", "本季度", "本季数", "当季值"],
    ),
    (
        Reference::MonthBefore,
        &["上月", "上月数", "上月值", "上月实际", "上月完成"],
    ),
    (
        Reference::YearToDate,
        &[
            "累计",
            "累计数",
            "累计值",
            "累计完成",
            "本年累计",
            "本年累计数",
            "本月止累计",
            "本月止",
            "止累计",
            "至本月累计",
            "1-本月累计",
            "1-本月",
            "1至本月累计",
            "自年初累计",
            "年初至今",
            "本年止累计",
            "year to date",
            "ytd",
        ],
    ),
    (
        Reference::YearBefore,
        &[
            "上年同期",
            "去年同期",
            "上年同月",
            "去年同月",
            "上年同期数",
            "去年同期数",
            "上年同期累计",
            "去年同期累计",
            "上年累计",
            "去年累计",
        ],
    ),
];

/// A period as tables write it.
fn written(period: Period) -> String {
    let (first, last) = (period.start(), period.last_month());
    match period.months() {
        1 => format!("{}年{}月", first.year(), first.month()),
        _ if period.is_calendar_year() => format!("{}年", first.year()),
        _ if first.year() == last.year() => {
            format!("{}年{}-{}月", first.year(), first.month(), last.month())
        }
        _ => period.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_named_after_their_indicator() {
        for (indicator, measure, name) in [
            ("地区生产总值(亿元)", "总量", "地区生产总值(亿元)"),
            ("地区生产总值(亿元)", "增长(%)", "地区生产总值增长(%)"),
            ("粮食产量", "同比±%", "粮食产量同比增长(%)"),
            ("粮食产量", "同比（±%）", "粮食产量同比增长(%)"),
            (
                "粮食产量(万吨)",
                "比上年增减(万吨)",
                "粮食产量比上年增减(万吨)",
            ),
            ("粮食产量(万吨)", "增加量", "粮食产量增加量(万吨)"),
            ("GDP", "growth (%)", "GDP growth(%)"),
            ("存款余额(亿元)", "余额", "存款余额(亿元)"),
            ("存款余额(亿元)", "比年初增减", "存款余额比年初增减(亿元)"),
        ] {
            assert_eq!(of(indicator, measure, &UnitTable::default()), name);
        }
    }

    #[test]
    fn a_header_may_name_a_period_and_a_measure() {
        assert_eq!(led("2023年比2022年增长(%)"), Some(("2023年", "增长(%)")));
        assert_eq!(led("2023年同比增长"), Some(("2023年", "同比增长")));
        assert_eq!(led("2024年1-6月增速%"), Some(("2024年1-6月", "增速%")));
        assert_eq!(led("2023年比上年增长"), Some(("2023年", "比上年增长")));
        assert_eq!(led("增长(%)"), None);
        assert_eq!(
            dated("1—6月同比涨跌幅(%)"),
            Some(("1—6月", "同比涨跌幅(%)"))
        );
    }

    #[test]
    fn measures_alone_name_no_indicator() {
        for header in [
            "当月值",
            "累计同比",
            "累计同比增长（%）",
            "同比±%",
            "绝对值",
        ] {
            assert!(is_nameless(header), "{header}");
        }
        for header in ["", "税收增长", "北京", "累计确诊", "总额增长"] {
            assert!(!is_nameless(header), "{header}");
        }
    }

    #[test]
    fn the_title_gives_months_their_year() {
        for (header, table, before, expected) in [
            ("本月", "2024年6月", None, Some("2024年6月")),
            ("本月", "2024年1-6月", None, Some("2024年6月")),
            ("本月", "2024年1-12月", None, Some("2024年12月")),
            ("本月", "2024年", None, Some("2024年本月")),
            ("上月", "2024年1-6月", None, Some("2024年5月")),
            ("本月止累计", "2024年6月", None, Some("2024年1-6月")),
            ("1-6月累计", "2024年6月", None, Some("2024年1-6月累计")),
            (
                "上年同期",
                "2024年6月",
                Some("2024年1-6月"),
                Some("2023年1-6月"),
            ),
            ("上半年", "2024年6月", None, Some("2024年上半年")),
            ("同比增长(%)", "2024年6月", None, None),
        ] {
            assert_eq!(
                period(header, table, before).as_deref(),
                expected,
                "{header}"
            );
        }
    }
}
