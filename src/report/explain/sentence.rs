//! Sentences of `explain`: the rule that gave a status, and a goal as it was understood.

use crate::assess::{AssessedGoal, Assessment, Course, GoalKind, Pace, Reason, Rule};
use crate::language::Language;
use crate::plan::Plan;
use crate::plan::goal::{Bound, Direction, Subject};
use crate::quantity::{Decimal, plain};
use crate::report::figure::{self, Figures};
use crate::say;

/// The rule that gave the status, with the figures it looked at.
pub(super) fn rule(
    assessment: &Assessment,
    figures: &Figures,
    plan: &Plan,
    language: Language,
) -> String {
    if assessment.rule == Rule::Standing && is_direction(assessment) {
        return direction_rule(assessment, language);
    }
    let margin = assessment.margin.map(|margin| figures.margin(margin).digits());
    let share = |share: Option<Decimal>| Some(figures.share(share?).text(language));
    let told = Told {
        margin: margin.unwrap_or_default(),
        done: share(assessment.progress).unwrap_or_default(),
        due: share(assessment.time).unwrap_or_default(),
        near: near(plan, assessment.unit.differs_in_points(), language),
    };
    told.sentence(assessment.rule, assessment, plan, language)
}

/// The rule that gave the verdict on the year in progress, or on a finished one.
pub(super) fn year_rule(
    assessment: &Assessment,
    pace: &Pace,
    figures: &Figures,
    plan: &Plan,
    language: Language,
) -> Option<String> {
    let rule = pace.rule?;
    let is_growth = pace.course == Course::Growth;
    let near = near(plan, is_growth || assessment.unit.differs_in_points(), language);
    if rule == Rule::Standing {
        return Some(holding_rule(assessment, pace, &near, language));
    }
    let share = |share: Decimal| figures.share(share).text(language);
    let amount = |amount: Decimal| figures.amount(amount).text(language);
    let margin = pace.moved.and_then(|moved| moved.minus(pace.elapsed).ok());
    let margin = margin.map(|margin| figures.margin(margin).digits());
    // What is lost is no share of what is to be gained.
    let (done, due) = match pace.attained {
        Some(attained) => (Some(share(attained)), Some(share(pace.due()))),
        None => (pace.ytd.map(amount), pace.expected.map(amount)),
    };
    let [margin, done, due] = [margin, done, due].map(Option::unwrap_or_default);
    Some(Told { margin, done, due, near }.sentence(rule, assessment, plan, language))
}

/// What is near a goal by the plan.
fn near(plan: &Plan, in_points: bool, language: Language) -> String {
    let near = plan.near;
    if in_points {
        let points = percent(near.points);
        say!(language, " {points} 个百分点", "{points} percentage points")
    } else {
        let share = percent(near.share);
        say!(language, "目标的 {share}% ", "{share}% of the goal")
    }
}

fn percent(share: Decimal) -> String {
    plain(share.shifted(2).unwrap_or(share).normalized())
}

/// The figures that the sentence of a rule names.
struct Told {
    margin: String,
    done: String,
    due: String,
    near: String,
}

impl Told {
    fn sentence(
        self,
        rule: Rule,
        assessment: &Assessment,
        plan: &Plan,
        language: Language,
    ) -> String {
        let Self { margin, done, due, near } = self;
        let (band, pace) = (percent(assessment.on_schedule_within), percent(plan.pace_within));
        say! { language, rule;
        Rule::NoValue => "没有数值，或没有晚于基期的数值" / "there is no value, or none after the baseline",
        Rule::MissingYear => "中间缺一年的数，多年的平均、累计和逐年判断不能跨过它" / "a year in between has no figure, and no mean, sum or verdict on each year reaches across it",
        Rule::Final => "目标期的数值已有，以它为准" / "the deadline's own figure is there, and decides",
        Rule::Standing => "达标型目标：达标为符合预期，差距不超过{near}为接近目标（本工具的判定标准），否则为滞后预期" / "a standing goal: on schedule while it holds, near where what is missing is at most {near} (this tool's own figure), else behind",
        Rule::NotDue => "基期之后该有的数还没有到" / "what could meet the goal is not due yet",
        Rule::WithinPace => "完成 {done}，应完成 {due}，相差不超过应完成的 {pace}%（本工具的判定标准）" / "{done} is done and {due} was due: within {pace}% of what was due (this tool's own figure)",
        Rule::WithinOne => "完成 {done}，应完成 {due}，按个数计相差不足一个" / "{done} is done and {due} was due: less than one of what is counted lies between",
        Rule::AbovePace => "完成 {done}，应完成 {due}，好于应完成的 {pace}% 以上（本工具的判定标准）" / "{done} is done and {due} was due: better by more than {pace}% of what was due (this tool's own figure)",
        Rule::BelowPace => "完成 {done}，应完成 {due}，差于应完成的 {pace}% 以上（本工具的判定标准）" / "{done} is done and {due} was due: worse by more than {pace}% of what was due (this tool's own figure)",
        Rule::UnclearSide => "没有说明越大越好还是越小越好，不作评价" / "nothing says whether more or less is better: not judged",
        Rule::MetEarly => "目标期之前已经达到目标" / "the goal is met before its deadline",
        Rule::NoMargin => "有数值，但算不出进度差（缺基期值、只有一个数值、未设目标期，或基期不大于零）" / "there is a value but no margin (no baseline or none above zero, one point only, or no deadline)",
        Rule::SinglePeriod => "只是单独一期的增速，不据以判断全年" / "a growth of a month or quarter by itself: it says nothing of the year",
        Rule::AcrossBreak => "口径有变动，不跨越它比较或累计，不作评价" / "the series breaks, and nothing is compared or added up across it: not judged",
        Rule::WithinBand => "进度差 {margin} 个百分点，在 ±{band} 个百分点以内（本工具的判定标准）" / "the margin of {margin} lies within ±{band} percentage points (this tool's own figure)",
        Rule::AboveBand => "进度差 {margin} 个百分点，超过 +{band} 个百分点（本工具的判定标准）" / "the margin of {margin} is above +{band} percentage points (this tool's own figure)",
        Rule::BelowBand => "进度差 {margin} 个百分点，低于 -{band} 个百分点（本工具的判定标准）" / "the margin of {margin} is below -{band} percentage points (this tool's own figure)",
        Rule::MovedAway => "规划进度为负：比基期离目标更远" / "progress is negative: further from the goal than at the baseline",
        Rule::PastRange => "越过了目标区间的另一端，或照此要越过" / "past the far end of the goal's range, or on the way past it",
        Rule::Watched => "只监测，不作评价" / "watched only, not judged",
        }
    }
}

/// Of a year whose target holds or not: what is held against it.
fn holding_rule(assessment: &Assessment, pace: &Pace, near: &str, language: Language) -> String {
    let what = say! { language, pace.course;
        _ if pace.is_over() => "全年数" / "the year's figure",
        _ if pace.carried.is_some() => "推算全年" / "what is carried to the year",
        Course::Growth => "年初至今的同比" / "the growth of the year to date",
        _ => "现值" / "the latest value",
    };
    let direction = assessment.goal.as_ref().map(|goal| goal.direction);
    say! { language, direction.filter(|_| is_direction(assessment));
        None => "{what}达到当年目标为达标，差距不超过{near}为接近目标（本工具的判定标准），否则为未达标" / "it holds while {what} meets the year's target, is near where what is missing is at most {near} (this tool's own figure), else fails",
        Some(Direction::Increase) => "{what}比上年提高为达标，否则为未达标" / "it holds while {what} is above last year's, else fails",
        Some(Direction::Decrease) => "{what}比上年下降为达标，否则为未达标" / "it holds while {what} is below last year's, else fails",
    }
}

/// Whether only a direction was judged.
fn is_direction(assessment: &Assessment) -> bool {
    let goal = assessment.goal.as_ref();
    goal.is_some_and(|goal| goal.kind == GoalKind::Direction)
}

/// Of a direction nothing is missing that could be near: it holds since the baseline and, where asked, in each year.
fn direction_rule(assessment: &Assessment, language: Language) -> String {
    let goal = assessment.goal.as_ref();
    let falls = goal.is_some_and(|goal| goal.direction == Direction::Decrease);
    let what = say! { language, assessment.carried.is_some();
        true => "推算全年" / "what is carried to the year",
        false => "" / "it",
    };
    say! { language, (falls, is_of_each_year(assessment));
        (false, false) => "达标型目标：{what}比基期提高为符合预期，否则为滞后预期" / "a standing goal: on schedule while {what} is above the baseline, else behind",
        (true, false) => "达标型目标：{what}比基期下降为符合预期，否则为滞后预期" / "a standing goal: on schedule while {what} is below the baseline, else behind",
        (false, true) => "达标型目标：{what}比基期提高、且每年都比上年提高为符合预期，否则为滞后预期" / "a standing goal: on schedule while {what} is above the baseline and every year was above the one before, else behind",
        (true, true) => "达标型目标：{what}比基期下降、且每年都比上年下降为符合预期，否则为滞后预期" / "a standing goal: on schedule while {what} is below the baseline and every year was below the one before, else behind",
    }
}

/// Whether the direction is asked of each year.
fn is_of_each_year(assessment: &Assessment) -> bool {
    let trace = assessment.trace.as_ref();
    let goal = trace.and_then(|trace| trace.goal.as_ref());
    goal.is_some_and(|goal| goal.subject == Subject::YearlyDirection)
}

/// The goal in plain words: when, which side of which number, which direction.
pub(super) fn understood(
    assessment: &Assessment,
    goal: &AssessedGoal,
    figures: &Figures,
    language: Language,
) -> String {
    let is_clear = !assessment.reasons.contains(&Reason::UnclearDirection);
    // What counts whole is reached at a whole number; beyond a number is what it says.
    let is_whole = matches!(goal.bound, Bound::AtLeast | Bound::AtMost | Bound::About);
    let level = |value: Decimal| {
        let whole = is_whole.then(|| figures.promised_level(goal, value));
        whole.unwrap_or_else(|| figures.edge(value)).text(language)
    };
    let number = goal.value.map(level).unwrap_or_default();
    let upper = goal.upper.map(level).unwrap_or_default();
    let mut words = String::new();
    if let Some(deadline) = goal.deadline {
        let deadline = deadline.words(language);
        words.push_str(&say!(language, "到 {deadline}：", "by {deadline}: "));
    }
    words.push_str(&say! { language, goal.kind;
        GoalKind::EachYear => "每年" / "each year ",
        GoalKind::Average => "年均" / "on average a year ",
        GoalKind::Maintain => "保持" / "stays ",
        GoalKind::Cumulative => "基期以来累计" / "since the baseline ",
        _ => = String::new(),
    });
    words.push_str(&say! { language, (goal.kind, goal.bound);
        (GoalKind::Direction, _) => = say! { language, (goal.direction, is_of_each_year(assessment));
            (Direction::Increase, false) => "比基期提高" / "above the baseline",
            (Direction::Decrease, false) => "比基期下降" / "below the baseline",
            (Direction::Increase, true) => "每年比上年提高" / "above the year before in each year",
            (Direction::Decrease, true) => "每年比上年下降" / "below the year before in each year",
        },
        _ if !is_clear => "{number}，没有说要不低于还是不高于" / "{number}; nothing says whether at least or at most",
        (GoalKind::Milestone, _) => "完成（{number}）" / "done ({number})",
        (_, Bound::AtLeast) => "不低于 {number}" / "at least {number}",
        (_, Bound::MoreThan) => "高于 {number}" / "more than {number}",
        (_, Bound::AtMost) => "不高于 {number}" / "at most {number}",
        (_, Bound::LessThan) => "低于 {number}" / "less than {number}",
        (_, Bound::About) => "{number} 左右" / "about {number}",
        (_, Bound::Range) => "{number} 至 {upper}" / "{number} to {upper}",
    });
    if let (Some(tolerance), Some(edge)) = (goal.tolerance, figure::threshold(goal)) {
        let (tolerance, edge) = (figures.tolerance(tolerance).text(language), level(edge));
        words.push_str(&say! { language, goal.direction;
            Direction::Increase => "，容差 {tolerance}，达到 {edge} 即算实现" / ", within {tolerance}: met from {edge} on",
            Direction::Decrease => "，容差 {tolerance}，降到 {edge} 即算实现" / ", within {tolerance}: met from {edge} down",
        });
    }
    if goal.standing {
        words.push_str(&say!(language, "（达标型）", " (a standing goal)"));
    }
    words
}
