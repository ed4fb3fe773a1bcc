//! The keys of `[plan]` and `[index]`.

use toml::de::DeTable;

use super::message::{PlanMessage, Wanted};
use super::reader::{Reader, Value};
use super::shape::{self, Key, Shape};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::plan::{IndexMean, IndexMethod, IndexRule, Method, Plan, Weights, Window};
use crate::quantity::{Decimal, Rounding, Unit, UnitTable, numeral};

/// The keys of `[plan]`.
pub(super) const KEYS: &[Key<Plan>] = keys! { |plan, read, value|
    "title": Shape::Text, "计划的标题" / "the plan's title" => plan.title = read.text(value);
    "source": Shape::Text, "出处" / "where it is from" => plan.source = read.text(value);
    "note": Shape::Text, "写在每份报告标题下的说明" / "stands under the title of every report" => plan.note = read.text(value);
    "region": Shape::Text, "数据有几个地区时，看哪一个" / "whose rows count, when the data hold several regions"
        => plan.region = read.text(value);
    // Before every period of the plan.
    "fiscal_year": Shape::TextOrNumber, "年度从几月开始，如 \"04\"：基期 \"2019/20\" 即2019年4月至2020年3月" / "the month in which the plan's years begin, such as \"04\": the baseline \"2019/20\" is April 2019 to March 2020"
        => plan.calendar = read.begin_years(value);
    "baseline": Shape::FIGURE, "基期，如 \"2020\"" / "the period from which targets start, such as \"2020\""
        => plan.baseline = read.period(value);
    "deadline": Shape::FIGURE, "目标期，如 \"2025\"" / "the period for which targets stand, such as \"2025\""
        => plan.deadline = read.period(value);
    "method": Shape::choice::<Method>(), "评估方法" / "how progress is judged" => plan.method = read.choice(value).unwrap_or_default();
    "on_schedule_within": Shape::FIGURE,
        "离路径多远还算符合预期，如 \"5个百分点\"" / "how far from the path still counts as on schedule, such as \"5 percentage points\""
        => {
        if let Some(share) = read.share(value) {
            plan.on_schedule_within = share;
        }
    };
    "pace_within": Shape::FIGURE,
        "年内进度离应完成多远还算符合预期，如 \"3%\"" / "the same for the year in progress, as a share of what should be done by now, such as \"3%\""
        => {
        if let Some(share) = read.share(value) {
            plan.pace_within = share;
        }
    };
    "near": Shape::OneOrMany(&Shape::FIGURE),
        "达标型目标差多少还算接近，如 \"0.5个百分点\"，总量 \"1%\"" / "how far a standing goal may be missed and still be near, such as \"0.5 percentage points\"; amounts \"1%\""
        => near(plan, read, value);
    "about": Shape::FIGURE, "增速目标里左右的意思，如 \"0.3个百分点\"" / "what `about` means for a growth, such as \"0.3 percentage points\"" => {
        if let Some(share) = read.share(value) {
            plan.about = share;
        }
    };
    "window": Shape::choice::<Window>(), "取哪一段月份的数" / "which run of months counts" => plan.window = read.choice(value);
    "rounding": Shape::choice::<Rounding>(), "打印时的修约规则" / "what happens to exact halves at print"
        => plan.rounding = read.choice(value).unwrap_or_default();
    "language": Shape::choice::<Language>(), "输出的语言" / "the language of the output" => plan.language = read.choice(value);
    "seasonal_years": Shape::Whole(1, 30), "季节比重用最近几个完整年份" / "how many complete years make a seasonal share" => {
        if let Some(years) = read.whole(value, 1, 30) {
            plan.seasonal_years = years;
        }
    };
    "leave_out_years": Shape::OneOrMany(&Shape::FIGURE), "季节比重不用的年份" / "years left out of seasonal shares" => {
        for (period, span) in read.periods(value) {
            if plan.calendar.is_year(period) {
                plan.leave_out_years.push(plan.calendar.number(period));
            } else {
                read.expected(span, Wanted::YEAR);
            }
        }
    };
    "trend_from": Shape::FIGURE, "趋势从哪一期算起" / "where the trend starts, if not at the baseline"
        => plan.trend_from = read.period(value);
    "max_age": Shape::FIGURE, "多旧算陈旧，如 \"24个月\"" / "after which a value is stale, such as \"24 months\""
        => plan.max_age = read.checked(value, Wanted::AGE, months);
    "jump": Shape::FIGURE, "变动几倍算突变" / "the factor that counts as a jump"
        => plan.jump = read.checked(value, Wanted::FACTOR, factor);
    "allow": Shape::OneOrMany(&Shape::Words(findings)), "已知并接受的提示的代码" / "codes of findings that are known and accepted"
        => plan.allow = read.choices(value, Code::FINDINGS);
};

/// The keys of `[index]`.
pub(super) const INDEX: &[Key<IndexRule>] = keys! { |rule, read, value|
    "method": Shape::choice::<IndexMethod>(), "怎样打分：attainment 实现程度，efficacy 功效系数" / "how targets are scored"
        => rule.method = read.choice(value).unwrap_or_default();
    "mean": Shape::choice::<IndexMean>(), "怎样平均" / "how scores are averaged"
        => rule.mean = read.choice(value).unwrap_or_default();
    "weights": Shape::choice::<Weights>(), "有缺项时：stand 不算指数，rescale 由其余指标分摊权重" / "where a score is missing: stand (no index) or rescale (the others share its weight)"
        => rule.weights = read.choice(value).unwrap_or_default();
};

/// A plan whose deadline does not come after its baseline has no path, nor has a trend that starts behind it.
pub(super) fn check(plan: &Plan, read: &mut Reader<'_>, table: &DeTable<'_>) {
    let Some(deadline) = plan.deadline else {
        return;
    };
    let span = |key| table.get(key).map_or(0..0, Value::span);
    if let Some(baseline) = plan.baseline.filter(|b| deadline.end() <= b.end()) {
        let message = PlanMessage::DeadlineFirst {
            baseline: baseline.to_string(),
            deadline: deadline.to_string(),
        };
        read.error(span("deadline"), message);
    }
    if let Some(trend) = plan.trend_from.filter(|trend| trend.end() >= deadline.end()) {
        let message = PlanMessage::Outside {
            period: trend.to_string(),
            baseline: None,
            deadline: Some(deadline.to_string()),
        };
        read.error(span("trend_from"), message);
    }
}

/// `near = "0.5个百分点"`, of amounts `"1%"`; both in a list.
fn near(plan: &mut Plan, read: &mut Reader<'_>, value: &Value<'_>) {
    for item in read.items(value) {
        let is_points = |text: &str| {
            numeral::scan(text).is_ok_and(|(_, unit)| {
                Unit::parse(unit, &UnitTable::default()).is_ok_and(|unit| unit.is_points())
            })
        };
        let is_points = item.get_ref().as_str().is_some_and(is_points);
        match read.share(item) {
            Some(share) if is_points => plan.near.points = share,
            Some(share) => plan.near.share = share,
            None => {}
        }
    }
}

/// A length of time in months: `24`, `24个月`, `2年`, `两年`.
fn months(written: &str) -> Option<i32> {
    let (number, word) = numeral::scan(written).ok()?;
    let unit = match word.trim() {
        "" | "月" | "个月" | "month" | "months" | "m" => 1,
        "年" | "year" | "years" | "y" => 12,
        _ => return None,
    };
    let months = number.value.times(Decimal::from(unit)).ok()?.to_i64()?;
    i32::try_from(months).ok().filter(|months| (1..=1200).contains(months))
}

/// A factor above 1: `3`, `3倍`, `300%`.
fn factor(written: &str) -> Option<Decimal> {
    let (number, word) = numeral::scan(written).ok()?;
    let factor = match word.trim() {
        "" | "倍" | "times" => Some(number.value),
        "%" | "％" => number.value.shifted(-2).ok(),
        _ => None,
    };
    factor.filter(|factor| number.share.is_none() && *factor > Decimal::ONE)
}

/// The codes that a plan can allow.
pub(super) fn findings() -> Vec<&'static str> {
    shape::all_words(Code::FINDINGS)
}
