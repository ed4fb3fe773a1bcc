//! Words of growth, of an indicator that is a growth itself: they name its level. 增长5% is a growth of 5%, 年均增长5% the mean of
//! the years, 累计增长30% what the years compound to; of cuts (降低率), 下降 names the cut.

use std::borrow::Cow;

use crate::assess::evaluation::Scene;
use crate::assess::evaluation::shape::Shape;
use crate::plan::Target;
use crate::plan::formula::{Expr, Function, Node, Operator};
use crate::plan::goal::{Bound, Direction, Ends, Goal, Subject, Years, growth_of};
use crate::quantity::{Decimal, Quantity, Unit};
use crate::series::Kind;
use crate::words::figures::{NATURES, Nature};
use crate::words::goals::changes::NET;

/// The same target of what its words are about, where that is not its formula as it stands.
pub(in crate::assess) fn target_meant(target: &Target, scene: &Scene<'_>) -> Option<Target> {
    if let Some(added) = added(target, scene) {
        return Some(added);
    }
    let goal = target.goal.as_ref()?;
    if goal.is_growth() {
        return Some(target.with(growth_alone(&target.formula.expr, scene)?));
    }
    let of_growth = goal.compares_growth();
    let other = target.reference.as_ref().filter(|_| goal.against.is_some());
    let by_year = other.filter(|_| goal.subject.is_by_year());
    if !of_growth && by_year.is_none() || goal.against.is_some() && other.is_none() {
        return None;
    }
    let mut meant = target.clone();
    let mut other = other.cloned();
    // 与经济增长同步 is said of growth, and of two amounts means nothing.
    if of_growth {
        for formula in [&mut meant.formula].into_iter().chain(&mut other) {
            formula.expr.node = growth_of_expr(&formula.expr, scene);
        }
        let value = meant.goal.as_mut().and_then(|goal| goal.value.as_mut());
        let difference = value.filter(|value| value.unit.is_bare() && other.is_some());
        if let Some(value) = difference {
            value.unit = Unit::points();
        }
    }
    match other {
        // 年均高于 and 每年高于: the years of the difference.
        Some(other) if by_year.is_some() => {
            let both = [&meant.formula.expr, &other.expr].map(|expr| Box::new(expr.clone()));
            let [own, other] = both;
            meant.formula.expr.node = Node::Binary(Operator::Minus, own, other);
        }
        Some(other) => meant.reference = Some(other),
        None => {}
    }
    Some(meant)
}

/// A level promised of `cum(x)` is as much added to x since the baseline, as 新增, 累计 and 〔〕 say it. What begins at a value that the
/// plan states of the sum itself stays one.
fn added(target: &Target, scene: &Scene<'_>) -> Option<Target> {
    let Node::Call(Function::Cum, of) = &target.formula.expr.node else {
        return None;
    };
    let of = of.first()?;
    let shape = Shape::of(scene, of);
    let is_level = scene.single(of).is_some() && (shape.has(Kind::Stock) || shape.has(Kind::Rate));
    let stated = target.baseline.as_ref().and_then(|base| base.value.as_ref());
    let counts = shape.adds_up || (shape.is_growth || is_level) && stated.is_none();
    let is_amount = |goal: &Goal| {
        matches!(goal.subject, Subject::Level | Subject::RunningTotal | Subject::Added)
    };
    let own = target.goals.iter().map(|(_, goal)| goal);
    let mut goals = target.goal.iter().chain(own);
    (counts && target.goal.is_some() && goals.all(is_amount)).then_some(())?;
    let mut meant = target.with(of.node.clone());
    let own = meant.goals.iter_mut().map(|(_, goal)| goal);
    for goal in meant.goal.iter_mut().chain(own) {
        // The formula says that it is a sum, whatever the words say.
        goal.subject = if shape.adds_up { Subject::RunningTotal } else { Subject::Added };
    }
    Some(meant)
}

/// The published growth of a level of which the data hold nothing else.
fn growth_alone(expr: &Expr, scene: &Scene<'_>) -> Option<Node> {
    let level = scene.single(expr)?;
    let growth = scene.published_growth(expr)?;
    scene.region_of(growth)?;
    let mut regions = scene.ledger.regions_of(level);
    let is_fed = regions.any(|region| scene.ledger.has(level, region));
    let name = scene.catalogue.get(growth)?.name.clone();
    (!is_fed).then_some(Node::Name(name))
}

/// The growth of an indicator, which is one itself or a level: the published one, else the one computed.
fn growth_of_expr(expr: &Expr, scene: &Scene<'_>) -> Node {
    let shape = Shape::of(scene, expr);
    let is_stock = scene.single(expr).is_some() && shape.has(Kind::Stock);
    let yoy = || Node::Call(Function::Yoy, vec![expr.clone()]);
    let computed = (shape.degree == 1 || is_stock).then(yoy);
    let node = growth_alone(expr, scene).or(computed);
    node.unwrap_or_else(|| expr.node.clone())
}

/// What the words of a goal mean of an indicator.
pub(in crate::assess) fn meant_of<'a>(
    goal: &'a Goal,
    scene: &Scene<'_>,
    indicator: &Expr,
) -> Cow<'a, Goal> {
    if is_even(goal, scene) && scene.published_growth(indicator).is_some() {
        return Cow::Owned(Goal { subject: Subject::Growth, ..goal.clone() });
    }
    if is_net_change(goal, scene, indicator) {
        return Cow::Owned(Goal { subject: Subject::Change, ..goal.clone() });
    }
    if goal.in_years == Years::Told && Shape::of(scene, indicator).has(Kind::Stock) {
        // A capacity of 10 million tonnes a year.
        return Cow::Owned(Goal { subject: Subject::Level, ..goal.clone() });
    }
    let told =
        matches!(goal.subject, Subject::Growth | Subject::YearlyGrowth | Subject::RunningTotal);
    if !(told || goal.only_grows()) || !Shape::of(scene, indicator).is_growth {
        return Cow::Borrowed(goal);
    }
    Cow::Owned(match goal.subject {
        _ if told => of_growth(goal, scene.is_cut(indicator)),
        Subject::YearlyDirection => Goal { subject: Subject::EachYear, ..above_zero(goal) },
        _ => above_zero(goal),
    })
}

/// 净增2亿元 of an amount is by how much it changed; what is called net or new itself is added up.
fn is_net_change(goal: &Goal, scene: &Scene<'_>, indicator: &Expr) -> bool {
    let series = || scene.catalogue.get(scene.single(indicator)?);
    goal.subject == Subject::Added
        && goal.text.contains(NET)
        && Shape::of(scene, indicator).adds_up
        && series().is_some_and(|series| {
            let is_new = |nature| nature == Nature::NewFlow;
            series.mentions(&NATURES, is_new).is_none() && !series.name.contains(NET)
        })
}

/// A direction of what is a growth: more than nothing, or less.
fn above_zero(goal: &Goal) -> Goal {
    Goal {
        bound: match goal.toward {
            Some(Direction::Decrease) => Bound::LessThan,
            _ => Bound::MoreThan,
        },
        value: Some(Quantity::new(Decimal::ZERO, Unit::percent())),
        since: None,
        on_year_before: false,
        ..goal.clone()
    }
}

/// `与上年持平`, and 持平 and 不低于2024年 with the baseline: where growth is published, a growth of 0 at least.
fn is_even(goal: &Goal, scene: &Scene<'_>) -> bool {
    let value = goal.value.as_ref().map(|value| value.value);
    let apart = goal.since.zip(scene.baseline);
    let since_baseline = apart.is_none_or(|(since, baseline)| since == baseline);
    goal.subject == Subject::Multiple && since_baseline && value == Some(Decimal::ONE)
}

/// Whether a number in % of what stands with its base of 100 is its growth, rather than the index itself: as its figures lie nearer to
/// the one or the other; none where they tell neither.
pub(in crate::assess) fn is_of_growth(number: Decimal, figure: Decimal) -> Option<bool> {
    let from = |level: Decimal| Some(number.minus(level).ok()?.abs());
    let growth = from(figure.minus(Decimal::HUNDRED).ok()?)?;
    let index = from(figure)?;
    let is_near = |one: Decimal, other: Decimal| Some(one.plus(one).ok()? <= other);
    match (is_near(growth, index)?, is_near(index, growth)?) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// What the words of a growth of one year mean of that growth: 增长6%左右 is about 6%, 稳中有升 more than nothing.
pub(in crate::assess) fn growth_of_one_year(goal: &Goal) -> Goal {
    if goal.subject.is_direction() {
        return above_zero(goal);
    }
    let level = of_growth(goal, false);
    Goal { subject: Subject::Level, since: None, ..level }
}

/// The same words of a growth, or of cuts.
fn of_growth(goal: &Goal, is_cut: bool) -> Goal {
    let compounds = goal.in_total || (goal.since.is_some() && !goal.on_year_before);
    let subject = match goal.subject {
        Subject::Growth if compounds => Subject::Added,
        Subject::Growth => Subject::Level,
        Subject::YearlyGrowth => Subject::YearlyAverage,
        Subject::RunningTotal => Subject::Added,
        _ => return goal.clone(),
    };
    let in_percent = |factor: &Quantity| match goal.subject {
        Subject::Growth => growth_of(factor.value).unwrap_or_else(|| factor.clone()),
        _ => factor.clone(),
    };
    let level = Goal {
        subject,
        value: goal.value.as_ref().map(in_percent),
        upper: goal.upper.as_ref().map(in_percent),
        since: goal.since.filter(|_| subject != Subject::Level),
        on_year_before: false,
        in_total: false,
        ..goal.clone()
    };
    let falls = level.value.as_ref();
    let falls = falls.is_some_and(|value| value.value.is_negative());
    if is_cut && falls { turned(level) } else { level }
}

/// The same goal of the number with its sign changed.
fn turned(goal: Goal) -> Goal {
    let negated =
        |quantity: Quantity| Quantity::new(quantity.value.negated(), quantity.unit.clone());
    let (lower, upper) = match (goal.value, goal.upper) {
        (value, None) => (value, None),
        (value, upper) => (upper, value),
    };
    let ends = match goal.ends {
        Ends::Lower => Ends::Upper,
        Ends::Upper => Ends::Lower,
        ends => ends,
    };
    Goal {
        ends,
        bound: goal.bound.mirrored(),
        toward: goal.toward.map(Direction::turned),
        value: lower.map(negated),
        upper: upper.map(negated),
        ..goal
    }
}
