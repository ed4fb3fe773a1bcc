//! What a column of figures tells of the indicators of its rows, beside their amounts: growth, shares, ranks; and months that only
//! the title gives a year: `本月`, `1-6月累计`, `上年同期`.

use std::borrow::Cow;

use crate::data::texts::label;
use crate::data::texts::name::{last_bracket, split_basis, split_unit};
use crate::plan::Basis;
use crate::quantity::notation;
use crate::quantity::{Period, Unit, UnitTable};
use crate::words::figures::{CHANGES, Change, NATURES, Nature};
use crate::words::flags::is_made_before;
use crate::words::measures::{ChangeSaid, run_named, year_at_start, year_named};
use crate::words::runs::{MONTH_ALONE, RUNS, Run, TO_DATE};
use crate::words::signs;
use crate::words::{fold, is_han};

pub(crate) use crate::words::measures::{
    is_amount, is_amount_behind, is_change, is_difference, is_nameless, is_on_year_before,
    is_open_change, is_rank, is_yearly,
};

/// The name of one measure of an indicator, its unit in a bracket: the amount's is the indicator's own.
pub(crate) fn of(indicator: &str, measure: &str, units: &UnitTable) -> String {
    let (name, unit) = split_unit(indicator, units);
    let (own, own_unit) = (plain(measure, units), unit_of(measure, units));
    // `余额` of 存款余额 is no other measure, nor is the growth of a growth.
    let grows = |text: &str| {
        CHANGES.at_end(fold(text).as_str()).is_some_and(|(change, _)| change == Change::Growth)
    };
    let (name, unit) = if is_amount(&own) || name.ends_with(&own) || (grows(&name) && grows(&own)) {
        (name, own_unit.or(unit))
    } else {
        let gap = if name.is_ascii() && own.is_ascii() { " " } else { "" };
        // The growth of an amount is none itself, nor its share or rank.
        let amount = unit.filter(|_| !is_ratio(&own) && !is_rank(&own));
        (format!("{name}{gap}{own}"), own_unit.or(amount))
    };
    match unit {
        Some(unit) if split_unit(&name, units).1.is_none() => format!("{name}({unit})"),
        _ => name,
    }
}

/// Whether the header of the only figures says which measure of the rows' indicators they are: `本年累计`, `同比增长`, `全年目标`.
pub(crate) fn says_which(header: &str) -> bool {
    is_nameless(header) || run_of_amount(header).is_some() || is_made_before(header)
}

/// The run of amounts that a text says and nothing else: of `数值(累计)`, `cumulative value`.
fn run_of_amount(measure: &str) -> Option<&'static str> {
    let (amount, basis) = split_basis(measure);
    basis.filter(|_| is_amount(&amount)).map(word_of)
}

/// A word for the run that figures are of.
fn word_of(basis: Basis) -> &'static str {
    match basis {
        Basis::YearToDate => TO_DATE,
        Basis::Quarter => "当季",
        Basis::Period => "当期",
    }
}

/// What columns side by side measure, the run of each said: a change that says none is of the amount on its left, before all amounts of
/// the first: `同比` behind `累计值`.
pub(crate) fn with_runs<'m>(measures: &[&'m str], units: &UnitTable) -> Vec<Cow<'m, str>> {
    let run = |measure: &str| {
        let (bare, _) = split_unit(measure, units);
        split_basis(&bare).1.filter(|_| says_which(&bare))
    };
    let amount = measures.iter().find(|measure| !is_change(measure));
    let mut left = amount.and_then(|measure| run(measure));
    let said = |measure: &&'m str| {
        if !is_change(measure) {
            left = run(measure);
        }
        let is_open = is_change(measure) && run(measure).is_none() && !is_on_month(measure);
        match left.filter(|_| is_open) {
            Some(basis) => format!("{}{measure}", word_of(basis)).into(),
            None => (*measure).into(),
        }
    };
    measures.iter().map(said).collect()
}

/// The name of a measure without its unit: of `同比±%` `同比增长`.
pub(crate) fn plain(measure: &str, units: &UnitTable) -> String {
    let (bare, _) = split_unit(measure, units);
    let bare = bare.trim_matches(['%', '％', ' ']);
    // The sign may stand in the unit.
    let signs = ["±", "+-", "+/-"].into_iter();
    let mut signs = signs.filter_map(|sign| {
        let within = measure.contains(sign).then_some(bare)?;
        Some(within.split_once(sign).map_or(within, |(before, _)| before))
    });
    if let Some(before) = signs.next() {
        let before = before.trim_end_matches(['（', '(']).trim_end();
        // `同比` alone only says what is compared.
        let grows = CHANGES.ending(before, |change| change == Change::Growth);
        let said = grows.is_some_and(|(word, _)| word != "同比");
        return format!("{before}{}", if said { "" } else { "增长" });
    }
    // 增减 in % is a growth, in 元 a difference.
    let in_percent = unit_of(measure, units).is_some_and(|unit| unit.is_percent());
    let lower = fold(bare);
    let said = ChangeSaid::whole(lower.as_str());
    let grows = |said: ChangeSaid<'_>| said.change(in_percent) == Some(Change::Growth);
    if said.is_some_and(|said| grows(said) && said.change(false) != Some(Change::Growth)) {
        return grown(bare);
    }
    match run_of_amount(bare).unwrap_or(bare) {
        // `(%)` alone is growth, `(万元)` is the amount itself.
        "" if unit_of(measure, units).is_some_and(|unit| !unit.is_ratio()) => "总量".to_owned(),
        "" => "增长".to_owned(),
        bare => bare.to_owned(),
    }
}

/// A change as the growth that it is: of `同比增减` `同比增长`, of `比上年` `比上年增长`, of `annual change` `annual growth`.
fn grown(change: &str) -> String {
    let (word, gap) = if change.is_ascii() { ("growth", " ") } else { ("增长", "") };
    let lower = change.to_ascii_lowercase();
    let either = CHANGES.mentioned(&lower, |change| change == Change::Some);
    let parts = either.and_then(|(either, _)| {
        let (before, here) = change.split_at_checked(lower.rfind(either)?)?;
        Some((before, here.get(either.len()..)?))
    });
    match parts {
        Some((before, behind)) => format!("{before}{word}{behind}"),
        None => format!("{change}{gap}{word}"),
    }
}

/// Whether the name of a measure in % tells nothing of it: no change, no share, no rank.
pub(crate) fn is_unknown_share(measure: &str) -> bool {
    let is_said = || ChangeSaid::whole(fold(measure).as_str()).is_some();
    let is_rate = || is_ratio(measure) && !is_change(measure);
    !is_said() && !is_rate() && !is_rank(measure)
}

/// The unit that a measure writes; none where it is that of the amount, or nobody says it.
pub(crate) fn unit_of(measure: &str, units: &UnitTable) -> Option<Unit> {
    if let Some(unit) = split_unit(measure, units).1 {
        return Some(unit);
    }
    let bare = measure.trim_end_matches([' ', '）', ')']);
    let in_percent = || ChangeSaid::whole(fold(bare).as_str()).is_some_and(|said| said.in_percent);
    let signs = ['%', '％'];
    (bare.ends_with(signs) || bare.starts_with(signs) || in_percent()).then(Unit::percent)
}

/// `2023年增长(%)`, `2023年比2022年增长(%)`, `Population 2023`, `产量2023年`: the period that the header names, and what of it.
pub(crate) fn led(header: &str) -> Option<(&str, &str)> {
    let Some((period, rest)) = period_at_start(header) else {
        return ended(header.trim());
    };
    // A change on another period than that of the year before is none on the year.
    let year_before = |other: &str| {
        let period_of = |text| notation::parse(text).ok().map(|label| label.period);
        let own = period_of(period).map(|period| period.years_later(-1));
        own.is_some() && own == period_of(other)
    };
    let compared = rest.strip_prefix(['比', '较']).and_then(period_at_start);
    let compared = compared.filter(|(other, _)| year_before(other));
    let measure = compared.map_or(rest, |(_, measure)| measure).trim();
    (!measure.is_empty()).then_some((period.trim(), measure))
}

/// The period that a text ends with, in brackets or not, and what stands before it.
fn ended(text: &str) -> Option<(&str, &str)> {
    let (before, period) = match text.rsplit_once(' ') {
        Some(split) => split,
        None if text.ends_with([')', '）']) => last_bracket(text)?,
        None => text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?,
    };
    let before = before.trim_end();
    (!before.is_empty() && label::looks_like(period)).then_some((period, before))
}

/// Whether a measure is a change that, in %, would be a growth, and in anything else a difference: `较上年同期`, `增减`.
pub(crate) fn may_be_growth(measure: &str) -> bool {
    let folded = fold(measure);
    let change = ChangeSaid::whole(folded.as_str()).and_then(|said| said.change(false));
    matches!(change, Some(Change::Some | Change::OnYearBefore))
}

/// The longest period that a text begins with, and what stands behind it.
fn period_at_start(text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, _)| at).rev();
    let mut splits = ends.filter_map(|at| text.split_at_checked(at));
    splits.find(|(period, rest)| {
        // `2024年一般公共预算` begins with a year.
        let within = |c: char| signs::COUNTING.contains(c);
        let letter = |c: char| c.is_alphabetic() && !is_han(c);
        let is_word = period.ends_with(letter) && rest.starts_with(letter);
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        !is_word && !digits && !period.ends_with(within) && label::looks_like(period)
    })
}

/// `1—6月同比涨跌幅(%)`, `当月同比%`, `出口(亿元) 1-6月`: the months or the run that the header names, and what of them. Behind a run
/// stands what only measures: 累计确诊 is a name.
pub(crate) fn dated(header: &str) -> Option<(&str, &str)> {
    const ENDS: &[&str] = &["月累计", "月份", "月", "季度", "上半年", "下半年"];
    let header = header.trim();
    let is_change = ChangeSaid::whole(fold(header).as_str()).is_some();
    if let Some(at) = header.rfind([' ', ')', '）']).filter(|_| !is_change)
        && let Some((name, months)) =
            header.split_at_checked(at + header.get(at..)?.chars().next()?.len_utf8())
        && label::lacks_year(months)
    {
        return Some((months, name.trim()));
    }
    let of_months = ENDS
        .iter()
        .find_map(|end| Some(header.find(end)? + end.len()))
        .and_then(|end| header.split_at_checked(end))
        .filter(|(months, measure)| label::lacks_year(months) && !measure.trim().is_empty());
    let (part, measure) = of_months.or_else(|| run_at_start(header))?;
    Some((part, measure.trim()))
}

/// The run of its own months, or the whole year, that a header begins with, and the measure behind it.
fn run_at_start(header: &str) -> Option<(&str, &str)> {
    let ends = header.char_indices().map(|(at, _)| at).rev();
    let mut splits = ends.filter_map(|at| header.split_at_checked(at));
    splits.find(|(part, measure)| {
        let is_run = || run_named(part).is_some_and(Run::is_own) || label::is_whole_year(part);
        // `annual change` is one on the year before, of whatever months.
        let is_growth = || is_yearly(part) && is_change(measure);
        is_nameless(measure) && is_run() && !is_growth()
    })
}

/// Whether a change is held against a month, so that it is that of a month: `比上年同月±%`, `较上月增长`.
pub(crate) fn is_on_month(measure: &str) -> bool {
    let folded = fold(measure);
    let other = folded.as_str().strip_prefix(['比', '较', '与']);
    let run = other.and_then(|other| RUNS.at_start(other));
    run.is_some_and(|(run, _)| matches!(run, Run::MonthYearBefore | Run::MonthBefore))
}

/// Whether an indicator is a ratio by its name: a rate, a share, an index, a change that is no amount.
pub(crate) fn is_ratio(indicator: &str) -> bool {
    let folded = fold(indicator);
    let is_rate = |nature| matches!(nature, Nature::Rate | Nature::Index);
    NATURES.ending(folded.as_str(), is_rate).is_some()
        || (is_change(indicator) && !is_difference(indicator))
}

/// The period of a column whose header gives no year, by the period of the table: `1-6月累计` of `2024年6月`; `before` is that of the
/// column on its left.
pub(crate) fn period(header: &str, table: &str, before: Option<&str>) -> Option<String> {
    let of_table = notation::parse(table).ok()?.period;
    let last = of_table.last_month();
    let names_months = label::names_months(table);
    // The months in brackets are those of the run, and of a run of the year before a year earlier.
    let bracketed = last_bracket(header).filter(|(_, months)| label::lacks_year(months));
    if let Some((name, months)) = bracketed
        && let Some(run) = run_named(name)
    {
        return period(if run.is_year_before() { name } else { months }, table, before);
    }
    let period = match run_named(header) {
        // Where a year begins the plan says of all labels.
        Some(run @ (Run::ToDate | Run::ToDateYearBefore)) => {
            let years = if run == Run::ToDate { 0 } else { -1 };
            let is_year = of_table.months() == 12;
            let end = if is_year { of_table } else { Period::starting(last, 1) };
            return Some(written(end.years_later(years)) + TO_DATE);
        }
        Some(Run::Current | Run::Period) => of_table,
        Some(run @ (Run::Month | Run::MonthYearBefore)) if names_months => {
            let years = if run.is_year_before() { -1 } else { 0 };
            let month = written(Period::starting(last, 1).years_later(years));
            return Some(format!("{month}{MONTH_ALONE}"));
        }
        Some(Run::MonthBefore) if names_months => Period::starting(last.later(-1), 1),
        Some(Run::Quarter) if names_months => Period::ending(of_table.end(), 3),
        // Of a year alone nothing tells which month: the label is one that cannot be read.
        Some(Run::Month | Run::MonthBefore | Run::MonthYearBefore | Run::Quarter) => {
            return Some(format!("{}{header}", written(of_table)));
        }
        Some(Run::YearBefore) => {
            let before = notation::parse(before.unwrap_or(table)).ok()?;
            // Of which of several columns nothing tells.
            if before.period.last_month().year() != last.year() {
                return Some(format!("{table}{header}"));
            }
            let run = if before.cumulative { TO_DATE } else { "" };
            return Some(written(before.period.years_later(-1)) + run);
        }
        None if of_table.is_calendar_year() && year_named(header).is_some() => {
            of_table.years_later(year_named(header)?)
        }
        None => {
            let folded = fold(header);
            let (years, part) = year_at_start(folded.as_str()).unwrap_or((0, header));
            let of = |year: i32| notation::parse(&format!("{year}年{part}")).ok();
            // What would lie behind the end of a span over the turn of the year lies before that.
            let turns = of_table.start().year() < last.year();
            let is_late = || of(last.year()).is_some_and(|of| of.period.end() > of_table.end());
            let year = last.year() + years - i32::from(turns && is_late());
            return label::lacks_year(part).then(|| format!("{year}年{part}"));
        }
    };
    Some(written(period))
}

/// The period of a column of which one header says the months and another the year: `2024年`, `本年` or `上年同期` below `1-9月` or `本月`;
/// `table` is the period of the table, for what they leave open.
pub(crate) fn of_both(months: &str, year: &str, table: Option<&str>) -> Option<String> {
    // `M2` over years is money.
    if months.starts_with(['M', 'm']) && months.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_whole = label::looks_like(months);
    let table = if is_whole { Some(months) } else { table };
    let of_table = table.and_then(|table| notation::parse(&label::tidy(table)).ok());
    let own = of_table.map(|label| label.period.last_month().year());
    let year = if let Some(years) = year_named(year) {
        own? + years
    } else {
        let named = notation::parse(&label::tidy(year)).ok()?.period;
        named.is_calendar_year().then_some(named.start().year())?
    };
    if label::lacks_year(months) {
        return Some(format!("{year}年{months}"));
    }
    let table = table?.replacen(&own?.to_string(), &year.to_string(), 1);
    if is_whole {
        return Some(table);
    }
    run_named(months).filter(|run| run.is_own())?;
    period(months, &table, None)
}

/// A period as tables write it.
pub(crate) fn written(period: Period) -> String {
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
            ("粮食产量", "增速(±%)", "粮食产量增速(%)"),
            ("粮食产量", "比上年同期增减（%）", "粮食产量比上年同期增长(%)"),
            ("粮食产量", "增减率(%)", "粮食产量增长(%)"),
            ("税收收入(万元)", "同比增减额", "税收收入同比增减额(万元)"),
            ("GDP", "增长(%)", "GDP增长(%)"),
            ("粮食产量(万吨)", "比上年增减(万吨)", "粮食产量比上年增减(万吨)"),
            ("粮食产量(万吨)", "增加量", "粮食产量增加量(万吨)"),
            ("GDP", "growth (%)", "GDP growth(%)"),
            ("GDP", "Annual change (%)", "GDP Annual growth(%)"),
            ("GDP", "% change on a year earlier", "GDP growth on a year earlier(%)"),
            ("GDP", "% y-o-y", "GDP y-o-y(%)"),
            ("GDP", "Change (thousand)", "GDP Change(thousand)"),
            ("粮食产量", "比去年同期(%)", "粮食产量比去年同期增长(%)"),
            ("粮食产量", "与去年同期比±%", "粮食产量与去年同期比增长(%)"),
            ("GDP增速", "同比增长(%)", "GDP增速(%)"),
            ("粮食产量(万吨)", "数值(累计)", "粮食产量累计(万吨)"),
            ("Output", "Cumulative value", "Output累计"),
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
        assert_eq!(led("Population 2023"), Some(("2023", "Population")));
        assert_eq!(led("2023 Budget"), Some(("2023", "Budget")));
        assert_eq!(led("增长(%)"), None);
        for (header, part, measure) in [
            ("1—6月同比涨跌幅(%)", "1—6月", "同比涨跌幅(%)"),
            ("1-5月累计比上年同期增减额", "1-5月累计", "比上年同期增减额"),
            ("当月同比%", "当月", "同比%"),
            ("累计比去年同期±%", "累计", "比去年同期±%"),
            ("全年同比%", "全年", "同比%"),
            ("本月止累计增长(%)", "本月止累计", "增长(%)"),
        ] {
            assert_eq!(dated(header), Some((part, measure)), "{header}");
        }
        for header in ["累计确诊", "全年目标", "上月±%", "上年同期增速", "同比增长"]
        {
            assert_eq!(dated(header), None, "{header}");
        }
    }

    #[test]
    fn a_change_is_of_the_run_of_the_amount_on_its_left() {
        for (measures, said) in [
            ("本月 累计 同比(%)", "本月 累计 累计同比(%)"),
            ("当月值 同比 累计值 同比", "当月值 当期同比 累计值 累计同比"),
            ("累计 本月 同比(%)", "累计 本月 当期同比(%)"),
            ("同比 累计", "累计同比 累计"),
            ("数值 同比 累计", "数值 同比 累计"),
            ("累计产值 同比", "累计产值 同比"),
            ("累计 当月同比 比上年同月±%", "累计 当月同比 比上年同月±%"),
        ] {
            let measures: Vec<&str> = measures.split(' ').collect();
            assert_eq!(with_runs(&measures, &UnitTable::default()).join(" "), said);
        }
    }

    #[test]
    fn measures_alone_name_no_indicator() {
        for header in ["当月值", "累计同比", "累计同比增长（%）", "同比±%", "绝对值"]
        {
            assert!(is_nameless(header), "{header}");
        }
        for header in ["", "税收增长", "北京", "累计确诊", "总额增长"] {
            assert!(!is_nameless(header), "{header}");
        }
    }

    #[test]
    fn one_header_may_say_the_months_and_another_the_year() {
        for (months, year, table, expected) in [
            ("1-9月", "2024年", None, Some("2024年1-9月")),
            ("三季度", "2023", None, Some("2023年三季度")),
            ("本月", "本年", Some("2024年9月"), Some("2024年9月当月")),
            ("当月", "上年数", Some("2024年9月"), Some("2023年9月当月")),
            ("累计", "去年同期", Some("2024年9月"), Some("2023年9月累计")),
            ("2024年1-9月", "上年同期", None, Some("2023年1-9月")),
            ("本月", "本年", None, None),
            ("M2", "2024年", None, None),
            ("1-9月", "增长(%)", None, None),
        ] {
            assert_eq!(of_both(months, year, table).as_deref(), expected, "{months} {year}");
        }
    }

    #[test]
    fn an_amount_is_no_difference_that_grows() {
        for name in ["比上年增加额", "增减量", "比年初增减", "提高百分点"] {
            assert!(is_difference(name), "{name}");
        }
        assert!(!is_difference("零售总额增速") && !is_difference("产量同比增长"));
    }

    #[test]
    fn a_share_is_known_by_its_words() {
        for (measure, unknown) in [
            ("按可比价格计算增长", false),
            ("环比", false),
            ("占比", false),
            ("上年同期增减", true),
            ("change on previous quarter", true),
            ("x", true),
        ] {
            assert_eq!(is_unknown_share(measure), unknown, "{measure}");
        }
    }

    #[test]
    fn the_title_gives_months_their_year() {
        for (header, table, before, expected) in [
            ("本月", "2024年6月", None, Some("2024年6月当月")),
            ("本月", "2024年1-6月", None, Some("2024年6月当月")),
            ("本月", "2024年1-12月", None, Some("2024年12月当月")),
            ("本月", "2024年", None, Some("2024年本月")),
            ("上月", "2024年1-6月", None, Some("2024年5月")),
            ("本月止累计", "2024年6月", None, Some("2024年6月累计")),
            ("1-6月累计", "2024年6月", None, Some("2024年1-6月累计")),
            ("上年同期", "2024年6月", Some("2024年1-6月"), Some("2023年1-6月")),
            ("上年同期", "2024年6月", Some("2024年6月累计"), Some("2023年6月累计")),
            ("上年同月", "2024年6月", Some("2024年1-6月"), Some("2023年6月当月")),
            ("上年同期累计", "2024年6月", Some("2023年6月"), Some("2023年6月累计")),
            ("本月累计", "2024年1-3月", None, Some("2024年3月累计")),
            ("累计", "2024年", None, Some("2024年累计")),
            ("去年1-6月", "2024年6月", None, Some("2023年1-6月")),
            ("上半年", "2024年6月", None, Some("2024年上半年")),
            ("同比增长(%)", "2024年6月", None, None),
        ] {
            assert_eq!(period(header, table, before).as_deref(), expected, "{header}");
        }
    }
}
