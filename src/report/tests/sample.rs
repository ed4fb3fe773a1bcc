//! A plan and a report made by hand, for the tests of this room.

use std::sync::Arc;

use crate::assess::{
    AssessedGoal, Assessment, CellTrace, Course, GoalKind, Making, MethodResult, Pace, Part,
    PartKind, Point, Rates, Reason, Report, Rule, Status, Trace, YearTargetFrom,
};
use crate::assess::{Calculation, Calculations, Measure, YoyFrom};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Text};
use crate::language::Language;
use crate::plan::goal::{Bound, Direction, Ends, Side};
use crate::plan::{Aggregate, Formula, PathLaw, Plan, Target};
use crate::quantity::{Decimal, Month, Period, Quantity, Rounding, Unit, UnitTable};

use super::Style;

pub(in crate::report) fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub(in crate::report) fn style(width: usize) -> Style {
    Style {
        language: Language::Zh,
        width,
        color: false,
        ascii: false,
        flat: false,
        rounding: Rounding::HalfUp,
    }
}

pub(in crate::report) fn unit(text: &str) -> Unit {
    Unit::parse(text, &UnitTable::default()).unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

/// A value of a year.
pub(in crate::report) fn point(of: i32, value: &str) -> Point {
    Point { period: year(of), value: d(value), flags: Vec::new() }
}

/// An assessment of a goal (左右, 2%, where the unit is %), otherwise empty.
pub(in crate::report) fn assessment(goal: &str, unit_text: &str) -> Assessment {
    let about = unit_text == "%";
    let value = d(goal);
    Assessment {
        target: 0,
        region: None,
        unit: unit(unit_text),
        is_reckoned: unit_text.starts_with('万'),
        goal: Some(AssessedGoal {
            text: format!("{goal}{unit_text}{}", if about { "左右" } else { "" }),
            kind: if about { GoalKind::About } else { GoalKind::AtLeast },
            value: Some(value),
            upper: None,
            apart: None,
            tolerance: about.then(|| value.times(d("0.02")).unwrap()),
            bound: if about { Bound::About } else { Bound::AtLeast },
            direction: Direction::Increase,
            side: Side::Default,
            ends: Ends::Open,
            deadline: Some(year(2025)),
            standing: false,
            path: PathLaw::Linear,
        }),
        baseline: None,
        latest: None,
        published: None,
        carried: None,
        gap: None,
        attainment: None,
        progress: None,
        time: None,
        margin: None,
        rates: Rates::default(),
        projection: None,
        bound: None,
        status: Some(Status::NoData),
        rule: Rule::NoValue,
        reasons: vec![Reason::NoData],
        is_final: false,
        stale: false,
        method: MethodResult::default(),
        pace: None,
        decomposition: None,
        reference: None,
        forecasts: Vec::new(),
        reached: Vec::new(),
        foreseen: Vec::new(),
        history: Vec::new(),
        course: Vec::new(),
        path: Vec::new(),
        stretch: None,
        milestones: Vec::new(),
        years: Vec::new(),
        revised: None,
        beside: None,
        against: None,
        by_method: Vec::new(),
        sensitivity: Vec::new(),
        on_schedule_within: d("0.05"),
        trace: None,
    }
}

/// An assessment with all its figures by the calculations of a straight line over five years.
pub(in crate::report) fn measured(
    goal: &str,
    unit: &str,
    baseline: &str,
    latest: &str,
    status: Status,
) -> Assessment {
    let half = Period::half(2024, 1).unwrap();
    let (b, x, t) = (d(baseline), d(latest), d(goal));
    let over = |a: Decimal, b: Decimal| a.over(b).unwrap();
    let minus = |a: Decimal, b: Decimal| a.minus(b).unwrap();
    let time = d("0.7");
    let progress = over(minus(x, b), minus(t, b));
    let base = assessment(goal, unit);
    let history = vec![
        (year(2020), b),
        (year(2021), over(b.plus(x).unwrap(), d("2"))),
        (year(2022), over(b.plus(x).unwrap(), d("1.9"))),
        (year(2023), x),
    ];
    Assessment {
        baseline: Some(Point { period: year(2020), value: b, flags: Vec::new() }),
        latest: Some(Point {
            period: Period::ending(half.end(), 12),
            value: x,
            flags: vec![Making::TrailingYear.into()],
        }),
        carried: None,
        gap: Some(minus(t, x)),
        attainment: Some(over(x, t)),
        progress: Some(progress),
        time: Some(time),
        margin: Some(minus(progress, time)),
        rates: Rates {
            observed: Some(over(minus(x, b), d("3.5"))),
            required: (status != Status::Achieved).then(|| over(minus(t, x), d("1.5"))),
            compound: false,
            observed_growth: Some(d("0.0512")),
            required_growth: Some(d("0.1391")),
        },
        projection: Some(b.plus(over(minus(x, b), time)).unwrap()),
        status: Some(status),
        rule: match status {
            Status::Achieved => Rule::MetEarly,
            Status::OnSchedule => Rule::WithinBand,
            Status::Ahead => Rule::AboveBand,
            _ => Rule::BelowBand,
        },
        reasons: (status == Status::Achieved).then_some(Reason::Achieved).into_iter().collect(),
        path: vec![
            (Month::new(2021, 1).unwrap(), b),
            (half.end(), b.plus(minus(t, b).times(time).unwrap()).unwrap()),
            (Month::new(2026, 1).unwrap(), t),
        ],
        course: history.iter().map(|(_, value)| Some(*value)).collect(),
        reached: history.clone(),
        history,
        ..base
    }
}

/// An assessment with a trace: a quotient of a run that subtracts and of an aggregate.
pub(in crate::report) fn traced() -> Assessment {
    let base = measured("55", "%", "46.2", "53.24", Status::Ahead);
    let file: Arc<str> = "data/gdp.csv".into();
    let half = Period::half(2023, 1).unwrap();
    let cell = |sign, period, value: &str, line| CellTrace {
        sign,
        period,
        value: Quantity::new(d(value), unit("亿元")),
        place: Place::cell(1, &file, line, 4),
        label: String::new(),
        earlier: Vec::new(),
        members: Vec::new(),
        aggregate: None,
        rows: 1,
    };
    let series = |text: &str, value: &str, cells| Part {
        text: text.into(),
        period: base.latest.as_ref().unwrap().period,
        value: Quantity::new(d(value), unit("亿元")),
        kind: PartKind::Series { how: "由 3 个累计数推算".into(), cells },
    };
    let member = CellTrace { label: "金融业".into(), ..cell(1, year(2023), "40.2", 12) };
    let cells = vec![
        CellTrace {
            members: vec![member],
            aggregate: Some(Aggregate::Sum),
            ..cell(1, year(2023), "214.5", 12)
        },
        cell(-1, half, "101.1", 7),
    ];
    let operands = vec![
        series("服务业增加值", "113.4", cells),
        series("地区生产总值", "213", vec![cell(1, year(2023), "213", 9)]),
    ];
    let part = Part {
        text: "服务业增加值 / 地区生产总值".into(),
        period: base.latest.as_ref().unwrap().period,
        value: Quantity::new(d("0.5324"), Unit::one()),
        kind: PartKind::Operation("/".into(), operands),
    };
    Assessment {
        trace: Some(Trace {
            goal: None,
            latest: Some(part),
            baseline: None,
            baseline_stated: true,
            reference: None,
            others: Vec::new(),
            growths: Vec::new(),
            kinds: vec![("服务业增加值".into(), "流量：有累计数".into())],
            calculations: Calculations::from([(
                Measure::Progress,
                Calculation {
                    letters: "(x - b) / (T - b)".into(),
                    numbers: "(53.24 - 46.2) / (55 - 46.2)".into(),
                },
            )]),
        }),
        ..base
    }
}

pub(in crate::report) fn pace(ytd: &str, target: &str, unit: &Unit) -> Pace {
    let (ytd, target, share) = (d(ytd), d(target), d("0.4712"));
    Pace {
        course: Course::Amount,
        unit: unit.clone(),
        period: Period::half(2024, 1).unwrap(),
        ytd: Some(ytd),
        is_added: false,
        before: None,
        yoy: Some(d("0.0812")),
        yoy_from: YoyFrom::Levels,
        previous: Period::months_of(2024, 1, 5),
        on_previous: Some(d("-0.3")),
        on_year_ago: None,
        year_target: Some(target),
        year_target_from: Some(YearTargetFrom::Remaining),
        attained: Some(ytd.over(target).unwrap()),
        elapsed: d("0.5"),
        seasonal_share: Some(share),
        shares: [2021, 2022, 2023].map(|year| (year, d("0.48"))).to_vec(),
        expected: Some(target.times(share).unwrap()),
        pace: Some(ytd.over(target.times(share).unwrap()).unwrap()),
        projection: Some(ytd.over(share).unwrap()),
        projection_low: Some(ytd.over(d("0.482")).unwrap()),
        projection_high: Some(ytd.over(d("0.4632")).unwrap()),
        growth_needed: Some(d("0.1732")),
        needed_a_month: Some(target.minus(ytd).unwrap().over(d("6")).unwrap()),
        moved: None,
        carried: None,
        is_bounded: false,
        status: Some(Status::Behind),
        rule: Some(Rule::BelowPace),
        passed: None,
        recent: Vec::new(),
        ceiling: false,
        across: None,
        single: None,
    }
}

fn target(id: &str, name: &str, group: &str) -> Target {
    Target {
        id: id.into(),
        name: name.into(),
        group: Some(group.into()).filter(|group: &String| !group.is_empty()),
        owner: vec!["区发展改革局".into(), "区统计局".into()],
        binding: Some(id.ends_with('1')),
        formula: Formula::verbatim(name, 0..0),
        ..Target::default()
    }
}

pub(in crate::report) fn plan(targets: Vec<Target>) -> Plan {
    Plan {
        text: Text::new("targets.toml".into(), "".into()),
        title: Some("万盛经开区服务业高质量发展目标".into()),
        source: Some("《推动服务业高质量发展的实施意见》".into()),
        note: Some("数据为演示而编制，并非该区公布的统计数据。".into()),
        baseline: Some(year(2020)),
        deadline: Some(year(2025)),
        on_schedule_within: d("0.05"),
        seasonal_years: 3,
        targets,
        ..Plan::default()
    }
}

#[derive(Debug)]
struct Said(&'static str);

impl Message for Said {
    fn code(&self) -> Code {
        Code::Contradiction
    }

    fn text(&self, _language: Language) -> String {
        self.0.to_owned()
    }
}

/// A plan of several groups and a report with every status that can occur.
pub(in crate::report) fn report() -> (Plan, Report) {
    let names = [
        ("T01", "服务业增加值占地区生产总值比重", "总体目标"),
        ("T02", "现代服务业增加值占服务业增加值比重", "总体目标"),
        ("T03", "接待国内外游客", "文化旅游"),
        ("T04", "旅游综合收入", "文化旅游"),
        ("T05", "A级及以上景区(含国家级旅游度假区)", "文化旅游"),
        ("T06", "R&D经费支出 per capita, constant prices", "科技服务"),
        ("T07", "规上服务业企业数量", "科技服务"),
        ("T08", "城镇登记失业率", ""),
        ("T09", "电商网络零售额", ""),
    ];
    let targets = names.map(|(id, name, group)| target(id, name, group)).to_vec();
    let mut assessments = vec![
        measured("55", "%", "46.2", "53.24", Status::Ahead),
        measured("65", "%", "52.7", "58.31", Status::Behind),
        measured("3500", "万人次", "1820.5", "2310.55", Status::Behind),
        measured("120", "亿元", "61.37", "109.873", Status::OnSchedule),
        measured("8", "个", "4", "8", Status::Achieved),
        measured("1250.5", "元/人", "893.21", "801.9", Status::Regressing),
        assessment("100", "家"),
        assessment("5", "%"),
        assessment("150000", "万元"),
    ];
    assessments[2].pace = Some(pace("1123.4", "2489.3", &assessments[2].unit));
    assessments[3].pace = Some(pace("50.11", "108.2", &assessments[3].unit));
    assessments[7].reasons = vec![Reason::NoBaseline { period: Some(year(2020)) }];
    assessments[8].goal = None;
    assessments[8].status = None;
    assessments[8].reasons = vec![Reason::NoGoal];
    for (at, assessment) in assessments.iter_mut().enumerate() {
        assessment.target = at;
    }
    let file: Arc<str> = "examples/wansheng/旅游.csv".into();
    let at = |line, field| Place::cell(1, &file, line, field);
    let findings = vec![
        Diagnostic::finding(
            at(12, 4),
            Said(
                "接待国内外游客 2023年1-6月：各月相加为 1035.2万人次，累计数为 1040万人次，相差 4.8万人次",
            ),
        ),
        Diagnostic::finding(at(15, 4), Said("公布增速 8.3%，按绝对数推算 8.1%")),
    ];
    let report = Report {
        unused: Vec::new(),
        assessments,
        then: Vec::new(),
        as_of: Month::new(2024, 6),
        index: None,
        findings,
        changes: None,
    };
    (plan(targets), report)
}
