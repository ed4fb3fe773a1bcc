//! What a formula is over time: made of flows, stocks, rates or growths; whether it adds up; whether it is a growth.

use super::Scene;
use crate::plan::formula::{Expr, Function, Node, Operator};
use crate::quantity::{Compounding, Month, Unit};
use crate::series::{Kind, Series, SeriesId};

/// The nature of an indicator, from the kinds of its series.
#[expect(clippy::struct_excessive_bools, reason = "each may hold or not")]
#[derive(Clone, Debug, Default)]
pub(in crate::assess) struct Shape {
    /// Its series, each once, in the order of the formula, with their kinds as far as the data tells.
    pub(in crate::assess) series: Vec<(SeriesId, Option<Kind>)>,
    /// One flow, or sums of flows: never a ratio, rate, stock or growth.
    pub(in crate::assess) adds_up: bool,
    /// One growth series or `yoy(x)`, or these added to or subtracted from each other or constants.
    pub(in crate::assess) is_growth: bool,
    /// Growths added to or subtracted from each other: a change in points, and the growth of nothing.
    pub(in crate::assess) joins_growths: bool,
    /// `cum(x)`, or sums of such: it counts from the baseline.
    pub(in crate::assess) counts_up: bool,
    /// How often flows multiply into the formula, less how often they divide it: 1 for income a head, 0 for a share of income.
    pub(in crate::assess) degree: i32,
}

impl Shape {
    pub(in crate::assess) fn of(scene: &Scene<'_>, expr: &Expr) -> Self {
        let mut series = Vec::new();
        collect(scene, expr, &mut series);
        Self {
            adds_up: adds_up(scene, expr),
            is_growth: is_growth(scene, expr),
            joins_growths: growths_joined(scene, expr).is_some(),
            counts_up: counts_up(expr),
            degree: degree(scene, expr),
            series,
        }
    }

    pub(in crate::assess) fn has(&self, kind: Kind) -> bool {
        self.series.iter().any(|(_, known)| *known == Some(kind))
    }

    /// The series of one kind.
    pub(in crate::assess) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = SeriesId> {
        self.series.iter().filter(move |(_, known)| *known == Some(kind)).map(|(series, _)| *series)
    }

    /// Its flows; where there are none its rates and growths, else its stocks.
    pub(in crate::assess) fn leading(&self) -> Vec<SeriesId> {
        let kinds = [&[Kind::Flow][..], &[Kind::Rate, Kind::Growth], &[Kind::Stock]];
        let of = |kinds: &[Kind]| -> Vec<SeriesId> {
            kinds.iter().flat_map(|kind| self.of_kind(*kind)).collect()
        };
        let mut found = kinds.into_iter().map(of);
        found.find(|series| !series.is_empty()).unwrap_or_default()
    }
}

impl Scene<'_> {
    /// The moments at which values of some series could stand, ascending.
    pub(in crate::assess) fn ends_of(&self, series: &[SeriesId]) -> Vec<Month> {
        let mut ends = Vec::new();
        for series in series {
            if let Some(region) = self.region_of(*series) {
                ends.extend(self.ledger.ends(*series, region));
            }
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether a formula is a series of cuts (降低率), also beside constants.
    pub(in crate::assess) fn is_cut(&self, expr: &Expr) -> bool {
        change(self, expr) == Change::Cut
    }

    /// How the figures of a formula that is a growth compound over years, in a unit.
    pub(in crate::assess) fn compounding(&self, expr: &Expr, unit: &Unit) -> Compounding {
        if self.is_cut(expr) {
            Compounding::Cut(unit.scale())
        } else {
            Compounding::Growth(unit.scale())
        }
    }
}

fn collect(scene: &Scene<'_>, expr: &Expr, series: &mut Vec<(SeriesId, Option<Kind>)>) {
    match &expr.node {
        Node::Number(_) | Node::Quantity(_) => {}
        Node::Name(name) => {
            if let Ok(id) = scene.series(name)
                && !series.iter().any(|(known, _)| *known == id)
            {
                series.push((id, scene.ledger.kind(id).map(|(kind, _)| kind)));
            }
        }
        Node::Negative(inner) => collect(scene, inner, series),
        Node::Binary(_, left, right) => {
            collect(scene, left, series);
            collect(scene, right, series);
        }
        Node::Call(_, arguments) => {
            for argument in arguments {
                collect(scene, argument, series);
            }
        }
    }
}

fn kind_of(scene: &Scene<'_>, name: &str) -> Option<Kind> {
    let series = scene.series(name).ok()?;
    scene.ledger.kind(series).map(|(kind, _)| kind)
}

fn adds_up(scene: &Scene<'_>, expr: &Expr) -> bool {
    match &expr.node {
        Node::Name(name) => kind_of(scene, name) == Some(Kind::Flow),
        Node::Negative(inner) => adds_up(scene, inner),
        Node::Binary(Operator::Plus | Operator::Minus, left, right) => {
            (adds_up(scene, left) || is_nothing(left))
                && (adds_up(scene, right) || is_nothing(right))
        }
        Node::Binary(Operator::Times, left, right) => {
            (adds_up(scene, left) && is_constant(right))
                || (is_constant(left) && adds_up(scene, right))
        }
        Node::Binary(Operator::Over, left, right) => adds_up(scene, left) && is_constant(right),
        _ => false,
    }
}

/// Whether a part of a formula is a number of the plan.
fn is_constant(expr: &Expr) -> bool {
    matches!(expr.node, Node::Number(_) | Node::Quantity(_))
}

/// Whether a part of a formula is a zero, which adds up to itself.
fn is_nothing(expr: &Expr) -> bool {
    match &expr.node {
        Node::Number(number) => number.is_zero(),
        Node::Quantity(quantity) => quantity.value.is_zero(),
        _ => false,
    }
}

/// What a part of a formula says of a change on a year before.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Change {
    /// By how much something grew.
    Growth,
    /// By how much it fell.
    Cut,
    /// A constant, which may stand beside either.
    Constant,
    /// Something else.
    None,
}

fn is_growth(scene: &Scene<'_>, expr: &Expr) -> bool {
    matches!(change(scene, expr), Change::Growth | Change::Cut)
}

/// The two parts of a sum or difference of growths, or of such a one and a constant: an index less 100% is one growth.
pub(in crate::assess) fn growths_joined<'e>(
    scene: &Scene<'_>,
    expr: &'e Expr,
) -> Option<(Operator, &'e Expr, &'e Expr)> {
    let Node::Binary(operator @ (Operator::Plus | Operator::Minus), left, right) = &expr.node
    else {
        return None;
    };
    let parts = [left, right];
    let joins = parts.iter().all(|part| is_growth(scene, part))
        || parts.iter().any(|part| growths_joined(scene, part).is_some());
    let joins = joins && is_growth(scene, expr);
    joins.then_some((*operator, &**left, &**right))
}

fn change(scene: &Scene<'_>, expr: &Expr) -> Change {
    match &expr.node {
        Node::Number(_) | Node::Quantity(_) => Change::Constant,
        Node::Name(name) if kind_of(scene, name) == Some(Kind::Growth) => {
            let series = scene.series(name).ok();
            let series = series.and_then(|id| scene.catalogue.get(id));
            if series.is_some_and(Series::is_cut) { Change::Cut } else { Change::Growth }
        }
        Node::Negative(inner) => turned(change(scene, inner)),
        Node::Call(Function::Lag, arguments) => {
            let of = arguments.first();
            of.map_or(Change::None, |of| change(scene, of))
        }
        Node::Call(Function::Yoy, _) => Change::Growth,
        Node::Call(Function::Cagr, arguments) => match arguments.first() {
            Some(of) if change(scene, of) == Change::Cut => Change::Cut,
            _ => Change::Growth,
        },
        Node::Binary(operator @ (Operator::Plus | Operator::Minus), left, right) => {
            let right = match (operator, change(scene, right)) {
                (Operator::Minus, right) => turned(right),
                (_, right) => right,
            };
            match (change(scene, left), right) {
                (Change::Constant, other) | (other, Change::Constant) => other,
                (Change::None, _) | (_, Change::None) => Change::None,
                (left, _) => left,
            }
        }
        _ => Change::None,
    }
}

/// The same with its sign turned.
fn turned(change: Change) -> Change {
    match change {
        Change::Growth => Change::Cut,
        Change::Cut => Change::Growth,
        other => other,
    }
}

fn counts_up(expr: &Expr) -> bool {
    match &expr.node {
        Node::Call(Function::Cum, _) => true,
        Node::Negative(inner) => counts_up(inner),
        Node::Binary(Operator::Plus | Operator::Minus, left, right) => {
            counts_up(left) && counts_up(right)
        }
        _ => false,
    }
}

/// How often flows multiply into a formula, less how often they divide it.
fn degree(scene: &Scene<'_>, expr: &Expr) -> i32 {
    match &expr.node {
        // Sums since the baseline and changes are levels of their own.
        Node::Number(_)
        | Node::Quantity(_)
        | Node::Call(
            Function::Cum
            | Function::Yoy
            | Function::Cagr
            | Function::Contribution
            | Function::Pull,
            _,
        ) => 0,
        Node::Name(name) => i32::from(kind_of(scene, name) == Some(Kind::Flow)),
        Node::Negative(inner) => degree(scene, inner),
        Node::Binary(operator, left, right) => {
            let (left, right) = (degree(scene, left), degree(scene, right));
            match operator {
                Operator::Plus | Operator::Minus => left.max(right),
                Operator::Times => left + right,
                Operator::Over => left - right,
            }
        }
        Node::Call(_, arguments) => {
            let degrees = arguments.iter().map(|one| degree(scene, one));
            degrees.max().unwrap_or(0)
        }
    }
}
