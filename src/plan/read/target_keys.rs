//! The keys of `[[targets]]`, and the levels that a target states beside its goal: where it starts, milestones, bounds.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::message::{PlanMessage, Wanted};
use super::reader::{Reader, Value};
use super::shape::{self, Key, Shape};
use super::walk::in_order;
use crate::diagnostic::Code;
use crate::plan::goal::{Direction, Goal, GoalMessage};
use crate::plan::{
    Baseline, Formula, Judgement, Method, PathLaw, Plan, Stated, Status, Target, Window, formula,
    goal,
};
use crate::quantity::{Decimal, Period, Quantity, Unit, numeral};
use crate::words::regions::{OF_REGION, level};

/// A target as far as it has been read.
pub(super) struct Draft {
    target: Target,
    name: Option<(String, Range<usize>)>,
    formula: Option<Formula>,
    /// Whether a formula is there and has errors.
    broken: bool,
    /// The region whose same indicator is its reference.
    whose: Option<(String, Range<usize>)>,
    /// Where its goals stand.
    goals: Vec<(Goal, Range<usize>)>,
    milestones: Vec<Milestone>,
}

/// The keys of a target.
pub(super) const KEYS: &[Key<Draft>] = keys! { |draft, read, value|
    // Read before the others: it must be known even of a target with errors.
    "id": Shape::TextOrNumber, "编号；不写按次序编为 T01、T02……" / "its id; T01, T02, … where none is given" => ();
    "name": Shape::Text, "指标的名称" / "the indicator's name" => {
        draft.name = read.text(value).map(|name| {
            let length = name.len();
            (name, read.within(value, 0..length))
        });
    };
    "group": Shape::Text, "所属的组" / "its group" => draft.target.group = read.text(value);
    "owner": Shape::TEXTS, "牵头部门，可以有几个" / "who answers for it; a text or a list" => draft.target.owner = read.texts(value);
    "binding": Shape::AnyOf(&[Shape::Truth, Shape::Words(binding_words)]), "约束性还是预期性" / "whether it is binding"
        => draft.target.binding = binding(read, value);
    "formula": Shape::Text, "指标的公式；不写就是同名的序列" / "the indicator's formula; without it the series of its name" => {
        draft.formula = read_formula(read, value);
        draft.broken |= draft.formula.is_none();
    };
    // Before the goal: it says which way a verb such as 增强 leads.
    "direction": Shape::choice::<Direction>(), "越大越好还是越小越好" / "whether more or less is better"
        => draft.target.direction = read.choice(value);
    "goal": Shape::TextOrNumber,
        "目标，用计划的原话；不写只作监测" / "what the plan promises, in its own words; without it the target is only watched"
        => {
        draft.target.goal_span = Some(value.span());
        draft.target.goal = read_goal(draft, read, value);
    };
    "reference": Shape::AnyOf(&[Shape::Text, Shape::Keys(|| shape::entries(REFERENCE))]),
        "高于……、与……同步 所比的公式；或另一地区的同一指标" / "the formula that the goal is held against, or { region }: the same indicator there"
        => if let DeValue::Table(table) = value.get_ref() {
            draft.whose = whose(read, table, value).map(|region| (region, value.span()));
            draft.broken |= draft.whose.is_none();
        } else {
            draft.target.reference = read_formula(read, value);
        };
    "stretch": Shape::TextOrNumber, "力争的目标，只列出不评估" / "a second goal, shown and never judged"
        => draft.target.stretch = read_goal(draft, read, value);
    "words": Shape::Text, "目标改写过时，打印的原话" / "printed where the goal had to be rewritten" => draft.target.words = read.text(value);
    "tolerance": Shape::FIGURE, "这里的左右是多少，如 \"2%\"" / "what `about` means here, such as \"2%\"" => {
        let tolerance = tolerance(read, value);
        // Per cent is of the goal, whatever it measures.
        let of_goal = |unit: &Unit| unit.is_ratio() && !unit.is_points();
        let amount = tolerance
            .clone()
            .filter(|stated| !of_goal(&stated.quantity.unit));
        draft.target.stated.extend(amount);
        draft.target.tolerance = tolerance.map(|stated| stated.quantity);
    };
    "on_schedule_within": Shape::FIGURE, "同 [plan]，只对这个目标" / "as in [plan], for this target"
        => draft.target.on_schedule_within = read.share(value);
    "baseline": Shape::AnyOf(&[Shape::FIGURE, Shape::Keys(|| shape::entries(BASELINE))]),
        "基期，可以写上基期值" / "the period it starts from, and, if stated, the value there"
        => draft.target.baseline = baseline(read, value);
    "deadline": Shape::FIGURE, "目标期" / "the period it stands for" => draft.target.deadline = read.period(value);
    "milestones": Shape::Named(&Shape::FIGURE), "各期的里程碑：{ 2022 = \"50%\" }" / "levels on the way: { 2022 = \"50%\" }"
        => draft.milestones = milestones(read, value);
    "path": Shape::choice::<PathLaw>(), "从基期到目标的路径" / "the law of its path" => draft.target.path = read.choice(value);
    "goals": Shape::Named(&Shape::TextOrNumber), "各地区自己的目标" / "other goals for regions" => {
        let example = (
            "goals = { \"黑山镇\" = \"500万人次\" }",
            "goals = { Springfield = \"5 million visitors\" }",
        );
        let Some(table) = read.table(value, example) else {
            return;
        };
        for (region, value) in in_order(table) {
            if let Some(goal) = read_goal(draft, read, value) {
                let region = region.get_ref().as_ref().to_owned();
                draft.target.goals.push((region, goal));
            }
        }
    };
    "method": Shape::choice::<Method>(), "评估方法" / "how its progress is judged" => draft.target.method = read.choice(value);
    "limit": Shape::FIGURE, "自然的界限，如 \"100%\"" / "a natural limit, such as \"100%\"" => {
        let limit = stated(read, value);
        draft.target.stated.extend(limit.clone());
        draft.target.limit = limit.map(|stated| stated.quantity);
    };
    "bounds": Shape::Keys(|| shape::entries(BOUNDS)), "打分的上下界" / "the bounds of a score: { worst, best }" => {
        if let Some((worst, best)) = bounds(read, value) {
            draft.target.bounds = Some((worst.quantity.clone(), best.quantity.clone()));
            draft.target.stated.extend([worst, best]);
        }
    };
    "weight": Shape::FIGURE, "在综合指数中的权重" / "what it weighs in the composite index"
        => draft.target.weight = read.checked(value, Wanted::WEIGHT, weight);
    "limits": Shape::Keys(|| shape::entries(LIMITS)), "区间目标打分的上下限，到此为零分" / "of a range: where the score of the index is nothing, { low, high }" => {
        if let Some((low, high)) = limits(read, value) {
            draft.target.limits = Some((low.quantity.clone(), high.quantity.clone()));
            draft.target.stated.extend([low, high]);
        }
    };
    "window": Shape::choice::<Window>(), "取哪一段月份的数" / "which run of months counts" => draft.target.window = read.choice(value);
    "decimals": Shape::Whole(0, 12), "打印几位小数" / "digits to print" => draft.target.decimals = read.whole(value, 0, 12);
    "allow": Shape::OneOrMany(&Shape::Words(super::plan_keys::findings)),
        "已知并接受的提示的代码" / "codes of findings that are known and accepted"
        => draft.target.allow = read.choices(value, Code::FINDINGS);
    "expect": Shape::choice::<Status>(), "预期的状态，check 与它对照" / "the status that check holds the result against"
        => draft.target.expect = read.choice(value);
    "assessment": Shape::Keys(|| shape::entries(JUDGEMENT)), "人的判断，与算出的状态并列" / "what people judge, beside the computed status"
        => draft.target.judgement = judgement(read, value);
};

/// The id of a target, given or by its number, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Id {
    pub(super) text: String,
    pub(super) given: bool,
    pub(super) span: Range<usize>,
    block: Range<usize>,
}

/// Reads the id of a target.
pub(super) fn id(
    read: &mut Reader<'_>,
    table: &DeTable<'_>,
    block: Range<usize>,
    number: usize,
) -> Id {
    let value = table.get("id");
    let given = value.and_then(|value| read.text_or_number(value));
    Id {
        given: given.is_some(),
        text: given.unwrap_or_else(|| format!("T{number:02}")),
        span: value.map_or(block.clone(), Value::span),
        block,
    }
}

/// Reads one target; none where it has errors, which are reported.
pub(super) fn read(
    read: &mut Reader<'_>,
    table: &DeTable<'_>,
    id: &Id,
    plan: &Plan,
) -> Option<Target> {
    let mut draft = Draft {
        target: Target { id: id.text.clone(), span: id.block.clone(), ..Target::default() },
        name: None,
        formula: None,
        broken: false,
        whose: None,
        goals: Vec::new(),
        milestones: Vec::new(),
    };
    read.walk(table, "[[targets]]", KEYS, &mut draft);
    let example = ("name = \"接待国内外游客\"", "name = \"Visitors\"");
    read.require(table, id.block.clone(), "name", example);
    draft.check_words(read);
    draft.refer_to_region();
    draft.check_references(read);
    draft.start_where_the_words_do(read, plan);
    let own = table.get("deadline").or_else(|| table.get("baseline"));
    draft.check_periods(read, plan, own.map(Value::span));
    let (name, span) = draft.name?;
    if draft.broken {
        return None;
    }
    let mut target = draft.target;
    for Milestone { period, level, .. } in draft.milestones {
        target.milestones.extend(level.as_ref().map(|level| (period, level.quantity.clone())));
        target.stated.extend(level);
    }
    target.milestones.sort_by_key(|(period, _)| period.end());
    target.formula = draft.formula.unwrap_or_else(|| Formula::verbatim(&name, span));
    target.name = name;
    let second = target.goal.as_ref().and_then(|goal| goal.stretch.as_deref());
    target.stretch = target.stretch.or_else(|| second.cloned());
    Some(target)
}

impl Draft {
    /// The words of a goal may not contradict the direction and the deadline declared.
    fn check_words(&self, read: &mut Reader<'_>) {
        for (goal, span) in &self.goals {
            let words = goal.text.clone();
            let said = goal.direction().zip(self.target.direction);
            if said.is_some_and(|(said, declared)| said != declared) {
                let words = words.clone();
                read.error(span.clone(), PlanMessage::Direction { words });
            }
            let deadlines = goal.by.zip(self.target.deadline);
            if let Some((by, deadline)) = deadlines.filter(|(by, own)| by.end() != own.end()) {
                let message = PlanMessage::TwoDeadlines {
                    words,
                    by: by.to_string(),
                    deadline: deadline.to_string(),
                };
                read.error(span.clone(), message);
            }
        }
    }

    /// Its reference is its own formula in the region named.
    fn refer_to_region(&mut self) {
        let (Some((region, span)), Some((name, _))) = (self.whose.take(), &self.name) else {
            return;
        };
        let verbatim = || Formula::verbatim(name, 0..0);
        let own = self.formula.clone().unwrap_or_else(verbatim);
        let expr = own.expr.in_region(&region);
        let text = expr.to_string();
        self.target.reference = Some(Formula { text, expr, span });
    }

    /// A goal that is another indicator needs `reference`, and nothing else does.
    fn check_references(&mut self, read: &mut Reader<'_>) {
        for (goal, span) in &self.goals {
            let is_other = goal.against.is_some();
            if is_other && self.target.reference.is_none() && !self.broken {
                let other = goal.against.clone().unwrap_or_default();
                let name = Formula::verbatim(&other, 0..0).expr.to_string();
                let of_region = OF_REGION.at_end(&other).map(|((), region)| region);
                let region = of_region.or_else(|| level(&other).map(|_| &*other));
                let names_one = |name: &&str| {
                    !name.contains('、') && (!name.is_ascii() || name.starts_with("the "))
                };
                let region = region.filter(names_one).map(called);
                let wanted =
                    PlanMessage::ReferenceWanted { words: goal.text.clone(), name, region };
                read.error(span.clone(), wanted);
            }
        }
        let mut goals = self.goals.iter();
        if goals.all(|(goal, _)| goal.against.is_none()) {
            self.target.beside = self.target.reference.take();
        }
    }

    /// Where the goal's words say that it starts is the baseline, as if it were declared.
    fn start_where_the_words_do(&mut self, read: &mut Reader<'_>, plan: &Plan) {
        let Some((goal, span)) = self.target.goal.as_ref().zip(self.target.goal_span.clone())
        else {
            return;
        };
        let Some(start) = &goal.from else {
            return;
        };
        let declared = self.target.baseline.as_ref();
        let own_period = declared.map(|baseline| baseline.period);
        let other_period =
            start.period.zip(own_period).is_some_and(|(said, own)| said.end() != own.end());
        let stated = declared.and_then(|baseline| baseline.value.as_ref());
        let value = stated.map(|stated| stated.quantity.in_unit(&start.value.unit));
        let other_value =
            value.is_some_and(|value| value.is_ok_and(|value| value != start.value.value));
        if other_period || other_value {
            let words = goal.text.clone();
            read.error(span, PlanMessage::TwoBaselines { words });
        } else if let Some(period) = start.period.or(own_period).or(plan.baseline) {
            let quantity = start.value.clone();
            let value = Some(Stated { quantity, span });
            self.target.baseline = Some(Baseline { period, value });
        }
    }

    /// The years that the goal speaks of lie between where it starts and its deadline.
    fn check_years(&self, read: &mut Reader<'_>, from: Option<Period>, to: Option<Period>) {
        let Some((goal, span)) = self.target.goal.as_ref().zip(self.target.goal_span.clone())
        else {
            return;
        };
        let (Some(years), Some(from), Some(to)) = (goal.years, goal.since.or(from), to) else {
            return;
        };
        if i64::from(to.end().since(from.end())) != 12 * years {
            let message = PlanMessage::OtherYears {
                words: goal.text.clone(),
                years,
                from: from.to_string(),
                to: to.to_string(),
            };
            read.error(span, message);
        }
    }

    /// A number without unit that is a year of the plan may as well be that year: `exceed 2019`.
    fn check_number(&self, read: &mut Reader<'_>, from: Option<Period>, to: Option<Period>) {
        for (goal, span) in &self.goals {
            let Some((from, to)) = from.or(to).zip(to.or(from)) else {
                return;
            };
            let number = goal.value.as_ref().filter(|number| number.unit.is_bare());
            let number = number.and_then(|number| number.value.to_i64());
            let year = number.and_then(|number| Period::year(i32::try_from(number).ok()?));
            let plan = from.start()..to.end();
            if let Some(year) = year.filter(|year| plan.contains(&year.start())) {
                let part = year.start().year().to_string();
                read.error(span.clone(), GoalMessage::YearOrNumber { part });
            }
        }
    }

    /// A deadline comes after its baseline; milestones lie between the two. `own` is where the target states one of the two.
    fn check_periods(&self, read: &mut Reader<'_>, plan: &Plan, own: Option<Range<usize>>) {
        let baseline = self.target.baseline.as_ref().map(|b| b.period);
        let baseline = baseline.or(plan.baseline);
        let by = self.target.goal.as_ref().and_then(|goal| goal.by);
        let deadline = by.or(self.target.deadline).or(plan.deadline);
        let own = by.and(self.target.goal_span.clone()).or(own);
        if let (Some(baseline), Some(deadline)) = (baseline, deadline)
            && deadline.end() <= baseline.end()
        {
            // Where both are the plan's it is told there.
            if let Some(span) = own {
                let message = PlanMessage::DeadlineFirst {
                    baseline: baseline.to_string(),
                    deadline: deadline.to_string(),
                };
                read.error(span, message);
            }
            return;
        }
        self.check_years(read, baseline, deadline);
        self.check_number(read, baseline, deadline);
        let mut seen: Vec<Period> = Vec::new();
        for Milestone { period, span, .. } in &self.milestones {
            let early = baseline.is_some_and(|baseline| period.end() <= baseline.end());
            let late = deadline.is_some_and(|deadline| period.end() >= deadline.end());
            if early || late {
                let message = PlanMessage::Outside {
                    period: period.to_string(),
                    baseline: baseline.map(|period| period.to_string()),
                    deadline: deadline.map(|period| period.to_string()),
                };
                read.error(span.clone(), message);
            } else if seen.iter().any(|other| other.end() == period.end()) {
                let period = period.to_string();
                read.error(span.clone(), PlanMessage::SamePeriod { period });
            }
            seen.push(*period);
        }
    }
}

fn read_goal(draft: &mut Draft, read: &mut Reader<'_>, value: &Value<'_>) -> Option<Goal> {
    let text = read.perhaps_empty(value, Wanted::TEXT_OR_NUMBER)?;
    let name = draft.name.as_ref().map_or("", |(name, _)| name);
    match goal::parse_of(&text, &read.units, name, draft.target.direction) {
        Ok(mut goal) => {
            for period in goal.periods() {
                *period = read.years_of_plan(*period, value.span()).unwrap_or(*period);
            }
            for quantity in goal.value.iter().chain(&goal.upper) {
                read.units.know_unit(&quantity.unit);
            }
            draft.goals.push((goal.clone(), value.span()));
            Some(goal)
        }
        Err(error) => {
            let span = read.within(value, error.span.clone());
            read.error(span, error.message);
            None
        }
    }
}

fn read_formula(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Formula> {
    let text = read.text_alone(value)?;
    match formula::parse(&text, &read.units) {
        Ok(expr) => {
            let length = text.len();
            let span = read.within(value, 0..length);
            Some(Formula { text, expr, span })
        }
        Err(errors) => {
            for error in errors {
                let span = read.within(value, error.span.clone());
                read.error(span, error.message);
            }
            None
        }
    }
}

const BINDING: &[(&str, bool)] = &[("约束性", true), ("预期性", false)];

/// `true` or `"约束性"`, `false` or `"预期性"`.
fn binding(read: &mut Reader<'_>, value: &Value<'_>) -> Option<bool> {
    if value.get_ref().is_str() {
        return read.choice_of(value, BINDING);
    }
    read.truth(value)
}

/// A level on the way, and where its period stands.
struct Milestone {
    period: Period,
    span: Range<usize>,
    level: Option<Stated>,
}

/// A quantity with its place.
fn stated(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Stated> {
    let span = value.span();
    let quantity = read.quantity(value)?;
    Some(Stated { quantity, span })
}

/// What 左右 means: a quantity not below 0.
fn tolerance(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Stated> {
    let fits = |quantity: &Quantity| !quantity.value.is_negative();
    let span = value.span();
    let quantity = read.quantity_that(value, Wanted::TOLERANCE, fits)?;
    Some(Stated { quantity, span })
}

/// The keys of `baseline` as a table.
const BASELINE: &[Key<(Option<Period>, Option<Stated>)>] = keys! { |parts, read, value|
    "period": Shape::FIGURE, "时期" / "the period" => parts.0 = read.period(value);
    "value": Shape::FIGURE, "值，如 \"46.2%\"" / "the value, such as \"46.2%\"" => parts.1 = stated(read, value);
};

/// The keys of `reference`.
const REFERENCE: &[Key<Option<String>>] = keys! { |whose, read, value|
    "region": Shape::Text, "哪个地区的同一指标" / "the region whose same indicator it is" => *whose = read.text(value);
};

/// `{ region = "全省" }`
fn whose(read: &mut Reader<'_>, table: &DeTable<'_>, value: &Value<'_>) -> Option<String> {
    let mut whose = None;
    read.walk(table, "reference", REFERENCE, &mut whose);
    let example = ("reference = { region = \"全省\" }", "reference = { region = \"Texas\" }");
    read.require(table, value.span(), "region", example);
    whose
}

/// A period, or `{ period = "2020", value = "46.2%" }`.
fn baseline(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Baseline> {
    const TEXT: &str = "baseline = { period = \"2020\", value = \"46.2%\" }";
    let DeValue::Table(table) = value.get_ref() else {
        let period = read.period(value)?;
        return Some(Baseline { period, value: None });
    };
    let mut parts = (None, None);
    read.walk(table, "baseline", BASELINE, &mut parts);
    read.require(table, value.span(), "period", (TEXT, TEXT));
    let (period, value) = parts;
    period.map(|period| Baseline { period, value })
}

/// `{ 2022 = "50%", 2024 = "53%" }`
fn milestones(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Milestone> {
    const TEXT: &str = "milestones = { 2022 = \"50%\", 2024 = \"53%\" }";
    let Some(table) = read.table(value, (TEXT, TEXT)) else {
        return Vec::new();
    };
    let mut milestones = Vec::new();
    for (key, value) in in_order(table) {
        let span = key.span();
        let period = read.period_text(key.get_ref(), span.clone());
        let level = stated(read, value);
        milestones.extend(period.map(|period| Milestone { period, span, level }));
    }
    milestones
}

/// The keys of `bounds`.
const BOUNDS: &[Key<(Option<Stated>, Option<Stated>)>] = keys! { |bounds, read, value|
    "worst": Shape::FIGURE, "最差，得零分" / "the worst, which scores nothing" => bounds.0 = stated(read, value);
    "best": Shape::FIGURE, "最好，得满分" / "the best, which scores all" => bounds.1 = stated(read, value);
};

/// The ends of a scale, `{ worst = "0%", best = "30%" }`.
fn bounds(read: &mut Reader<'_>, value: &Value<'_>) -> Option<(Stated, Stated)> {
    let example = "bounds = { worst = \"0%\", best = \"30%\" }";
    let (worst, best) = ends(read, value, "bounds", BOUNDS, example)?;
    let [low, high] = [&worst, &best].map(|bound| &bound.quantity);
    if high.in_unit(&low.unit).is_ok_and(|high| high != low.value) {
        return Some((worst, best));
    }
    read.error(value.span(), PlanMessage::EqualBounds);
    None
}

/// Two quantities in a table of their own.
fn ends(
    read: &mut Reader<'_>,
    value: &Value<'_>,
    name: &'static str,
    keys: &[Key<(Option<Stated>, Option<Stated>)>],
    example: &'static str,
) -> Option<(Stated, Stated)> {
    let table = read.table(value, (example, example))?;
    let mut ends = (None, None);
    read.walk(table, name, keys, &mut ends);
    for Key(key, ..) in keys {
        read.require(table, value.span(), key, (example, example));
    }
    Some((ends.0?, ends.1?))
}

/// The keys of `limits`.
const LIMITS: &[Key<(Option<Stated>, Option<Stated>)>] = keys! { |limits, read, value|
    "low": Shape::FIGURE, "低到这里为零分" / "as low as this scores nothing" => limits.0 = stated(read, value);
    "high": Shape::FIGURE, "高到这里为零分" / "as high as this scores nothing" => limits.1 = stated(read, value);
};

/// Where the score of a range ends, `{ low = "40%", high = "80%" }`.
fn limits(read: &mut Reader<'_>, value: &Value<'_>) -> Option<(Stated, Stated)> {
    let example = "limits = { low = \"40%\", high = \"80%\" }";
    let (low, high) = ends(read, value, "limits", LIMITS, example)?;
    let rises = high.quantity.in_unit(&low.quantity.unit);
    if rises.is_ok_and(|high| high > low.quantity.value) {
        return Some((low, high));
    }
    read.error(value.span(), PlanMessage::LimitsFall);
    None
}

/// The keys of `assessment`.
const JUDGEMENT: &[Key<Judgement>] = keys! { |judgement, read, value|
    "status": Shape::choice::<Status>(), "判断的状态" / "the status" => judgement.status = read.choice(value);
    "reason": Shape::Text, "理由" / "why" => judgement.reason = read.text(value);
    "by": Shape::Text, "谁判断的" / "by whom" => judgement.by = read.text(value);
    "on": Shape::TextOrNumber, "判断的日期" / "when" => judgement.on = read.text_or_number(value);
};

/// What people judge, `{ status = "behind", reason = "…", by = "…", on = "2024-07-20" }`.
fn judgement(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Judgement> {
    const EXAMPLE: (&str, &str) = (
        "assessment = { status = \"behind\", reason = \"项目延期\", by = \"发改局\", on = \"2024-07-20\" }",
        "assessment = { status = \"behind\", reason = \"works delayed\", by = \"planning\", on = \"2024-07-20\" }",
    );
    let table = read.table(value, EXAMPLE)?;
    let mut judgement = Judgement::default();
    read.walk(table, "assessment", JUDGEMENT, &mut judgement);
    for key in ["status", "reason"] {
        read.require(table, value.span(), key, EXAMPLE);
    }
    Some(judgement).filter(|judgement| judgement.status.is_some())
}

/// A region that a goal words within its sentence, as data name it: `National` of `the national`.
fn called(region: &str) -> String {
    let mut letters = region.strip_prefix("the ").unwrap_or(region).chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A weight above 0: `5`.
fn weight(written: &str) -> Option<Decimal> {
    let (number, unit) = numeral::scan(written).ok()?;
    let is_plain = unit.trim().is_empty() && number.share.is_none();
    Some(number.value).filter(|weight| is_plain && weight.is_positive())
}

fn binding_words() -> Vec<&'static str> {
    BINDING.iter().map(|(word, _)| *word).collect()
}
